import pytest

from tests.conftest import Proef
from tests.hulp_geld import PLAN, PROJECT, VERANTWOORDING, VERSLAG, schrijf_project, schrijf_verantwoording


def meldingen_bij(proef: Proef, plan: str = PLAN, verslag: str | None = None) -> list[str]:
    schrijf_project(proef, plan)
    if verslag is not None:
        schrijf_verantwoording(proef, verslag)
    return proef.meldingen()


def test_a_good_plan_with_a_good_account_gives_no_melding(proef: Proef) -> None:
    assert meldingen_bij(proef, PLAN, VERSLAG) == []


# Phase 1 of the source documents runs to February 2024, and phase 2 begins in January.
OVERLAP = PLAN.replace("periode: jul 2024 – dec 2025", "periode: jun 2024 – dec 2025")


@pytest.mark.melding("P01")
def test_phases_that_overlap_are_told_at_the_later_one(proef: Proef) -> None:
    assert meldingen_bij(proef, OVERLAP) == [
        f"P01 {PROJECT} regel 15: fase 1 en fase 2 overlappen elkaar"
        " → herstel een van de twee, of zet 'fasen_overlappen: ja' in dit bestand"
    ]


def test_phases_that_overlap_on_purpose_give_no_melding(proef: Proef) -> None:
    assert meldingen_bij(proef, OVERLAP + "fasen_overlappen: ja\n") == []


@pytest.mark.melding("P02")
def test_a_phase_and_an_activity_outside_the_duration_are_told(proef: Proef) -> None:
    plan = PLAN.replace("dec 2025\n    activiteiten", "jan 2026\n    activiteiten").replace("Q2 2024", "Q4 2023")

    advies = "herstel de periode, of de looptijd"
    waar = "valt buiten de looptijd van het project (01-01-2024 t/m 31-12-2025)"
    assert meldingen_bij(proef, plan) == [
        f"P02 {PROJECT} regel 15: deze fase {waar} → {advies}",
        f"P02 {PROJECT} regel 13: deze activiteit {waar} → {advies}",
    ]


def test_an_activity_outside_its_phase_but_within_the_project_is_left_alone(proef: Proef) -> None:
    assert meldingen_bij(proef, PLAN.replace("Q2 2024", "Q3 2024")) == []


@pytest.mark.melding("P03")
def test_an_account_of_what_was_not_promised_is_told(proef: Proef) -> None:
    verslag = VERSLAG.replace("product: werkboekje", "product: werkboek") + "  - product: werkboekje\n"
    verslag += "    voortgang: uitgevoerd\n"
    verslag = verslag.replace("producten:", "  - fase: 3\n    activiteit: 1\n    voortgang: uitgevoerd\nproducten:")

    assert meldingen_bij(proef, PLAN, verslag) == [
        f"P03 {VERANTWOORDING} regel 17: fase 3 heeft geen activiteit 1 → herstel het nummer",
        f"P03 {VERANTWOORDING} regel 20: 'werkboek' is geen product van het projectplan → bedoelde u 'werkboekje'?",
    ]


@pytest.mark.melding("P04")
def test_a_promise_of_which_nothing_is_told_is_told(proef: Proef) -> None:
    verslag = VERSLAG.replace("  - fase: 2\n    activiteit: 1\n    voortgang: uitgevoerd\n", "")
    verslag = verslag.replace("producten:\n  - product: werkboekje\n    voortgang: uitgevoerd\n", "")

    assert meldingen_bij(proef, PLAN, verslag) == [
        f"P04 {VERANTWOORDING} regel 6: van activiteit 1 van fase 2 ('Scholing geven') staat niet wat ervan kwam"
        " → voeg haar toe",
        f"P04 {VERANTWOORDING} regel 1: van het product 'werkboekje' staat niet wat ervan kwam → voeg het toe",
    ]


@pytest.mark.melding("P05")
@pytest.mark.parametrize("voortgang", ["deels uitgevoerd", "niet uitgevoerd"])
def test_what_went_otherwise_needs_an_explanation(proef: Proef, voortgang: str) -> None:
    verslag = VERSLAG.replace("voortgang: uitgevoerd\nproducten", f"voortgang: {voortgang}\nproducten")

    assert meldingen_bij(proef, PLAN, verslag) == [
        f"P05 {VERANTWOORDING} regel 15: '{voortgang}' heeft een toelichting nodig → schrijf op waarom"
    ]


def test_what_went_otherwise_with_an_explanation_gives_no_melding(proef: Proef) -> None:
    verslag = VERSLAG.replace(
        "voortgang: uitgevoerd\nproducten", "voortgang: niet uitgevoerd\n    toelichting: Geen trainer.\nproducten"
    )

    assert meldingen_bij(proef, PLAN, verslag) == []


@pytest.mark.melding("P06")
def test_an_activity_that_is_accounted_for_twice_is_told(proef: Proef) -> None:
    """Of two accounts of one activity only one would be printed."""
    dubbel = "  - fase: 1\n    activiteit: 1\n    voortgang: niet uitgevoerd\n    toelichting: Uitgesteld.\nproducten:"

    gevonden = meldingen_bij(proef, PLAN, VERSLAG.replace("producten:", dubbel))

    assert [melding.split(" ")[0] for melding in gevonden] == ["P06"]
    assert gevonden[0].endswith("activiteit 1 van fase 1 staat er al → haal een van de twee weg")


@pytest.mark.melding("P07")
def test_a_kind_of_cost_that_stands_twice_is_told(proef: Proef) -> None:
    plan = PLAN.replace("    - naam: bijeenkomsten\n", "    - naam: bijeenkomsten\n    - naam: Projectleiding\n")
    schrijf_project(proef, plan)

    assert [m for m in proef.meldingen() if m.startswith("P07")] == [
        f"P07 {PROJECT} regel 23: kostensoort 'Projectleiding' staat er al → haal een van de twee weg"
    ]


@pytest.mark.melding("P08")
@pytest.mark.parametrize("bedrag", ["-5", "0"])
def test_a_grant_that_is_nothing_or_less_is_told(proef: Proef, bedrag: str) -> None:
    schrijf_project(proef, PLAN.replace("aangevraagd: 1600", f"aangevraagd: {bedrag}"))

    [melding] = [m for m in proef.meldingen() if m.startswith("P08")]
    assert melding.endswith(",00 → herstel het bedrag")
