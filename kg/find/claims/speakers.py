"""Which of the article's entities speak, and to whom."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.titles import words as titles
from kg.language import lexicon, tree
from kg.language.cues import Cue, beside
from kg.language.cues.beside import BETWEEN
from kg.language.cues.kinds import is_actor_noun, is_of_another
from kg.terms import KG
from kg.values import Name

#: Relations over which the name of a described speaker hangs on the description ("the spokesman, Sean Ruiz").
NAMED_BY = frozenset(["appos", "flat", "flat:name", "nmod:desc", "compound", "nmod", "dep", "list"])

#: Kinds of verbs whose object is who hears.
ADDRESSING = ("heard", "bidding", "asking")


def of(entities: Entities, cue: Cue) -> tuple[Name, ...]:
    """Return who speaks; a description that hangs together with a name is who has the name ("the spokesman, Sean Ruiz")."""
    if cue.kind == "verb" and cue.hears:
        told = entities.acting(n for t in tree.oblique(cue.verb, "from") for n in entities.of(t))
        if told:
            return told  # "the court heard from Ruiz that ..."
    if cue.is_orphan or (cue.kind == "verb" and cue.hears):
        return (entities.sources[cue.verb.i],) if cue.verb.i in entities.sources else ()
    found = entities.acting(_all(entities, cue))
    if any(entities.at(hearer) in found for hearer in _hearing_pronouns(cue)):
        return ()  # nobody "told him" who is himself: one of the two is somebody else
    return found if found or cue.source is None else entities.speaking(cue.source)


def _hearing_pronouns(cue: Cue) -> Iterator[Token]:
    """Yield the pronouns that hear or are asked what a verb introduces, without "himself"."""
    objects = (c for c in cue.verb.children if c.dep_ in ("obj", "iobj") and c.pos_ == "PRON")
    yield from (c for c in objects if cue.kind == "verb" and not c.lower_.endswith(("self", "selves")))


def _all(entities: Entities, cue: Cue) -> tuple[Name, ...]:
    if cue.source is None:
        return entities.of(cue.verb) if cue.is_nameless else ()
    known = _is_named(entities, cue.source) or _is_plural(cue.source)
    named = None if known else _name_beside(entities, cue.source, cue.verb)
    found = (named,) if named is not None else entities.of(cue.source)
    found = tuple(dict.fromkeys([*found, *(n for t in _behind_office(cue.source) for n in entities.of(t))]))
    together = [entities.at(t) for t in beside.joined(cue.source, cue.verb)]
    return tuple(n for n in together if n is not None) if set(found) & set(together) else found


def _behind_office(source: Token) -> Iterator[Token]:
    """Yield those beside a speaker whom a parse hangs on the office told of him ("Ada Ruiz, mayor of Lugo, and two guards")."""
    offices = (c for c in source.children if c.dep_ == "appos" and not titles.is_plural(c))
    for others in (t for office in offices for t in tree.subtree(office) if t.dep_ == "conj"):
        first = others.left_edge
        is_listed = others.head.dep_ == "conj" or sum(c.dep_ == "conj" for c in others.head.children) > 1
        counted = tree.child(others, "nummod") is not None and titles.is_plural(others) and is_actor_noun(others)
        if counted and not is_listed and "," in (first.text, first.nbor(-1).text):
            yield others


def addressees(entities: Entities, cue: Cue, speakers: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return who is told, asked, urged or accused; who is called something, or quoted, is only spoken of, and one says "to" somebody."""
    objects = () if cue.lemma == "say" else ("iobj", "obj") if _has_hearer(cue) else ("iobj",)
    hearers = [c for c in cue.verb.children if c.dep_ in objects] + list(tree.oblique(cue.verb, "to"))
    things = {*lexicon.reporting().nouns, *lexicon.toml("reporting.toml")["light"]["stances"]}
    hearers = [h for h in hearers if h.lemma_.lower() not in things]
    found = [name for h in hearers for name in entities.of(h)] if cue.kind == "verb" else []
    return tuple(n for n in entities.acting(found) if n not in speakers)


def _has_hearer(cue: Cue) -> bool:
    """Say whether the object of a verb hears it or is accused by it; who is suspected, hailed or called something is not told so."""
    words = lexicon.toml("reporting.toml")["dialogue"]
    known = lexicon.reporting().verbs.get(cue.lemma, {})
    return not cue.names and ("person" in known or any(cue.lemma in words[kind] for kind in ADDRESSING))


def _is_person(entities: Entities, token: Token) -> bool:
    name = entities.at(token)
    return name is not None and entities.get(name).kind == KG.Person


def _is_named(entities: Entities, token: Token) -> bool:
    """Say whether a token is of a name itself, so that no other name beside it tells who is meant ("the Herald, Ruiz left")."""
    name = entities.at(token)
    return (
        name is not None
        and any(s.start <= token.idx < s.end for s in entities.get(name).mentions)
        and (entities.get(name).kind in (KG.Person, KG.Organization, KG.Country))
    )


def _is_plural(source: Token) -> bool:
    return any(c.dep_ == "conj" for c in source.children) or source.pos_ == "PRON"


def _name_beside(entities: Entities, source: Token, verb: Token) -> Name | None:
    """Return the person or body whose name stands in apposition to a description or a title, and on its side of the verb."""
    if (second := _second(source)) is not None and _is_named(entities, second):
        return entities.at(second)
    for part in (*_appended(source), *_closing(source)):
        if source.i < verb.i < part.i or tree.is_held_for(source, part) or is_of_another(source, _first(part)):
            continue
        if _is_person(entities, part) or (part.dep_ == "appos" and _is_named(entities, part)):
            return entities.at(part)
    return None


def _second(source: Token) -> Token | None:
    """Return what a parse takes for another subject of the same verb, behind a comma ("a group, the Norr Board, said")."""
    verb = source.head
    if source.dep_ not in tree.SUBJECTS or source.doc[source.i + 1 : source.i + 2].text != ",":
        return None
    return next(
        (c for c in verb.lefts if c.dep_ in tree.SUBJECTS and c.left_edge.i in (source.i + 1, source.i + 2)), None
    )


def _first(name: Token) -> Token:
    """Return the first token of a name."""
    while name.ent_iob_ == "I":
        name = name.nbor(-1)
    return name


def _appended(noun: Token) -> Iterator[Token]:
    for c in noun.children:
        if c.dep_ in NAMED_BY and c.i > noun.i and tree.child(c, "case") is None and c.pos_ in ("PROPN", "NOUN"):
            if noun.i < c.i - 1 and titles.is_plural(c.nbor(-1)):
                continue  # "a panel of judges Ada Ruiz and Otto Berg": its members
            yield c
            yield from _appended(c)


def _closing(source: Token) -> Iterator[Token]:
    """Yield the name that ends a subject right before its verb, if no preposition leads to it ("the chief of the navy, Ann Ruiz, said")."""
    if source.dep_ not in tree.SUBJECTS:
        return
    i = source.head.i - 1
    while i > source.i and (source.doc[i].pos_ in BETWEEN or source.doc[i].text == ","):
        i -= 1
    last = i
    if any(t.lower_ == "by" for t in source.doc[source.i : last]):
        return  # "a team led by Ann Ruiz"
    while i > source.i and source.doc[i].pos_ in ("PROPN", "X"):
        i -= 1
    if last > i and source.doc[i].pos_ not in ("ADP", "CCONJ", "PART", "VERB", "DET"):
        yield source.doc[last]
