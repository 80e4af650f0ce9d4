"""What became of the lines of a budget: beside what was budgeted what was spent and what is still expected."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gat
from pipeline.dossier.bedragen import NUL, som
from pipeline.dossier.regelsommen import kosten, opgeteld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pipeline.dossier.begroting import Begrotingsregel, Realisatieregel
    from pipeline.dossier.perioden import Periode


@dataclass(frozen=True, slots=True)
class Verschil:
    """Budget beside what was spent, in euro.

    Args:
        naam: the line or the kind of cost.
        begroot: the budget.
        gerealiseerd: what was spent.
        prognose: what is still expected.
        toelichting: why they differ.
        is_gemeld: whether anything was filled in about spending.
        met_prognose: whether it was filled in what is still expected.
    """

    naam: str
    begroot: Decimal
    gerealiseerd: Decimal
    prognose: Decimal
    toelichting: str | None = None
    is_gemeld: bool = False
    met_prognose: bool = False

    @property
    @afleiding("besteed en verwacht min begroot")
    def verschil(self) -> Decimal:
        """What was spent and is expected, less the budget: more than budgeted is positive."""
        return som([self.gerealiseerd, self.prognose, self.begroot if isinstance(self.begroot, Gat) else -self.begroot])

    @property
    @afleiding("het verschil gedeeld door wat begroot is")
    def deel(self) -> Decimal | None:
        """The difference as a share of the budget (0.1 is 10%), None where nothing was budgeted."""
        onbekend = isinstance(self.verschil, Gat)
        return self.verschil if onbekend else self.verschil / self.begroot if self.begroot else None


@dataclass(frozen=True, slots=True)
class Verloop:
    """What became of a line: spent, still expected, and why."""

    besteed: Decimal
    nog: Decimal
    uitleg: tuple[str, ...]
    is_gemeld: bool
    met_prognose: bool


@afleiding("wat er van de regel is geworden")
def verloop(regel: Begrotingsregel, realisatie: Iterable[Realisatieregel], tot: Periode | None) -> Verloop:
    """What became of a line.

    Args:
        regel: the line.
        realisatie: what was spent and is expected, of all lines.
        tot: the last period of an interim edition, None for the whole.
    """
    eigen = _van_regel(regel, realisatie, tot)
    met_prognose = any(deel.prognose_rest is not None and not isinstance(deel.kwartaal, Gat) for deel in eigen)
    return Verloop(
        _besteed(regel, realisatie, tot),
        _nog_verwacht(regel, realisatie, tot),
        tuple(str(deel.toelichting) for deel in eigen if deel.toelichting is not None),
        met_prognose or any(deel.realisatie is not None for deel in eigen),
        met_prognose,
    )


def _van_regel(
    regel: Begrotingsregel, realisatie: Iterable[Realisatieregel], tot: Periode | None
) -> tuple[Realisatieregel, ...]:
    """What was spent and is expected of a line; in an interim edition up to its last period."""
    eigen = tuple(deel for deel in realisatie if deel.sleutel == regel.sleutel)
    return eigen if tot is None or not eigen else _tot_en_met(eigen, tot)


@afleiding("wat tot en met de laatste periode van de uitgave is gemeld")
def _tot_en_met(eigen: tuple[Realisatieregel, ...], tot: Periode) -> tuple[Realisatieregel, ...]:
    return tuple(deel for deel in eigen if _is_voor(deel, tot))


def _is_voor(deel: Realisatieregel, tot: Periode) -> bool:
    """Whether spending falls in the period or before it; a gap stays, to show."""
    return isinstance(deel, Gat) or isinstance(deel.kwartaal, Gat) or deel.kwartaal.einde <= tot.einde


@afleiding("wat onder het kenmerk van de regel is uitgegeven, opgeteld")
def _besteed(regel: Begrotingsregel, realisatie: Iterable[Realisatieregel], tot: Periode | None) -> Decimal:
    return som(deel.realisatie for deel in _van_regel(regel, realisatie, tot))


@afleiding("wat onder het kenmerk van de regel nog wordt verwacht")
def _nog_verwacht(regel: Begrotingsregel, realisatie: Iterable[Realisatieregel], tot: Periode | None) -> Decimal:
    """What is still expected of a line.

    That is the forecast of its last quarter that has one. In an interim edition a line without any is expected to cost
    what was budgeted; in the whole nothing more is expected of it.
    """
    eigen = _van_regel(regel, realisatie, tot)
    vooruit = [deel for deel in eigen if deel.prognose_rest is not None and not isinstance(deel.kwartaal, Gat)]
    laatste = max(vooruit, key=lambda deel: deel.kwartaal.start, default=None)
    if laatste is not None:
        return som([laatste.prognose_rest])
    return som([_rest(regel.kosten, _besteed(regel, realisatie, tot)) if tot is not None else None])


def _rest(begroot: Decimal, besteed: Decimal) -> Decimal:
    """What is left of a budget, and never less than nothing."""
    over = som([begroot, besteed if isinstance(besteed, Gat) else -besteed])
    return over if isinstance(over, Gat) else max(over, NUL)


@afleiding("begroot naast besteed en nog verwacht, van dezelfde regels")
def verschil(
    naam: str,
    regels: Iterable[Begrotingsregel],
    hoort: Callable[[Begrotingsregel], bool],
    verlopen: Mapping[int, Verloop],
) -> Verschil:
    """Budget and spending of some lines.

    Args:
        naam: what they are together.
        regels: the lines.
        hoort: which of them count.
        verlopen: what became of each line, by its identity.
    """
    eigen = [verlopen[id(regel)] for regel in regels if hoort(regel)]
    uitleg = [tekst for een in eigen for tekst in een.uitleg]
    return Verschil(
        naam,
        opgeteld(regels, hoort, kosten),
        opgeteld(regels, hoort, lambda regel: verlopen[id(regel)].besteed),
        opgeteld(regels, hoort, lambda regel: verlopen[id(regel)].nog),
        " ".join(dict.fromkeys(uitleg)) or None,
        any(een.is_gemeld for een in eigen),
        any(een.met_prognose for een in eigen),
    )
