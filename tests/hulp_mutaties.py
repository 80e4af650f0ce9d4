"""What a change of one source does to the figures of a document: every change that can be made, and what follows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.afleiding import OPDRACHT
from pipeline.bron import Bron, Kaart, Knoop, Lijst, Rooster, Scalair, Waarde
from pipeline.controleer import controleer
from pipeline.dossier.perioden import Periode, kwartaal
from pipeline.melding import Plaats
from pipeline.vul.opdracht import Opdracht
from tests.hulp_herkomst import Document, Feiten, gelezen, gevuld, opdracht_voor, zonder_plek


@dataclass(frozen=True)
class Mutatie:
    """One change of a source.

    `plaatsen` are where; a figure that follows has to name one of them.
    """

    wat: str
    plaatsen: frozenset[Plaats]
    bron: Bron
    opdracht: Opdracht


@dataclass(frozen=True)
class Gevolg:
    """What a change did: the names of the figures that moved, and of those that did not say that they could."""

    mutatie: Mutatie
    bewogen: frozenset[str]
    ongezien: tuple[str, ...]


def gevolg_van(mutatie: Mutatie, voor: Feiten) -> Gevolg | None:
    """Make the document again with a change; None where none can be made any more."""
    dossier, _ = controleer(mutatie.bron)
    stuk = gevuld(mutatie.opdracht, dossier, mutatie.bron) if dossier.netwerk is not None else None
    if stuk is None:
        return None
    na = Feiten.van(stuk)
    plaatsen = mutatie.plaatsen
    oud, nieuw = voor.per_herkomst(plaatsen), na.per_herkomst(plaatsen)
    bewogen: set[str] = set()
    ongezien: list[str] = []
    for pad in voor.getallen() | na.getallen():
        een, ander = voor.teksten.get(pad), na.teksten.get(pad)
        if een == ander:
            continue
        bewogen.add(pad)
        genoemd = voor.plaatsen.get(pad, frozenset()) | na.plaatsen.get(pad, frozenset())
        if genoemd & plaatsen or een is None or ander is None:
            continue
        # In a row that took the place of another one each figure is still what it was, or its row is gone.
        sleutels = [(zonder_plek(pad), feiten.plaatsen[pad] - plaatsen) for feiten in (voor, na)]
        verschoven = (
            "[" in pad
            and all(s not in oud or s not in nieuw or set(oud[s]) == set(nieuw[s]) for s in sleutels)
            and sleutels[0] != sleutels[1]
        )
        if not verschoven and sorted(een) != sorted(ander):
            # A tag more or less says nothing of the figure itself.
            if len(een) != len(ander) and set(een) & set(ander) == set(een) | set(ander):
                continue
            ongezien.append(f"{pad}: {een} → {ander} ({mutatie.wat})")
    return Gevolg(mutatie, frozenset(bewogen), tuple(ongezien))


def mutaties(document: Document, feiten: Feiten) -> Iterator[Mutatie]:
    """Every change of a source that a figure of a document names: another figure, another word, an item less."""
    netwerk = gelezen(document.netwerk)
    opdracht = opdracht_voor(document)
    genoemd = frozenset(plaats for pad in feiten.getallen() for plaats in feiten.plaatsen[pad])
    for nummer, bestand in enumerate(netwerk.bron.bestanden):
        if bestand.inhoud is None:
            continue
        for wat, plaatsen, inhoud in _varianten(bestand.inhoud, bestand.inhoud, genoemd):
            delen = list(netwerk.bron.bestanden)
            assert isinstance(inhoud, Kaart)
            delen[nummer] = replace(bestand, inhoud=inhoud)
            yield Mutatie(wat, plaatsen, Bron(netwerk.bron.netwerk, tuple(delen)), opdracht)
    if isinstance(document.exemplaar, int):
        yield _ander_jaar(document.exemplaar, netwerk.bron, opdracht)
    if document.tot is not None:
        yield _andere_periode(document.tot, netwerk.bron, opdracht)


def _ander_jaar(jaar: int, bron: Bron, opdracht: Opdracht) -> Mutatie:
    """The folder of the year with the name of the year after."""
    map_ = Plaats(f"{bron.plaats_van_netwerk}/{jaar}", plek="de map van het jaar")
    nieuwe = replace(map_, bestand=f"{bron.plaats_van_netwerk}/{jaar + 1}")
    delen = tuple(replace(b, exemplaar=jaar + 1) if b.exemplaar == jaar else b for b in bron.bestanden)
    wat = f"de map {jaar} heet {jaar + 1}"
    return Mutatie(wat, frozenset({map_, nieuwe}), Bron(bron.netwerk, delen), replace(opdracht, exemplaar=jaar + 1))


def _andere_periode(tot: Periode, bron: Bron, opdracht: Opdracht) -> Mutatie:
    """The same order up to the quarter before."""
    vorige = kwartaal(tot.start.year, (tot.start.month + 2) // 3 - 1)
    plaatsen = frozenset({Plaats(OPDRACHT, plek="--tot")})
    return Mutatie(f"--tot {vorige.einde}", plaatsen, bron, replace(opdracht, tot=vorige))


Variant = tuple[str, frozenset[Plaats], Knoop]


def _varianten(knoop: Knoop, wortel: Kaart, genoemd: frozenset[Plaats]) -> Iterator[Variant]:
    """A tree with one change in it, for each change that can be made."""
    if isinstance(knoop, Waarde):
        if knoop.plaats in genoemd:
            for nieuw in _andere(knoop, wortel):
                wat = f"{knoop.plaats}: {knoop.waarde!r} → {nieuw!r}"
                yield wat, frozenset({knoop.plaats}), replace(knoop, waarde=nieuw, formule=None)
    elif isinstance(knoop, Lijst):
        for nummer, deel in enumerate(knoop.delen):
            voor, na = knoop.delen[:nummer], knoop.delen[nummer + 1 :]
            if deel.plaats in genoemd:
                onder = frozenset(_alle_plaatsen(deel))
                yield f"{deel.plaats}: weg uit de lijst", onder | {deel.plaats}, replace(knoop, delen=(*voor, *na))
            for wat, plaatsen, anders in _varianten(deel, wortel, genoemd):
                yield wat, plaatsen, replace(knoop, delen=(*voor, anders, *na))
    elif isinstance(knoop, Rooster):
        yield from _andere_antwoorden(knoop, genoemd)
    else:
        for naam, deel in knoop.velden.items():
            for wat, plaatsen, anders in _varianten(deel, wortel, genoemd):
                yield wat, plaatsen, replace(knoop, velden={**knoop.velden, naam: anders})


def _alle_plaatsen(knoop: Knoop) -> Iterator[Plaats]:
    yield knoop.plaats
    if isinstance(knoop, Lijst):
        for deel in knoop.delen:
            yield from _alle_plaatsen(deel)
    elif isinstance(knoop, Kaart):
        for deel in knoop.velden.values():
            yield from _alle_plaatsen(deel)


def _andere(knoop: Waarde, wortel: Kaart) -> Iterator[Scalair]:
    """Other values for a place: a figure one more, and a word that stands elsewhere in the same column."""
    waarde = knoop.waarde
    match waarde:
        case bool():
            return
        case None:
            kolom = _kolom_van(wortel).get(knoop.plaats, "")
            yield from [Decimal(7)] if kolom in _getalkolommen(wortel) else ()
        case int() | Decimal():
            yield waarde + 1
        case datetime.date():
            yield waarde + datetime.timedelta(days=1)
        case str():
            gevonden = list(re.finditer(r"\d+", waarde))
            for deel in dict.fromkeys((0, len(gevonden) - 1)) if gevonden else ():
                yield _met_getal(waarde, gevonden[deel], 1)
            if gevonden and len(gevonden[-1][0]) == len("2025"):
                yield _met_getal(waarde, gevonden[-1], -1)
            zelfde = _woorden(wortel).get(_kolom_van(wortel).get(knoop.plaats, ""), ())
            yield from [woord for woord in zelfde if woord != waarde and len(woord) < _LANG][:1]


def _met_getal(waarde: str, plek: re.Match[str], erbij: int) -> str:
    return waarde[: plek.start()] + str(int(plek[0]) + erbij).zfill(len(plek[0])) + waarde[plek.end() :]


_LANG = 40
_KOLOMMEN: dict[int, tuple[Kaart, dict[Plaats, str], dict[str, list[str]], set[str]]] = {}


def _kolommen(wortel: Kaart) -> tuple[Kaart, dict[Plaats, str], dict[str, list[str]], set[str]]:
    if id(wortel) not in _KOLOMMEN:
        kolom_van: dict[Plaats, str] = {}
        woorden: dict[str, list[str]] = {}
        getallen: set[str] = set()

        def loop(knoop: Knoop, pad: str) -> None:
            if isinstance(knoop, Waarde):
                kolom_van[knoop.plaats] = pad
                if isinstance(knoop.waarde, str) and knoop.waarde not in woorden.setdefault(pad, []):
                    woorden[pad].append(knoop.waarde)
                if isinstance(knoop.waarde, int | Decimal) and not isinstance(knoop.waarde, bool):
                    getallen.add(pad)
            elif isinstance(knoop, Lijst):
                for deel in knoop.delen:
                    loop(deel, f"{pad}[]")
            elif isinstance(knoop, Kaart):
                for naam, deel in knoop.velden.items():
                    loop(deel, f"{pad}.{naam}")

        loop(wortel, "")
        _KOLOMMEN[id(wortel)] = (wortel, kolom_van, woorden, getallen)
    return _KOLOMMEN[id(wortel)]


def _kolom_van(wortel: Kaart) -> dict[Plaats, str]:
    return _kolommen(wortel)[1]


def _woorden(wortel: Kaart) -> dict[str, list[str]]:
    return _kolommen(wortel)[2]


def _getalkolommen(wortel: Kaart) -> set[str]:
    return _kolommen(wortel)[3]


def _andere_antwoorden(rooster: Rooster, genoemd: frozenset[Plaats]) -> Iterator[Variant]:
    """For each column that is named another answer of some respondents; and a respondent less."""
    alle = range(len(rooster.koppen))
    korter = _met_rijen(rooster, rooster.rijen[:-1])
    beide = frozenset(
        Plaats(r.plaats.bestand, blad=r.plaats.blad, cel=r._bereik(k)) for r in (rooster, korter) for k in alle
    )
    if genoemd & beide:
        yield f"{rooster.plaats}: een respondent minder", beide, korter
    for kolom in alle:
        plaats = Plaats(rooster.plaats.bestand, blad=rooster.plaats.blad, cel=rooster._bereik(kolom))
        if plaats not in genoemd:
            continue
        antwoorden = sorted({str(rij[kolom]) for rij in rooster.rijen if rij[kolom] is not None})
        for antwoord in antwoorden[:3]:
            rijen = [list(rij) for rij in rooster.rijen]
            eerste = next(rij for rij in rijen if str(rij[kolom]) != antwoord)
            eerste[kolom] = next(rij[kolom] for rij in rijen if str(rij[kolom]) == antwoord)
            yield f"{plaats}: iemand antwoordt '{antwoord}'", frozenset({plaats}), _met_rijen(rooster, rijen)


def _met_rijen(rooster: Rooster, rijen: Sequence[Sequence[Scalair]]) -> Rooster:
    return Rooster(rooster.koppen, rijen, rooster.rijnummers[: len(rijen)], rooster.plaats, rooster.koprij)
