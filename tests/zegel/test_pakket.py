"""A package can be packed in one way only: whatever byte of it changes, it is found."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.zegel.pakket import Zegelpakket, open_zegel, zegel_van
from tests.hulp import delen_van, zip_van

DOCUMENT = "outputs/proef/brief-proef.docx"
HERKOMST = "outputs/proef/brief-proef.herkomst.json"
INVOER = "inputs/netwerken/proef/netwerk.yaml"
SJABLOON = "templates/brief/sjabloon.docx"


def _pakket(document: bytes = b"Word", invoer: bytes = b"naam: Proef", **erbij: bytes) -> Zegelpakket:
    record = {
        "document": "brief",
        "netwerk": "proef",
        "jaar": None,
        "project": None,
        "tot": None,
        "versie": "0.1.0",
        "invoer": {INVOER: zegel_van(invoer)},
        "sjabloon": {SJABLOON: zegel_van(b"sjabloon")},
        "sha256": zegel_van(document),
    }
    bestanden = {DOCUMENT: document, HERKOMST: json.dumps(record).encode(), INVOER: invoer, SJABLOON: b"sjabloon"}
    return Zegelpakket(DOCUMENT, "0.1.0", {**bestanden, **erbij})


def _meldingen(inhoud: bytes) -> list[str]:
    pakket, meldingen = open_zegel(inhoud, "pakket.zip")
    assert (pakket is None) == bool(meldingen)
    return [f"{m.code} {m.plaats}: {m.tekst} → {m.advies}" for m in meldingen]


def test_a_package_opens_as_it_was_packed() -> None:
    pakket = _pakket()

    assert open_zegel(pakket.pak_in(), "pakket.zip") == (pakket, ())
    assert pakket.pak_in() == _pakket().pak_in()


def test_a_change_of_any_bit_of_any_byte_is_found() -> None:
    heel = _pakket().pak_in()

    gemist = []
    for plek in range(len(heel)):
        for bit in range(8):
            anders = bytearray(heel)
            anders[plek] ^= 1 << bit
            if not open_zegel(bytes(anders), "pakket.zip")[1]:
                gemist.append((plek, bit))

    assert gemist == []


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=200), st.binary(max_size=200), st.data())
def test_any_change_of_any_package_is_found(document: bytes, invoer: bytes, keuze: st.DataObject) -> None:
    heel = _pakket(document, invoer).pak_in()
    begin = keuze.draw(st.integers(0, len(heel)))
    einde = keuze.draw(st.integers(begin, min(begin + 8, len(heel))))
    anders = heel[:begin] + keuze.draw(st.binary(max_size=8)) + heel[einde:]

    assert bool(open_zegel(anders, "pakket.zip")[1]) == (anders != heel)


@pytest.mark.melding("Z09")
@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "Z09 pakket.zip: het bestand is leeg → gebruik een andere kopie van het pakket"),
        (b"tekst", "Z09 pakket.zip: dit is geen verzegeld pakket (.zip) → gebruik een andere kopie van het pakket"),
        (
            zip_van({"a": b"b"}),
            "Z09 pakket.zip: er zit geen leesbaar zegel.json in dit pakket → gebruik een andere kopie van het pakket",
        ),
        (
            zip_van({"zegel.json": b'{"zegel": 1, "document": "\\ud800", "versie": "1", "bestanden": {}}'}),
            "Z09 pakket.zip: er zit geen leesbaar zegel.json in dit pakket → gebruik een andere kopie van het pakket",
        ),
        (
            _pakket().pak_in().replace(b"naam: Proef", b"naam: Proes"),
            f"Z09 pakket.zip  {INVOER}: dit bestand is beschadigd → gebruik een andere kopie van het pakket",
        ),
        (
            _pakket().pak_in()[:-30],
            "Z09 pakket.zip: het bestand is beschadigd en kan niet worden geopend"
            " → gebruik een andere kopie van het pakket",
        ),
    ],
)
def test_what_is_no_whole_package_is_told(inhoud: bytes, melding: str) -> None:
    assert _meldingen(inhoud) == [melding]


ZO = "gebruik het pakket zoals het is uitgegeven"


def _verpakt(**anders: bytes | None) -> bytes:
    """A package in which somebody with a zip program changed files."""
    delen: dict[str, bytes | None] = {**delen_van(_pakket().pak_in()), **anders}
    return zip_van({naam: deel for naam, deel in delen.items() if deel is not None})


@pytest.mark.melding("Z10")
@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (
            _verpakt(**{INVOER: b"naam: Ander"}),
            f"{INVOER}: dit bestand is niet het bestand dat volgens zegel.json is verzegeld",
        ),
        (_verpakt(**{INVOER: None}), f"{INVOER}: dit bestand hoort in het pakket en zit er niet in"),
        (_verpakt(**{"inputs/los.yaml": b""}), "inputs/los.yaml: dit bestand staat niet in zegel.json"),
        (
            _pakket(**{"inputs/../../los": b""}).pak_in(),
            "inputs/../../los: een bestand met deze naam hoort niet in een pakket",
        ),
        (_pakket(**{"/los": b""}).pak_in(), "/los: een bestand met deze naam hoort niet in een pakket"),
        (_pakket(**{"inputs/a\\b": b""}).pak_in(), "inputs/a\\b: een bestand met deze naam hoort niet in een pakket"),
        (_pakket(**{"inputs/los": b""}).pak_in(), "inputs/los: het document is niet met dit bestand gemaakt"),
        (
            _pakket(**{INVOER: b"naam: Ander"}).pak_in(),
            f"{INVOER}: dit is niet het bestand waarmee het document is gemaakt",
        ),
        (
            _pakket(**{DOCUMENT: b"een ander"}).pak_in(),
            f"{DOCUMENT}: dit is niet het bestand waarmee het document is gemaakt",
        ),
        (_pakket(**{HERKOMST: b"{}"}).pak_in(), f"{HERKOMST}: de herkomst is niet te lezen"),
    ],
)
def test_a_package_of_other_files_is_told_with_each_file(inhoud: bytes, melding: str) -> None:
    assert _meldingen(inhoud) == [f"Z10 pakket.zip  {melding} → {ZO}"]


@pytest.mark.melding("Z10")
def test_a_package_that_was_packed_again_is_told_with_the_first_byte_that_changed() -> None:
    heel = _pakket().pak_in()

    assert _meldingen(zip_van(delen_van(heel))) == [
        f"Z10 pakket.zip: byte 9 van het pakket is veranderd; de bestanden erin zijn dezelfde → {ZO}"
    ]
    assert _meldingen(b"PK\x05\x06" + heel)[0].startswith("Z10 pakket.zip: byte 3 van het pakket is veranderd")
