"""The names of the ontology as constants: `KG.Person`, `KGT.Attack`. Made by `python -m kg.rdf.constants`; do not edit."""

# ruff: noqa: N815 - the names are the ontology's

from typing import Final

from rdflib import URIRef

EDTF: Final = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
"""The datatype of dates in the Extended Date/Time Format."""


_KG: Final = "https://w3id.org/newskg/ontology#"


class KG:
    """Classes, properties and individuals."""

    About: Final = URIRef(_KG + "About")
    Accepted: Final = URIRef(_KG + "Accepted")
    Accuse: Final = URIRef(_KG + "Accuse")
    Actor: Final = URIRef(_KG + "Actor")
    Actual: Final = URIRef(_KG + "Actual")
    AnonymousSource: Final = URIRef(_KG + "AnonymousSource")
    Article: Final = URIRef(_KG + "Article")
    Ask: Final = URIRef(_KG + "Ask")
    Assert: Final = URIRef(_KG + "Assert")
    AtLeast: Final = URIRef(_KG + "AtLeast")
    AtMost: Final = URIRef(_KG + "AtMost")
    Bound: Final = URIRef(_KG + "Bound")
    Claim: Final = URIRef(_KG + "Claim")
    Countered: Final = URIRef(_KG + "Countered")
    Country: Final = URIRef(_KG + "Country")
    Demand: Final = URIRef(_KG + "Demand")
    Deny: Final = URIRef(_KG + "Deny")
    Direct: Final = URIRef(_KG + "Direct")
    Event: Final = URIRef(_KG + "Event")
    Exactly: Final = URIRef(_KG + "Exactly")
    Factuality: Final = URIRef(_KG + "Factuality")
    Figure: Final = URIRef(_KG + "Figure")
    Indirect: Final = URIRef(_KG + "Indirect")
    Item: Final = URIRef(_KG + "Item")
    Mixed: Final = URIRef(_KG + "Mixed")
    Mode: Final = URIRef(_KG + "Mode")
    Negated: Final = URIRef(_KG + "Negated")
    Negative: Final = URIRef(_KG + "Negative")
    Open: Final = URIRef(_KG + "Open")
    Organization: Final = URIRef(_KG + "Organization")
    Person: Final = URIRef(_KG + "Person")
    Place: Final = URIRef(_KG + "Place")
    Planned: Final = URIRef(_KG + "Planned")
    Polarity: Final = URIRef(_KG + "Polarity")
    Positive: Final = URIRef(_KG + "Positive")
    Possible: Final = URIRef(_KG + "Possible")
    Promise: Final = URIRef(_KG + "Promise")
    Proposal: Final = URIRef(_KG + "Proposal")
    Propose: Final = URIRef(_KG + "Propose")
    Quotation: Final = URIRef(_KG + "Quotation")
    Rejected: Final = URIRef(_KG + "Rejected")
    Reported: Final = URIRef(_KG + "Reported")
    Role: Final = URIRef(_KG + "Role")
    SpeechAct: Final = URIRef(_KG + "SpeechAct")
    Status: Final = URIRef(_KG + "Status")
    Term: Final = URIRef(_KG + "Term")
    UnnamedActor: Final = URIRef(_KG + "UnnamedActor")
    Warn: Final = URIRef(_KG + "Warn")
    Withdrawn: Final = URIRef(_KG + "Withdrawn")
    about: Final = URIRef(_KG + "about")
    actor: Final = URIRef(_KG + "actor")
    addressedTo: Final = URIRef(_KG + "addressedTo")
    addressee: Final = URIRef(_KG + "addressee")
    affiliation: Final = URIRef(_KG + "affiliation")
    asOf: Final = URIRef(_KG + "asOf")
    before: Final = URIRef(_KG + "before")
    bound: Final = URIRef(_KG + "bound")
    condition: Final = URIRef(_KG + "condition")
    content: Final = URIRef(_KG + "content")
    contradicts: Final = URIRef(_KG + "contradicts")
    conveyedBy: Final = URIRef(_KG + "conveyedBy")
    cue: Final = URIRef(_KG + "cue")
    date: Final = URIRef(_KG + "date")
    dateText: Final = URIRef(_KG + "dateText")
    duration: Final = URIRef(_KG + "duration")
    earliest: Final = URIRef(_KG + "earliest")
    embeddedIn: Final = URIRef(_KG + "embeddedIn")
    eventType: Final = URIRef(_KG + "eventType")
    evidence: Final = URIRef(_KG + "evidence")
    existed: Final = URIRef(_KG + "existed")
    factuality: Final = URIRef(_KG + "factuality")
    figure: Final = URIRef(_KG + "figure")
    firstReportedBy: Final = URIRef(_KG + "firstReportedBy")
    hasRole: Final = URIRef(_KG + "hasRole")
    hasTerm: Final = URIRef(_KG + "hasTerm")
    inArticle: Final = URIRef(_KG + "inArticle")
    inCountry: Final = URIRef(_KG + "inCountry")
    inferred: Final = URIRef(_KG + "inferred")
    isoCode: Final = URIRef(_KG + "isoCode")
    latest: Final = URIRef(_KG + "latest")
    linkCandidate: Final = URIRef(_KG + "linkCandidate")
    linkEvidence: Final = URIRef(_KG + "linkEvidence")
    linkProbability: Final = URIRef(_KG + "linkProbability")
    measures: Final = URIRef(_KG + "measures")
    mention: Final = URIRef(_KG + "mention")
    mode: Final = URIRef(_KG + "mode")
    object: Final = URIRef(_KG + "object")
    partOf: Final = URIRef(_KG + "partOf")
    participant: Final = URIRef(_KG + "participant")
    place: Final = URIRef(_KG + "place")
    polarity: Final = URIRef(_KG + "polarity")
    population: Final = URIRef(_KG + "population")
    proposedBy: Final = URIRef(_KG + "proposedBy")
    reportedIn: Final = URIRef(_KG + "reportedIn")
    respondsTo: Final = URIRef(_KG + "respondsTo")
    roleIn: Final = URIRef(_KG + "roleIn")
    rule: Final = URIRef(_KG + "rule")
    sameClaimAs: Final = URIRef(_KG + "sameClaimAs")
    sameEventAs: Final = URIRef(_KG + "sameEventAs")
    sha256: Final = URIRef(_KG + "sha256")
    speaker: Final = URIRef(_KG + "speaker")
    speechAct: Final = URIRef(_KG + "speechAct")
    states: Final = URIRef(_KG + "states")
    status: Final = URIRef(_KG + "status")
    statusEvent: Final = URIRef(_KG + "statusEvent")
    target: Final = URIRef(_KG + "target")
    termType: Final = URIRef(_KG + "termType")
    text: Final = URIRef(_KG + "text")
    trigger: Final = URIRef(_KG + "trigger")
    unit: Final = URIRef(_KG + "unit")
    value: Final = URIRef(_KG + "value")


_KGT: Final = "https://w3id.org/newskg/types#"


class KGT:
    """Event types and kinds of figures."""

    Abducted: Final = URIRef(_KGT + "Abducted")
    Abduction: Final = URIRef(_KGT + "Abduction")
    Accident: Final = URIRef(_KGT + "Accident")
    Accusation: Final = URIRef(_KGT + "Accusation")
    Agreement: Final = URIRef(_KGT + "Agreement")
    Aid: Final = URIRef(_KGT + "Aid")
    Appointment: Final = URIRef(_KGT + "Appointment")
    Arrest: Final = URIRef(_KGT + "Arrest")
    Arrested: Final = URIRef(_KGT + "Arrested")
    Attack: Final = URIRef(_KGT + "Attack")
    Award: Final = URIRef(_KGT + "Award")
    Ceasefire: Final = URIRef(_KGT + "Ceasefire")
    Ceremony: Final = URIRef(_KGT + "Ceremony")
    Closure: Final = URIRef(_KGT + "Closure")
    Competition: Final = URIRef(_KGT + "Competition")
    Crime: Final = URIRef(_KGT + "Crime")
    Death: Final = URIRef(_KGT + "Death")
    Demand: Final = URIRef(_KGT + "Demand")
    Disaster: Final = URIRef(_KGT + "Disaster")
    Discovery: Final = URIRef(_KGT + "Discovery")
    Displaced: Final = URIRef(_KGT + "Displaced")
    Election: Final = URIRef(_KGT + "Election")
    Endorsement: Final = URIRef(_KGT + "Endorsement")
    EventType: Final = URIRef(_KGT + "EventType")
    FigureKind: Final = URIRef(_KGT + "FigureKind")
    Injured: Final = URIRef(_KGT + "Injured")
    Injury: Final = URIRef(_KGT + "Injury")
    Investigation: Final = URIRef(_KGT + "Investigation")
    Killed: Final = URIRef(_KGT + "Killed")
    Killing: Final = URIRef(_KGT + "Killing")
    Launch: Final = URIRef(_KGT + "Launch")
    Legislation: Final = URIRef(_KGT + "Legislation")
    Meeting: Final = URIRef(_KGT + "Meeting")
    MilitaryOperation: Final = URIRef(_KGT + "MilitaryOperation")
    Missing: Final = URIRef(_KGT + "Missing")
    Mobilization: Final = URIRef(_KGT + "Mobilization")
    Money: Final = URIRef(_KGT + "Money")
    Other: Final = URIRef(_KGT + "Other")
    OtherEvent: Final = URIRef(_KGT + "OtherEvent")
    Participants: Final = URIRef(_KGT + "Participants")
    Protest: Final = URIRef(_KGT + "Protest")
    Publication: Final = URIRef(_KGT + "Publication")
    Rejection: Final = URIRef(_KGT + "Rejection")
    Release: Final = URIRef(_KGT + "Release")
    Rescued: Final = URIRef(_KGT + "Rescued")
    Resignation: Final = URIRef(_KGT + "Resignation")
    Restriction: Final = URIRef(_KGT + "Restriction")
    Sanction: Final = URIRef(_KGT + "Sanction")
    Share: Final = URIRef(_KGT + "Share")
    Threat: Final = URIRef(_KGT + "Threat")
    Transaction: Final = URIRef(_KGT + "Transaction")
    Trial: Final = URIRef(_KGT + "Trial")
    Visit: Final = URIRef(_KGT + "Visit")
    Votes: Final = URIRef(_KGT + "Votes")
    Withdrawal: Final = URIRef(_KGT + "Withdrawal")


_NIF: Final = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"


class NIF:
    """What the graph uses of the NLP Interchange Format."""

    Context: Final = URIRef(_NIF + "Context")
    OffsetBasedString: Final = URIRef(_NIF + "OffsetBasedString")
    anchorOf: Final = URIRef(_NIF + "anchorOf")
    beginIndex: Final = URIRef(_NIF + "beginIndex")
    endIndex: Final = URIRef(_NIF + "endIndex")
    isString: Final = URIRef(_NIF + "isString")
    referenceContext: Final = URIRef(_NIF + "referenceContext")


_SEM: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/"


class SEM:
    """What the graph uses of the Simple Event Model."""

    Event: Final = URIRef(_SEM + "Event")
    Time: Final = URIRef(_SEM + "Time")
    eventType: Final = URIRef(_SEM + "eventType")
    hasActor: Final = URIRef(_SEM + "hasActor")
    hasEarliestBeginTimeStamp: Final = URIRef(_SEM + "hasEarliestBeginTimeStamp")
    hasLatestEndTimeStamp: Final = URIRef(_SEM + "hasLatestEndTimeStamp")
    hasPlace: Final = URIRef(_SEM + "hasPlace")
    hasTime: Final = URIRef(_SEM + "hasTime")
    hasTimeStamp: Final = URIRef(_SEM + "hasTimeStamp")
    subEventOf: Final = URIRef(_SEM + "subEventOf")


EVENT_TYPES: Final[tuple[URIRef, ...]] = (
    KGT.Abduction,
    KGT.Accident,
    KGT.Accusation,
    KGT.Agreement,
    KGT.Aid,
    KGT.Appointment,
    KGT.Arrest,
    KGT.Attack,
    KGT.Award,
    KGT.Ceasefire,
    KGT.Ceremony,
    KGT.Closure,
    KGT.Competition,
    KGT.Crime,
    KGT.Death,
    KGT.Demand,
    KGT.Disaster,
    KGT.Discovery,
    KGT.Election,
    KGT.Endorsement,
    KGT.Injury,
    KGT.Investigation,
    KGT.Killing,
    KGT.Launch,
    KGT.Legislation,
    KGT.Meeting,
    KGT.MilitaryOperation,
    KGT.Mobilization,
    KGT.OtherEvent,
    KGT.Protest,
    KGT.Publication,
    KGT.Rejection,
    KGT.Release,
    KGT.Resignation,
    KGT.Restriction,
    KGT.Sanction,
    KGT.Threat,
    KGT.Transaction,
    KGT.Trial,
    KGT.Visit,
    KGT.Withdrawal,
)
"""Every event type, sorted."""


FIGURE_KINDS: Final[tuple[URIRef, ...]] = (
    KGT.Abducted,
    KGT.Arrested,
    KGT.Displaced,
    KGT.Injured,
    KGT.Killed,
    KGT.Missing,
    KGT.Money,
    KGT.Other,
    KGT.Participants,
    KGT.Rescued,
    KGT.Share,
    KGT.Votes,
)
"""Every kind of figure, sorted."""


STANDARD_TYPES: Final[tuple[tuple[URIRef, URIRef], ...]] = (
    (KG.Actor, URIRef("http://www.w3.org/ns/prov#Agent")),
    (KG.AnonymousSource, URIRef("http://www.w3.org/ns/prov#Agent")),
    (KG.Article, URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Context")),
    (KG.Article, URIRef("http://www.w3.org/ns/prov#Entity")),
    (KG.Article, URIRef("https://schema.org/NewsArticle")),
    (KG.Claim, URIRef("http://www.w3.org/ns/prov#Entity")),
    (KG.Country, URIRef("http://www.w3.org/ns/prov#Agent")),
    (KG.Country, URIRef("https://schema.org/Country")),
    (KG.Country, URIRef("https://schema.org/Place")),
    (KG.Figure, URIRef("https://schema.org/QuantitativeValue")),
    (KG.Item, URIRef("https://schema.org/Thing")),
    (KG.Organization, URIRef("http://www.w3.org/ns/org#Organization")),
    (KG.Organization, URIRef("http://www.w3.org/ns/prov#Agent")),
    (KG.Organization, URIRef("https://schema.org/Organization")),
    (KG.Person, URIRef("http://www.w3.org/ns/prov#Agent")),
    (KG.Person, URIRef("http://xmlns.com/foaf/0.1/Person")),
    (KG.Person, URIRef("https://schema.org/Person")),
    (KG.Place, URIRef("https://schema.org/Place")),
    (KG.Proposal, URIRef("https://schema.org/CreativeWork")),
    (KG.Quotation, URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#OffsetBasedString")),
    (KG.Role, URIRef("http://www.w3.org/ns/org#Membership")),
    (KG.UnnamedActor, URIRef("http://www.w3.org/ns/prov#Agent")),
)
"""A class and a class of schema.org, PROV, NIF, ... that its instances also belong to; superclasses included."""


STANDARD_TYPES_OF_SOME: Final[tuple[tuple[URIRef, URIRef, URIRef, URIRef], ...]] = (
    (KG.Claim, KG.speechAct, KG.Accuse, URIRef("https://schema.org/Claim")),
    (KG.Claim, KG.speechAct, KG.Assert, URIRef("https://schema.org/Claim")),
    (KG.Claim, KG.speechAct, KG.Deny, URIRef("https://schema.org/Claim")),
    (KG.Event, KG.factuality, KG.Actual, URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/Event")),
    (KG.Event, KG.factuality, KG.Actual, URIRef("https://schema.org/Event")),
)
"""A class, a property, its value, and the class elsewhere of those instances that have the value."""


STANDARD_PROPERTIES: Final[tuple[tuple[URIRef, URIRef], ...]] = (
    (KG.affiliation, URIRef("https://schema.org/affiliation")),
    (KG.hasRole, URIRef("http://www.w3.org/ns/org#hasMembership")),
    (KG.speaker, URIRef("http://www.w3.org/ns/prov#wasAttributedTo")),
    (KG.unit, URIRef("https://schema.org/unitText")),
)
"""A property and one of others that holds with it."""


EVENT_PROPERTIES: Final[tuple[tuple[URIRef, URIRef], ...]] = (
    (KG.actor, URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasActor")),
    (KG.actor, URIRef("https://schema.org/actor")),
    (KG.earliest, URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasEarliestBeginTimeStamp")),
    (KG.eventType, URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/eventType")),
    (KG.latest, URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasLatestEndTimeStamp")),
    (KG.partOf, URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/subEventOf")),
    (KG.place, URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasPlace")),
    (KG.place, URIRef("https://schema.org/location")),
    (KG.target, URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasActor")),
)
"""The same, of events that are actual and no others."""
