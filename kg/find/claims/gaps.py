"""Content that does not follow its cue: before a relative clause, around an aside, or in the words that name something."""

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.values import Span

RELATIVE = frozenset(["which", "that"])
#: Parts of speech with which an object begins right behind its verb.
OWN = frozenset(["ADJ", "DET", "NOUN", "NUM", "PROPN"])


def antecedent(cue: Cue) -> list[Token]:
    """Return the head that a relative clause is about, where its verb takes what is said as object: "charges, which he denies"."""
    verb = cue.verb
    if cue.kind != "verb" or verb.dep_ != "acl:relcl" or "object" not in cue.frames:
        return []
    gap = next((c for c in verb.children if c.dep_ in tree.OBJECTS), None)
    if gap is None or gap.lower_ not in RELATIVE:
        return []
    noun = verb.head
    if noun.pos_ == "PRON":
        return []  # "something that the agency denies"
    above = noun.head if noun.dep_ == "nmod" and tree.preposition(noun) == "of" else noun
    return [above if above.lemma_.lower() in lexicon.toml("reporting.toml")["rejecting"]["claims"] else noun]


def around(cue: Cue) -> list[Token]:
    """Return the words that an aside comments on: "As the agency reported, the dam broke", "..., as the mayor has said"."""
    verb = cue.verb
    opens = any(c.lower_ == "as" and c.i < verb.i and c.dep_ in ("mark", "advmod", "case") for c in verb.children)
    if cue.kind != "verb" or verb.dep_ not in ("advcl", "parataxis") or not opens or "clause" not in cue.frames:
        return []
    own, after = tree.child(verb, "nsubj"), verb.doc[verb.i + 1 : verb.i + 2]
    told = tree.child(verb, "obj", "ccomp", "xcomp") is not None or any(t.pos_ in OWN for t in after)
    if own is None or told:
        return []  # "as it reported a loss"
    hidden = {t.i for t in tree.subtree(verb)}
    clause = tree.clause(verb.head)
    while clause.dep_ == "xcomp":
        clause = clause.head
    words = [t for t in tree.subtree(clause) if t.i not in hidden]
    return words if any(tree.is_finite(t) for t in words) else []


def _is_free(verb: Token) -> bool:
    """Say whether "what" and a short subject stand right before a verb, wherever the parser hangs them ("what her rival called")."""
    for token in reversed(verb.doc[max(verb.i - 6, verb.sent.start) : verb.i]):
        if token.lower_ == "what":
            return True
        if token.pos_ in ("VERB", "AUX") or token.is_punct:
            return False
    return False


def called(reading: Reading, cue: Cue) -> tuple[Span, ...]:
    """Return what somebody calls what a relative clause is about: "what he called “a mistake”", "a rule that it deems excessive"."""
    verb = cue.verb
    if not cue.names:
        return ()
    related = [c for c in verb.children if c.lower_ in ("what", *RELATIVE) and c.i < verb.i]
    fits = any(c.lower_ == "what" or verb.dep_ == "acl:relcl" for c in related) or _is_free(verb)
    if not fits or cue.source in related:
        return ()
    for quote in reading.quotations:
        if 0 <= quote.start - cue.span.end <= 5 and not reading.text[cue.span.end : quote.start].strip(" \"“'‘as"):
            return (quote,)
    named = [c for c in verb.children if c.dep_ in ("xcomp", "obj") and c.i > verb.i]
    return (tree.span(t for c in named for t in tree.subtree(c)),) if named else ()
