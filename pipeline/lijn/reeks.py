"""Many documents in one run: of one network one by one, of many networks on all processors."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.dossier import Per
from pipeline.lijn import laad_documentsoort, lees_netwerk, maak
from pipeline.lijn.opdrachten import Vraag, opdrachten
from pipeline.werkmap import Werkmap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pipeline.documentsoort import Documentsoort
    from pipeline.lijn.resultaat import Gelezen, Resultaat
    from pipeline.melding import Melding
    from pipeline.word.sjabloon import Sjabloon

# A process of its own has to load everything first: below this many networks that costs more than it gives.
PARALLEL_VANAF = 4


@dataclass(frozen=True, slots=True)
class Deel:
    """What came of a network, or of one of its documents.

    Args:
        resultaten: the documents.
        meldingen: what is wrong with the network, where none of its documents were asked for or could be.
        jaren: the years for which there is a document of this type.
        projecten: the projects for which there is one.
        organisaties: the organisations for which there is a document of this type.
    """

    resultaten: tuple[Resultaat, ...]
    meldingen: tuple[Melding, ...] = ()
    jaren: tuple[int, ...] = ()
    projecten: tuple[str, ...] = ()
    organisaties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reeks:
    """A run.

    Args:
        totaal: how many parts it has.
        delen: the parts, as they are done.
    """

    totaal: int
    delen: Iterator[Deel]


def maak_reeks(
    werkmap: Werkmap, mappen: Sequence[Path], vraag: Vraag, soort: Documentsoort, sjabloon: Sjabloon
) -> Reeks:
    """Make all documents that are asked for.

    Args:
        werkmap: where everything stands.
        mappen: the folders of the networks.
        vraag: what is asked for.
        soort: the document type.
        sjabloon: its template.

    Returns:
        The run: nothing is made before its parts are asked for.
    """
    werkers = min(os.cpu_count() or 1, len(mappen))
    if len(mappen) >= PARALLEL_VANAF and werkers > 1:
        return Reeks(len(mappen), _parallel(werkmap, mappen, vraag, werkers))
    gelezen = [lees_netwerk(werkmap, map_) for map_ in mappen]
    werk = [(opdracht, net) for net in gelezen for opdracht in opdrachten(soort, net, vraag)]
    if not werk:
        return Reeks(0, iter([_zonder_documenten(soort, net) for net in gelezen]))
    een_voor_een = (
        Deel((maak(werkmap, opdracht, net, sjabloon, overschrijf=vraag.overschrijf),)) for opdracht, net in werk
    )
    return Reeks(len(werk), een_voor_een)


def _zonder_documenten(soort: Documentsoort, net: Gelezen) -> Deel:
    from pipeline.lijn.opdrachten import partijen

    namen = tuple(partij.organisatie for partij in partijen(soort, net))
    andere = opdrachten(soort, net, Vraag(soort.naam)) if soort.gegevens.per in {Per.JAAR, Per.PROJECT} else ()
    jaren = tuple(opdracht.jaar for opdracht in andere if opdracht.jaar is not None)
    projecten = tuple(opdracht.project for opdracht in andere if opdracht.project is not None)
    return Deel((), net.meldingen, jaren, projecten, namen)


def _parallel(werkmap: Werkmap, mappen: Sequence[Path], vraag: Vraag, werkers: int) -> Iterator[Deel]:
    from concurrent.futures import ProcessPoolExecutor, as_completed  # slow to import, and most runs are of one network

    with ProcessPoolExecutor(werkers) as groep:
        taken = [groep.submit(_van_netwerk, werkmap.pad, map_, vraag) for map_ in mappen]
        try:
            for taak in as_completed(taken):
                yield taak.result()
        except BaseException:
            groep.shutdown(cancel_futures=True)
            raise


@cache
def geladen(pad: Path, document: str) -> tuple[Documentsoort | None, Sjabloon | None]:
    """A document type with its template, loaded once by each process."""
    soort, sjabloon, _ = laad_documentsoort(Werkmap(pad), document)
    return soort, sjabloon


def _van_netwerk(pad: Path, map_: Path, vraag: Vraag) -> Deel:
    """All documents of one network, in a process of its own."""
    werkmap = Werkmap(pad)
    soort, sjabloon = geladen(pad, vraag.document)
    if soort is None or sjabloon is None:  # it changed since the run began
        return Deel(())
    net = lees_netwerk(werkmap, map_)
    werk = opdrachten(soort, net, vraag)
    if not werk:
        return _zonder_documenten(soort, net)
    return Deel(tuple(maak(werkmap, opdracht, net, sjabloon, overschrijf=vraag.overschrijf) for opdracht in werk))
