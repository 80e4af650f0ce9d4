"""What changed between two bodies, cells or headers: paragraphs, tables and rows that came, went or are other now.

The end of a paragraph that went or came is marked too. Word then takes that paragraph and the next one together, and
that is no way to get rid of the last paragraph of a cell, or of one before a table: there the mark moves up one
paragraph, so that whoever accepts or rejects everything is left with exactly the paragraphs of the one or the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pipeline.word.alineawijziging import volg_alinea
from pipeline.word.ooxml import w
from pipeline.word.paren import (
    blokken_passen,
    gepaard,
    rijen_passen,
    woorden_van_blok,
    woorden_van_rij,
)
from pipeline.word.stukjes import blokken, cellen, inhoud_van, inhoud_van_rij, rijen
from pipeline.word.volgorde import stappen
from pipeline.word.wijzigingsmerken import Merk

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Sequence

    from lxml import etree

    from pipeline.word.paren import Paar
    from pipeline.word.stukjes import Inhoud
    from pipeline.word.wijzigingsmerken import Merker


@dataclass(frozen=True, slots=True)
class _Soort:
    """What is put beside each other, and how it is known again.

    Args:
        inhoud: what makes two of them the same.
        passen: whether the one can become the other at all.
        woorden: the words of one, by which it is known again when it changed.
    """

    inhoud: Callable[[etree._Element], Inhoud]
    passen: Callable[[etree._Element, etree._Element], bool]
    woorden: Callable[[etree._Element], Counter[str]]


_BLOKKEN = _Soort(inhoud_van, blokken_passen, woorden_van_blok)
_RIJEN = _Soort(inhoud_van_rij, rijen_passen, woorden_van_rij)


class Schrift(Protocol):
    """Who writes down what changed."""

    def noteer(self, oud: etree._Element | None, nieuw: etree._Element | None) -> None:
        """Write down that a paragraph, a table or a row is other now; None where it came or went."""


@dataclass(frozen=True, slots=True)
class Blokvolger:
    """Marks what changed in the blocks of a new file.

    Args:
        merker: makes the marks.
        schrift: where it is written down.
    """

    merker: Merker
    schrift: Schrift

    def volg(self, oud: etree._Element, nieuw: etree._Element) -> None:
        """Mark in a new body, cell or header what is not as in the old one."""
        van, naar = blokken(oud), blokken(nieuw)
        paren = _met_blijvend_einde(van, naar)
        if all(a is not None and b is not None and inhoud_van(a) == inhoud_van(b) for a, b in paren):
            return
        geplaatst = self._geplaatst(paren, nieuw)
        self._merk_einden(geplaatst)
        for a, b in paren:
            if a is not None and b is not None:
                if a.tag == w("tbl"):
                    self._volg_tabel(a, b)
                elif inhoud_van(a) != inhoud_van(b):
                    self.schrift.noteer(a, b)
                    volg_alinea(a, b, self.merker)
            elif b is not None:
                self.schrift.noteer(None, b)
                self.merker.merk_erbij(b)
            else:
                self.schrift.noteer(a, None)

    def _geplaatst(self, paren: Sequence[Paar], nieuw: etree._Element) -> list[tuple[etree._Element, Merk | None]]:
        """Every block of both in their order in the new file, each with what happened to it."""
        uit: list[tuple[etree._Element, Merk | None]] = []
        wacht: list[etree._Element] = []
        for a, b in paren:
            if b is None and a is not None:
                wacht.append(self.merker.weg(a))
                uit.append((wacht[-1], Merk.WEG))
            elif b is not None:
                for blok in wacht:
                    b.addprevious(blok)
                wacht = []
                uit.append((b, Merk.ERBIJ if a is None else None))
        eerder = [blok for blok, _ in uit if blok.getparent() is not None]
        for blok in reversed(wacht):
            if eerder:
                eerder[-1].addnext(blok)
            else:
                nieuw.insert(1 if nieuw.find(w("tcPr")) is not None else 0, blok)
        return uit

    def _merk_einden(self, geplaatst: Sequence[tuple[etree._Element, Merk | None]]) -> None:
        """Mark the ends of paragraphs, of each row of paragraphs with nothing between them, such as a table."""
        rij: list[tuple[etree._Element, Merk | None]] = []
        for blok, merk in geplaatst:
            if rij and (blok.tag != w("p") or blok.getparent() is not rij[-1][0].getparent()):
                self._merk_einden_van(rij)
                rij = []
            if blok.tag == w("p"):
                rij.append((blok, merk))
        self._merk_einden_van(rij)

    def _merk_einden_van(self, rij: Sequence[tuple[etree._Element, Merk | None]]) -> None:
        merken = [merk for _, merk in rij]
        gewoon = [n for n, merk in enumerate(merken) if merk is None]
        if gewoon and gewoon[-1] != len(merken) - 1:
            laatste = gewoon[-1]
            merken = [*merken[:laatste], *merken[laatste + 1 :], None]
        for (alinea, _), merk in zip(rij, merken, strict=True):
            if merk is not None:
                self.merker.merk_alineateken(alinea, merk)

    def _volg_tabel(self, oud: etree._Element, nieuw: etree._Element) -> None:
        van, naar = rijen(oud), rijen(nieuw)
        wacht: list[etree._Element] = []
        laatste: etree._Element | None = None
        for a, b in _uitgelijnd(van, naar, _RIJEN):
            if b is None and a is not None:
                self.schrift.noteer(a, None)
                wacht.append(self.merker.weg_rij(a))
                continue
            if b is None:
                continue
            for rij in wacht:
                b.addprevious(rij)
            wacht, laatste = [], b
            if a is not None:
                for cel_a, cel_b in zip(cellen(a), cellen(b), strict=True):
                    self.volg(cel_a, cel_b)
            else:
                self.schrift.noteer(None, b)
                self._merk_rij_erbij(b)
        for rij in reversed(wacht):
            if laatste is not None:
                laatste.addnext(rij)

    def _merk_rij_erbij(self, rij: etree._Element) -> None:
        self.merker.merk_rij(rij, Merk.ERBIJ)
        for cel in cellen(rij):
            for blok in blokken(cel):
                self.merker.merk_erbij(blok)


def _uitgelijnd(van: Sequence[etree._Element], naar: Sequence[etree._Element], als: _Soort) -> Iterator[Paar]:
    """What stayed beside each other, and of what changed what is the same thing."""
    for stap in stappen([als.inhoud(knoop) for knoop in van], [als.inhoud(knoop) for knoop in naar]):
        oud, nieuw = van[slice(*stap.oud)], naar[slice(*stap.nieuw)]
        if stap.gelijk:
            yield from zip(oud, nieuw, strict=True)
        else:
            yield from gepaard(oud, nieuw, als.passen, als.woorden)


def _met_blijvend_einde(van: Sequence[etree._Element], naar: Sequence[etree._Element]) -> list[Paar]:
    """The pairs of two holders. A last paragraph cannot go: where it has to, that of the one becomes the other."""
    paren = _met_blijvenden(list(_uitgelijnd(van, naar, _BLOKKEN)))
    if not (van and naar and van[-1].tag == naar[-1].tag == w("p")):
        return paren
    for a, b in reversed(paren):
        if any(blok is not None and blok.tag == w("tbl") for blok in (a, b)):
            return [*_met_blijvenden(list(_uitgelijnd(van[:-1], naar[:-1], _BLOKKEN))), (van[-1], naar[-1])]
        if a is not None and b is not None:
            break
    return paren


def _met_blijvenden(paren: list[Paar]) -> list[Paar]:
    """The same, where each row of paragraphs without a table between them has one that stays: its last, changed."""
    uit: list[Paar] = []
    begin = 0
    for n in range(len(paren) + 1):
        if n == len(paren) or any(blok is not None and blok.tag == w("tbl") for blok in paren[n]):
            uit.extend(_met_blijvende(paren[begin:n]))
            uit.extend(paren[n : n + 1])
            begin = n + 1
    return uit


def _met_blijvende(paren: list[Paar]) -> list[Paar]:
    if any(a is not None and b is not None for a, b in paren):
        return paren
    weg = [a for a, _ in paren if a is not None]
    erbij = [b for _, b in paren if b is not None]
    if not weg or not erbij:
        return paren
    return [*((a, None) for a in weg[:-1]), *((None, b) for b in erbij[:-1]), (weg[-1], erbij[-1])]
