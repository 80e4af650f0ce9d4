"""The nearest known name to what somebody typed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCHEIDING = re.compile(r"[\W_]+")
# Other words that people use for what is the heading of a column of ours.
_ANDERE_WOORDEN = {
    "streefgetal": "doelwaarde", "streefwaarde": "doelwaarde", "streefcijfer": "doelwaarde", "norm": "doelwaarde",
    "instelling": "naam", "lid": "naam", "woonplaats": "plaats", "vestigingsplaats": "plaats", "gemeente": "plaats",
    "email": "mail", "mailadres": "mail", "prijs": "tarief", "uurtarief": "tarief", "uitgegeven": "realisatie",
    "besteed": "realisatie", "behaald": "realisatie", "opmerkingen": "opmerking toelichting", "medewerkers": "aantal",
    "soort": "categorie", "fte": "aantal", "periode": "kwartaal", "financieringsbron": "bron", "uitleg": "toelichting",
}  # fmt: skip
# Besides their capitals: an i with a dot as a capital and one without as a small letter, the long s, and the kelvin.
_ZELFDE_LETTER = {"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"}


@lru_cache(maxsize=50_000)
def vereenvoudigd(naam: str) -> str:
    """A name without accents, capitals, punctuation and double spaces, to compare names by."""
    kaal = naam if naam.isascii() else _zonder_accenten(naam)
    return _SCHEIDING.sub(" ", kaal.casefold()).strip()


def _zonder_accenten(naam: str) -> str:
    return "".join(t for t in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(t))


def dichtstbij(naam: str, bekend: Iterable[str]) -> str | None:
    """The known name that is most like `naam`, or None where nothing is like it."""
    op_vorm = {vereenvoudigd(kandidaat): kandidaat for kandidaat in bekend}
    gevonden = difflib.get_close_matches(vereenvoudigd(naam), op_vorm, n=1, cutoff=0.6)
    return op_vorm[gevonden[0]] if gevonden else None


def kop_naast(kop: str, bekend: Iterable[str]) -> str | None:
    """The known heading that a heading stands for: by its look, by the words in it, or by another word for it."""
    namen = list(bekend)
    naaste = dichtstbij(kop, namen)
    if naaste is not None:
        return naaste
    woorden = set(vereenvoudigd(kop).split())
    woorden |= {ander for woord in woorden for ander in _ANDERE_WOORDEN.get(woord, "").split()}
    delen = {naam: set(vereenvoudigd(naam).split()) for naam in namen}
    passend = [naam for naam, deel in delen.items() if deel and (deel <= woorden or woorden <= deel)]
    return max(passend, key=lambda naam: len(delen[naam] & woorden), default=None)


def bedoelde_u(naam: str, bekend: Iterable[str]) -> str:
    """A Dutch question that offers the nearest known name, or a list of what is known."""
    namen = list(bekend)
    naaste = dichtstbij(naam, namen)
    if naaste is not None:
        return f"bedoelde u '{naaste}'?"
    if not namen:
        return ""
    return "bekend zijn: " + ", ".join(namen)


def kleine_letters(tekst: str) -> str:
    """A text in lower case, in which everything stands where it stood.

    It is what a pattern that knows no capitals (`re.IGNORECASE`) takes for the same; to look for a pattern in it takes
    half the time.
    """
    for teken, letter in _ZELFDE_LETTER.items():
        tekst = tekst.replace(teken, letter)
    return tekst.lower()
