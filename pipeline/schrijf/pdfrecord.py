"""What the run record of a Word file says of the PDF beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats

if TYPE_CHECKING:
    from collections.abc import Set
    from pathlib import Path

VEROUDERDE_PDF = Meldingsoort(
    "F06",
    Ernst.INFO,
    "PDF toont een vorige versie",
    "Het Word-bestand is opnieuw gemaakt en is anders geworden. De PDF die ernaast staat, toont nog wat er "
    "eerst stond.",
)

_PDF = "pdf"
_AFGEKEURD = "pdf_niet_goedgekeurd"


@dataclass(frozen=True, slots=True)
class Pdfrecord:
    """What is known of a PDF.

    Args:
        sha256: its hash.
        vorige: the hash of the PDF that it takes the place of, as long as it is being replaced.
        woord: the hash of the Word file that it shows.
        versie: the version of `genereer` that made it.
    """

    sha256: str
    vorige: str | None
    woord: str
    versie: str

    @property
    def als_gegevens(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        vorige = {"sha256_vorige": self.vorige} if self.vorige is not None else {}
        return {"sha256": self.sha256, **vorige, "sha256_word": self.woord, "versie": self.versie}


def pdf_bij(woord: Path, *, afgekeurd: bool = False) -> Path:
    """The PDF beside a Word file, or the one that did not pass the checks and says so in its name."""
    return woord.with_name(naam_pdf(woord.name, afgekeurd=afgekeurd))


def naam_pdf(woord: str, *, afgekeurd: bool = False) -> str:
    """The same for a name or a path that is text."""
    return f"{woord.rpartition('.')[0]}{'-niet-goedgekeurd' if afgekeurd else ''}.pdf"


def lees_record(herkomst: Path) -> dict[str, Any] | None:
    """A run record, or None where it is not there or cannot be read."""
    try:
        gelezen = json.loads(herkomst.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return gelezen if isinstance(gelezen, dict) else None


def uit_record(record: dict[str, Any] | None, *, afgekeurd: bool = False) -> Pdfrecord | None:
    """What a run record says of the PDF, or None where it says nothing that can be understood."""
    deel = (record or {}).get(_sleutel(afgekeurd))
    if not isinstance(deel, dict):
        return None
    waarden = [deel.get(naam) for naam in ("sha256", "sha256_word", "versie")]
    if not all(isinstance(waarde, str) for waarde in waarden):
        return None
    vorige = deel.get("sha256_vorige")
    sha256, woord, versie = (str(waarde) for waarde in waarden)
    return Pdfrecord(sha256, vorige if isinstance(vorige, str) else None, woord, versie)


def met_pdf(record: dict[str, Any], pdf: Pdfrecord | None, *, afgekeurd: bool = False) -> dict[str, Any]:
    """A run record that says this of the PDF, or nothing, in the order in which `schrijf` writes it."""
    sleutel = _sleutel(afgekeurd)
    eigen = {"sha256": record["sha256"]} if "sha256" in record else {}
    rest = {naam: waarde for naam, waarde in record.items() if naam not in {sleutel, *eigen}}
    return {**rest, **({sleutel: pdf.als_gegevens} if pdf is not None else {}), **eigen}


def blijft(woord: Path, herkomst: Path) -> dict[str, Any]:
    """What a new run record takes over from the old one: what it says of PDFs that are still there."""
    record = lees_record(herkomst)
    bekend = {
        _sleutel(afgekeurd): uit_record(record, afgekeurd=afgekeurd)
        for afgekeurd in (False, True)
        if pdf_bij(woord, afgekeurd=afgekeurd).exists()
    }
    return {sleutel: pdf.als_gegevens for sleutel, pdf in bekend.items() if pdf is not None}


def verouderd(naam: str, blijvend: dict[str, Any], woord: Set[str | None]) -> tuple[Melding, ...]:
    """F06, where a PDF shows another Word file than this one.

    Args:
        naam: the Word file, as seen from the werkmap.
        blijvend: what its run record says of the PDFs.
        woord: the hash of the Word file, and that of the same without page numbers: they give the same PDF.
    """
    tekst = "deze PDF toont de vorige versie van het Word-bestand"
    return tuple(
        VEROUDERDE_PDF.op(
            Plaats(naam_pdf(naam, afgekeurd=afgekeurd)), tekst, "maak hem opnieuw met --pdf, of gooi hem weg"
        )
        for afgekeurd in (False, True)
        if (pdf := uit_record(blijvend, afgekeurd=afgekeurd)) is not None and pdf.woord not in woord
    )


def _sleutel(afgekeurd: bool) -> str:
    return _AFGEKEURD if afgekeurd else _PDF
