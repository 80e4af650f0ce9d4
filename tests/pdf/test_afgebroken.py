"""A run that makes PDFs and is ended or killed: nothing half, nothing taken for edited, nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from pipeline.pdf.tijdelijk import ruim_op, tijdelijke_map
from pipeline.schrijf import hash_van
from tests.conftest import PROJECT, Proef
from tests.hulp import DOCUMENT
from tests.hulp_convenant import TEKENT, ledentekst, schrijf_convenant
from tests.hulp_libreoffice import met_libreoffice
from tests.pdf.conftest import Nagemaakt

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no signals")

ANDERS = "inleiding: Een ander jaar.\noverleg:\n  - {gremium: stuurgroep, aantal: 5}\n"

# Killed at the moment at which a file takes the place of the old one.
_TOT_HIER = """
import os, pathlib, signal, sys
vervang, keer = pathlib.Path.replace, int(sys.argv[2])
def tot_hier(zelf, doel):
    global keer
    if str(doel).endswith(sys.argv[1]):
        keer -= 1
        if keer == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return vervang(zelf, doel)
pathlib.Path.replace = tot_hier
from pipeline.cli import main
main(sys.argv[3:])
"""


@pytest.fixture
def tijdelijk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    map_ = tmp_path / "tijdelijk"
    map_.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(map_))
    yield map_


def _omgeving(tijdelijk: Path) -> Mapping[str, str]:
    wachttijd = {"GENEREER_SOFFICE_WACHTTIJD": "60"}
    return {**os.environ, **wachttijd, "PYTHONPATH": str(PROJECT), "TMPDIR": str(tijdelijk)}


def _begin(proef: Proef, tijdelijk: Path, *argumenten: str) -> subprocess.Popen[bytes]:
    opdracht = [sys.executable, "-m", "pipeline", *argumenten]
    stil = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(opdracht, cwd=proef.pad, env=_omgeving(tijdelijk), **stil)  # type: ignore[call-overload, no-any-return]


def _wacht_op(pad: Path) -> None:
    for _ in range(600):
        if pad.exists() and pad.read_text():
            return
        time.sleep(0.05)
    pytest.fail(f"{pad.name} does not come")


def _leeft(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # One that ended and that nobody has asked for its end yet is dead too.
    return b") Z " not in Path(f"/proc/{pid}/stat").read_bytes() if Path("/proc").exists() else True


@pytest.mark.parametrize("aantal", [1, 9])
def test_a_run_that_is_asked_to_end_stops_libreoffice_and_leaves_no_folder(
    proef: Proef, nagemaakt: Nagemaakt, tijdelijk: Path, aantal: int
) -> None:
    leden = [f"naam: Lid {nummer}, functie: directeur, {TEKENT}" for nummer in range(aantal - 1)]
    if leden:  # enough for several processes
        (proef.netwerk / "leden.yaml").write_text(ledentekst(*leden), encoding="utf-8")
        schrijf_convenant(proef)
    nagemaakt.doet("hangt")
    proces = _begin(proef, tijdelijk, "convenant" if leden else "jaarverslag", "--pdf")
    _wacht_op(nagemaakt.map_ / "pid.txt")
    time.sleep(0.5)

    proces.send_signal(signal.SIGTERM)

    assert proces.wait(20) == 128 + signal.SIGTERM
    assert [pad.name for pad in tijdelijk.glob("genereer-pdf-*")] == []
    assert not _leeft(int((nagemaakt.map_ / "pid.txt").read_text()))
    assert len(list((proef.pad / "outputs").rglob("*.docx"))) == aantal
    nagemaakt.doet_het_weer()
    assert proef.genereer("convenant" if leden else "jaarverslag", "--pdf").code == 0


def test_what_a_killed_run_leaves_is_thrown_away_by_the_next(
    proef: Proef, nagemaakt: Nagemaakt, tijdelijk: Path
) -> None:
    nagemaakt.doet("hangt")
    proces = _begin(proef, tijdelijk, "jaarverslag", "--pdf")
    _wacht_op(nagemaakt.map_ / "pid.txt")
    proces.kill()
    proces.wait()
    os.kill(int((nagemaakt.map_ / "pid.txt").read_text()), signal.SIGKILL)
    (map_,) = tijdelijk.glob("genereer-pdf-*")
    os.utime(map_, (0, 0))
    nagemaakt.doet_het_weer()

    assert proef.genereer("jaarverslag", "--pdf").code == 0
    assert list(tijdelijk.glob("genereer-pdf-*")) == []


def test_the_folder_of_a_run_that_is_at_work_stays(tijdelijk: Path) -> None:
    with tijdelijke_map() as map_:
        os.utime(map_, (0, 0))
        ruim_op()
        assert map_.is_dir()
        nieuw = tijdelijk / "genereer-pdf-nieuw"
        nieuw.mkdir()  # of a run that has not locked it yet
        ruim_op()
        assert nieuw.is_dir()
    os.utime(nieuw, (0, 0))
    ruim_op()
    assert list(tijdelijk.iterdir()) == []


def _afgebroken_bij(proef: Proef, tijdelijk: Path, einde: str, keer: int, *argumenten: str) -> None:
    opdracht = [sys.executable, "-c", _TOT_HIER, einde, str(keer), *argumenten]
    gedaan = subprocess.run(opdracht, cwd=proef.pad, env=_omgeving(tijdelijk), capture_output=True, check=False)
    assert gedaan.returncode == -signal.SIGKILL, gedaan.stderr.decode()


@pytest.mark.parametrize("tussendoor", [(), ("jaarverslag",)])
def test_a_run_that_is_killed_between_the_record_and_the_pdf_has_edited_nothing(
    proef: Proef, nagemaakt: Nagemaakt, tijdelijk: Path, tussendoor: tuple[str, ...]
) -> None:
    pdf, herkomst = proef.document.with_suffix(".pdf"), proef.document.with_suffix(".herkomst.json")
    proef.genereer("jaarverslag", "--pdf")
    oud = pdf.read_bytes()
    with pikepdf.open(nagemaakt.map_ / "leeg.pdf", allow_overwriting_input=True) as ander:
        ander.docinfo["/Title"] = pikepdf.String("Een andere titel")
        ander.save()
    proef.verslag(ANDERS)

    _afgebroken_bij(proef, tijdelijk, ".pdf", 1, "jaarverslag", "--pdf")

    assert pdf.read_bytes() == oud
    bekend = json.loads(herkomst.read_text(encoding="utf-8"))["pdf"]
    assert (bekend["sha256_vorige"], bekend["sha256"] != hash_van(oud)) == (hash_van(oud), True)
    if tussendoor:
        assert proef.genereer(*tussendoor).code == 0
    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")
    assert gedaan.code == 0, gedaan.uit
    assert pdf.read_bytes() != oud
    bekend = json.loads(herkomst.read_text(encoding="utf-8"))["pdf"]
    assert (bekend["sha256"], "sha256_vorige" in bekend) == (hash_van(pdf.read_bytes()), False)


def test_a_run_that_is_killed_before_the_first_pdf_of_a_document_is_made_up_for(
    proef: Proef, nagemaakt: Nagemaakt, tijdelijk: Path
) -> None:
    _afgebroken_bij(proef, tijdelijk, ".pdf", 1, "jaarverslag", "--pdf")
    assert not proef.document.with_suffix(".pdf").exists()

    assert proef.genereer("jaarverslag", "--pdf").code == 0
    assert proef.document.with_suffix(".pdf").exists()
    assert nagemaakt.aanroepen == [1, 1]


@met_libreoffice
def test_a_run_that_is_killed_before_the_page_numbers_has_edited_nothing(proef: Proef, tijdelijk: Path) -> None:
    _afgebroken_bij(proef, tijdelijk, ".docx", 2, "jaarverslag", "--paginanummers")
    zonder = proef.document.read_bytes()
    record = json.loads(proef.document.with_suffix(".herkomst.json").read_text(encoding="utf-8"))
    assert hash_van(zonder) == record["sha256_vorige"] != record["sha256"]

    gewoon = proef.genereer("jaarverslag", "--formaat", "json")
    assert (gewoon.code, gewoon.meldingen, proef.document.read_bytes()) == (0, [], zonder)
    assert proef.genereer("jaarverslag", "--paginanummers").code == 0
    assert proef.document.read_bytes() != zonder


def test_two_runs_at_once_do_not_disturb_each_other(proef: Proef, nagemaakt: Nagemaakt, tijdelijk: Path) -> None:
    (proef.netwerk / "leden.yaml").write_text(
        ledentekst(*[f"naam: Lid {nummer}, functie: directeur, {TEKENT}" for nummer in range(6)]), encoding="utf-8"
    )
    schrijf_convenant(proef)

    with ThreadPoolExecutor(2) as groep:
        lopend = [_begin(proef, tijdelijk, "alles", "--pdf") for _ in range(2)]
        codes = [taak.result() for taak in [groep.submit(proces.wait, 120) for proces in lopend]]

    assert codes == [0, 0]
    woorden = sorted((proef.pad / "outputs").rglob("*.docx"))
    assert len(woorden) >= 8
    for woord in woorden:
        record = json.loads(woord.with_suffix(".herkomst.json").read_text(encoding="utf-8"))
        assert record["sha256"] == record["pdf"]["sha256_word"] == hash_van(woord.read_bytes())
        assert record["pdf"]["sha256"] == hash_van(woord.with_suffix(".pdf").read_bytes())
    assert proef.genereer("alles", "--pdf").code == 0
    assert list(tijdelijk.glob("genereer-pdf-*")) == []
    assert len({regel.split()[1] for regel in (nagemaakt.map_ / "aanroepen.txt").read_text().splitlines()}) >= 2
    assert DOCUMENT.removeprefix("outputs/") in proef.uitvoer()
