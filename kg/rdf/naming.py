"""The names of the ontology, as people write and read them in questions and answers."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from kg.rdf.formats import PREFIXES
from kg.rdf.labels import spelled
from kg.terms import KG, KGT


def _locals(names: type) -> frozenset[str]:
    return frozenset(name for name in vars(names) if not name.startswith("_"))


NAMES: Final[Mapping[str, frozenset[str]]] = {PREFIXES["kg"]: _locals(KG), PREFIXES["kgt"]: _locals(KGT)}
"""The local names of each namespace of ours that is closed."""


def _kinds() -> dict[str, tuple[str, ...]]:
    """Return the IRIs of all concepts and of the individuals that sort things, by name in small letters."""
    found: dict[str, tuple[str, ...]] = {}
    for namespace, names in sorted(NAMES.items(), reverse=True):
        for name in sorted(names):
            if name[0].isupper():
                found[name.lower()] = (*found.get(name.lower(), ()), namespace + name)
    return found


KINDS: Final[Mapping[str, tuple[str, ...]]] = _kinds()
"""What a filter of types may name: in small letters, without spaces."""


def word(iri: str) -> str | None:
    """Return what people call a name of the ontology; nothing for any other IRI.

    >>> word("https://w3id.org/newskg/types#MilitaryOperation"), word("https://w3id.org/newskg/ontology#AtLeast")
    ('military operation', 'AtLeast')
    """
    namespace, _, name = iri.rpartition("#")
    if namespace + "#" == PREFIXES["kgt"]:
        from rdflib import URIRef

        return spelled(URIRef(iri))
    return name if namespace + "#" == PREFIXES["kg"] else None


def unknown(iri: str) -> tuple[str, ...] | None:
    """Return nothing for an IRI that may be; for a name of ours that is not in the ontology, those that are close.

    >>> unknown("https://w3id.org/newskg/ontology#Persn"), unknown("https://schema.org/name")
    (('Person',), None)
    """
    namespace, _, name = iri.rpartition("#")
    names = NAMES.get(namespace + "#")
    if names is None or name in names or not name:
        return None
    return tuple(get_close_matches(name, sorted(names), n=1))
