"""The annex that says of each figure of a document what it is, how it was worked out and where it stands."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from pipeline.word.bijlagerijen import rijen
from pipeline.word.cijfers import cijfers
from pipeline.word.ooxml import XML, eigenschappen_van, element, geheel, w
from pipeline.word.sporen import met_merken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

    from pipeline.word.bijlagerijen import Rij
    from pipeline.word.soorten import Soort
    from pipeline.word.sporen import Feit
    from pipeline.word.stijlen import Stijlen

KOP = "Herkomst van de cijfers"
UITLEG = (
    "Deze tabel zegt van elk cijfer dat in dit document is ingevuld of berekend, wat het is en waar het vandaan komt; "
    "cijfers in geschreven tekst staan er niet in. Staan er meer cijfers in één rij, dan komen zij in die volgorde uit "
    "de genoemde cellen."
)
_KOPPEN = ("Cijfer", "Wat het is", "Hoe het is berekend", "Bron")
_VOORAF = "Vóór de eerste kop"
# Parts of the width of the table, in hundredths.
_BREEDTEN = (15, 23, 30, 32)
_TEKSTBREEDTE = 9070
_SAMEN_HOOGSTENS = 4
# By preference. The first that the template has is used; without any the table gets lines of its own.
_TABELSTIJLEN = ("Huisstijl tabel smal", "Huisstijl tabel", "Table Grid")
_TEKSTSTIJLEN = ("Tabel klein", "Tabeltekst")
_CIJFERSTIJLEN = ("Tabel klein bedrag", "Tabelbedrag", *_TEKSTSTIJLEN)
_GROEPSTIJLEN = ("Tabelgroep",)


def zet_bijlage(wortel: etree._Element, stijlen: Stijlen, feiten: Sequence[Feit], woorden: Mapping[str, Soort]) -> bool:
    """Put the annex behind the body of a document that still has its marks, in place.

    Args:
        wortel: the part `word/document.xml`.
        stijlen: the styles of the package.
        feiten: what was printed in it.
        woorden: what the names at the top of the dossier are.

    Returns:
        Whether there is one: a document without figures has none.
    """
    lichaam = wortel.find(w("body"))
    inhoud = rijen(cijfers(wortel, stijlen, feiten, woorden), feiten)
    if lichaam is None or not inhoud:
        return False
    einde = lichaam.find(w("sectPr"))
    plaats = len(lichaam) if einde is None else lichaam.index(einde)
    # Word puts the cursor behind a table in a paragraph: the body ends with one.
    lichaam[plaats:plaats] = [_kop(stijlen), _uitleg(stijlen), _tabel(inhoud, stijlen, _breedte(einde)), _slot()]
    return True


def _kop(stijlen: Stijlen) -> etree._Element:
    alinea = _alinea([KOP], stijlen.kop(1), vet=stijlen.kop(1) is None)
    eigenschappen_van(alinea, "pPr").append(element("pageBreakBefore"))
    return alinea


def _uitleg(stijlen: Stijlen) -> etree._Element:
    return _alinea([UITLEG], stijlen.id_van("Body Text"))


def _slot() -> etree._Element:
    """A paragraph that takes no room: else it could make an empty page."""
    alinea = element("p")
    eigenschappen_van(alinea, "pPr").append(element("spacing", before="0", after="0", line="20", lineRule="exact"))
    return alinea


def _tabel(inhoud: Sequence[Rij], stijlen: Stijlen, breedte: int) -> etree._Element:
    tabel, eigenschappen, raster = element("tbl"), element("tblPr"), element("tblGrid")
    breedten = [breedte * deel // 100 for deel in _BREEDTEN]
    breedten[-1] += breedte - sum(breedten)
    stijl = _eerste(stijlen, _TABELSTIJLEN)
    if stijl is not None:
        eigenschappen.append(element("tblStyle", val=stijl))
    eigenschappen.append(element("tblW", w=str(breedte), type="dxa"))
    if stijl is None:
        lijnen = element("tblBorders")
        lijnen.extend(element(kant, val="single", sz="4", space="0", color="auto") for kant in ("bottom", "insideH"))
        eigenschappen.append(lijnen)
    eigenschappen.append(element("tblLayout", type="fixed"))
    eigenschappen.append(element("tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0"))
    eigenschappen[-1].attrib.update({w("noHBand"): "0", w("noVBand"): "1"})
    eigenschappen.append(element("tblCaption", val=KOP))
    raster.extend(element("gridCol", w=str(kolom)) for kolom in breedten)
    tabel.extend([eigenschappen, raster, _rij(_koprij(stijlen, vet=stijl is None), breedten, kop=True)])
    met_koppen = any(rij.kop for rij in inhoud)
    for kop, groep in itertools.groupby(inhoud, key=lambda rij: rij.kop):
        if met_koppen:
            tabel.append(_rij([_groepkop(kop or _VOORAF, stijlen)], [breedte], span=len(breedten)))
        gemaakt = [_rij(list(_cellen(rij, stijlen)), breedten) for rij in groep]
        if len(gemaakt) <= _SAMEN_HOOGSTENS:
            _houd_bijeen(gemaakt)
        tabel.extend(gemaakt)
    return tabel


def _houd_bijeen(gemaakt: Sequence[etree._Element]) -> None:
    """Keep the rows of a small group on one page."""
    for alinea in (alinea for rij in gemaakt[:-1] for alinea in rij.iter(w("p"))):
        eigenschappen = eigenschappen_van(alinea, "pPr")
        eigenschappen.insert(1 if eigenschappen.find(w("pStyle")) is not None else 0, element("keepNext"))


def _koprij(stijlen: Stijlen, *, vet: bool) -> list[list[etree._Element]]:
    tekst, cijfer = _eerste(stijlen, _TEKSTSTIJLEN), _eerste(stijlen, _CIJFERSTIJLEN)
    return [
        [_alinea([naam], cijfer if nummer == 0 else tekst, rechts=nummer == 0, vet=vet)]
        for nummer, naam in enumerate(_KOPPEN)
    ]


def _groepkop(kop: str, stijlen: Stijlen) -> list[etree._Element]:
    stijl = _eerste(stijlen, _GROEPSTIJLEN)
    alinea = _alinea([kop], stijl, vet=stijl is None)
    plek = 1 if stijl is not None else 0
    eigenschappen_van(alinea, "pPr").insert(plek, element("keepNext"))
    return [alinea]


def _cellen(rij: Rij, stijlen: Stijlen) -> Iterator[list[etree._Element]]:
    tekst, cijfer = _eerste(stijlen, _TEKSTSTIJLEN), _eerste(stijlen, _CIJFERSTIJLEN)
    yield [_alinea([met_merken(getal, feit)], cijfer, rechts=True) for feit, getal in rij.cijfers]
    yield [_alinea([rij.wat], tekst)]
    yield [_alinea([rij.regel], tekst)]
    yield [_alinea([bron], tekst) for bron in rij.bronnen] or [_alinea([], tekst)]


def _rij(
    cellen: Sequence[Sequence[etree._Element]], breedten: Sequence[int], *, kop: bool = False, span: int = 1
) -> etree._Element:
    rij, eigenschappen = element("tr"), element("trPr")
    eigenschappen.append(element("cantSplit"))
    if kop:
        eigenschappen.append(element("tblHeader"))
    rij.append(eigenschappen)
    for inhoud, breedte in zip(cellen, breedten, strict=True):
        cel, van_cel = element("tc"), element("tcPr")
        van_cel.append(element("tcW", w=str(breedte), type="dxa"))
        if span > 1:
            van_cel.append(element("gridSpan", val=str(span)))
            van_cel.append(element("shd", val="clear", color="auto", fill="F1F4F5", themeFill="background2"))
        cel.append(van_cel)
        cel.extend(inhoud)
        rij.append(cel)
    return rij


def _alinea(teksten: Sequence[str], stijl: str | None, *, rechts: bool = False, vet: bool = False) -> etree._Element:
    alinea = element("p")
    eigenschappen = eigenschappen_van(alinea, "pPr")
    if stijl is not None:
        eigenschappen.append(element("pStyle", val=stijl))
    if rechts:
        eigenschappen.append(element("jc", val="right"))
    for tekst in teksten:
        run, knoop = element("r"), element("t")
        if vet:
            opmaak = element("rPr")
            opmaak.append(element("b"))
            run.append(opmaak)
        knoop.text = tekst
        knoop.set(f"{{{XML}}}space", "preserve")
        run.append(knoop)
        alinea.append(run)
    return alinea


def _eerste(stijlen: Stijlen, namen: Sequence[str]) -> str | None:
    return next((gevonden for naam in namen if (gevonden := stijlen.id_van(naam)) is not None), None)


def _breedte(sectie: etree._Element | None) -> int:
    """The width of the text of a section, in twentieths of a point."""
    if sectie is None:
        return _TEKSTBREEDTE
    marges = sectie.find(w("pgMar"))
    over = geheel(sectie.find(w("pgSz")), "w", 0) - geheel(marges, "left", 0) - geheel(marges, "right", 0)
    return over if over > 0 else _TEKSTBREEDTE
