"""The frames of a cue, as the parse fills them: a clause, an infinitive, an object, a prepositional phrase."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.find.claims import objects as objects_
from kg.find.claims import order, passages, voice
from kg.language import cues, lexicon, tree
from kg.language.cues import Cue, beside, verbs
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Span

#: Prepositions that introduce what is claimed, when the verb's frames allow them.
PREPOSITIONS = ("for", "of", "on", "as", "about", "over", "against", "to", "with")
PREDICATES = frozenset(["VERB", "AUX", "NOUN", "ADJ", "PROPN", "PRON", "ADV", "NUM"])
ASIDES = frozenset(["after", "before", "because", "while", "since", "although", "though", "as", "until", "when"])
#: What joins the parts of one content.
LINKS = frozenset(["ADP", "PART"])
#: Frames that attribute whatever the verb; in the others only a cue that the pipeline marks too.
SURE = frozenset(["of", "about", "against"])


def filled(reading: Reading, cue: Cue) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield each frame that the cue allows and the parse fills, the surest first, with its passages."""
    for frame, heads in _frames(reading, cue):
        if frame in cue.frames and heads and (_is_trusted(cue, frame) or _is_plain_speech(cue, frame, heads)):
            found = {t.i: t for h in heads for t in _with_subject(reading, cue, h, own_words(reading, cue, h))}
            words = _closed(found)
            yield frame, passages.runs(_with_sequel(cue, words) if frame == "clause" else words)


def theme(reading: Reading, cue: Cue) -> tuple[Span, ...]:
    """Return what a marked verb says by its object, when nothing else tells what."""
    heads = objects_.marked(reading, cue) if cue.sure and cue.kind == "verb" else []
    found = {t.i: t for h in heads for t in own_words(reading, cue, h)}
    return passages.runs(_with_sequel(cue, _closed(found))) if len(found) > cue.is_plain else ()


def words_of(reading: Reading, cue: Cue, heads: list[Token], without: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """Return the passages of the words under some heads, leaving out their own children of some relations."""
    dropped = {t.i for h in heads for c in h.children if c.dep_ in without for t in tree.subtree(c)}
    found = {t.i: t for h in heads for t in own_words(reading, cue, h) if t.i not in dropped}
    return passages.runs(_closed(found)) if found else ()


def own_words(reading: Reading, cue: Cue, head: Token) -> list[Token]:
    """Return the tokens of a clause or phrase without the word that introduces it and without clauses that go on with the cue's voice."""
    tokens = tree.subtree(head)
    hidden = {
        c.i
        for c in head.children
        if c.dep_ in ("mark", "case") and c.lower_ not in ("to", "as", "if", "whether", "per") and c.i < head.i
    }
    hidden |= {f.i for c in head.children if c.i in hidden for f in c.children}
    for other in reading.outer_cues_in(head.left_edge.i, head.right_edge.i):
        if voice.leaves(cue, head, other):
            hidden |= {t.i for t in tree.subtree(other.verb)} | {
                c.i for c in other.verb.head.children if c.dep_ == "cc"
            }
    hidden |= {t.i for t in tree.subtree(cue.verb)} if head.is_ancestor(cue.verb) else set()
    return [t for t in tokens if t.i not in hidden] or tokens


def _closed(found: dict[int, Token]) -> list[Token]:
    """Return tokens in text order, with the prepositions that alone stand between them ("the council of hiding it")."""
    doc = next(iter(found.values())).doc
    gaps = ((i, found.keys() & range(i + 1, i + 4)) for i in found)
    links = {k for i, ahead in gaps if ahead for k in range(i + 1, min(ahead)) if doc[k].pos_ in LINKS}
    return [doc[i] for i in sorted(found.keys() | links)]


def _with_subject(reading: Reading, cue: Cue, head: Token, words: list[Token]) -> list[Token]:
    """Return a clause from its subject on, where the parse gave that to the cue ("said on Wednesday victory was near")."""
    if head.dep_ != "ccomp" or cue.verb.i > words[0].i:
        return words
    if words[0].i == cue.tokens[-1].i + 1:
        words = words[_day_of_saying(head, words) :]
    if tree.child(head, *tree.SUBJECTS, "expl", "mark") is not None or not voice.is_finite_clause(head):
        return words
    rest = order.after(reading, cue)
    return [t for t in rest if t.i <= words[-1].i] if rest and rest[0].i < words[0].i else words


def _day_of_saying(head: Token, words: list[Token]) -> int:
    """Return how many words at the head of a clause are the day on which it was said, though the parse gave them to the clause."""
    on = int(words[0].lower_ == "on")
    if len(words) > on + 1 and words[on].lower_ in beside.DAYS and (on or words[1].pos_ in ("DET", "PRON")):
        return on + 1
    day = next((c for c in head.children if c.left_edge == words[0] and beside.is_date(c)), None)
    return 0 if day is None else sum(t.i <= day.right_edge.i for t in words)


def _with_sequel(cue: Cue, words: list[Token]) -> list[Token]:
    """Return a clause with the coordinated one that the parse gave to somebody else: "..., and that nobody would leave"."""
    rest = [t for t in words[-1].doc[words[-1].i + 1 : words[-1].sent.end] if not t.is_space]
    opening = [t.lower_ for t in rest[:3] if not t.is_punct]
    if cue.verb.i < words[0].i and opening[:2] in (["and", "that"], ["but", "that"], ["or", "that"]):
        return [*words, *rest]
    return words


def _is_trusted(cue: Cue, frame: str) -> bool:
    """Say whether a frame attributes: the pipeline marks the cue, or the frame or the verb hardly ever means anything else."""
    pledged = cue.kind == "noun" and cue.frames.get(frame) in (KG.Promise, KG.Demand)
    told = cue.source is not None and frame == "open" and tree.is_passive(cue.verb)  # "is considered by many to be"
    made = cue.kind == "noun" and cue.source is not None and any(map(_has_that, cues.complements(cue.verb)))
    arisen = cue.kind == "impersonal" and verbs.is_arising(cue.verb)  # "it emerged that ..." means nothing else
    return cue.sure or (frame in SURE and cue.kind != "adjective") or cue.is_plain or pledged or told or made or arisen


def _is_plain_speech(cue: Cue, frame: str, heads: list[Token]) -> bool:
    """Say whether somebody who can speak says a whole clause, whatever the pipeline marks ("the firm denied that it had paid")."""
    if frame != "clause" or cue.kind != "verb" or cue.source is None or not cue.is_told:
        return False
    whole = all(voice.is_finite_clause(h) and tree.child(h, *tree.SUBJECTS, "expl") is not None for h in heads)
    asked = {c.lower_ for h in heads for c in h.children if c.dep_ == "mark"} & {"whether", "if"}
    if asked and KG.Ask not in cue.frames.values():
        return False
    return (
        whole
        and heads[0].i > cue.verb.i
        and cue.source.i < cue.verb.i
        and cue.lemma not in lexicon.toml("reporting.toml")["perceiving"]["verbs"]
    )


def _frames(reading: Reading, cue: Cue) -> Iterator[tuple[str, list[Token]]]:
    """Yield each frame with the heads that fill it, the surest first."""
    verb = cue.verb
    if cue.kind == "noun":
        yield "clause", cues.complements(verb)
        return
    if cue.kind == "adverb":
        yield "adverb", [verb.head] if cue.sure else []
        return
    objects = [
        c for c in verb.children if c.dep_ in ("obj", "iobj", "nsubj:pass") and (c.pos_ != "PRON" or _is_told_apart(c))
    ]
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "csubj:pass") and c.pos_ in PREDICATES]
    yield "clause", _on_one_side(reading, cue, [c for c in clauses if not _is_aside(c)])
    yield "clause", _before(cue)
    yield "clause", [*_borrowed(verb), *_detached(verb)]
    opened = [c for c in verb.children if c.dep_ == "xcomp" and c.pos_ in ("VERB", "AUX", "NOUN", "ADJ")]
    asked = [c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp") and _has_to(c)]
    if asked and not objects:
        for preposition in ("on", "for"):
            heads = list(tree.oblique(verb, preposition))
            yield preposition, [*heads, *asked] if heads else []  # "called on Iran to stop"
    if tree.child(verb, "obj", "iobj") is None:
        yield "open", opened or [c for c in asked if c.i > verb.i and _follows(c)]
    else:
        hearers = [o for o in objects if o.pos_ == "PROPN" or cues.is_actor_noun(o)]
        asked += [c for o in hearers for c in o.rights if c.dep_ == "acl" and c.left_edge.lower_ == "to"]
        yield "person", [*objects, *dict.fromkeys([*opened, *asked])] if opened or asked else []
    for preposition in PREPOSITIONS:
        heads = [*tree.oblique(verb, preposition), *tree.gerunds(verb, preposition)]
        heads = [h for h in heads if h.i > verb.i and not beside.is_date(h)]
        heads += objects_.following(reading, cue, heads) if heads else ()
        yield preposition, [*objects, *heads] if heads and preposition in ("as", "of", "for") else heads
    yield "object", [] if cue.is_plain else objects_.listed(reading, cue)


def _is_told_apart(pronoun: Token) -> bool:
    """Say whether a pronoun stands for people that its clause tells apart ("those who had opposed it")."""
    return any(c.dep_ == "acl:relcl" for c in pronoun.children)


def _on_one_side(reading: Reading, cue: Cue, heads: list[Token]) -> list[Token]:
    """Return the clauses without those before a cue that has one behind it: "the ward closed, and the mayor said it would burn"."""
    behind = [c for c in heads if c.i > cue.verb.i and voice.is_finite_clause(c)]
    return [c for c in heads if c.i > cue.verb.i or reading.is_quoted(c.idx)] if behind else heads


def _borrowed(verb: Token) -> Iterator[Token]:
    """Yield the complement that the parser hangs on a noun between: "told the guests that he had left", "said in a letter that ..."."""
    for noun in verb.rights:
        if noun.dep_ in ("obj", "iobj", "obl", "obl:agent", "ccomp") and noun.pos_ in ("NOUN", "PROPN", "PRON"):
            for clause in noun.rights:
                own = tree.child(clause, *tree.SUBJECTS, "expl")
                if clause.left_edge.lower_ == "that" and own is not None and own != clause.left_edge:
                    yield clause


def _detached(verb: Token) -> Iterator[Token]:
    """Yield the that-clause that a phrase parts from its verb, so that the parser takes it for an aside ("alleged to a board that ...")."""
    for clause in verb.rights:
        parted = clause.dep_ in ("advcl", "acl", "parataxis", "obl") and clause.left_edge.lower_ == "that"
        if parted and tree.child(clause, *tree.SUBJECTS, "expl") is not None:
            yield clause


def _is_aside(clause: Token) -> bool:
    """Say whether a clause tells when or why, though the parser takes it for a complement."""
    return any(c.dep_ == "mark" and c.lower_ in ASIDES for c in clause.children)


def _has_that(clause: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _has_to(clause: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in clause.children)


def _follows(clause: Token) -> bool:
    """Say whether an infinitive stands right behind its verb, or behind a phrase after it ("pledged on Friday to leave")."""
    between = clause.doc[clause.head.i + 1 : clause.left_edge.i]
    return all(not t.is_punct for t in between)


def _before(cue: Cue) -> list[Token]:
    """Return the clause that the cue comments on from behind ("The yard stays open, he said")."""
    head = cue.verb.head
    if lexicon.reporting().verbs.get(cue.lemma, {}).get("clause") == KG.Accuse:
        return []  # "Dam bursts, villagers blame state"
    apart = any(
        t.text in (";", ".", "?", "!") for t in head.doc[head.i : cue.verb.i]
    )  # "Spain protests; Portugal admits it"
    return (
        [head] if cue.verb.dep_ == "parataxis" and head.i < cue.verb.i and head.pos_ in PREDICATES and not apart else []
    )
