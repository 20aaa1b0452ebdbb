"""Readings of plain sentences in which names are marked, for rules that ask for words and not for trees.

"{Place Norrvind} fell ." marks a name with the label that a pipeline may give it, right or wrong: likely so; with "{Place! Norrvind}" it
is sure, with "{Place? Norrvind}" hardly likely. Parts of speech are those of a few closed classes and of capitals; a first line that
ends in "//" is the headline. No trained pipeline takes part.
"""

import re

from parses import LIKELY, VOCAB
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from kg.language.network.found import Findings
from kg.language.reading import Reading
from kg.values import Article, Span

CLOSED = {
    "DET": "a an the another both all",
    "ADP": "of for in at to with on from by under as like",
    "CCONJ": "and or but &",
    "PRON": "his her its their who which he she it",
    "AUX": "is was were are has had would",
    "VERB": "said told met left asked fell grew paid opened joins cuts praised visited",
    "ADJ": "former new chief large such swiss northern",
    "PART": "'s",
    "PUNCT": ", . : ( ) \" “ ” ' ; —",
}
#: How likely a mark is.
CHANCES = {"!": 0.99, "?": 0.3}
POS = {word: pos for pos, words in CLOSED.items() for word in words.split()}


def reading(text: str, published: str = "2024-02-07") -> Reading:
    """Return the reading of a text with marked names; its lines are paragraphs."""
    words: list[str] = []
    spaces: list[bool] = []
    marks: list[tuple[int, int, str]] = []
    headline = 0
    for part in re.findall(r"\{[^}]+\}|[^{}]+", text):
        label, _, name = part.strip("{}").partition(" ") if part.startswith("{") else ("", "", part)
        start = len(words)
        for token in re.finditer(r"'s|[\w.'’&/@-]*[\w]|//|[^\w\s]|\n", name):
            if token[0] == "//":
                headline = len(words)
            elif token[0] == "\n":
                words.append("\n\n")
                spaces.append(False)
            else:
                words.append(token[0])
                spaces.append(True)
        if label:
            marks.append((start, len(words), label))
    for i, word in enumerate(words[1:]):
        spaces[i] = spaces[i] and word not in (",", ".", "'s", ")", "\n\n")
    pos = [_pos(word) for word in words]
    starts = [i == 0 or words[i - 1] in (".", "\n\n") for i in range(len(words))]
    doc = Doc(VOCAB, words=words, spaces=spaces, pos=pos, lemmas=[w.lower() for w in words], morphs=[_morph(w) for w in words],
              heads=_heads(starts), deps=["ROOT" if s else "dep" for s in starts])  # fmt: skip
    doc.set_ents([Tokens(doc, a, b, label=label.rstrip("!?")) for a, b, label in marks])
    doc._.findings = Findings(chances={("names", a, b): CHANCES.get(label[-1], LIKELY) for a, b, label in marks})
    top = Span(0, doc[headline - 1].idx + len(doc[headline - 1])) if headline else None
    begin = doc[headline].idx if headline else 0
    return Reading(Article(doc.text, Span(begin, len(doc.text)), headline=top, published=published), doc)


def _heads(starts: list[bool]) -> list[int]:
    heads, head = [], 0
    for i, is_start in enumerate(starts):
        head = i if is_start else head
        heads.append(head)
    return heads


def _pos(word: str) -> str:
    if word.isspace():
        return "SPACE"
    if word.lower() in POS or word.isdigit() or not word[0].isalnum():
        return POS.get(word.lower(), "NUM" if word.isdigit() else "PUNCT")
    return "PROPN" if word[0].isupper() else "NOUN"


def _morph(word: str) -> str:
    return "Number=Plur" if word.islower() and word.endswith("s") and not word.endswith("ss") else ""
