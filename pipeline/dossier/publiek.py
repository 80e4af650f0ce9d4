"""The dossier as the public may see it: without what is personal, and with small counts together.

What is personal is marked where the field is declared; a kind of group that looks otherwise in public says so with
`voor_publiek`. So a new field or a new kind of group touches one place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from pipeline.dossier.basis import Gegeven
from pipeline.dossier.waarden import FUNCTIONEEL, PERSOONLIJK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier

G = TypeVar("G", bound=Gegeven)
# A name of fewer letters is found in too many words to say anything.
_KORTSTE_NAAM = 4


@dataclass(frozen=True, slots=True)
class Persoonlijk:
    """What may not stand in a document for the public, and what may although it looks like it.

    Args:
        feiten: personal facts, such as the names of those who sign.
        functioneel: addresses and numbers of the network itself.
    """

    feiten: frozenset[str]
    functioneel: frozenset[str]


def voor_publiek(dossier: Dossier) -> Dossier:
    """The dossier without what is personal."""
    return replace(dossier, delen={sleutel: _zonder(deel) for sleutel, deel in dossier.delen.items()})


def persoonlijk(dossier: Dossier) -> Persoonlijk:
    """What in a dossier is personal."""
    delen = dossier.delen.values()
    feiten = frozenset(feit for deel in delen for feit in _gemerkt(deel, PERSOONLIJK) if len(feit) >= _KORTSTE_NAAM)
    functioneel = frozenset(feit.casefold() for deel in delen for feit in _gemerkt(deel, FUNCTIONEEL))
    return Persoonlijk(feiten, functioneel)


def _gemerkt(gegeven: Gegeven, merk: str) -> Iterator[str]:
    """The texts of the fields that are marked so."""
    for groep in gegeven.groepen:
        for naam, veld in type(groep).model_fields.items():
            waarde = getattr(groep, naam)
            if merk in veld.metadata and isinstance(waarde, str):
                yield waarde


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
