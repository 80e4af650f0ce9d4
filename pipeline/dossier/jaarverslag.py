"""The year of a network: meetings, activities with their figures, projects, recommendations, outlook."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from pipeline.afleiding import afleiding
from pipeline.dossier.aantallen import Aantal, Cijferwaarde, Telling
from pipeline.dossier.basis import Gegeven
from pipeline.dossier.eigengrafiek import Eigengrafiek
from pipeline.dossier.perioden import Periode
from pipeline.dossier.waarden import (
    EigenFeiten,
    Jaartal,
    JaNee,
    Link,
    Markdown,
    OpenTijdvak,
    Tekst,
    keuze,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class Doelgroep(StrEnum):
    """For whom an activity is."""

    PUBLIEK = "publiek"
    PROFESSIONALS = "professionals"


class Publicatie(Gegeven):
    """Something that was published and can be referred to."""

    titel: Tekst = Field(description="titel")
    jaar: Jaartal | None = Field(None, description="jaar van verschijnen")
    soort: Tekst | None = Field(None, description="boekje, praatplaat, video, nieuwsbericht")
    link: Link | None = Field(None, description="webadres")


class Cijfer(Gegeven):
    """A counted figure of an activity or a project."""

    aantal: Cijferwaarde = Field(
        description="aantal zoals u het schrijft, zoals 'ruim 70', '7 van de 8', '7,5', '83%', '€ 640' of '4 à 5'"
    )
    eenheid: Tekst = Field(description="wat er geteld is, zoals 'bezoekers'")
    toelichting: Tekst | None = Field(None, description="waar het cijfer over gaat, in een paar woorden")
    wanneer: OpenTijdvak | None = Field(
        None, description="datum of periode van het cijfer zelf, als die een andere is dan die van het verslag"
    )
    uitgelicht: JaNee = Field(default=False, description="ja: het cijfer komt groot bij 'Het jaar in cijfers'")


class Overleg(Gegeven):
    """How often a body met, and what about."""

    gremium: Tekst = Field(description="naam van het gremium")
    aantal: Telling = Field(description="aantal bijeenkomsten")
    onderwerpen: Tekst | None = Field(None, description="waar het over ging")
    uitgelicht: JaNee = Field(default=False, description="ja: het cijfer komt groot bij 'Het jaar in cijfers'")

    @property
    def eenheid(self) -> str:
        """What is counted, in the number that fits the count."""
        return "bijeenkomst" if self.aantal == Aantal(1) else "bijeenkomsten"


class Besluit(Gegeven):
    """A decision that was taken in the year."""

    tekst: Tekst = Field(description="wat er besloten is, in één zin")
    wanneer: OpenTijdvak | None = Field(None, description="wanneer het besloten is")


class Activiteit(Gegeven):
    """Something that the network did in the year."""

    titel: Tekst = Field(description="naam van de activiteit")
    doelgroep: Annotated[Doelgroep, keuze(Doelgroep)] = Field(description="publiek of professionals")
    tekst: Markdown = Field(description="wat er gebeurde")
    wanneer: OpenTijdvak | None = Field(None, description="datum, maand, kwartaal of periode")
    samen_met: tuple[Tekst, ...] = Field((), description="organisaties waarmee het samen gebeurde")
    cijfers: tuple[Cijfer, ...] = Field((), description="aantallen")
    vervolg_in: Jaartal | None = Field(None, description="jaar waarin het een vervolg krijgt")
    vervolg: Tekst | None = Field(None, description="wat dat vervolg is, in één zin")
    link: Link | None = Field(None, description="webadres met meer informatie")


class Deelproject(Gegeven):
    """A part of a project."""

    titel: Tekst = Field(description="naam van het deelproject")


class Project(Gegeven):
    """A project that ran in the year."""

    titel: Tekst = Field(description="naam van het project")
    tekst: Markdown = Field(description="wat het project doet en wat er dit jaar gebeurde")
    partners: tuple[Tekst, ...] = Field((), description="organisaties die meedoen")
    deelprojecten: tuple[Deelproject, ...] = Field((), description="de delen van het project")
    resultaten: tuple[Tekst, ...] = Field((), description="wat er dit jaar bereikt is")
    cijfers: tuple[Cijfer, ...] = Field((), description="aantallen")
    vervolg_in: Jaartal | None = Field(None, description="jaar waarin het doorloopt")
    vervolg: Tekst | None = Field(None, description="wat er dan gebeurt, in één zin")
    link: Link | None = Field(None, description="webadres met meer informatie")


class Aanbeveling(Gegeven):
    """One recommendation."""

    titel: Tekst = Field(description="de aanbeveling in een paar woorden")
    tekst: Tekst = Field(description="de aanbeveling in één of twee zinnen")


@dataclass(frozen=True, slots=True)
class GenummerdeAanbeveling:
    """A recommendation with its number.

    Args:
        nummer: from 1.
        titel: in a few words.
        tekst: in full.
    """

    nummer: int
    titel: str
    tekst: str


class Aanbevelingen(Gegeven):
    """A set of recommendations; sets differ between publications, so the publication is named."""

    inleiding: Markdown | None = Field(None, description="waar de aanbevelingen vandaan komen")
    bron: Publicatie | None = Field(None, description="de publicatie waar zij uit komen")
    lijst: tuple[Aanbeveling, ...] = Field(description="de aanbevelingen", min_length=1)

    @property
    @afleiding("de aanbevelingen in hun volgorde")
    def genummerd(self) -> tuple[GenummerdeAanbeveling, ...]:
        """The recommendations with their number, from 1."""
        return tuple(GenummerdeAanbeveling(nummer, a.titel, a.tekst) for nummer, a in enumerate(self.lijst, 1))


class Vooruitblik(Gegeven):
    """What comes next."""

    tekst: Markdown | None = Field(None, description="inleiding op de vooruitblik")
    punten: tuple[Tekst, ...] = Field((), description="wat verder op de agenda staat, per punt één zin")


@dataclass(frozen=True, slots=True)
class Kerncijfer:
    """A figure that the reader takes in at a glance.

    Args:
        cijfer: the count.
        label: what was counted, in a few words.
        wanneer: its own date, where it has one.
    """

    cijfer: Aantal
    label: str
    wanneer: Periode | None = None


@dataclass(frozen=True, slots=True)
class Vervolg:
    """Something of this year that goes on in a later one.

    Args:
        jaar: the later year.
        titel: what goes on.
        tekst: how, where that is known.
    """

    jaar: int
    titel: str
    tekst: str | None


class Jaarverslag(Gegeven):
    """The annual report of one year."""

    titel: Tekst | None = Field(None, description="titel op de omslag; anders 'Jaarverslag' met het jaar")
    ondertitel: Tekst | None = Field(None, description="regel onder de titel")
    toelichting_gegevens: Tekst | None = Field(
        None, description="wat de lezer van de gegevens moet weten, bijvoorbeeld dat zij fictief zijn"
    )
    inleiding: Markdown | None = Field(None, description="inleiding")
    aanbevelingen: Aanbevelingen | None = Field(None, description="aanbevelingen die richting geven")
    overleg: tuple[Overleg, ...] = Field((), description="hoe vaak wie bijeenkwam")
    overleg_tekst: Markdown | None = Field(None, description="wat er in het overleg speelde")
    besluiten: tuple[Besluit, ...] = Field((), description="besluiten van dit jaar")
    activiteiten: tuple[Activiteit, ...] = Field((), description="activiteiten van dit jaar")
    projecten: tuple[Project, ...] = Field((), description="projecten van dit jaar")
    vooruitblik: Vooruitblik | None = Field(None, description="wat er hierna komt")
    grafieken: tuple[Eigengrafiek, ...] = Field((), description="eigen grafieken, na de cijfers van het jaar")
    bronnen: tuple[Publicatie, ...] = Field((), description="publicaties en links")
    eigen: EigenFeiten = Field(default_factory=dict, description="eigen feiten voor eigen sjablonen")

    @property
    def activiteiten_publiek(self) -> tuple[Activiteit, ...]:
        """The activities for the public."""
        return tuple(a for a in self.activiteiten if a.doelgroep == Doelgroep.PUBLIEK)

    @property
    def activiteiten_professionals(self) -> tuple[Activiteit, ...]:
        """The activities for professionals."""
        return tuple(a for a in self.activiteiten if a.doelgroep != Doelgroep.PUBLIEK)

    @property
    def _delen(self) -> tuple[Activiteit | Project, ...]:
        """Activities and projects in the order of the report."""
        return (*self.activiteiten_publiek, *self.activiteiten_professionals, *self.projecten)

    @property
    @afleiding("de cijfers die zijn uitgelicht")
    def kerncijfers(self) -> tuple[Kerncijfer, ...]:
        """The figures marked `uitgelicht`, in the order of the report."""
        return tuple(kerncijfer for kerncijfer, uitgelicht in self._geteld() if uitgelicht)

    @property
    @afleiding("alle cijfers van het jaar")
    def cijfers(self) -> tuple[Kerncijfer, ...]:
        """Every figure of the year, in the order of the report."""
        return tuple(kerncijfer for kerncijfer, _ in self._geteld())

    def _geteld(self) -> Iterator[tuple[Kerncijfer, bool]]:
        """Every figure, and whether it is marked `uitgelicht`."""
        for overleg in self.overleg:
            yield Kerncijfer(overleg.aantal, f"{overleg.eenheid} {overleg.gremium}"), overleg.uitgelicht is True
        for deel in self._delen:
            for cijfer in deel.cijfers:
                yield Kerncijfer(cijfer.aantal, _label(cijfer), cijfer.wanneer), cijfer.uitgelicht is True

    @property
    def vervolgen_toegelicht(self) -> bool:
        """Whether it is told of anything how it goes on."""
        return any(vervolg.tekst is not None for vervolg in self.vervolgen)

    @property
    @afleiding("wat in een later jaar doorloopt")
    def vervolgen(self) -> tuple[Vervolg, ...]:
        """Everything of this year that goes on in a later one, in the order of the report."""
        return tuple(
            Vervolg(deel.vervolg_in, deel.titel, deel.vervolg) for deel in self._delen if deel.vervolg_in is not None
        )


@afleiding("wat er geteld is, met de toelichting")
def _label(cijfer: Cijfer) -> str:
    return f"{cijfer.eenheid} {cijfer.toelichting}" if cijfer.toelichting else str(cijfer.eenheid)
