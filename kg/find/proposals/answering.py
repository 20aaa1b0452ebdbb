"""On which side of a proposal stands who does something to it, and whether he can be a party."""

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.proposals import words
from kg.find.proposals.governors import Governor, is_of_committee, is_of_some
from kg.language import tree
from kg.terms import KG


def side(governor: Governor, family: str) -> str:
    """Return on which side stands who does something to a proposal; who signs a pact is one of its makers."""
    if governor.act == "accept" and is_of_committee(governor.doer):
        return ""
    if governor.act == "consider" and any(tree.oblique(governor.word, "with")):
        return ""  # "discussed the offer with Zeta": either may be a go-between
    accepts = "by" if family == "pact" and words.makes(governor.word) else "to"
    own = family == "bid" or _is_to_come(governor)  # a bidder considers a bid before it is made
    sides = {
        "propose": "by",
        "withdraw": "by",
        "convey": "through",
        "accept": accepts,
        "reject": "to",
        "consider": "" if own else "to",
    }
    return sides.get(governor.act, "")


def _is_to_come(governor: Governor) -> bool:
    """Say whether somebody only considers to make an offer ("is considering an improved offer")."""
    thing = tree.child(governor.word, "obj")
    det = None if thing is None else tree.child(thing, "det")
    return det is not None and det.lower_ in ("a", "an") and not any(tree.oblique(det.head, "from", "by"))


def may(entities: Entities, governor: Governor, family: str) -> bool:
    """Say whether the doer can be a party: of a vote or debate only a body is one, and nobody without a name who accepts ("voters").

    A law is not put to the court that strikes it down.
    """
    if is_of_some(governor):
        return False
    if family == "bill" and governor.doer is not None and words.among("courts", [governor.doer]):
        return False
    name = entities.at(governor.doer) if governor.doer is not None else None
    kind = entities.get(name).kind if name is not None else None
    if governor.word.pos_ == "NOUN":
        return kind not in (None, KG.Person)
    return governor.act != "accept" or kind != KG.UnnamedActor


def is_legislature(token: Token) -> bool:
    """Say whether a phrase names a legislature by its head ("the Senate", but neither "Senate leaders" nor "the White House")."""
    return words.among("legislatures", [token]) and not (
        token.i > token.sent.start and token.nbor(-1).lower_ == "white"
    )
