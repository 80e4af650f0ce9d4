"""Whether the questions of a survey can be found, in the sheet and where the story names them."""

import pytest

from tests.conftest import Proef
from tests.hulp_enquete import ENQUETE, EVALUATIE, KOP, VERHAAL, enquete, groep, meldingen, schrijf

GOED = groep(6) + groep(5, "bestuurders", 7, vanaf=7)


@pytest.mark.melding("V01")
def test_a_column_that_the_sheet_has_not_is_told_with_the_nearest(proef: Proef) -> None:
    assert meldingen(proef, GOED, VERHAAL.replace("kolom: Uw cijfer", "kolom: Uw cijfers")) == [
        f"V01 {EVALUATIE} regel 17: kolom 'Uw cijfers' staat niet op blad Antwoorden → bedoelde u 'Uw cijfer'?"
    ]


def test_a_heading_is_found_whatever_its_spaces_and_capitals(proef: Proef) -> None:
    assert meldingen(proef, GOED, VERHAAL.replace("kolom: De lijnen zijn kort", "kolom: de lijnen  zijn kort")) == []


@pytest.mark.melding("V14")
def test_answers_without_a_story_and_a_story_without_answers_are_told(proef: Proef) -> None:
    assert meldingen(proef, None) == [
        f"V14 {EVALUATIE} regel 13: hier staan vragen, maar er zijn geen antwoorden (enquete.xlsx) te lezen"
        " → zet enquete.xlsx in deze map"
    ]
    schrijf(proef, GOED)
    (proef.pad / EVALUATIE).unlink()
    assert proef.meldingen() == [
        f"V14 {ENQUETE} Antwoorden: deze antwoorden worden niet gebruikt: er is geen netwerkevaluatie.yaml te lezen"
        " → maak netwerkevaluatie.yaml in deze map"
    ]


@pytest.mark.melding("V15")
def test_a_question_or_group_that_is_not_known_is_told(proef: Proef) -> None:
    verhaal = VERHAAL.replace("{vraag: cijfer}", "{vraag: cijfr, doelgroep: bestuurder}")
    assert meldingen(proef, GOED, verhaal) == [
        f"V15 {EVALUATIE} regel 9: vraag 'cijfr' staat niet bij 'vragen' → bedoelde u 'cijfer'?",
        f"V15 {EVALUATIE} regel 9: doelgroep 'bestuurder' is niet bekend → bedoelde u 'bestuurders'?",
    ]
    assert meldingen(proef, GOED, VERHAAL.replace("{vraag: cijfer}", "{vraag: lijnen}")) == [
        f"V15 {EVALUATIE} regel 9: vraag 'lijnen' is van soort keuze, niet cijfer → bekend zijn: cijfer"
    ]


@pytest.mark.melding("V16")
def test_what_stands_there_twice_is_told(proef: Proef) -> None:
    extra = "  - {vraag: Cijfer, kolom: Uw rol, soort: groep}\n"
    verhaal = VERHAAL.replace("{naam: bestuurders}", "{naam: bestuurders, antwoorden: [zorgverlener]}")
    assert meldingen(proef, GOED, verhaal + extra) == [
        f"V16 {EVALUATIE} regel 17: vraag 'cijfer' staat er 2 keer → geef elke vraag een eigen naam",
        f"V16 {EVALUATIE} regel 22: vraag 'Cijfer' staat er 2 keer → geef elke vraag een eigen naam",
        f"V16 {EVALUATIE} regel 22: 'Cijfer' is de tweede vraag van soort groep; er kan er één zijn"
        " → kies een andere soort, of haal de vraag weg",
        f"V16 {EVALUATIE} regel 12: 'zorgverlener' hoort bij doelgroep 'zorgverleners' en bij 'bestuurders'"
        " → laat elk woord bij één doelgroep staan",
    ]


@pytest.mark.melding("V16")
def test_a_heading_that_stands_there_twice_is_told(proef: Proef) -> None:
    schrijf(proef, GOED)
    (proef.pad / ENQUETE).write_bytes(enquete([(*rij, 3) for rij in GOED], (*KOP, "Uw cijfer")))
    assert proef.meldingen() == [
        f"V16 {ENQUETE} Antwoorden!I1: kolom 'Uw cijfer' staat er 2 keer → geef de kolommen elk een eigen kop"
    ]
