"""A sheet with a plain list: a header that stays in sight, filter buttons, a row for each item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from pipeline.dossier.perioden import Periode
from pipeline.excel.kleuren import kleuren
from pipeline.excel.opmaak import Stijl
from pipeline.excel.rijen import benoemd
from pipeline.excel.vel import Boek

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.dossier.leden import Ledenlijst
    from pipeline.dossier.netwerk import Netwerk
    from pipeline.excel.vel import Inhoud, Vel

KOPRIJ = 4
EERSTE = KOPRIJ + 1
_RECHTS = {Stijl.BEDRAG, Stijl.TELLING}


@dataclass(frozen=True, slots=True)
class Lijstkolom:
    """A column of a list.

    Args:
        kop: its heading.
        breedte: width in characters.
        stijl: how its cells look.
    """

    kop: str
    breedte: float
    stijl: Stijl = Stijl.TEKST


def lijstboek(netwerk: Netwerk, titel: str) -> Boek:
    """An empty workbook for lists of a network.

    Args:
        netwerk: whose colours and name it bears.
        titel: what it is, in its properties and in the header of each page.
    """
    hoofdkleur, _ = kleuren(netwerk)
    return Boek(hoofdkleur, titel=titel, maker=str(netwerk.naam), project=titel, netwerk=str(netwerk.korte_naam))


def schrijf_lijst(boek: Boek, blad: str, kolommen: Sequence[Lijstkolom], rijen: Sequence[Sequence[Inhoud]]) -> Vel:
    """Write a sheet with a list; the first column stays in sight too.

    Args:
        boek: the workbook.
        blad: name of the sheet, which is its title as well.
        kolommen: the columns.
        rijen: the items, a value for each column.
    """
    vel = boek.vel(blad)
    vel.titel(blad)
    vel.breedten([kolom.breedte for kolom in kolommen])
    vel.hoogte(KOPRIJ, 34)
    for nummer, kolom in enumerate(kolommen, 1):
        vel.zet(KOPRIJ, nummer, kolom.kop, Stijl.KOP_RECHTS if kolom.stijl in _RECHTS else Stijl.KOP)
    for rij, waarden in enumerate(rijen, EERSTE):
        vel.laat_passen(rij, [(waarde, k.breedte) for waarde, k in zip(waarden, kolommen, strict=True)])
        for nummer, (waarde, kolom) in enumerate(zip(waarden, kolommen, strict=True), 1):
            vel.zet(rij, nummer, waarde, kolom.stijl)
    laatste = f"{get_column_letter(len(kolommen))}{max(KOPRIJ + len(rijen), EERSTE)}"
    cijfers = [plek for plek, kolom in enumerate(kolommen) if kolom.stijl in _RECHTS]
    vel.filter(f"A{KOPRIJ}:{laatste}", zonder_knop=cijfers)
    vel.blad.freeze_panes = f"B{EERSTE}"
    vel.klaar(laatste, koprij=KOPRIJ, op_slot=False)
    return vel


def schrijf_herkomst(vel: Vel, leden: Ledenlijst, *, tot: int, breedte: float) -> None:
    """Write under the title of a sheet when the member list was right, and where it comes from.

    Args:
        vel: the sheet.
        leden: the member list.
        tot: the last column over which the text goes.
        breedte: width of those columns together, in characters.
    """
    zinnen = []
    if isinstance(leden.peildatum, Periode):
        dag = leden.peildatum.start
        wanneer = f"{dag:%d-%m-%Y}" if leden.peildatum.is_dag else benoemd(leden.peildatum)
        zinnen.append(f"Peildatum van de ledenlijst: {wanneer}")
    if isinstance(leden.herkomst, str):
        zinnen.append(f"Herkomst van de ledenlijst: {leden.herkomst}")
    for rij, zin in enumerate(zinnen, 3):
        vel.over(rij, 1, tot, zin, Stijl.ALINEA)
        vel.laat_passen(rij, [(zin, breedte)])


def bereik(blad: str, kolom: int, aantal: int) -> str:
    """The cells of a column (from 1) of a list, as seen from another sheet."""
    letter = get_column_letter(kolom)
    return f"{blad}!${letter}${EERSTE}:${letter}${max(KOPRIJ + aantal, EERSTE)}"
