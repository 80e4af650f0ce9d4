import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import Proef
from tests.hulp_geld import (
    BEGROTING,
    EIGEN,
    PLAN,
    R001,
    R002,
    SUBSIDIE,
    begrotingsboek,
    bewerkt,
    lees,
    meldingen_bij,
    schrijf_project,
)

CORRECTIE = {
    "regel_id": "R003", "fase": 1, "kostensoort": "projectleiding", "omschrijving": "correctie uren 2024",
    "bedrag": -100,
}  # fmt: skip


def test_a_good_budget_gives_no_melding(proef: Proef) -> None:
    assert meldingen_bij(proef, begrotingsboek()) == []


@pytest.mark.melding("B06")
def test_a_negative_amount_is_told(proef: Proef) -> None:
    minder = {**R002, "regel_id": "R003", "aantal": 1, "tarief": -100, "bedrag": -100, "bedrag_subsidiabel": -100}

    gevonden = [m for m in meldingen_bij(proef, begrotingsboek(R001, R002, minder)) if m.startswith("B06")]

    advies = "herstel het getal, of zet 'correctie' in de omschrijving"
    assert gevonden == [
        f"B06 {BEGROTING} Begroting!G4: tarief is negatief: -100 → {advies}",
        f"B06 {BEGROTING} Begroting!H4: bedrag is negatief: -100 → {advies}",
        f"B06 {BEGROTING} Begroting!K4: bedrag subsidiabel is negatief: -100 → {advies}",
    ]


def test_a_negative_source_is_told(proef: Proef) -> None:
    inhoud = begrotingsboek(dekking=(SUBSIDIE, {**EIGEN, "bedrag": 700}, {**EIGEN, "bedrag": -100}))

    assert meldingen_bij(proef, inhoud) == [
        f"B06 {BEGROTING} Dekking!C4: de dekking is negatief: -€ 100,00 → herstel het bedrag"
    ]


def test_a_correction_may_be_negative(proef: Proef) -> None:
    inhoud = begrotingsboek(R001, R002, CORRECTIE, dekking=(SUBSIDIE, {**EIGEN, "bedrag": 500}))

    assert meldingen_bij(proef, inhoud) == []
    assert str(lees(inhoud)[0].totaal) == "2100.00"


@pytest.mark.melding("B13")
def test_a_line_without_phase_or_kind_of_cost_is_told(proef: Proef) -> None:
    inhoud = begrotingsboek({**R001, "fase": None}, {**R002, "kostensoort": None})

    assert meldingen_bij(proef, inhoud) == [
        f"B13 {BEGROTING} Begroting!A2: deze regel heeft geen fase → kies uit: 1, 2",
        f"B13 {BEGROTING} Begroting!A3: deze regel heeft geen kostensoort → kies uit: projectleiding, bijeenkomsten",
    ]


@pytest.mark.melding("B14")
def test_a_phase_or_a_kind_of_cost_that_the_plan_does_not_have_is_told(proef: Proef) -> None:
    inhoud = begrotingsboek({**R001, "kostensoort": "projectleider"}, {**R002, "fase": 3})

    assert meldingen_bij(proef, inhoud) == [
        f"B14 {BEGROTING} Begroting!C2: kostensoort 'projectleider' staat niet in het projectplan"
        " → bedoelde u 'projectleiding'?",
        f"B14 {BEGROTING} Begroting!B3: fase '3' staat niet in het projectplan → kies uit: 1, 2",
    ]


@pytest.mark.parametrize("fase", ["1", "Fase 1", "fase 1", "1. Verkennen", " 1 ", "Fase 1: verkennen", "1 - Verkennen"])
def test_a_phase_may_be_written_in_several_ways(proef: Proef, fase: str) -> None:
    assert meldingen_bij(proef, begrotingsboek({**R001, "fase": fase}, R002)) == []


@pytest.mark.parametrize("soort", ["Projectleiding", " PROJECTLEIDING ", "projectleiding."])
def test_a_kind_of_cost_may_be_written_with_other_capitals_and_spaces(proef: Proef, soort: str) -> None:
    assert meldingen_bij(proef, begrotingsboek({**R001, "kostensoort": soort}, R002)) == []


@pytest.mark.melding("B15")
def test_a_mark_that_stands_there_twice_is_told_where_it_stands_again(proef: Proef) -> None:
    inhoud = begrotingsboek(R001, {**R002, "regel_id": "R001"})

    assert meldingen_bij(proef, inhoud) == [
        f"B15 {BEGROTING} Begroting!A3: kenmerk 'R001' staat ook bij een andere regel"
        " → geef deze regel een kenmerk dat vrij is"
    ]


def test_marks_that_differ_only_in_capitals_are_the_same_mark(proef: Proef) -> None:
    gevonden = meldingen_bij(proef, begrotingsboek(R001, {**R002, "regel_id": "r001"}))

    assert [melding.split(":")[0] for melding in gevonden] == [f"B15 {BEGROTING} Begroting!A3"]


def test_lines_without_a_mark_are_not_told_as_the_same_line(proef: Proef) -> None:
    gevonden = meldingen_bij(proef, begrotingsboek({**R001, "regel_id": None}, {**R002, "regel_id": None}))

    assert [melding.split(" ")[0] for melding in gevonden] == ["D02", "D02"]


@pytest.mark.melding("B21")
def test_a_line_that_takes_more_from_the_grant_than_it_costs_is_told(proef: Proef) -> None:
    inhoud = begrotingsboek({**R001, "bedrag_subsidiabel": 400}, {**R002, "bedrag_subsidiabel": 1200})

    assert meldingen_bij(proef, inhoud) == [
        f"B21 {BEGROTING} Begroting!K3: uit de subsidie komt € 1.200,00, maar de regel kost € 1.000,00"
        " → verlaag een van de twee"
    ]


def test_a_line_may_take_all_it_costs_from_the_grant(proef: Proef) -> None:
    inhoud = begrotingsboek({**R001, "bedrag_subsidiabel": 1200}, {**R002, "bedrag_subsidiabel": 400})

    assert meldingen_bij(proef, inhoud) == []


@pytest.mark.melding("B23")
def test_amounts_with_and_without_vat_beside_each_other_are_told(proef: Proef) -> None:
    inhoud = begrotingsboek(R001, {**R002, "omschrijving": "zaal (excl. btw)"})

    assert meldingen_bij(proef, inhoud) == [
        f"B23 {BEGROTING} Begroting!D3: deze regel is exclusief btw, andere bedragen zijn dat niet"
        " → reken alle bedragen op één manier om"
    ]


@pytest.mark.parametrize("omschrijving", ["zaal incl. btw", "zaal inclusief BTW", "zaal"])
def test_amounts_that_are_all_with_vat_give_no_melding(proef: Proef, omschrijving: str) -> None:
    assert meldingen_bij(proef, begrotingsboek(R001, {**R002, "omschrijving": omschrijving})) == []


@pytest.mark.parametrize("tekst", ["ex btw", "excl btw", "excl. 21% btw", "exclusief 21% BTW", "zonder btw"])
def test_vat_is_recognised_in_the_ways_people_write_it(proef: Proef, tekst: str) -> None:
    gevonden = meldingen_bij(proef, begrotingsboek(R001, {**R002, "omschrijving": f"zaal {tekst}"}))

    assert [melding.split(" ")[0] for melding in gevonden] == ["B23"]


def _met_derden(aantal: int) -> bytes:
    """Lines of a third of a cent above or below: 3 x 0,335 is 1,005, and rounds up on each line."""
    delen = [{**R001, "regel_id": f"R{n:03}", "aantal": 3, "tarief": 0.335, "bedrag": 1.01} for n in range(aantal)]
    delen = [{**deel, "bedrag_subsidiabel": 1.01} for deel in delen]
    totaal = round(1.01 * aantal, 2)
    return begrotingsboek(*delen, dekking=({**SUBSIDIE, "bedrag": totaal},))


@pytest.mark.melding("B26")
def test_a_total_of_rounded_lines_that_differs_from_the_exact_one_is_told(proef: Proef) -> None:
    schrijf_project(proef, PLAN.replace("aangevraagd: 1600", "aangevraagd: 4.04"))

    gevonden = [m for m in meldingen_bij(proef, _met_derden(4)) if not m.startswith("B07")]

    assert gevonden == [
        f"B26 {BEGROTING} Begroting!A1: de som van de regels is € 0,02 anders dan de som van de onafgeronde bedragen"
        " → gebruik tarieven in hele centen"
    ]


def test_lines_in_whole_cents_give_no_melding_about_rounding(proef: Proef) -> None:
    half = {**R001, "aantal": 12.5, "tarief": 96}

    assert meldingen_bij(proef, begrotingsboek(half, R002)) == []


@pytest.mark.melding("B31")
@pytest.mark.parametrize("mist", ["aantal", "tarief"])
def test_a_line_that_is_half_filled_in_is_told_and_never_counts_as_nothing(proef: Proef, mist: str) -> None:
    half = {**R001, "regel_id": "R003", mist: None, "bedrag": None, "bedrag_subsidiabel": None}

    gevonden = meldingen_bij(proef, begrotingsboek(R001, R002, half))

    assert f"B31 {BEGROTING} Begroting!A4: deze regel heeft geen {mist} → vul het {mist} in" in gevonden


@pytest.mark.melding("B06")
def test_negative_spending_needs_a_reason(proef: Proef) -> None:
    terug = {"regel_id": "R001", "kwartaal": "2024Q1", "realisatie": -100}

    zonder = meldingen_bij(proef, begrotingsboek(realisatie=[terug]))
    met = meldingen_bij(proef, begrotingsboek(realisatie=[{**terug, "toelichting": "creditnota"}]))

    assert [m for m in zonder if m.startswith("B06")] == [
        f"B06 {BEGROTING} Realisatie!C2: de uitgave is negatief: -€ 100,00"
        " → herstel het bedrag, of schrijf bij de toelichting waarom (een terugbetaling)"
    ]
    assert [m for m in met if m.startswith("B06")] == []


def test_a_source_with_only_an_amount_is_not_dropped(proef: Proef) -> None:
    gevonden = meldingen_bij(proef, begrotingsboek(dekking=[SUBSIDIE, EIGEN, {"bedrag": 500}]))

    assert any(melding.startswith(f"D02 {BEGROTING} Dekking!A4") for melding in gevonden)


def test_formulas_above_the_header_that_nobody_worked_out_do_not_matter(proef: Proef) -> None:
    def zet_erboven(vel: Worksheet) -> None:
        vel.insert_rows(1, 3)
        vel["H1"] = "=SUM(H5:H6)"

    inhoud = bewerkt(begrotingsboek(), zet_erboven)

    assert meldingen_bij(proef, inhoud) == []
