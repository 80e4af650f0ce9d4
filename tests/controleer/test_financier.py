import pytest

from tests.conftest import Proef
from tests.hulp_geld import (
    BEGROTING,
    FONDS,
    PLAN,
    PROJECT,
    R001,
    R002,
    begrotingsboek,
    meldingen_bij,
    schrijf_project,
)

HELFT = FONDS + "plafonds:\n  - waarvan: projectleiding\n    hoogstens_pct: 50\n    zekerheid: gezien\n"
ACCOUNTANT = FONDS + (
    "plafonds:\n  - waarvan: accountant\n    hoogstens: 3500\n    vanaf_subsidie: 125000\n    zekerheid: gezien\n"
)
DREMPEL = FONDS + "afwijking:\n  procent: 10\n  zekerheid: gezien\n"
UITGAVE: dict[str, object] = {"regel_id": "R001", "kwartaal": "2024Q1", "realisatie": 1200}
UITGAVE_2: dict[str, object] = {"regel_id": "R002", "kwartaal": "2024Q3", "realisatie": 1000}


def bij(proef: Proef, profiel: str, inhoud: bytes, plan: str = PLAN) -> list[str]:
    schrijf_project(proef, plan, profiel)
    return meldingen_bij(proef, inhoud)


@pytest.mark.melding("B16")
def test_more_from_the_grant_than_the_funder_allows_is_told(proef: Proef) -> None:
    inhoud = begrotingsboek({**R001, "bedrag_subsidiabel": 606}, {**R002, "bedrag_subsidiabel": 994})

    assert bij(proef, HELFT, inhoud) == [
        f"B16 {BEGROTING} Begroting!K2: van projectleiding komt 50,5% uit de subsidie; hoogstens 50% mag"
        " → verlaag het bedrag uit de subsidie"
    ]


@pytest.mark.melding("B41")
@pytest.mark.parametrize("getypt, groot, klein", [("0,21", "21", "0,21"), ("0,5", "50", "0,5")])
def test_a_share_of_one_as_text_can_be_two_percentages(proef: Proef, getypt: str, groot: str, klein: str) -> None:
    assert bij(proef, HELFT.replace("50", getypt), begrotingsboek()) == [
        f"B41 inputs/financiers/fonds.yaml regel 4: '{getypt}' kan {groot}% zijn of {klein}%"
        " → schrijf het percentage met het teken % erachter"
    ]


def test_a_percentage_below_one_with_its_sign_is_what_was_typed(proef: Proef) -> None:
    inhoud = begrotingsboek({**R001, "bedrag_subsidiabel": 606}, {**R002, "bedrag_subsidiabel": 994})

    assert bij(proef, HELFT.replace("50", "0,5%"), inhoud)[0].partition(";")[2].startswith(" hoogstens 0,5% mag")


def test_exactly_what_the_funder_allows_gives_no_melding(proef: Proef) -> None:
    assert bij(proef, HELFT, begrotingsboek()) == []


@pytest.mark.melding("B32")
def test_a_rule_that_was_not_seen_is_told_as_such_and_does_not_block(proef: Proef) -> None:
    inhoud = begrotingsboek({**R001, "bedrag_subsidiabel": 1200}, {**R002, "bedrag_subsidiabel": 400})

    assert bij(proef, HELFT.replace("gezien", "niet gecontroleerd"), inhoud) == [
        f"B32 {BEGROTING} Begroting!K2: van projectleiding komt 100,0% uit de subsidie; hoogstens 50% mag"
        " (niet gecontroleerd: kijk in de beschikking) → verlaag het bedrag uit de subsidie"
    ]
    assert proef.genereer("controleer").code == 0


def test_a_threshold_that_was_not_seen_does_not_block_either(proef: Proef) -> None:
    inhoud = begrotingsboek(realisatie=[{**UITGAVE, "realisatie": 1500, "prognose_rest": 0}])

    assert bij(proef, DREMPEL.replace("gezien", "niet gecontroleerd"), inhoud) == [
        f"B32 {BEGROTING} Begroting!A2: 'uren projectleider' wijkt € 300,00 af van de begroting (25,0%)"
        " (niet gecontroleerd: kijk in de beschikking) → geef een toelichting op blad Realisatie (nodig boven 10%)"
    ]


def plafond(waarvan: str, grens: str = "hoogstens: 1599") -> str:
    return FONDS + f"plafonds:\n  - waarvan: {waarvan}\n    {grens}\n    zekerheid: gezien\n"


@pytest.mark.parametrize("naam", ["subsidie", "Subsidie", "de subsidie", "de totale subsidie", "subsidiebedrag"])
def test_a_ceiling_of_the_grant_as_a_whole_is_checked(proef: Proef, naam: str) -> None:
    assert bij(proef, plafond(naam), begrotingsboek()) == [
        f"B16 {PROJECT} regel 19: de gevraagde subsidie is € 1.600,00; hoogstens € 1.599,00 mag"
        " → vraag minder aan, of herstel het plafond in inputs/financiers"
    ]


def test_a_grant_of_exactly_the_ceiling_gives_no_melding(proef: Proef) -> None:
    assert bij(proef, plafond("subsidie", "hoogstens: 1600"), begrotingsboek()) == []


def test_a_ceiling_of_the_grant_needs_no_budget(proef: Proef) -> None:
    schrijf_project(proef, PLAN, plafond("subsidie"))

    gevonden = proef.genereer("controleer", "--formaat", "json").meldingen

    assert [melding.split(":")[0] for melding in gevonden if melding.startswith("B")] == [f"B16 {PROJECT} regel 19"]


def test_a_share_of_all_costs_is_a_ceiling_too(proef: Proef) -> None:
    assert bij(proef, plafond("subsidie", "hoogstens_pct: 50"), begrotingsboek()) == [
        f"B16 {PROJECT} regel 19: de gevraagde subsidie is 72,7% van de kosten; hoogstens 50% mag"
        " → vraag minder aan, of herstel het plafond in inputs/financiers"
    ]


@pytest.mark.parametrize(
    "naam", ["Project-leiding", "project leiding", "projectleidingskosten", "kosten projectleiding"]
)
def test_a_kind_of_cost_that_the_funder_spells_in_another_way_is_checked(proef: Proef, naam: str) -> None:
    gevonden = bij(proef, plafond(naam, "hoogstens: 599"), begrotingsboek())

    assert gevonden == [
        f"B16 {BEGROTING} Begroting!K2: van {naam} komt € 600,00 uit de subsidie; hoogstens € 599,00 mag"
        " → verlaag het bedrag uit de subsidie"
    ]


@pytest.mark.melding("B33")
def test_a_ceiling_that_fits_nothing_is_told(proef: Proef) -> None:
    assert bij(proef, plafond("projectleding"), begrotingsboek()) == [
        "B33 inputs/financiers/fonds.yaml regel 3: het plafond voor 'projectleding' past op geen kostensoort van het"
        " project 'plan' en op geen regel → bedoelde u 'projectleiding'? Voor het hele bedrag schrijft u 'subsidie'"
    ]


@pytest.mark.melding("B34")
@pytest.mark.parametrize(
    "geldig, hoe, tot",
    [("2015", "buiten", "01-01-2015 t/m 31-12-2015"), ("2024", "deels buiten", "01-01-2024 t/m 31-12-2024")],
)
def test_a_project_outside_the_time_of_the_arrangement_is_told(proef: Proef, geldig: str, hoe: str, tot: str) -> None:
    assert bij(proef, FONDS + f"geldig: {geldig}\n", begrotingsboek()) == [
        f"B34 {PROJECT} regel 5: het project loopt van 01-01-2024 t/m 31-12-2025, {hoe} de tijd waarin de regeling"
        f" geldt: {tot} (inputs/financiers/fonds.yaml, regel 2) → kies een regeling die dan geldt, of herstel"
        " 'geldig' in het bestand van de financier"
    ]


def test_a_project_inside_the_time_of_the_arrangement_gives_no_melding(proef: Proef) -> None:
    assert bij(proef, FONDS + "geldig: 2024-2025\n", begrotingsboek()) == []


def test_just_over_the_ceiling_is_not_told_as_the_ceiling(proef: Proef) -> None:
    """50,01% is more than 50%, and a melding that says '50,0%; hoogstens 50% mag' explains nothing."""
    inhoud = begrotingsboek({**R001, "bedrag_subsidiabel": 600.12}, {**R002, "bedrag_subsidiabel": 999.88})

    assert bij(proef, HELFT, inhoud) == [
        f"B16 {BEGROTING} Begroting!K2: van projectleiding komt 50,01% uit de subsidie; hoogstens 50% mag"
        " → verlaag het bedrag uit de subsidie"
    ]


@pytest.mark.melding("B24")
def test_costs_that_a_grant_of_this_size_does_not_pay_are_told(proef: Proef) -> None:
    inhoud = begrotingsboek(R001, {**R002, "omschrijving": "Accountant, verklaring"})

    assert bij(proef, ACCOUNTANT, inhoud) == [
        f"B24 {BEGROTING} Begroting!K3: accountant mag pas vanaf een subsidie van € 125.000,00"
        " → haal deze kosten uit de subsidie"
    ]


def test_those_costs_from_other_income_give_no_melding(proef: Proef) -> None:
    inhoud = begrotingsboek(
        {**R001, "bedrag_subsidiabel": 1200},
        {**R002, "bedrag_subsidiabel": 400},
        {"regel_id": "R003", "fase": 2, "kostensoort": "bijeenkomsten", "omschrijving": "accountant", "bedrag": 0},
    )

    assert bij(proef, ACCOUNTANT, inhoud) == []


@pytest.mark.melding("B17")
@pytest.mark.parametrize("omschrijving", ["zaalhuur", "Zaalhuur scholing", "huur zaal en catering"])
def test_costs_that_the_grant_does_not_pay_are_told(proef: Proef, omschrijving: str) -> None:
    woord = "catering" if "catering" in omschrijving else "zaalhuur"
    inhoud = begrotingsboek(R001, {**R002, "omschrijving": omschrijving})

    assert bij(proef, FONDS + "niet_subsidiabel: [zaalhuur en catering]\n", inhoud) == [
        f"B17 {BEGROTING} Begroting!D3: '{woord}' wordt niet uit de subsidie betaald; deze regel haalt er"
        " € 1.000,00 uit → zet het bedrag bij een andere dekking"
    ]


def test_the_plan_may_say_too_what_the_grant_does_not_pay(proef: Proef) -> None:
    plan = PLAN + "  niet_uit_subsidie:\n    - wat: zaalhuur en catering\n      waaruit: het netwerk\n"
    inhoud = begrotingsboek(R001, {**R002, "omschrijving": "zaalhuur"})

    assert [melding.split(":")[0] for melding in bij(proef, FONDS, inhoud, plan)] == [f"B17 {BEGROTING} Begroting!D3"]


@pytest.mark.parametrize("omschrijving", ["vergaderzaal reserveren", "huur van een laptop"])
def test_other_words_give_no_melding(proef: Proef, omschrijving: str) -> None:
    inhoud = begrotingsboek(R001, {**R002, "omschrijving": omschrijving})

    assert bij(proef, FONDS + "niet_subsidiabel: [zaalhuur]\n", inhoud) == []


@pytest.mark.melding("B20")
@pytest.mark.parametrize(
    "besteed, verschil, deel", [(1330, "€ 130,00", "10,8%"), (1500, "€ 300,00", "25,0%"), (600, "-€ 600,00", "-50,0%")]
)
def test_a_deviation_above_the_threshold_without_explanation_is_told(
    proef: Proef, besteed: float, verschil: str, deel: str
) -> None:
    inhoud = begrotingsboek(realisatie=[{**UITGAVE, "realisatie": besteed, "prognose_rest": 0}])

    assert bij(proef, DREMPEL, inhoud) == [
        f"B20 {BEGROTING} Begroting!A2: 'uren projectleider' wijkt {verschil} af van de begroting ({deel})"
        " → geef een toelichting op blad Realisatie (nodig boven 10%)"
    ]


def test_less_than_the_budget_says_nothing_while_it_is_not_told_what_is_still_to_come(proef: Proef) -> None:
    assert bij(proef, DREMPEL, begrotingsboek(realisatie=[{**UITGAVE, "realisatie": 100}])) == []


@pytest.mark.parametrize("besteed", [1080, 1200, 1320])
def test_a_deviation_up_to_the_threshold_gives_no_melding(proef: Proef, besteed: float) -> None:
    assert bij(proef, DREMPEL, begrotingsboek(realisatie=[{**UITGAVE, "realisatie": besteed}])) == []


def test_a_deviation_with_an_explanation_gives_no_melding(proef: Proef) -> None:
    inhoud = begrotingsboek(realisatie=[{**UITGAVE, "realisatie": 1500, "toelichting": "meer gesprekken"}])

    assert bij(proef, DREMPEL, inhoud) == []


def test_what_is_still_expected_counts(proef: Proef) -> None:
    inhoud = begrotingsboek(realisatie=[{**UITGAVE, "realisatie": 500, "prognose_rest": 700}, UITGAVE_2])

    assert bij(proef, DREMPEL, inhoud) == []


def test_of_several_forecasts_only_the_last_counts(proef: Proef) -> None:
    inhoud = begrotingsboek(
        realisatie=[
            {**UITGAVE, "kwartaal": "2024Q2", "realisatie": 400, "prognose_rest": 300},
            {**UITGAVE, "kwartaal": "2024Q1", "realisatie": 500, "prognose_rest": 700},
        ]
    )

    assert bij(proef, DREMPEL, inhoud) == []


def test_spending_on_a_line_that_was_budgeted_for_nothing_needs_an_explanation(proef: Proef) -> None:
    leeg = {**R002, "regel_id": "R003", "omschrijving": "drukwerk", "aantal": 0, "bedrag": 0, "bedrag_subsidiabel": 0}
    inhoud = begrotingsboek(R001, R002, leeg, realisatie=[{**UITGAVE, "regel_id": "R003", "realisatie": 80}])

    assert bij(proef, DREMPEL, inhoud) == [
        f"B20 {BEGROTING} Begroting!A4: 'drukwerk' wijkt € 80,00 af van de begroting (niet begroot)"
        " → geef een toelichting op blad Realisatie (nodig boven 10%)"
    ]


def test_a_line_of_which_nothing_was_used_at_all_needs_an_explanation(proef: Proef) -> None:
    """Spending of 0, typed in the last quarter, is a deviation of 100%."""
    inhoud = begrotingsboek(realisatie=[{**UITGAVE, "realisatie": 0, "prognose_rest": 0}])

    assert [melding.split(":")[0] for melding in bij(proef, DREMPEL, inhoud)] == [f"B20 {BEGROTING} Begroting!A2"]


def test_a_line_without_any_spending_yet_gives_no_melding(proef: Proef) -> None:
    assert bij(proef, DREMPEL, begrotingsboek(realisatie=[{**UITGAVE, "realisatie": None}])) == []


@pytest.mark.melding("B30")
def test_a_funder_without_a_profile_is_told_with_the_nearest_one(proef: Proef) -> None:
    schrijf_project(proef, PLAN.replace("financier: fonds", "financier: fondss"))

    assert meldingen_bij(proef, begrotingsboek()) == [
        f"B30 {PROJECT} regel 2: er is geen profiel 'fondss' in inputs/financiers → bedoelde u 'fonds'?"
    ]
