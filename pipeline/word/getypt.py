"""Tags as their maker meant them: without what Word puts into them, strikes out, or keeps from an earlier version.

Both who checks a template and who fills it get its parts in this form, so that they read the same tags. A part without
tags, or with nothing to put right, stays byte for byte as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.word.ooxml import XML, als_bytes, element, ontleed, w
from pipeline.word.pakket import EIGENSCHAPPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from pipeline.word.pakket import Pakket

# Signs that nobody sees: zero width, direction, byte order mark, soft hyphen.
_ONZICHTBAAR = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_ZICHTLOOS = re.compile(f"[{_ONZICHTBAAR}]")
_Z = f"[{_ONZICHTBAAR}]*"
_TAG = re.compile(
    rf"\{{{_Z}\{{.*?\}}{_Z}\}}|\{{{_Z}%.*?%{_Z}\}}|\{{{_Z}#.*?#{_Z}\}}",
    re.DOTALL,
)
_DUBBEL = frozenset('"“”„‟″«»')
_ENKEL = frozenset("'‘’‚‛′´`")
# What Word writes as an element where a person typed a sign.
_TEKENS = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("softHyphen"): "\u00ad", w("noBreakHyphen"): "-"}
_DOORGEHAALD = (w("del"), w("moveFrom"))
_EIGENSCHAP = {w("rPr"), w("trPr")}
_DOORGEHAALDE_TEKST = (w("t"), w("delText"), w("instrText"), w("delInstrText"))
# Lists that are made anew from what stands in the document.
_LIJSTVELDEN = ("TOC", "INDEX", "TOA")


def zoals_getypt(pakket: Pakket) -> Pakket:
    """A template with its tags as they were meant; the same package where nothing had to be put right."""
    anders: dict[str, etree._Element] = {}
    for naam in (*pakket.tekstdelen(), EIGENSCHAPPEN):
        if b"{" in pakket.delen.get(naam, b""):
            wortel = ontleed(pakket.delen[naam])
            if _herstel(wortel):
                anders[naam] = wortel
    if not anders:
        return pakket
    nieuw = pakket.kopie()
    for naam, wortel in anders.items():
        nieuw.zet(naam, als_bytes(wortel), wortel)
    return nieuw


def _herstel(wortel: etree._Element) -> bool:
    """Put the tags of a part right, in place; whether there was anything to do."""
    gewijzigd = _haal_doorgehaalde_tags_weg(wortel)
    gewijzigd |= _leeg_lijsten(wortel)
    for alinea in wortel.iter(w("p")):
        gewijzigd |= _herstel_alinea(alinea)
    for knoop in wortel.iter():
        if not isinstance(knoop.tag, str):
            continue
        for naam, waarde in knoop.attrib.items():
            if "{" in waarde and (goed := tags_hersteld(str(waarde))) != waarde:
                knoop.set(naam, goed)
                gewijzigd = True
        if not knoop.tag.startswith(w("")) and knoop.text and (goed := tags_hersteld(knoop.text)) != knoop.text:
            knoop.text = goed
            gewijzigd = True
    return gewijzigd


def _haal_doorgehaalde_tags_weg(wortel: etree._Element) -> bool:
    """Take out what was struck out with track changes, where there are braces: it is no tag, nor part of one."""
    weg = [
        deel
        for deel in wortel.iter(*_DOORGEHAALD)
        if (ouder := deel.getparent()) is not None
        and ouder.tag not in _EIGENSCHAP  # there it says that a paragraph mark or a row goes
        and (alinea := next(deel.iterancestors(w("p")), None)) is not None
        and any("{" in (t.text or "") or "}" in (t.text or "") for t in alinea.iter(*_DOORGEHAALDE_TEKST))
    ]
    for deel in weg:
        if (ouder := deel.getparent()) is not None:
            ouder.remove(deel)
    return bool(weg)


def _leeg_lijsten(wortel: etree._Element) -> bool:
    """Take the text out of what Word last showed for a list of contents that holds a tag: the list is made anew."""
    lijsten: list[list[etree._Element]] = []
    open_: list[tuple[list[str], list[etree._Element]]] = []  # the instruction and what is shown, of each open field
    toont: list[bool] = []
    for knoop in wortel.iter(w("fldChar"), w("instrText"), w("t")):
        if knoop.tag == w("t"):
            for (opdracht, teksten), is_getoond in zip(open_, toont, strict=True):
                if is_getoond and "".join(opdracht).strip().upper().startswith(_LIJSTVELDEN):
                    teksten.append(knoop)
                    break
        elif knoop.tag == w("instrText"):
            if open_:
                open_[-1][0].append(knoop.text or "")
        elif (soort := knoop.get(w("fldCharType"))) == "begin":
            open_.append(([], []))
            toont.append(False)
        elif soort == "separate" and toont:
            toont[-1] = True
        elif soort == "end" and open_:
            lijsten.append(open_.pop()[1])
            toont.pop()
    met_tag = [teksten for teksten in lijsten if "{" in "".join(t.text or "" for t in teksten)]
    for teksten in met_tag:
        for tekst in teksten:
            _zet_tekst(tekst, "")
    return bool(met_tag)


def _herstel_alinea(alinea: etree._Element) -> bool:
    """Put the tags of a paragraph right where Word divided them over pieces of text and elements."""
    stukken = list(_stukken(alinea))
    heel = "".join(tekst for _, tekst in stukken)
    if "{" not in heel:
        return False
    nieuw: list[str] = list(heel)
    in_tag: set[int] = set()
    for tag in _TAG.finditer(heel):
        nieuw[slice(*tag.span())] = _zoals_bedoeld(tag[0])
        in_tag.update(range(*tag.span()))
    gewijzigd, plek = False, 0
    for knoop, tekst in stukken:
        goed = "".join(nieuw[plek : plek + len(tekst)])
        if (tekst != goed) if knoop.tag == w("t") else plek in in_tag:
            gewijzigd = True
            _zet_tekst(knoop, goed)
        plek += len(tekst)
    return gewijzigd


def _zet_tekst(knoop: etree._Element, tekst: str) -> None:
    """Put a text in the place of a text, or of an element that stands for a sign; an empty one takes nothing up."""
    ouder = knoop.getparent()
    if ouder is None:
        return
    if not tekst:  # docxtpl would not know an element that closes itself
        ouder.remove(knoop)
        return
    nieuw = knoop if knoop.tag == w("t") else element("t")
    nieuw.text = tekst
    nieuw.set(f"{{{XML}}}space", "preserve")
    if nieuw is not knoop:
        ouder.replace(knoop, nieuw)


def _stukken(alinea: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """What a paragraph says, without the text boxes in it, as elements with their text."""
    for knoop in alinea.iter(w("t"), *_TEKENS):
        run = knoop.getparent()
        if next(knoop.iterancestors(w("p"))) is not alinea or run is None or run.tag != w("r"):
            continue  # a tab stop is no tab
        if knoop.tag == w("t"):
            yield knoop, knoop.text or ""
        elif knoop.get(w("type")) in {None, "textWrapping"}:
            yield knoop, _TEKENS[knoop.tag]


def tags_hersteld(tekst: str) -> str:
    """A text with its tags as they were meant."""
    return _TAG.sub(lambda tag: "".join(_zoals_bedoeld(tag[0])), tekst)


def _zoals_bedoeld(tag: str) -> list[str]:
    """A tag, sign by sign: quotes straight, spaces of Word plain, and signs that nobody sees gone.

    Between quotes every sign stays, because it is text of the document.
    """
    uit: list[str] = []
    tot: frozenset[str] = frozenset()
    for teken in tag:
        if tot:
            uit.append(('"' if tot is _DUBBEL else "'") if teken in tot else teken)
            tot = frozenset() if teken in tot else tot
        elif teken in _DUBBEL or teken in _ENKEL:
            tot = _DUBBEL if teken in _DUBBEL else _ENKEL
            uit.append('"' if tot is _DUBBEL else "'")
        elif _ZICHTLOOS.fullmatch(teken):
            uit.append("")
        else:
            uit.append(" " if teken.isspace() else teken)
    return uit


def vreemd_teken(tag: str) -> str:
    """The first sign in a tag that means nothing there, as a person finds it; empty where there is none."""
    buiten = re.sub(r"\"[^\"]*\"|'[^']*'", "", tag)
    gevonden = next((t for t in buiten if not t.isascii() and not t.isidentifier()), "")
    return f"'{gevonden}' (U+{ord(gevonden):04X})" if gevonden else ""
