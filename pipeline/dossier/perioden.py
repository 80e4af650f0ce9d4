"""Dates and periods as they are written in Dutch papers: `12 juni 2024`, `Q4 2024`, `sep 2023 – feb 2024`.

A period keeps its precision: a month is never printed as a day, and `najaar 2025` stays those words. A relative or
incomplete date (`13 juni jl.`, `21 maart`) is a fout that asks for a full one.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, replace
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
    "`12 juni 2024`, `12-06-2024`, `juni 2024`, `Q2 2024`, `najaar 2024`, `2024` en `sep 2023 – feb 2024` wel.",
)
ZONDER_BEGIN = Meldingsoort(
    "D12",
    Ernst.FOUT,
    "periode zonder begin",
    "Bij `t/m 2025` is niet te zien wanneer het begint, en dat is hier nodig.",
)
DAG_OF_MAAND = Meldingsoort(
    "D11",
    Ernst.WAARSCHUWING,
    "dag en maand kunnen verwisseld zijn",
    "Een datum als `12/9/2025` is in het Nederlands 12 september, en in het Engels 9 december. Hij is als Nederlands "
    "gelezen. Schrijf de maand voluit, dan is er geen twijfel.",
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
_RANG = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_RANG |= {f"{nummer}{achter}": nummer for nummer in range(1, 5) for achter in ("e", "ste", "de")}
# The first and the last month of a part of a year; a winter begins in the year before.
_DELEN = {
    "begin": (1, 3), "voorjaar": (3, 5), "lente": (3, 5), "medio": (5, 8), "half": (5, 8), "halverwege": (5, 8),
    "zomer": (6, 8), "najaar": (9, 11), "herfst": (9, 11), "eind": (10, 12), "einde": (10, 12),
    "eerste helft": (1, 6), "tweede helft": (7, 12),
}  # fmt: skip
_DEEL = re.compile(rf"({'|'.join(_DELEN)})(?: van)? (\d{{4}})")
_DEEL_VAN_MAAND = re.compile(r"(?:begin|medio|half|halverwege|eind|einde) ([a-z]+) (\d{4})")
_TWEE_JAREN = re.compile(r"(winter|schooljaar|seizoen)? ?(\d{4}) ?([/-]) ?(\d{2}(?:\d{2})?)")
_KWARTAAL = re.compile(r"(?:q|k|kw|kwartaal) ?([1-4])(?:[ /-]| van )(\d{4})|(\d{4})[ /-]?(?:q|k|kw|kwartaal) ?([1-4])")
_UUR = r"\d{1,2}(?:[.:]\d{2})?"
_TIJD = re.compile(
    rf"(.*\d{{2}}),? ((?:om |van |vanaf )?(?:\d{{1,2}}[.:]\d{{2}}|{_UUR}(?= ?(?:-|–|tot|uur|u\b)))"
    rf"(?: ?(?:-|–|tot|t/m) ?{_UUR})?(?: ?(?:uur|u\.?))?)"
)
_TOT_EN_MET = re.compile(r"(?:t/m|tot en met) ")


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
        naam: how it is called, where its days do not say that: `najaar 2025`, `7 oktober 2026, 14.00 uur`.
    """

    start: datetime.date
    einde: datetime.date
    precisie: Precisie
    naam: str = ""

    @property
    @afleiding("of begin en einde dezelfde dag zijn")
    def is_dag(self) -> bool:
        """Whether it is a single day."""
        return self.start == self.einde

    @property
    def als_gegevens(self) -> dict[str, str]:
        """The same as plain values, for JSON."""
        naam = {"naam": self.naam} if self.naam else {}
        return {"start": str(self.start), "einde": str(self.einde), "precisie": self.precisie.value, **naam}

    @classmethod
    def uit_gegevens(cls, gegevens: object) -> Periode | None:
        """The period that `als_gegevens` gave; None where it did not."""
        if not isinstance(gegevens, dict):
            return None
        try:
            start, einde = (datetime.date.fromisoformat(gegevens[naam]) for naam in ("start", "einde"))
            return cls(start, einde, Precisie(gegevens["precisie"]), str(gegevens.get("naam", "")))
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
    schoon = re.sub(r"^(?:in het|het|in|op|van) ", "", schoon)
    if (enkel := _enkel(schoon) or _met_tijd(schoon)) is not None:
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
    namen = [deel.naam or geschreven for deel, geschreven in ((begin, van), (einde, tot))]
    return Periode(begin.start, einde.einde, begin.precisie, " t/m ".join(namen) if begin.naam or einde.naam else "")


def _enkel(tekst: str) -> Periode | None:
    if gevonden := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", tekst):
        return dag(datetime.date(*map(int, gevonden.groups())))
    if gevonden := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|[0-4]\d)", tekst):
        dagnummer, maandnummer, jaar = map(int, gevonden.groups())
        return dag(datetime.date(jaar if len(gevonden[3]) == 4 else 2000 + jaar, maandnummer, dagnummer))
    if gevonden := re.fullmatch(r"(?:[a-z]+dag )?(\d{1,2}) ([a-z]+)\.? (\d{4})", tekst):
        nummer = _MAAND.get(gevonden[2])
        return dag(datetime.date(int(gevonden[3]), nummer, int(gevonden[1]))) if nummer else None
    if (gevonden := re.fullmatch(r"([a-z]+)\.? (\d{4})", tekst)) and gevonden[1] in _MAAND:
        return maand(int(gevonden[2]), _MAAND[gevonden[1]])
    if gevonden := re.fullmatch(r"(\d{4})-(\d{2})", tekst):
        return maand(int(gevonden[1]), int(gevonden[2])) if 1 <= int(gevonden[2]) <= 12 else None
    if gevonden := _KWARTAAL.fullmatch(tekst):
        return kwartaal(int(gevonden[2] or gevonden[3]), int(gevonden[1] or gevonden[4]))
    if gevonden := re.fullmatch(r"([a-z0-9]+) kwartaal(?: van)? (\d{4})", tekst):
        return kwartaal(int(gevonden[2]), _RANG[gevonden[1]]) if gevonden[1] in _RANG else None
    if gevonden := re.fullmatch(r"(?:heel )?((?:19|20)\d{2})", tekst):
        return heel_jaar(int(gevonden[1]))
    return _deel_van_jaar(tekst)


def _deel_van_jaar(tekst: str) -> Periode | None:
    """A period that has a name of its own: `najaar 2025`, `eind maart 2025`, `2024/2025`, `winter 2024-2025`."""
    if gevonden := _DEEL.fullmatch(tekst):
        begin, slot = (maand(int(gevonden[2]), nummer) for nummer in _DELEN[gevonden[1]])
        return Periode(begin.start, slot.einde, Precisie.MAAND, tekst)
    if (gevonden := _DEEL_VAN_MAAND.fullmatch(tekst)) and gevonden[1] in _MAAND:
        return replace(maand(int(gevonden[2]), _MAAND[gevonden[1]]), naam=tekst)
    gevonden = _TWEE_JAREN.fullmatch(tekst)
    if gevonden is None or not (gevonden[1] or gevonden[3] == "/"):
        return None
    van, tot = int(gevonden[2]), int(gevonden[2][: 4 - len(gevonden[4])] + gevonden[4])
    if tot <= van:
        return None
    eerste, laatste = {"winter": (12, 2), "schooljaar": (8, 7), "seizoen": (8, 7)}.get(gevonden[1], (1, 12))
    precisie = Precisie.MAAND if gevonden[1] else Precisie.JAAR
    return Periode(maand(van, eerste).start, maand(tot, laatste).einde, precisie, tekst)


def _met_tijd(schoon: str) -> Periode | None:
    """A day with the time of that day: `7 oktober 2026, 14.00 uur`."""
    gevonden = _TIJD.fullmatch(schoon)
    op = _enkel(gevonden[1]) if gevonden is not None else None
    if gevonden is None or op is None or not op.is_dag:
        return None
    return replace(op, naam=f"{_voluit(op)}{',' if gevonden[2][0].isdigit() else ''} {gevonden[2]}")


def _voluit(periode: Periode) -> str:
    return f"{periode.start.day} {MAANDEN[periode.start.month - 1]} {periode.start.year}"


def lees_termijn(waarde: Waarde, opbouw: Opbouw) -> Periode:
    """A period of which only the end may be said: `t/m 2025`. It begins with the calendar."""
    if (einde := _na_tot_en_met(waarde)) is None:
        return lees_periode(waarde, opbouw)
    periode = lees_periode(einde, opbouw)
    return replace(periode, start=datetime.date.min, naam=f"t/m {periode.naam or einde.waarde}")


def lees_vast_tijdvak(waarde: Waarde, opbouw: Opbouw) -> Periode:
    """A period of which the first and the last day are known: `najaar 2025` will not do."""
    periode = lees_periode(waarde, opbouw)
    if periode.naam and not periode.is_dag:
        raise _geen_datum(str(waarde.waarde))
    return periode


def lees_einde(waarde: Waarde, opbouw: Opbouw) -> Periode:
    """When something ends; `t/m` may stand before it."""
    return lees_periode(_na_tot_en_met(waarde) or waarde, opbouw)


def _na_tot_en_met(waarde: Waarde) -> Waarde | None:
    """What stands behind `t/m`, None where it does not begin so."""
    tekst = " ".join(str(waarde.waarde).split())
    gevonden = _TOT_EN_MET.match(tekst.lower())
    return replace(waarde, waarde=tekst[gevonden.end() :]) if gevonden is not None else None


def _geen_datum(tekst: str) -> Onleesbaar:
    advies = "schrijf een volledige datum of periode, zoals '12 juni 2024', 'juni 2024' of 'Q2 2024'"
    return Onleesbaar(GEEN_DATUM, f"'{tekst[:60]}' is geen volledige datum of periode", advies)


def lees_periode(waarde: Waarde, opbouw: Opbouw) -> Periode:
    """A period from what was read; a date that stands as text in a cell gives D06, one in figures may give D11.

    Raises:
        Onleesbaar: it is no full or no existing date (D05), or has no begin (D12).
    """
    inhoud = waarde.waarde
    if isinstance(inhoud, datetime.date):
        return dag(inhoud)
    tekst = str(inhoud).strip()
    try:
        periode = ontleed(tekst)
    except ValueError as fout:
        raise Onleesbaar(GEEN_DATUM, f"'{tekst}' bestaat niet", "controleer dag en maand") from fout
    if periode is None and _na_tot_en_met(waarde) is not None:
        advies = f"schrijf ook het begin, zoals 'januari 2024 {tekst[:40]}'"
        raise Onleesbaar(ZONDER_BEGIN, f"'{tekst[:60]}' zegt niet wanneer het begint", advies)
    if periode is None:
        raise _geen_datum(tekst)
    if waarde.plaats.cel is not None and isinstance(inhoud, str) and periode.is_dag:
        gelezen = _voluit(periode)
        opbouw.meldingen.append(
            DATUM_ALS_TEKST.op(
                waarde.plaats,
                f"'{tekst}' staat hier als tekst; gelezen als {gelezen}",
                "maak er een datum van",
            )
        )
    elif (kort := re.fullmatch(r"(\d{1,2})/(\d{1,2})/\d{2,4}", tekst)) and int(kort[1]) <= 12 and kort[1] != kort[2]:
        advies = f"schrijf '{_voluit(periode)}' als dat klopt"
        opbouw.meldingen.append(DAG_OF_MAAND.op(waarde.plaats, f"'{tekst}' is gelezen als {_voluit(periode)}", advies))
    return periode
