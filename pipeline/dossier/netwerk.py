"""The network: who it is, where it works, who decides, and how its papers look."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pipeline.dossier.basis import Gegeven
from pipeline.dossier.waarden import (
    FUNCTIONEEL,
    PERSOONLIJK,
    PERSOONSNAAM,
    Bestandsnaam,
    EigenFeiten,
    Geheel,
    Jaartal,
    JaNee,
    Kleur,
    Link,
    Mailadres,
    Markdown,
    Tekst,
)


class Huisstijl(Gegeven):
    """How the papers of the network look; one template serves every network.

    Text in and on the main colour is white or the colour itself on white, so it needs a contrast of
    4.5:1 to white (WCAG 2.1, 1.4.3).
    """

    hoofdkleur: Kleur = Field("0B5563", description="kleur van koppen, omslag en tabelkoppen")
    accentkleur: Kleur = Field("C8553D", description="kleur van accenten")
    logo: Bestandsnaam | None = Field(None, description="PNG- of JPEG-bestand naast netwerk.yaml")


class Werkgebied(Gegeven):
    """Where the network works."""

    omschrijving: Tekst | None = Field(None, description="het gebied in een paar woorden")
    gemeenten: tuple[Tekst, ...] = Field((), description="de gemeenten van het werkgebied")


class Consortium(Gegeven):
    """The group of networks to which this one belongs."""

    naam: Tekst = Field(description="naam van het consortium")
    regio: Tekst | None = Field(None, description="gebied van het consortium")
    aantal_netwerken: Geheel | None = Field(None, description="hoeveel netwerken erin samenwerken")


class Penvoerder(Gegeven):
    """The organisation that keeps the money and employs the coordinator."""

    naam: Tekst = Field(description="organisatie die penvoerder is")
    sinds: Jaartal | None = Field(None, description="jaar waarin zij penvoerder werd")


class Gremium(Gegeven):
    """A body of the network, such as the steering group."""

    naam: Tekst = Field(description="naam van het gremium")
    niveau: Tekst | None = Field(None, description="strategisch, tactisch of operationeel")
    taak: Tekst | None = Field(None, description="wat het gremium doet, in één zin")
    frequentie: Tekst | None = Field(None, description="hoe vaak het bijeenkomt")


class Persoon(Gegeven):
    """Somebody with a role in the network."""

    naam: Annotated[Tekst, PERSOONSNAAM] = Field(description="voor- en achternaam")
    functie: Tekst | None = Field(None, description="functie")
    organisatie: Tekst | None = Field(None, description="organisatie waar de persoon werkt")
    email: Annotated[Mailadres | None, PERSOONLIJK] = Field(None, description="mailadres")
    rollen: tuple[Tekst, ...] = Field((), description="rollen in het netwerk")
    publiceren: JaNee = Field(default=False, description="of de naam in openbare stukken mag staan")

    @property
    def is_publiek(self) -> bool:
        """Whether the person agreed to stand in public documents."""
        return self.publiceren is True


class Contact(Gegeven):
    """How the public reaches the network."""

    email: Annotated[Mailadres | None, FUNCTIONEEL] = Field(None, description="functioneel mailadres")
    telefoon: Annotated[Tekst | None, FUNCTIONEEL] = Field(None, description="telefoonnummer")
    website: Link | None = Field(None, description="webadres")


class Netwerk(Gegeven):
    """Everything about the network that does not change with the year."""

    naam: Tekst = Field(description="volledige naam van het netwerk")
    korte_naam: Tekst = Field(description="naam voor kop- en voetteksten")
    aliassen: tuple[Tekst, ...] = Field((), description="andere namen die voorkomen")
    meervoud: JaNee = Field(default=False, description="of het om meer netwerken samen gaat")
    over_ons: Markdown | None = Field(None, description="wat het netwerk is, in een paar zinnen")
    werkgebied: Werkgebied | None = Field(None, description="waar het netwerk werkt")
    consortium: Consortium | None = Field(None, description="het consortium waar het netwerk bij hoort")
    penvoerder: Penvoerder | None = Field(None, description="de penvoerder")
    gremia: tuple[Gremium, ...] = Field((), description="stuurgroep, klankbordgroepen en werkgroepen")
    personen: tuple[Persoon, ...] = Field((), description="mensen met een rol")
    contact: Contact | None = Field(None, description="hoe het netwerk te bereiken is")
    mag_openbaar: Annotated[tuple[Tekst, ...], FUNCTIONEEL] = Field(
        (), description="namen, nummers en mailadressen van personen die in een openbaar stuk (--publiek) mogen staan"
    )
    huisstijl: Huisstijl = Field(default_factory=Huisstijl, description="kleuren en logo")
    eigen: EigenFeiten = Field(default_factory=dict, description="eigen feiten voor eigen sjablonen")
