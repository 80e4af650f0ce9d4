"""What follows from several parts of the dossier together, and is named in a template like a part.

`AFGELEID` lists it. Adding one is a few lines here and the module that works it out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pipeline.dossier import Dossier
from pipeline.dossier.contributie import Contributies
from pipeline.dossier.financieel import Financieel
from pipeline.dossier.financier import Financier
from pipeline.dossier.grafiek import Grafiek
from pipeline.dossier.jaarevaluatie import Jaarevaluatie
from pipeline.dossier.ondertekening import Ondertekenaars
from pipeline.dossier.perioden import Periode
from pipeline.dossier.status import As
from pipeline.dossier.trend import trends
from pipeline.dossier.uitslag import Uitslag
from pipeline.dossier.uitvoering import Uitvoering


@dataclass(frozen=True, slots=True)
class Afgeleid:
    """What follows from several parts together, and is named in a template like a part.

    Args:
        naam: name of the variable in a template.
        nodig: the parts that it follows from; where a document names them all, it may name this too.
        soort: its type.
        omschrijving: what it is, in Dutch.
        maak: gives it for a year or a project, and up to a period; None where a part is not there.
    """

    naam: str
    nodig: tuple[str, ...]
    soort: Any
    omschrijving: str
    maak: Callable[[Dossier, Any, Periode | None], object | None]


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        "financier",
        ("project",),
        Financier,
        "de regels van de financier van het project",
        lambda dossier, project, _: dossier.financier(project),
    ),
    Afgeleid(
        "financieel",
        ("project", "begroting"),
        Financieel,
        "plan, begroting en financier in één overzicht",
        lambda dossier, project, tot: dossier.financieel(project, tot),
    ),
    Afgeleid(
        "evaluatie",
        ("jaarplan", "statuscodes"),
        Jaarevaluatie,
        "het jaarplan met de status van elk resultaat; in een tussentijdse uitgave met de voortgang",
        # During a year nothing has ended: an interim edition tells the progress.
        lambda dossier, jaar, tot: dossier.evaluatie(jaar, As.EINDSTATUS if tot is None else As.VOORTGANG),
    ),
    Afgeleid(
        "statustrend",
        ("jaarplan", "statuscodes"),
        Grafiek,
        "het deel van de resultaten met elke eindstatus naast dat van eerdere jaren, als grafiek",
        lambda dossier, jaar, _: dossier.statustrend(jaar),
    ),
    Afgeleid(
        "trends",
        ("jaarverslag",),
        tuple[Grafiek, ...],
        "de cijfers van het jaar naast die van eerdere jaren, als grafieken",
        lambda dossier, jaar, _: trends(dossier.jaarverslagen, jaar),
    ),
    Afgeleid(
        "uitvoering",
        ("project", "verantwoording"),
        Uitvoering,
        "wat is toegezegd naast wat ervan kwam",
        lambda dossier, project, tot: dossier.uitvoering(project, tot),
    ),
    Afgeleid(
        "contributies",
        ("leden", "convenant"),
        Contributies,
        "wat elk lid betaalt, met de reden, en de totalen",
        lambda dossier, jaar, _: dossier.contributies(jaar if isinstance(jaar, int) else None),
    ),
    Afgeleid(
        "ondertekenaars",
        ("leden", "convenant"),
        Ondertekenaars,
        "wie het convenant of een addendum tekent",
        lambda dossier, _, __: dossier.ondertekenaars,
    ),
    Afgeleid(
        "uitslag",
        ("netwerkevaluatie", "enquete"),
        Uitslag,
        "respons, cijfers en antwoorden van de vragenlijst",
        lambda dossier, jaar, _: dossier.uitslag(jaar),
    ),
)
