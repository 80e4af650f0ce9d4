"""Which rows under the header of a survey are respondents: an average, a count or a note is none.

A survey program fills some columns for everybody: a number, a moment. A row that has none of these was put there by
somebody, and what stands in it says whether it can be an answer. What may be one counts, and is told: an answer that
is lost in silence would be as wrong as a total that counts.
"""

from __future__ import annotations

import bisect
import datetime
import itertools
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pipeline.bron import Scalair

    Rij: TypeAlias = Sequence[Scalair]

GEEN_RESPONDENT = Meldingsoort(
    "X30",
    Ernst.WAARSCHUWING,
    "rij is geen respondent",
    "Bij de antwoorden staat een rij met een gemiddelde, een telling of een notitie. Die telt niet mee. Is "
    "het wel iemand die antwoordde, vul dan ook in wat bij ieder ander is ingevuld, zoals het nummer en het tijdstip.",
)
MISSCHIEN_RESPONDENT = Meldingsoort(
    "X31",
    Ernst.WAARSCHUWING,
    "rij is misschien geen respondent",
    "Onder de antwoorden staat een rij waarin bijna niets is ingevuld. Het kan iemand zijn die één vraag beantwoordde, "
    "of een notitie. De rij telt mee; verwijder haar als het geen antwoord is.",
)

# With fewer rows nothing can be said about what is filled in for everybody.
_RIJEN_MINSTENS = 5
_WOORDEN = {
    "totaal", "totalen", "subtotaal", "eindtotaal", "som", "aantal", "gemiddelde", "gemiddeld", "gem", "mediaan",
    "minimum", "min", "maximum", "max", "laagste", "hoogste", "standaarddeviatie", "stdev", "spreiding", "n",
    "total", "sum", "count", "average", "mean", "median", "percentage", "respons",
}  # fmt: skip
_LABEL_HOOGSTENS = 5  # words
_HOOGSTE_CIJFER = 10


class _Soort(StrEnum):
    GETAL = "getal"
    DATUM = "datum"
    TEKST = "tekst"


_SOORTEN: dict[type, _Soort] = {int: _Soort.GETAL, Decimal: _Soort.GETAL, datetime.date: _Soort.DATUM}


@dataclass(frozen=True, slots=True)
class Schifting:
    """What the rows are.

    Args:
        geen: the numbers of the rows that are no respondent.
        misschien: those of the rows that may be none; they count.
    """

    geen: frozenset[int]
    misschien: tuple[int, ...]


def schift(rijen: Sequence[Rij], nummers: Sequence[int], samenvattend: Collection[int]) -> Schifting:
    """Tell respondents from what else stands among them.

    Args:
        rijen: the filled rows under the header.
        nummers: the number of each on the sheet.
        samenvattend: the numbers of the rows with a formula that sums others up.
    """
    # A formula of that kind in many rows is a help column, as `=COUNTIF(B:B,B2)` for who answered twice.
    telt = set(samenvattend) if 2 * len(samenvattend) < len(rijen) else set()
    blad = _Blad(rijen, frozenset(plek for plek, nummer in enumerate(nummers) if nummer in telt))
    geen, misschien = telt & set(nummers), list[int]()
    for plek, (rij, nummer) in enumerate(zip(rijen, nummers, strict=True)):
        if nummer in geen or not blad.is_verdacht(rij):
            continue
        onderaan = plek > 0 and nummer - nummers[plek - 1] > 1
        if blad.is_samenvatting(rij) or blad.is_notitie(rij, onderaan=onderaan):
            geen.add(nummer)
        elif blad.is_bijna_leeg(rij) and len(rijen) >= _RIJEN_MINSTENS:
            misschien.append(nummer)
    laatste = max((nummer for nummer in nummers if nummer not in geen and nummer not in misschien), default=0)
    misschien = [nummer for nummer in misschien if nummer > laatste]  # between the others it is somebody
    return Schifting(frozenset(geen), tuple(misschien))


@dataclass(frozen=True, slots=True)
class _Kolom:
    """The figures of a column in order, and how many of its cells are filled."""

    getallen: Sequence[Decimal]
    som: Decimal
    gevuld: int

    def uitkomsten(self, waarde: Decimal) -> tuple[set[str], bool]:
        """Of which sums over the rest of the column a figure is the outcome; and whether it can be no answer."""
        plek = bisect.bisect_left(self.getallen, waarde)
        aantal = len(self.getallen) - 1
        if aantal < 1:
            return {"aantal"} if waarde == self.gevuld - 1 else set(), False

        def zonder(nummer: int) -> Decimal:
            return self.getallen[nummer if nummer < plek else nummer + 1]

        exponent = waarde.as_tuple().exponent
        stand = min(-exponent, 6) if isinstance(exponent, int) and exponent < 0 else 0
        gemiddelde = (self.som - waarde) / aantal
        klopt = {
            "gemiddelde": abs(waarde - gemiddelde) <= (Decimal(10) ** -stand / 2 if stand else 0),
            "som": waarde == self.som - waarde,
            "aantal": waarde in (aantal, self.gevuld - 1),
            "laagste": waarde == zonder(0),
            "hoogste": waarde == zonder(aantal - 1),
            "midden": waarde == (zonder(aantal // 2) + zonder((aantal - 1) // 2)) / 2,
        }
        gebroken = stand > 0 and self.is_geheel
        return {naam for naam, is_zo in klopt.items() if is_zo}, waarde > zonder(aantal - 1) or gebroken

    @property
    def is_geheel(self) -> bool:
        """Whether nearly all figures are whole ones."""
        heel = sum(getal == getal.to_integral_value() for getal in self.getallen)
        return 20 * heel >= 19 * len(self.getallen) - 20


@dataclass(frozen=True)
class _Blad:
    """The rows, and what is filled in for everybody."""

    rijen: Sequence[Rij]
    samengevat: frozenset[int]

    @cached_property
    def _waarden(self) -> Sequence[Sequence[Scalair]]:
        """The columns, without the rows that say themselves that they sum up."""
        over = (rij for plek, rij in enumerate(self.rijen) if plek not in self.samengevat and not _is_gelabeld(rij))
        return tuple(zip(*over, strict=True))

    @cached_property
    def _kolommen(self) -> list[_Kolom]:
        return [self._kolom(nummer) for nummer in range(len(self.rijen[0]))]

    def _kolom(self, kolom: int) -> _Kolom:
        gevuld = [
            w for plek, rij in enumerate(self.rijen) if (w := rij[kolom]) is not None and plek not in self.samengevat
        ]
        getallen = sorted(_als_getal(w) for w in gevuld if _soort(type(w)) is _Soort.GETAL)
        return _Kolom(getallen, sum(getallen, Decimal(0)), len(gevuld))

    @cached_property
    def _vast(self) -> dict[int, _Soort]:
        """The columns that a program fills: for nearly everybody, with a moment or with something else for each."""
        vast = {}
        for kolom, waarden in enumerate(self._waarden if len(self.rijen) >= _RIJEN_MINSTENS else ()):
            gevuld = [waarde for waarde in waarden if waarde is not None]
            if len(waarden) - len(gevuld) > max(2, len(waarden) // 10) or not gevuld:
                continue
            soorten: Counter[_Soort] = Counter()
            for type_, keer in Counter(map(type, gevuld)).items():
                soorten[_soort(type_)] += keer
            soort, keer = soorten.most_common(1)[0]
            if len(waarden) - keer <= max(2, len(waarden) // 10) and _is_eigen(gevuld, soort):
                vast[kolom] = soort
        return vast

    @cached_property
    def _gewoon(self) -> int:
        """How many cells are filled in most rows."""
        aantallen = sorted(_aantal(rij) for rij in self.rijen)
        return aantallen[len(aantallen) // 2] if aantallen else 0

    def is_verdacht(self, rij: Rij) -> bool:
        """Whether a row lacks what the program fills for everybody; where it fills nothing, whether it has little."""
        if not self._vast:
            return 2 * _aantal(rij) <= self._gewoon or _is_gelabeld(rij) or _zijn_getallen(rij)
        aanwezig = self._aanwezig(rij)
        # What stands where everybody has something of his own may be a label, a count or a note.
        eigen = _is_gelabeld(rij) or _zijn_getallen(rij) or _aantal(rij) == 1 < self._gewoon
        return aanwezig == 0 or (aanwezig == 1 and eigen)

    def is_bijna_leeg(self, rij: Rij) -> bool:
        """Whether less than half of what others have is filled in."""
        return 2 * _aantal(rij) < self._gewoon or _aantal(rij) == 1 < self._gewoon

    def is_samenvatting(self, rij: Rij) -> bool:
        """Whether a row says that it sums up, or its figures are the outcome of one sum over their columns."""
        if _is_gelabeld(rij):
            return True
        if not _zijn_getallen(rij) or len(self.rijen) < _RIJEN_MINSTENS:
            return False
        sommen = {
            kolom: self._kolommen[kolom].uitkomsten(_als_getal(waarde))
            for kolom, waarde in enumerate(rij)
            if waarde is not None
        }
        gelijk = bool(set.intersection(*(namen for namen, _ in sommen.values())))
        vreemd = any(vreemd for kolom, (_, vreemd) in sommen.items() if kolom not in self._vast)
        # Without what a program fills, somebody may have answered just this; unless nobody can have.
        return gelijk or vreemd if self._vast else gelijk and vreemd

    def is_notitie(self, rij: Rij, *, onderaan: bool) -> bool:
        """Whether a row holds one text alone that is no answer."""
        gevuld = [waarde for waarde in rij if waarde is not None]
        if len(gevuld) != 1 or self._gewoon < 2:
            return False
        tekst = gevuld[0] if isinstance(gevuld[0], str) else ""
        if tekst.startswith(("*", "©")) or (self._vast and not self._aanwezig(rij)):
            return True
        return onderaan and bool(tekst) and (not self._vast or " " in tekst)

    def _aanwezig(self, rij: Rij) -> int:
        return sum(rij[kolom] is not None and _soort(type(rij[kolom])) is soort for kolom, soort in self._vast.items())


def _is_eigen(gevuld: Sequence[Scalair], soort: _Soort) -> bool:
    """Whether a column holds moments, or something else in each row; a few marks may happen to differ."""
    if soort is _Soort.DATUM:
        return True
    if 20 * len(set(gevuld)) < 19 * len(gevuld) - 20:
        return False
    if soort is _Soort.TEKST:
        return len(set(gevuld)) > len(gevuld) // 2
    getallen = [_als_getal(waarde) for waarde in gevuld if _soort(type(waarde)) is soort]
    return max(getallen) > _HOOGSTE_CIJFER or all(a < b for a, b in itertools.pairwise(getallen))


def _aantal(rij: Rij) -> int:
    return len(rij) - list(rij).count(None)


def _soort(type_: type) -> _Soort:
    return _SOORTEN.get(type_, _Soort.TEKST)


def _als_getal(waarde: Scalair) -> Decimal:
    return Decimal(str(waarde))


def _zijn_getallen(rij: Rij) -> bool:
    return all(waarde is None or _soort(type(waarde)) is _Soort.GETAL for waarde in rij)


def _is_gelabeld(rij: Rij) -> bool:
    """Whether the first that is filled in is a word for a sum, with figures behind it."""
    gevuld = [waarde for waarde in rij if waarde is not None]
    woorden = vereenvoudigd(gevuld[0]).split() if isinstance(gevuld[0], str) else []
    is_label = 0 < len(woorden) <= _LABEL_HOOGSTENS and woorden[0] in _WOORDEN
    return is_label and len(gevuld) > 1 and _zijn_getallen(gevuld[1:])


def rijnummer(cel: str) -> int:
    """The number of the row of an address."""
    return int(cel.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
