"""Tags where nobody fills them: in a chart, a diagram, the address of a link, a field, data behind a control.

What is filled is the text of the document and its properties (`Pakket.tekstdelen`); in any other part a tag would go on
paper as it was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from pipeline.bestand.archief import ArchiefFout, open_archief
from pipeline.word.ooxml import ontleed, w
from pipeline.word.pakket import EIGENSCHAPPEN
from pipeline.word.waarden import WORTEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.word.pakket import Pakket

_TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}")
# Braces, as they stand in XML and in an address; Word may put formatting between the two.
_VERDACHT = re.compile(rb"\{(?:<[^>]*>|\s)*[{%#]|%7[Bb]%(?:7[Bb]|25|23)|&#(?:123|x7[bB]);")
_VAST = "typ daar vaste tekst"
# What a person calls a part, by how its name begins, and what to do about a tag in it.
_NAMEN = (
    ("word/charts/", "een grafiek", "typ daar vaste tekst, of zet een grafiek uit het dossier met {{r …|grafiek }}"),
    ("word/diagrams/", "een SmartArt-figuur", "typ daar vaste tekst, of maak er een tabel van"),
    ("word/embeddings/", "het werkboek achter een grafiek", _VAST),
    ("word/glossary/", "een bouwsteen", "haal hem daar weg (Invoegen > Snelonderdelen > Bouwstenenbeheer)"),
    ("customxml/", "de gegevens achter een invulveld", "verwijder dat invulveld, en typ de tag zelf in de tekst"),
    ("docprops/", "de eigenschappen", "haal hem daar weg (Bestand > Info > Eigenschappen)"),
    ("word/settings.xml", "de instellingen", "verwijder daar de documentvariabele"),
)
_LINK = ("het adres van een link", "haal de link weg en gebruik {{r …|link }}")
_VELD = ("een veldcode", "haal het veld weg (Alt+F9 toont veldcodes) en zet de tag in de tekst")


@dataclass(frozen=True, slots=True)
class Buitentag:
    """A tag that nobody fills.

    Args:
        tag: the tag, at most 60 characters.
        deel: the part that it stands in.
        waar: what a person calls that.
        advies: what to do about it.
    """

    tag: str
    deel: str
    waar: str
    advies: str


def buitentags(pakket: Pakket, *, in_kenmerken: bool = False) -> Iterator[Buitentag]:
    """The tags of a package that nobody fills.

    Args:
        pakket: the package.
        in_kenmerken: whether to look at the alternative texts and properties too, which a template fills.
    """
    gevuld = {*pakket.tekstdelen(), EIGENSCHAPPEN}
    for naam in sorted(pakket.delen):
        if naam.lower().endswith(".xlsx"):
            yield from _in_werkboek(naam, pakket.delen[naam])
        elif naam.lower().endswith((".xml", ".rels")) and _VERDACHT.search(pakket.delen[naam]):
            wortel = pakket.boom(naam)
            if wortel.tag == WORTEL:
                continue
            teksten = _teksten(wortel) if naam not in gevuld else _velden(wortel)
            yield from _gevonden(naam, teksten, _NAMEN)
            if naam in gevuld and in_kenmerken:
                waarden = [str(v) for k in wortel.iter("*") for v in k.attrib.values()]
                los = [k.text or "" for k in wortel.iter("*") if not str(k.tag).startswith(w(""))]
                anders = (("", "een alternatieve tekst of kenmerk", "vul het daar zelf in"),)
                yield from _gevonden(naam, [*waarden, *los], anders)


def _gevonden(naam: str, teksten: list[str], namen: tuple[tuple[str, str, str], ...]) -> Iterator[Buitentag]:
    waar = next((deel[1:] for deel in namen if naam.lower().startswith(deel[0])), (f"onderdeel {naam}", _VAST))
    if naam.lower().endswith(".rels"):
        waar = _LINK
    elif naam.startswith("word/") and namen is _NAMEN and waar[0].startswith("onderdeel"):
        waar = _VELD
    for tag in dict.fromkeys(tag for tekst in teksten for tag in _TAG.findall(tekst)):
        yield Buitentag(" ".join(tag.split())[:60], naam, *waar)


def _teksten(wortel: etree._Element) -> list[str]:
    """All that stands in a part, text that is divided over pieces as one; addresses as they were typed."""
    waarden = [unquote(str(waarde)) for knoop in wortel.iter("*") for waarde in knoop.attrib.values()]
    return ["".join(str(stuk) for stuk in wortel.itertext()), *waarden]


def _velden(wortel: etree._Element) -> list[str]:
    """The instructions of the fields in a part."""
    los = [knoop.get(w("instr"), "") for knoop in wortel.iter(w("fldSimple"))]
    per_alinea: dict[etree._Element, list[str]] = {}
    for knoop in wortel.iter(w("instrText")):
        alinea = next(knoop.iterancestors(w("p")), wortel)
        per_alinea.setdefault(alinea, []).append(knoop.text or "")
    return [*los, *("".join(delen) for delen in per_alinea.values())]


def _in_werkboek(naam: str, inhoud: bytes) -> Iterator[Buitentag]:
    try:
        delen = open_archief(inhoud).delen
    except ArchiefFout:
        return
    for deel, xml in delen.items():
        if deel.endswith(".xml") and _VERDACHT.search(xml):
            try:
                yield from _gevonden(naam, _teksten(ontleed(xml)), _NAMEN)
            except etree.XMLSyntaxError:
                continue
