"""The step pdf: of Word files the PDFs that everybody can read and the page numbers in their contents, or why not.

LibreOffice makes the PDFs (`soffice`), what it leaves out is repaired (`herstel`), and each is checked on its own bytes
(`keuring`). The pages that it makes also give the page numbers of the Word file (`paginas`): it works those out itself,
so a file with the numbers in it gives the same PDF. Nothing is written here, and nothing is called accessible that did
not pass.
"""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import Enum, auto
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats, heeft_fouten
from pipeline.pdf.gemis import GEEN_LIBREOFFICE, GEEN_NUMMERS, ZELF_INVULLEN, geen_libreoffice
from pipeline.pdf.soffice import WACHTTIJD, vind_soffice, zet_om

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """A PDF that is asked for, or only the page numbers that it would print.

    Args:
        naam: its path as seen from the werkmap, for the places.
        woord: the Word file that it has to show.
        alleen_nummers: whether the page numbers are enough; then no PDF is repaired or checked.
    """

    naam: str
    woord: bytes
    alleen_nummers: bool = False

    @property
    def naam_woord(self) -> str:
        """The path of the Word file as seen from the werkmap."""
        return f"{self.naam.rpartition('.')[0]}.docx"


@dataclass(frozen=True, slots=True)
class Pdf:
    """What came of it.

    Args:
        gelukt: how it ended.
        inhoud: the PDF, which passed all checks unless it is `AFGEKEURD`; None where there is none.
        meldingen: why there is none, or no page numbers.
        genummerd: the Word file with the page numbers in its contents; None where it prints none.
    """

    gelukt: Gelukt
    inhoud: bytes | None
    meldingen: tuple[Melding, ...] = ()
    genummerd: bytes | None = None


def maak_pdfs(aanvragen: Sequence[Aanvraag]) -> tuple[Pdf, ...]:
    """Make the PDF of each Word file, with a LibreOffice for each processor where there is work for it."""
    programma = vind_soffice()
    if programma is None:
        pdf, nummers = geen_libreoffice(GEEN_LIBREOFFICE), geen_libreoffice(GEEN_NUMMERS)
        return tuple(
            Pdf(Gelukt.GEEN_PROGRAMMA, None, (nummers if aanvraag.alleen_nummers else pdf,)) for aanvraag in aanvragen
        )
    werkers = max(1, min(os.cpu_count() or 1, len(aanvragen) // _PER_PROGRAMMA))
    if werkers == 1:
        return _groep(programma, aanvragen)
    # Dealt out in turn: documents of one kind are as long as each other, and stand together.
    beurten = [aanvragen[werker::werkers] for werker in range(werkers)]
    klaar: dict[int, Pdf] = {}
    # Begun afresh: a copy of this process would lack the threads that the checker may have started in it.
    with ProcessPoolExecutor(werkers, get_context("spawn"), initializer=_luister) as groep:
        taken = [groep.submit(_groep, programma, beurt) for beurt in beurten]
        try:
            for werker, taak in enumerate(taken):
                klaar |= dict(zip(range(werker, len(aanvragen), werkers), taak.result(), strict=True))
        except BaseException:  # whoever ends this run ends its processes too, each with its LibreOffice
            for proces in active_children():
                proces.terminate()
            raise
    return tuple(klaar[nummer] for nummer in range(len(aanvragen)))


def _luister() -> None:
    """End in an orderly way where that is asked: LibreOffice stops, and its folder goes."""
    signal.signal(signal.SIGTERM, _einde)


def _einde(_nummer: int, _waar: object) -> None:
    raise SystemExit(128 + signal.SIGTERM)


def _groep(programma: Path, aanvragen: Sequence[Aanvraag]) -> tuple[Pdf, ...]:
    from pipeline.word.besturing import zonder_besturing

    omgezet = zet_om(programma, [zonder_besturing(aanvraag.woord, aanvraag.naam_woord) for aanvraag in aanvragen])
    return tuple(
        _niet_omgezet(aanvraag, een.waarom) if een.inhoud is None else _afgewerkt(aanvraag, een.inhoud)
        for aanvraag, een in zip(aanvragen, omgezet, strict=True)
    )


def _afgewerkt(aanvraag: Aanvraag, ruw: bytes) -> Pdf:
    if aanvraag.alleen_nummers:
        genummerd, zonder_nummers = _genummerd(aanvraag, ruw)
        return Pdf(Gelukt.JA, None, zonder_nummers, genummerd)
    from pipeline.pdf.herstel import Onleesbaar, herstel  # slow to import: only where there is a PDF
    from pipeline.pdf.keuring import keur_pdf
    from pipeline.pdf.woord import ken

    try:
        inhoud, te_openen = herstel(ruw, ken(aanvraag.woord, aanvraag.naam)), True
    except Onleesbaar:
        inhoud, te_openen = ruw, False
    genummerd, zonder_nummers = _genummerd(aanvraag, inhoud)  # what was repaired opens far sooner
    meldingen = keur_pdf(inhoud, aanvraag.naam)
    if heeft_fouten(meldingen):
        return Pdf(Gelukt.AFGEKEURD, inhoud if te_openen else None, (*meldingen, *zonder_nummers), genummerd)
    return Pdf(Gelukt.JA, inhoud, (*meldingen, *zonder_nummers), genummerd)


def _genummerd(aanvraag: Aanvraag, pdf: bytes) -> tuple[bytes | None, tuple[Melding, ...]]:
    """The Word file with its page numbers, or why they are not in it (F07)."""
    from pipeline.word.paginanummers import met_nummers, verwezen

    merken = verwezen(aanvraag.woord, aanvraag.naam_woord)
    if not merken:
        return None, ()
    from pipeline.pdf.paginas import paginanummers  # slow to import: only where there is a contents page

    nummers = paginanummers(pdf, len(merken))
    if nummers is None:
        tekst = (
            "uit de pagina's die LibreOffice maakt, is niet met zekerheid af te lezen op welke pagina elke kop staat"
        )
        return None, (_geen_nummers(aanvraag, tekst),)
    return met_nummers(aanvraag.woord, aanvraag.naam_woord, dict(zip(merken, nummers, strict=True))), ()


def _geen_nummers(aanvraag: Aanvraag, waarom: str) -> Melding:
    return GEEN_NUMMERS.op(
        Plaats(aanvraag.naam_woord), f"in de inhoudsopgave staan geen paginanummers: {waarom}", ZELF_INVULLEN
    )


def _niet_omgezet(aanvraag: Aanvraag, waarom: str) -> Pdf:
    if aanvraag.alleen_nummers:
        return Pdf(Gelukt.GEEN_PROGRAMMA, None, (_geen_nummers(aanvraag, waarom),))
    advies = f"geef de opdracht opnieuw; is het document heel lang, zet dan {WACHTTIJD} op meer seconden"
    return Pdf(Gelukt.GEEN_PROGRAMMA, None, (NIET_OMGEZET.op(Plaats(aanvraag.naam), waarom, advies),))
