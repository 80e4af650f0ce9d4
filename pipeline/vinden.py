"""Find the werkmap and its document types.

Works on names of paths and imports next to nothing: `genereer --help` has to answer at once.
"""

from __future__ import annotations

import os


def werkmap_vanaf(map_: str) -> str | None:
    """The folder with `inputs/` and `templates/` that a folder is or stands in, or None."""
    huidig = os.path.realpath(map_)
    while True:
        if all(os.path.isdir(os.path.join(huidig, deel)) for deel in ("inputs", "templates")):
            return huidig
        ouder = os.path.dirname(huidig)
        if ouder == huidig:
            return None
        huidig = ouder


def mappen(map_: str) -> list[str]:
    """The names of the folders in a folder, in their order; hidden ones are passed over."""
    try:
        namen = [deel.name for deel in os.scandir(map_) if os.path.isdir(deel.path)]
    except OSError:  # it is not there; that one may not be read is told when its files are
        return []
    return sorted(naam for naam in namen if not naam.startswith((".", "_")))


def documentsoorten(werkmap: str) -> list[str]:
    """The names of the document types of a werkmap."""
    sjablonen = os.path.join(werkmap, "templates")
    return [naam for naam in mappen(sjablonen) if os.path.isfile(os.path.join(sjablonen, naam, "document.yaml"))]


def regels_van(werkmap: str, documentsoort: str) -> dict[str, str]:
    """What the `document.yaml` of a document type says on one line each; a field that says more is empty.

    Only those lines are looked at: reading YAML properly would cost `--help` half its time, and the file is read in
    full before anything is made of it.
    """
    bestand = os.path.join(werkmap, "templates", documentsoort, "document.yaml")
    try:
        if not os.path.isfile(bestand):
            return {}
        with open(bestand, encoding="utf-8", errors="replace") as regels:
            delen = [regel.partition(":") for regel in regels if ":" in regel and regel[:1].isalpha()]
    except OSError:
        return {}
    return {naam: rest.partition(" #")[0].strip().strip("'\"|>") for naam, _, rest in delen}
