"""The numbering of a Word file: lists that begin at their own number."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from pipeline.word.ooxml import als_bytes, element, geheel, ontleed, w

if TYPE_CHECKING:
    from lxml import etree

    from pipeline.word.pakket import Pakket

_NUMMERING = "word/numbering.xml"


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
