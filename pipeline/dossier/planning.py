"""The phases of a project laid out over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.afleiding import afleiding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.dossier.perioden import Periode


@dataclass(frozen=True, slots=True)
class Planningrij:
    """A row of the planning.

    Args:
        titel: the phase or the activity.
        cellen: for each quarter whether it runs then.
        maanden: for each month whether it runs then.
        is_fase: whether it is a phase, and not an activity of one.
    """

    titel: str
    cellen: tuple[bool, ...]
    maanden: tuple[bool, ...]
    is_fase: bool


@dataclass(frozen=True, slots=True)
class Planningjaar:
    """A year above the months of the planning.

    Args:
        jaar: the year.
        maanden: the first letter of each of its months that the project covers.
    """

    jaar: int
    maanden: tuple[str, ...]

    @property
    @afleiding("de maanden geteld")
    def aantal(self) -> int:
        """How many months it has."""
        return len(self.maanden)


@dataclass(frozen=True, slots=True)
class Planning:
    """Phases and activities as rows, quarters or months as columns.

    Args:
        kwartalen: the quarters, such as `Q3 2023`.
        jaren: the years with their months.
        rijen: phases and activities in their order.
    """

    kwartalen: tuple[str, ...]
    jaren: tuple[Planningjaar, ...]
    rijen: tuple[Planningrij, ...]


@afleiding("de fasen en activiteiten naast de maanden van de looptijd")
def maak_planning(looptijd: Periode, delen: Iterable[tuple[str, Periode, bool]]) -> Planning:
    """Lay out parts of a project over its duration.

    Args:
        looptijd: the duration; its first and last month are the first and last column.
        delen: title, period, and whether it is a phase.
    """
    maanden = _maanden(looptijd)
    kwartalen = tuple(dict.fromkeys((jaar, (maand + 2) // 3) for jaar, maand in maanden))
    rijen: list[Planningrij] = []
    for titel, periode, is_fase in delen:
        eigen = set(_maanden(periode))
        in_kwartaal = {(jaar, (maand + 2) // 3) for jaar, maand in eigen}
        rijen.append(
            Planningrij(titel, tuple(k in in_kwartaal for k in kwartalen), tuple(m in eigen for m in maanden), is_fase)
        )
    jaren = tuple(
        Planningjaar(jaar, tuple("jfmamjjasond"[maand - 1] for j, maand in maanden if j == jaar))
        for jaar in dict.fromkeys(jaar for jaar, _ in maanden)
    )
    return Planning(tuple(f"Q{kwartaal} {jaar}" for jaar, kwartaal in kwartalen), jaren, tuple(rijen))


def _maanden(periode: Periode) -> tuple[tuple[int, int], ...]:
    """Year and number of each month that a period touches."""
    begin = periode.start.year * 12 + periode.start.month - 1
    einde = periode.einde.year * 12 + periode.einde.month - 1
    return tuple((nummer // 12, nummer % 12 + 1) for nummer in range(begin, einde + 1))
