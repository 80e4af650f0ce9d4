"""The plan of a year and, at its end, what came of it: goals, results, and the status of each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import Field

from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.bedragen import Bedrag, Getal, som
from pipeline.dossier.status import Gewicht, Statuscode, Statuslijst
from pipeline.dossier.waarden import EigenFeiten, Geheel, Jaartal, Link, Markdown, Tekst, Tijdvak

if TYPE_CHECKING:
    from collections.abc import Iterable


class Betrokkene(Gegeven):
    """Who is needed for a goal, and at which level."""

    wie: Tekst = Field(description="organisatie, gremium of functie; geen namen van personen")
    niveau: Tekst | None = Field(None, description="strategisch, tactisch of operationeel")


class Resultaat(Gegeven):
    """What a goal is to give; afterwards what came of it."""

    tekst: Tekst = Field(description="het resultaat, in één zin")
    doelwaarde: Getal | None = Field(None, description="streefgetal, zoals 30")
    eenheid: Tekst | None = Field(None, description="wat er geteld wordt, zoals 'bijeenkomsten'")
    realisatie: Getal | None = Field(None, description="het getal aan het eind van het jaar")
    status: Tekst | None = Field(None, description="code uit statuscodes.yaml; anders geldt die van het doel")
    loopt_door_in: Jaartal | None = Field(None, description="jaar waarin het doorloopt")
    toelichting: Markdown | None = Field(None, description="wat ervan kwam; nodig als het niet behaald is")


class Deelname(Gegeven):
    """How many people of an organisation took part."""

    organisatie: Tekst = Field(description="organisatie")
    aantal: Geheel = Field(description="aantal deelnemers")


class Doel(Gegeven):
    """A goal: why and how, who is needed, and what it is to give."""

    thema: Tekst = Field(description="onderwerp of thema")
    aanpak: Markdown = Field(description="hoe het wordt aangepakt")
    betrokkenen: tuple[Betrokkene, ...] = Field((), description="wie er nodig is, en op welk niveau")
    resultaten: tuple[Resultaat, ...] = Field(description="wat het oplevert", min_length=1)
    status: Tekst | None = Field(None, description="code uit statuscodes.yaml; geldt ook voor resultaten zonder eigen")
    loopt_door_in: Jaartal | None = Field(None, description="jaar waarin het doel doorloopt")
    toelichting: Markdown | None = Field(None, description="wat er gebeurde en waarom")
    deelnemers: tuple[Deelname, ...] = Field((), description="deelnemers per organisatie")
    deelnemers_totaal: Geheel | None = Field(None, description="totaal, als dat genoemd is")
    link: Link | None = Field(None, description="webadres met meer informatie")


class Meerjarenplan(Gegeven):
    """The plan over more years to which the plan of the year belongs."""

    titel: Tekst = Field(description="titel")
    periode: Tijdvak | None = Field(None, description="periode, zoals 2023-2026")
    link: Link | None = Field(None, description="webadres")


class Post(Gegeven):
    """An amount of the budget of the year."""

    post: Tekst = Field(description="waarvoor")
    bedrag: Bedrag = Field(description="bedrag in euro")


class Jaarplan(Gegeven):
    """The plan of a year."""

    ondertitel: Tekst | None = Field(None, description="regel onder de titel")
    toelichting_gegevens: Tekst | None = Field(
        None, description="wat de lezer van de gegevens moet weten, bijvoorbeeld dat zij fictief zijn"
    )
    inleiding: Markdown | None = Field(None, description="inleiding van het jaarplan")
    inleiding_evaluatie: Markdown | None = Field(None, description="inleiding van de evaluatie")
    meerjarenplan: Meerjarenplan | None = Field(None, description="het plan over meer jaren waar dit bij hoort")
    kerntaken: tuple[Tekst, ...] = Field((), description="wat het netwerk elk jaar doet en dus niet in dit plan staat")
    doelen: tuple[Doel, ...] = Field(description="de doelen", min_length=1)
    kosten: tuple[Post, ...] = Field((), description="kosten van dit jaar")
    baten: tuple[Post, ...] = Field((), description="waaruit het betaald wordt")
    eigen: EigenFeiten = Field(default_factory=dict, description="eigen feiten voor eigen sjablonen")

    @property
    def kosten_totaal(self) -> Decimal:
        """The sum of the costs."""
        return som(post.bedrag for post in self.kosten)

    @property
    def baten_totaal(self) -> Decimal:
        """The sum of the income."""
        return som(post.bedrag for post in self.baten)

    @property
    def genummerd(self) -> tuple[GenummerdDoel, ...]:
        """The goals with their number, from 1."""
        return tuple(GenummerdDoel(nummer, doel) for nummer, doel in enumerate(self.doelen, 1))


@dataclass(frozen=True, slots=True)
class GenummerdDoel:
    """A goal with its number."""

    nummer: int
    doel: Doel


@dataclass(frozen=True, slots=True)
class Uitslag:
    """A result with its status.

    Args:
        nummer: number of the goal and of the result: `2.1`.
        resultaat: what was to come.
        status: its own status, or that of the goal; None where neither has one.
        geerfd: whether it is that of the goal.
        loopt_door_in: the later year in which it, or its goal, goes on.
    """

    nummer: str
    resultaat: Resultaat
    status: Statuscode | None
    geerfd: bool
    loopt_door_in: int | None

    @property
    def deel(self) -> Decimal | None:
        """Realised over target (0.733 is 73%), None where one of the two is not a number."""
        doel, bereikt = self.resultaat.doelwaarde, self.resultaat.realisatie
        return bereikt / doel if isinstance(doel, Decimal) and isinstance(bereikt, Decimal) and doel else None


@dataclass(frozen=True, slots=True)
class Doeluitslag:
    """A goal with the status of each of its results, and of the whole.

    Args:
        nummer: from 1.
        doel: the goal.
        resultaten: its results.
        status: its own status, or the one that follows from its results; None where that is not to be told.
        afgeleid: whether it follows from its results.
    """

    nummer: int
    doel: Doel
    resultaten: tuple[Uitslag, ...]
    status: Statuscode | None
    afgeleid: bool

    @property
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
    """The plan of a year with the status of every result.

    Args:
        doelen: the goals.
        telling: the results counted by status, in the order of the vocabulary; those that occur.
        legenda: every end status that there is.
        aantal_resultaten: how many results there are.
    """

    doelen: tuple[Doeluitslag, ...]
    telling: tuple[Statustelling, ...]
    legenda: tuple[Statuscode, ...]
    aantal_resultaten: int

    @property
    def doeltelling(self) -> tuple[Statustelling, ...]:
        """The goals counted by status."""
        return _geteld(self.legenda, [doel.status for doel in self.doelen])

    @property
    def loopt_door(self) -> tuple[Uitslag, ...]:
        """The results that go on in a later year."""
        return tuple(u for doel in self.doelen for u in doel.resultaten if u.loopt_door_in is not None)


def evalueer(plan: Jaarplan, codes: Statuslijst) -> Jaarevaluatie:
    """Give every result its status: its own, else that of its goal.

    Args:
        plan: the plan with what came of it.
        codes: the vocabulary.
    """
    doelen = tuple(_doeluitslag(nummer, doel, codes) for nummer, doel in enumerate(plan.doelen, 1))
    uitslagen = [uitslag.status for doel in doelen for uitslag in doel.resultaten]
    return Jaarevaluatie(doelen, _geteld(codes.eindstatus, uitslagen), codes.eindstatus, len(uitslagen))


def _doeluitslag(nummer: int, doel: Doel, codes: Statuslijst) -> Doeluitslag:
    eigen = codes.met_code(doel.status) if isinstance(doel.status, str) else None
    uitslagen = []
    for volgnummer, resultaat in enumerate(doel.resultaten, 1):
        van_zichzelf = codes.met_code(resultaat.status) if isinstance(resultaat.status, str) else None
        uitslagen.append(
            Uitslag(
                f"{nummer}.{volgnummer}",
                resultaat,
                van_zichzelf or eigen,
                van_zichzelf is None and eigen is not None,
                resultaat.loopt_door_in or doel.loopt_door_in,
            )
        )
    afgeleid = samengevat([uitslag.status for uitslag in uitslagen], codes)
    return Doeluitslag(nummer, doel, tuple(uitslagen), eigen or afgeleid, eigen is None)


def samengevat(statussen: Iterable[Statuscode | None], codes: Statuslijst) -> Statuscode | None:
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
    return next((status for status in codes.eindstatus if status.gewicht == gezocht), None)


def _geteld(legenda: Iterable[Statuscode], statussen: Iterable[Statuscode | None]) -> tuple[Statustelling, ...]:
    alle = list(statussen)
    geteld = [(status, sum(een is status for een in alle)) for status in legenda]
    return tuple(Statustelling(status, aantal, Decimal(aantal) / len(alle)) for status, aantal in geteld if aantal)
