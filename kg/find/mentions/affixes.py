"""Marked words that are no names by themselves: letters and codes beside a name, one of several by its number."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.mentions import edges
from kg.find.titles import words
from kg.language import lexicon


def is_none(name: Tokens) -> bool:
    """Say whether what is marked names nothing: it only stands before or behind a name, tells one of several or which disease is meant."""
    kinds = (is_honorific, is_postnominal, is_code, is_numbered, is_peer, is_ailment)
    return any(is_one(name) for is_one in kinds)


def is_honorific(name: Tokens) -> bool:
    """Say whether a name is only an honorific, which the pipeline marks apart from the name behind it ("Haji" "Omar Ruiz")."""
    doc, end = name.doc, edges.over_dot(name.doc, name.end, len(name.doc))
    while end < len(doc) and (is_address(doc[end]) or _is_form_of_address(doc[end])):
        end = edges.over_dot(doc, end + 1, len(doc))
    is_listed = name.text.lower().rstrip(".") in lexicon.listed("honorifics")
    return is_listed and (len(name) > 1 or edges.leads_to_person(doc[name.start : end]))


def _is_form_of_address(word: Token) -> bool:
    low = word.lower_.rstrip(".")
    return low in lexicon.listed("courtesies") or low in lexicon.listed("honorifics")


def is_postnominal(name: Tokens) -> bool:
    """Say whether a name is only letters behind a person's ("Ada Ruiz, OBE", "Ada Ruiz (SAN)")."""
    before = name.doc[max(name.start - 2, 0) : name.start]
    follows = len(before) == 2 and before[0].ent_type_ == "Person" and before[1].text in (",", "(")
    return follows and len(name) == 1 and name.text in lexicon.listed("postnominals")


def is_code(name: Tokens) -> bool:
    """Say whether a name is the code by which brackets say that somebody lists the thing before them ("(NYSE: NRV)")."""
    before = name.doc[max(name.start - 3, 0) : name.start]
    if len(name.text) == 1 and name.doc[name.end : name.end + 1].text == ":":  # the exchange, by its letter: "(N:NRV)"
        return before[-1:].text in ("(", "[")
    is_exchange = len(before) == 3 and (before[1].text.isupper() or (before[1].text.istitle() and name.text.isupper()))
    return is_exchange and before[0].text in ("(", "[") and before[2].text == ":"


def is_peer(name: Tokens) -> bool:
    """Say whether a name is only what a peer is, before the land of the title ("Duke" of "Duke of Vigo")."""
    return (
        len(name) == 1 and words.kind(name.text.lower()) == "royal" and name.doc[name.end : name.end + 1].text == "of"
    )


def is_ailment(name: Tokens) -> bool:
    """Say whether a name only tells which disease is meant ("Ruiz" of "Ruiz's disease")."""
    after = name.doc[name.end : name.end + 2]
    return len(after) == 2 and after[0].text in ("'s", "’s") and after[1].lower_ in lexicon.listed("ailments")


def is_numbered(name: Tokens) -> bool:
    """Say whether a name is one of several by its letter or number, which is no name ("Pool" of "Pool D", "Group" of "Group C")."""
    after = name.doc[name.end : name.end + 1].text
    is_one_of = len(name) == 1 and name[0].lower_ in lexicon.listed("numbered")
    return is_one_of and (after.isdigit() or (len(after) == 1 and after.isupper()))


def is_address(word: Token) -> bool:
    """Say whether a word is part of an honorific before a name ("Seri" in "Datuk Seri")."""
    pair = f"{word.nbor(-1).lower_} {word.lower_}" if word.i else ""
    return pair in lexicon.listed("honorifics")
