"""What class a name is of, as the rest of its article tells: one class per form, but "Bloomberg said" after "Michael Bloomberg" is he."""

from collections import Counter
from dataclasses import replace

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.entities import same
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Mention
from kg.world import lookup
from kg.world.names import words_of

#: Prepositions that lead to a place, and not to a person.
LOCATIVE = frozenset(
    ["in", "at", "near", "into", "across", "around", "inside", "outside", "within", "throughout", "off"]
)


def settled(reading: Reading, mentions: list[Mention], short: dict[str, str]) -> list[Mention]:
    """Return the mentions with the classes that the article gives them; `short` are acronyms with their long forms."""
    kinds = _by_form(mentions, short)
    by_form = [replace(m, kind=kinds[m.text]) for m in mentions]
    return [replace(m, kind=_kind_here(reading, m, by_form)) for m in by_form]


def _kind_here(reading: Reading, mention: Mention, mentions: list[Mention]) -> URIRef:
    """Return the class of one mention: by its sentence, where the rest of the article knows two things by that word."""
    head = reading.doc[mention.head]
    if " " in mention.text or tree.preposition(head) in LOCATIVE or head.dep_ in ("amod", "compound"):
        return mention.kind
    if _is_surname_here(head, mention, mentions):
        return KG.Person
    return KG.Organization if _is_short_for_body(head, mention, mentions) else mention.kind


def _by_form(mentions: list[Mention], short: dict[str, str]) -> dict[str, URIRef]:
    """Return one class per form, by majority; an explained acronym is what its long form is."""
    votes: dict[str, Counter[URIRef]] = {}
    for m in mentions:
        votes.setdefault(m.text, Counter())[m.kind] += 1
    kinds = {form: count.most_common(1)[0][0] for form, count in votes.items()}
    persons = {form for form, kind in kinds.items() if kind == KG.Person}
    kinds |= {form: KG.Organization for form in persons if _is_misspelt_body(form, kinds)}
    return {form: kinds[short.get(form, form)] for form in kinds}


def _is_misspelt_body(form: str, kinds: dict[str, URIRef]) -> bool:
    """Say whether one word is a misspelt body of the article, or the misspelt first word of one ("Merill", "Merrill Lynch")."""
    if " " in form or any(other.endswith(" " + form) for other in kinds):
        return False
    bodies = (other.split()[0] for other, kind in kinds.items() if kind == KG.Organization)
    return any(same.is_misspelt(form.casefold(), first.casefold()) for first in bodies)


def _is_surname_here(head: Token, mention: Mention, mentions: list[Mention]) -> bool:
    """Say whether what is taken for a body or a place is somebody named in full before; a country only as a subject."""
    if mention.kind not in (KG.Organization, KG.Place, KG.Country):
        return False
    if mention.kind == KG.Country and (head.dep_ not in tree.SUBJECTS or not lookup.is_ambiguous(mention.text)):
        return False
    before = (m.text.split() for m in mentions if m.kind == KG.Person and m.span < mention.span)
    return any(len(words) > 1 and _is_part(mention.text, words) for words in before)


def _is_part(word: str, name: list[str]) -> bool:
    return word == name[-1] or (word == name[0] and lookup.is_forename(word))


def _is_short_for_body(head: Token, mention: Mention, mentions: list[Mention]) -> bool:
    """Say whether a place that acts is a body which the article calls by it ("Chelsea won", of "Chelsea F.C.")."""
    if mention.kind != KG.Place or head.dep_ not in tree.SUBJECTS | tree.OBJECTS:
        return False
    bodies = (m.text for m in mentions if m.kind == KG.Organization)
    return any(_says_body(words) for body in bodies if (words := body.removeprefix(mention.text + " ")) != body)


def _says_body(words: str) -> bool:
    """Say whether what follows a name makes it a team, a school or a company: "F.C.", "University", "Inc."."""
    orgwords = lexicon.words("orgwords.tsv", "team") | lexicon.words("orgwords.tsv", "school")
    rest = words_of(words)
    return bool(rest) and all(word in same.SUFFIXES or word in orgwords for word in rest)
