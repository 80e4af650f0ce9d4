"""Counted figures as people write them: `ruim 70`, `7 van de 8`, `83%`, `bijna € 8.000`, `200+`, `4 à 5`.

What was typed around the number stays around it: on paper stands what somebody wrote, and who reckons takes the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from pipeline.dossier.basis import ONLEESBAAR, Onleesbaar
from pipeline.dossier.bedragen import twee_lezingen
from pipeline.dossier.waarden import getypt, leest

if TYPE_CHECKING:
    from pipeline.bron import Waarde

NBSP = "\N{NO-BREAK SPACE}"
# Where the number stands in what was typed around it.
GETAL = "{}"


@dataclass(frozen=True, slots=True)
class Aantal:
    """A counted figure with everything that was typed around its number.

    Args:
        waarde: the number; of two (`4 à 5`) the first.
        kwalificatie: how exact it is, as it was typed; empty where nothing was.
        geheel: the whole of a fraction (`7 van de 8`), None for a plain count.
        vorm: what stands right around the number, which is `{}` in it: `€ {}`, `{}%`, `{}+`, `{} à 5`.
        breuk: the words between the two numbers of a fraction.
    """

    waarde: int | Decimal
    kwalificatie: str = ""
    geheel: int | Decimal | None = None
    vorm: str = GETAL
    breuk: str = "van de"


def hoofdgetal(aantal: Aantal) -> str:
    """The number of a count with what stands right around it: `1.000`, `83%`, `€ 52.159`, `4 à 5`."""
    return str(aantal.vorm).replace(GETAL, _geschreven(aantal.waarde), 1)


def na(aantal: Aantal) -> str:
    """What stands behind the number of a fraction: `van de 8`; empty for a plain count."""
    return "" if aantal.geheel is None else f"{aantal.breuk} {_geschreven(aantal.geheel)}"


def als_tekst(aantal: Aantal) -> str:
    """A count as it stands in a sentence: `ruim 70`, `7 van de 8`."""
    return " ".join(deel for deel in (str(aantal.kwalificatie), hoofdgetal(aantal), na(aantal)) if deel)


def eenheid_in(aantal: Aantal) -> str:
    """The unit that was typed with the number: `%` or `€`; empty for a number of things."""
    vorm = str(aantal.vorm).lower()
    return "%" if "%" in vorm or "procent" in vorm else "€" if "€" in vorm or "eur" in vorm else ""


def is_los_aantal(aantal: Aantal) -> bool:
    """Whether a count is a whole number of things: no share, no amount, no decimals."""
    return isinstance(aantal.waarde, int) and not eenheid_in(aantal)


def _geschreven(getal: int | Decimal) -> str:
    """A number with points between the thousands, and its decimals as they were typed."""
    heel, _, decimalen = f"{getal:,f}".partition(".") if isinstance(getal, Decimal) else (f"{getal:,}", "", "")
    return heel.replace(",", ".") + (f",{decimalen}" if decimalen else "")


_WOORDEN = (
    "(?:iets |net |ruim )?meer dan", "(?:iets |net )?minder dan", "ruim", "bijna", "circa", r"ca\.?", r"c\.a\.",
    "ongeveer", "zo[n'’]{1,2}", "rond(?: de)?", "om en nabij(?: de)?", "naar schatting", "minimaal", "minstens",
    "ten ?minste", "op zijn minst", "maximaal", "hoogstens", "ten ?hoogste", "exact", "precies", "vrijwel", "krap",
    "net geen", "tot", "vanaf", "tussen(?: de)?",
)  # fmt: skip
_GROEPEN = r"[1-9]\d{0,2}(?:\.\d{3}){1,4}|[1-9]\d{0,2}(?: \d{3}){1,4}|\d{1,15}"
_N = rf"(?:{_GROEPEN})(?:,\d{{1,6}})?"
_EINDE = r"(?:,[-–—=]{1,2})?(?: ?(?:%|\+|procent|euro))?"
_AANTAL = re.compile(
    rf"(?:(?P<kwal>{'|'.join(_WOORDEN)}) |(?P<teken>(?:±|\+/-|~|≈|[<>]=?|≥|≤) ?))?"
    rf"(?P<voor>(?:€|eur) ?)?(?P<waarde>{_N})(?P<achter>{_EINDE})"
    rf"(?P<bereik> ?(?:à|a|tot(?: en met)?|t/m|of|en|-|–) ?(?:€ ?)?(?P<tweede>{_N}){_EINDE})?"
    rf"(?: (?P<breuk>(?:van|uit|op)(?: de)?) (?P<geheel>{_N}))?",
    re.IGNORECASE,
)
_ADVIES = (
    "vul een getal in; ervoor mag ruim, bijna, circa, minimaal of maximaal staan, of schrijf '7 van de 8', '83%', "
    "'€ 640', '200+' of '4 à 5'"
)
_ADVIES_HEEL = (
    "vul een heel getal in; ervoor mag ruim, bijna, circa, minimaal of maximaal staan, of schrijf '7 van de 8'"
)


def lees_aantal(waarde: Waarde, advies: str = _ADVIES) -> Aantal:
    """A figure as people write it: `380`, `ruim 70`, `7 van de 8`, `7,5`, `83%`, `bijna € 8.000`, `± 214`, `4 à 5`.

    Args:
        waarde: what was read.
        advies: what to do where it is none.

    Raises:
        Onleesbaar: it is none (D04), or can be two (B40).
    """
    inhoud = waarde.waarde
    if isinstance(inhoud, int | Decimal) and not isinstance(inhoud, bool):
        return Aantal(inhoud)
    tekst = " ".join(str(inhoud).split())
    gevonden = _AANTAL.fullmatch(tekst) if isinstance(inhoud, str) else None
    if gevonden is None or _is_geen_bereik(gevonden):
        raise Onleesbaar(ONLEESBAAR, f"'{getypt(waarde)}' is geen aantal", advies)
    if (dubbelzinnig := twee_lezingen(tekst)) is not None:
        raise dubbelzinnig
    teken = gevonden["teken"] or ""
    los = teken.endswith(" ")  # a sign with a space behind it is a word as every other
    vorm = f"{'' if los else teken}{gevonden['voor'] or ''}{GETAL}{gevonden['achter'] or ''}{_netjes(gevonden)}"
    geheel = gevonden["geheel"]
    return Aantal(
        _getal(gevonden["waarde"]),
        gevonden["kwal"] or (teken.strip() if los else ""),
        _getal(geheel) if geheel else None,
        re.sub(r"€ ", f"€{NBSP}", vorm),
        gevonden["breuk"] or "van de",
    )


def lees_telling(waarde: Waarde) -> Aantal:
    """A whole number of things, with a qualifier.

    Raises:
        Onleesbaar: it is none (D04).
    """
    aantal = lees_aantal(waarde, _ADVIES_HEEL)
    if not is_los_aantal(aantal):
        raise Onleesbaar(ONLEESBAAR, f"'{getypt(waarde)}' is geen heel aantal", _ADVIES_HEEL)
    return aantal


def _is_geen_bereik(gevonden: re.Match[str]) -> bool:
    """Whether two numbers are no range: the second is not larger, or they are a month and a year, or two years."""
    tweede, tussen = gevonden["tweede"], (gevonden["kwal"] or "").lower().startswith("tussen")
    if not tweede:
        return tussen
    in_jaren = re.fullmatch(r"\s?[-–]\s?(?:19|20)\d\d", gevonden["bereik"]) is not None
    met_en = gevonden["bereik"].lower().startswith(" en ")
    return in_jaren or tussen != met_en or _getal(tweede) <= _getal(gevonden["waarde"])


def _netjes(gevonden: re.Match[str]) -> str:
    """The second of two numbers with its words, its thousands as those of every number."""
    bereik, tweede = gevonden["bereik"] or "", gevonden["tweede"]
    return bereik.replace(tweede, _geschreven(_getal(tweede)), 1) if tweede else ""


def _getal(tekst: str) -> int | Decimal:
    kaal = tekst.replace(".", "").replace(" ", "")
    return Decimal(kaal.replace(",", ".")) if "," in kaal else int(kaal)


Cijferwaarde = Annotated[Aantal, leest(lees_aantal)]
Telling = Annotated[Aantal, leest(lees_telling)]
