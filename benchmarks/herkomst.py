"""What it costs to follow every figure: each document of the shipped dossiers, made with and without, in turn.

Making is what `genereer` does of a document without writing it: fill, check, pack and the record. Without following,
the same template gets the same facts, which know nothing. Run it with the interpreter in which `genereer` is installed:
python benchmarks/herkomst.py
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.keur import keur
from pipeline.lijn import laad_documentsoort, lees_netwerk, naspeuring_van
from pipeline.lijn.opdrachten import Vraag, opdrachten
from pipeline.lijn.resultaat import Gelezen
from pipeline.spoor import Naspeuring
from pipeline.vul import vul
from pipeline.vul.feiten import gevolgde_feiten
from pipeline.vul.opdracht import Opdracht
from pipeline.werkmap import Werkmap
from pipeline.word.sjabloon import Sjabloon

WERKMAP = Werkmap(Path(__file__).parents[1].resolve())


class Niemand(Naspeuring):
    """Follows nothing: every fact is what it was."""

    def gevolgd(self, waarde, pad, spoor=None):  # type: ignore[no-untyped-def]  # noqa: ARG002
        """The value itself."""
        return waarde


def _zonder(opdracht: Opdracht, gelezen: Gelezen, sjabloon: Sjabloon) -> Callable[[], object]:
    """Make a document without following."""
    from pipeline.bestand.bijlage import Bijlagen
    from pipeline.dossier.netwerk import Huisstijl
    from pipeline.word.huisstijl import Aankleding

    stijl, netwerk = Huisstijl(), gelezen.dossier.netwerk
    if netwerk is None:
        raise SystemExit("the network cannot be read")
    stijl = netwerk.huisstijl
    logo = (gelezen.map_ / gelezen.dossier.logo).read_bytes() if gelezen.dossier.logo else None
    gekleed = sjabloon.gekleed(Aankleding(stijl.hoofdkleur, stijl.accentkleur, logo))

    def maak() -> object:
        feiten = gevolgde_feiten(opdracht, gelezen.dossier, Niemand())
        pakket, _ = gekleed.vul(feiten, f"Logo van {netwerk.naam}", Bijlagen(gelezen.map_ / "bijlagen"))
        if pakket is None:
            raise SystemExit(f"{opdracht.bestandsnaam} cannot be filled")
        inhoud = pakket.schrijf()
        return keur(inhoud, opdracht.bestandsnaam, concept=opdracht.concept, bekend=pakket)

    return maak


def _met(opdracht: Opdracht, gelezen: Gelezen, sjabloon: Sjabloon, *, eerste: bool) -> Callable[[], object]:
    """Make a document and follow every figure.

    Args:
        opdracht: what is asked for.
        gelezen: the network.
        sjabloon: the compiled template.
        eerste: whether it is the first document of its network, so that nothing was followed yet.
    """
    bewaard = naspeuring_van(gelezen.bron)

    def maak() -> object:
        naspeuring = naspeuring_van(gelezen.bron) if eerste else bewaard
        stuk, _ = vul(opdracht, gelezen.dossier, sjabloon, gelezen.map_, naspeuring)
        if stuk is None or stuk.waarden is None:
            raise SystemExit(f"{opdracht.bestandsnaam} cannot be filled")
        stuk.waarden.naast(met_getypt=True)
        return keur(stuk.inhoud, opdracht.bestandsnaam, concept=opdracht.concept, bekend=stuk.pakket)

    return maak


def _medianen(taken: dict[str, Callable[[], object]], rondes: int) -> dict[str, float]:
    """The median processor time of each task in turns A B C A B C …, after a round that does not count."""
    gemeten: dict[str, list[float]] = {naam: [] for naam in taken}
    for ronde in range(rondes + 1):
        for naam, taak in taken.items():
            gc.collect()
            begin = time.process_time()
            taak()
            if ronde:
                gemeten[naam].append(time.process_time() - begin)
    return {naam: statistics.median(tijden) for naam, tijden in gemeten.items()}


def main() -> None:
    """Measure and print."""
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--rondes", type=int, default=9, help="counted turns")
    keuzes.add_argument("--document", help="only this document type")
    gekozen = keuzes.parse_args()
    print(f"{'document':<55}{'without':>9}{'first':>9}{'next':>9}{'first/without':>15}{'next/without':>14}")
    totaal = {"without": 0.0, "first": 0.0, "next": 0.0}
    soorten = sorted(pad.name for pad in (WERKMAP.pad / "templates").iterdir() if (pad / "document.yaml").is_file())
    for naam in soorten if gekozen.document is None else [gekozen.document]:
        soort, sjabloon, _ = laad_documentsoort(WERKMAP, naam)
        if soort is not None:  # an annex is not what following costs: a document without tracing has none to show
            gegevens = soort.gegevens.model_copy(update={"herkomstbijlage": False})
            soort = replace(soort, gegevens=gegevens)
        if soort is None or sjabloon is None:
            continue
        for map_ in sorted((WERKMAP.pad / "inputs" / "netwerken").iterdir()):
            gelezen = lees_netwerk(WERKMAP, map_)
            alle = opdrachten(soort, gelezen, Vraag(naam))
            for opdracht in {opdracht.bestandsnaam: opdracht for opdracht in (*alle[:1], *alle[-1:])}.values():
                taken = {
                    "without": _zonder(opdracht, gelezen, sjabloon),
                    "first": _met(opdracht, gelezen, sjabloon, eerste=True),
                    "next": _met(opdracht, gelezen, sjabloon, eerste=False),
                }
                tijd = _medianen(taken, gekozen.rondes)
                totaal = {taak: totaal[taak] + tijd[taak] for taak in totaal}
                _regel(opdracht.bestandsnaam, tijd)
    _regel("all together", totaal)
    print("\nms a document; first: of its network; next: of what was followed already. promised: at most 1.5")


def _regel(naam: str, tijd: dict[str, float]) -> None:
    kolommen = "".join(f"{tijd[taak] * 1000:9.1f}" for taak in ("without", "first", "next"))
    zonder = tijd["without"] or 1
    print(f"{naam:<55}{kolommen}{tijd['first'] / zonder:15.2f}{tijd['next'] / zonder:14.2f}")


if __name__ == "__main__":
    main()
