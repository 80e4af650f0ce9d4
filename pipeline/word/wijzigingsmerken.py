"""The marks of tracked changes: what was inserted and deleted, as Word writes it (ECMA-376 17.13.5)."""

from __future__ import annotations

from copy import deepcopy
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.word.ooxml import XML, eigenschappen_van, element, w
from pipeline.word.stukjes import runs, stukjes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from lxml import etree

    from pipeline.word.stukjes import Stukje

SCHRIJVER = "genereer"
# Above the numbers that bookmarks and comments get.
_EERSTE_NUMMER = 500_000
_LOS = {w(naam) for naam in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart",
                             "permEnd", "proofErr")}  # fmt: skip


class Merk(StrEnum):
    """What happened to something."""

    ERBIJ = "ins"
    WEG = "del"


class Merker:
    """Puts marks into a Word file.

    Args:
        stijlen: the ids of the styles that the file has.
        nummers: the ids of the lists that it has.
    """

    def __init__(self, stijlen: Set[str], nummers: Set[str]) -> None:
        self._bekend: Mapping[str, Set[str]] = {
            **dict.fromkeys(("pStyle", "rStyle", "tblStyle"), stijlen),
            "numId": nummers,
        }
        self._nummer = _EERSTE_NUMMER

    def merk(self, soort: Merk) -> etree._Element:
        """An empty mark. It has no date: the same two documents give the same bytes."""
        self._nummer += 1
        return element(soort.value, id=str(self._nummer), author=SCHRIJVER)

    def merk_alineateken(self, alinea: etree._Element, soort: Merk) -> None:
        """Mark the end of a paragraph."""
        eigenschappen = eigenschappen_van(alinea, "pPr")
        van_teken = eigenschappen.find(w("rPr"))
        if van_teken is None:
            van_teken = element("rPr")
            na = [eigenschappen.find(w(naam)) for naam in ("sectPr", "pPrChange")]
            eerste = next((knoop for knoop in na if knoop is not None), None)
            plek = len(eigenschappen) if eerste is None else eigenschappen.index(eerste)
            eigenschappen.insert(plek, van_teken)
        van_teken.insert(0, self.merk(soort))

    def merk_rij(self, rij: etree._Element, soort: Merk) -> None:
        """Mark a row as inserted or deleted."""
        eigenschappen = rij.find(w("trPr"))
        if eigenschappen is None:
            eigenschappen = element("trPr")
            rij.insert(1 if rij.find(w("tblPrEx")) is not None else 0, eigenschappen)
        eigenschappen.append(self.merk(soort))

    def merk_erbij(self, blok: etree._Element) -> None:
        """Mark the text of a paragraph, or the rows of a table, as inserted."""
        if blok.tag == w("p"):
            self._merk_runs(blok)
            return
        for rij in blok.iter(w("tr")):
            self.merk_rij(rij, Merk.ERBIJ)
        for alinea in blok.iter(w("p")):
            self._merk_runs(alinea)

    def _merk_runs(self, alinea: etree._Element) -> None:
        for ouder, groep in groupby(list(runs(alinea)), key=lambda run: run.getparent()):
            if ouder is not None:
                merk: etree._Element | None = None
                for run in groep:
                    if merk is None or merk.getnext() is not run:
                        merk = self.merk(Merk.ERBIJ)
                        run.addprevious(merk)
                    merk.append(run)

    def weggehaald(self, oud: Iterable[tuple[Stukje, int, int]]) -> etree._Element:
        """Text that is no longer there, in the formatting that it had.

        Args:
            oud: pieces of the old paragraph, each with where the text in it begins and ends.
        """
        merk = self.merk(Merk.WEG)
        for run, groep in groupby(oud, key=lambda deel: deel[0].run):
            kopie = self._lege_run(run)
            for stukje, begin, einde in groep:
                if stukje.knoop.tag == w("t"):
                    kopie.append(tekstknoop("delText", (stukje.tekst or "")[begin:einde]))
                else:
                    kopie.append(kaal(stukje.knoop))
            merk.append(kopie)
        return merk

    def _lege_run(self, run: etree._Element) -> etree._Element:
        kopie = element("r")
        eigenschappen = run.find(w("rPr"))
        if eigenschappen is not None:
            kopie.append(self._bruikbaar(eigenschappen))
        return kopie

    def weg(self, blok: etree._Element) -> etree._Element:
        """A paragraph or table of the old file as something that was deleted, without the marks of paragraph ends."""
        if blok.tag == w("p"):
            return self._weg_alinea(blok)
        kopie = self._bruikbaar(blok)
        for alinea in list(kopie.iter(w("p"))):
            ouder = alinea.getparent()
            if ouder is not None:
                ouder.replace(alinea, self._weg_alinea(alinea))
        for rij in kopie.iter(w("tr")):
            self.merk_rij(rij, Merk.WEG)
        return kopie

    def weg_rij(self, rij: etree._Element) -> etree._Element:
        """A row of the old file as a row that was deleted."""
        tabel = element("tbl")
        tabel.append(deepcopy(rij))
        return self.weg(tabel)[0]

    def _weg_alinea(self, alinea: etree._Element) -> etree._Element:
        kopie = element("p")
        eigenschappen = alinea.find(w("pPr"))
        if eigenschappen is not None:
            eigen = self._bruikbaar(eigenschappen)
            for sectie in eigen.findall(w("sectPr")):  # the new file has sections of its own
                eigen.remove(sectie)
            kopie.append(eigen)
        oud = [(stukje, 0, len(stukje.tekst)) for stukje in stukjes(alinea) if stukje.tekst]
        if oud:
            kopie.append(self.weggehaald(oud))
        return kopie

    def _bruikbaar(self, knoop: etree._Element) -> etree._Element:
        """A copy of something of the old file that can stand in the new one: with styles and lists that are there."""
        kopie = kaal(knoop)
        for naam, bekend in self._bekend.items():
            for verwijzing in list(kopie.iter(w(naam))):
                if verwijzing.get(w("val")) not in bekend:
                    _verwijder(_lijst_van(verwijzing))
        for los in [deel for deel in kopie.iter() if deel.tag in _LOS]:
            _verwijder(los)
        for besturing in list(kopie.iter(w("sdt"))):
            inhoud = besturing.find(w("sdtContent"))
            for deel in list(inhoud) if inhoud is not None else []:
                besturing.addprevious(deel)
            _verwijder(besturing)
        return kopie


def _lijst_van(verwijzing: etree._Element) -> etree._Element:
    ouder = verwijzing.getparent()
    return ouder if ouder is not None and ouder.tag == w("numPr") else verwijzing


def _verwijder(knoop: etree._Element) -> None:
    ouder = knoop.getparent()
    if ouder is not None:
        ouder.remove(knoop)


def kaal(knoop: etree._Element) -> etree._Element:
    """A copy without what comes after it in the file."""
    kopie = deepcopy(knoop)
    kopie.tail = None
    return kopie


def tekstknoop(naam: str, tekst: str) -> etree._Element:
    """`w:t` or `w:delText` with a text, of which the spaces stay."""
    knoop = element(naam)
    knoop.text = tekst
    knoop.set(f"{{{XML}}}space", "preserve")
    return knoop
