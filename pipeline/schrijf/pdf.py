"""Write the PDF beside a Word file, with the same care: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline import __versie__
from pipeline.administratie.record import Pdfrecord, lees_record, nieuw_record
from pipeline.bestand.atomair import om_beurten, schrijf_atomair, zet_klaar
from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom, wat_te_doen
from pipeline.melding import Plaats
from pipeline.schrijf import HANDMATIG_GEWIJZIGD, NIET_TE_SCHRIJVEN, OPZIJGEZET, Stand, hash_van, opzij_van
from pipeline.schrijf.pdfrecord import pdf_bij

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.administratie.record import Record
    from pipeline.melding import Melding
    from pipeline.schrijf import Uitvoer


def is_actueel(uitvoer: Uitvoer, woord: bytes) -> bool:
    """Whether the PDF beside a Word file is ours, untouched, and shows that Word file.

    Args:
        uitvoer: where the Word file stands.
        woord: the Word file.
    """
    record = lees_record(uitvoer.herkomst)
    # A Word file with page numbers gives the same PDF as the same one without.
    if record is None or record.pdf is None or record.pdf.woord not in {hash_van(woord), record.zonder}:
        return False
    try:
        return record.pdf.versie == __versie__ and hash_van(lees_bytes(pdf_bij(uitvoer.pad))) == record.pdf.sha256
    except OSError:
        return False


def bewerkte_pdf(uitvoer: Uitvoer, naam: str, *, afgekeurd: bool = False) -> tuple[Melding, ...]:
    """U01, where the PDF beside a Word file is not as we wrote it."""
    with contextlib.suppress(OSError):
        bestaand = lees_bytes(pdf_bij(uitvoer.pad, afgekeurd=afgekeurd))
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
        with om_beurten(pad.parent):
            if geweigerd := bewerkte_pdf(uitvoer, naam, afgekeurd=afgekeurd):
                if not overschrijf:
                    return Stand.NIET_GEMAAKT, geweigerd
                opzij = opzij_van(pad)
                pad.rename(opzij)
            bestaand = lees_bytes(pad) if os.path.lexists(pad) else None
            _vervang(uitvoer, pad, inhoud, bestaand, woord)
    except OSError as fout:
        if opzij is not None and not pad.exists():
            with contextlib.suppress(OSError):
                opzij.rename(pad)
        tekst = f"de PDF kan niet worden geschreven ({waarom(fout)})"
        advies = "sluit hem in het programma waarin hij open staat, en geef de opdracht opnieuw"
        return Stand.NIET_GEMAAKT, (NIET_TE_SCHRIJVEN.op(Plaats(naam), tekst, wat_te_doen(fout, advies)),)
    stand = Stand.ONGEWIJZIGD if bestaand == inhoud else Stand.GEMAAKT
    if opzij is None:
        return stand, ()
    return stand, (OPZIJGEZET.op(Plaats(naam), f"de bewerkte PDF heet nu {opzij.name}"),)


def ruim_afgekeurde_op(uitvoer: Uitvoer) -> None:
    """Remove the PDF that did not pass, now that there is one that did; one that somebody edited stays."""
    pad = pdf_bij(uitvoer.pad, afgekeurd=True)
    with contextlib.suppress(OSError):
        record = lees_record(uitvoer.herkomst)
        if record is not None and hash_van(lees_bytes(pad)) in _bekend(uitvoer, afgekeurd=True):
            pad.unlink()
            schrijf_atomair(uitvoer.herkomst, replace(record, afgekeurd=None).als_bytes())


def _vervang(uitvoer: Uitvoer, pad: Path, inhoud: bytes, bestaand: bytes | None, woord: bytes) -> None:
    """Record first, with the old hash beside the new one; then the PDF; then the record without the old hash.

    Raises:
        OSError: the PDF could not be replaced; it is as it was, and so is the record.
    """
    record = lees_record(uitvoer.herkomst) or nieuw_record({}, woord)
    afgekeurd = pad != pdf_bij(uitvoer.pad)
    nieuw = Pdfrecord(hash_van(inhoud), None, hash_van(woord), __versie__)
    achteraf = _met(record, nieuw, afgekeurd).als_bytes()
    if bestaand == inhoud:
        schrijf_atomair(uitvoer.herkomst, achteraf)
        return
    if bestaand is not None:
        with pad.open("r+b"):  # fails while another program has it open, before anything was touched
            pass
    vorige = hash_van(bestaand) if bestaand is not None else None
    vooraf = _met(record, replace(nieuw, vorige=vorige), afgekeurd).als_bytes()
    # All are complete on the disk before the first is replaced: it may be full.
    with contextlib.ExitStack() as stapel:
        eerst, erna, terug = (
            zet_klaar(stapel, uitvoer.herkomst, een) for een in (vooraf, achteraf, record.als_bytes())
        )
        pdf = zet_klaar(stapel, pad, inhoud)
        eerst.vervang()
        try:
            pdf.vervang()
        except OSError:
            terug.vervang()
            raise
        with contextlib.suppress(OSError):  # it is ours with the old hash beside it too
            erna.vervang()


def _met(record: Record, pdf: Pdfrecord, afgekeurd: bool) -> Record:
    """The record with what is known of the PDF, or of the one that did not pass."""
    return replace(record, afgekeurd=pdf) if afgekeurd else replace(record, pdf=pdf)


def _bekend(uitvoer: Uitvoer, afgekeurd: bool) -> tuple[str | None, ...]:
    record = lees_record(uitvoer.herkomst)
    pdf = (record.afgekeurd if afgekeurd else record.pdf) if record is not None else None
    return (pdf.sha256, pdf.vorige) if pdf is not None else ()
