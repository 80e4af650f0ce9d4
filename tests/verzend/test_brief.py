"""Mails as a mail program reads them, whatever stands in names and subjects."""

from __future__ import annotations

import datetime
from email.header import decode_header, make_header
from email.utils import getaddresses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.verzend.adres import Adres, bruikbaar, schone_regel
from pipeline.verzend.brief import Brief
from tests.hulp_mail import gelezen

NAMEN = st.text(max_size=150)
LASTIG = 'Jansen, P. "Piet" (Oéé) <x@y.nl>; 😀 \r\nBcc: dief@kwaad.example\r\n\r\n'


def _brief(naam: str = "Merel", onderwerp: str = "Teken", bestand: str = "a.docx", tekst: str = "Dag\n") -> Brief:
    return Brief(
        van=Adres(naam, "van@netwerk.test"),
        antwoord=Adres("", "antwoord@netwerk.test"),
        aan=Adres(naam, "aan@linde.example"),
        kopie=None,
        onderwerp=onderwerp,
        tekst=tekst,
        bijlage=b"PK\x03\x04\r\n.\r\n\n\x00\xff" * 60,
        bestandsnaam=bestand,
    )


def _koppen(inhoud: bytes) -> dict[str, str]:
    """The headers as they stand on the line, each as one line."""
    regels = inhoud.split(b"\r\n\r\n")[0].decode("ascii").replace("\r\n ", " ").split("\r\n")
    return dict(regel.split(": ", 1) for regel in regels)


def _leesbaar(kop: str) -> str:
    return str(make_header(decode_header(kop)))


@given(naam=NAMEN, onderwerp=NAMEN)
@example(naam=LASTIG, onderwerp=LASTIG)
@example(naam="=?utf-8?q?Baas?=", onderwerp="=?utf-8?q?Baas?=")
@example(naam="A" * 150, onderwerp="woord " * 30)
@example(naam="\ud800", onderwerp="\x85\u2028")
def test_names_and_subjects_come_through_and_never_make_another_header(naam: str, onderwerp: str) -> None:
    brief = _brief(naam, onderwerp)
    inhoud = brief.als_concept()

    koppen = _koppen(inhoud)
    assert list(koppen) == [
        "Content-Type", "MIME-Version", "X-Unsent", "From", "Reply-To", "To", "Subject", "Message-ID",
    ]  # fmt: skip
    assert _leesbaar(koppen["Subject"]) == schone_regel(onderwerp)
    [(gelezen_naam, adres)] = getaddresses([koppen["To"]])
    assert (_leesbaar(gelezen_naam), adres) == (schone_regel(naam), "aan@linde.example")
    assert inhoud.isascii()
    assert max(len(regel) for regel in inhoud.split(b"\r\n")) < 998


def test_a_name_with_accents_a_comma_and_an_emoji_is_read_by_a_mail_program() -> None:
    bericht = gelezen(_brief("Jansen, Oé 😀", "Convenant é 😀").als_concept())

    assert bericht["To"].addresses[0].display_name == "Jansen, Oé 😀"
    assert bericht["To"].addresses[0].addr_spec == "aan@linde.example"
    assert bericht["Subject"] == "Convenant é 😀"
    assert bericht.defects == []


@pytest.mark.parametrize("naam", ["convenant-de-linde.docx", 'convenant één 😀, "a".docx', "a" * 120 + ".docx"])
def test_the_attachment_keeps_its_name_and_every_byte(naam: str) -> None:
    brief = _brief(bestand=naam)

    [bijlage] = gelezen(brief.als_concept()).iter_attachments()

    assert bijlage.get_filename() == naam
    assert bijlage.get_content() == brief.bijlage


def test_the_text_keeps_its_lines_whatever_they_begin_with() -> None:
    tekst = "From hier\n.punt\n" + "x" * 500 + "\nBeste é 😀 =3D \n"

    deel = gelezen(_brief(tekst=tekst).als_concept()).get_body()

    assert deel is not None
    assert deel.get_content().replace("\r\n", "\n") == tekst


def test_the_same_mail_has_the_same_bytes_and_another_one_another_message_id() -> None:
    assert _brief().als_concept() == _brief().als_concept()
    assert len({_brief(tekst=tekst).bericht_id for tekst in ("a\n", "b\n")}) == 2


def test_what_is_sent_has_a_date_and_is_no_draft() -> None:
    moment = datetime.datetime(2026, 3, 1, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))

    bericht = gelezen(_brief().als_post(moment))

    assert bericht["Date"] == "Sun, 01 Mar 2026 09:30:00 +0100"
    assert bericht["X-Unsent"] is None
    assert bericht["Message-ID"] == _brief().bericht_id


@pytest.mark.parametrize(
    ("getypt", "bruikbaar_"),
    [
        ("a.b+c@linde.example", "a.b+c@linde.example"),
        ("a@bücher.example", "a@xn--bcher-kva.example"),
        ("é@linde.example", None),
        ("a,b@linde.example", None),
        ("a..b@linde.example", None),
        ("a@-linde.example", None),
        ("a@linde.example\r\nBcc: x@y.example", None),
        ("a" * 65 + "@linde.example", None),
        ("a@" + "é" * 80 + ".example", None),
    ],
)
def test_an_address_is_one_that_every_server_takes_or_none(getypt: str, bruikbaar_: str | None) -> None:
    assert bruikbaar(getypt) == bruikbaar_
