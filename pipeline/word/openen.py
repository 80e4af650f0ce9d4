"""Open a Word file on the disk, where it may be anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom
from pipeline.melding import Plaats
from pipeline.word.pakket import GEEN_WORD, open_pakket

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.melding import Melding
    from pipeline.word.pakket import Pakket


def lees_word(pad: Path, naam: str) -> tuple[bytes | None, tuple[Melding, ...]]:
    """The bytes of a Word file, or None where they cannot be read; and why (S01)."""
    try:
        return lees_bytes(pad), ()
    except OSError as fout:
        tekst = f"het bestand kan niet worden gelezen ({waarom(fout)})"
        advies = "sluit het in andere programma's, of zet er een Word-bestand neer dat u mag lezen"
        return None, (GEEN_WORD.op(Plaats(naam), tekst, advies),)


def open_bestand(pad: Path, naam: str) -> tuple[Pakket | None, tuple[Melding, ...]]:
    """A Word file as its parts, or None where it cannot be used; and why (S01, S02)."""
    inhoud, meldingen = lees_word(pad, naam)
    return open_pakket(inhoud, naam) if inhoud is not None else (None, meldingen)
