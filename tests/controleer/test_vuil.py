import pytest

from tests.conftest import Proef
from tests.hulp import LEDEN, VERSLAG, ledenlijst, schrijf_leden


@pytest.mark.melding("T01")
@pytest.mark.parametrize(
    "teken, naam", [("\ufffd", "U+FFFD"), ("\u200b", "U+200B"), ("\uf0b7", "U+F0B7"), ("\u202e", "U+202E")]
)
def test_a_lost_or_invisible_character_is_told_with_the_words_around_it(proef: Proef, teken: str, naam: str) -> None:
    proef.verslag(f"ondertitel: Samen\ninleiding: Zorg in het caf{teken} op de hoek\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"T01 {VERSLAG} regel 2: verloren of onzichtbaar teken ({naam}) bij"
        " 'Zorg in het caf� op de hoek' → typ de tekst hier opnieuw"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("T01")
def test_a_lost_character_in_a_cell_is_told_with_the_cell(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(("Caf\ufffd Zorg", "Hospices", "Utrecht")))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"T01 {LEDEN} Leden!A4: verloren of onzichtbaar teken (U+FFFD) bij 'Caf� Zorg' → typ de tekst hier opnieuw"
    ]


@pytest.mark.melding("T01")
@pytest.mark.parametrize("stuurteken", ["\x01", "\x0b", "\x0c", "\x1b", "\ufffe"])
def test_a_control_character_between_double_quotes_is_told_and_reaches_no_document(
    proef: Proef, stuurteken: str
) -> None:
    proef.verslag(f'ondertitel: "Samen\\u{ord(stuurteken):04X}apart"\n')

    gedaan = proef.genereer("jaarverslag", "--concept", "--formaat", "json")

    assert gedaan.code != 1
    assert gedaan.meldingen[0] == (
        f"T01 {VERSLAG} regel 1: verloren of onzichtbaar teken (U+{ord(stuurteken):04X}) bij 'Samen�apart'"
        " → typ de tekst hier opnieuw"
    )


@pytest.mark.melding("T02")
def test_a_word_that_was_broken_off_at_the_end_of_a_line_is_told(proef: Proef) -> None:
    proef.verslag("inleiding: |\n  Dank aan de vrijwil-\n  ligers van het netwerk.\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"T02 {VERSLAG} regel 1: 'vrijwil- ligers' is afgebroken → schrijf het woord aan elkaar"
    ]


def test_a_hyphen_before_en_at_the_end_of_a_line_is_good_dutch(proef: Proef) -> None:
    proef.verslag("inleiding: |\n  Dank aan vrijwilligers-\n  en beroepskrachten.\n")

    assert proef.meldingen() == []


@pytest.mark.parametrize("naam", ["Café de Überzorg", "Zorg ’s-Gravenhage", "Zorg 🌻", "e\u0301e\u0301n"])
def test_accents_curly_quotes_and_emoji_are_no_dirt(proef: Proef, naam: str) -> None:
    proef.verslag(f"ondertitel: {naam}\n")

    assert proef.meldingen() == []
