"""A funder: its dated rules, each with its source. No threshold stands in the code."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gegeven
from pipeline.dossier.bedragen import Bedrag, Percentage
from pipeline.dossier.waarden import EigenFeiten, Geheel, Link, OpenTijdvak, Tekst, keuze


class Zekerheid(StrEnum):
    """Whether a rule was seen in a published source."""

    GEZIEN = "gezien"
    NIET_GEZIEN = "niet gecontroleerd"


class Regel(Gegeven):
    """What each rule of a funder has: where it comes from, and how sure it is."""

    bron: Link | None = Field(None, description="webadres waar de regel staat")
    zekerheid: Annotated[Zekerheid, keuze(Zekerheid)] = Field(
        description="gezien (in de bron) of niet gecontroleerd (dan geldt: controleer de beschikking)"
    )
    toelichting: Tekst | None = Field(None, description="toelichting")

    @property
    def is_zeker(self) -> bool:
        """Whether the rule may be presented as one."""
        return self.zekerheid == Zekerheid.GEZIEN


class Arrangement(Regel):
    """What is asked for a grant of a certain size."""

    naam: Tekst = Field(description="naam van het arrangement")
    vanaf: Bedrag = Field(description="vanaf welk bedrag, dat bedrag zelf erbij")
    tot: Bedrag | None = Field(None, description="tot welk bedrag, dat bedrag zelf er niet bij")
    vraagt: tuple[Tekst, ...] = Field((), description="wat er gevraagd wordt")


class Plafond(Regel):
    """A ceiling for a kind of cost or for the grant as a whole."""

    waarvan: Tekst = Field(description="kostensoort, of 'subsidie'")
    hoogstens: Bedrag | None = Field(None, description="hoogste bedrag in euro")
    hoogstens_pct: Percentage | None = Field(None, description="hoogste deel in procenten")
    vanaf_subsidie: Bedrag | None = Field(None, description="alleen toegestaan vanaf deze subsidie")


class Termijn(Regel):
    """A term in which something has to be done."""

    waarvoor: Tekst = Field(description="waarvoor, zoals 'aanvraag tot vaststelling'")
    weken: Geheel | None = Field(None, description="aantal weken")
    vanaf: Tekst | None = Field(None, description="vanaf wanneer de weken tellen")


class Drempel(Regel):
    """From how large a deviation an explanation is asked."""

    procent: Percentage = Field(description="vanaf dit percentage is een toelichting nodig")


class Financier(Gegeven):
    """A funder or a scheme."""

    naam: Tekst = Field(description="naam van de financier of de regeling")
    programma: Tekst | None = Field(None, description="programma")
    geldig: OpenTijdvak | None = Field(None, description="wanneer de regeling geldt")
    arrangementen: tuple[Arrangement, ...] = Field((), description="wat er bij welk bedrag gevraagd wordt")
    plafonds: tuple[Plafond, ...] = Field((), description="wat hoogstens uit de subsidie mag")
    niet_subsidiabel: tuple[Tekst, ...] = Field((), description="kosten die nooit uit de subsidie mogen")
    termijnen: tuple[Termijn, ...] = Field((), description="termijnen")
    afwijking: Drempel | None = Field(None, description="wanneer een afwijking moet worden toegelicht")
    bijlagen: tuple[Tekst, ...] = Field((), description="stukken die bij een aanvraag horen")
    eigen: EigenFeiten = Field(default_factory=dict, description="eigen feiten voor eigen sjablonen")

    @afleiding("wat de financier bij een subsidie van deze omvang vraagt")
    def arrangement(self, subsidie: Decimal) -> Arrangement | None:
        """What is asked for a grant of this size, None where the profile does not say it."""
        for kandidaat in self.arrangementen:
            onder = kandidaat.tot is None or subsidie < kandidaat.tot
            if kandidaat.is_heel and kandidaat.vanaf <= subsidie and onder:
                return kandidaat
        return None
