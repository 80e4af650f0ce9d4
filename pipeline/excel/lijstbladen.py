"""The sheets that finance fills in: Begroting, Dekking and Realisatie.

Totals stand above the header, so that nothing below it is anything but a line.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from pipeline.dossier.begroting import Begrotingsregel, Dekkingsbron, Dekkingsregel, Realisatieregel
from pipeline.dossier.tabel import als_kop
from pipeline.excel.opmaak import Stijl, kleur_afkeuring
from pipeline.excel.sommen import Lijst, Som, Zin, in_geld, oordeel, regelbedrag, uit_bron

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from pipeline.dossier.basis import Gegeven
    from pipeline.excel.rijen import Rij
    from pipeline.excel.vel import Boek, Vel

_MILJARD = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column that is filled in.

    Args:
        veld: the field that it holds.
        breedte: width in characters.
        stijl: how its cells look.
        keuze: which list somebody chooses from, None for none.
        hoogstens: the largest number that may be typed.
        minstens: the smallest.
    """

    veld: str
    breedte: float
    stijl: Stijl = Stijl.INVOER
    keuze: str | None = None
    hoogstens: int = _MILJARD
    minstens: int = -_MILJARD


_BEGROTING = (
    Kolom("regel_id", 9, Stijl.KENMERK),
    Kolom("fase", 8, Stijl.INVOER_MIDDEN, "fase"),
    Kolom("kostensoort", 20, keuze="kostensoort"),
    Kolom("omschrijving", 29),
    Kolom("eenheid", 12),
    Kolom("aantal", 9, Stijl.INVOER_GETAL),
    Kolom("tarief", 14, Stijl.INVOER_BEDRAG),
    Kolom("bedrag", 17, Stijl.BEDRAG),
    Kolom("btw_pct", 9, Stijl.INVOER_GETAL, hoogstens=100, minstens=0),
    Kolom("btw_verrekenbaar", 14, Stijl.INVOER_MIDDEN, "ja_nee"),
    Kolom("bedrag_subsidiabel", 17, Stijl.INVOER_BEDRAG),
    Kolom("financier", 18),
    Kolom("toelichting", 26),
)
_DEKKING = (
    Kolom("bron", 20, keuze="bron"),
    Kolom("partij", 42),
    Kolom("bedrag", 20, Stijl.INVOER_BEDRAG),
    Kolom("status", 18, keuze="status"),
    Kolom("toelichting", 56),
)
_REALISATIE = (
    Kolom("regel_id", 14, keuze="regel_id"),
    Kolom("kwartaal", 28, Stijl.INVOER_MIDDEN, "kwartaal"),
    Kolom("realisatie", 20, Stijl.INVOER_BEDRAG),
    Kolom("prognose_rest", 20, Stijl.INVOER_BEDRAG),
    Kolom("toelichting", 74),
)
_GETALLEN = {Stijl.INVOER_GETAL, Stijl.INVOER_BEDRAG}
_KOPPEN = dict.fromkeys((*_GETALLEN, Stijl.BEDRAG), Stijl.KOP_RECHTS) | {Stijl.INVOER_MIDDEN: Stijl.KOP_MIDDEN}


def begrotingslijst(rijen: Sequence[Rij]) -> Lijst:
    """The lines of the budget as they stand on their sheet."""
    return Lijst.van("Begroting", Begrotingsregel, rijen, koprij=8)


def dekkingslijst(rijen: Sequence[Rij]) -> Lijst:
    """The sources of money as they stand on their sheet."""
    return Lijst.van("Dekking", Dekkingsregel, rijen, koprij=6)


def realisatielijst(rijen: Sequence[Rij]) -> Lijst:
    """What was spent, as it stands on its sheet."""
    return Lijst.van("Realisatie", Realisatieregel, rijen, koprij=6)


def schrijf_begroting(
    boek: Boek, regels: Lijst, dekking: Lijst, gevraagd: Decimal | None, keuzes: Mapping[str, str]
) -> None:
    """Write sheet Begroting.

    Args:
        boek: the workbook.
        regels: the lines.
        dekking: the sources of money.
        gevraagd: the grant that the plan asks for, in euro, None where it is not known.
        keuzes: where the values of each list stand.
    """
    vel = boek.vel("Begroting")
    vel.titel("Begroting")
    kosten = _optelling(vel, 3, 8, "Totaal kosten", regels.som("bedrag"))
    geld = _optelling(vel, 4, 8, "Totaal dekking in geld", in_geld(dekking))
    verschil = _optelling(vel, 5, 8, "Verschil", kosten - geld)
    vel.zet(6, 7, "Controle: kosten = dekking", Stijl.LABEL)
    vel.zeg(6, 8, oordeel(verschil, kosten, geld), Stijl.LOS_OORDEEL)
    subsidie = _optelling(vel, 3, 11, "Uit de subsidie", regels.som("bedrag_subsidiabel"))
    if gevraagd is not None:
        vel.zet(4, 10, "Gevraagd in het plan", Stijl.LABEL)
        vel.zet(4, 11, gevraagd, Stijl.LOS_BEDRAG)
        verschil = _optelling(vel, 5, 11, "Verschil", subsidie - Som("K4", gevraagd))
        vel.zet(6, 10, "Controle met plan", Stijl.LABEL)
        vel.zeg(6, 11, oordeel(verschil, subsidie), Stijl.LOS_OORDEEL)
    kleur_afkeuring(vel.blad, "H6:K6")
    _schrijf_lijst(vel, regels, _BEGROTING, Begrotingsregel, keuzes)
    vel.blad.freeze_panes = f"D{regels.eerste}"


def schrijf_dekking(boek: Boek, dekking: Lijst, keuzes: Mapping[str, str]) -> None:
    """Write sheet Dekking."""
    vel = boek.vel("Dekking")
    vel.titel("Dekking")
    _optelling(vel, 3, 3, "Totaal dekking in geld", in_geld(dekking))
    _optelling(vel, 4, 3, "Werk in natura (telt niet mee)", uit_bron(dekking, Dekkingsbron.NATURA))
    _schrijf_lijst(vel, dekking, _DEKKING, Dekkingsregel, keuzes)
    vel.blad.freeze_panes = f"A{dekking.eerste}"


def schrijf_realisatie(boek: Boek, realisatie: Lijst, regels: Lijst, keuzes: Mapping[str, str]) -> None:
    """Write sheet Realisatie; the lines to choose from are those of the budget."""
    vel = boek.vel("Realisatie")
    vel.titel("Realisatie")
    _optelling(vel, 3, 3, "Totaal begroot", regels.som("bedrag"))
    _optelling(vel, 4, 3, "Totaal gerealiseerd", realisatie.som("realisatie"))
    _schrijf_lijst(vel, realisatie, _REALISATIE, Realisatieregel, {**keuzes, "regel_id": regels.bereik("regel_id")})
    vel.blad.freeze_panes = f"A{realisatie.eerste}"


def _optelling(vel: Vel, rij: int, kolom: int, label: str, som: Som) -> Som:
    vel.zet(rij, kolom - 1, label, Stijl.LABEL)
    return vel.reken(rij, kolom, som, Stijl.LOS_BEDRAG)


def _schrijf_lijst(
    vel: Vel, lijst: Lijst, kolommen: Sequence[Kolom], soort: type[Gegeven], keuzes: Mapping[str, str]
) -> None:
    """The header and the lines, with what can be chosen or typed in each column."""
    kop = lijst.eerste - 1
    vel.breedten([kolom.breedte for kolom in kolommen])
    vel.hoogte(kop - 1, 8)
    vel.hoogte(kop, 34)
    for nummer, kolom in enumerate(kolommen, 1):
        vel.zet(kop, nummer, als_kop(kolom.veld), _KOPPEN.get(kolom.stijl, Stijl.KOP))
        vel.leg_uit(f"{get_column_letter(nummer)}{kop}", als_kop(kolom.veld), _uitleg(soort, kolom.veld))
        bereik = lijst.kolom(kolom.veld)
        if kolom.keuze is not None and kolom.keuze in keuzes:
            vel.kies_uit(bereik, keuzes[kolom.keuze])
        elif kolom.stijl in _GETALLEN:
            vel.alleen_getal(bereik, kolom.minstens, kolom.hoogstens)
    _schrijf_regels(vel, lijst, kolommen)
    laatste = f"{get_column_letter(len(kolommen))}{lijst.laatste}"
    # Above figures a filter button would cover the heading.
    cijfers = [plek for plek, kolom in enumerate(kolommen) if _KOPPEN.get(kolom.stijl) is Stijl.KOP_RECHTS]
    vel.filter(f"A{kop}:{laatste}", zonder_knop=cijfers)
    vel.klaar(laatste, koprij=kop)


def _uitleg(soort: type[Gegeven], veld: str) -> str:
    tekst = soort.model_fields[veld].description or als_kop(veld)
    return f"{tekst[0].upper()}{tekst[1:]}."


def _schrijf_regels(vel: Vel, lijst: Lijst, kolommen: Sequence[Kolom]) -> None:
    keren = Counter(rij.get("regel_id") for rij in lijst.rijen)
    ruim = [(kolom.veld, kolom.breedte) for kolom in kolommen if kolom.stijl is Stijl.INVOER]
    for nummer, rij in enumerate(lijst.rijen, lijst.eerste):
        vel.laat_passen(nummer, [(rij.get(veld), breedte) for veld, breedte in ruim])
        for plek, kolom in enumerate(kolommen, 1):
            inhoud, stijl = rij.get(kolom.veld), kolom.stijl
            if stijl is Stijl.BEDRAG and inhoud is None:
                _schrijf_bedrag(vel, nummer, plek, lijst, rij)
                continue
            # What only finance can mend is open to it: an amount without count or rate, and a name used twice.
            if stijl is Stijl.BEDRAG:
                stijl = Stijl.INVOER_BEDRAG
            elif stijl is Stijl.KENMERK and keren[inhoud] > 1:
                stijl = Stijl.INVOER
            vel.zet(nummer, plek, inhoud, stijl)


def _schrijf_bedrag(vel: Vel, nummer: int, plek: int, lijst: Lijst, rij: Rij) -> None:
    aantal, tarief = (f"{lijst.kolommen[veld]}{nummer}" for veld in ("aantal", "tarief"))
    product = f"ROUND({aantal}*{tarief},2)"
    bedrag = regelbedrag(rij)
    formule = f'IF(COUNT({aantal},{tarief})<2,"",{product})'
    if bedrag is None:
        vel.zeg(nummer, plek, Zin(formule, ""), Stijl.BEDRAG)
    else:
        vel.reken(nummer, plek, Som(formule, bedrag), Stijl.BEDRAG)
