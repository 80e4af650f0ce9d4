"""Charts in a finished Word file: native, editable, in the colours of the network."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.conftest import NETWERK, Proef
from tests.hulp import delen_van, vervang_in_sjabloon
from tests.hulp_word import open_docx

SOFFICE = shutil.which("soffice")
HIER_VERPLICHT = os.environ.get("GENEREER_LIBREOFFICE_VERPLICHT") == "1"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VERSLAG = """\
inleiding: Een jaar om te proeven.
grafieken:
  - titel: Steeds meer leden
    vorm: {vorm}
    labels: ['2022', '2023', =2024]
    reeksen:
{reeksen}
"""
EEN = "      - {naam: leden, waarden: [38, 40, 42]}"
TWEE = EEN + "\n      - {naam: '=partners', waarden: [3, 5, 8]}"
VORMEN = [
    ("staafgrafiek", EEN, "barChart"),
    ("gestapelde staafgrafiek", TWEE, "barChart"),
    ("cirkelgrafiek", EEN, "pieChart"),
    ("lijngrafiek", TWEE, "lineChart"),
]


def _maak(proef: Proef, vorm: str, reeksen: str = EEN) -> dict[str, bytes]:
    proef.verslag(VERSLAG.format(vorm=vorm, reeksen=reeksen))
    gedaan = proef.genereer("jaarverslag", "--formaat", "json")
    assert (gedaan.code, gedaan.meldingen) == (0, [])
    return delen_van(proef.document.read_bytes())


def _grafiek(delen: dict[str, bytes]) -> etree._Element:
    [naam] = [naam for naam in delen if naam.startswith("word/charts/") and naam.endswith(".xml")]
    return etree.fromstring(delen[naam])


@pytest.mark.parametrize(("vorm", "reeksen", "soort"), VORMEN)
def test_a_chart_of_each_shape_is_valid_and_holds_its_figures(
    proef: Proef, vorm: str, reeksen: str, soort: str
) -> None:
    delen = _maak(proef, vorm, reeksen)

    assert OpenXmlValidator().validate(proef.document).errors == []
    wortel = _grafiek(delen)
    assert wortel.find(f".//{C}{soort}") is not None
    punten = [v.text for v in next(wortel.iter(f"{C}ser")).iterfind(f"{C}val//{C}pt/{C}v")]
    assert punten == ["38", "40", "42"]


@pytest.mark.parametrize(("vorm", "reeksen"), [(vorm, reeksen) for vorm, reeksen, _ in VORMEN])
def test_the_workbook_in_a_chart_holds_the_cells_that_the_chart_names(proef: Proef, vorm: str, reeksen: str) -> None:
    delen = _maak(proef, vorm, reeksen)

    [werkboek] = [inhoud for naam, inhoud in delen.items() if naam.startswith("word/embeddings/")]
    boek = openpyxl.load_workbook(io.BytesIO(werkboek))
    verwijzingen = list(_grafiek(delen).iter(f"{C}strRef", f"{C}numRef"))
    assert len(verwijzingen) == 3 * reeksen.count("naam:")
    for verwijzing in verwijzingen:
        blad, cellen = (verwijzing.findtext(f"{C}f") or "").split("!")
        gevonden = boek[blad][cellen.replace("$", "")]
        rijen = gevonden if isinstance(gevonden, tuple) else ((gevonden,),)
        in_boek = [str(cel.value) for rij in rijen for cel in rij]
        assert in_boek == [v.text for v in verwijzing.iter(f"{C}v")]
    assert all(cel.data_type != "f" for rij in boek["Gegevens"].iter_rows() for cel in rij)


def test_the_alternative_text_says_what_the_chart_shows(proef: Proef) -> None:
    _maak(proef, "lijngrafiek", TWEE)

    [vorm] = [v for v in open_docx(proef.document.read_bytes()).inline_shapes if v._inline.docPr.get("descr")]
    assert vorm._inline.docPr.get("descr") == (
        "Lijngrafiek. Steeds meer leden. 2022: leden 38, =partners 3. 2023: leden 40, =partners 5. "
        "=2024: leden 42, =partners 8."
    )


def test_a_chart_has_the_colours_of_the_network(proef: Proef) -> None:
    huisstijl = "huisstijl: {hoofdkleur: '3A2F6B', accentkleur: 'B4452F'}\n"
    (proef.netwerk / "netwerk.yaml").write_text(NETWERK + huisstijl, encoding="utf-8")

    wortel = _grafiek(_maak(proef, "staafgrafiek"))

    assert {k.get("val") for k in wortel.iterfind(f".//{C}ser/{C}spPr/{A}solidFill/{A}srgbClr")} == {"3A2F6B"}


def test_bars_begin_at_zero(proef: Proef) -> None:
    wortel = _grafiek(_maak(proef, "staafgrafiek"))

    assert [grens.get("val") for grens in wortel.iterfind(f".//{C}valAx/{C}scaling/{C}min")] == ["0"]


def test_a_chart_gives_the_same_bytes_twice(proef: Proef) -> None:
    _maak(proef, "staafgrafiek")
    eerste = proef.document.read_bytes()
    proef.document.unlink()

    _maak(proef, "staafgrafiek")

    assert proef.document.read_bytes() == eerste


@pytest.mark.skipif(SOFFICE is None and not HIER_VERPLICHT, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("vorm", "reeksen"), [(vorm, reeksen) for vorm, reeksen, _ in VORMEN])
def test_libreoffice_draws_the_chart(proef: Proef, vorm: str, reeksen: str, tmp_path: Path) -> None:
    _maak(proef, vorm, reeksen)

    profiel = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    opdracht = [str(SOFFICE), profiel, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*opdracht, str(proef.document)], check=True, capture_output=True, timeout=120)
    pdf = next(tmp_path.glob("*.pdf"))
    tekst = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout

    for woord in ("Steeds meer leden", "2022", "38", "42"):
        assert woord in tekst


def test_a_chart_without_a_filter_is_told_before_use(proef: Proef) -> None:
    vervang_in_sjabloon(proef, "{{r g.grafiek|grafiek }}", "{{ g.grafiek }}")

    [melding] = [m for m in proef.meldingen("jaarverslag") if m.startswith("S08")]

    assert "'g.grafiek' is een groep feiten en heeft zelf geen plaats op papier" in melding


@pytest.mark.melding("S08")
def test_a_fact_that_is_no_chart_is_told_before_use(proef: Proef) -> None:
    vervang_in_sjabloon(proef, "{{r g.grafiek|grafiek }}", "{{r g.titel|grafiek }}")

    [melding] = [m for m in proef.meldingen("jaarverslag") if m.startswith("S08")]

    assert melding.endswith(
        "'g.titel' is geen grafiek → noem een grafiek uit het dossier, zoals evaluatie.grafiek_statussen"
    )


@pytest.mark.melding("G01")
@pytest.mark.parametrize(
    ("vorm", "reeks", "tekst"),
    [
        ("staafgrafiek", "      - {naam: leden, waarden: [38, 40]}", "reeks 'leden' heeft 2 getallen bij 3 labels"),
        ("cirkelgrafiek", TWEE, "een cirkelgrafiek heeft één reeks; hier staan er 2"),
        (
            "gestapelde staafgrafiek",
            "      - {naam: leden, waarden: [38, -1, 2]}",
            "reeks 'leden' heeft een getal onder nul; dat kan een gestapelde staafgrafiek niet tonen",
        ),
    ],
)
def test_figures_that_do_not_fit_a_chart_are_told(proef: Proef, vorm: str, reeks: str, tekst: str) -> None:
    proef.verslag(VERSLAG.format(vorm=vorm, reeksen=reeks))

    assert proef.meldingen() == [
        f"G01 inputs/netwerken/proef/2024/jaarverslag.yaml regel 6: {tekst} "
        "→ zet bij elk label één getal, of kies een andere vorm"
    ]
