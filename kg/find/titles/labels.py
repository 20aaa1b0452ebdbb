"""The label of an office: the words around its noun that belong to it ("of State"), without a country or "former"."""

from spacy.tokens import Token

from kg.find.titles import words
from kg.find.titles.names import Names
from kg.language import lexicon
from kg.terms import KG
from kg.world import lookup

#: Offices whose name tells their field before them, with capitals ("External Affairs Minister", "Culture, Arts and Heritage Minister").
OF_FIELDS = frozenset(
    ["minister", "secretary", "adviser", "advisor", "commissioner", "ombudsman", "sergeant", "officer"]
)
#: And those that tell it after "for" as well as after "of".
FOR_FIELDS = OF_FIELDS | {
    "director",
    "coordinator",
    "co-ordinator",
    "undersecretary",
    "secretary-general",
    "representative",
    "rapporteur",
    "candidate",
    "nominee",
    "contender",
}
#: Offices that say little without what stands after "of": "head of news" is no head.
EMPTY = frozenset(
    ["head", "chief", "director", "manager", "professor", "secretary", "owner", "chair", "editor", "vp", "candidate"]
)
#: Offices that are held at a land, which is part of their name: "ambassador to Japan".
ABROAD = frozenset(["ambassador", "envoy", "ambassadors", "envoys"])
#: Kinds of titles that are ranks.
RANKED = frozenset(["military", "police"])
#: What parts of a field stand between.
JOINTS = frozenset(["and", "&", ","])
#: Relations of a noun to the office that it stands right before.
NOUN_LINKS = frozenset(["compound", "nmod:desc", "nmod", "flat"])
PHRASE = frozenset(["DET", "ADJ", "NOUN", "PROPN"])
#: What headlines say is done to those who lead teams and firms, which is no part of their office ("Rovers fire coach Ada Ruiz").
MOVES, MOVED = (
    frozenset(["fire", "sack", "hire", "axe", "name"]),
    frozenset(["coach", "manager", "boss", "trainer", "ceo"]),
)
#: So many words a field has at most.
LONGEST = 7


def label(noun: Token, names: Names) -> list[Token]:
    """Return the words of the office that a noun heads."""
    doc, start, end = noun.doc, noun.i, noun.i + 1
    while start > noun.sent.start and _belongs(doc[start - 1], noun, names):
        start -= 1
    start = _field_before(start, noun, names)
    if words.is_abbreviated(noun):
        return list(doc[start : end + 1])
    if (
        end + 1 < len(doc)
        and doc[end].text == "-"
        and doc[end + 1].lower_ in ("elect", "designate", "general", "in", "chief")
    ):
        end += 2
    elif end < len(doc) and doc[end].lower_ in ("emeritus", "elect", "designate"):
        end += 1
    return list(doc[start : _of_phrase(doc[end - 1], noun, names)])


def _field_before(start: int, noun: Token, names: Names) -> int:
    """Return where a field in capitals begins before an office in capitals: over "and" and commas between two such words."""
    doc, first = noun.doc, max(noun.sent.start, noun.i - LONGEST)
    if noun.lower_ not in OF_FIELDS or start == noun.i or doc[start - 1].text == ",":
        return start  # "On Monday, Finance Minister Ruiz left"
    while start - 2 >= first and doc[start - 1].lower_ in JOINTS and _is_field(doc[start - 2], names):
        start -= 2
        while start - 1 >= first and _is_field(doc[start - 1], names):
            start -= 1
    return start


def _is_field(token: Token, names: Names) -> bool:
    """Say whether a word can be one of a ministry's field: capitals, and nobody's name."""
    named = names.kinds.get(token.i)
    is_free = named is None or (
        named == KG.Organization and token.lower_ not in lexicon.words("orgwords.tsv", "ministry")
    )
    return is_free and token.text[0].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ") and not words.is_title(token)


def _belongs(token: Token, noun: Token, names: Names) -> bool:
    """Say whether a word before a title is part of it ("prime", "chief", "football", of a rank "Lt.")."""
    if token.is_space or token.lower_ in lexicon.listed("passing"):
        return _is_hyphened(token) or f"{token.lower_} {noun.lower_}" in lexicon.words("titles.tsv")  # "first lady"
    if words.is_title(token) and token.is_lower and (noun.text.endswith(".") or _is_rank(noun) or _is_whole_rank(noun)):
        return False  # "national police chief Gen. Ruiz" has two
    inner = token.dep_ == "amod" and token.is_lower and token.is_alpha and token.i < token.head.i < noun.i
    if inner and token.head.pos_ == "NOUN" and not names.is_named(token):
        return True  # "intensive care nurse"
    in_field = noun.lower_ in OF_FIELDS and _is_field(token, names)
    chief = noun.lower_ == "officer" and any(t.lower_ == "chief" for t in token.doc[max(noun.i - 4, 0) : token.i + 1])
    if chief and token.pos_ in ("ADJ", "NOUN", "PROPN") and not names.is_named(token):
        return True  # "chief legal officer"
    if _is_hyphened(token) or _is_rank(token) or (in_field and (noun.text[0].isupper() or not names.is_named(token))):
        return True
    counted = token.i > 0 and token.nbor(-1).pos_ == "NUM"  # "a five term senator"
    return not (names.is_named(token) or token.is_punct or counted) and _is_kind_of(token, noun)


def _is_rank(token: Token) -> bool:
    """Say whether a word is an abbreviated rank, or its dot ("Lt." of "Lt. Col.")."""
    if token.text == ".":
        return token.i > 0 and words.is_abbreviated(token.nbor(-1))
    rank = token.text[:1].isupper() and lookup.title_kind(f"{token.lower_}.") in RANKED  # "Lt" of "Lt Gen"
    return rank or (token.text.endswith(".") and len(token) > 2 and words.kind(token.text) is not None)


def _is_whole_rank(noun: Token) -> bool:
    """Say whether a word in capitals is a rank in full ("General")."""
    return noun.text[:1].isupper() and words.kind(noun.lower_) in RANKED


def _is_kind_of(token: Token, noun: Token) -> bool:
    """Say whether a word makes another office of a noun: by a list, or as a noun before it."""
    both = token.doc[token.i : noun.i + 1].text.lower()
    if (
        both in lexicon.words("titles.tsv")
        or both in lexicon.words("occupations.tsv")
        or token.lower_ in lexicon.listed("office")
    ):
        return True
    if token.lower_ in MOVES and noun.lower_ in MOVED:
        return False
    is_part = token.dep_ == "compound" or (token.dep_ in NOUN_LINKS and not words.is_title(token))
    return is_part and token.pos_ == "NOUN"


def _is_hyphened(token: Token) -> bool:
    """Say whether a word is a hyphen between two words, or stands before one ("Secretary-General", "ex-president")."""
    doc, i = token.doc, token.i
    if token.text == "-":
        return 0 < i < len(doc) - 1 and not doc[i - 1].whitespace_ and not token.whitespace_ and doc[i - 1].is_alpha
    return (
        i + 2 < len(doc)
        and doc[i + 1].text == "-"
        and token.is_alpha
        and not (token.whitespace_ or doc[i + 1].whitespace_)
    )


def _of_phrase(last: Token, noun: Token, names: Names) -> int:
    """Return where a title ends: after "of State", "for Development", but before a name it is held in or something of its own."""
    doc, end = last.doc, last.i + 1
    if end + 1 >= last.sent.end:
        return end
    known = known_whole(noun, end)
    if known > end:
        return known
    link, low = doc[end].lower_, noun.lower_
    if link == "to" and low in ABROAD:
        return _abroad(doc[end + 1], names)
    return _field_after(last, noun, names) if link == "of" or (link == "for" and low in FOR_FIELDS) else end


def _field_after(last: Token, noun: Token, names: Names) -> int:
    """Return the end of the field that "of" or "for" leads to; with "the", only a house's or that of an office which says little."""
    doc, end = last.doc, last.i + 1
    stop = _phrase_end(doc[end + 1], names)
    if stop == end + 1 or doc[stop - 1].pos_ not in words.NOUNS or not _is_closed(last, stop, names):
        return end
    last_word = doc[stop - 1]
    is_body = last_word.lower_ in lexicon.words("orgwords.tsv") or not _is_field(last_word, names)
    if (noun.lower_ in OF_FIELDS and doc[end + 1].lower_ == "the" and not is_body) or doc[end + 1].pos_ not in (
        "DET",
        "PRON",
    ):
        return stop  # "Commissioner for the Internal Market"
    of_house = doc[stop - 1].lower_ in lexicon.words("orgwords.tsv", "legislature") or noun.lower_ in EMPTY
    return stop if of_house and doc[end + 1].lower_ in ("the", "a", "an") else end


def known_whole(noun: Token, end: int) -> int:
    """Return where a title ends that the list has whole ("chancellor of the exchequer"), or its end as it is."""
    titles = lexicon.words("titles.tsv")
    longest = range(min(end + 5, noun.sent.end), end + 1, -1)
    stops = (stop for stop in longest if noun.doc[noun.i : stop].text.lower() in titles)
    return next((stop for stop in stops if not _goes_on_to(noun.doc[stop - 1])), end)


def _goes_on_to(word: Token) -> bool:
    """Say whether a word only describes what follows ("opposition", in "leader of the opposition Unity Party")."""
    return word.dep_ in ("amod", "compound") and word.head.i > word.i


def _is_closed(last: Token, stop: int, names: Names) -> bool:
    """Say whether a phrase after a title ends before an index, and no name goes on with it."""
    if stop >= last.sent.end:
        return True
    after = last.doc[stop]
    return (not names.is_named(after) or names.is_person(after)) and after.text not in ("'", "’", "'s", "’s")


def _abroad(first: Token, names: Names) -> int:
    """Return the end of the land or body that an ambassador is sent to."""
    doc, stop = first.doc, first.i + (first.lower_ == "the")
    while stop < first.sent.end and names.is_named(doc[stop]):
        stop += 1
    return stop if stop > first.i + (first.lower_ == "the") else first.i - 1


def _phrase_end(first: Token, names: Names) -> int:
    """Return the end of the nouns and adjectives from a token on that are no name, with those that "and" adds."""
    doc, stop, last = first.doc, first.i, min(first.i + LONGEST, first.sent.end)
    while stop < last:
        token = doc[stop]
        if (token.pos_ in PHRASE and not names.is_named(token)) or (token.text in ("'s", "’s") and stop > first.i):
            stop += 1
        elif token.lower_ in JOINTS and stop > first.i and stop + 1 < last and _goes_on(doc[stop + 1], first, names):
            stop += 2
        else:
            break
    return stop


def _goes_on(token: Token, first: Token, names: Names) -> bool:
    """Say whether a word after "and" is one more field: in capitals as the first, or a noun like it; no other title."""
    if names.is_named(token) or words.is_title(token) or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    return first.text[0].isupper() == token.text[0].isupper()
