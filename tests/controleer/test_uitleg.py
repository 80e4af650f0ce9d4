"""Explanations that explain nothing."""

import pytest

from pipeline.controleer.uitleg import legt_niets_uit
from tests.conftest import Proef
from tests.controleer.test_jaarplan import PLAN, doel, meldingen
from tests.hulp_geld import VERANTWOORDING, VERSLAG, begrotingsboek, schrijf_begroting, schrijf_verantwoording


@pytest.mark.melding("E18")
def test_an_explanation_that_only_says_that_it_is_so_is_told(proef: Proef) -> None:
    plan = doel("{tekst: Een module, status: niet behaald, toelichting: Het gaat niet goed.}")
    assert meldingen(proef, plan) == [
        f"E18 {PLAN} regel 5: resultaat 1.1 is 'Niet behaald', en de toelichting 'Het gaat niet goed.' zegt niet waarom"
        " → schrijf op wat de oorzaak is"
    ]


def test_so_is_one_of_the_progress_during_the_year(proef: Proef) -> None:
    plan = doel("{tekst: Een module, voortgang: niet haalbaar, prognose: Het loopt niet zoals gepland.}")
    assert [melding[:3] for melding in meldingen(proef, plan)] == ["E18"]


def test_the_goal_may_explain_what_its_result_does_not(proef: Proef) -> None:
    plan = doel(
        "{tekst: Een module, status: niet behaald, toelichting: Niet gelukt.}",
        rest="    toelichting: De trainer was een half jaar ziek.\n",
    )
    assert meldingen(proef, plan) == []


def test_so_is_one_in_the_account_of_a_project(proef: Proef) -> None:
    schrijf_begroting(proef, begrotingsboek())
    niets = "voortgang: deels uitgevoerd\n    toelichting: Dit is niet helemaal gelukt."
    schrijf_verantwoording(proef, VERSLAG.replace("voortgang: uitgevoerd", niets, 1))
    gevonden = proef.genereer("controleer", "--formaat", "json").meldingen
    assert [melding for melding in gevonden if melding.startswith("E18")] == [
        f"E18 {VERANTWOORDING} regel 10: 'deels uitgevoerd', en de toelichting 'Dit is niet helemaal gelukt.' zegt niet"
        " waarom → schrijf op wat de oorzaak is"
    ]


@pytest.mark.parametrize("tekst", ["Druk.", "Te weinig aanmeldingen.", "Zo ging het.", "De trainer was ziek."])
def test_a_reason_is_a_reason_however_short(tekst: str) -> None:
    assert not legt_niets_uit(tekst)
