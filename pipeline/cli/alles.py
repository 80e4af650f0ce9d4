"""`genereer alles` and `genereer overzicht`: every document, and how each stands."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from pipeline.cli.keuze import netwerkmappen
from pipeline.cli.opdrachten import BEZIG, besluit
from pipeline.cli.weergave import als_json, scherm, toon_meldingen
from pipeline.lijn.alles import maak_alles, noteer
from pipeline.lijn.opdrachten import Opmaak
from pipeline.lijn.opmaak import maak_op
from pipeline.lijn.overzicht import Toestand, overzicht
from pipeline.lijn.resultaat import uitkomst_van
from pipeline.uitkomst import Uitkomst

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.lijn.overzicht import Documentstand
    from pipeline.werkmap import Werkmap

_KLEUREN = {
    Toestand.ACTUEEL: "green",
    Toestand.VEROUDERD: "yellow",
    Toestand.ONTBREEKT: "bold red",
    Toestand.BEWERKT: "yellow",
    Toestand.CONCEPT: "cyan",
}
# Of more documents of one kind than this a line says how many there are in each state.
_REGELS_HOOGSTENS = 6


def maak_alle_documenten(
    werkmap: Werkmap, netwerk: str | None, *, overschrijf: bool, opmaak: Opmaak, formaat: str
) -> Uitkomst:
    """Make every document of every network, as far as what it is made of changed.

    Args:
        werkmap: where everything stands.
        netwerk: the only network that is asked for, None for all.
        overschrijf: move an edited document aside instead of refusing.
        opmaak: what is wanted besides the Word files.
        formaat: `tekst` or `json`.
    """
    mappen = netwerkmappen(werkmap, netwerk)
    stil = formaat == "json" or not sys.stderr.isatty()
    stappen = maak_alles(werkmap, mappen, overschrijf=overschrijf)
    console = Console(stderr=True)
    geen_balk = stil or len(mappen) < 2
    delen = list(
        track(stappen, "Documenten maken", total=len(mappen), console=console, transient=True, disable=geen_balk)
    )
    overgeslagen = sum(deel.overgeslagen for deel in delen)
    gemaakt = sorted((r for deel in delen for r in deel.resultaten), key=lambda r: r.pad)
    if opmaak is not Opmaak.GEEN:
        with console.status(BEZIG[opmaak]) if not stil else nullcontext():
            gemaakt, erbij = maak_op(werkmap, delen, opmaak, overschrijf=overschrijf)
        overgeslagen += erbij
    uitkomst = uitkomst_van([resultaat.uitkomst for resultaat in gemaakt])
    volledig = netwerk is None and uitkomst is Uitkomst.GOED
    erover = noteer(werkmap, delen, volledig=volledig, pdf=opmaak is Opmaak.PDF)
    if overgeslagen and formaat != "json":
        click.echo(overgeslagen_regel(overgeslagen))
    later = sorted(regel for deel in delen for regel in deel.nog_niet)
    for regel in later if formaat != "json" else ():
        click.echo(f"· nog niet      {regel}")
    if not gemaakt and formaat != "json":
        niets = overgeslagen or later
        click.echo("Niets te doen." if niets else "Er zijn nog geen gegevens voor een document.")
        toon_meldingen(scherm(), erover)
        return Uitkomst.GOED if niets else Uitkomst.INVOER
    meldingen = [*erover, *(melding for resultaat in gemaakt for melding in resultaat.meldingen)]
    return besluit(uitkomst, meldingen, gemaakt, formaat)


def overgeslagen_regel(aantal: int) -> str:
    """What is said of documents that were not looked at."""
    wat = "1 bestand is actueel" if aantal == 1 else f"{aantal} bestanden zijn actueel"
    return f"= overgeslagen  {wat}: invoer, sjabloon en versie zijn dezelfde."


def toon_overzicht(werkmap: Werkmap, netwerk: str | None, *, formaat: str) -> Uitkomst:
    """Show every document with how it stands."""
    standen = sorted(overzicht(werkmap, netwerkmappen(werkmap, netwerk)), key=lambda stand: stand.pad)
    if formaat == "json":
        click.echo(als_json(Uitkomst.GOED, (), documenten=[stand.als_gegevens for stand in standen]))
        return Uitkomst.GOED
    tabel = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for kop in ("Document", "Netwerk", "Jaar of project", "Toestand", "Gaten", "Meldingen"):
        tabel.add_column(kop, justify="right" if kop == "Gaten" else "left")
    for groep in _groepen(standen):
        for regel in _regels(groep):
            tabel.add_row(*regel)
    console = scherm()
    console.print(tabel)
    for stand in standen:
        if stand.toestand in {Toestand.VEROUDERD, Toestand.BEWERKT}:
            console.print(Text(f"{stand.pad}: {stand.reden}"), soft_wrap=True)
    console.print(_slot(standen), soft_wrap=True)
    return Uitkomst.GOED


def _groepen(standen: Sequence[Documentstand]) -> Iterable[list[Documentstand]]:
    groepen: dict[tuple[str, str, str], list[Documentstand]] = {}
    for stand in standen:
        kenmerk = stand.kenmerk
        groepen.setdefault((kenmerk.document, kenmerk.netwerk, str(kenmerk.exemplaar or "")), []).append(stand)
    return groepen.values()


def _regels(groep: Sequence[Documentstand]) -> Iterable[tuple[str, str, str, Text, str, str]]:
    """A line for each document, or one for many of a kind."""
    eerste = groep[0].kenmerk
    wie = (eerste.document, eerste.netwerk, str(eerste.exemplaar or ""))
    if len(groep) > _REGELS_HOOGSTENS:
        geteld = Counter(stand.toestand for stand in groep)
        tekst = Text(", ").join(Text(f"{geteld[t]} {t.value}", style=_KLEUREN[t]) for t in Toestand if geteld[t])
        yield (*wie, tekst, _of_streep(sum(s.gaten for s in groep)), "")
        return
    for stand in groep:
        naam = f"{eerste.document}: {stand.kenmerk.organisatie}" if stand.kenmerk.organisatie else eerste.document
        toestand = Text(stand.toestand.value, style=_KLEUREN[stand.toestand])
        yield naam, wie[1], wie[2], toestand, _of_streep(stand.gaten), _geteld(stand)


def _geteld(stand: Documentstand) -> str:
    fouten = f"{stand.fouten} {'fout' if stand.fouten == 1 else 'fouten'}" if stand.fouten else ""
    aantal = stand.waarschuwingen
    let_op = f"{aantal} {'waarschuwing' if aantal == 1 else 'waarschuwingen'}" if aantal else ""
    return ", ".join(filter(None, (fouten, let_op)))


def _of_streep(aantal: int) -> str:
    return str(aantal) if aantal else ""


def _slot(standen: Sequence[Documentstand]) -> str:
    geteld = Counter(stand.toestand for stand in standen)
    if not standen:
        return "Er zijn nog geen gegevens voor een document."
    if geteld[Toestand.ACTUEEL] == len(standen):
        return f"Alle {len(standen)} documenten zijn actueel." if len(standen) > 1 else "Het document is actueel."
    wat = ", ".join(f"{geteld[t]} {t.value}" for t in Toestand if geteld[t])
    return f"{wat}. Maak bij wat verouderd is of ontbreekt met: genereer alles"
