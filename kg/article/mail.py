"""An e-mail -> text and metadata: wire services and newsletters send their stories so."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from kg.article import above, dates, page
from kg.article.build import Metadata
from kg.errors import InputError

_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}\r?\n")
_OF_MAIL = re.compile(rb"^(?:message-id|mime-version|received|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?\n.*", re.MULTILINE | re.DOTALL)
_FEWEST_WORDS = 30


def is_mail(data: bytes) -> bool:
    """Say whether bytes begin with the head of an e-mail."""
    match = _HEAD.match(data[:50_000].lstrip())
    head = match[0] if match else b""
    return bool(_OF_MAIL.search(head)) and b"\nfrom:" in b"\n" + head.lower()


def read(data: bytes, source: str) -> tuple[str, Metadata]:
    """Return text and metadata of an e-mail: its plain part, or the HTML part where the plain one says next to nothing.

    Raise InputError for one with no text in it.
    """
    message = message_from_bytes(data, policy=policy.default)
    about = Metadata(
        title=above.plain_subject(_header(message, "subject")),
        published=dates.parse(_header(message, "date")),
        publisher=parseaddr(_header(message, "from"))[0] or None,
        identifier=_header(message, "message-id").strip("<>") or None,
        inferred=("publisher",),
    )
    plain = _SIGNATURE.sub("", _part(message, "plain"))
    markup = _part(message, "html")
    if markup and len(plain.split()) < _FEWEST_WORDS:
        text, stated = page.read(markup, source)
        return text, about.or_else(stated)
    if not plain.strip():
        raise InputError(f"{source}: is an e-mail without text")
    return plain, about


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _part(message: EmailMessage, kind: str) -> str:
    """Return the first part of a kind ("plain", "html") that is no attachment; an unknown encoding is read as Latin-1."""
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content()).replace("\r\n", "\n")
    except (LookupError, UnicodeError):
        payload = part.get_payload(decode=True)
        return payload.decode("latin-1") if isinstance(payload, bytes) else ""
