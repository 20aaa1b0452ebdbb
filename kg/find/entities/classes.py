"""The class of a name, by the whole article: one class per form, but "Bloomberg said" after "Michael Bloomberg" is the person."""

from collections import Counter
from dataclasses import replace

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.entities import same, teams
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Mention, Span
from kg.world import World, lookup
from kg.world.names import GENERATIONS, words_of

#: Prepositions that lead to a place, and not to a person.
LOCATIVE = frozenset(
    ["in", "at", "near", "into", "across", "around", "inside", "outside", "within", "throughout", "off"]
)


def settled(reading: Reading, world: World, mentions: list[Mention], short: dict[str, str]) -> list[Mention]:
    """Return the mentions with the classes that the article gives them; `short` are acronyms with their long forms."""
    kinds = _by_form(mentions, short)
    by_form = [replace(m, kind=kinds[m.text]) for m in mentions]
    named = _Named(world, by_form)
    here = [replace(m, kind=_kind_here(reading, m, named)) for m in by_form]
    if not teams.is_report(reading):
        return here
    team = {m.text for m in here if m.kind == KG.Person and _is_nobody(reading, world, m, named)}
    is_team = (m.text in team or (m.kind == KG.Place and teams.is_team(reading, world, m)) for m in here)
    return [replace(m, kind=KG.Organization) if is_one else m for m, is_one in zip(here, is_team, strict=True)]


def _is_nobody(reading: Reading, world: World, mention: Mention, named: "_Named") -> bool:
    """Say whether one word is no person of an article, but ends the name of a team ("Vale", of "Carrow Vale"), or plays as teams do."""
    if " " in mention.text or mention.text in named.parts or mention.text in named.firsts:
        return False
    is_called = lookup.is_forename(mention.text) or lookup.is_surname(mention.text)
    return mention.text in named.lasts or (not is_called and teams.is_team(reading, world, mention))


class _Named:
    """What an article names in full: the parts of the names of persons and companies, where each stands first, and its bodies."""

    def __init__(self, world: World, mentions: list[Mention]) -> None:
        self.world = world
        self.parts: dict[str, Span] = {}
        self.firsts: dict[str, Span] = {}
        self.bodies: dict[str, list[str]] = {}
        self.companies: dict[str, Span] = {}
        self.crafts: dict[str, Span] = {}
        self.lasts = {m.text.rpartition(" ")[2] for m in mentions if m.kind == KG.Organization and " " in m.text}
        for m in mentions:
            words = [w for w in m.text.split() if w.rstrip(".").lower() not in GENERATIONS]
            if m.kind == KG.Person and len(words) > 1:
                self.firsts[words[0]] = min(m.span, self.firsts.get(words[0], m.span))
                for part in {words[-1], *(words[:1] if lookup.is_forename(words[0]) else ())}:
                    self.parts[part] = min(m.span, self.parts.get(part, m.span))
            elif m.kind == KG.Item and words and words[-1].lower() in lexicon.listed("crafts"):
                for part in words[:-1]:
                    self.crafts[part] = min(m.span, self.crafts.get(part, m.span))
            elif m.kind == KG.Organization:
                first, _, rest = m.text.partition(" ")
                self.bodies.setdefault(first, []).append(m.text)
                if _says_company(rest, "medium"):
                    self.companies[first] = min(m.span, self.companies.get(first, m.span))

    def is_body(self, word: str) -> bool:
        """Say whether a word is a body by itself, or the first one of a body of the article."""
        return bool(self.world.organization(word)) or any(body != word for body in self.bodies.get(word, ()))


def _kind_here(reading: Reading, mention: Mention, named: _Named) -> URIRef:
    """Return the class of one mention: by its sentence, where the rest of the article knows two things by that word."""
    head = reading.doc[mention.head]
    if mention.kind == KG.Person and _is_company_here(mention, named):
        return KG.Organization
    if mention.kind in (KG.Person, KG.Organization) and _is_craft_here(mention, named):
        return KG.Item
    if " " in mention.text or tree.preposition(head) in LOCATIVE or head.dep_ in ("amod", "compound"):
        return mention.kind
    if _is_surname_here(head, mention, named):
        return KG.Person
    return KG.Organization if _is_short_for_body(head, mention, named) else mention.kind


def _by_form(mentions: list[Mention], short: dict[str, str]) -> dict[str, URIRef]:
    """Return one class per form, by majority; an explained acronym is what its long form is."""
    votes: dict[str, Counter[URIRef]] = {}
    for m in mentions:
        votes.setdefault(m.text, Counter())[m.kind] += 1
    kinds = {form: count.most_common(1)[0][0] for form, count in votes.items()}
    persons = {form for form, kind in kinds.items() if kind == KG.Person}
    firsts = {form.split()[0].casefold() for form, kind in kinds.items() if kind == KG.Organization}
    lasts = {form.rpartition(" ")[2] for form in kinds if " " in form}
    kinds |= {form: KG.Organization for form in persons if form not in lasts and _is_misspelt_body(form, firsts)}
    return {form: kinds[short.get(form, form)] for form in kinds}


def _is_misspelt_body(form: str, firsts: set[str]) -> bool:
    """Say whether one word is a misspelt body of the article, or the misspelt first word of one ("Merill", "Merrill Lynch")."""
    return " " not in form and any(same.is_misspelt(form.casefold(), first) for first in firsts)


def _is_surname_here(head: Token, mention: Mention, named: _Named) -> bool:
    """Say whether what is taken for a body or a place is somebody named in full before; a country only as a subject."""
    if mention.kind not in (KG.Organization, KG.Place, KG.Country):
        return False
    if mention.kind == KG.Country and (head.dep_ not in tree.SUBJECTS or not lookup.is_ambiguous(mention.text)):
        return False
    first = named.parts.get(mention.text)
    if first is None and mention.kind == KG.Organization and not named.is_body(mention.text):
        first = named.firsts.get(mention.text)  # a forename that no list has, which is no known body either
    return first is not None and first < mention.span


def _is_company_here(mention: Mention, named: _Named) -> bool:
    """Say whether what is taken for somebody is a company of the article ("Norr", of "Norr Foods"), before anybody is named so in full."""
    company, person = named.companies.get(mention.text), named.parts.get(mention.text)
    return company is not None and (person is None or (company < person and mention.span < person))


def _is_craft_here(mention: Mention, named: _Named) -> bool:
    """Say whether one word is short for a craft of the article ("Ruiz", of "Ada Ruiz Telescope"), before somebody or a body is named so."""
    craft, person = named.crafts.get(mention.text), named.parts.get(mention.text)
    is_first = craft is not None and craft < mention.span and (person is None or mention.span < person)
    return is_first and mention.text not in named.bodies


def _is_short_for_body(head: Token, mention: Mention, named: _Named) -> bool:
    """Say whether a place is a body which the article calls by it, and which acts ("Chelsea won", of "Chelsea F.C.")."""
    rests = [
        rest for body in named.bodies.get(mention.text, ()) if (rest := body.removeprefix(mention.text + " ")) != body
    ]
    acts = mention.kind == KG.Place and head.dep_ in tree.SUBJECTS | tree.OBJECTS
    return acts and any(map(_says_body, rests))


def _says_company(words: str, *kinds: str) -> bool:
    """Say whether what follows a name makes it a company, or a body of further kinds: "Airline"."""
    rest = words_of(words)
    known = [lexicon.listed("company_endings"), *(lexicon.words("orgwords.tsv", k) for k in ("company", *kinds))]
    return bool(rest) and all(w in same.SUFFIXES or any(w in own for own in known) for w in rest)


def _says_body(words: str) -> bool:
    """Say whether what follows a name makes it a team, a school or a company: "F.C.", "University", "Inc."."""
    orgwords = lexicon.words("orgwords.tsv", "team") | lexicon.words("orgwords.tsv", "school")
    rest = words_of(words)
    return bool(rest) and all(word in same.SUFFIXES or word in orgwords for word in rest)
