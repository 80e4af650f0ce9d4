"""The command that follows the figures of a document back to where they were typed.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

import click

from pipeline.cli.nederlands import Opdrachtregel
from pipeline.cli.opties import FORMAAT
from pipeline.uitkomst import Uitkomst


def herleidopdracht() -> dict[str, click.Command]:
    """The command `herleid`."""

    def herleid(document: str, waarde: str | None, alinea: str | None, formaat: str) -> Uitkomst:
        from pathlib import Path

        from pipeline.cli.herleid import toon_herleiding
        from pipeline.lijn.herleiding import Vraag

        return toon_herleiding(Path(document), Vraag(waarde, alinea), formaat=formaat)

    return {
        "herleid": Opdrachtregel(
            "herleid",
            callback=herleid,
            help="Toon waar de waarden in een document vandaan komen: welk feit, welke regel, welke cellen.",
            short_help="toon waar een cijfer in een document vandaan komt",
            params=[
                click.Argument(["document"], type=click.Path(exists=True, dir_okay=False)),
                click.Option(["--waarde", "-w"], metavar="WAARDE", help="alleen deze waarde, zoals 59.310"),
                click.Option(["--alinea", "-a"], metavar="WOORDEN", help="alleen alinea's waarin deze woorden staan"),
                FORMAAT,
            ],
        )
    }
