"""The record of values that travels with a document: which value stands where, and where it comes from.

It is a custom XML part (ECMA-376 part 1, 15.2.5), which Word keeps when somebody edits the document. What was typed in
the cells stays out of it: a document goes to others, and a sum must not tell them what it was made of. `als_gegevens`
gives that too, for the file beside the document.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pipeline.afleiding import Bronplek
from pipeline.spoor.plaatsen import samengevat
from pipeline.word.ooxml import TYPES, als_bytes, escape, ontleed
from pipeline.word.pakket import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml import etree

    from pipeline.afleiding import Spoor
    from pipeline.word.pakket import Pakket
    from pipeline.word.sporen import Sporen

VERSIE = 1
# As Word calls such parts, with a number that a template does not get to. Word gives them other numbers when it saves.
DEEL = "customXml/item900.xml"
_EIGENSCHAPPEN = "customXml/itemProps900.xml"
_NAAMRUIMTE = "urn:genereer:waarden:1"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PROPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_PROPSTYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_KENMERK = "{6B1F6F0A-5D1E-4E0B-9A53-8C1F0E6D2A71}"


def met_record(pakket: Pakket) -> Pakket:
    """A package with room for the record; what is not the record itself is the same for all documents."""
    nieuw = pakket.kopie()
    nieuw.delen[DEEL] = _als_xml({})
    nieuw.delen[_EIGENSCHAPPEN] = (
        f'<ds:datastoreItem xmlns:ds="{_DS}" ds:itemID="{_KENMERK}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{_NAAMRUIMTE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    nieuw.nieuwe_relatie(DOCUMENT, _CUSTOM_XML, f"../{DEEL}", buiten=False)
    nieuw.nieuwe_relatie(DEEL, _PROPS, "itemProps900.xml", buiten=False)
    typen = ontleed(nieuw.delen["[Content_Types].xml"])
    _override(typen, _EIGENSCHAPPEN, _PROPSTYPE)
    nieuw.delen["[Content_Types].xml"] = als_bytes(typen)
    return nieuw


def zet_record(pakket: Pakket, record: Mapping[str, Any]) -> None:
    """Put the record of a document into its package, which has room for it."""
    pakket.zet(DEEL, _als_xml(record))


def lees_record(pakket: Pakket) -> Mapping[str, Any] | None:
    """The record of a Word file, None where it has none that can be read."""
    bomen = (pakket.boom(deel) for deel in pakket.delen if deel.startswith("customXml/") and deel.endswith(".xml"))
    eigen = next((boom for boom in bomen if boom.tag == f"{{{_NAAMRUIMTE}}}waarden"), None)
    try:
        record = json.loads(eigen.text or "") if eigen is not None else None
    except ValueError:
        return None
    return record if isinstance(record, dict) and record.get("versie") == VERSIE else None


def als_gegevens(sporen: Sporen) -> dict[str, Any]:
    """The record of a document as plain values, with what was typed and the hashes of the files.

    Args:
        sporen: which value stands where in it.
    """
    naspeuring = sporen.naspeuring
    nummers: dict[int, int] = {}
    lijst: list[dict[str, Any]] = []
    bestanden: dict[str, int] = {}

    def nummer_van(spoor: Spoor) -> int:
        bekend = nummers.get(id(spoor))
        if bekend is not None:
            return bekend
        gegevens: dict[str, Any] = {"pad": spoor.pad} if spoor.pad else {}
        if isinstance(spoor, Bronplek):
            plaatsen = naspeuring.onthoud(id(spoor), lambda: (spoor, tuple(samengevat(spoor.plaatsen))))[1]
            gegevens["plaatsen"] = [[bestanden.setdefault(naam, len(bestanden)), plek] for naam, plek in plaatsen]
            if spoor.waarde is not None:
                gegevens["waarde"] = spoor.waarde
        else:
            if spoor.regel:
                gegevens["regel"] = spoor.regel
            gegevens["van"] = _zonder_dubbele(map(nummer_van, spoor.delen))
        nummers[id(spoor)] = len(lijst)
        lijst.append(gegevens)
        return len(lijst) - 1

    feiten = [[feit.pad, _zonder_dubbele(map(nummer_van, feit.sporen))] for feit in sporen.feiten]
    return {
        "versie": VERSIE,
        "bestanden": [[naam, naspeuring.bestanden.get(naam)] for naam in bestanden],
        "sporen": lijst,
        "feiten": feiten,
        "alineas": [[a.deel, a.nummer, a.tekst, a.waarden] for a in sporen.alineas],
        **({"grafieken": [grafiek.als_gegevens for grafiek in sporen.grafieken]} if sporen.grafieken else {}),
    }


def zonder_waarden(record: Mapping[str, Any], *, met_hashes: bool) -> dict[str, Any]:
    """A record without what was typed.

    Args:
        record: the record of a document.
        met_hashes: whether the hashes of the files stay. A document in which nothing changes stays the same without
            them, also where something else in those files did.
    """
    sporen = [
        {naam: deel for naam, deel in spoor.items() if naam != "waarde"} if "waarde" in spoor else spoor
        for spoor in record["sporen"]
    ]
    bestanden = [[naam, hash_ if met_hashes else None] for naam, hash_ in record["bestanden"]]
    return {**record, "bestanden": bestanden, "sporen": sporen}


def _zonder_dubbele(nummers: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(nummers))


def _als_xml(record: Mapping[str, Any]) -> bytes:
    tekst = escape(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
    return f'<waarden xmlns="{_NAAMRUIMTE}">{tekst}</waarden>'.encode()


def _override(typen: etree._Element, deel: str, soort: str) -> None:
    knoop = typen.makeelement(f"{{{TYPES}}}Override", {"PartName": f"/{deel}", "ContentType": soort})
    typen.append(knoop)
