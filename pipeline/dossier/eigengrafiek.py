"""A chart that a coordinator asks for: figures of their own in a shape of their choice."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gegeven
from pipeline.dossier.bedragen import Getal
from pipeline.dossier.grafiek import Getalvorm, Grafiek, Reeks, Vorm
from pipeline.dossier.waarden import Tekst, keuze


class Eigenreeks(Gegeven):
    """The figures of one series."""

    naam: Tekst = Field(description="wat de getallen zijn")
    waarden: tuple[Getal, ...] = Field(description="de getallen, één bij elke groep", min_length=1)


class Eigengrafiek(Gegeven):
    """A chart with figures of its own."""

    titel: Tekst = Field(description="wat er te zien is, zoals 'Steeds meer leden'")
    vorm: Annotated[Vorm, keuze(Vorm)] = Field(Vorm.STAVEN, description="welke grafiek het wordt")
    getalvorm: Annotated[Getalvorm, keuze(Getalvorm)] = Field(
        Getalvorm.AANTAL, description="hoe de getallen eruitzien; bij procent is 0,5 de helft"
    )
    labels: tuple[Tekst, ...] = Field(description="namen van de staven, stukken of punten", min_length=1)
    reeksen: tuple[Eigenreeks, ...] = Field(
        description="de getallen; meer dan één reeks bij stapels en lijnen", min_length=1
    )

    @property
    @afleiding("de getallen zoals zij zijn ingevuld")
    def grafiek(self) -> Grafiek | None:
        """The chart, None where a fact is missing or its figures do not fit (G01)."""
        if not self.is_overal_heel or self.mankement is not None:
            return None
        reeksen = tuple(Reeks(reeks.naam, tuple(reeks.waarden)) for reeks in self.reeksen)
        return Grafiek(self.vorm, self.titel, self.labels, reeksen, self.getalvorm)

    @property
    def mankement(self) -> str | None:
        """Why these figures give no chart, in Dutch; None where they do."""
        if len(self.reeksen) > 1 and self.vorm in {Vorm.STAVEN, Vorm.CIRKEL}:
            return f"een {self.vorm.value} heeft één reeks; hier staan er {len(self.reeksen)}"
        for reeks in self.reeksen:
            if len(reeks.waarden) != len(self.labels):
                return f"reeks '{reeks.naam}' heeft {len(reeks.waarden)} getallen bij {len(self.labels)} labels"
            if self.vorm in {Vorm.CIRKEL, Vorm.GESTAPELD} and any(waarde < 0 for waarde in reeks.waarden):
                return f"reeks '{reeks.naam}' heeft een getal onder nul; dat kan een {self.vorm.value} niet tonen"
        return None
