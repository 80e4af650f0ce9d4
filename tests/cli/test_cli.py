"""The command line as a program, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Proef


def _als_programma(proef: Proef, *argumenten: str) -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-m", "pipeline", *argumenten]
    return subprocess.run(opdracht, cwd=proef.pad, capture_output=True, text=True, encoding="utf-8", check=False)


def test_help_names_document_types_and_commands_in_dutch(proef: Proef) -> None:
    gedaan = _als_programma(proef, "--help")
    assert gedaan.returncode == 0
    assert gedaan.stdout.splitlines()[0] == "Gebruik: genereer [OPTIES] OPDRACHT [OPTIES]"
    regels = [" ".join(regel.split()) for regel in gedaan.stdout.splitlines()]
    assert "jaarverslag maak het jaarverslag van een netwerk" in regels
    for engels in ("Usage", "Options", "Commands", "Show this message"):
        assert engels not in gedaan.stdout


@pytest.mark.parametrize(
    ("argumenten", "tekst"),
    [
        (["jarverslag"], "'jarverslag' is geen opdracht; bedoelde u 'jaarverslag'?"),
        (["jaarverslag", "--jar", "3"], "de optie --jar is niet bekend; bedoelde u '--jaar'?"),
        (["jaarverslag", "--jaar", "twee"], "bij --jaar hoort een getal"),
        (["jaarverslag", "--jaar"], "achter --jaar hoort een waarde"),
        (["jaarverslag", "--netwerk", "preof"], "netwerk 'preof' is er niet; bedoelde u 'proef'?"),
        (["jaarverslag", "extra"], "er staat te veel achter de opdracht: extra"),
        (["jaarverslag", "--formaat", "xml"], "bij --formaat kunt u kiezen uit: tekst, json"),
        (["keur"], "er ontbreekt iets: BESTAND"),
        (["keur", "weg.docx"], "dat bestand bestaat niet, of is een map"),
    ],
)
def test_wrong_use_is_told_in_dutch_with_exit_code_2(proef: Proef, argumenten: list[str], tekst: str) -> None:
    gedaan = _als_programma(proef, *argumenten)
    assert gedaan.returncode == 2
    assert gedaan.stderr.splitlines()[0] == f"Verkeerd gebruik: {tekst}"
    assert gedaan.stdout == ""


@pytest.mark.parametrize(
    ("opdracht", "tekst"),
    [
        ("jaarverslag", "'jaarverslag' is hier geen opdracht: hier is geen werkmap. Ga naar de map met inputs en"),
        ("strat", "'strat' is geen opdracht; bedoelde u 'start'?"),
    ],
)
def test_a_document_command_outside_a_werkmap_says_that_there_is_none(
    tmp_path: Path, opdracht: str, tekst: str
) -> None:
    gedaan = subprocess.run(
        [sys.executable, "-m", "pipeline", opdracht], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert gedaan.returncode == 2
    assert gedaan.stderr.startswith(f"Verkeerd gebruik: {tekst}")


def test_outside_a_werkmap_it_says_how_to_make_one(proef: Proef) -> None:
    opdracht = [sys.executable, "-m", "pipeline", "controleer"]
    gedaan = subprocess.run(
        opdracht, cwd=proef.pad.parent, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert gedaan.returncode == 2
    assert "genereer start MAP" in gedaan.stderr


def test_a_document_is_made_and_the_last_line_says_what_to_do(proef: Proef) -> None:
    gedaan = _als_programma(proef, "jaarverslag")
    assert gedaan.returncode == 0
    assert gedaan.stdout.splitlines() == [
        "✔ gemaakt       outputs/proef/2024/jaarverslag-2024-proef.docx",
        "1 document klaar. Open het in Word en lees het na.",
    ]


def test_what_else_is_installed_has_no_say_in_what_a_field_may_hold(proef: Proef, tmp_path: Path) -> None:
    pakketten = tmp_path / "pakketten"
    kenmerk = pakketten / "stoort-1.0.dist-info"
    kenmerk.mkdir(parents=True)
    (kenmerk / "METADATA").write_text("Metadata-Version: 2.1\nName: stoort\nVersion: 1.0\n", encoding="utf-8")
    (kenmerk / "entry_points.txt").write_text("[pydantic]\nstoort = stoort:plugin\n", encoding="utf-8")
    (pakketten / "stoort.py").write_text("raise SystemExit('een plug-in van pydantic is geladen')\n", encoding="utf-8")
    paden = os.pathsep.join((os.environ["PYTHONPATH"], str(pakketten)))

    gedaan = subprocess.run(
        [sys.executable, "-m", "pipeline", "jaarverslag"],
        cwd=proef.pad,
        env={**os.environ, "PYTHONPATH": paden},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (gedaan.returncode, gedaan.stderr) == (0, "")


def test_a_reader_that_stops_listening_is_no_fault(proef: Proef) -> None:
    bash = f"set -o pipefail; '{sys.executable}' -m pipeline lees | head -1"
    gedaan = subprocess.run(["bash", "-c", bash], cwd=proef.pad, capture_output=True, text=True, check=False)
    assert gedaan.returncode == 0
    assert gedaan.stderr == ""


@pytest.mark.parametrize("opties", [(), ("--concept",)])
def test_where_no_concept_can_be_made_none_is_advised_and_the_cause_comes_first(
    proef: Proef, opties: tuple[str, ...]
) -> None:
    proef.verslag("- geen\n- velden\n")

    gedaan = proef.genereer("jaarverslag", *opties)

    assert gedaan.uit.rstrip().endswith("Herstel de fouten; ook voor een concept is dit nodig.")
    assert gedaan.uit.index("Y07") < gedaan.uit.index("W08")


def test_lees_shows_each_value_with_its_place(proef: Proef) -> None:
    gedaan = proef.genereer("lees", "--formaat", "json")
    assert gedaan.code == 0
    assert {
        "netwerk": "proef",
        "naam": "jaarverslag.overleg.1.aantal",
        "waarde": "4",
        "bestand": "inputs/netwerken/proef/2024/jaarverslag.yaml",
        "plaats": "regel 4",
    } in gedaan.json["feiten"]


def test_json_holds_the_documents_and_the_outcome(proef: Proef) -> None:
    gedaan = proef.genereer("jaarverslag", "--formaat", "json")
    assert gedaan.json == {
        "uitkomst": 0,
        "documenten": [
            {
                "document": "jaarverslag",
                "netwerk": "proef",
                "jaar": 2024,
                "project": None,
                "bestand": "outputs/proef/2024/jaarverslag-2024-proef.docx",
                "stand": "gemaakt",
                "uitkomst": 0,
            }
        ],
        "meldingen": [],
    }


def test_the_version_is_told(proef: Proef) -> None:
    gedaan = _als_programma(proef, "--versie")
    assert gedaan.stdout.startswith("genereer ")


def test_an_internal_fault_is_kept_in_a_file_and_shows_no_traceback() -> None:
    from pathlib import Path

    from pipeline.cli.storing import meld_storing

    gemeld = meld_storing(ValueError("proef"))
    assert gemeld.startswith("Interne fout in genereer: dit ligt niet aan uw gegevens.")
    assert "Traceback" not in gemeld
    bestand = Path(gemeld.split("staan in ")[1].split(". Stuur")[0])
    assert "ValueError: proef" in bestand.read_text(encoding="utf-8")
    bestand.unlink()
