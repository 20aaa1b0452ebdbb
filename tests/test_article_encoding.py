"""Bytes to text."""

import pytest

from kg.article.characters import clean
from kg.article.encoding import decode
from kg.errors import InputError

TEXT = "Café “Vela” – the minister’s envoys paid €40 to José Muñoz in Zürich.\n" * 3
LATIN = "The café of José Muñoz in Zürich stayed open.\n" * 3


@pytest.mark.parametrize(
    ("text", "encoding", "guessed"),
    [
        (TEXT, "utf-8", False),
        (TEXT, "utf-8-sig", False),
        (TEXT, "utf-16", False),
        (TEXT, "utf-32", False),
        (TEXT, "utf-16-le", True),
        (TEXT, "utf-16-be", True),
        (TEXT, "cp1252", True),
        (LATIN, "latin-1", True),
        (TEXT, "mac_roman", True),
        (TEXT, "gb18030", True),
        ("Plain words.", "ascii", False),
    ],
)
def test_every_usual_encoding_gives_the_same_text(text: str, encoding: str, guessed: bool) -> None:
    decoded = decode(text.encode(encoding), "a.txt")

    assert (clean(decoded.text), decoded.guessed) == (text, guessed)


def test_a_declared_encoding_is_no_guess() -> None:
    decoded = decode(LATIN.encode("latin-1"), "a.html", declared="ISO-8859-1")

    assert (decoded.text, decoded.guessed) == (LATIN, False)


@pytest.mark.parametrize("declared", ["hex", "no-such-code", "utf-8"])
def test_a_false_declaration_is_passed_over(declared: str) -> None:
    assert decode(LATIN.encode("latin-1"), "a.html", declared).text == LATIN


def test_utf_8_with_a_broken_byte_stays_utf_8() -> None:
    decoded = decode(TEXT.encode().replace(b"paid", b"pa\xffid", 1), "a.txt")

    assert decoded.text == TEXT.replace("paid", "pa\ufffdid", 1)
    assert decoded.guessed


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "is a PDF, not text; try: pdftotext a.bin - \\| kg build - -o output/"),
        (b"PK\x03\x04....", "is a zip archive or an office document, not text"),
        (b"{\\rtf1 hello}", "is rich text, not text"),
        (b"\x00" * 64, "is binary, not text"),
        (bytes(range(256)) * 4, "is binary, not text"),
        (b"\xff\xfe" + b"\xd8\xdb\xd9\xdb" * 40, "begins with the mark of utf-16 but is not utf-16"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"^a.bin: {reason}$"):
        decode(data, "a.bin")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ufeffa\ufeffb", "a b"),
        ("a\x00b\x07c\x85d\te", "a b c d\te"),
        ("a\ud800b\ufffec\U0001ffffd", "a\ufffdb\ufffdc\ufffdd"),
        ("a\u202eb\u2066c\u200fd\u2028e", "a b c d e"),
        ("café “x” \xa0 حماس 😀", "café “x” \xa0 حماس 😀"),
    ],
)
def test_illegal_characters_are_replaced_one_for_one(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
