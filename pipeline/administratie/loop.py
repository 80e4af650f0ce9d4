"""What happened to one document of one signatory, out of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.administratie.journaal import Feit, Gebeurtenis
from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from pipeline.melding import Melding

KAN_NIET = Meldingsoort(
    "M29",
    Ernst.WAARSCHUWING,
    "gebeurtenis die niet kan",
    "In het register staat iets dat terugkwam of getekend is voordat het werd verstuurd, of dat nog moet komen. Zo'n "
    "regel telt niet mee.",
)

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


def waarom_niet(gebeurtenis: Gebeurtenis, loop: Loop, vandaag: datetime.date) -> str | None:
    """Why an event cannot have happened on its day, None where it can; of old lines not all is known.

    Args:
        gebeurtenis: the event.
        loop: what happened to its document.
        vandaag: the day of today.
    """
    if gebeurtenis.dag > vandaag.isoformat():
        return "moet nog komen"
    verstuurd = [g.dag for g in loop.met_tekst(gebeurtenis.tekst).alle(Feit.VERSTUURD)]
    komt_na = gebeurtenis.feit in {Feit.ONTVANGEN, Feit.GETEKEND} and gebeurtenis.tekst is not None
    if komt_na and verstuurd and gebeurtenis.dag < min(verstuurd):
        return f"is eerder dan het is verstuurd ({leesbaar(min(verstuurd))})"
    return None


def op_orde(
    gebeurtenissen: Sequence[Gebeurtenis], journaal: str, vandaag: datetime.date
) -> tuple[tuple[Gebeurtenis, ...], tuple[Melding, ...]]:
    """The events that can have happened, and those that cannot (M29).

    Args:
        gebeurtenissen: the journal.
        journaal: the journal as seen from the werkmap.
        vandaag: the day of today.
    """
    lopen: dict[tuple[str, str], Loop] = {}
    goed: list[Gebeurtenis] = []
    meldingen: list[Melding] = []
    for een in gebeurtenissen:
        wie = (een.document, vereenvoudigd(een.organisatie))
        if wie not in lopen:
            lopen[wie] = loop_van(gebeurtenissen, een.document, een.organisatie)
        waarom = waarom_niet(een, lopen[wie], vandaag)
        if waarom is None:
            goed.append(een)
            continue
        tekst = f"{een.document} van {een.organisatie}: '{een.feit}' op {leesbaar(een.dag)} {waarom}; het telt niet mee"
        advies = f"herroep het met genereer register --herroep '{een.organisatie}', en vul de goede dag in"
        meldingen.append(KAN_NIET.op(Plaats(journaal), tekst, advies))
    return tuple(goed), tuple(meldingen)


def leesbaar(dag: str) -> str:
    """A day as a person writes it."""
    return "-".join(reversed(dag.split("-")))
