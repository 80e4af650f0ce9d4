"""What stands in a plan of a year and cannot be, whatever its statuses say: things twice, years, and amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.controleer.jaarplan import plannen
from pipeline.dossier.bedragen import als_euro
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.dossier import Dossier
    from pipeline.dossier.jaarplan import Doel, Resultaat
    from pipeline.melding import Melding

DUBBEL = Meldingsoort(
    "E14",
    Ernst.WAARSCHUWING,
    "staat er twee keer bij een doel",
    "Bij een doel staat een resultaat of een organisatie met deelnemers twee keer, en telt dan twee keer mee.",
)
LOOPT_NIET_DOOR = Meldingsoort(
    "E15",
    Ernst.FOUT,
    "doorlopen naar een jaar dat niet later is",
    "`loopt_door_in` noemt het jaar van het plan zelf, of een eerder jaar. Wat doorloopt, doet dat in een later jaar.",
)
KOSTEN_EN_BATEN = Meldingsoort(
    "E16",
    Ernst.WAARSCHUWING,
    "kosten en baten van een jaarplan verschillen",
    "De begroting van een jaarplan noemt kosten en baten, en samen zijn zij niet gelijk.",
)


def dubbel(dossier: Dossier) -> Iterator[Melding]:
    """E14."""
    for _, plan, _ in plannen(dossier):
        for nummer, doel in enumerate(plan.doelen, 1):
            for eerder, n in _herhaald(resultaat.tekst for resultaat in doel.resultaten):
                tekst = f"resultaat {nummer}.{n + 1} is hetzelfde als {nummer}.{eerder + 1}"
                yield DUBBEL.op(doel.resultaten[n].vindplaats("tekst"), tekst, "verwijder een van de twee")
            for _, n in _herhaald(deelname.organisatie for deelname in doel.deelnemers):
                tekst = f"'{doel.deelnemers[n].organisatie}' staat bij doel {nummer} twee keer onder de deelnemers"
                advies = "tel de aantallen op bij een van de twee, of verwijder er een"
                yield DUBBEL.op(doel.deelnemers[n].vindplaats("organisatie"), tekst, advies)


def _herhaald(namen: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The places in a list, from 0, where a name stands for the first time and again."""
    eerste: dict[str, int] = {}
    for nummer, naam in enumerate(namen):
        eerder = eerste.setdefault(vereenvoudigd(naam), nummer)
        if eerder != nummer:
            yield eerder, nummer


def loopt_door_naar_later(dossier: Dossier) -> Iterator[Melding]:
    """E15."""
    for jaar, plan, _ in plannen(dossier):
        for doel in plan.doelen:
            groepen: tuple[Doel | Resultaat, ...] = (doel, *doel.resultaten)
            for groep in groepen:
                if groep.loopt_door_in is not None and groep.loopt_door_in <= jaar:
                    tekst = f"dit loopt door in {groep.loopt_door_in}, maar het plan is van {jaar}"
                    advies = "vul een later jaar in, of laat het leeg als het niet doorloopt"
                    yield LOOPT_NIET_DOOR.op(groep.vindplaats("loopt_door_in"), tekst, advies)


def kosten_en_baten(dossier: Dossier) -> Iterator[Melding]:
    """E16."""
    for _, plan, _ in plannen(dossier):
        if plan.kosten and plan.baten and plan.kosten_totaal != plan.baten_totaal:
            tekst = f"de kosten zijn samen {als_euro(plan.kosten_totaal)}, de baten {als_euro(plan.baten_totaal)}"
            advies = "herstel een bedrag, of noem wat tekortkomt of overblijft als post"
            yield KOSTEN_EN_BATEN.op(plan.vindplaats("baten"), tekst, advies)
