"""Reading -> Mentions: the names of an article, and the phrases that describe an actor.

edges ── what the pipeline marked, trimmed ──▶ votes ── one label per form ──▶ kinds ── what the gazetteer knows better
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.mentions import lands, names
from kg.find.mentions.found import Found, form, where
from kg.find.titles import parsed
from kg.language import cues, lexicon, quotations, tree
from kg.language.cues import beside
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Mention, Span
from kg.world import World

KINDS = {"Person": KG.Person, "Organization": KG.Organization, "Place": KG.Place, "Norp": KG.Country, "Misc": KG.Item}
#: A description of more words than this is a sentence gone wrong: what stands before its noun is enough.
LONGEST = 12
#: What tells that a house is a chamber.
CHAMBERS = frozenset(["lower", "upper", "both", "either", "legislative", "parliamentary", "state", "other"])
#: Words that point back at a thing or a clause, or at whom a relative clause is about: alone they describe no actor.
THINGS = frozenset(["it", "that", "the", "these", "this", "those", "what", "which", "who", "whom"])


def find(reading: Reading, world: World) -> tuple[Mention, ...]:
    """Return the mentions of one article in text order; no two names overlap, but a name may stand inside a description."""
    found = [f for f in names.find(reading, world) if not (_signs(reading, f) or _is_of_coin(reading, f))]
    found = lands.media(reading, found)
    sources = {t.i: rule for t, rule in cues.sources(reading.cues)}
    groups = {f.start for f in found if _is_group(reading, world, f)}
    states = lands.states(world, {form(reading, f) for f in found if f.label in ("Place", "Norp")})
    named = [m for f in found if (m := _mention(reading, world, f, f.start in groups, sources)) is not None]
    named = [replace(m, kind=KG.Place) if m.text in states else m for m in named]
    speaking = {i for f in found if f.start in groups for i in range(f.start, f.end) if i in sources}
    taken = {i for f in found for i in range(f.start, f.end)} - speaking
    return tuple(sorted([*named, *_described(reading, taken, sources)], key=lambda m: (m.span, str(m.kind))))


def _signs(reading: Reading, f: Found) -> bool:
    """Say whether a name stands in the byline: the authors are known apart."""
    byline = reading.article.byline
    return byline is not None and tree.span(reading.doc[f.start : f.end]).touches(byline)


def _is_of_coin(reading: Reading, f: Found) -> bool:
    """Say whether the name of a land only tells which money is meant ("5 million U.S. dollars")."""
    name = tree.span(reading.doc[f.start : f.end])
    return f.label == "Place" and any(n.is_money and name.within(n.span) for n in reading.numbers)


def _is_group(reading: Reading, world: World, f: Found) -> bool:
    """Say whether a name is of people of a faith or a party, as a noun: "Catholics", "the Democrats"."""
    tokens = reading.doc[f.start : f.end]
    is_noun = tokens.root.pos_ in ("NOUN", "PROPN") and tokens.root.dep_ not in (
        "amod",
        "compound",
        "flat",
        "nmod:desc",
    )
    return f.label == "Norp" and is_noun and world.country(tokens.text) is None


def _mention(reading: Reading, world: World, f: Found, is_group: bool, sources: Mapping[int, str]) -> Mention | None:
    """Return the mention that a name makes: a group that speaks is described, and words of nation without a country make none."""
    tokens = reading.doc[f.start : f.end]
    kind: URIRef = KINDS[f.label]
    if f.label in ("Place", "Norp"):
        if world.country(tokens.text) is not None:
            kind = KG.Country
        elif f.label == "Norp":
            if not is_group or tokens.root.i in sources:
                return None
            kind = KG.Item
    own = where(reading, f)
    return Mention(own, kind, reading.text[slice(*own)], tokens.root.i, f.rule)


def _described(reading: Reading, taken: set[int], sources: Mapping[int, str]) -> Iterator[Mention]:
    """Yield phrases headed by a noun that denotes people or a body, and whatever else is said to speak."""
    for token in reading.doc:
        if token.i in taken or token.lower_ in THINGS:
            continue
        if sources.get(token.i) == "actors/unnamed":
            yield Mention(tree.span([token]), KG.UnnamedActor, "unnamed", token.i, sources[token.i])
        elif (token.i in sources or _acts(token)) and not parsed.is_of_name(token, taken):
            yield _description(reading, token, sources.get(token.i, "actors/noun"))


def _description(reading: Reading, noun: Token, rule: str) -> Mention:
    """Return the mention of a phrase; a ministry that is told from others ("the Iranian foreign ministry") is an organization."""
    span = described(reading, noun)
    if noun.lemma_.lower() == "ministry" and reading.article.words(span) != noun.text:
        return Mention(span, KG.Organization, reading.article.words(span), noun.i, "actors/ministry")
    return Mention(span, KG.UnnamedActor, reading.article.words(span), noun.i, rule)


def described(reading: Reading, noun: Token) -> Span:
    """Return the passage of the phrase that a noun heads, without what describes nothing before it ("the", "their", "he was a")."""
    clause = max((c.i for c in noun.children if c.dep_ in ("cop", "aux", "mark") and c.i < noun.i), default=-1)
    words = [
        t
        for t in tree.phrase(noun)
        if t.i > clause and (t.lower_ not in tree.LIGHT or t.i >= noun.i or t.nbor().text == "-")
    ]
    behind = (t for t in words if t.i > noun.i and t.dep_ == "nmod")
    day = min((t.left_edge.i for t in behind if _is_when(t)), default=words[-1].i + 1)
    words = [t for t in words if t.i < day]
    while words[0].i < noun.i and _leads(words[0], noun):
        words = words[1:]
    while words[-1].i > noun.i and (words[-1].text in ",;:" or words[-1].dep_ == "case"):
        words = words[:-1]
    if len(words) > LONGEST:
        words = [t for t in words if noun.i - LONGEST < t.i <= noun.i]
    return quotations.whole(reading.text, tree.span(words))


def _is_when(part: Token) -> bool:
    """Say whether what the parse hangs on a noun is when its clause takes place ("prosecutors on Monday charged him", "in the future")."""
    return (beside.is_date(part) or part.lower_ in ("future", "past")) and tree.preposition(part) in ("on", "in")


def _leads(word: Token, noun: Token) -> bool:
    """Say whether a word before a phrase only leads to it ("by", "according to", "or around"), whichever of its nouns it hangs on."""
    led = word.dep_ == "case" and (word.head == noun or word.head.dep_ == "compound")
    return led or word.is_punct or word.dep_ in ("cc", "fixed") or (word.dep_ == "conj" and word.pos_ == "ADP")


def _acts(token: Token) -> bool:
    """Say whether a noun heads a phrase of who can act; "units" of whatever it is do not, as "army units" do."""
    is_noun = token.pos_ == "NOUN" and token.dep_ not in ("compound", "flat") and cues.is_actor_noun(token)
    is_bare = tree.child(token, "compound", "amod", "nmod:desc") is None
    is_described = is_bare and (token.lemma_.lower() in lexicon.listed("described_bodies") or _is_no_body(token))
    return is_noun and not is_described


def _is_no_body(noun: Token) -> bool:
    """Say whether a noun means a post that somebody has, or how things are ("she left office", "a state of emergency"), or buildings."""
    if noun.lemma_.lower() == "house":
        return not any(c.lower_ in CHAMBERS for c in noun.children)
    is_told = any(c.lower_ == "the" or (c.dep_ == "nmod:poss" and c.pos_ != "PRON") for c in noun.children)
    after = noun.doc[noun.i + 1 : noun.i + 3]
    is_of = len(after) == 2 and after[0].lower_ == "of" and not after[1].ent_type_
    return (noun.lower_ == "office" and not is_told) or (noun.lower_ == "state" and is_of)
