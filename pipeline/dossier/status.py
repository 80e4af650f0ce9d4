"""Status codes: words for how something stands, with their symbol, letter and colours.

Two axes never mix: progress during the year, and the status at its end. That something goes on in a later year
is neither: it is a fact of its own.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field

from pipeline.dossier.basis import Gegeven
from pipeline.dossier.bedragen import Percentage
from pipeline.dossier.waarden import Kleur, Tekst, keuze


class Gewicht(StrEnum):
    """What a status counts as when the status of a goal is derived from those of its results."""

    GEHEEL = "geheel"
    DEELS = "deels"
    NIET = "niet"
    TELT_NIET = "telt niet mee"


class As(StrEnum):
    """An axis of status codes, by the name of its list."""

    EINDSTATUS = "eindstatus"
    VOORTGANG = "voortgang"

    @property
    def veld(self) -> str:
        """The field of a goal or a result that holds a code of this axis."""
        return "status" if self is As.EINDSTATUS else "voortgang"

    @property
    def uitleg(self) -> str:
        """The field in which somebody explains that code."""
        return "toelichting" if self is As.EINDSTATUS else "prognose"

    @property
    def andere(self) -> As:
        """The other axis."""
        return As.VOORTGANG if self is As.EINDSTATUS else As.EINDSTATUS


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


class Grenzen(Gegeven):
    """From which share of its target a result counts as reached, and from which as partly reached."""

    behaald_vanaf: Percentage = Field(
        Decimal(100), description="vanaf welk percentage van het streefgetal een resultaat behaald is"
    )
    gedeeltelijk_vanaf: Percentage | None = Field(
        None, description="vanaf welk percentage het gedeeltelijk behaald is; leeg is alles boven nul"
    )

    def gewicht(self, deel: Decimal) -> Gewicht:
        """What a share of the target (0.5 is half) counts as."""
        if deel * 100 >= self.behaald_vanaf:
            return Gewicht.GEHEEL
        vanaf = self.gedeeltelijk_vanaf
        return Gewicht.DEELS if deel > 0 and (vanaf is None or deel * 100 >= vanaf) else Gewicht.NIET


class Statuslijst(Gegeven):
    """The vocabulary of both axes."""

    grenzen: Grenzen = Field(
        default_factory=Grenzen,
        description="vanaf welk deel van het streefgetal iets behaald of gedeeltelijk behaald is",
    )
    eindstatus: tuple[Statuscode, ...] = Field(description="hoe iets aan het eind van het jaar is afgelopen")
    voortgang: tuple[Statuscode, ...] = Field((), description="hoe iets in de loop van het jaar ervoor staat")

    def van(self, as_: As) -> tuple[Statuscode, ...]:
        """The codes of an axis, in their order."""
        return self.eindstatus if as_ is As.EINDSTATUS else self.voortgang

    def met_code(self, code: str, as_: As = As.EINDSTATUS) -> Statuscode | None:
        """The status of an axis with a code or a label, None where there is none."""
        status = self._op_woord.get((as_, _kaal(code)))
        if status is not None:  # who follows figures sees what was read here: the words that it was found by
            _ = status.code, status.label
        return status

    @cached_property
    def _op_woord(self) -> dict[tuple[As, str], Statuscode]:
        """Every status by its axis and by its code or label; of two with the same word the first counts."""
        gevonden: dict[tuple[As, str], Statuscode] = {}
        for as_ in As:
            for status in self.van(as_):
                for woord in (status.code, status.label):
                    gevonden.setdefault((as_, _kaal(str(woord))), status)
        return gevonden


def _kaal(woord: str) -> str:
    """A word of a status whatever its capitals and spaces."""
    return " ".join(woord.casefold().split())
