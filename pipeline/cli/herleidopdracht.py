"""The command that follows the figures of a document back to where they were typed.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.opdracht import opdracht
from pipeline.cli.opties import FORMAAT, bestand_als

if TYPE_CHECKING:
    from pipeline.uitkomst import Uitkomst


@opdracht(
    "toon waar een cijfer in een document vandaan komt",
    bestand_als("document"),
    click.Option(["--waarde", "-w"], metavar="WAARDE", help="alleen deze waarde, zoals 59.310"),
    click.Option(["--alinea", "-a"], metavar="WOORDEN", help="alleen alinea's waarin deze woorden staan"),
    FORMAAT,
    uitleg="Toon waar de waarden in een document vandaan komen: welk feit, welke regel, welke cellen.",
)
def herleid(document: str, waarde: str | None, alinea: str | None, formaat: str) -> Uitkomst:
    """Show where the values of a document come from."""
    from pathlib import Path

    from pipeline.cli.herleid import toon_herleiding
    from pipeline.lijn.herleiding import Vraag

    return toon_herleiding(Path(document), Vraag(waarde, alinea), formaat=formaat)


OPDRACHTEN: tuple[click.Command, ...] = (herleid,)
