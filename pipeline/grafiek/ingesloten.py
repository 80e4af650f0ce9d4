"""A chart as it stands in a Word file: a part of its own, with the workbook in which its figures can be edited."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from pipeline.bestand.officedelen import ingepakt, uitgepakt
from pipeline.grafiek import Cellen, teken
from pipeline.grafiek.nalopen import C, loop_na
from pipeline.grafiek.opmaak import GETALVORMEN

if TYPE_CHECKING:
    from typing import Any

    from pipeline.dossier.grafiek import Grafiek

# The relationship of the chart part to its workbook.
WERKBOEKMERK = "rId1"
_BLAD = "Gegevens"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BREEDTE = 32


@dataclass(frozen=True, slots=True)
class Ingesloten:
    """A chart for a Word file.

    Args:
        deel: the chart part.
        werkboek: the workbook with its figures.
    """

    deel: bytes
    werkboek: bytes


def sluit_in(grafiek: Grafiek, kleuren: tuple[str, str]) -> Ingesloten:
    """Draw a chart for a Word file.

    Args:
        grafiek: what it shows.
        kleuren: main colour and accent of the network, six hexadecimal digits.
    """
    wortel = etree.fromstring(tostring(teken(grafiek, _cellen(grafiek), kleuren)._write()))
    loop_na(wortel)
    extern = etree.SubElement(wortel, f"{{{C}}}externalData", {f"{{{_R}}}id": WERKBOEKMERK})
    etree.SubElement(extern, f"{{{C}}}autoUpdate", val="0")
    deel = etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Ingesloten(deel, _werkboek(grafiek))


def _cellen(grafiek: Grafiek) -> Cellen:
    laatste = len(grafiek.groepen) + 1
    kolommen = [get_column_letter(plek) for plek in range(2, len(grafiek.reeksen) + 2)]
    return Cellen(
        None,
        f"{_BLAD}!$A$2:$A${laatste}",
        tuple(f"{_BLAD}!${kolom}$1" for kolom in kolommen),
        tuple(f"{_BLAD}!${kolom}$2:${kolom}${laatste}" for kolom in kolommen),
    )


def _werkboek(grafiek: Grafiek) -> bytes:
    boek = openpyxl.Workbook()
    boek.remove(boek.worksheets[0])
    blad = boek.create_sheet(_BLAD)
    blad.column_dimensions["A"].width = _BREEDTE
    for kolom, reeks in enumerate(grafiek.reeksen, 2):
        _zet_tekst(blad.cell(1, kolom), reeks.opschrift)
        for rij, waarde in enumerate(reeks.waarden, 2):
            cel = blad.cell(rij, kolom, waarde)
            cel.number_format = GETALVORMEN[grafiek.getalvorm]
    for rij, groep in enumerate(grafiek.groepen, 2):
        _zet_tekst(blad.cell(rij, 1), groep)
    uit = io.BytesIO()
    boek.save(uit)
    return ingepakt(uitgepakt(uit.getvalue()))


def _zet_tekst(cel: Any, tekst: str) -> None:
    """Text that stays text, also where it begins with an equals sign."""
    cel.value = tekst
    cel.data_type = "s"
