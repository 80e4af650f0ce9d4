"""The documents that stand in `outputs/` for who signs, as their run records tell."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.administratie.record import HERKOMST, ontleed_record
from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom
from pipeline.melding import Ernst, Meldingsoort, Plaats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.administratie.record import Record
    from pipeline.melding import Melding

HERKOMST_ONLEESBAAR = Meldingsoort(
    "M10",
    Ernst.FOUT,
    "herkomst van document niet te lezen",
    "Naast elk document staat een bestand dat eindigt op .herkomst.json. Zonder dat bestand is niet te zien voor wie "
    "het document is, welke tekst erin staat en of het bewerkt is. Het document wordt niet verstuurd.",
)


class Toestand(StrEnum):
    """What became of a document since it was made."""

    HEEL = "zoals gemaakt"
    BEWERKT = "met de hand bewerkt"
    WEG = "weg"


@dataclass(frozen=True, slots=True)
class Uitgave:
    """A document for one signatory.

    Args:
        document: the document type.
        organisatie: the signatory.
        pad: the Word file.
        naam: the same, as seen from the werkmap.
        tekst: the fingerprint of what is agreed in it, None where it holds a gap.
        sha256: the hash of its bytes when it was made.
        toestand: what became of it.
        concept: whether it is a concept.
    """

    document: str
    organisatie: str
    pad: Path
    naam: str
    tekst: str | None
    sha256: str
    toestand: Toestand
    concept: bool

    def inhoud(self) -> bytes | None:
        """Its bytes, None where they are no longer those that were made."""
        try:
            inhoud = lees_bytes(self.pad)
        except OSError:
            return None
        return inhoud if hashlib.sha256(inhoud).hexdigest() == self.sha256 else None


def lees_uitgaven(map_: Path, naam: str) -> tuple[tuple[Uitgave, ...], tuple[Melding, ...]]:
    """The documents in a folder that are for one signatory; editions that nobody signs are passed over.

    Args:
        map_: the folder of a document type in that of a network in `outputs/`.
        naam: the same, as seen from the werkmap.

    Returns:
        The documents by name, and the run records that cannot be read (M10).
    """
    uitgaven: list[Uitgave] = []
    meldingen: list[Melding] = []
    for pad in _records(map_):
        plaats = Plaats(f"{naam}/{pad.name}")
        try:
            record = ontleed_record(lees_bytes(pad))
        except OSError as fout:
            tekst = f"dit bestand is niet te lezen ({waarom(fout)})"
            meldingen.append(HERKOMST_ONLEESBAAR.op(plaats, tekst, "maak het document opnieuw"))
            continue
        if record is None:
            tekst = "dit bestand is beschadigd, of van een andere vorm dan genereer schrijft"
            meldingen.append(HERKOMST_ONLEESBAAR.op(plaats, tekst, "maak het document opnieuw"))
        elif record.organisatie is not None and not record.publiek and not record.met_herkomst:
            uitgaven.append(_uitgave(pad, naam, record))
    return tuple(uitgaven), tuple(meldingen)


def _records(map_: Path) -> Iterator[Path]:
    """The run records of Word files, in the order of their names."""
    if map_.is_dir():
        yield from sorted(pad for pad in map_.glob(f"*{HERKOMST}") if not pad.name.startswith("."))


def _uitgave(herkomst: Path, map_: str, record: Record) -> Uitgave:
    pad = herkomst.with_name(herkomst.name.removesuffix(HERKOMST) + ".docx")
    return Uitgave(
        document=record.document,
        organisatie=record.organisatie or "",
        pad=pad,
        naam=f"{map_}/{pad.name}",
        tekst=record.tekst,
        sha256=record.sha256,
        toestand=_toestand(pad, record.sha256),
        concept=record.concept,
    )


def _toestand(pad: Path, sha256: str) -> Toestand:
    try:
        inhoud = lees_bytes(pad)
    except OSError:
        return Toestand.WEG
    return Toestand.HEEL if hashlib.sha256(inhoud).hexdigest() == sha256 else Toestand.BEWERKT
