"""The dossier: what a network knows about itself, typed and frozen. `onderdelen` lists its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.afleiding import afleiding
from pipeline.bron import Doorzoekbaar, Exemplaar, Rooster
from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.begroting import Begroting
from pipeline.dossier.contributie import Contributies, contributies
from pipeline.dossier.convenant import Convenant
from pipeline.dossier.enquete import Antwoorden, Enquete
from pipeline.dossier.financieel import Financieel, financieel
from pipeline.dossier.financier import Financier
from pipeline.dossier.grafiek import Grafiek
from pipeline.dossier.jaarevaluatie import Jaarevaluatie, evalueer
from pipeline.dossier.jaarplan import Jaarplan
from pipeline.dossier.jaarverslag import Jaarverslag
from pipeline.dossier.leden import Ledenlijst
from pipeline.dossier.netwerk import Netwerk
from pipeline.dossier.netwerkevaluatie import Netwerkevaluatie
from pipeline.dossier.onderdelen import FINANCIER, ONDERDELEN, STATUSCODES, VERZENDING, Onderdeel, Per, onderdelen_per
from pipeline.dossier.ondertekening import Ondertekenaars, ondertekenaars
from pipeline.dossier.perioden import Periode, dag, heel_jaar
from pipeline.dossier.project import Projectplan
from pipeline.dossier.status import As, Statuslijst
from pipeline.dossier.statusgrafiek import grafiek_van_jaren
from pipeline.dossier.tellen import uitslag_van
from pipeline.dossier.uitslag import Uitslag
from pipeline.dossier.uitvoering import Uitvoering, uitvoering
from pipeline.dossier.verantwoording import Verantwoording
from pipeline.dossier.verzending import Verzending
from pipeline.dossier.wandeling import Tekstplek, teksten

__all__ = ["FINANCIER", "ONDERDELEN", "STATUSCODES", "VERZENDING", "Dossier", "Onderdeel", "Per", "onderdelen_per"]


@dataclass(frozen=True)
class Dossier:
    """Everything that is known of one network.

    Args:
        map_: name of the network's folder; unlike its name it never changes.
        delen: each part that could be read, by its name and its year or project (None: the network as a whole).
    """

    map_: str
    delen: Mapping[tuple[str, Exemplaar], Gegeven] = field(default_factory=dict)
    _evaluaties: dict[tuple[int, As], Jaarevaluatie | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def teksten(self) -> tuple[Tekstplek, ...]:
        """Every text, with its place; the rules that look through them walk the dossier once."""
        return tuple(plek for deel in self.delen.values() for plek in teksten(deel))

    @cached_property
    def _doorzoekbaar(self) -> Doorzoekbaar:
        return Doorzoekbaar(plek.tekst for plek in self.teksten)

    def teksten_met(self, *patronen: re.Pattern[str]) -> Iterator[Tekstplek]:
        """The texts in which one of the patterns may stand (`Doorzoekbaar.met`)."""
        return (self.teksten[nummer] for nummer in self._doorzoekbaar.met(*patronen))

    def deel(self, naam: str, exemplaar: Exemplaar = None) -> Gegeven | None:
        """A part by its name: that of the year or project where it belongs to one, else that of the network.

        Of the member list, a year has the members on its last day.
        """
        deel = self.delen.get((naam, exemplaar)) or self.delen.get((naam, None))
        if isinstance(deel, Ledenlijst) and isinstance(exemplaar, int):
            return _op_laatste_dag(deel, exemplaar)
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

    @cached_property
    def ondertekenaars(self) -> Ondertekenaars | None:
        """Who signs the covenant or an addendum, None where there is no member list or no covenant.

        Worked out once: each organisation has a document, and each document needs all of them.
        """
        if self.leden is None or self.convenant is None:
            return None
        convenant = self.convenant
        return ondertekenaars(self.leden, convenant.ondertekening, convenant.geldig, convenant.contributie)

    @property
    def verzending(self) -> Verzending | None:
        """How documents that have to be signed are sent, where that is known."""
        deel = self.delen.get((VERZENDING.naam, None))
        return deel if isinstance(deel, Verzending) else None

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

    def uitvoering(self, project: str, tot: Periode | None = None) -> Uitvoering | None:
        """What was promised in a project beside what came of it, None where one of the two is not there.

        Args:
            project: the folder of the project.
            tot: the last period of an interim edition, None for the whole.
        """
        plan, verslag = self.plan(project), self.delen.get(("verantwoording", project))
        if plan is None or not isinstance(verslag, Verantwoording):
            return None
        return uitvoering(plan, verslag, tot)

    def evaluatie(self, jaar: int, as_: As = As.EINDSTATUS) -> Jaarevaluatie | None:
        """The plan of a year with the status of every result on an axis, None where there is no plan or no codes."""
        if (jaar, as_) not in self._evaluaties:  # rules and documents look at the same one
            plan, codes = self.delen.get(("jaarplan", jaar)), self.deel(STATUSCODES)
            self._evaluaties[jaar, as_] = (
                evalueer(plan, codes, as_) if isinstance(plan, Jaarplan) and isinstance(codes, Statuslijst) else None
            )
        return self._evaluaties[jaar, as_]

    def antwoorden(self, jaar: int) -> Antwoorden | None:
        """The answers of a survey with what its columns are, None where one of the two is not there."""
        evaluatie, enquete = self.delen.get(("netwerkevaluatie", jaar)), self.delen.get(("enquete", jaar))
        if not isinstance(evaluatie, Netwerkevaluatie) or not isinstance(enquete, Enquete) or not enquete.is_heel:
            return None
        return _antwoorden(enquete.antwoorden, evaluatie)

    def uitslag(self, jaar: int) -> Uitslag | None:
        """What the survey of a year gives, beside those of the years before it."""
        nu = self.antwoorden(jaar)
        if nu is None:
            return None
        toen = [antwoorden for j in self.jaren if j < jaar and (antwoorden := self.antwoorden(j)) is not None]
        return uitslag_van(nu, [(antwoorden.evaluatie, uitslag_van(antwoorden)) for antwoorden in toen])

    def statustrend(self, jaar: int) -> Grafiek | None:
        """The shares of each end status up to a year, None where only one year has a plan."""
        jaren = [een for een in self.jaren if een <= jaar]
        evaluaties = [(een, self.evaluatie(een)) for een in jaren]
        return grafiek_van_jaren([(een, evaluatie) for een, evaluatie in evaluaties if evaluatie is not None])

    @property
    def projecten(self) -> tuple[str, ...]:
        """The folders of the projects of which something is known."""
        return tuple(sorted({p for naam, p in self.delen if isinstance(p, str) and naam != FINANCIER.naam}))

    @property
    def jaren(self) -> tuple[int, ...]:
        """The years of which something is known, oldest first."""
        return tuple(sorted({jaar for _, jaar in self.delen if isinstance(jaar, int)}))


@afleiding("wie lid is op de laatste dag van het jaar", kiest=True)
def _op_laatste_dag(leden: Ledenlijst, jaar: int) -> Ledenlijst:
    return leden.op(dag(heel_jaar(jaar).einde))


@afleiding("de antwoorden in de kolommen die bij de vragen zijn genoemd")
def _antwoorden(rooster: Rooster, evaluatie: Netwerkevaluatie) -> Antwoorden:
    return Antwoorden(rooster, evaluatie)
