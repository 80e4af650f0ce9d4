"""Step 5, schrijf: put a checked document into `outputs/`, whole or not at all, and never over somebody's work.

Beside each document stands its run record (`….herkomst.json`): the hashes of what it was made of and of
what was written. By that hash a document that somebody edited is recognised.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.administratie.record import Record, herkomst_bij, lees_record, nieuw_record
from pipeline.bestand.atomair import om_beurten, schrijf_atomair, zet_klaar
from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom, wat_te_doen
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.schrijf.nummerrecord import is_genummerd, nummers_weg
from pipeline.schrijf.pdfrecord import pdf_bij, verouderd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Stand", "Uitvoer", "hash_van", "schrijf", "schrijf_atomair"]

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
HERKOMST_WEER_GEMAAKT = Meldingsoort(
    "R03",
    Ernst.INFO,
    "herkomst was niet te lezen",
    "Naast elk document staat een bestand .herkomst.json. Het was beschadigd, of van een andere vorm. Het document is "
    "opnieuw gemaakt en het bestand erbij; u hoeft niets te doen.",
)
NIET_ERNAAST = Meldingsoort(
    "R04",
    Ernst.WAARSCHUWING,
    "bestand naast het document niet geschreven",
    "Het document zelf is geschreven en goed. Het bestand ernaast, waarin staat waar elke waarde vandaan komt, is dat "
    "niet: er staat iets anders met die naam.",
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
        return herkomst_bij(self.pad)

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
        whether the PDF beside it shows another version (F06), whether its page numbers are gone (F08), that its record
        was no longer to be read (R03), and that its values are not beside it (R04). What stands there already with its
        page numbers in it, stays.
    """
    plaats = Plaats(uitvoer.naam)
    opzij: Path | None = None
    try:
        uitvoer.pad.parent.mkdir(parents=True, exist_ok=True)
        with om_beurten(uitvoer.pad.parent):
            bestaand = lees_bytes(uitvoer.pad) if os.path.lexists(uitvoer.pad) else None
            oud = lees_record(uitvoer.herkomst)
            onleesbaar = oud is None and uitvoer.herkomst.exists()
            if bestaand and bestaand != inhoud and (oud is None or not oud.is_van(hash_van(bestaand))):
                if not overschrijf:
                    return Stand.NIET_GEMAAKT, (_is_bewerkt(plaats, onleesbaar=onleesbaar),)
                opzij = opzij_van(uitvoer.pad)
                uitvoer.pad.rename(opzij)
                bestaand = None
            record = nieuw_record(herkomst, inhoud)
            if bestaand is not None and is_genummerd(oud, hash_van(bestaand), hash_van(inhoud)):
                record = replace(record, zonder=hash_van(inhoud), sha256=hash_van(bestaand))
                inhoud = bestaand
            if oud is not None:
                pdf, afgekeurd = (pdf_bij(uitvoer.pad, afgekeurd=welke).exists() for welke in (False, True))
                record = replace(record, pdf=oud.pdf if pdf else None, afgekeurd=oud.afgekeurd if afgekeurd else None)
            niet_erbij = _vervang(uitvoer, inhoud, bestaand, record, waarden)
    except OSError as fout:
        if opzij is not None and not uitvoer.pad.exists():
            with contextlib.suppress(OSError):
                opzij.rename(uitvoer.pad)
        return Stand.NIET_GEMAAKT, (_niet_te_schrijven(plaats, fout),)
    stand = Stand.ONGEWIJZIGD if bestaand == inhoud else Stand.GEMAAKT
    erbij = [
        *niet_erbij,
        *([_weer_gemaakt(uitvoer)] if onleesbaar else []),
        *verouderd(uitvoer.naam, record),
        *nummers_weg(uitvoer.naam, oud, hash_van(bestaand) if bestaand is not None else None, record),
    ]
    if opzij is not None:
        erbij.insert(0, OPZIJGEZET.op(plaats, f"het bewerkte document heet nu {opzij.name}"))
    return stand, tuple(erbij)


def _is_bewerkt(plaats: Plaats, *, onleesbaar: bool) -> Melding:
    advies = "bewaar het onder een andere naam, of gebruik --overschrijf: dan wordt het opzijgezet"
    tekst = "dit document is met de hand bewerkt"
    if onleesbaar:
        tekst = "het bestand .herkomst.json ernaast is niet te lezen; het is niet te zien of dit document is bewerkt"
    return HANDMATIG_GEWIJZIGD.op(plaats, tekst, advies)


def _weer_gemaakt(uitvoer: Uitvoer) -> Melding:
    plaats = Plaats(f"{uitvoer.naam.rpartition('/')[0]}/{uitvoer.herkomst.name}".lstrip("/"))
    return HERKOMST_WEER_GEMAAKT.op(plaats, "dit bestand was niet te lezen en is opnieuw gemaakt")


def _niet_te_schrijven(plaats: Plaats, fout: OSError) -> Melding:
    tekst = f"het document kan niet worden geschreven ({waarom(fout)})"
    return NIET_TE_SCHRIJVEN.op(plaats, tekst, wat_te_doen(fout, "sluit het in Word en probeer het opnieuw"))


def hash_van(inhoud: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(inhoud).hexdigest()


def opzij_van(pad: Path) -> Path:
    """The name that an edited document gets, which nothing has yet."""
    nummer = 1
    while (opzij := pad.with_name(f"{pad.stem}-bewerkt-{nummer}{pad.suffix}")).exists():
        nummer += 1
    return opzij


def _vervang(
    uitvoer: Uitvoer, inhoud: bytes, bestaand: bytes | None, record: Record, waarden: str | None
) -> tuple[Melding, ...]:
    """Replace record, document and values by whole new ones, of which each is complete before the first is replaced.

    Returns:
        R04, where the document is there and its values could not be put beside it.

    Raises:
        OSError: the document could not be replaced; it is as it was, and so is its record.
    """
    nieuw: dict[Path, bytes] = {}
    if bestaand == inhoud:
        nieuw[uitvoer.herkomst] = record.als_bytes()
    else:
        if bestaand is not None:
            with uitvoer.pad.open("r+b"):  # fails while Word has it open, before anything was touched
                pass
        # Until the document is replaced, both the old and the new one are ours: a run may be killed in between.
        vorige = hash_van(bestaand) if bestaand is not None else None
        nieuw |= {uitvoer.herkomst: replace(record, vorige=vorige).als_bytes(), uitvoer.pad: inhoud}
    with contextlib.ExitStack() as stapel:
        klaar = [zet_klaar(stapel, pad, nieuw[pad]) for pad in nieuw if not _staat_er(pad, nieuw[pad])]
        daarna = [zet_klaar(stapel, *erna) for erna in _erna(uitvoer, inhoud, bestaand, record, waarden)]
        oud = lees_bytes(uitvoer.herkomst) if len(klaar) > 1 and uitvoer.herkomst.exists() else None
        terug = zet_klaar(stapel, uitvoer.herkomst, oud) if oud is not None else None
        try:
            for een in klaar:
                een.vervang()
        except OSError:
            if terug is not None:
                terug.vervang()
            elif len(klaar) > 1:
                uitvoer.herkomst.unlink(missing_ok=True)
            raise
        try:
            for een in daarna:
                een.vervang()
        except OSError as fout:
            tekst = f"het document is geschreven, maar dit bestand ernaast niet ({waarom(fout)})"
            advies = "haal weg wat er staat, en maak het document opnieuw"
            return (NIET_ERNAAST.op(Plaats(uitvoer.naam.rpartition(".")[0] + ".waarden.json"), tekst, advies),)
    return ()


def _erna(
    uitvoer: Uitvoer, inhoud: bytes, bestaand: bytes | None, record: Record, waarden: str | None
) -> Iterator[tuple[Path, bytes]]:
    """What is said of a document once it is there: the values in it, and a record without the document of before."""
    if bestaand is not None and bestaand != inhoud:
        yield uitvoer.herkomst, record.als_bytes()
    if waarden is not None:
        ernaast = f'{waarden.removesuffix("}")},"sha256":"{record.sha256}"}}'.encode()
        if not _staat_er(uitvoer.waarden, ernaast):
            yield uitvoer.waarden, ernaast


def _staat_er(pad: Path, inhoud: bytes) -> bool:
    try:
        return lees_bytes(pad) == inhoud
    except OSError:
        return False
