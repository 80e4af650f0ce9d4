"""Places in a Word file as a person finds them: `tabel 2, rij 3, kolom 1`, `alinea 14, onder kop 'Financiën'`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.word.ooxml import alineas, stijl_van, tekst_van, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from pipeline.word.stijlen import Stijlen

_DELEN = {
    "header": "koptekst",
    "footer": "voettekst",
    "footnotes": "voetnoot",
    "endnotes": "eindnoot",
    "comments": "opmerking",
}


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a paragraph stands; said in words only when somebody asks.

    Args:
        alinea: the paragraph.
        nummer: its number in the part, from 1.
        kop: the text of the heading above it.
        buiten: name of the part where it is not the body, else empty.
        tabellen: the tables of the part with their numbers.
    """

    alinea: etree._Element
    nummer: int
    kop: str
    buiten: str
    tabellen: Mapping[etree._Element, int]

    def __str__(self) -> str:
        if self.buiten:
            return self.buiten
        onder = f", onder kop '{self.kop}'" if self.kop else ""
        cel = next(self.alinea.iterancestors(w("tc")), None)
        rij = cel.getparent() if cel is not None else None
        tabel = rij.getparent() if rij is not None else None
        if cel is None or rij is None or tabel is None or tabel not in self.tabellen:
            return f"alinea {self.nummer}{onder}"
        rijnummer = tabel.findall(w("tr")).index(rij) + 1
        kolom = rij.findall(w("tc")).index(cel) + 1
        return f"tabel {self.tabellen[tabel]}, rij {rijnummer}, kolom {kolom}{onder}"


def naam_van_deel(deel: str) -> str:
    """What a person calls a part of a Word file, such as `koptekst`; empty for the body."""
    return _DELEN.get(deel.removeprefix("word/").removesuffix(".xml").rstrip("0123456789"), "")


def plekken(wortel: etree._Element, deel: str, stijlen: Stijlen) -> Iterator[Plek]:
    """Every paragraph of a part with its place.

    Args:
        wortel: the part.
        deel: its name in the package, such as `word/header1.xml`.
        stijlen: the styles of the package, to know headings by.
    """
    buiten = naam_van_deel(deel)
    tabellen = {tabel: nummer for nummer, tabel in enumerate(wortel.iter(w("tbl")), 1)}
    kop = ""
    for nummer, alinea in enumerate(alineas(wortel), 1):
        yield Plek(alinea, nummer, kop, buiten, tabellen)
        if stijlen.kopniveau(stijl_van(alinea)) is not None and (tekst := tekst_van(alinea).strip()):
            kop = tekst
