"""Those who are only told something, or report it: "told Reuters", "in an interview with the Herald", "(AP)"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.reading import Reading

#: Relations of who hears to the verb that tells, and of who asks to the talk that is had with him.
OBJECTS = frozenset(["obj", "iobj"])
#: Prepositions that lead to who hears, or who has heard it.
TO = frozenset(["to", "with", "by"])
#: Verbs of telling that lead to a hearer by a preposition only, and nouns for what is told.
SPEAKING = frozenset(
    ["speak", "talk", "say", "see", "obtain", "cite", "quote", "report", "publish", "provide", "confirm"]
)
TALKS = frozenset(
    ["interview", "comment", "remark", "statement", "letter", "email", "e-mail", "message", "conversation", "briefing"]
)


def find(reading: Reading) -> Iterator[int]:
    """Yield the tokens of the phrases of hearers, and of the agency in brackets that a report begins with."""
    for token in reading.doc:
        if _hears(token):
            yield from (t.i for t in tree.subtree(token, frozenset(["acl:relcl", "acl", "appos", "conj", "parataxis"])))


def _hears(token: Token) -> bool:
    if token.i and token.nbor(-1).text == "(" and token.i + 1 < len(token.doc) and token.nbor().text == ")":
        return True
    head = token.head.lemma_.lower()
    heard = lexicon.toml("reporting.toml")["dialogue"]["heard"]
    if token.dep_ in OBJECTS:
        return head in heard
    led = token.dep_ in ("obl", "obl:agent", "nmod") and tree.preposition(token) in TO
    return led and (head in heard or head in SPEAKING or head in TALKS)
