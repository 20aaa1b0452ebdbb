"""What an "according to" phrase comments on, and how far that phrase reaches."""

from spacy.tokens import Token

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
    return tree.runs([t for t in cue.verb.sent if not t.is_space and t.i not in hidden]) if edge else ()


def clause(reading: Reading, cue: Cue) -> tuple[Span, ...]:
    """Return the clause that the phrase stands in, in pieces."""
    hidden = {t.i for t in phrase(reading, cue)}
    top = _top(cue)
    whole = tree.clause(top.head) if top.head != top else top
    openers = {c.i for c in whole.children if c.dep_ in ("mark", "cc") and c.i < whole.i}
    return tree.runs([t for t in tree.subtree(whole) if t.i not in hidden | openers])


def phrase(reading: Reading, cue: Cue) -> list[Token]:
    """Return the words of the phrase: with the source that the reader relates, else by the parse.

    A parse may hang all of the sentence on "according", or on the noun behind it.
    """
    related = (r for r in reading.related("cue", reading.doc[cue.verb.i : cue.verb.i + 2]) if r.role == "speaker")
    found = max(related, key=lambda r: r.chance, default=None)
    if found is not None and found.chance >= SURE:
        return list(reading.doc[cue.verb.i : max(cue.verb.i + 2, found.passage.end)])
    top = _top(cue)
    if top == top.sent.root and cue.source is not None:
        return [*cue.tokens, *tree.phrase(cue.source)]
    return tree.subtree(top)


def _top(cue: Cue) -> Token:
    return cues.named(cue.verb.head) if cue.verb.dep_ in ("case", "mark") else cue.verb
