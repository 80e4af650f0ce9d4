"""Count the answers of a survey, hide what may not be shown, and put marks beside those of surveys before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, TypeVar

from pipeline.afleiding import afleiding
from pipeline.dossier.enquete import Antwoorden, als_cijfer, als_keuzes, als_tekst, is_ja
from pipeline.dossier.geheim import KLEINSTE_GROEP, Afscherming, scherm_af
from pipeline.dossier.netwerkevaluatie import Citaat, Vorigcijfer, Vraagsoort
from pipeline.dossier.perioden import Periode
from pipeline.dossier.uitslag import (
    Cijfer,
    Cijfervraag,
    Gekozen,
    Getoondcitaat,
    Keuzevraag,
    Meetpunt,
    Respons,
    Uitslag,
    Verdeling,
)
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pipeline.dossier.netwerkevaluatie import Doelgroep, Netwerkevaluatie, Vraag

S = TypeVar("S")
_TIENDE = Decimal("0.1")


def uitslag_van(antwoorden: Antwoorden, eerder: Sequence[tuple[Netwerkevaluatie, Uitslag]] = ()) -> Uitslag:
    """Count the answers.

    Args:
        antwoorden: the sheet and what its columns are.
        eerder: the surveys of years before, oldest first.
    """
    evaluatie = antwoorden.evaluatie
    namen = tuple(groep.naam for groep in evaluatie.hele_doelgroepen)
    scherm = afscherming(antwoorden)
    tellend = _tellend(antwoorden, scherm)
    alles_weg = tellend < KLEINSTE_GROEP
    respons = tuple(
        _respons(antwoorden, groep, verberg=alles_weg or groep.naam in scherm.weg)
        for groep in evaluatie.hele_doelgroepen
    )
    teller = _Teller(antwoorden, namen, scherm)
    cijfers = tuple(
        Cijfervraag(v.vraag, v.naam_op_papier, v.schaal.van, v.schaal.tot, *teller.cijfers(v))
        for v in evaluatie.van_soort(Vraagsoort.CIJFER)
    )
    keuzes = tuple(
        Keuzevraag(v.vraag, v.naam_op_papier, v.soort == Vraagsoort.MEERKEUZE, *teller.verdelingen(v))
        for v in evaluatie.van_soort(Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE)
    )
    totaal = _respons_totaal(antwoorden, scherm, verberg=alles_weg)
    uit = Uitslag(respons, totaal, cijfers, keuzes, _citaten(antwoorden), None, bool(scherm.buiten))
    uit = replace(uit, cijfers=tuple(_met_trend(vraag, evaluatie, eerder) for vraag in cijfers))
    groot = evaluatie.rapportcijfer
    if groot is None or not groot.is_heel:
        return uit
    groep = evaluatie.groep(groot.doelgroep)
    return replace(uit, rapportcijfer=uit.cijfer(groot.vraag, groep.naam if groep else groot.doelgroep))


def afscherming(antwoorden: Antwoorden) -> Afscherming[str | None]:
    """The groups that may not be shown; None where some answers belong to no group, which never show by themselves."""
    per_groep = Counter(antwoorden.groepen)
    namen = [groep.naam for groep in antwoorden.evaluatie.hele_doelgroepen]
    return scherm_af({naam: per_groep[naam] for naam in (*namen, None)}, {None} if per_groep[None] else ())


def _tellend(antwoorden: Antwoorden, scherm: Afscherming[str | None]) -> int:
    """How many answers count for everybody."""
    if not scherm.buiten:
        return antwoorden.aantal
    return sum(groep not in scherm.buiten for groep in antwoorden.groepen)


@afleiding("de antwoorden van de groep geteld, en gedeeld door wie is gevraagd")
def _respons(antwoorden: Antwoorden, groep: Doelgroep, *, verberg: bool) -> Respons:
    if verberg:
        return Respons(groep.naam, groep.uitgenodigd, None, None, is_verborgen=True)
    aantal = Counter(antwoorden.groepen)[groep.naam]
    deel = Decimal(aantal) / groep.uitgenodigd if groep.uitgenodigd else None
    return Respons(groep.naam, groep.uitgenodigd, aantal, deel, is_verborgen=False)


@afleiding("alle antwoorden geteld, en gedeeld door wie is gevraagd")
def _respons_totaal(antwoorden: Antwoorden, scherm: Afscherming[str | None], *, verberg: bool) -> Respons:
    groepen = [groep for groep in antwoorden.evaluatie.hele_doelgroepen if groep.naam not in scherm.buiten]
    gevraagd = [groep.uitgenodigd for groep in groepen]
    samen = sum(aantal or 0 for aantal in gevraagd) if gevraagd and None not in gevraagd else None
    if verberg:
        return Respons(None, samen, None, None, is_verborgen=True)
    aantal = _tellend(antwoorden, scherm)
    deel = Decimal(aantal) / samen if samen else None
    return Respons(None, samen, aantal, deel, is_verborgen=False)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Counts a question for everybody and for each group, and hides what may not be shown."""

    antwoorden: Antwoorden
    namen: tuple[str, ...]
    scherm: Afscherming[str | None]

    @afleiding("het gemiddelde van de cijfers, op één decimaal")
    def cijfers(self, vraag: Vraag) -> tuple[Cijfer, tuple[Cijfer, ...]]:
        geteld = self._gelezen(vraag, lambda waarde: als_cijfer(waarde, vraag))
        return self._per_groep(geteld, lambda naam, telling: _cijfer(naam, telling), Cijfer)

    @afleiding("de antwoorden geteld, en gedeeld door wie antwoordde")
    def verdelingen(self, vraag: Vraag) -> tuple[Verdeling, tuple[Verdeling, ...]]:
        geteld = self._gelezen(vraag, lambda waarde: als_keuzes(waarde, vraag))
        volgorde = _volgorde(vraag, self._zonder(geteld, self._afscherming(geteld).buiten))
        return self._per_groep(geteld, lambda naam, telling: _verdeling(naam, telling, volgorde), Verdeling)

    def _gelezen(self, vraag: Vraag, lees: Callable[..., S | None]) -> dict[str | None, Counter[S]]:
        """How often each answer was given, by group; what cannot be read does not count, and is told."""
        uit: dict[str | None, Counter[S]] = {naam: Counter() for naam in (*self.namen, None)}
        for (groep, waarde), aantal in self.antwoorden.geteld(vraag).items():
            gelezen = lees(waarde)
            if gelezen is not None and groep not in self.scherm.buiten:
                uit[groep][gelezen] += aantal
        return uit

    def _afscherming(self, geteld: Mapping[str | None, Counter[S]]) -> Afscherming[str | None]:
        """What may not be shown of one question."""
        aantallen = {groep: telling.total() for groep, telling in geteld.items()}
        return scherm_af(aantallen, self.scherm.weg | ({None} if aantallen[None] else set()))

    @staticmethod
    def _zonder(
        geteld: Mapping[str | None, Counter[S]], buiten: frozenset[str | None]
    ) -> Mapping[str | None, Counter[S]]:
        return {groep: telling for groep, telling in geteld.items() if groep not in buiten}

    def _per_groep(
        self,
        geteld: Mapping[str | None, Counter[S]],
        maak: Callable[[str | None, Counter[S]], _C],
        leeg: Callable[..., _C],
    ) -> tuple[_C, tuple[_C, ...]]:
        scherm = self._afscherming(geteld)
        samen = sum(self._zonder(geteld, scherm.buiten).values(), Counter[S]())
        if samen.total() < KLEINSTE_GROEP:
            return leeg(None, is_verborgen=True), tuple(leeg(naam, is_verborgen=True) for naam in self.namen)
        groepen = tuple(
            leeg(naam, is_verborgen=True) if naam in scherm.weg or not geteld[naam] else maak(naam, geteld[naam])
            for naam in self.namen
        )
        return maak(None, samen), groepen


_C = TypeVar("_C", Cijfer, Verdeling)


def _cijfer(naam: str | None, telling: Counter[Decimal]) -> Cijfer:
    aantal = telling.total()
    som = sum((cijfer * keer for cijfer, keer in telling.items()), Decimal(0))
    kwadraten = sum((cijfer * cijfer * keer for cijfer, keer in telling.items()), Decimal(0))
    spreiding = ((aantal * kwadraten - som * som) / (aantal * (aantal - 1))).sqrt() if aantal > 1 else None
    return Cijfer(
        naam,
        aantal,
        op_tiende(som / aantal),
        op_tiende(spreiding) if spreiding is not None else None,
        min(telling),
        max(telling),
    )


def op_tiende(getal: Decimal) -> Decimal:
    """A figure with one decimal, half up."""
    return getal.quantize(_TIENDE, ROUND_HALF_UP)


def _volgorde(vraag: Vraag, geteld: Mapping[str | None, Counter[tuple[str, ...]]]) -> tuple[str, ...]:
    """The options as they were given; without options the answers that occur, the most frequent first."""
    keren = Counter(optie for telling in geteld.values() for keuze, n in telling.items() for optie in keuze * n)
    over = sorted((optie for optie in keren if optie not in vraag.opties), key=lambda o: (-keren[o], o))
    return (*vraag.opties, *over)


def _verdeling(naam: str | None, telling: Counter[tuple[str, ...]], volgorde: Iterable[str]) -> Verdeling:
    aantal = telling.total()
    keren: Counter[str] = Counter()
    for keuze, keer in telling.items():
        for optie in keuze:
            keren[optie] += keer
    gekozen = tuple(Gekozen(optie, keren[optie], Decimal(keren[optie]) / aantal) for optie in volgorde)
    return Verdeling(naam, aantal, gekozen)


def citaat_uit_blad(citaat: Citaat, antwoorden: Antwoorden) -> tuple[str | None, bool] | None:
    """What a respondent answered to the question of a quote, and whether quoting is allowed.

    Args:
        citaat: a quote that names a respondent and a question.
        antwoorden: the answers.

    Returns:
        The answer (None where there is none) and the consent; None where there is no such respondent.
    """
    kenmerken = antwoorden.een_van(Vraagsoort.KENMERK) or []
    rij = next((n for n, kenmerk in enumerate(kenmerken) if als_tekst(kenmerk) == citaat.respondent), None)
    if rij is None:
        return None
    vraag = antwoorden.evaluatie.met_naam(citaat.vraag)
    waarden = antwoorden.waarden(vraag) if vraag is not None else None
    mag = next(iter(antwoorden.evaluatie.van_soort(Vraagsoort.TOESTEMMING)), None)
    ja = antwoorden.waarden(mag) if mag is not None else None
    toestemming = mag is not None and ja is not None and is_ja(ja[rij], mag)
    return (als_tekst(waarden[rij]) if waarden else None), toestemming


@afleiding("de woorden van een respondent die dat goed vindt")
def _citaten(antwoorden: Antwoorden) -> tuple[Getoondcitaat, ...]:
    uit: list[Getoondcitaat] = []
    for citaat in antwoorden.evaluatie.citaten:
        if not isinstance(citaat, Citaat) or not citaat.is_heel or citaat.toestemming is False:
            continue
        if citaat.respondent is None:
            if citaat.tekst is not None and citaat.toestemming:
                uit.append(Getoondcitaat(citaat.tekst, citaat.rol))
            continue
        gevonden = citaat_uit_blad(citaat, antwoorden)
        if gevonden is not None and gevonden[0] is not None and gevonden[1]:
            uit.append(Getoondcitaat(gevonden[0], citaat.rol))
    return tuple(uit)


def _met_trend(
    vraag: Cijfervraag, evaluatie: Netwerkevaluatie, eerder: Sequence[tuple[Netwerkevaluatie, Uitslag]]
) -> Cijfervraag:
    return replace(
        vraag,
        totaal=_met_vorige(vraag.totaal, vraag.vraag, evaluatie, eerder),
        groepen=tuple(_met_vorige(groep, vraag.vraag, evaluatie, eerder) for groep in vraag.groepen),
    )


@afleiding("het cijfer naast dat van de meting hiervoor")
def _met_vorige(
    nu: Cijfer, vraag: str, evaluatie: Netwerkevaluatie, eerder: Sequence[tuple[Netwerkevaluatie, Uitslag]]
) -> Cijfer:
    """A mark beside those of the surveys before; what the network typed counts where there are no answers of then."""
    if nu.gemiddelde is None:
        return nu
    punten: list[tuple[Periode, Meetpunt]] = []
    for eerdere, uitslag in eerder:
        toen = uitslag.cijfer(vraag, nu.naam)
        if isinstance(eerdere.periode, Periode) and toen is not None and toen.gemiddelde is not None:
            punten.append((eerdere.periode, Meetpunt(jaren(eerdere.periode), toen.gemiddelde, toen.aantal)))
    vorige = evaluatie.vorige_meting
    if vorige is not None and vorige.is_heel and not any(vorige.periode.overlapt(p) for p, _ in punten):
        getypt = next((c for c in vorige.cijfers if _hoort_bij(c, vraag, nu.naam, evaluatie)), None)
        if getypt is not None:
            punten.append(
                (vorige.periode, Meetpunt(jaren(vorige.periode), op_tiende(getypt.gemiddelde), getypt.aantal))
            )
    reeks = [punt for _, punt in sorted(punten, key=lambda p: p[0].start)]
    laatste = reeks[-1].gemiddelde if reeks else None
    if isinstance(evaluatie.periode, Periode):
        reeks.append(Meetpunt(jaren(evaluatie.periode), nu.gemiddelde, nu.aantal))
    verschil = nu.gemiddelde - laatste if laatste is not None else None
    return replace(nu, vorige=laatste, verschil=verschil, trend=tuple(reeks))


def _hoort_bij(cijfer: object, vraag: str, naam: str | None, evaluatie: Netwerkevaluatie) -> bool:
    if not isinstance(cijfer, Vorigcijfer) or not cijfer.is_heel or vereenvoudigd(cijfer.vraag) != vereenvoudigd(vraag):
        return False
    groep = evaluatie.groep(cijfer.doelgroep)
    return (groep.naam if groep is not None else cijfer.doelgroep) == naam


def jaren(periode: Periode) -> str:
    """The years of a period: `2024`, `2025-2026`."""
    van, tot = periode.start.year, periode.einde.year
    return str(van) if van == tot else f"{van}-{tot}"
