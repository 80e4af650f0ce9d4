"""The commands that every werkmap has, beside those of its document types.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

import os

import click

from pipeline.cli.opdracht import opdracht
from pipeline.cli.opties import (
    EXEMPLAAR,
    FORMAAT,
    NETWERK,
    OVERSCHRIJF,
    PAGINANUMMERS,
    PDF,
    bestand_als,
    opmaak_van,
    werkmap_van,
)
from pipeline.uitkomst import Uitkomst
from pipeline.vinden import werkmap_vanaf


@opdracht(
    "maak elk document van elk netwerk waarvan iets is gewijzigd",
    NETWERK,
    OVERSCHRIJF,
    PDF,
    PAGINANUMMERS,
    FORMAAT,
)
def alles(netwerk: str | None, overschrijf: bool, pdf: bool, paginanummers: bool, formaat: str) -> Uitkomst:
    """Make every document of which something changed."""
    from pipeline import __versie__
    from pipeline.bestand.atomair import ruim_op
    from pipeline.momentopname import is_ongewijzigd

    gevonden = werkmap_vanaf(os.getcwd())  # noqa: PTH109 - pathlib costs as much as the rest of this
    # A PDF has page numbers; of page numbers without one nothing is noted.
    if gevonden is not None and netwerk is None and formaat == "tekst" and (pdf or not paginanummers):
        aantal = is_ongewijzigd(gevonden, __versie__, pdf=pdf)
        if aantal is not None:
            wat = "het enige bestand is" if aantal == 1 else f"alle {aantal} bestanden zijn"
            ruim_op(f"{gevonden}/outputs")
            click.echo(f"Niets te doen: {wat} actueel.")
            return Uitkomst.GOED
    from pipeline.cli.alles import maak_alle_documenten

    werkmap = werkmap_van(click.get_current_context())
    opmaak = opmaak_van(pdf=pdf, paginanummers=paginanummers)
    return maak_alle_documenten(werkmap, netwerk, overschrijf=overschrijf, opmaak=opmaak, formaat=formaat)


@opdracht("toon van elk document of het er is en nog klopt", NETWERK, FORMAAT)
def overzicht(netwerk: str | None, formaat: str) -> Uitkomst:
    """Tell how each document stands."""
    from pipeline.cli.alles import toon_overzicht

    return toon_overzicht(werkmap_van(click.get_current_context()), netwerk, formaat=formaat)


@opdracht(
    "maak het werkboek waarin finance de begroting van een project invult",
    NETWERK,
    EXEMPLAAR["project"],
    OVERSCHRIJF,
    FORMAAT,
)
def begroting(netwerk: str | None, exemplaar: str | None, overschrijf: bool, formaat: str) -> Uitkomst:
    """Write the workbooks for finance."""
    from pipeline.cli.opdrachten import geef_begrotingen_uit

    werkmap = werkmap_van(click.get_current_context())
    return geef_begrotingen_uit(werkmap, netwerk, exemplaar, overschrijf=overschrijf, formaat=formaat)


@opdracht("controleer alle invoer en sjablonen", NETWERK, FORMAAT)
def controleer(netwerk: str | None, formaat: str) -> Uitkomst:
    """Check everything that somebody wrote."""
    from pipeline.cli.opdrachten import controleer_alles

    return controleer_alles(werkmap_van(click.get_current_context()), netwerk, formaat=formaat)


@opdracht("toon wat er gelezen is, elke waarde met haar plaats", NETWERK, FORMAAT)
def lees(netwerk: str | None, formaat: str) -> Uitkomst:
    """Show what was read."""
    from pipeline.cli.opdrachten import toon_gelezen

    return toon_gelezen(werkmap_van(click.get_current_context()), netwerk, formaat=formaat)


@opdracht(
    "keur een Word-bestand, ook een bewerkt",
    bestand_als("bestand"),
    click.Option(["--concept"], is_flag=True, help="gaten mogen zichtbaar zijn"),
    FORMAAT,
)
def keur(bestand: str, concept: bool, formaat: str) -> Uitkomst:
    """Run the checks on a Word file."""
    from pathlib import Path

    from pipeline.cli.opdrachten import keur_bestand

    return keur_bestand(Path(bestand), concept=concept, formaat=formaat)


@opdracht(
    "maak afbeeldingen van de pagina's van een document, en een blad met alle pagina's",
    bestand_als("document"),
    FORMAAT,
)
def voorbeeld(document: str, formaat: str) -> Uitkomst:
    """Make pictures of the pages of a document."""
    from pathlib import Path

    from pipeline.cli.voorbeeld import toon_voorbeeld

    return toon_voorbeeld(Path(document), formaat=formaat)


@opdracht(
    "controleer een sjabloon en toon welke namen en filters het mag gebruiken",
    click.Argument(["document"]),
    click.Option(["--markeer"], metavar="KOPIE", help="schrijf een kopie waarin elke fout een opmerking van Word is"),
)
def sjabloon(document: str, markeer: str | None) -> Uitkomst:
    """Look at a template."""
    from pathlib import Path

    from pipeline.cli.sjabloon import toon_sjabloon

    werkmap = werkmap_van(click.get_current_context())
    return toon_sjabloon(werkmap, document, Path(markeer) if markeer is not None else None)


@opdracht(
    "maak een nieuw soort document, met een Word-sjabloon om aan te passen",
    click.Argument(["naam"]),
)
def nieuw(naam: str) -> Uitkomst:
    """Make a document type."""
    from pipeline.cli import groep
    from pipeline.cli.sjabloon import maak_documentsoort

    return maak_documentsoort(werkmap_van(click.get_current_context()), naam, bezet=groep.commands)


@opdracht(
    "maak een nieuwe werkmap met een voorbeeld om in te vullen",
    click.Argument(["map_"], metavar="MAP", type=click.Path()),
)
def start(map_: str) -> Uitkomst:
    """Make a werkmap."""
    from pathlib import Path

    from pipeline.cli.opdrachten import start_werkmap

    return start_werkmap(Path(map_))


OPDRACHTEN: tuple[click.Command, ...] = (
    alles,
    overzicht,
    begroting,
    controleer,
    lees,
    keur,
    voorbeeld,
    sjabloon,
    nieuw,
    start,
)
