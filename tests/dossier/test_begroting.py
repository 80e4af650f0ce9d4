from decimal import Decimal

import pytest

from pipeline.dossier.begroting import Begrotingsregel
from pipeline.excel.leeswijzer import BTW as BTW_KEUZES
from tests.hulp_geld import EIGEN, R001, R002, SUBSIDIE, begrotingsboek, lees


def regel(**velden: object) -> Begrotingsregel:
    return lees(begrotingsboek({"regel_id": "R001", "omschrijving": "uren", "eenheid": "uur", **velden}))[0].regels[0]


@pytest.mark.parametrize(
    "aantal, tarief, kosten",
    [(20, 60, "1200.00"), (12.5, 96.25, "1203.13"), (3, 0.335, "1.01"), (0.1, 0.1, "0.01"), (1, 0.004, "0.00")],
)
def test_a_line_costs_count_times_rate_rounded_half_up(aantal: float, tarief: float, kosten: str) -> None:
    assert str(regel(aantal=aantal, tarief=tarief).kosten) == kosten


def test_our_own_reckoning_goes_before_what_the_file_says() -> None:
    assert regel(aantal=20, tarief=60, bedrag=9999).kosten == 1200


@pytest.mark.parametrize("weg", ["aantal", "tarief"])
def test_without_count_or_rate_the_amount_is_what_it_costs(weg: str) -> None:
    assert regel(**{"aantal": 20, "tarief": 60, "bedrag": 1300.005, weg: None}).kosten == Decimal("1300.01")


def test_a_total_is_the_sum_of_rounded_lines() -> None:
    delen = [{**R001, "regel_id": f"R{n}", "aantal": 3, "tarief": 0.335, "bedrag": 1.01} for n in range(3)]

    assert str(lees(begrotingsboek(*delen))[0].totaal) == "3.03"


@pytest.mark.parametrize("veld", ["aantal", "tarief"])
def test_a_fact_that_cannot_be_read_makes_every_sum_over_it_a_gap(veld: str) -> None:
    begroting, _ = lees(begrotingsboek({**R001, veld: "PM"}, R002))

    assert not isinstance(begroting.regels[0].kosten, Decimal)
    assert not isinstance(begroting.totaal, Decimal)
    assert begroting.subsidiabel == 1600


def test_a_source_that_cannot_be_read_makes_the_income_a_gap() -> None:
    begroting, _ = lees(begrotingsboek(dekking=({**SUBSIDIE, "bedrag": "n.t.b."}, EIGEN)))

    assert not isinstance(begroting.dekking_totaal, Decimal)
    assert not isinstance(begroting.uit_subsidie, Decimal)
    assert begroting.totaal == 2200


@pytest.mark.parametrize(
    "fase, nummer",
    [(1, 1), ("1", 1), ("Fase 2", 2), ("1. Visie", 1), ("2: scholing", 2), ("fase twee", None), ("", None),
     (None, None), ("2024", None), ("1-2", None), ("Fase 1 en 2", None), ("2 en 3", None), ("1,2", None)],
)  # fmt: skip
def test_a_phase_is_known_by_its_one_number(fase: object, nummer: int | None) -> None:
    assert regel(fase=fase, aantal=1, tarief=1).fasenummer == nummer


@pytest.mark.parametrize(
    "velden, is_correctie",
    [
        ({"omschrijving": "Correctie 2023"}, True),
        ({"kostensoort": "correctie"}, True),
        ({"omschrijving": "uren"}, False),
        ({"omschrijving": "verbeteren van correctiewerk"}, True),
    ],
)
def test_a_correction_names_itself(velden: dict[str, object], is_correctie: bool) -> None:
    assert regel(aantal=1, tarief=1, **velden).is_correctie is is_correctie


@pytest.mark.parametrize(
    "ingevuld, zin",
    [
        ("bedragen inclusief btw", "Bedragen inclusief btw."),
        ("bedragen exclusief btw", "Bedragen exclusief btw."),
        ("inclusief btw", "Bedragen inclusief btw."),
        ("Excl. btw.", "Bedragen excl. btw."),
        ("Alle bedragen zijn inclusief btw.", "Alle bedragen zijn inclusief btw."),
        ("vrijgesteld van btw", "Vrijgesteld van btw."),
    ],
)
def test_what_was_filled_in_about_vat_is_one_right_sentence(ingevuld: str, zin: str) -> None:
    begroting, _ = lees(begrotingsboek(leeswijzer=(("Btw", ingevuld),)))

    assert begroting.btw_zin == zin


def test_each_choice_of_the_workbook_is_a_sentence_of_its_own() -> None:
    assert [lees(begrotingsboek(leeswijzer=(("Btw", keus),)))[0].btw_zin for keus in BTW_KEUZES] == [
        "Bedragen inclusief btw.",
        "Bedragen exclusief btw.",
    ]
