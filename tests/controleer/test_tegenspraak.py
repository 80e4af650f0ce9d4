import pytest

from tests.conftest import Proef
from tests.hulp import VERSLAG

ZIN = "De netwerken werken samen aan betere zorg in de regio."
WEG = "haal hem op één plek weg"


@pytest.mark.melding("T11")
def test_a_sentence_that_stands_in_two_texts_is_told_once_with_both_places(proef: Proef) -> None:
    proef.verslag(
        f"ondertitel: Samen\ninleiding: Dit is het jaar. {ZIN}\n"
        f"projecten:\n  - titel: Zorg\n    tekst: |\n      {ZIN.replace('samen', '**Samen**  ')}\n"
    )

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [f"T11 {VERSLAG} regel 5: de zin '{ZIN}' staat ook al op regel 2 → {WEG}"]


@pytest.mark.melding("T11")
def test_a_sentence_that_stands_twice_in_one_text_is_told_by_its_beginning(proef: Proef) -> None:
    zin = "De netwerken werken samen aan betere zorg in de regio en daarbuiten."
    proef.verslag(f"inleiding: |\n  {zin}\n\n  - Er was meer.\n  - {zin}\n")

    assert proef.meldingen() == [
        f"T11 {VERSLAG} regel 1: de zin 'De netwerken werken samen aan betere zorg in de regio en …'"
        f" staat ook al in dezelfde tekst → {WEG}"
    ]


@pytest.mark.melding("T11")
def test_a_decision_that_stands_twice_is_told(proef: Proef) -> None:
    proef.verslag(f"besluiten:\n  - tekst: {ZIN}\n  - tekst: {ZIN}\n")

    assert proef.meldingen() == [f"T11 {VERSLAG} regel 3: de zin '{ZIN}' staat ook al op regel 2 → {WEG}"]


def test_two_things_of_a_kind_may_have_the_same_remark(proef: Proef) -> None:
    proef.verslag(
        "activiteiten:\n"
        + "".join(
            f"  - titel: {titel}\n    doelgroep: publiek\n    tekst: Er was een {titel}.\n"
            f"    vervolg_in: 2099\n    vervolg: {ZIN}\n"
            for titel in ("avond", "middag")
        )
    )

    assert proef.meldingen() == []


@pytest.mark.parametrize(
    "tekst",
    [
        "Dat ging heel goed.\n\n  Dat ging heel goed.",
        "In 2023 deden veel meer organisaties mee dan eerst.\n  In 2024 deden veel meer organisaties mee dan eerst.",
        "- een goede start voor wie nieuw is in het netwerk;\n  - een goede start voor wie nieuw is in het netwerk;",
    ],
)
def test_short_sentences_other_figures_and_loose_items_may_stand_twice(proef: Proef, tekst: str) -> None:
    proef.verslag(f"inleiding: |\n  {tekst}\n")

    assert proef.meldingen() == []
