"""Bytes -> text: byte order mark, strict UTF-8, what the file declares, and only then a guess."""

import codecs
import shlex
from dataclasses import dataclass

from kg.errors import InputError

_MARKS = (  # UTF-32 first: its mark begins with the mark of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "rich text"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_LEGACY = (
    "cp1252",
    "mac_roman",
    "gb18030",
)  # the old encodings that English news comes in; latin-1 is a part of the first
_PUNCTUATION = frozenset("‘’“”–—…\xa0\xad")
_SYMBOLS = frozenset("•·«»£€¥¢©®™°½¼¾§²³±×")
_PLAUSIBLE = 0.9
_CONTROL_SHARE = 0.02  # compressed data holds 10% of control characters, text next to none


@dataclass(frozen=True)
class Decoded:
    """The text of some bytes; `guessed` unless a mark, a declaration or valid UTF-8 settled the encoding."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, source: str, declared: str | None = None) -> Decoded:
    """Return the text of a file's bytes; `declared` is the encoding that the file itself names, if any."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_marked(data, encoding, source), encoding)
    if wide := _unmarked_utf16(data):
        return Decoded(data.decode(wide, "replace"), wide, guessed=True)
    _refuse_binary(data, source)
    for name in ("utf-8", _web_name(declared)):
        if name and (text := _strict(data, name)) is not None:
            return Decoded(text, name)
    return _damaged_utf8(data) or _guess(data, source)


def _marked(data: bytes, encoding: str, source: str) -> str:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") * 100 > len(text):
        raise InputError(f"{source}: begins with the mark of {encoding} but is not {encoding}")
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: in English nearly every second byte is NUL."""
    head = data[:4096]
    half = len(head) / 2
    if half < 2:
        return None
    if head[1::2].count(0) > 0.8 * half and not head[::2].count(0):
        return "utf-16-le"
    if head[::2].count(0) > 0.8 * half and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, source: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            hint = f"; try: pdftotext {shlex.quote(source)} - | kg build - -o output/" if what == "a PDF" else ""
            raise InputError(f"{source}: is {what}, not text{hint}")
    head = data[:65536]
    controls = sum(byte < 0x20 and byte not in b"\t\n\r\f" for byte in head)
    if controls > _CONTROL_SHARE * len(head):
        raise InputError(f"{source}: is binary, not text")


def _web_name(declared: str | None) -> str | None:
    """Return the Python name of a declared encoding; "latin-1" means cp1252 on the web (WHATWG Encoding Standard)."""
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return None
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return str(data, encoding)
    except (UnicodeDecodeError, LookupError):  # LookupError: codecs of bytes to bytes, such as "hex"
        return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Take UTF-8 with a few broken characters for UTF-8: other encodings hardly ever form valid sequences."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(char > "\x7f" for char in text) - broken
    return Decoded(text, "utf-8", guessed=True) if sound > 4 * broken else None


def _guess(data: bytes, source: str) -> Decoded:
    # charset-normalizer reads every fourth English cp1252 file as cp1250 or cp850, so the likely encodings come first.
    tried = [(text, name) for name in _LEGACY if (text := _strict(data, name)) is not None]
    text, name = max(tried, key=lambda pair: _plausibility(pair[0]), default=("", ""))
    if text and _plausibility(text) >= _PLAUSIBLE:
        return Decoded(text, name, guessed=True)
    from charset_normalizer import from_bytes

    if (best := from_bytes(data).best()) is None:
        raise InputError(f"{source}: its encoding cannot be told; save it as UTF-8")
    return Decoded(str(best), best.encoding, guessed=True)


def _plausibility(text: str) -> float:
    """Return the share of non-ASCII characters that stand where English puts them."""
    places = [i for i, char in enumerate(text) if char > "\x7f"]
    return sum(_in_place(text, i) for i in places) / max(1, len(places))


def _in_place(text: str, i: int) -> bool:
    """Say whether a character fits its neighbours: no "cafŽ", no "Ñ" alone for a dash, no two symbols in a row."""
    char, before, after = text[i], text[i - 1 : i], text[i + 1 : i + 2]
    if char in _SYMBOLS:
        return before not in _SYMBOLS and after not in _SYMBOLS
    if char.islower():
        return before.isalpha() or after.isalpha()
    if char.isupper():
        return after.isalpha() if not before.isalpha() else before.isupper() and not after.islower()
    return char in _PUNCTUATION
