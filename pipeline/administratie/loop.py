"""What happened to one document of one signatory, out of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.administratie.journaal import Feit, Gebeurtenis
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Sequence

_POST = (Feit.BEGONNEN, Feit.VERSTUURD, Feit.GEWEIGERD)


@dataclass(frozen=True, slots=True)
class Loop:
    """The events of one document of one signatory, in their order."""

    gebeurtenissen: tuple[Gebeurtenis, ...]

    def laatste(self, *feiten: Feit) -> Gebeurtenis | None:
        """The last event of one of these kinds."""
        return next((g for g in reversed(self.gebeurtenissen) if g.feit in feiten), None)

    def alle(self, feit: Feit) -> tuple[Gebeurtenis, ...]:
        """The events of a kind."""
        return tuple(g for g in self.gebeurtenissen if g.feit is feit)

    def met_tekst(self, tekst: str | None) -> Loop:
        """The events of one text alone."""
        return Loop(tuple(g for g in self.gebeurtenissen if g.tekst == tekst))

    def post(self, tekst: str | None) -> Gebeurtenis | None:
        """How it stands with the mail of a text: begun and never confirmed, sent, refused, or None for never begun."""
        return self.met_tekst(tekst).laatste(*_POST)


def loop_van(gebeurtenissen: Sequence[Gebeurtenis], document: str, organisatie: str) -> Loop:
    """What happened to a document of a signatory; capitals and accents in its name do not matter."""
    naam = vereenvoudigd(organisatie)
    return Loop(tuple(g for g in gebeurtenissen if g.document == document and vereenvoudigd(g.organisatie) == naam))
