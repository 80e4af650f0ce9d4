"""Dates and periods as they are written in Dutch papers: `12 juni 2024`, `Q4 2024`, `sep 2023 – feb 2024`.

A period keeps its precision: a month is never printed as a day. A relative or incomplete date (`13 juni jl.`,
`21 maart`, `eind 2024`) is a fout that asks for a full one.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Onleesbaar
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from pipeline.bron import Waarde
    from pipeline.dossier.basis import Opbouw

GEEN_DATUM = Meldingsoort(
    "D05",
    Ernst.FOUT,
    "geen volledige datum",
    "Een datum heeft een jaar en bestaat echt. `21 maart`, `13 juni jl.` en `31 juni 2024` kunnen niet worden gelezen; "
    "`12 juni 2024`, `12-06-2024`, `juni 2024`, `Q2 2024`, `2024` en `sep 2023 – feb 2024` wel.",
)
DATUM_ALS_TEKST = Meldingsoort(
    "D06",
    Ernst.WAARSCHUWING,
    "datum als tekst",
    "In een Excel-cel staat een datum als tekst. Hij is gelezen; de melding zegt als welke datum. Een echte datum "
    "voorkomt dat dag en maand worden verwisseld.",
)

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MAAND = {naam: nummer for nummer, naam in enumerate(MAANDEN, 1)}
_MAAND |= {naam[:3]: nummer for naam, nummer in list(_MAAND.items())} | {"mrt": 3, "sept": 9}
_RANG = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}


class Precisie(StrEnum):
    """How exactly a period is known."""

    DAG = "dag"
    MAAND = "maand"
    KWARTAAL = "kwartaal"
    JAAR = "jaar"


@dataclass(frozen=True, slots=True)
class Periode:
    """A stretch of time with the precision in which it was written.

    Args:
        start: its first day.
        einde: its last day.
        precisie: how exactly both are known.
    """

    start: datetime.date
    einde: datetime.date
    precisie: Precisie

    @property
    @afleiding("of begin en einde dezelfde dag zijn")
    def is_dag(self) -> bool:
        """Whether it is a single day."""
        return self.start == self.einde

    @property
    def als_gegevens(self) -> dict[str, str]:
        """The same as plain values, for JSON."""
        return {"start": str(self.start), "einde": str(self.einde), "precisie": self.precisie.value}

    @classmethod
    def uit_gegevens(cls, gegevens: object) -> Periode | None:
        """The period that `als_gegevens` gave; None where it did not."""
        if not isinstance(gegevens, dict):
            return None
        try:
            start, einde = (datetime.date.fromisoformat(gegevens[naam]) for naam in ("start", "einde"))
            return cls(start, einde, Precisie(gegevens["precisie"]))
        except (KeyError, TypeError, ValueError):
            return None

    def overlapt(self, ander: Periode) -> bool:
        """Whether they have a day in common."""
        return self.start <= ander.einde and ander.start <= self.einde


def maand(jaar: int, nummer: int) -> Periode:
    """The period of one month."""
    laatste = calendar.monthrange(jaar, nummer)[1]
    return Periode(datetime.date(jaar, nummer, 1), datetime.date(jaar, nummer, laatste), Precisie.MAAND)


def kwartaal(jaar: int, nummer: int) -> Periode:
    """The period of one quarter, 1 to 4."""
    begin, eind = maand(jaar, nummer * 3 - 2), maand(jaar, nummer * 3)
    return Periode(begin.start, eind.einde, Precisie.KWARTAAL)


def heel_jaar(jaar: int) -> Periode:
    """The period of one calendar year."""
    return Periode(datetime.date(jaar, 1, 1), datetime.date(jaar, 12, 31), Precisie.JAAR)


def dag(datum: datetime.date) -> Periode:
    """The period of one day."""
    return Periode(datum, datum, Precisie.DAG)


def jaren_later(datum: datetime.date, jaren: int) -> datetime.date:
    """The same day some years later; 29 February becomes 1 March where there is none."""
    if datum.year + jaren > datetime.MAXYEAR:
        return datetime.date.max
    try:
        return datum.replace(year=datum.year + jaren)
    except ValueError:
        return datetime.date(datum.year + jaren, 3, 1)


def jaren_vanaf(datum: datetime.date, jaren: int) -> Periode:
    """The period of whole years that begins on a day, and ends the day before that day comes round again."""
    return Periode(datum, jaren_later(datum, jaren) - datetime.timedelta(days=1), Precisie.DAG)


def ontleed(tekst: str) -> Periode | None:
    """The period that a text names, or None where it names none.

    Raises:
        ValueError: it names a day that does not exist, such as 31 June.
    """
    schoon = " ".join(tekst.replace("\N{NO-BREAK SPACE}", " ").split()).lower()
    schoon = re.sub(r"^(in|op|van) ", "", schoon)
    if (enkel := _enkel(schoon)) is not None:
        return enkel
    for scheiding in (r"\s*[–—]\s*", r"\s+-\s+", r"\s+(?:tot en met|t/m)\s+", r"-"):
        delen = re.split(scheiding, schoon)
        if len(delen) == 2 and all(delen):
            return _van_tot(*delen)
    return None


def _van_tot(van: str, tot: str) -> Periode | None:
    einde = _enkel(tot)
    if einde is None:
        return None
    # '1 – 3 maart 2024' and 'september – december 2024': the left side borrows what it lacks.
    begin = _enkel(van)
    for aanvulling in (str(einde.einde.year), f"{MAANDEN[einde.einde.month - 1]} {einde.einde.year}"):
        begin = begin or _enkel(f"{van} {aanvulling}")
    if begin is None or begin.start > einde.einde or begin.precisie != einde.precisie:
        return None  # of two precisions one would be lost
    return Periode(begin.start, einde.einde, begin.precisie)


def _enkel(tekst: str) -> Periode | None:
    if gevonden := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", tekst):
        return dag(datetime.date(*map(int, gevonden.groups())))
    if gevonden := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", tekst):
        dagnummer, maandnummer, jaar = map(int, gevonden.groups())
        return dag(datetime.date(jaar, maandnummer, dagnummer))
    if gevonden := re.fullmatch(r"(?:[a-z]+dag )?(\d{1,2}) ([a-z]+)\.? (\d{4})", tekst):
        nummer = _MAAND.get(gevonden[2])
        return dag(datetime.date(int(gevonden[3]), nummer, int(gevonden[1]))) if nummer else None
    if gevonden := re.fullmatch(r"([a-z]+)\.? (\d{4})", tekst):
        nummer = _MAAND.get(gevonden[1])
        return maand(int(gevonden[2]), nummer) if nummer else None
    if gevonden := re.fullmatch(r"(\d{4})-(\d{2})", tekst):
        return maand(int(gevonden[1]), int(gevonden[2])) if 1 <= int(gevonden[2]) <= 12 else None
    if gevonden := re.fullmatch(r"(?:q|k)([1-4]) (\d{4})|(\d{4}) ?(?:q|k)([1-4])", tekst):
        return kwartaal(int(gevonden[2] or gevonden[3]), int(gevonden[1] or gevonden[4]))
    if gevonden := re.fullmatch(r"([a-z0-9]+) kwartaal(?: van)? (\d{4})", tekst):
        return kwartaal(int(gevonden[2]), _RANG[gevonden[1]]) if gevonden[1] in _RANG else None
    if gevonden := re.fullmatch(r"(?:heel )?((?:19|20)\d{2})", tekst):
        return heel_jaar(int(gevonden[1]))
    return None


def lees_periode(waarde: Waarde, opbouw: Opbouw) -> Periode:
    """A period from what was read; a date that stands as text in a cell gives D06.

    Raises:
        Onleesbaar: D05, where it is no full or no existing date.
    """
    inhoud = waarde.waarde
    if isinstance(inhoud, datetime.date):
        return dag(inhoud)
    tekst = str(inhoud).strip()
    try:
        periode = ontleed(tekst)
    except ValueError as fout:
        raise Onleesbaar(GEEN_DATUM, f"'{tekst}' bestaat niet", "controleer dag en maand") from fout
    if periode is None:
        advies = "schrijf een volledige datum of periode, zoals '12 juni 2024', 'juni 2024' of 'Q2 2024'"
        raise Onleesbaar(GEEN_DATUM, f"'{tekst[:60]}' is geen volledige datum of periode", advies)
    if waarde.plaats.cel is not None and isinstance(inhoud, str) and periode.is_dag:
        gelezen = f"{periode.start.day} {MAANDEN[periode.start.month - 1]} {periode.start.year}"
        opbouw.meldingen.append(
            DATUM_ALS_TEKST.op(
                waarde.plaats,
                f"'{tekst}' staat hier als tekst; gelezen als {gelezen}",
                "maak er een datum van",
            )
        )
    return periode
