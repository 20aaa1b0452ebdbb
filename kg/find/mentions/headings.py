"""Capitals that are no evidence of a name: lines all in capitals, labels before a colon, and sentences in title case."""

import re
from itertools import pairwise

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.article.truecase import is_listed
from kg.find.mentions.found import Found
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.values import Span
from kg.world import World, lookup

#: So many words a heading has at most.
LONGEST = 14
#: How much of a sentence in title case begins with a capital.
SHARE = 0.8
WORD = re.compile(r"[^\W\d_][\w'’-]*")


def is_heading(reading: Reading, name: Tokens) -> bool:
    """Say whether a name stands in a line all in capitals, or is the label of a line ("SOURCE: agencies")."""
    line, start = _line(reading, name[0].idx)
    if _is_in_dateline(reading, name):
        return False
    words = WORD.findall(line)
    if name[0].idx == start and name.text.isupper() and line[len(name.text) :].lstrip()[:1] == ":":
        return True
    return 0 < len(words) <= LONGEST and line.isupper() and (len(words) > 1 or line.strip(" :.") == name.text)


def is_of_line(reading: Reading, name: Tokens) -> bool:
    """Say whether a name stands in a line above the prose that only says who published it and when ("TNN | Updated: Aug 21, 2024").

    A line of its own that begins with the place is a dateline, as the one before the prose is.
    """
    start, dateline = name[0].idx, reading.article.dateline
    if not reading.is_in_front(start) or "\n" not in reading.text[start : reading.article.body.start]:
        return False
    first = reading.head(Span(dateline.start, dateline.start + 1)) if dateline is not None else None
    return not (_is_in_dateline(reading, name) and first is not None and first.ent_type_)


def is_known(world: World, name: str) -> bool:
    """Say whether a name in capitals is one that the gazetteer has, as "NATO" and "LISBON" are."""
    is_land = world.country(name) is not None or world.country(name.title()) is not None
    return is_land or bool(world.organization(name) or world.place(name.title()))


def is_title_case(text: str) -> bool:
    """Say whether nearly all words of a text begin with a capital, so that a capital is no sign of a name.

    >>> is_title_case("Bank Cuts Rating of Mills in the North"), is_title_case("The bank cuts its rating")
    (True, False)
    """
    words = [w for w in WORD.findall(text) if w.lower() not in lexicon.listed("small_words")]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > SHARE * len(words)


def dealing(reading: Reading, found: list[Found]) -> list[Found]:
    """Return the names with who deals with a body in a sentence that stood in title case: no word list has it, and nobody is called so."""
    taken = {i: f.label for f in found for i in range(f.start, f.end)}
    subjects = (t for t in reading.doc if t.dep_ == "nsubj" and t.i not in taken and _was_titled(reading, t))
    dealt = (
        t for t in subjects if any(taken.get(o.i) == "Organization" for o in t.head.children if o.dep_ in tree.OBJECTS)
    )
    more = (
        t
        for t in dealt
        if t.text.istitle() and not (is_listed(t.text) or lookup.is_forename(t.text) or lookup.is_surname(t.text))
    )
    return [*found, *(Found(t.i, t.i + 1, "Organization", "names/title-case") for t in more)]


def _was_titled(reading: Reading, token: Token) -> bool:
    """Say whether the sentence of a token stands in title case in the article itself, and is read in its usual case."""
    start, end = token.sent[0].idx, tree.span([token.sent[-1]]).end
    stood, read = reading.article.original[start:end], reading.text[start:end]
    return stood != read and stood.casefold() == read.casefold() and is_title_case(stood)


def is_common(reading: Reading, start: int, end: int) -> bool:
    """Say whether the one word that opens a headline is an ordinary one: the body has it small, or it describes bodies or people."""
    doc, low = reading.doc, reading.doc[start].lower_
    if end - start > 1 or any(t.is_alpha for t in doc[:start]):
        return False
    described = (
        lexicon.words("classes.tsv")
        | lexicon.words("actors.tsv")
        | lexicon.words("orgwords.tsv")
        | lexicon.listed("ordinals")
    )
    return low in described or low.removesuffix("s") in described or any(t.text == low for t in doc[end:])


def parts(reading: Reading, name: Tokens) -> list[Tokens]:
    """Return the names that one which is marked over the end of a line is made of, or in title case: before and after a verb."""
    verbs = (
        lexicon.listed("headline_verbs") if is_title_case(name.sent.text) and not _is_in_dateline(reading, name) else ()
    )
    at = [i for i in range(name.start, name.end) if name.doc[i].is_space or name.doc[i].lower_ in verbs]
    edges = [name.start - 1, *at, name.end]
    pieces = [name.doc[a + 1 : b] for a, b in pairwise(edges)] if at else [name]
    return [Tokens(name.doc, p.start, p.end, label=name.label_) for p in pieces if len(p)]


def _is_in_dateline(reading: Reading, name: Tokens) -> bool:
    dateline = reading.article.dateline
    return dateline is not None and dateline.start <= name[0].idx < dateline.end


def _line(reading: Reading, offset: int) -> tuple[str, int]:
    """Return the line that an offset stands in, and where its words begin."""
    text = reading.text
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    return line.strip(), start + len(line) - len(line.lstrip())
