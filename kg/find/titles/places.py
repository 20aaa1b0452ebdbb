"""Positions around a title and a name: the words that link, close and separate them."""

from spacy.tokens import Span as Tokens

from kg.language import lexicon

#: How many tokens may stand between a title and its name.
REACH = 9
#: Prepositions that tell where or of what a title is held.
LINKS = frozenset(["of", "for", "to", "in", "at", "with", "on", "from"])
POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
#: What stands between names of a list.
JOINTS = frozenset(["and", ",", "&"])
#: What may stand between a title and its name: no verb, no end of a sentence.
BETWEEN = frozenset(["NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "NUM", "PUNCT", "PRON", "X", "CCONJ"])


def past_age(name: Tokens) -> int:
    """Return the index of the token after a name, an honour and an age ("Ada Ruiz QC (71), the mayor", "Ada Ruiz, 71, the mayor")."""
    doc, end = name.doc, name.end
    while end < len(doc) and doc[end].text in lexicon.listed("postnominals"):
        end += 1
    if end + 3 < len(doc) and doc[end].text in ("(", ",") and doc[end + 1].text.isdigit():
        return end + 3 if doc[end + 2].text == ")" else end + 2
    return end
