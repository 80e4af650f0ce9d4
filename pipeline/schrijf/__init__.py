"""Step 5, schrijf: put a checked document into `outputs/`, whole or not at all, and never over somebody's work.

Beside each document stands its run record (`….herkomst.json`): the hashes of what it was made of and of
what was written. By that hash a document that somebody edited is recognised.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.bestand.storing import waarom
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.schrijf.nummerrecord import hash_zonder, is_genummerd, met_nummers, nummers_weg
from pipeline.schrijf.pdfrecord import blijft, lees_record, verouderd

if TYPE_CHECKING:
    from collections.abc import Mapping

HANDMATIG_GEWIJZIGD = Meldingsoort(
    "U01",
    Ernst.FOUT,
    "document is bewerkt",
    "Het document in outputs/ is na het genereren bewerkt, of is niet door genereer gemaakt. Het wordt niet "
    "overschreven. Met --overschrijf wordt het bewerkte document eerst opzijgezet.",
)
NIET_TE_SCHRIJVEN = Meldingsoort(
    "U02",
    Ernst.FOUT,
    "document niet te schrijven",
    "Het document kan niet worden geschreven: het staat open in Word, u hebt geen rechten op de map, of de schijf is "
    "vol. Wat er stond, staat er nog.",
)
OPZIJGEZET = Meldingsoort(
    "U04",
    Ernst.INFO,
    "bewerkt document opzijgezet",
    "Het bewerkte document is niet weg: het heeft een andere naam gekregen en staat in dezelfde map.",
)


class Stand(StrEnum):
    """What happened to a document."""

    GEMAAKT = "gemaakt"
    ONGEWIJZIGD = "ongewijzigd"
    NIET_GEMAAKT = "niet gemaakt"


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """Where a document goes.

    Args:
        pad: the file.
        naam: the same, as seen from the werkmap.
    """

    pad: Path
    naam: str

    @property
    def herkomst(self) -> Path:
        """The run record beside it; that of a workbook has its whole name, as it may stand beside a document."""
        if self.pad.suffix == ".docx":
            return self.pad.with_suffix(".herkomst.json")
        return self.pad.with_name(f"{self.pad.name}.herkomst.json")

    @property
    def waarden(self) -> Path:
        """The record of values beside it: which value stands where, and where it comes from."""
        return self.pad.with_suffix(".waarden.json")


def schrijf(
    uitvoer: Uitvoer,
    inhoud: bytes,
    herkomst: Mapping[str, Any],
    *,
    overschrijf: bool,
    waarden: str | None = None,
) -> tuple[Stand, tuple[Melding, ...]]:
    """Write a document and its run record.

    Args:
        uitvoer: where it goes.
        inhoud: the bytes of the document.
        herkomst: what the run record says besides the hashes of the document.
        overschrijf: move an edited document aside instead of refusing.
        waarden: which value stands where in it, as JSON; None for what has no such record.

    Returns:
        What happened; why where nothing was written (U01, U02), what an edited document is called now (U04),
        whether the PDF beside it shows another version (F06), and whether its page numbers are gone (F08). What stands
        there already with its page numbers in it, stays.
    """
    plaats = Plaats(uitvoer.naam)
    opzij: Path | None = None
    try:
        bestaand = uitvoer.pad.read_bytes() if uitvoer.pad.exists() else None
        if bestaand is not None and not _is_van_ons(uitvoer, bestaand):
            if not overschrijf:
                return Stand.NIET_GEMAAKT, (_is_bewerkt(plaats),)
            opzij = opzij_van(uitvoer.pad)
            uitvoer.pad.rename(opzij)
            bestaand = None
        oud = lees_record(uitvoer.herkomst) if bestaand is not None else None
        if bestaand is not None and is_genummerd(oud, hash_van(bestaand), hash_van(inhoud)):
            herkomst = {**herkomst, **met_nummers(hash_van(inhoud))}
            inhoud = bestaand
        pdf = blijft(uitvoer.pad, uitvoer.herkomst)
        _vervang(uitvoer, inhoud, bestaand, {**herkomst, **pdf})
        if waarden is not None:
            _werk_bij(uitvoer.waarden, f'{waarden.removesuffix("}")},"sha256":"{hash_van(inhoud)}"}}'.encode())
    except OSError as fout:
        if opzij is not None and not uitvoer.pad.exists():
            with contextlib.suppress(OSError):
                opzij.rename(uitvoer.pad)
        return Stand.NIET_GEMAAKT, (_niet_te_schrijven(plaats, fout),)
    stand = Stand.ONGEWIJZIGD if bestaand == inhoud else Stand.GEMAAKT
    erbij = (
        *verouderd(uitvoer.naam, pdf, {hash_van(inhoud), hash_zonder(herkomst)}),
        *nummers_weg(uitvoer.naam, oud, hash_van(bestaand) if bestaand is not None else None, herkomst),
    )
    if opzij is None:
        return stand, erbij
    return stand, (OPZIJGEZET.op(plaats, f"het bewerkte document heet nu {opzij.name}"), *erbij)


def _is_bewerkt(plaats: Plaats) -> Melding:
    advies = "bewaar het onder een andere naam, of gebruik --overschrijf: dan wordt het opzijgezet"
    return HANDMATIG_GEWIJZIGD.op(plaats, "dit document is met de hand bewerkt", advies)


def _niet_te_schrijven(plaats: Plaats, fout: OSError) -> Melding:
    tekst = f"het document kan niet worden geschreven ({waarom(fout)})"
    in_de_weg = isinstance(fout, FileExistsError | NotADirectoryError | IsADirectoryError)
    weg_vrij = "geef dat bestand een andere naam, of haal het weg"
    return NIET_TE_SCHRIJVEN.op(plaats, tekst, weg_vrij if in_de_weg else "sluit het in Word en probeer het opnieuw")


def hash_van(inhoud: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(inhoud).hexdigest()


def _is_van_ons(uitvoer: Uitvoer, bestaand: bytes) -> bool:
    if not bestaand:  # what is left of a document when the power fails: nobody edited it
        return True
    try:
        herkomst = json.loads(uitvoer.herkomst.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    # The record is written just before the document: after a killed run the old document may still be there.
    bekend = [herkomst.get("sha256"), herkomst.get("sha256_vorige")] if isinstance(herkomst, dict) else []
    return hash_van(bestaand) in bekend


def opzij_van(pad: Path) -> Path:
    """The name that an edited document gets, which nothing has yet."""
    nummer = 1
    while (opzij := pad.with_name(f"{pad.stem}-bewerkt-{nummer}{pad.suffix}")).exists():
        nummer += 1
    return opzij


def _vervang(uitvoer: Uitvoer, inhoud: bytes, bestaand: bytes | None, herkomst: Mapping[str, Any]) -> None:
    """Replace record and document by whole new ones; if the document cannot be replaced, the record comes back."""
    uitvoer.pad.parent.mkdir(parents=True, exist_ok=True)
    if bestaand == inhoud:
        _werk_bij(uitvoer.herkomst, _record(herkomst, inhoud))
        return
    if bestaand is not None:
        with uitvoer.pad.open("r+b"):  # fails while Word has it open, before anything was touched
            pass
    vorige = {"sha256_vorige": hash_van(bestaand)} if bestaand is not None else {}
    oude_herkomst = uitvoer.herkomst.read_bytes() if uitvoer.herkomst.exists() else None
    schrijf_atomair(uitvoer.herkomst, _record({**herkomst, **vorige}, inhoud))
    try:
        schrijf_atomair(uitvoer.pad, inhoud)
    except OSError:
        if oude_herkomst is None:
            uitvoer.herkomst.unlink(missing_ok=True)
        else:
            schrijf_atomair(uitvoer.herkomst, oude_herkomst)
        raise
    if vorige:
        schrijf_atomair(uitvoer.herkomst, _record(herkomst, inhoud))


def _record(herkomst: Mapping[str, Any], inhoud: bytes) -> bytes:
    return json.dumps({**herkomst, "sha256": hash_van(inhoud)}, ensure_ascii=False, indent=2).encode() + b"\n"


def _werk_bij(pad: Path, inhoud: bytes) -> None:
    """Write what is said of a document where that is new."""
    if not pad.exists() or pad.read_bytes() != inhoud:
        schrijf_atomair(pad, inhoud)


def schrijf_atomair(pad: Path, inhoud: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it.

    A run that is killed leaves either. That it is on the disk is not waited for: what was made can be made again, and
    to wait takes longer than to make it.

    Raises:
        OSError: it cannot be written; nothing was changed.
    """
    greep, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.", suffix=".tmp")
    try:
        with os.fdopen(greep, "wb") as stroom:
            stroom.write(inhoud)
        Path(tijdelijk).chmod(0o644)
        Path(tijdelijk).replace(pad)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(tijdelijk).unlink()
        raise
