"""The styles of a Word file, found by the names that a person sees in Word."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.word.ooxml import geheel, w
from pipeline.word.tekstkleur import Uiterlijken

if TYPE_CHECKING:
    from lxml import etree

_GEEN_KOP = 9


class Stijlen:
    """The styles of a Word file. In a Dutch Word the id of `heading 1` is `Kop1`; the name never changes.

    Args:
        wortel: its part `word/styles.xml`, None where it has none.
    """

    def __init__(self, wortel: etree._Element | None) -> None:
        self._op_naam: dict[str, str] = {}
        self._kopniveau: dict[str, int] = {}
        self._nummering: dict[str, str] = {}
        self._wortel = wortel
        for stijl in wortel.iter(w("style")) if wortel is not None else ():
            naam = stijl.find(w("name"))
            id_ = stijl.get(w("styleId"))
            if naam is None or id_ is None:
                continue
            self._op_naam[naam.get(w("val"), "").lower()] = id_
            niveau = geheel(stijl.find(f"{w('pPr')}/{w('outlineLvl')}"), "val", _GEEN_KOP)
            if 0 <= niveau < _GEEN_KOP:
                self._kopniveau[id_] = niveau + 1
            nummer = stijl.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if nummer is not None:
                self._nummering[id_] = nummer.get(w("val"), "0")

    @cached_property
    def uiterlijken(self) -> Uiterlijken:
        """How text looks in them; the same for all documents of a template."""
        return Uiterlijken(self._wortel)

    def id_van(self, naam: str) -> str | None:
        """The id of the style with this name, or None where the file has no such style."""
        return self._op_naam.get(naam.lower())

    def kopniveau(self, stijlid: str | None) -> int | None:
        """The heading level of a style, 1 to 9, or None for a style that is no heading."""
        return self._kopniveau.get(stijlid or "")

    def kop(self, niveau: int) -> str | None:
        """The id of the heading style of a level, or of the deepest one that the file has."""
        for kandidaat in range(niveau, 0, -1):
            if (gevonden := self.id_van(f"heading {kandidaat}")) is not None:
                return gevonden
        return None

    def nummering(self, stijlid: str | None) -> str | None:
        """The number id that a list style uses."""
        return self._nummering.get(stijlid or "")
