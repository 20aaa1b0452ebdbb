"""Claims: what somebody said, quoted, reported, or after "according to".

`speakers` reads who speaks by a cue, `content` what it introduces: `quotes` by the marks around it, `verdicts` where a claim of others is
rejected, `gaps` where the words stand elsewhere, `related` by the reader, `frames` by the parse, `order` by the order of the words where
the parse has lost it. `pieces` cleans the passages at their ends; `vetoes` say what cannot be anybody's words. `loose` finds whose the
quotations are that no cue introduces, `inner` what a quotation reports in its turn, `headlines` what a colon attributes; `across` compares
the claims of the article.
"""

from collections.abc import Iterator
from dataclasses import replace

from rdflib import URIRef

from kg.find.claims import across, content, headlines, inner, loose, speakers, told, verdicts
from kg.find.claims.vetoes import Content
from kg.find.entities import Entities
from kg.language import tree
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.spans import trim
from kg.terms import KG
from kg.values import Claim, Drop, Name, Span, Time, name_of

#: Why a word that attributes makes no claim, and why a quotation is nobody's.
NO_SPEAKER = "nobody was made out who says it"
NO_WORDS = "no words were made out that it introduces"
TWICE = "another word attributes the same words"
QUOTED = "what a quotation says of others is part of the quotation"
NO_RULE = "marked as attributing, and no rule reads it"
NOBODYS = "a quotation of which nobody was made out who says it"


def find(reading: Reading, entities: Entities) -> Iterator[Claim | Drop]:
    """Yield one claim per cue and what it introduces; quotations that nothing introduces go to who spoke last."""
    found: list[tuple[Cue, Claim]] = []
    for cue in reading.outer_cues:
        claim = _claim(reading, entities, cue)
        if isinstance(claim, Claim):
            found.append((cue, claim))
        elif cue.sure:  # a listed verb that the pipeline leaves unmarked promises nothing
            yield claim
    outer: dict[tuple[tuple[Span, ...], bool], Claim] = {}
    acts = across.as_one_act(found)
    denied = {(c.content, c.speakers) for _, c in acts if c.speech_act == KG.Deny}
    for cue, claim in acts:
        contrary = (
            claim.speech_act != KG.Deny and (claim.content, claim.speakers) in denied
        )  # "responded by denial that"
        if contrary or outer.setdefault((claim.content, claim.speech_act == KG.Deny), claim) is not claim:
            yield Drop("claims", TWICE, cue.span)
    claims = loose.attach(reading, entities, _named_apart(reading, across.apart([*outer.values()])))
    claims += [c for c in headlines.find(reading, entities) if not told.Told(reading, claims).holds(c.content[0])]
    nested = list(inner.find(reading, entities, claims))
    claims += [replace(_made(reading, entities, *one), mode=KG.Indirect) for one in nested]
    yield from across.with_contradictions(reading, across.told_once(reading, claims))
    yield from _unused(reading, claims, {cue.verb.i for cue, _, _ in nested})


def _named_apart(reading: Reading, claims: list[Claim]) -> list[Claim]:
    """Return the claims with a name of its own for each: who denies the words of another claim has the same words."""
    taken: set[Name] = set()
    kept = []
    for claim in claims:
        if claim.id in taken:
            claim = replace(claim, id=name_of(reading.article, "claim", *claim.content, also="denied"))  # noqa: PLW2901
        taken.add(claim.id)
        kept.append(claim)
    return kept


def _unused(reading: Reading, claims: list[Claim], nested: set[int]) -> Iterator[Drop]:
    """Yield the cues that no claim was made for, and the long quotations that are in no claim."""
    tried = {cue.verb.i for cue in reading.outer_cues} | nested
    yield from (Drop("claims", QUOTED, cue.span) for cue in reading.cues if cue.verb.i not in tried)
    read = {t.i for cue in reading.cues for t in cue.tokens}
    for marked in reading.doc.spans.get("attribution", ()):
        if marked.label_ == "Cue" and read.isdisjoint(range(marked.start, marked.end)):
            yield Drop("claims", NO_RULE, tree.span(marked))
    held = told.Told(reading, claims)
    yield from (Drop("claims", NOBODYS, quote) for quote in reading.long_quotations if not held.holds(quote))


def _claim(reading: Reading, entities: Entities, cue: Cue) -> Claim | Drop:
    """Return the claim that a cue makes; without a speaker there is none, nor of a noun whose claim another word rejects."""
    who = speakers.of(entities, cue)
    if not who:
        return Drop("claims", NO_SPEAKER, cue.span)
    said = content.of(reading, cue)
    if said is None:
        return Drop("claims", NO_WORDS, cue.span)
    if cue.is_orphan and said.frame == "quote":
        return Drop("claims", NO_SPEAKER, cue.span)  # the paragraph may tell whose words they are
    if (cue.verb.pos_ == "NOUN" or cue.is_orphan) and _is_rejected(reading, cue):
        return Drop("claims", TWICE, cue.span)
    return _made(reading, entities, cue, who, said)


def _is_rejected(reading: Reading, cue: Cue) -> bool:
    """Say whether somebody rejects or judges the claim that a noun holds, and it is not told whose else it is."""
    sentence = cue.verb.sent
    around = reading.outer_cues_in(sentence.start, sentence.end - 1)
    judging = (c for c in around if verdicts.holds(c, cue.verb) or verdicts.judges(c, cue.verb))
    return any(cue.source in (None, c.source) for c in judging)


def _made(reading: Reading, entities: Entities, cue: Cue, who: tuple[Name, ...], said: Content) -> Claim:
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
    return (trim(reading.text, whole, " \n\t"),)


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
