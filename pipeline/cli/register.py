"""`genereer register`: write down what came back, and show how it stands with every signature."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
from rich.table import Table
from rich.text import Text

from pipeline import lijn
from pipeline.administratie.journaal import Feit
from pipeline.cli.keuze import netwerkmappen, tekendocument
from pipeline.cli.weergave import als_json, scherm, telling, toon_meldingen
from pipeline.dossier.perioden import ontleed
from pipeline.lijn.register import documenten_voor, herroep, lees_register, schrijf_register, teken_op
from pipeline.lijn.tekenen import partijen_van, tekendocumenten
from pipeline.melding import heeft_fouten
from pipeline.nabij import bedoelde_u
from pipeline.register import kort
from pipeline.register.boek import samenvatting, wat_te_doen
from pipeline.schrijf import Stand
from pipeline.uitkomst import Uitkomst

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.dossier.perioden import Periode
    from pipeline.lijn.register import Overzicht
    from pipeline.lijn.resultaat import Gelezen
    from pipeline.melding import Melding
    from pipeline.register import Regel
    from pipeline.werkmap import Werkmap


@dataclass(frozen=True, slots=True)
class Invulling:
    """What somebody wants to be written down.

    Args:
        verstuurd: who got the mail, sent by hand.
        ontvangen: from whom the document came back.
        getekend: who signed.
        op: when, None for today.
        document: which document, None where the signatory has one alone.
        herroep: of whom what was written down last is to be revoked.
    """

    verstuurd: tuple[str, ...]
    ontvangen: tuple[str, ...]
    getekend: tuple[str, ...]
    op: str | None
    document: str | None
    herroep: tuple[str, ...] = ()

    @property
    def feiten(self) -> Iterator[tuple[Feit, str]]:
        """Each event with the name that was typed."""
        yield from ((Feit.VERSTUURD, naam) for naam in self.verstuurd)
        yield from ((Feit.ONTVANGEN, naam) for naam in self.ontvangen)
        yield from ((Feit.GETEKEND, naam) for naam in self.getekend)
        yield from ((Feit.HERROEPEN, naam) for naam in self.herroep)


def toon_register(
    werkmap: Werkmap, netwerk: str | None, invulling: Invulling, *, overschrijf: bool, formaat: str
) -> Uitkomst:
    """Write down what is asked, show the register of each network and write its workbook."""
    nu = datetime.datetime.now().astimezone()
    gelezen = [lijn.lees_netwerk(werkmap, map_) for map_ in netwerkmappen(werkmap, netwerk)]
    if netwerk is None:
        gelezen = [net for net in gelezen if any(b.onderdeel == "convenant" for b in net.bron.bestanden)]
    meldingen = _vul_in(werkmap, gelezen, invulling, nu)
    overzichten: list[Overzicht] = []
    boeken: list[tuple[Stand, str]] = []
    for net in gelezen:
        overzicht = lees_register(werkmap, net, nu.date())
        stand, pad, gevonden = schrijf_register(werkmap, net, overzicht, nu.date(), overschrijf=overschrijf)
        overzichten.append(overzicht)
        boeken.append((stand, pad))
        meldingen += [*overzicht.meldingen, *gevonden]
    uitkomst = _uitkomst(meldingen)
    if formaat == "json":
        regels = [_als_gegevens(o.netwerk, regel) for o in overzichten for regel in o.regels]
        click.echo(als_json(uitkomst, meldingen, regels=regels, werkboeken=[pad for _, pad in boeken]))
        return uitkomst
    _toon(overzichten, boeken, meldingen, nu.date())
    return uitkomst


def _uitkomst(meldingen: Sequence[Melding]) -> Uitkomst:
    if any(melding.code == "M18" for melding in meldingen):
        return Uitkomst.UITVOER
    return Uitkomst.INVOER if heeft_fouten(meldingen) else Uitkomst.GOED


def _vul_in(werkmap: Werkmap, gelezen: Sequence[Gelezen], invulling: Invulling, nu: datetime.datetime) -> list[Melding]:
    """Write down what is asked; all names are looked up before anything is written."""
    dag = _dag(invulling.op, nu.date())
    werk = [(feit, getypt, *_zoek(werkmap, gelezen, getypt, invulling)) for feit, getypt in invulling.feiten]
    if invulling.op is not None and all(feit is Feit.HERROEPEN for feit, *_ in werk):
        raise _verkeerd("--op hoort bij --verstuurd, --ontvangen of --getekend")
    return [
        melding
        for feit, getypt, net, document, organisatie in werk
        for melding in (
            herroep(werkmap, net, document=document, organisatie=organisatie, nu=nu)
            if feit is Feit.HERROEPEN
            else teken_op(werkmap, net, feit, document=document, organisatie=organisatie, getypt=getypt, dag=dag, nu=nu)
        )
    ]


def _zoek(werkmap: Werkmap, gelezen: Sequence[Gelezen], getypt: str, invulling: Invulling) -> tuple[Gelezen, str, str]:
    """The network, the document and the signatory that a name is of."""
    document = tekendocument(werkmap, invulling.document) if invulling.document is not None else None
    gevonden = [
        (net, soort, organisatie)
        for net in gelezen
        for soort, organisatie in documenten_voor(werkmap, net, getypt)
        if document in {None, soort}
    ]
    if not gevonden:
        soorten = tekendocumenten(werkmap)
        namen = [p.organisatie for net in gelezen for s in soorten for p in partijen_van(werkmap, net.dossier, s)]
        raise _verkeerd(f"'{getypt}' tekent niets; {bedoelde_u(getypt, namen) or 'er is niemand die tekent'}")
    if len(gevonden) > 1:
        keuzes = " of ".join(f"{soort} van {organisatie} ({net.bron.netwerk})" for net, soort, organisatie in gevonden)
        raise _verkeerd(f"'{getypt}' kan zijn: {keuzes}; kies met --document, --netwerk of de volledige naam")
    return gevonden[0]


def _dag(op: str | None, vandaag: datetime.date) -> datetime.date:
    try:
        periode = ontleed(op) if op is not None else None
    except ValueError:
        periode = None
    if op is not None and (periode is None or not periode.is_dag):
        raise _verkeerd(f"'{op}' is geen dag; schrijf een dag met maand en jaar, zoals 12-06-2026")
    gekozen = periode.start if periode is not None else vandaag
    if gekozen > vandaag:
        raise _verkeerd(f"{gekozen:%d-%m-%Y} moet nog komen; vul in wanneer het gebeurd is")
    return gekozen


def _verkeerd(tekst: str) -> click.UsageError:
    return click.UsageError(tekst, click.get_current_context(silent=True))


def _als_gegevens(netwerk: str, regel: Regel) -> dict[str, Any]:
    return {
        "netwerk": netwerk,
        "document": regel.document,
        "organisatie": regel.organisatie,
        "leden": regel.leden,
        "aan": regel.aan,
        "stand": regel.stand.value,
        "klaargezet": _iso(regel.klaargezet),
        "verstuurd": _iso(regel.verstuurd),
        "ontvangen": _iso(regel.ontvangen),
        "getekend": _iso(regel.getekend),
        "tekst": regel.tekst,
        "herinneren": regel.herinneren,
        "opmerkingen": list(regel.opmerkingen),
    }


def _iso(op: Periode | None) -> str | None:
    if op is None:
        return None
    return op.start.isoformat() if op.is_dag else f"{op.start.isoformat()}/{op.einde.isoformat()}"


def _toon(
    overzichten: Sequence[Overzicht],
    boeken: Sequence[tuple[Stand, str]],
    meldingen: Sequence[Melding],
    vandaag: datetime.date,
) -> None:
    console = scherm()
    toon_meldingen(console, meldingen)
    for overzicht, (stand, pad) in zip(overzichten, boeken, strict=True):
        console.print(Text(overzicht.netwerk, style="bold"))
        console.print(_tabel(overzicht.regels))
        console.print(samenvatting(overzicht.regels, overzicht.tekst, vandaag), soft_wrap=True)
        if stand is not Stand.NIET_GEMAAKT:
            console.print(pad, soft_wrap=True)
        console.print()
    geteld = telling(meldingen)
    if not overzichten:
        console.print("Er is geen netwerk met een convenant.")
    elif geteld:
        console.print(f"Met {geteld}.")


def _tabel(regels: Sequence[Regel]) -> Table:
    tabel = Table(box=None, pad_edge=False, header_style="bold")
    for kop in ("Organisatie", "Document", "Stand", "Verstuurd", "Terug", "Getekend", "Tekst", "Wat te doen"):
        tabel.add_column(kop, overflow="fold", min_width=8 if kop == "Tekst" else None)
    for regel in regels:
        let_op = regel.herinneren is not None or bool(regel.opmerkingen)
        dagen = [_kort(regel.verstuurd), _kort(regel.ontvangen), _kort(regel.getekend)]
        cellen = [regel.organisatie, regel.document, regel.stand.value, *dagen]
        cellen += [kort(regel.tekst) if regel.tekst is not None else "", wat_te_doen(regel)]
        tabel.add_row(*(Text(cel) for cel in cellen), style="bold yellow" if let_op else "")
    return tabel


def _kort(op: Periode | None) -> str:
    if op is None:
        return ""
    return f"{op.start:%d-%m-%Y}" if op.is_dag else f"{op.start:%m-%Y}"
