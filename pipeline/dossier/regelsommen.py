"""Sums over the lines of a budget that belong together: of a phase, of a kind of cost, of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gat
from pipeline.dossier.bedragen import som
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from pipeline.dossier.begroting import Begrotingsregel


@afleiding("opgeteld over de regels die hierbij horen")
def opgeteld(
    regels: Iterable[Begrotingsregel],
    hoort: Callable[[Begrotingsregel], bool],
    wat: Callable[[Begrotingsregel], Decimal],
) -> Decimal:
    """The sum over some lines.

    Args:
        regels: the lines.
        hoort: whether a line counts.
        wat: which amount of it.
    """
    return som(wat(regel) for regel in regels if hoort(regel))


def kosten(regel: Begrotingsregel) -> Decimal:
    """What a line costs."""
    return regel.kosten


def subsidie(regel: Begrotingsregel) -> Decimal:
    """What of a line the grant pays."""
    return regel.subsidie


def alle(regel: Begrotingsregel) -> bool:  # noqa: ARG001
    """Every line belongs to the whole."""
    return True


def van_fase(nummer: int) -> Callable[[Begrotingsregel], bool]:
    """Whether a line is of a phase."""
    return lambda regel: _in_fase(regel, nummer)


def van_soort(soort: str, fase: int | None = None) -> Callable[[Begrotingsregel], bool]:
    """Whether a line is of a kind of cost, and of a phase where one is asked for.

    A list that could not be read is in every kind, so that each sum is a gap.
    """

    def hoort(regel: Begrotingsregel) -> bool:
        past = isinstance(regel, Gat) or _zelfde(regel.kostensoort, soort)
        return past and (fase is None or _in_fase(regel, fase))

    return hoort


def _in_fase(regel: Begrotingsregel, nummer: int) -> bool:
    return isinstance(regel, Gat) or regel.fasenummer == nummer


def _zelfde(een: str | None, ander: str) -> bool:
    return vereenvoudigd(str(een or "")) == vereenvoudigd(ander)
