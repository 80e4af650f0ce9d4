"""`genereer herleid`: where the figures of a document come from, as a person reads it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table
from rich.text import Text

from pipeline.cli.weergave import als_json, scherm, toon_meldingen
from pipeline.lijn.herleiden import herleid
from pipeline.lijn.herleiding import Antwoord, Bron, Herleiding, Toestand, Vraag
from pipeline.spoor.plaatsen import cel_van, reeksen
from pipeline.uitkomst import Uitkomst
from pipeline.werkmap import vind_werkmap
from pipeline.word.teruglezen import Bevinding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# More than this nobody reads.
_PLEKKEN_HOOGSTENS = 10
_WAARDEN_HOOGSTENS = 6
_REGELS_HOOGSTENS = 6


def toon_herleiding(document: Path, vraag: Vraag, *, formaat: str) -> Uitkomst:
    """Show where values of a document come from."""
    werkmap = vind_werkmap(document.resolve().parent) or vind_werkmap(Path.cwd())  # a copy may stand anywhere
    antwoord, meldingen = herleid(werkmap, document, document.as_posix(), vraag)
    uitkomst = Uitkomst.GOED if antwoord is not None else Uitkomst.INVOER
    if formaat == "json":
        inhoud = antwoord.als_gegevens if antwoord is not None else {}
        click.echo(als_json(uitkomst, meldingen, **inhoud))
        return uitkomst
    console = scherm()
    toon_meldingen(console, meldingen)
    if antwoord is None:
        return uitkomst
    for groep in _groepen(antwoord.herleidingen):
        herleiding = groep[0]
        console.print(Text(_kop(herleiding), style="bold"))
        tabel = Table.grid(padding=(0, 2, 0, 0))
        tabel.add_column(min_width=9, no_wrap=True)
        tabel.add_column(ratio=1)
        for wat, tekst in _regels(herleiding, [een.waar for een in groep]):
            tabel.add_row(Text(f"  {wat}"), Text(tekst))
        console.print(tabel)
    for regel in _standen(antwoord):
        console.print(Text(regel), soft_wrap=True)
    console.print(_slot(antwoord), soft_wrap=True)
    return uitkomst


def _kop(herleiding: Herleiding) -> str:
    if herleiding.bevinding is Bevinding.KLOPT:
        return herleiding.tekst
    if not herleiding.feit:
        return f"{herleiding.tekst}  (met de hand getypt)"
    nu = f"; er staat nu: {herleiding.tekst}" if herleiding.tekst else ""
    return f"{herleiding.gedrukt}  ({herleiding.bevinding.value}{nu})"


def _groepen(herleidingen: Iterable[Herleiding]) -> Iterable[list[Herleiding]]:
    """The same fact in more places as one; what was changed by hand stays apart, and so do constants."""
    groepen: dict[object, list[Herleiding]] = {}
    for nummer, een in enumerate(herleidingen):
        samen = een.feit and een.bevinding is Bevinding.KLOPT
        groepen.setdefault((een.feit, een.tekst, een.bronnen) if samen else nummer, []).append(een)
    return groepen.values()


def _regels(herleiding: Herleiding, waar: list[str]) -> Iterator[tuple[str, str]]:
    yield "waar", "\n".join(waar)
    if not herleiding.feit and herleiding.bevinding is Bevinding.KLOPT:
        yield "feit", "geen: vaste tekst van het sjabloon"
    elif herleiding.feit:
        yield "feit", herleiding.feit
    if herleiding.regels:
        meer = len(herleiding.regels) - _REGELS_HOOGSTENS
        verder = [f"en nog {meer} {'stap' if meer == 1 else 'stappen'}"] if meer > 0 else []
        regels = [*herleiding.regels[:_REGELS_HOOGSTENS], *verder]
        yield "regel", "\n".join(regels)
    for bestand, bronnen in _per_bestand(herleiding.bronnen).items():
        yield "uit", "\n".join([bestand, *(f"  {regel}" for regel in _plekken(bronnen))])


def _per_bestand(bronnen: Iterable[Bron]) -> dict[str, list[Bron]]:
    """The places by file, in their order."""
    uit: dict[str, list[Bron]] = {}
    for bron in bronnen:
        uit.setdefault(bron.bestand, []).append(bron)
    return uit


def _plekken(bronnen: list[Bron]) -> Iterator[str]:
    """A line for each place; cells below each other in one column on one line, with what stands in the first ones."""
    kolommen = aaneen(bronnen)
    for plek, eigen in kolommen[:_PLEKKEN_HOOGSTENS]:
        waarden = [bron.waarde for bron in eigen if bron.waarde is not None]
        meer = "; …" if len(waarden) > _WAARDEN_HOOGSTENS else ""
        tekst = "; ".join(waarden[:_WAARDEN_HOOGSTENS]) + meer if waarden else eigen[0].feit
        yield f"{plek}  {tekst}".rstrip()
    if (over := len(kolommen) - _PLEKKEN_HOOGSTENS) > 0:
        yield f"en nog {over} {'plaats' if over == 1 else 'plaatsen'} (alle plaatsen: --formaat json)"


def aaneen(bronnen: Iterable[Bron]) -> list[tuple[str, list[Bron]]]:
    """Places in one file, cells below each other in one column together: `Begroting!K9:K23` with its cells."""
    groepen = reeksen(sorted(bronnen, key=lambda bron: _volgorde(bron.plek)), lambda bron: _in_kolom(bron.plek))
    return [
        (f"{een.plek}:{verder[-1].plek.rpartition('!')[2]}" if verder else een.plek, [een, *verder])
        for een, *verder in groepen
    ]


def _in_kolom(plek: str) -> tuple[tuple[str, int], int] | None:
    """Sheet, column and row of a spot that is a cell: `Begroting!K9`."""
    blad, is_op_blad, adres = plek.rpartition("!")
    cel = cel_van(adres) if is_op_blad else None
    return ((blad, cel.kolom), cel.rij) if cel is not None else None


def _volgorde(plek: str) -> tuple[tuple[str, int], str, int]:
    """Sheets by name, columns from left to right, rows from top to bottom; lines by number."""
    if in_kolom := _in_kolom(plek):
        return in_kolom[0], "", in_kolom[1]
    nummer = re.search(r"\d+", plek)
    return ("", 0), plek if nummer is None else "", int(nummer[0]) if nummer is not None else 0


def _standen(antwoord: Antwoord) -> Iterator[str]:
    if antwoord.bestanden:
        yield "Bestanden"
    for stand in antwoord.bestanden:
        op = f" (laatst opgeslagen op {stand.gewijzigd_op:%d-%m-%Y, %H:%M})" if stand.gewijzigd_op is not None else ""
        hash_ = f", sha256 {stand.sha256[:12]}…" if stand.sha256 is not None else ""
        yield f"  {stand.bestand}: {stand.toestand.value}{op}{hash_}"


def _slot(antwoord: Antwoord) -> str:
    aantal = len(antwoord.herleidingen)
    met_de_hand = sum(h.bevinding is not Bevinding.KLOPT for h in antwoord.herleidingen)
    wat = "1 waarde herleid" if aantal == 1 else f"{aantal} waarden herleid"
    bewerkt = f"; {met_de_hand} met de hand gewijzigd" if met_de_hand else ""
    oud = [stand.bestand for stand in antwoord.bestanden if stand.toestand is Toestand.GEWIJZIGD]
    let_op = " Wat in de cellen staat, gold toen het document werd gemaakt." if oud else ""
    return f"{wat}{bewerkt}.{let_op}"
