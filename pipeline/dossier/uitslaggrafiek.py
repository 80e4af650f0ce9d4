"""The charts of a survey: what it gives, with a title that says what is to be seen."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from pipeline.dossier.grafiek import Getalvorm, Grafiek, Reeks, Vorm
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.dossier.uitslag import Cijfer, Keuzevraag

# Answers that lie on no scale, and words of what lies in its middle.
_GEEN_MENING = {
    "weet niet",
    "weet ik niet",
    "geen mening",
    "geen idee",
    "n v t",
    "nvt",
    "niet van toepassing",
    "anders",
}
_NEUTRAAL = {"neutraal", "soms", "noch", "gemiddeld", "matig"}


def grafiek_van_stellingen(vragen: Sequence[Keuzevraag]) -> Grafiek | None:
    """The statements that are answered on one scale, as stacked bars; None where there are none to show.

    Args:
        vragen: the questions of the survey; those with the scale of the first that has one count.
    """
    te_zien = [vraag for vraag in vragen if not vraag.is_meerkeuze and vraag.totaal.antwoorden]
    schaal = _schaal(te_zien[0]) if te_zien else ()
    stellingen = [vraag for vraag in te_zien if _schaal(vraag) == schaal]
    if not stellingen or len(schaal) < 2:
        return None
    eens = _eens(schaal)
    meest = max(stellingen, key=lambda vraag: _deel(vraag, eens))
    woorden = " of ".join(f"'{antwoord.lower()}'" for antwoord in reversed(eens))
    titel = f"Het vaakst {woorden}: {_zonder_punt(meest.label)} ({_procent(_deel(meest, eens))})"
    reeksen = tuple(
        Reeks(antwoord, tuple(vraag.totaal.antwoorden[plek].deel for vraag in stellingen))
        for plek, antwoord in enumerate(schaal)
    )
    groepen = tuple(_zonder_punt(vraag.label) for vraag in stellingen)
    return Grafiek(Vorm.GESTAPELD, titel, groepen, reeksen, Getalvorm.PROCENT)


def grafiek_van_keuze(vraag: Keuzevraag) -> Grafiek | None:
    """How often each answer was chosen, the most chosen first; None where it is hidden."""
    gekozen = sorted(vraag.totaal.antwoorden, key=lambda antwoord: -antwoord.aantal)
    if not gekozen:
        return None
    titel = f"{_zonder_punt(vraag.label)} Het vaakst: {gekozen[0].antwoord} ({_procent(gekozen[0].deel)})"
    delen = Reeks("Deel van wie antwoordde", tuple(antwoord.deel for antwoord in gekozen))
    return Grafiek(Vorm.STAVEN, titel, tuple(a.antwoord for a in gekozen), (delen,), Getalvorm.PROCENT)


def grafiek_van_trend(label: str, cijfer: Cijfer) -> Grafiek | None:
    """A mark over the surveys; None where there is only one."""
    if len(cijfer.trend) < 2:
        return None
    eerste, laatste = cijfer.trend[0], cijfer.trend[-1]
    titel = f"{label}: {_cijfer(eerste.gemiddelde)} in {eerste.label}, {_cijfer(laatste.gemiddelde)} in {laatste.label}"
    reeks = Reeks(label, tuple(punt.gemiddelde for punt in cijfer.trend))
    return Grafiek(Vorm.LIJN, titel, tuple(punt.label for punt in cijfer.trend), (reeks,), Getalvorm.CIJFER)


def _schaal(vraag: Keuzevraag) -> tuple[str, ...]:
    return tuple(antwoord.antwoord for antwoord in vraag.totaal.antwoorden)


def _eens(schaal: Sequence[str]) -> Sequence[str]:
    """The answers at the end of a scale, two at most: none that lies in the middle of it or stands beside it."""
    met_mening = [antwoord for antwoord in schaal if vereenvoudigd(antwoord) not in _GEEN_MENING] or list(schaal)
    midden = next((plek for plek, antwoord in enumerate(met_mening) if _is_neutraal(antwoord)), len(met_mening) // 2)
    begin = midden + 1 if len(met_mening) % 2 or _is_neutraal(met_mening[midden]) else midden
    return (met_mening[begin:] or met_mening[-1:])[-2:]


def _is_neutraal(antwoord: str) -> bool:
    woorden = vereenvoudigd(antwoord).split()
    return not _NEUTRAAL.isdisjoint(woorden) or {"eens", "oneens"} <= set(woorden)


def _deel(vraag: Keuzevraag, antwoorden: Sequence[str]) -> Decimal:
    """The share that chose one of these answers."""
    return sum((gekozen.deel for gekozen in vraag.totaal.antwoorden if gekozen.antwoord in antwoorden), Decimal(0))


def _zonder_punt(tekst: str) -> str:
    return tekst.strip().removesuffix(".")


def _procent(deel: Decimal) -> str:
    return f"{(deel * 100).quantize(Decimal(1), ROUND_HALF_UP)}%"


def _cijfer(waarde: Decimal) -> str:
    return str(waarde).replace(".", ",")
