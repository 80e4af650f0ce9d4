"""Places as a person writes them."""

from pipeline.melding import Plaats
from pipeline.spoor.plaatsen import samengevat


def _cel(cel: str, blad: str = "Begroting") -> Plaats:
    return Plaats("b.xlsx", blad=blad, cel=cel)


def test_cells_below_each_other_become_a_range() -> None:
    cellen = [_cel("H4"), _cel("H5"), _cel("H6")]

    assert list(samengevat(cellen)) == [("b.xlsx", "Begroting!H4:H6")]


def test_another_column_sheet_or_file_and_a_gap_begin_anew() -> None:
    cellen = [_cel("H4"), _cel("I5"), _cel("I7"), _cel("I8", "Dekking"), Plaats("c.xlsx", blad="Dekking", cel="I9")]

    assert list(samengevat(cellen)) == [
        ("b.xlsx", "Begroting!H4"),
        ("b.xlsx", "Begroting!I5"),
        ("b.xlsx", "Begroting!I7"),
        ("b.xlsx", "Dekking!I8"),
        ("c.xlsx", "Dekking!I9"),
    ]


def test_lines_stay_lines() -> None:
    regels = [Plaats("a.yaml", regel=3), Plaats("a.yaml", regel=4)]

    assert list(samengevat(regels)) == [("a.yaml", "regel 3"), ("a.yaml", "regel 4")]


def test_cells_that_are_ranges_already_stay_as_they_are() -> None:
    assert list(samengevat([_cel("G4:G71"), _cel("G72")])) == [
        ("b.xlsx", "Begroting!G4:G71"),
        ("b.xlsx", "Begroting!G72"),
    ]


def test_no_places_give_none() -> None:
    assert list(samengevat([])) == []
