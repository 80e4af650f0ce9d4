"""Whether anything changed since the last time: what everything is made of, and what was made.

Looks at sizes and times of files alone and imports next to nothing, so that nothing to do is told at once.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.bestand.lezen import lees_bytes, ontleed_json

if TYPE_CHECKING:
    from collections.abc import Mapping

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
                    stand = stand_van(pad)
                    # A link to nothing counts too: what it leads to may come back.
                    uit[os.path.relpath(pad, map_).replace(os.sep, "/")] = stand or []
    return uit


@dataclass(frozen=True, slots=True)
class Notitie:
    """What was noted the last time that everything was made.

    Args:
        versie: the version of the program.
        volledig: whether every network was asked for and every document could be made.
        bronnen: size and time of each file that there was to make it of.
        uitvoer: the same of each file that was made.
        pdfs: the same of each PDF, None where they were not made.
        netwerken: of each network, by document type, the fingerprint of what it is made of and what was made.
    """

    versie: str = ""
    volledig: bool = False
    bronnen: Mapping[str, list[int]] = field(default_factory=dict)
    uitvoer: Mapping[str, list[int]] = field(default_factory=dict)
    pdfs: Mapping[str, list[int]] | None = None
    netwerken: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)


def lees_notitie(map_: str) -> tuple[Notitie, bool]:
    """What was noted the last time, and whether the note could be read: one that is not there yet says nothing."""
    pad = Path(map_, "outputs", BESTAND)
    try:
        gelezen = ontleed_json(lees_bytes(pad))
    except FileNotFoundError:
        return Notitie(), True
    except OSError:  # outputs is no folder; whether it is to be read is told where something is written there
        return Notitie(), not os.path.isdir(pad.parent)
    if gelezen is None or not _is_notitie(gelezen):
        return Notitie(), False
    velden = ("versie", "volledig", "bronnen", "uitvoer", "pdfs", "netwerken")
    return Notitie(**{naam: gelezen[naam] for naam in velden if naam in gelezen}), True


def _is_notitie(gelezen: dict[str, Any]) -> bool:
    netwerken = gelezen.get("netwerken")
    return (
        isinstance(gelezen.get("versie"), str)
        and isinstance(gelezen.get("volledig"), bool)
        and _zijn_standen(gelezen.get("bronnen"))
        and _zijn_standen(gelezen.get("uitvoer"))
        and (gelezen.get("pdfs") is None or _zijn_standen(gelezen["pdfs"]))
        and isinstance(netwerken, dict)
        and all(isinstance(net, dict) and all(map(_is_vinger, net.values())) for net in netwerken.values())
    )


def _zijn_standen(waarde: object) -> bool:
    return isinstance(waarde, dict) and all(isinstance(stand, list) for stand in waarde.values())


def _is_vinger(soort: object) -> bool:
    if not isinstance(soort, dict) or not isinstance(soort.get("vinger"), str):
        return False
    uitvoer = soort.get("uitvoer")
    return isinstance(uitvoer, dict) and all(isinstance(sha256, str) for sha256 in uitvoer.values())


def is_ongewijzigd(map_: str, versie: str, *, pdf: bool = False) -> int | None:
    """How many files there are where nothing changed since all of them were made; else None.

    Args:
        map_: the werkmap.
        versie: the version of the program; another one makes everything again.
        pdf: whether the PDFs count too.
    """
    toen, _ = lees_notitie(map_)
    pdfs = toen.pdfs if pdf else {}
    if toen.versie != versie or not toen.volledig or pdfs is None or toen.bronnen != opname(map_):
        return None
    uitvoer = {**toen.uitvoer, **pdfs}
    return len(uitvoer) if all(stand_van(os.path.join(map_, pad)) == stand for pad, stand in uitvoer.items()) else None


def stand_van(pad: str) -> list[int] | None:
    """Size and time of change of a file, None where there is none."""
    try:
        nu = os.stat(pad)
    except (OSError, ValueError):  # a name that no file can have
        return None
    return [nu.st_size, nu.st_mtime_ns]
