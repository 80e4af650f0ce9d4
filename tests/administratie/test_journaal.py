"""The journal, whatever happens while it is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.administratie.journaal import JOURNAAL, Bezet, Feit, Gebeurtenis, Journaal
from tests.conftest import PROJECT

_SCHRIJVER = """
import sys
from pathlib import Path
from pipeline.administratie.journaal import Feit, Gebeurtenis, Journaal
for nummer in range(40):
    feit = Gebeurtenis(Feit.ONTVANGEN, "convenant", f"{sys.argv[2]} {nummer}", "2026-01-01", "nu", reden="x" * 3000)
    Journaal(Path(sys.argv[1]), "register").schrijf([feit])
"""


def _feit(organisatie: str = "De Linde", reden: str | None = None) -> Gebeurtenis:
    return Gebeurtenis(Feit.VERSTUURD, "convenant", organisatie, "2026-01-01", "2026-01-01T09:00:00", reden=reden)


@pytest.mark.parametrize("naam", ["A\nB", 'x"y\\', "Oé 😀", "\u2028", ""])
def test_an_event_comes_back_as_it_was_on_one_line(tmp_path: Path, naam: str) -> None:
    journaal = Journaal(tmp_path, "register")

    journaal.schrijf([_feit(naam, naam)])

    assert journaal.lees() == ((_feit(naam, naam),), ())
    assert (tmp_path / JOURNAAL).read_bytes().count(b"\n") == 1


def test_processes_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    opdracht = [sys.executable, "-c", _SCHRIJVER, str(tmp_path)]
    lopend = [subprocess.Popen([*opdracht, naam], cwd=PROJECT) for naam in ("een", "twee", "drie")]
    assert [proces.wait(timeout=120) for proces in lopend] == [0, 0, 0]

    gelezen, meldingen = Journaal(tmp_path, "register").lees()

    assert meldingen == ()
    assert len({g.organisatie for g in gelezen}) == len(gelezen) == 120


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(einde=st.integers(min_value=0, max_value=400))
def test_wherever_the_last_line_was_cut_the_lines_before_and_after_it_are_read(tmp_path: Path, einde: int) -> None:
    journaal = Journaal(tmp_path, "register")
    journaal.pad.unlink(missing_ok=True)
    journaal.schrijf([_feit("eerste")])
    heel = len(journaal.pad.read_bytes())
    journaal.schrijf([_feit("half", "é" * 100)])
    journaal.pad.write_bytes(journaal.pad.read_bytes()[: heel + einde])

    voor, _ = journaal.lees()
    journaal.schrijf([_feit("laatste")])
    na, _ = journaal.lees()

    assert voor[0] == _feit("eerste")
    assert (na[0], na[-1]) == (_feit("eerste"), _feit("laatste"))


@pytest.mark.parametrize(
    "regel", ["[]", "3", '{"feit": "gegeten"}', '{"feit": "verstuurd"}', "{" * 5000, '{"feit": 1}']
)
def test_a_line_that_is_no_event_is_told_with_its_number_and_passed_over(tmp_path: Path, regel: str) -> None:
    journaal = Journaal(tmp_path, "register")
    (tmp_path / JOURNAAL).write_text(f"{regel}\n", encoding="utf-8")
    journaal.schrijf([_feit()])

    gelezen, [melding] = journaal.lees()

    assert gelezen == (_feit(),)
    assert (melding.code, melding.plaats.regel, melding.tekst) == ("M17", 1, "deze regel is niet te lezen")


def test_who_sends_holds_a_lock_that_goes_with_its_process(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from pipeline.administratie.journaal import Journaal; import os; s = Journaal(Path({str(tmp_path)!r}), 'r').begin_verzending(); print('vast', flush=True); input()"  # noqa: E501
    proces = subprocess.Popen(
        [sys.executable, "-c", code], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert proces.stdout is not None
    assert proces.stdout.readline() == "vast\n"

    with pytest.raises(Bezet):
        Journaal(tmp_path, "r").begin_verzending()
    proces.kill()
    proces.wait()

    with Journaal(tmp_path, "r").begin_verzending():
        pass
