"""Dirt that comes along when text is copied out of a PDF or an old file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.melding import Ernst, Melding, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.bron import Bron

VERLOREN_TEKEN = Meldingsoort(
    "T01",
    Ernst.FOUT,
    "verloren teken",
    "In de tekst staat � (U+FFFD): daar is bij het kopiëren een teken verloren gegaan. Ook onzichtbare stuurtekens "
    "en tekens voor eigen gebruik horen niet in een document.",
)
AFBREEKSTREEP = Meldingsoort(
    "T02",
    Ernst.WAARSCHUWING,
    "afgebroken woord",
    "Een woord is met een streepje afgebroken aan het eind van een regel, zoals in een PDF. Het streepje zou midden in "
    "een regel terechtkomen.",
)

_STUURTEKEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ufffd\ufffe\uffff\ue000-\uf8ff]"
)
_AFGEBROKEN = re.compile(r"\b(\w{2,})-\s+([a-zà-ÿ]{2,})")
# The same seen from afar, for all texts at once.
_STREEP_EN_WIT = re.compile(r"-\s")
# 'vrijwilligers- en' at the end of a line is a proper Dutch hyphen.
_NEVENSCHIKKING = {"en", "of", "dan", "tot", "maar", "noch", "als", "e.d."}


def vuil_uit_pdf(bron: Bron) -> Iterator[Melding]:
    """T01 and T02 (source document 002 has 17 characters U+FFFD and tabs behind its bullets)."""
    for waarde in bron.teksten_met(_STUURTEKEN, _STREEP_EN_WIT):
        tekst = str(waarde.waarde)
        if (teken := _STUURTEKEN.search(tekst)) is not None:
            naam = f"U+{ord(teken[0]):04X}"
            rond = _STUURTEKEN.sub("�", tekst[max(0, teken.start() - 20) : teken.end() + 20]).strip()
            yield VERLOREN_TEKEN.op(
                waarde.plaats,
                f"verloren of onzichtbaar teken ({naam}) bij '{rond}'",
                "typ de tekst hier opnieuw",
            )
        yield from (
            AFBREEKSTREEP.op(
                waarde.plaats,
                f"'{woord[0]}' is afgebroken".replace("\n", " "),
                "schrijf het woord aan elkaar",
            )
            for woord in _AFGEBROKEN.finditer(tekst)
            if woord[2] not in _NEVENSCHIKKING
        )
