"""Which of some things that went and some that came are the same thing, changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.word.ooxml import w
from pipeline.word.stukjes import cellen, celteksten, rijen, woorden, zichtbaar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml import etree

    Paar = tuple[etree._Element | None, etree._Element | None]

# Of more pairs than this nobody waits for which is most like which: they are taken in their order.
_PAREN_HOOGSTENS = 10_000
_GENOEG = 0.3


def gepaard(
    oud: Sequence[etree._Element],
    nieuw: Sequence[etree._Element],
    past: Callable[[etree._Element, etree._Element], bool],
    woorden_van: Callable[[etree._Element], Counter[str]],
) -> Iterator[Paar]:
    """Old and new things in one row, each beside the one that it became where there is one.

    Args:
        oud: what went.
        nieuw: what came.
        past: whether the one can become the other at all.
        woorden_van: the words of a thing, by which it is known again.
    """
    if len(oud) == len(nieuw) == 1 and past(oud[0], nieuw[0]):
        yield oud[0], nieuw[0]
        return
    i = j = 0
    for a, b in (*_beste(oud, nieuw, past, woorden_van), (len(oud), len(nieuw))):
        yield from ((een, None) for een in oud[i:a])
        yield from ((None, een) for een in nieuw[j:b])
        if a < len(oud) and b < len(nieuw):
            yield oud[a], nieuw[b]
        i, j = a + 1, b + 1


def _beste(
    oud: Sequence[etree._Element],
    nieuw: Sequence[etree._Element],
    past: Callable[[etree._Element, etree._Element], bool],
    woorden_van: Callable[[etree._Element], Counter[str]],
) -> list[tuple[int, int]]:
    """The pairs that are most alike together, in order."""
    if len(oud) * len(nieuw) > _PAREN_HOOGSTENS:
        return [(n, n) for n in range(min(len(oud), len(nieuw))) if past(oud[n], nieuw[n])]
    van, naar = [woorden_van(een) for een in oud], [woorden_van(een) for een in nieuw]
    gelijk = [
        [_gelijkenis(van[a], naar[b]) if past(oud[a], nieuw[b]) else 0.0 for b in range(len(nieuw))]
        for a in range(len(oud))
    ]
    som = [[0.0] * (len(nieuw) + 1) for _ in range(len(oud) + 1)]
    for a in range(len(oud) - 1, -1, -1):
        for b in range(len(nieuw) - 1, -1, -1):
            samen = gelijk[a][b] + som[a + 1][b + 1] if gelijk[a][b] >= _GENOEG else 0.0
            som[a][b] = max(samen, som[a + 1][b], som[a][b + 1])
    uit: list[tuple[int, int]] = []
    a = b = 0
    while a < len(oud) and b < len(nieuw):
        if gelijk[a][b] >= _GENOEG and som[a][b] == gelijk[a][b] + som[a + 1][b + 1]:
            uit.append((a, b))
            a, b = a + 1, b + 1
        elif som[a][b] == som[a + 1][b]:
            a += 1
        else:
            b += 1
    return uit


def _gelijkenis(een: Counter[str], ander: Counter[str]) -> float:
    """The share of words that two have in common, 0 to 1."""
    totaal = een.total() + ander.total()
    return 2 * (een & ander).total() / totaal if totaal else 1.0


def blokken_passen(oud: etree._Element, nieuw: etree._Element) -> bool:
    """Whether a paragraph may become a paragraph, and a table a table of as many columns."""
    return oud.tag == nieuw.tag and (oud.tag == w("p") or _kolommen(oud) == _kolommen(nieuw))


def rijen_passen(oud: etree._Element, nieuw: etree._Element) -> bool:
    """Whether two rows have the same cells: as many, and as wide."""
    return _breedten(oud) == _breedten(nieuw)


def woorden_van_blok(blok: etree._Element) -> Counter[str]:
    """The words of a paragraph or a table."""
    if blok.tag == w("p"):
        return _geteld(zichtbaar(blok))
    return sum((_geteld(tekst) for rij in rijen(blok) for tekst in celteksten(rij)), Counter())


def woorden_van_rij(rij: etree._Element) -> Counter[str]:
    """The words of a row; what stands in its first cell says most about what it is."""
    teksten = celteksten(rij)
    geteld = sum((_geteld(tekst) for tekst in teksten), Counter[str]())
    eerste = _geteld(teksten[0]) if teksten else Counter[str]()
    return geteld + eerste + eerste


def _geteld(tekst: str) -> Counter[str]:
    return Counter(woord for woord in woorden(tekst) if not woord.isspace())


def _kolommen(tabel: etree._Element) -> int:
    return len(tabel.findall(f"{w('tblGrid')}/{w('gridCol')}"))


def _breedten(rij: etree._Element) -> list[str]:
    spans = (cel.find(f"{w('tcPr')}/{w('gridSpan')}") for cel in cellen(rij))
    return [span.get(w("val"), "1") if span is not None else "1" for span in spans]
