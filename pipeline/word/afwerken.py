"""What is left to do on a part after its template was rendered.

Gaps become visible, and the markers of `opmaak` that `merken` left become headings and lists that the file really has.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, cast

from lxml import etree

from pipeline.word.ooxml import XML, W, eigenschappen_van, element, stijl_van, w
from pipeline.word.opmaak import MERK
from pipeline.word.tekstbouw import KOP, LIJST
from pipeline.word.zichtbaar import GAT_BEGIN, GAT_EINDE

if TYPE_CHECKING:
    from pipeline.word.nummering import Nummering
    from pipeline.word.stijlen import Stijlen

# libxml2 finds the few in a long document far sooner than a loop in Python.
_NAAMRUIMTE = {"w": W}
_heeft_kop = etree.XPath(f"boolean(descendant::w:pStyle[starts-with(@w:val, '{KOP}')])", namespaces=_NAAMRUIMTE)
_met_gat = etree.XPath(f"descendant::w:t[contains(., '{GAT_BEGIN}')]", namespaces=_NAAMRUIMTE)

STIJL_VAN_GAT = "Nog in te vullen"

_GAT = re.compile(f"({GAT_BEGIN}[^{GAT_EINDE}]*{GAT_EINDE})")


def heeft_merken(xml: str) -> bool:
    """Whether a rendered part holds anything that `werk_merken_af` replaces."""
    return GAT_BEGIN in xml or (MERK[-1] in xml and MERK in xml)  # one sign is found sooner than two


def werk_merken_af(wortel: etree._Element, stijlen: Stijlen, nummering: Nummering) -> None:
    """Replace the markers of gaps and of Markdown in a rendered part, in place.

    Args:
        wortel: the part.
        stijlen: those of its package.
        nummering: the lists of the package; gets one for each numbered list in Markdown.
    """
    _splits_teksten(wortel, stijlen)
    _zet_koppen(wortel, stijlen)
    _zet_lijsten(wortel, stijlen, nummering)


def _splits_teksten(wortel: etree._Element, stijlen: Stijlen) -> None:
    """Split runs at gaps. The pieces keep the formatting of their run."""
    gatstijl = stijlen.id_van(STIJL_VAN_GAT)
    for tekst in cast("list[etree._Element]", _met_gat(wortel)):
        inhoud = tekst.text or ""
        run = tekst.getparent()
        if run is None or run.tag != w("r"):
            continue
        opmaak = run.find(w("rPr"))
        index = run.index(tekst)
        staart = list(run)[index + 1 :]
        anker = run
        for stuk in filter(None, _GAT.split(inhoud)):
            nieuw = _run(stuk, opmaak, gatstijl)
            anker.addnext(nieuw)
            anker = nieuw
        if staart:
            rest = _run("", opmaak, None)
            rest.extend(staart)
            anker.addnext(rest)
        run.remove(tekst)
        if not [kind for kind in run if kind.tag != w("rPr")]:
            ouder = run.getparent()
            if ouder is not None:
                ouder.remove(run)


def _run(stuk: str, opmaak: etree._Element | None, gatstijl: str | None) -> etree._Element:
    run = element("r")
    if opmaak is not None:
        run.append(deepcopy(opmaak))
    if stuk.startswith(GAT_BEGIN):
        stuk = stuk.strip(GAT_BEGIN + GAT_EINDE)
        _zet_tekenstijl(run, gatstijl)
    if stuk:
        tekst = element("t")
        tekst.text = stuk
        tekst.set(f"{{{XML}}}space", "preserve")
        run.append(tekst)
    return run


def _zet_tekenstijl(run: etree._Element, stijlid: str | None) -> None:
    if stijlid is None:
        return
    opmaak = eigenschappen_van(run, "rPr")
    for oud in opmaak.findall(w("rStyle")):
        opmaak.remove(oud)
    opmaak.insert(0, element("rStyle", val=stijlid))


def _zet_koppen(wortel: etree._Element, stijlen: Stijlen) -> None:
    """Give the headings of Markdown a style, one level below the place where they stand."""
    niveau, blok, basis = 0, "", 0
    # The level of a place is only needed where Markdown has a heading: most documents have none.
    for alinea in wortel.iter(w("p")) if _heeft_kop(wortel) else ():
        stijl = stijl_van(alinea) or ""
        if stijl.startswith(KOP):
            _, nummer, diepte = stijl.split(":")
            if nummer != blok:
                blok, basis = nummer, niveau
            gekozen = stijlen.kop(min(basis + int(diepte), 9))
            _vervang_stijl(alinea.find(f"{w('pPr')}/{w('pStyle')}"), gekozen)
        elif (eigen := stijlen.kopniveau(stijl)) is not None:
            niveau = eigen


def _vervang_stijl(knoop: etree._Element | None, stijlid: str | None) -> None:
    if knoop is None:
        return
    if stijlid is not None:
        knoop.set(w("val"), stijlid)
    elif (ouder := knoop.getparent()) is not None:
        ouder.remove(knoop)


def _zet_lijsten(wortel: etree._Element, stijlen: Stijlen, nummering: Nummering) -> None:
    gemaakt: dict[str, str] = {}
    for nummer in list(wortel.iter(w("numId"))):
        merk = nummer.get(w("val"), "")
        if not merk.startswith(LIJST):
            continue
        if merk not in gemaakt:
            _, naam, _, begin = merk.split(":")
            stijl = stijlen.id_van("List Bullet" if naam == "opsomming" else "List Number")
            basis = stijlen.nummering(stijl) or "0"
            niveau = nummer.getprevious()
            diepte = int(niveau.get(w("val"), "0")) if niveau is not None else 0
            gemaakt[merk] = basis if naam == "opsomming" else nummering.nieuwe_lijst(basis, diepte, int(begin))
        nummer.set(w("val"), gemaakt[merk])
