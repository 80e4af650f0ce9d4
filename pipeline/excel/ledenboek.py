"""The workbook beside the member list: counts per category, the members, and who is not or no longer a member."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.dossier.leden import Stand
from pipeline.dossier.tabel import als_kop
from pipeline.excel.lijstblad import Lijstkolom, bereik, lijstboek, schrijf_herkomst, schrijf_lijst
from pipeline.excel.opmaak import Stijl
from pipeline.excel.rijen import als_inhoud
from pipeline.excel.sommen import Som

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.dossier.leden import Ledengroep, Ledenlijst, Lid
    from pipeline.dossier.netwerk import Netwerk
    from pipeline.excel.vel import Boek, Inhoud, Vel

_LEDEN = "Leden"
_CATEGORIE = 2
_KOPRIJ = 6

_VELDEN = (
    ("naam", 46.0), ("categorie", 40.0), ("plaats", 32.0), ("stand", 13.0), ("toegetreden_op", 15.0),
    ("proefjaar_tot", 15.0),
)  # fmt: skip
# What is for the coordinator alone.
_ORGANISATIE = (("moederorganisatie", 24.0), ("aantal_medewerkers", 15.0), ("aantal_leden", 13.0))
_PERSONEN = (
    ("naam", 46.0), ("ondertekenaar", 26.0), ("functie", 28.0), ("mail", 46.0), ("getekend_op", 15.0),
    ("contactpersonen", 32.0), ("contactmail", 46.0),
)  # fmt: skip
_GETALLEN = {"aantal_medewerkers", "aantal_leden"}
_DATUMS = {"toegetreden_op", "proefjaar_tot", "opgezegd_per", "getekend_op"}


def maak_ledenboek(netwerk: Netwerk, leden: Ledenlijst, *, publiek: bool = False) -> bytes:
    """Make the workbook beside the member list.

    Args:
        netwerk: whose colours and name the workbook bears.
        leden: the member list; what could not be read is left empty.
        publiek: whether it is the edition for the public, without persons and without who is no member.

    Returns:
        The bytes of an .xlsx file, the same for the same facts. Every formula has its value.
    """
    boek = lijstboek(netwerk, "Ledenlijst")
    huidige = [lid for groep in leden.huidige_per_categorie for lid in groep.leden]
    _schrijf_overzicht(boek, leden, len(huidige))
    if publiek:
        _schrijf_leden(boek, _LEDEN, _VELDEN, huidige)
        return boek.als_bytes()
    _schrijf_leden(boek, _LEDEN, (*_VELDEN, *_ORGANISATIE), huidige)
    _schrijf_leden(boek, "Personen", _PERSONEN, huidige)
    overig = [*leden.aanvragers, *leden.opgezegd]
    if overig:
        _schrijf_leden(boek, "Niet in de lijst", (*_VELDEN[:-1], ("opgezegd_per", 15.0)), overig)
    return boek.als_bytes()


def _schrijf_leden(boek: Boek, blad: str, velden: Sequence[tuple[str, float]], leden: Iterable[Lid]) -> None:
    kolommen = [Lijstkolom(als_kop(veld), breedte, _stijl(veld)) for veld, breedte in velden]
    schrijf_lijst(boek, blad, kolommen, [[_inhoud(lid, veld) for veld, _ in velden] for lid in leden])


def _stijl(veld: str) -> Stijl:
    if veld in _DATUMS:
        return Stijl.DATUM
    return Stijl.TELLING if veld in _GETALLEN else Stijl.TEKST


def _inhoud(lid: Lid, veld: str) -> Inhoud:
    if veld == "categorie":
        return str(lid.categorie)  # as the counts name it, a gap too
    if veld == "proefjaar_tot" and lid.stand is not Stand.PROEFJAAR:
        return None
    return als_inhoud(getattr(lid, veld))


def _schrijf_overzicht(boek: Boek, leden: Ledenlijst, aantal: int) -> None:
    """Write sheet Overzicht: the counts follow the list, also when somebody changes it."""
    vel = boek.vel("Overzicht")
    vel.titel("Ledenlijst")
    vel.breedten([52, 18, 40])
    schrijf_herkomst(vel, leden, tot=3, breedte=105)
    vel.zet(_KOPRIJ, 1, "Categorie", Stijl.KOP)
    vel.zet(_KOPRIJ, 2, "Aantal leden", Stijl.KOP_RECHTS)
    vel.hoogte(_KOPRIJ, 22)
    slot = _schrijf_groepen(vel, leden.huidige_per_categorie, aantal)
    vel.blad.freeze_panes = f"A{_KOPRIJ + 1}"
    vel.klaar(f"C{slot}", koprij=_KOPRIJ, op_slot=False)


def _schrijf_groepen(vel: Vel, groepen: Sequence[Ledengroep], aantal: int) -> int:
    """Write a row for each category and the total under them; gives the row of the total."""
    categorieen = bereik(_LEDEN, _CATEGORIE, aantal)
    rij = _KOPRIJ
    for rij, groep in enumerate(groepen, _KOPRIJ + 1):
        vel.zet(rij, 1, groep.categorie, Stijl.TEKST)
        # COUNTIF would take * and ? in a category for wildcards.
        formule = f"SUMPRODUCT(--EXACT({categorieen},A{rij}))"
        vel.reken(rij, 2, Som(formule, Decimal(groep.aantal)), Stijl.TELLING)
    vel.zet(rij + 1, 1, "Totaal", Stijl.TOTAAL)
    opgeteld = f"SUM(B{_KOPRIJ + 1}:B{rij})" if groepen else "0"
    vel.reken(rij + 1, 2, Som(opgeteld, Decimal(aantal)), Stijl.TOTAAL_TELLING)
    return rij + 1
