"""Speakers that are no entity of the article yet: a source that no name and no description matches, or an unmentioned one.

No claim is lost for want of a node: the words that the text has for its source become one. Where a quotation is nobody's, its speaker
is an unnamed one, whose passage is the quotation.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues import beside
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Entity, Name, Span

#: Words by which a phrase says of a source that it stays unnamed.
HIDDEN = frozenset(["source", "insider", "anonymous", "anonymity", "unnamed", "unidentified", "undisclosed"])
#: Pronouns that stand for a thing or a clause, and for nobody.
THINGS = frozenset(["it", "this", "that", "these", "those", "which", "what"])
#: Pronouns of who is named before them, and unless that is made out, of nobody.
RELATIVE = frozenset(["who", "whom", "which", "that"])
#: Parts of speech that a source can be headed by.
HEADS = frozenset(["NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "SYM"])
SINGLE = frozenset(["the", "this", "that", "its", "his", "her", "their", "our", "my"])


def stand_ins(reading: Reading, heads: Iterable[Token]) -> Iterator[tuple[int, Entity]]:
    """Yield the token of each source that nothing stands for, with an actor made of the words around it."""
    taken: dict[Name, int] = {}
    for head in heads:
        if head.pos_ not in HEADS or beside.is_date(head) or head.lower_ in RELATIVE:
            continue
        where = _phrase(head)
        name = f"{reading.article.key}_actor-source-{where.start}-{where.end}"
        if name not in taken:
            words = reading.article.words(where)
            yield head.i, Entity(name, KG.UnnamedActor, words, (), (where,), "actors/source", anonymous=_hides(head))
            taken[name] = head.i


def unheard(reading: Reading, verbs: Iterator[Token]) -> Iterator[tuple[int, Entity]]:
    """Yield the unnamed one whom somebody hears say it, for verbs of hearing ("the court heard that ...")."""
    for verb in verbs:
        where = tree.span([verb])
        name = f"{reading.article.key}_actor-unnamed-{where.start}"
        yield verb.i, Entity(name, KG.UnnamedActor, "unnamed", (), (where,), "actors/unnamed", anonymous=True)


def nobody(reading: Reading, quote: Span) -> Entity:
    """Return the unnamed speaker of a quotation."""
    name = f"{reading.article.key}_actor-unnamed-{quote.start}"
    return Entity(name, KG.UnnamedActor, "unnamed", (), (quote,), "actors/unnamed", anonymous=True)


def marked(reading: Reading, thing: Entity) -> Entity:
    """Return a thing with the note whether it would speak as somebody who stays unnamed."""
    if thing.kind != KG.UnnamedActor or thing.anonymous:
        return thing
    head = reading.head(thing.mentions[0])
    hidden = thing.rule == "actors/unnamed" or (head is not None and _hides(head))
    return replace(thing, anonymous=True) if hidden else thing


def _phrase(head: Token) -> Span:
    """Return the words of a source: its name, else its phrase without an article."""
    name = next((e for e in head.doc.ents if e.start <= head.i < e.end), None)
    if name is not None:
        return tree.span(name)
    words = [t for t in tree.phrase(head) if (t.lower_ not in tree.LIGHT and not t.is_punct) or t.i >= head.i]
    return tree.span(words or [head])


def _hides(head: Token) -> bool:
    """Say whether a phrase means people who speak and stay unnamed; a body, and the one holder of an office, do not."""
    if head.pos_ == "PRON":
        return head.lower_ not in THINGS
    if HIDDEN & {t.lemma_.lower() for t in tree.subtree(head)}:
        return True
    if head.pos_ in ("ADJ", "NUM", "DET", "SYM"):
        return True
    if head.lemma_.lower() not in lexicon.words("actors.tsv", "person"):
        return False
    owned = any(c.dep_ == "nmod:poss" or c.lower_ in SINGLE for c in head.children)
    plural = "Plur" in head.morph.get("Number", [])
    return plural or (not owned and any(c.dep_ in ("det", "nummod") for c in head.children))
