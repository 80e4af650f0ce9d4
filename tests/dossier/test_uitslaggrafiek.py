"""Charts of a survey say what is to be seen in it."""

from decimal import Decimal

import pytest

from pipeline.dossier.grafiek import Vorm
from pipeline.dossier.uitslag import Cijfer, Cijfervraag, Gekozen, Keuzevraag, Meetpunt, Verdeling
from pipeline.dossier.uitslaggrafiek import grafiek_van_stellingen


def _vraag(label: str, aantallen: tuple[int, ...], *, meer: bool = False, schaal: str = "nee soms ja") -> Keuzevraag:
    antwoorden = tuple(
        Gekozen(antwoord.replace("_", " "), aantal, Decimal(aantal) / 10)
        for antwoord, aantal in zip(schaal.split(), aantallen, strict=True)
    )
    return Keuzevraag("q", label, meer, Verdeling(None, 10, antwoorden), ())


def test_statements_on_one_scale_stand_in_one_chart() -> None:
    vragen = (_vraag("Een.", (5, 3, 2)), _vraag("Twee.", (1, 2, 7)), _vraag("Anders", (1, 9), schaal="man vrouw"))

    grafiek = grafiek_van_stellingen(vragen)

    assert grafiek is not None
    assert grafiek.vorm is Vorm.GESTAPELD
    assert grafiek.titel == "Het vaakst 'ja': Twee (70%)"
    assert grafiek.groepen == ("Een", "Twee")
    assert grafiek.reeksen[2].waarden == (Decimal("0.2"), Decimal("0.7"))


@pytest.mark.parametrize(
    "schaal, aantallen, titel",
    [
        ("nee ja", (3, 7), "'ja': Een (70%)"),
        ("oneens neutraal eens", (1, 5, 4), "'eens': Een (40%)"),
        ("oneens eens weet_niet", (1, 3, 6), "'eens': Een (30%)"),
        ("zeer_oneens oneens neutraal eens", (1, 2, 3, 4), "'eens': Een (40%)"),
        ("zeer_oneens oneens eens zeer_eens", (1, 2, 3, 4), "'zeer eens' of 'eens': Een (70%)"),
        ("zeer_oneens oneens neutraal eens zeer_eens", (1, 1, 2, 3, 3), "'zeer eens' of 'eens': Een (60%)"),
        ("zeer_oneens oneens eens zeer_eens geen_mening", (1, 1, 2, 2, 4), "'zeer eens' of 'eens': Een (40%)"),
        ("oneens niet_eens_en_niet_oneens eens zeer_eens", (1, 1, 4, 4), "'zeer eens' of 'eens': Een (80%)"),
    ],
)
def test_the_title_counts_no_answer_in_the_middle_as_agreeing(
    schaal: str, aantallen: tuple[int, ...], titel: str
) -> None:
    grafiek = grafiek_van_stellingen((_vraag("Een.", aantallen, schaal=schaal),))

    assert grafiek is not None
    assert grafiek.titel == f"Het vaakst {titel}"


def test_answers_stand_with_the_most_chosen_first() -> None:
    grafiek = _vraag("Wat mist u?", (2, 9, 5), meer=True).grafiek

    assert grafiek is not None
    assert grafiek.groepen == ("soms", "ja", "nee")
    assert grafiek.titel == "Wat mist u? Het vaakst: soms (90%)"


def test_a_hidden_question_has_no_chart() -> None:
    assert Keuzevraag("q", "x", True, Verdeling(None, is_verborgen=True), ()).grafiek is None
    assert grafiek_van_stellingen((Keuzevraag("q", "x", False, Verdeling(None, is_verborgen=True), ()),)) is None


def test_a_mark_has_a_trend_where_there_was_a_survey_before() -> None:
    nu, toen = Meetpunt("2025-2026", Decimal("7.5"), 54), Meetpunt("2022-2023", Decimal("7.1"), None)
    alleen = Cijfervraag("q", "Rapportcijfer", 1, 10, Cijfer(None, trend=(nu,)), ())
    samen = Cijfervraag("q", "Rapportcijfer", 1, 10, Cijfer(None, trend=(toen, nu)), ())

    assert alleen.grafiek_trend is None
    assert samen.grafiek_trend is not None
    assert samen.grafiek_trend.beschrijving == (
        "Lijngrafiek. Rapportcijfer: 7,1 in 2022-2023, 7,5 in 2025-2026. 2022-2023: 7,1. 2025-2026: 7,5."
    )
