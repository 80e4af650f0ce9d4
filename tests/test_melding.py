"""What is the same for many cells is said once."""

from __future__ import annotations

from pipeline.melding import Ernst, Melding, Plaats, gebundeld


def _op(cel: str | None, tekst: str = "'fase' ontbreekt", blad: str = "Begroting") -> Melding:
    return Melding("D02", Ernst.FOUT, Plaats("begroting.xlsx", blad=blad, cel=cel), tekst, "vul deze cel in")


def _cellen(*meldingen: Melding) -> list[str | None]:
    return [melding.plaats.cel for melding in gebundeld(meldingen)]


def test_the_same_melding_for_many_cells_of_a_sheet_stands_once_with_its_cells() -> None:
    assert _cellen(*map(_op, ("B10", "B9", "B11", "D4"))) == ["B9:B11, D4"]
    assert _cellen(*(_op(f"B{rij}") for rij in range(2, 40, 2))) == ["B2, B4, B6, B8, B10, B12, B14, B16 en nog 11"]


def test_meldingen_of_one_or_two_cells_stand_at_each_and_equal_ones_once() -> None:
    assert _cellen(_op("B9"), _op("B9"), _op("B10")) == ["B9", "B10"]


def test_what_differs_stays_apart() -> None:
    anders = [_op("B9"), _op("B10", "'naam' ontbreekt"), _op("B11", blad="Dekking"), _op(None), _op("B12")]
    assert set(gebundeld(anders)) == set(anders)
