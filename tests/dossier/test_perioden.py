import datetime

import pytest

from pipeline.dossier.perioden import Periode, Precisie, maand, ontleed
from tests.conftest import Proef
from tests.hulp import LEDEN, LID, VERSLAG, ledenlijst, schrijf_leden

ADVIES = "schrijf een volledige datum of periode, zoals '12 juni 2024', 'juni 2024' of 'Q2 2024'"


def _besluit(proef: Proef, wanneer: str) -> None:
    proef.verslag(f"besluiten:\n  - tekst: Het plan is vastgesteld.\n    wanneer: {wanneer}\n")


@pytest.mark.melding("D05")
@pytest.mark.parametrize(
    "getypt",
    ["13 juni jl.", "21 maart", "eind 2024", "binnenkort", "maart", "2024 - 2023", "13-2024", "5 maatr 2024"],
)
def test_a_date_that_is_not_full_is_told_and_stops_the_document(proef: Proef, getypt: str) -> None:
    _besluit(proef, getypt)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"D05 {VERSLAG} regel 3: '{getypt}' is geen volledige datum of periode → {ADVIES}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("D05")
@pytest.mark.parametrize("getypt", ["31 juni 2024", "30-02-2024", "2024-13-01", "29 februari 2023", "0-1-2024"])
def test_a_date_that_does_not_exist_is_told_and_stops_the_document(proef: Proef, getypt: str) -> None:
    _besluit(proef, getypt)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"D05 {VERSLAG} regel 3: '{getypt}' bestaat niet → controleer dag en maand"]
    assert proef.uitvoer() == []


@pytest.mark.melding("D05")
@pytest.mark.parametrize("getypt", ["juni 0000", "Q1 0000", "0000-06", "1 juni 0000", "1 - 3 juni 0000"])
def test_the_year_nought_gives_a_melding_and_no_traceback(proef: Proef, getypt: str) -> None:
    _besluit(proef, getypt)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert [regel.split(":")[0] for regel in gedaan.meldingen] == [f"D05 {VERSLAG} regel 3"]


@pytest.mark.melding("D03")
def test_a_list_where_one_date_belongs_is_told(proef: Proef) -> None:
    _besluit(proef, "[juni 2024, juli 2024]")

    assert proef.meldingen() == [f"D03 {VERSLAG} regel 3: hier hoort één datum of periode → vul één datum in"]


@pytest.mark.melding("D06")
@pytest.mark.parametrize("getypt", ["5 maart 2024", "05-03-2024", "5/3/2024", "dinsdag 5 maart 2024"])
def test_a_day_that_is_text_in_a_cell_is_told_with_how_it_was_read(proef: Proef, getypt: str) -> None:
    schrijf_leden(proef, ledenlijst(LID, peildatum=getypt))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"D06 {LEDEN} Leden!B1: '{getypt}' staat hier als tekst; gelezen als 5 maart 2024 → maak er een datum van"
    ]


@pytest.mark.parametrize("getypt", ["2024", "maart 2024", "Q1 2024", 2024])
def test_a_month_or_a_year_in_a_cell_is_no_date_as_text(proef: Proef, getypt: object) -> None:
    schrijf_leden(proef, ledenlijst(LID, peildatum=getypt))

    assert proef.meldingen() == []


D = datetime.date


@pytest.mark.parametrize(
    "tekst, start, einde, precisie",
    [
        ("12 juni 2024", D(2024, 6, 12), D(2024, 6, 12), Precisie.DAG),
        ("12-06-2024", D(2024, 6, 12), D(2024, 6, 12), Precisie.DAG),
        ("2024-06-12", D(2024, 6, 12), D(2024, 6, 12), Precisie.DAG),
        ("op woensdag 12 juni 2024", D(2024, 6, 12), D(2024, 6, 12), Precisie.DAG),
        ("juni 2024", D(2024, 6, 1), D(2024, 6, 30), Precisie.MAAND),
        ("Q4 2024", D(2024, 10, 1), D(2024, 12, 31), Precisie.KWARTAAL),
        ("tweede kwartaal van 2024", D(2024, 4, 1), D(2024, 6, 30), Precisie.KWARTAAL),
        ("2024", D(2024, 1, 1), D(2024, 12, 31), Precisie.JAAR),
        ("sep 2023 – feb 2024", D(2023, 9, 1), D(2024, 2, 29), Precisie.MAAND),
        ("september t/m december 2024", D(2024, 9, 1), D(2024, 12, 31), Precisie.MAAND),
        ("1 - 3 maart 2024", D(2024, 3, 1), D(2024, 3, 3), Precisie.DAG),
        ("28 februari – 3 maart 2024", D(2024, 2, 28), D(2024, 3, 3), Precisie.DAG),
        ("2023-2024", D(2023, 1, 1), D(2024, 12, 31), Precisie.JAAR),
        ("12-06-2024 t/m 14-06-2024", D(2024, 6, 12), D(2024, 6, 14), Precisie.DAG),
    ],
)
def test_a_period_keeps_the_precision_in_which_it_was_written(
    tekst: str, start: datetime.date, einde: datetime.date, precisie: Precisie
) -> None:
    assert ontleed(tekst) == Periode(start, einde, precisie)


@pytest.mark.parametrize("tekst", ["06-2024", "6-2024", "6 - 2024"])
def test_a_month_and_a_year_in_figures_are_never_a_part_of_december(tekst: str) -> None:
    assert ontleed(tekst) in {None, maand(2024, 6)}
