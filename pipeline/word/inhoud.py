"""The contents page: complete and clickable without anybody pressing F9.

The template holds Word's own contents field (Verwijzingen > Inhoudsopgave). It is replaced by linked
entries for the headings of the finished document; each page number is a PAGEREF field. LibreOffice works
those out by itself, Word when it prints or saves as PDF, or at Ctrl+A, F9; `paginanummers` puts the numbers
in where the pages are known. The field as a whole does not stay, because LibreOffice shows such a field as it
was saved; and no field is marked dirty, because Word then asks its reader a question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.word.ooxml import XML, alineas, element, stijl_van, tekst_van, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from pipeline.word.stijlen import Stijlen


def zet_inhoud(wortel: etree._Element, stijlen: Stijlen) -> bool:
    """Fill every contents field of a document body in place; headings get the bookmarks it points at.

    Returns:
        Whether there is one.
    """
    velden = [veld for veld in wortel.iter(w("instrText")) if (veld.text or "").strip().startswith("TOC")]
    if not velden:
        return False
    koppen = list(_koppen(wortel, stijlen))
    for veld in velden:
        eerste, laatste = _grenzen(veld)
        if eerste is None or laatste is None:
            continue
        opdracht = (veld.text or "").strip()
        diepte = int(gevonden[1]) if (gevonden := re.search(r'\\o\s+"\d-(\d)"', opdracht)) else 9
        regels = [(niveau, tekst, merk) for niveau, tekst, merk in koppen if niveau <= diepte]
        _vervang(eerste, laatste, list(_regels(regels, stijlen)))
    return True


def _koppen(wortel: etree._Element, stijlen: Stijlen) -> Iterator[tuple[int, str, str]]:
    """The headings with level, text and the name of the bookmark around them."""
    nummer = 1000
    for alinea in alineas(wortel):
        niveau = stijlen.kopniveau(stijl_van(alinea))
        tekst = " ".join(tekst_van(alinea).split())
        if niveau is None or not tekst:
            continue
        nummer += 1
        merk = f"_Toc{nummer:09d}"
        eigenschappen = alinea.find(w("pPr"))
        alinea.insert(1 if eigenschappen is not None else 0, element("bookmarkStart", id=str(nummer), name=merk))
        alinea.append(element("bookmarkEnd", id=str(nummer)))
        yield niveau, tekst, merk


def _grenzen(veld: etree._Element) -> tuple[etree._Element | None, etree._Element | None]:
    """The first and the last paragraph of the field."""
    eerste = next((ouder for ouder in veld.iterancestors() if ouder.tag == w("p")), None)
    if eerste is None:
        return None, None
    diepte = 0
    alinea: etree._Element | None = eerste
    while alinea is not None:
        for teken in alinea.iter(w("fldChar")):
            soort = teken.get(w("fldCharType"))
            diepte += {"begin": 1, "end": -1}.get(soort or "", 0)
            if diepte == 0 and soort == "end":
                return eerste, alinea
        alinea = alinea.getnext()
    return None, None


def _vervang(eerste: etree._Element, laatste: etree._Element, nieuw: list[etree._Element]) -> None:
    ouder = eerste.getparent()
    if ouder is None:
        return
    begin, einde = ouder.index(eerste), ouder.index(laatste)
    ouder[begin : einde + 1] = nieuw


def _regels(koppen: list[tuple[int, str, str]], stijlen: Stijlen) -> Iterator[etree._Element]:
    for niveau, tekst, merk in koppen:
        alinea = element("p")
        eigenschappen = element("pPr")
        stijl = stijlen.id_van(f"toc {niveau}")
        if stijl is not None:
            eigenschappen.append(element("pStyle", val=stijl))
        alinea.append(eigenschappen)
        link = element("hyperlink", anchor=merk, history="1")
        link.extend([_run(_tekst(tekst)), _run(element("tab")), *_paginaveld(merk)])
        alinea.append(link)
        yield alinea


def _paginaveld(merk: str) -> list[etree._Element]:
    opdracht = element("instrText")
    opdracht.text = f" PAGEREF {merk} \\h "
    opdracht.set(f"{{{XML}}}space", "preserve")
    teken = {soort: _run(element("fldChar", fldCharType=soort)) for soort in ("begin", "separate", "end")}
    return [teken["begin"], _run(opdracht), teken["separate"], teken["end"]]


def _tekst(tekst: str) -> etree._Element:
    knoop = element("t")
    knoop.text = tekst
    return knoop


def _run(inhoud: etree._Element) -> etree._Element:
    run = element("r")
    run.append(inhoud)
    return run
