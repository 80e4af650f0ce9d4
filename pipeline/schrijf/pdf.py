"""Write the PDF beside a Word file, with the same care: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from pipeline import __versie__
from pipeline.bestand.storing import waarom
from pipeline.melding import Plaats
from pipeline.schrijf import HANDMATIG_GEWIJZIGD, NIET_TE_SCHRIJVEN, OPZIJGEZET, Stand, hash_van, opzij_van
from pipeline.schrijf import schrijf_atomair as schrijf_heel
from pipeline.schrijf.nummerrecord import hash_zonder
from pipeline.schrijf.pdfrecord import Pdfrecord, lees_record, met_pdf, pdf_bij, uit_record

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.melding import Melding
    from pipeline.schrijf import Uitvoer


def is_actueel(uitvoer: Uitvoer, woord: bytes) -> bool:
    """Whether the PDF beside a Word file is ours, untouched, and shows that Word file.

    Args:
        uitvoer: where the Word file stands.
        woord: the Word file.
    """
    record = lees_record(uitvoer.herkomst)
    bekend = uit_record(record)
    # A Word file with page numbers gives the same PDF as the same one without.
    if bekend is None or bekend.woord not in {hash_van(woord), hash_zonder(record)} or bekend.versie != __versie__:
        return False
    with contextlib.suppress(OSError):
        return hash_van(pdf_bij(uitvoer.pad).read_bytes()) == bekend.sha256
    return False


def bewerkte_pdf(uitvoer: Uitvoer, naam: str, *, afgekeurd: bool = False) -> tuple[Melding, ...]:
    """U01, where the PDF beside a Word file is not as we wrote it."""
    with contextlib.suppress(OSError):
        bestaand = pdf_bij(uitvoer.pad, afgekeurd=afgekeurd).read_bytes()
        if bestaand and hash_van(bestaand) not in _bekend(uitvoer, afgekeurd):
            advies = "bewaar hem onder een andere naam, of gebruik --overschrijf: dan wordt hij opzijgezet"
            return (HANDMATIG_GEWIJZIGD.op(Plaats(naam), "deze PDF is met de hand bewerkt", advies),)
    return ()


def schrijf_pdf(
    uitvoer: Uitvoer, naam: str, inhoud: bytes, woord: bytes, *, overschrijf: bool, afgekeurd: bool = False
) -> tuple[Stand, tuple[Melding, ...]]:
    """Write a PDF and put its hash into the run record of the Word file.

    Args:
        uitvoer: where the Word file stands.
        naam: the PDF, as seen from the werkmap.
        inhoud: the bytes of the PDF.
        woord: the Word file that it shows.
        overschrijf: move an edited PDF aside instead of refusing.
        afgekeurd: whether it did not pass the checks: then it gets the name that says so.

    Returns:
        What happened; why where nothing was written (U01, U02), or what an edited PDF is called now (U04).
    """
    pad = pdf_bij(uitvoer.pad, afgekeurd=afgekeurd)
    opzij: Path | None = None
    try:
        if geweigerd := bewerkte_pdf(uitvoer, naam, afgekeurd=afgekeurd):
            if not overschrijf:
                return Stand.NIET_GEMAAKT, geweigerd
            opzij = opzij_van(pad)
            pad.rename(opzij)
        bestaand = pad.read_bytes() if pad.exists() else None
        _vervang(uitvoer, pad, inhoud, bestaand, woord)
    except OSError as fout:
        if opzij is not None and not pad.exists():
            with contextlib.suppress(OSError):
                opzij.rename(pad)
        tekst = f"de PDF kan niet worden geschreven ({waarom(fout)})"
        advies = "sluit hem in het programma waarin hij open staat, en geef de opdracht opnieuw"
        return Stand.NIET_GEMAAKT, (NIET_TE_SCHRIJVEN.op(Plaats(naam), tekst, advies),)
    stand = Stand.ONGEWIJZIGD if bestaand == inhoud else Stand.GEMAAKT
    if opzij is None:
        return stand, ()
    return stand, (OPZIJGEZET.op(Plaats(naam), f"de bewerkte PDF heet nu {opzij.name}"),)


def ruim_afgekeurde_op(uitvoer: Uitvoer) -> None:
    """Remove the PDF that did not pass, now that there is one that did; one that somebody edited stays."""
    pad = pdf_bij(uitvoer.pad, afgekeurd=True)
    with contextlib.suppress(OSError):
        if hash_van(pad.read_bytes()) in _bekend(uitvoer, afgekeurd=True):
            pad.unlink()
            record = lees_record(uitvoer.herkomst) or {}
            schrijf_heel(uitvoer.herkomst, _als_bytes(met_pdf(record, None, afgekeurd=True)))


def _vervang(uitvoer: Uitvoer, pad: Path, inhoud: bytes, bestaand: bytes | None, woord: bytes) -> None:
    """Record first, with the old hash beside the new one; then the PDF; then the record without the old hash."""
    oud = uitvoer.herkomst.read_bytes() if uitvoer.herkomst.exists() else None
    record = lees_record(uitvoer.herkomst) or {}
    afgekeurd = pad != pdf_bij(uitvoer.pad)
    nieuw = Pdfrecord(hash_van(inhoud), None, hash_van(woord), __versie__)
    if bestaand == inhoud:
        schrijf_heel(uitvoer.herkomst, _als_bytes(met_pdf(record, nieuw, afgekeurd=afgekeurd)))
        return
    if bestaand is not None:
        with pad.open("r+b"):  # fails while another program has it open, before anything was touched
            pass
        tussen = Pdfrecord(nieuw.sha256, hash_van(bestaand), nieuw.woord, nieuw.versie)
        schrijf_heel(uitvoer.herkomst, _als_bytes(met_pdf(record, tussen, afgekeurd=afgekeurd)))
    else:
        schrijf_heel(uitvoer.herkomst, _als_bytes(met_pdf(record, nieuw, afgekeurd=afgekeurd)))
    try:
        schrijf_heel(pad, inhoud)
    except OSError:
        if oud is not None:
            schrijf_heel(uitvoer.herkomst, oud)
        raise
    if bestaand is not None:
        schrijf_heel(uitvoer.herkomst, _als_bytes(met_pdf(record, nieuw, afgekeurd=afgekeurd)))


def _als_bytes(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, indent=2).encode() + b"\n"


def _bekend(uitvoer: Uitvoer, afgekeurd: bool) -> tuple[str | None, ...]:
    bekend = uit_record(lees_record(uitvoer.herkomst), afgekeurd=afgekeurd)
    return (bekend.sha256, bekend.vorige) if bekend is not None else ()
