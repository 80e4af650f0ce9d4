"""The commands that every werkmap has, beside those of its document types.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from pipeline.cli.nederlands import Opdrachtregel
from pipeline.cli.opties import EXEMPLAAR, FORMAAT, NETWERK, OVERSCHRIJF, PAGINANUMMERS, PDF, opmaak_van, werkmap_van
from pipeline.uitkomst import Uitkomst
from pipeline.vinden import werkmap_vanaf

if TYPE_CHECKING:
    from collections.abc import Callable


def _alles(netwerk: str | None, overschrijf: bool, pdf: bool, paginanummers: bool, formaat: str) -> Uitkomst:
    from pipeline import __versie__
    from pipeline.momentopname import is_ongewijzigd

    gevonden = werkmap_vanaf(os.getcwd())  # noqa: PTH109 - pathlib costs as much as the rest of this
    # A PDF has page numbers; of page numbers without one nothing is noted.
    if gevonden is not None and netwerk is None and formaat == "tekst" and (pdf or not paginanummers):
        aantal = is_ongewijzigd(gevonden, __versie__, pdf=pdf)
        if aantal is not None:
            wat = "het enige bestand is" if aantal == 1 else f"alle {aantal} bestanden zijn"
            click.echo(f"Niets te doen: {wat} actueel.")
            return Uitkomst.GOED
    from pipeline.cli.alles import maak_alle_documenten

    werkmap = werkmap_van(click.get_current_context())
    opmaak = opmaak_van(pdf=pdf, paginanummers=paginanummers)
    return maak_alle_documenten(werkmap, netwerk, overschrijf=overschrijf, opmaak=opmaak, formaat=formaat)


def _overzicht(netwerk: str | None, formaat: str) -> Uitkomst:
    from pipeline.cli.alles import toon_overzicht

    return toon_overzicht(werkmap_van(click.get_current_context()), netwerk, formaat=formaat)


def _begroting(netwerk: str | None, exemplaar: str | None, overschrijf: bool, formaat: str) -> Uitkomst:
    from pipeline.cli.opdrachten import geef_begrotingen_uit

    werkmap = werkmap_van(click.get_current_context())
    return geef_begrotingen_uit(werkmap, netwerk, exemplaar, overschrijf=overschrijf, formaat=formaat)


def _controleer(netwerk: str | None, formaat: str) -> Uitkomst:
    from pipeline.cli.opdrachten import controleer_alles

    return controleer_alles(werkmap_van(click.get_current_context()), netwerk, formaat=formaat)


def _lees(netwerk: str | None, formaat: str) -> Uitkomst:
    from pipeline.cli.opdrachten import toon_gelezen

    return toon_gelezen(werkmap_van(click.get_current_context()), netwerk, formaat=formaat)


def _keur(bestand: str, concept: bool, formaat: str) -> Uitkomst:
    from pathlib import Path

    from pipeline.cli.opdrachten import keur_bestand

    return keur_bestand(Path(bestand), concept=concept, formaat=formaat)


def _voorbeeld(bestand: str, formaat: str) -> Uitkomst:
    from pathlib import Path

    from pipeline.cli.voorbeeld import toon_voorbeeld

    return toon_voorbeeld(Path(bestand), formaat=formaat)


def _start(map_: str) -> Uitkomst:
    from pathlib import Path

    from pipeline.cli.opdrachten import start_werkmap

    return start_werkmap(Path(map_))


def _sjabloon(document: str, markeer: str | None) -> Uitkomst:
    from pathlib import Path

    from pipeline.cli.sjabloon import toon_sjabloon

    werkmap = werkmap_van(click.get_current_context())
    return toon_sjabloon(werkmap, document, Path(markeer) if markeer is not None else None)


def _nieuw(naam: str) -> Uitkomst:
    from pipeline.cli import groep
    from pipeline.cli.sjabloon import maak_documentsoort

    return maak_documentsoort(werkmap_van(click.get_current_context()), naam, bezet=groep.commands)


def vaste_opdrachten() -> dict[str, click.Command]:
    """The commands that every werkmap has."""
    opdrachten: tuple[tuple[str, Callable[..., Uitkomst], str, list[click.Parameter]], ...] = (
        (
            "alles",
            _alles,
            "maak elk document van elk netwerk waarvan iets is gewijzigd",
            [NETWERK, OVERSCHRIJF, PDF, PAGINANUMMERS, FORMAAT],
        ),
        ("overzicht", _overzicht, "toon van elk document of het er is en nog klopt", [NETWERK, FORMAAT]),
        (
            "begroting",
            _begroting,
            "maak het werkboek waarin finance de begroting van een project invult",
            [NETWERK, EXEMPLAAR["project"], OVERSCHRIJF, FORMAAT],
        ),
        ("controleer", _controleer, "controleer alle invoer en sjablonen", [NETWERK, FORMAAT]),
        ("lees", _lees, "toon wat er gelezen is, elke waarde met haar plaats", [NETWERK, FORMAAT]),
        (
            "keur",
            _keur,
            "keur een Word-bestand, ook een bewerkt",
            [
                click.Argument(["bestand"], type=click.Path(exists=True, dir_okay=False)),
                click.Option(["--concept"], is_flag=True, help="gaten mogen zichtbaar zijn"),
                FORMAAT,
            ],
        ),
        (
            "voorbeeld",
            _voorbeeld,
            "maak afbeeldingen van de pagina's van een document, en een blad met alle pagina's",
            [
                click.Argument(["bestand"], metavar="DOCUMENT", type=click.Path(exists=True, dir_okay=False)),
                FORMAAT,
            ],
        ),
        (
            "sjabloon",
            _sjabloon,
            "controleer een sjabloon en toon welke namen en filters het mag gebruiken",
            [
                click.Argument(["document"]),
                click.Option(
                    ["--markeer"], metavar="KOPIE", help="schrijf een kopie waarin elke fout een opmerking van Word is"
                ),
            ],
        ),
        (
            "nieuw",
            _nieuw,
            "maak een nieuw soort document, met een Word-sjabloon om aan te passen",
            [click.Argument(["naam"])],
        ),
        (
            "start",
            _start,
            "maak een nieuwe werkmap met een voorbeeld om in te vullen",
            [click.Argument(["map_"], metavar="MAP", type=click.Path())],
        ),
    )
    return {
        naam: Opdrachtregel(
            naam,
            callback=functie,
            help=f"{hulp[0].upper()}{hulp[1:]}.",
            short_help=hulp,
            params=list(parameters),
        )
        for naam, functie, hulp, parameters in opdrachten
    }
