"""Dates in running text: with a year, existing, and with the right weekday."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from pipeline.dossier.perioden import MAANDEN
from pipeline.dossier.telwoorden import TELWOORD
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import kleine_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.bron import Bron
    from pipeline.dossier import Dossier
    from pipeline.melding import Melding

RELATIEF = Meldingsoort(
    "T03",
    Ernst.WAARSCHUWING,
    "tijdsaanduiding zonder jaar",
    "'volgend jaar', '13 juni jl.' of '21 maart' is later niet meer te begrijpen. Schrijf het jaar erbij.",
)
ONMOGELIJK = Meldingsoort(
    "T04",
    Ernst.FOUT,
    "datum bestaat niet",
    "In de tekst staat een datum die niet bestaat, zoals 31 juni 2024.",
)
WEEKDAG = Meldingsoort(
    "T05", Ernst.FOUT, "weekdag klopt niet", "De genoemde weekdag hoort niet bij de datum die erachter staat."
)

_MAAND = "|".join(MAANDEN)
_TWEEDE_DATUM = rf"(?:\s*(?:en|tot|t/m|tot\sen\smet|–|-|,)\s*\d{{1,2}}\s+(?:{_MAAND}))+\s+\d{{4}}"
TIJDWOORDEN = "jaar|jaren|maand|maanden|week|weken|kwartaal|voorjaar|najaar|zomer|herfst|winter|schooljaar"
# These are for text in lower case, but for the dates in figures.
_RELATIEF = re.compile(
    rf"""\b(?:
        (?:\d{{1,2}}\s+(?:{_MAAND})\s+)?(?:jl|j\.l|a\.s|as)\.(?!\w)
      | (?:vorige?|volgende?|afgelopen|komende?|aankomende?|dit)\s+(?:(?:\d+|{TELWOORD})\s+)?(?:{TIJDWOORDEN})\b
      | (?:het|dit|in\sde)\s+(?:voorjaar|najaar|zomer|herfst|winter)\b(?!\s+(?:van\s+)?\d{{4}})
      | (?:begin|half|medio|eind|in|sinds|vanaf|tot)\s+(?:{_MAAND})\b(?!\s+\d{{4}}|\s*(?:en|tot|t/m|–|-|,)\s)
      | \d{{1,2}}\s+(?:{_MAAND})\b(?!\s+\d{{4}}|{_TWEEDE_DATUM})
      | onlangs | recentelijk | binnenkort
    )""",
    re.VERBOSE,
)
_VOLUIT = re.compile(rf"\b(\d{{1,2}})\s+({_MAAND})\s+(\d{{4}})\b")
_CIJFERS = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b")
# The same seen from afar, for all texts at once: a pattern that begins with few letters or signs is soon done.
_WOORD_ZONDER_JAAR = tuple(
    re.compile(re.escape(woord)) for woord in ("jl.", "j.l.", "a.s.", "as.", "onlangs", "recentelijk", "binnenkort")
)
_NA_WIT = re.compile(rf"\s(?:{_MAAND}|{TIJDWOORDEN})")
_DAG_EN_MAAND = re.compile(rf"\d\s+(?:{_MAAND})\s")
_JAAR_VAN_CIJFERS = re.compile(r"-\d{1,2}-\d{4}\b")
_NA_WEEKDAG = re.compile(r"dag(?:ochtend|middag|avond)?,?\s+(?:\w+\s+)?\d{1,2}\s")
_WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MET_WEEKDAG = re.compile(
    rf"\b({'|'.join(_WEEKDAGEN)})(?:ochtend|middag|avond)?,?\s+(?:\w+\s+)?(\d{{1,2}})\s+({_MAAND})\s+(\d{{4}})\b"
)


def relatieve_datums(dossier: Dossier) -> Iterator[Melding]:
    """T03 (findings 17 and 43)."""
    for plek in dossier.teksten_met(_NA_WIT, *_WOORD_ZONDER_JAAR):
        for _, geschreven in _gevonden(_RELATIEF, plek.tekst):
            woorden = " ".join(geschreven.split())
            yield RELATIEF.op(
                plek.plaats, f"'{woorden}' zegt niet in welk jaar", "schrijf de volledige datum of het jaar"
            )


def onmogelijke_datums(dossier: Dossier) -> Iterator[Melding]:
    """T04."""
    for plek in dossier.teksten_met(_DAG_EN_MAAND, _JAAR_VAN_CIJFERS):
        voluit = (
            (woorden, int(g[3]), MAANDEN.index(g[2]) + 1, int(g[1])) for g, woorden in _gevonden(_VOLUIT, plek.tekst)
        )
        kort = ((g[0], int(g[3]), int(g[2]), int(g[1])) for g in _CIJFERS.finditer(plek.tekst))
        for geschreven, jaar, maandnummer, dagnummer in (*voluit, *kort):
            if maandnummer <= 12 and _datum(jaar, maandnummer, dagnummer) is None:
                yield ONMOGELIJK.op(plek.plaats, f"'{geschreven}' bestaat niet", "controleer dag en maand")


def weekdag_en_datum(bron: Bron) -> Iterator[Melding]:
    """T05, on what was typed: a weekday in a date field counts too."""
    for waarde in bron.teksten_met(_NA_WEEKDAG):
        tekst = str(waarde.waarde)
        for gevonden, _ in _gevonden(_MET_WEEKDAG, tekst):
            maandnummer = MAANDEN.index(gevonden[3]) + 1
            datum = _datum(int(gevonden[4]), maandnummer, int(gevonden[2]))
            if datum is not None and _WEEKDAGEN[datum.weekday()] != gevonden[1]:
                geschreven = " ".join(tekst[gevonden.start(2) : gevonden.end(4)].split())
                juist = f"{geschreven} is een {_WEEKDAGEN[datum.weekday()]}"
                yield WEEKDAG.op(
                    waarde.plaats,
                    f"{juist}, geen {gevonden[1]}",
                    "herstel de weekdag of de datum",
                )


def _gevonden(patroon: re.Pattern[str], tekst: str) -> Iterator[tuple[re.Match[str], str]]:
    """What a pattern for lower case finds in a text, each with the words as they were written."""
    for gevonden in patroon.finditer(kleine_letters(tekst)):
        yield gevonden, tekst[slice(*gevonden.span())]


def _datum(jaar: int, maandnummer: int, dagnummer: int) -> datetime.date | None:
    try:
        return datetime.date(jaar, maandnummer, dagnummer)
    except ValueError:
        return None
