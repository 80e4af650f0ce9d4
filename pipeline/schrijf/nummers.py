"""Write a Word file again with the page numbers in its contents, and let its run record know that it is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.schrijf import hash_van, schrijf
from pipeline.schrijf.nummerrecord import hash_zonder, met_nummers
from pipeline.schrijf.pdfrecord import lees_record

if TYPE_CHECKING:
    from pipeline.melding import Melding
    from pipeline.schrijf import Stand, Uitvoer

# What `schrijf` says itself of what it writes.
_VAN_SCHRIJF = frozenset({"sha256", "sha256_vorige", "pdf"})


def heeft_nummers(uitvoer: Uitvoer, woord: bytes) -> bool:
    """Whether page numbers were put into a Word file.

    Args:
        uitvoer: where it stands.
        woord: its bytes.
    """
    record = lees_record(uitvoer.herkomst)
    return record is not None and record.get("sha256") == hash_van(woord) and hash_zonder(record) is not None


def schrijf_genummerd(uitvoer: Uitvoer, genummerd: bytes, woord: bytes) -> tuple[Stand, tuple[Melding, ...]]:
    """Write a Word file with page numbers in the place of the same one without.

    Args:
        uitvoer: where it stands.
        genummerd: the Word file with page numbers.
        woord: the Word file that stands there.

    Returns:
        What happened, and why where nothing was written (U01, U02).
    """
    record = lees_record(uitvoer.herkomst) or {}
    zonder = hash_zonder(record) or hash_van(woord)
    eigen = {naam: waarde for naam, waarde in record.items() if naam not in _VAN_SCHRIJF}
    return schrijf(uitvoer, genummerd, {**eigen, **met_nummers(zonder)}, overschrijf=False)
