"""Places in a Word file as a person finds them: `tabel 2, rij 3, kolom 1`, `alinea 14, onder kop 'Financiën'`."""

from __future__ import annotations

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


def plekken(wortel: etree._Element, deel: str, stijlen: Stijlen) -> Iterator[tuple[etree._Element, str]]:
    """Every paragraph of a part with its place.

    Args:
        wortel: the part.
        deel: its name in the package, such as `word/header1.xml`.
        stijlen: the styles of the package, to know headings by.
    """
    buiten = _DELEN.get(deel.removeprefix("word/").removesuffix(".xml").rstrip("0123456789"))
    tabellen = {tabel: nummer for nummer, tabel in enumerate(wortel.iter(w("tbl")), 1)}
    kop = ""
    for nummer, alinea in enumerate(alineas(wortel), 1):
        yield alinea, buiten or _plek(alinea, nummer, kop, tabellen)
        if stijlen.kopniveau(stijl_van(alinea)) is not None and (tekst := tekst_van(alinea).strip()):
            kop = tekst


def _plek(alinea: etree._Element, nummer: int, kop: str, tabellen: Mapping[etree._Element, int]) -> str:
    onder = f", onder kop '{kop}'" if kop else ""
    cel = next((ouder for ouder in alinea.iterancestors(w("tc"))), None)
    rij = cel.getparent() if cel is not None else None
    tabel = rij.getparent() if rij is not None else None
    if cel is None or rij is None or tabel is None or tabel not in tabellen:
        return f"alinea {nummer}{onder}"
    rijnummer = tabel.findall(w("tr")).index(rij) + 1
    kolom = rij.findall(w("tc")).index(cel) + 1
    return f"tabel {tabellen[tabel]}, rij {rijnummer}, kolom {kolom}{onder}"
