"""LibreOffice as a program: found, called, and not trusted to come back. A stand-in does what can go wrong."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.pdf.soffice import PROGRAMMA, gebruikelijke_plekken, vind_soffice, zet_om
from tests.pdf.conftest import Nagemaakt

GOED = b"PK een Word-bestand"


def test_many_files_go_in_one_call_and_come_back_in_their_order(nagemaakt: Nagemaakt) -> None:
    omgezet = zet_om(nagemaakt.programma, [GOED] * 5)

    assert [een.inhoud for een in omgezet] == [nagemaakt.pdf] * 5
    assert nagemaakt.aanroepen == [5]


@pytest.mark.parametrize(
    ("fout", "waarom"),
    [
        (b"HANGT", "LibreOffice deed 1 seconden niets meer en is gestopt"),
        (b"CRASHT", "LibreOffice is vastgelopen (code -11)"),
        (b"ZWIJGT", "LibreOffice schreef geen PDF"),
    ],
)
def test_a_file_on_which_it_stops_is_tried_again_alone_and_the_others_are_unharmed(
    nagemaakt: Nagemaakt, fout: bytes, waarom: str
) -> None:
    omgezet = zet_om(nagemaakt.programma, [GOED, fout, GOED, GOED])

    assert [een.inhoud for een in omgezet] == [nagemaakt.pdf, None, nagemaakt.pdf, nagemaakt.pdf]
    assert omgezet[1].waarom == waarom
    assert nagemaakt.aanroepen[-1] == 1


def test_a_crash_that_does_not_come_back_costs_no_document(nagemaakt: Nagemaakt) -> None:
    omgezet = zet_om(nagemaakt.programma, [GOED, b"EENMAAL", GOED])

    assert [een.inhoud for een in omgezet] == [nagemaakt.pdf] * 3
    assert nagemaakt.aanroepen == [3, 1, 1]


def test_a_libreoffice_that_always_hangs_is_given_up_after_two_calls(nagemaakt: Nagemaakt) -> None:
    nagemaakt.doet("hangt")

    omgezet = zet_om(nagemaakt.programma, [GOED] * 6)

    assert {een.waarom for een in omgezet} == {"LibreOffice deed 1 seconden niets meer en is gestopt"}
    assert nagemaakt.aanroepen == [6, 5]


def test_what_hangs_is_really_ended(nagemaakt: Nagemaakt) -> None:
    zet_om(nagemaakt.programma, [b"HANGT"])

    pid = int((nagemaakt.map_ / "pid.txt").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_program_that_cannot_start_is_told(tmp_path: Path) -> None:
    programma = tmp_path / "soffice"
    programma.write_text("geen programma", encoding="utf-8")

    (omgezet,) = zet_om(programma, [GOED])

    assert omgezet.inhoud is None
    assert omgezet.waarom.startswith("LibreOffice start niet (")


def test_two_runs_at_once_have_profiles_of_their_own(nagemaakt: Nagemaakt) -> None:
    with ThreadPoolExecutor(2) as groep:
        taken = [groep.submit(zet_om, nagemaakt.programma, [GOED] * 3) for _ in range(2)]
        omgezet = [een.inhoud for taak in taken for een in taak.result()]

    assert omgezet == [nagemaakt.pdf] * 6
    profielen = [r.split()[1] for r in (nagemaakt.map_ / "aanroepen.txt").read_text().splitlines()]
    assert len(set(profielen)) == 2


def test_nothing_is_left_behind(nagemaakt: Nagemaakt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tijdelijk = tmp_path / "tmp"
    tijdelijk.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tijdelijk))

    zet_om(nagemaakt.programma, [GOED, b"CRASHT", b"HANGT"])

    assert list(tijdelijk.iterdir()) == []


def test_the_program_that_somebody_names_comes_first(nagemaakt: Nagemaakt, tmp_path: Path) -> None:
    ander = tmp_path / "ander"
    ander.write_bytes(nagemaakt.programma.read_bytes())
    ander.chmod(0o755)

    assert vind_soffice({"PATH": str(nagemaakt.map_)}) == nagemaakt.programma
    assert vind_soffice({"PATH": str(nagemaakt.map_), PROGRAMMA: str(ander)}) == ander
    assert vind_soffice({"PATH": str(nagemaakt.map_), PROGRAMMA: str(tmp_path / "weg")}) is None


def test_the_usual_places_are_known_where_the_search_path_does_not_name_it(tmp_path: Path) -> None:
    plek = tmp_path / "LibreOffice" / "program" / "soffice.com"
    plek.parent.mkdir(parents=True)
    plek.touch()

    assert vind_soffice({"PATH": "", "PROGRAMFILES": str(tmp_path)}, "win32") == plek
    mac = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    assert next(gebruikelijke_plekken({}, "darwin")) == mac
    assert next(gebruikelijke_plekken({}, "linux")) == Path("/usr/lib/libreoffice/program/soffice")
