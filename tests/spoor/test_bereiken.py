"""Many places in few words."""

import pytest

from pipeline.afleiding import Afleiding, Bronplek
from pipeline.melding import Plaats
from pipeline.spoor.bereiken import bereiken, korte_namen

BOEK = "inputs/boek.xlsx"
TEKST = "inputs/tekst.yaml"


def _cellen(*adressen: str) -> Bronplek:
    return Bronplek("cijfers", tuple(Plaats(BOEK, blad="Blad", cel=adres) for adres in adressen))


def _regels(*nummers: int) -> Bronplek:
    return Bronplek("regels", tuple(Plaats(TEKST, regel=nummer) for nummer in nummers))


@pytest.mark.parametrize(
    ("cellen", "verwacht"),
    [
        (("H4",), ["Blad!H4"]),
        (("H6", "H4", "H5"), ["Blad!H4:H6"]),
        (("H4", "H6"), ["Blad!H4", "Blad!H6"]),
        (("F4", "G4", "F5", "G5"), ["Blad!F4:G5"]),
        (("F4", "F5", "G5"), ["Blad!F4:F5", "Blad!G5"]),
        (("Z1", "AA1", "AB1"), ["Blad!Z1:AB1"]),
        (("H4", "H4"), ["Blad!H4"]),
    ],
)
def test_cells_that_adjoin_are_one_block(cellen: tuple[str, ...], verwacht: list[str]) -> None:
    assert [plek for _, plek in bereiken([_cellen(*cellen)]).eigen] == verwacht


def test_lines_that_follow_each_other_are_one_range() -> None:
    assert bereiken([_regels(7, 3, 4, 5)]).eigen == ((TEKST, "regel 3–5"), (TEKST, "regel 7"))


def test_a_file_as_a_whole_has_no_spot() -> None:
    assert bereiken([Bronplek("x", (Plaats(BOEK), Plaats(BOEK, blad="Blad")))]).eigen == (
        (BOEK, ""),
        (BOEK, "blad Blad"),
    )


def test_what_was_typed_itself_comes_before_figures_and_those_before_what_chose_them() -> None:
    zelf = Bronplek("naam", (Plaats(TEKST, regel=1),), "Proef")
    getal = Bronplek("bedrag", (Plaats(TEKST, regel=2),), "€ 1.200,50")
    keuze = Bronplek("soort", (Plaats(TEKST, regel=3),), "2023Q3")

    getypt = bereiken([keuze, getal, zelf], "naam")
    berekend = bereiken([Afleiding("totaal", "opgeteld", (keuze, getal))], "totaal")

    assert getypt.eigen == ((TEKST, "regel 1"),)
    assert getypt.verder == ((TEKST, "regel 2"), (TEKST, "regel 3"))
    assert (berekend.eigen, berekend.verder) == (((TEKST, "regel 2"),), ((TEKST, "regel 3"),))
    assert (getypt.is_getypt, berekend.is_getypt) == (True, False)


def test_files_of_one_name_are_told_apart_by_their_folder_and_others_are_not() -> None:
    assert korte_namen(["in/2023/verslag.yaml", "in/2024/verslag.yaml", "in/leden.xlsx", "in/mijnleden.xlsx"]) == {
        "in/2023/verslag.yaml": "2023/verslag.yaml",
        "in/2024/verslag.yaml": "2024/verslag.yaml",
        "in/leden.xlsx": "leden.xlsx",
        "in/mijnleden.xlsx": "mijnleden.xlsx",
    }
