"""Runs that are killed at any moment leave whole files, and the next run leaves no rubbish.

`GENEREER_AFBREKEN=100 pytest tests/test_afgebroken.py` kills a hundred times; PDFs only where there is LibreOffice.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from pipeline.schrijf import hash_van
from tests.conftest import PROJECT, Proef

KEREN = int(os.environ.get("GENEREER_AFBREKEN", "6"))
_DOCUMENT = "outputs/utrecht-zuid/2024/jaarverslag-2024-utrecht-zuid.docx"


def _opdrachten() -> tuple[tuple[str, ...], ...]:
    pdf = ("--pdf",) if shutil.which("soffice") else ()
    return (("alles", *pdf), ("verzegel", _DOCUMENT), ("begroting",))


def _start(proef: Proef, opdracht: tuple[str, ...], tijdelijk: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline", *opdracht],
        cwd=proef.pad,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "TMPDIR": str(tijdelijk)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _is_heel(pad: Path) -> bool:
    """Whether a file can be read from its beginning to its end."""
    if pad.suffix in {".docx", ".xlsx", ".zip"}:
        return zipfile.is_zipfile(pad) and zipfile.ZipFile(pad).testzip() is None
    if pad.suffix == ".json":
        return isinstance(json.loads(pad.read_text(encoding="utf-8")), dict)
    return pad.suffix != ".pdf" or pad.read_bytes().rstrip().endswith(b"%%EOF")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_run_that_is_killed_at_any_moment_leaves_whole_files_and_the_next_no_rubbish(
    huis: Proef, tmp_path: Path
) -> None:
    toeval = random.Random(20261201)  # noqa: S311
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    inleiding = huis.pad / "inputs" / "netwerken" / "utrecht-zuid" / "2024" / "jaarverslag.yaml"
    tekst = inleiding.read_text(encoding="utf-8")
    for naam in ("utrecht/2026", "rotterdam"):  # half a minute less, and nothing else
        shutil.rmtree(huis.pad / "inputs" / "netwerken" / naam)
    for naam in ("convenant", "addendum"):
        shutil.rmtree(huis.pad / "templates" / naam)
    begin = time.monotonic()
    assert _start(huis, ("alles",), tijdelijk).wait(120) in {0, 3}
    duur = time.monotonic() - begin
    afgebroken = 0
    for keer in range(KEREN):
        inleiding.write_text(f"{tekst}\n# {keer}\n", encoding="utf-8")
        opdrachten = _opdrachten()
        proces = _start(huis, opdrachten[keer % len(opdrachten)], tijdelijk)
        time.sleep(toeval.uniform(0.1, 1.0) * duur)
        if proces.poll() is None:
            os.killpg(proces.pid, 9)
            afgebroken += 1
        proces.wait()
        bestanden = [pad for pad in (huis.pad / "outputs").rglob("*") if pad.is_file() and pad.suffix != ".tmp"]
        assert [pad.name for pad in bestanden if not _is_heel(pad)] == []

    inleiding.write_text(tekst, encoding="utf-8")
    for opdracht in (("alles",), ("begroting",), ("verzegel", _DOCUMENT)):
        assert _start(huis, opdracht, tijdelijk).wait(120) in {0, 3}, opdracht
    assert [naam for naam in huis.uitvoer() if naam.endswith(".tmp")] == []
    for woord in (huis.pad / "outputs").rglob("*.docx"):
        record = json.loads(woord.with_suffix(".herkomst.json").read_text(encoding="utf-8"))
        assert (record["sha256"], "sha256_vorige" in record) == (hash_van(woord.read_bytes()), False)
    print(f"\n{KEREN} keer, waarvan {afgebroken} afgebroken")  # noqa: T201
    assert afgebroken * 3 >= KEREN
