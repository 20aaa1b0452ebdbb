"""Offers, plans, bills, bids and motions: who puts what to whom, on which terms, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rdflib import URIRef
from spacy.tokens import Token

from kg import lexicon, syntax
from kg.entities import Entities
from kg.extract import terms
from kg.model import Document, Name, Proposal, Span, Term, name_of
from kg.terms import KG

#: The longest naming phrase, in words.
LONGEST = 15


@dataclass(frozen=True)
class Naming:
    """One phrase that names a proposal: its head, family of words, parties, and what the words around it say of its fate."""

    head: Token
    family: str
    strong: bool
    span: Span
    by: tuple[Name, ...]
    to: tuple[Name, ...]
    through: tuple[Name, ...]
    status: URIRef | None
    terms: tuple[Term, ...]
    earlier: bool
    answers: bool


def find(document: Document, entities: Entities) -> Iterator[Proposal | Term]:
    """Yield the proposals of an article, each with all the phrases that name it, and their terms."""
    groups: list[list[Naming]] = []
    for naming in _namings(document, entities):
        fits = [g for g in groups if _fits(naming, g)]
        if fits:
            fits[-1].append(naming)
        else:
            groups.append([naming])
    made = [_proposal(document, group) for group in groups if _is_told(group)]
    for proposal, group in _linked(made):
        yield proposal
        yield from {t.id: t for n in group for t in n.terms}.values()


def _namings(document: Document, entities: Entities) -> Iterator[Naming]:
    families = {
        word: (f["name"], kind == "strong")
        for f in lexicon.toml("proposals.toml")["family"]
        for kind in ("strong", "weak")
        for word in f[kind]
    }
    for token in document.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN") and lemma in families and token.dep_ not in ("compound", "flat"):
            yield _naming(document, entities, token, *families[lemma])
        elif token.pos_ == "VERB" and lemma == "propose" and not syntax.is_passive(token):
            yield from _proposing(document, entities, token)


def _naming(document: Document, entities: Entities, head: Token, family: str, strong: bool) -> Naming:
    words = syntax.phrase(head)
    verbs = lexicon.toml("proposals.toml")["verbs"]
    verb, passive, is_object = _governor(head)
    acts = _act(verb, verbs) if verb is not None else ""
    doer = _doer(verb, passive, is_object)
    by, to, through = _parties(entities, head, verbs)
    if acts == "propose" and doer is not None:
        by += entities.of(doer)
    if acts in ("accept", "reject", "consider") and doer is not None:
        to += tuple(n for n in entities.of(doer) if n not in by)
    status = _status(acts, verb)
    return Naming(
        head, family, strong, syntax.span(words[:LONGEST]), tuple(dict.fromkeys(by)), tuple(dict.fromkeys(to)), through, status,
        tuple(terms.of_noun(document, entities, head)), _has(words, "earlier"), _has([head], "answering"),
    )  # fmt: skip


def _proposing(document: Document, entities: Entities, verb: Token) -> Iterator[Naming]:
    """Yield the naming that "Hamas proposed a ceasefire" makes: the verb with its first object."""
    subject = syntax.subject(verb)
    found = tuple(terms.of_verb(document, entities, verb))
    if subject is None or not found or not entities.of(subject):
        return
    objects = [t for c in verb.children if c.dep_ in ("obj", "xcomp", "ccomp") for t in syntax.phrase(c)]
    words = sorted({verb, *objects}, key=lambda t: t.i)[:LONGEST]
    to = tuple(n for o in syntax.oblique(verb, "to") for n in entities.of(o))
    yield Naming(verb, "offer", True, syntax.span(words), entities.of(subject), to, (), None, found, False, False)


def _has(words: list[Token], kind: str) -> bool:
    return any(t.lower_ in lexicon.toml("proposals.toml")["words"][kind] for t in words)


def _governor(head: Token) -> tuple[Token | None, bool, bool]:
    """Return the verb that the phrase depends on, whether it is passive, and whether the phrase undergoes it."""
    verb = head.head
    if head.dep_ == "obj" or (head.dep_ == "obl" and syntax.preposition(head) in ("on", "to", "for", "down")):
        return (verb, False, True) if verb.pos_ == "VERB" else (None, False, False)
    if head.dep_ == "nsubj:pass":
        return verb, True, True
    own = next((c for c in head.children if c.dep_ in ("acl", "acl:relcl") and syntax.is_passive(c)), None)
    if own is not None:
        return own, True, True
    return (verb, False, False) if head.dep_ == "nsubj" and verb.pos_ == "VERB" else (None, False, False)


def _doer(verb: Token | None, passive: bool, is_object: bool) -> Token | None:
    if verb is None or not is_object:
        return None
    return syntax.agent(verb) if passive else syntax.subject(verb)


def _act(verb: Token, verbs: dict[str, list[str]]) -> str:
    lemma = verb.lemma_.lower()
    return next(
        (act for act in ("reject", "accept", "withdraw", "consider", "propose", "convey") if lemma in verbs[act]), ""
    )


def _status(act: str, verb: Token | None) -> URIRef | None:
    """Return what the verb makes of the proposal; a denied or merely possible answer is none."""
    if (
        verb is None
        or syntax.is_negated(verb)
        or any(a in ("may", "might", "could", "would", "will", "should", "can") for a in syntax.auxiliaries(verb))
    ):
        return None
    return {"reject": KG.Rejected, "accept": KG.Accepted, "withdraw": KG.Withdrawn}.get(act)


def _parties(
    entities: Entities, head: Token, verbs: dict[str, list[str]]
) -> tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...]]:
    """Return who the phrase itself names as author, as addressee and as go-between."""
    authors = [c for c in head.children if c.dep_ in ("nmod:poss", "compound", "amod")] + list(
        syntax.oblique(head, "by", "from", "of")
    )
    to, through = list(syntax.oblique(head, "to")), []
    for clause in [c for own in head.children if own.dep_ in ("acl", "acl:relcl") for c in syntax.conjuncts(own)]:
        doer = syntax.agent(clause)
        if doer is not None and clause.lemma_.lower() in verbs["propose"]:
            authors.append(doer)
        elif doer is not None and clause.lemma_.lower() in verbs["convey"]:
            through.append(doer)
        if clause.lemma_.lower() in (*verbs["propose"], *verbs["convey"]):
            to += syntax.oblique(clause, "to")
    names = [tuple(n for t in part for n in entities.of(t)) for part in (authors, to, through)]
    return names[0], names[1], names[2]


def _fits(naming: Naming, group: list[Naming]) -> bool:
    """Say whether a phrase names the proposal of a group: same kind of word, no other author, and not told apart as earlier or new."""
    if naming.family != group[0].family or naming.earlier != any(n.earlier for n in group):
        return False
    authors = {a for n in group for a in n.by}
    if naming.by and authors and not authors & set(naming.by):
        return False
    new = any(c.lower_ in ("a", "an", "another", "other") for c in naming.head.children if c.dep_ in ("det", "amod"))
    first = group[-1].head
    return not new or (first.lemma_ == naming.head.lemma_ and first.sent.start == 0)


def _is_told(group: list[Naming]) -> bool:
    """Say whether the phrases name a proposal and not just a plan: a strong word, or a weak one with terms and an author or an answer."""
    authored = any(n.by for n in group)
    if any(n.strong for n in group):
        return authored or any(n.terms or n.status or n.to for n in group)
    return authored and any(n.terms or n.status for n in group)


def _proposal(document: Document, group: list[Naming]) -> tuple[Proposal, list[Naming]]:
    mentions = tuple(dict.fromkeys(n.span for n in group))
    statuses = [n.status for n in group if n.status is not None]
    evidence = dict.fromkeys(syntax.trim(document.article.text, syntax.span(n.head.sent), " \n\t") for n in group)
    by = tuple(dict.fromkeys(a for n in group for a in n.by))
    proposal = Proposal(
        name_of(document.article, "proposal", *mentions),
        mentions,
        statuses[-1] if statuses else KG.Open,
        tuple(evidence),
        "proposals/noun",
        proposed_by=by,
        addressed_to=tuple(dict.fromkeys(a for n in group for a in n.to if a not in by)),
        conveyed_by=tuple(dict.fromkeys(a for n in group for a in n.through)),
        terms=tuple(dict.fromkeys(t.id for n in group for t in n.terms)),
    )
    return proposal, group


def _linked(made: list[tuple[Proposal, list[Naming]]]) -> list[tuple[Proposal, list[Naming]]]:
    """Return the proposals with answers pointing at what they answer, which is then Countered."""
    earlier = [i for i, (_, group) in enumerate(made) if any(n.earlier for n in group)]
    answers = [i for i, (_, group) in enumerate(made) if any(n.answers for n in group)]
    for answer in answers:
        target = next(
            (i for i in earlier if i != answer and made[i][0].proposed_by != made[answer][0].proposed_by), None
        )
        if target is not None:
            made[answer] = (replace(made[answer][0], responds_to=made[target][0].id), made[answer][1])
            made[target] = (replace(made[target][0], status=KG.Countered), made[target][1])
    return made
