"""Forms of a name -> one thing: full and short names, acronyms, long forms in brackets, adjectives of countries."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from rdflib import URIRef

from kg import lookup
from kg.entities.cluster import Cluster
from kg.model import Document, Mention
from kg.terms import KG

#: Words after which a place is the same place ("Gaza", "Gaza Strip").
PLACE_WORDS = frozenset(
    [
        "strip",
        "city",
        "province",
        "prefecture",
        "county",
        "state",
        "region",
        "district",
        "island",
        "valley",
        "governorate",
    ]
)


def group(document: Document, mentions: list[Mention]) -> list[Cluster]:
    """Return the clusters of all named mentions."""
    short = _bracketed(document, mentions)
    kinds = _one_kind_per_form(mentions, short)
    clusters = _countries([m for m in mentions if kinds[m.text] == KG.Country])
    rules: list[tuple[URIRef, Callable[[str, str], bool]]] = [
        (KG.Person, _same_person),
        (KG.Organization, lambda a, b: short.get(a) == b or _same_organization(a, b)),
        (KG.Place, lambda a, b: short.get(a) == b or _same_place(a, b)),
    ]
    for kind, same in rules:
        clusters += _forms(kind, [m for m in mentions if kinds[m.text] == kind], same)
    return clusters


def _bracketed(document: Document, mentions: list[Mention]) -> dict[str, str]:
    """Return short form -> long form for acronyms that the text explains ("National Liberation Army (ELN)")."""
    text = document.article.text
    found: dict[str, str] = {}
    for a, b in pairwise(mentions):
        if re.fullmatch(r"\s*[(\[]\s*(?:the )?", text[a.span.end : b.span.start]) and text[
            b.span.end : b.span.end + 1
        ] in (")", "]", ";", ","):
            short, full = sorted((a.text, b.text), key=len)
            if short != full and _is_acronym(short):
                found.setdefault(short, full)
    return found


def _is_acronym(form: str) -> bool:
    letters = [c for c in form if c.isalpha()]
    return 1 < len(letters) <= 8 and " " not in form and sum(c.isupper() for c in letters) > len(letters) / 2


def _one_kind_per_form(mentions: list[Mention], short: dict[str, str]) -> dict[str, URIRef]:
    """Return one class per form, by majority; an explained acronym is what its long form is."""
    votes: dict[str, Counter[URIRef]] = {}
    for m in mentions:
        votes.setdefault(m.text, Counter())[m.kind] += 1
    kinds = {form: count.most_common(1)[0][0] for form, count in votes.items()}
    return {form: kinds[short.get(form, form)] for form in kinds}


def _countries(mentions: list[Mention]) -> list[Cluster]:
    by_code: dict[str, list[Mention]] = {}
    for m in mentions:
        country = lookup.country(m.text)
        if country is not None:
            by_code.setdefault(country.code, []).append(m)
    return [_country(own) for own in by_code.values()]


def _country(mentions: list[Mention]) -> Cluster:
    country = lookup.country(mentions[0].text)
    assert country is not None  # grouped by its code above
    aliases = dict.fromkeys(m.text for m in mentions if m.text != country.name)
    return Cluster(KG.Country, country.name, tuple(aliases), tuple(mentions), country.qid, country.code)


def _forms(kind: URIRef, mentions: list[Mention], same: Callable[[str, str], bool]) -> list[Cluster]:
    """Join forms to the longest form that they can be short for; a form that fits two things goes to the first named."""
    by_form: dict[str, list[Mention]] = {}
    for m in mentions:
        by_form.setdefault(m.text, []).append(m)
    order = sorted(by_form, key=lambda form: (-len(form.split()), -len(form), by_form[form][0].span))
    groups: list[list[str]] = []
    for form in order:
        fits = [g for g in groups if any(same(form, other) for other in g)]
        if fits:
            min(fits, key=lambda g: by_form[g[0]][0].span).append(form)
        else:
            groups.append([form])
    return [_cluster(kind, forms, by_form) for forms in groups]


def _cluster(kind: URIRef, forms: list[str], by_form: dict[str, list[Mention]]) -> Cluster:
    mentions = sorted((m for form in forms for m in by_form[form]), key=lambda m: m.span)
    return Cluster(kind, forms[0], tuple(forms[1:]), tuple(mentions))


def normal(text: str) -> list[str]:
    """Return the words of a name without case, accents, dots, possessive or leading article.

    >>> normal("the Ángela Ruiz's")
    ['angela', 'ruiz']
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    bare = re.sub(r"'s\b", "", "".join(c for c in plain if not unicodedata.combining(c))).replace(".", "")
    words = re.findall(r"[\w&]+(?:'\w+)?", bare)
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


def _same_person(short: str, full: str) -> bool:
    """Say whether one form can stand for the other: its words stand in the longer name, in order, the surname among them."""
    a, b = normal(short), normal(full)
    if not a or not b or a == b:
        return bool(a) and a == b
    if len(a) == 1:
        return a[0] in (b[-1], b[0]) or (len(b) > 2 and a[0] == "".join(b[-2:]))
    return _is_subsequence(a, b) and (a[-1] == b[-1] or a[0] == b[0])


def _is_subsequence(short: list[str], full: list[str]) -> bool:
    """Say whether the words stand in order in the full name; an initial stands for its word."""
    rest = iter(full)
    return all(any(w == x or (len(w) == 1 and x.startswith(w)) for x in rest) for w in short)


def _same_organization(short: str, full: str) -> bool:
    a, b = normal(short), normal(full)
    if a == b:
        return True
    if len(a) == 1 and len(short) > 1 and short.replace(".", "") in _acronyms(full):
        return True
    if len(a) >= len(b):
        return False
    return (b[: len(a)] == a and len(a[0]) > 2) or (len(a) > 1 and b[-len(a) :] == a)


def _acronyms(full: str) -> set[str]:
    """Return the initials of a name, with and without its small words."""
    words = re.findall(r"\w+", re.sub(r"'s\b", "", full))
    capitals = [w for w in words if w[0].isupper()]
    return {"".join(w[0] for w in words), "".join(w[0] for w in capitals), "".join(w[0] for w in words).upper()}


def _same_place(short: str, full: str) -> bool:
    a, b = normal(short), normal(full)
    if len(b) > 1 and short.isupper() and len(short) > 1 and short.replace(".", "") in _acronyms(full):
        return True
    return a == b or (b[: len(a)] == a and len(b) == len(a) + 1 and b[-1] in PLACE_WORDS)
