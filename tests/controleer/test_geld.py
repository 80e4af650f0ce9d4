import pytest

from tests.conftest import Proef
from tests.hulp import werkbladen
from tests.hulp_geld import (
    BEGROTING,
    EIGEN,
    LEESWIJZER,
    PLAN,
    PROJECT,
    R001,
    R002,
    SUBSIDIE,
    VERANTWOORDING,
    VERSLAG,
    begrotingsboek,
    bladen,
    lees,
    meldingen_bij,
    schrijf_begroting,
    schrijf_project,
    schrijf_verantwoording,
)

UITGAVE = {"regel_id": "R001", "kwartaal": "2024Q1", "realisatie": 1200, "toelichting": "uren"}
NATURA = {"bron": "in natura", "partij": "leden", "bedrag": 400, "status": "toegezegd"}


@pytest.mark.melding("B01")
@pytest.mark.parametrize(
    "bedrag, verschil, dekking", [(600.01, "€ 0,01", "€ 2.200,01"), (500, "€ 100,00", "€ 2.100,00")]
)
def test_costs_that_are_not_covered_to_the_cent_are_told(
    proef: Proef, bedrag: float, verschil: str, dekking: str
) -> None:
    assert meldingen_bij(proef, begrotingsboek(dekking=(SUBSIDIE, {**EIGEN, "bedrag": bedrag}))) == [
        f"B01 {BEGROTING} Dekking!A1: de kosten zijn € 2.200,00, de dekking is {dekking}: een verschil van {verschil}"
        " → herstel een regel van de begroting of van de dekking"
    ]


def test_covered_costs_give_no_melding(proef: Proef) -> None:
    derden = {"bron": "bijdrage derden", "partij": "gemeente", "bedrag": 250.5}

    assert meldingen_bij(proef, begrotingsboek(dekking=(SUBSIDIE, {**EIGEN, "bedrag": 349.5}, derden))) == []


def test_costs_without_any_income_are_told(proef: Proef) -> None:
    """A budget of which the sheet Dekking was left empty does not balance."""
    gevonden = meldingen_bij(proef, begrotingsboek(dekking=()))

    assert "B01" in {melding.split(" ")[0] for melding in gevonden}


@pytest.mark.melding("B22")
def test_work_in_kind_that_was_counted_as_money_is_told(proef: Proef) -> None:
    gevonden = meldingen_bij(proef, begrotingsboek(dekking=(SUBSIDIE, {**EIGEN, "bedrag": 200}, NATURA)))

    assert [melding for melding in gevonden if melding.startswith("B22")] == [
        f"B22 {BEGROTING} Dekking!A1: het verschil is precies het werk in natura (€ 400,00)"
        " → laat de uren in natura ook bij de kosten weg"
    ]


def test_work_in_kind_beside_the_money_gives_no_melding_and_is_no_money(proef: Proef) -> None:
    inhoud = begrotingsboek(dekking=(SUBSIDIE, EIGEN, NATURA))

    assert meldingen_bij(proef, inhoud) == []
    assert str(lees(inhoud)[0].dekking_totaal) == "2200.00"


@pytest.mark.melding("B04")
def test_a_grant_that_the_plan_does_not_ask_for_is_told_for_lines_and_for_income(proef: Proef) -> None:
    schrijf_project(proef, PLAN.replace("aangevraagd: 1600", "aangevraagd: 59310"))

    waar = "aangevraagd is € 59.310,00 (inputs/netwerken/proef/projecten/plan/project.yaml, regel 19)"
    assert meldingen_bij(proef, begrotingsboek()) == [
        f"B04 {BEGROTING} Begroting!A1: de regels van de begroting halen € 1.600,00 uit de subsidie, maar {waar}"
        " → herstel een van de twee",
        f"B04 {BEGROTING} Dekking!A1: de dekking haalt € 1.600,00 uit de subsidie, maar {waar}"
        " → herstel een van de twee",
    ]


@pytest.mark.parametrize("getypt", ["1600", "1.600", "€ 1.600,-", "1600,00", "'€ 1.600,00'"])
def test_the_plan_may_name_the_amount_as_a_dutch_person_types_it(proef: Proef, getypt: str) -> None:
    schrijf_project(proef, PLAN.replace("aangevraagd: 1600", f"aangevraagd: {getypt}"))

    assert meldingen_bij(proef, begrotingsboek()) == []


def test_an_amount_in_the_plan_that_is_no_amount_is_told_once(proef: Proef) -> None:
    schrijf_project(proef, PLAN.replace("aangevraagd: 1600", "aangevraagd: PM"))

    [melding] = meldingen_bij(proef, begrotingsboek())

    assert melding.startswith(f"D04 {PROJECT} regel 19: 'PM' is geen bedrag of getal → vul een ")
    assert "laat de cel leeg" not in melding  # a text file has no cells


@pytest.mark.melding("B18")
@pytest.mark.parametrize("kwartaal", ["2023Q4", "2026Q1"])
def test_spending_outside_the_duration_is_told(proef: Proef, kwartaal: str) -> None:
    assert meldingen_bij(proef, begrotingsboek(realisatie=[{**UITGAVE, "kwartaal": kwartaal}])) == [
        f"B18 {BEGROTING} Realisatie!B2: dit kwartaal ligt buiten de looptijd (01-01-2024 t/m 31-12-2025)"
        " → herstel het kwartaal"
    ]


@pytest.mark.parametrize("kwartaal", ["2024Q1", "2025Q4"])
def test_spending_within_the_duration_gives_no_melding(proef: Proef, kwartaal: str) -> None:
    assert meldingen_bij(proef, begrotingsboek(realisatie=[{**UITGAVE, "kwartaal": kwartaal}])) == []


def test_the_quarter_in_which_a_project_begins_is_within_its_duration(proef: Proef) -> None:
    """The project begins in September, in the third quarter."""
    schrijf_project(proef, PLAN.replace("looptijd: jan 2024", "looptijd: sep 2023"))

    assert meldingen_bij(proef, begrotingsboek(realisatie=[{**UITGAVE, "kwartaal": "2023Q3"}])) == []


@pytest.mark.melding("B19")
def test_spending_on_a_line_that_does_not_exist_is_told(proef: Proef) -> None:
    assert meldingen_bij(proef, begrotingsboek(realisatie=[{**UITGAVE, "regel_id": "R011"}])) == [
        f"B19 {BEGROTING} Realisatie!A2: 'R011' is geen regel van de begroting → neem het kenmerk over van blad"
        " Begroting, of zet de regel daar erbij"
    ]


def test_a_quarter_of_a_line_that_was_filled_in_twice_is_told_once(proef: Proef) -> None:
    inhoud = begrotingsboek(realisatie=[UITGAVE, {**UITGAVE, "kwartaal": "Q1 2024"}, {**UITGAVE, "kwartaal": "2024Q2"}])

    assert [melding for melding in meldingen_bij(proef, inhoud) if melding.startswith("B19")] == [
        f"B19 {BEGROTING} Realisatie!B3: dit kwartaal van 'R001' is al ingevuld → tel de twee regels samen tot één"
    ]


def test_quarters_that_overlap_are_told(proef: Proef) -> None:
    inhoud = begrotingsboek(realisatie=[UITGAVE, {**UITGAVE, "kwartaal": "jan 2024"}])

    gevonden = [melding.split(":")[0] for melding in meldingen_bij(proef, inhoud) if melding.startswith("B19")]
    assert gevonden == [f"B19 {BEGROTING} Realisatie!B3"]


@pytest.mark.parametrize("kenmerk", ["r001", " R001 "])
def test_spending_names_its_line_with_any_capitals_and_spaces(proef: Proef, kenmerk: str) -> None:
    assert meldingen_bij(proef, begrotingsboek(realisatie=[{**UITGAVE, "regel_id": kenmerk}])) == []


def test_spending_on_a_line_that_could_not_be_read_is_not_told_again(proef: Proef) -> None:
    """The line is there; what is wrong with it is told in its own cell."""
    inhoud = begrotingsboek({**R001, "tarief": "PM"}, R002, realisatie=[UITGAVE])

    assert [melding.split(" ")[0] for melding in meldingen_bij(proef, inhoud)] == ["B29"]


@pytest.mark.melding("B25")
def test_more_spending_than_income_is_told(proef: Proef) -> None:
    assert meldingen_bij(proef, begrotingsboek(realisatie=[{**UITGAVE, "realisatie": 2200.01}])) == [
        f"B25 {BEGROTING} Realisatie!A1: er is € 2.200,01 uitgegeven, en de dekking is € 2.200,00"
        " → controleer de uitgaven, of vul de dekking aan"
    ]


def test_spending_of_all_income_gives_no_melding(proef: Proef) -> None:
    assert meldingen_bij(proef, begrotingsboek(realisatie=[{**UITGAVE, "realisatie": 2200}])) == []


@pytest.mark.melding("B27")
@pytest.mark.parametrize("valuta", ["USD", "dollar", "GBP"])
def test_another_currency_is_told(proef: Proef, valuta: str) -> None:
    leeswijzer = [("Versie", "1"), ("Valuta", valuta)]

    assert meldingen_bij(proef, begrotingsboek(leeswijzer=leeswijzer)) == [
        f"B27 {BEGROTING} Leeswijzer!B2: de valuta is '{valuta}' → reken de bedragen om naar euro"
    ]


@pytest.mark.parametrize("valuta", ["EUR", "eur ", "Euro", "€", "euro's"])
def test_the_euro_may_be_written_in_several_ways(proef: Proef, valuta: str) -> None:
    assert meldingen_bij(proef, begrotingsboek(leeswijzer=[("Valuta", valuta)])) == []


@pytest.mark.parametrize("valuta", ["$ 60", "£60", "USD 60"])
def test_an_amount_in_another_currency_is_no_amount(valuta: str) -> None:
    _, meldingen = lees(begrotingsboek({**R001, "tarief": valuta, "bedrag": None}))

    assert [melding[:3] for melding in meldingen] == ["B29"]


def _met_tekst(tekst: str) -> str:
    return PLAN.replace("financien:\n", f"samenvatting: {tekst}\nfinancien:\n")


@pytest.mark.melding("B28")
@pytest.mark.parametrize("genoemd", ["€ 1.500,00", "€ 1.500", "€1500", "1.500 euro", "€ 1.500,-"])
def test_a_text_that_names_another_amount_for_the_application_is_told(proef: Proef, genoemd: str) -> None:
    schrijf_project(proef, _met_tekst(f"Er is {genoemd} aangevraagd."))

    assert meldingen_bij(proef, begrotingsboek()) == [
        f"B28 {PROJECT} regel 18: de tekst noemt € 1.500,00, maar aangevraagd is € 1.600,00 ({PROJECT}, regel 20)"
        " → herstel de tekst of het projectplan"
    ]


@pytest.mark.parametrize(
    "tekst",
    [
        "Er is € 1.600 aangevraagd.",
        "Er is € 1.600,- aangevraagd.",
        "De zaal kost € 250 per keer.",
        "Wij vragen 20 uur aan. De zaal kost € 250.",
        "De eigen bijdrage is € 600.",
    ],
)
def test_a_text_with_the_right_amount_or_about_something_else_gives_no_melding(proef: Proef, tekst: str) -> None:
    schrijf_project(proef, _met_tekst(tekst))

    assert meldingen_bij(proef, begrotingsboek()) == []


def test_the_total_costs_beside_the_application_in_one_sentence_give_no_melding(proef: Proef) -> None:
    schrijf_project(proef, _met_tekst("Van de kosten van € 2.200 wordt € 1.600 aangevraagd."))

    assert meldingen_bij(proef, begrotingsboek()) == []


def test_a_project_without_a_budget_is_checked_as_far_as_it_goes(proef: Proef) -> None:
    schrijf_project(proef)

    assert proef.meldingen() == []


def test_a_budget_without_a_plan_is_checked_as_far_as_it_goes(proef: Proef) -> None:
    schrijf_begroting(proef, begrotingsboek(dekking=(SUBSIDIE,)))
    (proef.pad / PROJECT).unlink()

    assert "B01" in {melding.split(" ")[0] for melding in proef.meldingen()}


def test_the_account_is_read_for_amounts_too(proef: Proef) -> None:
    schrijf_begroting(proef, begrotingsboek(leeswijzer=LEESWIJZER))
    schrijf_verantwoording(proef, VERSLAG.replace("Alles is gedaan.", "Er was € 1.500 aangevraagd."))

    [melding] = proef.meldingen()

    assert melding.startswith(f"B28 {VERANTWOORDING} regel ")


SAMENVATTING: list[list[object]] = [
    ["Fase", "Titel", "projectleiding", "bijeenkomsten", "Totaal"],
    [1, "Verkennen", 1200, 0, 1200],
]


@pytest.mark.melding("B02")
def test_a_sum_of_a_phase_that_was_typed_over_is_told(proef: Proef) -> None:
    rijen: list[list[object]] = [*SAMENVATTING, [2, "Uitvoeren", 0, 1000, 1100], ["Totaal", None, 1200, 1000, 2200]]
    schrijf_begroting(proef, werkbladen({**bladen(), "Samenvatting": rijen}))

    assert [m for m in proef.meldingen() if m.startswith("B0")] == [
        f"B02 {BEGROTING} Samenvatting!E3: fase '2' is hier € 1.100,00, maar de regels zijn € 1.000,00"
        " → herstel de formule in deze cel, of open het bestand in Excel en sla het op"
    ]


@pytest.mark.melding("B03")
def test_a_sum_of_a_kind_of_cost_that_was_typed_over_is_told(proef: Proef) -> None:
    rijen: list[list[object]] = [*SAMENVATTING, [2, "Uitvoeren", 0, 1000, 1000], ["Totaal", None, 1300, 1000, 2200]]
    schrijf_begroting(proef, werkbladen({**bladen(), "Samenvatting": rijen}))

    assert [m for m in proef.meldingen() if m.startswith("B0")] == [
        f"B03 {BEGROTING} Samenvatting!C4: kostensoort 'projectleiding' is hier € 1.300,00,"
        " maar de regels zijn € 1.200,00"
        " → herstel de formule in deze cel, of open het bestand in Excel en sla het op"
    ]


def test_a_summary_that_fits_gives_nothing(proef: Proef) -> None:
    rijen: list[list[object]] = [*SAMENVATTING, [2, "Uitvoeren", 0, 1000, 1000], ["Totaal", None, 1200, 1000, 2200]]
    schrijf_begroting(proef, werkbladen({**bladen(), "Samenvatting": rijen}))

    assert [m for m in proef.meldingen() if m.startswith("B0")] == []
