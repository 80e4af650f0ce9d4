"""Which colour and which background a text of a Word file has, once all its styles are followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.word.ooxml import W, geheel, stijl_van, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

WIT = "FFFFFF"
# What Word calls large (WCAG 2.1, 1.4.3), in half points: 18 pt, or 14 pt where it is bold.
_GROOT, _GROOT_VET = 36, 28
_STANDAARD = 22


@dataclass(frozen=True, slots=True)
class Uiterlijk:
    """How a text looks; None where nothing says so.

    Args:
        letter: its colour, six hexadecimal digits.
        vlak: the colour behind it.
        grootte: in half points.
        vet: whether it is bold.
    """

    letter: str | None = None
    vlak: str | None = None
    grootte: int | None = None
    vet: bool | None = None

    def op(self, onder: Uiterlijk) -> Uiterlijk:
        """This look, and where it says nothing that of what it stands on."""
        return Uiterlijk(
            self.letter or onder.letter,
            self.vlak or onder.vlak,
            self.grootte or onder.grootte,
            onder.vet if self.vet is None else self.vet,
        )

    @property
    def is_groot(self) -> bool:
        """Whether it is large text."""
        grootte = self.grootte or _STANDAARD
        return grootte >= _GROOT or (bool(self.vet) and grootte >= _GROOT_VET)


class Uiterlijken:
    """The look of every text of a Word file.

    Args:
        stijlen: its part `word/styles.xml`, None where it has none.
    """

    def __init__(self, stijlen: etree._Element | None) -> None:
        self._stijlen = {s.get(w("styleId"), ""): s for s in stijlen.iter(w("style"))} if stijlen is not None else {}
        self._bekend: dict[str, Uiterlijk] = {}
        basis = stijlen.find(f"{w('docDefaults')}/{w('rPrDefault')}") if stijlen is not None else None
        gewoon = next((id_ for id_, s in self._stijlen.items() if _is_standaard(s)), "")
        self._basis = self._van_stijl(gewoon).op(_direct(basis))

    def van_alinea(self, alinea: etree._Element) -> Uiterlijk:
        """The look of a paragraph, before its runs have a say."""
        eigen = _direct(alinea.find(w("pPr")), met_letter=False)
        rond = _omgeving(alinea)
        onder = self._van_stijl(stijl_van(alinea) or "").op(self._van_cel(rond) if rond is not None else Uiterlijk())
        return eigen.op(onder).op(self._basis)

    def van_runs(self, alinea: etree._Element) -> Iterator[tuple[str, Uiterlijk]]:
        """The texts of a paragraph, also those that are empty or blank, each with its look."""
        onder = self.van_alinea(alinea)
        for run in alinea.iter(w("r")):
            if next(run.iterancestors(w("p"))) is alinea:
                tekst = "".join(deel.text or "" for deel in run.iterfind(w("t")))
                yield tekst, self._van_run(run).op(onder)

    def _van_run(self, run: etree._Element) -> Uiterlijk:
        opmaak = run.find(w("rPr"))
        if opmaak is None:
            return Uiterlijk()
        stijl = opmaak.find(w("rStyle"))
        return _direct(run).op(self._van_stijl(stijl.get(w("val"), "")) if stijl is not None else Uiterlijk())

    def _van_stijl(self, id_: str) -> Uiterlijk:
        if id_ not in self._bekend:
            self._bekend[id_] = Uiterlijk()  # a style that is based on itself ends here
            stijl = self._stijlen.get(id_)
            if stijl is not None:
                onder = stijl.find(w("basedOn"))
                basis = self._van_stijl(onder.get(w("val"), "")) if onder is not None else Uiterlijk()
                self._bekend[id_] = _direct(stijl).op(_direct(stijl.find(w("pPr")), met_letter=False)).op(basis)
        return self._bekend[id_]

    def _van_cel(self, cel: etree._Element) -> Uiterlijk:
        """The fill of a cell: its own, or that of the header row of the style of its table."""
        eigen = _direct(cel.find(w("tcPr")), met_letter=False)
        rij, tabel = next(cel.iterancestors(w("tr")), None), next(cel.iterancestors(w("tbl")), None)
        if rij is None or tabel is None or rij is not tabel.find(w("tr")):
            return eigen
        stijl, look = (tabel.find(f"{w('tblPr')}/{w(naam)}") for naam in ("tblStyle", "tblLook"))
        gevonden = self._stijlen.get(stijl.get(w("val"), "")) if stijl is not None else None
        if gevonden is None or look is None or look.get(w("firstRow")) not in {"1", "true"}:
            return eigen
        for deel in gevonden.iterfind(w("tblStylePr")):
            if deel.get(w("type")) == "firstRow":
                return eigen.op(_direct(deel).op(_direct(deel.find(w("tcPr")), met_letter=False)))
        return eigen


def _omgeving(alinea: etree._Element) -> etree._Element | None:
    """The cell around a paragraph, None where it stands in the page."""
    return next(alinea.iterancestors(w("tc")), None)


def _is_standaard(stijl: etree._Element) -> bool:
    return stijl.get(w("default")) in {"1", "true"} and stijl.get(w("type")) == "paragraph"


def _direct(drager: etree._Element | None, *, met_letter: bool = True) -> Uiterlijk:
    """What stands in the properties of an element itself."""
    if drager is None:
        return Uiterlijk()
    opmaak = drager.find(w("rPr")) if met_letter else drager
    if opmaak is None:
        return Uiterlijk()
    kleur, vlak, vet = (opmaak.find(w(naam)) for naam in ("color", "shd", "b"))
    return Uiterlijk(
        _kleur(kleur, "val") if met_letter else None,
        _kleur(vlak, "fill"),
        geheel(opmaak.find(w("sz")), "val", 0) or None,
        None if vet is None else vet.get(w("val"), "1") not in {"0", "false"},
    )


def _kleur(knoop: etree._Element | None, naam: str) -> str | None:
    kleur = (knoop.get(f"{{{W}}}{naam}") or "").upper() if knoop is not None else ""
    return kleur if len(kleur) == 6 and all(teken in "0123456789ABCDEF" for teken in kleur) else None
