"""The finished documents as LibreOffice shows them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import PROJECT, Proef
from tests.hulp_enquete import VERHAAL, groep, schrijf
from tests.hulp_libreoffice import met_libreoffice, pdfpaginas

pytestmark = met_libreoffice

MET_INHOUD = [
    ("jaarverslag", "utrecht", "2023", 10),
    ("jaarverslag", "utrecht-zuid", "2024", 10),
    ("subsidieaanvraag", "utrecht", "transmurale-afspraken", 8),
    ("verantwoording", "utrecht", "transmurale-afspraken", 5),
]


def _gemaakt(proef: Proef, document: str, netwerk: str, exemplaar: str) -> Path:
    shutil.copytree(PROJECT / "inputs", proef.pad / "inputs", dirs_exist_ok=True)
    assert proef.genereer(document, "--netwerk", netwerk).code == 0
    return proef.pad / "outputs" / netwerk / exemplaar / f"{document}-{exemplaar}-{netwerk}.docx"


@pytest.mark.parametrize(("document", "netwerk", "exemplaar", "minstens"), MET_INHOUD)
def test_libreoffice_opens_it_and_the_contents_name_the_page_of_each_heading(
    proef: Proef, tmp_path: Path, document: str, netwerk: str, exemplaar: str, minstens: int
) -> None:
    paginas = pdfpaginas(_gemaakt(proef, document, netwerk, exemplaar), tmp_path)

    regels = [g for r in paginas[1].splitlines() if (g := re.fullmatch(r"\s*(?:\d+ +)?(\S.*?)\s*\.{5,}\s*(\d+)", r))]
    assert len(regels) >= minstens
    for regel in regels:
        kop, pagina = regel[1], int(regel[2])
        patroon = rf"(?m)^\s*(?:\d+ +)?{re.escape(kop)}\s*$"
        plaatsen = [n for n, tekst in enumerate(paginas, 1) if re.search(patroon, tekst)]
        assert pagina in plaatsen, f"'{kop}' is said to be on page {pagina}, but is on {plaatsen}"
    for nummer, tekst in enumerate(paginas[1:], 2):
        assert f"Pagina {nummer} van {len(paginas)}" in tekst


@pytest.mark.parametrize("document", ["jaarplan", "jaarplanevaluatie"])
def test_libreoffice_opens_the_plan_of_a_year_and_its_evaluation(proef: Proef, tmp_path: Path, document: str) -> None:
    paginas = pdfpaginas(_gemaakt(proef, document, "rotterdam", "2025"), tmp_path)

    assert len(paginas) > 3
    for nummer, tekst in enumerate(paginas[1:], 2):
        assert f"Pagina {nummer} van {len(paginas)}" in tekst


def test_the_signatures_of_an_application_stand_on_one_page(proef: Proef, tmp_path: Path) -> None:
    paginas = pdfpaginas(_gemaakt(proef, "subsidieaanvraag", "utrecht", "transmurale-afspraken"), tmp_path)

    met_handtekening = [tekst for tekst in paginas if "Handtekening" in tekst]
    assert [len(re.findall("Handtekening", tekst)) for tekst in met_handtekening] == [2]
    assert len(re.findall("(?m)Naam|Datum", met_handtekening[0])) == 4


def test_no_page_of_a_report_has_fewer_than_four_lines(proef: Proef, tmp_path: Path) -> None:
    netwerken = proef.pad / "inputs" / "netwerken"
    shutil.copytree(PROJECT / "inputs" / "netwerken" / "utrecht-zuid", netwerken / "utrecht-zuid")
    assert proef.genereer("jaarverslag", "--netwerk", "utrecht-zuid").code == 0
    docx = proef.pad / "outputs" / "utrecht-zuid" / "2024" / "jaarverslag-2024-utrecht-zuid.docx"

    for tekst in pdfpaginas(docx, tmp_path)[1:]:
        regels = [regel for regel in tekst.splitlines() if regel.strip()]
        assert len(regels) - 2 >= 4  # header and footer do not count


def test_the_fact_sheet_of_the_sample_is_two_pages(proef: Proef, tmp_path: Path) -> None:
    paginas = pdfpaginas(_gemaakt(proef, "netwerkevaluatie", "utrecht", "2026"), tmp_path)

    assert [tekst.count(f"Pagina {nummer} van 2") for nummer, tekst in enumerate(paginas, 1)] == [1, 1]
    assert "7,5" in paginas[0]
    assert "Samen" in paginas[0]  # the last row of the response
    assert "Dinsdag 22 september 2026" in paginas[1]
    for tekst in ("Wat zou u missen zonder het netwerk?", "72%"):  # drawn in the first chart
        assert tekst in paginas[0]
    assert "Helemaal oneens" in paginas[1]


def test_a_long_story_runs_on_over_more_pages_and_loses_nothing(proef: Proef, tmp_path: Path) -> None:
    def lang(wat: str) -> str:
        return "".join(f"\n    - {wat} punt {nummer} van een lange lijst met punten" for nummer in range(1, 61))

    verhaal = VERHAAL.replace("  punten: [korte lijnen]", f"  punten:{lang('goed')}")
    verhaal = verhaal.replace("  punten: [weinig tijd]", f"  punten:{lang('lastig')}")
    stuurgroep = " ".join(f"Zin nummer {nummer} van de stuurgroep." for nummer in range(1, 401))
    schrijf(proef, groep(9), f"{verhaal}stuurgroep: {stuurgroep}\n")
    assert proef.genereer("netwerkevaluatie").code == 0

    tekst = " ".join(pdfpaginas(proef.pad / "outputs/proef/2024/netwerkevaluatie-2024-proef.docx", tmp_path))

    for nummer in range(1, 61):
        assert re.search(rf"goed punt {nummer}\b", tekst), nummer
        assert re.search(rf"lastig punt {nummer}\b", tekst), nummer
    zinnen = {int(nummer) for nummer in re.findall(r"nummer\s+(\d+)\s+van", tekst)}
    assert len(zinnen) > 250  # the columns stand beside each other: not every sentence is in one piece
    assert 400 in zinnen
