"""Files that were damaged: whatever the bytes, a run ends with a melding and never with a fault of ours.

Every kind of file that the program reads is damaged at random from a fixed seed, and a real command reads it in a
process of its own. `GENEREER_FUZZ=1000 pytest tests/test_beschadigd.py` does so a thousand times;
`GENEREER_FUZZ_ZAAD` begins elsewhere. What fails is told with its number and is kept beside the test's other files.
"""

from __future__ import annotations

import io
import os
import random
import re
import resource
import shutil
import signal
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.conftest import PROJECT
from tests.hulp import delen_van, werkbladen

if sys.platform == "win32":
    pytest.skip("no fork", allow_module_level=True)

AANTAL = int(os.environ.get("GENEREER_FUZZ", "40"))
ZAAD = int(os.environ.get("GENEREER_FUZZ_ZAAD", "20261201"))
SECONDEN, GEHEUGEN = 20, 1024**3
# A hang is told by the time that a run worked; on a busy machine it waits a good deal longer than that.
_WACHTEN = 6
# Of this what a process has taken from the system beyond it ends in a MemoryError, which is a fault too.
_ADRESSEN = 4 * GEHEUGEN

_U = "inputs/netwerken/utrecht"
_RAAR = (
    b"", b"\x00",
    b"\xff\xfe", b"\xed\xa0\x80", b"-1", b"9" * 5000, b"1e999", b"NaN", b"<x>", b"</w:p>", b"<!--", b"]]>",
    b"&#0;", b"&amp;#x0;", b"{{ a }}", b"{% for %}", b"{%p if x %}", b"../../x", b"A0", b"XFD9999999", b"\xe2\x80\xae",
    b"{" * 3000, b"[" * 3000, b"<a>" * 3000, b": ", b"\n- ", b"\t", b"null", b"true", b"[]", b"{}", b'"', b"2025-13-45",
)  # fmt: skip


@dataclass(frozen=True)
class Doel:
    """A file that is damaged, and the commands that read it; `{}` in them is the file."""

    pad: str
    opdrachten: tuple[tuple[str, ...], ...]


_JAAR = ("jaarverslag", "--concept", "-n", "utrecht")
_LEES = (("lees", "-n", "utrecht"), ("controleer", "-n", "utrecht"))
_UIT = "outputs/utrecht/2023/jaarverslag-2023-utrecht"
DOELEN = (
    Doel(f"{_U}/netwerk.yaml", (_LEES[1], _JAAR)),
    Doel(f"{_U}/convenant.yaml", (_LEES[1], ("convenant", "--concept", "-n", "utrecht"))),
    Doel(f"{_U}/2023/jaarverslag.yaml", (_LEES[1], _JAAR)),
    Doel(f"{_U}/2026/netwerkevaluatie.yaml", (_LEES[1], ("netwerkevaluatie", "--concept", "-n", "utrecht"))),
    Doel(f"{_U}/projecten/transmurale-afspraken/project.yaml", (_LEES[1], ("subsidieaanvraag", "--concept"))),
    Doel(f"{_U}/projecten/transmurale-afspraken/verantwoording.yaml", (_LEES[1], ("verantwoording", "--concept"))),
    Doel("inputs/netwerken/rotterdam/2025/jaarplan.yaml", (("jaarplan", "--concept", "-n", "rotterdam"),)),
    Doel("inputs/statuscodes.yaml", (("controleer",),)),
    Doel("inputs/verzending.yaml", (("verzend", "convenant"), _LEES[1])),
    Doel("inputs/financiers/zonmw.yaml", (_LEES[1],)),
    Doel(f"{_U}/leden.xlsx", (*_LEES, _JAAR, ("ledenlijst", "--concept", "-n", "utrecht"))),
    Doel(f"{_U}/2026/enquete.xlsx", (_LEES[1], ("netwerkevaluatie", "--concept", "-n", "utrecht"))),
    Doel(f"{_U}/projecten/transmurale-afspraken/begroting.xlsx", (_LEES[1], ("begroting", "-n", "utrecht"))),
    Doel("inputs/netwerken/plan/2025/jaarplan.xlsx", (("controleer", "-n", "plan"), ("lees", "-n", "plan"))),
    Doel("inputs/netwerken/utrecht-zuid/logo.png", (("jaarverslag", "--concept", "-n", "utrecht-zuid"),)),
    Doel("templates/jaarverslag/sjabloon.docx", (_JAAR, ("sjabloon", "jaarverslag"))),
    Doel("templates/netwerkevaluatie/sjabloon.docx", (("netwerkevaluatie", "--concept", "-n", "utrecht"),)),
    Doel("templates/jaarverslag/document.yaml", (_JAAR, ("--help",), ("alles", "-n", "utrecht-zuid"))),
    Doel("templates/convenant/bericht.md", (("verzend", "convenant"), ("controleer", "-n", "utrecht"))),
    Doel(f"{_UIT}.herkomst.json", (_JAAR[:1] + _JAAR[2:], ("overzicht",), ("verzegel", f"{_UIT}.docx"))),
    Doel(f"{_UIT}.waarden.json", (("herleid", f"{_UIT}.docx"), _JAAR[:1] + _JAAR[2:])),
    Doel("outputs/.alles.json", (("alles", "-n", "utrecht-zuid"),)),
    Doel(f"{_UIT}.docx", (("keur", "{}"), ("herleid", "{}"), ("verschil", "{}", "kopie.docx", "--uit", "uit.docx"),
                          ("verschil", "kopie.docx", "{}", "--uit", "uit.docx"), ("overzicht",))),
    Doel("pakket.zip", (("verifieer", "{}"),)),
    Doel("blad.pdf", (("voorbeeld", "{}"),)),
)  # fmt: skip


# --- damage


def _stuk(toeval: random.Random, inhoud: bytes) -> tuple[int, int]:
    begin = toeval.randrange(max(1, len(inhoud)))
    return begin, begin + toeval.randint(1, max(1, min(len(inhoud) // 3, 4000)))


def _bits(toeval: random.Random, inhoud: bytes) -> bytes:
    uit = bytearray(inhoud)
    for _ in range(toeval.randint(1, 30) if uit else 0):
        uit[toeval.randrange(len(uit))] ^= 1 << toeval.randrange(8)
    return bytes(uit)


def _afgekapt(toeval: random.Random, inhoud: bytes) -> bytes:
    return inhoud[: toeval.randrange(len(inhoud) + 1)]


def _dubbel(toeval: random.Random, inhoud: bytes) -> bytes:
    begin, einde = _stuk(toeval, inhoud)
    return inhoud[:einde] + inhoud[begin:einde] * toeval.choice((1, 2, 50)) + inhoud[einde:]


def _weg(toeval: random.Random, inhoud: bytes) -> bytes:
    begin, einde = _stuk(toeval, inhoud)
    return inhoud[:begin] + inhoud[einde:]


def _ruis(toeval: random.Random, inhoud: bytes) -> bytes:
    begin, einde = _stuk(toeval, inhoud)
    return inhoud[:begin] + toeval.randbytes(einde - begin) + inhoud[einde:]


def _raars(toeval: random.Random, inhoud: bytes) -> bytes:
    plek = toeval.randrange(len(inhoud) + 1)
    return inhoud[:plek] + toeval.choice(_RAAR) + inhoud[plek + toeval.choice((0, 0, 5)) :]


def _waarde(toeval: random.Random, inhoud: bytes) -> bytes:
    """Another value for an attribute, for the text of an element, or behind a key."""
    plekken = list(re.finditer(rb'="([^"]*)"|>([^<]+)<|: ([^\n]+)', inhoud))
    if not plekken:
        return _raars(toeval, inhoud)
    gevonden = toeval.choice(plekken)
    groep = next(nummer for nummer in (1, 2, 3) if gevonden.group(nummer) is not None)
    return inhoud[: gevonden.start(groep)] + toeval.choice(_RAAR) + inhoud[gevonden.end(groep) :]


def _element(toeval: random.Random, inhoud: bytes) -> bytes:
    """A tag away, twice, or inside itself many times."""
    plekken = list(re.finditer(rb"<[^>]+>|\n[^\n]*", inhoud))
    if not plekken:
        return _weg(toeval, inhoud)
    gevonden = toeval.choice(plekken)
    keren = toeval.choice((0, 2, 2, 400))
    return inhoud[: gevonden.start()] + gevonden.group() * keren + inhoud[gevonden.end() :]


_PLAT: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _bits, _afgekapt, _dubbel, _weg, _ruis, _raars, _waarde, _waarde, _element,
)  # fmt: skip


def _in_archief(toeval: random.Random, inhoud: bytes) -> bytes:
    """A part damaged, away, empty, under another name, or in the place of another; packed again as a whole archive."""
    delen = delen_van(inhoud)
    naam = toeval.choice(sorted(delen))
    wat = toeval.randrange(12)
    if wat == 0:
        del delen[naam]
    elif wat == 1:
        delen[naam] = b""
    elif wat == 2:
        delen[toeval.choice(("../x", "/abs", naam.upper(), "a" * 300))] = delen.pop(naam)
    elif wat == 3:
        delen[naam] = delen[toeval.choice(sorted(delen))]
    else:
        delen[naam] = toeval.choice(_PLAT)(toeval, delen[naam])
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", toeval.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as zip_:
        for deel, bytes_ in delen.items():
            zip_.writestr(deel, bytes_)
    return uit.getvalue()


def beschadigd(toeval: random.Random, inhoud: bytes) -> bytes:
    """The same file with one kind of damage."""
    if inhoud.startswith(b"PK") and toeval.random() < 0.75:
        return _in_archief(toeval, inhoud)
    return toeval.choice(_PLAT)(toeval, inhoud)


# --- runs


@dataclass(frozen=True)
class Einde:
    """How a run ended: its exit code (negative for a signal), its memory beyond that of its parent, and its words."""

    code: int
    geheugen: int
    seconden: float
    gezegd: str


def draai(map_: Path, opdracht: tuple[str, ...]) -> Einde:
    """Run a command in a process that is a copy of this one, within its limits."""
    uitvoer = map_.parent / "gezegd.txt"
    begin = time.monotonic()
    kind = os.fork()
    if not kind:
        _word_opdracht(map_, opdracht, uitvoer)
    _, stand, gebruikt = os.wait4(kind, 0)
    code = os.waitstatus_to_exitcode(stand)
    meer = gebruikt.ru_maxrss - resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Einde(code, meer * 1024, time.monotonic() - begin, uitvoer.read_text(encoding="utf-8", errors="replace"))


def _word_opdracht(map_: Path, opdracht: tuple[str, ...], uitvoer: Path) -> None:
    code = 99
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_ADRESSEN, _ADRESSEN))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_WACHTEN * SECONDEN)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDEN, SECONDEN))
        os.chdir(map_)
        greep = os.open(uitvoer, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for nummer in (1, 2):
            os.dup2(greep, nummer)
        sys.stdout, sys.stderr = (open(n, "w", encoding="utf-8", closefd=False) for n in (1, 2))  # noqa: SIM115
        main([*opdracht])
    except SystemExit as einde:
        code = int(einde.code or 0)
    finally:
        for stroom in (sys.stdout, sys.stderr):
            stroom.flush()
        os._exit(code)


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped dossiers with everything that was made of them, a sealed package and a PDF."""
    import pikepdf

    map_ = tmp_path_factory.mktemp("beschadigd") / "werkmap"
    for naam in ("inputs", "templates"):
        shutil.copytree(PROJECT / naam, map_ / naam)
    plan = map_ / "inputs" / "netwerken" / "plan"
    (plan / "2025").mkdir(parents=True)
    (plan / "netwerk.yaml").write_text("naam: Netwerk Plan\nkorte_naam: Plan\n", encoding="utf-8")
    kop = ("Doel", "Titel", "Resultaat", "Status", "Toelichting")
    inhoud = {"Doelen": [("Jaar", 2025), (), kop, ("1", "Een doel", "Vier overleggen", "groen", "Op schema")]}
    (plan / "2025" / "jaarplan.xlsx").write_bytes(werkbladen(inhoud))
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    pdf.save(map_ / "blad.pdf")
    (map_ / "outputs").mkdir()
    for opdracht in (("alles", "-n", "utrecht-zuid"), ("jaarverslag",)):
        assert draai(map_, opdracht).code == 0
    verzegeld = draai(map_, ("verzegel", f"{_UIT}.docx"))
    assert verzegeld.code == 0, verzegeld.gezegd
    (pakket,) = (map_ / _UIT).parent.glob("*.zip")
    pakket.rename(map_ / "pakket.zip")
    shutil.copyfile(map_ / f"{_UIT}.docx", map_ / "kopie.docx")
    yield map_


def test_a_damaged_file_of_any_kind_ends_a_run_without_a_fault_of_ours(werkmap: Path) -> None:
    heel = {doel.pad: (werkmap / doel.pad).read_bytes() for doel in DOELEN}
    uitvoer = {pad: pad.read_bytes() for pad in (werkmap / "outputs").rglob("*") if pad.is_file()}
    fout: list[str] = []
    for nummer in range(AANTAL):
        toeval = random.Random(f"{ZAAD}-{nummer}")  # noqa: S311
        doel = DOELEN[nummer % len(DOELEN)]
        opdracht = tuple(deel.replace("{}", doel.pad) for deel in toeval.choice(doel.opdrachten))
        kapot = beschadigd(toeval, heel[doel.pad])
        (werkmap / doel.pad).write_bytes(kapot)
        einde = draai(werkmap, opdracht)
        is_fout = einde.code in {1, 99} or einde.code < 0 or einde.geheugen > GEHEUGEN or "Traceback" in einde.gezegd
        if is_fout:
            bewaard = werkmap.parent / f"{nummer}-{Path(doel.pad).name}"
            bewaard.write_bytes(kapot)
            waar = f"{nummer} {' '.join(opdracht)} ({bewaard})"
            fout.append(
                f"{waar}: {einde.code}, {einde.seconden:.1f} s, {einde.geheugen >> 20} MB\n{einde.gezegd[-600:]}"
            )
        for pad in (werkmap / "outputs").rglob("*"):
            if pad.is_file() and pad not in uitvoer:
                pad.unlink()
        for pad, inhoud in uitvoer.items():
            if not pad.is_file() or pad.read_bytes() != inhoud:
                pad.write_bytes(inhoud)
        (werkmap / doel.pad).write_bytes(heel[doel.pad])
        (werkmap / "uit.docx").unlink(missing_ok=True)
    assert fout == []
