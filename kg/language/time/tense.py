"""Whether a sentence looks ahead or back: the nearest cue before a time expression decides, otherwise the first one after it."""

import re
from typing import Final

_VERBS_TO_COME: Final = (
    "will|shall|won['’]t|would|could|should|may|might|must|can|cannot|(?:is|are|be|was"
    "|were) to|(?:about|going|ready|want\\w*|able) to|to be"
)
_PLANS: Final = (
    "expected|scheduled|slated|planned|plans?|planning (?:to|for|on|an?|the)|hopes? to|intends?|due|set (?:to|for)|upcoming"
    "|forthcoming|coming|next|deadline"
    r"|(?:is|are) in (?:place|force|effect)(?!.*\b(?:after|following|since)\b)"  # "a fire ban is in force on Sunday"
    "|ahead of|(?:postponed|delayed|extended|adjourned|remanded|suspended|rescheduled|deferred"
    "|put off|put back|moved|shifted|pushed back|brought forward)(?: \\w+){0,3}? (?:until|till|to|for)"
)
# What follows such a verb belongs to it: in "will be released on Monday" the participle must not pass for a past tense.
_FUTURE: Final = (
    rf"(?<![\w-])(?:(?:{_VERBS_TO_COME})(?! have\b)(?: [a-z]+){{0,3}}|['’]ll(?: [a-z]+){{0,3}}|{_PLANS})(?![\w-])"
)
_PAST: Final = (
    r"(?<![\w-])(?:[a-z]{2,}ed|was|were|had|has|have|did|said|says|told|began|won|lost|met|held|took|made|came"
    r"|went|left|hit|struck|shot|fell"
    r"|rose|found|gave|got|became|broke|brought|built|bought|chose|drew|fought|flew|kept|led|paid|ran|saw|sent"
    r"|spoke|stood|wrote|sold|fled"
    r"|swore|sank|threw|withdrew|since|ago|last|earlier)(?![\w-])"
)
_CUE: Final = re.compile(f"(?P<future>{_FUTURE})|{_PAST}")
_WAS_PLANNED: Final = re.compile(
    r"(?<![\w-])(?:was|were|had been|been)(?: \w+ly| first| also)? (?:due|scheduled|expected|supposed|meant|planned|slated|set)(?![\w-])"
)
# Three lower-case letters or a closing mark before the full stop, so that "U.S." and "Gov." end no sentence.
_SENTENCE_END: Final = re.compile(r"(?:[a-z\d]{3}|[\d)\"”’])[.!?][\"”’)]*\s|\n")
_REACH: Final = 160


def was_planned(text: str, start: int) -> bool:
    """Say whether the words before a time expression tell what had been due then ("was due to be freed in February")."""
    sentence = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    found = list(_WAS_PLANNED.finditer(sentence))
    return bool(found) and all(cue["future"] for cue in _CUE.finditer(sentence, found[-1].end()))


def future(text: str, start: int, end: int) -> bool | None:
    """Say whether the words around `text[start:end]` look ahead (True) or back (False); None when nothing tells.

    >>> text = "Talks that broke down will resume on Monday."
    >>> future(text, 37, 43), future("Rebels said on Monday they will fight.", 15, 21), future("Monday", 0, 6)
    (True, False, None)
    """
    sentence = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    cues = list(_CUE.finditer(sentence))
    if cues:
        return bool(cues[-1]["future"])
    after = _SENTENCE_END.split(text[end : end + _REACH], maxsplit=1)[0]
    cue = _CUE.search(after)
    return bool(cue["future"]) if cue else None
