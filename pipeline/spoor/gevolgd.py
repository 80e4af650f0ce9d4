"""Values that know where they come from: in every other way they are the value that they were."""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Hashable

    from pipeline.afleiding import Spoor

T = TypeVar("T")
# What can stand on paper by itself. An enumeration and a boolean cannot be subclassed; they are words, not figures.
_ENKEL = (str, int, Decimal, datetime.date, tuple)


class Gevolgd:
    """A value that knows where it comes from; what is worked out with one (a date plus a day) may not."""

    _spoor: Spoor | None = None


# A class that makes its values in a way of its own, as those do, cannot be made again from its value.
_MAKERS = frozenset(soort.__new__ for soort in _ENKEL)


def is_volgbaar(waarde: object) -> bool:
    """Whether a value can carry where it comes from."""
    return _is_volgbare_soort(cast("Hashable", type(waarde)))


@cache
def _is_volgbare_soort(soort: Any) -> bool:
    return issubclass(soort, _ENKEL) and soort.__new__ in _MAKERS


@cache
def _soort(soort: type) -> type:
    # No repr of its own: in a melding it looks as what it is.
    return type(soort.__name__, (Gevolgd, soort), {"__module__": soort.__module__})


def met_spoor(waarde: T, spoor: Spoor) -> T:
    """The same value, which knows where it comes from."""
    soort = _soort(type(waarde) if not isinstance(waarde, Gevolgd) else type(waarde).__mro__[2])
    delen = (waarde.year, waarde.month, waarde.day) if isinstance(waarde, datetime.date) else (waarde,)
    nieuw = soort(*delen)
    nieuw._spoor = spoor
    return cast("T", nieuw)


def spoor_van(waarde: Any) -> Spoor | None:
    """Where a value comes from, None where it does not know."""
    # Not `isinstance`: that asks a twin for its class, which is a look at what it is the twin of.
    return waarde._spoor if issubclass(type(waarde), Gevolgd) else None
