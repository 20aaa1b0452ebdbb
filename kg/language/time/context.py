"""The context in which a match is a time: "May" may be a person, "2000" a number, "March" a walk."""

import re
from typing import Final

_BEFORE_YEAR: Final = re.compile(
    r"(?:(?<![\w-])(?:in|of|for|since|until|till|by|from|between|before|after|during|through|throughout|to"
    r"|around|circa|early|mid|late|year|and|"
    r"the|his|her|its|their|a|an|election|elections|season|census|Christmas|Easter)[ -]|\(|['’]s )$",
    re.IGNORECASE,
)
_DETERMINED: Final = re.compile(r"(?:(?<![\w-])(?:the|his|her|its|their|a|an) |['’]s )$", re.IGNORECASE)
_LIST: Final = re.compile(r",? and |, | or |,? to |/", re.IGNORECASE)
_FISCAL: Final = re.compile(r"(?:fiscal|financial)(?: year)? $", re.IGNORECASE)
_BEFORE_MONTH: Final = re.compile(
    r"(?<![\w-])(?:in|since|until|till|by|from|between|before|after|during|through|to|for|of|early|mid|late"
    r"|around|on|throughout)[ -]$",
    re.IGNORECASE,
)
_BEFORE_NOUN_MONTH: Final = re.compile(
    r"(?<![\w-])(?:the|a|an|its|his|her|their|and|or|as|as of|beginning|starting) $", re.IGNORECASE
)
_OTHER_YEAR: Final = re.compile(r",? (?:of )?(?:that|the same|the following|the previous|each|every) year\b")
_EACH: Final = re.compile(
    r"(?<![\w-])(?:every|each|any|most|previous|following|preceding|same|first|second|third|fourth|Black|Good"
    r"|Bloody|Super|Palm|Ash|Easter|Sheffield|Maundy|Shrove|Ruby|Fat|Holy|Man) (?:other )?$"
)
_NAME_BEFORE: Final = re.compile(r"(?<!\w)[A-Z]\w+ $")
_FUNCTION_WORD: Final = (
    "and|or|nor|but|to|in|on|at|for|by|of|with|from|until|till|when|while|who|whom|which|that|as|after|"
    "before|because|since|if|though|although|through|during|over|under|against|between|about|than|then|"
    "there|where|said|says|say|was|were|is|are|be|been|has|have|had|did|do|does|will|would|could|should|"
    "may|might|must|can|the|a|an|its|his|her|their|our|this|these|those|he|she|it|they|we|i|you|not|also|"
    "only|both|all|onward|onwards|so|led|saw|became|made|began|according|following|including|despite|amid"
)
_NEXT_WORD: Final = re.compile(r"(?:['’]s\b)?[ -](?P<word>[a-z]+)")
_NOUN_AFTER: Final = re.compile(r"(?: [A-Z][\w.-]*){0,2}[ -](?P<word>[a-z]+)")
_NOUN: Final = re.compile(rf"[ -](?!(?:{_FUNCTION_WORD})\b)[a-z]+")
_POSSESSIVE: Final = re.compile("['’]s?\\b")
_SPAN_OF_TIME: Final = re.compile(r"(?<![\w-])(?:over|in|within|during|for|throughout) $", re.IGNORECASE)
_OVERNIGHT: Final = re.compile(r"(?<![\w-])(?:almost|the|an?|of|['’]s|its|their|his|her) $|[-–]$", re.IGNORECASE)
_FALL: Final = re.compile(" (?:in|of|from)\\b")


def is_time(name: str, text: str, match: re.Match[str], previous: int) -> bool:
    """Say whether the match of a rule is a time where it stands; `previous` is the end of the time found before it."""
    before = text[max(0, match.start() - 24) : match.start()]
    match name:
        case "year":
            fits = _is_year(text, match, before, previous)
        case "year_range":
            fits = not _is_counted(text, match)
        case "month":
            fits = _is_month(text, match, before, previous)
        case "weekday":
            fits = not _EACH.search(before)
        case "near_day":
            fits = _is_near_day(text, match, before)
        case "near_season":
            fits = not (match["season"].lower() == "fall" and _FALL.match(text, match.end()))
        case "window":
            fits = bool(match["number"] or (match["unit"] != "day" and _SPAN_OF_TIME.search(before)))
        case _:
            fits = True
    return fits


def modifies_noun(text: str, end: int) -> bool:
    """Say whether a time that ends here belongs to the noun after it, as in "after Monday's attack"."""
    if _POSSESSIVE.match(text, end):
        return True
    return _NOUN.match(text, end) is not None


def _is_near_day(text: str, match: re.Match[str], before: str) -> bool:
    """Refuse a newspaper's name ("USA Today"), and "overnight" where it says of what sort something is ("an overnight train")."""
    if match.group().lower() == "overnight":
        return not (modifies_noun(text, match.end()) or _OVERNIGHT.search(before))
    return not (match.group().startswith("Today") and _NAME_BEFORE.search(before))


def _is_year(text: str, match: re.Match[str], before: str, previous: int) -> bool:
    """Accept "in 2008", "(2008)", "2006 and 2008", "the 2008 election"; refuse counts and fiscal years."""
    if text.startswith((" BC", " B.C"), match.end()) or _FISCAL.search(before):
        return False
    if match.start() > previous > 0 and _LIST.fullmatch(text, previous, match.start()) and text[previous - 1].isdigit():
        return not _is_counted(text, match)
    if _DETERMINED.search(before):
        noun = _NOUN_AFTER.match(text, match.end())
        return noun is not None and not (match["year"].endswith("00") and noun["word"].endswith("s"))
    return bool(_BEFORE_YEAR.search(before)) and not _is_counted(text, match)


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Say whether the digits count what follows, as in "by 1500 troops"."""
    return modifies_noun(text, match.end()) and not text.startswith(("'", "’"), match.end())


def _is_month(text: str, match: re.Match[str], before: str, previous: int) -> bool:
    """Accept a month after a preposition or in a list; all but May and March also before a noun ("the June vote")."""
    if _OTHER_YEAR.match(text, match.end()) or (
        match["month"] == "May" and before.lower().endswith(("by ", "for ", "to "))
    ):
        return False
    listed = match.start() > previous > 0 and _LIST.fullmatch(text, previous, match.start())
    if listed or _BEFORE_MONTH.search(before):
        return not re.match(r" [A-Z][a-z]+", text[match.end() : match.end() + 3]) or match["month"] not in (
            "April",
            "May",
            "June",
            "August",
        )
    noun_after = _NEXT_WORD.match(text, match.end()) is not None
    return match["month"] not in ("May", "March") and noun_after and bool(_BEFORE_NOUN_MONTH.search(before))
