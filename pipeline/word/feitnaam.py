"""A fact in words, from its name in the dossier and the types that the dossier is made of."""

from __future__ import annotations

import re
import types
import typing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pipeline.word.soorten import Groep, Lijst, soort_van

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.word.soorten import Soort

_STAP = re.compile(r"([^.\[\]]+)((?:\[[^\]]*\])*)")
# Where a description goes on with how to write it.
_UITLEG = re.compile(r"[;:(]|, (?:zoals|bijvoorbeeld|eventueel|vanaf)\b")
# Numbers that tell which one of a list it is.
_NUMMERS = frozenset({"nummer", "volgnummer"})


@dataclass(frozen=True, slots=True)
class Feitnaam:
    """What a fact is called, and whether it can be a figure.

    Args:
        woorden: what it is, in Dutch.
        is_bekend: whether its type is known.
        is_tekst: whether that is text, or a choice of words.
        is_nummer: whether it only tells which one of a list something is.
    """

    woorden: str
    is_bekend: bool = False
    is_tekst: bool = False
    is_nummer: bool = False


def feitnaam(pad: str, woorden: Mapping[str, Soort]) -> Feitnaam:
    """A fact in words.

    Args:
        pad: its name in the dossier, such as `begroting.regels[3].tarief`.
        woorden: what the names at the top are.
    """
    namen = [(stap[1], bool(stap[2])) for stap in _STAP.finditer(pad)]
    if not namen:
        return Feitnaam("")
    soort: Soort | None = woorden.get(namen[0][0])
    annotatie: Any = Any
    uitleg = ""
    for naam, _ in namen[1:]:
        soort = soort.deel if isinstance(soort, Lijst) else soort
        if not isinstance(soort, Groep):
            annotatie, uitleg, soort = Any, "", None
            continue
        uitleg = soort.namen().get(naam, "")
        annotatie = soort.annotatie(naam)
        soort = soort_van(annotatie)
    eigen = _UITLEG.split(uitleg)[0].strip() or _als_woorden([naam for naam, _ in namen])
    laatste = namen[-1][0]
    return Feitnaam(eigen, annotatie is not Any, _is_tekst(annotatie), laatste in _NUMMERS)


def _als_woorden(namen: list[str]) -> str:
    """The last two names of a path, for a fact that nobody described."""
    return ": ".join(naam.replace("_", " ") for naam in namen[-2:])


def _is_tekst(annotatie: Any) -> bool:
    oorsprong = get_origin(annotatie)
    if oorsprong in {typing.Annotated, tuple, list}:
        return _is_tekst(get_args(annotatie)[0])
    if oorsprong in {Union, types.UnionType}:
        return all(_is_tekst(deel) for deel in get_args(annotatie) if deel is not type(None))
    return isinstance(annotatie, type) and issubclass(annotatie, str | bool)
