"""What a survey gives: response, marks and answers, per group where a group is large enough to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.afleiding import afleiding
from pipeline.dossier.grafiek import Grafiek
from pipeline.dossier.uitslaggrafiek import grafiek_van_keuze, grafiek_van_stellingen, grafiek_van_trend
from pipeline.nabij import vereenvoudigd


@dataclass(frozen=True, slots=True)
class Respons:
    """How many were asked and how many answered.

    Args:
        naam: of the group, None for everybody.
        uitgenodigd: how many were asked, None where that is not known.
        respons: how many answered, None where it is hidden.
        deel: the share of those asked (0.5 is half).
        is_verborgen: whether the group is too small to be shown, or would give one that is.
    """

    naam: str | None
    uitgenodigd: int | None
    respons: int | None
    deel: Decimal | None
    is_verborgen: bool


@dataclass(frozen=True, slots=True)
class Meetpunt:
    """A mark in one of the surveys.

    Args:
        label: the years, such as `2025-2026`.
        gemiddelde: the mark, with one decimal.
        aantal: how many gave one, None where that is not known.
    """

    label: str
    gemiddelde: Decimal
    aantal: int | None


@dataclass(frozen=True, slots=True)
class Cijfer:
    """What a group, or everybody, gave as mark. Where it is hidden there are no figures.

    Args:
        naam: of the group, None for everybody.
        aantal: how many gave a mark.
        gemiddelde: with one decimal, half up.
        spreiding: the sample standard deviation, with one decimal; None for a single mark.
        laagste: the lowest.
        hoogste: the highest.
        vorige: the mark of the survey before.
        verschil: with that mark, of the rounded figures.
        trend: the mark over the surveys, oldest first, this one last.
        is_verborgen: whether it may not be shown.
    """

    naam: str | None
    aantal: int | None = None
    gemiddelde: Decimal | None = None
    spreiding: Decimal | None = None
    laagste: Decimal | None = None
    hoogste: Decimal | None = None
    vorige: Decimal | None = None
    verschil: Decimal | None = None
    trend: tuple[Meetpunt, ...] = ()
    is_verborgen: bool = False

    @property
    @afleiding("het cijfer van de meting hiervoor")
    def vorig_punt(self) -> Meetpunt | None:
        """The mark of the survey before with its years, None where there is none."""
        return self.trend[-2] if len(self.trend) > 1 else None

    @property
    @afleiding("het verschil met de meting hiervoor")
    def afstand(self) -> Decimal | None:
        """How far it is from the mark of the survey before, whichever way; None where there is none."""
        return abs(self.verschil) if self.verschil is not None else None


@dataclass(frozen=True, slots=True)
class Cijfervraag:
    """A question that asks for a mark."""

    vraag: str
    label: str
    van: int
    tot: int
    totaal: Cijfer
    groepen: tuple[Cijfer, ...]

    @property
    @afleiding("het cijfer naast dat van eerdere metingen")
    def grafiek_trend(self) -> Grafiek | None:
        """The mark of everybody over the surveys, None where this is the only one."""
        return grafiek_van_trend(self.label, self.totaal)


@dataclass(frozen=True, slots=True)
class Gekozen:
    """How many chose an answer, and their share of those who answered (0.5 is half)."""

    antwoord: str
    aantal: int
    deel: Decimal


@dataclass(frozen=True, slots=True)
class Verdeling:
    """What a group, or everybody, chose. Where it is hidden there are no figures."""

    naam: str | None
    aantal: int | None = None
    antwoorden: tuple[Gekozen, ...] = ()
    is_verborgen: bool = False


@dataclass(frozen=True, slots=True)
class Keuzevraag:
    """A question with answers to choose from."""

    vraag: str
    label: str
    is_meerkeuze: bool
    totaal: Verdeling
    groepen: tuple[Verdeling, ...]

    @property
    @afleiding("hoe vaak elk antwoord is gekozen")
    def grafiek(self) -> Grafiek | None:
        """How often each answer was chosen, as bars."""
        return grafiek_van_keuze(self)


@dataclass(frozen=True, slots=True)
class Getoondcitaat:
    """Words of a respondent who consents."""

    tekst: str
    rol: str | None


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What a survey gives.

    Args:
        respons: of each group.
        totaal: of everybody.
        cijfers: the questions that ask for a mark.
        keuzes: the questions with answers to choose from.
        citaten: the quotes that may be shown.
        rapportcijfer: the mark that stands large, None where none was chosen.
        zonder_kleine: whether the answers of groups under five do not count for everybody.
    """

    respons: tuple[Respons, ...]
    totaal: Respons
    cijfers: tuple[Cijfervraag, ...]
    keuzes: tuple[Keuzevraag, ...]
    citaten: tuple[Getoondcitaat, ...]
    rapportcijfer: Cijfer | None
    zonder_kleine: bool = False

    @property
    @afleiding("hoe vaak elk antwoord is gekozen, als deel van wie antwoordde")
    def grafiek_stellingen(self) -> Grafiek | None:
        """The statements that are answered on one scale, as stacked bars."""
        return grafiek_van_stellingen(self.keuzes)

    @property
    @afleiding("of bekend is hoeveel mensen zijn gevraagd")
    def kent_uitgenodigd(self) -> bool:
        """Whether of any group is known how many were asked."""
        return any(deel.uitgenodigd is not None for deel in self.respons)

    @property
    @afleiding("de vraag waarop het rapportcijfer antwoord is")
    def rapportvraag(self) -> Cijfervraag | None:
        """The question that the mark that stands large answers: it knows the scale."""
        groot = self.rapportcijfer
        return next((v for v in self.cijfers if any(c is groot for c in (v.totaal, *v.groepen))), None)

    @property
    @afleiding("het rapportcijfer naast dat van eerdere metingen")
    def grafiek_rapportcijfer(self) -> Grafiek | None:
        """The mark that stands large over the surveys, None where this is the only one."""
        groot, vraag = self.rapportcijfer, self.rapportvraag
        if groot is None or vraag is None:
            return None
        return grafiek_van_trend(f"{vraag.label} ({groot.naam})" if groot.naam else vraag.label, groot)

    @property
    @afleiding("de vragen met meer antwoorden")
    def meerkeuzes(self) -> tuple[Keuzevraag, ...]:
        """The questions with more than one answer."""
        return tuple(vraag for vraag in self.keuzes if vraag.is_meerkeuze)

    @property
    @afleiding("hoe vaak elk antwoord is gekozen")
    def grafieken_meerkeuze(self) -> tuple[Grafiek, ...]:
        """The charts of the questions with more than one answer, of those that may be shown."""
        return tuple(grafiek for vraag in self.meerkeuzes if (grafiek := vraag.grafiek) is not None)

    @property
    @afleiding("de groepen die te klein zijn om te tonen")
    def verborgen(self) -> tuple[str, ...]:
        """The groups that are not shown."""
        return tuple(deel.naam for deel in self.respons if deel.is_verborgen and deel.naam is not None)

    def cijfer(self, vraag: object, doelgroep: object) -> Cijfer | None:
        """A mark by the short name of its question and its group; None where there is none."""
        gezocht, groep = (vereenvoudigd(n) if isinstance(n, str) else None for n in (vraag, doelgroep))
        for een in self.cijfers:
            if vereenvoudigd(een.vraag) == gezocht:
                standen = een.groepen if groep is not None else (een.totaal,)
                return next((c for c in standen if groep is None or vereenvoudigd(c.naam or "") == groep), None)
        return None
