"""Words set in capitals -> the case that they usually have, letter for letter, so that no offset moves.

What the article itself shows in the middle of its sentences goes first; then the list of words that are no names. What is in neither
is taken for a name: most words are that which a list of news does not hold.
"""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from kg.article.words import load

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:[.!?]['\"”’)]*\s+|\n\s*)[\"'“‘(\[]*$")
_QUOTED = re.compile(r"[,:]\s+[\"“]$")
_TITLES = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Sgt|Lt|Sen|Rep|Gov|Capt|Jr|Sr|No|vs)\.\s+$", re.IGNORECASE)
_ENDING = re.compile(r"['’](?:s|d|ll|ve|re|m)$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]{2,})\s$")
_NEXT_WORD = re.compile(r"\s([^\W\d_]{2,})")
_LONGEST_WORD = 30
_WORDS_BESIDE = 3
_CONTINUES = frozenset(("and", "as", "because", "but", "for", "if", "or", "so", "that", "then", "which", "who"))
_NUMBER = re.compile(r"\s+\d")
_BEFORE_MONTH = re.compile(r"(?:\d|\b(?:in|since|until|last|next|early|late|mid))[\s-]+$", re.IGNORECASE)
_MONTHS = frozenset(("may", "march", "august"))
_LOOK_BACK = 12  # characters
_FEWEST = 6  # words of a sentence in title case
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "over", "the", "to", "under", "with"]
)


def truecased(words: str, shown: dict[str, str] | None = None) -> str:
    """Return words in capitals in their usual case; `shown` are the forms of an article, by their small letters. The length stays.

    >>> truecased("PRESIDENT MARTA KOS OF AZURA SAID ON MONDAY THAT NATO'S TROOPS WOULD STAY.")
    "President Marta Kos of Azura said on Monday that NATO's troops would stay."
    """
    forms = {**_forms(), **shown} if shown else _forms()
    return _WORD.sub(lambda match: _cased(match, forms), words)


def lowered(words: str, shown: dict[str, str]) -> str:
    """Return words of which each begins with a capital in their usual case; two that are often parts of names stay one.

    >>> lowered("Norrvind Joins Airbus In Silicon Valley To Show New Planes", {})
    'Norrvind joins Airbus in Silicon Valley to show new planes'
    """
    forms = {**_forms(), **shown}
    starred = [match.span() for match in _WORD.finditer(words) if forms.get(match[0].lower(), "").endswith("*")]
    pairs = {span for a, b in pairwise(starred) if b[0] == a[1] + 1 for span in (a, b)}
    return _WORD.sub(lambda match: match[0] if match.span() in pairs else _cased(match, forms), words)


def is_title_case(words: str) -> bool:
    """Say whether all words of a sentence begin with capitals, but for small ones, so that a capital is no sign of a name.

    >>> is_title_case("Norrvind Joins Airbus in a Hunt For New Planes"), is_title_case("Kim Dahl of Lusora Ltd, Ada Ruiz of Norr")
    (True, False)
    """
    found = [match[0] for match in _WORD.finditer(words) if match[0] not in _SMALL]
    common = sum(_forms().get(word.lower(), word).rstrip("*") == word.lower() for word in found)
    return len(found) >= _FEWEST and common * 2 >= len(found) and all(word[0].isupper() for word in found)


def is_listed(word: str) -> bool:
    """Say whether the list of words that are no names has a word."""
    return word.lower() in _forms()


def named(words: str, shown: dict[str, str]) -> str:
    """Return a name in capitals as it is usually written, or as an article shows it; the length stays.

    >>> named("PORTO VELA/THE HAGUE", {}), named("LA PAZ", {"la": "La"})
    ('Porto Vela/The Hague', 'La Paz')
    """

    def cased(match: re.Match[str]) -> str:
        form = shown.get(match[0].lower(), _name(match[0]))
        return form if len(form) == len(match[0]) and not form.islower() else _name(match[0])

    return _WORD.sub(cased, words)


def shown(text: str) -> dict[str, str]:
    """Return the form of each word that a text of mixed case shows in the middle of its sentences, by its small letters."""
    counts: dict[str, Counter[str]] = {}
    for match in _WORD.finditer(text):
        if not _begins_sentence(match):
            counts.setdefault(match[0].lower(), Counter())[match[0]] += 1
    return {word: max(forms, key=lambda form: (forms[form], form)) for word, forms in counts.items()}


def _cased(match: re.Match[str], forms: dict[str, str]) -> str:
    word = match[0]
    if word.lower() in ("a.m.", "p.m."):
        return word.lower()
    if word.endswith(".") or len(word.lower()) != len(word):
        return word
    stem, ending = _without_ending(word)
    usual = forms.get(stem.lower(), _name(stem))
    if usual.endswith("*"):
        usual = usual[:-1].capitalize() if _stands_by_name(match, forms) else usual[:-1]
    if stem.lower() in _MONTHS and (_NUMBER.match(match.string, match.end()) or _BEFORE_MONTH.search(_before(match))):
        usual = stem.capitalize()
    if usual.islower() and (
        _begins_sentence(match) or (stem.lower() not in _CONTINUES and _QUOTED.search(_before(match)))
    ):
        usual = usual[0].upper() + usual[1:]
    return (usual if len(usual) == len(stem) else stem) + ending


def _stands_by_name(match: re.Match[str], forms: dict[str, str]) -> bool:
    """Say whether the word before or after is a name, one that is in no list; others with two forms may stand between."""
    text, before, after = match.string, match.start(), match.end()
    for _ in range(_WORDS_BESIDE):
        last = _LAST_WORD.search(text, max(0, before - _LONGEST_WORD), before)
        following = _NEXT_WORD.match(text, after)
        kinds = {forms.get(word[1].lower(), "") for word in (last, following) if word}
        if "" in kinds:
            return True
        before = last.start() if last and forms[last[1].lower()].endswith("*") else 0
        after = following.end() if following and forms[following[1].lower()].endswith("*") else len(text)
    return False


def _without_ending(word: str) -> tuple[str, str]:
    """Part a word from what hangs on it behind an apostrophe, in small letters: "I'LL" is "I" and "'ll", "MARTA'S" is "MARTA" and "'s"."""
    ending = _ENDING.search(word)
    return (word[: ending.start()], ending[0].lower()) if ending and word.lower() not in _forms() else (word, "")


def _name(word: str) -> str:
    """Return a word as a name is written: "O'Brien", "McCann", "D’Souza"."""
    parts = re.split(r"(['’])", word)
    name = "".join(part.capitalize() for part in parts)
    return "Mc" + name[2:].capitalize() if name.startswith("Mc") and len(name) > 4 else name


def _begins_sentence(match: re.Match[str]) -> bool:
    before = _before(match)
    return bool(_BEGINS.search(before)) and not _TITLES.search(before)


def _before(match: re.Match[str]) -> str:
    """Return what stands before a word, with a line end where the text begins."""
    start = match.start()
    return ("\n" if start <= _LOOK_BACK else "") + match.string[max(0, start - _LOOK_BACK) : start]


@cache
def _forms() -> dict[str, str]:
    return {form.lower().rstrip("*"): form for form in load("forms")}
