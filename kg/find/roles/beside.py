"""Titles beside a name, by word order, which tells them more surely than a parse.

"Governor of Illinois Rod Blagojevich", "Urmas Paet, the Estonian foreign minister", "a spokeswoman for the agency, Melissa Fleming".
"""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.roles import wording
from kg.language import lexicon, tree
from kg.values import Name
from kg.world import lookup

#: How many tokens may stand between a title and its name.
REACH = 9
#: How many tokens a list of people who share a title may have before its last name.
LIST = 24


def before(name: Tokens, entities: Entities) -> Iterator[Token]:
    """Yield the titles that lead up to a name: "committee chairman Professor", "government spokesman and Justice Minister"."""
    title = _nearest(name, entities) or _shared(name, entities)
    for _ in range(3):
        if title is None:
            return
        yield title
        title = _stacked(wording.label(title, entities)[0], entities)


def _nearest(name: Tokens, entities: Entities) -> Token | None:
    """Return the title right before a name, or before an "of" or "for" phrase that ends at it."""
    doc, own = name.doc, entities.at(name.root)
    for i in range(name.start - 1, max(name.start - REACH, name[0].sent.start) - 1, -1):
        token = doc[i]
        if i == name.start - 1 and wording.may_be_title(token) and not wording.is_named(token, entities):
            return token
        if wording.is_title(token) and entities.at(token) in (None, own, _described(token, entities)):
            linked = doc[i + 1].lower_ in ("of", "for", "to", "in", "at") or (
                doc[i + 1].text == "," and i == name.start - 2
            )
            return token if linked else None
        if token.pos_ not in wording.BETWEEN or token.text in ('"', "“", "(", ")", ";", ":") or token.is_space:
            return None
    return None


def _stacked(first: Token, entities: Entities) -> Token | None:
    """Return the title that stands before the first word of another ("police chief Gen.", "lawyer and former attorney general")."""
    doc, i = first.doc, first.i - 1
    while i > first.sent.start and doc[i].lower_ in lexicon.listed("passing"):
        i -= 1
    if i > first.sent.start and doc[i].lower_ == "and":
        i -= 1
    fits = i >= first.sent.start and wording.is_title(doc[i]) and not wording.is_named(doc[i], entities)
    return doc[i] if fits else None


def _shared(name: Tokens, entities: Entities) -> Token | None:
    """Return the plural title before the first of several names ("Presidents Bush, Putin and Chirac")."""
    doc, i, joined = name.doc, name.start - 1, False
    while i >= max(name.start - LIST, name[0].sent.start):
        token = doc[i]
        if joined and _is_plural_title(token) and not wording.is_named(token, entities):
            return token
        if token.lower_ in ("and", ","):
            joined = True
        elif not joined or not (wording.is_named(token, entities) or token.lower_ == "of"):
            return None
        i -= 1
    return None


def _is_plural_title(token: Token) -> bool:
    return wording.is_title(token) and token.lower_.endswith("s") and lookup.title_kind(token.lower_[:-1]) is not None


def _described(token: Token, entities: Entities) -> Name | None:
    """Return the unnamed actor that a noun stands for, if it does: the title may be all that made it one."""
    name = entities.at(token)
    return name if name is not None and not wording.has_name(name, entities) else None


def after(name: Tokens, entities: Entities) -> Iterator[Token]:
    """Yield the titles in an apposition that follows a name: "Ada Ruiz, the mayor of Vigo and party leader, said"."""
    doc, sentence = name.doc, name[0].sent
    start = _after_age(name)
    if start + 1 >= sentence.end or doc[start].text not in (",", "(", "–", "-"):
        return
    for i in range(start + 1, min(start + 1 + REACH, sentence.end)):
        token = doc[i]
        if token.pos_ not in wording.BETWEEN or token.text in ('"', "“", ",", ")", ";"):
            return
        is_head = i + 1 >= sentence.end or not (wording.is_title(doc[i + 1]) or doc[i + 1].pos_ in ("NOUN", "PROPN"))
        if wording.is_title(token) and is_head and entities.at(token) != entities.at(name.root):
            yield from (n for n in tree.conjuncts(token) if wording.is_title(n) and n.i >= i)
            return


def _after_age(name: Tokens) -> int:
    """Return the index of the token after a name and an age ("Ada Ruiz (71), the mayor", "Ada Ruiz, 71, the mayor")."""
    doc, end = name.doc, name.end
    if end + 3 < len(doc) and doc[end].text in ("(", ",") and doc[end + 1].text.isdigit():
        return end + 3 if doc[end + 2].text == ")" else end + 2
    return end
