"""The plan of a year: goals and what each is to give, how they stand during the year and how they ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gegeven
from pipeline.dossier.bedragen import Bedrag, Getal, ontleed_getal, som
from pipeline.dossier.geheim import KLEINSTE_GROEP
from pipeline.dossier.telwoorden import TELWOORD, TELWOORDEN
from pipeline.dossier.waarden import EigenFeiten, Geheel, Jaartal, Link, Markdown, Tekst, Tijdvak, keuze


class Betrokkene(Gegeven):
    """Who is needed for a goal, and at which level."""

    wie: Tekst = Field(description="organisatie, gremium of functie; geen namen van personen")
    niveau: Tekst | None = Field(None, description="strategisch, tactisch of operationeel")


class Richting(StrEnum):
    """Whether a target is to be reached, or not to be passed."""

    MINSTENS = "minstens"
    HOOGSTENS = "hoogstens"


# A target that the sentence itself calls a maximum: 'hoogstens 10 bezoeken', '10 bezoeken of minder'.
_HOOGSTENS = re.compile(
    r"\b(?:hoogstens|maximaal|ten hoogste|op zijn hoogst|niet meer dan|een maximum van|max\.?)\s+(?:de\s+)?"
    rf"(?P<voor>\d[\d.,]*|{TELWOORD})\b|\b(?P<na>\d[\d.,]*|{TELWOORD})\s+(?:\w+\s+){{0,2}}of minder\b",
    re.IGNORECASE,
)


class Resultaat(Gegeven):
    """What a goal is to give; afterwards what came of it."""

    tekst: Tekst = Field(description="het resultaat, in één zin")
    doelwaarde: Getal | None = Field(None, description="streefgetal, zoals 30")
    richting: Annotated[Richting, keuze(Richting)] | None = Field(
        None,
        description="minstens of hoogstens: of het streefgetal een minimum is of een maximum; leeg is minstens, "
        "behalve als de tekst van het resultaat zelf 'hoogstens' of 'maximaal' bij dat getal zegt",
    )
    eenheid: Tekst | None = Field(None, description="wat er geteld wordt, zoals 'bijeenkomsten'")
    realisatie: Getal | None = Field(None, description="het getal aan het eind van het jaar")
    status: Tekst | None = Field(
        None, description="code uit eindstatus in statuscodes.yaml; anders geldt die van het doel"
    )
    voortgang: Tekst | None = Field(
        None, description="tijdens het jaar: code uit voortgang in statuscodes.yaml; anders geldt die van het doel"
    )
    prognose: Markdown | None = Field(
        None, description="tijdens het jaar: wat de oorzaak is, wat het gevolg, en wat u bijstuurt"
    )
    loopt_door_in: Jaartal | None = Field(None, description="jaar waarin het doorloopt")
    toelichting: Markdown | None = Field(None, description="wat ervan kwam; nodig als het niet behaald is")

    @property
    @afleiding("of het streefgetal een maximum is: uit de richting, en anders uit de tekst")
    def is_hoogstens(self) -> bool:
        """Whether the target is a maximum: as was filled in, else as its sentence says of that very number."""
        if self.richting is not None:
            return self.richting == Richting.HOOGSTENS
        tekst = self.tekst if isinstance(self.tekst, str) else ""
        return any(_als_getal(m["voor"] or m["na"]) == self.doelwaarde for m in _HOOGSTENS.finditer(tekst))


def _als_getal(geschreven: str) -> Decimal | None:
    """A number in a sentence, in digits or in words."""
    if (woord := TELWOORDEN.get(geschreven.lower())) is not None:
        return Decimal(woord)
    gelezen = ontleed_getal(geschreven.rstrip(".,"))
    return gelezen[0] if gelezen is not None else None


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
    status: Tekst | None = Field(None, description="code uit eindstatus; geldt ook voor resultaten zonder eigen")
    voortgang: Tekst | None = Field(
        None, description="tijdens het jaar: code uit voortgang; geldt ook voor resultaten zonder eigen"
    )
    prognose: Markdown | None = Field(
        None, description="tijdens het jaar: wat de oorzaak is, wat het gevolg, en wat u bijstuurt"
    )
    loopt_door_in: Jaartal | None = Field(None, description="jaar waarin het doel doorloopt")
    toelichting: Markdown | None = Field(None, description="wat er gebeurde en waarom")
    deelnemers: tuple[Deelname, ...] = Field((), description="deelnemers per organisatie")
    deelnemers_totaal: Geheel | None = Field(None, description="totaal, als dat genoemd is")
    link: Link | None = Field(None, description="webadres met meer informatie")

    @property
    @afleiding("de deelnemers, kleine organisaties bij elkaar")
    def deelnemers_gegroepeerd(self) -> tuple[Deelname, ...]:
        """The participants, small organisations together; empty where even their sum would give one of them away."""
        return gegroepeerd(self.deelnemers)

    def voor_publiek(self) -> Self:
        """The goal with its small organisations together."""
        return self.model_copy(update={"deelnemers": self.deelnemers_gegroepeerd})


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
    @afleiding("de kosten opgeteld")
    def kosten_totaal(self) -> Decimal:
        """The sum of the costs."""
        return som(post.bedrag for post in self.kosten)

    @property
    @afleiding("de baten opgeteld")
    def baten_totaal(self) -> Decimal:
        """The sum of the income."""
        return som(post.bedrag for post in self.baten)

    @property
    @afleiding("de doelen in de volgorde van het plan")
    def genummerd(self) -> tuple[GenummerdDoel, ...]:
        """The goals with their number, from 1."""
        return tuple(GenummerdDoel(nummer, doel) for nummer, doel in enumerate(self.doelen, 1))


@dataclass(frozen=True, slots=True)
class GenummerdDoel:
    """A goal with its number."""

    nummer: int
    doel: Doel


def gegroepeerd(deelnemers: tuple[Deelname, ...]) -> tuple[Deelname, ...]:
    """Organisations with few participants together under one sum, from which none of them can be told.

    The smallest of the others joins them while there is only one, or while the sum leaves each only one value: two
    with 2 in all are 1 and 1, and two with 8 are 4 and 4.

    Args:
        deelnemers: the participants by organisation.

    Returns:
        The larger organisations in their order and the others as one; nothing where even all together give one
        away, and everything as it is where none is small or a number is missing.
    """
    aantallen = [deel.aantal for deel in deelnemers if isinstance(deel.aantal, int)]
    if len(aantallen) < len(deelnemers) or min(aantallen, default=KLEINSTE_GROEP) >= KLEINSTE_GROEP:
        return deelnemers
    klein = sum(aantal < KLEINSTE_GROEP for aantal in aantallen)
    op_grootte = sorted(range(len(deelnemers)), key=aantallen.__getitem__)
    for samen in range(max(2, klein), len(deelnemers) + 1):
        groep = set(op_grootte[:samen])
        totaal = sum(aantallen[nummer] for nummer in groep)
        if max(samen + 1, KLEINSTE_GROEP) <= totaal and totaal != samen * (KLEINSTE_GROEP - 1):
            over = tuple(deel for nummer, deel in enumerate(deelnemers) if nummer not in groep)
            return (*over, Deelname(organisatie=f"overige organisaties ({samen})", aantal=totaal))
    return ()
