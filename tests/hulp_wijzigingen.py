"""Accept or reject all tracked changes of a Word file, as Word does, and read what is left."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Blok = str | list[list[list["Blok"]]]


def aangenomen(wortel: etree._Element) -> etree._Element:
    """What is left where every change is accepted."""
    return _verwerkt(wortel, weg="del", blijft="ins")


def verworpen(wortel: etree._Element) -> etree._Element:
    """What is left where every change is rejected."""
    uit = _verwerkt(wortel, weg="ins", blijft="del")
    for tekst in uit.iter(f"{W}delText"):
        tekst.tag = f"{W}t"
    return uit


def _verwerkt(wortel: etree._Element, weg: str, blijft: str) -> etree._Element:
    uit = deepcopy(wortel)
    for rij in list(uit.iter(f"{W}tr")):
        merken = rij.find(f"{W}trPr")
        if merken is not None and merken.find(f"{W}{weg}") is not None:
            _ouder(rij).remove(rij)
    for tabel in list(uit.iter(f"{W}tbl")):
        if next(tabel.iter(f"{W}tr"), None) is None:
            _ouder(tabel).remove(tabel)
    for merk in [m for m in uit.iter(f"{W}{weg}") if _ouder(m).tag not in {f"{W}rPr", f"{W}trPr"}]:
        _ouder(merk).remove(merk)
    for merk in [m for m in uit.iter(f"{W}{blijft}") if _ouder(m).tag not in {f"{W}rPr", f"{W}trPr"}]:
        for kind in list(merk):
            merk.addprevious(kind)
        _ouder(merk).remove(merk)
    for alinea in list(uit.iter(f"{W}p")):
        if alinea.find(f"{W}pPr/{W}rPr/{W}{weg}") is not None:
            _voeg_samen(alinea)
    return uit


def _voeg_samen(alinea: etree._Element) -> None:
    """Without its end a paragraph goes on in the next one; an empty one before a table goes, others stay."""
    volgende = alinea.getnext()
    inhoud = [kind for kind in alinea if kind.tag != f"{W}pPr"]
    if volgende is not None and volgende.tag == f"{W}p":
        plek = 1 if volgende.find(f"{W}pPr") is not None else 0
        volgende[plek:plek] = inhoud
        _ouder(alinea).remove(alinea)
    elif volgende is not None and volgende.tag == f"{W}tbl" and not _tekst(alinea):
        _ouder(alinea).remove(alinea)


def _ouder(knoop: etree._Element) -> etree._Element:
    ouder = knoop.getparent()
    assert ouder is not None
    return ouder


def inhoud(houder: etree._Element) -> list[Blok]:
    """The text of each paragraph, and of each table its rows of cells of the same."""
    uit: list[Blok] = []
    for kind in houder:
        if kind.tag == f"{W}p":
            uit.append(_tekst(kind))
        elif kind.tag == f"{W}tbl":
            uit.append([[inhoud(cel) for cel in rij.iter(f"{W}tc") if _rij_van(cel) is rij] for rij in _rijen(kind)])
        elif kind.tag in {f"{W}sdt", f"{W}sdtContent"}:
            uit.extend(inhoud(kind))
    return uit


def _rijen(tabel: etree._Element) -> list[etree._Element]:
    return [rij for rij in tabel.iter(f"{W}tr") if next(rij.iterancestors(f"{W}tbl")) is tabel]


def _rij_van(cel: etree._Element) -> etree._Element:
    return next(cel.iterancestors(f"{W}tr"))


def _tekst(alinea: etree._Element) -> str:
    """The text of a paragraph without that of the text boxes in it."""
    tekens = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
    delen = []
    for run in alinea.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p")) is alinea:
            delen += [(kind.text or "") if kind.tag == f"{W}t" else tekens.get(str(kind.tag), "") for kind in run]
    return "".join(delen)
