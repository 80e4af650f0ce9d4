"""The dossier: what a network knows about itself, typed and frozen.

`ONDERDELEN` lists its parts. Adding a part is one line here and a module with its types.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pipeline.bron import Exemplaar
from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.begroting import Begroting
from pipeline.dossier.contributie import Contributies, contributies
from pipeline.dossier.convenant import Convenant
from pipeline.dossier.financieel import Financieel, financieel
from pipeline.dossier.financier import Financier
from pipeline.dossier.geldregels import BEGROTINGSBLADEN
from pipeline.dossier.grafiek import Grafiek
from pipeline.dossier.jaarplan import Jaarevaluatie, Jaarplan, evalueer
from pipeline.dossier.jaarverslag import Jaarverslag
from pipeline.dossier.leden import LEDENBLAD, Ledenlijst
from pipeline.dossier.netwerk import Netwerk
from pipeline.dossier.ondertekening import Ondertekenaars, ondertekenaars
from pipeline.dossier.perioden import Periode, dag, heel_jaar
from pipeline.dossier.project import Projectplan
from pipeline.dossier.status import Statuslijst
from pipeline.dossier.tabel import Kruistabel, Tabel
from pipeline.dossier.trend import trends
from pipeline.dossier.uitvoering import Uitvoering, uitvoering
from pipeline.dossier.verantwoording import Verantwoording


class Per(StrEnum):
    """What a part or a document is made for: the network as a whole, each of its years, or each of its projects.

    A document can be for each organisation that signs as well; parts of the dossier are not.
    """

    NETWERK = "netwerk"
    JAAR = "jaar"
    PROJECT = "project"
    ORGANISATIE = "organisatie"


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A part of the dossier: one file.

    Args:
        naam: name of the part, of its file without ending, and of the variable in a template.
        per: whether it belongs to the network, to one of its years or to one of its projects.
        soort: the type of its content.
        omschrijving: what it is, in Dutch.
        tabellen: how it looks as a workbook, none where it is always a text file.
    """

    naam: str
    per: Per
    soort: type[Gegeven]
    omschrijving: str
    tabellen: tuple[Tabel | Kruistabel, ...] = ()


# A network may have its own; else those beside the networks hold.
STATUSCODES = "statuscodes"
ONDERDELEN: tuple[Onderdeel, ...] = (
    Onderdeel("netwerk", Per.NETWERK, Netwerk, "het netwerk zelf"),
    Onderdeel("leden", Per.NETWERK, Ledenlijst, "de ledenlijst", (LEDENBLAD,)),
    Onderdeel("convenant", Per.NETWERK, Convenant, "het samenwerkingsconvenant met zijn bijlagen"),
    Onderdeel(STATUSCODES, Per.NETWERK, Statuslijst, "woorden, tekens en kleuren voor hoe iets ervoor staat"),
    Onderdeel("jaarplan", Per.JAAR, Jaarplan, "het plan van een jaar, en wat ervan kwam"),
    Onderdeel("jaarverslag", Per.JAAR, Jaarverslag, "het verslag van een jaar"),
    Onderdeel("project", Per.PROJECT, Projectplan, "het plan van een project"),
    Onderdeel("begroting", Per.PROJECT, Begroting, "de begroting van een project", BEGROTINGSBLADEN),
    Onderdeel("verantwoording", Per.PROJECT, Verantwoording, "de verantwoording van een project"),
)


# The profiles of funders stand beside the networks, one file each, and serve them all.
FINANCIER = Onderdeel("financier", Per.NETWERK, Financier, "de regels van een financier")


def onderdelen_per(per: Per) -> frozenset[str]:
    """The names of the parts that belong to a network, to a year or to a project."""
    return frozenset(onderdeel.naam for onderdeel in ONDERDELEN if onderdeel.per is per)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is known of one network.

    Args:
        map_: name of the network's folder; unlike its name it never changes.
        delen: each part that could be read, by its name and its year or project (None: the network as a whole).
    """

    map_: str
    delen: Mapping[tuple[str, Exemplaar], Gegeven] = field(default_factory=dict)

    def deel(self, naam: str, exemplaar: Exemplaar = None) -> Gegeven | None:
        """A part by its name: that of the year or project where it belongs to one, else that of the network.

        Of the member list, a year has the members on its last day.
        """
        deel = self.delen.get((naam, exemplaar)) or self.delen.get((naam, None))
        if isinstance(deel, Ledenlijst) and isinstance(exemplaar, int):
            return deel.op(dag(heel_jaar(exemplaar).einde))
        return deel

    @property
    def netwerk(self) -> Netwerk | None:
        """The network; None only where its file cannot be read."""
        deel = self.deel("netwerk")
        return deel if isinstance(deel, Netwerk) else None

    @property
    def logo(self) -> str | None:
        """The file name of the network's logo, None where it has none or it cannot be read."""
        logo = self.netwerk.huisstijl.logo if self.netwerk is not None else None
        return logo if isinstance(logo, str) else None

    @property
    def leden(self) -> Ledenlijst | None:
        """The member list, where there is one."""
        deel = self.deel("leden")
        return deel if isinstance(deel, Ledenlijst) else None

    @property
    def convenant(self) -> Convenant | None:
        """The covenant, where there is one."""
        deel = self.deel("convenant")
        return deel if isinstance(deel, Convenant) else None

    def contributies(self, jaar: int | None = None) -> Contributies | None:
        """What the members pay, None where there is no member list or the covenant says nothing about fees.

        Args:
            jaar: for which year, None for who is a member now.
        """
        regeling = self.convenant.contributie if self.convenant is not None else None
        if self.leden is None or regeling is None or isinstance(regeling, Gat):
            return None
        return contributies(self.leden, regeling, jaar)

    @property
    def ondertekenaars(self) -> Ondertekenaars | None:
        """Who signs the covenant or an addendum, None where there is no member list or no covenant."""
        if self.leden is None or self.convenant is None:
            return None
        convenant = self.convenant
        return ondertekenaars(self.leden, convenant.ondertekening, convenant.geldig, convenant.contributie)

    @property
    def jaarverslagen(self) -> tuple[tuple[int, Jaarverslag], ...]:
        """The annual report of each year that has one."""
        return tuple(
            (jaar, deel)
            for (_, jaar), deel in self.delen.items()
            if isinstance(deel, Jaarverslag) and isinstance(jaar, int)
        )

    def plan(self, project: str) -> Projectplan | None:
        """The plan of a project."""
        deel = self.delen.get(("project", project))
        return deel if isinstance(deel, Projectplan) else None

    def begroting(self, project: str) -> Begroting | None:
        """The budget of a project."""
        deel = self.delen.get(("begroting", project))
        return deel if isinstance(deel, Begroting) else None

    def financier(self, project: str) -> Financier | None:
        """The profile of the funder of a project, None where there is none."""
        plan = self.plan(project)
        deel = self.delen.get((FINANCIER.naam, plan.financier)) if plan is not None else None
        return deel if isinstance(deel, Financier) else None

    def financieel(self, project: str, tot: Periode | None = None) -> Financieel | None:
        """The money of a project in one view, None where its plan or its budget is not there.

        Args:
            project: the folder of the project.
            tot: the last period of which spending counts, None for all.
        """
        plan, begroting = self.plan(project), self.begroting(project)
        if plan is None or begroting is None or isinstance(plan.financien, Gat):
            return None
        return financieel(plan, begroting, self.financier(project), tot)

    def uitvoering(self, project: str) -> Uitvoering | None:
        """What was promised in a project beside what came of it, None where one of the two is not there."""
        plan, verslag = self.plan(project), self.delen.get(("verantwoording", project))
        if plan is None or not isinstance(verslag, Verantwoording):
            return None
        return uitvoering(plan, verslag)

    def evaluatie(self, jaar: int) -> Jaarevaluatie | None:
        """The plan of a year with the status of every result, None where it has no plan or there are no codes."""
        plan, codes = self.delen.get(("jaarplan", jaar)), self.deel(STATUSCODES)
        if not isinstance(plan, Jaarplan) or not isinstance(codes, Statuslijst):
            return None
        return evalueer(plan, codes)

    @property
    def projecten(self) -> tuple[str, ...]:
        """The folders of the projects of which something is known."""
        return tuple(sorted({p for naam, p in self.delen if isinstance(p, str) and naam != FINANCIER.naam}))

    @property
    def jaren(self) -> tuple[int, ...]:
        """The years of which something is known, oldest first."""
        return tuple(sorted({jaar for _, jaar in self.delen if isinstance(jaar, int)}))


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
        "het jaarplan met de status van elk resultaat",
        lambda dossier, jaar, _: dossier.evaluatie(jaar),
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
        lambda dossier, project, _: dossier.uitvoering(project),
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
)
