"""Text that can be read on what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.kleur import GROTE_TEKST_MINSTENS, TEKST_MINSTENS, contrast
from pipeline.melding import Ernst, Melding, Meldingsoort
from pipeline.word.ooxml import WP, w
from pipeline.word.tekstkleur import WIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from lxml import etree

    from pipeline.keur.document import Document

TE_WEINIG_CONTRAST = Meldingsoort(
    "K10",
    Ernst.WAARSCHUWING,
    "tekst is slecht te lezen",
    "De kleur van een tekst verschilt te weinig van het vlak erachter. Nodig is een contrast van 4,5 op 1, voor grote "
    "letters 3 op 1 (WCAG 2.1, 1.4.3).",
)

# The fill of a cell, and whether it stands in the first row of its table.
_Vlak = tuple[str | None, bool]
_EIGEN_KLEUR = (b"<w:shd", b"<w:color", b"<w:rStyle")
# What in a paragraph and its runs can change how their text looks.
_VAN_ALINEA = tuple(map(w, ("pStyle", "color", "shd", "rStyle", "sz", "b")))
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
    op_tekening = _in_tekstvak(wortel) | set(_op_tekening(wortel))
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
    for alinea, sleutel in _met_sleutel(wortel):
        if sleutel not in gezien and alinea not in op_tekening:
            gezien.add(sleutel)
            yield alinea


def _met_sleutel(wortel: etree._Element) -> Iterator[tuple[etree._Element, tuple[object, ...]]]:
    """Every paragraph with all that the look of its texts follows from, in one walk.

    A large document has tens of thousands of paragraphs and few looks. What stands in a text box counts for the
    paragraph around it.
    """
    in_vak = _in_tekstvak(wortel)
    alinea: etree._Element | None = None
    eigen: list[object] = []
    vlakken: dict[etree._Element | None, _Vlak] = {None: (None, False)}
    boven: dict[etree._Element | None, bool] = {}
    rij, cel, p, tekst, vlak = map(w, ("tr", "tc", "p", "t", "shd"))
    val, fill, van_cel = w("val"), w("fill"), w("tcPr")
    for knoop in wortel.iter(rij, cel, p, tekst, *_VAN_ALINEA):
        if (naam := knoop.tag) == rij:
            boven[knoop] = (vorige := knoop.getprevious()) is None or vorige.tag != rij
        elif naam == cel:
            vlakken[knoop] = (None, boven.get(knoop.getparent(), True))
        elif naam == tekst:
            eigen.append(knoop.text is None or knoop.text.isspace())
        elif naam == vlak and (ouder := knoop.getparent()) is not None and ouder.tag == van_cel:
            rond = ouder.getparent()
            vlakken[rond] = (knoop.get(fill), vlakken.get(rond, (None, False))[1])
        elif naam != p:
            eigen += (naam, knoop.get(val), knoop.get(fill))
        elif knoop not in in_vak:
            if alinea is not None:
                yield alinea, tuple(eigen)
            ouder = knoop.getparent()
            alinea = knoop
            eigen = [vlakken[ouder if ouder in vlakken else next(knoop.iterancestors(cel), None)]]
    if alinea is not None:
        yield alinea, tuple(eigen)


def _in_tekstvak(wortel: etree._Element) -> Set[etree._Element]:
    """The paragraphs in a text box."""
    return {alinea for vak in wortel.iter(w("txbxContent")) for alinea in vak.iter(w("p"))}


def _op_tekening(wortel: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a page from a drawing behind the text on."""
    ankers = [anker for anker in wortel.iter(_ANKER) if anker.get("behindDoc") in {"1", "true"}]
    laatste = next(ankers[-1].iterancestors(w("p")), None) if ankers else None
    erachter = voorbij = False
    for alinea in wortel.iter(w("p")) if ankers else ():
        erachter |= not voorbij and any(anker in ankers for anker in alinea.iter(_ANKER))
        voorbij |= alinea is laatste
        if erachter:
            yield alinea
            nieuwe_pagina = any(einde.get(w("type")) == "page" for einde in alinea.iter(w("br")))
            erachter = not nieuwe_pagina and next(alinea.iter(w("sectPr")), None) is None
        elif voorbij:
            return


def _melding(document: Document, alinea: etree._Element, tekst: str, gevonden: float) -> Melding:
    plaats = next(een.plaats for een in document.alineas if een.element is alinea)
    verhouding = f"{int(gevonden * 100) / 100:.2f}".replace(".", ",")
    zin = f"'{tekst.strip()[:40]}' heeft een contrast van {verhouding} : 1 met het vlak erachter"
    return TE_WEINIG_CONTRAST.op(plaats, zin, "kies een donkerder of lichtere kleur voor tekst of vlak")
