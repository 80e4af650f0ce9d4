"""Figures, dates and lists as a Dutch reader writes them. Each function is a filter in a template."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from babel.dates import format_date
from babel.numbers import format_decimal

from pipeline.dossier import aantallen
from pipeline.dossier.aantallen import NBSP, Aantal
from pipeline.dossier.basis import Gat
from pipeline.dossier.perioden import Periode, Precisie

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_TAAL = "nl_NL"
_RANG = ("eerste", "tweede", "derde", "vierde")


@lru_cache(maxsize=4_096)  # the same few numbers stand everywhere, and Babel takes its time
def _geschreven(waarde: int | Decimal, patroon: str | None) -> str:
    """A number in Dutch: in a pattern of Babel, or as it is. Equal numbers are written alike: -0 is 0."""
    waarde = waarde if waarde != 0 else 0
    return format_decimal(waarde, format=patroon, locale=_TAAL, decimal_quantization=patroon is not None)


def getal(waarde: int | Decimal) -> str:
    """A number with points between the thousands and a decimal comma: `1.000`, `7,5`."""
    return _geschreven(waarde, None)


def euro(waarde: int | Decimal, decimalen: int = 0) -> str:
    """An amount in euro: `€ 59.310`, with `decimalen` 2 `€ 59.310,00`. Rounded half up."""
    stap = Decimal(1).scaleb(-decimalen)
    bedrag = Decimal(waarde).quantize(stap, ROUND_HALF_UP)
    patroon = "#,##0" + ("." + "0" * decimalen if decimalen else "")
    teken = "-" if bedrag < 0 else ""
    return f"{teken}€{NBSP}{_geschreven(abs(bedrag), patroon)}"


def procent(waarde: int | Decimal, decimalen: int = 0) -> str:
    """A share of one as a percentage: 0.733 is `73%`, with `decimalen` 1 `73,3%`. Rounded half up."""
    stap = Decimal(1).scaleb(-decimalen)
    patroon = "#,##0" + ("." + "0" * decimalen if decimalen else "")
    return f"{_geschreven((Decimal(waarde) * 100).quantize(stap, ROUND_HALF_UP), patroon)}%"


def aantal(waarde: Aantal | int) -> str:
    """A count as it was typed: `ruim 70`, `7 van de 8`, `1.000`, `bijna € 8.000`."""
    return getal(waarde) if isinstance(waarde, int) else aantallen.als_tekst(waarde)


def hoofdgetal(waarde: Aantal) -> str:
    """The number of a count, for where its qualifier stands beside it in small: `1.000`, `83%`, `4 à 5`."""
    return aantallen.hoofdgetal(waarde)


def voor(waarde: Aantal | Gat) -> str:
    """What stands before the number of a count, as it was typed: `ruim`; empty where nothing does and for a gap."""
    return "" if isinstance(waarde, Gat) else str(waarde.kwalificatie)


def na(waarde: Aantal | Gat) -> str:
    """What stands behind the number of a count: `van de 8`; empty where it is no fraction and for a gap."""
    return "" if isinstance(waarde, Gat) else aantallen.na(waarde)


def datum(waarde: datetime.date | Periode) -> str:
    """A day in full: `22 september 2026`, with its time where that was typed."""
    if isinstance(waarde, Periode) and waarde.naam and waarde.is_dag:
        return str(waarde.naam)
    dag = waarde.start if isinstance(waarde, Periode) else waarde
    return format_date(dag, "d MMMM y", locale=_TAAL)


def datum_met_weekdag(waarde: datetime.date | Periode) -> str:
    """A day with its weekday, for where people have to come: `dinsdag 22 september 2026`."""
    dag = waarde.start if isinstance(waarde, Periode) else waarde
    return f"{format_date(dag, 'EEEE', locale=_TAAL)} {datum(waarde)}"


def periode(waarde: Periode) -> str:
    """A period in its own precision: `13 juni 2023`, `juni 2024`, `het vierde kwartaal van 2024`, `najaar 2025`."""
    begin, einde = waarde.start, waarde.einde
    if waarde.naam:
        return str(waarde.naam)
    match waarde.precisie:
        case Precisie.DAG:
            return datum(begin) if waarde.is_dag else f"{datum(begin)} t/m {datum(einde)}"
        case Precisie.MAAND:
            van, tot = (format_date(d, "MMMM y", locale=_TAAL) for d in (begin, einde))
            return van if van == tot else f"{van} t/m {tot}"
        case Precisie.KWARTAAL:
            kwartaal = f"het {_RANG[(begin.month - 1) // 3]} kwartaal van {begin.year}"
            slot = f"het {_RANG[(einde.month - 1) // 3]} kwartaal van {einde.year}"
            return kwartaal if kwartaal == slot else f"{kwartaal} t/m {slot}"
        case Precisie.JAAR:
            return str(begin.year) if begin.year == einde.year else f"{begin.year}-{einde.year}"


def opsomming(delen: Iterable[object]) -> str:
    """A list in a sentence: `Utrecht, Bunnik en De Bilt`."""
    namen = [str(deel) for deel in delen]
    if len(namen) < 2:
        return "".join(namen)
    return f"{', '.join(namen[:-1])} en {namen[-1]}"


def hoofdletter(tekst: str) -> str:
    """A text with a capital at its start; the rest stays as it is."""
    return tekst[:1].upper() + tekst[1:]


def zonder_punt(tekst: str) -> str:
    """A text without the full stop at its end, for where the sentence goes on."""
    return tekst.rstrip().removesuffix(".")


def per_rij(delen: Iterable[T], hoogstens: int = 4) -> list[Sequence[T]]:
    """Items in rows for a table: as few rows as `hoogstens` allows, and rows that are as full as possible."""
    lijst = list(delen)
    if not lijst:
        return []
    rijen = -(-len(lijst) // hoogstens)
    breedte = -(-len(lijst) // rijen)
    return [lijst[begin : begin + breedte] for begin in range(0, len(lijst), breedte)]


def zonder_protocol(link: str) -> str:
    """A web address as people read it: without `https://`."""
    return link.split("://", 1)[-1].rstrip("/")


# Name, function and what a template author reads about it.
FORMATEN: dict[str, tuple[Callable[..., Any], str]] = {
    "getal": (getal, "getal met punten en komma: `1.000`, `7,5`"),
    "euro": (euro, "bedrag: `€ 59.310`; `euro(2)` geeft centen"),
    "procent": (procent, "deel van één als percentage: `73%`; `procent(1)` geeft `73,3%`"),
    "aantal": (aantal, "aantal met zijn kwalificatie: `ruim 70`, `7 van de 8`"),
    "hoofdgetal": (hoofdgetal, "alleen het getal van een aantal; voor een groot cijfer"),
    "datum": (datum, "dag voluit: `22 september 2026`"),
    "datum_met_weekdag": (datum_met_weekdag, "dag met weekdag: `dinsdag 22 september 2026`"),
    "periode": (periode, "periode zo precies als zij is ingevuld: `juni 2024`, `het vierde kwartaal van 2024`"),
    "opsomming": (opsomming, "lijst in een zin: `Utrecht, Bunnik en De Bilt`"),
    "hoofdletter": (hoofdletter, "tekst met een hoofdletter vooraan"),
    "zonder_punt": (zonder_punt, "tekst zonder de punt aan het eind, voor midden in een zin"),
    "per_rij": (per_rij, "verdeelt een lijst in rijen voor een tabel: `per_rij(4)`"),
    "zonder_protocol": (zonder_protocol, "webadres zonder `https://`"),
}
# These two show nothing for a gap: it stands already where the number itself is.
NAAST_GETAL: dict[str, tuple[Callable[..., Any], str]] = {
    "voor": (voor, "wat voor het getal van een aantal staat: `ruim`"),
    "na": (na, "wat achter het getal van een aantal staat: `van de 8`"),
}
