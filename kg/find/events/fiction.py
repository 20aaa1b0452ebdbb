"""What happens in a story only: in films, novels and plays that an article tells of, nobody is killed."""

from spacy.tokens import Token

from kg.language import lexicon, tree

#: What opens a clause that tells what a work is about ("a film in which a boy kills his father").
WHERE = frozenset(["which", "where"])


def is_told(act: Token) -> bool:
    """Say whether an act is only told of in a work of fiction ("in the film, a boy kills ...", "a play in which he is shot")."""
    for token in (act, *act.ancestors):
        if _is_inside(token) or _is_in_work(token):
            return True
        if _is_work(token.head):
            return False  # "the film, directed by Ruiz"
    return False


def _is_inside(clause: Token) -> bool:
    """Say whether a clause tells what happens inside the work that it stands with."""
    inside = any(
        c.lower_ in WHERE and (c.lower_ == "where" or tree.preposition(c) in ("in", "about")) for c in clause.children
    )
    return clause.dep_.startswith("acl") and inside and _is_work(clause.head)


def _is_in_work(verb: Token) -> bool:
    """Say whether the sentence of a verb begins with the work in which it is told to happen.

    A participle that says more of the work may have it in the parse ("in the film, directed by Ruiz, a boy kills ...").
    """
    before = (c for c in verb.children if c.dep_ == "advcl" and c.i < verb.i and tree.is_participle(c))
    opening = (c for clause in (verb, *before) for c in clause.children if c.i < clause.i)
    return any(c.dep_ in ("obl", "obj") and tree.preposition(c) == "in" and _is_work(c) for c in opening)


def _is_work(noun: Token) -> bool:
    return noun.lemma_.lower() in lexicon.listed("fictions")
