"""What two rows of things have in common, in order: found quickly, whatever stands in them.

First what begins and ends alike, then what stands in both exactly once, and only for the short stretches between those
`difflib`: that looks at every pair of equal things, which takes minutes where a thousand cells are empty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

# Two stretches of which the product of their lengths is more than this are not compared thing by thing.
_PAREN_HOOGSTENS = 250_000


@dataclass(frozen=True, slots=True)
class Stap:
    """A stretch of the old row and what takes its place in the new one.

    Args:
        gelijk: whether they are the same.
        oud: where it begins and ends in the old row.
        nieuw: where it begins and ends in the new row.
    """

    gelijk: bool
    oud: tuple[int, int]
    nieuw: tuple[int, int]


def stappen(oud: Sequence[Hashable], nieuw: Sequence[Hashable]) -> Iterator[Stap]:
    """From one row to another: stretches that are the same, and what was between them."""
    i = j = 0
    gelijken = _gelijken(oud, nieuw)
    plek = 0
    while plek < len(gelijken):
        a, b = gelijken[plek]
        if (a, b) != (i, j):
            yield Stap(False, (i, a), (j, b))
        lengte = 1
        while plek + lengte < len(gelijken) and gelijken[plek + lengte] == (a + lengte, b + lengte):
            lengte += 1
        yield Stap(True, (a, a + lengte), (b, b + lengte))
        i, j, plek = a + lengte, b + lengte, plek + lengte
    if (i, j) != (len(oud), len(nieuw)):
        yield Stap(False, (i, len(oud)), (j, len(nieuw)))


def _gelijken(oud: Sequence[Hashable], nieuw: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The places of what stays, in both rows, in order."""
    uit: list[tuple[int, int]] = []
    stapel = [(0, len(oud), 0, len(nieuw))]
    while stapel:
        a, b, c, d = stapel.pop()
        while a < b and c < d and oud[a] == nieuw[c]:
            uit.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and oud[b - 1] == nieuw[d - 1]:
            b, d = b - 1, d - 1
            uit.append((b, d))
        if a == b or c == d:
            continue
        ankers = _ankers(oud, nieuw, (a, b, c, d))
        if not ankers:
            uit.extend(_kort(oud[a:b], nieuw[c:d], a, c))
            continue
        uit.extend(ankers)
        grenzen = [(a - 1, c - 1), *ankers, (b, d)]
        stapel.extend((i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(grenzen) if i + 1 < k and j + 1 < m)
    return sorted(uit)


def _ankers(
    oud: Sequence[Hashable], nieuw: Sequence[Hashable], deel: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """What stands in both stretches exactly once: the longest row of those that keeps its order."""
    a, b, c, d = deel
    geteld_oud, geteld_nieuw = Counter(oud[a:b]), Counter(nieuw[c:d])
    plek = {nieuw[j]: j for j in range(c, d) if geteld_nieuw[nieuw[j]] == 1}
    paren = [(i, plek[oud[i]]) for i in range(a, b) if geteld_oud[oud[i]] == 1 and oud[i] in plek]
    toppen: list[int] = []
    laatste: list[int] = []
    vorige: list[int] = []
    for nummer, (_, j) in enumerate(paren):
        stapel = bisect_left(toppen, j)
        if stapel == len(toppen):
            toppen.append(j)
            laatste.append(nummer)
        else:
            toppen[stapel], laatste[stapel] = j, nummer
        vorige.append(laatste[stapel - 1] if stapel else -1)
    uit: list[tuple[int, int]] = []
    nummer = laatste[-1] if laatste else -1
    while nummer >= 0:
        uit.append(paren[nummer])
        nummer = vorige[nummer]
    return uit[::-1]


def _kort(oud: Sequence[Hashable], nieuw: Sequence[Hashable], a: int, c: int) -> Iterator[tuple[int, int]]:
    if len(oud) * len(nieuw) <= _PAREN_HOOGSTENS:
        for blok in SequenceMatcher(None, oud, nieuw, autojunk=False).get_matching_blocks():
            yield from ((a + blok.a + n, c + blok.b + n) for n in range(blok.size))
