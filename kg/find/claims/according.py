"""The clause that an "according to" phrase attributes, and the extent of that phrase."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.claims import passages
from kg.language import cues, tree
from kg.language.cues import Cue
from kg.language.cues.marks import SURE
from kg.language.reading import Reading
from kg.values import Span


def sentence(reading: Reading, cue: Cue) -> tuple[Span, ...]:
    """Return the rest of the sentence that the phrase opens or closes, in pieces; nothing where it does neither."""
    hidden = {t.i for t in phrase(reading, cue)}
    words = [t for t in cue.verb.sent if not t.is_space and not t.is_punct]
    edge = words[0].i in hidden or words[-1].i in hidden
    return passages.runs([t for t in cue.verb.sent if not t.is_space and t.i not in hidden]) if edge else ()


def clause(reading: Reading, cue: Cue) -> tuple[Span, ...]:
    """Return the clause that the phrase stands in, in pieces."""
    hidden = {t.i for t in phrase(reading, cue)}
    top = _top(cue)
    whole = tree.clause(top.head) if top.head != top else top
    openers = {c.i for c in whole.children if c.dep_ in ("mark", "cc") and c.i < whole.i}
    return passages.runs([t for t in tree.subtree(whole) if t.i not in hidden | openers])


def phrase(reading: Reading, cue: Cue) -> list[Token]:
    """Return the words of the phrase: with the source that the reader relates, else by the parse.

    A parse may hang all of the sentence on "according", or on the noun behind it.
    """
    related = reading.related("cue", reading.doc[cue.verb.i : cue.verb.i + 2])
    found = [r.passage for r in related if r.role == "speaker" and r.chance >= SURE]
    if found:
        said = (r.passage.start for r in related if r.role == "content" and r.passage.start >= found[-1].end)
        return list(reading.doc[cue.verb.i : max(cue.verb.i + 2, _end(found[-1], min(said, default=None)))])
    top = _top(cue)
    if top == top.sent.root and cue.source is not None:
        return [*cue.tokens, *tree.phrase(cue.source)]
    return tree.subtree(top)


def _end(source: Tokens, said: int | None) -> int:
    """Return the end of a source with what stands behind it to say who he is, up to what is `said` where the reader knows it."""
    doc = source.doc
    asides = (c for t in source for c in t.children if c.dep_ in ("appos", "acl:relcl") and c.i >= source.end)
    end = max([source.end, *(c.right_edge.i + 1 for c in asides if said is None or c.right_edge.i < said)])
    between = doc[end:said] if said is not None else doc[end:end]
    parted = any(t.text == "," for t in between[-2:]) and all(t.pos_ not in ("VERB", "AUX") for t in between)
    return between.end if parted else end


def _top(cue: Cue) -> Token:
    return cues.named(cue.verb.head) if cue.verb.dep_ in ("case", "mark") else cue.verb
