"""Checks on what the reader sees: tags and gaps left behind, headings without text, lost characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.melding import Ernst, Melding, Meldingsoort
from pipeline.word.buitentags import buitentags
from pipeline.word.ooxml import r, stijl_van, tekst_van, w
from pipeline.word.pakket import HYPERLINK, relatiedeel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from pipeline.keur.document import Alinea, Document

TAG_OVER = Meldingsoort(
    "K01",
    Ernst.FOUT,
    "tag niet ingevuld",
    "In het document staat nog een tag van het sjabloon: `{{ … }}` of `{% … %}`.",
)
GAT_OVER = Meldingsoort(
    "K02",
    Ernst.FOUT,
    "nog in te vullen",
    "In het document staat nog `[nog in te vullen: …]`. In een concept mag dat, in een definitief stuk niet.",
)
LEGE_KOP = Meldingsoort(
    "K03", Ernst.FOUT, "kop zonder tekst", "Onder een kop staat niets, of een kop heeft zelf geen tekst."
)
TEKEN_WEG = Meldingsoort(
    "K04", Ernst.FOUT, "verloren teken", "In het document staat een teken dat verloren is gegaan (�)."
)
DODE_LINK = Meldingsoort("K05", Ernst.FOUT, "lege link", "Een link in het document wijst nergens heen (# of leeg).")
TAG_BUITEN = Meldingsoort(
    "K20",
    Ernst.FOUT,
    "tag buiten de tekst",
    "Er staat nog een tag van het sjabloon in een grafiek, een SmartArt-figuur, een alternatieve tekst, een veld, de "
    "eigenschappen of het adres van een link.",
)

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{\{|\{%|%\}|\}\}")
_GAT_BEGIN = "[nog in te vullen"
_GAT = re.compile(rf"{re.escape(_GAT_BEGIN)}[^\]]*\]")
_VERLOREN = re.compile("[\ufffd\ue000-\uf8ff]")


def achtergebleven_tags(document: Document) -> Iterator[Melding]:
    """K01."""
    if not document.kan_bevatten("{") and not document.kan_bevatten("}"):
        return
    for alinea in document.alineas:
        for tag in _TAG.findall(alinea.tekst):
            yield TAG_OVER.op(alinea.plaats, f"hier staat nog '{tag[:60]}'", "controleer het sjabloon")


def tags_buiten_de_tekst(document: Document) -> Iterator[Melding]:
    """K20."""
    for tag in buitentags(document.pakket, in_kenmerken=True):
        yield TAG_BUITEN.op(document.plaats, f"in {tag.waar} staat nog '{tag.tag}'", "controleer het sjabloon")


def gaten(document: Document) -> Iterator[Melding]:
    """K02."""
    if document.concept or not document.kan_bevatten(_GAT_BEGIN[0]) or _GAT_BEGIN not in document.tekst:
        return
    for alinea in document.alineas:
        for gat in _GAT.findall(alinea.tekst):
            yield GAT_OVER.op(alinea.plaats, f"hier staat nog '{gat}'", "vul het feit in het dossier in")


def lege_koppen(document: Document) -> Iterator[Melding]:
    """K03."""
    if all(_heeft_tekst_eronder(kop, document) for kop in document.inventaris.koppen):
        return
    open_: Alinea | None = None
    for alinea in document.alineas:
        if next(alinea.element.iterancestors(w("body")), None) is None:
            continue
        if alinea.kopniveau is not None:
            if not alinea.tekst.strip():
                yield LEGE_KOP.op(alinea.plaats, "een kop heeft geen tekst", "verwijder de lege alinea")
                continue
            if open_ is not None and alinea.kopniveau <= (open_.kopniveau or 0):
                yield _leeg(open_)
            open_ = alinea
        elif alinea.tekst.strip() or alinea.element.find(f".//{w('drawing')}") is not None:
            open_ = None
    if open_ is not None:
        yield _leeg(open_)


def _heeft_tekst_eronder(kop: etree._Element, document: Document) -> bool:
    """Whether a heading has text and is followed at once by some, or by a heading below it."""
    onder = kop.getnext()
    if onder is None or onder.tag not in {w("p"), w("tbl")} or not (_heeft_tekst(kop) and _heeft_tekst(onder)):
        return False
    stijlen = document.pakket.stijlen
    niveau = stijlen.kopniveau(stijl_van(onder))
    return niveau is None or niveau > (stijlen.kopniveau(stijl_van(kop)) or 0)


def _heeft_tekst(knoop: etree._Element) -> bool:
    return any(tekst.text and not tekst.text.isspace() for tekst in knoop.iter(w("t")))


def _leeg(kop: Alinea) -> Melding:
    tekst = f"onder de kop '{kop.tekst.strip()}' staat niets"
    return LEGE_KOP.op(kop.plaats, tekst, "laat de kop weg als er geen gegevens zijn: {%p if … %}")


def verloren_tekens(document: Document) -> Iterator[Melding]:
    """K04."""
    # Cheap first: in UTF-8 these characters begin with one of two bytes that Dutch text has no use for.
    verdacht = any(b"\xee" in (deel := document.pakket.delen[naam]) or b"\xef" in deel for naam in document.wortels)
    if document.concept or not verdacht:
        return  # in a concept it is told as T01, at the place where it was typed
    for alinea in document.alineas:
        if gevonden := _VERLOREN.search(alinea.tekst):
            rond = alinea.tekst[max(0, gevonden.start() - 20) : gevonden.end() + 20].strip()
            if not _is_symbool(alinea):
                yield TEKEN_WEG.op(alinea.plaats, f"verloren teken bij '{rond}'", "typ de tekst opnieuw")


def _is_symbool(alinea: Alinea) -> bool:
    """Bullets of symbol fonts are private characters too."""
    return alinea.element.find(f".//{w('sym')}") is not None


def lege_links(document: Document) -> Iterator[Melding]:
    """K05."""
    for naam, wortel in document.wortels.items():
        if relatiedeel(naam) not in document.pakket.delen:
            continue
        doelen = {
            relatie.get("Id"): relatie.get("Target", "")
            for relatie in document.pakket.relaties(naam)
            if relatie.get("Type") == HYPERLINK
        }
        leeg = {id_ for id_, doel in doelen.items() if doel in {"", "#"} or doel.startswith("http:///")}
        for alinea in document.alineas if leeg else ():
            for link in alinea.element.iter(w("hyperlink")):
                if link.get(r("id")) in leeg and link.getroottree().getroot() is wortel:
                    yield DODE_LINK.op(
                        alinea.plaats, f"de link '{tekst_van(link)}' wijst nergens heen", "vul het adres in"
                    )
