"""The signatures of one signatory: out of the member list, out of the journal, and whether there is one too many."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.administratie.journaal import Feit
from pipeline.dossier.perioden import Periode, Precisie, dag
from pipeline.melding import Ernst, Meldingsoort, Plaats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.administratie.loop import Loop
    from pipeline.dossier.ondertekening import Ondertekenaar
    from pipeline.melding import Melding

DUBBEL_GETEKEND = Meldingsoort(
    "M20",
    Ernst.WAARSCHUWING,
    "twee keer getekend",
    "Voor dezelfde organisatie zijn er twee handtekeningen onder dezelfde tekst. Tekent een moederorganisatie voor al "
    "haar leden, dan tellen ook de handtekeningen van die leden.",
)


@dataclass(frozen=True, slots=True)
class Handtekening:
    """One signature.

    Args:
        namens: on whose behalf.
        op: when.
        tekst: the fingerprint of what was signed, None where nobody knows.
        plaats: where it is told.
    """

    namens: str
    op: Periode
    tekst: str | None
    plaats: Plaats


@dataclass(frozen=True, slots=True)
class Getekend:
    """What is known of the signature that counts.

    Args:
        op: when it was signed, None where it was not.
        tekst: the fingerprint of what was signed, None where nobody knows.
        plaats: where it is told.
        meldingen: where there is one signature too many (M20).
    """

    op: Periode | None
    tekst: str | None
    plaats: Plaats
    meldingen: tuple[Melding, ...] = ()


def handtekeningen(partij: Ondertekenaar, loop: Loop, journaal: str) -> Getekend:
    """The signature of a signatory.

    Args:
        partij: the signatory.
        loop: what happened to its document.
        journaal: the journal as seen from the werkmap.
    """
    uit_lijst = tuple(_uit_lijst(partij, loop))
    uit_journaal = tuple(_uit_journaal(partij, loop, journaal))
    # The same signature, told in both: the journal knows its text.
    alle = [*uit_journaal, *(h for h in uit_lijst if not any(_dezelfde(h, ander) for ander in uit_journaal))]
    if not alle:
        return Getekend(None, None, Plaats(journaal))
    laatste = max(alle, key=lambda h: h.op.einde)
    samen = [h for h in alle if h.tekst in {None, laatste.tekst} or laatste.tekst is None]
    dubbel: tuple[Melding, ...] = ()
    if len(samen) > 1:
        wie = " en ".join(f"{h.namens} ({_leesbaar(h.op)})" for h in samen)
        tekst = f"voor {partij.organisatie} zijn er {len(samen)} handtekeningen: {wie}"
        dubbel = (DUBBEL_GETEKEND.op(laatste.plaats, tekst, "kijk welke geldt, en haal de datum van de andere weg"),)
    return Getekend(laatste.op, laatste.tekst, laatste.plaats, dubbel)


def _uit_lijst(partij: Ondertekenaar, loop: Loop) -> Iterator[Handtekening]:
    """Those of the member list; which text it was tells the last mail before it."""
    for lid in partij.leden:
        if isinstance(lid.getekend_op, Periode):
            tot = lid.getekend_op.einde.isoformat()
            verstuurd = [g for g in loop.alle(Feit.VERSTUURD) if g.dag <= tot]
            tekst = verstuurd[-1].tekst if verstuurd else None
            yield Handtekening(str(lid.naam), lid.getekend_op, tekst, lid.vindplaats("getekend_op"))


def _uit_journaal(partij: Ondertekenaar, loop: Loop, journaal: str) -> Iterator[Handtekening]:
    """Those of the journal, each day and text once."""
    gezien: set[tuple[str, str | None]] = set()
    for gebeurtenis in loop.alle(Feit.GETEKEND):
        try:
            op = dag(datetime.date.fromisoformat(gebeurtenis.dag))
        except ValueError:  # changed by hand
            continue
        if (gebeurtenis.dag, gebeurtenis.tekst) not in gezien:
            gezien.add((gebeurtenis.dag, gebeurtenis.tekst))
            yield Handtekening(gebeurtenis.reden or partij.organisatie, op, gebeurtenis.tekst, Plaats(journaal))


def _dezelfde(van_lijst: Handtekening, uit_journaal: Handtekening) -> bool:
    return van_lijst.op.overlapt(uit_journaal.op)


def _leesbaar(op: Periode) -> str:
    if op.naam:
        return op.naam
    return f"{op.start:%d-%m-%Y}" if op.precisie is Precisie.DAG else f"{op.start:%m-%Y}"
