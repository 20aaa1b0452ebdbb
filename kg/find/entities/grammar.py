"""Pronouns by person, gender and number."""

MALE = frozenset(["he", "him", "his", "himself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
NEUTER = frozenset(["it", "its", "itself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
THIRD = MALE | FEMALE | NEUTER | PLURAL
SPEAKING_BODY = frozenset(["we", "us", "our", "ours", "ourselves"])
FIRST = SPEAKING_BODY | frozenset(["i", "me", "my", "mine", "myself"])


def sex(word: str) -> str:
    """Return "m" or "f" for a pronoun of one person, else nothing."""
    return "m" if word in MALE else "f" if word in FEMALE else ""
