"""What a chart shows: figures in groups, with a title that says what is to be seen.

A chart is data like any other: the part of the dossier that knows the figures gives it, a template places it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Vorm(StrEnum):
    """The shape of a chart."""

    STAVEN = "staafgrafiek"
    GESTAPELD = "gestapelde staafgrafiek"
    CIRKEL = "cirkelgrafiek"
    LIJN = "lijngrafiek"


class Getalvorm(StrEnum):
    """How the figures of a chart are written."""

    AANTAL = "aantal"
    CIJFER = "cijfer"
    PROCENT = "procent"
    EURO = "euro"


@dataclass(frozen=True, slots=True)
class Reeks:
    """The figures of a series, one for each group.

    Args:
        naam: what they are.
        waarden: the figures, None where there is none; a share is 0.5 for half.
        letter: stands before each of its figures in a stacked bar, for who cannot tell its colour from the others.
    """

    naam: str
    waarden: tuple[Decimal | None, ...]
    letter: str = ""

    @property
    def opschrift(self) -> str:
        """Its name as the legend has it, with its letter."""
        return f"{self.naam} ({self.letter})" if self.letter else self.naam


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A chart.

    Args:
        vorm: its shape.
        titel: what is to be seen, in a sentence without a full stop.
        groepen: the names of the bars, the pieces or the points.
        reeksen: one series, or more for stacked bars and lines.
        getalvorm: how the figures are written.
        kleuren: fill and outline of each group, for groups with a colour of their own (a status); else the
            colours of the network serve.
    """

    vorm: Vorm
    titel: str
    groepen: tuple[str, ...]
    reeksen: tuple[Reeks, ...]
    getalvorm: Getalvorm = Getalvorm.AANTAL
    kleuren: tuple[tuple[str, str], ...] = ()

    @property
    def beschrijving(self) -> str:
        """The same for who does not see it: shape, title and every figure."""
        return f"{self.vorm.value.capitalize()}. {self.titel}. {' '.join(self._zinnen())}"

    def _zinnen(self) -> Iterator[str]:
        for plek, groep in enumerate(self.groepen):
            cijfers = [(reeks.naam, reeks.waarden[plek]) for reeks in self.reeksen]
            bekend = [(naam, waarde) for naam, waarde in cijfers if waarde is not None]
            if len(self.reeksen) == 1:
                yield f"{groep}: {self.als_tekst(bekend[0][1])}." if bekend else f"{groep}: niet bekend."
            elif bekend:
                yield f"{groep}: {', '.join(f'{naam} {self.als_tekst(waarde)}' for naam, waarde in bekend)}."

    def als_tekst(self, waarde: Decimal) -> str:
        """A figure as the chart shows it."""
        match self.getalvorm:
            case Getalvorm.PROCENT:
                return f"{(waarde * 100).quantize(Decimal(1), ROUND_HALF_UP)}%"
            case Getalvorm.CIJFER:
                return str(waarde.quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")
            case _:
                heel = f"{waarde.quantize(Decimal(1), ROUND_HALF_UP):,}".replace(",", ".")
                return f"€ {heel}" if self.getalvorm is Getalvorm.EURO else heel
