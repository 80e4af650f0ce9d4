import os
import sys
from pathlib import Path

import pytest

from tests.conftest import Proef
from tests.hulp import als_gewone_gebruiker


def _plat(tekst: str) -> str:
    return " ".join(tekst.split())


@pytest.mark.melding("W09")
def test_a_folder_that_is_not_empty_is_refused_and_nothing_in_it_changes(proef: Proef) -> None:
    vol = proef.pad / "vol"
    vol.mkdir()
    (vol / "brief.txt").write_bytes(b"Beste leden")

    gedaan = proef.genereer("start", "vol")

    assert gedaan.code == 7
    assert _plat(gedaan.uit) == (
        "vol FOUT W09 deze map bestaat al en is niet leeg → kies een andere naam, of een lege map"
    )
    assert [(pad.name, pad.read_bytes()) for pad in vol.iterdir()] == [("brief.txt", b"Beste leden")]


@pytest.mark.melding("W09")
def test_a_file_where_the_folder_has_to_come_is_left_alone(proef: Proef) -> None:
    bestand = proef.pad / "brief.txt"
    bestand.write_bytes(b"Beste leden")

    gedaan = proef.genereer("start", "brief.txt")

    assert gedaan.code == 7
    assert "W09" in gedaan.uit
    assert bestand.read_bytes() == b"Beste leden"


@pytest.mark.melding("U03")
def test_a_folder_below_a_file_cannot_be_made_and_that_is_told_in_dutch(proef: Proef) -> None:
    bestand = proef.pad / "brief.txt"
    bestand.write_bytes(b"Beste leden")

    gedaan = proef.genereer("start", "brief.txt/nieuw")

    assert gedaan.code == 7
    assert _plat(gedaan.uit) == (
        "brief.txt/nieuw FOUT U03 de map kan niet worden gemaakt (er staat een bestand waar een map hoort)"
        " → kies een map waar u mag schrijven"
    )
    assert bestand.read_bytes() == b"Beste leden"


@pytest.mark.melding("U03")
@pytest.mark.skipif(sys.platform == "win32", reason="chmod takes no right to write away")
def test_a_folder_without_the_right_to_write_is_told_in_dutch(proef: Proef) -> None:
    dicht = proef.pad / "dicht"
    dicht.mkdir(mode=0o555)

    gedaan = als_gewone_gebruiker(proef.pad, "start", "dicht/nieuw")

    assert gedaan.returncode == 7, gedaan.stderr
    assert "U03" in gedaan.stdout
    assert "Permission denied" not in gedaan.stdout
    assert list(dicht.iterdir()) == []


@pytest.mark.parametrize("bestaat_al", [False, True])
def test_a_new_werkmap_makes_its_example_at_once(
    proef: Proef, monkeypatch: pytest.MonkeyPatch, bestaat_al: bool
) -> None:
    nieuw = proef.pad.parent / "nieuw"
    if bestaat_al:
        nieuw.mkdir()

    assert proef.genereer("start", str(nieuw)).code == 0
    monkeypatch.chdir(nieuw)
    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert [melding for melding in gedaan.json["meldingen"] if melding["ernst"] == "fout"] == []
    assert [d["bestand"] for d in gedaan.json["documenten"]] == [
        "outputs/voorbeeld/2025/jaarverslag-2025-voorbeeld.docx"
    ]
    assert Path("outputs/voorbeeld/2025/jaarverslag-2025-voorbeeld.docx").is_file()
    assert proef.genereer("controleer").code == 0


def test_start_makes_the_folders_above_it_too(proef: Proef) -> None:
    diep = os.path.join("een", "twee", "drie")  # noqa: PTH118

    assert proef.genereer("start", diep).code == 0

    assert sorted(pad.name for pad in Path(diep).iterdir()) == ["inputs", "outputs", "templates"]


def test_a_new_werkmap_has_what_plans_and_projects_need_besides_their_own_files(proef: Proef) -> None:
    assert proef.genereer("start", "nieuw").code == 0

    inputs = proef.pad / "nieuw" / "inputs"
    assert (inputs / "statuscodes.yaml").is_file()
    assert (inputs / "verzending.yaml").is_file()
    assert {pad.name for pad in (inputs / "financiers").iterdir()} == {"nppz2.yaml", "rijk.yaml", "zonmw.yaml"}


def test_every_document_of_a_new_werkmap_can_be_made_at_once(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    assert proef.genereer("start", "nieuw").code == 0
    monkeypatch.chdir(proef.pad / "nieuw")

    gedaan = proef.genereer("alles", "--formaat", "json")

    assert gedaan.code == 0
    assert [(d["document"], d["stand"]) for d in gedaan.json["documenten"]] == [
        ("jaarverslag", "gemaakt"),
        ("ledenlijst", "gemaakt"),
    ]
