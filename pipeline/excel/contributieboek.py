"""The workbook beside the fee overview, for the administration of who keeps the money."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.dossier.bedragen import NUL
from pipeline.excel.lijstblad import Lijstkolom, bereik, lijstboek, schrijf_herkomst, schrijf_lijst
from pipeline.excel.opmaak import Stijl, kleur_afkeuring
from pipeline.excel.rijen import als_inhoud
from pipeline.excel.sommen import Som, oordeel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.dossier.contributie import Contributie, Contributies
    from pipeline.dossier.leden import Ledenlijst
    from pipeline.dossier.netwerk import Netwerk
    from pipeline.excel.vel import Boek, Inhoud, Vel

_LEDEN = "Per lid"
_BEREIKBLAD = f"'{_LEDEN}'"
_BEDRAG = 7
_KOLOMMEN = (
    Lijstkolom("Lid", 46),
    Lijstkolom("Categorie", 40),
    Lijstkolom("Plaats", 32),
    Lijstkolom("Vrijwilligersorganisatie", 25),
    Lijstkolom("Aantal medewerkers", 14, Stijl.TELLING),
    Lijstkolom("Aantal leden", 12, Stijl.TELLING),
    Lijstkolom("Bedrag per jaar", 16, Stijl.BEDRAG),
    Lijstkolom("Waarop het bedrag rust", 60),
)
_KOPRIJ = 6


def maak_contributieboek(netwerk: Netwerk, leden: Ledenlijst, contributies: Contributies) -> bytes:
    """Make the workbook beside the fee overview.

    Args:
        netwerk: whose colours and name the workbook bears.
        leden: the member list, for its date.
        contributies: what each member pays; who has no amount yet stands on top, with an empty amount.

    Returns:
        The bytes of an .xlsx file, the same for the same facts. Every formula has its value.
    """
    boek = lijstboek(netwerk, "Contributie")
    regels = sorted(contributies.regels, key=lambda regel: isinstance(regel.bedrag, Decimal))
    _schrijf_overzicht(boek, leden, regels)
    schrijf_lijst(boek, _LEDEN, _KOLOMMEN, [_rij(regel) for regel in regels])
    return boek.als_bytes()


def _rij(regel: Contributie) -> list[Inhoud]:
    lid = regel.lid
    feiten = (lid.naam, str(lid.categorie), lid.plaats, lid.vrijwilligersorganisatie, lid.aantal_medewerkers)
    waarom = regel.grond if regel.reden is None else f"nog geen bedrag: {regel.reden}; {regel.te_doen}"
    return [
        *(als_inhoud(feit) for feit in (*feiten, lid.aantal_leden, regel.bedrag)),
        waarom[:1].upper() + waarom[1:],
    ]


def _schrijf_overzicht(boek: Boek, leden: Ledenlijst, regels: Sequence[Contributie]) -> None:
    """Write sheet Overzicht: amount times number, the total, and whether both ways of adding agree."""
    vel = boek.vel("Overzicht")
    vel.titel("Contributie")
    vel.breedten([36, 18, 20, 30])
    schrijf_herkomst(vel, leden, tot=4, breedte=100)
    vel.zet(_KOPRIJ, 1, "Bedrag per jaar", Stijl.KOP_RECHTS)
    vel.rij(_KOPRIJ, 2, ["Aantal leden", "Totaal"], Stijl.KOP_RECHTS)
    vel.hoogte(_KOPRIJ, 22)
    bedragen = [regel.bedrag for regel in regels if isinstance(regel.bedrag, Decimal)]
    cellen = bereik(_BEREIKBLAD, _BEDRAG, len(regels))
    rij = _schrijf_bedragen(vel, bedragen, cellen)
    _schrijf_controle(vel, rij + 2, bedragen, len(regels), cellen, Som(f"C{rij}", sum(bedragen, NUL)))
    vel.blad.freeze_panes = f"A{_KOPRIJ + 1}"
    vel.klaar(f"D{rij + 4}", koprij=_KOPRIJ, op_slot=False)


def _schrijf_bedragen(vel: Vel, bedragen: Sequence[Decimal], cellen: str) -> int:
    """Write a row for each amount and the total under them; gives the row of the total."""
    rij, aantallen, totalen = _KOPRIJ, Decimal(0), NUL
    for rij, bedrag in enumerate(sorted(set(bedragen)), _KOPRIJ + 1):
        aantal = Decimal(bedragen.count(bedrag))
        vel.zet(rij, 1, bedrag, Stijl.BEDRAG)
        vel.reken(rij, 2, Som(f"COUNTIF({cellen},A{rij})", aantal), Stijl.TELLING)
        vel.reken(rij, 3, Som(f"ROUND(A{rij}*B{rij},2)", bedrag * aantal), Stijl.BEDRAG)
        aantallen, totalen = aantallen + aantal, totalen + bedrag * aantal
    slot = rij + 1
    vel.zet(slot, 1, "Totaal", Stijl.TOTAAL)
    for kolom, formule, waarde, stijl in (
        (2, f"SUM(B{_KOPRIJ + 1}:B{rij})", aantallen, Stijl.TOTAAL_TELLING),
        (3, f"ROUND(SUM(C{_KOPRIJ + 1}:C{rij}),2)", totalen, Stijl.TOTAAL_BEDRAG),
    ):
        vel.reken(slot, kolom, Som(formule if bedragen else "0", waarde), stijl)
    return slot


def _schrijf_controle(vel: Vel, rij: int, bedragen: Sequence[Decimal], aantal: int, cellen: str, tabel: Som) -> None:
    """Write the sum of the list itself, whether the table has the same, and how many members have no amount yet."""
    vel.rij(rij, 1, [f"Som van blad {_LEDEN}", None], Stijl.DOORLOPEND)
    lijst = vel.reken(rij, 3, Som(f"ROUND(SUM({cellen}),2)", sum(bedragen, NUL)), Stijl.BEDRAG)
    vel.rij(rij + 1, 1, ["Controle: tabel en lijst", None], Stijl.DOORLOPEND)
    vel.zeg(rij + 1, 3, oordeel(tabel - lijst, tabel, lijst), Stijl.OORDEEL)
    vel.rij(rij + 2, 1, ["Leden nog zonder bedrag", None], Stijl.DOORLOPEND)
    leeg = Som(f"ROWS({cellen})-COUNT({cellen})", Decimal(aantal - len(bedragen)))
    vel.reken(rij + 2, 3, leeg, Stijl.TELLING)
    kleur_afkeuring(vel.blad, f"C{rij + 1}")
