"""A new werkmap: the document types, and a dossier that shows by example what to fill in."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.bestand.storing import waarom
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats

NIET_LEEG = Meldingsoort(
    "W09",
    Ernst.FOUT,
    "map is niet leeg",
    "Een nieuwe werkmap komt in een lege of nog niet bestaande map, zodat er niets wordt overschreven.",
)
NIET_TE_MAKEN = Meldingsoort(
    "U03",
    Ernst.FOUT,
    "map niet te maken",
    "De map kan niet worden gemaakt: geen rechten, of de schijf is vol.",
)

_UITLEG = {
    "inputs/netwerken/voorbeeld/netwerk.yaml": "wie het netwerk is",
    "inputs/netwerken/voorbeeld/leden.xlsx": "de leden, met peildatum",
    "inputs/netwerken/voorbeeld/2025/jaarverslag.yaml": "wat er in het jaar gebeurde",
    "templates/jaarverslag/sjabloon.docx": "het Word-sjabloon; aan te passen in Word",
    "outputs/": "hier komen de documenten",
}


def start(map_: Path) -> tuple[tuple[tuple[str, str], ...], tuple[Melding, ...]]:
    """Make a new werkmap.

    Args:
        map_: the folder; it does not exist yet, or it is empty.

    Returns:
        What was made, each with what it is for; or why nothing was (W09, U03).
    """
    plaats = Plaats(map_.as_posix())
    try:
        if map_.exists() and (not map_.is_dir() or any(map_.iterdir())):
            advies = "kies een andere naam, of een lege map"
            return (), (NIET_LEEG.op(plaats, "deze map bestaat al en is niet leeg", advies),)
        map_.mkdir(parents=True, exist_ok=True)
        (map_ / "outputs").mkdir()
        shutil.copytree(_sjablonen(), map_ / "templates")
        shutil.copytree(Path(__file__).parent / "inputs", map_ / "inputs")
    except OSError as fout:
        tekst = f"de map kan niet worden gemaakt ({waarom(fout)})"
        return (), (NIET_TE_MAKEN.op(plaats, tekst, "kies een map waar u mag schrijven"),)
    return tuple(_UITLEG.items()), ()


def _sjablonen() -> Path:
    """The document types: inside the package where it was installed, beside it in a checkout."""
    ingepakt = Path(__file__).parent / "templates"
    return ingepakt if ingepakt.is_dir() else Path(__file__).parents[2] / "templates"
