"""Issue the budget workbook of a project for finance, with what finance had filled in before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.documentsoort import Kenmerk
from pipeline.dossier.basis import Gat
from pipeline.dossier.onderdelen import ONDERDEEL_ONTBREEKT
from pipeline.lijn.herkomst import herkomst
from pipeline.lijn.resultaat import Gelezen, Resultaat
from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.schrijf import Stand, Uitvoer, schrijf
from pipeline.uitkomst import Uitkomst
from pipeline.werkmap import PROJECTEN, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier.begroting import Begroting
    from pipeline.melding import Melding
    from pipeline.werkmap import Werkmap

NAAM = "begroting"

EERST_HERSTELLEN = Meldingsoort(
    "W13",
    Ernst.FOUT,
    "begroting eerst herstellen",
    "In de begroting die finance terugstuurde staat iets dat niet te lezen is. In een nieuwe uitgave zou het verloren "
    "gaan, dus die wordt niet gemaakt.",
)


def begroting_uitgeven(werkmap: Werkmap, gelezen: Gelezen, project: str, *, overschrijf: bool) -> Resultaat:
    """Write the workbook of a project into `outputs/`.

    Args:
        werkmap: where everything stands.
        gelezen: the network.
        project: the folder of the project.
        overschrijf: move a workbook that was filled in there aside instead of refusing.
    """
    from pipeline.excel.begrotingsboek import maak_begrotingsboek  # slow to import

    netwerk = gelezen.bron.netwerk
    pad = werkmap.uitvoer / slug(netwerk) / slug(project) / f"{NAAM}-{slug(project)}-{slug(netwerk)}.xlsx"
    uitvoer = Uitvoer(pad, werkmap.naam_van(pad))
    map_ = f"{gelezen.bron.plaats_van_netwerk}/{PROJECTEN}/{project}"
    meldingen = [m for m in gelezen.meldingen if m.plaats.bestand == f"{map_}/project.yaml"]
    dossier = gelezen.dossier
    plan, begroting = dossier.plan(project), dossier.begroting(project)
    if plan is None or not plan.is_heel or isinstance(plan.financien.kostensoorten, Gat) or dossier.netwerk is None:
        tekst = "zonder een leesbaar projectplan is er geen begroting"
        ontbreekt = ONDERDEEL_ONTBREEKT.op(Plaats(f"{map_}/project.yaml"), tekst, "maak of herstel dit bestand")
        return _klaar(netwerk, project, uitvoer, Stand.NIET_GEMAAKT, (*meldingen, ontbreekt))
    onleesbaar = tuple(_onleesbaar(gelezen, begroting, map_))
    if onleesbaar:
        return _klaar(netwerk, project, uitvoer, Stand.NIET_GEMAAKT, (*meldingen, *onleesbaar))
    inhoud = maak_begrotingsboek(plan, dossier.netwerk, begroting, dossier.financier(project))
    invoer = {
        bestand.pad: bestand.sha256
        for bestand in gelezen.bron.bestanden
        if bestand.exemplaar in {project, plan.financier}
    }
    record = herkomst(Kenmerk(NAAM, netwerk, project), invoer, meldingen)
    stand, geweigerd = schrijf(uitvoer, inhoud, record, overschrijf=overschrijf)
    return _klaar(netwerk, project, uitvoer, stand, (*meldingen, *geweigerd))


def _onleesbaar(gelezen: Gelezen, begroting: Begroting | None, map_: str) -> Iterator[Melding]:
    """What finance sent back and cannot be carried over, and why."""
    begin = f"{map_}/{NAAM}."
    gelezen_uit = {b.pad for b in gelezen.bron.bestanden if b.pad.startswith(begin)}
    andere_soort = {m.plaats.bestand for m in gelezen.meldingen if m.plaats.bestand.startswith(begin)} - gelezen_uit
    is_heel = begroting is not None and begroting.is_overal_heel
    for pad in sorted(andere_soort | (set() if is_heel else gelezen_uit)):
        yield from (m for m in gelezen.meldingen if m.plaats.bestand == pad)
        tekst = "deze begroting is niet helemaal te lezen"
        yield EERST_HERSTELLEN.op(Plaats(pad), tekst, "herstel wat hierboven staat, of haal het bestand hier weg")


def _klaar(netwerk: str, project: str, uitvoer: Uitvoer, stand: Stand, meldingen: tuple[Melding, ...]) -> Resultaat:
    geweigerd = any(melding.code.startswith("U") for melding in meldingen)
    mislukt = Uitkomst.UITVOER if geweigerd else Uitkomst.INVOER
    uitkomst = mislukt if stand is Stand.NIET_GEMAAKT else Uitkomst.GOED
    return Resultaat(Kenmerk(NAAM, netwerk, project), stand, uitkomst, uitvoer.naam, meldingen)
