"""Checks on how the file is built: nothing missing in the package, and usable by who does not see it."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.word.ooxml import R, w
from pipeline.word.toegankelijk import is_decoratief, mist_kopregel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.keur.document import Document

VERBROKEN = Meldingsoort(
    "K06",
    Ernst.FOUT,
    "onderdeel ontbreekt",
    "Het Word-bestand verwijst naar een onderdeel dat er niet in zit. Word zegt dan dat de inhoud onleesbaar is.",
)
ZONDER_TITEL = Meldingsoort(
    "K07",
    Ernst.WAARSCHUWING,
    "geen titel of taal",
    "Het document heeft geen titel bij zijn eigenschappen, of de taal is niet Nederlands. "
    "Voorleesprogramma's gebruiken beide.",
)
TABEL_ZONDER_KOP = Meldingsoort(
    "K08",
    Ernst.WAARSCHUWING,
    "tabel zonder kopregel",
    "Een tabel met lijnen heeft geen kopregel die op elke pagina terugkomt (Tabelindeling > Veldnamenrij herhalen).",
)
BEELD_ZONDER_TEKST = Meldingsoort(
    "K09",
    Ernst.WAARSCHUWING,
    "beeld zonder alternatieve tekst",
    "Een afbeelding heeft geen alternatieve tekst. Wie haar niet ziet, weet niet wat er staat.",
)

# Whatever may be one, by any prefix: a large part holds few, and is seldom searched as a tree.
_MISSCHIEN = re.compile(rb""":(?:id|embed)\s*=\s*["']([^"']*)["']""")
_VERWIJZINGEN = etree.XPath("//@r:id | //@r:embed", namespaces={"r": R})


def verbroken_verwijzingen(document: Document) -> Iterator[Melding]:
    """K06."""
    delen = document.pakket.delen
    for naam in delen:
        if not naam.endswith(".rels"):
            continue
        basis = posixpath.dirname(posixpath.dirname(naam))
        for relatie in document.pakket.boom(naam):
            doel = relatie.get("Target", "")
            if relatie.get("TargetMode") == "External" or doel.startswith("#"):
                continue
            pad = doel.lstrip("/") if doel.startswith("/") else posixpath.normpath(posixpath.join(basis, doel))
            if pad not in delen:
                yield VERBROKEN.op(Plaats(document.bestand), f"onderdeel {pad} ontbreekt", "maak het document opnieuw")
    for naam, wortel in document.wortels.items():
        bekend = {relatie.get("Id", "") for relatie in document.pakket.relaties(naam)}
        if {id_.decode(errors="replace") for id_ in _MISSCHIEN.findall(delen[naam])} <= bekend:
            continue
        gevonden = _VERWIJZINGEN(wortel)
        gebruikt = {str(id_) for id_ in gevonden} if isinstance(gevonden, list) else set()
        for id_ in sorted(gebruikt - bekend):
            yield VERBROKEN.op(
                Plaats(document.bestand), f"verwijzing {id_} in {naam} ontbreekt", "maak het document opnieuw"
            )


def titel_en_taal(document: Document) -> Iterator[Melding]:
    """K07."""
    plaats = Plaats(document.bestand)
    pakket = document.pakket
    eigenschappen = pakket.boom("docProps/core.xml") if "docProps/core.xml" in pakket.delen else None
    titel = eigenschappen.findtext("{http://purl.org/dc/elements/1.1/}title") if eigenschappen is not None else None
    if not (titel or "").strip():
        yield ZONDER_TITEL.op(plaats, "het document heeft geen titel", "vul de titel in bij Bestand > Info")
    stijlen = pakket.boom("word/styles.xml") if "word/styles.xml" in pakket.delen else None
    taal = stijlen.find(f"{w('docDefaults')}//{w('lang')}") if stijlen is not None else None
    if taal is None or not taal.get(w("val"), "").startswith("nl"):
        yield ZONDER_TITEL.op(
            plaats, "de taal van het document is niet Nederlands", "kies bij Controleren > Taal Nederlands"
        )


def tabellen_zonder_kop(document: Document) -> Iterator[Melding]:
    """K08, for tables that have a style with a header row; layout tables without one are left alone."""
    for nummer, tabel in enumerate(document.inventaris.tabellen, 1):
        if mist_kopregel(tabel):
            plaats = Plaats(document.bestand, plek=f"tabel {nummer}")
            yield TABEL_ZONDER_KOP.op(plaats, "de kopregel komt niet op elke pagina terug", "laat de kopregel herhalen")


def beelden_zonder_tekst(document: Document) -> Iterator[Melding]:
    """K09."""
    for docpr in document.inventaris.tekeningen:
        if not docpr.get("descr") and not is_decoratief(docpr):
            plaats = Plaats(document.bestand, plek=f"afbeelding '{docpr.get('name', '')}'")
            yield BEELD_ZONDER_TEKST.op(
                plaats, "deze afbeelding heeft geen alternatieve tekst", "voeg een beschrijving toe"
            )
