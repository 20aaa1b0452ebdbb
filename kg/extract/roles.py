"""Offices and occupations of named persons: before the name, after it, or with "is" and "became".

Titles stand so close to names that word order tells them more surely than a parse: "Governor of Illinois Rod Blagojevich",
"Urmas Paet, the Estonian foreign minister", "a spokeswoman for the agency, Melissa Fleming".
"""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg import lexicon, lookup, syntax
from kg.entities import Entities
from kg.model import Document, Name, Role, Span, name_of
from kg.terms import KG

#: How many tokens may stand between a title and its name.
REACH = 9
#: What may stand between them: no verb, no end of a sentence.
BETWEEN = frozenset(["NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "NUM", "PUNCT", "PRON", "X"])


def find(document: Document, entities: Entities) -> Iterator[Role]:
    """Yield each office of a person once, where it is told first."""
    seen: set[tuple[Name, str]] = set()
    for person, title, near in [*_beside_names(document, entities), *_predicates(document, entities)]:
        role = _role(document, entities, person, title, near)
        key = (person, role.label.casefold())
        if key not in seen:
            seen.add(key)
            yield role


def _beside_names(document: Document, entities: Entities) -> Iterator[tuple[Name, Token, Span]]:
    """Yield person, title noun and the passage of the name."""
    for person in entities.all:
        for mention in person.mentions if person.kind == KG.Person else ():
            name = document.doc.char_span(*mention, alignment_mode="expand")
            if name is not None:
                yield from ((person.id, title, mention) for title in _before(name, entities))
                yield from ((person.id, title, mention) for title in _after(name, entities))


def _predicates(document: Document, entities: Entities) -> Iterator[tuple[Name, Token, Span]]:
    """Yield what somebody is said to be, to become or to have been named, by name or pronoun."""
    for token in document.doc:
        if token.dep_ not in ("nsubj", "nsubj:pass") or token.i not in entities.by_token:
            continue
        person, above = entities.by_token[token.i], token.head
        if not _is_person(token, entities) or syntax.is_negated(above):
            continue
        is_said = [above] if syntax.child(above, "cop") is not None else []
        if above.lemma_ in ("become", "elect", "appoint", "name", "work", "serve"):
            is_said = [
                c
                for c in above.children
                if c.dep_ in ("xcomp", "obj") or (c.dep_ == "obl" and syntax.preposition(c) == "as")
            ]
        for noun in (n for said in is_said for n in syntax.conjuncts(said)):
            if _is_title(noun) and not any(c.dep_ == "nummod" for c in noun.children):
                yield person, noun, syntax.span([token])


def _is_title(token: Token) -> bool:
    return (
        token.pos_ in ("NOUN", "PROPN")
        and token.lower_.rstrip(".") not in lexicon.listed("addresses")
        and lookup.title_kind(token.lower_) is not None
    )


def _before(name: Tokens, entities: Entities) -> Iterator[Token]:
    """Yield the title right before a name, or before an "of" or "for" phrase that ends at it."""
    doc, own = name.doc, entities.at(name.root)
    i = name.start - 1
    while i >= max(name.start - REACH, name[0].sent.start):
        token = doc[i]
        if _is_title(token) and entities.at(token) in (None, own, _described(token, entities)):
            if (
                i == name.start - 1
                or doc[i + 1].lower_ in ("of", "for", "to", "in", "at")
                or (doc[i + 1].text == "," and i == name.start - 2)
            ):
                yield token
            return
        if token.pos_ not in BETWEEN or token.text in ('"', "“", "(", ")", ";", ":") or token.is_space:
            return
        i -= 1


def _described(token: Token, entities: Entities) -> Name | None:
    """Return the unnamed actor that a noun stands for, if it does: the title may be all that made it one."""
    name = entities.at(token)
    return name if name is not None and entities.get(name).kind == KG.UnnamedActor else None


def _after(name: Tokens, entities: Entities) -> Iterator[Token]:
    """Yield the titles in an apposition that follows a name: "Ada Ruiz, the mayor of Vigo and party leader, said"."""
    doc, sentence = name.doc, name[0].sent
    if name.end + 1 >= sentence.end or doc[name.end].text not in (",", "(", "–", "-"):
        return
    for i in range(name.end + 1, min(name.end + 1 + REACH, sentence.end)):
        token = doc[i]
        if token.pos_ not in BETWEEN or token.text in ('"', "“", ",", ")", ";"):
            return
        is_head = i + 1 >= sentence.end or not (_is_title(doc[i + 1]) or doc[i + 1].pos_ in ("NOUN", "PROPN"))
        if _is_title(token) and is_head and entities.at(token) != entities.at(name.root):
            yield from (n for n in syntax.conjuncts(token) if _is_title(n) and n.i >= i)
            return


def _role(document: Document, entities: Entities, person: Name, noun: Token, near: Span) -> Role:
    words = _label(noun, entities)
    where = syntax.span(words)
    ended = any(
        t.lower_ in lexicon.listed("ended") for t in noun.doc[max(words[0].i - 4, noun.sent.start) : words[0].i]
    )
    published = document.article.published
    return Role(
        name_of(document.article, "role", where, near),
        person,
        document.article.words(where),
        Span(min(where.start, near.start), max(where.end, near.end)),
        "roles/title",
        of=_holder(noun, words, entities, person),
        as_of=published[:10] if published and not ended else None,
    )


def _label(noun: Token, entities: Entities) -> list[Token]:
    """Return the words of the office: its head, what makes it that office, "of State"; no country, no "former"."""
    doc, start, end = noun.doc, noun.i, noun.i + 1
    while start > noun.sent.start and _belongs(doc[start - 1], noun, entities):
        start -= 1
    if end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].lower_ in ("elect", "designate", "general", "in"):
        end += 2
    return [doc[i] for i in range(start, _of_phrase(doc[end - 1], entities))]


def _of_phrase(last: Token, entities: Entities) -> int:
    """Return where a title ends: after "of State", "of the opposition", but before a name it is held in."""
    doc, end = last.doc, last.i + 1
    if end + 1 >= last.sent.end or doc[end].lower_ != "of":
        return end
    stop = end + 1
    while (
        stop < min(end + 5, last.sent.end)
        and doc[stop].pos_ in ("DET", "ADJ", "NOUN", "PROPN")
        and not _is_named(doc[stop], entities)
    ):
        stop += 1
    closed = stop >= last.sent.end or not _is_named(doc[stop], entities) or _is_person(doc[stop], entities)
    return stop if stop > end + 1 and closed and doc[stop - 1].pos_ in ("NOUN", "PROPN") else end


def _is_named(token: Token, entities: Entities) -> bool:
    """Say whether a token is part of a name; that it may stand for one, as a title does, is not enough."""
    name = entities.at(token)
    if name is None or entities.get(name).kind == KG.UnnamedActor:
        return False
    return any(span.start <= token.idx < span.end for span in entities.get(name).mentions)


def _is_person(token: Token, entities: Entities) -> bool:
    name = entities.at(token)
    return name is not None and entities.get(name).kind == KG.Person


def _belongs(token: Token, noun: Token, entities: Entities) -> bool:
    """Say whether a word before a title is part of it ("prime", "chief", "football")."""
    if token.lower_ in lexicon.listed("passing") or _is_named(token, entities) or token.is_space or token.is_punct:
        return (
            token.text == "-"
            and noun.i - token.i <= 2
            and token.i > 0
            and token.doc[token.i - 1].lower_ in ("co", "vice")
        )
    if token.doc[token.i : noun.i + 1].text.lower() in lexicon.words("titles.tsv"):
        return True
    return (
        token.lower_ in lexicon.listed("office")
        or token.lower_ == "co"
        or (token.dep_ == "compound" and token.pos_ == "NOUN")
    )


def _holder(noun: Token, words: list[Token], entities: Entities, person: Name) -> Name | None:
    """Return the country or organization that an office is held in: to its left, or in the "of", "for" or "in" after it."""
    doc, first, last = noun.doc, words[0].i, words[-1].i
    left = [doc[i] for i in range(first - 1, max(first - 5, noun.sent.start) - 1, -1)]
    right = [doc[i] for i in range(last + 1, min(last + 8, noun.sent.end))]
    for token in left:
        if _holds(token, entities, person):
            return entities.at(token)
        if token.lower_ not in lexicon.listed("passing") and token.text not in ("'s", "’s", "'", "’"):
            break
    if not right or right[0].lower_ not in ("of", "for", "in", "at", "to", "with"):
        return None
    near = (t for t in right[1:] if t.pos_ in BETWEEN)
    return next((entities.at(t) for t in near if _holds(t, entities, person)), None)


def _holds(token: Token, entities: Entities, person: Name) -> bool:
    name = entities.at(token)
    return name is not None and name != person and entities.get(name).kind in (KG.Country, KG.Organization)
