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


def _ketting(map_: Path, *namen: str) -> Journaal:
    journaal = Journaal(map_, "register")
    for naam in namen:
        journaal.schrijf([_feit(naam)])
    return journaal


def _veranderd(journaal: Journaal, regels: list[bytes]) -> tuple[list[str], list[tuple[str, int | None]]]:
    """What is read after the lines of a journal were changed by hand: who was sent to, and what is told where."""
    journaal.pad.write_bytes(b"".join(regels))
    gelezen, meldingen = journaal.lees()
    namen = [g.organisatie for g in gelezen if g.feit is Feit.VERSTUURD]
    return namen, [(melding.code, melding.plaats.regel) for melding in meldingen]


@pytest.mark.melding("M26")
def test_a_line_that_was_changed_or_added_by_hand_is_told_and_not_believed(tmp_path: Path) -> None:
    journaal = _ketting(tmp_path, "een", "twee", "drie")
    een, twee, drie = journaal.pad.read_bytes().splitlines(keepends=True)
    erbij = b'{"feit": "verstuurd", "document": "c", "organisatie": "x", "dag": "2026-01-01", "moment": "n"}\n'

    assert _veranderd(journaal, [een, twee.replace(b"twee", b"vier"), drie]) == (["een", "drie"], [("M26", 2)])
    assert _veranderd(journaal, [een, erbij, twee, drie]) == (["een", "twee", "drie"], [("M26", 2)])
    _, [melding] = journaal.lees()
    assert (melding.tekst, melding.advies) == (
        "deze regel is met de hand toegevoegd, en telt niet mee",
        "haal hem weg of zet hem terug, en vul in wat er gebeurde met genereer register",
    )
    assert journaal.lees()[0][1].feit is Feit.BEGONNEN  # a mail that may have gone is never sent again by itself


@pytest.mark.melding("M27")
def test_lines_that_are_gone_are_missed_and_stay_missed(tmp_path: Path) -> None:
    journaal = _ketting(tmp_path, "een", "twee", "drie")
    een, twee, drie = journaal.pad.read_bytes().splitlines(keepends=True)

    assert _veranderd(journaal, [een, drie]) == (["een", "drie"], [("M27", 2)])
    assert _veranderd(journaal, [een, twee]) == (["een", "twee"], [("M27", None)])
    journaal.schrijf([_feit("vier")])
    assert _veranderd(journaal, [journaal.pad.read_bytes()]) == (["een", "twee", "vier"], [("M27", 3)])
    journaal.pad.unlink()
    _, [melding] = journaal.lees()
    assert melding.tekst == "het register is weg, en er stonden regels in"
    assert melding.advies == "zet register.jsonl en .register.keten terug uit een reservekopie"


@pytest.mark.melding("M27")
def test_a_journal_without_its_last_hash_says_that_nobody_can_tell(tmp_path: Path) -> None:
    journaal = _ketting(tmp_path, "een")
    (tmp_path / ".register.keten").unlink()

    _, [melding] = journaal.lees()

    assert melding.tekst == "het bestand .register.keten is weg: niet te zien is of er aan het eind regels af zijn"


def test_lines_of_before_the_chain_count_and_are_held_by_its_first_line(tmp_path: Path) -> None:
    oud = b'{"feit": "verstuurd", "document": "c", "organisatie": "oud", "dag": "2026-01-01", "moment": "n"}\n'
    journaal = Journaal(tmp_path, "register")
    journaal.pad.write_bytes(oud)
    assert journaal.lees()[1] == ()
    journaal.schrijf([_feit("nieuw")])
    _, nieuw = journaal.pad.read_bytes().splitlines(keepends=True)

    assert _veranderd(journaal, [oud, nieuw]) == (["oud", "nieuw"], [])
    assert _veranderd(journaal, [oud, oud, nieuw]) == (["oud", "oud", "nieuw"], [("M27", 3)])


def test_a_head_that_is_behind_after_a_kill_is_no_loss(tmp_path: Path) -> None:
    journaal = _ketting(tmp_path, "een")
    hoofd = (tmp_path / ".register.keten").read_bytes()
    journaal.schrijf([_feit("twee")])
    (tmp_path / ".register.keten").write_bytes(hoofd)

    assert journaal.lees()[1] == ()
    journaal.schrijf([_feit("drie")])
    assert journaal.lees()[1] == ()
