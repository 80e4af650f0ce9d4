"""What the checks look for in a part of a Word file, gathered in one walk: a large one has half a million elements."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from pipeline.word.ooxml import WP, w

if TYPE_CHECKING:
    from lxml import etree

    from pipeline.word.stijlen import Stijlen

# All that the look of the texts of a paragraph follows from. Many paragraphs have few looks.
Look: TypeAlias = "tuple[object, ...]"
# The fill of a cell, and whether it stands in the first row of its table.
_Vlak: TypeAlias = "tuple[str | None, bool]"

_ALINEA, _STIJL, _CEL, _RIJ, _RUN, _VLAK = map(w, ("p", "pStyle", "tc", "tr", "rPr", "shd"))
_TABEL, _TEKSTVAK, _TEKENING, _ANKER = w("tbl"), w("txbxContent"), f"{{{WP}}}docPr", f"{{{WP}}}anchor"
# What else in a run can change how its text looks.
_VAN_RUN = tuple(map(w, ("color", "rStyle", "sz", "b")))
_GEZOCHT = (_ALINEA, _STIJL, _CEL, _RIJ, _RUN, _VLAK, _TABEL, _TEKSTVAK, _TEKENING, _ANKER, *_VAN_RUN)
_VAL, _FILL, _VAN_CEL = w("val"), w("fill"), w("tcPr")


@dataclass(slots=True)
class Overzicht:
    """A part of a Word file.

    Args:
        tabellen: its tables.
        tekeningen: what its drawings say of themselves.
        ankers: the drawings that are fixed to a place.
        koppen: the paragraphs with a heading style.
        looks: its paragraphs, each with its look: its style, the fill and place of its cell, and what its runs say.
            What stands in a text box counts for the paragraph around it.
    """

    tabellen: list[etree._Element] = field(default_factory=list)
    tekeningen: list[etree._Element] = field(default_factory=list)
    ankers: list[etree._Element] = field(default_factory=list)
    koppen: list[etree._Element] = field(default_factory=list)
    looks: list[tuple[etree._Element, Look]] = field(default_factory=list)

    @classmethod
    def van(cls, wortel: etree._Element, stijlen: Stijlen) -> Overzicht:
        """Walk through a part.

        Args:
            wortel: the part.
            stijlen: the styles of its package, to know headings by.
        """
        uit = cls()
        in_vak: set[etree._Element] = set()
        alinea: etree._Element | None = None
        eigen: list[object] = []
        vlakken: dict[etree._Element | None, _Vlak] = {None: (None, False)}
        boven: dict[etree._Element | None, bool] = {}
        for knoop in wortel.iter(*_GEZOCHT):  # what a document has most of comes first
            if (naam := knoop.tag) == _ALINEA:
                if knoop not in in_vak:
                    if alinea is not None:
                        uit.looks.append((alinea, tuple(eigen)))
                    ouder = knoop.getparent()
                    alinea = knoop
                    eigen = [vlakken[ouder if ouder in vlakken else next(knoop.iterancestors(_CEL), None)]]
            elif naam == _STIJL:
                eigen.append(stijl := knoop.get(_VAL))
                if stijlen.kopniveau(stijl) is not None:
                    uit.koppen.extend(itertools.islice(knoop.iterancestors(_ALINEA), 1))
            elif naam == _CEL:
                vlakken[knoop] = (None, boven.get(knoop.getparent(), True))
            elif naam == _RUN:
                eigen.append(naam)
            elif naam in _VAN_RUN:
                eigen += (naam, knoop.get(_VAL))
            elif naam == _RIJ:
                boven[knoop] = (vorige := knoop.getprevious()) is None or vorige.tag != _RIJ
            elif naam == _VLAK:
                if (ouder := knoop.getparent()) is not None and ouder.tag == _VAN_CEL:
                    rond = ouder.getparent()
                    vlakken[rond] = (knoop.get(_FILL), vlakken.get(rond, (None, False))[1])
                else:
                    eigen += (naam, knoop.get(_FILL))
            elif naam == _TEKSTVAK:
                in_vak.update(knoop.iter(_ALINEA))
            else:
                {_TABEL: uit.tabellen, _TEKENING: uit.tekeningen, _ANKER: uit.ankers}[naam].append(knoop)
        if alinea is not None:
            uit.looks.append((alinea, tuple(eigen)))
        return uit
