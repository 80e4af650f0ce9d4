"""A cell of a sheet: what it holds, and what can be told from its text or its formula."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl.utils import column_index_from_string, get_column_letter

from pipeline.dossier.bedragen import ontleed_getal
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.bron import Scalair

# Error values as the file has them, and as a Dutch Excel shows them where somebody typed them over.
_FOUTTEKST = re.compile(r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|VERW!|DEEL/0!|N/B|WAARDE!|NAAM\?|GETAL!|LEEG!)")
# `[1]Blad!A1` and `'C:\\[map.xlsx]Blad'!A1`; `Tabel1[uur]` is a column of a table of its own.
_ANDER_BESTAND = re.compile(
    r"(?<![\w\]])\[[^\]\[]+\][^\s!+*/(),;-]*!|'[^']*\[[^\]]+\][^']*'!|\.xlsx?'?[!\]]", re.IGNORECASE
)
_TOTAALWOORDEN = {"totaal", "totale", "subtotaal", "eindtotaal", "generaal", "som"}
# What is added up: with 'totale' it makes a total, and 'totale herdruk' is something else.
_OPGETELD = {
    "kosten", "projectkosten", "begroting", "dekking", "bedrag", "uitgaven", "inkomsten", "baten", "lasten", "subsidie",
    "realisatie", "som", "aantal", "project", "fase", "generaal", "leden", "uren",
}  # fmt: skip
_LIJSTWOORDEN = _TOTAALWOORDEN | {"totalen", "total", "subtotal", "aantal", "count", "gemiddelde", "gemiddeld"}
_SAMENVATTEND = re.compile(
    r"\b(?:AVERAGE|SUM|COUNT|SUBTOTAL|AGGREGATE|MIN|MAX|MEDIAN|MODE|STDEV|VAR)[A-Z.]*\([^()]*?"
    r"\$?[A-Z]{1,3}\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)"
)
_VERWIJZING = re.compile(r"(?<![A-Z0-9_])\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?![\d(])")
_REGELEINDE = re.compile(r"\r\n?|\v")
_ONLEESBAAR = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\ufffe\uffff]")
_GETAL_IN_FORMULE = re.compile(r"(?<![A-Z\d.])\d+(?:\.\d+)?")


class Cel(NamedTuple):
    """A filled cell.

    Args:
        rij: row number from 1.
        kolom: column number from 1.
        waarde: what openpyxl read.
        is_fout: whether it is an error value such as #REF!.
    """

    rij: int
    kolom: int
    waarde: Any
    is_fout: bool

    @property
    def adres(self) -> str:
        """The address, such as `C14`."""
        return f"{get_column_letter(self.kolom)}{self.rij}"


def gewone_tekst(waarde: Any) -> Any:
    """A text with line breaks as we write them and without signs that no document can hold; else the value itself."""
    if not isinstance(waarde, str) or waarde.isprintable():
        return waarde
    return _ONLEESBAAR.sub("", _REGELEINDE.sub("\n", waarde))


def is_optelling(waarde: object) -> bool:
    """Whether a cell says that its row is a total: `Totaal`, `Subtotaal fase 1`."""
    woorden = vereenvoudigd(str(waarde)).split() if isinstance(waarde, str) else []
    return bool(woorden) and (woorden[0] in _TOTAALWOORDEN or woorden[:2] == ["sub", "totaal"])


def is_zekere_optelling(waarde: object) -> bool:
    """Whether a cell says plainly that its row is a total; 'Totale herdruk' may be the name of something."""
    woorden = vereenvoudigd(str(waarde)).split() if is_optelling(waarde) else []
    return bool(woorden) and (woorden[0] not in {"totale", "generaal"} or woorden[1:2] == [] or woorden[1] in _OPGETELD)


def is_optelwoord(waarde: object, van: str = "") -> bool:
    """Whether a cell of a list begins or ends with a word for a sum, as Excel writes it: `Totaal Hospices`.

    Args:
        waarde: what the cell holds.
        van: of which the sum should be, empty for anything.
    """
    woorden = vereenvoudigd(waarde).split() if isinstance(waarde, str) else []
    if not woorden or not {woorden[0], woorden[-1]} & _LIJSTWOORDEN:
        return False
    return not van or [w for w in woorden if w not in _LIJSTWOORDEN] == vereenvoudigd(van).split()


def vat_samen(formule: str, rij: int) -> bool:
    """Whether a formula adds up or averages other rows than its own."""
    return any(
        int(van) < int(tot) and not int(van) <= rij <= int(tot) for van, tot in _SAMENVATTEND.findall(formule.upper())
    )


def is_getal(waarde: object) -> bool:
    """Whether a cell holds a number, as a number or as text."""
    return not isinstance(waarde, str) or ontleed_getal(waarde) is not None


def scalair(waarde: object) -> Scalair:
    """What a cell holds, without the float: a whole number is whole, another one is its decimal text."""
    if isinstance(waarde, bool) or waarde is None:
        return waarde
    if isinstance(waarde, datetime.datetime):
        return waarde.date()
    if isinstance(waarde, int | datetime.date):
        return waarde
    if isinstance(waarde, float):
        return int(waarde) if waarde.is_integer() else Decimal(repr(waarde))
    return str(waarde)


def is_foutwaarde(cel: Cel) -> bool:
    """Whether a cell holds an error value of Excel, as such or as text."""
    return cel.is_fout or _FOUTTEKST.fullmatch(str(cel.waarde).strip()) is not None


def kijkt_elders(formule: str) -> bool:
    """Whether a formula looks into another file."""
    return _ANDER_BESTAND.search(formule) is not None


def kan_geen_nul_zijn(formule: str, waarden: Mapping[tuple[int, int], Any]) -> bool:
    """Whether nothing that a formula names is 0 or empty; of what stands on another sheet nothing is known.

    Args:
        formule: the formula.
        waarden: what the cells of the sheet hold, by row and column.
    """
    namen = [(int(rij), column_index_from_string(letters)) for letters, rij in _VERWIJZING.findall(formule.upper())]
    getallen = [float(getal) for getal in _GETAL_IN_FORMULE.findall(_VERWIJZING.sub(" ", formule.upper()))]
    return all(getallen) and ("!" in formule or all(waarden.get(naam) for naam in namen))
