"""Fill the same template with docxtpl and with our engine, and compare the two Word files part by part."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from pipeline.melding import Melding
from pipeline.word.ooxml import A, W, w
from pipeline.word.sjabloon import laad_sjabloon
from pipeline.word.soorten import Vrij
from tests.hulp import delen_van, zip_van

Feiten = Mapping[str, Any]

DOCUMENT, KOPTEKST, EIGENSCHAPPEN = "word/document.xml", "word/header1.xml", "docProps/core.xml"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


# Templates, from the XML that Word writes.


def run(tekst: str, opmaak: str = "", ruimte: str = "") -> str:
    """A piece of text; `opmaak` is XML."""
    eigenschappen = f"<w:rPr>{opmaak}</w:rPr>" if opmaak else ""
    return f"<w:r>{eigenschappen}<w:t{ruimte}>{escape(tekst)}</w:t></w:r>"


def alinea(*stukken: str, opmaak: str = "") -> str:
    """A paragraph of pieces of text; a piece that begins with `<w:` is XML."""
    eigenschappen = f"<w:pPr>{opmaak}</w:pPr>" if opmaak else ""
    return f"<w:p>{eigenschappen}{''.join(s if s.startswith('<w:') else run(s) for s in stukken)}</w:p>"


def alineas(*teksten: str) -> str:
    """Paragraphs, each of one piece of text."""
    return "".join(alinea(tekst) for tekst in teksten)


def cel(inhoud: str, eigenschappen: str | None = '<w:tcW w:w="0" w:type="auto"/>') -> str:
    """A cell; text is put in a paragraph, and None leaves `w:tcPr` out."""
    binnen = inhoud if inhoud.startswith("<w:") else alinea(inhoud)
    return f"<w:tc>{'' if eigenschappen is None else f'<w:tcPr>{eigenschappen}</w:tcPr>'}{binnen}</w:tc>"


def rij(*cellen: str) -> str:
    """A row; a cell that is no XML is text."""
    return f"<w:tr>{''.join(c if c.startswith('<w:') else cel(c) for c in cellen)}</w:tr>"


def tabel(*rijen: str, kolommen: tuple[int, ...] = (2000, 3000)) -> str:
    """A table with the widths of its columns."""
    raster = "".join(f'<w:gridCol w:w="{breedte}"/>' for breedte in kolommen)
    eigenschappen = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{eigenschappen}<w:tblGrid>{raster}</w:tblGrid>{''.join(rijen)}</w:tbl>"


def tekstvak(inhoud: str, oud: str | None = None, bijschrift: str = "", nummer: int = 7) -> str:
    """A run with a text box as Word writes it: for itself, and once more for older programs."""
    tekening = (
        '<wp:inline><wp:extent cx="1800000" cy="600000"/>'
        f'<wp:docPr id="{nummer}" name="vak" descr="{escape(bijschrift, {chr(34): "&quot;"})}"/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inhoud}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline>"
    )
    terugval = f'<w:pict><v:shape style="width:99pt"><v:textbox><w:txbxContent>{inhoud if oud is None else oud}'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{tekening}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{terugval}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def bewaard(document: Any) -> bytes:
    """A document of python-docx as a file."""
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


@cache
def _leeg(titel: str, *, met_kop: bool) -> bytes:
    document = docx.Document()
    document.core_properties.title = titel
    if met_kop:
        document.sections[0].header.paragraphs[0].text = "kop"
    return bewaard(document)


def sjabloon(lichaam: str, *, kop: str = "", titel: str = "") -> bytes:
    """A Word file with this XML as its body, before the section, and in its header."""
    delen = delen_van(_leeg(titel, met_kop=bool(kop)))
    for naam, ouder, inhoud in ((DOCUMENT, "w:body", lichaam), (KOPTEKST, "w:hdr", kop)):
        if inhoud:
            hele = delen[naam].decode()
            begin, einde = re.search(f"<{ouder}[^>]*>", hele), re.search(f"<w:sectPr|</{ouder}>", hele)
            assert begin is not None
            assert einde is not None
            delen[naam] = (hele[: begin.end()] + inhoud + hele[einde.start() :]).encode()
    return zip_van(delen)


def met_deel(bron: bytes, soort: str, binnen: str) -> bytes:
    """A Word file with one part more: `footnotes`, `endnotes` or `comments`."""
    delen = delen_van(bron)
    delen[f"word/{soort}.xml"] = f'<?xml version="1.0"?><w:{soort} xmlns:w="{W}">{binnen}</w:{soort}>'.encode()
    type_ = f'<Override PartName="/word/{soort}.xml" ContentType="{_TYPE}{soort}+xml"/></Types>'
    delen["[Content_Types].xml"] = delen["[Content_Types].xml"].replace(b"</Types>", type_.encode())
    relatie = f'<Relationship Id="rId99" Type="{_RELATIE}{soort}" Target="{soort}.xml"/></Relationships>'
    naam = "word/_rels/document.xml.rels"
    delen[naam] = delen[naam].replace(b"</Relationships>", relatie.encode())
    return zip_van(delen)


# The two engines.


def volgens_docxtpl(bron: bytes, feiten: Feiten, **filters: Callable[..., Any]) -> dict[str, bytes]:
    """The parts of a filled template, by the docxtpl that is installed."""
    document = DocxTemplate(io.BytesIO(bron))
    omgeving = Environment(autoescape=True)
    omgeving.filters.update(filters)
    document.render(dict(feiten), omgeving, autoescape=True)
    return delen_van(bewaard(document))


def probeer(bron: bytes, feiten: Feiten) -> tuple[bytes | None, tuple[Melding, ...]]:
    """The filled template by our engine, or None; and what is wrong."""
    gekeurd = laad_sjabloon(bron, "sjabloon.docx", dict.fromkeys(feiten, Vrij()))
    geladen, meldingen = gekeurd.sjabloon, gekeurd.meldingen
    if geladen is None:
        return None, meldingen
    pakket, meldingen = geladen.ongekleed().vul(feiten)
    return (None if pakket is None else pakket.schrijf()), meldingen


def gevuld(bron: bytes, feiten: Feiten) -> bytes:
    """The filled template by our engine, which finds nothing wrong."""
    inhoud, meldingen = probeer(bron, feiten)
    assert inhoud is not None, [f"{melding.code} {melding.tekst}" for melding in meldingen]
    return inhoud


def volgens_ons(bron: bytes, feiten: Feiten) -> dict[str, bytes]:
    """The parts of a filled template, by our engine."""
    return delen_van(gevuld(bron, feiten))


def codes(bron: bytes, feiten: Feiten) -> list[str]:
    """The codes of what our engine finds wrong, for a template that it refuses."""
    inhoud, meldingen = probeer(bron, feiten)
    assert inhoud is None
    return [melding.code for melding in meldingen]


# The comparison.


def gelijkgesteld(naam: str, inhoud: bytes, *, celvolgorde: bool = True) -> str:
    """A part as canonical XML, one element on a line.

    Relationships and content types have no order, a property that is empty says as much as one that is missing, and
    white space between elements or a run with an empty text says nothing. Without `celvolgorde` the properties of
    cells have no order either.
    """
    wortel = etree.fromstring(inhoud, etree.XMLParser(resolve_entities=False))
    for run_ in list(wortel.iter(w("r"))):
        delen = [kind for kind in run_ if kind.tag != w("rPr")]
        if [kind.tag for kind in delen] == [w("t")] and not delen[0].text and (ouder := run_.getparent()) is not None:
            ouder.remove(run_)
    for knoop in wortel.iter():
        if len(knoop) and not (knoop.text or "").strip(" \n\r\t"):
            knoop.text = None
        if not (knoop.tail or "").strip(" \n\r\t"):
            knoop.tail = None
    if naam.endswith(".rels") or naam in {"[Content_Types].xml", EIGENSCHAPPEN}:
        wortel[:] = sorted((kind for kind in wortel if kind.attrib or kind.text), key=_canoniek)
    for eigenschappen in () if celvolgorde else wortel.iter(w("tcPr")):
        eigenschappen[:] = sorted(eigenschappen, key=_canoniek)
    return _canoniek(wortel).replace("><", ">\n<")


def _canoniek(knoop: etree._Element) -> str:
    return etree.tostring(knoop, method="c14n", exclusive=True).decode()


def verschil(bron: bytes, feiten: Feiten, *, celvolgorde: bool = True, **filters: Callable[..., Any]) -> str:
    """What differs between docxtpl's file and ours, as a unified diff; empty where they are equal."""
    return vergelijk(volgens_docxtpl(bron, feiten, **filters), volgens_ons(bron, feiten), celvolgorde=celvolgorde)


def vergelijk(hun: Mapping[str, bytes], ons: Mapping[str, bytes], *, celvolgorde: bool = True) -> str:
    """What differs between the parts of docxtpl's file and of ours, as a unified diff."""
    regels = [f"only docxtpl has {naam}" for naam in sorted(hun.keys() - ons.keys())]
    regels += [f"only we have {naam}" for naam in sorted(ons.keys() - hun.keys())]
    for naam in sorted(hun.keys() & ons.keys()):
        if hun[naam] == ons[naam]:
            continue
        if not naam.endswith((".xml", ".rels")):
            regels.append(f"{naam} has other bytes")
            continue
        hun_, ons_ = (gelijkgesteld(naam, delen[naam], celvolgorde=celvolgorde).split("\n") for delen in (hun, ons))
        regels += difflib.unified_diff(hun_, ons_, f"docxtpl: {naam}", f"ours: {naam}", lineterm="", n=2)
    return "\n".join(regels)


def boom(delen: Mapping[str, bytes], naam: str = DOCUMENT) -> etree._Element:
    """A part as a tree."""
    return etree.fromstring(delen[naam])


def tekst(delen: Mapping[str, bytes], naam: str = DOCUMENT) -> str:
    """What a reader sees of a part: a line for each paragraph, `\\t` and `\\n` for tabs and line breaks."""
    return "\n".join(map(alineatekst, boom(delen, naam).iter(w("p"))))


def alineatekst(alinea_: etree._Element) -> str:
    """What a reader sees of a paragraph."""
    tekens = {w("tab"): "\t", w("br"): "\n"}
    knopen = alinea_.iterfind(f".//{w('r')}/*")
    return "".join(knoop.text or "" if knoop.tag == w("t") else tekens.get(knoop.tag, "") for knoop in knopen)


def fouten_in_schema(inhoud: bytes, map_: Path) -> list[str]:
    """What an Open XML validator finds wrong with a Word file, besides what python-docx's own empty one has wrong."""
    from openxml_audit import OpenXmlValidator

    bestand = map_ / "gevuld.docx"
    bestand.write_bytes(inhoud)
    return [str(fout) for fout in OpenXmlValidator().validate(bestand).errors if "stylesWithEffects" not in str(fout)]
