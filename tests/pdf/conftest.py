"""A stand-in for LibreOffice, which does what a test says; and the real one, called once for all shipped documents."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from pipeline import lijn
from pipeline.pdf import Aanvraag, maak_pdfs
from pipeline.pdf.soffice import PROGRAMMA, WACHTTIJD, vind_soffice
from pipeline.schrijf import Stand
from pipeline.werkmap import Werkmap
from tests.hulp_voorbeelden import alle_opdrachten, voorbeeldwerkmap

HIER_VERPLICHT = os.environ.get("GENEREER_LIBREOFFICE_VERPLICHT") == "1"

# It takes the files one by one, as LibreOffice does, and does with each what its first word says. A Word file of ours
# begins with PK and is none of those: that gives the PDF that stands beside the program.
_PROGRAMMA = """\
#!{python}
import os, signal, sys, time
from pathlib import Path

hier = Path(__file__).parent
uit = Path(sys.argv[sys.argv.index("--outdir") + 1])
profiel = next(a for a in sys.argv if a.startswith("-env:UserInstallation="))
with open(hier / "aanroepen.txt", "a") as aanroepen:
    print(len([a for a in sys.argv if a.endswith(".docx")]), profiel, file=aanroepen)
for pad in (Path(a) for a in sys.argv if a.endswith(".docx")):
    wat = pad.read_bytes().partition(b" ")[0]
    doel = uit / (pad.stem + ".pdf")
    if wat == b"HANGT" or (hier / "hangt").exists():
        (hier / "pid.txt").write_text(str(os.getpid()))
        time.sleep(60)
    elif wat == b"CRASHT":
        doel.write_bytes(b"%PDF-1.7 half")
        os.kill(os.getpid(), signal.SIGSEGV)
    elif wat == b"ZWIJGT" or (hier / "zwijgt").exists():
        pass
    elif wat == b"EENMAAL" and not (hier / "eenmaal").exists():
        (hier / "eenmaal").touch()
        sys.exit(81)
    else:
        doel.write_bytes((hier / "leeg.pdf").read_bytes())
"""


@dataclass(frozen=True)
class Nagemaakt:
    """A program that stands in for LibreOffice.

    Args:
        map_: where it stands.
    """

    map_: Path

    @property
    def programma(self) -> Path:
        return self.map_ / "soffice"

    @property
    def pdf(self) -> bytes:
        """What it gives for each file that it has nothing against."""
        return (self.map_ / "leeg.pdf").read_bytes()

    @property
    def aanroepen(self) -> list[int]:
        """How many files each call had."""
        pad = self.map_ / "aanroepen.txt"
        return [int(regel.split()[0]) for regel in pad.read_text().splitlines()] if pad.exists() else []

    def vergeet(self) -> None:
        """Begin to count calls anew."""
        (self.map_ / "aanroepen.txt").unlink(missing_ok=True)

    def doet(self, wat: str) -> None:
        """From now on it `hangt` or `zwijgt`, whatever it gets."""
        (self.map_ / wat).touch()

    def doet_het_weer(self) -> None:
        for wat in ("hangt", "zwijgt"):
            (self.map_ / wat).unlink(missing_ok=True)


@pytest.fixture
def nagemaakt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Nagemaakt:
    if sys.platform == "win32":
        pytest.skip("the stand-in is a script")
    map_ = tmp_path / "bin"
    map_.mkdir()
    gemaakt = Nagemaakt(map_)
    gemaakt.programma.write_text(_PROGRAMMA.format(python=sys.executable), encoding="utf-8")
    gemaakt.programma.chmod(0o755)
    lege_pdf(map_ / "leeg.pdf")
    monkeypatch.delenv(PROGRAMMA, raising=False)
    monkeypatch.setenv("PATH", str(map_), prepend=os.pathsep)
    monkeypatch.setenv(WACHTTIJD, "1")
    return gemaakt


def lege_pdf(pad: Path) -> None:
    """The least that is a tagged PDF: one page with nothing on it."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        boom = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, ParentTree=Dictionary(Nums=Array([]))))
        boom.K = Array([pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=boom))])
        pdf.Root.StructTreeRoot = boom
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String("nl-NL")
        pdf.docinfo["/Title"] = String("Proef & meer")
        pdf.save(pad)


@dataclass(frozen=True)
class Voorbeeld:
    """A shipped document: its Word file, its PDF as it would be written, and the Word file with page numbers if any."""

    naam: str
    woord: bytes
    pdf: bytes
    genummerd: bytes | None


@pytest.fixture(scope="session")
def voorbeelden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Voorbeeld]:
    """Every shipped document, of those for an organisation the first; the real LibreOffice, called once."""
    if vind_soffice() is None and not HIER_VERPLICHT:
        pytest.skip("LibreOffice is not installed")
    woorden = dict(_woordbestanden(voorbeeldwerkmap(tmp_path_factory.mktemp("pdf"))))
    pdfs = maak_pdfs([Aanvraag(f"{naam}.pdf", woord) for naam, woord in woorden.items()])
    assert [melding for pdf in pdfs for melding in pdf.meldingen] == []
    paren = zip(woorden.items(), pdfs, strict=True)
    return {
        naam: Voorbeeld(naam, woord, pdf.inhoud, pdf.genummerd)
        for (naam, woord), pdf in paren
        if pdf.inhoud is not None
    }


def _woordbestanden(werkmap: Werkmap) -> list[tuple[str, bytes]]:
    uit: list[tuple[str, bytes]] = []
    for sjabloon, gelezen, alle in alle_opdrachten(werkmap):
        for opdracht in alle[:1] if alle and alle[0].soort.gegevens.per == "organisatie" else alle:
            resultaat = lijn.maak(werkmap, opdracht, gelezen, sjabloon, overschrijf=False)
            assert resultaat.stand is Stand.GEMAAKT, resultaat.meldingen
            pad = werkmap.pad / resultaat.pad
            uit.append((pad.stem, pad.read_bytes()))
    return uit
