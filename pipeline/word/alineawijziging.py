"""What changed inside a paragraph, word by word, as tracked changes in the new one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from pipeline.word.ooxml import element, w
from pipeline.word.stukjes import stukjes, woorden
from pipeline.word.volgorde import stappen
from pipeline.word.wijzigingsmerken import Merk, kaal, tekstknoop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from pipeline.word.stukjes import Stukje
    from pipeline.word.wijzigingsmerken import Merker


@dataclass(frozen=True, slots=True)
class _Vervanging:
    """A stretch of the old text and what takes its place in the new one, as numbers of characters."""

    oud: tuple[int, int]
    nieuw: tuple[int, int]


def volg_alinea(oud: etree._Element, nieuw: etree._Element, merker: Merker) -> None:
    """Mark in a new paragraph what is not as in the old one."""
    van, naar = stukjes(oud), stukjes(nieuw)
    wijzigingen = _vervangingen(_tekst(van), _tekst(naar))
    if wijzigingen:
        _Schrijver(van, wijzigingen, merker).herschrijf(nieuw, naar)


def _tekst(delen: Sequence[Stukje]) -> str:
    return "".join(stukje.tekst or "" for stukje in delen)


def _vervangingen(oud: str, nieuw: str) -> list[_Vervanging]:
    """The stretches that differ; where nothing but a space stayed between two of them, they are one."""
    van, naar = woorden(oud), woorden(nieuw)
    plek_oud = [0, *accumulate(len(woord) for woord in van)]
    plek_nieuw = [0, *accumulate(len(woord) for woord in naar)]
    uit: list[_Vervanging] = []
    for stap in stappen(van, naar):
        if stap.gelijk:
            continue
        hier = _Vervanging(
            (plek_oud[stap.oud[0]], plek_oud[stap.oud[1]]), (plek_nieuw[stap.nieuw[0]], plek_nieuw[stap.nieuw[1]])
        )
        if uit and oud[uit[-1].oud[1] : hier.oud[0]].isspace():
            vorige = uit.pop()
            hier = _Vervanging((vorige.oud[0], hier.oud[1]), (vorige.nieuw[0], hier.nieuw[1]))
        uit.append(hier)
    return uit


class _Schrijver:
    """Writes the runs of a new paragraph again, with the changes in them."""

    def __init__(self, van: Sequence[Stukje], wijzigingen: Sequence[_Vervanging], merker: Merker) -> None:
        self._van = van
        self._wijzigingen = wijzigingen
        self._weg = list(wijzigingen)
        self._merker = merker
        self._laatste: etree._Element | None = None

    def herschrijf(self, alinea: etree._Element, naar: Sequence[Stukje]) -> None:
        plek = 0
        per_run: dict[etree._Element, list[Stukje]] = {}
        for stukje in naar:
            per_run.setdefault(stukje.run, []).append(stukje)
        for run, delen in per_run.items():
            groepen: list[etree._Element] = []
            for stukje in delen:
                self._zet(groepen, run, stukje, plek)
                plek += len(stukje.tekst or "")
            for groep in groepen:
                run.addprevious(groep)
            ouder = run.getparent()
            if ouder is not None:
                ouder.remove(run)
        for verwijdering in self._verwijderd(plek):
            if self._laatste is not None:
                self._laatste.addnext(verwijdering)
            else:
                alinea.append(verwijdering)
            self._laatste = verwijdering

    def _zet(self, groepen: list[etree._Element], run: etree._Element, stukje: Stukje, plek: int) -> None:
        """Add a piece of the new paragraph, cut where a change begins or ends."""
        if not stukje.tekst:
            self._bij_run(groepen, run, kaal(stukje.knoop), erbij=False)
            return
        for begin, einde, erbij in self._gesneden(plek, plek + len(stukje.tekst)):
            groepen.extend(self._verwijderd(begin))
            is_tekst = stukje.knoop.tag == w("t")
            deel = tekstknoop("t", stukje.tekst[begin - plek : einde - plek]) if is_tekst else kaal(stukje.knoop)
            self._bij_run(groepen, run, deel, erbij=erbij)
            self._laatste = groepen[-1]

    def _gesneden(self, begin: int, einde: int) -> Iterator[tuple[int, int, bool]]:
        """A stretch of the new text as stretches that are wholly new or wholly old."""
        randen = {begin, einde}
        for wijziging in self._wijzigingen:
            randen |= {rand for rand in wijziging.nieuw if begin < rand < einde}
        for van, tot in pairwise(sorted(randen)):
            yield van, tot, any(een.nieuw[0] <= van and tot <= een.nieuw[1] for een in self._wijzigingen)

    def _verwijderd(self, tot: int) -> Iterator[etree._Element]:
        """What of the old text went before a place in the new one, and was not written yet."""
        while self._weg and self._weg[0].nieuw[0] <= tot:
            begin, einde = self._weg.pop(0).oud
            if begin != einde:
                yield self._merker.weggehaald(self._uit_oud(begin, einde))

    def _uit_oud(self, begin: int, einde: int) -> Iterator[tuple[Stukje, int, int]]:
        plek = 0
        for stukje in self._van:
            lengte = len(stukje.tekst or "")
            van, tot = max(begin - plek, 0), min(einde - plek, lengte)
            if van < tot:
                yield stukje, van, tot
            plek += lengte

    def _bij_run(
        self, groepen: list[etree._Element], run: etree._Element, deel: etree._Element, *, erbij: bool
    ) -> None:
        """Put a piece into the last run where that is of the same kind, else into a new one."""
        soort = w(Merk.ERBIJ.value) if erbij else w("r")
        if groepen and groepen[-1].tag == soort:
            (groepen[-1][0] if erbij else groepen[-1]).append(deel)
            return
        kopie = element("r")
        eigenschappen = run.find(w("rPr"))
        if eigenschappen is not None:
            kopie.append(kaal(eigenschappen))
        kopie.append(deel)
        if erbij:
            merk = self._merker.merk(Merk.ERBIJ)
            merk.append(kopie)
            kopie = merk
        groepen.append(kopie)
