"""What each member pays: nothing, the amount for small organisations or that for large ones, and why.

Only what is known counts. A member of unknown size, or of exactly the border where the covenant does not say to
which side that belongs, has no amount: it is told and never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.bedragen import NUL, Bedrag, som
from pipeline.dossier.leden import Lid, Stand
from pipeline.dossier.perioden import heel_jaar
from pipeline.dossier.waarden import Geheel, JaNee, Tekst, keuze

if TYPE_CHECKING:
    from pipeline.dossier.leden import Ledenlijst


class Peil(StrEnum):
    """What is counted where two sizes of a member are known."""

    MEDEWERKERS = "medewerkers"
    LEDEN = "leden"


class Contributieregeling(Gegeven):
    """What the covenant says about fees."""

    vrijwilligers: Bedrag = Field(NUL, ge=0, description="bedrag per jaar voor een vrijwilligersorganisatie; leeg is 0")
    klein: Bedrag = Field(ge=0, description="bedrag per jaar voor een kleine organisatie")
    groot: Bedrag = Field(ge=0, description="bedrag per jaar voor een grote organisatie")
    grens: Geheel = Field(ge=1, description="het aantal medewerkers of leden tussen klein en groot, zoals 20")
    grens_inclusief: JaNee | None = Field(
        None, description="ja: precies de grens is klein; nee: precies de grens is groot"
    )
    peil: Annotated[Peil, keuze(Peil)] | None = Field(
        None, description="wat telt als beide bekend zijn: medewerkers of leden"
    )
    toelichting: Tekst | None = Field(None, description="toelichting op de contributie")


class Reden(StrEnum):
    """Why a member has no amount."""

    OMVANG = "het aantal medewerkers of leden is niet bekend"
    GRENS = "het aantal is precies de grens, en het convenant zegt niet of dat klein of groot is"
    PEIL = "medewerkers en leden liggen aan verschillende kanten van de grens"


_TE_DOEN = {
    Reden.OMVANG: "vul in de ledenlijst het aantal medewerkers of leden in",
    Reden.GRENS: "kies in het convenant of precies de grens klein of groot is (grens_inclusief)",
    Reden.PEIL: "kies in het convenant of medewerkers of leden tellen (peil)",
}


@dataclass(frozen=True, slots=True)
class Contributie:
    """What one member pays.

    Args:
        lid: the member.
        bedrag: the amount in euro for a year, None where it cannot be told.
        grond: what the amount rests on, in Dutch.
        reden: why there is no amount.
    """

    lid: Lid
    bedrag: Decimal | None
    grond: str
    reden: Reden | None = None

    @property
    @afleiding("het bedrag van het lid")
    def te_betalen(self) -> Decimal | Gat:
        """The amount in euro for a year, a gap where it cannot be told."""
        return Gat("contributie", self.lid.vindplaats("aantal_medewerkers")) if self.bedrag is None else self.bedrag

    @property
    def te_doen(self) -> str | None:
        """What has to be done to have an amount, None where there is one."""
        return _TE_DOEN[self.reden] if self.reden is not None else None


@dataclass(frozen=True, slots=True)
class Bedragsom:
    """How many members pay the same amount, and what that comes to in euro."""

    bedrag: Decimal
    aantal: int
    totaal: Decimal


@dataclass(frozen=True, slots=True)
class Contributies:
    """What all members pay.

    Args:
        regeling: what the covenant says.
        regels: each member with its amount, in the order of the list.
        jaar: the year that it is about, None for the members of today.
    """

    regeling: Contributieregeling
    regels: tuple[Contributie, ...]
    jaar: int | None = None

    @property
    @afleiding("de leden met een bedrag")
    def bekend(self) -> tuple[Contributie, ...]:
        """The members with an amount."""
        return tuple(regel for regel in self.regels if regel.bedrag is not None)

    @property
    @afleiding("de leden zonder bedrag")
    def onbekend(self) -> tuple[Contributie, ...]:
        """The members without an amount."""
        return tuple(regel for regel in self.regels if regel.bedrag is None)

    @property
    @afleiding("de contributies van alle leden opgeteld")
    def totaal(self) -> Decimal:
        """The sum of what is known, in euro."""
        return som(regel.bedrag for regel in self.regels)

    @property
    def is_volledig(self) -> bool:
        """Whether every member has an amount."""
        return not self.onbekend

    @property
    @afleiding("de leden geteld per bedrag")
    def per_bedrag(self) -> tuple[Bedragsom, ...]:
        """The members with an amount, counted by amount, the lowest first; a gap comes last."""
        bedragen = {regel.bedrag for regel in self.regels if regel.bedrag is not None}
        op_volgorde = sorted(bedragen, key=lambda b: (isinstance(b, Gat), NUL if isinstance(b, Gat) else b))
        return tuple(self._som(bedrag) for bedrag in op_volgorde)

    @afleiding("de leden met dit bedrag geteld", kiest=True)
    def _som(self, bedrag: Decimal) -> Bedragsom:
        regels = [regel for regel in self.regels if regel.bedrag == bedrag]
        return Bedragsom(bedrag, len(regels), som(regel.bedrag for regel in regels))


@afleiding("het bedrag van elk lid")
def contributies(lijst: Ledenlijst, regeling: Contributieregeling, jaar: int | None = None) -> Contributies:
    """What all members pay.

    Args:
        lijst: the members.
        regeling: what the covenant says.
        jaar: for which year: who is a member on any day of it pays for all of it. None for who is a member now:
            permanent or in the trial year.
    """
    if isinstance(lijst.leden, Gat):
        leden: tuple[Lid, ...] = ()
    elif jaar is None:
        leden = tuple(lid for lid in lijst.leden if lid.stand in {Stand.PERMANENT, Stand.PROEFJAAR})
    else:
        leden = lijst.op(heel_jaar(jaar)).leden
    return Contributies(regeling, tuple(contributie_van(lid, regeling) for lid in leden), jaar)


@afleiding("het bedrag uit het convenant dat bij de omvang van het lid hoort", kiest=True)
def contributie_van(lid: Lid, regeling: Contributieregeling) -> Contributie:
    """What one member pays, or why that cannot be told. A gap in what it depends on makes the amount a gap."""
    if lid.vrijwilligersorganisatie is True:
        return Contributie(lid, regeling.vrijwilligers, "vrijwilligersorganisatie")
    for feit in (lid.vrijwilligersorganisatie, lid.aantal_medewerkers, lid.aantal_leden, regeling.grens):
        if isinstance(feit, Gat):
            return Contributie(lid, feit, str(feit))
    geteld = _geteld(lid, regeling)
    if not geteld:
        return Contributie(lid, None, "omvang niet bekend", Reden.OMVANG)
    omvang = " en ".join(_benoemd(peil, aantal) for peil, aantal in geteld.items())
    kanten = {_is_klein(aantal, regeling) for aantal in geteld.values()}
    if None in kanten:
        return Contributie(lid, None, omvang, Reden.GRENS)
    if len(kanten) > 1:
        return Contributie(lid, None, omvang, Reden.PEIL)
    if kanten == {True}:
        return Contributie(lid, regeling.klein, f"{omvang}: klein")
    return Contributie(lid, regeling.groot, f"{omvang}: groot")


def _geteld(lid: Lid, regeling: Contributieregeling) -> dict[Peil, int]:
    """The sizes that count: those that are known, and of two the one that the covenant chose."""
    bekend = {Peil.MEDEWERKERS: lid.aantal_medewerkers, Peil.LEDEN: lid.aantal_leden}
    geteld = {peil: aantal for peil, aantal in bekend.items() if aantal is not None}
    return {regeling.peil: geteld[regeling.peil]} if len(geteld) > 1 and regeling.peil in geteld else geteld


def _is_klein(aantal: int, regeling: Contributieregeling) -> bool | None:
    """Whether a size is small; None where it is exactly the border and nobody said to which side that belongs."""
    if aantal != regeling.grens:
        return aantal < regeling.grens
    return regeling.grens_inclusief if isinstance(regeling.grens_inclusief, bool) else None


def _benoemd(peil: Peil, aantal: int) -> str:
    enkelvoud = {Peil.MEDEWERKERS: "medewerker", Peil.LEDEN: "lid"}
    return f"{aantal} {enkelvoud[peil] if aantal == 1 else peil.value}"
