"""The newskg corpus (JSON lines) -> texts with marks, factuality of events, and who or what has which role in what."""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from kg.language.network import tokenizer
from kg.train.reader.texts import LAYERS, Anchor, Mark, Text

#: Country and Place are one label: the difference is a fact about the world, and the gazetteer knows it.
NAME_LABELS = {"Country": "Place"}
#: What each role of a proposal is called in the corpus.
PROPOSAL = {"by": "proposed_by", "to": "addressed_to"}
#: A word is weighed against this many more uses, so that a rare word is no likely head; a usual one has at least this score.
SMOOTH, USUAL = 20, 0.1
#: What begins what is said of a thing behind it.
OPENING = frozenset(
    ["about", "against", "as", "at", "before", "between", "by", "for", "from", "if", "in", "into", "of", "on", "over", "that", "through",
     "to", "towards", "under", "unless", "until", "when", "whether", "which", "who", "with", "without", ",", ":", "(", "–", "—"]
)  # fmt: skip
Offsets = Sequence[int]


def read(path: Path) -> list[dict[str, Any]]:
    """Return the articles of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def texts(articles: Sequence[dict[str, Any]], heads: "Heads | None" = None, told_again: bool = False) -> Iterator[Text]:
    """Yield an article as a text; words that tell a proposal again can be anchors, too.

    `heads` are by default those that the articles themselves teach.
    """
    nlp = tokenizer.blank()
    heads = heads or Heads(articles)
    for article in articles:
        yield _Places(nlp.make_doc(article["text"])).text(article, heads, told_again)


class Heads:
    """Which word of a mention calls it a proposal.

    It stands before the mention's first preposition or clause, and such mentions have it often, measured against all of its uses; where
    they have none of its words often, it is the last one, or the one after "to".
    """

    def __init__(self, articles: Iterable[dict[str, Any]]) -> None:
        self.uses: Counter[str] = Counter()
        self.marked: Counter[str] = Counter()
        for article in articles:
            self.uses.update(_words(article["text"]))
            for proposal in article["proposals"]:
                self.marked.update(_words(article["text"][slice(*proposal["mention"])]))

    def of(self, mention: Sequence[Token]) -> Token:
        """Return the word of a mention."""
        opened = next((i for i, t in enumerate(mention) if not t.is_stop and t.is_alpha), 0)
        size = next((i for i, t in enumerate(mention) if i > opened and t.lower_ in OPENING), len(mention))
        words = [t for t in mention[:size] if t.text.isalnum() and not (t.is_stop or t.like_num)] or list(mention[:1])
        best = max(words, key=lambda token: (self.score(token.text), token.i))
        if self.score(best.text) >= USUAL:
            return best
        return words[0] if mention[0].lower_ == "to" else words[-1]

    def score(self, word: str) -> float:
        """Return how much of a word's uses are in mentions of proposals."""
        return self.marked[word.lower()] / (self.uses[word.lower()] + SMOOTH)


def _words(text: str) -> list[str]:
    return [word.strip(".,;:\"'()“”").lower() for word in text.split()]


class _Places:
    """A text's tokens without white space, and where its offsets fall among them."""

    def __init__(self, doc: Doc) -> None:
        self.tokens = [token for token in doc if not token.is_space]
        self.spaces = tuple(
            bool(t.whitespace_) or (i + 1 < len(self.tokens) and self.tokens[i + 1].i > t.i + 1)
            for i, t in enumerate(self.tokens)
        )
        self.place = {o: i for i, t in enumerate(self.tokens) for o in range(t.idx, t.idx + len(t))}

    def of(self, offsets: Offsets) -> tuple[int, int] | None:
        """Return the words of a passage, widened to whole ones."""
        found = [self.place[o] for o in range(*offsets) if o in self.place]
        return (found[0], found[-1] + 1) if found else None

    def marks(self, passages: Iterable[tuple[Offsets, str]]) -> list[Mark]:
        """Return passages as marks; of two that overlap, the longer one."""
        found = [(*place, label) for offsets, label in passages if (place := self.of(offsets))]
        taken: set[int] = set()
        kept = []
        for start, end, label in sorted(found, key=lambda mark: (mark[0] - mark[1], mark)):
            if not taken & set(range(start, end)):
                taken |= set(range(start, end))
                kept.append((start, end, label))
        return sorted(kept)

    def text(self, article: dict[str, Any], heads: Heads, told_again: bool) -> Text:
        """Return the article with all that the corpus says of it."""
        called = [(self._head(p["mention"], heads), p) for p in article["proposals"]]
        proposals = [(place, p) for place, p in called if place is not None]
        firm = sorted({place for place, p in proposals if not p.get("soft")})
        said = [
            (c[k], label) for c in article["claims"] for k, label in (("cue", "Cue"), ("speaker", "Speaker")) if c[k]
        ]
        marks = {
            "names": self.marks((m, NAME_LABELS.get(e["type"], e["type"])) for e in article["entities"] for m in e["mentions"]),
            "events": self.marks((e["trigger"], e["type"]) for e in article["events"]),
            "attribution": self.marks(said),
            "proposals": [(i, i + 1, LAYERS["proposals"][0]) for i in firm],
        }  # fmt: skip
        again = self._again([place for place, _ in proposals])
        sure: list[str | None] = [None] * len(self.tokens)
        for event in article["events"]:
            if place := self.of(event["trigger"]):
                sure[place[0]] = event["factuality"]
        return Text(
            article["id"],
            tuple(t.text for t in self.tokens),
            self.spaces,
            tuple(self._lines(article["text"])),
            marks,
            {"proposals": (frozenset(again) | self._around(called)) - set(firm), "events": self._doubted(article)},
            tuple(self._anchors(article, proposals, again if told_again else {})),
            {"factuality": sure},
        )

    def _lines(self, text: str) -> Iterator[int]:
        starts = [t.idx for t in self.tokens]
        line = [text.count("\n", 0, s) for s in starts]
        yield from Counter(line).values()

    def _head(self, mention: Offsets, heads: Heads) -> int | None:
        place = self.of(mention)
        return self.tokens.index(heads.of(self.tokens[slice(*place)])) if place else None

    def _around(self, called: Iterable[tuple[int | None, dict[str, Any]]]) -> frozenset[int]:
        """Return the words of mentions, any of which another reader might call the head."""
        spans = [span for _, proposal in called if (span := self.of(proposal["mention"]))]
        return frozenset(i for span in spans for i in range(*span))

    def _doubted(self, article: dict[str, Any]) -> frozenset[int]:
        """Return the words of which the marks of events say nothing."""
        spans = [span for offsets in article.get("doubted", ()) if (span := self.of(offsets))]
        return frozenset(i for span in spans for i in range(*span))

    def _again(self, places: Sequence[int]) -> dict[int, list[int]]:
        """Return other words of the forms of those at `places`, each with the places that have its form; the corpus marks one of them."""
        forms: dict[str, list[int]] = defaultdict(list)
        for place in places:
            forms[self._form(place)].append(place)
        return {i: forms[form] for i in range(len(self.tokens)) if (form := self._form(i)) in forms and i not in places}

    def _form(self, place: int) -> str:
        return self.tokens[place].lower_.rstrip("s")

    def _anchors(
        self, article: dict[str, Any], proposals: list[tuple[int, dict[str, Any]]], again: Mapping[int, Sequence[int]]
    ) -> Iterator[Anchor]:
        for event in article["events"]:
            yield from self._anchor("event", event["trigger"], [(p["span"], p["role"]) for p in event["participants"]])
        for claim in article["claims"]:
            if claim["cue"]:
                speaker = [(claim["speaker"], "speaker")] if claim["speaker"] else []
                yield from self._anchor("cue", claim["cue"], [*speaker, *((c, "content") for c in claim["content"])])
        for place, proposal in proposals:
            named = [
                (o, role)
                for role, key in PROPOSAL.items()
                for w in proposal[key]
                for o in _nearest(article, w, proposal)
            ]
            roles = self.marks([*named, *((t, "term") for t in proposal["terms"])])
            same = [i for i, marked in again.items() if marked == [place]]
            yield from (Anchor("proposal", i, i + 1, tuple(roles)) for i in (place, *same))

    def _anchor(self, kind: str, offsets: Offsets, roles: list[tuple[Offsets, str]]) -> Iterator[Anchor]:
        place = self.of(offsets)
        if place:
            yield Anchor(kind, *place, tuple(self.marks(roles)))


def _nearest(article: dict[str, Any], words: str, proposal: dict[str, Any]) -> Iterator[Offsets]:
    """Yield where the words stand nearest that name an author or addressee; the corpus gives them without offsets."""
    form, text = words.split(" => ", maxsplit=1)[0], article["text"]
    starts = [i for i in range(len(text)) if form and text.startswith(form, i)]
    nearest = min(starts, key=lambda i: abs(i - proposal["mention"][0]), default=None)
    if nearest is not None:
        yield (nearest, nearest + len(form))
