"""E-mails to articles."""

import pytest

from kg.article import read_bytes
from kg.errors import InputError
from kg.values import Article

BODY = (
    "Ferry owners in Vela will not pay harbour tolls this year, the minister of transport said on Wednesday.\r\n"
    "The owners had threatened to keep their boats in port.\r\n"
)
HEAD = (
    "From: Vela Wire <desk@wire.example>\r\nSubject: Tolls dropped\r\nDate: Wed, 08 May 2024 09:00:00 +0000\r\n"
    "Message-ID: <a1@wire.example>\r\n"
)


def article(message: str) -> Article:
    (found,) = read_bytes(message.encode("latin-1"))
    assert isinstance(found, Article), found
    return found


def test_headers_are_the_metadata() -> None:
    found = article(f"{HEAD}\r\n{BODY}")

    assert (found.title, found.published, found.identifier) == (
        "Tolls dropped",
        "2024-05-08T09:00:00+00:00",
        "a1@wire.example",
    )
    assert (found.publisher, found.inferred) == ("Vela Wire", ("language", "publisher"))
    assert found.words(found.body).startswith("Ferry owners")


@pytest.mark.parametrize("subject", ["Re: Tolls dropped", "Fwd: FW: Tolls dropped", "=?iso-8859-1?q?Tolls_dropped?="])
def test_the_subject_is_the_headline(subject: str) -> None:
    assert article(HEAD.replace("Tolls dropped", subject) + f"\r\n{BODY}").title == "Tolls dropped"


def test_an_unknown_character_set_is_read_all_the_same() -> None:
    found = article(f"{HEAD}Content-Type: text/plain; charset=x-klingon\r\n\r\n{BODY}")

    assert "harbour tolls" in found.text


def test_an_attachment_is_no_text() -> None:
    parts = (
        f"--b\r\nContent-Type: text/plain\r\n\r\n{BODY}\r\n--b\r\nContent-Type: text/plain\r\n"
        "Content-Disposition: attachment; filename=notes.txt\r\n\r\nThe minister was arrested.\r\n--b--\r\n"
    )

    found = article(f'{HEAD}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n{parts}')

    assert "arrested" not in found.text


def test_an_e_mail_without_text_is_an_error() -> None:
    (found,) = read_bytes(f"{HEAD}Content-Type: image/png\r\n\r\nabc".encode())

    assert isinstance(found, InputError)
    assert str(found) == "<stdin>: is an e-mail without text"


@pytest.mark.parametrize(
    "text",
    [
        f"From: the harbour\n\n{BODY}",
        f"Tolls dropped\n\nFrom: Vela\nSubject: none\n\n{BODY}",
        f"Note: one\nNote: two\nNote: three\n\n{BODY}",
    ],
)
def test_a_text_with_colons_is_no_e_mail(text: str) -> None:
    assert "desk@" not in article(text).text
    assert article(text).identifier is None


def test_the_head_of_a_pasted_e_mail_names_headline_and_day() -> None:
    found = article(
        f"From: Vela Wire\nSent: Wednesday, May 8, 2024 9:00 PM\nTo: all\nSubject: RE: Tolls dropped\n\n{BODY}"
    )

    assert (found.title, found.published) == ("Tolls dropped", "2024-05-08")
    assert found.words(found.body).startswith("Ferry owners")
