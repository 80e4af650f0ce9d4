"""Finds what says who somebody is in a text, in whatever notation: mail, telephone, account and BSN numbers.

What is looked for is looked for in a flat text: without accents and invisible signs, with one kind of dash and space.
Telephone numbers are told by their form and not by a list of what each country gives out: a number with a mistake in
it is still somebody's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Soort(StrEnum):
    """What was found, as a melding says it."""

    MAIL = "het mailadres"
    IBAN = "het rekeningnummer"
    TELEFOON = "het telefoonnummer"
    BSN = "het burgerservicenummer"
    NAAM = "de naam"


@dataclass(frozen=True, slots=True)
class Vondst:
    """What was found in a text.

    Args:
        soort: what it is.
        tekst: as it stands there.
        sleutel: the same for each notation of it.
    """

    soort: Soort
    tekst: str
    sleutel: str


_STAART = r"(?:at|@|apenstaartje|apestaart(?:je)?)"
_STIP = r" ?[(\[{<] ?(?:dot|punt|\.) ?[)\]}>] ?"
_LOKAAL = rf"(?<![\w+])[\w+](?:[\w.+-]|{_STIP}){{0,80}}"
# With the sign or with brackets round its name; and with its name alone, where a point may be a word as well.
_MAIL = re.compile(
    rf"(?P<aan>{_LOKAAL})(?:"
    rf"(?: ?@ ?| ?[(\[{{<] ?{_STAART} ?[)\]}}>] ?)(?P<bij>[\w-]+(?:(?:\.|{_STIP})[\w-]+)+)"
    rf"| {_STAART} (?P<woord>[\w-]+(?:(?:\.|{_STIP}| (?:dot|punt) )[\w-]+)+)(?<=[a-z][a-z]))",
    re.IGNORECASE,
)
_STIPPEN = re.compile(rf"{_STIP}| (?:dot|punt) ", re.IGNORECASE)
_IBAN = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]){11,30}", re.IGNORECASE)
_DAG_MAAND = r"(?:0?[1-9]|[12]\d|3[01])(?P<streep>[-/.])(?:0?[1-9]|1[0-2])(?P=streep)"
_UUR = r"(?:[01]?\d|2[0-3])[.:][0-5]\d"
# Numbers that look like those of a person: dates, hours, money, books, and the numbers of organisations.
_IETS_ANDERS = re.compile(
    rf"(?<!\d){_DAG_MAAND}(?:19|20)\d\d(?![-/.]?\d)|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?![-/.]?\d)"
    rf"|(?<![\d.]){_UUR} ?(?:-|tot) ?{_UUR}(?!\.?\d)|(?<![\d.]){_UUR} ?(?:uur|u)\b"
    r"|(?:€|\beuro?\b) ?[+-]? ?\d[\d. ]*(?:,\d+|,-)?|(?<![\w.,])[\d.]+(?:,\d+)? ?(?:€|euro?\b|miljoen|miljard)"
    r"|\+ ?[1-9]\d{0,2}(?:\.\d{3}){1,2}(?![.\d])|(?<![\w.])\d{1,3}(?:\.\d{3})+,\d+"
    r"|\b[A-Z]{2}\d\d ?[A-Z]{4}(?: ?\d{2,4}){2,3}\b"
    r"|\bis[bs]n(?:-1[03])?:? ?[\d -]{7,16}[\dx]|\b97[89][ -](?:\d[ -]?){9}\d\b"
    r"|\b(?:kvk|rsin|kamer van koophandel|btw|vestigingsnummer|fiscaal nummer)\b[^\d\n]{0,20}[\d .]+",
    re.IGNORECASE,
)
_TUSSEN = r"[ .()/-]{0,3}"
_TELEFOON = re.compile(
    rf"(?:(?<!\w)\(?\+ ?|(?<![\w.,])\(?00 ?)31(?:{_TUSSEN}0)?{_TUSSEN}[1-9](?:{_TUSSEN}\d){{8}}(?!\d)"
    rf"|(?<!\w)\(?\+ ?[1-9](?:{_TUSSEN}\d){{7,14}}(?!\d)|(?<![\w.,])\(?00 ?[1-9](?:{_TUSSEN}\d){{8,14}}(?!\d)"
    rf"|(?<!\w)(?<!\d[.,])\(?0(?:\) ?)?[1-9](?:{_TUSSEN}\d){{8}}(?!\d|[.,]\d)"
    r"|(?<!\w)0([ .-])[1-9](?:\1\d){8}(?!\d)"
    rf"|(?:(?<=\btel[.:])|(?<=\btel[.:] )|(?<=\btelefoon: ))\d(?:{_TUSSEN}\d){{5,11}}(?!\d)",
    re.IGNORECASE,
)
_BSN = re.compile(r"(?<![\w/])(?<!\d[.,-])\d(?:\d{8}|\d\d([ .-])\d{3}\1\d{3}|\d{3}([ .-])\d\d\2\d{3})(?!\w|[.,/-]\d)")
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def gegevens_in(tekst: str) -> Iterator[Vondst]:
    """The mail addresses, account numbers, telephone numbers and BSNs in a text, in that order."""
    vlak, plekken = vlak_van(tekst)
    for soort, begin, einde, sleutel in _gegevens(vlak):
        yield Vondst(soort, tekst[plekken[begin] : plekken[einde]].strip(), sleutel)


def _gegevens(vlak: str) -> Iterator[tuple[Soort, int, int, str]]:
    """What is found, with where it begins and ends; what was found or is something else is not looked at again."""
    over = vlak
    for mail in _MAIL.finditer(vlak):
        yield Soort.MAIL, *mail.span(), _STIPPEN.sub(".", f"{mail['aan']}@{mail['bij'] or mail['woord']}").casefold()
        over = _weg(over, *mail.span())
    if not any(teken.isdigit() for teken in over):
        return
    for begin, einde in list(_ibans(over)):
        yield Soort.IBAN, begin, einde, re.sub(r"[ .-]", "", over[begin:einde]).upper()
        over = _weg(over, begin, einde)
    for anders in list(_IETS_ANDERS.finditer(over)):
        over = _weg(over, *anders.span())
    for telefoon in list(_TELEFOON.finditer(over)):
        yield Soort.TELEFOON, *telefoon.span(), nummer_van(telefoon[0])
        over = _weg(over, *telefoon.span())
    for bsn in _BSN.finditer(over):
        cijfers = re.sub(r"\D", "", bsn[0])
        if sum(g * int(c) for g, c in zip(_GEWICHTEN, cijfers, strict=True)) % 11 == 0 and set(cijfers) != {"0"}:
            yield Soort.BSN, *bsn.span(), cijfers


def _weg(tekst: str, begin: int, einde: int) -> str:
    return f"{tekst[:begin]}{'|' * (einde - begin)}{tekst[einde:]}"


def _ibans(vlak: str) -> Iterator[tuple[int, int]]:
    """Where an account number stands: the longest run of whole groups of which the check is right."""
    for gevonden in _IBAN.finditer(vlak):
        begin, einde = gevonden.span()
        for stop in range(einde, begin + 15 - 1, -1):
            is_rand = stop == len(vlak) or not vlak[stop].isalnum()
            if is_rand and vlak[stop - 1].isalnum() and _klopt(re.sub(r"[ .-]", "", vlak[begin:stop]).upper()):
                yield begin, stop
                break


def _klopt(iban: str) -> bool:
    """Whether the remainder is right (ISO 13616, mod 97)."""
    return 15 <= len(iban) <= 34 and int("".join(str(int(teken, 36)) for teken in iban[4:] + iban[:4])) % 97 == 1


def nummer_van(getypt: str) -> str:
    """A telephone number, the same from home and from abroad."""
    cijfers = re.sub(r"\D", "", getypt)
    if getypt.strip(" (").startswith("+"):
        cijfers = f"00{cijfers}"
    return f"0{cijfers[4:].removeprefix('0')}" if cijfers.startswith("0031") else cijfers


@lru_cache(maxsize=5_000)
def _gewoon(teken: str) -> str:
    """A sign as it is looked for; nothing for what nobody sees."""
    soort = unicodedata.category(teken)
    if soort == "Pd" or teken in "\u2212\u2043":
        return "-"
    if soort == "Zs":
        return " "
    if soort == "Nd":
        return str(unicodedata.decimal(teken))
    if soort in {"Cf", "Mn"}:
        return ""
    ontleed = unicodedata.normalize("NFKD", teken)
    return "".join(t for t in ontleed if not unicodedata.combining(t))


def vlak_van(tekst: str) -> tuple[str, Sequence[int]]:
    """A text as it is looked through, and of each of its signs where it came from."""
    if tekst.isascii():
        return tekst, range(len(tekst) + 1)
    delen = [(gewoon, plek) for plek, teken in enumerate(tekst) for gewoon in _gewoon(teken)]
    return "".join(gewoon for gewoon, _ in delen), [*(plek for _, plek in delen), len(tekst)]
