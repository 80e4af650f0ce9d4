"""The world around: full and closed disks and streams, links to nothing, devices, and what killed runs leave behind."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.bestand import atomair
from pipeline.bestand.lezen import Ongewoon, lees_bytes, ontleed_json
from pipeline.schrijf import hash_van
from tests.conftest import PROJECT, Proef
from tests.hulp import DOCUMENT, als_gewone_gebruiker

if sys.platform == "win32":
    pytest.skip("no pipes, devices or umask", allow_module_level=True)


def _start(proef: Proef, *argumenten: str, achter: str = "", voor: str = "") -> subprocess.CompletedProcess[str]:
    """The real command line, in a shell that may lead its streams elsewhere."""
    opdracht = f"{voor} {sys.executable} -m pipeline {' '.join(argumenten)} {achter}"
    omgeving = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(
        ["/bin/sh", "-c", opdracht],
        cwd=proef.pad,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def _schijf_vol(monkeypatch: pytest.MonkeyPatch, vanaf: int) -> None:
    """From the so manieth file on there is no room for a new one."""
    geschreven = iter(range(1_000_000))
    echt = os.write

    def write(greep: int, inhoud: bytes) -> int:
        if next(geschreven) >= vanaf:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return echt(greep, inhoud)

    monkeypatch.setattr(os, "write", write)


@pytest.mark.melding("U02")
@pytest.mark.parametrize("vanaf", range(4))
def test_a_full_disk_leaves_what_was_there_and_says_so(
    proef: Proef, monkeypatch: pytest.MonkeyPatch, vanaf: int
) -> None:
    proef.genereer("jaarverslag")
    voor = {naam: (proef.pad / "outputs" / naam).read_bytes() for naam in proef.uitvoer()}
    proef.verslag("inleiding: Een heel ander jaar.\n")
    _schijf_vol(monkeypatch, vanaf)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 7
    assert gedaan.meldingen == [
        f"U02 {DOCUMENT} -: het document kan niet worden geschreven (de schijf is vol)"
        " → maak ruimte op de schijf, en geef de opdracht opnieuw"
    ]
    assert {naam: (proef.pad / "outputs" / naam).read_bytes() for naam in proef.uitvoer()} == voor


@pytest.mark.melding("W16")
def test_a_note_that_cannot_be_written_is_told_beside_the_documents_that_are_there(proef: Proef) -> None:
    (proef.pad / "outputs" / ".alles.json").mkdir()

    gedaan = proef.genereer("alles", "--formaat", "json")

    assert [m for m in gedaan.meldingen if m.startswith("W16")] == [
        "W16 outputs/.alles.json -: de notitie van wat gemaakt is, kan niet worden geschreven (er staat een map waar"
        " een bestand hoort) → geef dat bestand een andere naam, of haal het weg"
    ]
    assert proef.document.exists()


@pytest.mark.melding("R04")
def test_values_that_cannot_be_put_beside_a_document_are_told_and_the_document_is_there(proef: Proef) -> None:
    waarden = proef.document.with_suffix(".waarden.json")
    waarden.mkdir(parents=True)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"R04 {DOCUMENT.replace('.docx', '.waarden.json')} -: het document is geschreven, maar dit bestand ernaast niet"
        " (er staat een map waar een bestand hoort) → haal weg wat er staat, en maak het document opnieuw"
    ]
    assert proef.document.exists()


ANDERS = ["", "[]", "{", '{"netwerken": []}', '{"versie": 3}', '{"a":' * 20000, '{"netwerken": {"proef": {"x": 1}}}']


@pytest.mark.melding("W14")
@pytest.mark.parametrize("inhoud", ANDERS, ids=range(len(ANDERS)))
def test_a_note_of_another_shape_is_told_and_made_again(proef: Proef, inhoud: str) -> None:
    pad = proef.pad / "outputs" / ".alles.json"
    pad.write_text(inhoud, encoding="utf-8")

    gedaan = proef.genereer("alles", "--formaat", "json")

    assert [m for m in gedaan.meldingen if m.startswith("W14")] == [
        "W14 outputs/.alles.json -: de notitie van de vorige keer was niet te lezen; alles is opnieuw nagegaan"
    ]
    assert json.loads(pad.read_text(encoding="utf-8"))["netwerken"].keys() == {"proef"}


@pytest.mark.parametrize("inhoud", ["[]", '{"versie": 3, "feiten": [7]}', '{"a":' * 20000, "\0"])
def test_values_of_another_shape_beside_a_document_are_passed_over(proef: Proef, inhoud: str) -> None:
    proef.genereer("jaarverslag")
    eerst = proef.genereer("herleid", DOCUMENT)
    proef.document.with_suffix(".waarden.json").write_text(inhoud, encoding="utf-8")

    assert proef.genereer("herleid", DOCUMENT).code == eerst.code == 0


@pytest.mark.melding("W05")
@pytest.mark.parametrize("soort", ["apparaat", "pijp", "weg"])
def test_what_is_no_regular_file_is_told_and_not_read(proef: Proef, soort: str) -> None:
    pad = proef.netwerk / "leden.yaml"
    if soort == "pijp":
        os.mkfifo(pad)
    else:
        pad.symlink_to("/dev/zero" if soort == "apparaat" else "nergens.yaml")
    waarom = (
        "het is een snelkoppeling naar een bestand dat er niet is"
        if soort == "weg"
        else "het is geen gewoon bestand maar een apparaat, een pijp of een socket"
    )

    gedaan = proef.genereer("alles", "--formaat", "json")

    assert gedaan.code == 3
    assert (
        f"W05 inputs/netwerken/proef/leden.yaml -: het bestand kan niet worden geopend ({waarom})"
        " → zet er een gewoon bestand neer"
    ) in gedaan.meldingen


@pytest.mark.melding("S01", "W15")
@pytest.mark.parametrize(("naam", "code"), [("sjabloon.docx", "S07"), ("document.yaml", "W15")])
def test_a_template_that_is_a_device_is_told(proef: Proef, naam: str, code: str) -> None:
    pad = proef.pad / "templates" / "jaarverslag" / naam
    pad.unlink()
    if naam == "document.yaml":
        pad.symlink_to(proef.pad / "inputs" / "gat.yaml")
        (proef.pad / "inputs" / "gat.yaml").write_text("titel: x\n", encoding="utf-8")
        (proef.pad / "inputs" / "gat.yaml").chmod(0)
        gedaan = als_gewone_gebruiker(proef.pad, "jaarverslag", "--formaat", "json")
        uit, terug = gedaan.stdout, gedaan.returncode
        assert [m["tekst"] for m in json.loads(uit)["meldingen"]] == [
            "het bestand kan niet worden geopend (geen toegang: het staat open in een ander programma, of u hebt geen"
            " rechten)"
        ]
    else:
        pad.symlink_to("/dev/zero")
        gewoon = proef.genereer("jaarverslag", "--formaat", "json")
        uit, terug = gewoon.uit, gewoon.code
    assert terug == 4
    assert [m["code"] for m in json.loads(uit)["meldingen"]] == [code]


@pytest.mark.melding("W17")
def test_a_folder_that_may_not_be_read_is_told(proef: Proef) -> None:
    proef.jaar.chmod(0)

    gedaan = als_gewone_gebruiker(proef.pad, "alles", "--formaat", "json")
    proef.jaar.chmod(0o755)

    assert (gedaan.returncode in {0, 3}, gedaan.stderr) == (True, "")
    assert json.loads(als_gewone_gebruiker(proef.pad, "controleer", "--formaat", "json").stdout)["meldingen"] == []
    proef.jaar.chmod(0)
    gedaan = als_gewone_gebruiker(proef.pad, "controleer", "--formaat", "json")
    proef.jaar.chmod(0o755)
    assert gedaan.returncode == 3
    assert [(m["code"], m["bestand"], m["tekst"], m["advies"]) for m in json.loads(gedaan.stdout)["meldingen"]] == [
        (
            "W17",
            "inputs/netwerken/proef/2024",
            "deze map kan niet worden gelezen (geen toegang: het staat open in een ander programma, of u hebt geen"
            " rechten)",
            "vraag wie de map beheert om het recht haar te lezen",
        )
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("opdracht", ["controleer", "--help", "jaarverslag", "lees --formaat json"])
def test_a_full_stdout_ends_with_a_sentence_and_exit_code_seven(proef: Proef, opdracht: str) -> None:
    gedaan = _start(proef, opdracht, achter="> /dev/full")

    assert gedaan.returncode == 7
    assert "de schijf is vol" in gedaan.stderr
    assert "Traceback" not in gedaan.stderr
    assert proef.document.exists() == (opdracht == "jaarverslag")


def test_a_closed_stdout_is_no_fault_and_ends_up_in_no_file(proef: Proef) -> None:
    gedaan = _start(proef, "jaarverslag", achter=">&-")

    assert (gedaan.returncode, gedaan.stderr) == (0, "")
    assert proef.document.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(("umask", "modus"), [("077", 0o600), ("027", 0o640), ("002", 0o664)])
def test_the_modes_of_what_is_made_follow_the_umask(proef: Proef, umask: str, modus: int) -> None:
    assert _start(proef, "alles", voor=f"umask {umask};").returncode == 0
    assert _start(proef, "start", "nieuw", voor=f"umask {umask};").returncode == 0

    for map_ in (proef.pad / "outputs", proef.pad / "nieuw"):
        gemaakt = [pad for pad in map_.rglob("*") if pad.is_file()]
        assert gemaakt
        assert {stat.S_IMODE(pad.stat().st_mode) for pad in gemaakt} == {modus}


@pytest.fixture
def rommel(proef: Proef) -> Iterator[Path]:
    proef.genereer("alles")
    pad = proef.document.with_name(f".{proef.document.name}.0a1b2c3d.tmp")
    pad.write_bytes(b"half")
    yield pad


@pytest.mark.parametrize("opdracht", ["alles", "jaarverslag", "begroting", "overzicht"])
def test_what_a_killed_run_left_half_is_cleared_by_the_next(proef: Proef, rommel: Path, opdracht: str) -> None:
    van_een_ander = rommel.with_name(".verslag.tmp")
    van_een_ander.write_bytes(b"")

    proef.genereer(opdracht)

    assert not rommel.exists()
    assert van_een_ander.exists()


def test_what_another_run_is_writing_is_left_alone(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    klaar = atomair.Klaargezet(proef.document, b"nieuw")

    proef.genereer("overzicht")
    klaar.vervang()

    assert proef.document.read_bytes() == b"nieuw"


def test_only_regular_files_of_some_size_are_read(tmp_path: Path) -> None:
    (tmp_path / "groot").write_bytes(b"12345")
    (tmp_path / "link").symlink_to("groot")

    assert lees_bytes(tmp_path / "link") == b"12345"
    with pytest.raises(Ongewoon, match="groter dan 0 MB"):
        lees_bytes(tmp_path / "groot", 4)
    with pytest.raises(IsADirectoryError):
        lees_bytes(tmp_path)


@pytest.mark.parametrize(
    "tekst", ["", "[]", "7", "{", "NaN", '{"a": ' + "9" * 5000 + "}", '{"a":' * 41 + "1" + "}" * 41]
)
def test_json_of_another_shape_or_too_deep_is_none(tekst: str) -> None:
    assert ontleed_json(tekst) is None


def test_four_runs_at_once_lose_nothing(huis: Proef) -> None:
    for naam in ("utrecht", "rotterdam"):
        for pad in sorted((huis.pad / "inputs" / "netwerken" / naam).rglob("*.xlsx")):
            pad.unlink()
    opdrachten = (("alles",), ("alles", "-n", "utrecht-zuid"), ("alles", "-n", "rotterdam"), ("jaarverslag",))
    omgeving = {**os.environ, "PYTHONPATH": str(PROJECT)}
    for _ in range(2):
        lopend = [
            subprocess.Popen(
                [sys.executable, "-m", "pipeline", *opdracht],
                cwd=huis.pad,
                env=omgeving,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            for opdracht in opdrachten
        ]
        gezegd = [proces.communicate(timeout=120)[0] for proces in lopend]
        assert [proces.returncode in {0, 3} for proces in lopend] == [True] * 4, gezegd
        assert "U01" not in "".join(gezegd)
    uitvoer = huis.uitvoer()
    assert [naam for naam in uitvoer if naam.endswith(".tmp")] == []
    notitie = json.loads((huis.pad / "outputs" / ".alles.json").read_text(encoding="utf-8"))
    assert notitie["netwerken"].keys() == {"rotterdam", "utrecht", "utrecht-zuid"}
    for woord in (huis.pad / "outputs").rglob("*.docx"):
        record = json.loads(woord.with_suffix(".herkomst.json").read_text(encoding="utf-8"))
        assert record["sha256"] == hash_van(woord.read_bytes())
