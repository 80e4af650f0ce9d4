"""Text that can be read on what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.kleur import GROTE_TEKST_MINSTENS, TEKST_MINSTENS, contrast
from pipeline.melding import Ernst, Melding, Meldingsoort
from pipeline.word.ooxml import WP, stijl_van, w
from pipeline.word.tekstkleur import WIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from pipeline.keur.document import Document

TE_WEINIG_CONTRAST = Meldingsoort(
    "K10",
    Ernst.WAARSCHUWING,
    "tekst is slecht te lezen",
    "De kleur van een tekst verschilt te weinig van het vlak erachter. Nodig is een contrast van 4,5 op 1, voor grote "
    "letters 3 op 1 (WCAG 2.1, 1.4.3).",
)

_EIGEN_KLEUR = (b"<w:shd", b"<w:color", b"<w:rStyle")
_ANKER = f"{{{WP}}}anchor"


def leesbare_tekst(document: Document) -> Iterator[Melding]:
    """K10. A text in or on a drawing is left alone: what is behind it is not told by the text."""
    for naam, wortel in document.wortels.items():
        eigen = any(merk in document.pakket.delen[naam] for merk in _EIGEN_KLEUR)
        for alinea in _met_eigen_kleur(wortel) if eigen else _een_van_elke_stijl(wortel):
            for tekst, uiterlijk in document.pakket.stijlen.uiterlijken.van_runs(alinea):
                if uiterlijk.letter is None:
                    continue  # the reader's program takes black or white, whichever is seen
                gevonden = contrast(uiterlijk.letter, uiterlijk.vlak or WIT)
                if gevonden < (GROTE_TEKST_MINSTENS if uiterlijk.is_groot else TEKST_MINSTENS):
                    yield _melding(document, alinea, tekst, gevonden)
                    break


def _een_van_elke_stijl(wortel: etree._Element) -> Iterator[etree._Element]:
    """One paragraph of each style, for a part in which only styles give colours."""
    op_tekening = set(_op_tekening(wortel))
    gezien: set[str | None] = set()
    for stijl in wortel.iter(w("pStyle")):
        alinea = next(stijl.iterancestors(w("p")))
        if stijl.get(w("val")) not in gezien and alinea not in op_tekening:
            gezien.add(stijl.get(w("val")))
            yield alinea


def _met_eigen_kleur(wortel: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs that can differ: those with colours of their own, and one of each other style and cell fill."""
    op_tekening = set(_op_tekening(wortel))
    gezien: set[tuple[str | None, str | None]] = set()
    for alinea in wortel.iter(w("p")):
        sleutel = (stijl_van(alinea), _vlak_van_cel(alinea))
        anders = sleutel not in gezien or next(alinea.iter(w("color"), w("shd"), w("rStyle")), None) is not None
        if anders and alinea not in op_tekening:
            gezien.add(sleutel)
            yield alinea


def _op_tekening(wortel: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs in a text box, and those of a page from a drawing behind the text on."""
    for vak in wortel.iter(w("txbxContent")):
        yield from vak.iter(w("p"))
    if not any(anker.get("behindDoc") in {"1", "true"} for anker in wortel.iter(_ANKER)):
        return
    erachter = False
    for alinea in wortel.iter(w("p")):
        erachter |= any(anker.get("behindDoc") in {"1", "true"} for anker in alinea.iter(_ANKER))
        if erachter:
            yield alinea
            nieuwe_pagina = any(einde.get(w("type")) == "page" for einde in alinea.iter(w("br")))
            erachter = not nieuwe_pagina and next(alinea.iter(w("sectPr")), None) is None


def _vlak_van_cel(alinea: etree._Element) -> str | None:
    """What tells the background of a paragraph from that of others with its style: the fill of its cell, or its row."""
    cel = next(alinea.iterancestors(w("tc")), None)
    if cel is None:
        return None
    vlak = cel.find(f"{w('tcPr')}/{w('shd')}")
    eerste = next(cel.iterancestors(w("tr"))).getprevious()
    is_eerste = eerste is None or eerste.tag != w("tr")
    return f"{vlak.get(w('fill')) if vlak is not None else ''}{is_eerste}"


def _melding(document: Document, alinea: etree._Element, tekst: str, gevonden: float) -> Melding:
    plaats = next(een.plaats for een in document.alineas if een.element is alinea)
    verhouding = f"{int(gevonden * 100) / 100:.2f}".replace(".", ",")
    zin = f"'{tekst.strip()[:40]}' heeft een contrast van {verhouding} : 1 met het vlak erachter"
    return TE_WEINIG_CONTRAST.op(plaats, zin, "kies een donkerder of lichtere kleur voor tekst of vlak")
