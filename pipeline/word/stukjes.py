"""The text of a paragraph as the pieces that it is made of, and as words to compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.word.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_TEKENS = {w("tab"): "\t", w("br"): "\n", w("noBreakHyphen"): "-"}
# What stands around runs in a paragraph, and around paragraphs, tables, rows and cells.
_OM_RUNS = {w(naam) for naam in ("hyperlink", "fldSimple", "sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo")}
_OM_BLOKKEN = {w(naam) for naam in ("sdt", "sdtContent", "customXml")}
# An amount of money and a number with its points are one word: of EUR 14.900 nobody wants to see that the 9 is new.
_WOORD = re.compile(r"-?(?:€|EUR)[ \u00a0\u202f]?-?\d+(?:[.,]\d+)*(?:,-)?|\d+(?:[.,:/-]\d+)*%?|\w+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stukje:
    """A piece of a run.

    Args:
        run: the run.
        knoop: the piece itself, such as `w:t`.
        tekst: what a reader sees of it; None where it is no text, such as a picture or the mark of a field.
    """

    run: etree._Element
    knoop: etree._Element
    tekst: str | None


def runs(alinea: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph, also those in links and content controls; not those in a text box."""
    for knoop in alinea:
        if knoop.tag == w("r"):
            yield knoop
        elif knoop.tag in _OM_RUNS:
            yield from runs(knoop)


def stukjes(alinea: etree._Element) -> list[Stukje]:
    """The pieces of a paragraph, in order."""
    return [
        Stukje(run, knoop, (knoop.text or "") if knoop.tag == w("t") else _TEKENS.get(knoop.tag))
        for run in runs(alinea)
        for knoop in run
        if knoop.tag != w("rPr")
    ]


def zichtbaar(alinea: etree._Element) -> str:
    """The text of a paragraph without that of text boxes in it."""
    return "".join(stukje.tekst or "" for stukje in stukjes(alinea))


def woorden(tekst: str) -> list[str]:
    """A text as words, numbers, spaces and signs; together they are the text."""
    return _WOORD.findall(tekst)


def blokken(houder: etree._Element) -> list[etree._Element]:
    """The paragraphs and tables of a body, a cell or a header, also those in content controls."""
    return list(_in(houder, {w("p"), w("tbl")}))


def rijen(tabel: etree._Element) -> list[etree._Element]:
    """The rows of a table."""
    return list(_in(tabel, {w("tr")}))


def cellen(rij: etree._Element) -> list[etree._Element]:
    """The cells of a row."""
    return list(_in(rij, {w("tc")}))


def _in(houder: etree._Element, gezocht: set[str]) -> Iterator[etree._Element]:
    for knoop in houder:
        if knoop.tag in gezocht:
            yield knoop
        elif knoop.tag in _OM_BLOKKEN:
            yield from _in(knoop, gezocht)


# What a block says, to know it by: a paragraph its text, a table its rows of cells of blocks.
Inhoud = tuple[object, ...]


def inhoud_van(blok: etree._Element) -> Inhoud:
    """What a paragraph or table says; the same for two that differ in nothing but formatting."""
    if blok.tag == w("p"):
        return ("p", zichtbaar(blok))
    return ("tbl", *(inhoud_van_rij(rij) for rij in rijen(blok)))


def inhoud_van_rij(rij: etree._Element) -> Inhoud:
    """What the cells of a row say."""
    return tuple(tuple(inhoud_van(blok) for blok in blokken(cel)) for cel in cellen(rij))


def celteksten(rij: etree._Element) -> tuple[str, ...]:
    """The text of each cell of a row; paragraphs in a cell, also those of a table in it, have a space between them."""
    return tuple(" ".join(_teksten(cel)) for cel in cellen(rij))


def _teksten(houder: etree._Element) -> Iterator[str]:
    for blok in blokken(houder):
        if blok.tag == w("p"):
            yield zichtbaar(blok)
        else:
            yield from (tekst for rij in rijen(blok) for cel in cellen(rij) for tekst in _teksten(cel))
