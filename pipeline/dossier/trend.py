"""How the figures of the year compare with those of earlier years, as far as the dossier has them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.afleiding import afleiding
from pipeline.dossier.aantallen import Aantal, als_tekst, eenheid_in, hoofdgetal
from pipeline.dossier.basis import Gat
from pipeline.dossier.grafiek import Getalvorm, Grafiek, Reeks, Vorm
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.dossier.jaarverslag import Jaarverslag

# From this many years on a line says more than bars.
_LIJN_VANAF = 4


def trends(verslagen: Sequence[tuple[int, Jaarverslag]], jaar: int) -> tuple[Grafiek, ...]:
    """A chart for each highlighted figure of a year that earlier reports have too.

    Args:
        verslagen: the annual reports of the network by year.
        jaar: the year that is reported; later ones do not count.

    Returns:
        The charts, in the order of the report. A qualifier (`ruim`) stays beside its year.
    """
    per_jaar = {van: verslag for van, verslag in sorted(verslagen, key=lambda paar: paar[0]) if van <= jaar}
    if jaar not in per_jaar:
        return ()
    eigen = [k for k in per_jaar[jaar].kerncijfers if isinstance(k.cijfer, Aantal)]
    reeksen = ((kern.label, list(_reeks(per_jaar, kern.label))) for kern in eigen)
    return tuple(
        _grafiek(label, reeks, getalvorm)
        for label, reeks in reeksen
        if len(reeks) > 1 and (getalvorm := _getalvorm([aantal for _, aantal in reeks])) is not None
    )


def _reeks(per_jaar: dict[int, Jaarverslag], label: str) -> Iterator[tuple[int, Aantal]]:
    """The figure with a label in each year that has it once."""
    gezocht = vereenvoudigd(label)
    for jaar, verslag in per_jaar.items():
        gevonden = [k.cijfer for k in verslag.cijfers if vereenvoudigd(k.label) == gezocht]
        if len(gevonden) == 1 and not isinstance(gevonden[0], Gat) and gevonden[0].geheel is None:
            yield jaar, gevonden[0]


@afleiding("het cijfer naast dat van eerdere jaren")
def _grafiek(label: str, reeks: Sequence[tuple[int, Aantal]], getalvorm: Getalvorm) -> Grafiek:
    (eerste, begin), (laatste, einde) = reeks[0], reeks[-1]
    titel = f"{label[:1].upper()}{label[1:]}: {als_tekst(begin)} in {eerste}, {als_tekst(einde)} in {laatste}"
    deler = 100 if getalvorm is Getalvorm.PROCENT else 1
    waarden = tuple(Decimal(aantal.waarde) / deler for _, aantal in reeks)
    vorm = Vorm.LIJN if len(reeks) >= _LIJN_VANAF else Vorm.STAVEN
    namen = tuple(f"{jaar}{_erbij(aantal)}" for jaar, aantal in reeks)
    return Grafiek(vorm, titel, namen, (Reeks(label, waarden),), getalvorm)


def _erbij(aantal: Aantal) -> str:
    """What a bar cannot show of a figure: its qualifier, or that it is two numbers, or more than one."""
    if aantal.kwalificatie:
        return f" ({aantal.kwalificatie})"
    return "" if re.fullmatch(r"(?:€\W)?\{\}(?: ?%)?", str(aantal.vorm)) else f" ({hoofdgetal(aantal)})"


def _getalvorm(aantallen: Sequence[Aantal]) -> Getalvorm | None:
    """How the figures of one chart are written; None where one chart cannot show them as they are."""
    eenheden = {eenheid_in(aantal) for aantal in aantallen}
    decimalen = max(-int(Decimal(aantal.waarde).as_tuple().exponent) for aantal in aantallen)
    if len(eenheden) > 1 or decimalen > 1 or (decimalen and eenheden != {""}):
        return None
    los = Getalvorm.CIJFER if decimalen else Getalvorm.AANTAL
    return {"%": Getalvorm.PROCENT, "€": Getalvorm.EURO}.get(eenheden.pop(), los)
