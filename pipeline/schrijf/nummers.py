"""Write a Word file again with the page numbers in its contents, and let its run record know that it is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.administratie.record import lees_record, met_nummers
from pipeline.schrijf import hash_van, schrijf

if TYPE_CHECKING:
    from pipeline.melding import Melding
    from pipeline.schrijf import Stand, Uitvoer


def heeft_nummers(uitvoer: Uitvoer, woord: bytes) -> bool:
    """Whether page numbers were put into a Word file.

    Args:
        uitvoer: where it stands.
        woord: its bytes.
    """
    record = lees_record(uitvoer.herkomst)
    return record is not None and record.sha256 == hash_van(woord) and record.zonder is not None


def schrijf_genummerd(uitvoer: Uitvoer, genummerd: bytes, woord: bytes) -> tuple[Stand, tuple[Melding, ...]]:
    """Write a Word file with page numbers in the place of the same one without.

    Args:
        uitvoer: where it stands.
        genummerd: the Word file with page numbers.
        woord: the Word file that stands there.

    Returns:
        What happened, and why where nothing was written (U01, U02).
    """
    record = lees_record(uitvoer.herkomst)
    zonder = (record.zonder if record is not None else None) or hash_van(woord)
    gegevens = record.gegevens if record is not None else {}
    return schrijf(uitvoer, genummerd, {**gegevens, **met_nummers(zonder)}, overschrijf=False)
