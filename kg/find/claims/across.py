"""Relations between claims of one article: one act with two cue words, one claim reported twice, one claim that denies another."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Claim, Name, Span

#: Parts of speech that carry what is said.
CARRIES = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "NUM"])
#: How much of their words two claims must share to be about one matter, and the fewest words by which that can be told.
SHARED, FEWEST = 0.65, 2


def apart(claims: list[Claim]) -> list[Claim]:
    """Return the claims without those of their pieces that are the whole words of another claim of the same speakers."""
    whole = {(c.content[0], c.speakers) for c in claims if len(c.content) == 1}
    rest = (tuple(p for p in c.content if len(c.content) == 1 or (p, c.speakers) not in whole) for c in claims)
    return [replace(c, content=pieces) if pieces else c for c, pieces in zip(claims, rest, strict=True)]


def as_one_act(found: Iterable[tuple[Cue, Claim]]) -> list[tuple[Cue, Claim]]:
    """Return the claims with "said he believed that ..." as one claim, of both cue words."""
    pairs = list(found)
    by_verb = {cue.verb.i: (cue, claim) for cue, claim in pairs}
    merged: dict[int, Claim] = {}
    gone: set[int] = set()
    for cue, claim in pairs:
        outer = by_verb.get(cue.verb.head.i)
        if outer is not None and _is_one_act(outer, cue, claim):
            first, whole = outer
            gone.add(first.verb.i)
            merged[cue.verb.i] = replace(
                claim, cue=f"{whole.cue} {claim.cue}", addressees=whole.addressees, time=whole.time or claim.time
            )
    return [(c, merged.get(c.verb.i, claim)) for c, claim in pairs if c.verb.i not in gone]


def _is_one_act(outer: tuple[Cue, Claim], cue: Cue, claim: Claim) -> bool:
    """Say whether a cue only says what its governor says too: who says that he believes something, or repeats a promise, says it."""
    first, whole = outer
    lists = lexicon.toml("reporting.toml")
    mind = cue.lemma in lists["mind"]["verbs"] and cue.verb.dep_ == "ccomp"
    saying = cue.is_plain and cue.verb.dep_ in ("xcomp", "advcl") and cue.lemma == "say"
    held = cue.kind == "noun" and cue.verb.dep_ == "obj"  # "renewed a pledge to ..."
    if first.kind != "verb" or first.verb == cue.verb or not (mind or saying or held):
        return False
    end = max(p.end for p in whole.content)
    return whole.speakers == claim.speakers and abs(end - claim.content[-1].end) <= 1 and _begins(whole, cue, claim)


def _begins(whole: Claim, cue: Cue, claim: Claim) -> bool:
    """Say whether the outer words begin with the inner cue and its pronoun, so that nothing else is said."""
    return (
        len(whole.content) == 1
        and cue.verb.idx - whole.content[0].start <= 20
        and claim.content[0].start > cue.verb.idx
    )


def told_once(reading: Reading, claims: list[Claim]) -> list[Claim]:
    """Return the claims with those that repeat the words of one speaker as one, whose evidence is all of their passages."""
    kept: dict[tuple[tuple[Name, ...], object, tuple[str, ...]], Claim] = {}
    for number, claim in enumerate(claims):
        words = tuple(_lemmas(reading, claim.content))
        key = (claim.speakers, claim.speech_act, words if len(words) >= FEWEST else (str(number),))
        first = kept.get(key)
        if first is None:
            kept[key] = claim
        else:
            kept[key] = replace(first, evidence=tuple(dict.fromkeys((*first.evidence, *claim.evidence))))
    return list(kept.values())


def with_contradictions(reading: Reading, claims: list[Claim]) -> list[Claim]:
    """Return the claims, each with those of others of which it says the contrary."""
    words = [frozenset(_lemmas(reading, c.content)) for c in claims]
    denied = [(c.speech_act == KG.Deny) != _is_negated(reading, c.content) for c in claims]
    having: dict[str, list[int]] = {}
    for i, own in enumerate(words):
        for word in own:
            having.setdefault(word, []).append(i)
    against: dict[int, set[int]] = {}
    for i in (i for i, is_denied in enumerate(denied) if is_denied):
        for j in {j for word in words[i] for j in having[word] if not denied[j]}:
            if _are_opposed(claims[i], claims[j]) and _share(words[i], words[j]):
                against.setdefault(i, set()).add(j)
                against.setdefault(j, set()).add(i)
    return [
        replace(c, contradicts=tuple(claims[j].id for j in sorted(against.get(i, ())))) for i, c in enumerate(claims)
    ]


def _are_opposed(one: Claim, other: Claim) -> bool:
    """Say whether two claims are assertions of different people."""
    acts = {one.speech_act, other.speech_act}
    return not set(one.speakers) & set(other.speakers) and acts <= {KG.Assert, KG.Deny, KG.Accuse, KG.Warn}


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common >= FEWEST and 2 * common >= SHARED * (len(one) + len(other))


def _lemmas(reading: Reading, content: tuple[Span, ...]) -> list[str]:
    return [t.lemma_.lower() for t in _tokens(reading, content, lambda t: t.pos_ in CARRIES)]


def _is_negated(reading: Reading, content: tuple[Span, ...]) -> bool:
    """Say whether the head of what is said is denied."""
    head = reading.head(content[0])
    return head is not None and tree.is_negated(head)


def _tokens(reading: Reading, content: tuple[Span, ...], wanted: Callable[[Token], bool]) -> list[Token]:
    return [t for piece in content for t in reading.tokens(piece) or () if wanted(t)]
