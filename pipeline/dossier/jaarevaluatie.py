"""How the goals and results of a year stand on one axis: progress during the year, or the status at its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gat
from pipeline.dossier.grafiek import Grafiek
from pipeline.dossier.jaarplan import Doel, Jaarplan, Resultaat
from pipeline.dossier.status import As, Gewicht, Grenzen, Statuscode, Statuslijst
from pipeline.dossier.statusgrafiek import grafiek_van_statussen
from pipeline.dossier.waarden import Opmaak

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Uitslag:
    """A result with its status.

    Args:
        nummer: number of the goal and of the result: `2.1`.
        resultaat: what was to come.
        status: its own status, or that of the goal; None where neither has one.
        geerfd: whether it is that of the goal.
        toelichting: what was written with it on this axis.
        loopt_door_in: the later year in which it, or its goal, goes on.
    """

    nummer: str
    resultaat: Resultaat
    status: Statuscode | None
    geerfd: bool
    toelichting: Opmaak | None
    loopt_door_in: int | None

    @property
    @afleiding("bereikt gedeeld door de streefwaarde")
    def deel(self) -> Decimal | None:
        """Realised over target (0.733 is 73%), None where one of the two is not a number.

        There is none of a maximum: 14 of at most 10 is no 140%.
        """
        if self.resultaat.is_hoogstens:
            return None
        doel, bereikt = self.resultaat.doelwaarde, self.resultaat.realisatie
        return bereikt / doel if isinstance(doel, Decimal) and isinstance(bereikt, Decimal) and doel else None

    def passend(self, grenzen: Grenzen) -> frozenset[Gewicht] | None:
        """What its status may count as by its figures, None where they say nothing.

        Who stays under a maximum reached it; who passed it did not, or in part: that is for people to say.
        """
        doel, bereikt = self.resultaat.doelwaarde, self.resultaat.realisatie
        if self.resultaat.is_hoogstens and isinstance(doel, Decimal) and isinstance(bereikt, Decimal):
            return frozenset({Gewicht.GEHEEL}) if bereikt <= doel else frozenset({Gewicht.DEELS, Gewicht.NIET})
        return frozenset({grenzen.gewicht(self.deel)}) if self.deel is not None else None


@dataclass(frozen=True, slots=True)
class Doeluitslag:
    """A goal with the status of each of its results, and of the whole.

    Args:
        nummer: from 1.
        doel: the goal.
        resultaten: its results.
        status: its own status, or the one that follows from its results; None where that is not to be told.
        afgeleid: whether it follows from its results.
        toelichting: what was written with the goal on this axis.
    """

    nummer: int
    doel: Doel
    resultaten: tuple[Uitslag, ...]
    status: Statuscode | None
    afgeleid: bool
    toelichting: Opmaak | None

    @property
    @afleiding("de deelnemers van alle organisaties opgeteld")
    def deelnemers_totaal(self) -> int:
        """The sum of those who took part."""
        return sum(deel.aantal for deel in self.doel.deelnemers)


@dataclass(frozen=True, slots=True)
class Statustelling:
    """How many results have a status, and their share of all (0.5 is half)."""

    status: Statuscode
    aantal: int
    deel: Decimal


@dataclass(frozen=True, slots=True)
class Jaarevaluatie:
    """The plan of a year with the status of every result on one axis.

    Args:
        doelen: the goals.
        telling: the results counted by status, in the order of the vocabulary; those that occur.
        legenda: every status that there is on the axis.
        aantal_resultaten: how many results there are.
    """

    doelen: tuple[Doeluitslag, ...]
    telling: tuple[Statustelling, ...]
    legenda: tuple[Statuscode, ...]
    aantal_resultaten: int

    @property
    @afleiding("de doelen geteld per status")
    def doeltelling(self) -> tuple[Statustelling, ...]:
        """The goals counted by status."""
        return _geteld(self.legenda, [doel.status for doel in self.doelen])

    @property
    @afleiding("de resultaten geteld per status")
    def grafiek_statussen(self) -> Grafiek | None:
        """How many results have each status, as bars in the colours of the statuses."""
        return grafiek_van_statussen(self)

    @property
    @afleiding("de resultaten zonder status")
    def zonder_status(self) -> tuple[Uitslag, ...]:
        """The results without a status; with those of `telling` they are all results."""
        return tuple(u for doel in self.doelen for u in doel.resultaten if u.status is None)

    @property
    @afleiding("de resultaten zonder status gedeeld door alle resultaten")
    def deel_zonder_status(self) -> Decimal:
        """The share of all results that has no status (0.5 is half)."""
        return Decimal(len(self.zonder_status)) / self.aantal_resultaten if self.aantal_resultaten else Decimal(0)

    @property
    @afleiding("de percentages van de telling opgeteld, elk afgerond op een heel procent")
    def procenten_samen(self) -> int:
        """What the shares of the count add up to as whole percentages: 100, or just beside it by rounding."""
        delen = [*(telling.deel for telling in self.telling), self.deel_zonder_status]
        return sum(int((deel * 100).quantize(Decimal(1), ROUND_HALF_UP)) for deel in delen)

    @property
    @afleiding("de doelen zonder status")
    def doelen_zonder_status(self) -> tuple[Doeluitslag, ...]:
        """The goals without a status; with those of `doeltelling` they are all goals."""
        return tuple(doel for doel in self.doelen if doel.status is None)

    @property
    @afleiding("de resultaten die in een later jaar doorlopen")
    def loopt_door(self) -> tuple[Uitslag, ...]:
        """The results that go on in a later year."""
        return tuple(u for doel in self.doelen for u in doel.resultaten if u.loopt_door_in is not None)


def evalueer(plan: Jaarplan, codes: Statuslijst, as_: As = As.EINDSTATUS) -> Jaarevaluatie:
    """Give every result its status on an axis: its own, else that of its goal.

    Args:
        plan: the plan with how it stands, or what came of it.
        codes: the vocabulary.
        as_: which of the two axes.
    """
    doelen = tuple(
        _doeluitslag(_nummer(nummer, plan.doelen), doel, codes, as_) for nummer, doel in enumerate(plan.doelen, 1)
    )
    legenda = codes.van(as_)
    return Jaarevaluatie(doelen, _resultaattelling(legenda, doelen), legenda, _aantal_resultaten(plan))


@afleiding("de plaats in de lijst van doelen")
def _nummer(nummer: int, doelen: tuple[Doel, ...]) -> int:  # noqa: ARG001 - a goal more or less gives another number
    return nummer


@afleiding("het nummer van het doel en de plaats in zijn lijst van resultaten")
def _resultaatnummer(doel: int, nummer: int, resultaten: tuple[Resultaat, ...]) -> str:  # noqa: ARG001 - as `_nummer`
    return f"{doel}.{nummer}"


@afleiding("de resultaten van alle doelen geteld")
def _aantal_resultaten(plan: Jaarplan) -> int:
    return sum(len(doel.resultaten) for doel in plan.doelen)


@afleiding("het resultaat met zijn eigen status, anders die van het doel")
def _uitslag(
    nummer: str, resultaat: Resultaat, doel: Doel, van_doel: Statuscode | None, codes: Statuslijst, as_: As
) -> Uitslag:
    eigen = _status(resultaat, codes, as_)
    return Uitslag(
        nummer,
        resultaat,
        eigen or van_doel,
        eigen is None and van_doel is not None,
        getattr(resultaat, as_.uitleg),
        resultaat.loopt_door_in or doel.loopt_door_in,
    )


@afleiding("het doel met zijn nummer en de status van zijn resultaten")
def _doeluitslag(nummer: int, doel: Doel, codes: Statuslijst, as_: As) -> Doeluitslag:
    eigen = _status(doel, codes, as_)
    uitslagen = tuple(
        _uitslag(_resultaatnummer(nummer, n, doel.resultaten), deel, doel, eigen, codes, as_)
        for n, deel in enumerate(doel.resultaten, 1)
    )
    afgeleid = samengevat([uitslag.status for uitslag in uitslagen], codes, as_)
    return Doeluitslag(nummer, doel, uitslagen, eigen or afgeleid, eigen is None, getattr(doel, as_.uitleg))


@afleiding("de status met de code die is ingevuld")
def _status(groep: Doel | Resultaat, codes: Statuslijst, as_: As) -> Statuscode | None:
    code = getattr(groep, as_.veld)
    return codes.met_code(code, as_) if isinstance(code, str) else None


@afleiding("de status die uit die van de resultaten volgt")
def samengevat(
    statussen: Iterable[Statuscode | None], codes: Statuslijst, as_: As = As.EINDSTATUS
) -> Statuscode | None:
    """The status that follows from those of the results: all, none, or a part of them; None where one is missing."""
    gewichten = set()
    for status in statussen:
        if status is None or isinstance(status, Gat):
            return None
        gewichten.add(status.gewicht)
    gewichten.discard(Gewicht.TELT_NIET)
    if not gewichten:
        return None
    gezocht = gewichten.pop() if len(gewichten) == 1 else Gewicht.DEELS
    return next((status for status in codes.van(as_) if status.gewicht == gezocht), None)


@afleiding("de resultaten van alle doelen geteld per status")
def _resultaattelling(legenda: Iterable[Statuscode], doelen: Iterable[Doeluitslag]) -> tuple[Statustelling, ...]:
    return _geteld(legenda, [uitslag.status for doel in doelen for uitslag in doel.resultaten])


def _geteld(legenda: Iterable[Statuscode], statussen: Iterable[Statuscode | None]) -> tuple[Statustelling, ...]:
    alle = list(statussen)
    per_code = Counter(een.code for een in alle if een is not None)
    geteld = [(status, per_code[status.code]) for status in legenda]
    return tuple(Statustelling(status, aantal, Decimal(aantal) / len(alle)) for status, aantal in geteld if aantal)
