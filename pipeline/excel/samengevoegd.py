"""Merged cells in a list: only the uppermost of them has a value, and the rows below it seem to have one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import get_column_letter

from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

SAMENGEVOEGD = Meldingsoort(
    "X23",
    Ernst.FOUT,
    "samengevoegde cellen in de lijst",
    "In een kolom die wordt gelezen, zijn cellen van meer rijen samengevoegd. Alleen de bovenste heeft een waarde; wat "
    "voor de rijen eronder geldt, staat er niet.",
)
OPHEFFEN = "hef de samenvoeging op (Start > Samenvoegen en centreren) en vul elke rij in"


class Bereik(NamedTuple):
    """Cells that were merged: the numbers of their first and last row and column, from 1."""

    boven: int
    links: int
    onder: int
    rechts: int

    @property
    def adres(self) -> str:
        """How a sheet writes it: `B9:B11`."""
        return f"{self.linksboven}:{get_column_letter(self.rechts)}{self.onder}"

    @property
    def linksboven(self) -> str:
        """The cell that holds the value."""
        return f"{get_column_letter(self.links)}{self.boven}"


def gedekt(
    bereiken: Iterable[Bereik],
    regels: Sequence[int],
    kolommen: Collection[int],
    gevuld: Mapping[int, Collection[int]],
) -> Iterator[tuple[Bereik, frozenset[tuple[int, int]]]]:
    """The merged ranges that leave cells of a list empty, each with those cells as row and column.

    Args:
        bereiken: the merged cells of the sheet; no two hold the same cell.
        regels: the numbers of the rows of the list, from top to bottom.
        kolommen: the numbers of the columns that are read.
        gevuld: for each row of the sheet the columns that are filled.
    """
    tot: dict[int, int] = {}
    for bereik in sorted(bereiken):
        if not regels or bereik.boven < regels[0] or bereik.links not in gevuld.get(bereik.boven, ()):
            continue
        leeg: set[tuple[int, int]] = set()
        for kolom in (kolom for kolom in kolommen if bereik.links <= kolom <= bereik.rechts):
            begin = bisect_right(regels, max(bereik.boven, tot.get(kolom, 0)))
            tot[kolom] = max(bereik.onder, tot.get(kolom, 0))  # a damaged file may have one over another
            eronder = regels[begin : bisect_left(regels, bereik.onder + 1)]
            leeg |= {(rij, kolom) for rij in eronder if kolom not in gevuld[rij]}
        if leeg:
            yield bereik, frozenset(leeg)
