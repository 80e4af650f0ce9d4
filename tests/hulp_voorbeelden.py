"""The shipped dossiers and document types, in a werkmap of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline import lijn
from pipeline.documentsoort import Documentsoort
from pipeline.lijn.opdrachten import Vraag, opdrachten
from pipeline.lijn.resultaat import Gelezen
from pipeline.vul.opdracht import Opdracht
from pipeline.werkmap import Werkmap
from pipeline.word.sjabloon import Sjabloon
from tests.conftest import PROJECT


def voorbeeldwerkmap(map_: Path) -> Werkmap:
    """A copy of what is shipped, in which nothing was made yet."""
    for deel in ("inputs", "templates"):
        shutil.copytree(PROJECT / deel, map_ / deel)
    (map_ / "outputs").mkdir()
    return Werkmap(map_)


def geladen(werkmap: Werkmap, document: str) -> tuple[Documentsoort, Sjabloon]:
    """A document type with its template, in which nothing is wrong."""
    soort, sjabloon, meldingen = lijn.laad_documentsoort(werkmap, document)
    assert meldingen == ()
    assert soort is not None
    assert sjabloon is not None
    return soort, sjabloon


def alle_opdrachten(werkmap: Werkmap) -> Iterator[tuple[Sjabloon, Gelezen, tuple[Opdracht, ...]]]:
    """The orders of each document type for each network, with what they are made of."""
    for sjabloonmap in werkmap.sjabloonmappen():
        soort, sjabloon = geladen(werkmap, sjabloonmap.name)
        for map_ in werkmap.netwerkmappen():
            gelezen = lijn.lees_netwerk(werkmap, map_)
            yield sjabloon, gelezen, opdrachten(soort, gelezen, Vraag(soort.naam))
