"""Options and arguments that more than one command has, and the werkmap of a call.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.lijn.opdrachten import Opmaak
    from pipeline.werkmap import Werkmap

NETWERK = click.Option(["--netwerk", "-n"], metavar="NETWERK", help="alleen dit netwerk (de naam van zijn map)")
OVERSCHRIJF = click.Option(["--overschrijf"], is_flag=True, help="zet een bewerkt document opzij en maak het opnieuw")
TOT = click.Option(["--tot"], metavar="KWARTAAL", help="tussentijdse uitgave tot en met dit kwartaal, zoals 2024Q4")
ORGANISATIE = click.Option(
    ["--organisatie", "-o", "organisaties"],
    metavar="ORGANISATIE",
    multiple=True,
    help="alleen deze organisatie; mag vaker",
)
PUBLIEK = click.Option(["--publiek"], is_flag=True, help="uitgave voor een website, zonder persoonsgegevens")
MET_HERKOMST = click.Option(
    ["--met-herkomst"], is_flag=True, help="uitgave waarin elke waarde bij een klik in Word zegt waar zij vandaan komt"
)
PDF = click.Option(["--pdf"], is_flag=True, help="maak van elk document ook een PDF die iedereen kan lezen")
PAGINANUMMERS = click.Option(
    ["--paginanummers"], is_flag=True, help="vul de paginanummers in de inhoudsopgave in; met --pdf gaat dat vanzelf"
)
FORMAAT = click.Option(
    ["--formaat"], type=click.Choice(["tekst", "json"]), default="tekst", help="uitvoer als tekst of als json"
)
# Which one, for a document that there is one of for each year or each project.
EXEMPLAAR = {
    "jaar": click.Option(["--jaar", "-j", "exemplaar"], type=int, metavar="JAAR", help="alleen dit jaar"),
    "project": click.Option(["--project", "-p", "exemplaar"], metavar="PROJECT", help="alleen dit project"),
}


GEEN_WERKMAP = "hier is geen werkmap. Ga naar de map met inputs en templates, of maak er een met: genereer start MAP"


def bestand_als(naam: str) -> click.Argument:
    """A file that has to be there, as an argument of a command."""
    return click.Argument([naam], type=click.Path(exists=True, dir_okay=False))


def werkmap_van(context: click.Context) -> Werkmap:
    """The werkmap of a call, without what a killed run left half written; a fout of use where there is none."""
    from pathlib import Path

    from pipeline.bestand.atomair import ruim_op
    from pipeline.werkmap import vind_werkmap

    werkmap = vind_werkmap(Path.cwd())
    if werkmap is None:
        raise click.UsageError(GEEN_WERKMAP, context)
    ruim_op(str(werkmap.uitvoer))
    return werkmap


def opmaak_van(*, pdf: bool, paginanummers: bool) -> Opmaak:
    """What is to be laid out with LibreOffice."""
    from pipeline.lijn.opdrachten import Opmaak

    return Opmaak.PDF if pdf else Opmaak.NUMMERS if paginanummers else Opmaak.GEEN
