"""What PDFs cost: 40 reports, beside one call of soffice for each file.

`genereer` converts, repairs and checks each and puts the page numbers into the Word file; the loop only converts, asks
for the same kind of PDF and has a profile that exists already. Time on the clock says little where others work on the
machine too: the loop keeps one processor busy and `genereer` all of them. The time of the processors says what it
takes. Run it with the interpreter in which `genereer` is installed: python benchmarks/pdf.py
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline.pdf import Aanvraag, maak_pdfs
from pipeline.pdf.soffice import FILTER, vind_soffice

AANTAL = 40
STEEKPROEF = 8


def _woordbestanden(map_: Path) -> list[Path]:
    """The Word files of the shipped dossiers."""
    project = Path(__file__).parents[1]
    for deel in ("inputs", "templates"):
        shutil.copytree(project / deel, map_ / deel)
    (map_ / "outputs").mkdir()
    for soort in ("jaarverslag", "jaarplanevaluatie", "subsidieaanvraag", "verantwoording"):
        opdracht = [sys.executable, "-m", "pipeline", soort]
        subprocess.run(opdracht, cwd=map_, check=True, capture_output=True)
    return sorted((map_ / "outputs").rglob("*.docx"))


def _nu() -> tuple[float, float]:
    """The clock, and how long processors worked for this program and those that it started and that ended."""
    return time.perf_counter(), sum(os.times()[:4])


def _sinds(begin: tuple[float, float], aantal: int = 1) -> tuple[float, float]:
    klok, rekentijd = _nu()
    return (klok - begin[0]) / aantal, (rekentijd - begin[1]) / aantal


def _lus(programma: Path, paden: list[Path], map_: Path) -> tuple[float, float]:
    """Seconds for each file, one call after the other: on the clock, and of processors."""
    basis = [
        str(programma),
        f"-env:UserInstallation={(map_ / 'profiel').as_uri()}",
        "--headless",
        "--convert-to",
        FILTER,
    ]
    subprocess.run([*basis, "--outdir", str(map_), str(paden[0])], check=True, capture_output=True)
    begin = _nu()
    for pad in paden:
        subprocess.run([*basis, "--outdir", str(map_), str(pad)], check=True, capture_output=True)
    return _sinds(begin, len(paden))


def main() -> None:
    """Measure and print."""
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--aantal", type=int, default=AANTAL)
    aantal = keuzes.parse_args().aantal
    programma = vind_soffice()
    if programma is None:
        sys.exit("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as tijdelijk:
        bronnen = _woordbestanden(Path(tijdelijk))
        paden = [bronnen[nummer % len(bronnen)] for nummer in range(aantal)]
        per_stuk, rekentijd_per_stuk = _lus(programma, paden[:STEEKPROEF], Path(tijdelijk))
        begin = _nu()
        pdfs = maak_pdfs([Aanvraag(pad.stem, pad.read_bytes()) for pad in paden])
        onze, rekentijd = _sinds(begin)
    gelukt = sum(pdf.inhoud is not None for pdf in pdfs)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    print(f"soffice for each file: {per_stuk:.2f} s each, {per_stuk * aantal:.0f} s for {aantal}")
    wat = f"genereer, {gelukt} converted, repaired and checked"
    print(f"{wat}: {onze:.1f} s, 1/{per_stuk * aantal / onze:.1f}; aim: 1/4")
    lus = rekentijd_per_stuk * aantal
    print(f"time of processors: {lus:.0f} s and {rekentijd:.1f} s, 1/{lus / rekentijd:.1f}")


if __name__ == "__main__":
    main()
