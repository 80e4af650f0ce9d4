"""What a workbook costs that holds much beside its cells: in turn with the same workbook without it.

Run it with the interpreter in which `genereer` is installed: python benchmarks/werkboek.py
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import zipfile
from pathlib import Path

from kosten import GENEREER, meet

LEDEN = 40
LAATSTE_RIJ = 1_048_576
EINDE = "</sheetData>"
VORMEN = {
    "a merged column": f'{EINDE}<mergeCells count="1"><mergeCell ref="N1:O{LAATSTE_RIJ}"/></mergeCells>',
    "200,000 coloured rows": "".join(f'<row r="{rij}" s="0" customFormat="1"/>' for rij in range(60, 200_060)) + EINDE,
    "30,000 rules": EINDE
    + "".join(
        f'<conditionalFormatting sqref="A{rij}"><cfRule type="expression" priority="{rij}"><formula>1</formula>'
        "</cfRule></conditionalFormatting>"
        for rij in range(1, 30_001)
    ),
}


def met_leden(map_: Path, vorm: str) -> Path:
    """A werkmap with one network of 40 members, one row of them hidden; `vorm` stands where the cells end."""
    import openpyxl

    netwerk = map_ / "inputs" / "netwerken" / "proef"
    netwerk.mkdir(parents=True)
    (map_ / "templates").mkdir()
    (map_ / "outputs").mkdir()
    (netwerk / "netwerk.yaml").write_text("naam: Proefnetwerk (fictief)\nkorte_naam: Proef\n", encoding="utf-8")
    boek = openpyxl.Workbook()
    blad = boek.worksheets[0]
    blad.title = "Leden"
    for rij in (("Peildatum", "2024"), (), ("Naam", "Categorie", "Plaats")):
        blad.append(rij)
    for nummer in range(LEDEN):
        blad.append((f"Lid {nummer}", "Hospices", "Utrecht"))
    blad.row_dimensions[10].hidden = True
    boek.save(map_ / "gewoon.xlsx")
    with zipfile.ZipFile(map_ / "gewoon.xlsx") as oud, zipfile.ZipFile(netwerk / "leden.xlsx", "w", 8) as nieuw:
        for naam in oud.namelist():
            is_blad = naam == "xl/worksheets/sheet1.xml"
            nieuw.writestr(naam, oud.read(naam).replace(EINDE.encode(), vorm.encode()) if is_blad else oud.read(naam))
    return map_


def main() -> None:
    """Measure and print."""
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--rondes", type=int, default=5, help="counted runs of each command")
    rondes = keuzes.parse_args().rondes
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, medians of {rondes} runs in turn\n")
    with tempfile.TemporaryDirectory() as tijdelijk:
        gewoon = met_leden(Path(tijdelijk) / "gewoon", EINDE)
        for naam, vorm in VORMEN.items():
            zwaar = met_leden(Path(tijdelijk) / naam.replace(" ", "-"), vorm)
            elders = ["sh", "-c", f"cd '{gewoon}' && exec '{GENEREER}' controleer"]
            meting = meet([GENEREER, "controleer"], elders, zwaar, rondes)
            print(f"genereer controleer, a member list with {naam}:")
            print(f"  {meting.onze:.2f} s, {meting.geheugen:.0f} MB at its peak; without it {meting.andere:.2f} s")
        print("promised: at most 2 s more")


if __name__ == "__main__":
    main()
