"""What the checks look for in a part of a Word file, gathered in one walk: a large one has half a million elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pipeline.word.ooxml import WP, w

if TYPE_CHECKING:
    from lxml import etree

    from pipeline.word.stijlen import Stijlen

# What the look of the texts of a paragraph follows from: where it is the same, each run looks the same. Many paragraphs
# have few of them.
Aanzien: TypeAlias = "tuple[object, ...]"
# What the look of the texts in a cell follows from: its fill, and in the first row of a table the style of that table
# and whether it has a header row.
_Vlak: TypeAlias = "tuple[str | None, tuple[str | None, str | None] | None]"

_ALINEA, _CEL, _RIJ, _VAN_CEL, _VAN_TABEL = map(w, ("p", "tc", "tr", "tcPr", "tblPr"))
_TABELSTIJL, _TABELLOOK, _EERSTE_RIJ = w("tblStyle"), w("tblLook"), w("firstRow")
_VAL, _FILL = w("val"), w("fill")


class Inventaris:
    """What a part of a Word file has.

    Args:
        wortel: the part.
        stijlen: the styles of its package, to know headings by.

    Attributes:
        tabellen: its tables.
        tekeningen: what its drawings say of themselves.
        ankers: the drawings that are fixed to a place.
        koppen: the paragraphs with a heading style.
        alineas: its paragraphs, but for those in a text box, each with its look.
    """

    def __init__(self, wortel: etree._Element, stijlen: Stijlen) -> None:
        self.tabellen: list[etree._Element] = []
        self.tekeningen: list[etree._Element] = []
        self.ankers: list[etree._Element] = []
        self.koppen: list[etree._Element] = []
        self.alineas: list[tuple[etree._Element, Aanzien]] = []
        self._stijlen = stijlen
        self._in_tekstvak: set[etree._Element] = set()
        self._koprijen: dict[etree._Element, tuple[str | None, str | None]] = {}
        self._vlakken: dict[etree._Element | None, _Vlak] = {None: (None, None)}
        self._alinea: etree._Element | None = None
        self._aanzien: list[object] = []
        lezers = {
            _ALINEA: self._lees_alinea,
            w("pStyle"): self._lees_stijl,
            _CEL: self._lees_cel,
            w("shd"): self._lees_vlak,
            w("tbl"): self._lees_tabel,
            w("txbxContent"): self._lees_tekstvak,
            f"{{{WP}}}docPr": self.tekeningen.append,
            f"{{{WP}}}anchor": self.ankers.append,
            # What says something of a run stands behind that run, and what is not of a run behind what it is of.
            **dict.fromkeys(map(w, ("r", "sdtPr", "pPrChange", "rPrChange")), self._lees_begin),
            **dict.fromkeys(map(w, ("color", "rStyle", "sz", "b")), self._lees_eigenschap),
        }
        for knoop in wortel.iter(*lezers):
            lezers[knoop.tag](knoop)
        self._sluit()

    def _lees_alinea(self, alinea: etree._Element) -> None:
        if alinea in self._in_tekstvak:
            return
        self._sluit()
        rond = alinea.getparent()
        if rond not in self._vlakken:
            rond = next(alinea.iterancestors(_CEL), None)
        self._alinea, self._aanzien = alinea, [self._vlakken[rond]]

    def _sluit(self) -> None:
        if self._alinea is not None:
            self.alineas.append((self._alinea, tuple(self._aanzien)))

    def _lees_stijl(self, stijl: etree._Element) -> None:
        self._aanzien += (stijl.tag, naam := stijl.get(_VAL))
        if self._stijlen.kopniveau(naam) is not None and (kop := next(stijl.iterancestors(_ALINEA), None)) is not None:
            self.koppen.append(kop)

    def _lees_tabel(self, tabel: etree._Element) -> None:
        self.tabellen.append(tabel)
        if (koprij := tabel.find(_RIJ)) is not None:
            stijl, look = (tabel.find(f"{_VAN_TABEL}/{naam}") for naam in (_TABELSTIJL, _TABELLOOK))
            self._koprijen[koprij] = (
                stijl.get(_VAL) if stijl is not None else None,
                look.get(_EERSTE_RIJ) if look is not None else None,
            )

    def _lees_cel(self, cel: etree._Element) -> None:
        rij = cel.getparent()
        if rij is not None and rij.tag != _RIJ:
            rij = next(cel.iterancestors(_RIJ), None)
        self._vlakken[cel] = (None, self._koprijen.get(rij) if rij is not None else None)

    def _lees_vlak(self, vlak: etree._Element) -> None:
        """A fill: of a cell, or of a paragraph or a run."""
        drager = vlak.getparent()
        cel = drager.getparent() if drager is not None and drager.tag == _VAN_CEL else None
        if cel is not None and cel in self._vlakken:
            self._vlakken[cel] = (vlak.get(_FILL), self._vlakken[cel][1])
        else:
            self._aanzien += (vlak.tag, drager.tag if drager is not None else None, vlak.get(_FILL))

    def _lees_tekstvak(self, vak: etree._Element) -> None:
        """What stands in a text box is no text of the paragraph around it, which looks as no other does."""
        self._in_tekstvak.update(vak.iter(_ALINEA))
        self._aanzien.append(vak)

    def _lees_begin(self, begin: etree._Element) -> None:
        self._aanzien.append(begin.tag)

    def _lees_eigenschap(self, eigenschap: etree._Element) -> None:
        self._aanzien += (eigenschap.tag, eigenschap.get(_VAL))
