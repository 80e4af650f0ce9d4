"""What a survey costs: 20,000 respondents are read, built, checked and summarised; medians of whole processes.

Run it with the interpreter in which `genereer` is installed: python benchmarks/enquete.py
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import sys
import tempfile
from pathlib import Path

from kosten import GENEREER, PYTHON, meet

RESPONDENTEN = 20_000
STELLINGEN = 6
OPTIES = ("oneens", "neutraal", "eens")
GROEPEN = ("zorgverleners", "bestuurders", "vrijwilligers")
KOP = ("ID", "Begintijd", "Voltooiingstijd", "Rol", "Cijfer")
VERHAAL = """\
periode: november 2025
inleiding: Een evaluatie (fictief).
conclusie: Goed.
ontwikkelpunten: Doorgaan.
gaat_goed: {punten: [veel]}
uitdagingen: {punten: [weinig]}
doelgroepen: [{naam: zorgverleners}, {naam: bestuurders}, {naam: vrijwilligers}]
rapportcijfer: {vraag: cijfer}
vragen:
  - {vraag: nummer, kolom: ID, soort: kenmerk}
  - {vraag: tijd, kolom: Voltooiingstijd, soort: tijdstip}
  - {vraag: rol, kolom: Rol, soort: groep}
  - {vraag: cijfer, kolom: Cijfer, soort: cijfer}
  - {vraag: toelichting, kolom: Toelichting, soort: open}
  - {vraag: toestemming, kolom: Mag dat, soort: toestemming}
"""


def met_veel_respondenten(map_: Path) -> Path:
    """A werkmap with one network and a survey of 20,000 invented respondents, 13 columns."""
    import openpyxl

    toeval = random.Random(1)  # noqa: S311 - the same answers each time
    jaar = map_ / "inputs" / "netwerken" / "groot" / "2026"
    jaar.mkdir(parents=True)
    (map_ / "templates").mkdir()
    (map_ / "outputs").mkdir()
    (jaar.parent / "netwerk.yaml").write_text("naam: Groot netwerk (fictief)\nkorte_naam: Groot\n", encoding="utf-8")
    stellingen = [f"Stelling {nummer}" for nummer in range(1, STELLINGEN + 1)]
    vragen = [f"  - {{vraag: {s}, kolom: {s}, soort: keuze, opties: [{', '.join(OPTIES)}]}}\n" for s in stellingen]
    (jaar / "netwerkevaluatie.yaml").write_text(VERHAAL + "".join(vragen), encoding="utf-8")
    boek = openpyxl.Workbook(write_only=True)
    blad = boek.create_sheet("Antwoorden")
    blad.append([*KOP, *stellingen, "Toelichting", "Mag dat"])
    dag = datetime.datetime(2025, 11, 3, 9, 30)
    for nummer in range(RESPONDENTEN):
        keuzes = [toeval.choice(OPTIES) for _ in stellingen]
        cijfer, groep = toeval.randint(5, 9), toeval.choice(GROEPEN)
        blad.append(
            [nummer + 1, dag, dag, groep, cijfer, *keuzes, f"Een toelichting van een zin, nummer {nummer}", "ja"]
        )
    boek.save(jaar / "enquete.xlsx")
    return map_


def main() -> None:
    """Measure and print."""
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--rondes", type=int, default=5, help="counted runs of each command")
    rondes = keuzes.parse_args().rondes
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, medians of {rondes} runs in turn\n")
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = met_veel_respondenten(Path(tijdelijk) / "groot")
        openen = (
            "import openpyxl; b = openpyxl.load_workbook('inputs/netwerken/groot/2026/enquete.xlsx', read_only=True);"
            "sum(1 for rij in b.worksheets[0].iter_rows(values_only=True) for cel in rij)"
        )
        meting = meet([GENEREER, "controleer"], [PYTHON, "-c", openen], map_, rondes)
        print(f"genereer controleer, a survey of {RESPONDENTEN} respondents and {len(KOP) + STELLINGEN + 2} columns:")
        print(
            f"  {meting.onze:.2f} s, {meting.geheugen:.0f} MB at its peak; "
            f"openpyxl alone reads it in {meting.andere:.2f} s"
        )
        print("  promised: at most 3 s")


if __name__ == "__main__":
    main()
