"""`genereer verschil`: what changed between two documents, in text."""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING

import click
from rich.text import Text

from pipeline.bestand.storing import waarom
from pipeline.cli.weergave import als_json, scherm, telling, toon_meldingen
from pipeline.lijn.verschil import verschil
from pipeline.schrijf import Stand
from pipeline.uitkomst import Uitkomst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.cli.weergave import Scherm
    from pipeline.lijn.feitverschil import Bronverschil, Feitverschil
    from pipeline.word.wijzigingen import Wijziging

# Of a long paragraph only what changed is shown, with so many letters around it.
_EROMHEEN = 40
_HEEL = 100
# Of the places of a fact of which nobody knows what changed in them nobody reads more.
_BRONNEN_HOOGSTENS = 4


def toon_verschil(oud: Path, nieuw: Path, uit: Path | None, *, formaat: str) -> Uitkomst:
    """Compare two Word files."""
    try:
        gedaan = verschil(oud, nieuw, uit)
    except OSError as fout:
        tekst = f"een van de documenten kan niet worden gelezen ({waarom(fout)})"
        raise click.UsageError(tekst, click.get_current_context(silent=True)) from fout
    pad = gedaan.pad.as_posix() if gedaan.pad is not None else None
    if formaat == "json":
        wijzigingen = [
            {"plek": w.plek, "oud": w.oud, "nieuw": w.nieuw, "gevolgd": w.gevolgd} for w in gedaan.wijzigingen
        ]
        feiten = [feit.als_gegevens for feit in gedaan.feiten]
        click.echo(als_json(gedaan.uitkomst, gedaan.meldingen, bestand=pad, feiten=feiten, wijzigingen=wijzigingen))
        return gedaan.uitkomst
    console = scherm()
    _toon_feiten(console, gedaan.feiten)
    _toon(console, [wijziging for wijziging in gedaan.wijzigingen if wijziging.gevolgd])
    toon_meldingen(console, gedaan.meldingen)
    if gedaan.uitkomst is Uitkomst.INVOER:
        console.print(f"Niet vergeleken: {telling(gedaan.meldingen)}.", soft_wrap=True)
    elif not gedaan.wijzigingen:
        console.print("De twee documenten zeggen hetzelfde.", soft_wrap=True)
    else:
        aantal = len(gedaan.wijzigingen)
        console.print(f"{aantal} {'verschil' if aantal == 1 else 'verschillen'}.", soft_wrap=True)
    if pad is not None:
        wat = "Dit bestand was er al" if gedaan.stand is Stand.ONGEWIJZIGD else "Met bijgehouden wijzigingen"
        console.print(f"{wat}: {pad}", soft_wrap=True)
    return gedaan.uitkomst


def _toon_feiten(console: Scherm, feiten: Sequence[Feitverschil]) -> None:
    if not feiten:
        return
    console.print(Text("In het dossier", style="bold"))
    for feit in feiten:
        hand = "  (met de hand, in het document zelf)" if feit.is_met_de_hand else ""
        console.print(Text(f"  {feit.feit}: {als_regel(feit.oud, feit.nieuw)}{hand}"), soft_wrap=True)
        for bron in feit.bronnen[:_BRONNEN_HOOGSTENS]:
            console.print(Text(f"    {bron.bestand}, {bron.plek}{_typte(bron)}"), soft_wrap=True)
        if len(feit.bronnen) > _BRONNEN_HOOGSTENS:
            meer = len(feit.bronnen) - _BRONNEN_HOOGSTENS
            console.print(Text(f"    en nog {meer} {'plaats' if meer == 1 else 'plaatsen'}"), soft_wrap=True)
    console.print()
    console.print(Text("In het document", style="bold"))


def _typte(bron: Bronverschil) -> str:
    """What was typed at a place, as far as it is known."""
    if bron.oud is not None and bron.nieuw is not None and bron.oud != bron.nieuw:
        return f": {als_regel(bron.oud, bron.nieuw)}"
    bekend = bron.nieuw if bron.nieuw is not None else bron.oud
    return f": {_kort(bekend)}" if bekend is not None else ""


def _toon(console: Scherm, wijzigingen: Sequence[Wijziging]) -> None:
    for plek, groep in groupby(wijzigingen, key=lambda wijziging: wijziging.plek):
        console.print(Text(plek, style="bold"), soft_wrap=True)
        for wijziging in groep:
            console.print(Text(f"  {als_regel(wijziging.oud, wijziging.nieuw)}"), soft_wrap=True)


def als_regel(oud: str | None, nieuw: str | None) -> str:
    """`14.200 → 14.900`; of a long text only what changed."""
    if oud is None or nieuw is None:
        return f"weg: {_kort(oud)}" if nieuw is None else f"erbij: {_kort(nieuw)}"
    if max(len(oud), len(nieuw)) > _HEEL:
        begin = _gelijk_begin(oud, nieuw)
        kort = min(len(oud), len(nieuw)) - begin
        einde = min(_gelijk_begin(oud[::-1], nieuw[::-1]), kort)
        van = max(0, begin - _EROMHEEN)
        oud, nieuw = (_deel(tekst, van, len(tekst) - max(0, einde - _EROMHEEN)) for tekst in (oud, nieuw))
    return f"{_kort(oud)} → {_kort(nieuw)}"


def _gelijk_begin(een: str, ander: str) -> int:
    """How many letters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda paar: paar[0] == paar[1], zip(een, ander, strict=False)))


def _deel(tekst: str, van: int, tot: int) -> str:
    """A piece of a text, from a word to a word, with dots where something was left out."""
    while 0 < van < len(tekst) and not tekst[van - 1].isspace():
        van -= 1
    while tot < len(tekst) and not tekst[tot].isspace():
        tot += 1
    return f"{'… ' if van else ''}{tekst[van:tot].strip()}{' …' if tot < len(tekst) else ''}"


def _kort(tekst: str | None) -> str:
    return " ".join(tekst.split()) if tekst and not tekst.isspace() else "(lege regel)"
