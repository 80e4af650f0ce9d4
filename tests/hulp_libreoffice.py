"""What LibreOffice makes of our files: the pages of a document, and a workbook reckoned anew."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.workbook import Workbook

from tests.hulp import delen_van, zip_van

SOFFICE = shutil.which("soffice")
PDFTOTEXT = shutil.which("pdftotext")
HIER_VERPLICHT = os.environ.get("GENEREER_LIBREOFFICE_VERPLICHT") == "1"
met_libreoffice = pytest.mark.skipif(
    not (SOFFICE and PDFTOTEXT) and not HIER_VERPLICHT, reason="LibreOffice or pdftotext is not installed"
)

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# Recalculate on load, whatever program says that it wrote the file.
HERREKEN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""


@dataclass(frozen=True)
class Woord:
    """A word on paper: its page, and where it begins, in points."""

    pagina: int
    x: float
    y: float
    tekst: str


def _zet_om(bestanden: Sequence[Path], soort: str, map_: Path) -> None:
    assert SOFFICE is not None
    profiel = f"-env:UserInstallation={(map_ / 'profiel').as_uri()}"
    opdracht = [SOFFICE, profiel, "--headless", "--convert-to", soort, "--outdir", str(map_), *map(str, bestanden)]
    subprocess.run(opdracht, check=True, capture_output=True, timeout=180)


def pdfpaginas(docx: Path, map_: Path) -> list[str]:
    """The text of each page of a Word file."""
    assert PDFTOTEXT is not None
    _zet_om([docx], "pdf", map_)
    pdf = map_ / f"{docx.stem}.pdf"
    tekst = subprocess.run([PDFTOTEXT, "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return tekst.split("\f")[:-1]


def woorden_op_papier(bestanden: Sequence[Path], map_: Path) -> list[list[Woord]]:
    """The words of each Word file, all laid out by one LibreOffice."""
    assert PDFTOTEXT is not None
    _zet_om(bestanden, "pdf", map_)
    uit = []
    for bestand in bestanden:
        opdracht = [PDFTOTEXT, "-bbox", str(map_ / f"{bestand.stem}.pdf"), "-"]
        gelezen = etree.fromstring(subprocess.run(opdracht, check=True, capture_output=True).stdout)
        paginas = enumerate(gelezen.iter("{*}page"), 1)
        uit.append(
            [
                Woord(nummer, float(woord.get("xMin", "")), float(woord.get("yMin", "")), woord.text or "")
                for nummer, pagina in paginas
                for woord in pagina.iter("{*}word")
            ]
        )
    return uit


def herrekend(inhoud: bytes, map_: Path) -> Workbook:
    """A workbook as LibreOffice reckons it, from formulas without values."""
    delen = delen_van(inhoud)
    for naam in [naam for naam in delen if naam.startswith("xl/worksheets/sheet")]:
        wortel = etree.fromstring(delen[naam])
        for formule in wortel.iter(f"{MAIN}f"):
            cel = formule.getparent()
            assert cel is not None
            cel.remove(cel.find(f"{MAIN}v"))  # type: ignore[arg-type]
        delen[naam] = etree.tostring(wortel)
    bron = map_ / "bron" / "boek.xlsx"
    bron.parent.mkdir()
    instellingen = map_ / "profiel" / "user" / "registrymodifications.xcu"
    instellingen.parent.mkdir(parents=True)
    instellingen.write_text(HERREKEN, encoding="utf-8")
    bron.write_bytes(zip_van(delen))
    _zet_om([bron], "xlsx", map_)
    return openpyxl.load_workbook(map_ / "boek.xlsx", data_only=True)
