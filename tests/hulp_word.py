"""Read a finished Word file as its reader does."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Documentsoort
from lxml import etree

from pipeline.keur.document import Document as Keurdocument
from pipeline.word.pakket import DOCUMENT, Pakket
from tests.hulp import delen_van

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def keurdocument(inhoud: str, stijlen: str = "") -> Keurdocument:
    """A body, and the styles that it may have, as the checks get it."""
    ruimte = f'xmlns:w="{W.strip("{}")}"'
    delen = {DOCUMENT: f"<w:document {ruimte}><w:body>{inhoud}</w:body></w:document>".encode()}
    if stijlen:
        delen["word/styles.xml"] = f"<w:styles {ruimte}>{stijlen}</w:styles>".encode()
    return Keurdocument.van(Pakket(delen), "stuk.docx", concept=False)


def open_docx(inhoud: bytes) -> Documentsoort:
    return Document(io.BytesIO(inhoud))


def alineas(inhoud: bytes) -> list[str]:
    """The text of every paragraph of the body, those in tables too."""
    wortel = etree.fromstring(delen_van(inhoud)["word/document.xml"])
    return ["".join(t.text or "" for t in alinea.iter(f"{W}t")) for alinea in wortel.iter(f"{W}p")]


def tekst(inhoud: bytes) -> str:
    return "\n".join(alineas(inhoud))


def links(inhoud: bytes) -> list[str]:
    """Where the hyperlinks of the body lead to."""
    relaties = etree.fromstring(delen_van(inhoud)["word/_rels/document.xml.rels"])
    return [r.get("Target", "") for r in relaties if r.get("TargetMode") == "External"]
