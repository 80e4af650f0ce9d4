"""What the answers of a survey contradict, told with the cell or the line."""

import pytest

from tests.conftest import Proef
from tests.hulp_enquete import ENQUETE, EVALUATIE, VERHAAL, antwoord, groep, meldingen

GOED = groep(6) + groep(5, "bestuurders", 7, vanaf=7)


def met(verhaal: str) -> str:
    return VERHAAL + verhaal


def test_a_survey_that_fits_gives_nothing(proef: Proef) -> None:
    assert meldingen(proef, GOED) == []


@pytest.mark.melding("V02")
@pytest.mark.parametrize("cijfer, getoond", [(11, "11"), (0, "0"), ("goed", "goed"), ("7,5 of 8", "7,5 of 8")])
def test_a_mark_that_is_none_or_out_of_the_scale_is_told_with_its_cell(
    proef: Proef, cijfer: object, getoond: str
) -> None:
    assert meldingen(proef, [*GOED, antwoord(12, cijfer=cijfer)]) == [
        f"V02 {ENQUETE} Antwoorden!D13: '{getoond}' is geen getal van 1 tot en met 10 (vraag 'cijfer')"
        " → herstel de cel of maak haar leeg"
    ]


@pytest.mark.parametrize("cijfer", ["7,5", "8", 7.5, None])
def test_a_mark_as_text_is_a_mark_and_no_mark_is_no_mistake(proef: Proef, cijfer: object) -> None:
    assert meldingen(proef, [*GOED, antwoord(12, cijfer=cijfer)]) == []


@pytest.mark.melding("V02")
def test_an_answer_that_is_no_option_is_told_with_its_cell(proef: Proef) -> None:
    assert meldingen(proef, [*GOED, antwoord(12, lijnen="weet niet", missen="scholing;taart;")]) == [
        f"V02 {ENQUETE} Antwoorden!E13: 'weet niet' staat niet bij de opties (vraag 'lijnen')"
        " → zet het antwoord bij 'opties', of vul 'anders' in",
        f"V02 {ENQUETE} Antwoorden!F13: 'scholing;taart;' staat niet bij de opties (vraag 'missen')"
        " → zet het antwoord bij 'opties', of vul 'anders' in",
    ]
    anders = VERHAAL.replace("'overleg, ook digitaal']", "'overleg, ook digitaal'], anders: iets anders")
    assert meldingen(proef, [*GOED, antwoord(12, missen="scholing;taart;")], anders) == []


@pytest.mark.melding("V02")
def test_of_many_wrong_answers_twenty_are_told_and_then_how_many_more(proef: Proef) -> None:
    gevonden = meldingen(proef, [*GOED, *groep(23, cijfer=99, vanaf=12)])
    assert len(gevonden) == 21
    assert gevonden[-1] == (
        f"V02 {ENQUETE} Antwoorden!D1: nog 3 antwoorden op vraag 'cijfer' passen niet"
        " → kijk of 'soort' en 'schaal' kloppen"
    )


@pytest.mark.melding("V03")
def test_a_group_that_is_none_of_ours_is_told_once_with_its_number(proef: Proef) -> None:
    gevonden = meldingen(proef, [*GOED, antwoord(12, "apotheker"), *groep(5, "apotheker", vanaf=13)])
    assert gevonden == [
        f"V03 {ENQUETE} Antwoorden!C13: 'apotheker' hoort bij geen doelgroep (6 keer)"
        " → zet dit woord bij 'antwoorden' van de goede doelgroep"
    ]


@pytest.mark.melding("V04")
def test_more_answers_than_people_who_were_asked_are_told(proef: Proef) -> None:
    assert meldingen(proef, GOED, VERHAAL.replace("{naam: bestuurders}", "{naam: bestuurders, uitgenodigd: 4}")) == [
        f"V04 {EVALUATIE} regel 12: van doelgroep 'bestuurders' zijn er 4 uitgenodigd, maar er zijn 5 antwoorden"
        " → herstel het aantal uitgenodigden"
    ]


@pytest.mark.melding("V05")
def test_a_published_mark_is_worked_out_again(proef: Proef) -> None:
    verhaal = VERHAAL.replace("{vraag: cijfer}", "{vraag: cijfer, doelgroep: bestuurders, waarde: '7,5'}")
    assert meldingen(proef, GOED, verhaal) == [
        f"V05 {EVALUATIE} regel 9: het rapportcijfer is 7,5, maar de antwoorden geven 7,0 (n = 5)"
        " → herstel het cijfer, of haal het weg: het volgt uit de antwoorden"
    ]
    assert meldingen(proef, GOED, verhaal.replace("7,5", "7")) == []


BLAD = "citaten:\n  - {respondent: '3', vraag: uitleg}\n"


@pytest.mark.melding("V06")
@pytest.mark.parametrize("mag", ["Nee", None, "Ja, mits ik het eerst zie"])
def test_a_quote_without_a_plain_yes_is_refused(proef: Proef, mag: str | None) -> None:
    rijen = [*GOED, antwoord("x", uitleg="Fijn overleg.", mag=mag)]
    assert meldingen(proef, rijen, met(BLAD.replace("'3'", "x"))) == [
        f"V06 {EVALUATIE} regel 23: respondent 'x' geeft geen toestemming voor een citaat → haal het citaat weg"
    ]
    rijen = [*GOED, antwoord("x", uitleg="Fijn overleg.", mag="Ja")]
    assert meldingen(proef, rijen, met(BLAD.replace("'3'", "x"))) == []


@pytest.mark.melding("V06")
def test_a_typed_quote_needs_consent_too(proef: Proef) -> None:
    typ = "citaten:\n  - {tekst: Fijn overleg., rol: arts}\n"
    assert meldingen(proef, GOED, met(typ)) == [
        f"V06 {EVALUATIE} regel 23: van 'Fijn overleg.' staat niet dat de respondent het goed vindt"
        " → vraag het en vul 'toestemming: ja' in, of haal het weg"
    ]
    assert meldingen(proef, GOED, met(typ.replace("rol: arts", "toestemming: ja"))) == []


@pytest.mark.melding("V07")
def test_a_quote_that_cannot_be_found_is_told(proef: Proef) -> None:
    citaten = "citaten:\n  - {respondent: '99', vraag: uitleg}\n  - {respondent: '3', vraag: uitleg}\n  - {rol: arts}\n"
    assert meldingen(proef, GOED, met(citaten)) == [
        f"V07 {EVALUATIE} regel 23: respondent '99' staat niet in de antwoorden → controleer het kenmerk",
        f"V07 {EVALUATIE} regel 24: respondent '3' beantwoordde vraag 'uitleg' niet"
        " → noem een open vraag met een antwoord",
        f"V07 {EVALUATIE} regel 25: dit citaat heeft geen tekst en geen respondent"
        " → vul 'respondent' en 'vraag' in, of 'tekst'",
    ]


@pytest.mark.melding("V08")
@pytest.mark.parametrize(
    "woorden, wat",
    [
        ("Mail mij op iemand@voorbeeld.nl", "mailadres"),
        ("Bel 06-12345678 maar", "telefoonnummer"),
        ("Bel +31 30 123 45 67", "telefoonnummer"),
    ],
)
def test_a_quote_that_tells_who_said_it_is_refused(proef: Proef, woorden: str, wat: str) -> None:
    rijen = [*GOED, antwoord("x", uitleg=woorden, mag="ja")]
    assert meldingen(proef, rijen, met(BLAD.replace("'3'", "x"))) == [
        f"V08 {EVALUATIE} regel 23: in dit citaat staat een {wat}: '{woorden}'"
        " → kies een ander citaat, of haal het uit het antwoord"
    ]


def test_figures_in_a_quote_are_no_telephone_number(proef: Proef) -> None:
    rijen = [*GOED, antwoord("x", uitleg="Sinds 2021 hielpen we 1200 mensen in 2023-2024.", mag="ja")]
    assert meldingen(proef, rijen, met(BLAD.replace("'3'", "x"))) == []


@pytest.mark.melding("V09")
def test_a_respondent_who_stands_there_twice_is_told_with_both_cells(proef: Proef) -> None:
    assert meldingen(proef, [*GOED, antwoord(3)]) == [
        f"V09 {ENQUETE} Antwoorden!A13: respondent '3' staat ook in A4 → verwijder een van de twee rijen"
    ]


@pytest.mark.melding("V10")
def test_an_answer_outside_the_period_or_without_a_date_is_told(proef: Proef) -> None:
    rijen = [*GOED, antwoord(12, tijd="1-2-2025 14:03:09"), antwoord(13, tijd="gisteren")]
    assert meldingen(proef, rijen) == [
        f"V10 {ENQUETE} Antwoorden!B13: 01-02-2025 valt buiten de periode → herstel de periode, of verwijder de rij",
        f"V10 {ENQUETE} Antwoorden!B14: 'gisteren' is geen datum → maak er een datum van",
    ]


@pytest.mark.melding("V11")
def test_fewer_than_five_answers_give_no_figures(proef: Proef) -> None:
    assert meldingen(proef, groep(4)) == [
        f"V11 {ENQUETE} Antwoorden: er zijn 4 antwoorden; voor cijfers zijn er minstens 5 nodig"
        " → nodig meer mensen uit, of laat de cijfers weg"
    ]


@pytest.mark.melding("V12")
def test_a_hidden_group_is_told_with_the_reason(proef: Proef) -> None:
    verhaal = VERHAAL.replace("  - {naam: bestuurders}", "  - {naam: bestuurders}\n  - {naam: vrijwilligers}")
    assert meldingen(proef, [*GOED, antwoord(12, "vrijwilligers")], verhaal) == [
        f"V12 {EVALUATIE} regel 12: doelgroep 'bestuurders' wordt niet getoond: anders is een kleinere groep uit het"
        " totaal te berekenen → voeg kleine doelgroepen samen als u ze wilt tonen",
        f"V12 {EVALUATIE} regel 13: doelgroep 'vrijwilligers' wordt niet getoond: minder dan 5 antwoorden"
        " → voeg kleine doelgroepen samen als u ze wilt tonen",
    ]


@pytest.mark.melding("V12")
def test_a_small_group_beside_one_large_one_is_told_as_not_counted(proef: Proef) -> None:
    assert [m for m in meldingen(proef, [*groep(8), antwoord(12, "bestuurders")]) if m.startswith("V12")] == [
        f"V12 {EVALUATIE} regel 12: doelgroep 'bestuurders' wordt niet getoond: minder dan 5 antwoorden; zij tellen ook"
        " niet mee in het totaal, anders zijn zij daaruit te berekenen"
        " → voeg kleine doelgroepen samen als u ze wilt tonen"
    ]


@pytest.mark.melding("V13")
def test_a_mark_of_which_nobody_knows_how_many_gave_it_is_told(proef: Proef) -> None:
    vorige = "vorige_meting: {periode: 2022, cijfers: [{vraag: cijfer, gemiddelde: '7,2'}]}\n"
    assert meldingen(proef, GOED, met(vorige)) == [
        f"V13 {EVALUATIE} regel 22: van het vorige cijfer 7,2 is niet bekend hoeveel mensen het gaven (n onbekend)"
        " → vul 'aantal' in als u het weet"
    ]
    assert meldingen(proef, GOED, met(vorige.replace("7,2'", "7,2', aantal: 40"))) == []
    zonder = VERHAAL.partition("doelgroepen:")[0].replace("{vraag: cijfer}", "{vraag: cijfer, waarde: '7,5'}")
    vragen = "vragen: [{vraag: cijfer, kolom: Uw cijfer, soort: cijfer}]\n"
    assert [m for m in meldingen(proef, None, zonder + vragen) if m.startswith("V13")] == [
        f"V13 {EVALUATIE} regel 9: van het rapportcijfer 7,5 is niet bekend hoeveel mensen het gaven (n onbekend)"
        " → zet de antwoorden in enquete.xlsx als u ze hebt"
    ]
