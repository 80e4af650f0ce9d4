"""Explanations that explain nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.controleer.jaarplan import evaluaties
from pipeline.dossier.status import As, Gewicht
from pipeline.dossier.verantwoording import Productverslag, Stapverslag, Verantwoording, Voortgang
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.dossier import Dossier
    from pipeline.melding import Melding

LEGT_NIETS_UIT = Meldingsoort(
    "E18",
    Ernst.WAARSCHUWING,
    "toelichting die niets uitlegt",
    "Iets ging anders dan gepland, en de toelichting zegt alleen dat het zo is ('het gaat niet goed'). Een lezer weet "
    "dan nog niet waarom.",
)
# Who uses only such words says that something went otherwise, and not why.
_WOORDEN = """
    het dit dat deze die de een er we wij resultaat doel activiteit product plan is was zijn waren gaat ging gegaan
    loopt liep gelopen verloopt verliep lukt lukte gelukt lukken niet nog helaas goed slecht matig minder moeizaam
    beter zoals anders dan gepland verwacht gehoopt behaald gehaald bereikt gedeeltelijk deels half worden wordt
    werd geworden gedaan gebeurd gestart begonnen uitgevoerd klaar af afgerond helemaal geheel volledig kon kunnen
    zal komt kwam gekomen van ervan niets erg heel wel maar en of op schema nvt n v t onbekend geen volgt
    toelichting later ook te als
"""
_ZEGT_NIETS = frozenset(_WOORDEN.split())


def legt_niets_uit(tekst: str) -> bool:
    """Whether an explanation only says that something went otherwise; one word alone may be a reason."""
    woorden = vereenvoudigd(tekst).split()
    return len(woorden) > 1 and set(woorden) <= _ZEGT_NIETS


def lege_uitleg(dossier: Dossier) -> Iterator[Melding]:
    """E18."""
    for as_ in As:
        for _, evaluatie in evaluaties(dossier, as_):
            for doel in evaluatie.doelen:
                for uitslag in doel.resultaten:
                    if uitslag.status is None or uitslag.status.gewicht not in {Gewicht.DEELS, Gewicht.NIET}:
                        continue
                    eigen, van_doel = uitslag.toelichting, doel.toelichting
                    if any(tekst is not None and not legt_niets_uit(tekst) for tekst in (eigen, van_doel)):
                        continue
                    groep = uitslag.resultaat if eigen is not None else doel.doel
                    tekst = eigen if eigen is not None else van_doel
                    if tekst is not None:
                        wat = f"resultaat {uitslag.nummer} is '{uitslag.status.label}', en de {as_.uitleg}"
                        uitleg = f"{wat} '{tekst.strip()}' zegt niet waarom"
                        yield LEGT_NIETS_UIT.op(groep.vindplaats(as_.uitleg), uitleg, "schrijf op wat de oorzaak is")
    for project in dossier.projecten:
        verslag = dossier.deel("verantwoording", project)
        if isinstance(verslag, Verantwoording):
            delen: tuple[Stapverslag | Productverslag, ...]
            delen = (*alle(verslag, Stapverslag), *alle(verslag, Productverslag))
            yield from _lege_reden(delen)


def _lege_reden(delen: Iterable[Stapverslag | Productverslag]) -> Iterator[Melding]:
    """Of what was promised in a project and not done, the reasons that are none."""
    for deel in delen:
        reden = deel.toelichting
        if deel.voortgang != Voortgang.UITGEVOERD and reden is not None and legt_niets_uit(reden):
            uitleg = f"'{deel.voortgang}', en de toelichting '{reden}' zegt niet waarom"
            yield LEGT_NIETS_UIT.op(deel.vindplaats("toelichting"), uitleg, "schrijf op wat de oorzaak is")
