"""Whole Word files inside a document: a chapter that somebody else wrote, in the styles of the document.

The slow way, for the few documents that ask for it: docxcompose, which docxtpl uses for the same, brings
along styles, lists, pictures and notes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.oxml.section import CT_SectPr
from docxtpl.subdoc import SubdocComposer

from pipeline.bestand.archief import open_archief
from pipeline.word.ooxml import stijl_van, w
from pipeline.word.opmaak import DOCUMENTMERK
from pipeline.word.pakket import Pakket

if TYPE_CHECKING:
    from collections.abc import Mapping


def voeg_in(pakket: Pakket, documenten: Mapping[str, bytes]) -> Pakket:
    """Put Word files in the place of their markers.

    Args:
        pakket: the filled document.
        documenten: the Word files by their marker; each was opened before and is safe.

    Returns:
        The document with their text, pictures and notes.
    """
    hoofd = docx.Document(io.BytesIO(pakket.schrijf()))
    for alinea in list(hoofd.element.body.iter(w("p"))):
        merk = stijl_van(alinea) or ""
        if not merk.startswith(DOCUMENTMERK):
            continue
        deel = docx.Document(io.BytesIO(documenten[merk]))
        SubdocComposer(hoofd).attach_parts(deel)
        for kind in list(deel.element.body):
            if not isinstance(kind, CT_SectPr):
                alinea.addprevious(kind)
        alinea.getparent().remove(alinea)
    uit = io.BytesIO()
    hoofd.save(uit)
    return Pakket(dict(open_archief(uit.getvalue()).delen))
