"""Walk through a dossier: every group of a kind, every text, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pipeline.dossier.basis import Gat, Gegeven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.melding import Plaats

G = TypeVar("G", bound=Gegeven)


@dataclass(frozen=True, slots=True)
class Tekstplek:
    """A text in the dossier.

    Args:
        tekst: the text; an `Opmaak` where it is Markdown.
        plaats: where it stands.
        gegeven: the group that it belongs to.
        veld: the field of that group.
    """

    tekst: str
    plaats: Plaats
    gegeven: Gegeven
    veld: str


def groepen(wortel: Gegeven) -> Iterator[Gegeven]:
    """The group itself and every group below it, in the order of the dossier."""
    yield wortel
    for naam in type(wortel).model_fields:
        waarde = getattr(wortel, naam)
        for deel in waarde if isinstance(waarde, tuple) else (waarde,):
            if isinstance(deel, Gegeven):
                yield from groepen(deel)


def alle(wortel: Gegeven, soort: type[G]) -> Iterator[G]:
    """Every group of a type that is whole: without a `Gat` in a field of its own."""
    for groep in groepen(wortel):
        if isinstance(groep, soort) and is_heel(groep):
            yield groep


def is_heel(groep: Gegeven) -> bool:
    """Whether no field of the group is a `Gat`."""
    return not any(isinstance(getattr(groep, naam), Gat) for naam in type(groep).model_fields)


def teksten(wortel: Gegeven) -> Iterator[Tekstplek]:
    """Every text below a group, those in lists too."""
    for groep in groepen(wortel):
        for naam in type(groep).model_fields:
            waarde = getattr(groep, naam)
            if isinstance(waarde, str):
                yield Tekstplek(waarde, groep.vindplaats(naam), groep, naam)
            elif isinstance(waarde, tuple):
                for nummer, deel in enumerate(waarde):
                    if isinstance(deel, str):
                        yield Tekstplek(deel, groep.vindplaats_in(naam, nummer), groep, naam)
