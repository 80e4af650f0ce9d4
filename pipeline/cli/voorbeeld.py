"""`genereer voorbeeld`: pictures of a document, for a quick look and for in a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.weergave import als_json, scherm, toon_meldingen
from pipeline.lijn.voorbeeld import maak_voorbeeld
from pipeline.uitkomst import Uitkomst

if TYPE_CHECKING:
    from pathlib import Path


def toon_voorbeeld(document: Path, *, formaat: str) -> Uitkomst:
    """Make pictures of a document and say where they stand.

    Args:
        document: a Word file or a PDF.
        formaat: `tekst` or `json`.
    """
    voorbeeld = maak_voorbeeld(document)
    bestanden = [(voorbeeld.map_ / naam).as_posix() for naam in voorbeeld.bestanden]
    if formaat == "json":
        click.echo(als_json(voorbeeld.uitkomst, voorbeeld.meldingen, bestanden=bestanden))
        return voorbeeld.uitkomst
    toon_meldingen(scherm(), voorbeeld.meldingen)
    if not bestanden:
        click.echo(f"Geen voorbeeld gemaakt van {document.name}.")
        return voorbeeld.uitkomst
    paginas = len(bestanden) - 1
    click.echo(f"Voorbeeld van {document.name}: {voorbeeld.map_.as_posix()}")
    click.echo(f"  {voorbeeld.bestanden[0]:<16} alle pagina's op één blad")
    eerste, laatste = voorbeeld.bestanden[1], voorbeeld.bestanden[-1]
    wat = "de enige pagina" if paginas == 1 else f"tot en met {laatste}: elke pagina apart"
    click.echo(f"  {eerste:<16} {wat}")
    return voorbeeld.uitkomst
