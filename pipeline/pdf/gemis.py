"""LibreOffice that is not there: what cannot be made without it, and how to get it."""

from __future__ import annotations

import os
import sys

from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.pdf.soffice import PROGRAMMA

GEEN_LIBREOFFICE = Meldingsoort(
    "F01",
    Ernst.FOUT,
    "LibreOffice ontbreekt",
    "De PDF wordt gemaakt met LibreOffice, een gratis programma dat naast Word kan staan. Het is niet gevonden. De "
    "Word-bestanden zijn wel gemaakt.",
)
GEEN_NUMMERS = Meldingsoort(
    "F07",
    Ernst.WAARSCHUWING,
    "paginanummers niet ingevuld",
    "De inhoudsopgave is volledig, maar de paginanummers staan er nog niet in: daarvoor is LibreOffice nodig. Word "
    "vult ze zelf in bij afdrukken, of als u daarom vraagt.",
)
GEEN_PAGINAS = Meldingsoort(
    "F10",
    Ernst.FOUT,
    "geen pagina's van het Word-bestand",
    "In een Word-bestand staan geen pagina's: die ontstaan als een programma het toont. LibreOffice doet dat voor het "
    "voorbeeld. Het is niet gevonden, of het liep vast.",
)
ZELF_INVULLEN = "druk in Word op Ctrl+A en daarna op F9"

# What came of it, where a setting names a place and where LibreOffice is nowhere; and what else helps.
_GEVOLG = {
    GEEN_LIBREOFFICE.code: (
        "er zijn geen PDF's gemaakt",
        "de Word-bestanden zijn er wel, de PDF's niet",
        "",
    ),
    GEEN_NUMMERS.code: (
        "in de inhoudsopgaven staan geen paginanummers",
        "de inhoudsopgaven zijn volledig, maar zonder paginanummers",
        f", of {ZELF_INVULLEN}",
    ),
    GEEN_PAGINAS.code: (
        "er is geen voorbeeld gemaakt",
        "zonder dat is van een Word-bestand geen voorbeeld te maken",
        ", of geef een PDF op die u in Word opslaat",
    ),
}
_INSTALLEER = {
    "linux": "installeer het met: sudo apt install libreoffice-writer-nogui fonts-crosextra-carlito",
    "darwin": "haal LibreOffice op van nl.libreoffice.org en zet het bij Programma's",
    "win32": "haal LibreOffice op van nl.libreoffice.org en installeer het, of vraag uw ICT-afdeling",
}


def geen_libreoffice(
    soort: Meldingsoort,
    plaats: str = "outputs",
    gewezen: str | None = None,
    systeem: str = sys.platform,
) -> Melding:
    """F01, F07 or F10: LibreOffice is not there.

    Args:
        soort: what it was needed for.
        plaats: what it is about, the whole of outputs by default.
        gewezen: where its setting says that it stands, empty where that says nothing; that of this process by default.
        systeem: the platform, as `sys.platform` says it.
    """
    gewezen = os.environ.get(PROGRAMMA, "") if gewezen is None else gewezen
    op_de_plek, nergens, anders = _GEVOLG[soort.code]
    if gewezen:
        tekst = f"op de plek die {PROGRAMMA} noemt ({gewezen}), staat geen programma; {op_de_plek}"
        return soort.op(Plaats(plaats), tekst, f"herstel {PROGRAMMA}, of haal deze instelling weg{anders}")
    installeer = _INSTALLEER.get(systeem, "haal LibreOffice op van nl.libreoffice.org")
    tekst = f"LibreOffice is niet gevonden; {nergens}"
    return soort.op(Plaats(plaats), tekst, f"{installeer}; geef de opdracht daarna opnieuw{anders}")
