"""`genereer verzegel` and `genereer verifieer`: show what came of a seal, and say how it ended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom
from pipeline.cli.weergave import als_json, scherm, telling, toon_meldingen
from pipeline.lijn.verifieren import verifieer
from pipeline.lijn.verzegelen import verzegel
from pipeline.schrijf import Stand
from pipeline.uitkomst import Uitkomst

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.werkmap import Werkmap


def verzegel_document(werkmap: Werkmap, document: Path, *, formaat: str) -> Uitkomst:
    """Seal a document in `outputs/`."""
    gevonden = document.resolve()
    if not gevonden.is_relative_to(werkmap.uitvoer.resolve()) or gevonden.suffix != ".docx":
        tekst = f"{document} is geen Word-document in outputs; noem het Word-bestand (.docx) dat genereer heeft gemaakt"
        raise click.UsageError(tekst, click.get_current_context(silent=True))
    gedaan = verzegel(werkmap, werkmap.pad / "outputs" / gevonden.relative_to(werkmap.uitvoer.resolve()))
    if formaat == "json":
        inhoud = {"pakket": gedaan.pad, "zegel": gedaan.zegel, "stand": gedaan.stand.value}
        click.echo(als_json(gedaan.uitkomst, gedaan.meldingen, **inhoud, bestanden=list(gedaan.bestanden)))
        return gedaan.uitkomst
    console = scherm()
    toon_meldingen(console, gedaan.meldingen)
    if gedaan.pad is None:
        console.print(f"Niet verzegeld: {telling(gedaan.meldingen)}.", soft_wrap=True)
        return gedaan.uitkomst
    wat = "Dit pakket was er al" if gedaan.stand is Stand.ONGEWIJZIGD else "Verzegeld"
    console.print(f"{wat}: {gedaan.pad}", soft_wrap=True)
    for naam in gedaan.bestanden:
        console.print(f"  {naam}", soft_wrap=True)
    console.print(f"\nHet zegel: {gedaan.zegel}", soft_wrap=True)
    console.print("Schrijf het op een andere plaats op: in de brief erbij, of in het verslag van de vergadering.")
    console.print(f"Nagaan: genereer verifieer {gedaan.pad} --zegel {gedaan.zegel}", soft_wrap=True)
    return gedaan.uitkomst


def verifieer_pakket(pakket: Path, zegel: str | None, *, formaat: str) -> Uitkomst:
    """Look whether a sealed package is right."""
    genoteerd = "".join(zegel.split()).lower() if zegel is not None else None
    if genoteerd is not None and not re.fullmatch(r"[0-9a-f]{64}", genoteerd):
        tekst = f"'{zegel}' is geen zegel: dat zijn 64 tekens, 0 tot en met 9 en a tot en met f"
        raise click.UsageError(tekst, click.get_current_context(silent=True))
    try:
        inhoud = lees_bytes(pakket)
    except OSError as fout:
        tekst = f"{pakket} kan niet worden gelezen ({waarom(fout)})"
        raise click.UsageError(tekst, click.get_current_context(silent=True)) from fout
    gedaan = verifieer(inhoud, pakket.as_posix(), genoteerd)
    uitkomst = Uitkomst.GOED if gedaan.is_goed else Uitkomst.KEURING
    if formaat == "json":
        click.echo(als_json(uitkomst, gedaan.meldingen, zegel=gedaan.zegel, document=gedaan.document))
        return uitkomst
    console = scherm()
    toon_meldingen(console, gedaan.meldingen)
    console.print(f"Zegel van dit pakket: {gedaan.zegel}", soft_wrap=True)
    if not gedaan.is_goed:
        console.print(f"Dit pakket klopt niet: {telling(gedaan.meldingen)}.", soft_wrap=True)
        return uitkomst
    console.print(f"{gedaan.document} komt byte voor byte opnieuw uit de invoer in dit pakket.", soft_wrap=True)
    console.print(_over_zegel(genoteerd), soft_wrap=True)
    return uitkomst


def _over_zegel(genoteerd: str | None) -> str:
    if genoteerd is None:
        return "Vergelijk het zegel met wat u opschreef, of geef het op met --zegel."
    return "Het zegel is het zegel dat u opgaf: dit is hetzelfde pakket."
