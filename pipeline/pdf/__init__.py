"""The step pdf: of Word files the PDFs that everybody can read, or why there are none.

LibreOffice makes them (`soffice`), what it leaves out is repaired (`herstel`), and each is checked on its own bytes
(`keuring`). Nothing is written here, and nothing is called accessible that did not pass.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import Enum, auto
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats, heeft_fouten
from pipeline.pdf.soffice import PROGRAMMA, WACHTTIJD, vind_soffice, zet_om

if TYPE_CHECKING:
    from collections.abc import Sequence

GEEN_LIBREOFFICE = Meldingsoort(
    "F01",
    Ernst.FOUT,
    "LibreOffice ontbreekt",
    "De PDF wordt gemaakt met LibreOffice, een gratis programma dat naast Word kan staan. Het is niet gevonden. De "
    "Word-bestanden zijn wel gemaakt.",
)
NIET_OMGEZET = Meldingsoort(
    "F02",
    Ernst.FOUT,
    "LibreOffice gaf geen PDF",
    "LibreOffice liep vast, deed te lang niets of schreef niets, ook bij een tweede poging. Het Word-bestand is wel "
    "gemaakt, en wat er aan PDF's stond, staat er nog.",
)

# To start a LibreOffice takes as long as to turn this many documents into PDFs.
_PER_PROGRAMMA = 4


class Gelukt(Enum):
    """How it ended for one document."""

    JA = auto()
    GEEN_PROGRAMMA = auto()
    AFGEKEURD = auto()


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """A PDF that is asked for.

    Args:
        naam: its path as seen from the werkmap, for the places.
        woord: the Word file that it has to show.
    """

    naam: str
    woord: bytes


@dataclass(frozen=True, slots=True)
class Pdf:
    """What came of it.

    Args:
        gelukt: how it ended.
        inhoud: the PDF, which passed all checks; None where there is none.
        meldingen: why there is none.
    """

    gelukt: Gelukt
    inhoud: bytes | None
    meldingen: tuple[Melding, ...] = ()


def maak_pdfs(aanvragen: Sequence[Aanvraag]) -> tuple[Pdf, ...]:
    """Make the PDF of each Word file, with a LibreOffice for each processor where there is work for it."""
    programma = vind_soffice()
    if programma is None:
        ontbreekt = geen_libreoffice(os.environ.get(PROGRAMMA, ""), sys.platform)
        return tuple(Pdf(Gelukt.GEEN_PROGRAMMA, None, (ontbreekt,)) for _ in aanvragen)
    werkers = max(1, min(os.cpu_count() or 1, len(aanvragen) // _PER_PROGRAMMA))
    if werkers == 1:
        return _groep(programma, aanvragen)
    # Dealt out in turn: documents of one kind are as long as each other, and stand together.
    beurten = [aanvragen[werker::werkers] for werker in range(werkers)]
    klaar: dict[int, Pdf] = {}
    # Begun afresh: a copy of this process would lack the threads that the checker may have started in it.
    with ProcessPoolExecutor(werkers, get_context("spawn")) as groep:
        taken = [groep.submit(_groep, programma, beurt) for beurt in beurten]
        for werker, taak in enumerate(taken):
            klaar |= dict(zip(range(werker, len(aanvragen), werkers), taak.result(), strict=True))
    return tuple(klaar[nummer] for nummer in range(len(aanvragen)))


def _groep(programma: Path, aanvragen: Sequence[Aanvraag]) -> tuple[Pdf, ...]:
    omgezet = zet_om(programma, [aanvraag.woord for aanvraag in aanvragen])
    return tuple(
        _niet_omgezet(aanvraag, een.waarom) if een.inhoud is None else _afgewerkt(aanvraag, een.inhoud)
        for aanvraag, een in zip(aanvragen, omgezet, strict=True)
    )


def _afgewerkt(aanvraag: Aanvraag, ruw: bytes) -> Pdf:
    from pipeline.pdf.herstel import Onleesbaar, herstel  # slow to import: only where there is a PDF
    from pipeline.pdf.keuring import keur_pdf
    from pipeline.pdf.woord import ken

    try:
        inhoud = herstel(ruw, ken(aanvraag.woord, aanvraag.naam))
    except Onleesbaar:
        inhoud = ruw
    meldingen = keur_pdf(inhoud, aanvraag.naam)
    if heeft_fouten(meldingen):
        return Pdf(Gelukt.AFGEKEURD, None, meldingen)
    return Pdf(Gelukt.JA, inhoud, meldingen)


def _niet_omgezet(aanvraag: Aanvraag, waarom: str) -> Pdf:
    advies = f"geef de opdracht opnieuw; is het document heel lang, zet dan {WACHTTIJD} op meer seconden"
    return Pdf(Gelukt.GEEN_PROGRAMMA, None, (NIET_OMGEZET.op(Plaats(aanvraag.naam), waarom, advies),))


def geen_libreoffice(gewezen: str, systeem: str) -> Melding:
    """F01, once for a whole run."""
    plaats = Plaats("outputs")
    if gewezen:
        tekst = f"op de plek die {PROGRAMMA} noemt ({gewezen}), staat geen programma; er zijn geen PDF's gemaakt"
        return GEEN_LIBREOFFICE.op(plaats, tekst, f"herstel {PROGRAMMA}, of haal deze instelling weg")
    installeer = {
        "linux": "installeer het met: sudo apt install libreoffice-writer-nogui fonts-crosextra-carlito",
        "darwin": "haal LibreOffice op van nl.libreoffice.org en zet het bij Programma's",
        "win32": "haal LibreOffice op van nl.libreoffice.org en installeer het, of vraag uw ICT-afdeling",
    }.get(systeem, "haal LibreOffice op van nl.libreoffice.org")
    tekst = "LibreOffice is niet gevonden; de Word-bestanden zijn er wel, de PDF's niet"
    return GEEN_LIBREOFFICE.op(plaats, tekst, f"{installeer}; geef de opdracht daarna opnieuw")
