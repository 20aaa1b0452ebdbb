"""What the sentences around the naming of a proposal tell of it in clauses of their own.

That would be ("Drivers would get two weeks' notice."), and what a text or a pronoun is said to bring ("The draft bans ..."). They are near
the proposal and no more; whether they tell its terms is weighed.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.find.proposals import clauses, complements, contents, words
from kg.find.proposals.clauses import Content
from kg.find.proposals.namings import Naming
from kg.find.proposals.scene import Scene
from kg.language import tree
from kg.language.reading import Reading

#: How many sentences after the one that names a proposal may still tell of it, how many of them may name others, too; and after a headline.
REACH, NEAR, UNDER_HEADLINE = 6, 2, 2
#: What a clause may be headed by, and auxiliaries of what would be, beyond those that a proposal itself has.
CLAUSES = frozenset(["VERB", "AUX", "NOUN", "ADJ", "NUM"])
MAY = frozenset(["can", "might"])
#: Subjects that may be the proposal, and the rules by which such a clause is told.
TEXTS = frozenset(["same", "proposal", "pronoun", "definite"])
SAYS = {"terms/opened": "terms/says"}
#: Sides that put something else.
OTHERS = frozenset(["other", "addressee", "thing", "definite"])
#: Articles of what comes back to something.
DEFINITE = frozenset(["the", "this", "these", "that", "those"])


def of_naming(scene: Scene, naming: Naming, others: frozenset[int]) -> Iterator[Content]:
    """Yield the clauses of the sentences around a phrase that tell what would be; `others` are sentences of other proposals."""
    reading = scene.reading
    first = reading.sentence[naming.head.i]
    begin, reach = (first + 1, UNDER_HEADLINE) if naming.in_headline else (max(first - 1, 0), REACH)
    for number in range(begin, min(first + reach + 1, len(reading.first_tokens))):
        if number > first + NEAR and number in others:
            return
        for token in _tokens(reading, number):
            if reading.is_in_headline(token.idx) == naming.in_headline and naming.in_headline:
                continue
            told = _of_token(scene, naming, token)
            yield from (replace(c, away=number - first) for c in told if naming.head not in c.words)


def _tokens(reading: Reading, sentence: int) -> Iterator[Token]:
    starts = reading.first_tokens
    end = starts[sentence + 1] if sentence + 1 < len(starts) else len(reading.doc)
    yield from (reading.doc[i] for i in range(starts[sentence], end))


def _of_token(scene: Scene, naming: Naming, token: Token) -> Iterator[Content]:
    """Yield what the clause that a token heads tells."""
    if token.pos_ in CLAUSES and (clauses.would(token) or MAY & {*tree.auxiliaries(token)}):
        yield from _contents(scene, naming, token)
        return
    if token.pos_ == "VERB" and token != naming.head:
        subject = tree.subject(token)
        whose = _whose(scene, naming, subject)
        if subject != naming.head and whose in TEXTS and words.content(token) in ("opener", "doer"):
            told = contents.predicates(token, "terms/does")
            yield from (replace(c, rule=SAYS.get(c.rule, c.rule), whose=whose) for c in told)
        else:
            yield from _put(scene, naming, token)
        if not _is_put_by_others(scene, naming, token):
            yield from _acts(token, whose)


def _acts(verb: Token, whose: str) -> Iterator[Content]:
    """Yield what a verb tells as an act ("to leave", "by leaving"), and the things that it does something to.

    What a thing is for is no act by itself ("a truce to free the hostages").
    """
    if tree.is_infinitive(verb) and verb.dep_ != "acl":
        yield from (replace(c, whose=whose) for c in clauses.each(verb, "terms/act", verb.head))
    elif tree.is_gerund(verb) and not tree.auxiliaries(verb):
        yield from (replace(c, whose=whose) for c in clauses.each(verb, "terms/doing", verb.head))
    for c in verb.children if words.putting(verb) is None else ():
        if c.dep_ in ("obj", "nsubj:pass"):
            yield from (replace(x, whose=whose) for x in clauses.phrases(c, "terms/thing", verb))


def _is_put_by_others(scene: Scene, naming: Naming, verb: Token) -> bool:
    """Say whether an act is what somebody else puts ("Zeta wants to close the port")."""
    over = verb.head
    return words.putting(over) is not None and _whose(scene, naming, tree.subject(over)) in OTHERS


def _put(scene: Scene, naming: Naming, verb: Token) -> Iterator[Content]:
    """Yield what a verb of putting near a proposal puts: for its author, or for whom nobody tells; never a fact, or what is not put."""
    entry = words.putting(verb)
    whose = _whose(scene, naming, tree.subject(verb) or tree.subject(verb.head))
    if entry is None or whose in OTHERS or tree.is_negated(verb):
        return
    for content in complements.of_verb(verb, entry.frames):
        if not tree.is_finite(tree.child(content.head, "cop") or content.head) or clauses.would(content.head):
            yield replace(content, rule="terms/put", whose=whose)


def _contents(scene: Scene, naming: Naming, verb: Token) -> Iterator[Content]:
    """Yield a clause, those coordinated with it that share its auxiliary, and by which means it would be."""
    subject = tree.child(verb, *tree.SUBJECTS)
    whose = _whose(scene, naming, subject)
    for part in tree.conjuncts(verb):
        own = tree.child(part, *tree.SUBJECTS)
        told = clauses.full(part) if own is not None and not _points_back(own) else clauses.bare(part)
        if part == verb or (part.pos_ in ("VERB", "AUX") and not tree.auxiliaries(part) and own is None):
            yield Content(part, tuple(told), "terms/told", part, subject, whose=whose)
            yield from (replace(m, whose=whose) for m in _means(part))


def _points_back(subject: Token) -> bool:
    """Say whether a subject is a pronoun, or the proposal itself."""
    return subject.pos_ in ("PRON", "DET") or subject.lemma_.lower() in words.words().nouns


def _whose(scene: Scene, naming: Naming, subject: Token | None) -> str:
    """Return which side of the proposal a subject is, or how it may come back to it."""
    if subject is None:
        return ""
    lemma, name = subject.lemma_.lower(), scene.entities.at(subject)
    if lemma == naming.head.lemma_.lower():
        return "same"
    if lemma in words.words().nouns:
        return "proposal"
    if name is not None:
        return "author" if name in naming.parties.by else "addressee" if name in naming.parties.to else "other"
    if subject.pos_ in ("PRON", "DET"):
        return "pronoun"
    return "definite" if any(c.lower_ in DEFINITE for c in subject.children) else "thing"


def _means(verb: Token) -> Iterator[Content]:
    """Yield by which means it would be: "would cut emissions by closing mines, moving trains to the rails"."""
    for c in verb.children:
        if c.dep_ == "advcl" and c.i > verb.i and tree.is_participle(c) and c.lower_.endswith("ing"):
            yield from clauses.each(c, "terms/means", verb)
