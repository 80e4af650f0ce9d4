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
# What in a run can change how its text looks.
_VAN_RUN = tuple(map(w, ("color", "shd", "rStyle", "sz", "b")))
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
    """One paragraph of each look: its style, the fill and place of its cell, and what its runs say."""
    op_tekening = set(_op_tekening(wortel))
    gezien: set[tuple[object, ...]] = set()
    vlakken: dict[etree._Element | None, tuple[str | None, bool]] = {None: (None, False)}
    for knoop in wortel.iter(w("tc"), w("p")):
        if knoop.tag == w("tc"):
            vlakken[knoop] = _vlak_van_cel(knoop)
            continue
        ouder = knoop.getparent()
        vlak = vlakken[ouder if ouder in vlakken else next(knoop.iterancestors(w("tc")), None)]
        eigen = tuple((kind.tag, kind.get(w("val"), kind.get(w("fill")))) for kind in knoop.iter(*_VAN_RUN))
        sleutel = (stijl_van(knoop), vlak, eigen)
        if sleutel not in gezien and knoop not in op_tekening:
            gezien.add(sleutel)
            yield knoop


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


def _vlak_van_cel(cel: etree._Element) -> tuple[str | None, bool]:
    """The fill of a cell, and whether it stands in the first row of its table."""
    eigenschappen = cel[0] if len(cel) and cel[0].tag == w("tcPr") else None
    vlak = eigenschappen.find(w("shd")) if eigenschappen is not None else None
    rij = cel.getparent()
    boven = rij.getprevious() if rij is not None else None
    return vlak.get(w("fill")) if vlak is not None else None, boven is None or boven.tag != w("tr")


def _melding(document: Document, alinea: etree._Element, tekst: str, gevonden: float) -> Melding:
    plaats = next(een.plaats for een in document.alineas if een.element is alinea)
    verhouding = f"{int(gevonden * 100) / 100:.2f}".replace(".", ",")
    zin = f"'{tekst.strip()[:40]}' heeft een contrast van {verhouding} : 1 met het vlak erachter"
    return TE_WEINIG_CONTRAST.op(plaats, zin, "kies een donkerder of lichtere kleur voor tekst of vlak")
