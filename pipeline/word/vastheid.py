"""What is certain of a part of a template before anything is filled in.

Where each block of tags holds whole elements, the filled part is well-formed whatever the data are, because
data are escaped. Where the rows of each table have as many columns, its grid stays as it is. Such a part is
not parsed when it is filled; that it is whole is seen when the finished file is opened for its checks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.word.ooxml import ontleed, w
from pipeline.word.voorbereiden import IN_STUKKEN, TAG

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEGE_TABEL = re.compile(r"</w:tblGrid>(?:(?!<w:tr[ >]|</w:tbl>).)*</w:tbl>", re.DOTALL)
_WOORD = re.compile(r"\{%-?\s*(\w+)")
_BLOK = "blok"
_OPENEN, _SLUITEN, _TUSSEN = {"for", "if"}, {"endfor", "endif"}, {"else", "elif"}


def staat_vast(bron: str) -> bool:
    """Whether a prepared part is whole and its tables keep their columns, whatever the data.

    Args:
        bron: the part as Jinja gets it.
    """
    try:
        wortel = ontleed("".join(_met_blokken(bron)).encode())
    except (etree.XMLSyntaxError, ValueError):
        return False
    if any((veld.text or "").strip().startswith("TOC") for veld in wortel.iter(w("instrText"))):
        return False
    eindigt_heel = all(len(cel) and cel[-1].tag == w("p") for cel in wortel.iter(w("tc")))
    return eindigt_heel and all(_is_vast(tabel) for tabel in wortel.iter(w("tbl")))


def heeft_lege_tabel(xml: str) -> bool:
    """Whether a rendered part has a table of which no row is left."""
    return _LEGE_TABEL.search(xml) is not None


def _met_blokken(bron: str) -> Iterator[str]:
    """The source with each block as an element, and nothing where a value comes.

    Raises:
        ValueError: a block begins in an attribute and does not end there.
    """
    in_kenmerk, diepte = False, 0
    for stuk in IN_STUKKEN.split(bron):
        if not TAG.fullmatch(stuk):
            opening, sluiting = stuk.rfind("<"), stuk.rfind(">")
            if diepte and sluiting >= 0:
                raise ValueError
            in_kenmerk = in_kenmerk if opening == sluiting else opening > sluiting
            yield stuk
            continue
        gevonden = _WOORD.match(stuk)
        woord = gevonden[1] if gevonden else ""
        if in_kenmerk:
            diepte += (woord in _OPENEN) - (woord in _SLUITEN)
        elif woord in _OPENEN:
            yield f"<{_BLOK}>"
        elif woord in _SLUITEN:
            yield f"</{_BLOK}>"
        elif woord in _TUSSEN:
            yield f"</{_BLOK}><{_BLOK}>"


def _is_vast(tabel: etree._Element) -> bool:
    raster = tabel.find(w("tblGrid"))
    rijen = [rij for rij in tabel.iter(w("tr")) if next(rij.iterancestors(w("tbl"))) is tabel]
    return raster is not None and all(_heeft_kolommen(rij, len(raster.findall(w("gridCol")))) for rij in rijen)


def _heeft_kolommen(rij: etree._Element, aantal: int) -> bool:
    """Whether a row has this many cells of one column each, and none that comes and goes."""
    cellen = rij.findall(w("tc"))
    spant = any(cel.find(f"{w('tcPr')}/{w('gridSpan')}") is not None for cel in cellen)
    return len(cellen) == aantal and not spant and rij.find(_BLOK) is None
