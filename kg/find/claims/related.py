"""The content that the reader relates to a cue; the parse and the sentences around it determine where it begins and ends."""

from spacy.tokens import Token

from kg.find.claims import order
from kg.language import cues, lexicon, tree
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.values import Span

#: How likely a related passage has to be.
LIKELY = 0.5
#: Relations of what stands before a noun in its phrase.
INSIDE = frozenset(["amod", "case", "compound", "nmod:poss", "nummod"])


def passages(reading: Reading, cue: Cue) -> tuple[Span, ...]:
    """Return the passages that the reader relates to a cue as its content."""
    verb, words = reading.doc[cue.verb.i : cue.verb.i + 1], reading.doc[cue.tokens[0].i : cue.tokens[-1].i + 1]
    found = reading.related("cue", verb) or reading.related("cue", words)
    said = _near(reading, cue, [tree.span(r.passage) for r in found if r.role == "content" and r.chance >= LIKELY])
    if cue.kind == "noun":
        return tuple(_held(reading, cue.verb, s) for s in said)
    return _joined(reading, cue, [_whole(reading, cue, _uncut(reading, cue, s)) for s in said])


def _joined(reading: Reading, cue: Cue, said: list[Span]) -> tuple[Span, ...]:
    """Return passages with those as one between which neither the cue nor a mark stands: the reader has left out some words."""
    found: list[Span] = []
    for s in sorted(said):
        gap = Span(found[-1].end, max(s.start, found[-1].end)) if found else s
        between = reading.tokens(gap) if found and gap.end > gap.start else None
        ends = (
            t.is_punct or t.is_space or t.pos_ == "CCONJ" or t.tag_ == "VBG" or t == cue.verb for t in between or ()
        )
        parted = between is None or any(ends)
        found = [*found, s] if not found or parted else [*found[:-1], Span(found[-1].start, s.end)]
    return tuple(found)


def _held(reading: Reading, noun: Token, said: Span) -> Span:
    """Return what a noun holds without the word that leads to it ("of theft") and what is said of it ("the claim that ... is a lie")."""
    led = next((w for w in ("of ", "that ") if reading.text.startswith(w, said.start)), "")
    clause = next(iter(cues.complements(noun)), None)
    judged = noun.dep_ in tree.SUBJECTS and clause is not None and said.start <= noun.head.idx < said.end
    end = tree.span([clause.right_edge]).end if judged and clause is not None and clause.i < noun.head.i else said.end
    return Span(said.start + len(led), min(end, said.end))


def _whole(reading: Reading, cue: Cue, said: Span) -> Span:
    """Return a passage with the subject before it ("said reports that he fled are false": not that he fled)."""
    said = _with_quotation(reading, said)
    first = next(iter(reading.tokens(said) or ()), None)
    if first is None or first.i < first.sent.start + 2:
        return said
    if (outer := _inner_telling(reading, cue, said)) is not None:
        return Span(next(t.idx for t in tree.subtree(outer) if t.dep_ != "mark"), said.end)
    clause = first.head if first.dep_ in ("aux", "aux:pass", "cop") else first
    own = tree.child(clause, "nsubj", "nsubj:pass") if tree.is_finite(first) else None
    if own is not None and own.right_edge.i == first.i - 1 and own.pos_ != "PRON" and own != cue.source:
        return Span(own.left_edge.idx, said.end)  # "ships from Peru" of "ships from Peru are late, he said"
    if first.dep_ == "appos" and cue.verb.i < first.head.i < first.i:
        return Span(first.head.left_edge.idx, said.end)  # "said his deputy, Otto Lund, had left"
    link, noun = first.nbor(-1), first.nbor(-2)
    claims = lexicon.toml("reporting.toml")["rejecting"]["claims"]
    held = tree.child(noun, "case") is None and (noun.dep_ in tree.SUBJECTS or cue.is_plain)
    if link.lower_ == "that" and cue.verb.i < noun.i and held and noun.lemma_.lower() in claims:
        return Span(noun.left_edge.idx, said.end)
    return said


def _uncut(reading: Reading, cue: Cue, said: Span) -> Span:
    """Return a passage that begins inside a phrase from where its clause does ("miners walked out on [Sunday], said Ruiz")."""
    first = next(iter(reading.tokens(said) or ()), None)
    before = first.nbor(-1) if first is not None and first.i > first.sent.start else None
    if before is None or before.dep_ not in INSIDE or not said.start <= before.head.idx < said.end:
        return said
    start = next((clause.start for clause in order.behind(cue) if clause.start < said.start < clause.end), said.start)
    return Span(start, said.end)


def _with_quotation(reading: Reading, said: Span) -> Span:
    """Return a passage with the quotation at whose mark it breaks off ("described him as “")."""
    behind = reading.quotation_after(said.end)
    opens = said.end > 0 and reading.text[said.end - 1] in '"“'
    return Span(said.start, behind.end) if opens and behind is not None and behind.start == said.end else said


def _inner_telling(reading: Reading, cue: Cue, said: Span) -> Token | None:
    """Return the verb of what is told in the words of a cue, where a passage is only what that introduces ("said Ruiz knew that ...")."""
    head = reading.head(said)
    telling = head.head if head is not None and head.dep_ == "ccomp" else None
    if telling is None or telling.dep_ != "ccomp" or telling.head != cue.verb or telling.i < cue.verb.i:
        return None
    return telling if tree.child(telling, *tree.SUBJECTS) is not None else None


def _near(reading: Reading, cue: Cue, said: list[Span]) -> list[Span]:
    """Return the passages in the sentence of their cue, and those in others that nothing else attributes; in a quotation none goes on."""
    own = tree.span(cue.verb.sent)
    inside = [s for s in said if s.touches(own)]
    if cue.kind == "verb" and cue.verb.tag_ == "VBG" and any(s.start > cue.verb.idx for s in inside):
        inside = said = [s for s in inside if s.start > cue.verb.idx]  # "“We stay,” said Ruiz, citing costs"
    if reading.quotations_at(cue.span):
        return [Span(max(s.start, own.start), min(s.end, own.end)) for s in inside] or said
    told = (
        s for s in said if not (s.end <= own.start and reading.quotations_at(s))
    )  # the words of whoever spoke before
    return [s for s in told if s in inside or not _is_attributed(reading, cue, s)] if inside else said


def _is_attributed(reading: Reading, cue: Cue, said: Span) -> bool:
    """Say whether the sentence that a passage stands in has another cue than a given one."""
    head = reading.head(said)
    around = reading.outer_cues_in(head.sent.start, head.sent.end - 1) if head is not None else ()
    return any(c.sure and c.verb != cue.verb for c in around)
