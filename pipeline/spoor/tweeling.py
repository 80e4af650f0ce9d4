"""Groups of facts that tell when they are read: in every other way they are the group that they were.

A twin has the class of its group (a subclass of it, made once) and its facts. Each fact of it is a property that asks
who follows; methods and operators run on the twin, and so whatever they read is noted too.
"""

from __future__ import annotations

import dataclasses
from abc import ABCMeta
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from pipeline.dossier.basis import Gegeven, veldnamen

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from pipeline.afleiding import Spoor
    from pipeline.spoor import Naspeuring

T = TypeVar("T")
# Where a twin keeps what it knows of itself; no name in Python or in a template has a space.
_STAND = "stand van de tweeling"
_kaal = object.__getattribute__


class Tweeling:
    """A group of facts that tells when it is read."""


@dataclass(slots=True)
class Stand:
    """What a twin knows of itself.

    Args:
        naspeuring: who follows.
        origineel: the group that it is the twin of.
        pad: its name in the dossier.
        spoor: what it was worked out from, None for a group that was typed.
        kern: of a group that was chosen, its twin as such and what that knows: what is read of this one is read of
            that, and `spoor` says why it was chosen, which goes for each of its facts.
        gelezen: what was read of it before, by the name of the fact.
    """

    naspeuring: Naspeuring
    origineel: Any
    pad: str
    spoor: Spoor | None = None
    kern: tuple[Any, Stand] | None = None
    gelezen: dict[str, Gelezen] = field(default_factory=dict)


# A fact that was read: its value, what it follows from, the name that it has, and why its group was chosen.
Gelezen: TypeAlias = "tuple[Any, Spoor | None, tuple[Stand, str] | None, Spoor | None]"


def is_groep(waarde: object) -> bool:
    """Whether a value is a group of facts, and so can have a twin."""
    return _is_groepssoort(cast("Hashable", type(waarde)))


@cache
def _is_groepssoort(soort: Any) -> bool:
    return issubclass(soort, Gegeven) or dataclasses.is_dataclass(soort)


def stand_van(tweeling: Any) -> Stand | None:
    """What a twin knows of itself; None for a copy that somebody made of one, which is followed no further."""
    stand = _kaal(tweeling, "__dict__").get(_STAND)
    return stand if isinstance(stand, Stand) else None


def origineel_van(groep: T) -> T:
    """The group that a twin is the twin of, of which nobody sees what is read; of any other group itself."""
    stand = stand_van(groep) if isinstance(groep, Tweeling) else None
    return groep if stand is None else cast("T", stand.origineel)


def maak_tweeling(groep: Any, stand: Stand) -> Any:
    """The twin of a group."""
    twee: Any = object.__new__(_klasse(cast("Hashable", type(groep))))
    eigen = _kaal(twee, "__dict__")
    eigen[_STAND] = stand
    if isinstance(groep, Gegeven):
        for deel in ("__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__"):
            object.__setattr__(twee, deel, _kaal(groep, deel))
        eigen |= {naam: groep.__dict__[naam] for naam in veldnamen(type(groep))}
        return twee
    velden, onthouden = _velden(cast("Hashable", type(groep)))
    for naam in velden:
        eigen[naam] = getattr(groep, naam)
    for veld in onthouden:
        if veld.default_factory is not dataclasses.MISSING:
            # What the group remembers for itself was worked out unseen: a twin works it out again.
            object.__setattr__(twee, veld.name, veld.default_factory())
        else:
            object.__setattr__(twee, veld.name, getattr(groep, veld.name))
    return twee


@cache
def _velden(soort: Any) -> tuple[tuple[str, ...], tuple[dataclasses.Field[Any], ...]]:
    """The fields of a dataclass by their name, and those that it keeps to itself."""
    velden = dataclasses.fields(soort)
    return tuple(v.name for v in velden if v.name[0] != "_"), tuple(v for v in velden if v.name[0] == "_")


@cache
def _klasse(soort: Any) -> type:
    """The class of the twins of a class, without what pydantic does when somebody declares a class."""
    inhoud = {naam: _lid(naam, afgeleid) for naam, afgeleid in _leden(soort).items()}
    inhoud |= {"__module__": soort.__module__, "__class__": soort}
    if issubclass(soort, Gegeven):
        inhoud |= {naam: _van_origineel(naam) for naam in ("groepen", "is_heel", "is_overal_heel")}
        klasse: type = ABCMeta.__new__(type(soort), soort.__name__, (Tweeling, soort), inhoud)
        return klasse
    return type(soort.__name__, (Tweeling, soort), inhoud)


def _lid(naam: str, afgeleid: Callable[[Any], Any] | None) -> Any:
    """What a twin has in the place of a field, or of what follows from its fields."""

    def geef(zelf: Any) -> Any:
        # A large document reads hundreds of thousands of facts: this much is done for each, and no more.
        stand: Stand | None = zelf.__dict__.get(_STAND)
        if stand is None:
            return afgeleid(zelf) if afgeleid is not None else zelf.__dict__[naam]
        gelezen = stand.gelezen.get(naam)
        if gelezen is None:
            gelezen = stand.naspeuring.lees(zelf, stand, naam, afgeleid)
        waarde, spoor, laatst, keuze = gelezen
        blik = stand.naspeuring.blikken[-1]
        if spoor is not None:
            blik.sporen[id(spoor)] = spoor
            if laatst is not None:
                blik.laatst = laatst
        if keuze is not None:
            blik.sporen[id(keuze)] = keuze
        return waarde

    return property(geef)


def _van_origineel(naam: str) -> property:
    """What looks at all fields of a group: whether it is whole is not what a fact follows from."""

    def geef(zelf: Any) -> Any:
        stand = stand_van(zelf)
        return getattr(stand.origineel, naam) if stand is not None else getattr(type(zelf).__mro__[2], naam).func(zelf)

    return property(geef)


@cache
def _leden(soort: Any) -> dict[str, Callable[[Any], Any] | None]:
    """What can be read of a group: its fields (None), and what follows from them with the function that gives it."""
    afgeleid: dict[str, Callable[[Any], Any] | None] = {}
    for klasse in reversed(soort.__mro__):
        if klasse in Gegeven.__mro__:
            continue  # what every group has looks at all of its fields, and is no fact
        for naam, lid in vars(klasse).items():
            if isinstance(lid, property) and lid.fget is not None:
                afgeleid[naam] = lid.fget
            elif isinstance(lid, cached_property):
                afgeleid[naam] = lid.func
    if issubclass(soort, Gegeven):
        return {**afgeleid, **dict.fromkeys(veldnamen(soort))}
    return {**afgeleid, **dict.fromkeys(_velden(soort)[0])}
