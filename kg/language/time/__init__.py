"""Time expressions of a news text, normalized to EDTF relative to the article's date; and durations.

The precision is the stated one: "in March 2007" is a month, "last week" an interval of seven days.
"Two days later" counts from the time told right before. What cannot be resolved safely ("recently", "7/4/2008") is left out.

`rules` finds and `readers` and `counted` read the single expressions, `context` refuses those that are none. `expressions` puts them
together: two become an interval ("from March to May 2010"), a part is cut out ("early 2003"), a preposition opens a
side ("since 2006"). `points` gives a year to "Oct. 7", with the help of `tense`. `edtf` is the calendar below it all.
"""

from kg.language.time.durations import durations
from kg.language.time.expressions import find

__all__ = ["durations", "find"]
