"""The values of formulas, written beside them; and a workbook that is the same, byte for byte, each time.

openpyxl writes a formula or a value, never both. A program that does not calculate shows a formula without a
value as empty, and our own reader distrusts it.
"""

from __future__ import annotations

import posixpath
from decimal import Decimal
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.bestand.officedelen import ingepakt, uitgepakt

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_VERWIJZING = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class WaardeOntbreekt(Exception):
    """A formula of ours has no value, or a value has no formula: a mistake in the code that wrote the workbook."""


def met_waarden(inhoud: bytes, waarden: Mapping[tuple[str, str], Decimal | str]) -> bytes:
    """A workbook in which each formula has its value.

    Args:
        inhoud: the workbook as openpyxl saved it.
        waarden: value of each formula, by sheet and address (`("Begroting", "H9")`).

    Returns:
        The same workbook, without the time at which it was made.

    Raises:
        WaardeOntbreekt: the values are not those of the formulas.
    """
    delen = uitgepakt(inhoud)
    over = set(waarden)
    for blad, deel in bladdelen(delen).items():
        wortel = etree.fromstring(delen[deel])
        for formule in list(wortel.iter(f"{MAIN}f")):
            cel = formule.getparent()
            adres = "" if cel is None else cel.get("r", "")
            if cel is None or cel.tag != f"{MAIN}c":
                continue
            if (blad, adres) not in waarden:
                raise WaardeOntbreekt(f"{blad}!{adres}")
            _zet(cel, waarden[blad, adres])
            over.discard((blad, adres))
        delen[deel] = als_bytes(wortel)
    if over:
        raise WaardeOntbreekt(", ".join("!".join(plek) for plek in sorted(over)))
    return ingepakt(delen)


def _zet(cel: etree._Element, waarde: Decimal | str) -> None:
    plek = cel.find(f"{MAIN}v")
    if plek is None:
        plek = etree.SubElement(cel, f"{MAIN}v")
    if isinstance(waarde, str):
        cel.set("t", "str")
        plek.text = waarde
    else:
        plek.text = f"{waarde:f}"


def boekdeel(delen: Mapping[str, bytes]) -> str:
    """The part that names the sheets: where the package says so, else where every program puts it."""
    relaties = etree.fromstring(delen["_rels/.rels"]) if "_rels/.rels" in delen else ()
    doelen = [rel.get("Target", "") for rel in relaties if rel.get("Type", "").endswith("/officeDocument")]
    return posixpath.normpath(doelen[0]).lstrip("/") if doelen else "xl/workbook.xml"


def bladdelen(delen: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each sheet, by the name of the sheet."""
    pad = boekdeel(delen)
    map_, naam = posixpath.split(pad)
    relaties = etree.fromstring(delen[posixpath.join(map_, "_rels", f"{naam}.rels")])
    doelen = {rel.get("Id"): rel.get("Target", "") for rel in relaties}
    return {
        blad.get("name", ""): posixpath.normpath(posixpath.join("/", map_, doelen[blad.get(_VERWIJZING)])).lstrip("/")
        for blad in etree.fromstring(delen[pad]).iter(f"{MAIN}sheet")
    }


def verborgen_bladen(delen: Mapping[str, bytes]) -> frozenset[str]:
    """The names of the sheets that cannot be seen."""
    bladen = etree.fromstring(delen[boekdeel(delen)]).iter(f"{MAIN}sheet")
    return frozenset(blad.get("name", "") for blad in bladen if blad.get("state", "visible") != "visible")


def als_bytes(wortel: etree._Element) -> bytes:
    """A part as it stands in the file."""
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)
