"""Names and parsing of WordprocessingML (ECMA-376 part 1)."""

from __future__ import annotations

import html
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
XML = "http://www.w3.org/XML/1998/namespace"
XML_KOP = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


@cache
def w(naam: str) -> str:
    """A WordprocessingML name in lxml's notation."""
    return f"{{{W}}}{naam}"


def r(naam: str) -> str:
    """A relationship attribute in lxml's notation."""
    return f"{{{R}}}{naam}"


def ontleed(inhoud: bytes) -> etree._Element:
    """Parse an XML part: no entities, no network, no document type.

    Raises:
        etree.XMLSyntaxError: the part is not well-formed.
    """
    lezer = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(inhoud, lezer)


def als_bytes(wortel: etree._Element) -> bytes:
    """An XML part as it stands in a package."""
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)


def element(naam: str, **attributen: str) -> etree._Element:
    """A WordprocessingML element with its attributes in the same namespace."""
    nieuw = etree.Element(w(naam))
    for sleutel, waarde in attributen.items():
        nieuw.set(w(sleutel), waarde)
    return nieuw


def eigenschappen_van(drager: etree._Element, naam: str) -> etree._Element:
    """The properties of a run, paragraph or cell (`rPr`, `pPr`, `tcPr`), made where there are none: they come first."""
    eigenschappen = drager.find(w(naam))
    if eigenschappen is None:
        eigenschappen = element(naam)
        drager.insert(0, eigenschappen)
    return eigenschappen


def escape(tekst: str) -> str:
    """Text as it stands between the tags of XML; `xml.sax.saxutils` would load Python's HTTP client for it."""
    return html.escape(tekst, quote=False)


def quoteattr(tekst: str) -> str:
    """Text as the value of an attribute, with its quotes."""
    return f'"{html.escape(tekst)}"'


def geheel(knoop: etree._Element | None, naam: str, standaard: int) -> int:
    """A whole number in an attribute; `standaard` where it is missing or no number."""
    tekst = knoop.get(w(naam), "") if knoop is not None else ""
    return int(tekst) if tekst.isascii() and tekst.removeprefix("-").isdigit() and len(tekst) < 10 else standaard


def alineas(wortel: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph of a part, those in tables and text boxes too, in order."""
    return wortel.iter(w("p"))


def tekst_van(knoop: etree._Element) -> str:
    """The text below an element as a reader sees it: tabs and line breaks as white space."""
    delen: list[str] = []
    tekst, streep, tab, run = w("t"), w("noBreakHyphen"), w("tab"), w("r")
    for deel in knoop.iter(tekst, tab, w("br"), streep):
        if deel.tag == tekst:
            delen.append(deel.text or "")
        elif deel.tag == streep:
            delen.append("-")
        elif (ouder := deel.getparent()) is None or ouder.tag == run:  # a tab stop is no tab
            delen.append("\t" if deel.tag == tab else "\n")
    return "".join(delen)


def stijl_van(alinea: etree._Element) -> str | None:
    """The style id of a paragraph; its properties come first, and in them the style (ECMA-376 17.3.1)."""
    eigenschappen = next(iter(alinea), None)
    if eigenschappen is None or eigenschappen.tag != w("pPr"):
        return None
    stijl = eigenschappen.find(w("pStyle"))
    return stijl.get(w("val")) if stijl is not None else None
