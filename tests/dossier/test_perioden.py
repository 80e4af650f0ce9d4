import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dossier.perioden import Periode, Precisie, maand, ontleed
from pipeline.excel.rijen import benoemd
from pipeline.word import formaten
from tests.conftest import Proef
from tests.hulp import LEDEN, LID, VERSLAG, ledenlijst, schrijf_leden
from tests.hulp_geld import FONDS, PLAN, PROJECT, schrijf_project

ADVIES = "schrijf een volledige datum of periode, zoals '12 juni 2024', 'juni 2024' of 'Q2 2024'"


def _besluit(proef: Proef, wanneer: str) -> None:
    proef.verslag(f"besluiten:\n  - tekst: Het plan is vastgesteld.\n    wanneer: {wanneer}\n")


@pytest.mark.melding("D05")
@pytest.mark.parametrize(
    "getypt",
    [
        "13 juni jl.",
        "21 maart",
        "najaar",
        "binnenkort",
        "maart",
        "2024 - 2023",
        "13-2024",
        "5 maatr 2024",
        "winter 2024",
        "12:30",
        "2025/2024",
        "1-1-99",
        "K5-2024",
    ],
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
        ("22-9-26", D(2026, 9, 22), D(2026, 9, 22), Precisie.DAG),
        ("22/09/26", D(2026, 9, 22), D(2026, 9, 22), Precisie.DAG),
        ("kwartaal 1 2026", D(2026, 1, 1), D(2026, 3, 31), Precisie.KWARTAAL),
        ("kwartaal 1 van 2026", D(2026, 1, 1), D(2026, 3, 31), Precisie.KWARTAAL),
        ("1ste kwartaal 2026", D(2026, 1, 1), D(2026, 3, 31), Precisie.KWARTAAL),
        ("Q3-2024", D(2024, 7, 1), D(2024, 9, 30), Precisie.KWARTAAL),
        ("2024-Q1", D(2024, 1, 1), D(2024, 3, 31), Precisie.KWARTAAL),
        ("K1-2024", D(2024, 1, 1), D(2024, 3, 31), Precisie.KWARTAAL),
        ("2024/k4", D(2024, 10, 1), D(2024, 12, 31), Precisie.KWARTAAL),
        ("Q1 t/m Q3 2024", D(2024, 1, 1), D(2024, 9, 30), Precisie.KWARTAAL),
    ],
)
def test_a_period_keeps_the_precision_in_which_it_was_written(
    tekst: str, start: datetime.date, einde: datetime.date, precisie: Precisie
) -> None:
    assert ontleed(tekst) == Periode(start, einde, precisie)


@pytest.mark.parametrize(
    "tekst, start, einde, naam",
    [
        ("najaar 2025", D(2025, 9, 1), D(2025, 11, 30), "najaar 2025"),
        ("in het najaar van 2025", D(2025, 9, 1), D(2025, 11, 30), "najaar van 2025"),
        ("Eind 2024", D(2024, 10, 1), D(2024, 12, 31), "eind 2024"),
        ("begin maart 2025", D(2025, 3, 1), D(2025, 3, 31), "begin maart 2025"),
        ("eerste helft van 2025", D(2025, 1, 1), D(2025, 6, 30), "eerste helft van 2025"),
        ("winter 2024-2025", D(2024, 12, 1), D(2025, 2, 28), "winter 2024-2025"),
        ("2024/2025", D(2024, 1, 1), D(2025, 12, 31), "2024/2025"),
        ("2024/25", D(2024, 1, 1), D(2025, 12, 31), "2024/25"),
        ("schooljaar 2024/2025", D(2024, 8, 1), D(2025, 7, 31), "schooljaar 2024/2025"),
        ("voorjaar – najaar 2024", D(2024, 3, 1), D(2024, 11, 30), "voorjaar 2024 t/m najaar 2024"),
        ("juni 2024 – eind 2024", D(2024, 6, 1), D(2024, 12, 31), "juni 2024 t/m eind 2024"),
        ("7 oktober 2026, 14.00 uur", D(2026, 10, 7), D(2026, 10, 7), "7 oktober 2026, 14.00 uur"),
        ("woensdag 7 oktober 2026 14:00", D(2026, 10, 7), D(2026, 10, 7), "7 oktober 2026, 14:00"),
        ("7-10-2026 om 14:00", D(2026, 10, 7), D(2026, 10, 7), "7 oktober 2026 om 14:00"),
        ("7 okt 2026 14.00-16.00 uur", D(2026, 10, 7), D(2026, 10, 7), "7 oktober 2026, 14.00-16.00 uur"),
    ],
)
def test_a_period_with_a_name_of_its_own_is_printed_by_that_name(
    tekst: str, start: datetime.date, einde: datetime.date, naam: str
) -> None:
    periode = ontleed(tekst)

    assert periode is not None
    assert (periode.start, periode.einde) == (start, einde)
    assert formaten.periode(periode) == naam
    assert Periode.uit_gegevens(periode.als_gegevens) == periode
    assert ontleed(benoemd(periode)) == periode  # a workbook gives it back as it was


def test_a_day_with_its_time_keeps_it_in_every_filter() -> None:
    periode = ontleed("7 oktober 2026, 14.00 uur")

    assert periode is not None
    assert periode.is_dag
    assert formaten.datum(periode) == "7 oktober 2026, 14.00 uur"
    assert formaten.datum_met_weekdag(periode) == "woensdag 7 oktober 2026, 14.00 uur"


@given(st.dates(D(2000, 1, 1), D(2049, 12, 31)), st.sampled_from("-/."), st.booleans(), st.booleans())
def test_a_day_in_figures_is_read_day_first(dag: datetime.date, streep: str, kort: bool, nullen: bool) -> None:
    cijfers = f"{dag.day:02}{streep}{dag.month:02}" if nullen else f"{dag.day}{streep}{dag.month}"

    periode = ontleed(f"{cijfers}{streep}{dag.year % 100:02}" if kort else f"{cijfers}{streep}{dag.year}")

    assert periode is not None
    assert (periode.start, periode.einde) == (dag, dag)


@given(
    st.text()
    | st.lists(st.sampled_from([*"0123456789-/.–: ", "t/m ", "eind ", "Q", "mei", "najaar ", "uur"])).map("".join)
)
def test_whatever_is_typed_is_read_or_told(tekst: str) -> None:
    try:
        periode = ontleed(tekst)
    except ValueError:
        return
    if periode is not None:
        assert periode.start <= periode.einde
        assert all(cijfers in tekst for cijfers in re.findall(r"\d{4}", periode.naam))


@pytest.mark.melding("D11")
@pytest.mark.parametrize("getypt, gelezen", [("12/9/2025", "12 september 2025"), ("1/02/24", "1 februari 2024")])
def test_a_day_that_an_english_reader_takes_for_another_is_told_with_how_it_was_read(
    proef: Proef, getypt: str, gelezen: str
) -> None:
    _besluit(proef, getypt)

    assert [m for m in proef.meldingen() if m.startswith("D11")] == [
        f"D11 {VERSLAG} regel 3: '{getypt}' is gelezen als {gelezen} → schrijf '{gelezen}' als dat klopt"
    ]


@pytest.mark.parametrize("getypt", ["22/9/2024", "9/9/2024", "12-9-2024", "12.9.2024"])
def test_a_day_that_can_be_read_in_one_way_gives_no_melding(proef: Proef, getypt: str) -> None:
    _besluit(proef, getypt)

    assert proef.meldingen() == []


@pytest.mark.melding("D12")
@pytest.mark.parametrize("getypt", ["t/m 2025", "tot en met juni 2025"])
def test_a_period_without_a_begin_is_told_where_a_begin_is_needed(proef: Proef, getypt: str) -> None:
    schrijf_project(proef, PLAN.replace("jan 2024 – dec 2025", getypt, 1), FONDS)

    assert [m for m in proef.meldingen() if m.startswith("D12")] == [
        f"D12 {PROJECT} regel 5: '{getypt}' zegt niet wanneer het begint"
        f" → schrijf ook het begin, zoals 'januari 2024 {getypt}'"
    ]


def test_only_an_end_will_do_where_the_begin_does_not_matter(proef: Proef) -> None:
    _besluit(proef, "t/m 2024")
    schrijf_project(proef, PLAN.replace("aangevraagd: 1600", "aangevraagd: 1600\n  tot_en_met: t/m 2025"), FONDS)

    assert [m for m in proef.meldingen() if m.startswith("D")] == []


@pytest.mark.parametrize("tekst", ["06-2024", "6-2024", "6 - 2024"])
def test_a_month_and_a_year_in_figures_are_never_a_part_of_december(tekst: str) -> None:
    assert ontleed(tekst) in {None, maand(2024, 6)}
