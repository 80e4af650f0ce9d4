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
    from pipeline.word.wijzigingen import Wijziging

# Of a long paragraph only what changed is shown, with so many letters around it.
_EROMHEEN = 40
_HEEL = 100


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
        click.echo(als_json(gedaan.uitkomst, gedaan.meldingen, bestand=pad, wijzigingen=wijzigingen))
        return gedaan.uitkomst
    console = scherm()
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
