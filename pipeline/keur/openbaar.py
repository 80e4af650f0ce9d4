"""A document for the public holds nothing of persons: not in its text, and not in what else is in the file."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from pipeline.dossier.persoonsgegevens import Soort, Vondst, gegevens_in
from pipeline.dossier.persoonsnamen import Namen, sleutel_van
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.word.ooxml import r, w
from pipeline.word.pakket import EIGENSCHAPPEN
from pipeline.word.waarden import DEEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.dossier.publiek import Persoonlijk
    from pipeline.keur.document import Document

PERSOONSGEGEVEN = Meldingsoort(
    "K11",
    Ernst.FOUT,
    "persoonsgegeven in een openbaar stuk",
    "In de uitgave voor een website staat een mailadres, telefoonnummer, rekeningnummer, burgerservicenummer of de "
    "naam van iemand uit het dossier. Dat geldt ook voor alternatieve teksten, links, grafieken met hun werkboek en de "
    "eigenschappen van het document. De contactgegevens van het netwerk zelf mogen erin staan, en wat in netwerk.yaml "
    "bij `mag_openbaar` staat.",
)

_ADVIES = "haal het uit de tekst in het dossier of het sjabloon"
_BELT = ("tel:", "sms:", "callto:", "whatsapp:", "fax:", "facetime:")
# Attributes that hold what a person typed, whatever element they are of.
_GETYPT = frozenset({"descr", "title", "alt", "tooltip", "author", "displayText", "instr", "userId"})
# Elements whose `w:val` a person typed.
_MET_WAARDE = frozenset({"alias", "tag", "tblCaption", "tblDescription", "docVar", "statusText", "helpText", "default"})
# And those whose name a person typed.
_MET_NAAM = frozenset({"docPr", "cNvPr", "sheet", "docVar", "property"})
# Parts without text of a person; the text parts and the links are looked at by themselves.
_ZONDER_TEKST = re.compile(
    r"\[Content_Types\]\.xml|(?:.*/)?(?:styles(?:WithEffects)?|fontTable|numbering|webSettings|theme\d*)\.xml|.*\.rels"
)
_GETALLEN = frozenset({"numCache", "numLit", "sheetData"})
_PLEKKEN = {EIGENSCHAPPEN: "eigenschappen van het document", "docProps/app.xml": "eigenschappen van het document"}
# Of a workbook: a text that may be in pieces. A number in a cell is no number of a person.
_GEHEEL = frozenset({"si", "is", "comment"})
_DIEPST = 3
_TEKENALINEA = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"


@dataclass(frozen=True)
class _Zoeker:
    """Looks through texts.

    Args:
        namen: the names to look for.
        mag: the keys of what may stand there.
    """

    namen: Namen
    mag: frozenset[str]

    def __call__(self, tekst: str) -> Iterator[Vondst]:
        """What in a text is personal; a name in a mail address is told with that address."""
        over = tekst
        for vondst in gegevens_in(tekst):
            over = over.replace(vondst.tekst, " ")
            if vondst.sleutel not in self.mag:
                yield vondst
        yield from (vondst for vondst in self.namen.in_tekst(over) if vondst.sleutel not in self.mag)


def persoonsgegevens(document: Document, persoonlijk: Persoonlijk) -> Iterator[Melding]:
    """K11.

    Args:
        document: the finished document.
        persoonlijk: what is personal, and what of the network itself is not.
    """
    mag = frozenset(map(sleutel_van, persoonlijk.functioneel))
    zoek = _Zoeker(Namen(naam for naam in sorted(persoonlijk.namen) if sleutel_van(naam) not in mag), mag)
    plaatsen: dict[tuple[etree._Element, str], Plaats] = {}
    for alinea in document.alineas:
        yield from _op(alinea.plaats, "hier staat", zoek(alinea.tekst))
        for kop, tekst in _erbij(alinea.element):
            yield from _op(alinea.plaats, f"{kop} staat", zoek(tekst))
        deel = alinea.element.getroottree().getroot()
        for link in alinea.element.iter(w("hyperlink")):
            plaatsen.setdefault((deel, link.get(r("id"), "")), alinea.plaats)
    yield from _links(document, zoek, plaatsen)
    for naam, inhoud in sorted(document.pakket.delen.items()):
        wortel = document.wortels.get(naam)
        teksten = _teksten(naam, inhoud) if wortel is None else _buiten_alineas(wortel)
        uniek = {vondst.sleutel: vondst for tekst in teksten for vondst in zoek(tekst)}  # a chart repeats its texts
        if naam != DEEL:  # which says again what is printed
            yield from _op(Plaats(document.bestand, plek=_plek(naam)), "hier staat", uniek.values())


def _op(plaats: Plaats, zin: str, gevonden: Iterable[Vondst]) -> Iterator[Melding]:
    for vondst in gevonden:
        yield PERSOONSGEGEVEN.op(plaats, f"{zin} {vondst.soort} {' '.join(vondst.tekst.split())}", _ADVIES)


def _erbij(alinea: etree._Element) -> Iterator[tuple[str, str]]:
    """What a paragraph holds besides the text that is read: alternative texts, fields, and what was struck out."""
    for element in alinea.iter(etree.Element):
        kop = "in een alternatieve tekst" if "descr" in element.attrib or "alt" in element.attrib else "hier"
        yield from ((kop, tekst) for tekst in _attributen(element))
    for soort, kop in (("instrText", "in een veld"), ("delText", "in weggehaalde tekst")):
        tekst = "".join(deel.text or "" for deel in alinea.iter(w(soort)))
        if tekst:
            yield kop, unquote(tekst)


def _attributen(element: etree._Element) -> Iterator[str]:
    naam = etree.QName(element).localname
    for sleutel, waarde in element.attrib.items():
        veld = etree.QName(str(sleutel)).localname
        if (
            veld in _GETYPT
            or (veld == "name" and naam in {"docPr", "sheet"})
            or (veld == "val" and naam in _MET_WAARDE)
        ):
            yield unquote(str(waarde))


def _buiten_alineas(wortel: etree._Element) -> Iterator[str]:
    """What is typed in attributes that stand in no paragraph, such as the description of a table."""
    for element in wortel.iter(etree.Element):
        waarden = list(_attributen(element))
        if waarden and element.tag != w("p") and next(element.iterancestors(w("p")), None) is None:
            yield from waarden


def _links(
    document: Document, zoek: _Zoeker, plaatsen: Mapping[tuple[etree._Element, str], Plaats]
) -> Iterator[Melding]:
    """What the addresses of links say, each at the paragraph where the link stands."""
    for naam in sorted(document.pakket.delen):
        if not naam.endswith(".rels"):
            continue
        deel = naam.replace("_rels/", "").removesuffix(".rels")
        for relatie in document.pakket.boom(naam).iter(etree.Element):
            adres = unquote(relatie.get("Target", ""))
            if relatie.get("TargetMode") != "External" and not adres.startswith(("mailto:", *_BELT)):
                continue
            plaats = document.plaats
            if deel in document.wortels:
                plaats = plaatsen.get((document.wortels[deel], relatie.get("Id", "")), plaats)
            yield from _op(plaats, "een link verwijst naar", _in_adres(adres, zoek))


def _in_adres(adres: str, zoek: _Zoeker) -> Iterator[Vondst]:
    """What the address of a link says; one that calls or mails is personal whatever it looks like."""
    schema, _, rest = adres.partition(":")
    schema = f"{schema.strip().casefold()}:"
    if schema not in {"mailto:", *_BELT}:
        yield from zoek(adres)
        return
    gevonden = list(gegevens_in(rest))
    if not gevonden and rest.strip():
        soort = Soort.MAIL if schema == "mailto:" else Soort.TELEFOON
        gevonden = [Vondst(soort, rest.split("?")[0], sleutel_van(rest.split("?")[0]))]
    yield from (vondst for vondst in gevonden if vondst.sleutel not in zoek.mag)


def _plek(deel: str) -> str:
    """What a person calls a part that is no text."""
    if deel in _PLEKKEN:
        return _PLEKKEN[deel]
    if deel.startswith("word/charts/"):
        return f"grafiek ({deel})"
    if deel.startswith("word/embeddings/"):
        return f"werkboek in een grafiek ({deel})"
    return f"onderdeel {deel}"


def _teksten(naam: str, inhoud: bytes, diepte: int = 0) -> Iterator[str]:
    """The texts of a part that is no text of the document; of a workbook those of each of its parts."""
    if inhoud.startswith(b"PK") and diepte < _DIEPST:
        try:
            with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
                for lid in archief.infolist():
                    if lid.file_size <= 50_000_000:
                        yield from _teksten(lid.filename, archief.read(lid), diepte + 1)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return
    elif naam.endswith((".xml", ".vml")) and not _ZONDER_TEKST.fullmatch(naam):
        try:
            wortel = etree.fromstring(inhoud, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        except etree.XMLSyntaxError:
            return
        yield from _van_boom(wortel)
    elif naam.endswith(".rels") and diepte:
        yield from (unquote(doel) for doel in re.findall(r'Target="([^"]*)"', inhoud.decode("utf-8", "replace")))


def _van_boom(wortel: etree._Element) -> Iterator[str]:
    """The texts of a tree, those of the pieces of one paragraph or cell together."""
    for element in wortel.iter(etree.Element):
        yield from _attributen(element)
        naam = etree.QName(element).localname
        if naam in _GEHEEL or element.tag == _TEKENALINEA:
            yield "".join(map(str, element.itertext()))
        elif element.text and element.text.strip():
            boven = {etree.QName(hoger).localname for hoger in element.iterancestors()}
            if not boven & (_GETALLEN | _GEHEEL) and all(
                hoger.tag != _TEKENALINEA for hoger in element.iterancestors()
            ):
                yield element.text
