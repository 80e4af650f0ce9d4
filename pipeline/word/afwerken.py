"""What is left to do on a part after its template was rendered.

Gaps become visible, line feeds become line breaks, the markers of `opmaak` become styles, lists and links
that the file really has, tables get the columns that they have now, and ids are unique again.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from pipeline.word.ooxml import WP, XML, element, geheel, r, stijl_van, w
from pipeline.word.opmaak import KOP, LIJST, LINK, STIJL
from pipeline.word.pakket import HYPERLINK

if TYPE_CHECKING:
    from lxml import etree

    from pipeline.word.pakket import Pakket
    from pipeline.word.stijlen import Nummering, Stijlen

# Around a gap in rendered text. Data never holds them: they are for private use, and T01 tells so.
GAT_BEGIN, GAT_EINDE = "\ue000", "\ue001"
STIJL_VAN_GAT = "Nog in te vullen"

_KNIP = re.compile(f"({GAT_BEGIN}[^{GAT_EINDE}]*{GAT_EINDE}|\n|\t)")


def afwerken(wortel: etree._Element, deel: str, pakket: Pakket, stijlen: Stijlen, nummering: Nummering) -> None:
    """Finish a rendered part in place.

    Args:
        wortel: the part.
        deel: its name in the package.
        pakket: the package; gets the relationships of new links.
        stijlen: the styles of the package.
        nummering: the lists of the package; gets one for each numbered list in Markdown.
    """
    _splits_teksten(wortel, stijlen)
    _zet_stijlen(wortel, stijlen)
    _zet_lijsten(wortel, stijlen, nummering)
    for link in wortel.iter(w("hyperlink")):
        adres = link.get(r("id"), "")
        if adres.startswith(LINK):
            link.set(r("id"), pakket.nieuwe_relatie(deel, HYPERLINK, adres.removeprefix(LINK), buiten=True))
    for tabel in wortel.iter(w("tbl")):
        _pas_kolommen_aan(tabel)
    for nummer, tekening in enumerate(wortel.iter(f"{{{WP}}}docPr"), 1):
        tekening.set("id", str(nummer))


def _splits_teksten(wortel: etree._Element, stijlen: Stijlen) -> None:
    """Split runs at gaps, line feeds and tabs. The pieces keep the formatting of their run."""
    gatstijl = stijlen.id_van(STIJL_VAN_GAT)
    for tekst in list(wortel.iter(w("t"))):
        inhoud = tekst.text or ""
        stukken = [stuk for stuk in _KNIP.split(inhoud) if stuk]
        run = tekst.getparent()
        if run is None or run.tag != w("r") or (len(stukken) < 2 and not inhoud.startswith(GAT_BEGIN)):
            continue
        opmaak = run.find(w("rPr"))
        index = run.index(tekst)
        staart = list(run)[index + 1 :]
        anker = run
        for stuk in stukken:
            nieuw = _run(stuk, opmaak, gatstijl)
            anker.addnext(nieuw)
            anker = nieuw
        for rest in staart:
            anker.append(rest)
        run.remove(tekst)
        if not [kind for kind in run if kind.tag != w("rPr")]:
            ouder = run.getparent()
            if ouder is not None:
                ouder.remove(run)


def _run(stuk: str, opmaak: etree._Element | None, gatstijl: str | None) -> etree._Element:
    run = element("r")
    if opmaak is not None:
        run.append(deepcopy(opmaak))
    if stuk == "\n":
        run.append(element("br"))
        return run
    if stuk == "\t":
        run.append(element("tab"))
        return run
    if stuk.startswith(GAT_BEGIN):
        stuk = stuk.strip(GAT_BEGIN + GAT_EINDE)
        _zet_tekenstijl(run, gatstijl)
    tekst = element("t")
    tekst.text = stuk
    tekst.set(f"{{{XML}}}space", "preserve")
    run.append(tekst)
    return run


def _zet_tekenstijl(run: etree._Element, stijlid: str | None) -> None:
    if stijlid is None:
        return
    opmaak = run.find(w("rPr"))
    if opmaak is None:
        opmaak = element("rPr")
        run.insert(0, opmaak)
    for oud in opmaak.findall(w("rStyle")):
        opmaak.remove(oud)
    opmaak.insert(0, element("rStyle", val=stijlid))


def _zet_stijlen(wortel: etree._Element, stijlen: Stijlen) -> None:
    """Replace the markers of Markdown by styles; headings go one level below the place where they stand."""
    niveau, blok, basis = 0, "", 0
    for alinea in wortel.iter(w("p")):
        stijl = stijl_van(alinea) or ""
        if stijl.startswith(KOP):
            _, nummer, diepte = stijl.split(":")
            if nummer != blok:
                blok, basis = nummer, niveau
            gekozen = stijlen.kop(min(basis + int(diepte), 9))
            _vervang_stijl(alinea.find(f"{w('pPr')}/{w('pStyle')}"), gekozen)
        elif (eigen := stijlen.kopniveau(stijl)) is not None:
            niveau = eigen
    for soort in ("pStyle", "rStyle"):
        for knoop in list(wortel.iter(w(soort))):
            naam = knoop.get(w("val"), "")
            if naam.startswith(STIJL):
                _vervang_stijl(knoop, stijlen.id_van(naam.removeprefix(STIJL)))


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


def _pas_kolommen_aan(tabel: etree._Element) -> None:
    """Give a table whose number of columns depends on the data a grid of equal columns."""
    raster = tabel.find(w("tblGrid"))
    rijen = tabel.findall(w("tr"))
    if raster is None or not rijen:
        return
    kolommen = max(_breedte(rij) for rij in rijen)
    oud = raster.findall(w("gridCol"))
    if kolommen == len(oud) or kolommen == 0:
        return
    totaal = sum(geheel(kolom, "w", 0) for kolom in oud)
    for kolom in oud:
        raster.remove(kolom)
    for _ in range(kolommen):
        raster.append(element("gridCol", w=str(totaal // kolommen)))
    for rij in rijen:
        for cel in rij.findall(w("tc")):
            breedte = cel.find(f"{w('tcPr')}/{w('tcW')}")
            if breedte is not None:
                breedte.set(w("w"), str(totaal // kolommen * _span(cel)))
                breedte.set(w("type"), "dxa")


def _breedte(rij: etree._Element) -> int:
    return sum(_span(cel) for cel in rij.findall(w("tc")))


def _span(cel: etree._Element) -> int:
    return geheel(cel.find(f"{w('tcPr')}/{w('gridSpan')}"), "val", 1)
