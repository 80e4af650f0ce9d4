"""What was promised beside what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gat
from pipeline.dossier.verantwoording import Voortgang

if TYPE_CHECKING:
    from pipeline.dossier.perioden import Periode
    from pipeline.dossier.project import Projectplan
    from pipeline.dossier.verantwoording import Productverslag, Stapverslag, Verantwoording


@dataclass(frozen=True, slots=True)
class Uitgevoerd:
    """A promised activity or product with what came of it; nothing where that is not told yet.

    Args:
        nummer: its number, from 1.
        tekst: what was promised.
        voortgang: what came of it.
        toelichting: in words.
    """

    nummer: int
    tekst: str
    voortgang: str | None
    toelichting: str | None


@dataclass(frozen=True, slots=True)
class Fase:
    """A phase with its activities."""

    nummer: int
    titel: str
    stappen: tuple[Uitgevoerd, ...]


@dataclass(frozen=True, slots=True)
class Uitvoering:
    """All promised activities and products with what came of them.

    Args:
        fasen: the phases with their activities.
        producten: the products.
        teksten_gelden: whether the texts of the account say nothing of what came after an interim edition.
    """

    fasen: tuple[Fase, ...]
    producten: tuple[Uitgevoerd, ...]
    teksten_gelden: bool = True

    @property
    @afleiding("de toezeggingen geteld")
    def aantal(self) -> int:
        """How many promises there are."""
        return len(self.alles)

    @property
    @afleiding("de toezeggingen met voortgang uitgevoerd geteld")
    def aantal_uitgevoerd(self) -> int:
        """How many of them were kept."""
        return sum(deel.voortgang == Voortgang.UITGEVOERD for deel in self.alles)

    @property
    def alles(self) -> tuple[Uitgevoerd, ...]:
        """Every promise."""
        return (*(stap for fase in self.fasen for stap in fase.stappen), *self.producten)


def uitvoering(plan: Projectplan, verslag: Verantwoording, tot: Periode | None = None) -> Uitvoering:
    """Put the account of a project beside its plan.

    Args:
        plan: what was promised.
        verslag: what came of it.
        tot: the last period of an interim edition, of which nothing later is told; None for the whole.
    """
    stappen = {(deel.fase, deel.activiteit): deel for deel in verslag.activiteiten if _gold(deel, verslag, tot)}
    producten = {deel.product: deel for deel in verslag.producten if _gold(deel, verslag, tot)}
    fasen = tuple(
        Fase(
            fase.nummer,
            fase.titel,
            tuple(
                _naast(nummer, stap.tekst, stappen.get((fase.nummer, nummer)))
                for nummer, stap in enumerate(fase.plan.activiteiten, 1)
            ),
        )
        for fase in plan.genummerde_fasen
    )
    gemaakt = tuple(_naast(nummer, naam, producten.get(naam)) for nummer, naam in enumerate(plan.producten, 1))
    return Uitvoering(fasen, gemaakt, teksten_gelden(verslag, tot))


@afleiding("of de teksten niet over een latere tijd gaan dan de tussenstand")
def teksten_gelden(verslag: Verantwoording, tot: Periode | None) -> bool:
    """Whether the texts of an account, which are about its period, may stand in an edition up to a period."""
    return tot is None or isinstance(verslag.periode, Gat) or verslag.periode.einde <= tot.einde


@afleiding("of het bekend was op het einde van de tussenstand")
def _gold(deel: Stapverslag | Productverslag, verslag: Verantwoording, tot: Periode | None) -> bool:
    """Whether something was so at the end of an interim edition: by its own date, else by the period of the account."""
    if tot is None or isinstance(deel, Gat) or deel.op is None or isinstance(deel.op, Gat):
        return teksten_gelden(verslag, tot)
    return deel.op.einde <= tot.einde


@afleiding("de toezegging naast het verslag ervan")
def _naast(nummer: int, tekst: str, verslag: Stapverslag | Productverslag | None) -> Uitgevoerd:
    if verslag is None:
        return Uitgevoerd(nummer, tekst, None, None)
    return Uitgevoerd(nummer, tekst, verslag.voortgang, verslag.toelichting)
