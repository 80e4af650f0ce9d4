"""Dates and quarters in the budget, as finance types and exports them."""

import datetime
import io

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.dossier.perioden import Periode
from tests.hulp import delen_van, vervang
from tests.hulp_geld import LEESWIJZER, begrotingsboek, bewerkt, lees, met_cel

D = datetime.date
DEEL = {"regel_id": "R001", "realisatie": 100}

KWARTALEN = {
    "2024Q1": (D(2024, 1, 1), D(2024, 3, 31)),
    "Q1 2024": (D(2024, 1, 1), D(2024, 3, 31)),
    "K1 2024": (D(2024, 1, 1), D(2024, 3, 31)),
    "2024-Q1": (D(2024, 1, 1), D(2024, 3, 31)),
    "Q1-2024": (D(2024, 1, 1), D(2024, 3, 31)),
    "K1-2024": (D(2024, 1, 1), D(2024, 3, 31)),
    "kwartaal 1 2024": (D(2024, 1, 1), D(2024, 3, 31)),
    "1e kwartaal 2024": (D(2024, 1, 1), D(2024, 3, 31)),
    "sep 2024": (D(2024, 9, 1), D(2024, 9, 30)),
    "jan 2024 – mrt 2024": (D(2024, 1, 1), D(2024, 3, 31)),
    "2024": (D(2024, 1, 1), D(2024, 12, 31)),
    "2024-2025": (D(2024, 1, 1), D(2025, 12, 31)),
}


@pytest.mark.parametrize("getypt, verwacht", KWARTALEN.items(), ids=KWARTALEN.keys())
def test_a_quarter_or_a_period_is_read_as_it_is_typed(
    getypt: str, verwacht: tuple[datetime.date, datetime.date]
) -> None:
    begroting, meldingen = lees(begrotingsboek(realisatie=[{**DEEL, "kwartaal": getypt}]))

    kwartaal = begroting.realisatie[0].kwartaal
    assert (kwartaal.start, kwartaal.einde) == verwacht
    assert meldingen == []


def _met_datum(waarde: object) -> bytes:
    return begrotingsboek(leeswijzer=[*LEESWIJZER, ("Datum", waarde)])


def test_a_real_date_is_read() -> None:
    begroting, meldingen = lees(_met_datum(D(2025, 12, 31)))

    assert begroting.datum is not None
    assert begroting.datum.start == D(2025, 12, 31)
    assert meldingen == []


@pytest.mark.parametrize("getypt", ["31-12-2025", "31/12/2025", "31.12.2025", "31 december 2025", "2025-12-31"])
def test_a_date_as_text_is_read_and_told(getypt: str) -> None:
    begroting, meldingen = lees(_met_datum(getypt))

    assert begroting.datum is not None
    assert begroting.datum.start == D(2025, 12, 31)
    assert meldingen == [f"D06 Leeswijzer!B4: '{getypt}' staat hier als tekst; gelezen als 31 december 2025"]


@pytest.mark.parametrize("getypt", ["12/31/2025", "31-06-2025"])
def test_a_date_that_does_not_exist_here_is_told_and_never_turned_around(getypt: str) -> None:
    begroting, meldingen = lees(_met_datum(getypt))

    assert not isinstance(begroting.datum, Periode)
    assert meldingen == [f"D05 Leeswijzer!B4: '{getypt}' bestaat niet"]


@pytest.mark.parametrize("getypt", ["13 juni jl.", "eind 2024", "21 maart", "volgend jaar", "binnenkort"])
def test_a_relative_or_bare_date_asks_for_a_full_one(getypt: str) -> None:
    begroting, meldingen = lees(begrotingsboek(realisatie=[{**DEEL, "kwartaal": getypt}]))

    assert not isinstance(begroting.realisatie[0].kwartaal, Periode)
    assert meldingen == [f"D05 Realisatie!B2: '{getypt}' is geen volledige datum of periode"]


def test_a_date_that_lost_its_format_is_told_and_not_read_as_a_year() -> None:
    """A bare serial number, as an export leaves it, says nothing of its era: 46022 may be 2025 or 2030."""
    begroting, meldingen = lees(_met_datum(46022))

    assert not isinstance(begroting.datum, Periode)
    assert meldingen == ["D05 Leeswijzer!B4: '46022' is geen volledige datum of periode"]


def test_the_serial_number_with_a_date_format_is_that_day() -> None:
    def opmaak(vel: Worksheet) -> None:
        vel["B4"].number_format = "dd-mm-yyyy"

    begroting, meldingen = lees(bewerkt(_met_datum(46022), opmaak, "Leeswijzer"))

    assert begroting.datum is not None
    assert begroting.datum.start == D(2025, 12, 31)
    assert meldingen == []


def test_a_workbook_that_counts_from_1904_gives_the_day_that_excel_shows() -> None:
    boek = openpyxl.load_workbook(io.BytesIO(begrotingsboek()))
    boek.epoch = CALENDAR_MAC_1904
    vel = boek["Leeswijzer"]
    vel.append(["Datum", D(2025, 12, 31)])
    uit = io.BytesIO()
    boek.save(uit)
    assert b"44560" in delen_van(uit.getvalue())["xl/worksheets/sheet1.xml"]

    begroting, meldingen = lees(uit.getvalue())

    assert begroting.datum is not None
    assert begroting.datum.start == D(2025, 12, 31)
    assert meldingen == []


def test_a_year_in_the_quarter_column_is_that_year() -> None:
    begroting, meldingen = lees(begrotingsboek(realisatie=[{**DEEL, "kwartaal": 2024}]))

    assert begroting.realisatie[0].kwartaal.start == D(2024, 1, 1)
    assert meldingen == []


def test_dates_written_as_iso_text_by_another_program_are_real_dates() -> None:
    """LibreOffice and some exports write a date cell with `t="d"`."""
    inhoud = met_cel(_met_datum(D(2025, 12, 31)), "B4", 46022, "Leeswijzer")
    inhoud = vervang(inhoud, "xl/worksheets/sheet1.xml", "<v>46022</v>", "<v>2025-12-31</v>")
    deel = delen_van(inhoud)["xl/worksheets/sheet1.xml"].decode()
    inhoud = vervang(inhoud, "xl/worksheets/sheet1.xml", _cel_van(deel, "B4"), 'r="B4" t="d"')

    begroting, meldingen = lees(inhoud)

    assert begroting.datum is not None
    assert begroting.datum.start == D(2025, 12, 31)
    assert meldingen == []


def _cel_van(deel: str, adres: str) -> str:
    begin = deel.index(f'r="{adres}"')
    return deel[begin : deel.index(">", begin)]
