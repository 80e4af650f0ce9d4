"""`genereer sjabloon` and `genereer nieuw`: look at a template, and make a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.bestand.storing import waarom
from pipeline.cli.weergave import scherm, telling, toon_meldingen
from pipeline.melding import heeft_fouten
from pipeline.nabij import bedoelde_u
from pipeline.uitkomst import Uitkomst

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from pipeline.werkmap import Werkmap


def toon_sjabloon(werkmap: Werkmap, naam: str, kopie: Path | None) -> Uitkomst:
    """Check a template, show what it may name, and write a marked copy where asked."""
    from pipeline.word.omgeving import filters
    from pipeline.word.soorten import alle_namen

    _eis_documentsoort(werkmap, naam)
    from pipeline.lijn.sjabloon import onderzoek_sjabloon

    onderzoek = onderzoek_sjabloon(werkmap, naam)
    toon_meldingen(scherm(), onderzoek.meldingen)
    if onderzoek.woorden is not None:
        click.echo(click.style("Namen", bold=True) + " ([] is een lijst: herhaal haar met {%p for … %})")
        for pad, uitleg, _ in alle_namen(onderzoek.woorden):
            click.echo(f"  {pad:<54} {uitleg}".rstrip())
        click.echo(click.style("\nFilters", bold=True) + " ({{ naam|filter }})")
        for filter_, uitleg in filters().items():
            click.echo(f"  {filter_:<20} {uitleg}")
        click.echo()
    if kopie is not None and onderzoek.gemarkeerd is not None:
        geweigerd = _schrijf_kopie(kopie, onderzoek.gemarkeerd)
        if geweigerd is not None:
            raise click.UsageError(geweigerd, click.get_current_context(silent=True))
        click.echo(f"Kopie met opmerkingen: {kopie}")
    click.echo(f"Sjabloon van {naam}: {telling(onderzoek.meldingen) or 'niets gevonden'}.")
    return Uitkomst.SJABLOON if heeft_fouten(onderzoek.meldingen) else Uitkomst.GOED


def _schrijf_kopie(kopie: Path, inhoud: bytes) -> str | None:
    """Write a new file; why it was not, where something stands there already or it cannot be written."""
    try:
        with kopie.open("xb") as uit:
            uit.write(inhoud)
    except FileExistsError:
        return f"{kopie} bestaat al; kies een andere naam voor de kopie"
    except OSError as fout:
        return f"{kopie} kan niet worden geschreven ({waarom(fout)})"
    return None


def _eis_documentsoort(werkmap: Werkmap, naam: str) -> None:
    bekend = [map_.name for map_ in werkmap.sjabloonmappen()]
    if naam not in bekend:
        tekst = f"document '{naam}' is er niet; {bedoelde_u(naam, bekend)}"
        raise click.UsageError(tekst, click.get_current_context(silent=True))


def maak_documentsoort(werkmap: Werkmap, naam: str, *, bezet: Collection[str]) -> Uitkomst:
    """Make a new document type."""
    from pipeline.start import nieuw

    meldingen = nieuw(werkmap, naam, bezet)
    if meldingen:
        toon_meldingen(scherm(), meldingen)
        return Uitkomst.UITVOER
    click.echo(f"Nieuw document: templates/{naam}")
    click.echo("  document.yaml   wat het is en wat het nodig heeft")
    click.echo("  sjabloon.docx   de tekst; aan te passen in Word")
    click.echo(f"\nNu: pas het sjabloon aan en maak het document: genereer {naam}")
    click.echo(f"Namen die u erin kunt gebruiken: genereer sjabloon {naam}")
    return Uitkomst.GOED
