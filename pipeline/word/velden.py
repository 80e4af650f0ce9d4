"""The fields of a Word file (ECMA-376 part 1, 17.16.5): which ones it may have.

The list is of what only shows something. A field that is not on it may fetch a file, run a program or take in what
somebody else made, under whatever name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.word.adressen import mag_als_link
from pipeline.word.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_VELDEN = (
    # where something stands
    "PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT "
    # lists of what stands in the document
    "TOC TC INDEX XE TOA TA BIBLIOGRAPHY CITATION "
    # what is known of it
    "DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME TITLE SUBJECT AUTHOR KEYWORDS COMMENTS LASTSAVEDBY DOCPROPERTY "
    "DOCVARIABLE FILENAME FILESIZE NUMWORDS NUMCHARS REVNUM TEMPLATE USERNAME USERINITIALS USERADDRESS "
    # what somebody fills in, and how something looks
    "FORMTEXT FORMCHECKBOX FORMDROPDOWN MERGEFIELD MERGEREC MERGESEQ IF COMPARE = SYMBOL EQ ADVANCE SHAPE "
    "DISPLAYBARCODE HYPERLINK"
)
TOEGESTAAN = frozenset(_VELDEN.split())
_NAAM = re.compile(r"\s*(=|[^\s\\\"=]+|\S)")
_ADRES = re.compile(r"""\s*HYPERLINK\s+(?:\\[nt]\s+)*(?:"([^"]*)"|([^\s\\"]\S*))?""", re.IGNORECASE)
# Where the result of another field stands in an instruction.
_ANDER_VELD = "\ufffc"


@dataclass(slots=True)
class _Veld:
    opdracht: list[str] = field(default_factory=list)
    toont: bool = False


def verboden_velden(wortel: etree._Element) -> Iterator[str]:
    """The instructions of the fields in a part that may not be in a document."""
    for opdracht in _opdrachten(wortel):
        naam = _NAAM.match(opdracht)
        if naam is not None and not (naam[1].upper() in TOEGESTAAN and _adres_mag(opdracht)):
            yield " ".join(opdracht.replace(_ANDER_VELD, "{…}").split())[:60]


def _adres_mag(opdracht: str) -> bool:
    gevonden = _ADRES.match(opdracht)
    if gevonden is None:
        return True
    adres = gevonden[1] or gevonden[2] or ""
    return _ANDER_VELD not in adres and mag_als_link(adres.replace("\\\\", "\\"))


def _opdrachten(wortel: etree._Element) -> Iterator[str]:
    """The instruction of each field, also one that is struck out: who rejects that has it again."""
    open_: list[_Veld] = []
    los = _Veld()
    for knoop in wortel.iter(w("instrText"), w("delInstrText"), w("fldChar"), w("fldSimple")):
        if knoop.tag == w("fldSimple"):
            yield knoop.get(w("instr"), "")
        elif knoop.tag != w("fldChar"):
            (open_[-1] if open_ else los).opdracht.append(knoop.text or "")
        elif (soort := knoop.get(w("fldCharType"))) == "begin":
            if open_ and not open_[-1].toont:
                open_[-1].opdracht.append(_ANDER_VELD)
            open_.append(_Veld())
        elif soort == "separate" and open_:
            open_[-1].toont = True
        elif soort == "end" and open_:
            yield "".join(open_.pop().opdracht)
    for veld in (*open_, los):
        yield "".join(veld.opdracht)
