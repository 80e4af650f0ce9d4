"""A mistake of ours: kept in a file for who has to mend it, and told in one sentence."""

from __future__ import annotations

import platform
import tempfile
import traceback
from pathlib import Path

from pipeline import __versie__
from pipeline.bestand.storing import waarom


def meld_storing(fout: BaseException) -> str:
    """Keep the details of an internal error and say what to do; never raises."""
    verslag = f"genereer {__versie__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    verslag += "".join(traceback.format_exception(fout))
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="genereer-storing-", suffix=".txt", delete=False, encoding="utf-8"
        ) as uit:
            uit.write(verslag)
        waar = f"De bijzonderheden staan in {Path(uit.name)}. Stuur dat bestand mee als u dit meldt."
    except OSError:
        waar = verslag
    return f"Interne fout in genereer: dit ligt niet aan uw gegevens.\n{waar}"


def meld_vol(fout: BaseException) -> str:
    """What is said where the screen goes to a file that takes nothing more."""
    oorzaak = fout.__cause__
    reden = waarom(oorzaak) if isinstance(oorzaak, OSError) else "het systeem weigert het"
    return (
        f"Wat op het scherm hoort, kan niet worden geschreven ({reden}). De opdracht zelf is uitgevoerd: wat "
        "gemaakt is, staat in outputs.\nGeef de opdracht opnieuw zonder de uitvoer naar een bestand te sturen."
    )


def meld_weigering(fout: OSError) -> str:
    """What is said where the system refuses a file and no step of the line expected that."""
    bestand = f"{fout.filename}: " if fout.filename is not None else ""
    return (
        f"{bestand}dit kan niet worden gelezen of geschreven ({waarom(fout)}).\n"
        "De opdracht is gestopt. Wat al gemaakt was, staat heel in outputs. Maak ruimte, vraag om rechten, of haal weg "
        "wat in de weg staat, en geef de opdracht opnieuw."
    )
