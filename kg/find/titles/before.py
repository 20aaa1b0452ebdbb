"""Titles before a name, by word order, which is more reliable here than the parse.

"Governor of Illinois Rod Blagojevich", "a spokeswoman for the agency, Melissa Fleming", "Presidents Bush and Putin". A title that goes
with another name is nobody else's: a client is no lawyer, a minister's brother no minister.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.find.titles import words
from kg.find.titles.labels import ABROAD, FOR_FIELDS, label
from kg.find.titles.names import Names
from kg.find.titles.places import BETWEEN, JOINTS, LINKS, POSSESSIVES, REACH, past_age
from kg.language import lexicon, tree

#: How many tokens may stand between a title and its name in an apposition that closes after the name.
FAR = 18
#: How many tokens a list of people who share a title may have before its last name.
LIST = 30
#: How many tokens the brackets between a title and its name have at most.
ASIDE = 6
#: What ends the phrase of a title at once.
STOPS = frozenset(['"', "“", "”", "(", ")", ";", ":", "–", "—"])
#: What a phrase stands after that a clause opens with.
OPENING = frozenset([",", "and", '"', "“", "”", ":", "but"])
#: What closes an apposition behind a name.
CLOSING = frozenset([",", ".", ")", ";", ":", "?", "!", "–", "—", "and", "or", "&", "who"])
#: What stands before what somebody is called.
CALLED = frozenset(["named", "called"])
#: Words between a plural title and the names that it is of.
SUCH_AS = frozenset(["such", "including", "like", ":"])


def titles(name: Tokens, names: Names) -> Iterator[Token]:
    """Yield the titles that lead up to a name: "committee chairman Professor", "the head of the army, General"."""
    title = _adjacent(name, names) or _apart(name, _past_aside(name), names) or _shared(name, names)
    for _ in range(3):
        if title is None:
            return
        yield title
        first = label(title, names)[0]
        title = _stacked(first, names) or _before_comma(name, first, names)


def _before_comma(name: Tokens, first: Token, names: Names) -> Token | None:
    """Return the title of a longer phrase before a comma and a title with its land ("the head of the committee, US Senator Ruiz")."""
    start = first.i
    while (
        start > first.sent.start and names.is_named(first.doc[start - 1]) and not names.is_person(first.doc[start - 1])
    ):
        start -= 1
    return _apart(name, start, names) if first.doc[start - 1].text == "," else None


def _adjacent(name: Tokens, names: Names) -> Token | None:
    """Return the title right before a name, over "Dr." and the like."""
    doc, end = name.doc, name.start
    while (past := _past_address(doc, end)) < end:
        end = past
    title = words.ending_at(doc, end)
    if title is None or names.is_named(title) or not words.may_be_title(title) or title.is_space or _is_field(title):
        return None
    if words.is_plural(title) and not (title.text[0].isupper() or _goes_on(name, names)):
        return None  # "told reporters Ruiz had left"
    return title


def _is_field(title: Token) -> bool:
    """Say whether a word is the field of the office before it ("Minister for Justice"), and nobody's own office."""
    before = title.doc[max(title.i - 2, 0) : title.i]
    is_somebody = title.lower_ in lexicon.words("occupations.tsv", "first")  # "a director for Senator Ruiz"
    return not is_somebody and len(before) == 2 and before[1].lower_ in ("of", "for") and before[0].lower_ in FOR_FIELDS


def _past_address(doc: Doc, end: int) -> int:
    """Return where a form of address or an honorific of one word or two begins that ends at an index, or the index ("Datuk Seri")."""
    dotted = end > 1 and doc[end - 1].text == "." and doc[end - 2].lower_ in lexicon.listed("honorifics")
    word = doc[end - 2] if dotted else words.ending_at(doc, end)
    if word is None:
        return end
    low = word.lower_.rstrip(".")
    if word.i and f"{word.nbor(-1).lower_} {low}" in lexicon.listed("honorifics"):
        return word.i - 1
    return word.i if low in lexicon.listed("courtesies") or low in lexicon.listed("honorifics") else end


def _past_aside(name: Tokens) -> int:
    """Return where the brackets begin that stand between an office and its holder ("Commissioner of Police (Central) Ada Ruiz")."""
    doc, end = name.doc, name.start
    if end < 3 or doc[end - 1].text != ")":
        return end
    return next((t.i for t in reversed(list(doc[max(end - ASIDE, 0) : end])) if t.text == "("), end)


def _goes_on(name: Tokens, names: Names) -> bool:
    """Say whether more names follow one ("Presidents Bush and Putin", "Senators Ruiz (Toledo) and Paz", "Ruiz of Toledo and Paz")."""
    doc, i = name.doc, past_age(name)
    if i < len(doc) and doc[i].text == "(":
        i = next((t.i + 1 for t in doc[i : i + 8] if t.text == ")"), i)
    elif i < len(doc) and doc[i].lower_ == "of":
        i = next((t.i for t in doc[i + 1 : i + 6] if not names.is_named(t)), i)
    return i + 1 < len(doc) and doc[i].lower_ in JOINTS and any(map(names.is_person, doc[i + 1 : i + 4]))


def _apart(name: Tokens, end: int, names: Names) -> Token | None:
    """Return the title that a comma, or a phrase with "of" or "for" that is not the name itself, parts from a name that begins there."""
    doc = name.doc
    called = end > 0 and doc[end - 1].lower_ in CALLED
    end = end - 1 if called else _past_address(doc, end)
    comma = end > 0 and doc[end - 1].text == ","
    last = end - 1 - comma
    title = _leading(name, last, FAR if comma else REACH, names)
    if title is None or (title.i != last and doc[title.i + 1].lower_ not in LINKS):
        return None
    if title.i != last and not comma and doc[title.i + 1].lower_ == "to" and title.lower_ not in ABROAD:
        return None  # "the bandleader to star Ada Ruiz"
    if words.is_plural(title) and not _goes_on(name, names):
        return None
    if comma or (called and title.i == last):
        return title if called or _is_apposition(title, name, names) else None
    inside = doc[title.i + 2 : last + 1]
    if not inside:
        return None
    follows = doc[name.end].text if name.end < len(doc) else ""
    is_held = inside[-1].pos_ in words.NOUNS and follows not in POSSESSIVES
    return title if is_held or names.is_named(inside[-1]) else None


def _leading(name: Tokens, last: int, reach: int, names: Names) -> Token | None:
    """Return the nearest title up to an index, with nothing but a noun phrase between it and the name, or whom it is held for."""
    doc, is_list, i = name.doc, False, last
    while i >= max(last - reach, name[0].sent.start):
        token = doc[i]
        if names.is_person(token):
            i = _before_client(token, names) if i + 1 < name.start else -1
            continue
        if words.is_known(token) and not (names.is_named(token) or _is_field(token)):
            return token if not is_list or label(token, names)[-1].i == last else None
        if token.text == "," and i < last and doc[i - 1].text[:1].isupper() and doc[i + 1].text[:1].isupper():
            is_list = True  # "Minister for Enterprise, Trade and Employment"
        elif token.text == "," or token.pos_ not in BETWEEN or token.text in STOPS or token.is_space:
            return None
        i -= 1
    return None


def _before_client(token: Token, names: Names) -> int:
    """Return the index of the word before "for" and a person whom somebody has an office for ("a lawyer for President Ruiz"), or -1."""
    doc, start = token.doc, token.i
    while start and names.is_person(doc[start - 1]):
        start -= 1
    title = words.ending_at(doc, start)
    if title is not None and words.is_title(title):
        start = _phrase_start(title, names)
    return (
        start - 2
        if start > 1 and doc[start - 1].lower_ in ("for", "of", "to") and words.is_known(doc[start - 2])
        else -1
    )


def _is_apposition(title: Token, name: Tokens, names: Names) -> bool:
    """Say whether a name after a title and a comma is its holder's: not another's of a list, nor the subject after a phrase of its own."""
    doc, start = name.doc, _phrase_start(title, names)
    before = doc[start - 1] if start > title.sent.start else None
    if before is not None and before.text == "," and names.is_person(doc[start - 2]):
        return False  # "Ruiz, a lawyer, Paz": the apposition of the name before
    if before is not None and before.pos_ == "ADP":
        if before.lower_ in LINKS and _ends_office(doc[start - 2], names):
            return False  # "a spokesman for the mayor, Ruiz", "the chief of staff to the mayor, Ruiz": either of them
        hangs = title.is_ancestor(name.root) or name.root.is_ancestor(title)
        if name.root.dep_ in tree.SUBJECTS and not hangs:
            return False  # "In a letter to the mayor, Ruiz said"
    end = past_age(name)
    opens = before is None or before.text in OPENING or before.is_space or before.pos_ == "SCONJ"
    opens = opens or (before is not None and before.lemma_ in lexicon.reporting().verbs)
    return opens or end >= len(doc) or doc[end].text in CLOSING or doc[end].is_space


def _ends_office(last: Token, names: Names) -> bool:
    """Say whether a word is an office or ends the phrase of one ("chief of staff")."""
    near = last.doc[max(last.i - REACH, last.sent.start) : last.i]
    return words.is_title(last) or any(words.is_title(t) and label(t, names)[-1] == last for t in near)


def _phrase_start(title: Token, names: Names) -> int:
    """Return where the phrase of a title begins, with articles, adjectives, lands and bodies before it."""
    doc, start = title.doc, label(title, names)[0].i
    while start > title.sent.start:
        token = doc[start - 1]
        if token.lower_ == "and" and start - 2 >= title.sent.start and words.is_title(doc[start - 2]):
            return _phrase_start(doc[start - 2], names)
        if names.is_person(token) or not (token.pos_ in ("DET", "ADJ", "PART", "PRON", "NUM") or names.is_named(token)):
            break
        start -= 1
    return start


def _stacked(first: Token, names: Names) -> Token | None:
    """Return the title that stands before the first word of another ("police chief Gen.", "lawyer and former attorney general")."""
    doc, i = first.doc, first.i
    while i - 1 > first.sent.start and (doc[i - 1].lower_ in lexicon.listed("passing") or doc[i - 1].pos_ == "NUM"):
        i -= 1
    before = _before_body(doc, i, names)
    joined = before - 1 > first.sent.start and doc[before - 1].lower_ == "and"
    title = words.ending_at(doc, before - 1 if joined else i) if i > first.sent.start else None
    fits = title is not None and words.is_title(title) and not names.is_named(title) and not words.is_plural(title)
    if title is None or not fits or (title.text[0].isupper() and first.text[0].islower()):
        return None  # a paper: "Evening Star reporter"
    start = _phrase_start(title, names)
    beside = (
        joined and doc[start - 1].text == "," and names.is_person(doc[start - 2])
    )  # "Ruiz, the whip and Senator Paz"
    return None if beside else title


def _before_body(doc: Doc, i: int, names: Names) -> int:
    """Return where the body or land begins that a title before an index is held in ("Prime Minister and LDP President")."""
    while i and names.is_named(doc[i - 1]) and not names.is_person(doc[i - 1]):
        i -= 1
    return i


def _shared(name: Tokens, names: Names) -> Token | None:
    """Return the plural title before the first of several names ("Presidents Bush, Putin and Chirac", "artists such as Ruiz and Paz")."""
    first = _first_of_list(name, names)
    title = _such(first, names)
    if title is None and first.start != name.start:
        title = _adjacent(first, names) or _apart(first, first.start, names)
    return title if title is not None and words.is_plural(title) else None


def _first_of_list(name: Tokens, names: Names) -> Tokens:
    """Return the first of the names that stand before a name with commas or "and", over what brackets add."""
    doc, first = name.doc, name
    while name.start - first.start < LIST:
        end = first.start
        while end and doc[end - 1].lower_ in JOINTS:
            end -= 1
        if end == first.start:
            return first
        end = start = _without_addition(doc, end, names)
        while start and names.is_person(doc[start - 1]):
            start -= 1
        if start == end or doc[start].sent != name[0].sent:
            return first
        first = doc[start:end]
    return first


def _without_addition(doc: Doc, end: int, names: Names) -> int:
    """Return where a name ends that something is added to: "Ruiz (Toledo)", "Ruiz of Toledo"."""
    if doc[end - 1].text == ")":
        return next((t.i for t in reversed(list(doc[max(end - 8, 0) : end])) if t.text == "("), end)
    start = end
    while start and names.is_named(doc[start - 1]) and not names.is_person(doc[start - 1]):
        start -= 1
    return start - 1 if start < end and doc[start - 1].lower_ == "of" else end


def _such(first: Tokens, names: Names) -> Token | None:
    """Return the title before "such as", "including" or a colon and the first of several names."""
    doc, end = first.doc, first.start
    while end and (
        doc[end - 1].lower_ in SUCH_AS or (doc[end - 1].lower_ == "as" and doc[end - 2 : end].text.lower() == "such as")
    ):
        end -= 1
    if end == first.start or not end or (doc[end].lower_ == "like" and doc[end - 1].text == ","):
        return None  # "in the comics, like Ruiz used to say"
    title = words.ending_at(doc, end - (doc[end - 1].text == ","))
    return title if title is not None and words.is_known(title) and not names.is_named(title) else None
