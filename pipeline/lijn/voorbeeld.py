"""Pictures of the pages of one document, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom
from pipeline.melding import Plaats
from pipeline.pdf.beelden import NIET_TE_TONEN, teken
from pipeline.pdf.gemis import GEEN_PAGINAS, geen_libreoffice
from pipeline.pdf.soffice import vind_soffice, zet_om
from pipeline.schrijf import Uitvoer
from pipeline.schrijf.pdf import is_actueel
from pipeline.schrijf.pdfrecord import pdf_bij
from pipeline.schrijf.voorbeeld import schrijf_voorbeeld, voorbeeldmap
from pipeline.uitkomst import Uitkomst
from pipeline.word.pakket import open_pakket

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.melding import Melding

_PDF, _ZIP = b"%PDF-", b"PK"


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """What came of the pictures of a document.

    Args:
        uitkomst: how it ended.
        map_: the folder with the pictures.
        bestanden: their names, the overview first; empty where there are none.
        meldingen: why.
    """

    uitkomst: Uitkomst
    map_: Path
    bestanden: tuple[str, ...]
    meldingen: tuple[Melding, ...]


def maak_voorbeeld(document: Path) -> Voorbeeld:
    """Make pictures of the pages of a Word file or a PDF, in a folder beside it.

    Args:
        document: the file.
    """
    naam, map_ = document.as_posix(), voorbeeldmap(document)
    try:
        inhoud = lees_bytes(document)
    except OSError as fout:
        tekst, advies = f"dit bestand kan niet worden gelezen ({waarom(fout)})", "sluit het, en probeer het opnieuw"
        return Voorbeeld(Uitkomst.INVOER, map_, (), (NIET_TE_TONEN.op(Plaats(naam), tekst, advies),))
    # A PDF may have something in front of its beginning; a Word file is a zip.
    is_pdf = _PDF in inhoud[:1024] and not inhoud.startswith(_ZIP)
    pdf, uitkomst, meldingen = (inhoud, Uitkomst.GOED, ()) if is_pdf else _pdf(document, inhoud)
    if pdf is None:
        return Voorbeeld(uitkomst, map_, (), meldingen)
    beelden, meldingen = teken(pdf, naam)
    if beelden is None:
        return Voorbeeld(Uitkomst.INVOER, map_, (), meldingen)
    bestanden, meldingen = schrijf_voorbeeld(document, naam, beelden.paginas, beelden.overzicht)
    return Voorbeeld(Uitkomst.GOED if bestanden else Uitkomst.UITVOER, map_, bestanden, meldingen)


def _pdf(document: Path, woord: bytes) -> tuple[bytes | None, Uitkomst, tuple[Melding, ...]]:
    """The PDF of a Word file: the one beside it where that shows it, else what LibreOffice makes of it now."""
    naam = document.as_posix()
    if is_actueel(Uitvoer(document, naam), woord):
        return lees_bytes(pdf_bij(document)), Uitkomst.GOED, ()
    pakket, meldingen = open_pakket(woord, naam)
    if pakket is None:
        return None, Uitkomst.INVOER, meldingen
    programma = vind_soffice()
    if programma is None:
        return None, Uitkomst.HULPPROGRAMMA, (geen_libreoffice(GEEN_PAGINAS, naam),)
    (omgezet,) = zet_om(programma, [woord])
    if omgezet.inhoud is None:
        advies = "probeer het opnieuw, of geef een PDF op die u in Word opslaat"
        return None, Uitkomst.HULPPROGRAMMA, (GEEN_PAGINAS.op(Plaats(naam), omgezet.waarom, advies),)
    return omgezet.inhoud, Uitkomst.GOED, ()
