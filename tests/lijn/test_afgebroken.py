"""A run that is killed at any moment leaves whole documents, and the next one goes on.

`GENEREER_AFBREKEN=100 pytest tests/lijn/test_afgebroken.py` kills a hundred times.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from pipeline.schrijf import hash_van
from tests.conftest import PROJECT, Proef
from tests.hulp_convenant import TEKENT, ledentekst, schrijf_convenant

KEREN = int(os.environ.get("GENEREER_AFBREKEN", "8"))
LEDEN = 40


def _keur_uitvoer(uitvoer: Path) -> int:
    """Look at every document that there is, and give how many there are."""
    documenten = sorted(uitvoer.rglob("*.docx"))
    for pad in documenten:
        with zipfile.ZipFile(pad) as zip_:
            assert zip_.testzip() is None
        record = json.loads(pad.with_suffix(".herkomst.json").read_text(encoding="utf-8"))
        assert hash_van(pad.read_bytes()) in {record["sha256"], record.get("sha256_vorige")}
    return len(documenten)


def _begin_run(proef: Proef, keer: str) -> subprocess.Popen[bytes]:
    """Start a run that has every document to make: the members have other names than in the run before it."""
    leden = [f"naam: Lid {nummer} ({keer}), functie: directeur, {TEKENT}" for nummer in range(LEDEN)]
    (proef.netwerk / "leden.yaml").write_text(ledentekst(*leden), encoding="utf-8")
    schrijf_convenant(proef)
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline", "convenant"],
        cwd=proef.pad,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_run_that_is_killed_at_any_moment_leaves_whole_documents(proef: Proef) -> None:
    toeval = random.Random(20260401)  # noqa: S311
    uitvoer = proef.pad / "outputs"
    gemaakt = []
    begin = time.monotonic()
    assert _begin_run(proef, "een run").wait() == 0
    duur = time.monotonic() - begin
    for keer in range(KEREN):
        proces = _begin_run(proef, str(keer))
        time.sleep(toeval.uniform(0.2, 1.0) * duur)
        if proces.poll() is None:
            proces.send_signal(signal.SIGKILL)
        proces.wait()
        gemaakt.append(_keur_uitvoer(uitvoer))

    gedaan = proef.genereer("convenant", "--formaat", "json")

    assert max(gemaakt) > 0
    standen = [d["stand"] for d in gedaan.json["documenten"]]
    assert (gedaan.code, len(standen)) == (0, LEDEN + 1)
    assert "niet gemaakt" not in standen
    # What a killed run had not renamed yet is a hidden file, and no document.
    assert all(pad.suffix != ".docx" or not pad.name.startswith(".") for pad in uitvoer.rglob("*"))
