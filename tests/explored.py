"""A small graph made by hand, with something of everything that pages show; its places and people are invented."""

from rdflib import PROV, RDF, RDFS, SDO, SKOS, XSD, Graph, Literal, URIRef

from kg.rdf.build import BASE, WIKIDATA
from kg.terms import EDTF, KG, KGT, NIF

KEY = "a-0123456789ab"
TEXT = """Port talks stall in Velmora

Mayor Ilse Brandt said on Monday that the dockers' offer was fair. "We will sign it," she told the council.

The Harbour Board denied that it had closed the Old Quay. A source close to the board said Brandt wanted a quick deal.

Police arrested at least 40 people in Velmora on 3 May 2021. Officials expect a march in Tarn Bay.

The dockers offered to end the strike if wages rose. The board rejected the offer."""


class Story:
    """A graph that grows; passages are found by their words."""

    def __init__(
        self, text: str = TEXT, key: str = KEY, title: str = "Port talks stall in Velmora", *, with_text: bool = True
    ) -> None:
        self.text, self.key, self.graph = text, key, Graph()
        self.article = URIRef(BASE + key)
        self.say(self.article, RDF.type, KG.Article)
        self.say(self.article, RDFS.label, Literal(title))
        self.say(self.article, SDO.headline, Literal(title))
        self.say(self.article, SDO.datePublished, Literal("2021-05-04", datatype=XSD.date))
        if with_text:
            self.say(self.article, NIF.isString, Literal(text))

    def say(self, subject: URIRef, predicate: URIRef, *objects: URIRef | Literal) -> None:
        for value in objects:
            self.graph.add((subject, predicate, value))

    def at(self, words: str, nth: int = 0) -> URIRef:
        """Return the passage of the nth place where words stand."""
        begin = -1
        for _ in range(nth + 1):
            begin = self.text.index(words, begin + 1)
        end = begin + len(words)
        node = URIRef(f"{self.article}_offset_{begin}_{end}")
        self.say(node, RDF.type, NIF.OffsetBasedString)
        self.say(node, NIF.referenceContext, self.article)
        self.say(node, NIF.beginIndex, Literal(str(begin), datatype=XSD.nonNegativeInteger))
        self.say(node, NIF.endIndex, Literal(str(end), datatype=XSD.nonNegativeInteger))
        self.say(node, NIF.anchorOf, Literal(words))
        return node

    def node(self, name: str, kind: URIRef, label: str, *evidence: URIRef, **facts: object) -> URIRef:
        """Return a node of the article, or of all articles where its name begins with Q; `facts` are terms of KG."""
        node = URIRef(BASE + (name if name.startswith(("Q", "country-")) else f"{self.key}_{name}"))
        self.say(node, RDF.type, kind)
        self.say(node, RDFS.label, Literal(label))
        self.say(node, KG.inArticle, self.article)
        self.say(node, KG.rule, Literal("tests/hand"))
        self.say(node, KG.evidence, *evidence)
        for predicate, value in facts.items():
            for one in value if isinstance(value, list | tuple) else [value]:
                self.say(node, getattr(KG, predicate), one if isinstance(one, URIRef) else Literal(one))
        return node

    def place(self, node: URIRef, latitude: float, longitude: float) -> None:
        self.say(node, SDO.latitude, Literal(str(latitude), datatype=XSD.decimal))
        self.say(node, SDO.longitude, Literal(str(longitude), datatype=XSD.decimal))


def story(*, with_text: bool = True, with_places: bool = True) -> Story:
    """Return the whole story."""
    s = Story(with_text=with_text)
    brandt = s.node("Q1001", KG.Person, "Ilse Brandt", s.at("Ilse Brandt"), s.at("Brandt", 1), s.at("she"))
    s.say(brandt, SKOS.altLabel, Literal("Brandt"))
    s.say(brandt, SKOS.exactMatch, URIRef(WIKIDATA + "Q1001"))
    s.say(brandt, KG.linkEvidence, Literal("the only mayor of that name"))
    velmora = s.node("Q1002", KG.Place, "Velmora", s.at("Velmora"), s.at("Velmora", 1))
    bay = s.node("Q1003", KG.Place, "Tarn Bay", s.at("Tarn Bay"))
    if with_places:
        s.place(velmora, 41.2, -8.6)
        s.place(bay, 43.4, -4.1)
    role = s.node("role-1", KG.Role, "mayor", s.at("Mayor Ilse Brandt"), roleIn=velmora)
    s.say(brandt, KG.hasRole, role)
    board = s.node("organization-harbour-board", KG.Organization, "Harbour Board", s.at("Harbour Board"))
    source = s.node("actor-source", KG.AnonymousSource, "source close to the board", s.at("source close to the board"))
    dockers = s.node("actor-dockers", KG.UnnamedActor, "dockers", s.at("dockers"), s.at("dockers", 1))
    _said(s, brandt, board, source)
    arrest = _happened(s, velmora, bay, board)
    _offered(s, dockers, board)
    s.say(arrest, KG.actor, s.node("organization-police", KG.Organization, "Police", s.at("Police")))
    model = s.node("model-1", PROV.SoftwareAgent, "newskg language model 1")
    s.say(s.article, PROV.wasAttributedTo, model)
    return s


def _said(s: Story, brandt: URIRef, board: URIRef, source: URIRef) -> None:
    _claim(s, "claim-1", "Ilse Brandt", "the dockers' offer was fair", speaker=brandt)
    _claim(s, "claim-2", "Ilse Brandt", "We will sign it,", speaker=brandt, speechAct=KG.Promise, mode=KG.Direct)
    denial = "it had closed the Old Quay"
    outer = _claim(s, "claim-3", "Harbour Board", denial, speaker=board, speechAct=KG.Deny)
    closure = _event(
        s,
        "event-closure",
        "closure: the board closed the Old Quay",
        "closed",
        s.at(denial),
        eventType=KGT.Closure,
        factuality=KG.Negated,
        polarity=KG.Negative,
        actor=board,
        reportedIn=outer,
    )
    s.say(outer, KG.states, closure)
    leak = _claim(s, "claim-4", "source", "Brandt wanted a quick deal", speaker=source, about=brandt)
    _claim(s, "claim-5", "Ilse Brandt", "a quick deal", speaker=brandt, speechAct=KG.Demand, embeddedIn=leak)


def _claim(s: Story, name: str, who: str, words: str, **facts: URIRef) -> URIRef:
    """Write a claim of these words, as reported and as an assertion where `facts` have nothing else."""
    passage, usual = s.at(words), {"speechAct": KG.Assert, "mode": KG.Indirect}
    return s.node(
        name, KG.Claim, f"{who}: {words.rstrip(',')}", passage, **{**usual, **facts}, content=passage, text=words
    )


def _event(s: Story, name: str, label: str, trigger: str, *evidence: URIRef, **facts: object) -> URIRef:
    """Write an event that a word tells, which is its evidence where nothing else is given."""
    word = s.at(trigger)
    return s.node(name, KG.Event, label, *(evidence or (word,)), trigger=word, **facts)


def _happened(s: Story, velmora: URIRef, bay: URIRef, board: URIRef) -> URIRef:
    people = s.at("at least 40 people")
    figure = s.node(
        "figure-1",
        KG.Figure,
        "arrested: at least 40 people",
        people,
        measures=KGT.Arrested,
        bound=KG.AtLeast,
        population="people",
    )
    s.say(figure, KG.value, Literal("40", datatype=XSD.decimal))
    arrest = _event(
        s,
        "event-arrest",
        "arrest: police arrested 40 people in Velmora",
        "arrested",
        eventType=KGT.Arrest,
        factuality=KG.Actual,
        place=velmora,
        figure=figure,
        dateText="3 May 2021",
    )
    s.say(arrest, KG.date, Literal("2021-05-03", datatype=EDTF))
    s.say(arrest, KG.earliest, Literal("2021-05-03", datatype=XSD.date))
    s.say(arrest, KG.latest, Literal("2021-05-03", datatype=XSD.date))
    march = {"eventType": KGT.Protest, "factuality": KG.Planned, "place": bay}
    _event(s, "event-march", "protest: a march in Tarn Bay", "march", **march)
    return arrest


def _offered(s: Story, dockers: URIRef, board: URIRef) -> None:
    first = s.at("the dockers' offer")
    content = s.at("end the strike")
    term = s.node(
        "term-1",
        KG.Term,
        "end the strike",
        content,
        content=content,
        text="end the strike",
        termType=KGT.Protest,
        polarity=KG.Negative,
        condition="wages rose",
    )
    refusal = _event(
        s,
        "event-rejection",
        "rejection: the board rejected the offer",
        "rejected",
        eventType=KGT.Rejection,
        factuality=KG.Actual,
        actor=board,
    )
    s.node(
        "proposal-1",
        KG.Proposal,
        "the dockers' offer",
        first,
        mention=first,
        proposedBy=dockers,
        addressedTo=board,
        hasTerm=term,
        status=KG.Rejected,
        statusEvent=refusal,
    )
