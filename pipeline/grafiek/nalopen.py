"""What openpyxl's charts leave to be desired."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def loop_na(wortel: etree._Element) -> None:
    """Give a chart number formats of its own and no empty text, in place."""
    for vorm in wortel.iter(f"{{{C}}}numFmt"):
        vorm.set("sourceLinked", "0")  # else the format of the cells is taken (ECMA-376 21.2.2.121)
    for alinea in wortel.iterfind(f".//{{{C}}}txPr/{{{_A}}}p"):
        for leeg in alinea.findall(f"{{{_A}}}r"):
            alinea.remove(leeg)  # an empty run, where only properties belong
