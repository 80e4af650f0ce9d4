"""What is certain of a part of a template before anything is filled in.

Where each block of tags holds whole elements, the filled part is well-formed whatever the data are, because
data are escaped. Where the rows of a table have as many columns, its grid stays as it is; another table gets a
sign, to be seen in the filled part where that table came into it. A part that is whole and has no such table is
not parsed when it is filled; that it is whole is seen when the finished file is opened for its checks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.word.ooxml import geheel, ontleed, w
from pipeline.word.voorbereiden import IN_STUKKEN, TAG

if TYPE_CHECKING:
    from collections.abc import Iterator

# Before a table whose columns depend on the data.
_KOLOMMEN = "<?kolommen?>"
_TABEL = re.compile(r"<w:tbl[ >]")
_LEGE_TABEL = re.compile(r"</w:tblGrid>(?:(?!<w:tr[ >]|</w:tbl>).)*</w:tbl>", re.DOTALL)
_TEKST = re.compile(r"<w:t(?: [^<>]*)?>[^<>]*$")
_WOORD = re.compile(r"\{%-?\s*(\w+)")
_BLOK = "blok"
_OPENEN, _SLUITEN, _TUSSEN = {"for", "if"}, {"endfor", "endif"}, {"else", "elif"}


def leg_vast(bron: str) -> tuple[str, bool]:
    """Find out of a prepared part whether it is whole, whatever the data.

    Args:
        bron: the part as Jinja gets it.

    Returns:
        The part with a sign before each table that may get other columns, and whether it is whole.
    """
    try:
        wortel = ontleed("".join(_met_blokken(bron)).encode())
    except (etree.XMLSyntaxError, ValueError):
        return bron, False
    if any((veld.text or "").strip().startswith("TOC") for veld in wortel.iter(w("instrText"))):
        return bron, False
    tabellen, plekken = list(wortel.iter(w("tbl"))), [tabel.start() for tabel in _TABEL.finditer(bron)]
    if len(tabellen) != len(plekken):
        return bron, False
    for tabel, plek in reversed(list(zip(tabellen, plekken, strict=True))):
        if not _is_vast(tabel):
            bron = bron[:plek] + _KOLOMMEN + bron[plek:]
    return bron, True


def zonder_tekens(xml: str) -> tuple[str, bool]:
    """A rendered part without the signs of `leg_vast`, and whether every table and cell in it is as it has to be."""
    if _KOLOMMEN in xml:
        return xml.replace(_KOLOMMEN, ""), False
    # To count is far sooner done than to search, and a large document has tens of thousands of cells.
    met_alinea = xml.count("</w:tc>") == xml.count("</w:p></w:tc>") and "<w:tc/>" not in xml
    met_rij = xml.count("</w:tblGrid>") == xml.count("</w:tblGrid><w:tr>") + xml.count("</w:tblGrid><w:tr ")
    return xml, met_alinea and (met_rij or _LEGE_TABEL.search(xml) is None)


def _met_blokken(bron: str) -> Iterator[str]:
    """The source with each block as an element, and nothing where a value comes.

    A block in the text of a run may end in another run of its paragraph: what is between them closes as many
    elements as it opens. So a run ends before such a block, and another begins in it.

    Raises:
        ValueError: a block begins in an attribute and does not end there.
    """
    in_kenmerk, in_tekst, diepte = False, False, 0
    for stuk in IN_STUKKEN.split(bron):
        if not TAG.fullmatch(stuk):
            opening, sluiting = stuk.rfind("<"), stuk.rfind(">")
            if diepte and sluiting >= 0:
                raise ValueError
            in_kenmerk = in_kenmerk if opening == sluiting else opening > sluiting
            in_tekst = in_tekst if opening < 0 else _TEKST.match(stuk, opening) is not None
            yield stuk
            continue
        gevonden = _WOORD.match(stuk)
        woord = gevonden[1] if gevonden else ""
        if in_kenmerk:
            diepte += (woord in _OPENEN) - (woord in _SLUITEN)
        elif (grens := _grens(woord)) and in_tekst:
            yield f"</w:t></w:r>{grens}<w:r><w:t>"
        else:
            yield grens


def _grens(woord: str) -> str:
    """How a block begins or ends, as an element; empty for a tag that is none."""
    if woord in _OPENEN:
        return f"<{_BLOK}>"
    if woord in _SLUITEN:
        return f"</{_BLOK}>"
    return f"</{_BLOK}><{_BLOK}>" if woord in _TUSSEN else ""


def _is_vast(tabel: etree._Element) -> bool:
    raster = tabel.find(w("tblGrid"))
    rijen = [rij for rij in tabel.iter(w("tr")) if next(rij.iterancestors(w("tbl"))) is tabel]
    return raster is not None and all(_heeft_kolommen(rij, len(raster.findall(w("gridCol")))) for rij in rijen)


def _heeft_kolommen(rij: etree._Element, aantal: int) -> bool:
    """Whether the cells of a row span this many columns together, and none comes and goes."""
    spannen = [cel.find(f"{w('tcPr')}/{w('gridSpan')}") for cel in rij.findall(w("tc"))]
    breedten = [1 if spant is None else geheel(spant, "val", 0) for spant in spannen]
    return sum(breedten) == aantal and min(breedten) > 0 and rij.find(_BLOK) is None
