"""Who sends the documents that have to be signed, and over which mail server."""

from __future__ import annotations

import ipaddress
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from pipeline.dossier.basis import Gegeven
from pipeline.dossier.waarden import Geheel, JaNee, Mailadres, Tekst, keuze


class Beveiliging(StrEnum):
    """How the connection to the mail server is kept from others."""

    STARTTLS = "starttls"
    TLS = "tls"
    GEEN = "geen"


class Afzender(Gegeven):
    """Who sends."""

    naam: Tekst = Field(description="naam van de afzender, zoals een ontvanger hem ziet")
    mail: Mailadres = Field(description="mailadres van de afzender")
    functie: Tekst | None = Field(None, description="functie, voor onder het bericht")
    telefoon: Tekst | None = Field(None, description="telefoonnummer, voor onder het bericht")


class Mailserver(Gegeven):
    """The mail server. Its password never stands in a file."""

    server: Tekst = Field(description="naam van de mailserver, zoals smtp.voorbeeld.nl")
    poort: Geheel = Field(
        587, ge=1, le=65535, description="poort, meestal 587 bij starttls en 465 bij tls; leeg is 587"
    )
    beveiliging: Annotated[Beveiliging, keuze(Beveiliging)] = Field(
        Beveiliging.STARTTLS,
        description="starttls of tls; leeg is starttls (geen kan alleen bij een server op deze computer)",
    )
    gebruiker: Tekst | None = Field(None, description="gebruikersnaam; het wachtwoord staat nooit in een bestand")
    wachttijd: Geheel = Field(30, ge=1, le=600, description="hoeveel seconden op de server wordt gewacht; leeg is 30")

    @property
    def mag_zonder_tls(self) -> bool:
        """Whether nobody but this computer can listen in."""
        if self.server.lower() == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.server.strip("[]")).is_loopback
        except ValueError:
            return False


class Verzending(Gegeven):
    """How documents that have to be signed are sent, for all networks of a werkmap."""

    afzender: Afzender = Field(description="wie het bericht stuurt")
    antwoord_aan: Mailadres | None = Field(
        None, description="mailadres waar antwoorden naartoe gaan; leeg is dat van de afzender"
    )
    kopie_aan_contact: JaNee = Field(default=False, description="ja: de contactmail van het lid krijgt een kopie")
    herinneren_na: Geheel = Field(
        21, ge=1, le=365, description="na hoeveel dagen zonder antwoord u iemand herinnert; leeg is 21"
    )
    smtp: Mailserver | None = Field(None, description="de mailserver, alleen nodig voor --smtp")
