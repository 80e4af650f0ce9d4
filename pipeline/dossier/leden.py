"""The members of a network, with the date on which the list was right."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.tabel import Tabel
from pipeline.dossier.waarden import EigenFeiten, Geheel, JaNee, Tekst, Tijdvak


class Lid(Gegeven):
    """A member organisation."""

    naam: Tekst = Field(description="naam van de organisatie")
    categorie: Tekst = Field(description="soort organisatie, zoals 'Hospices'")
    plaats: Tekst | None = Field(None, description="vestigingsplaats")
    moederorganisatie: Tekst | None = Field(None, description="organisatie waar dit lid onder valt")
    aliassen: Tekst | None = Field(None, description="andere namen, gescheiden door een puntkomma")
    aantal_medewerkers: Geheel | None = Field(None, description="aantal medewerkers of leden")
    vrijwilligersorganisatie: JaNee | None = Field(None, description="ja of nee")
    opmerking: Tekst | None = Field(None, description="opmerking voor uzelf; komt in geen document")


@dataclass(frozen=True, slots=True)
class Ledengroep:
    """The members of one category.

    Args:
        categorie: the category.
        leden: its members, in the order of the list.
    """

    categorie: str
    leden: tuple[Lid, ...]

    @property
    def aantal(self) -> int:
        """How many members the category has."""
        return len(self.leden)


class Ledenlijst(Gegeven):
    """The list of members on one date."""

    peildatum: Tijdvak = Field(description="wanneer deze lijst klopte, zoals '2021' of '1-1-2025'")
    herkomst: Tekst | None = Field(None, description="waar de lijst vandaan komt")
    leden: tuple[Lid, ...] = Field(description="de leden")
    eigen: EigenFeiten = Field(default_factory=dict, description="eigen feiten voor eigen sjablonen")

    @property
    def aantal(self) -> int:
        """How many members the list has."""
        return self.leden if isinstance(self.leden, Gat) else len(self.leden)

    @property
    def met_plaatsen(self) -> bool:
        """Whether any member has a place."""
        return any(lid.plaats is not None for lid in self.leden)

    @property
    def per_categorie(self) -> tuple[Ledengroep, ...]:
        """The members grouped by category, categories in the order in which they first appear."""
        if isinstance(self.leden, Gat):
            return self.leden
        groepen: dict[str, list[Lid]] = {}
        for lid in self.leden:
            groepen.setdefault(lid.categorie, []).append(lid)
        return tuple(Ledengroep(str(categorie), tuple(leden)) for categorie, leden in groepen.items())


# How the list looks as a sheet.
LEDENBLAD = Tabel.van("Leden", Lid, "leden", losse_velden=("peildatum", "herkomst", "eigen"))
