"""Charts of a plan: how many results have each status, in one year and over the years."""

import io
from pathlib import Path

import openpyxl
from lxml import etree

from tests.conftest import PROJECT, Proef
from tests.hulp import delen_van
from tests.hulp_word import open_docx

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
PLAN = """\
doelen:
  - thema: Scholing
    aanpak: We doen het.
    resultaten:
{resultaten}
"""


def _plan(proef: Proef, jaar: int, *statussen: str) -> None:
    regels = [f"      - {{tekst: r{n}, status: {s}, toelichting: Zo.}}" for n, s in enumerate(statussen)]
    (proef.netwerk / str(jaar)).mkdir(exist_ok=True)
    pad = proef.netwerk / str(jaar) / "jaarplan.yaml"
    pad.write_text(PLAN.format(resultaten="\n".join(regels)), encoding="utf-8")


def _grafieken(proef: Proef, jaar: int) -> list[str]:
    codes = Path(PROJECT) / "inputs" / "statuscodes.yaml"
    (proef.pad / "inputs" / "statuscodes.yaml").write_bytes(codes.read_bytes())
    gedaan = proef.genereer("jaarplanevaluatie", "--jaar", str(jaar), "--formaat", "json")
    assert gedaan.code == 0, gedaan.uit
    pad = proef.pad / "outputs" / "proef" / str(jaar) / f"jaarplanevaluatie-{jaar}-proef.docx"
    vormen = open_docx(pad.read_bytes()).inline_shapes
    return [
        v._inline.docPr.get("descr")
        for v in vormen
        if (v._inline.docPr.get("descr") or "").startswith(("Staaf", "Gest"))
    ]


def test_results_are_counted_by_status_in_a_chart(proef: Proef) -> None:
    _plan(proef, 2024, "behaald", "niet behaald", "behaald")

    assert _grafieken(proef, 2024) == ["Staafgrafiek. 2 van de 3 resultaten: behaald. Behaald: 2. Niet behaald: 1."]


def test_earlier_years_stand_beside_it_as_shares(proef: Proef) -> None:
    _plan(proef, 2023, "niet behaald", "niet behaald")
    _plan(proef, 2024, "behaald", "niet behaald")
    _plan(proef, 2025, "behaald")

    assert _grafieken(proef, 2024)[1] == (
        "Gestapelde staafgrafiek. Deel van de resultaten per status, 2023 t/m 2024. "
        "2023: Behaald 0%, Niet behaald 100%. 2024: Behaald 50%, Niet behaald 50%."
    )


def test_who_sees_no_colour_can_tell_the_statuses_of_the_years_apart(proef: Proef) -> None:
    _plan(proef, 2023, "niet behaald", "niet behaald")
    _plan(proef, 2024, "niet behaald", *["behaald"] * 19)
    _grafieken(proef, 2024)

    delen = delen_van((proef.pad / "outputs" / "proef" / "2024" / "jaarplanevaluatie-2024-proef.docx").read_bytes())
    [gestapeld] = [deel for naam, deel in delen.items() if naam.startswith("word/charts/") and b"stacked" in deel]
    reeksen = etree.fromstring(gestapeld).findall(f".//{C}ser")
    # The legend names the letter, and so does each figure in a bar.
    assert [reeks.findtext(f"{C}tx//{C}v") for reeks in reeksen] == ["Behaald (B)", "Niet behaald (N)"]
    # Of 5% there is only room for the letter.
    klein = reeksen[1].find(f"{C}dLbls/{C}dLbl/{C}numFmt")
    assert klein is not None
    assert klein.get("formatCode") == '"N"'
    vormen = [vorm.get("formatCode") for reeks in reeksen for vorm in reeks.iterfind(f"{C}dLbls/{C}numFmt")]
    assert vormen == ['[$-413]"B "0%', '[$-413]"N "0%']
    boeken = [openpyxl.load_workbook(io.BytesIO(inhoud)) for naam, inhoud in delen.items() if naam.endswith(".xlsx")]
    assert [None, "Behaald (B)", "Niet behaald (N)"] in [
        [cel.value for cel in boek.worksheets[0][1]] for boek in boeken
    ]
