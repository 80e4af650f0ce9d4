"""A mistake of ours: kept in a file for who has to mend it, and told in one sentence."""

from __future__ import annotations

import platform
import tempfile
import traceback
from pathlib import Path

from pipeline import __versie__


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
    return f"Interne fout in genereer: dit ligt niet aan uw gegevens. Er is niets overschreven.\n{waar}"
