"""Characters that no store and no parser should meet, replaced one for one so that nothing else moves."""

CONTROLS = frozenset((*range(0x20), *range(0x7F, 0xA0))) - {0x09, 0x0A}
BIDI = frozenset((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))  # can hide what a text says
BREAKS = frozenset((0x2028, 0x2029, 0xFEFF))  # line ends that only some programs see, and a stray byte order mark
SURROGATES = frozenset(range(0xD800, 0xE000))
NONCHARACTERS = frozenset(
    (*range(0xFDD0, 0xFDF0), *(plane + low for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF)))
)

_REPLACED = dict.fromkeys(CONTROLS | BIDI | BREAKS, " ") | dict.fromkeys(SURROGATES | NONCHARACTERS, "\ufffd")


def clean(text: str) -> str:
    r"""Return the text with LF line ends, no byte order mark, and a space or U+FFFD for each illegal character.

    >>> clean("\ufeffone\r\ntwo\rthree\x00four")
    'one\ntwo\nthree four'
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").translate(_REPLACED)
