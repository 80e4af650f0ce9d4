"""What a figure follows from: the places that it was read from, or a rule in words and what that was applied to.

A function of the dossier that works something out says its rule with `afleiding`. While nobody follows figures that
costs a look at one variable; while somebody does (`pipeline.spoor`), everything that the function reads is noted.
"""

from __future__ import annotations

import functools
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pipeline.melding import Plaats

# What stands for a file where somebody said something when he asked for the document, such as `--tot`.
OPDRACHT = "de opdracht"
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, eq=False)
class Bronplek:
    """A fact as somebody typed it.

    Args:
        pad: its name in the dossier, such as `begroting.regels[3].tarief`.
        plaatsen: where it stands: a line, a cell, or for a list the place of each of its items.
        waarde: what was typed, as text; None where it is a list, or too much to repeat.
    """

    pad: str
    plaatsen: tuple[Plaats, ...]
    waarde: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Afleiding:
    """A fact that was worked out.

    Args:
        pad: its name in the dossier; empty for a step in between.
        regel: how, in Dutch; empty where nothing is done but choosing.
        delen: what it was worked out from.
    """

    pad: str
    regel: str
    delen: tuple[Spoor, ...]


Spoor: TypeAlias = "Bronplek | Afleiding"


class Groep(Protocol):
    """A group of facts; it may get its name after it was read."""

    pad: str


@dataclass(slots=True)
class Blik:
    """What is read while something is worked out.

    Args:
        sporen: what was read, by identity, in the order of reading.
        laatst: the group of which a fact was read last, and the name of that fact; None where nothing was.
    """

    sporen: dict[int, Spoor] = field(default_factory=dict)
    laatst: tuple[Groep, str] | None = None

    @property
    def pad(self) -> str:
        """The name of what was read last; empty where nothing was that has one."""
        if self.laatst is None:
            return next((spoor.pad for spoor in self.sporen.values() if spoor.pad), "")
        groep, naam = self.laatst
        return f"{groep.pad}.{naam}" if groep.pad else naam

    def noteer(self, spoor: Spoor) -> None:
        """Something was read."""
        self.sporen[id(spoor)] = spoor


@dataclass(frozen=True, slots=True)
class Rekenwijze:
    """How a function works something out.

    Args:
        regel: the rule in Dutch.
        kiest: whether what it reads decides which facts it gives, so that it goes for each of them.
    """

    regel: str
    kiest: bool = False


class Volger(Protocol):
    """Who follows figures while they are worked out."""

    @property
    def blik(self) -> Blik:
        """What is being read now."""

    def volg(self, rekenwijze: Rekenwijze, functie: Callable[[], Any], argumenten: Iterable[Any]) -> Any:
        """Call a function and give what it gives, with what it was worked out from."""


VOLGER: ContextVar[Volger | None] = ContextVar("VOLGER", default=None)


def afleiding(regel: str, *, kiest: bool = False) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Say how a function works something out.

    Args:
        regel: the rule in a few Dutch words, as an accountant would read it: "aantal maal tarief, op centen".
        kiest: whether what it reads decides which facts it gives, so that it goes for each of them.
    """
    rekenwijze = Rekenwijze(regel, kiest)

    def om(functie: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(functie)
        def binnen(*argumenten: P.args, **opties: P.kwargs) -> R:
            volger = VOLGER.get()
            if volger is None:
                return functie(*argumenten, **opties)
            uit = volger.volg(rekenwijze, lambda: functie(*argumenten, **opties), (*argumenten, *opties.values()))
            return cast("R", uit)

        binnen.rekenwijze = rekenwijze  # type: ignore[attr-defined]  # a function may carry what is said of it
        return binnen

    return om


def noteer(spoor: Callable[[], Spoor]) -> None:
    """Tell who follows figures that something was read; does nothing where nobody does."""
    volger = VOLGER.get()
    if volger is not None:
        volger.blik.noteer(spoor())


def bronnen(*sporen: Spoor) -> Iterator[Bronplek]:
    """The places that facts go back to in the end, each once, in the order of reading."""
    gezien: set[int] = set()
    te_doen = list(reversed(sporen))
    while te_doen:
        deel = te_doen.pop()
        if id(deel) in gezien:
            continue
        gezien.add(id(deel))
        if isinstance(deel, Bronplek):
            yield deel
        else:
            te_doen.extend(reversed(deel.delen))
