"""Text that can be read on what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.kleur import GROTE_TEKST_MINSTENS, TEKST_MINSTENS, contrast
from pipeline.melding import Ernst, Melding, Meldingsoort
from pipeline.word.ooxml import w
from pipeline.word.tekstkleur import WIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from pipeline.keur.document import Document
    from pipeline.keur.inventaris import Aanzien
    from pipeline.word.tekstkleur import Uiterlijk

TE_WEINIG_CONTRAST = Meldingsoort(
    "K10",
    Ernst.WAARSCHUWING,
    "tekst is slecht te lezen",
    "De kleur van een tekst verschilt te weinig van het vlak erachter. Nodig is een contrast van 4,5 op 1, voor grote "
    "letters 3 op 1 (WCAG 2.1, 1.4.3).",
)


def leesbare_tekst(document: Document) -> Iterator[Melding]:
    """K10. A text in or on a drawing is left alone: what is behind it is not told by the text.

    Of the paragraphs that look the same one is told.
    """
    uiterlijken = document.pakket.stijlen.uiterlijken
    for naam, wortel in document.wortels.items():
        inventaris = document.inventarissen[naam]
        op_tekening = set(_op_tekening(wortel, inventaris.ankers))
        klaar: set[Aanzien] = set()
        for alinea, aanzien in inventaris.alineas:
            if aanzien in klaar or alinea in op_tekening:
                continue
            runs = ((tekst, _te_weinig(uiterlijk)) for tekst, uiterlijk in uiterlijken.van_runs(alinea))
            slecht = [(tekst, gevonden) for tekst, gevonden in runs if gevonden is not None]
            te_lezen = [(tekst, gevonden) for tekst, gevonden in slecht if tekst.strip()]
            if te_lezen:
                yield _melding(document, alinea, *te_lezen[0])
            if te_lezen or not slecht:  # else the next one that looks the same may have something to read
                klaar.add(aanzien)


def _te_weinig(uiterlijk: Uiterlijk) -> float | None:
    """The contrast of a look, None where it is enough."""
    if uiterlijk.letter is None:
        return None  # the reader's program takes black or white, whichever is seen
    gevonden = contrast(uiterlijk.letter, uiterlijk.vlak or WIT)
    return gevonden if gevonden < (GROTE_TEKST_MINSTENS if uiterlijk.is_groot else TEKST_MINSTENS) else None


def _op_tekening(wortel: etree._Element, alle: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """The paragraphs of a page from a drawing behind the text on."""
    ankers = [anker for anker in alle if anker.get("behindDoc") in {"1", "true"}]
    dragers = {alinea for anker in ankers for alinea in anker.iterancestors(w("p"))}
    laatste = next(ankers[-1].iterancestors(w("p")), None) if ankers else None
    erachter = voorbij = False
    for alinea in wortel.iter(w("p")) if ankers else ():
        erachter |= not voorbij and alinea in dragers
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
