"""A Word file in the form that the rest of the program knows, whoever saved it.

Strict becomes Transitional; parts get the names that Word gives them, found by their relationships; and the template
of an office, which Word only looks at for its menus and styles, is left out.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.bestand.strict import delen_als_transitional
from pipeline.word.ooxml import als_bytes, ontleed, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORTEL = "_rels/.rels"
_TYPEN = "[Content_Types].xml"
_DOCUMENT = "word/document.xml"
_VAN_OFFICE = b"attachedTemplate"
# The name of a part by the end of the kind of its relationship; of some there may be several.
_EEN = {
    "styles": "word/styles.xml", "numbering": "word/numbering.xml", "settings": "word/settings.xml",
    "footnotes": "word/footnotes.xml", "endnotes": "word/endnotes.xml", "comments": "word/comments.xml",
}  # fmt: skip
_MEER = {"header": "word/header", "footer": "word/footer"}


def gewone_vorm(delen: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a Word file, those that are in that form already as they are.

    Args:
        delen: its parts by name; a part that is no well-formed XML stays as it is, for who tells that.
    """
    delen = delen_als_transitional(delen)
    try:
        return _met_vaste_namen(_zonder_sjabloon_van_kantoor(delen))
    except etree.XMLSyntaxError:
        return delen


def _zonder_sjabloon_van_kantoor(delen: dict[str, bytes]) -> dict[str, bytes]:
    uit = dict(delen)
    for naam, inhoud in delen.items():
        if not naam.lower().endswith((".rels", "settings.xml")) or _VAN_OFFICE not in inhoud:
            continue
        wortel = ontleed(inhoud)
        weg = [k for k in wortel if k.tag == w("attachedTemplate") or k.get("Type", "").endswith("/attachedTemplate")]
        for knoop in weg:
            wortel.remove(knoop)
        uit[naam] = als_bytes(wortel) if weg else inhoud
    return uit


def _met_vaste_namen(delen: dict[str, bytes]) -> dict[str, bytes]:
    """The parts under the names that Word gives them."""
    namen = dict(_nieuwe_namen(delen))
    if all(oud == nieuw for oud, nieuw in namen.items()) or len(set(namen.values())) < len(namen):
        return delen
    bezet = namen.values() - namen.keys()
    if any(naam in delen for naam in bezet):
        return delen  # somebody else stands under that name
    uit: dict[str, bytes] = {}
    for naam, inhoud in delen.items():
        if naam.endswith(".rels"):
            bron = _bron_van(naam)
            nieuw = namen.get(bron, bron)
            uit[_rels(nieuw)] = _met_doelen(inhoud, bron, nieuw, namen)
        elif naam == _TYPEN:
            uit[naam] = _met_typen(inhoud, namen)
        else:
            uit[namen.get(naam, naam)] = inhoud
    return uit


def _nieuwe_namen(delen: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The parts that have a name of their own, by the name that they have now."""
    echt = {naam.lower(): naam for naam in delen}
    document = next((echt.get(doel.lower()) for soort, doel in _doelen(delen, "") if soort == "officeDocument"), None)
    if document is None:
        return
    yield document, _DOCUMENT
    tellers = dict.fromkeys(_MEER, 0)
    gezien: set[str] = set()
    for soort, doel in _doelen(delen, document):
        naam = echt.get(doel.lower())
        if naam is None or naam in gezien:
            continue
        gezien.add(naam)
        if soort in _EEN:
            yield naam, _EEN[soort]
        elif soort in _MEER and not (naam.startswith(_MEER[soort]) and naam.endswith(".xml") and naam.count("/") == 1):
            tellers[soort] += 1
            yield naam, f"{_MEER[soort]}9{tellers[soort]:02d}.xml"
    for soort, doel in _doelen(delen, ""):
        if soort == "core-properties" and (naam := echt.get(doel.lower())) is not None:
            yield naam, "docProps/core.xml"


def _doelen(delen: Mapping[str, bytes], bron: str) -> Iterator[tuple[str, str]]:
    """What a part refers to inside the package: the kind, and the name of the part."""
    rels = _rels(bron)
    if rels not in delen:
        return
    for relatie in ontleed(delen[rels]):
        if relatie.get("TargetMode") != "External":
            yield relatie.get("Type", "").rpartition("/")[2], _volledig(relatie.get("Target", ""), bron)


def _volledig(doel: str, bron: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(bron), doel)).lstrip("/")


def _rels(bron: str) -> str:
    map_, naam = posixpath.split(bron)
    return posixpath.join(map_, "_rels", f"{naam}.rels")


def _bron_van(rels: str) -> str:
    map_, naam = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(map_), naam.removesuffix(".rels"))


def _met_doelen(inhoud: bytes, bron: str, nieuw: str, namen: Mapping[str, str]) -> bytes:
    """The relationships of a part that has another name, or that refers to one that has."""
    klein = {oud.lower(): anders for oud, anders in namen.items()}
    wortel = ontleed(inhoud)
    for relatie in wortel:
        if relatie.get("TargetMode") != "External":
            doel = _volledig(relatie.get("Target", ""), bron)
            if bron != nieuw or klein.get(doel.lower(), doel) != doel:
                relatie.set("Target", posixpath.relpath(klein.get(doel.lower(), doel), posixpath.dirname(nieuw) or "."))
    return als_bytes(wortel)


def _met_typen(inhoud: bytes, namen: Mapping[str, str]) -> bytes:
    klein = {f"/{oud}".lower(): f"/{anders}" for oud, anders in namen.items()}
    wortel = ontleed(inhoud)
    for knoop in wortel:
        naam = knoop.get("PartName")
        if naam is not None and naam.lower() in klein:
            knoop.set("PartName", klein[naam.lower()])
    return als_bytes(wortel)
