"""What stands in a plan of a year and cannot be, whatever its statuses say: things twice, years, and amounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.controleer.jaarplan import plannen
from pipeline.dossier.bedragen import als_euro
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.dossier import Dossier
    from pipeline.dossier.jaarplan import Doel, Jaarplan, Resultaat
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

DOEL_IS_ER_NIET = Meldingsoort(
    "E17",
    Ernst.WAARSCHUWING,
    "verwijzing naar een doel dat er niet is",
    "Een tekst van het jaarplan verwijst naar een doel of resultaat (zie doel 5, zie ad 5, bij doel 4.2) dat het plan "
    "niet heeft. Wie doelen invoegt of schrapt, geeft de andere een ander nummer.",
)

_NUMMER = r"(?:19|20)\d\d|\d{1,4}(?:\.\d{1,3})?"  # a year is no number of a goal
# After these words a number is that of a goal; 'met als doel 30 mensen' is none, and other plans have goals too.
_VERWIJZING = re.compile(
    rf"\b(?:zie|bij|van|onder|uit|in|naast|voor|door|met|en|ook)\s+(?:ad\.?|doel(?:en)?)\s+"
    rf"({_NUMMER})\b(?:\s+(?:en|of|t/m)\s+({_NUMMER})\b)?(?!\s+(?:van|uit)\b)",
    re.IGNORECASE,
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


def verwijzingen(dossier: Dossier) -> Iterator[Melding]:
    """E17 (finding 43: 'zie ad. 5')."""
    alle_plannen = [plan for _, plan, _ in plannen(dossier)]
    # Seen from afar: a number with as many digits as that of a goal that a plan does not have, or that of a result.
    cijfers = min((len(str(len(plan.doelen) + 1)) for plan in alle_plannen), default=1)
    van_ver = (rf"\s(?:\d{{{cijfers},}}|\d+\.\d)", r"doel(?:en)?\s+0", r"ad\.?\s+0")
    plekken = list(dossier.teksten_met(*map(re.compile, van_ver))) if alle_plannen else []
    for plan in alle_plannen:
        eigen = {id(groep) for groep in plan.groepen} if plekken else frozenset()
        for plek in plekken:
            for gevonden in _VERWIJZING.finditer(plek.tekst) if id(plek.gegeven) in eigen else ():
                for nummer in filter(None, gevonden.groups()):
                    if (tekort := _tekort(plan, nummer)) is not None:
                        tekst = f"'{' '.join(gevonden[0].split())}' is er niet: {tekort}"
                        yield DOEL_IS_ER_NIET.op(plek.plaats, tekst, "herstel het nummer, of haal de verwijzing weg")


def _tekort(plan: Jaarplan, nummer: str) -> str | None:
    """What the plan has instead of the goal (3) or result (3.2) of this number; None where it has that."""
    doel, _, resultaat = nummer.partition(".")
    if 1900 <= int(doel) < 2100:
        return None
    aantal = len(plan.doelen)
    if not 1 <= int(doel) <= aantal:
        return f"het plan heeft {aantal} {'doel' if aantal == 1 else 'doelen'}"
    aantal = len(plan.doelen[int(doel) - 1].resultaten)
    if resultaat and not 1 <= int(resultaat) <= aantal:
        return f"doel {doel} heeft {aantal} {'resultaat' if aantal == 1 else 'resultaten'}"
    return None
