"""Walk through a dossier: every group of a kind, every text, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pipeline.dossier.basis import Gegeven, veldnamen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.melding import Plaats

G = TypeVar("G", bound=Gegeven)


@dataclass(frozen=True, slots=True)
class Tekstplek:
    """A text in the dossier.

    Args:
        tekst: the text; an `Opmaak` where it is Markdown.
        gegeven: the group that it belongs to.
        veld: the field of that group.
        nummer: its place in a list field, from 0; None where the field is one text.
    """

    tekst: str
    gegeven: Gegeven
    veld: str
    nummer: int | None = None

    @property
    def plaats(self) -> Plaats:
        """Where it stands."""
        if self.nummer is None:
            return self.gegeven.vindplaats(self.veld)
        return self.gegeven.vindplaats_in(self.veld, self.nummer)


def alle(wortel: Gegeven, soort: type[G]) -> Iterator[G]:
    """Every group of a type that is whole: without a `Gat` in a field of its own."""
    for groep in wortel.groepen:
        if isinstance(groep, soort) and groep.is_heel:
            yield groep


def teksten(wortel: Gegeven) -> Iterator[Tekstplek]:
    """Every text below a group, those in lists too."""
    for groep in wortel.groepen:
        for naam in veldnamen(type(groep)):
            waarde = getattr(groep, naam)
            if isinstance(waarde, str):
                yield Tekstplek(waarde, groep, naam)
            elif isinstance(waarde, tuple):
                for nummer, deel in enumerate(waarde):
                    if isinstance(deel, str):
                        yield Tekstplek(deel, groep, naam, nummer)
