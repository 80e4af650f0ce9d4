"""Who signs the covenant, and who signs an addendum to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import Field

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.contributie import Contributie, Contributieregeling, contributie_van
from pipeline.dossier.leden import Ledengroep, Lid, Stand, Uitkomst, per_categorie
from pipeline.dossier.perioden import Periode, dag
from pipeline.dossier.waarden import Tekst, Tijdvak, keuze
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.dossier.leden import Ledenlijst

T = TypeVar("T")


class Tekenwijze(StrEnum):
    """Whether members of one parent organisation each sign, or once for all."""

    PER_LID = "per lid"
    PER_MOEDER = "per moederorganisatie"


class Tekenafspraak(Gegeven):
    """How the covenant is signed."""

    wie: Annotated[Tekenwijze, keuze(Tekenwijze)] = Field(
        Tekenwijze.PER_LID, description="per lid, of per moederorganisatie (dan één keer voor alle leden daarvan)"
    )
    plaats: Tekst | None = Field(None, description="waar het convenant wordt getekend")
    datum: Tijdvak | None = Field(None, description="wanneer het convenant wordt getekend")


@dataclass(frozen=True, slots=True)
class Ondertekenaar:
    """One signature.

    Args:
        organisatie: on whose behalf.
        lid: the member whose signatory signs.
        leden: the members that it signs for.
        met_addendum: whether it signs an addendum, because it joined after the covenant was made.
        regeling: what the covenant says about fees, None where it says nothing.
    """

    organisatie: str
    lid: Lid
    leden: tuple[Lid, ...]
    met_addendum: bool
    regeling: Contributieregeling | None = None

    @property
    @afleiding("wie in de ledenlijst als ondertekenaar staat")
    def naam(self) -> str | Gat:
        """Who signs, a gap where that is not known."""
        return self._feit("ondertekenaar", self.lid.ondertekenaar)

    @property
    @afleiding("de functie in de ledenlijst")
    def functie(self) -> str | Gat:
        """In which function somebody signs, a gap where that is not known."""
        return self._feit("functie", self.lid.functie)

    @property
    @afleiding("de dag van toetreding")
    def lid_vanaf(self) -> Periode | Gat:
        """Since when it is a member, a gap where that is not known."""
        return self._feit("toegetreden_op", self.lid.toegetreden_op)

    @property
    @afleiding("het einde van het proefjaar")
    def proefjaar_tot(self) -> Periode | Gat:
        """The last day of its trial year, a gap where the day on which that began is not known."""
        return self.lid.proefjaar_tot or Gat("einde van het proefjaar", self.lid.vindplaats("toegetreden_op"))

    @property
    @afleiding("of het lid een proefjaar heeft of had: uit zijn stand en de toets")
    def heeft_proefjaar(self) -> bool:
        """Whether it has or had a trial year; the day on which it joined alone does not say so."""
        lid = self.lid
        toets = (lid.getoetst_op, lid.uitkomst, lid.verlengd_tot)
        return lid.stand is Stand.PROEFJAAR or any(feit is not None for feit in toets)

    @property
    @afleiding("of bekend is wat het lid na zijn proefjaar is: uit zijn stand en de uitkomst van de toets")
    def is_beslist(self) -> bool:
        """Whether it is decided what it is after its trial year, or there was none."""
        lid = self.lid
        return lid.uitkomst in {Uitkomst.PERMANENT, Uitkomst.BEEINDIGD} or lid.stand in {
            Stand.PERMANENT,
            Stand.OPGEZEGD,
        }

    @property
    @afleiding("de laatste dag als lid")
    def eindigt_op(self) -> Periode | None:
        """The last day on which it is a member, None where it stays."""
        per = self.lid.opgezegd_per
        return dag(per.einde) if isinstance(per, Periode) else None

    @property
    @afleiding("het bedrag van elk lid waarvoor wordt getekend")
    def contributies(self) -> tuple[Contributie, ...]:
        """What each member that it signs for pays; none where the covenant says nothing about fees."""
        if self.regeling is None or isinstance(self.regeling, Gat):
            return ()
        return tuple(contributie_van(lid, self.regeling) for lid in self.leden)

    def _feit(self, veld: str, waarde: T | None) -> T | Gat:
        return Gat(veld.replace("_", " "), self.lid.vindplaats(veld)) if waarde is None else waarde


class Selectie(StrEnum):
    """For whom of those who sign a document is."""

    ONDERTEKENAARS = "ondertekenaars"
    TOETREDERS = "toetreders"


@dataclass(frozen=True, slots=True)
class Ondertekenaars:
    """All signatures, in the order of the member list."""

    lijst: tuple[Ondertekenaar, ...]

    @property
    @afleiding("wie bij het begin van het convenant lid was")
    def van_convenant(self) -> tuple[Ondertekenaar, ...]:
        """Who signs the covenant itself."""
        return tuple(deel for deel in self.lijst if not deel.met_addendum)

    @property
    @afleiding("de leden waarvoor het convenant wordt getekend, geteld")
    def aantal_leden(self) -> int:
        """For how many members the covenant itself is signed."""
        return sum(len(deel.leden) for deel in self.van_convenant)

    @property
    @afleiding("de leden waarvoor het convenant wordt getekend, per categorie")
    def leden_per_categorie(self) -> tuple[Ledengroep, ...]:
        """The members for which the covenant itself is signed, grouped by category."""
        return per_categorie(lid for deel in self.van_convenant for lid in deel.leden)

    @property
    @afleiding("wie later lid werd, of in het proefjaar is")
    def van_addendum(self) -> tuple[Ondertekenaar, ...]:
        """Who signs an addendum."""
        return tuple(deel for deel in self.lijst if deel.met_addendum)

    def voor(self, selectie: Selectie) -> tuple[Ondertekenaar, ...]:
        """Those of a selection: who signs the covenant itself, or who joins it with an addendum."""
        return self.van_addendum if selectie is Selectie.TOETREDERS else self.van_convenant

    @property
    @afleiding("wie heeft getekend")
    def getekend(self) -> tuple[Ondertekenaar, ...]:
        """Who has signed."""
        return tuple(deel for deel in self.lijst if deel.lid.getekend_op is not None)


def ondertekenaars(
    lijst: Ledenlijst, afspraak: Tekenafspraak, geldig: Periode, regeling: Contributieregeling | None = None
) -> Ondertekenaars:
    """Who signs.

    Args:
        lijst: the members; who only applied does not sign, nor who left before the covenant began.
        afspraak: how the covenant is signed; each member signs where that could not be read.
        geldig: from when to when the covenant holds.
        regeling: what the covenant says about fees.
    """
    if isinstance(lijst.leden, Gat):
        return Ondertekenaars(())
    wijze = Tekenwijze.PER_LID if isinstance(afspraak, Gat) else afspraak.wie
    groepen: dict[tuple[str, bool], list[Lid]] = {}
    for nummer, lid in enumerate(lijst.leden):
        if _tekent(lid, geldig):
            naam = vereenvoudigd(str(lid.moeder)) if wijze is Tekenwijze.PER_MOEDER else str(nummer)
            groepen.setdefault((naam, _met_addendum(lid, geldig)), []).append(lid)
    return Ondertekenaars(tuple(_namens(leden, met, regeling) for (_, met), leden in groepen.items()))


def _tekent(lid: Lid, geldig: Periode) -> bool:
    return lid.stand is not Stand.AANVRAAG if isinstance(geldig, Gat) else lid.is_lid_in(geldig)


def _met_addendum(lid: Lid, geldig: Periode) -> bool:
    toegetreden = lid.toegetreden_op
    later = isinstance(geldig, Periode) and isinstance(toegetreden, Periode) and toegetreden.start > geldig.start
    return lid.stand is Stand.PROEFJAAR or later


@afleiding("de leden waarvoor één handtekening staat")
def _namens(leden: Iterable[Lid], met_addendum: bool, regeling: Contributieregeling | None) -> Ondertekenaar:
    """One signature: of the parent itself where it is a member, else of the first member that has a signatory."""
    leden = tuple(leden)
    zelf = [lid for lid in leden if vereenvoudigd(str(lid.naam)) == vereenvoudigd(str(lid.moeder))]
    met_naam = [lid for lid in leden if lid.ondertekenaar is not None]
    tekent = next(iter((*zelf, *met_naam, *leden)))
    organisatie = leden[0].moeder if len(leden) > 1 else tekent.naam
    return Ondertekenaar(organisatie, tekent, leden, met_addendum, regeling)
