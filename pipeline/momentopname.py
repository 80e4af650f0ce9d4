"""Whether anything changed since the last time: what everything is made of, and what was made.

Looks at sizes and times of files alone and imports next to nothing, so that nothing to do is told at once.
"""

from __future__ import annotations

import json
import os
from typing import Any

BESTAND = ".alles.json"
_INVOER = ("inputs", "templates")


def opname(map_: str, delen: tuple[str, ...] = _INVOER) -> dict[str, list[int]]:
    """Size and time of change of each file, by its path as seen from the werkmap.

    Args:
        map_: the werkmap.
        delen: the folders in it to look at; hidden files, and what Office leaves while a file is open, do not count.
    """
    uit: dict[str, list[int]] = {}
    for deel in delen:
        for huidig, mappen, bestanden in os.walk(os.path.join(map_, deel)):
            mappen[:] = [naam for naam in mappen if not naam.startswith((".", "~"))]
            for naam in bestanden:
                if not naam.startswith((".", "~")):
                    pad = os.path.join(huidig, naam)
                    stand = os.stat(pad)
                    uit[os.path.relpath(pad, map_).replace(os.sep, "/")] = [stand.st_size, stand.st_mtime_ns]
    return uit


def vorige(map_: str) -> dict[str, Any]:
    """What was noted the last time that everything was made; empty where that cannot be read."""
    try:
        with open(os.path.join(map_, "outputs", BESTAND), encoding="utf-8") as bestand:
            gelezen = json.load(bestand)
    except (OSError, ValueError):
        return {}
    return gelezen if isinstance(gelezen, dict) else {}


def is_ongewijzigd(map_: str, versie: str, *, pdf: bool = False) -> int | None:
    """How many files there are where nothing changed since all of them were made; else None.

    Args:
        map_: the werkmap.
        versie: the version of the program; another one makes everything again.
        pdf: whether the PDFs count too.
    """
    toen = vorige(map_)
    if toen.get("versie") != versie or not toen.get("volledig") or toen.get("bronnen") != opname(map_):
        return None
    uitvoer, pdfs = toen.get("uitvoer"), toen.get("pdfs") if pdf else {}
    if not isinstance(uitvoer, dict) or not isinstance(pdfs, dict):
        return None
    uitvoer = {**uitvoer, **pdfs}
    for pad, stand in uitvoer.items():
        try:
            nu = os.stat(os.path.join(map_, pad))
        except OSError:
            return None
        if [nu.st_size, nu.st_mtime_ns] != stand:
            return None
    return len(uitvoer)
