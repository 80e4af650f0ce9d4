"""The figures of a document: each fact that stands on paper as one, where it stands first, in the document's order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.word.feitnaam import feitnaam
from pipeline.word.ooxml import alineas, stijl_van, w
from pipeline.word.soorten import Lijst
from pipeline.word.sporen import heeft_merk, in_stukken, zonder_merken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

    from pipeline.word.feitnaam import Feitnaam
    from pipeline.word.soorten import Soort
    from pipeline.word.sporen import Feit
    from pipeline.word.stijlen import Stijlen

# A heading of the shipped templates that stays out of the contents list.
_KOP_ZONDER_NUMMER = "Kop zonder nummer"
# What the document says of itself, and the name of the folder of its year.
_VAN_DOCUMENT = re.compile(r"document(\.|$)|jaar$")
# Of a fact of which no type is known: longer than this it is a sentence.
_TEKENS_HOOGSTENS = 30
# With fewer words than this the name of a fact says little without what stands beside it.
_WOORDEN_MINSTENS = 3
_ERNAAST_HOOGSTENS = 60


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A figure on paper.

    Args:
        feit: the number of its fact.
        tekst: as it stands there.
        naam: the fact in words.
        kop: the text of the heading above it, empty before the first.
        kolom: what stands above it in the header row of its table, empty where there is none.
        rij: what stands in the first cell of its row, or outside such a table beside the figure.
    """

    feit: int
    tekst: str
    naam: Feitnaam
    kop: str
    kolom: str = ""
    rij: str = ""


def cijfers(
    wortel: etree._Element, stijlen: Stijlen, feiten: Sequence[Feit], woorden: Mapping[str, Soort]
) -> tuple[Cijfer, ...]:
    """The figures of a finished part that still has its marks.

    Args:
        wortel: the part.
        stijlen: the styles of the package, to know headings by.
        feiten: what was printed in it.
        woorden: what the names at the top of the dossier are.

    Returns:
        Each fact once. Its words are those of a table where one has it: there it has a column and a row.
    """
    gevonden: dict[int, Cijfer] = {}
    teksten: dict[int, set[str]] = {}
    for cijfer in _alle(wortel, stijlen, feiten, woorden):
        teksten.setdefault(cijfer.feit, set()).add(cijfer.tekst)
        eerste = gevonden.setdefault(cijfer.feit, cijfer)
        if cijfer.kolom and not eerste.kolom:
            gevonden[cijfer.feit] = replace(eerste, kolom=cijfer.kolom, rij=cijfer.rij)
    # A list that prints more than one figure counts its items: those are list numbers.
    return tuple(
        cijfer
        for cijfer in gevonden.values()
        if len(teksten[cijfer.feit]) == 1 or not _is_lijst(feiten[cijfer.feit].pad, woorden)
    )


def _alle(
    wortel: etree._Element, stijlen: Stijlen, feiten: Sequence[Feit], woorden: Mapping[str, Soort]
) -> Iterator[Cijfer]:
    kopstijl = stijlen.id_van(_KOP_ZONDER_NUMMER)
    namen: dict[int, Feitnaam] = {}
    kop, lopend = "", None
    for alinea in alineas(wortel):
        stijl = stijl_van(alinea)
        waarden, lopend = _waarden(alinea, lopend)
        if stijlen.kopniveau(stijl) is not None or (stijl is not None and stijl == kopstijl):
            kop = _leesbaar(alinea) or kop
            continue
        for feit, tekst in waarden:
            naam = namen.setdefault(feit, feitnaam(feiten[feit].pad, woorden))
            if _is_cijfer(tekst, feiten[feit].pad, naam):
                kolom, rij = _in_tabel(alinea)
                rij = rij or (_ernaast(alinea, tekst) if not kolom and _zegt_weinig(naam) else "")
                yield Cijfer(feit, " ".join(tekst.split(" ")).strip(), naam, kop, kolom, rij)


def _waarden(alinea: etree._Element, lopend: int | None) -> tuple[list[tuple[int, str]], int | None]:
    """The values in a paragraph, each with the number of its fact, and the fact that goes on behind it."""
    uit: list[tuple[int, str]] = []
    for knoop in alinea.iter(w("t")):
        tekst = knoop.text or ""
        if (lopend is None and not heeft_merk(tekst)) or next(knoop.iterancestors(w("p"))) is not alinea:
            continue
        begint = lopend is None
        stukken, lopend = in_stukken(tekst, lopend)
        for stuk, feit in stukken:
            if feit is not None and uit and uit[-1][0] == feit and not begint:
                uit[-1] = (feit, uit[-1][1] + stuk)
            elif feit is not None:
                uit.append((feit, stuk))
            begint = True
    return uit, lopend


def _is_cijfer(tekst: str, pad: str, naam: Feitnaam) -> bool:
    """Whether a value is a figure; the year and the numbers of a list only say which one something is."""
    if not any(teken.isdigit() for teken in tekst) or _VAN_DOCUMENT.match(pad) or naam.is_nummer:
        return False
    return not naam.is_tekst if naam.is_bekend else len(tekst) <= _TEKENS_HOOGSTENS


def _is_lijst(pad: str, woorden: Mapping[str, Soort]) -> bool:
    """Whether a path names a list as a whole."""
    soort: Soort | None = woorden.get(pad.partition(".")[0])
    for naam in pad.split(".")[1:]:
        soort = soort.deel if isinstance(soort, Lijst) else soort
        lid = getattr(soort, "lid", None)
        soort = lid(naam.partition("[")[0]) if lid is not None else None
    return isinstance(soort, Lijst) and not pad.endswith("]")


def _in_tabel(alinea: etree._Element) -> tuple[str, str]:
    """What stands above a paragraph in the header row of its table, and before it in its row."""
    cel = next(alinea.iterancestors(w("tc")), None)
    rij = cel.getparent() if cel is not None else None
    tabel = rij.getparent() if rij is not None else None
    if cel is None or rij is None or tabel is None:
        return "", ""
    koprij = next(iter(tabel.iterfind(w("tr"))), None)
    if koprij is None or koprij is rij or koprij.find(f"{w('trPr')}/{w('tblHeader')}") is None:
        return "", ""
    cellen, koppen = rij.findall(w("tc")), koprij.findall(w("tc"))
    if len(cellen) != len(koppen) or cellen[0] is cel:  # the first column names what the row is about
        return "", ""
    eerste = _leesbaar(cellen[0])
    return _leesbaar(koppen[cellen.index(cel)]), eerste if any(teken.isalpha() for teken in eerste) else ""


def _zegt_weinig(naam: Feitnaam) -> bool:
    return len(naam.woorden.split()) < _WOORDEN_MINSTENS


def _ernaast(alinea: etree._Element, tekst: str) -> str:
    """What stands around a figure in its sentence; where it stands alone, what stands below it."""
    geheel = _leesbaar(alinea)
    rest = geheel.replace(" ".join(tekst.split()), "", 1)
    if not any(teken.isalpha() for teken in rest):
        onder = alinea.getnext()
        geheel = _leesbaar(onder) if onder is not None and onder.tag == w("p") else ""
    return geheel if len(geheel) <= _ERNAAST_HOOGSTENS else f"{geheel[:_ERNAAST_HOOGSTENS].rpartition(' ')[0]} …"


def _leesbaar(knoop: etree._Element) -> str:
    """The text below an element in one line, without marks."""
    return " ".join(zonder_merken("".join(tekst.text or "" for tekst in knoop.iter(w("t")))).split())
