"""Entities and statements -> RDF, as `ontology/` says: flat IRIs, no blank nodes, canonical literals, true passages.

A reference to something that is not among the findings is left out, so the graph never points at nothing.
"""

import re
from hashlib import sha256
from typing import Final, assert_never

from rdflib import RDF, SDO, SKOS, TIME, Graph, URIRef

from kg.errors import InputError
from kg.rdf import alignment, labels, literals
from kg.rdf.writer import Writer
from kg.terms import KG, NIF
from kg.values import (
    Article,
    Claim,
    Duration,
    Entity,
    Event,
    Figure,
    Findings,
    Proposal,
    Role,
    Statement,
    Term,
    Time,
    name_of,
)

BASE: Final = "https://w3id.org/newskg/id/"
WIKIDATA: Final = "http://www.wikidata.org/entity/"

_BASE_SHAPE = re.compile(r"[a-z][a-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f-\x9f\ud800-\udfff]*[/#]", re.IGNORECASE)


def build(
    article: Article, findings: Findings, *, base: str = BASE, align: bool = False, with_text: bool = True
) -> Graph:
    """Return the graph of one article.

    `align` also writes the classes and properties of schema.org, PROV, NIF and others; `with_text` writes the article's whole text.
    Raise InputError when `base` cannot begin an IRI, and ValueError for a passage outside the text, which is a bug.
    """
    if not _BASE_SHAPE.fullmatch(base):
        raise InputError(f"base {base!r} is not an absolute IRI that ends in / or #")
    writer = Writer(article, findings, base)
    _article(writer, with_text)
    for entity in findings.entities:
        _entity(writer, entity)
    for statement in findings.statements:
        _statement(writer, statement)
    for quotation in findings.quotations:
        writer.add(writer.passage(quotation), RDF.type, KG.Quotation)
    if align:
        alignment.align(writer.graph)
    return writer.graph


def _article(writer: Writer, with_text: bool) -> None:
    article = writer.article
    node = writer.start(article.key, KG.Article, article.title or article.key)
    writer.say(node, SDO.headline, article.title)
    writer.say(node, SDO.author, *article.authors)
    writer.say(node, SDO.publisher, article.publisher)
    writer.say(node, SDO.identifier, article.identifier)
    writer.say(node, SDO.inLanguage, article.language)
    writer.say(node, KG.sha256, sha256(article.text.encode()).hexdigest())
    writer.say(node, KG.inferred, *article.inferred)
    if article.published:
        writer.add(node, SDO.datePublished, literals.moment(article.published))
    # A literal: an address that a page states may hold anything, and no store refuses a string.
    writer.add(node, SDO.url, *([literals.uri(article.url)] if article.url else []))
    if with_text:
        writer.say(node, NIF.isString, article.text)


def _entity(writer: Writer, entity: Entity) -> None:
    node = writer.start(entity.id, entity.kind, entity.name)
    writer.found(node, entity.rule, (*entity.mentions, *entity.told))
    writer.link(node, KG.affiliation, entity.affiliation)
    if entity.kind in (KG.UnnamedActor, KG.AnonymousSource, KG.Item):
        return  # they are called by their label alone
    writer.say(node, SDO.name, entity.name)
    writer.say(node, SKOS.altLabel, *(alias for alias in entity.aliases if alias != entity.name))
    _identity(writer, node, entity)
    writer.add(node, KG.existed, *([literals.edtf(entity.existed)] if entity.existed else []))
    if entity.country and entity.kind == KG.Country:
        writer.say(node, KG.isoCode, entity.country.upper())
    elif entity.country:
        writer.link(node, KG.inCountry, [f"country-{entity.country.lower()}"])


def _identity(writer: Writer, node: URIRef, entity: Entity) -> None:
    """Write what a thing is in the world, where it lies, and what else its name may mean."""
    link = entity.link
    if link is not None:
        writer.add(node, SKOS.exactMatch, *([URIRef(WIKIDATA + link.wikidata)] if link.wikidata else []))
        writer.add(node, SDO.sameAs, *([literals.page(link.page)] if link.page else []))
        writer.say(node, KG.linkEvidence, link.why)
        for predicate, value in (
            (KG.linkProbability, link.probability),
            (SDO.latitude, link.latitude),
            (SDO.longitude, link.longitude),
        ):
            writer.add(node, predicate, *([literals.decimal(value)] if value is not None else []))
    for rival in entity.rivals:
        writer.say(node, KG.linkCandidate, f"{rival.id} ({rival.probability}) {rival.name}: {rival.why}")


def _statement(writer: Writer, statement: Statement) -> None:
    match statement:
        case Role():
            _role(writer, statement)
        case Figure():
            _figure(writer, statement)
        case Event():
            _event(writer, statement)
        case Claim():
            _claim(writer, statement)
        case Term():
            _term(writer, statement)
        case Proposal():
            _proposal(writer, statement)
        case _:
            assert_never(statement)


def _role(writer: Writer, role: Role) -> None:
    node = writer.start(role.id, KG.Role, role.label)
    writer.found(node, role.rule, [role.evidence])
    writer.link(node, KG.roleIn, [role.of])
    if role.as_of:
        writer.add(node, KG.asOf, literals.day(role.as_of))
    if role.person in writer.known:
        writer.add(writer.iri(role.person), KG.hasRole, node)


def _figure(writer: Writer, figure: Figure) -> None:
    node = writer.start(figure.id, KG.Figure, labels.figure(figure, writer.words([figure.evidence])))
    writer.found(node, figure.rule, [figure.evidence])
    writer.add(node, KG.measures, figure.measures)
    writer.add(node, KG.value, literals.decimal(figure.value))
    writer.add(node, KG.bound, figure.bound)
    writer.say(node, KG.population, figure.population)
    writer.say(node, KG.unit, figure.unit)


def _event(writer: Writer, event: Event) -> None:
    label = labels.event(event, writer.words(event.triggers[:1]), writer.names(event.places))
    node = writer.start(event.id, KG.Event, label)
    writer.found(node, event.rule, event.evidence)
    writer.add(node, KG.eventType, event.type)
    writer.add(node, KG.factuality, event.factuality)
    writer.add(node, KG.polarity, *([event.polarity] if event.polarity else []))
    writer.show(node, KG.trigger, event.triggers)
    writer.link(node, KG.actor, event.actors)
    writer.link(node, KG.target, event.targets)
    writer.link(node, KG.object, event.objects)
    writer.link(node, KG.place, event.places)
    writer.link(node, KG.figure, event.figures)
    writer.link(node, KG.reportedIn, event.reported_in)
    writer.link(node, KG.partOf, event.part_of)
    writer.link(node, KG.before, event.before)
    _time(writer, node, event.time)
    _duration(writer, node, event.duration)


def _claim(writer: Writer, claim: Claim) -> None:
    text = writer.words(claim.content)
    node = writer.start(claim.id, KG.Claim, labels.claim(writer.names(claim.speakers), text))
    writer.found(node, claim.rule, claim.evidence)
    writer.link(node, KG.speaker, claim.speakers)
    writer.show(node, KG.content, claim.content)
    writer.say(node, KG.text, text)
    writer.say(node, KG.cue, claim.cue)
    writer.add(node, KG.mode, claim.mode)
    writer.add(node, KG.speechAct, claim.speech_act)
    writer.link(node, KG.addressee, claim.addressees)
    writer.link(node, KG.about, claim.about)
    writer.link(node, KG.embeddedIn, [claim.embedded_in])
    writer.link(node, KG.states, claim.states)
    writer.link(node, KG.contradicts, claim.contradicts)
    _time(writer, node, claim.time)


def _term(writer: Writer, term: Term) -> None:
    text = writer.words(term.content)
    node = writer.start(term.id, KG.Term, labels.shortened(text))
    writer.found(node, term.rule, term.content)
    writer.show(node, KG.content, term.content)
    writer.say(node, KG.text, text)
    writer.add(node, KG.polarity, term.polarity)
    writer.say(node, KG.condition, term.condition)
    writer.link(node, KG.actor, term.actors)
    writer.link(node, KG.target, term.targets)
    writer.link(node, KG.place, term.places)
    if term.type:
        writer.add(node, KG.termType, term.type)
    _duration(writer, node, term.duration)


def _proposal(writer: Writer, proposal: Proposal) -> None:
    told = [writer.terms[name] for name in proposal.terms if name in writer.terms]
    sides = writer.names(proposal.proposed_by), writer.names(proposal.addressed_to)
    label = labels.proposal(*sides, writer.words(proposal.mentions[:1]), map(writer.words, told))
    node = writer.start(proposal.id, KG.Proposal, label)
    writer.found(node, proposal.rule, proposal.evidence)
    writer.show(node, KG.mention, proposal.mentions)
    writer.add(node, KG.status, proposal.status)
    writer.link(node, KG.statusEvent, [proposal.status_event])
    writer.link(node, KG.proposedBy, proposal.proposed_by)
    writer.link(node, KG.addressedTo, proposal.addressed_to)
    writer.link(node, KG.conveyedBy, proposal.conveyed_by)
    writer.link(node, KG.respondsTo, [proposal.responds_to])
    writer.link(node, KG.hasTerm, proposal.terms)
    writer.link(node, KG.firstReportedBy, proposal.first_reported_by)
    _time(writer, node, proposal.time)


def _time(writer: Writer, node: URIRef, time: Time | None) -> None:
    if time is None:
        return
    if time.edtf is not None:
        writer.add(node, KG.date, literals.edtf(time.edtf))
    writer.say(node, KG.dateText, time.text)
    for predicate, day in ((KG.earliest, time.earliest), (KG.latest, time.latest)):
        writer.add(node, predicate, *([literals.day(day)] if day else []))


def _duration(writer: Writer, subject: URIRef, duration: Duration | None) -> None:
    if duration is None:
        return
    name = name_of(writer.article, "duration", duration.span, also=f"{duration.value.normalize():f} {duration.unit}")
    node = writer.start(name, TIME.Duration, writer.article.words(duration.span))
    writer.add(node, TIME.numericDuration, literals.decimal(duration.value))
    writer.add(node, TIME.unitType, TIME[duration.unit])
    writer.show(node, KG.evidence, [duration.span])
    writer.add(subject, KG.duration, node)
