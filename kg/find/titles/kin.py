"""Relatives, by word order: "the son of the former mayor Ada Ruiz, Otto Berg, left" is about the son, and the son is Otto Berg."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.titles import words
from kg.find.titles.names import Names
from kg.language import lexicon

#: So many words may stand between "of" and the name of whose relative somebody is.
REACH = 6


def of_phrase(first: Token) -> Token | None:
    """Return the noun for a relative in whose "of" a name stands that begins with a word ("the son of the mayor Ada Ruiz": "son")."""
    doc, i = first.doc, first.i - 1
    while i > max(first.i - REACH, first.sent.start) and doc[i].lower_ != "of":
        if (
            doc[i].pos_ not in ("DET", "ADJ")
            and not words.may_be_title(doc[i])
            and doc[i].lower_ not in lexicon.listed("passing")
        ):
            return None
        i -= 1
    return doc[i - 1] if i > 0 and doc[i].lower_ == "of" and doc[i - 1].lower_ in lexicon.listed("kin") else None


def told(name: Tokens, names: Names) -> Token | None:
    """Return the noun for a relative whom a name between commas names, behind the name of whose relative that is."""
    doc, end = name.doc, name.start - 1
    if (
        end < 1
        or doc[end].text != ","
        or name.end >= len(doc)
        or doc[name.end].text != ","
        or not names.is_person(doc[end - 1])
    ):
        return None
    start = end
    while start and names.is_person(doc[start - 1]):
        start -= 1
    noun = of_phrase(doc[start])
    if noun is None:
        return None
    before = noun.i - 1
    while before > 0 and doc[before].pos_ in ("DET", "ADJ"):
        before -= 1
    return (
        None if before > 0 and doc[before].text == "," else noun
    )  # "Paz, the son of Ada Ruiz, Otto Berg, ...": a list
