"""Two versions of a Word file as one, in which a reader can accept or reject what changed."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.word.beeldverschil import beeldverschillen
from pipeline.word.blokwijziging import Blokvolger
from pipeline.word.ooxml import als_bytes, tekst_van, w
from pipeline.word.pakket import DOCUMENT, Pakket
from pipeline.word.plekken import naam_van_deel, plekken
from pipeline.word.stukjes import celteksten, rijen, zichtbaar
from pipeline.word.wijzigingsmerken import Merker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from pipeline.word.plekken import Plek

_STIJLEN, _NUMMERING = "word/styles.xml", "word/numbering.xml"
_AL_GEVOLGD = tuple(
    w(naam)
    for naam in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
                 "tcPrChange", "sectPrChange", "cellIns", "cellDel", "cellMerge")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Something that changed between two Word files.

    Args:
        plek: where it is: paragraph or cell, with the heading above it.
        oud: what stood there, None where it came.
        nieuw: what stands there, None where it went.
        gevolgd: whether a reader can accept or reject it in Word; a picture is as it is in the new file.
    """

    plek: str
    oud: str | None
    nieuw: str | None
    gevolgd: bool = True


def heeft_wijzigingen(pakket: Pakket) -> bool:
    """Whether there are tracked changes in a Word file that nobody accepted or rejected yet."""
    return any(next(pakket.boom(deel).iter(*_AL_GEVOLGD), None) is not None for deel in pakket.tekstdelen())


def vergelijk(oud: Pakket, nieuw: Pakket) -> tuple[Pakket, tuple[Wijziging, ...]]:
    """The new file with tracked changes, and what they are.

    Who accepts all of them has the text of the new file, who rejects all of them that of the old one.

    Args:
        oud: the old file, without tracked changes of its own; it is not changed.
        nieuw: the new file, likewise.
    """
    uit = Pakket(dict(nieuw.delen))
    merker = Merker(_ids(nieuw, _STIJLEN, "style", "styleId"), _ids(nieuw, _NUMMERING, "num", "numId"))
    wijzigingen: list[Wijziging] = []
    for deel in dict.fromkeys((*nieuw.tekstdelen(), *oud.tekstdelen())):
        if naam_van_deel(deel) == "opmerking":
            continue
        if deel in oud.delen and deel in nieuw.delen:
            wortel, gevonden = _gevolgd(oud, nieuw, deel, merker)
            wijzigingen.extend(gevonden)
            if any(wijziging.gevolgd for wijziging in gevonden):
                uit.delen[deel] = als_bytes(wortel)
        else:
            wijzigingen.extend(_los_deel(oud, nieuw, deel))
    return uit, tuple(wijzigingen)


def _gevolgd(oud: Pakket, nieuw: Pakket, deel: str, merker: Merker) -> tuple[etree._Element, list[Wijziging]]:
    van, naar = oud.boom(deel), deepcopy(nieuw.boom(deel))
    notities = _Notities(oud, nieuw, deel, naar)
    volger = Blokvolger(merker, notities)
    for houder_oud, houder_nieuw in _houders(van, naar, deel):
        volger.volg(houder_oud, houder_nieuw)
    beelden = [
        Wijziging(
            str((erbij or weg).plek) if (erbij or weg) is not None else "",  # type: ignore[union-attr]
            weg.naam if weg is not None else None,
            erbij.naam if erbij is not None else None,
            gevolgd=False,
        )
        for weg, erbij in beeldverschillen(oud, nieuw, deel)
    ]
    return naar, [*notities.wijzigingen, *beelden]


def _houders(van: etree._Element, naar: etree._Element, deel: str) -> Iterator[tuple[etree._Element, etree._Element]]:
    """What holds the paragraphs of a part: its body, the part itself, or each of its notes."""
    if deel == DOCUMENT:
        oud, nieuw = van.find(w("body")), naar.find(w("body"))
        if oud is not None and nieuw is not None:
            yield oud, nieuw
    elif naar.tag in {w("footnotes"), w("endnotes")}:
        noten = {noot.get(w("id")): noot for noot in van}
        yield from ((noten[noot.get(w("id"))], noot) for noot in naar if noot.get(w("id")) in noten)
    else:
        yield van, naar


def _los_deel(oud: Pakket, nieuw: Pakket, deel: str) -> Iterator[Wijziging]:
    """A header or note part that only one of the two files has: taken from the new one, and told."""
    pakket = nieuw if deel in nieuw.delen else oud
    tekst = " ".join(tekst_van(pakket.boom(deel)).split())
    if tekst:
        is_nieuw = pakket is nieuw
        yield Wijziging(naam_van_deel(deel), None if is_nieuw else tekst, tekst if is_nieuw else None, gevolgd=False)


def _ids(pakket: Pakket, deel: str, naam: str, attribuut: str) -> frozenset[str]:
    if deel not in pakket.delen:
        return frozenset()
    return frozenset(knoop.get(w(attribuut), "") for knoop in pakket.boom(deel).iter(w(naam)))


class _Notities:
    """Writes down what changed, with where it is in the file that it is still or already in."""

    def __init__(self, oud: Pakket, nieuw: Pakket, deel: str, kopie: etree._Element) -> None:
        self._in_oud: Mapping[etree._Element, Plek] = {
            plek.alinea: plek for plek in plekken(oud.boom(deel), deel, oud.stijlen)
        }
        van_nieuw = plekken(nieuw.boom(deel), deel, nieuw.stijlen)
        # The places are those of the file before marks came into it.
        self._in_nieuw = dict(zip(kopie.iter(w("p")), van_nieuw, strict=True))
        self.wijzigingen: list[Wijziging] = []

    def noteer(self, oud: etree._Element | None, nieuw: etree._Element | None) -> None:
        """Write down a paragraph, a table or a row."""
        self.wijzigingen.append(Wijziging(self._plek(oud, nieuw), _als_tekst(oud), _als_tekst(nieuw)))

    def _plek(self, oud: etree._Element | None, nieuw: etree._Element | None) -> str:
        blok, bekend = (nieuw, self._in_nieuw) if nieuw is not None else (oud, self._in_oud)
        alinea = next(blok.iter(w("p")), None) if blok is not None else None
        plek = str(bekend[alinea]) if alinea is not None and alinea in bekend else ""
        if blok is None or blok.tag == w("p"):
            return plek
        return re.sub(r", kolom \d+" if blok.tag == w("tr") else r", rij \d+, kolom \d+", "", plek, count=1)


def _als_tekst(blok: etree._Element | None) -> str | None:
    if blok is None:
        return None
    if blok.tag == w("p"):
        return zichtbaar(blok)
    van_rijen = [blok] if blok.tag == w("tr") else rijen(blok)
    return "\n".join(" | ".join(celteksten(rij)) for rij in van_rijen)
