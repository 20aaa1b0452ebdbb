"""The gender of a noun, a title or a form of address: "spokeswoman", "king", "Mrs."."""

import re

from kg.language import lexicon

_OF_WOMEN = re.compile(
    r"(?:wom[ae]n|actress|queen|princess|duchess|sister|mother|daughter|wife|widow|aunt|niece|girl(?:friend)?)$"
)
_OF_MEN = re.compile(
    r"(?:spokes|business|congress|police|states|sports|gun|crafts)man$"
    r"|\b(?:king|prince|duke|(?:grand|step)?(?:father|son)|(?:step)?brother|husband|uncle|nephew|boy(?:friend)?)$"
)


def of_noun(word: str) -> str:
    """Return "m" or "f" for a noun or form of address that tells or suggests it, else "".

    >>> of_noun("Mrs."), of_noun("chairman"), of_noun("teacher")
    ('f', 'm', '')
    """
    plain, words = word.lower().rstrip("."), lexicon.toml("reference.toml")
    return "m" if plain in words["male"] else "f" if plain in words["female"] else ""


def of_title(title: str) -> str:
    """Return "m" or "f" where the words of an office leave no doubt: a woman may be chairman, but no spokesman.

    >>> of_title("spokeswoman"), of_title("spokesman"), of_title("chairman")
    ('f', 'm', '')
    """
    low = title.lower()
    return "f" if _OF_WOMEN.search(low) else "m" if _OF_MEN.search(low) else ""
