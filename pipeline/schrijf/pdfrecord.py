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


def pdf_bij(woord: Path, *, afgekeurd: bool = False) -> Path:
    """The PDF beside a Word file, or the one that did not pass the checks and says so in its name."""
    return woord.with_name(naam_pdf(woord.name, afgekeurd=afgekeurd))


def naam_pdf(woord: str, *, afgekeurd: bool = False) -> str:
    """The same for a name or a path that is text."""
    return f"{woord.rpartition('.')[0]}{'-niet-goedgekeurd' if afgekeurd else ''}.pdf"


def verouderd(naam: str, record: Record) -> tuple[Melding, ...]:
    """F06, where a PDF shows another Word file than this one.

    Args:
        naam: the Word file, as seen from the werkmap.
        record: its run record. A Word file gives the same PDF as that file without page numbers.
    """
    woord = {record.sha256, record.zonder}
    tekst = "deze PDF toont de vorige versie van het Word-bestand"
    return tuple(
        VEROUDERDE_PDF.op(
            Plaats(naam_pdf(naam, afgekeurd=afgekeurd)), tekst, "maak hem opnieuw met --pdf, of gooi hem weg"
        )
        for afgekeurd, pdf in ((False, record.pdf), (True, record.afgekeurd))
        if pdf is not None and pdf.woord not in woord
    )
