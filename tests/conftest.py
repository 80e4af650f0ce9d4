"""A werkmap of its own for each test, and the command line run for real in it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main

PROJECT = Path(__file__).parents[1]
# A test that starts a process in a folder of its own means this tree, whichever one is installed.
os.environ["PYTHONPATH"] = str(PROJECT)

NETWERK = """\
naam: Netwerk Proef
korte_naam: Proef
"""

JAARVERSLAG = """\
inleiding: Een jaar om te proeven.
overleg:
  - gremium: stuurgroep
    aantal: 4
"""


@dataclass(frozen=True)
class Gedaan:
    """What a run of the command line gave.

    `uit` is what it printed, without the spaces at line ends; `fout` is what it printed as error.
    """

    code: int
    uit: str
    fout: str

    @property
    def json(self) -> Any:
        return json.loads(self.uit)

    @property
    def meldingen(self) -> list[str]:
        """Each melding as one line: `code bestand plaats: tekst → advies`. Needs `--formaat json`."""
        return [
            f"{m['code']} {m['bestand']} {_plek(m)}: {m['tekst']}" + (f" → {m['advies']}" if m["advies"] else "")
            for m in self.json["meldingen"]
        ]


def _plek(melding: dict[str, Any]) -> str:
    if "regel" in melding:
        return f"regel {melding['regel']}"
    if "cel" in melding:
        return f"{melding['blad']}!{melding['cel']}"
    return melding.get("plek") or melding.get("blad") or "-"


class Proef:
    """A werkmap with one network (`proef`) and one year (2024), into which a test writes its own input."""

    def __init__(self, pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.pad = pad
        self._capsys = capsys
        self.netwerk = pad / "inputs" / "netwerken" / "proef"
        self.jaar = self.netwerk / "2024"
        self.jaar.mkdir(parents=True)
        (pad / "outputs").mkdir()
        shutil.copytree(PROJECT / "templates", pad / "templates")
        (self.netwerk / "netwerk.yaml").write_text(NETWERK, encoding="utf-8")
        (self.jaar / "jaarverslag.yaml").write_text(JAARVERSLAG, encoding="utf-8")

    @property
    def document(self) -> Path:
        return self.pad / "outputs" / "proef" / "2024" / "jaarverslag-2024-proef.docx"

    def verslag(self, tekst: str) -> None:
        """Write the annual report of 2024."""
        (self.jaar / "jaarverslag.yaml").write_text(tekst, encoding="utf-8")

    def genereer(self, *argumenten: str) -> Gedaan:
        """Run `genereer` in the werkmap, in this process."""
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as einde:
            main([*argumenten])
        uit, fout = self._capsys.readouterr()
        assert "Traceback" not in uit + fout
        return Gedaan(int(einde.value.code or 0), "\n".join(r.rstrip() for r in uit.splitlines()), fout)

    def meldingen(self, opdracht: str = "controleer") -> list[str]:
        """The meldingen of a command, each as one line."""
        return self.genereer(opdracht, "--formaat", "json").meldingen

    def uitvoer(self) -> list[str]:
        """The files in outputs."""
        map_ = self.pad / "outputs"
        return sorted(pad.relative_to(map_).as_posix() for pad in map_.rglob("*") if pad.is_file())


@pytest.fixture
def proef(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Proef]:
    gemaakt = Proef(tmp_path / "werkmap", capsys)
    monkeypatch.chdir(gemaakt.pad)
    yield gemaakt


@pytest.fixture
def huis(proef: Proef) -> Proef:
    """The shipped dossiers in a werkmap of their own."""
    shutil.rmtree(proef.pad / "inputs")
    shutil.copytree(PROJECT / "inputs", proef.pad / "inputs")
    return proef
