"""What more than one test needs: paths as a melding says them, workbooks, Word files opened and changed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import docx
import openpyxl

from tests.conftest import Proef

NETWERK = "inputs/netwerken/proef/netwerk.yaml"
VERSLAG = "inputs/netwerken/proef/2024/jaarverslag.yaml"
LEDEN = "inputs/netwerken/proef/leden.xlsx"
SJABLOON = "templates/jaarverslag/sjabloon.docx"
DOCUMENT = "outputs/proef/2024/jaarverslag-2024-proef.docx"

# What every run says where the annual report itself cannot be read.
GEEN_VERSLAG = (
    f"W08 {VERSLAG} -: 'jaarverslag' kan niet worden gelezen; zonder dit is er geen jaarverslag"
    " → herstel wat er over dit bestand is gemeld"
)

KOP = ("Naam", "Categorie", "Plaats")
LID = ("Hospice De Linde", "Hospices", "Utrecht")

# Linux: take the right to pass over permissions away from root, then become the command line.
_ZONDER_OVERMACHT = """
import ctypes, os, sys
if os.geteuid() == 0:
    for recht in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        if ctypes.CDLL(None).prctl(24, recht, 0, 0, 0):
            sys.exit("prctl")
os.execv(sys.executable, [sys.executable, "-m", "pipeline", *sys.argv[1:]])
"""


def werkbladen(bladen: Mapping[str, Iterable[Sequence[object]]]) -> bytes:
    """A workbook with these sheets, each by its name with its rows from the first row on."""
    boek = openpyxl.Workbook()
    boek.remove(boek.worksheets[0])
    for naam, rijen in bladen.items():
        vel = boek.create_sheet(naam)
        for rij in rijen:
            vel.append(list(rij))
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def werkboek(rijen: Iterable[Sequence[object]], blad: str = "Leden") -> bytes:
    """A workbook with one sheet that holds these rows, from the first row on."""
    return werkbladen({blad: rijen})


def ledenlijst(*leden: Sequence[object], kop: Sequence[object] = KOP, peildatum: object = "2024") -> bytes:
    """A member list as a workbook: the date in row 1, the header in row 3, the first member in row 4."""
    return werkboek([("Peildatum", peildatum), (), kop, *leden])


def schrijf_leden(proef: Proef, inhoud: bytes) -> None:
    (proef.netwerk / "leden.xlsx").write_bytes(inhoud)


def zip_van(delen: Mapping[str, bytes]) -> bytes:
    """A zip archive with these parts."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


def delen_van(inhoud: bytes) -> dict[str, bytes]:
    """The parts of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def vervang(inhoud: bytes, deel: str, oud: str, nieuw: str) -> bytes:
    """A Word file or workbook in which a text in one part is another text; the text has to be there."""
    delen = delen_van(inhoud)
    assert oud.encode() in delen[deel], f"'{oud}' staat niet in {deel}"
    delen[deel] = delen[deel].replace(oud.encode(), nieuw.encode())
    return zip_van(delen)


def vervang_in_sjabloon(proef: Proef, oud: str, nieuw: str, deel: str = "word/document.xml") -> None:
    """Change a text in the template of the annual report."""
    pad = proef.pad / SJABLOON
    pad.write_bytes(vervang(pad.read_bytes(), deel, oud, nieuw))


def docx_tekst(pad: Path) -> str:
    """All text of a Word file as python-docx reads it: body with tables, headers and footers."""
    document = docx.Document(str(pad))
    delen = [document.element.body]
    for sectie in document.sections:
        delen += [sectie.header._element, sectie.footer._element]
    alineas = (alinea for deel in delen for alinea in deel.iter(f"{{{deel.nsmap['w']}}}p"))
    return "\n".join("".join(t.text or "" for t in a.iter(f"{{{a.nsmap['w']}}}t")) for a in alineas)


def voettekst(pad: Path) -> str:
    """The text of the footers of a Word file."""
    document = docx.Document(str(pad))
    return "\n".join(a.text for sectie in document.sections for a in sectie.footer.paragraphs)


def als_gewone_gebruiker(map_: Path, *argumenten: str) -> subprocess.CompletedProcess[str]:
    """The real command line in a folder, as somebody for whom permissions hold, also when we are root."""
    omgeving = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", _ZONDER_OVERMACHT, *argumenten],
        cwd=map_,
        env=omgeving,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
