"""What a large plan of a year and its evaluation cost: 1,000 goals with 5,000 results, as text and as a sheet.

Each is a whole process.

And what it costs to ask its evaluation where a figure comes from. Run it with the interpreter in which `genereer` is
installed: python benchmarks/jaarplan.py
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kosten import GENEREER, PROJECT, PYTHON, meet

DOELEN = 1_000
PER_DOEL = 5
_STATUSSEN = ("behaald", "gedeeltelijk behaald", "niet behaald", "vervallen")
_KOP = ("Doel", "Thema", "Aanpak", "Wie", "Resultaat", "Doelwaarde", "Realisatie", "Status", "Toelichting")


def _resultaten(doel: int) -> Iterator[tuple[str, int, int, str, str]]:
    """The invented results of a goal: text, target, outcome, status and explanation."""
    for n in range(PER_DOEL):
        keer = (doel + n) % 4
        bereikt = (30, 22, 0, 0)[keer]
        yield (
            f"Resultaat {n} van doel {doel} (fictief)",
            30,
            bereikt,
            _STATUSSEN[keer],
            f"Zo ging het met deel {n} van doel {doel}.",
        )


def _werkmap(map_: Path) -> Path:
    """A werkmap with one network, and the folder of its year."""
    shutil.copytree(PROJECT / "templates", map_ / "templates")
    jaar = map_ / "inputs" / "netwerken" / "groot" / "2025"
    jaar.mkdir(parents=True)
    (map_ / "outputs").mkdir()
    shutil.copy(PROJECT / "inputs" / "statuscodes.yaml", map_ / "inputs" / "statuscodes.yaml")
    (jaar.parent / "netwerk.yaml").write_text("naam: Groot netwerk (fictief)\nkorte_naam: Groot\n", encoding="utf-8")
    return jaar


def als_tekst(map_: Path) -> Path:
    """A werkmap with the plan as a text file."""
    regels = ["doelen:"]
    for doel in range(1, DOELEN + 1):
        regels += [f"  - thema: Thema {doel}", f"    aanpak: Samen met de leden van groep {doel}.", "    betrokkenen:"]
        regels += ["      - {wie: bestuur, niveau: strategisch}", "    resultaten:"]
        for tekst, doelwaarde, bereikt, status, uitleg in _resultaten(doel):
            regels += [f"      - tekst: {tekst}", f"        doelwaarde: {doelwaarde}", f"        realisatie: {bereikt}"]
            regels += [f"        status: {status}", f"        toelichting: {uitleg}"]
    (_werkmap(map_) / "jaarplan.yaml").write_text("\n".join(regels) + "\n", encoding="utf-8")
    return map_


def als_blad(map_: Path) -> Path:
    """A werkmap with the same plan as a sheet."""
    import openpyxl

    boek = openpyxl.Workbook(write_only=True)
    blad = boek.create_sheet("Jaarplan")
    blad.append(_KOP)
    for doel in range(1, DOELEN + 1):
        van_doel: tuple[object, ...] = (
            doel,
            f"Thema {doel}",
            f"Samen met de leden van groep {doel}.",
            "bestuur (strategisch)",
        )
        for resultaat in _resultaten(doel):
            blad.append((*van_doel, *resultaat))
            van_doel = (doel, None, None, None)
    boek.save(_werkmap(map_) / "jaarplan.xlsx")
    return map_


def main() -> None:
    """Measure and print."""
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--rondes", type=int, default=3, help="counted runs of each command")
    rondes = keuzes.parse_args().rondes
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, medians of {rondes} runs\n")
    with tempfile.TemporaryDirectory() as tijdelijk:
        basis = Path(tijdelijk)
        for vorm, map_ in (("text", als_tekst(basis / "tekst")), ("sheet", als_blad(basis / "blad"))):
            for document in ("jaarplan", "jaarplanevaluatie"):
                meting = meet([GENEREER, document, "--overschrijf"], [PYTHON, "-c", "pass"], map_, rondes)
                print(f"genereer {document}, {DOELEN} goals, {DOELEN * PER_DOEL} results as {vorm}:", end=" ")
                print(f"{meting.onze:.2f} s, {meting.geheugen:.0f} MB at its peak; aim: 3 s")
        [evaluatie] = (basis / "tekst" / "outputs").rglob("jaarplanevaluatie-*.docx")
        meting = meet([GENEREER, "herleid", str(evaluatie), "--waarde", "276.4"], [PYTHON, "-c", "pass"], basis, rondes)
        print(f"genereer herleid of one figure in it: {meting.onze:.2f} s")


if __name__ == "__main__":
    main()
