"""The page numbers that a PDF prints in its contents, read from the links that stand on them.

LibreOffice works out every PAGEREF field while it makes pages, and makes a link of the number. Where the link leads
says which heading it is about; what stands on the page under it is the number as the document counts, whatever its
sections do with the numbering.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary

from pipeline.pdf.links import verwijzingen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Pdf

# Arabic or Roman: more kinds of page numbers nobody uses.
_NUMMER = re.compile(r"\d+|[ivxlcdm]+", re.IGNORECASE)
# A later LibreOffice makes a link of the whole line: dots stand between the heading and its number.
_TUSSEN = re.compile(r"[.\u2026]{3,}|\s+")
# Where a link leads: the page, how far down, how far to the right. So these sort in the order of the text.
_Doel = tuple[int, float, float]
_Vak = tuple[float, float, float, float]


def paginanummers(inhoud: bytes, aantal: int) -> tuple[str, ...] | None:
    """The page numbers that are links, in the order in which that what they are about stands in the text.

    Args:
        inhoud: a PDF that LibreOffice wrote, repaired or not.
        aantal: of how many different places the page is printed.

    Returns:
        The numbers, or None where it cannot be said with certainty which number is of which place.
    """
    try:
        with pikepdf.open(io.BytesIO(inhoud)) as pdf:
            vakken = list(_links(pdf))
        gelezen = _gelezen(inhoud, vakken)
    except (pikepdf.PdfError, pypdfium2.PdfiumError):
        return None
    if len(gelezen) != aantal or any(len(nummers) != 1 for nummers in gelezen.values()):
        return None
    return tuple(nummers.pop() for _, nummers in sorted(gelezen.items()))


def _links(pdf: Pdf) -> Iterator[tuple[int, _Vak, _Doel]]:
    """Each link within the document: the page that it stands on, where on it, and where it leads."""
    nummer_van = {pagina.obj.objgen: nummer for nummer, pagina in enumerate(pdf.pages)}
    for nummer, pagina in enumerate(pdf.pages):
        for link in verwijzingen(pagina):
            doel = link.get("/Dest", link.get("/A", Dictionary()).get("/D"))
            if isinstance(doel, Array) and len(doel) >= 4 and doel[0].objgen in nummer_van:
                links, onder, rechts, boven = (float(maat) for maat in link.Rect)
                plek = (nummer_van[doel[0].objgen], -float(doel[3]), float(doel[2]))
                yield nummer, (links, onder, rechts, boven), plek


def _gelezen(inhoud: bytes, vakken: list[tuple[int, _Vak, _Doel]]) -> dict[_Doel, set[str]]:
    """The numbers that are printed for each place: what is no number under a link is the text of a heading."""
    uit: dict[_Doel, set[str]] = defaultdict(set)
    with pypdfium2.PdfDocument(inhoud) as pdf:
        teksten = {nummer: pdf[nummer].get_textpage() for nummer in {nummer for nummer, _, _ in vakken}}
        for nummer, vak, doel in vakken:
            woorden = _TUSSEN.split(teksten[nummer].get_text_bounded(*vak).strip())
            if _NUMMER.fullmatch(woorden[-1]):
                uit[doel].add(woorden[-1])
    return uit
