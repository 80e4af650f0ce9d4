"""The sheets around the budget: Leeswijzer, which says what to do, and Lijsten, which holds what can be chosen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from pipeline.dossier.begroting import Dekkingsbron, Dekkingsstatus
from pipeline.dossier.perioden import Periode
from pipeline.dossier.project import NietUitSubsidie
from pipeline.dossier.tabel import als_kop
from pipeline.excel.opmaak import NIET_GOED, Stijl
from pipeline.excel.rijen import als_inhoud, benoemd, fasen, kostensoorten, kwartalen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.dossier.begroting import Begroting
    from pipeline.dossier.financier import Financier
    from pipeline.dossier.netwerk import Netwerk
    from pipeline.dossier.project import Projectplan
    from pipeline.excel.vel import Boek, Inhoud, Vel

_EERSTE_KEUZE = 5
# What can be chosen about VAT; each is printed as a sentence.
BTW = ("bedragen inclusief btw", "bedragen exclusief btw")
_VALUTA = "EUR"
_EERSTE_VERSIE = "1"

_BLADEN = (
    ("Begroting", "Financiën", "Eén regel voor elke post. Vul aantal en tarief in; het bedrag volgt vanzelf."),
    ("Dekking", "Financiën", "Waar het geld vandaan komt. Werk in natura is geen geld en telt niet mee."),
    ("Realisatie", "Financiën, na elk kwartaal", "Wat er is uitgegeven, en wat er na dat kwartaal nog komt."),
    ("Samenvatting", "Niemand", "Telt alles op en controleert of het klopt."),
    ("Lijsten", "Niemand", "De keuzes in de lijsten. Ze komen uit het projectplan."),
)
_STAPPEN = (
    "Laat het kenmerk van een regel staan (R001, R002). Daaraan herkennen we de regel in een volgende versie.",
    "Is er een regel te weinig? Gebruik een lege regel onderaan en kies zelf de fase en de kostensoort.",
    "Is er een regel te veel? Laat aantal en tarief leeg. De regel telt dan niet mee.",
    "Typ bedragen zonder tekens, zoals 1234,50. Is een bedrag nog niet bekend? Laat de cel leeg.",
    "Kijk op blad Samenvatting of alles klopt. Sla het bestand op als Excel-werkmap (.xlsx).",
    "Stuur het bestand naar de coördinator. De coördinator zet het ingevulde bestand terug.",
)
_BREEDTE_ALINEA = 130
_SCHAAL = 98
# Characters of a title that fit beside each other in the large letters.
_LANGE_TITEL = 48


def schrijf_leeswijzer(
    boek: Boek,
    plan: Projectplan,
    netwerk: Netwerk,
    begroting: Begroting | None,
    financier: Financier | None,
    keuzes: Mapping[str, str],
) -> None:
    """Write sheet Leeswijzer; single facts stand as a label with the value beside it."""
    vel = boek.vel("Leeswijzer")
    vel.breedten([4, 26, 34, 74])
    for rij, hoogte in ((1, 12), (2, 36), (3, 22), (4, 8)):
        vel.rij(rij, 1, [None] * 4, Stijl.BAND)
        vel.hoogte(rij, hoogte)
    vel.zet(2, 2, f"Begroting {plan.titel}", Stijl.BAND if len(str(plan.titel)) <= _LANGE_TITEL else Stijl.BAND_LANG)
    vel.zet(3, 2, " · ".join(_ondertitel(plan, netwerk, financier)), Stijl.BAND_KLEIN)
    rij = _schrijf_feiten(vel, 6, begroting, keuzes)
    rij = _schrijf_kleuren(vel, rij + 1)
    rij = _schrijf_bladen(vel, rij + 1)
    vel.nieuwe_pagina(rij + 1, _SCHAAL)
    rij = _schrijf_zinnen(vel, rij + 1, "Zo werkt u", _STAPPEN)
    let_op = list(_let_op(plan, financier))
    if let_op:
        rij = _schrijf_zinnen(vel, rij + 1, "Let op", let_op)
    vel.klaar(f"D{rij - 1}")


def _ondertitel(plan: Projectplan, netwerk: Netwerk, financier: Financier | None) -> Iterator[str]:
    yield str(netwerk.naam)
    if isinstance(plan.looptijd, Periode):
        yield benoemd(plan.looptijd)
    if financier is not None and isinstance(financier.naam, str):
        yield financier.naam


def _schrijf_feiten(vel: Vel, rij: int, begroting: Begroting | None, keuzes: Mapping[str, str]) -> int:
    """The facts about this issue of the workbook; gives the next row."""
    _kop(vel, rij, "Vul dit eerst in")
    eerste = {"versie": _EERSTE_VERSIE, "valuta": _VALUTA}
    for nummer, veld in enumerate(("versie", "datum", "ingevuld_door", "valuta", "btw"), rij + 1):
        inhoud: Inhoud = eerste.get(veld) if begroting is None else als_inhoud(getattr(begroting, veld))
        vel.zet(nummer, 2, als_kop(veld), Stijl.DOORLOPEND)
        vel.zet(nummer, 3, inhoud, Stijl.INVOER_DATUM if veld == "datum" else Stijl.INVOER)
        if veld in keuzes:
            vel.kies_uit(f"C{nummer}", keuzes[veld])
    vel.leg_uit(f"C{rij + 2}", "Datum", "De datum van deze versie, zoals 22-09-2026.")
    vel.leg_uit(f"C{rij + 3}", "Ingevuld door", "Een afdeling of functie. Geen naam van een persoon.")
    return rij + 6


def _schrijf_kleuren(vel: Vel, rij: int) -> int:
    _kop(vel, rij, "Wat de kleuren zeggen")
    vel.zet(rij + 1, 2, "Lichtgeel", Stijl.VOORBEELD_INVOER)
    vel.zet(rij + 1, 3, "Hier vult u in.", Stijl.DOORLOPEND)
    vel.zet(rij + 2, 2, "Wit", Stijl.DOORLOPEND)
    vel.zet(rij + 2, 3, "Vast of berekend. Deze cellen zijn beveiligd, zonder wachtwoord.", Stijl.DOORLOPEND)
    vel.zet(rij + 3, 2, NIET_GOED, Stijl.VOORBEELD_FOUT)
    vel.zet(rij + 3, 3, "Een controle klopt niet. Blad Samenvatting laat zien welke.", Stijl.DOORLOPEND)
    for nummer in range(rij + 1, rij + 4):
        vel.zet(nummer, 4, None, Stijl.DOORLOPEND)
    return rij + 4


def _schrijf_bladen(vel: Vel, rij: int) -> int:
    _kop(vel, rij, "Wie vult wat in")
    vel.rij(rij + 1, 2, ["Blad", "Wie", "Wat"], Stijl.KOP)
    for nummer, blad in enumerate(_BLADEN, rij + 2):
        vel.rij(nummer, 2, blad, Stijl.TEKST)
    return rij + 2 + len(_BLADEN)


def _schrijf_zinnen(vel: Vel, rij: int, kop: str, zinnen: Sequence[str]) -> int:
    """Numbered sentences over the whole width; gives the next row."""
    _kop(vel, rij, kop)
    for nummer, zin in enumerate(zinnen, 1):
        vel.zet(rij + nummer, 1, Decimal(nummer), Stijl.STAP)
        vel.over(rij + nummer, 2, 4, zin, Stijl.ALINEA)
        vel.laat_passen(rij + nummer, [(zin, _BREEDTE_ALINEA)])
    return rij + len(zinnen) + 1


def _kop(vel: Vel, rij: int, tekst: str) -> None:
    vel.zet(rij, 2, tekst, Stijl.TUSSENKOP)
    vel.hoogte(rij, 24)


def _let_op(plan: Projectplan, financier: Financier | None) -> Iterator[str]:
    """What the plan and the funder say about the money."""
    if isinstance(plan.toelichting_gegevens, str):
        yield plan.toelichting_gegevens
    for deel in plan.financien.niet_uit_subsidie:
        if isinstance(deel, NietUitSubsidie) and deel.is_heel:
            yield f"Niet uit de subsidie: {deel.wat}. Dit wordt betaald uit: {deel.waaruit}."
    if financier is None:
        return
    nooit = [wat for wat in financier.niet_subsidiabel if isinstance(wat, str)]
    if nooit:
        yield f"Nooit uit de subsidie, zegt de financier: {'; '.join(nooit)}."
    if financier.afwijking is not None and financier.afwijking.is_heel:
        procent = f"{financier.afwijking.procent.normalize():f}".replace(".", ",")
        yield f"Wijkt een post meer dan {procent}% af van de begroting? Leg dat dan uit op blad Realisatie."


def schrijf_lijsten(boek: Boek, plan: Projectplan) -> None:
    """Write sheet Lijsten."""
    vel = boek.vel("Lijsten")
    vel.titel("Lijsten")
    vel.breedten([8, 44, *(24 for _ in range(7))])
    for kolom, (kop, waarden) in enumerate(_lijsten(plan), 1):
        vel.zet(_EERSTE_KEUZE - 1, kolom, kop, Stijl.KOP)
        for rij, waarde in enumerate(waarden, _EERSTE_KEUZE):
            vel.zet(rij, kolom, waarde, Stijl.NUMMER if isinstance(waarde, int) else Stijl.TEKST)
    vel.hoogte(_EERSTE_KEUZE - 1, 22)
    langste = max(len(waarden) for _, waarden in _lijsten(plan))
    vel.blad.freeze_panes = f"A{_EERSTE_KEUZE}"
    vel.klaar(f"I{_EERSTE_KEUZE + langste - 1}", koprij=_EERSTE_KEUZE - 1)


def keuzes_uit(plan: Projectplan) -> dict[str, str]:
    """Where on sheet Lijsten the values of each field stand; a list without values is left out."""
    velden = ("fase", "", "kostensoort", "bron", "status", "ja_nee", "kwartaal", "btw", "valuta")
    plekken = {}
    for kolom, (veld, (_, waarden)) in enumerate(zip(velden, _lijsten(plan), strict=True), 1):
        if veld and waarden:
            letter = get_column_letter(kolom)
            plekken[veld] = f"Lijsten!${letter}${_EERSTE_KEUZE}:${letter}${_EERSTE_KEUZE + len(waarden) - 1}"
    return plekken


def _lijsten(plan: Projectplan) -> list[tuple[str, Sequence[Inhoud]]]:
    """Heading and values of each list, from the first column on."""
    return [
        ("Fase", [fase.nummer for fase in fasen(plan)]),
        ("Titel van de fase", [str(fase.titel) for fase in fasen(plan)]),
        ("Kostensoort", [soort.naam for soort in kostensoorten(plan)]),
        ("Bron", [bron.value for bron in Dekkingsbron]),
        ("Status", [status.value for status in Dekkingsstatus]),
        ("Ja of nee", ["ja", "nee"]),
        ("Kwartaal", kwartalen(plan)),
        ("Btw", BTW),
        ("Valuta", [_VALUTA]),
    ]
