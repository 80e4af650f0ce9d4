"""What the file of finance really is, and what is hidden in it."""

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import Proef
from tests.hulp import zip_van
from tests.hulp_geld import BEGROTING, begrotingsboek, bewerkt, lees, meldingen_bij

NAAR_XLSX = "open het in Excel en kies Bestand > Opslaan als > Excel-werkmap (.xlsx)"
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
GEEN_XLSX = {
    "ods": (
        zip_van({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}),
        f"X01 {BEGROTING} -: dit is een werkboek van LibreOffice (.ods) → {NAAR_XLSX}",
    ),
    "csv": (
        "regel_id;fase;kostensoort;bedrag\r\nR001;1;coördinatie;€ 1.200,00\r\n".encode("cp1252"),
        f"X01 {BEGROTING} -: dit is geen .xlsx-werkboek maar een tekstbestand (bijvoorbeeld CSV) → {NAAR_XLSX}",
    ),
    "xls": (
        OLE + "Workbook".encode("utf-16-le"),
        f"X01 {BEGROTING} -: dit is geen .xlsx-werkboek maar een bestand in de oude vorm van Office (.xls of .doc)"
        f" → {NAAR_XLSX}",
    ),
    "wachtwoord": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        f"X02 {BEGROTING} -: het werkboek is beveiligd met een wachtwoord"
        " → haal in Excel het wachtwoord eraf en sla het opnieuw op",
    ),
}


@pytest.mark.parametrize("inhoud, melding", GEEN_XLSX.values(), ids=GEEN_XLSX.keys())
def test_another_kind_of_file_under_the_name_of_the_budget_is_told(proef: Proef, inhoud: bytes, melding: str) -> None:
    assert meldingen_bij(proef, inhoud) == [melding]


VERBORGEN = "maak het zichtbaar en controleer het, of verwijder het"


def _verberg(wat: str) -> bytes:
    boek = openpyxl.load_workbook(io.BytesIO(begrotingsboek()))
    vel: Any = boek["Begroting"]
    if wat == "rij":
        vel.row_dimensions[3].hidden = True
    elif wat == "kolom":
        vel.column_dimensions["H"].hidden = True
    elif wat == "groep":
        vel.column_dimensions.group("F", "H", hidden=True)
    else:
        vel.sheet_state = wat
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


@pytest.mark.melding("B11")
@pytest.mark.parametrize(
    "wat, plek, tekst",
    [
        ("rij", "Begroting!A3", "deze rij is verborgen"),
        ("kolom", "Begroting!H1", "deze kolom is verborgen"),
        ("hidden", "Begroting", "dit blad is verborgen"),
        ("veryHidden", "Begroting", "dit blad is verborgen"),
    ],
)
def test_what_is_hidden_and_holds_something_is_told_and_counts(proef: Proef, wat: str, plek: str, tekst: str) -> None:
    inhoud = _verberg(wat)

    assert meldingen_bij(proef, inhoud) == [f"B11 {BEGROTING} {plek}: {tekst} → {VERBORGEN}"]
    assert lees(inhoud)[0].totaal == Decimal("2200.00")


def test_each_column_of_a_hidden_group_is_told(proef: Proef) -> None:
    gevonden = meldingen_bij(proef, _verberg("groep"))

    assert [melding.split(":")[0] for melding in gevonden] == [
        f"B11 {BEGROTING} Begroting!{letter}1" for letter in "FGH"
    ]


def test_an_empty_row_that_is_hidden_is_not_told(proef: Proef) -> None:
    def verberg(vel: Worksheet) -> None:
        vel.row_dimensions[9].hidden = True
        vel.column_dimensions["Z"].hidden = True

    assert meldingen_bij(proef, bewerkt(begrotingsboek(), verberg)) == []
