"""Whether a record of values has the shape that we give it; who follows its numbers then finds what they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def is_record(record: Mapping[str, Any]) -> bool:
    """Whether every part of a record is what `waarden.record_van` writes there.

    Args:
        record: what was read.
    """
    bestanden, regels, sporen, feiten = (record.get(naam) for naam in ("bestanden", "regels", "sporen", "feiten"))
    alineas, grafieken = record.get("alineas"), record.get("grafieken", [])
    if not isinstance(bestanden, list) or not isinstance(regels, list) or not isinstance(sporen, list):
        return False
    if not _zijn_teksten([*bestanden, *regels]) or not isinstance(feiten, list):
        return False
    if not isinstance(alineas, dict) or not isinstance(grafieken, list):
        return False
    # A step follows from those before it, so that nothing goes round.
    return (
        all(_is_stap(stap, nummer, len(bestanden), len(regels)) for nummer, stap in enumerate(sporen))
        and all(_is_feit(feit, len(sporen)) for feit in feiten)
        and all(_zijn_alineas(deel, len(feiten)) for deel in alineas.values())
        and all(_is_grafiek(grafiek, len(feiten)) for grafiek in grafieken)
        and isinstance(record.get("sjabloon", ""), str)
        and _is_naar_tekst(record.get("getypt", {}), leeg=False)
        and _is_naar_tekst(record.get("hashes", {}), leeg=True)
    )


def _zijn_teksten(waarde: object) -> bool:
    return isinstance(waarde, list) and all(isinstance(een, str) for een in waarde)


def _is_naar_tekst(waarde: object, *, leeg: bool) -> bool:
    if not isinstance(waarde, dict):
        return False
    return all(isinstance(een, str) or (leeg and een is None) for een in waarde.values())


def _is_nummer(waarde: object, tot: int) -> bool:
    return type(waarde) is int and 0 <= waarde < tot


def _zijn_nummers(waarde: object, tot: int) -> bool:
    return isinstance(waarde, list) and all(_is_nummer(een, tot) for een in waarde)


def _is_stap(stap: object, nummer: int, bestanden: int, regels: int) -> bool:
    match stap:
        case [str(), list(plaatsen)]:
            return all(
                isinstance(een, list) and len(een) == 2 and _is_nummer(een[0], bestanden) and isinstance(een[1], str)
                for een in plaatsen
            )
        case [str(), int(regel), list(delen)]:
            return _is_nummer(regel, regels) and _zijn_nummers(delen, nummer)
    return False


def _is_feit(feit: object, sporen: int) -> bool:
    if isinstance(feit, list):
        return len(feit) == 2 and isinstance(feit[0], str) and _zijn_nummers(feit[1], sporen)
    return _is_nummer(feit, sporen)


def _zijn_alineas(deel: object, feiten: int) -> bool:
    if not isinstance(deel, list) or not all(isinstance(een, list) and len(een) == 2 for een in deel):
        return False
    return all(
        isinstance(tekst, str)
        and isinstance(waarden, list)
        and all(_is_waarde(waarde, len(tekst), feiten) for waarde in waarden)
        for tekst, waarden in deel
    )


def _is_waarde(waarde: object, lengte: int, feiten: int) -> bool:
    match waarde:
        case [int(begin), int(einde), int(feit)]:
            return 0 <= begin <= einde <= lengte and _is_nummer(feit, feiten)
    return False


def _is_grafiek(grafiek: object, feiten: int) -> bool:
    match grafiek:
        case [int(), [str(), int(feit)], list(groepen), list(reeksen)] if _zijn_teksten(groepen):
            return _is_nummer(feit, feiten) and all(_is_reeks(reeks, len(groepen), feiten) for reeks in reeksen)
    return False


def _is_reeks(reeks: object, groepen: int, feiten: int) -> bool:
    match reeks:
        case [str(), list(waarden)] if len(waarden) <= groepen:
            return all(een is None or _is_punt(een, feiten) for een in waarden)
    return False


def _is_punt(punt: object, feiten: int) -> bool:
    match punt:
        case [str(), str(), int(feit)]:
            return _is_nummer(feit, feiten)
    return False
