"""Headlines that attribute without a verb: "We will stay: prime minister", "Minister: ports to close"."""

from collections.abc import Iterator

from kg.find.entities import Entities
from kg.find.entities.grammar import FIRST
from kg.language import lexicon, tree
from kg.language.cues import is_actor_noun
from kg.language.reading import Reading
from kg.spans import trim
from kg.terms import KG
from kg.values import Claim, Name, Span, name_of

#: The most words of a speaker, and the fewest of what is said.
LONGEST, FEWEST = 6, 3
MARKS = " \"“”'‘’"


def find(reading: Reading, entities: Entities) -> Iterator[Claim]:
    """Yield the claim of a headline in which a colon stands between who speaks and what is said."""
    headline = reading.article.headline
    colon = reading.text.find(": ", *headline) if headline is not None else -1
    if headline is None or colon < 0 or reading.text.count(":", *headline) != 1:
        return
    left = trim(reading.text, Span(headline.start, colon), MARKS)
    right = trim(reading.text, Span(colon + 1, headline.end), MARKS)
    for who, said in ((left, right), (right, left)):
        speakers = tuple(n for n in _speaker(reading, entities, who) if not _is_spoken_of(entities, n, said))
        if speakers and _is_said(reading, said) and (_is_person(entities, speakers) or _is_speech(reading, said)):
            name = name_of(reading.article, "claim", said)
            quoted = said.start > 0 and reading.text[said.start - 1] in MARKS.strip()
            mode = KG.Direct if quoted else KG.Indirect
            yield Claim(name, speakers, (said,), mode, KG.Assert, (headline,), "claims/headline", cue=":")
            return


def _speaker(reading: Reading, entities: Entities, span: Span) -> tuple[Name, ...]:
    """Return who a few words without a verb name: a person, a body, people."""
    tokens = reading.tokens(span)
    if tokens is None or len(tokens) > LONGEST or any(tree.is_finite(t) for t in tokens):
        return ()
    whose = {i.i for t in tokens if t.dep_ == "nmod:poss" for i in t.subtree}  # "Ruiz's lawyer: ..." is not Ruiz
    found = entities.acting(name for t in tokens if t.i not in whose for name in entities.of(t))
    people = [n for n in found if entities.get(n).kind == KG.Person]
    return tuple(people[-1:]) or (found[:1] if is_actor_noun(tokens.root) or len(found) == 1 else ())


def _is_spoken_of(entities: Entities, name: Name, said: Span) -> bool:
    """Say whether words name somebody: nobody speaks of himself so, and a description has been taken for him."""
    return any(m.within(said) for m in entities.get(name).mentions)


def _is_person(entities: Entities, speakers: tuple[Name, ...]) -> bool:
    """Say whether people speak; a body before a colon may be no more than the topic ("Rugby League: ...")."""
    things = [entities.get(n) for n in speakers]
    return all(t.kind in (KG.Person, KG.UnnamedActor) and not _is_place(t.name) for t in things)


def _is_place(name: str) -> bool:
    """Say whether a description is of places that are a topic, and nobody who speaks ("Norr schools: ...")."""
    return name.rsplit(maxsplit=1)[-1].lower().removesuffix("s") in lexicon.words(
        "orgwords.tsv", "school"
    ) | lexicon.listed("place_words")


def _is_speech(reading: Reading, span: Span) -> bool:
    """Say whether words are a speaker's own: quoted, or with "we" or "I"."""
    quoted = span.start > 0 and reading.text[span.start - 1] in MARKS.strip()
    tokens = reading.tokens(span)
    return quoted or (tokens is not None and any(t.lower_ in FIRST for t in tokens))


def _is_said(reading: Reading, span: Span) -> bool:
    """Say whether words are a clause: with a finite verb, or an infinitive ("ports to close")."""
    tokens = reading.tokens(span)
    if tokens is None or len(tokens) < FEWEST:
        return False
    return any(tree.is_finite(t) or (t.lower_ == "to" and t.dep_ == "mark") for t in tokens)
