"""Check a PDF: whether it may be called accessible (PDF/UA-1) and fit for an archive (PDF/A-2b).

The rules of both standards that a program can check are checked by the library page-validation, on the bytes that will
be written. What it does not ask for and a reader does notice is checked here: language, title, bookmarks, and header
cells. Whether a text describes a picture well, no program knows.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

import page
import pikepdf

from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.pdf.boom import elementen, onder, rollen, soort
from pipeline.pdf.eigenschappen import titel_van

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Pdf

    from pipeline.pdf.boom import Rollen

ONLEESBAAR = Meldingsoort(
    "F03",
    Ernst.FOUT,
    "PDF niet te openen",
    "Wat LibreOffice schreef, is geen PDF die kan worden geopend. Hij wordt weggegooid.",
)
NIET_VOLGENS_NORM = Meldingsoort(
    "F04",
    Ernst.FOUT,
    "PDF voldoet niet aan PDF/UA-1 of PDF/A-2b",
    "PDF/UA-1 is de norm voor een PDF die iedereen kan lezen, ook met een voorleesprogramma; PDF/A-2b is de norm voor "
    "een PDF die over jaren nog te openen is. Een PDF die niet aan beide voldoet, krijgt een naam die dat zegt (F11).",
)
NIET_TE_VOLGEN = Meldingsoort(
    "F05",
    Ernst.FOUT,
    "PDF mist taal, titel, bladwijzers of kopregel",
    "Wie het document laat voorlezen, heeft deze dingen nodig om de weg te vinden. Een PDF zonder krijgt een "
    "naam die dat zegt (F11).",
)

NORMEN = ("PDF/UA-1", "PDF/A-2b")
_PROFIELEN = {"PDF/UA-1": page.ValidationProfile.PDF_UA_1, "PDF/A-2b": page.ValidationProfile.PDF_A_2B}
_KOPPEN = frozenset({"/H1", "/H2", "/H3", "/H4", "/H5", "/H6"})
# What somebody can put right who edits a template or a dossier; the rest is ours or LibreOffice's to repair.
_IN_GEWOON_NEDERLANDS = {
    "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001": (
        "een afbeelding heeft geen alternatieve tekst",
        "geef haar in Word een beschrijving (Alternatieve tekst), of kies daar: markeren als decoratief",
    ),
    "PDFUA1-HEADING-NESTING-001": (
        "er is een kopniveau overgeslagen",
        "laat in Word op Kop 1 een Kop 2 volgen, en niet meteen een Kop 3",
    ),
}


def keur_pdf(inhoud: bytes, bestand: str) -> tuple[Melding, ...]:
    """Check a PDF.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap, for the places.

    Returns:
        What is wrong (F03 to F05); nothing where it passed everything.
    """
    try:
        with pikepdf.open(io.BytesIO(inhoud)) as pdf:
            eigen = tuple(_te_volgen(pdf, bestand))
        return (*(melding for norm in NORMEN for melding in _volgens(norm, inhoud, bestand)), *eigen)
    except (pikepdf.PdfError, page.PageError):
        advies = "geef de opdracht opnieuw; blijft dit zo, open het document dan in Word en sla het daar op als PDF"
        return (ONLEESBAAR.op(Plaats(bestand), "deze PDF kan niet worden geopend", advies),)


def _volgens(norm: str, inhoud: bytes, bestand: str) -> Iterator[Melding]:
    """F04."""
    uitslag = page.validate_pdf_bytes(inhoud, profile=_PROFIELEN[norm])
    geteld = Counter(gevonden.rule_id for gevonden in uitslag.failures)
    uitleg = {gevonden.rule_id: gevonden.message for gevonden in uitslag.failures}
    for regel, aantal in sorted(geteld.items()):
        keer = f", {aantal} keer" if aantal > 1 else ""
        tekst, advies = _IN_GEWOON_NEDERLANDS.get(
            regel,
            (
                f"de PDF voldoet niet aan een regel van de norm ('{uitleg[regel]}')",
                "open het document in Word en sla het daar op als PDF, en meld dit met het document erbij",
            ),
        )
        yield NIET_VOLGENS_NORM.op(Plaats(bestand), f"{tekst} ({norm}, regel {regel}{keer})", advies)


def _te_volgen(pdf: Pdf, bestand: str) -> Iterator[Melding]:
    """F05."""
    plaats = Plaats(bestand)
    taal = str(pdf.Root.get("/Lang", ""))
    if not taal.lower().startswith("nl"):
        tekst = (
            f"de taal van de PDF is '{taal}' en niet Nederlands" if taal else "de PDF zegt niet welke taal hij heeft"
        )
        yield NIET_TE_VOLGEN.op(plaats, tekst, "kies in het sjabloon bij Controleren > Taal Nederlands")
    if not titel_van(pdf):
        yield NIET_TE_VOLGEN.op(plaats, "de PDF heeft geen titel", "vul in het sjabloon de titel in bij Bestand > Info")
    bekend = rollen(pdf)
    gevonden = [(element, soort(element, bekend)) for element in elementen(pdf)]
    koppen = sum(wat in _KOPPEN for _, wat in gevonden)
    with pdf.open_outline() as bladwijzers:
        if koppen and not bladwijzers.root:
            tekst = f"de PDF heeft {koppen} {'kop' if koppen == 1 else 'koppen'}, maar geen bladwijzers"
            yield NIET_TE_VOLGEN.op(plaats, tekst, "gebruik voor koppen de stijlen Kop 1, Kop 2 en verder van Word")
    tabellen = [element for element, wat in gevonden if wat == "/Table"]
    zonder = [nummer for nummer, tabel in enumerate(tabellen, 1) if not _heeft_kop(tabel, bekend)]
    if zonder:
        welke = f"{'tabel' if len(zonder) == 1 else 'tabellen'} {', '.join(map(str, zonder))}"
        tekst = f"{welke} van de PDF {'heeft' if len(zonder) == 1 else 'hebben'} geen kopregel"
        advies = "kies in Word voor de eerste rij: Tabelindeling > Veldnamenrij herhalen"
        yield NIET_TE_VOLGEN.op(plaats, tekst, advies)


def _heeft_kop(tabel: pikepdf.Object, bekend: Rollen) -> bool:
    return any(soort(deel, bekend) == "/TH" for deel in onder(tabel))
