"""A row of names in a melding that stays readable however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOOGSTENS = 5


def rijtje(namen: Sequence[str]) -> str:
    """Names in a row, after the fifth only how many more there are."""
    rest = len(namen) - _HOOGSTENS
    return "; ".join(namen[:_HOOGSTENS]) + (f"; en nog {rest}" if rest > 0 else "")
