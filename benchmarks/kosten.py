"""What `genereer` costs, as ratios in one run: medians of whole processes, taken in turn.

Run it with the interpreter in which `genereer` is installed: python benchmarks/kosten.py
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PYTHON = sys.executable
GENEREER = str(Path(PYTHON).with_name("genereer"))
LEDEN = 5_000
REGELS = 2_000


@dataclass(frozen=True)
class Meting:
    """The medians of two commands that were run in turn, in seconds, and the peak memory of the first in MB."""

    onze: float
    andere: float
    geheugen: float


def meet(onze: Sequence[str], andere: Sequence[str], map_: Path, rondes: int, einde: int = 0) -> Meting:
    """Run two commands in turn: A B A B …, after one round that does not count. The first ends with `einde`."""
    tijden: tuple[list[float], list[float]] = ([], [])
    pieken: list[float] = []
    for ronde in range(rondes + 1):
        for nummer, opdracht in enumerate((onze, andere)):
            duur, piek = _voer_uit(opdracht, map_, 0 if nummer else einde)
            if ronde:
                tijden[nummer].append(duur)
                if nummer == 0:
                    pieken.append(piek)
    return Meting(statistics.median(tijden[0]), statistics.median(tijden[1]), statistics.median(pieken))


def _voer_uit(opdracht: Sequence[str], map_: Path, einde: int) -> tuple[float, float]:
    begin = time.perf_counter()
    proces = subprocess.Popen(opdracht, cwd=map_, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, gebruik = os.wait4(proces.pid, 0)
    duur = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) != einde:
        raise SystemExit(f"{' '.join(opdracht)} ended with {os.waitstatus_to_exitcode(status)}")
    return duur, gebruik.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def werkmap(map_: Path) -> Path:
    """A copy of the shipped werkmap, with empty outputs."""
    for deel in ("inputs", "templates"):
        shutil.copytree(PROJECT / deel, map_ / deel)
    (map_ / "outputs").mkdir()
    return map_


def met_veel_leden(map_: Path) -> Path:
    """A werkmap with one network of 5,000 invented members."""
    import openpyxl

    shutil.copytree(PROJECT / "templates", map_ / "templates")
    netwerk = map_ / "inputs" / "netwerken" / "groot"
    netwerk.mkdir(parents=True)
    (map_ / "outputs").mkdir()
    (netwerk / "netwerk.yaml").write_text("naam: Groot netwerk (fictief)\nkorte_naam: Groot\n", encoding="utf-8")
    boek = openpyxl.Workbook(write_only=True)
    blad = boek.create_sheet("Leden")
    blad.append(["Peildatum", 2025])
    blad.append(["Naam", "Categorie", "Plaats", "Moederorganisatie", "Aantal medewerkers", "Vrijwilligersorganisatie"])
    for n in range(LEDEN):
        moeder = f"Moeder {n // 7}" if n % 3 else None
        blad.append([f"Organisatie {n * 7919:08d}", f"Categorie {n % 8}", f"Plaats {n % 90}", moeder, n % 400, "nee"])
    boek.save(netwerk / "leden.xlsx")
    return map_


def met_lange_begroting(map_: Path) -> Path:
    """A werkmap with one project whose budget has 2,000 lines, one of which is wrong."""
    import openpyxl

    (map_ / "templates").mkdir(parents=True)
    (map_ / "outputs").mkdir()
    netwerk = map_ / "inputs" / "netwerken" / "groot"
    project = netwerk / "projecten" / "plan"
    project.mkdir(parents=True)
    (netwerk / "netwerk.yaml").write_text("naam: Groot netwerk (fictief)\nkorte_naam: Groot\n", encoding="utf-8")
    (project / "project.yaml").write_text(
        "titel: Plan (fictief)\nfinancier: geen\naanvrager: A\nnetwerken: [Groot]\nlooptijd: 2024-2025\n"
        "fasen: [{titel: Een, periode: 2024-2025, activiteiten: [{tekst: doen}]}]\n"
        "financien: {aangevraagd: 1000, kostensoorten: [{naam: projectleiding}]}\n",
        encoding="utf-8",
    )
    boek = openpyxl.Workbook(write_only=True)
    blad = boek.create_sheet("Begroting")
    blad.append(["Regel id", "Fase", "Kostensoort", "Omschrijving", "Eenheid", "Aantal", "Tarief", "Bedrag"])
    for n in range(REGELS):
        bedrag = round((n % 40) * 95.5, 2) + (n == REGELS // 2)
        blad.append([f"R{n:04}", 1, "projectleiding", f"Onderdeel {n}", "uur", n % 40, 95.5, bedrag])
    boek.create_sheet("Dekking").append(["Bron", "Partij", "Bedrag"])
    boek.save(project / "begroting.xlsx")
    return map_


def main() -> None:
    """Measure and print."""
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--rondes", type=int, default=9, help="counted runs of each command")
    rondes = keuzes.parse_args().rondes
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, medians of {rondes} runs in turn\n")
    with tempfile.TemporaryDirectory() as tijdelijk:
        basis = Path(tijdelijk)
        klein, groot = werkmap(basis / "klein"), met_veel_leden(basis / "groot")
        kaal = [PYTHON, "-c", "pass"]
        hulp = meet([GENEREER, "--help"], kaal, klein, rondes)
        print(f"genereer --help           {hulp.onze * 1000:6.0f} ms   bare Python {hulp.andere * 1000:.0f} ms")
        print(f"  difference              {(hulp.onze - hulp.andere) * 1000:6.0f} ms   promised: at most 60 ms\n")
        importeer = [PYTHON, "-c", "import docxtpl, openpyxl, pydantic"]
        verslag = meet([GENEREER, "jaarverslag", "--netwerk", "utrecht", "--overschrijf"], importeer, klein, rondes)
        imports = f"the imports alone {verslag.andere * 1000:.0f} ms"
        print(f"genereer jaarverslag      {verslag.onze * 1000:6.0f} ms   {imports}")
        print(f"  ratio                   {verslag.onze / verslag.andere:6.2f}      promised: at most 4\n")
        leden = meet([GENEREER, "controleer"], kaal, groot, max(3, rondes // 3))
        print(f"genereer controleer, {LEDEN} members: {leden.onze:.2f} s, {leden.geheugen:.0f} MB at its peak")
        print("                          promised: at most 3 s and 200 MB\n")
        lang = met_lange_begroting(basis / "lang")
        begroting = meet([GENEREER, "controleer"], kaal, lang, max(3, rondes // 3), einde=3)
        print(f"genereer controleer, a budget of {REGELS} lines: {begroting.onze:.2f} s; promised: at most 2 s")


if __name__ == "__main__":
    main()
