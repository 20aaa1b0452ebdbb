"""What somebody said: by quotation, by report, "according to".

`content` reads what a cue introduces: `quotes` by the marks around it, `frames` by the parse, `order` by the order of the words where
the parse has lost it. `pieces` cleans the passages at their ends. `loose` finds whose the quotations are that no cue introduces.
"""

from collections.abc import Iterator

from rdflib import URIRef

from kg.find.claims import content, loose, speakers, told
from kg.find.entities import Entities
from kg.language import tree
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Claim, Drop, Span, Time, name_of

#: Why a word that attributes makes no claim, and why a quotation is nobody's.
NO_SPEAKER = "nobody was made out who says it"
NO_WORDS = "no words were made out that it introduces"
TWICE = "another word attributes the same words"
QUOTED = "what a quotation says of others is part of the quotation"
NO_RULE = "marked as attributing, and no rule reads it"
NOBODYS = "a quotation of which nobody was made out who says it"


def find(reading: Reading, entities: Entities) -> Iterator[Claim | Drop]:
    """Yield one claim per cue and what it introduces; quotations that nothing introduces go to who spoke last."""
    found: dict[tuple[Span, ...], Claim] = {}
    for cue in reading.outer_cues:
        claim = _claim(reading, entities, cue)
        if isinstance(claim, Drop):
            if cue.sure:  # a listed verb that the pipeline leaves unmarked promises nothing
                yield claim
        elif found.setdefault(claim.content, claim) is not claim:
            yield Drop("claims", TWICE, cue.span)
    claims = loose.attach(reading, entities, list(found.values()))
    yield from claims
    yield from _unused(reading, claims)


def _unused(reading: Reading, claims: list[Claim]) -> Iterator[Drop]:
    """Yield the cues that no claim was tried for, and the long quotations that are in no claim."""
    outer = {cue.verb.i for cue in reading.outer_cues}
    yield from (Drop("claims", QUOTED, cue.span) for cue in reading.cues if cue.verb.i not in outer)
    read = {t.i for cue in reading.cues for t in cue.tokens}
    for marked in reading.doc.spans.get("attribution", ()):
        if marked.label_ == "Cue" and read.isdisjoint(range(marked.start, marked.end)):
            yield Drop("claims", NO_RULE, tree.span(marked))
    held = told.Told(reading, claims)
    yield from (Drop("claims", NOBODYS, quote) for quote in reading.long_quotations if not held.holds(quote))


def _claim(reading: Reading, entities: Entities, cue: Cue) -> Claim | Drop:
    """Return the claim that a cue makes; without a speaker that the entities know there is none."""
    who = speakers.of(entities, cue)
    if not who:
        return Drop("claims", NO_SPEAKER, cue.span)
    said = content.of(reading, cue)
    if said is None:
        return Drop("claims", NO_WORDS, cue.span)
    return Claim(
        name_of(reading.article, "claim", *said.pieces),
        who,
        said.pieces,
        mode(reading, said.pieces),
        said.act,
        _evidence(reading, cue, said.pieces),
        f"claims/{said.frame}",
        cue=" ".join(t.text for t in cue.tokens),
        addressees=speakers.addressees(entities, cue, who),
        time=_time(reading, cue, said.pieces),
    )


def _evidence(reading: Reading, cue: Cue, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the sentence of the cue, grown to hold what it introduces."""
    sentence = tree.span(cue.verb.sent)
    whole = Span(min(sentence.start, pieces[0].start), max(sentence.end, pieces[-1].end))
    return (tree.trim(reading.text, whole, " \n\t"),)


def _time(reading: Reading, cue: Cue, pieces: tuple[Span, ...]) -> Time | None:
    """Return when it was said: the first time in the cue's sentence that hangs on the cue, outside the content."""
    if cue.kind != "verb":
        return None
    for t in reading.times_in(tree.span(cue.verb.sent)):
        head = reading.head(t.span)
        if head is not None and head.head == cue.verb and not any(t.span.touches(p) for p in pieces):
            return t
    return None


def mode(reading: Reading, pieces: tuple[Span, ...]) -> URIRef:
    """Return Direct when all is quoted, Mixed when some is, else Indirect."""
    letters = [i for p in pieces for i in range(*p) if reading.text[i].isalnum()]
    quoted = sum(map(reading.is_quoted, letters))
    if quoted == len(letters):
        return KG.Direct
    return KG.Mixed if quoted else KG.Indirect
