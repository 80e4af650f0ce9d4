"""A finished Word file, opened for checking, with places as a person finds them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.keur.inventaris import Inventaris
from pipeline.melding import Plaats
from pipeline.word.ooxml import stijl_van, tekst_van
from pipeline.word.pakket import DOCUMENT
from pipeline.word.plekken import plekken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.word.pakket import Pakket
    from pipeline.word.plekken import Plek

_ALLE_TEKST = etree.XPath("string()")
# A character that is written as its number, other than a quote.
_NUMMER = b"&#"
_MET_NUMMER = re.compile(_NUMMER + rb"(?!3[49];)")


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph with its text and its place.

    Args:
        element: its XML.
        tekst: what a reader sees.
        kopniveau: 1 to 9 for a heading, None for anything else.
        bestand: the file, as seen from the werkmap.
        plek: where in the file it is.
    """

    element: etree._Element
    tekst: str
    kopniveau: int | None
    bestand: str
    plek: Plek

    @property
    def plaats(self) -> Plaats:
        """Where it is, as a person finds it."""
        return Plaats(self.bestand, plek=str(self.plek))


@dataclass(frozen=True)
class Document:
    """A Word file and its parts that hold text.

    Args:
        pakket: the file.
        bestand: its path as seen from the werkmap.
        wortels: the parsed parts that hold text, by their name.
        concept: whether gaps may show in it.
    """

    pakket: Pakket
    bestand: str
    wortels: Mapping[str, etree._Element]
    concept: bool

    @classmethod
    def van(cls, pakket: Pakket, bestand: str, *, concept: bool) -> Document:
        """Open a package for checking."""
        return cls(pakket, bestand, {naam: pakket.boom(naam) for naam in pakket.tekstdelen()}, concept)

    @property
    def plaats(self) -> Plaats:
        """The file as a whole."""
        return Plaats(self.bestand)

    @property
    def hoofdtekst(self) -> etree._Element:
        """The body of the document."""
        return self.wortels[DOCUMENT]

    @cached_property
    def inventarissen(self) -> Mapping[str, Inventaris]:
        """What the checks look for in each part, by its name."""
        return {naam: Inventaris(wortel, self.pakket.stijlen) for naam, wortel in self.wortels.items()}

    @property
    def inventaris(self) -> Inventaris:
        """What the checks look for in the body."""
        return self.inventarissen[DOCUMENT]

    def kan_bevatten(self, teken: str) -> bool:
        """Whether a sign may stand in the text: quick to see in the bytes of the parts, if not."""
        return self._is_anders_geschreven or any(
            _in_tekst(self.pakket.delen[naam], teken.encode()) for naam in self.wortels
        )

    @cached_property
    def _is_anders_geschreven(self) -> bool:
        """Whether a sign may stand in the text without standing in the bytes of its part."""
        return any(_heeft_nummers(self.pakket.delen[naam]) for naam in self.wortels)

    @cached_property
    def tekst(self) -> str:
        """All text of all parts without anything between it: quick to see whether something is there at all."""
        return "".join(str(_ALLE_TEKST(wortel)) for wortel in self.wortels.values())

    @cached_property
    def alineas(self) -> tuple[Alinea, ...]:
        """Every paragraph of every part, in order, with its place. Most documents never need it."""
        stijlen = self.pakket.stijlen
        return tuple(
            Alinea(plek.alinea, tekst_van(plek.alinea), stijlen.kopniveau(stijl_van(plek.alinea)), self.bestand, plek)
            for naam, wortel in self.wortels.items()
            for plek in plekken(wortel, naam, stijlen)
        )


def _in_tekst(deel: bytes, teken: bytes) -> bool:
    """Whether a sign stands between the tags of a part and not only in them."""
    plek = deel.find(teken)
    while plek >= 0:
        if deel.rfind(b">", 0, plek) > deel.rfind(b"<", 0, plek):
            return True
        plek = deel.find(teken, plek + 1)
    return False


def _heeft_nummers(deel: bytes) -> bool:
    """Whether a part holds signs that are written as their number, or text that is no XML."""
    # To look for two signs first is a tenth of what the pattern costs in a long part.
    return b"<![CDATA[" in deel or (_NUMMER in deel and _MET_NUMMER.search(deel) is not None)
