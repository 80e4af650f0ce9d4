import pytest

from tests.conftest import Proef
from tests.hulp import VERSLAG


def _activiteit(proef: Proef, regels: str) -> None:
    """One activity; the given lines begin at line 5."""
    kop = "activiteiten:\n  - titel: Avond\n    doelgroep: publiek\n    tekst: Leuk.\n"
    proef.verslag(kop + "".join(f"    {regel}\n" for regel in regels.split("\n")))


@pytest.mark.melding("J01")
def test_a_part_that_is_larger_than_its_whole_is_told(proef: Proef) -> None:
    _activiteit(proef, "cijfers:\n  - aantal: 8 van de 7\n    eenheid: hospices")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"J01 {VERSLAG} regel 6: 8 van de 7 kan niet: het deel is groter dan het geheel"
        " → herstel een van de twee getallen"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("J02")
@pytest.mark.parametrize("wanneer, jaren", [("12 juni 2023", "2023"), ("sep 2022 – feb 2023", "2022-2023")])
def test_something_from_another_year_is_told(proef: Proef, wanneer: str, jaren: str) -> None:
    _activiteit(proef, f"wanneer: {wanneer}")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"J02 {VERSLAG} regel 5: dit vond plaats in {jaren}, maar het verslag gaat over 2024"
        " → herstel de datum, of verplaats dit deel"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("J02")
def test_a_figure_of_another_year_is_told(proef: Proef) -> None:
    _activiteit(proef, "cijfers:\n  - aantal: 40\n    eenheid: bezoekers\n    wanneer: 31 december 2023")

    assert proef.meldingen() == [
        f"J02 {VERSLAG} regel 8: dit cijfer is van 2023, maar het verslag gaat over 2024"
        " → herstel de datum, of verplaats dit deel"
    ]


def test_a_share_is_not_compared_with_the_whole_that_it_is_a_share_of(proef: Proef) -> None:
    _activiteit(proef, "cijfers:\n  - aantal: 83% van de 40\n    eenheid: hospices")

    assert proef.meldingen() == []


def test_a_period_that_touches_the_year_gives_no_melding(proef: Proef) -> None:
    _activiteit(proef, "wanneer: sep 2023 – feb 2024")

    assert proef.meldingen() == []


@pytest.mark.melding("J03")
@pytest.mark.parametrize("jaar", [2023, 2024])
def test_a_sequel_that_does_not_come_after_the_year_is_told(proef: Proef, jaar: int) -> None:
    _activiteit(proef, f"vervolg_in: {jaar}")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"J03 {VERSLAG} regel 5: het vervolg in {jaar} ligt niet na 2024 → herstel het jaar"]
    assert proef.uitvoer() == []


@pytest.mark.melding("J04")
def test_a_publication_whose_address_names_another_year_is_told(proef: Proef) -> None:
    proef.verslag("bronnen:\n  - titel: Boekje\n    jaar: 2024\n    link: https://zorg.nl/boekje-2023.pdf\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"J04 {VERSLAG} regel 3: het jaar is 2024, maar in het webadres staat 2023"
        " → controleer in welk jaar het verscheen"
    ]


def test_digits_of_a_key_in_an_address_are_no_year(proef: Proef) -> None:
    proef.verslag("bronnen:\n  - titel: Boekje\n    jaar: 2024\n    link: https://zorg.nl/a2019b/120231/x.pdf\n")

    assert proef.meldingen() == []
