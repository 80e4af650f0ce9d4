"""What a template may name: the types of the dossier, seen from a template."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Union, get_args, get_origin

from pipeline.afleiding import Rekenwijze
from pipeline.dossier.aantallen import Aantal
from pipeline.dossier.basis import Gegeven
from pipeline.dossier.perioden import Periode


@dataclass(frozen=True, slots=True)
class Waarde:
    """A single fact, which can be printed."""


@dataclass(frozen=True, slots=True)
class Vrij:
    """Facts of which nothing is known beforehand, such as those under `eigen:`."""


@dataclass(frozen=True, slots=True)
class Lijst:
    """Facts or groups in their order.

    Args:
        deel: what one of them is.
    """

    deel: Soort


@dataclass(frozen=True, slots=True)
class Groep:
    """Named facts.

    Args:
        klasse: the type of the dossier.
    """

    klasse: type

    def namen(self) -> Mapping[str, str]:
        """The names of the facts, each with its description where it has one."""
        if issubclass(self.klasse, Gegeven):
            velden = {naam: veld.description or "" for naam, veld in self.klasse.model_fields.items()}
        else:
            velden = dict.fromkeys(getattr(self.klasse, "__dataclass_fields__", {}), "")
        afgeleid = {
            naam: ""
            for klasse in reversed(self.klasse.__mro__)
            for naam, lid in vars(klasse).items()
            if isinstance(lid, property | cached_property) and not naam.startswith("_") and not hasattr(Gegeven, naam)
        }
        return {**velden, **afgeleid}

    def lid(self, naam: str) -> Soort:
        """What one of its facts is."""
        return soort_van(self.annotatie(naam))

    def annotatie(self, naam: str) -> Any:
        """The type annotation of one of its facts; `Any` where only a type checker knows it."""
        if issubclass(self.klasse, Gegeven) and naam in self.klasse.model_fields:
            return self.klasse.model_fields[naam].annotation
        functie = self._functie(naam)
        return _hints(functie or self.klasse).get("return" if functie else naam, Any)

    def regel(self, naam: str) -> str:
        """How one of its facts is worked out, in Dutch; empty where it is not, or nobody says so."""
        rekenwijze = getattr(self._functie(naam), "rekenwijze", None)
        return rekenwijze.regel if isinstance(rekenwijze, Rekenwijze) else ""

    def _functie(self, naam: str) -> Any:
        """What works one of its facts out, None where it is just there."""
        lid = getattr(self.klasse, naam, None)
        return lid.fget if isinstance(lid, property) else getattr(lid, "func", None)


@cache
def _hints(van: Any) -> Mapping[str, Any]:
    """The type annotations of a class or a function; none where one is only known to a type checker."""
    try:
        return typing.get_type_hints(van)
    except NameError:
        return {}


Soort: typing.TypeAlias = "Waarde | Vrij | Lijst | Groep"

# Printed as one fact, though they have parts.
_ENKEL = (Aantal, Periode)


def soort_van(annotatie: Any) -> Soort:
    """What a type annotation is to a template."""
    if annotatie is Any:
        return Vrij()
    oorsprong = get_origin(annotatie)
    if oorsprong is typing.Annotated:
        return soort_van(get_args(annotatie)[0])
    if oorsprong in {Union, types.UnionType}:
        rest = [deel for deel in get_args(annotatie) if deel is not type(None)]
        return soort_van(rest[0]) if len(rest) == 1 else Waarde()
    if oorsprong in {tuple, list, Sequence}:
        return Lijst(soort_van(get_args(annotatie)[0]))
    if oorsprong in {dict, Mapping} or annotatie is dict:
        return Vrij()
    if not isinstance(annotatie, type) or annotatie in _ENKEL:
        return Waarde()
    is_groep = issubclass(annotatie, Gegeven) or dataclasses.is_dataclass(annotatie)
    return Groep(annotatie) if is_groep else Waarde()


def alle_namen(woorden: Mapping[str, Soort], diepte: int = 4) -> Iterator[tuple[str, str, Soort]]:
    """Every name that a template may use, with its description or how it is worked out; lists are followed by `[]`.

    Args:
        woorden: what the template may name at the top.
        diepte: how many names deep to go.
    """
    for naam, soort in woorden.items():
        yield from _namen_onder(naam, "", soort, diepte)


def _namen_onder(pad: str, uitleg: str, soort: Soort, diepte: int) -> Iterator[tuple[str, str, Soort]]:
    if isinstance(soort, Lijst):
        yield f"{pad}[]", uitleg, soort
        if isinstance(soort.deel, Groep):
            yield from _leden(f"{pad}[]", soort.deel, diepte)
        return
    if not isinstance(soort, Groep):
        yield pad, uitleg, soort
        return
    yield from _leden(pad, soort, diepte)


def _leden(pad: str, groep: Groep, diepte: int) -> Iterator[tuple[str, str, Soort]]:
    if diepte:
        for naam, uitleg in groep.namen().items():
            yield from _namen_onder(f"{pad}.{naam}", uitleg or groep.regel(naam), groep.lid(naam), diepte - 1)
