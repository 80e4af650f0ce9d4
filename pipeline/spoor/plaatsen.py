"""Places as a person writes them: cells that follow each other as one range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pipeline.bron import kolomletter, kolomnummer

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from pipeline.melding import Plaats

_T = TypeVar("_T")
_CEL = re.compile(r"([A-Z]+)(\d+)")


class Cel(NamedTuple):
    """A cell by the number of its column and of its row, both from 1: in the order of a column, then of the next."""

    kolom: int
    rij: int

    @property
    def adres(self) -> str:
        """As it is written: `H14`."""
        return f"{kolomletter(self.kolom)}{self.rij}"


def cel_van(adres: str | None) -> Cel | None:
    """The cell of an address; None where it is none, or a range."""
    cel = _CEL.fullmatch(adres) if adres is not None else None
    return Cel(kolomnummer(cel[1]), int(cel[2])) if cel is not None else None


def reeksen(delen: Iterable[_T], plek: Callable[[_T], tuple[Hashable, int] | None]) -> Iterator[list[_T]]:
    """Take together what follows each other.

    Args:
        delen: what there is, in its order.
        plek: in which row of things one stands (a column of a sheet), and its number there; None for what stands alone.

    Yields:
        What stands in one row with numbers that follow each other.
    """
    reeks: list[_T] = []
    volgende: tuple[Hashable, int] | None = None
    for deel in delen:
        hier = plek(deel)
        if reeks and (hier is None or hier != volgende):
            yield reeks
            reeks = []
        reeks.append(deel)
        volgende = (hier[0], hier[1] + 1) if hier is not None else None
    if reeks:
        yield reeks


def samengevat(plaatsen: Iterable[Plaats]) -> Iterator[tuple[str, str]]:
    """File and spot of each place; cells below each other in one column as a range.

    Args:
        plaatsen: the places, in their order.

    Returns:
        The file as seen from the werkmap, and the spot in it: `Begroting!H4:H18`, `regel 12`.
    """
    for eerste, *verder in reeksen(plaatsen, _in_kolom):
        yield eerste.bestand, f"{eerste.spot}:{verder[-1].cel}" if verder else eerste.spot


def _in_kolom(plaats: Plaats) -> tuple[Hashable, int] | None:
    cel = cel_van(plaats.cel)
    return ((plaats.bestand, plaats.blad, cel.kolom), cel.rij) if cel is not None else None
