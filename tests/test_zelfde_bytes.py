"""The same input gives the same bytes, in whichever process: Python shuffles its sets anew in each."""

import os
import shutil
import subprocess
import sys

from tests.conftest import Proef


def _alles(huis: Proef, zaad: str) -> dict[str, bytes]:
    """What `genereer alles` makes of the shipped dossiers in a process of its own."""
    shutil.rmtree(huis.pad / "outputs")
    (huis.pad / "outputs").mkdir()
    subprocess.run(
        [sys.executable, "-m", "pipeline", "alles"],
        cwd=huis.pad,
        env={**os.environ, "PYTHONHASHSEED": zaad},
        capture_output=True,
        check=True,
    )
    soorten = (".docx", ".xlsx", ".waarden.json")
    return {naam: (huis.pad / "outputs" / naam).read_bytes() for naam in huis.uitvoer() if naam.endswith(soorten)}


def test_another_process_makes_the_same_documents_and_the_same_records_of_values(huis: Proef) -> None:
    een, twee = _alles(huis, "1"), _alles(huis, "2")

    assert "utrecht/2026/netwerkevaluatie-2026-utrecht.docx" in een
    assert [naam for naam in een.keys() | twee.keys() if een.get(naam) != twee.get(naam)] == []
