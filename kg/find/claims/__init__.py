"""What somebody said: by quotation, by report, "according to".

`content` reads what a cue introduces: `quotes` by the marks around it, `frames` by the parse, `order` by the order of the words where
the parse has lost it. `pieces` cleans the passages at their ends. `loose` finds whose the quotations are that no cue introduces.
"""

from collections.abc import Iterator

from rdflib import URIRef

from kg.find.claims import content, loose, speakers
from kg.find.claims.context import Context
from kg.find.entities import Entities
from kg.language import time, tree
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Claim, Span, Time, name_of


def find(reading: Reading, entities: Entities) -> Iterator[Claim]:
    """Yield one claim per cue and what it introduces; quotations that nothing introduces go to who spoke last."""
    context = Context.of(reading)
    found: list[Claim] = []
    for cue in context.cues:
        claim = _claim(context, entities, cue)
        if claim is not None and not any(claim.content == other.content for other in found):
            found.append(claim)
    yield from loose.attach(context, entities, found)


def _claim(context: Context, entities: Entities, cue: Cue) -> Claim | None:
    """Return the claim that a cue makes; without a speaker that the entities know there is none."""
    who = speakers.of(entities, cue)
    told = content.of(context, cue) if who else None
    if told is None:
        return None
    return Claim(
        name_of(context.article, "claim", *told.pieces),
        who,
        told.pieces,
        mode(context, told.pieces),
        told.act,
        _evidence(context, cue, told.pieces),
        f"claims/{told.frame}",
        cue=" ".join(t.text for t in cue.tokens),
        addressees=speakers.addressees(entities, cue, who),
        time=_time(context, cue, told.pieces),
    )


def _evidence(context: Context, cue: Cue, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the sentence of the cue, grown to hold what it introduces."""
    sentence = tree.span(cue.verb.sent)
    whole = Span(min(sentence.start, pieces[0].start), max(sentence.end, pieces[-1].end))
    return (tree.trim(context.text, whole, " \n\t"),)


def _time(context: Context, cue: Cue, pieces: tuple[Span, ...]) -> Time | None:
    """Return when it was said: the first time in the cue's sentence that hangs on the cue, outside the content."""
    if cue.kind != "verb":
        return None
    for t in time.find(context.text, context.article.published, tree.span(cue.verb.sent)):
        words = context.doc.char_span(*t.span, alignment_mode="expand")
        if words is not None and words.root.head == cue.verb and not any(t.span.touches(p) for p in pieces):
            return t
    return None


def mode(context: Context, pieces: tuple[Span, ...]) -> URIRef:
    """Return Direct when all is quoted, Mixed when some is, else Indirect."""
    letters = [i for p in pieces for i in range(*p) if context.text[i].isalnum()]
    quoted = sum(any(q.start <= i < q.end for q in context.quotes) for i in letters)
    if quoted == len(letters):
        return KG.Direct
    return KG.Mixed if quoted else KG.Indirect
