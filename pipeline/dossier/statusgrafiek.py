"""The charts of a plan: how many results have each status, in one year and over the years."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.afleiding import afleiding
from pipeline.dossier.grafiek import Getalvorm, Grafiek, Reeks, Vorm
from pipeline.dossier.status import Gewicht

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.dossier.jaarevaluatie import Jaarevaluatie

_ZONDER = "Nog geen status"
# Surface and text of what has no status: white with a dark outline.
_ZONDER_KLEUREN = ("FFFFFF", "333333")


def grafiek_van_statussen(evaluatie: Jaarevaluatie) -> Grafiek | None:
    """How many results have each status, as bars in the colours of the statuses; None where no result has one."""
    if not evaluatie.telling:
        return None
    aantallen = {str(telling.status.label): telling.aantal for telling in evaluatie.telling}
    kleuren = [(str(telling.status.vulling), str(telling.status.tekstkleur)) for telling in evaluatie.telling]
    if evaluatie.zonder_status:
        aantallen[_ZONDER] = len(evaluatie.zonder_status)
        kleuren.append(_ZONDER_KLEUREN)
    waarden = tuple(map(Decimal, aantallen.values()))
    reeks = Reeks("Aantal resultaten", waarden)
    return Grafiek(Vorm.STAVEN, _titel(evaluatie), tuple(aantallen), (reeks,), kleuren=tuple(kleuren))


def _titel(evaluatie: Jaarevaluatie) -> str:
    """What the chart shows first: how many results are wholly there, else which status occurs most."""
    geheel = [telling for telling in evaluatie.telling if telling.status.gewicht is Gewicht.GEHEEL]
    eerste = geheel[0] if geheel else max(evaluatie.telling, key=lambda telling: telling.aantal)
    return f"{eerste.aantal} van de {evaluatie.aantal_resultaten} resultaten: {str(eerste.status.label).lower()}"


@afleiding("de resultaten per status als deel van alle resultaten, per jaar")
def grafiek_van_jaren(jaren: Sequence[tuple[int, Jaarevaluatie]]) -> Grafiek | None:
    """Which share of the results had each status in each year, as stacked bars; None where there is one year.

    The colours of the statuses are light, and in grey they are the same: each figure has the letter of its status.

    Args:
        jaren: the evaluations with the same vocabulary, oldest first.
    """
    met_status = [(jaar, evaluatie) for jaar, evaluatie in jaren if evaluatie.telling]
    if len(met_status) < 2:
        return None
    reeksen, kleuren = [], []
    for status in met_status[-1][1].legenda:
        delen = tuple(_deel(evaluatie, str(status.code)) for _, evaluatie in met_status)
        if any(delen):
            reeksen.append(Reeks(str(status.label), delen, str(status.letter)))
            kleuren.append((str(status.vulling), str(status.tekstkleur)))
    if any(evaluatie.zonder_status for _, evaluatie in met_status):
        reeksen.append(Reeks(_ZONDER, tuple(evaluatie.deel_zonder_status for _, evaluatie in met_status)))
        kleuren.append(_ZONDER_KLEUREN)
    van, tot = met_status[0][0], met_status[-1][0]
    titel = f"Deel van de resultaten per status, {van} t/m {tot}"
    namen = tuple(str(jaar) for jaar, _ in met_status)
    return Grafiek(Vorm.GESTAPELD, titel, namen, tuple(reeksen), Getalvorm.PROCENT, tuple(kleuren))


def _deel(evaluatie: Jaarevaluatie, code: str) -> Decimal:
    return next((telling.deel for telling in evaluatie.telling if telling.status.code == code), Decimal(0))
