"""Which rows of a survey are respondents: no average or note counts, and nobody who answered is lost in silence."""

import datetime
from collections.abc import Sequence

import pytest

from pipeline.bron import Rooster
from pipeline.dossier.tabel import Vrijblad
from pipeline.excel.antwoorden import lees_antwoorden
from tests.hulp import werkboek
from tests.hulp_geld import met_formule

KOP = ("ID", "Voltooiingstijd", "Rol", "Cijfer", "Helder", "Wat mist u?")
KAAL = ("Rol", "Cijfer", "Helder", "Wat mist u?")
GEEN = "deze rij is geen antwoord van een respondent en telt niet mee"
WEG = "verwijder de rij, of vul in wat bij ieder ander is ingevuld"
BIJNA = "in deze rij is bijna niets ingevuld; zij telt mee als antwoord → verwijder de rij als het geen antwoord is"

Rij = Sequence[object]


def mensen(aantal: int = 12) -> list[tuple[object, ...]]:
    """Respondents with marks of 6 to 8: of twelve the mean is 7, the sum 84."""
    begin = datetime.datetime(2025, 10, 7, 13, 26)
    return [
        (n + 1, begin + datetime.timedelta(days=n), "Zorgverlener", 6 + n % 3, "Eens", "tijd" if n % 4 == 0 else None)
        for n in range(aantal)
    ]


def kale(aantal: int = 12) -> list[Rij]:
    return [rij[2:] for rij in mensen(aantal)]


def gelezen(*onder: Rij, kop: Rij = KOP, rijen: Sequence[Rij] | None = None) -> tuple[int, list[str]]:
    """How many respondents are counted with these rows under them, and what is told."""
    return van(werkboek([kop, *(mensen() if rijen is None else rijen), *onder], "Antwoorden"))


def van(inhoud: bytes) -> tuple[int, list[str]]:
    kaart, meldingen = lees_antwoorden(inhoud, "enquete.xlsx", Vrijblad("antwoorden", ""))
    assert kaart is not None
    rooster = kaart.velden["antwoorden"]
    assert isinstance(rooster, Rooster)
    return len(rooster.rijen), [f"{m.code} {m.plaats.spot}: {m.tekst} → {m.advies}" for m in meldingen]


ONDER: dict[str, list[Rij]] = {
    "a mean without a label": [(), (None, None, None, 7.0833)],
    "a mean right under the answers": [(None, None, None, 7)],
    "a mean of which the answers are whole": [(None, None, None, 7.46)],
    "a sum": [(None, None, None, 84)],
    "a count in every column": [(12, None, 12, 12, 12, 3)],
    "the highest": [(None, None, None, 8)],
    "a label in the column of the role": [(None, None, "Gemiddelde", 7)],
    "a label in the first column": [("Gemiddeld cijfer", None, None, 7)],
    "a count with a label": [("Aantal", None, None, 12)],
    "a total with a label": [(), ("TOTAAL:", None, 12, 84)],
    "a short label": [("n =", None, None, 12)],
    "an English label": [("Average", None, None, 7)],
    "a note in the first column": [(), (), ("* export van 3 maart, testantwoorden verwijderd",)],
    "a note right under the answers": [("export van 3 maart",)],
    "a note in a column of answers": [(None, None, None, None, None, "bron: Forms")],
    "the foot of a survey program": [(), ("© 2025 Enquêtemaker",)],
    "a number alone": [(None, None, None, None, 3)],
}


@pytest.mark.melding("X30")
@pytest.mark.parametrize("onder", ONDER.values(), ids=ONDER.keys())
def test_what_stands_under_the_answers_is_told_and_does_not_count(onder: list[Rij]) -> None:
    nummer = 13 + len(onder)
    assert gelezen(*onder) == (12, [f"X30 Antwoorden!A{nummer}: {GEEN} → {WEG}"])


@pytest.mark.melding("X30")
def test_several_rows_under_the_answers_are_told_each() -> None:
    aantal, meldingen = gelezen(
        (),
        ("Gemiddelde", None, None, 7),
        ("Laagste", None, None, 6),
        ("Hoogste", None, None, 8),
        ("opgemaakt door F.",),
    )

    assert aantal == 12
    assert [m.partition(":")[0] for m in meldingen] == [f"X30 Antwoorden!A{rij}" for rij in (15, 16, 17, 18)]


@pytest.mark.melding("X30")
@pytest.mark.parametrize("waarde", [None, "7"])
def test_a_row_with_a_formula_over_the_answers_is_no_respondent_and_needs_no_value(waarde: str | None) -> None:
    inhoud = werkboek([KOP, *mensen(), (None, None, None, 0)], "Antwoorden")

    aantal, meldingen = van(met_formule(inhoud, "D14", "AVERAGE(D2:D13)", waarde, "Antwoorden"))

    assert aantal == 12
    assert [m.partition(" ")[0] for m in meldingen] == (["X30"] if waarde else [])


@pytest.mark.melding("X30")
def test_without_a_number_and_a_moment_a_sum_that_is_no_answer_is_none() -> None:
    for rij in ((None, 6.9231), (None, 90), ("Gemiddelde", 7), ("Totaal", 90)):
        aantal, meldingen = gelezen(rij, kop=KAAL, rijen=kale(13))
        assert (aantal, [m.partition(":")[0] for m in meldingen]) == (13, ["X30 Antwoorden!A15"]), rij


@pytest.mark.melding("X31")
@pytest.mark.parametrize("rij", [(None, 7), (None, 7.5), (None, None, None, "meer tijd"), ("export van 3 maart",)])
def test_a_row_that_may_be_an_answer_counts_and_is_told(rij: Rij) -> None:
    assert gelezen(rij, kop=KAAL, rijen=kale()) == (13, [f"X31 Antwoorden!A14: {BIJNA}"])


def test_who_answered_one_open_question_is_a_respondent() -> None:
    moment = datetime.datetime(2025, 11, 1, 9, 0)
    assert gelezen((13, moment, None, None, None, "meer tijd")) == (13, [])
    assert gelezen((13, moment)) == (13, [])
    assert gelezen((13, None, None, 7))[0] == 13


def test_who_filled_in_a_paper_form_is_a_respondent_without_a_number() -> None:
    assert gelezen((None, None, "Zorgverlener", 7, "Eens", None)) == (13, [])
    assert gelezen((), (None, None, "Zorgverlener", 7, "Eens", "tijd")) == (13, [])


def test_who_answered_little_between_the_others_is_a_respondent() -> None:
    rijen = [*kale(6), (None, 7), (None, None, None, "tijd"), *kale(6)]
    assert gelezen(kop=KAAL, rijen=rijen) == (14, [])


def test_a_formula_in_every_row_makes_no_row_a_total() -> None:
    inhoud = werkboek([(*KOP, "Dubbel"), *((*rij, 0) for rij in mensen())], "Antwoorden")
    for rij in range(2, 14):
        inhoud = met_formule(inhoud, f"G{rij}", "COUNTIF(A20:A90,A2)", "1", "Antwoorden")

    assert van(inhoud) == (12, [])


def test_an_answer_that_begins_with_a_word_for_a_sum_is_one() -> None:
    assert gelezen((13, datetime.datetime(2025, 11, 1), "Zorgverlener", 7, "Eens", "Totaal geen idee")) == (13, [])
    assert gelezen(("Totaal niet", 7, "Eens", None), kop=KAAL, rijen=kale()) == (13, [])


@pytest.mark.parametrize("aantal", range(5))
def test_of_a_few_answers_none_is_doubted(aantal: int) -> None:
    assert gelezen(rijen=[*mensen(aantal), (None, None, None, 8)]) == (aantal + 1, []) or aantal == 4
