"""The dossier as the public may see it: without what is personal, and with small counts together.

What is personal is marked where the field is declared; a kind of group that looks otherwise in public says so with
`voor_publiek`. So a new field or a new kind of group touches one place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.dossier.basis import Gegeven
from pipeline.dossier.waarden import FUNCTIONEEL, PERSOONLIJK, PERSOONSNAAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier

G = TypeVar("G", bound=Gegeven)


@dataclass(frozen=True, slots=True)
class Persoonlijk:
    """What may not stand in a document for the public, and what may although it looks like it.

    Args:
        namen: names of persons, such as those who sign.
        functioneel: addresses and numbers of the network itself, and what it wrote down that may be public.
    """

    namen: frozenset[str]
    functioneel: frozenset[str]


def voor_publiek(dossier: Dossier) -> Dossier:
    """The dossier without what is personal."""
    return replace(dossier, delen={sleutel: _zonder(deel) for sleutel, deel in dossier.delen.items()})


def persoonlijk(dossier: Dossier) -> Persoonlijk:
    """What in a dossier is personal."""
    groepen = [groep for deel in dossier.delen.values() for groep in deel.groepen]
    namen = (naam for groep in groepen for naam in _namen(groep))
    functioneel = (feit.casefold() for groep in groepen for feit, _ in _gemerkt(groep, FUNCTIONEEL))
    return Persoonlijk(frozenset(namen), frozenset(functioneel))


def _namen(groep: Gegeven) -> Iterator[str]:
    """The names of persons that may not be published."""
    for tekst, merken in _gemerkt(groep, PERSOONSNAAM):
        if PERSOONLIJK in merken or not groep.is_publiek:
            yield from filter(None, (naam.strip() for naam in tekst.split(";")))


def _gemerkt(groep: Gegeven, merk: str) -> Iterator[tuple[str, list[Any]]]:
    """The texts of the fields of a group that are marked so, each with all its marks."""
    for naam, veld in type(groep).model_fields.items():
        waarde = getattr(groep, naam)
        if merk in veld.metadata:
            teksten = waarde if isinstance(waarde, tuple) else (waarde,)
            yield from ((tekst, veld.metadata) for tekst in teksten if isinstance(tekst, str))


def _zonder(gegeven: G) -> G:
    """A group without what is personal, and so the groups below it."""
    kopie = gegeven.model_copy()
    velden = type(gegeven).model_fields
    for naam in set(kopie.__dict__) - set(velden):
        del kopie.__dict__[naam]  # what was derived from the group as it was
    for naam, veld in velden.items():
        waarde = getattr(gegeven, naam)
        if PERSOONLIJK in veld.metadata:
            kopie.__dict__[naam] = None
        elif isinstance(waarde, Gegeven):
            kopie.__dict__[naam] = _zonder(waarde)
        elif isinstance(waarde, tuple):
            delen = (_zonder(deel) if isinstance(deel, Gegeven) else deel for deel in waarde if _mag(deel))
            kopie.__dict__[naam] = tuple(delen)
    return kopie.voor_publiek()


def _mag(deel: object) -> bool:
    return not isinstance(deel, Gegeven) or deel.is_publiek
