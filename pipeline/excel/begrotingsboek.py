"""The budget workbook that finance fills in: issued empty, or with what was filled in before."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.excel.kleuren import kleuren
from pipeline.excel.leeswijzer import keuzes_uit, schrijf_leeswijzer, schrijf_lijsten
from pipeline.excel.lijstbladen import (
    begrotingslijst,
    dekkingslijst,
    realisatielijst,
    schrijf_begroting,
    schrijf_dekking,
    schrijf_realisatie,
)
from pipeline.excel.rijen import begrotingsrijen, dekkingsrijen, fasen, kostensoorten, realisatierijen
from pipeline.excel.samenvatting import Fasepost, Overzicht, schrijf_samenvatting
from pipeline.excel.vel import Boek

if TYPE_CHECKING:
    from pipeline.dossier.begroting import Begroting
    from pipeline.dossier.financier import Financier
    from pipeline.dossier.netwerk import Netwerk
    from pipeline.dossier.project import Projectplan


def maak_begrotingsboek(
    plan: Projectplan, netwerk: Netwerk, begroting: Begroting | None, financier: Financier | None
) -> bytes:
    """Make the budget workbook of a project.

    Args:
        plan: the project; its phases, kinds of cost and quarters are what can be chosen.
        netwerk: whose colours and name the workbook bears.
        begroting: what finance filled in before, which is carried over; None for a first issue, which has a line for
            each phase and kind of cost. What could not be read is left empty.
        financier: the funder, None where there is no profile of it.

    Returns:
        The bytes of an .xlsx file, the same for the same facts. Every formula has its value.
    """
    hoofdkleur, accentkleur = kleuren(netwerk)
    titel = f"Begroting {plan.titel}"
    boek = Boek(
        hoofdkleur, titel=titel, maker=str(netwerk.naam), project=str(plan.titel), netwerk=str(netwerk.korte_naam)
    )
    keuzes = keuzes_uit(plan)
    regels = begrotingslijst(begrotingsrijen(plan, begroting))
    dekking = dekkingslijst(dekkingsrijen(plan, begroting, financier))
    overzicht = Overzicht(
        fasen=[Fasepost(fase.nummer, str(fase.titel)) for fase in fasen(plan)],
        soorten=[soort.naam for soort in kostensoorten(plan)],
        regels=regels,
        dekking=dekking,
        gevraagd=_bedrag(plan.financien.aangevraagd),
        beschikt=_bedrag(plan.financien.beschikt),
    )
    schrijf_leeswijzer(boek, plan, netwerk, begroting, financier, keuzes)
    schrijf_begroting(boek, regels, dekking, overzicht.gevraagd, keuzes)
    schrijf_dekking(boek, dekking, keuzes)
    schrijf_realisatie(boek, realisatielijst(realisatierijen(begroting)), regels, keuzes)
    schrijf_samenvatting(boek, overzicht, accentkleur)
    schrijf_lijsten(boek, plan)
    return boek.als_bytes()


def _bedrag(waarde: object) -> Decimal | None:
    return waarde if isinstance(waarde, Decimal) else None
