"""What a Word file says that its PDF has to say too, and that LibreOffice may lose on the way."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.word.ooxml import w
from pipeline.word.pakket import DOCUMENT, open_pakket
from pipeline.word.toegankelijk import Getoond, getoond, mist_kopregel


@dataclass(frozen=True, slots=True)
class Woordkennis:
    """What is known of a Word file.

    Args:
        beelden: its pictures, charts and shapes, in their order.
        mist_kopregel: whether any of its tables should have a header row and has none.
    """

    beelden: tuple[Getoond, ...]
    mist_kopregel: bool


def ken(inhoud: bytes, bestand: str) -> Woordkennis:
    """Look at a Word file; one that cannot be opened tells nothing."""
    pakket, _ = open_pakket(inhoud, bestand)
    if pakket is None:
        return Woordkennis((), mist_kopregel=True)
    hoofdtekst = pakket.boom(DOCUMENT)
    zonder_kop = any(mist_kopregel(tabel) for tabel in hoofdtekst.iter(w("tbl")))
    return Woordkennis(tuple(getoond(hoofdtekst)), mist_kopregel=zonder_kop)
