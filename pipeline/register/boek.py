"""The register as a workbook, for who follows the signatures in Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from pipeline.excel.opmaak import Stijl
from pipeline.excel.vel import Boek, Vel
from pipeline.register import Registerstand, kort
from pipeline.word.formaten import datum, periode

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from pipeline.dossier.perioden import Periode
    from pipeline.excel.vel import Inhoud
    from pipeline.register import Regel

_KOLOMMEN: tuple[tuple[str, float], ...] = (
    ("Organisatie", 38),
    ("Leden", 8),
    ("Document", 13),
    ("Stand", 23),
    ("Wat te doen", 44),
    ("Klaargezet", 12.5),
    ("Verstuurd", 12.5),
    ("Terug", 12.5),
    ("Getekend", 14),
    ("Tekst", 11),
    ("Mailadres", 34),
)
_KOPRIJ = 6
_VOLGENDE = {
    Registerstand.NIET_GEMAAKT: "maak het document",
    Registerstand.GEMAAKT: "zet het bericht klaar, of verstuur het",
    Registerstand.KLAARGEZET: "verstuur het bericht",
    Registerstand.GEWEIGERD: "controleer het mailadres, en verstuur opnieuw",
    Registerstand.ONTVANGEN: "vul in wanneer het getekend is",
}


def maak_registerboek(
    regels: Sequence[Regel], *, netwerk: str, hoofdkleur: str, tekst: str | None, vandaag: datetime.date
) -> bytes:
    """Make the workbook.

    Args:
        regels: the lines, in the order in which they need attention.
        netwerk: short name of the network.
        hoofdkleur: its main colour, six hexadecimal digits.
        tekst: the fingerprint of what is agreed today.
        vandaag: the day of today.

    Returns:
        The bytes of an .xlsx file, the same for the same lines on the same day.
    """
    titel = "Register van handtekeningen"
    boek = Boek(hoofdkleur, titel=titel, maker=netwerk, project="Convenant en addendum", netwerk=netwerk)
    vel = boek.vel("Register")
    vel.breedten([breedte for _, breedte in _KOLOMMEN])
    vel.titel(titel)
    vel.zet(3, 1, samenvatting(regels, tekst, vandaag), Stijl.ONDERTITEL)
    uitleg = (
        "Dit blad wordt gemaakt. Vul datums in met genereer register --ontvangen of --getekend, of in de ledenlijst."
    )
    vel.zet(4, 1, uitleg, Stijl.ONDERTITEL)
    vel.rij(_KOPRIJ, 1, [kop for kop, _ in _KOLOMMEN], Stijl.KOP)
    vel.hoogte(_KOPRIJ, 22)
    for rij, regel in enumerate(regels, _KOPRIJ + 1):
        _schrijf_regel(vel, rij, regel)
    laatste = f"{get_column_letter(len(_KOLOMMEN))}{max(_KOPRIJ + len(regels), _KOPRIJ + 1)}"
    vel.filter(f"A{_KOPRIJ}:{laatste}")
    vel.blad.freeze_panes = f"B{_KOPRIJ + 1}"
    vel.klaar(laatste, koprij=_KOPRIJ)
    return boek.als_bytes()


def samenvatting(regels: Sequence[Regel], tekst: str | None, vandaag: datetime.date) -> str:
    """How it stands in one sentence."""
    getekend = sum(regel.stand is Registerstand.GETEKEND for regel in regels)
    herinneren = sum(regel.herinneren is not None for regel in regels)
    return (
        f"Stand op {datum(vandaag)}: {getekend} van {len(regels)} getekend, {herinneren} te herinneren. "
        f"Tekst van nu: {kort(tekst)}."
    )


def wat_te_doen(regel: Regel) -> str:
    """What the coordinator does next, empty where nothing is to be done."""
    delen = [*regel.opmerkingen]
    if regel.herinneren is not None:
        delen.insert(0, f"herinner: {regel.herinneren} dagen geleden verstuurd")
    elif not delen and regel.stand in _VOLGENDE:
        delen.append(_VOLGENDE[regel.stand])
    zin = "; ".join(delen)
    return zin[:1].upper() + zin[1:]


def _schrijf_regel(vel: Vel, rij: int, regel: Regel) -> None:
    doen = wat_te_doen(regel)
    let_op = regel.herinneren is not None or bool(regel.opmerkingen)
    tekst = Stijl.AANDACHT if let_op else Stijl.TEKST
    dag = Stijl.AANDACHT_DATUM if let_op else Stijl.DATUM
    vel.zet(rij, 1, regel.organisatie, tekst)
    vel.zet(rij, 2, regel.leden or None, tekst)
    vel.zet(rij, 3, regel.document, tekst)
    vel.zet(rij, 4, regel.stand.value, tekst)
    vel.zet(rij, 5, doen, tekst)
    for kolom, op in enumerate((regel.klaargezet, regel.verstuurd, regel.ontvangen, regel.getekend), 6):
        vel.zet(rij, kolom, _in_cel(op), dag)
    vel.zet(rij, 10, kort(regel.tekst) if regel.tekst is not None else None, tekst)
    vel.zet(rij, 11, regel.aan or None, tekst)
    breedten = [breedte for _, breedte in _KOLOMMEN]
    vel.laat_passen(rij, ((regel.organisatie, breedten[0]), (doen, breedten[4]), (regel.aan, breedten[10])))


def _in_cel(op: Periode | None) -> Inhoud:
    """A day as a date that Excel sorts; a month or year as the text that it was."""
    if op is None:
        return None
    return op.start if op.is_dag else periode(op)
