"""The answers of a survey, and how a cell of them is read.

A column holds few different answers, so they are counted first and read afterwards: each different answer once.
"""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import Field, InstanceOf

from pipeline.afleiding import afleiding
from pipeline.bron import Rooster
from pipeline.dossier.basis import Gegeven
from pipeline.dossier.bedragen import ontleed_getal
from pipeline.dossier.netwerkevaluatie import Vraagsoort
from pipeline.dossier.perioden import ontleed
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.bron import Scalair
    from pipeline.dossier.netwerkevaluatie import Netwerkevaluatie, Vraag

_JA = {"ja", "j", "yes", "true", "waar"}


class Enquete(Gegeven):
    """The raw answers: one row a respondent. No template can name what is in them."""

    antwoorden: InstanceOf[Rooster] = Field(description="de antwoorden, zoals het enquêteprogramma ze gaf")


@dataclass(frozen=True)
class Antwoorden:
    """The answers, seen through what a network told of its columns.

    Args:
        rooster: the sheet.
        evaluatie: which column is which question.
    """

    rooster: Rooster
    evaluatie: Netwerkevaluatie

    @property
    @afleiding("de rijen met antwoorden geteld")
    def aantal(self) -> int:
        """How many answered."""
        return self.rooster.aantal

    def kolommen_van(self, vraag: Vraag) -> list[int]:
        """The columns with the heading of a question, from 0; there should be one."""
        return self._koppen.get(vereenvoudigd(vraag.kolom), [])

    def waarden(self, vraag: Vraag) -> list[Scalair] | None:
        """What each respondent answered; None where the sheet has no such column."""
        kolommen = self.kolommen_van(vraag)
        return self.rooster.kolom(kolommen[0]) if kolommen else None

    def een_van(self, soort: Vraagsoort) -> list[Scalair] | None:
        """What stands in the column of a kind of which there is one, such as the mark of a respondent."""
        vragen = self.evaluatie.van_soort(soort)
        return self.waarden(vragen[0]) if vragen else None

    @cached_property
    def _koppen(self) -> Mapping[str, list[int]]:
        koppen: dict[str, list[int]] = {}
        for nummer, kop in enumerate(self.rooster.koppen):
            if kop is not None:
                koppen.setdefault(vereenvoudigd(kop), []).append(nummer)
        return koppen

    @cached_property
    @afleiding("de groep die bij het antwoord van elke respondent hoort")
    def groepen(self) -> Sequence[str | None]:
        """The group of each respondent; None where none was given, or it is not one of ours."""
        waarden = self.een_van(Vraagsoort.GROEP)
        if waarden is None:
            return [None] * self.aantal
        naam = {waarde: self._groepnaam(waarde) for waarde in dict.fromkeys(waarden)}
        return [naam[waarde] for waarde in waarden]

    def _groepnaam(self, waarde: Scalair) -> str | None:
        groep = self.evaluatie.groep(als_tekst(waarde))
        return groep.naam if groep is not None else None

    def geteld(self, vraag: Vraag) -> Counter[tuple[str | None, Scalair]]:
        """How often each answer was given in each group; what was not filled in does not count."""
        waarden = self.waarden(vraag) or ()
        geteld = Counter(zip(self.groepen, waarden, strict=False))
        return Counter({sleutel: aantal for sleutel, aantal in geteld.items() if sleutel[1] is not None})


def als_tekst(waarde: Scalair) -> str | None:
    """An answer as text; None where there is none."""
    if isinstance(waarde, datetime.date):
        return f"{waarde:%d-%m-%Y}"
    if waarde is None:
        return None
    return str(waarde).replace(".", ",") if isinstance(waarde, Decimal) else str(waarde).strip()


def als_cijfer(waarde: Scalair, vraag: Vraag) -> Decimal | None:
    """A mark; None where it is no number or lies outside the scale."""
    if isinstance(waarde, str):
        gelezen = ontleed_getal(waarde)
        waarde = gelezen[0] if gelezen is not None else None
    if not isinstance(waarde, int | Decimal):
        return None
    getal = Decimal(waarde)
    return getal if vraag.schaal.van <= getal <= vraag.schaal.tot else None


def als_keuzes(waarde: Scalair, vraag: Vraag) -> tuple[str, ...] | None:
    """The answers in a cell, each once, as the options spell them; None where one is no option.

    Microsoft Forms puts `;` between answers and behind the last; Google Forms puts `, `, which an option may hold too.
    """
    tekst = als_tekst(waarde) or ""
    bekend = {vereenvoudigd(optie): optie for optie in vraag.opties}
    if vereenvoudigd(tekst) in bekend or vraag.soort == Vraagsoort.KEUZE:
        delen = [tekst]
    elif ";" in tekst or not bekend:
        delen = [deel.strip() for deel in tekst.split(";") if deel.strip()]
    else:
        delen = _met_kommas(tekst, bekend)
    gelezen = [bekend.get(vereenvoudigd(deel), vraag.anders if bekend else deel) for deel in delen]
    return None if None in gelezen else tuple(dict.fromkeys(deel for deel in gelezen if deel is not None))


def _met_kommas(tekst: str, bekend: Mapping[str, str]) -> list[str]:
    """Answers with a comma between them: each time the longest that is an option, else up to the next comma."""
    stukken, delen = tekst.split(","), []
    while stukken:
        lengte = next((n for n in range(len(stukken), 0, -1) if vereenvoudigd(",".join(stukken[:n])) in bekend), 1)
        delen.append(",".join(stukken[:lengte]).strip())
        stukken = stukken[lengte:]
    return [deel for deel in delen if deel]


def is_ja(waarde: Scalair, vraag: Vraag) -> bool:
    """Whether a respondent consents: a plain yes, or an answer that the network lists as one. 'Ja, mits …' is none."""
    ja = {vereenvoudigd(optie) for optie in vraag.opties} or _JA
    return vereenvoudigd(als_tekst(waarde) or "") in ja


def als_dag(waarde: Scalair) -> datetime.date | None:
    """The day of an answer; a moment may stand as text (`2025-11-03 14:02`, `3-11-2025 14:02:11`)."""
    if isinstance(waarde, datetime.date):
        return waarde
    if not isinstance(waarde, str) or not waarde.strip():
        return None
    try:
        periode = ontleed(waarde.replace("T", " ").split()[0])
    except ValueError:
        return None
    return periode.start if periode is not None and periode.is_dag else None
