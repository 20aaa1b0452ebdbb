"""The titles directly beside a name: "Prime Minister of Singapore, Mr. Lee", "Lee, the prime minister"."""

from collections.abc import Collection, Iterable

from spacy.tokens import Span, Token

from kg.find.titles import words
from kg.language import lexicon
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Mention
from kg.world import World

#: How many words beside a name may be its title.
REACH = 8
#: What no title contains.
NO_TITLE = ("VERB", "AUX", "PRON", "SCONJ", "PUNCT", "SPACE")
#: Heads of these kinds are an office of a state only where what follows "of" is one.
OF_STATES = ("head of state", "head of government")


def beside(reading: Reading, world: World, mention: Mention, people: Collection[int]) -> list[str]:
    """Return the titles right before and right after a name, each the longest; `people` has the tokens of names of persons."""
    name = reading.tokens(mention.span)
    if name is None:
        return []
    return list(dict.fromkeys(filter(None, (_before(world, name, people), _after(world, name, people)))))


def tokens_of_people(reading: Reading, mentions: Collection[Mention]) -> frozenset[int]:
    """Return the indexes of the tokens of names of persons."""
    spans = (reading.tokens(m.span) for m in mentions if m.kind == KG.Person)
    return frozenset(token.i for span in spans if span is not None for token in span)


def _before(world: World, name: Span, people: Collection[int]) -> str:
    end = name.start
    while end and (
        name.doc[end - 1].text.rstrip(".").lower() in lexicon.listed("addresses") or name.doc[end - 1].text == ","
    ):
        end -= 1
    tokens = _run(reversed(name.doc[max(end - REACH, 0) : end]), people)
    return _title(world, [name.doc[i:end] for i in range(end - len(tokens), end)])


def _after(world: World, name: Span, people: Collection[int]) -> str:
    start = name.end + 1
    if name.doc[name.end : start].text != ",":
        return ""
    tokens = _run(name.doc[start : start + REACH], people)
    if start + len(tokens) in people:  # "Mugabe, Information Minister Ndlovu and ...": the title of the next one
        return ""
    ends = range(start + len(tokens), start, -1)
    return _title(world, [name.doc[start:end] for end in ends if name.doc[end : end + 1].text != "of"])


def _run(tokens: Iterable[Token], people: Collection[int]) -> list[Token]:
    """Return the tokens up to the first that no title contains."""
    found: list[Token] = []
    for token in tokens:
        if token.i in people or token.pos_ in NO_TITLE:
            break
        found.append(token)
    return found


def _title(world: World, spans: list[Span]) -> str:
    return next(
        (span.text for span in spans if span[-1].pos_ not in ("ADP", "CCONJ") and _is_title(world, span.text)), ""
    )


def _is_title(world: World, text: str) -> bool:
    """Say whether words are a title; the president of a company is no head of state."""
    kind = words.kind(text)
    of = text.partition(" of ")[2].removeprefix("the ")
    return kind is not None and (kind not in OF_STATES or not of or _is_land(world, of))


def _is_land(world: World, words: str) -> bool:
    return world.country(words) is not None or bool(world.place(words))
