"""Offices -> their holders: "the prime minister" is the one person to whom the article gives that office, if the countries agree."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.find.entities.scene import Scene
from kg.find.titles import parsed
from kg.language import lexicon, tree
from kg.terms import KG
from kg.values import Name

#: Kinds of offices whose holders say "we" for what they hold them in.
SPEAKING = frozenset(["spokesperson", "business", "leader", "minister", "head of state", "head of government"])

#: Kinds of offices that are held in a state, named or not.
STATES = frozenset(["head of state", "head of government"])

#: Words for who had an office at some time.
ONCE = frozenset(["first", "former", "ex", "next", "last", "late", "ousted", "deposed", "future", "then"])

#: Parts of a parliament that have leaders who do not lead the land.
PARTS = frozenset(["opposition", "majority", "minority", "house", "senate", "parliamentary"])


def is_definite(scene: Scene, noun: Token) -> bool:
    """Say whether a title without an article is one certain office: "Israel's prime minister", and in headlines "president of Iran"."""
    owner = tree.child(noun, "nmod:poss")
    if owner is not None:
        thing = scene.at(owner)
        return owner.lemma_.lower() in lexicon.listed("countries") or (thing is not None and thing.kind == KG.Country)
    return scene.reading.is_in_headline(noun.idx) and held_in(scene, noun) is not None


def holder(scene: Scene, noun: Token) -> Name | None:
    """Return the only person of the article, else the only one told of before, who has the office that a phrase names.

    Of what many are at once ("the striker") only who was told of before can be meant, as where one speaks and it is not said where he is
    in office: too much is at stake. Nobody is meant before it is told that he was in office once ("the country's first prime minister").
    """
    where, own = held_in(scene, noun), parsed.kind(noun)
    found = [
        (title.i, person)
        for title, kind, person in scene.titles
        if _same(noun, own, title, kind)
        and not (title.i > noun.i and any(c.lower_ in ONCE for c in title.children))
        and not _are_apart(scene, noun, title)
        and not _leads_a_body(scene, noun, title)
        and (where is None or held_in(scene, title) in (None, where))
    ]
    anywhere, before = {person for _, person in found}, {person for at, person in found if at < noun.i}
    is_bare = where is None and scene.speaks(noun)
    told = (before,) if own in lexicon.toml("reference.toml")["crowded"] or is_bare else (anywhere, before)
    return next((people.pop() for people in told if len(people) == 1), None)


def held_in(scene: Scene, noun: Token) -> Name | None:
    """Return the country or body that a title is held in, as its phrase says ("the Israeli leader", "president of Iran")."""
    inside = (t for t in tree.subtree(noun, frozenset(["appos", "acl:relcl", "conj"])) if t.i != noun.i)
    things = (thing for t in inside if (thing := scene.at(t)) is not None)
    return next((thing.id for thing in things if thing.kind in (KG.Country, KG.Organization)), None)


def spoken_for(scene: Scene, speaker: Name) -> Name | None:
    """Return the one body or country in whose name somebody speaks by office ("Zeta's spokesman", "the Peruvian minister")."""
    thing = scene.things[speaker]
    told = [title for title, kind, person in scene.titles if person == speaker and kind in SPEAKING]
    if thing.kind == KG.UnnamedActor and (noun := scene.reading.head(thing.mentions[0])) is not None:
        told = [noun] if parsed.kind(noun) in SPEAKING else []
    bodies = {body for title in told if (body := held_in(scene, title)) is not None and _speaks_for(scene, title, body)}
    return bodies.pop() if len(bodies) == 1 else None


def _speaks_for(scene: Scene, title: Token, body: Name) -> bool:
    """Say whether the holder of an office says "we" for a body: "the Peruvian head of the dam" is no voice of Peru."""
    return parsed.kind(title) != "leader" or scene.things[body].kind == KG.Organization


def titles_at(scene: Scene, token: Token) -> Iterator[tuple[Token, str | None, Name]]:
    """Yield the titles, with their kinds, that a token gives a named person: the token stands for one, one hangs on it or is said of it."""
    thing = scene.at(token)
    if thing is not None and thing.kind == KG.Person:
        named = any(span.start <= token.idx < span.end for span in thing.mentions)
        borne = (*parsed.around(token), *_left(token)) if named else (token,)
        yield from ((t, parsed.kind(t), thing.id) for t in borne if parsed.is_office(t))


def _left(token: Token) -> Iterator[Token]:
    """Yield the office that somebody leaves or serves in ("Ruiz resigned as prime minister")."""
    verb = token.head
    if token.dep_ in tree.SUBJECTS and verb.lemma_.lower() in lexicon.listed("serving") | lexicon.listed("leaving"):
        yield from tree.oblique(verb, "as")


def _are_apart(scene: Scene, one: Token, other: Token) -> bool:
    """Say whether two titles are of different things: "the minister of transport", "the minister for the navy"."""
    fields = [
        {t.lemma_.lower() for t in tree.oblique(title, "of", "for") if scene.at(t) is None} for title in (one, other)
    ]
    return all(fields) and not fields[0] & fields[1]


def _leads_a_body(scene: Scene, noun: Token, title: Token) -> bool:
    """Say whether one office leads a party, the opposition or another body, and the other may lead an unnamed state ("the FN leader")."""
    if any(t.lower_ in PARTS for title in (noun, title) if title.lemma_.lower() == "leader" for t in title.subtree):
        return True
    held = [held_in(scene, t) for t in (noun, title)]
    bodies = [name is not None and scene.things[name].kind == KG.Organization for name in held]
    states = [name is None and parsed.kind(t) in STATES for name, t in zip(held, (noun, title), strict=True)]
    return (bodies[0] and states[1]) or (bodies[1] and states[0] and parsed.kind(noun) != parsed.kind(title))


def _same(one: Token, its_kind: str | None, other: Token, kind: str | None) -> bool:
    """Say whether two titles can be of one office: the same word, or two words of one kind ("PM", "the leader")."""
    words = lexicon.toml("reference.toml")
    kinds = {its_kind, kind}
    spelt = {words["abbreviated"].get(title.lemma_.lower().rstrip("."), title.lemma_.lower()) for title in (one, other)}
    if "leader" in spelt:
        return kinds <= set(words["leaders"])
    return len(kinds) == 1 and (len(spelt) == 1 or kinds <= set(words["one_title"]))
