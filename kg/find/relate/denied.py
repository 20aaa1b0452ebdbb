"""Which events are denied: by the article ("nobody was hurt"), or by a claim ("denied that it had fired first")."""

from dataclasses import replace

from spacy.tokens import Token

from kg.find.relate.overlap import Ranges
from kg.find.relate.tellings import DEFINITE
from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Claim, Event


def marked(reading: Reading, events: list[Event], claims: list[Claim]) -> list[Event]:
    """Return the events with the polarity of those that are denied."""
    denials = Ranges((piece, claim) for claim in claims if claim.speech_act == KG.Deny for piece in claim.content)
    return [replace(e, polarity=KG.Negative) if _is_denied(reading, e, denials) else e for e in events]


def _is_denied(reading: Reading, event: Event, denials: Ranges[Claim]) -> bool:
    if event.factuality == KG.Negated:
        return True
    claim = next(iter(denials.holding(event.triggers[0])), None)
    head = reading.head(event.triggers[0])
    if claim is None or head is None:
        return False
    if head.pos_ in ("VERB", "AUX"):
        return _is_main(reading, claim, head)
    return not _is_known(head) and _is_main(reading, claim, head)


def _is_main(reading: Reading, claim: Claim, head: Token) -> bool:
    """Say whether a word is what the words of a denial say, or coordinated with it; not what a clause inside them tells."""
    main = reading.head(claim.content[0])
    return main is not None and (head == main or head in tree.conjuncts(main) or main in tree.conjuncts(head))


def _is_known(noun: Token) -> bool:
    """Say whether a noun tells what is known to have happened ("denied the charges", "had carried out the strike")."""
    return any(c.lower_ in DEFINITE for c in noun.children if c.dep_ in ("det", "nmod:poss"))
