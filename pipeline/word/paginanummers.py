"""The page numbers in a contents page: what Word shows in a PAGEREF field until it works the field out anew.

On which page a heading comes is only known where a document is laid out, and a Word file holds no layout. So the
numbers come from a program that makes pages of it, and are put in afterwards. A field without a number is right too:
Word fills it in when it prints, or at Ctrl+A, F9.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from pipeline.word.ooxml import als_bytes, element, tekst_van, w
from pipeline.word.pakket import DOCUMENT, open_pakket

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

# A page number as Word and LibreOffice print one.
_NUMMER = re.compile(r"\d{1,5}|[ivxlc]{1,12}|[IVXLC]{1,12}")
# A field that is a link: of those the page is to be seen in what is made of the file.
_VERWIJZING = re.compile(r"\s*PAGEREF\s+(\S+)\s(?:.*\s)?\\h\b")


def verwezen(inhoud: bytes, bestand: str) -> tuple[str, ...]:
    """The bookmarks of which a Word file prints the page, in the order in which they stand in the text.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap.
    """
    pakket, _ = open_pakket(inhoud, bestand)
    if pakket is None:
        return ()
    hoofdtekst = pakket.boom(DOCUMENT)
    gevraagd = {merk for _, merk in _velden(hoofdtekst)}
    op_volgorde = (str(begin.get(w("name"))) for begin in hoofdtekst.iter(w("bookmarkStart")))
    return tuple(dict.fromkeys(merk for merk in op_volgorde if merk in gevraagd))


def getoonde_nummers(inhoud: bytes, bestand: str) -> dict[str, str]:
    """The page number that each bookmark has in a Word file; what is no number is left out.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap.
    """
    pakket, _ = open_pakket(inhoud, bestand)
    if pakket is None:
        return {}
    velden = _velden(pakket.boom(DOCUMENT))
    getoond = {merk: "".join(map(tekst_van, _resultaat(veld)[1])) for veld, merk in velden}
    return {merk: nummer for merk, nummer in getoond.items() if _NUMMER.fullmatch(nummer)}


def met_nummers(inhoud: bytes, bestand: str, nummers: Mapping[str, str]) -> bytes:
    """A Word file in which the fields show these numbers; the rest stays as it is.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap.
        nummers: the page number of each bookmark, as it is printed.
    """
    pakket, _ = open_pakket(inhoud, bestand)
    if pakket is None:
        return inhoud
    hoofdtekst = deepcopy(pakket.boom(DOCUMENT))
    for veld, merk in list(_velden(hoofdtekst)):
        if merk in nummers:
            _toon(veld, nummers[merk])
    pakket.zet(DOCUMENT, als_bytes(hoofdtekst), hoofdtekst)
    return pakket.schrijf()


def _velden(hoofdtekst: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each field with the bookmark of which it prints the page."""
    for veld in hoofdtekst.iter(w("instrText")):
        if (gevonden := _VERWIJZING.match(f"{veld.text or ''} ")) is not None:
            yield veld, gevonden[1]


def _toon(veld: etree._Element, nummer: str) -> None:
    """Put a number where the result of a field stands, between its separator and its end."""
    scheiding, oud = _resultaat(veld)
    if scheiding is None or (ouder := scheiding.getparent()) is None:
        return
    for broer in oud:
        ouder.remove(broer)
    resultaat, tekst = element("r"), element("t")
    tekst.text = nummer
    resultaat.append(tekst)
    scheiding.addnext(resultaat)


def _resultaat(veld: etree._Element) -> tuple[etree._Element | None, list[etree._Element]]:
    """The separator of a field, None where it has none, and what stands between that and its end."""
    run = veld.getparent()
    scheiding: etree._Element | None = None
    binnen: list[etree._Element] = []
    for broer in run.itersiblings() if run is not None else ():
        teken = broer.find(w("fldChar"))
        soort = teken.get(w("fldCharType")) if teken is not None else None
        if soort == "end":
            break
        if soort == "separate":
            scheiding = broer
        elif scheiding is not None:
            binnen.append(broer)
    return scheiding, binnen
