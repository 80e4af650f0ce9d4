"""What the run record of a Word file says of the page numbers that were put into its contents after it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats

if TYPE_CHECKING:
    from pipeline.administratie.record import Record

NUMMERS_WEG = Meldingsoort(
    "F08",
    Ernst.INFO,
    "paginanummers weer leeg",
    "Het Word-bestand is opnieuw gemaakt en is anders geworden. De paginanummers die in de inhoudsopgave stonden, "
    "kloppen misschien niet meer en zijn weggelaten.",
)


def is_genummerd(record: Record | None, bestaand: str, nieuw: str) -> bool:
    """Whether what stands there is what was made now, with its page numbers.

    Args:
        record: the run record that stands there.
        bestaand: the hash of the file that stands there.
        nieuw: the hash of the file that was made now, without page numbers.
    """
    return record is not None and record.sha256 == bestaand and record.zonder == nieuw


def nummers_weg(naam: str, oud: Record | None, bestaand: str | None, nieuw: Record) -> tuple[Melding, ...]:
    """F08, where a file had page numbers and has none now.

    Args:
        naam: the file, as seen from the werkmap.
        oud: the run record that stood there.
        bestaand: the hash of the file that stood there: a killed run may have left a record without its file.
        nieuw: the run record of what stands there now.
    """
    had_nummers = oud is not None and oud.sha256 == bestaand and oud.zonder is not None
    if not had_nummers or nieuw.zonder is not None:
        return ()
    tekst = "het document is anders geworden; in de inhoudsopgave staan nu geen paginanummers"
    advies = "geef de opdracht met --paginanummers, of druk in Word op Ctrl+A en daarna op F9"
    return (NUMMERS_WEG.op(Plaats(naam), tekst, advies),)
