"""What stands in a plan of a year and cannot be, told with its place."""

import pytest

from tests.conftest import Proef
from tests.controleer.test_jaarplan import PLAN, doel, meldingen


@pytest.mark.melding("E14")
def test_a_result_that_stands_twice_under_a_goal_is_told(proef: Proef) -> None:
    assert meldingen(proef, doel("{tekst: Een folder.}", "{tekst: Een module}", "{tekst: een  folder}")) == [
        f"E14 {PLAN} regel 7: resultaat 1.3 is hetzelfde als 1.1 → verwijder een van de twee"
    ]


def test_the_same_result_under_two_goals_is_no_mistake(proef: Proef) -> None:
    plan = doel("{tekst: Een folder}") + doel("{tekst: Een folder}").removeprefix("doelen:\n")
    assert meldingen(proef, plan) == []


@pytest.mark.melding("E14")
def test_an_organisation_that_stands_twice_among_the_participants_is_told(proef: Proef) -> None:
    rest = "    deelnemers:\n" + "".join(
        f"      - {{organisatie: {naam}, aantal: 9}}\n" for naam in ("Thuiszorg", "Hospice", "thuiszorg")
    )
    assert meldingen(proef, doel("{tekst: Een module}", rest=rest)) == [
        f"E14 {PLAN} regel 7: 'thuiszorg' staat bij doel 1 twee keer onder de deelnemers"
        " → tel de aantallen op bij een van de twee, of verwijder er een"
    ]


@pytest.mark.melding("E15")
@pytest.mark.parametrize("jaar", [2023, 2024])
def test_what_goes_on_in_a_year_that_is_not_later_is_told(proef: Proef, jaar: int) -> None:
    uitleg = f"dit loopt door in {jaar}, maar het plan is van 2024"
    advies = "vul een later jaar in, of laat het leeg als het niet doorloopt"
    van_resultaat = doel(f"{{tekst: Een module, loopt_door_in: {jaar}}}")
    van_doel = doel("{tekst: Een module}", rest=f"    loopt_door_in: {jaar}\n")

    assert meldingen(proef, van_resultaat) == [f"E15 {PLAN} regel 5: {uitleg} → {advies}"]
    assert meldingen(proef, van_doel) == [f"E15 {PLAN} regel 4: {uitleg} → {advies}"]


def test_what_goes_on_in_the_next_year_gives_no_melding(proef: Proef) -> None:
    assert meldingen(proef, doel("{tekst: Een module, loopt_door_in: 2025}", rest="    loopt_door_in: 2026\n")) == []


@pytest.mark.melding("E16")
def test_costs_and_income_of_a_plan_that_are_not_the_same_are_told(proef: Proef) -> None:
    kosten = "kosten: [{post: Zaal, bedrag: 1250.50}, {post: Drukwerk, bedrag: 300}]\n"
    baten = "baten:\n  - {post: Subsidie, bedrag: 1500}\n"

    assert meldingen(proef, doel("{tekst: Een module}") + kosten + baten) == [
        f"E16 {PLAN} regel 7: de kosten zijn samen € 1.550,50, de baten € 1.500,00"
        " → herstel een bedrag, of noem wat tekortkomt of overblijft als post"
    ]


@pytest.mark.parametrize("baten", ["", "baten: [{post: Subsidie, bedrag: 1500}, {post: Eigen geld, bedrag: 50.50}]\n"])
def test_costs_that_are_covered_or_of_which_nobody_says_how_give_no_melding(proef: Proef, baten: str) -> None:
    kosten = "kosten: [{post: Zaal, bedrag: 1250.50}, {post: Drukwerk, bedrag: 300}]\n"

    assert meldingen(proef, doel("{tekst: Een module}") + kosten + baten) == []


def _met_verwijzing(tekst: str, doelen: int = 2) -> str:
    """A plan of which the first result, on line 5, has a text; each goal has one result."""
    ander = doel("{tekst: Een module}").removeprefix("doelen:\n")
    return doel(f"{{tekst: Een folder, toelichting: '{tekst}'}}") + ander * (doelen - 1)


@pytest.mark.melding("E17")
@pytest.mark.parametrize(
    "tekst, doelen, gevonden",
    [
        ("Zie ook doel 3.", 2, "'ook doel 3' is er niet: het plan heeft 2 doelen"),
        ("Het hoort bij doel 2", 1, "'bij doel 2' is er niet: het plan heeft 1 doel"),
        ("Het hoort bij doel 0", 10, "'bij doel 0' is er niet: het plan heeft 10 doelen"),
        ("Het hoort bij ad 0", 10, "'bij ad 0' is er niet: het plan heeft 10 doelen"),
        ("Dit staat bij (zie ad. 5)", 2, "'zie ad. 5' is er niet: het plan heeft 2 doelen"),
        ("Uitgewerkt in doelen 1 en 12", 9, "'in doelen 1 en 12' is er niet: het plan heeft 9 doelen"),
        ("Zie doel 2.3, dat is klaar", 10, "'Zie doel 2.3' is er niet: doel 2 heeft 1 resultaat"),
        ("ZIE DOEL 10", 9, "'ZIE DOEL 10' is er niet: het plan heeft 9 doelen"),
    ],
)
def test_a_text_that_names_a_goal_or_result_that_the_plan_does_not_have_is_told(
    proef: Proef, tekst: str, doelen: int, gevonden: str
) -> None:
    assert meldingen(proef, _met_verwijzing(tekst, doelen)) == [
        f"E17 {PLAN} regel 5: {gevonden} → herstel het nummer, of haal de verwijzing weg"
    ]


@pytest.mark.parametrize(
    "tekst",
    [
        "Zie doel 2, en doel 1.1",
        "Met als doel 30 mensen te bereiken",
        "Dat hoort bij doel 9 van het meerjarenplan",
        "Bij SDG-doel 17",
        "Uitgewerkt voor doel 2026",
        "Het hoort bij doel 1. 5 mensen kwamen",
    ],
)
def test_a_goal_that_is_there_or_that_is_of_something_else_gives_no_melding(proef: Proef, tekst: str) -> None:
    assert meldingen(proef, _met_verwijzing(tekst)) == []


def test_a_text_in_the_plan_of_another_year_names_the_goals_of_that_plan(proef: Proef) -> None:
    ander = proef.netwerk / "2023"
    ander.mkdir()
    (ander / "jaarplan.yaml").write_text(_met_verwijzing("Zie doel 3", 3), encoding="utf-8")

    assert meldingen(proef, doel("{tekst: Een module}")) == []
