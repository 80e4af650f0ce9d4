"""The record of values that travels with a document: which value stands where, and where it comes from.

It is a custom XML part (ECMA-376 part 1, 15.2.5), which Word keeps when somebody edits the document. What was typed in
the cells stays out of it: a document goes to others, and a sum must not tell them what it was made of. The file beside
the document is the same text with that and the hashes of the files behind it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from pipeline.afleiding import Bronplek
from pipeline.bestand.lezen import ontleed_json
from pipeline.spoor.plaatsen import samengevat
from pipeline.word.ooxml import escape
from pipeline.word.pakket import DOCUMENT
from pipeline.word.waardenvorm import is_record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.afleiding import Spoor
    from pipeline.spoor import Naspeuring
    from pipeline.word.pakket import Pakket
    from pipeline.word.sporen import Feit, Sporen

VERSIE = 3
# As Word calls such parts, with a number that a template does not get to. Word gives them other numbers when it saves.
DEEL = "customXml/item900.xml"
_DEELTEKST = 1_000_000  # characters
_EIGENSCHAPPEN = "customXml/itemProps900.xml"
_NAAMRUIMTE = "urn:genereer:waarden:1"
# What the record is in its part.
WORTEL = f"{{{_NAAMRUIMTE}}}waarden"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PROPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_PROPSTYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_KENMERK = "{6B1F6F0A-5D1E-4E0B-9A53-8C1F0E6D2A71}"


def met_record(pakket: Pakket) -> Pakket:
    """A package with room for the record; what is not the record itself is the same for all documents."""
    nieuw = pakket.kopie()
    nieuw.delen[DEEL] = _als_xml("{}")
    nieuw.delen[_EIGENSCHAPPEN] = (
        f'<ds:datastoreItem xmlns:ds="{_DS}" ds:itemID="{_KENMERK}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{_NAAMRUIMTE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    nieuw.nieuwe_relatie(DOCUMENT, _CUSTOM_XML, f"../{DEEL}", buiten=False)
    nieuw.nieuwe_relatie(DEEL, _PROPS, "itemProps900.xml", buiten=False)
    nieuw.zet_deeltype(_EIGENSCHAPPEN, _PROPSTYPE)
    return nieuw


def zet_record(pakket: Pakket, record: Waardenrecord) -> None:
    """Put the record of a document into its package, which has room for it."""
    pakket.zet(DEEL, _als_xml(record.tekst))


def lees_record(pakket: Pakket) -> Mapping[str, Any] | None:
    """The record of a Word file, None where it has none that can be read."""
    bomen = (pakket.boom(deel) for deel in pakket.delen if deel.startswith("customXml/") and deel.endswith(".xml"))
    eigen = next((boom for boom in bomen if boom.tag == WORTEL), None)
    return ontleed("".join(map(str, eigen.itertext()))) if eigen is not None else None


def ontleed(inhoud: bytes | str) -> Mapping[str, Any] | None:
    """A record from its text, None where a part of it is not what we write there: a document comes from anywhere."""
    record = ontleed_json(inhoud)
    return record if record is not None and record.get("versie") == VERSIE and is_record(record) else None


@dataclass(frozen=True, slots=True)
class Waardenrecord:
    """The record of a document.

    Args:
        tekst: which value stands where and where it comes from, as JSON.
        hashes: of each file that it names, None where nobody knows.
        getypt: what stood in the places of a step, by its number.
    """

    tekst: str
    hashes: Mapping[str, str | None]
    getypt: Mapping[int, str]

    def naast(self, *, met_getypt: bool) -> str:
        """The same for beside the document, with the hashes of the files.

        Args:
            met_getypt: whether what was typed stands in it, which is not for an edition for the public.
        """
        erbij = {"hashes": self.hashes, **({"getypt": self.getypt} if met_getypt else {})}
        return f"{self.tekst.removesuffix('}')},{_als_json(erbij).removeprefix('{')}"


def record_van(sporen: Sporen, kop: Mapping[str, Any]) -> Waardenrecord:
    """The record of a document. One in which nothing changes has the same, also where other facts of its files did.

    Args:
        sporen: which value stands where in it.
        kop: which document it is.
    """
    stappen = _Stappen(sporen.naspeuring)
    feiten = [stappen.feit(feit) for feit in sporen.feiten]
    alineas: dict[str, list[Any]] = {}
    for alinea in sporen.alineas:
        alineas.setdefault(alinea.deel, []).append((alinea.tekst, alinea.waarden))
    gegevens = {
        "versie": VERSIE,
        **kop,
        "bestanden": list(stappen.bestanden),
        "regels": list(stappen.regels),
        "sporen": stappen.lijst,
        "feiten": feiten,
        "alineas": alineas,
        **({"grafieken": [grafiek.als_gegevens for grafiek in sporen.grafieken]} if sporen.grafieken else {}),
    }
    hashes = {naam: sporen.naspeuring.bestanden.get(naam) for naam in stappen.bestanden}
    return Waardenrecord(_als_json(gegevens), hashes, stappen.getypt)


# A step as it stands in the record: the name of a fact with the places that it was typed in (file and spot), or the
# name of one that was worked out with the number of its rule and of the steps that it follows from.
Stap: TypeAlias = "tuple[str, list[tuple[int, str]]] | tuple[str, int, list[int]]"


class _Stappen:
    """The steps that the facts of a document follow from, each once, after those that it follows from itself.

    Files and rules stand in the record once too, in the order of their use.
    """

    def __init__(self, naspeuring: Naspeuring) -> None:
        self._naspeuring = naspeuring
        self._nummers: dict[int, int] = {}
        self.lijst: list[Stap] = []
        self.bestanden: dict[str, int] = {}
        self.regels: dict[str, int] = {}
        self.getypt: dict[int, str] = {}

    def feit(self, feit: Feit) -> int | tuple[str, list[int]]:
        """A fact: its name with the numbers of its steps; of most it is one step of that name, and then its number."""
        nummers = self._van(feit.sporen)
        return nummers[0] if len(nummers) == 1 and self.lijst[nummers[0]][0] == feit.pad else (feit.pad, nummers)

    def _van(self, sporen: Sequence[Spoor]) -> list[int]:
        """The numbers of steps, each once."""
        bekend = self._nummers
        nummers = [bekend[id(spoor)] if id(spoor) in bekend else self._nieuw(spoor) for spoor in sporen]
        return nummers if len(nummers) == 1 else list(dict.fromkeys(nummers))

    def _nieuw(self, spoor: Spoor) -> int:
        stap: Stap
        if isinstance(spoor, Bronplek):
            stap = (spoor.pad, self._plaatsen(spoor))
            if spoor.waarde is not None:
                self.getypt[len(self.lijst)] = spoor.waarde
        else:
            van = self._van(spoor.delen)
            stap = (spoor.pad, self.regels.setdefault(spoor.regel, len(self.regels)), van)
        self._nummers[id(spoor)] = nummer = len(self.lijst)
        self.lijst.append(stap)
        return nummer

    def _plaatsen(self, plek: Bronplek) -> list[tuple[int, str]]:
        if len(plek.plaatsen) == 1:
            (plaats,) = plek.plaatsen
            return [(self._bestand(plaats.bestand), plaats.spot)]
        # A list can have thousands of items, and is in each document of its network.
        _, samen = self._naspeuring.onthoud(id(plek), lambda: (plek, tuple(samengevat(plek.plaatsen))))
        return [(self._bestand(naam), spot) for naam, spot in samen]

    def _bestand(self, naam: str) -> int:
        return self.bestanden.setdefault(naam, len(self.bestanden))


def _als_json(gegevens: Mapping[str, Any]) -> str:
    # What was just put together holds itself nowhere: to look for that takes a third of the time.
    return json.dumps(gegevens, ensure_ascii=False, check_circular=False, separators=(",", ":"))


def _als_xml(tekst: str) -> bytes:
    # A program that reads XML need not take a text of any length: libxml2 takes 10 million bytes.
    delen = (tekst[begin : begin + _DEELTEKST] for begin in range(0, len(tekst), _DEELTEKST))
    inhoud = "".join(f"<deel>{escape(deel)}</deel>" for deel in delen)
    return f'<waarden xmlns="{_NAAMRUIMTE}">{inhoud}</waarden>'.encode()
