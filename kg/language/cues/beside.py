"""The source of a cue verb by word order alone, where the parse has lost the subject."""

import calendar

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues import verbs
from kg.language.cues.kinds import is_actor_noun
from kg.language.cues.marks import Marks

NOTHING = Marks()
NOMINAL = frozenset(["NOUN", "PROPN", "PRON"])
#: What may stand between a subject and its verb.
BETWEEN = frozenset(["AUX", "ADV", "PART"])
DAYS = frozenset(day.lower() for day in calendar.day_name)
MONTHS = frozenset(month.lower() for month in calendar.month_name)
#: What ends the phrase before a comma when it is read backwards.
EDGES = frozenset([",", ";", ":", '"', "“", "”", "''", "``", "«", "»", "(", ")", "–", "—"])
#: What may stand before a name as its title.
TITLE = frozenset(["NOUN", "PROPN", "ADJ", "DET"])
#: How far a verb that closes a quotation stands from its subject.
FARTHEST = 5
#: The most tokens in an apposition between commas.
LONGEST = 12


def apposed(verb: Token) -> tuple[int, Token] | None:
    """Return where a phrase with an apposition right before a verb begins, and the head of who is meant: the name of the two.

    "..., the regional governor, Ana Ruiz, told reporters": Ana Ruiz.
    """
    doc, close = verb.doc, verb.i - 1
    while close > verb.sent.start and doc[close].pos_ in BETWEEN:
        close -= 1
    if doc[close].text != ",":
        return None
    comma = _back(verb, close)
    if comma is None or doc[comma].text != "," or close - comma > LONGEST:
        return None
    start = (_back(verb, comma) or verb.sent.start - 1) + 1 if _back(verb, comma) is not None else verb.sent.start
    outer, inner = doc[start:comma], doc[comma + 1 : close]
    if not _is_phrase(outer) or not any(t.pos_ in ("PROPN", "NOUN", "NUM") for t in inner):
        return None
    if outer.root.pos_ != "PROPN" and inner[-1].pos_ == "PROPN" and inner[0].pos_ == "PROPN":
        return start, inner.root
    return start, outer.root


def joined(source: Token, verb: Token) -> list[Token]:
    """Return the names of people who speak together, each described between commas: a parse may lose the second.

    "Ada Ruiz, the mayor, and Otto Berg, her deputy, said": both.
    """
    doc, sentence = verb.doc, verb.sent
    region = doc[sentence.start : verb.i] if source.i < verb.i else doc[verb.i + 1 : sentence.end]
    names = [t for t in region if t.ent_iob_ == "B" and t.ent_type_ == "Person"]
    if len(names) != 2 or any(tree.is_finite(t) for t in doc[region.start : names[1].i]):
        return []
    first = region.start + (doc[region.start].dep_ == "fixed")  # "according to"
    opening, link = doc[first : names[0].i], names[1].i - 1
    while link > names[0].i and doc[link].pos_ in TITLE:
        link -= 1
    if opening.text.lower().startswith("both ") and any(t.lower_ == "and" for t in doc[names[0].i : names[1].i]):
        return names
    if doc[link].lower_ != "and":
        return []
    if doc[link - 1].ent_type_ == "Person" and source in names:  # "President Ada Ruiz and Mayor Otto Berg have said"
        return names if names[0].dep_ in tree.SUBJECTS else []
    return names if doc[link - 1].text == "," and all(t.pos_ in TITLE or t.is_punct for t in opening) else []


def after(token: Token, marks: Marks = NOTHING) -> Token | None:
    """Return the head of the noun phrase that begins right after a token ("..., said the mayor of Vigo")."""
    for right in token.doc[token.i + 1 : token.i + 9]:
        if (
            right.is_punct
            or right.is_space
            or right.i in marks.quoted
            or right.pos_ in ("ADP", "VERB", "SCONJ", "CCONJ")
        ):
            return None
        if right.pos_ in NOMINAL and right.lower_ not in DAYS:
            return _top(right, token.i + 1, min(token.i + 9, len(token.doc)))
    return None


def before(verb: Token, marks: Marks) -> Token | None:
    """Return the head of the noun phrase that ends right before a verb and its auxiliaries."""
    i = verb.i - 1
    while i >= 0 and verb.doc[i].pos_ in BETWEEN:
        i -= 1
    left = verb.doc[i] if i >= 0 else verb
    if left.pos_ not in NOMINAL or left.i in marks.quoted or left.lower_ in DAYS:
        return None
    return _top(left, max(0, left.i - 8), left.i + 1)


def is_inserted(verb: Token) -> bool:
    """Say whether a verb of saying and who stands behind it are an aside between commas ("the bridge, says Ruiz, is old")."""
    words = lexicon.toml("reporting.toml")
    if verb.lemma_.lower() not in words["plain"]["verbs"] or verb.lemma_.lower() in words["dialogue"]["heard"]:
        return False
    own = tree.child(verb, *tree.SUBJECTS)
    before = verb.doc[own.i : verb.i] if own is not None and own.i < verb.i else verb.doc[verb.i - 1 : verb.i]
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    close = next((t for t in behind if t.is_punct or t.pos_ in ("VERB", "AUX")), verb)
    return [t.text for t in before if t.is_punct] == [","] and close.text == ","


def fills_aside(verb: Token, source: Token | None) -> bool:
    """Say whether a verb and who speaks before it are all that stands between two commas ("the bridge, Ruiz added, is old")."""
    if source is None or source.i > verb.i or source.left_edge.i < 1:
        return False
    return source.left_edge.nbor(-1).text == "," and verb.doc[verb.i + 1 : verb.i + 2].text == ","


def before_aside(verb: Token, marks: Marks) -> Token | None:
    """Return who speaks right behind an aside that tells what he was asked, or by whom a text was made.

    "Ruiz, asked about it, said ..."; "the law, passed by the council on Friday, says ...".
    """
    doc, close = verb.doc, verb.i - 1
    opening = next((i for i in range(close - 1, verb.sent.start, -1) if doc[i].text == ","), None)
    if opening is None or doc[close].text != ",":
        return None
    first, aside = doc[opening + 1], doc[opening + 1 : close]
    made = first.tag_ in ("VBN", "VBD") and any(t.lower_ == "by" for t in aside)
    return before(doc[opening], marks) if made or verbs.is_asked_aside(first) else None


def attributes(verb: Token, marks: Marks) -> bool:
    """Say whether a verb that is not listed attributes all the same: it turns down, closes a quotation, or tells what came out."""
    return verbs.is_rejecting(verb) or closes_quotation(verb, marks) or verbs.is_arising(verb)


def closes_quotation(verb: Token, marks: Marks) -> bool:
    """Say whether a verb and its subject follow a quoted sentence that ends with a comma: it is a saying ("“It is late,” he sighed")."""
    doc, own = verb.doc, tree.child(verb, "nsubj")
    if own is None or not tree.is_finite(verb) or not (own.pos_ in ("PROPN", "PRON") or is_actor_noun(own)):
        return False
    last = min(own.left_edge.i, verb.i) - 1
    while last > 0 and (doc[last].text == "," or doc[last].is_quote):
        last -= 1
    gap = doc[last + 1 : min(own.left_edge.i, verb.i)].text
    first = last
    while first > 0 and first - 1 in marks.quoted:
        first -= 1
    opens = first < 2 or doc[first - 2].is_space or doc[first - 2].text in (".", "?", "!")
    said = any(t.is_lower and (tree.is_finite(t) or t.tag_ in ("VB", "MD")) for t in doc[first : last + 1])
    near = abs(own.i - verb.i) <= FARTHEST and verb.i not in marks.quoted
    return last in marks.quoted and "," in gap and len(gap) > 1 and opens and said and near


def marked(verb: Token, marks: Marks) -> Token | None:
    """Return the head of the nearest Speaker that the pipeline marked beside a verb, with no other verb and no stop between."""
    roots = (head for head in marks.speakers_between(*_reach(verb)) if head.i not in marks.quoted)
    return min(roots, key=lambda t: abs(t.i - verb.i), default=None)


def is_date(noun: Token) -> bool:
    """Say whether a noun is a day of the week, a day of a month ("April 20"), or a time of the day ("11pm")."""
    if noun.text[:1].isdigit() and noun.lower_.endswith(("am", "pm", "h")):
        return True
    parts = [noun, *noun.children]
    of_month = any(t.lower_ in MONTHS for t in parts) and any(t.pos_ == "NUM" for t in parts)
    return noun.lower_ in DAYS or of_month


def _back(verb: Token, end: int) -> int | None:
    """Return the edge before a phrase that ends at a token: a comma or its like, or a conjunction; -1 and None where there is none."""
    for i in range(end - 1, verb.sent.start - 1, -1):
        token = verb.doc[i]
        if token.text in EDGES or token.pos_ == "CCONJ":
            return i
        if tree.is_finite(token):
            return None
    return verb.sent.start - 1


def _is_phrase(tokens: Tokens) -> bool:
    """Say whether tokens are a noun phrase, and no date."""
    if not len(tokens) or tokens[0].pos_ in ("ADP", "SCONJ", "VERB", "ADV"):
        return False
    return tokens.root.pos_ in ("NOUN", "PROPN") and not is_date(tokens.root)


def _reach(verb: Token) -> tuple[int, int]:
    """Return the first and the last token that can be next to a verb: outwards from it up to another verb, a stop or a line's end."""
    doc, first, last = verb.doc, verb.i, verb.i + 1
    while first and not _parts(doc[first - 1]):
        first -= 1
    while last < len(doc) and not _parts(doc[last]):
        last += 1
    return first, last


def _parts(token: Token) -> bool:
    return token.pos_ == "VERB" or token.is_space or token.text in (".", "?", "!", ";")


def _top(token: Token, start: int, end: int) -> Token:
    """Return the highest noun above a token within a range of tokens without punctuation between."""
    while token.head.pos_ in NOMINAL and start <= token.head.i < end:
        low, high = sorted((token.i, token.head.i))
        if token.head == token or any(t.is_punct for t in token.doc[low:high]):
            break
        token = token.head
    return token
