"""Who answered is nobody's business: which groups of a survey are too small to be shown.

A group under five is hidden, and so is what it could be worked out from: everybody together is shown, so what is hidden
is known as a sum. Only sizes count, never names: so of what is hidden together, each may be any of the sizes.
Where that would hide every large group, the small ones do not count for everybody either: then all others are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Mapping

# In a smaller group colleagues recognise who said what; with five, as Dutch surveys of patients and staff have it, an
# answer is one of several. A group that nobody answered for holds nothing of anybody, and is told as 0.
KLEINSTE_GROEP = 5

G = TypeVar("G", bound="Hashable")


@dataclass(frozen=True, slots=True)
class Afscherming(Generic[G]):
    """What may not be shown.

    Args:
        weg: the groups that are not shown.
        buiten: those of them whose answers do not count for everybody either; all of `weg`, or none.
    """

    weg: frozenset[G]
    buiten: frozenset[G]


def scherm_af(aantallen: Mapping[G, int], altijd: Collection[G] = ()) -> Afscherming[G]:
    """Which groups are not shown, and whether what they answered counts for everybody.

    Args:
        aantallen: how many answers each group gave; together they are everybody.
        altijd: as of `verborgen`.
    """
    klein = {groep for groep, aantal in aantallen.items() if 0 < aantal < KLEINSTE_GROEP}
    eigen = frozenset(klein | {groep for groep in altijd if groep in aantallen})
    weg = verborgen(aantallen, altijd)
    te_zien = any(aantal for groep, aantal in aantallen.items() if groep not in weg)
    if not te_zien and _is_te_herleiden(aantallen, eigen):
        return Afscherming(eigen, eigen)
    return Afscherming(weg, frozenset())


def verborgen(aantallen: Mapping[G, int], altijd: Collection[G] = ()) -> frozenset[G]:
    """The groups that may not be shown where their sum is shown.

    Args:
        aantallen: how many answers each group gave; together they are everybody.
        altijd: groups that are not shown whatever their size, because they were hidden elsewhere or have no name.

    Returns:
        The groups under five, those of `altijd`, and as many of the smallest others as it takes to make what is
        hidden unknown.
    """
    klein = {groep for groep, aantal in aantallen.items() if 0 < aantal < KLEINSTE_GROEP}
    weg = klein | {groep for groep in altijd if groep in aantallen}
    # Groups of equal size go together: which one goes would tell which other one was too small.
    for aantal in sorted({aantallen[groep] for groep in aantallen if groep not in weg and aantallen[groep]}):
        if not _is_te_herleiden(aantallen, weg):
            break
        weg |= {groep for groep in aantallen if aantallen[groep] == aantal}
    return frozenset(weg)


def _is_te_herleiden(aantallen: Mapping[G, int], weg: Collection[G]) -> bool:
    """Whether the sum of what is hidden tells about fewer than five, or tells each of them.

    Of groups that are all hidden for being small (1 to 4), a sum that is as low or as high as can be gives each.
    """
    over = [aantallen[groep] for groep in weg if aantallen[groep]]
    som = sum(over)
    if som < KLEINSTE_GROEP:
        return som > 0
    return max(over) < KLEINSTE_GROEP and som in {len(over), (KLEINSTE_GROEP - 1) * len(over)}
