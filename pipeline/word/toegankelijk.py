"""What a Word file says for who does not see it: which table has a header, which picture a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.word.ooxml import WP, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_DECORATIEF = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_EMU_PER_PUNT = 12_700


@dataclass(frozen=True, slots=True)
class Getoond:
    """A picture, chart or shape as it stands in a Word file.

    Args:
        breed: width in points.
        hoog: height in points.
        tekst: its alternative text, None where it has none.
        decoratief: whether it is there to look at only.
    """

    breed: float
    hoog: float
    tekst: str | None
    decoratief: bool


def getoond(hoofdtekst: etree._Element) -> Iterator[Getoond]:
    """The pictures, charts and shapes of a Word file in their order."""
    for docpr in hoofdtekst.iter(f"{{{WP}}}docPr"):
        ouder = docpr.getparent()
        maat = ouder.find(f"{{{WP}}}extent") if ouder is not None else None
        breed, hoog = (int(maat.get(as_, "0")) / _EMU_PER_PUNT if maat is not None else 0.0 for as_ in ("cx", "cy"))
        yield Getoond(breed, hoog, docpr.get("descr") or None, is_decoratief(docpr))


def is_decoratief(docpr: etree._Element) -> bool:
    """Whether a picture is marked as decorative."""
    return docpr.find(f".//{{{_DECORATIEF}}}decorative") is not None


def mist_kopregel(tabel: etree._Element) -> bool:
    """Whether a table has a style with a header row, but none that is repeated; layout tables have no such style."""
    kenmerk = tabel.find(f"{w('tblPr')}/{w('tblLook')}")
    met_kop = kenmerk is not None and kenmerk.get(w("firstRow")) in {"1", "true"}
    eerste = tabel.find(w("tr"))
    herhaald = eerste is not None and eerste.find(f"{w('trPr')}/{w('tblHeader')}") is not None
    return met_kop and not herhaald and len(tabel.findall(w("tr"))) > 1
