"""A run that is killed at any moment: no mail goes twice, no event is lost, no file is half.

`GENEREER_AFBREKEN=100 pytest tests/verzend/test_afgebroken.py` kills a hundred times and says what came of it.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from pipeline.administratie.journaal import Journaal
from pipeline.administratie.uitgaven import Toestand, lees_uitgaven
from tests.conftest import PROJECT, Proef
from tests.hulp_mail import MAP, REGISTER, document, gelezen, mailserver, netwerk, over

_GEWOON = 8
KEREN = int(os.environ.get("GENEREER_AFBREKEN", _GEWOON))
VERSTUUR = ("verzend", "convenant", "--smtp", "--ja")
# Most kills hit a run that sends; some hit one that writes drafts or the register.
OPDRACHTEN = (VERSTUUR, VERSTUUR, VERSTUUR, ("verzend", "convenant"), ("register",))


def _start(map_: Path, opdracht: tuple[str, ...]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline", *opdracht],
        cwd=map_,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _wacht_op_werk(proces: subprocess.Popen[bytes], map_: Path) -> None:
    """Wait until a run does something that can be seen: it took a lock, or it wrote a file."""
    voor = {pad: pad.stat().st_mtime_ns for pad in map_.rglob("*")}
    einde = time.monotonic() + 20
    while proces.poll() is None and time.monotonic() < einde:
        if any(voor.get(pad) != _tijd(pad) for pad in map_.rglob("*")):
            return
        time.sleep(0.005)


def _tijd(pad: Path) -> int | None:
    try:
        return pad.stat().st_mtime_ns
    except FileNotFoundError:
        return None


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_run_that_is_killed_at_any_moment_never_sends_a_mail_twice(
    proef: Proef, capsys: pytest.CaptureFixture[str]
) -> None:
    toeval = random.Random(20260301)  # noqa: S311
    namen = [f"Lid {nummer}" for nummer in range(6 * KEREN)]
    afgebroken: Counter[str] = Counter()
    with mailserver() as bus:
        leden = [f"naam: {naam}, mail: lid{nummer}@leden.example" for nummer, naam in enumerate(namen)]
        netwerk(proef, *leden, verzending=over(bus))
        for naam in namen:
            document(proef, naam)
        uitvoer = proef.pad / "outputs" / "proef"
        for keer in range(KEREN):
            opdracht = OPDRACHTEN[keer % len(OPDRACHTEN)]
            proces = _start(proef.pad, opdracht)
            if keer % 7:  # else anywhere, the start of the program too
                _wacht_op_werk(proces, uitvoer)
                time.sleep(toeval.uniform(0, 0.05))
            else:
                time.sleep(toeval.uniform(0, 1.2))
            if proces.poll() is None:
                proces.send_signal(signal.SIGKILL)
                afgebroken[opdracht[0] if opdracht != VERSTUUR else "verzend --smtp"] += 1
            proces.wait()
        time.sleep(0.3)  # what the server was still taking in
        halverwege = len(bus.aangenomen)
        assert proef.genereer(*VERSTUUR).code == 0

    gebeurtenissen, meldingen = Journaal(uitvoer, REGISTER).lees()
    laatste = {g.organisatie: g.feit.value for g in gebeurtenissen if g.feit.value in {"begonnen", "verstuurd"}}
    aangenomen = Counter(str(gelezen(inhoud)["To"]) for _, inhoud in bus.aangenomen)
    onzeker = {f"lid{namen.index(naam)}@leden.example" for naam, feit in laatste.items() if feit == "begonnen"}
    gemeten = (
        f"{KEREN} keer: afgebroken {dict(afgebroken)}; van {len(namen)} mails {halverwege} aangenomen voor de laatste "
        f"ronde en {len(bus.aangenomen)} daarna; {len(onzeker)} onzeker, waarvan "
        f"{len(onzeker & aangenomen.keys())} aangenomen; {len(meldingen)} halve regels\n"
    )
    with capsys.disabled():
        sys.stdout.write(gemeten if KEREN > _GEWOON else "")
    assert {adres: aantal for adres, aantal in aangenomen.items() if aantal > 1} == {}
    # Everybody has the mail, or the register says that nobody knows.
    assert {f"lid{nummer}@leden.example" for nummer in range(len(namen))} == aangenomen.keys() | onzeker
    assert len(gebeurtenissen) + len(meldingen) == len((proef.pad / REGISTER).read_bytes().split(b"\n")) - 1
    uitgaven, fouten = lees_uitgaven(uitvoer / "convenant", MAP)
    assert (fouten, {uitgave.toestand for uitgave in uitgaven}) == ((), {Toestand.HEEL})
    assert all(gelezen(pad.read_bytes()).defects == [] for pad in uitvoer.rglob("*.eml"))
    assert all(json.loads(pad.read_text(encoding="utf-8")) for pad in uitvoer.rglob("*.herkomst.json"))
    assert proef.genereer("register").code == 0
