"""What the run record of a Word file says of the PDF beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.administratie.record import Record

VEROUDERDE_PDF = Meldingsoort(
    "F06",
    Ernst.INFO,
    "PDF toont een vorige versie",
    "Het Word-bestand is opnieuw gemaakt en is anders geworden. De PDF die ernaast staat, toont nog wat er "
    "eerst stond.",
)


def pdf_bij(woord: Path) -> Path:
    """The PDF beside a Word file."""
    return woord.with_suffix(".pdf")


def verouderd(naam: str, record: Record) -> tuple[Melding, ...]:
    """F06, where a PDF shows another Word file than this one.

    Args:
        naam: the Word file, as seen from the werkmap.
        record: its run record. A Word file gives the same PDF as that file without page numbers.
    """
    if record.pdf is None or record.pdf.woord in {record.sha256, record.zonder}:
        return ()
    naam_pdf = f"{naam.rpartition('.')[0]}.pdf"
    tekst = "deze PDF toont de vorige versie van het Word-bestand"
    return (VEROUDERDE_PDF.op(Plaats(naam_pdf), tekst, "maak hem opnieuw met --pdf, of gooi hem weg"),)
