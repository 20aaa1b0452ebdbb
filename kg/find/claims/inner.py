"""Claims inside quotations: what a speaker says that others said ("“Voters said we must change,” the minister said").

The words of such a claim lie inside the quotation, and it is one only where the quotation belongs to a claim, in which it is embedded.
What speakers say of their own minds ("I think that ...") is what they say, and no claim of its own; what they once said is.
"""

from collections.abc import Iterator

from kg.find.claims import content, speakers
from kg.find.claims.vetoes import Content
from kg.find.entities import Entities
from kg.find.entities.grammar import FIRST, THIRD
from kg.language import lexicon
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Claim, Name, Span

KINDS = frozenset(["verb", "according"])
SECOND = frozenset(["you", "your"])


def find(reading: Reading, entities: Entities, claims: list[Claim]) -> Iterator[tuple[Cue, tuple[Name, ...], Content]]:
    """Yield the cues inside the quotations of claims, each with who speaks and what."""
    outer = {cue.verb.i for cue in reading.outer_cues}
    for cue in reading.cues:
        if cue.verb.i in outer or not _reports(cue):
            continue
        said = content.of(reading, cue)
        holder = _holder(claims, said.pieces) if said is not None else None
        if said is None or holder is None:
            continue
        who = holder.speakers if _is_first(cue) else speakers.of(entities, cue)
        unsure = (
            cue.source is not None and cue.source.lower_ in THIRD and not _may_mean(reading, entities, cue, who, holder)
        )
        if who and not unsure:
            yield cue, who, said


def _may_mean(reading: Reading, entities: Entities, cue: Cue, who: tuple[Name, ...], holder: Claim) -> bool:
    """Say whether a pronoun in a quotation can mean somebody: not who speaks, and of whom the paragraph has told before."""
    start = reading.text.rfind("\n", 0, cue.span.start) + 1
    people = [entities.get(n) for n in who if entities.get(n).kind == KG.Person]
    told = all(any(start <= m.start < cue.span.start for m in one.mentions) for one in people)
    return told and not set(who) & set(holder.speakers)


def _reports(cue: Cue) -> bool:
    """Say whether a cue tells of words: somebody's own mind, and what "you" say now, are none."""
    if cue.kind not in KINDS or cue.source is None:
        return False
    if cue.kind == "verb" and not (cue.is_told and (cue.sure or cue.is_plain)):
        return False
    if cue.source.lower_ in FIRST | SECOND:
        mind = cue.lemma in lexicon.toml("reporting.toml")["mind"]["verbs"]
        return not mind and cue.verb.tag_ in ("VBD", "VBN")
    return True


def _is_first(cue: Cue) -> bool:
    return cue.source is not None and cue.source.lower_ in FIRST


def _holder(claims: list[Claim], pieces: tuple[Span, ...]) -> Claim | None:
    """Return the shortest claim whose words hold all of some, and more."""
    found = [c for c in claims if c.content != pieces and all(any(s.within(p) for p in c.content) for s in pieces)]
    return min(found, key=lambda c: (sum(p.end - p.start for p in c.content), c.id), default=None)
