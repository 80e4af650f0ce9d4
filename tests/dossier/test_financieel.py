from decimal import Decimal

import pytest

from pipeline.bestand.yamlbestand import lees_yaml
from pipeline.dossier.basis import Opbouw
from pipeline.dossier.financieel import Financieel, financieel
from pipeline.dossier.financier import Financier
from pipeline.dossier.project import Projectplan
from tests.hulp_geld import EIGEN, PLAN, R001, R002, SUBSIDIE, begrotingsboek, lees

RIJK = """\
naam: Rijk
arrangementen:
  - {naam: klein, vanaf: 0, tot: 25000, zekerheid: gezien}
  - {naam: midden, vanaf: 25000, tot: 125000, zekerheid: gezien}
  - {naam: groot, vanaf: 125000, zekerheid: gezien}
"""


def plan(tekst: str = PLAN) -> Projectplan:
    kaart, _ = lees_yaml(tekst.encode(), "project.yaml")
    return Projectplan.model_validate(kaart, context=Opbouw())


def rijk() -> Financier:
    kaart, _ = lees_yaml(RIJK.encode(), "rijk.yaml")
    return Financier.model_validate(kaart, context=Opbouw())


def geld(inhoud: bytes, tekst: str = PLAN) -> Financieel:
    return financieel(plan(tekst), lees(inhoud)[0], rijk())


def test_costs_are_laid_out_by_phase_and_kind_of_cost() -> None:
    drie = {**R001, "regel_id": "R003", "fase": 2, "aantal": 1.5, "tarief": 33.33, "bedrag": 50}

    overzicht = geld(begrotingsboek(R001, R002, drie))

    assert overzicht.kostensoorten == ("projectleiding", "bijeenkomsten")
    assert [(fase.nummer, fase.titel, fase.bedragen, fase.totaal) for fase in overzicht.fasen] == [
        (1, "Verkennen", (Decimal("1200.00"), Decimal("0.00")), Decimal("1200.00")),
        (2, "Uitvoeren", (Decimal("50.00"), Decimal("1000.00")), Decimal("1050.00")),
    ]
    assert overzicht.soorttotalen == (Decimal("1250.00"), Decimal("1000.00"))
    assert overzicht.totaal == sum(fase.totaal for fase in overzicht.fasen) == Decimal("2250.00")


def test_each_kind_of_cost_is_split_into_grant_and_elsewhere() -> None:
    overzicht = geld(begrotingsboek())

    assert [(s.naam, s.totaal, s.subsidie, s.elders) for s in overzicht.per_soort] == [
        ("projectleiding", Decimal(1200), Decimal(600), Decimal(600)),
        ("bijeenkomsten", Decimal(1000), Decimal(1000), Decimal(0)),
    ]


@pytest.mark.parametrize("soort", ["Projectleiding", " PROJECTLEIDING ", "Projectleiding."])
def test_a_line_that_the_check_accepts_is_counted_in_its_kind_of_cost(soort: str) -> None:
    """Whatever the check takes for a known kind of cost has to be in the table, or money falls out of it."""
    overzicht = geld(begrotingsboek({**R001, "kostensoort": soort}, R002))

    assert sum(overzicht.soorttotalen) == overzicht.totaal


def test_income_stands_in_the_three_classes_of_the_law_and_work_in_kind_beside_it() -> None:
    natura = {"bron": "in natura", "partij": "leden", "bedrag": 400}

    overzicht = geld(begrotingsboek(dekking=(EIGEN, SUBSIDIE, natura)))

    assert [(klasse.naam, klasse.totaal) for klasse in overzicht.dekking] == [
        ("Subsidie", Decimal(1600)),
        ("Eigen bijdrage", Decimal(600)),
        ("Bijdragen van derden", Decimal(0)),
    ]
    assert overzicht.dekking_totaal == 2200
    assert [post.bedrag for post in overzicht.in_natura] == [400]


def test_a_line_that_cannot_be_read_makes_the_sums_over_it_a_gap_and_no_others() -> None:
    overzicht = geld(begrotingsboek({**R001, "tarief": "PM"}, R002))

    assert not isinstance(overzicht.totaal, Decimal)
    assert not isinstance(overzicht.fasen[0].totaal, Decimal)
    assert not isinstance(overzicht.soorttotalen[0], Decimal)
    assert overzicht.fasen[1].totaal == 1000
    assert overzicht.soorttotalen[1] == 1000


def _uitgave(kwartaal: str, realisatie: object, prognose: object = None, regel: str = "R001") -> dict[str, object]:
    return {"regel_id": regel, "kwartaal": kwartaal, "realisatie": realisatie, "prognose_rest": prognose}


def test_spending_adds_up_over_the_quarters_and_the_last_forecast_counts() -> None:
    uitgaven = [_uitgave("2024Q2", 300, 500), _uitgave("2024Q1", 400.1, 900), _uitgave("2024Q3", 100.2, regel="R002")]

    totaal = geld(begrotingsboek(realisatie=uitgaven)).verschil_totaal

    assert (totaal.begroot, totaal.gerealiseerd, totaal.prognose) == (Decimal(2200), Decimal("800.30"), Decimal(500))
    assert totaal.verschil == Decimal("-899.70")


def test_a_deviation_is_a_share_of_the_budget_and_has_none_where_nothing_was_budgeted() -> None:
    leeg = {**R002, "regel_id": "R003", "aantal": 0, "bedrag": 0, "bedrag_subsidiabel": 0}
    uitgaven = [_uitgave("2024Q1", 1320), _uitgave("2024Q1", 80, regel="R003")]

    verschillen = geld(begrotingsboek(R001, R002, leeg, realisatie=uitgaven)).regelverschillen

    assert verschillen[0].deel == Decimal("0.1")
    assert verschillen[2].deel is None


def test_spending_that_cannot_be_read_makes_the_difference_a_gap() -> None:
    overzicht = geld(begrotingsboek(realisatie=[_uitgave("2024Q1", "PM"), _uitgave("2024Q1", 5, regel="R002")]))

    assert not isinstance(overzicht.verschil_totaal.gerealiseerd, Decimal)
    assert not isinstance(overzicht.verschillen[0].verschil, Decimal)
    assert overzicht.verschillen[1].gerealiseerd == 5


def test_a_forecast_that_cannot_be_read_makes_the_difference_a_gap() -> None:
    overzicht = geld(begrotingsboek(realisatie=[_uitgave("2024Q1", 100, "n.t.b.")]))

    assert not isinstance(overzicht.verschil_totaal.verschil, Decimal)


@pytest.mark.parametrize("aangevraagd, naam", [("24999,99", "klein"), ("25000", "midden"), ("124.999,99", "midden"),
                                               ("125000", "groot")])  # fmt: skip
def test_a_grant_on_a_border_belongs_to_the_larger_arrangement(aangevraagd: str, naam: str) -> None:
    arrangement = geld(begrotingsboek(), PLAN.replace("aangevraagd: 1600", f"aangevraagd: {aangevraagd}")).arrangement

    assert arrangement is not None
    assert arrangement.naam == naam


def test_the_grant_that_was_given_goes_before_what_was_asked() -> None:
    arrangement = geld(begrotingsboek(), PLAN + "  beschikt: 30000\n").arrangement

    assert arrangement is not None
    assert arrangement.naam == "midden"
