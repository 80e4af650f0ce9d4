"""Which function writes which workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dossier.basis import Gat
from pipeline.excel.boeksoort import Boeksoort
from pipeline.excel.contributieboek import maak_contributieboek
from pipeline.excel.ledenboek import maak_ledenboek

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.dossier import Dossier


def schrijf_boek(soort: Boeksoort, dossier: Dossier, *, publiek: bool = False) -> bytes | None:
    """Make a workbook from a dossier.

    Args:
        soort: which one.
        dossier: the facts.
        publiek: whether it is the edition for the public.

    Returns:
        The bytes of an .xlsx file, or None where the dossier lacks what it is made of.
    """
    return _SCHRIJVERS[soort](dossier, publiek)


def _ledenboek(dossier: Dossier, publiek: bool) -> bytes | None:
    if dossier.netwerk is None or dossier.leden is None or isinstance(dossier.leden.leden, Gat):
        return None
    return maak_ledenboek(dossier.netwerk, dossier.leden, publiek=publiek)


def _contributieboek(dossier: Dossier, publiek: bool) -> bytes | None:  # noqa: ARG001 - it names no persons
    contributies = dossier.contributies()
    leden = dossier.leden
    if dossier.netwerk is None or leden is None or isinstance(leden.leden, Gat) or contributies is None:
        return None
    return maak_contributieboek(dossier.netwerk, leden, contributies)


_SCHRIJVERS: Mapping[Boeksoort, Callable[[Dossier, bool], bytes | None]] = {
    Boeksoort.LEDENLIJST: _ledenboek,
    Boeksoort.CONTRIBUTIE: _contributieboek,
}
