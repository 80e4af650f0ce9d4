"""A finished Word file, opened for checking, with places as a person finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.melding import Plaats
from pipeline.word.ooxml import ontleed, stijl_van, tekst_van
from pipeline.word.pakket import DOCUMENT
from pipeline.word.plekken import plekken
from pipeline.word.stijlen import Stijlen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from pipeline.word.pakket import Pakket


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph with its text and its place.

    Args:
        element: its XML.
        tekst: what a reader sees.
        kopniveau: 1 to 9 for a heading, None for anything else.
        plaats: where it is.
    """

    element: etree._Element
    tekst: str
    kopniveau: int | None
    plaats: Plaats


@dataclass(frozen=True, slots=True)
class Document:
    """A Word file and its parts that hold text.

    Args:
        pakket: the file.
        bestand: its path as seen from the werkmap.
        wortels: the parsed parts that hold text, by their name.
        stijlen: its styles.
        concept: whether gaps may show in it.
    """

    pakket: Pakket
    bestand: str
    wortels: Mapping[str, etree._Element]
    stijlen: Stijlen
    concept: bool

    @classmethod
    def van(cls, pakket: Pakket, bestand: str, *, concept: bool) -> Document:
        """Open a package for checking."""
        wortels = {naam: ontleed(pakket.delen[naam]) for naam in pakket.tekstdelen()}
        return cls(pakket, bestand, wortels, Stijlen(pakket), concept)

    @property
    def hoofdtekst(self) -> etree._Element:
        """The body of the document."""
        return self.wortels[DOCUMENT]

    def alineas(self) -> Iterator[Alinea]:
        """Every paragraph of every part, with its place as a person finds it."""
        for naam, wortel in self.wortels.items():
            for alinea, plek in plekken(wortel, naam, self.stijlen):
                niveau = self.stijlen.kopniveau(stijl_van(alinea))
                yield Alinea(alinea, tekst_van(alinea), niveau, Plaats(self.bestand, plek=plek))
