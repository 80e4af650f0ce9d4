"""What the covenants of a country cost: 65 networks of 40 members, each with a document of its own.

The template is the covenant of benchmarks/sjabloon.py (seven pages, a document.xml of about 100 kB) with the name of
the member in it. `genereer` reads, checks and writes; docxtpl, in a loop over a part of them, fills and writes. Run it
with the interpreter in which `genereer` is installed: python benchmarks/convenanten.py
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl
from kosten import GENEREER, PYTHON, meet
from sjabloon import convenant

NETWERKEN = 65
LEDEN = 40
STEEKPROEF = 60
_SOORT = """\
titel: Convenant
omschrijving: het convenant voor elke organisatie
per: organisatie
selectie: ondertekenaars
nodig: [netwerk, leden, convenant]
"""
_CONVENANT = (
    "titel: Convenant\ningangsdatum: 1-1-2022\nlooptijd: 5\nartikelen: [{titel: Samen, tekst: Wij werken samen.}]\n"
)


def _sjabloon() -> bytes:
    """The covenant with the names that a document by organisation has."""
    import docx

    document = docx.Document(io.BytesIO(convenant().bron))
    for run in (run for alinea in document.paragraphs for run in alinea.runs):
        run.text = run.text.replace("{{ convenant.feit", "{{ eigen.feit")
    for deel in (document.sections[0].header, document.sections[0].footer):
        deel.paragraphs[0].text = deel.paragraphs[0].text.replace("{{ convenant.feit", "{{ eigen.feit")
    document.tables[0].cell(0, 0).text = "{%tr for lid in leden.leden %}"
    document.paragraphs[1].insert_paragraph_before("{{ partij.organisatie }}, {{ partij.lid.ondertekenaar }}")
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def _lid(nummer: int) -> dict[str, str]:
    return {"naam": f"Organisatie {nummer} (fictief)", "plaats": f"Plaats {nummer}", "ondertekenaar": f"Naam {nummer}"}


def _werkmap(map_: Path, netwerken: int) -> dict[str, str]:
    """A werkmap with all networks; gives the facts that stand in every covenant."""
    soort = map_ / "templates" / "convenant"
    soort.mkdir(parents=True)
    (map_ / "outputs").mkdir()
    (soort / "document.yaml").write_text(_SOORT, encoding="utf-8")
    (soort / "sjabloon.docx").write_bytes(_sjabloon())
    feiten: dict[str, str] = dict(convenant().feiten["convenant"])
    eigen = json.dumps(feiten, ensure_ascii=False)
    for nummer in range(netwerken):
        netwerk = map_ / "inputs" / "netwerken" / f"netwerk{nummer}"
        netwerk.mkdir(parents=True)
        naam = f"naam: Netwerk {nummer} (fictief)\nkorte_naam: N{nummer}\neigen: {eigen}\n"
        (netwerk / "netwerk.yaml").write_text(naam, encoding="utf-8")
        (netwerk / "convenant.yaml").write_text(_CONVENANT, encoding="utf-8")
        _schrijf_leden(netwerk / "leden.xlsx")
    return feiten


def _schrijf_leden(pad: Path) -> None:
    boek = openpyxl.Workbook()
    blad = boek.worksheets[0]
    blad.title = "Leden"
    blad.append(["Peildatum", "2022"])
    blad.append(["Naam", "Categorie", "Plaats", "Ondertekenaar", "Mail"])
    for nummer in range(LEDEN):
        lid = _lid(nummer)
        blad.append([lid["naam"], "Hospices", lid["plaats"], lid["ondertekenaar"], f"lid{nummer}@voorbeeld.nl"])
    boek.save(pad)


def docxtpl_lus(map_: Path, aantal: int) -> None:
    """Fill and write covenants as docxtpl does, one after the other."""
    from docxtpl import DocxTemplate

    feiten = json.loads((map_ / "feiten.json").read_text(encoding="utf-8"))
    leden = [_lid(nummer) for nummer in range(LEDEN)]
    begin = time.perf_counter()
    for nummer in range(aantal):
        document = DocxTemplate(map_ / "templates" / "convenant" / "sjabloon.docx")
        lid = leden[nummer % LEDEN]
        partij = {"organisatie": lid["naam"], "lid": lid}
        document.render({"eigen": feiten, "leden": {"leden": leden}, "partij": partij}, autoescape=True)
        document.save(map_ / "outputs" / f"docxtpl-{nummer}.docx")
    print((time.perf_counter() - begin) / aantal)


def main() -> None:
    """Measure and print."""
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--netwerken", type=int, default=NETWERKEN)
    keuzes.add_argument("--lus", help=argparse.SUPPRESS)
    gekozen = keuzes.parse_args()
    if gekozen.lus:
        docxtpl_lus(Path(gekozen.lus), STEEKPROEF)
        return
    aantal = gekozen.netwerken * LEDEN
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        feiten = _werkmap(map_, gekozen.netwerken)
        (map_ / "feiten.json").write_text(json.dumps(feiten), encoding="utf-8")
        lus = [PYTHON, __file__, "--lus", str(map_)]
        per_stuk = float(subprocess.run(lus, check=True, capture_output=True, text=True).stdout)
        opdracht = [GENEREER, "convenant", "--formaat", "json"]
        begin = time.perf_counter()
        gemeten = subprocess.run(opdracht, cwd=map_, check=True, capture_output=True, text=True)
        eerste = time.perf_counter() - begin
        gemaakt = sum(d["stand"] == "gemaakt" for d in json.loads(gemeten.stdout)["documenten"])
        meting = meet(opdracht, [PYTHON, "-c", "pass"], map_, 1)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    hun = per_stuk * aantal
    print(f"docxtpl, in a loop over {STEEKPROEF}: {per_stuk * 1000:.1f} ms each, {hun:.0f} s for {aantal}")
    print(f"genereer convenant, {gemaakt} made: {eerste:.1f} s, 1/{hun / eerste:.1f}; aim: 1/15")
    print(f"the same again, nothing changed: {meting.onze:.1f} s, {meting.geheugen:.0f} MB at its peak")


if __name__ == "__main__":
    main()
