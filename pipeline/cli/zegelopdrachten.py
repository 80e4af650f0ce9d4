"""The commands that seal a document, look at a sealed package, and tell what changed between two documents.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.opdracht import opdracht
from pipeline.cli.opties import FORMAAT, bestand_als, werkmap_van

if TYPE_CHECKING:
    from pipeline.uitkomst import Uitkomst


@opdracht(
    "pak een document in met alles waaruit het is gemaakt",
    bestand_als("document"),
    FORMAAT,
    uitleg="Verzegel een document: één bestand (.zip) met het document en alles waaruit het is gemaakt, en een "
    "zegel om op te schrijven.",
)
def verzegel(document: str, formaat: str) -> Uitkomst:
    """Seal a document."""
    from pathlib import Path

    from pipeline.cli.zegel import verzegel_document

    return verzegel_document(werkmap_van(click.get_current_context()), Path(document), formaat=formaat)


@opdracht(
    "ga na of een verzegeld pakket klopt",
    bestand_als("pakket"),
    click.Option(["--zegel"], metavar="ZEGEL", help="het zegel dat u hebt opgeschreven"),
    FORMAAT,
    uitleg="Ga na of een verzegeld pakket byte voor byte is zoals het was, en of het document opnieuw uit zijn "
    "eigen invoer komt.",
)
def verifieer(pakket: str, zegel: str | None, formaat: str) -> Uitkomst:
    """Look at a sealed package."""
    from pathlib import Path

    from pipeline.cli.zegel import verifieer_pakket

    return verifieer_pakket(Path(pakket), zegel, formaat=formaat)


@opdracht(
    "toon wat er tussen twee documenten is veranderd",
    bestand_als("oud"),
    bestand_als("nieuw"),
    click.Option(["--uit"], metavar="PAD", help="waar het Word-bestand met de wijzigingen komt"),
    FORMAAT,
    uitleg="Toon wat er tussen twee documenten is veranderd, en schrijf een Word-bestand met bijgehouden "
    "wijzigingen om te accepteren of te weigeren.",
)
def verschil(oud: str, nieuw: str, uit: str | None, formaat: str) -> Uitkomst:
    """Tell what changed between two documents."""
    from pathlib import Path

    from pipeline.cli.verschil import toon_verschil

    return toon_verschil(Path(oud), Path(nieuw), Path(uit) if uit is not None else None, formaat=formaat)


OPDRACHTEN: tuple[click.Command, ...] = (verzegel, verifieer, verschil)
