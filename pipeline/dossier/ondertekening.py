"""Who signs the covenant, and who signs an addendum to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.leden import Lid, Stand
from pipeline.dossier.perioden import Periode
from pipeline.dossier.waarden import Tekst, Tijdvak, keuze
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.dossier.leden import Ledenlijst


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
    """

    organisatie: str
    lid: Lid
    leden: tuple[Lid, ...]
    met_addendum: bool


class Selectie(StrEnum):
    """For whom of those who sign a document is."""

    ONDERTEKENAARS = "ondertekenaars"
    TOETREDERS = "toetreders"


@dataclass(frozen=True, slots=True)
class Ondertekenaars:
    """All signatures, in the order of the member list."""

    lijst: tuple[Ondertekenaar, ...]

    @property
    def van_convenant(self) -> tuple[Ondertekenaar, ...]:
        """Who signs the covenant itself."""
        return tuple(deel for deel in self.lijst if not deel.met_addendum)

    @property
    def van_addendum(self) -> tuple[Ondertekenaar, ...]:
        """Who signs an addendum."""
        return tuple(deel for deel in self.lijst if deel.met_addendum)

    def voor(self, selectie: Selectie) -> tuple[Ondertekenaar, ...]:
        """Those of a selection: who signs the covenant itself, or who joins it with an addendum."""
        return self.van_addendum if selectie is Selectie.TOETREDERS else self.van_convenant

    @property
    def getekend(self) -> tuple[Ondertekenaar, ...]:
        """Who has signed."""
        return tuple(deel for deel in self.lijst if deel.lid.getekend_op is not None)


def ondertekenaars(lijst: Ledenlijst, afspraak: Tekenafspraak, geldig: Periode) -> Ondertekenaars:
    """Who signs.

    Args:
        lijst: the members; who only applied does not sign, nor who left before the covenant began.
        afspraak: how the covenant is signed; each member signs where that could not be read.
        geldig: from when to when the covenant holds.
    """
    if isinstance(lijst.leden, Gat):
        return Ondertekenaars(())
    wijze = Tekenwijze.PER_LID if isinstance(afspraak, Gat) else afspraak.wie
    groepen: dict[tuple[str, bool], list[Lid]] = {}
    for nummer, lid in enumerate(lijst.leden):
        if _tekent(lid, geldig):
            naam = vereenvoudigd(str(lid.moeder)) if wijze is Tekenwijze.PER_MOEDER else str(nummer)
            groepen.setdefault((naam, _met_addendum(lid, geldig)), []).append(lid)
    return Ondertekenaars(tuple(_namens(leden, met) for (_, met), leden in groepen.items()))


def _tekent(lid: Lid, geldig: Periode) -> bool:
    return lid.stand is not Stand.AANVRAAG if isinstance(geldig, Gat) else lid.is_lid_in(geldig)


def _met_addendum(lid: Lid, geldig: Periode) -> bool:
    toegetreden = lid.toegetreden_op
    later = isinstance(geldig, Periode) and isinstance(toegetreden, Periode) and toegetreden.start > geldig.start
    return lid.stand is Stand.PROEFJAAR or later


def _namens(leden: Iterable[Lid], met_addendum: bool) -> Ondertekenaar:
    """One signature: of the parent itself where it is a member, else of the first member that has a signatory."""
    leden = tuple(leden)
    zelf = [lid for lid in leden if vereenvoudigd(str(lid.naam)) == vereenvoudigd(str(lid.moeder))]
    met_naam = [lid for lid in leden if lid.ondertekenaar is not None]
    tekent = next(iter((*zelf, *met_naam, *leden)))
    organisatie = leden[0].moeder if len(leden) > 1 else tekent.naam
    return Ondertekenaar(organisatie, tekent, leden, met_addendum)
