"""Whole Word files inside a document: a chapter that somebody else wrote, in the styles of the document.

The slow way, for the few documents that ask for it: docxcompose, which docxtpl uses for the same, brings
along styles, lists, pictures and notes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from urllib.parse import quote

import docx
from docx.oxml.section import CT_SectPr
from docxtpl.subdoc import SubdocComposer

from pipeline.bestand.archief import open_archief
from pipeline.word.ankers import zet_ankers_recht, zonder_losse_verwijzingen
from pipeline.word.ooxml import XML, als_bytes, element, ontleed, r, stijl_van, tekst_van, w
from pipeline.word.opmaak import DOCUMENTMERK
from pipeline.word.pakket import Pakket

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_EINDNOTEN = "word/endnotes.xml"
_NOTEN = ("word/footnotes.xml", _EINDNOTEN)


def voeg_in(pakket: Pakket, documenten: Mapping[str, Pakket]) -> Pakket:
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
        deel = docx.Document(io.BytesIO(_op_zichzelf(documenten[merk])))
        SubdocComposer(hoofd).attach_parts(deel)
        for kind in list(deel.element.body):
            if not isinstance(kind, CT_SectPr):
                alinea.addprevious(kind)
        alinea.getparent().remove(alinea)
    uit = io.BytesIO()
    hoofd.save(uit)
    return _heel(Pakket(dict(open_archief(uit.getvalue()).delen)))


def _op_zichzelf(pakket: Pakket) -> bytes:
    """A Word file without what its text and notes could not take along: comments.

    Links in notes become fields, and endnotes text.
    """
    delen = dict(pakket.delen)
    wortels = (pakket.boom(naam) for naam in (_EINDNOTEN,) if naam in delen)
    eindnoten = {noot.get(w("id")): " ".join(tekst_van(noot).split()) for wortel in wortels for noot in wortel}
    for naam in pakket.tekstdelen():
        wortel = ontleed(delen[naam])
        gewijzigd = zet_ankers_recht(wortel, frozenset())
        gewijzigd |= _eindnoten_als_tekst(wortel, eindnoten)
        if naam in _NOTEN:
            gewijzigd |= _links_als_veld(wortel, pakket.relaties(naam))
            gewijzigd |= zonder_losse_verwijzingen(wortel, frozenset())
        if gewijzigd:
            delen[naam] = als_bytes(wortel)
    return Pakket(delen).schrijf()


def _eindnoten_als_tekst(wortel: etree._Element, noten: Mapping[str | None, str]) -> bool:
    """Put the text of an endnote where its mark stands: docxcompose takes footnotes along, and no endnotes."""
    merken = list(wortel.iter(w("endnoteReference")))
    for merk in merken:
        tekst = element("t")
        tekst.text = f" ({noten.get(merk.get(w('id')), '')})"
        tekst.set(f"{{{XML}}}space", "preserve")
        run = merk.getparent()
        if run is not None:
            run.replace(merk, tekst)
            for opmaak in run.findall(w("rPr")):  # of a mark, raised
                run.remove(opmaak)
    return bool(merken)


def _links_als_veld(wortel: etree._Element, relaties: etree._Element) -> bool:
    """Write the links of a part as fields, which hold their address themselves; whether there are any."""
    doelen = {relatie.get("Id"): relatie.get("Target", "") for relatie in relaties}
    gewijzigd = False
    for link in list(wortel.iter(w("hyperlink"))):
        doel, ouder = doelen.get(link.get(r("id"))), link.getparent()
        if doel is None or ouder is None:
            continue
        adres = quote(doel, safe="%/:?#[]@!$&'()*+,;=~")
        veld = element("fldSimple", instr=f' HYPERLINK "{adres}" ')
        veld.extend(list(link))
        ouder.replace(link, veld)
        gewijzigd = True
    return gewijzigd


def _heel(pakket: Pakket) -> Pakket:
    """A document without anything that leads nowhere, or has a number that something else has."""
    opmerkingen = pakket.opmerkingen()
    for naam in pakket.tekstdelen():
        wortel = ontleed(pakket.delen[naam])
        bekend = {str(relatie.get("Id")) for relatie in pakket.relaties(naam)}
        gewijzigd = zonder_losse_verwijzingen(wortel, bekend)
        if zet_ankers_recht(wortel, opmerkingen) or gewijzigd:
            pakket.zet(naam, als_bytes(wortel), wortel)
    return pakket
