"""The page numbers in a contents page: what Word shows in a PAGEREF field until it works the field out anew.

On which page a heading comes is only known where a document is laid out, and a Word file holds no layout. So the
numbers come from a program that makes pages of it, and are put in afterwards. A field without a number is right too:
Word fills it in when it prints, or at Ctrl+A, F9.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from pipeline.word.ooxml import als_bytes, element, w
from pipeline.word.pakket import DOCUMENT, open_pakket

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

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
    run = veld.getparent()
    scheiding: etree._Element | None = None
    oud: list[etree._Element] = []
    for broer in run.itersiblings() if run is not None else ():
        teken = broer.find(w("fldChar"))
        soort = teken.get(w("fldCharType")) if teken is not None else None
        if soort == "end":
            break
        if soort == "separate":
            scheiding = broer
        elif scheiding is not None:
            oud.append(broer)
    if scheiding is None or (ouder := scheiding.getparent()) is None:
        return
    for broer in oud:
        ouder.remove(broer)
    resultaat, tekst = element("r"), element("t")
    tekst.text = nummer
    resultaat.append(tekst)
    scheiding.addnext(resultaat)
