"""Status codes: words for how something stands, with their symbol, letter and colours.

Two axes never mix: progress during the year, and the status at its end. That something goes on in a later year
is neither: it is a fact of its own.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from pipeline.dossier.basis import Gegeven
from pipeline.dossier.waarden import Kleur, Tekst, keuze


class Gewicht(StrEnum):
    """What a status counts as when the status of a goal is derived from those of its results."""

    GEHEEL = "geheel"
    DEELS = "deels"
    NIET = "niet"
    TELT_NIET = "telt niet mee"


class Statuscode(Gegeven):
    """One status of an axis."""

    code: Tekst = Field(description="woord waarmee u de status in een jaarplan schrijft")
    label: Tekst = Field(description="wat er op papier staat")
    letter: Tekst = Field(description="één letter, voor wie geen kleur ziet")
    symbool: Tekst = Field(description="één teken, zoals ✔")
    vulling: Kleur = Field(description="kleur van het vlak")
    tekstkleur: Kleur = Field(description="kleur van de tekst op dat vlak")
    gewicht: Annotated[Gewicht, keuze(Gewicht)] = Field(description="geheel, deels, niet of telt niet mee")
    betekenis: Tekst | None = Field(None, description="wat de status betekent, in één zin")


class Statuslijst(Gegeven):
    """The vocabulary of both axes."""

    eindstatus: tuple[Statuscode, ...] = Field(description="hoe iets aan het eind van het jaar is afgelopen")
    voortgang: tuple[Statuscode, ...] = Field((), description="hoe iets in de loop van het jaar ervoor staat")

    def met_code(self, code: str) -> Statuscode | None:
        """The end status with a code or a label, None where there is none."""
        gezocht = code.strip().casefold()
        for status in self.eindstatus:
            if gezocht in {str(status.code).casefold(), str(status.label).casefold()}:
                return status
        return None
