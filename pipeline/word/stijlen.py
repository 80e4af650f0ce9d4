"""The styles and the numbering of a Word file, found by the names that a person sees in Word."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from pipeline.word.ooxml import als_bytes, element, geheel, ontleed, w

if TYPE_CHECKING:
    from lxml import etree

    from pipeline.word.pakket import Pakket

_STIJLEN = "word/styles.xml"
_NUMMERING = "word/numbering.xml"
_GEEN_KOP = 9


class Stijlen:
    """The styles of a package. In a Dutch Word the id of `heading 1` is `Kop1`; the name never changes."""

    def __init__(self, pakket: Pakket) -> None:
        wortel = pakket.boom(_STIJLEN) if _STIJLEN in pakket.delen else None
        self._op_naam: dict[str, str] = {}
        self._kopniveau: dict[str, int] = {}
        self._nummering: dict[str, str] = {}
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


class Nummering:
    """Adds lists to a package that begin at their own number."""

    def __init__(self, pakket: Pakket) -> None:
        self._pakket = pakket
        self._wortel: etree._Element | None = None
        self._gewijzigd = False

    def nieuwe_lijst(self, basis: str, niveau: int, begin: int) -> str:
        """A list that looks like the list `basis` and starts at `begin`; gives its number id."""
        if self._wortel is None:
            if _NUMMERING not in self._pakket.delen:
                return basis
            self._wortel = ontleed(self._pakket.delen[_NUMMERING])
        nummers = {num.get(w("numId")): num for num in self._wortel.iter(w("num"))}
        bron = nummers.get(basis)
        if bron is None:
            return basis
        nieuw = str(max(geheel(num, "numId", 0) for num in nummers.values()) + 1)
        num = element("num", numId=nieuw)
        abstract = bron.find(w("abstractNumId"))
        if abstract is not None:
            num.append(deepcopy(abstract))
        afwijking = element("lvlOverride", ilvl=str(niveau))
        afwijking.append(element("startOverride", val=str(begin)))
        num.append(afwijking)
        list(nummers.values())[-1].addnext(num)
        self._gewijzigd = True
        return nieuw

    def bewaar(self) -> None:
        """Put the numbering back into the package."""
        if self._gewijzigd and self._wortel is not None:
            self._pakket.delen[_NUMMERING] = als_bytes(self._wortel)
