"""LibreOffice, which turns Word files into PDFs: find it, call it once for many files, and do not wait for ever.

Each call has a folder and a profile of its own, so that neither another run nor a LibreOffice that is open on the
screen is disturbed. The files have numbers for names there: two documents in two folders may have the same name.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.pdf.tijdelijk import tijdelijke_map

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Where to look first, and how long to wait for a sign of life; both can be set from outside.
PROGRAMMA = "GENEREER_SOFFICE"
WACHTTIJD = "GENEREER_SOFFICE_WACHTTIJD"
# The longest report that we know takes a tenth of this, its first start included.
_STILTE_HOOGSTENS = 120.0
_KIJK_ELKE = 0.05
_NAMEN = ("soffice", "libreoffice")
# What LibreOffice is asked for: tags, bookmarks, and both standards.
FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {
        "SelectPdfVersion": {"type": "long", "value": "2"},  # PDF/A-2b
        "PDFUACompliance": {"type": "boolean", "value": "true"},
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "ExportBookmarks": {"type": "boolean", "value": "true"},
    }
)
# Nothing is fetched, no macro runs, and Java is not started: no conversion needs it.
_INSTELLINGEN = (
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
)


@dataclass(frozen=True, slots=True)
class Omgezet:
    """What came of one file.

    Args:
        inhoud: the PDF as LibreOffice wrote it, None where there is none.
        waarom: why there is none, in Dutch.
    """

    inhoud: bytes | None
    waarom: str = ""


@dataclass(frozen=True, slots=True)
class _Aanroep:
    """What came of one call: the files that are whole, and why there are no more."""

    klaar: Mapping[int, bytes]
    waarom: str


def vind_soffice(omgeving: Mapping[str, str] | None = None, systeem: str = sys.platform) -> Path | None:
    """The program, or None.

    Args:
        omgeving: the environment variables, those of this process by default.
        systeem: the platform, as `sys.platform` says it.
    """
    omgeving = os.environ if omgeving is None else omgeving
    if gewezen := omgeving.get(PROGRAMMA):
        gevonden = shutil.which(gewezen, path=omgeving.get("PATH"))
        return Path(gevonden) if gevonden is not None else None
    for naam in _NAMEN:
        if gevonden := shutil.which(naam, path=omgeving.get("PATH")):
            return Path(gevonden)
    return next((pad for pad in gebruikelijke_plekken(omgeving, systeem) if pad.is_file()), None)


def gebruikelijke_plekken(omgeving: Mapping[str, str], systeem: str) -> Iterator[Path]:
    """Where the installers of a platform put the program, which is not always on the search path."""
    if systeem == "win32":
        for map_ in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)"):
            if map_ in omgeving:
                # The .com waits until it is done and says what went wrong; the .exe does neither.
                yield Path(omgeving[map_]) / "LibreOffice" / "program" / "soffice.com"
                yield Path(omgeving[map_]) / "LibreOffice" / "program" / "soffice.exe"
    elif systeem == "darwin":
        for basis in (Path("/Applications"), Path(omgeving.get("HOME", "/")) / "Applications"):
            yield basis / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def zet_om(programma: Path, bestanden: Sequence[bytes]) -> tuple[Omgezet, ...]:
    """Turn Word files into PDFs, in one call where nothing goes wrong.

    LibreOffice takes the files in their order. Where a call stops halfway, the file at which it stopped is set apart
    and the others go on; at the end each file that was set apart gets one more chance, alone.

    Args:
        programma: LibreOffice.
        bestanden: the Word files.

    Returns:
        For each file its PDF, or why there is none.
    """
    klaar: dict[int, bytes] = {}
    redenen: dict[int, str] = {}
    rest, apart = list(range(len(bestanden))), list[int]()
    while rest:
        aanroep = _roep_aan(programma, {nummer: bestanden[nummer] for nummer in rest})
        klaar |= aanroep.klaar
        over = [nummer for nummer in rest if nummer not in klaar]
        redenen |= dict.fromkeys(over, aanroep.waarom)
        if len(over) == len(rest) and apart:
            break  # two calls that gave nothing: it is not one file
        rest = over[1:]
        apart += over[:1]
    for nummer in apart if klaar or len(bestanden) == 1 else ():
        aanroep = _roep_aan(programma, {nummer: bestanden[nummer]})
        klaar |= aanroep.klaar
        redenen[nummer] = aanroep.waarom
    return tuple(Omgezet(klaar.get(n), redenen.get(n, "")) for n in range(len(bestanden)))


def _roep_aan(programma: Path, bestanden: Mapping[int, bytes]) -> _Aanroep:
    with tijdelijke_map() as map_:
        uit = map_ / "uit"
        uit.mkdir()
        profiel = _nieuw_profiel(map_)
        for nummer, inhoud in bestanden.items():
            (map_ / f"{nummer}.docx").write_bytes(inhoud)
        opdracht = [
            *(str(programma), f"-env:UserInstallation={profiel.as_uri()}"),
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard"),
            *("--convert-to", FILTER, "--outdir", str(uit)),
            *(str(map_ / f"{nummer}.docx") for nummer in bestanden),
        ]
        waarom = _voer_uit(opdracht, uit, len(bestanden), map_ / "uitvoer.txt")
        gevonden = {n: (uit / f"{n}.pdf").read_bytes() for n in bestanden if (uit / f"{n}.pdf").is_file()}
    return _Aanroep({nummer: inhoud for nummer, inhoud in gevonden.items() if _is_heel(inhoud)}, waarom)


def _is_heel(inhoud: bytes) -> bool:
    """Whether a PDF has its beginning and its end: what was being written when LibreOffice stopped has no end."""
    return inhoud.startswith(b"%PDF-") and b"%%EOF" in inhoud[-1024:]


def _nieuw_profiel(map_: Path) -> Path:
    """A profile that holds nothing but our settings."""
    regels = "".join(
        f'<item oor:path="{pad}"><prop oor:name="{naam}" oor:op="fuse"><value>{waarde}</value></prop></item>'
        for pad, naam, waarde in _INSTELLINGEN
    )
    soort = 'xmlns:oor="http://openoffice.org/2001/registry"'
    gebruiker = map_ / "profiel" / "user"
    gebruiker.mkdir(parents=True)
    instellingen = f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {soort}>{regels}</oor:items>\n'
    (gebruiker / "registrymodifications.xcu").write_text(instellingen, encoding="utf-8")
    return map_ / "profiel"


def _voer_uit(opdracht: Sequence[str], uit: Path, aantal: int, uitvoer: Path) -> str:
    """Run LibreOffice until it is done, or until nothing has happened for too long; says why there may be no PDF."""
    stilte = wachttijd()
    try:
        with uitvoer.open("wb") as gezegd:
            # A group of its own: LibreOffice starts a second program, and both have to go when it hangs.
            proces = subprocess.Popen(  # noqa: S603 - a program that was looked up, and names that are ours
                opdracht,
                stdin=subprocess.DEVNULL,
                stdout=gezegd,
                stderr=subprocess.STDOUT,
                start_new_session=sys.platform != "win32",
            )
    except OSError as fout:
        return f"LibreOffice start niet ({fout.strerror or fout})"
    try:
        leefde, gezien = time.monotonic(), _stand(uit)
        while proces.poll() is None:
            time.sleep(_KIJK_ELKE)
            if (nu := _stand(uit)) != gezien:
                leefde, gezien = time.monotonic(), nu
            elif time.monotonic() - leefde > stilte:
                return f"LibreOffice deed {stilte:g} seconden niets meer en is gestopt"
    finally:
        _stop(proces)
    if proces.returncode != 0:
        return f"LibreOffice is vastgelopen (code {proces.returncode})"
    heel = len(list(uit.glob("*.pdf"))) == aantal
    return "LibreOffice schreef geen hele PDF" if heel else "LibreOffice schreef geen PDF"


def wachttijd() -> float:
    """How long nothing may happen, in seconds."""
    try:
        gevraagd = float(os.environ.get(WACHTTIJD, ""))
    except ValueError:
        return _STILTE_HOOGSTENS
    return gevraagd if gevraagd > 0 else _STILTE_HOOGSTENS


def _stand(uit: Path) -> tuple[tuple[str, int], ...]:
    """What stands in the folder for PDFs: as long as that changes, LibreOffice is at work."""
    with contextlib.suppress(OSError):
        return tuple(sorted((deel.name, deel.stat().st_size) for deel in os.scandir(uit)))
    return ()


def _stop(proces: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started."""
    if sys.platform == "win32":
        if proces.poll() is None:
            taskkill = shutil.which("taskkill") or "taskkill"
            subprocess.run([taskkill, "/F", "/T", "/PID", str(proces.pid)], capture_output=True, check=False)  # noqa: S603
    else:
        # Also where the first program is gone already: what it started may be there still.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(proces.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        proces.wait(10)
