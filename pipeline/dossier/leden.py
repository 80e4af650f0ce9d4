"""The members of a network, with the date on which the list was right.

The date says when the whole list was gone through. Who joined or left later stands in it with a date of its own, so
that one list gives the members on any day.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.perioden import Periode, dag, jaren_vanaf
from pipeline.dossier.tabel import Tabel
from pipeline.dossier.waarden import (
    PERSOONLIJK,
    PERSOONSNAAM,
    Dag,
    EigenFeiten,
    Geheel,
    JaNee,
    Mailadres,
    Tekst,
    Tijdvak,
    keuze,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.melding import Plaats

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stand(StrEnum):
    """Where an organisation is on its way into the network, and out of it."""

    AANVRAAG = "aanvraag"
    PROEFJAAR = "proefjaar"
    PERMANENT = "permanent"
    OPGEZEGD = "opgezegd"


class Uitkomst(StrEnum):
    """What the steering group decided after the trial year."""

    PERMANENT = "permanent"
    VERLENGD = "verlengd"
    BEEINDIGD = "beëindigd"


class Lid(Gegeven):
    """A member organisation."""

    naam: Tekst = Field(description="naam van de organisatie")
    categorie: Tekst = Field(description="soort organisatie, zoals 'Hospices'")
    plaats: Tekst | None = Field(None, description="vestigingsplaats")
    moederorganisatie: Tekst | None = Field(None, description="organisatie waar dit lid onder valt")
    aliassen: Tekst | None = Field(None, description="andere namen, gescheiden door een puntkomma")
    aantal_medewerkers: Geheel | None = Field(None, description="aantal medewerkers, voor de contributie")
    aantal_leden: Geheel | None = Field(None, description="aantal leden, als de organisatie zelf leden heeft")
    vrijwilligersorganisatie: JaNee | None = Field(
        None, description="ja of nee; alleen bij ja geldt de contributie voor vrijwilligers"
    )
    stand: Annotated[Stand, keuze(Stand)] = Field(
        Stand.PERMANENT, description="aanvraag, proefjaar, permanent of opgezegd; leeg is permanent"
    )
    toegetreden_op: Tijdvak | None = Field(None, description="sinds wanneer lid; bij een proefjaar de dag")
    getoetst_op: Tijdvak | None = Field(None, description="wanneer de stuurgroep het proefjaar toetste")
    uitkomst: Annotated[Uitkomst, keuze(Uitkomst)] | None = Field(
        None, description="uitkomst van de toets: permanent, verlengd of beëindigd"
    )
    verlengd_tot: Dag | None = Field(None, description="laatste dag van een verlengd proefjaar")
    opgezegd_per: Tijdvak | None = Field(None, description="laatste dag als lid, zoals 31-12-2025")
    ondertekenaar: Annotated[Tekst | None, PERSOONLIJK, PERSOONSNAAM] = Field(
        None, description="wie namens de organisatie tekent"
    )
    functie: Annotated[Tekst | None, PERSOONLIJK] = Field(None, description="functie van de ondertekenaar")
    mail: Annotated[Mailadres | None, PERSOONLIJK] = Field(None, description="mailadres van de ondertekenaar")
    getekend_op: Tijdvak | None = Field(None, description="wanneer het convenant of het addendum is getekend")
    contactpersonen: Annotated[Tekst | None, PERSOONLIJK, PERSOONSNAAM] = Field(
        None, description="contactpersonen, gescheiden door een puntkomma"
    )
    contactmail: Annotated[Mailadres | None, PERSOONLIJK] = Field(None, description="mailadres van de contactpersonen")
    opmerking: Tekst | None = Field(None, description="opmerking voor uzelf; komt in geen document")

    @property
    @afleiding("de moederorganisatie, of de organisatie zelf")
    def moeder(self) -> str:
        """The organisation that it is part of, which may be itself."""
        return self.moederorganisatie or self.naam

    @property
    @afleiding("de namen, los van elkaar")
    def alle_aliassen(self) -> tuple[str, ...]:
        """Its other names, each alone."""
        return _delen(self.aliassen)

    @property
    @afleiding("de namen, los van elkaar")
    def alle_contactpersonen(self) -> tuple[str, ...]:
        """Its contact persons, each alone."""
        return _delen(self.contactpersonen)

    @property
    @afleiding("de dag van toetreding plus een jaar min een dag, of tot wanneer het is verlengd")
    def proefjaar_tot(self) -> Periode | None:
        """The last day of its trial year; None where it is not known since which day it is a member."""
        if isinstance(self.verlengd_tot, Periode):
            return self.verlengd_tot
        begin = self.toegetreden_op
        return dag(jaren_vanaf(begin.start, 1).einde) if isinstance(begin, Periode) and begin.is_dag else None

    def is_lid_in(self, periode: Periode) -> bool:
        """Whether it is a member on any day of a period; who has no dates is one from the beginning."""
        if self.stand is Stand.AANVRAAG:
            return False
        if isinstance(self.toegetreden_op, Periode) and self.toegetreden_op.start > periode.einde:
            return False
        if isinstance(self.opgezegd_per, Periode):
            return self.opgezegd_per.einde >= periode.start
        return self.stand is not Stand.OPGEZEGD


def _plek(plaats: Plaats) -> tuple[str, str | None, int] | None:
    """The row of a sheet or the line of a text file."""
    if plaats.regel is not None:
        return plaats.bestand, None, plaats.regel
    rij = plaats.cel.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$") if plaats.cel is not None else ""
    return (plaats.bestand, plaats.blad, int(rij)) if rij.isdigit() else None


def _delen(tekst: str | None) -> tuple[str, ...]:
    """The names in a cell, which are separated by a semicolon."""
    return tuple(deel.strip() for deel in tekst.split(";") if deel.strip()) if isinstance(tekst, str) else ()


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
    @afleiding("de leden geteld")
    def aantal(self) -> int:
        """How many members the category has."""
        return len(self.leden)


@afleiding("de leden per categorie")
def per_categorie(leden: Iterable[Lid]) -> tuple[Ledengroep, ...]:
    """Members grouped by category, categories in the order in which they first appear."""
    groepen: dict[str, list[Lid]] = {}
    for lid in leden:
        groepen.setdefault(lid.categorie, []).append(lid)
    return tuple(Ledengroep(str(categorie), tuple(deel)) for categorie, deel in groepen.items())


class Ledenlijst(Gegeven):
    """The list of members on one date."""

    peildatum: Tijdvak = Field(description="wanneer deze lijst klopte, zoals '2021' of '1-1-2025'")
    herkomst: Tekst | None = Field(None, description="waar de lijst vandaan komt")
    leden: tuple[Lid, ...] = Field(description="de leden")
    eigen: EigenFeiten = Field(default_factory=dict, description="eigen feiten voor eigen sjablonen")

    def op(self, dag_: Periode) -> Ledenlijst:
        """The list with the members on a day alone."""
        if isinstance(self.leden, Gat):
            return self
        leden = tuple(lid for lid in self.leden if lid.is_lid_in(dag_))
        gekozen = Ledenlijst(peildatum=self.peildatum, herkomst=self.herkomst, leden=leden, eigen=self.eigen)
        gekozen._bron = self._bron
        return gekozen

    def lid_op(self, plaats: Plaats) -> Lid | None:
        """The member that stands on a row of the sheet or a line of the text file, None where there is none."""
        return self._per_plek.get(_plek(plaats))

    @cached_property
    def _per_plek(self) -> Mapping[tuple[str, str | None, int] | None, Lid]:
        if isinstance(self.leden, Gat):
            return {}
        velden = Lid.model_fields
        per_plek = {_plek(lid.vindplaats(veld)): lid for lid in self.leden for veld in velden}
        per_plek |= {_plek(lid.vindplaats()): lid for lid in self.leden}
        per_plek.pop(None, None)
        return per_plek

    @property
    @afleiding("de leden geteld")
    def aantal(self) -> int:
        """How many members the list has."""
        return self.leden if isinstance(self.leden, Gat) else len(self.leden)

    @property
    def met_plaatsen(self) -> bool:
        """Whether any member has a place."""
        return any(lid.plaats is not None for lid in self.leden)

    @property
    @afleiding("de leden per categorie")
    def per_categorie(self) -> tuple[Ledengroep, ...]:
        """The members grouped by category, categories in the order in which they first appear."""
        return self.leden if isinstance(self.leden, Gat) else per_categorie(self.leden)

    @property
    @afleiding("de leden met stand permanent of proefjaar")
    def huidige(self) -> tuple[Lid, ...]:
        """Who is a member now: permanent or in the trial year."""
        return self._met_stand(Stand.PERMANENT, Stand.PROEFJAAR)

    @property
    @afleiding("de leden van nu per categorie")
    def huidige_per_categorie(self) -> tuple[Ledengroep, ...]:
        """Who is a member now, grouped by category."""
        return self.leden if isinstance(self.leden, Gat) else per_categorie(self.huidige)

    @property
    @afleiding("wie lid wil worden")
    def aanvragers(self) -> tuple[Lid, ...]:
        """Who applied and is no member yet."""
        return self._met_stand(Stand.AANVRAAG)

    @property
    @afleiding("wie heeft opgezegd")
    def opgezegd(self) -> tuple[Lid, ...]:
        """Who left, or is about to."""
        return self._met_stand(Stand.OPGEZEGD)

    def _met_stand(self, *standen: Stand) -> tuple[Lid, ...]:
        """The members in one of these states; who has a state that could not be read is taken for a member."""
        if isinstance(self.leden, Gat):
            return self.leden
        onleesbaar = Stand.PERMANENT in standen
        return tuple(lid for lid in self.leden if lid.stand in standen or (onleesbaar and isinstance(lid.stand, Gat)))


# How the list looks as a sheet.
LEDENBLAD = Tabel.van("Leden", Lid, "leden", losse_velden=("peildatum", "herkomst", "eigen"))
