"""The XML of a workbook, before a library reads it: without what costs much and says nothing about a cell."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import column_index_from_string, range_boundaries

from pipeline.bestand.archief import zet_delen
from pipeline.bestand.strict import delen_als_transitional, is_strict
from pipeline.excel.samengevoegd import Bereik
from pipeline.excel.waarden_erbij import bladdelen, boekdeel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NODIG = ("[Content_Types].xml", "_rels/.rels")
_OOK = ("styles.xml", "strings.xml")
_CEL = rb"<(?:\w+:)?c\b"
_LEEG_V = rb"(?:<(?:\w+:)?v\b[^>]*/>|<(?:\w+:)?v\b[^>]*></(?:\w+:)?v>)?\s*"
_LEGE_CEL = re.compile(_CEL + rb"[^>]*(?:/>|(?<!/)>\s*" + _LEEG_V + rb"</(?:\w+:)?c>)")
_LEGE_RIJ = re.compile(rb"<(?:\w+:)?row\b[^>]*(?:/>|(?<!/)>\s*</(?:\w+:)?row>)")
_ZONDER_ADRES = re.compile(rb"""<(?:\w+:)?(?:c|row)\b(?![^>]*\sr\s*=)""")
_BIJZONDER = re.compile(rb"(?::(?:c|row)\b|<(?:c|row)>)")
_GEGEVENS = re.compile(rb"<(?:\w+:)?sheetData\b")
_NA_GEGEVENS = re.compile(rb"</(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\b[^>]*/>")
_BLAD = re.compile(rb"<(?P<voor>\w+:)?worksheet\b[^>]*>")
_NAMEN = re.compile(rb"<((?:\w+:)?definedNames)\b[^>]*(?:/>|>.*?</\1>)", re.DOTALL)
_LEEG_ANTWOORD = re.compile(
    _CEL + rb"""(?=[^>]*\st\s*=\s*["']str["'])[^>]*?\sr\s*=\s*["']([A-Z]+)(\d+)["'][^>]*(?<!/)>\s*"""
    rb"(?:<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*)?" + _LEEG_V + rb"</(?:\w+:)?c>"
)
_RIJ_VERBORGEN = re.compile(rb"""<(?:\w+:)?row\b(?=[^>]*\shidden\s*=\s*["'](?:1|true)["'])[^>]*?\sr\s*=\s*["'](\d+)""")
_KOLOM_VERBORGEN = re.compile(rb"""<(?:\w+:)?col\b(?=[^>]*\shidden\s*=\s*["'](?:1|true)["'])[^>]*>""")
_SAMENGEVOEGD = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\sref\s*=\s*["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']""")
_GRENS = re.compile(rb"""\s(min|max)\s*=\s*["'](\d+)""")
_TEKST = re.compile(rb"(<(?:\w+:)?(t|v)\b[^>]*>)([^<]*_x[^<]*)(?=</)")
_ESCAPES = re.compile(rb"(?:_x[0-9A-Fa-f]{4}_)+")
_BLADKOLOMMEN = 16_384
# Of a range of one array formula no more cells are looked at; that one of them has no value stops the document.
_BEREIK_HOOGSTENS = 2_000


class Verborgen(NamedTuple):
    """The numbers of the hidden rows and columns of a sheet, from 1."""

    rijen: frozenset[int]
    kolommen: frozenset[int]


def gewoon(delen: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The parts of a workbook in the usual names, where it was saved as Strict Open XML."""
    return delen_als_transitional(delen) if is_strict(delen.get(boekdeel(delen), b"")) else delen


def kale_bladen(delen: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of the sheets of a workbook, each with its filled cells alone."""
    return {naam: alleen_cellen(delen[naam]) for naam in bladdelen(delen).values() if naam in delen}


def verpakt(delen: Mapping[str, bytes], bladen: Mapping[str, bytes]) -> bytes:
    """A workbook with nothing but these sheets and their styles, and with the signs that `_x000D_` stands for."""
    boek = boekdeel(delen)
    rels = re.sub(r"([^/]+)$", r"_rels/\1.rels", boek)
    over = {naam: deel for naam, deel in delen.items() if naam in {*_NODIG, rels} or naam.lower().endswith(_OOK)}
    nieuw = {naam: ontcijferd(deel) for naam, deel in (over | dict(bladen)).items()}
    nieuw[boek] = _NAMEN.sub(b"", delen[boek])
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zet_delen(zip_, nieuw, nieuw, 0)
    return uit.getvalue()


def alleen_cellen(deel: bytes) -> bytes:
    """A sheet with its filled cells alone; a sheet whose cells have no address keeps the empty ones before them.

    What else a sheet holds (merged columns, rules, a colour to row 1,048,576) costs openpyxl an object each.
    """
    blad, begin, einde = _BLAD.search(deel), _GEGEVENS.search(deel), _NA_GEGEVENS.search(deel)
    if blad is None or begin is None or einde is None:
        return deel
    cellen = deel[begin.start() : einde.end()]
    if _heeft_adressen(cellen):
        cellen = _LEGE_RIJ.sub(b"", _LEGE_CEL.sub(b"", cellen))
    # What stands behind the cells goes, but not what shows that the file was cut off or is damaged.
    heel = deel.rstrip().endswith(b"</" + (blad["voor"] or b"") + b"worksheet>")
    return deel[: blad.end()] + cellen + (b"</" + (blad["voor"] or b"") + b"worksheet>" if heel else b"")


def _heeft_adressen(cellen: bytes) -> bool:
    """Whether each row and cell says where it stands; nearly all programs write that first, which is quick to see."""
    namen = (b"c", b"row")
    is_gewoon = _BIJZONDER.search(cellen) is None and all(
        cellen.count(b"<%s " % naam) == cellen.count(b"<%s r=" % naam) for naam in namen
    )
    return is_gewoon or _ZONDER_ADRES.search(cellen) is None


def ontcijferd(deel: bytes) -> bytes:
    """A part with `_xHHHH_` in its texts as the sign that it stands for; `_x005F_` is the line of a typed `_x`."""
    if b"_x" not in deel:
        return deel
    return _TEKST.sub(lambda tekst: tekst[1] + _ESCAPES.sub(_tekens, tekst[3]), deel)


def _tekens(escapes: re.Match[bytes]) -> bytes:
    eenheden = bytes.fromhex(escapes[0].replace(b"_x", b"").replace(b"_", b"").decode("ascii"))
    tekens = eenheden.decode("utf-16-be", "replace")
    # XML does not know the other signs below a space; a vertical tab is a line break.
    leesbaar = [teken if teken >= " " or teken in "\t\n\r" else "\n" if teken == "\v" else "" for teken in tekens]
    zuiver = "".join(teken for teken in leesbaar if teken not in "\ufffe\uffff")
    return "".join(f"&#{ord(teken)};" for teken in zuiver).encode("ascii")


def lege_antwoorden(deel: bytes) -> frozenset[tuple[int, int]]:
    """The cells, as row and column, whose formula was worked out and answers an empty text."""
    return frozenset((int(rij), _kolom(letters)) for letters, rij in _LEEG_ANTWOORD.findall(deel))


def verborgen(deel: bytes, kaal: bytes) -> Verborgen:
    """The rows and columns of a sheet that are hidden or filtered away.

    Args:
        deel: the sheet as it stands in the file.
        kaal: the same with its filled cells alone: of the rows that are left it is told.
    """
    kolommen: set[int] = set()
    for kolom in _KOLOM_VERBORGEN.findall(deel) if b"hidden" in deel else ():
        grens = {naam: int(getal) for naam, getal in _GRENS.findall(kolom)}
        kolommen |= set(range(grens.get(b"min", 1), min(grens.get(b"max", 0), _BLADKOLOMMEN) + 1))
    rijen = frozenset(map(int, _RIJ_VERBORGEN.findall(kaal))) if b"hidden" in kaal else frozenset()
    return Verborgen(rijen, frozenset(kolommen))


def samengevoegd(deel: bytes) -> tuple[Bereik, ...]:
    """The merged cells of a sheet, as they stand in the file behind its cells."""
    einde = _NA_GEGEVENS.search(deel) if b"mergeCell" in deel else None
    if einde is None:
        return ()
    gevonden = _SAMENGEVOEGD.findall(deel, einde.end())
    return tuple(Bereik(int(boven), _kolom(van), int(onder), _kolom(tot)) for van, boven, tot, onder in gevonden)


def bereik(ref: str | None) -> Iterator[tuple[int, int]]:
    """The cells of a range such as `C7:C9`, as row and column; the first ones of a very large range."""
    if ref is None:
        return
    links, boven, rechts, onder = range_boundaries(ref)
    if None in (links, boven, rechts, onder):
        return
    aantal = 0
    for rij in range(boven or 1, (onder or 0) + 1):
        for kolom in range(links or 1, (rechts or 0) + 1):
            aantal += 1
            if aantal > _BEREIK_HOOGSTENS:
                return
            yield rij, kolom


def _kolom(letters: bytes) -> int:
    return column_index_from_string(letters.decode("ascii"))
