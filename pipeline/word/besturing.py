"""Values as content controls: who clicks on a figure in Word sees its fact and its source in the title.

What stands between the marks of `sporen` becomes a content control in the line (ECMA-376 part 1, 17.5.2) around the
same runs, so that the page looks the same. Nothing is locked: a reader may edit what is in it, or take it out.

Four places get none. An entry of a contents list is a link to its heading, where the value has one; what a field shows
is replaced when Word works it out again; a control that was made for plain text can hold no other; and a comment is
no text of the document.
"""

from __future__ import annotations

import itertools
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.spoor.bereiken import bereiken
from pipeline.word.ooxml import XML, als_bytes, element, ontleed, w
from pipeline.word.pakket import open_pakket
from pipeline.word.sporen import haal_merken_weg, heeft_merk, in_stukken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from pipeline.word.sporen import Feit

# What Word allows for a title and for a tag.
TEKENS_HOOGSTENS = 64
# With less room than this the name of a fact says nothing.
_FEIT_MINSTENS = 12
# What stands around runs and may hold a control too (17.5.2.31).
_OUDERS = frozenset(w(naam) for naam in ("p", "hyperlink", "ins", "smartTag", "sdtContent"))
_ENKEL_TEKST = tuple(w(naam) for naam in ("text", "date", "comboBox", "dropDownList"))
# Bookmarks of headings, which the entries of a contents list lead to.
_KOPMERK = "_Toc"
# Word takes any number; those of a template are random, and far from each other.
_EERSTE_NUMMER = 900_000_001
_TAG = "genereer:"


@dataclass(slots=True)
class Besturing:
    """Makes the content controls of one document.

    Args:
        feiten: what was printed in it.
    """

    feiten: Sequence[Feit]
    _nummers: Iterator[int] = field(default_factory=lambda: itertools.count(_EERSTE_NUMMER))
    _titels: dict[int, str] = field(default_factory=dict)

    def zet(self, wortel: etree._Element) -> None:
        """Turn the marks in a finished part into content controls, in place; where none may stand they just go."""
        lopend: int | None = None
        diepte = 0
        for run in list(wortel.iter(w("r"))) if wortel.tag != w("comments") else ():
            in_veld = diepte > 0
            for teken in run.findall(w("fldChar")):
                diepte += {"begin": 1, "end": -1}.get(teken.get(w("fldCharType"), ""), 0)
            if lopend is None and not any(heeft_merk(tekst.text) for tekst in run.findall(w("t"))):
                continue
            stukken, lopend = _stukken(run, lopend)
            if not in_veld and _mag_hier(run):
                self._vervang(run, stukken)
        haal_merken_weg(wortel)

    def _vervang(self, run: etree._Element, stukken: list[tuple[int | None, list[etree._Element]]]) -> None:
        """Put runs and controls in the place of a run; what follows the same value at once goes into its control."""
        opmaak = run.find(w("rPr"))
        vorige = run.getprevious()
        for feit, knopen in stukken:
            nieuw = element("r")
            nieuw.extend([deepcopy(opmaak), *knopen] if opmaak is not None else knopen)
            if feit is None:
                run.addprevious(nieuw)
                vorige = None
            elif vorige is not None and _is_van(vorige, feit):
                vorige[-1].append(nieuw)
            else:
                vorige = self._control(feit, nieuw)
                run.addprevious(vorige)
        ouder = run.getparent()
        if ouder is not None:
            ouder.remove(run)

    def _control(self, feit: int, run: etree._Element) -> etree._Element:
        control, eigenschappen, inhoud = element("sdt"), element("sdtPr"), element("sdtContent")
        eigenschappen.extend(
            [
                element("alias", val=self._titel(feit)),
                element("tag", val=_tag(feit)),
                element("id", val=str(next(self._nummers))),
            ]
        )
        inhoud.append(run)
        control.extend([eigenschappen, inhoud])
        return control

    def _titel(self, feit: int) -> str:
        if feit not in self._titels:
            self._titels[feit] = titel(self.feiten[feit])
        return self._titels[feit]


def titel(feit: Feit) -> str:
    """The name of a fact and its first source, as long as Word allows: `jaar.totaal – begroting.xlsx, Begroting!H4`.

    Of a long name the end is kept, which says most; and how many more sources there are.
    """
    gevonden = bereiken(feit.sporen, feit.pad)
    plekken = [
        ", ".join(filter(None, (bestand.rpartition("/")[2], plek)))
        for bestand, plek in (*gevonden.eigen, *(() if gevonden.is_getypt else gevonden.verder))
    ]
    meer = f" en {len(plekken) - 1} meer" if len(plekken) > 1 else ""
    bron = plekken[0] + meer if plekken else ""
    if not feit.pad or not bron:
        return _ingekort(feit.pad or bron, TEKENS_HOOGSTENS)
    over = TEKENS_HOOGSTENS - len(bron) - len(" – ")
    if over < min(_FEIT_MINSTENS, len(feit.pad)):
        return _ingekort(bron, TEKENS_HOOGSTENS)
    return f"{_einde_van(feit.pad, over)} – {bron}"


def zonder_besturing(inhoud: bytes, bestand: str) -> bytes:
    """A Word file without the content controls that `Besturing` made; what stood in them stays.

    LibreOffice (7.4) forgets in a PDF that a link in a control is one, and on paper no control is to be seen.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap.
    """
    pakket, _ = open_pakket(inhoud, bestand)
    if pakket is None or not any(_TAG.encode() in pakket.delen[deel] for deel in pakket.tekstdelen()):
        return inhoud
    for deel in pakket.tekstdelen():
        wortel = ontleed(pakket.delen[deel])
        for control in list(wortel.iter(w("sdt"))):
            if _tag_van(control).startswith(_TAG):
                _pak_uit(control)
        pakket.zet(deel, als_bytes(wortel), wortel)
    return pakket.schrijf()


def _pak_uit(control: etree._Element) -> None:
    """Put what stands in a control in its place."""
    ouder, inhoud = control.getparent(), control.find(w("sdtContent"))
    if ouder is not None:
        plaats = ouder.index(control)
        ouder[plaats : plaats + 1] = list(inhoud) if inhoud is not None else []


def _einde_van(pad: str, hoogstens: int) -> str:
    """The last names of a path, as many as there is room for."""
    if len(pad) <= hoogstens:
        return pad
    staart = pad[len(pad) - hoogstens + 1 :]
    return f"…{staart.partition('.')[2] or staart}"


def _ingekort(tekst: str, hoogstens: int) -> str:
    return tekst if len(tekst) <= hoogstens else f"{tekst[: hoogstens - 1]}…"


def _tag(feit: int) -> str:
    """What a program finds the fact by in the record of values."""
    return f"{_TAG}{feit}"


def _is_van(knoop: etree._Element, feit: int) -> bool:
    """Whether an element is the control of a fact."""
    return knoop.tag == w("sdt") and _tag_van(knoop) == _tag(feit)


def _tag_van(control: etree._Element) -> str:
    tag = control.find(f"{w('sdtPr')}/{w('tag')}")
    return tag.get(w("val"), "") if tag is not None else ""


def _stukken(
    run: etree._Element, lopend: int | None
) -> tuple[list[tuple[int | None, list[etree._Element]]], int | None]:
    """The children of a run by the value that they belong to, and the value that goes on behind it."""
    uit: list[tuple[int | None, list[etree._Element]]] = []
    for knoop in run:
        if knoop.tag == w("rPr"):
            continue
        delen: list[tuple[str, int | None]] = [("", lopend)]
        if knoop.tag == w("t"):
            delen, lopend = in_stukken(knoop.text or "", lopend)
        for tekst, feit in delen:
            nieuw = _tekst(tekst) if knoop.tag == w("t") else knoop
            if uit and uit[-1][0] == feit:
                uit[-1][1].append(nieuw)
            else:
                uit.append((feit, [nieuw]))
    return uit, lopend


def _tekst(tekst: str) -> etree._Element:
    knoop = element("t")
    knoop.text = tekst
    if tekst != tekst.strip():
        knoop.set(f"{{{XML}}}space", "preserve")
    return knoop


def _mag_hier(run: etree._Element) -> bool:
    """Whether a control may stand around a run."""
    ouder = run.getparent()
    if ouder is None or ouder.tag not in _OUDERS or run.find(w("fldChar")) is not None:
        return False
    if any((link.get(w("anchor")) or "").startswith(_KOPMERK) for link in run.iterancestors(w("hyperlink"))):
        return False
    eigenschappen = [control.find(w("sdtPr")) for control in run.iterancestors(w("sdt"))]
    return not any(deel.find(soort) is not None for deel in eigenschappen if deel is not None for soort in _ENKEL_TEKST)
