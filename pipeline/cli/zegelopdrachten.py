"""The commands that seal a document, look at a sealed package, and tell what changed between two documents.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.nederlands import Opdrachtregel
from pipeline.cli.opties import FORMAAT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.uitkomst import Uitkomst
    from pipeline.werkmap import Werkmap

_BESTAND = click.Path(exists=True, dir_okay=False)


def zegelopdrachten(werkmap: Callable[[click.Context], Werkmap]) -> dict[str, click.Command]:
    """The commands `verzegel`, `verifieer` and `verschil`.

    Args:
        werkmap: finds the werkmap of a call.
    """

    def verzegel(document: str, formaat: str) -> Uitkomst:
        from pathlib import Path

        from pipeline.cli.zegel import verzegel_document

        return verzegel_document(werkmap(click.get_current_context()), Path(document), formaat=formaat)

    def verifieer(pakket: str, zegel: str | None, formaat: str) -> Uitkomst:
        from pathlib import Path

        from pipeline.cli.zegel import verifieer_pakket

        return verifieer_pakket(Path(pakket), zegel, formaat=formaat)

    def verschil(oud: str, nieuw: str, uit: str | None, formaat: str) -> Uitkomst:
        from pathlib import Path

        from pipeline.cli.verschil import toon_verschil

        return toon_verschil(Path(oud), Path(nieuw), Path(uit) if uit is not None else None, formaat=formaat)

    return {
        "verzegel": Opdrachtregel(
            "verzegel",
            callback=verzegel,
            help="Verzegel een document: één bestand (.zip) met het document en alles waaruit het is gemaakt, en een "
            "zegel om op te schrijven.",
            short_help="pak een document in met alles waaruit het is gemaakt",
            params=[click.Argument(["document"], type=_BESTAND), FORMAAT],
        ),
        "verifieer": Opdrachtregel(
            "verifieer",
            callback=verifieer,
            help="Ga na of een verzegeld pakket byte voor byte is zoals het was, en of het document opnieuw uit zijn "
            "eigen invoer komt.",
            short_help="ga na of een verzegeld pakket klopt",
            params=[
                click.Argument(["pakket"], type=_BESTAND),
                click.Option(["--zegel"], metavar="ZEGEL", help="het zegel dat u hebt opgeschreven"),
                FORMAAT,
            ],
        ),
        "verschil": Opdrachtregel(
            "verschil",
            callback=verschil,
            help="Toon wat er tussen twee documenten is veranderd, en schrijf een Word-bestand met bijgehouden "
            "wijzigingen om te accepteren of te weigeren.",
            short_help="toon wat er tussen twee documenten is veranderd",
            params=[
                click.Argument(["oud"], type=_BESTAND),
                click.Argument(["nieuw"], type=_BESTAND),
                click.Option(["--uit"], metavar="PAD", help="waar het Word-bestand met de wijzigingen komt"),
                FORMAAT,
            ],
        ),
    }
