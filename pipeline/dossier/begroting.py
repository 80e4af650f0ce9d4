"""The budget of a project: what finance fills in, and the sums that follow from it.

Every amount is exact and every line is rounded half up to cents; a total is the sum of rounded lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.bedragen import Bedrag, Getal, Percentage, op_centen, som
from pipeline.dossier.waarden import JaNee, Tekst, Tijdvak, VastTijdvak, keuze

# What is filled in about VAT without saying of what: 'inclusief btw', 'excl. 21% btw'.
_IN_OF_EX = re.compile(r"(?:in|ex)cl|zonder\b|met\b", re.IGNORECASE)


class Dekkingsbron(StrEnum):
    """Where money comes from: the three classes of the law, and work in kind, which is no money.

    Source: Kaderregeling VWS (Stcrt. 2011, 7996): own contribution, contributions of others, grant.
    """

    SUBSIDIE = "subsidie"
    EIGEN = "eigen bijdrage"
    DERDEN = "bijdrage derden"
    NATURA = "in natura"


class Dekkingsstatus(StrEnum):
    """How sure the money is."""

    AANGEVRAAGD = "aangevraagd"
    TOEGEZEGD = "toegezegd"
    ONTVANGEN = "ontvangen"


class Begrotingsregel(Gegeven):
    """A line of the budget."""

    regel_id: Tekst = Field(description="vast kenmerk van de regel, zoals R001; niet wijzigen")
    fase: Tekst | None = Field(None, description="nummer van de fase")
    kostensoort: Tekst | None = Field(None, description="kostensoort uit de lijst")
    omschrijving: Tekst | None = Field(None, description="waar het geld aan wordt besteed")
    eenheid: Tekst | None = Field(None, description="uur, stuk, bijeenkomst")
    aantal: Getal | None = Field(None, description="hoeveel eenheden")
    tarief: Bedrag | None = Field(None, description="bedrag per eenheid in euro")
    bedrag: Bedrag | None = Field(None, description="aantal maal tarief; wordt berekend")
    btw_pct: Percentage | None = Field(None, description="btw in procenten: 0, 9 of 21")
    btw_verrekenbaar: JaNee | None = Field(None, description="ja als de btw teruggevraagd kan worden")
    bedrag_subsidiabel: Bedrag | None = Field(None, description="deel van het bedrag dat uit de subsidie komt")
    financier: Tekst | None = Field(None, description="wie de rest betaalt")
    toelichting: Tekst | None = Field(None, description="toelichting")

    @property
    @afleiding("aantal maal tarief, op centen; zonder aantal of tarief het bedrag")
    def kosten(self) -> Decimal:
        """The amount of the line, rounded to cents: count times rate, or the amount where one of those is not known."""
        if self.aantal is None or self.tarief is None:
            return som([self.bedrag])
        for deel in (self.aantal, self.tarief):
            if isinstance(deel, Gat):
                return deel
        return op_centen(self.aantal * self.tarief)

    @property
    @afleiding("het bedrag uit de subsidie, op centen")
    def subsidie(self) -> Decimal:
        """The part that the grant pays, rounded to cents."""
        return som([self.bedrag_subsidiabel])

    @property
    @afleiding("het nummer in de naam van de fase")
    def fasenummer(self) -> int | None:
        """The number of the phase: `1`, `Fase 1` and `1. Visie` are phase 1."""
        cijfers = re.findall(r"\d+", self.fase or "") if not isinstance(self.fase, Gat) else []
        # A title after the number may hold a year; a second number before it makes it unclear which is meant.
        kort = [cijfer for cijfer in cijfers if len(cijfer) < 4]
        return int(kort[0]) if len(kort) == 1 else None

    @property
    def sleutel(self) -> str:
        """The mark by which spending refers to the line; capitals do not matter."""
        return self.regel_id if isinstance(self.regel_id, Gat) else self.regel_id.strip().casefold()

    @property
    def is_correctie(self) -> bool:
        """Whether the line may be negative."""
        return "correctie" in f"{self.kostensoort or ''} {self.omschrijving or ''}".lower()


class Dekkingsregel(Gegeven):
    """A source of money."""

    bron: Annotated[Dekkingsbron, keuze(Dekkingsbron)] = Field(
        description="subsidie, eigen bijdrage, bijdrage derden of in natura"
    )
    partij: Tekst = Field(description="wie betaalt")
    bedrag: Bedrag = Field(description="bedrag in euro")
    status: Annotated[Dekkingsstatus, keuze(Dekkingsstatus)] | None = Field(
        None, description="aangevraagd, toegezegd of ontvangen"
    )
    toelichting: Tekst | None = Field(None, description="toelichting")


class Realisatieregel(Gegeven):
    """What was spent on a line in a quarter, and what is still expected."""

    regel_id: Tekst = Field(description="kenmerk van de regel op blad Begroting")
    kwartaal: VastTijdvak = Field(description="kwartaal, zoals 2024Q1")
    realisatie: Bedrag | None = Field(None, description="uitgegeven in dit kwartaal, in euro")
    prognose_rest: Bedrag | None = Field(None, description="wat na dit kwartaal nog komt, in euro")
    toelichting: Tekst | None = Field(None, description="toelichting; nodig bij een grote afwijking")

    @property
    def sleutel(self) -> str:
        """The mark of the line that it refers to; capitals do not matter."""
        return self.regel_id if isinstance(self.regel_id, Gat) else self.regel_id.strip().casefold()


class Somsoort(StrEnum):
    """What a sum of the summary is of."""

    FASE = "fase"
    KOSTENSOORT = "kostensoort"


class Samenvattingspost(Gegeven):
    """A sum as it stands on sheet Samenvatting, to compare with our own."""

    soort: Annotated[Somsoort, keuze(Somsoort)] = Field(description="fase of kostensoort")
    naam: Tekst = Field(description="nummer van de fase, of naam van de kostensoort")
    bedrag: Bedrag = Field(description="bedrag in euro")


class Begroting(Gegeven):
    """The budget as finance filled it in."""

    versie: Tekst | None = Field(None, description="versie van het werkboek")
    datum: Tijdvak | None = Field(None, description="datum van deze versie")
    ingevuld_door: Tekst | None = Field(None, description="afdeling of functie; geen naam")
    valuta: Tekst | None = Field(None, description="EUR")
    btw: Tekst | None = Field(None, description="bedragen inclusief of exclusief btw")
    regels: tuple[Begrotingsregel, ...] = Field(description="de regels van de begroting")
    dekking: tuple[Dekkingsregel, ...] = Field((), description="waar het geld vandaan komt")
    realisatie: tuple[Realisatieregel, ...] = Field((), description="wat er is uitgegeven")
    samenvatting: tuple[Samenvattingspost, ...] = Field((), description="de totalen van het werkboek; wordt berekend")

    @property
    @afleiding("wat er over btw is ingevuld, als zin")
    def btw_zin(self) -> str | None:
        """What was filled in about VAT as a sentence, whether or not it begins with what it is about."""
        if not isinstance(self.btw, str):
            return self.btw
        kaal = self.btw.strip().rstrip(".")
        if _IN_OF_EX.match(kaal):
            return f"Bedragen {kaal[:1].lower()}{kaal[1:]}."
        return f"{kaal[:1].upper()}{kaal[1:]}."

    @property
    @afleiding("de kosten van alle regels opgeteld")
    def totaal(self) -> Decimal:
        """The sum of all lines."""
        return som(regel.kosten for regel in self.regels)

    @property
    @afleiding("de bedragen uit de subsidie van alle regels opgeteld")
    def subsidiabel(self) -> Decimal:
        """The sum of what the grant pays."""
        return som(regel.subsidie for regel in self.regels)

    @property
    @afleiding("alle dekking in geld opgeteld")
    def dekking_totaal(self) -> Decimal:
        """The sum of all money that comes in; work in kind is no money."""
        return self._onbekende_bron or som(regel.bedrag for regel in self.geldelijk)

    @property
    def _onbekende_bron(self) -> Any:
        """A source that could not be read: then no sum of a class is to be told."""
        return next((regel.bron for regel in self.dekking if isinstance(regel.bron, Gat)), None)

    @property
    @afleiding("de dekking zonder inbreng in natura")
    def geldelijk(self) -> tuple[Dekkingsregel, ...]:
        """The sources that are money."""
        return tuple(regel for regel in self.dekking if regel.bron != Dekkingsbron.NATURA)

    @property
    @afleiding("de dekking in natura")
    def in_natura(self) -> tuple[Dekkingsregel, ...]:
        """Work in kind."""
        return tuple(regel for regel in self.dekking if regel.bron == Dekkingsbron.NATURA)

    @property
    @afleiding("de dekking uit subsidie opgeteld")
    def uit_subsidie(self) -> Decimal:
        """What the sources ask of the grant."""
        eigen = (regel.bedrag for regel in self.geldelijk if regel.bron == Dekkingsbron.SUBSIDIE)
        return self._onbekende_bron or som(eigen)

    @property
    @afleiding("alle uitgaven opgeteld")
    def gerealiseerd(self) -> Decimal:
        """The sum of what was spent."""
        return som(regel.realisatie for regel in self.realisatie)

    def opgeteld(self, sleutel: Callable[[Begrotingsregel], object], waarde: object) -> Decimal:
        """The sum of the lines of which a key has a value."""
        return som(regel.kosten for regel in self.regels if sleutel(regel) == waarde)
