"""A step beside the others, register: what became of each document that has to be signed, from made to signed.

Pure: what stands in `outputs/`, what the journal and the member list say and the day of today go in.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.administratie.journaal import Feit
from pipeline.administratie.loop import Loop, loop_van
from pipeline.dossier.perioden import Periode, dag
from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.nabij import vereenvoudigd
from pipeline.register.handtekeningen import handtekeningen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.administratie.journaal import Gebeurtenis
    from pipeline.administratie.uitgaven import Uitgave
    from pipeline.dossier.ondertekening import Ondertekenaar
    from pipeline.melding import Melding

ANDERE_TEKST_GETEKEND = Meldingsoort(
    "M19",
    Ernst.WAARSCHUWING,
    "getekende tekst is niet die van nu",
    "Een organisatie tekende een andere tekst dan er nu in het convenant staat. Leg de nieuwe tekst voor, of zet de "
    "tekst terug die is getekend.",
)
TEKENT_NIET = Meldingsoort(
    "M24",
    Ernst.WAARSCHUWING,
    "staat niet bij wie tekent",
    "Er is een document gemaakt, verstuurd of getekend voor een organisatie die volgens de ledenlijst en het convenant "
    "niet tekent. Misschien is haar naam veranderd, of is zij geen lid meer.",
)


class Registerstand(StrEnum):
    """How far a document is, from not made to signed."""

    NIET_GEMAAKT = "nog niet gemaakt"
    GEMAAKT = "gemaakt"
    KLAARGEZET = "bericht staat klaar"
    GEWEIGERD = "mail geweigerd"
    ONZEKER = "niet zeker of verstuurd"
    VERSTUURD = "verstuurd"
    ONTVANGEN = "terug"
    GETEKEND = "getekend"


@dataclass(frozen=True, slots=True)
class Regel:
    """One document of one signatory.

    Args:
        document: the document type.
        organisatie: the signatory.
        leden: how many members it signs for.
        aan: the mail address of who signs, empty where it is not known.
        stand: how far it is.
        klaargezet: when the draft was made.
        verstuurd: when it was sent.
        ontvangen: when it came back.
        getekend: when it was signed.
        tekst: the fingerprint of the text that was signed, else sent, else made; None where nobody knows.
        herinneren: how many days ago it was sent, where that is too long; else None.
        opmerkingen: what there is to say about it.
    """

    document: str
    organisatie: str
    leden: int
    aan: str
    stand: Registerstand
    klaargezet: Periode | None
    verstuurd: Periode | None
    ontvangen: Periode | None
    getekend: Periode | None
    tekst: str | None
    herinneren: int | None
    opmerkingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stukken:
    """What a register is made of, for one document type.

    Args:
        document: the document type.
        partijen: who signs it.
        uitgaven: the documents that stand in `outputs/`.
        gebeurtenissen: the journal.
        tekst: the fingerprint of what is agreed today, None where a part of it is not known.
        journaal: the journal as seen from the werkmap.
        map_: the folder of the documents as seen from the werkmap.
    """

    document: str
    partijen: Sequence[Ondertekenaar]
    uitgaven: Sequence[Uitgave]
    gebeurtenissen: Sequence[Gebeurtenis]
    tekst: str | None
    journaal: str
    map_: str


def maak_register(
    stukken: Stukken, vandaag: datetime.date, herinneren_na: int
) -> tuple[tuple[Regel, ...], tuple[Melding, ...]]:
    """The lines of a document type, and what is wrong with its signatures (M19, M20, M24).

    Args:
        stukken: what it is made of.
        vandaag: the day of today.
        herinneren_na: after how many days without an answer somebody is reminded.
    """
    regels: list[Regel] = []
    meldingen: list[Melding] = []
    for partij in stukken.partijen:
        regel, gevonden = _regel(stukken, partij, vandaag, herinneren_na)
        regels.append(regel)
        meldingen.extend(gevonden)
    for naam in _vreemden(stukken):
        regel = _regel_van_vreemde(stukken, naam)
        regels.append(regel)
        is_gebeurd = regel.stand not in {Registerstand.NIET_GEMAAKT, Registerstand.GEMAAKT}
        plaats = Plaats(stukken.journaal if is_gebeurd else stukken.map_)
        tekst = f"{naam} staat niet (meer) bij wie het {stukken.document} tekent; hier is het {regel.stand.value}"
        meldingen.append(TEKENT_NIET.op(plaats, tekst, "controleer de naam in de ledenlijst"))
    return tuple(regels), tuple(meldingen)


def op_volgorde(regels: Iterable[Regel]) -> tuple[Regel, ...]:
    """Lines in the order in which they need attention: who is to be reminded, longest ago first; then the rest."""
    return tuple(sorted(regels, key=lambda regel: -(regel.herinneren or 0)))


def _regel(
    stukken: Stukken, partij: Ondertekenaar, vandaag: datetime.date, herinneren_na: int
) -> tuple[Regel, tuple[Melding, ...]]:
    loop = loop_van(stukken.gebeurtenissen, stukken.document, partij.organisatie)
    getekend = handtekeningen(partij, loop, stukken.journaal)
    regel = _uit_loop(stukken, partij.organisatie, loop)
    regel = replace(regel, leden=len(partij.leden), aan=str(partij.lid.mail or ""))
    opmerkingen: list[str] = [melding.tekst for melding in getekend.meldingen]
    meldingen = list(getekend.meldingen)
    if getekend.op is not None:
        regel = replace(regel, stand=Registerstand.GETEKEND, getekend=getekend.op, tekst=getekend.tekst)
        if None not in {getekend.tekst, stukken.tekst} and getekend.tekst != stukken.tekst:
            tekst = (
                f"{partij.organisatie} tekende een andere tekst ({kort(getekend.tekst)}) dan nu in het convenant staat "
                f"({kort(stukken.tekst)})"
            )
            advies = "leg de nieuwe tekst voor, of zet de getekende tekst terug"
            meldingen.append(ANDERE_TEKST_GETEKEND.op(getekend.plaats, tekst, advies))
            opmerkingen.append("getekend is een andere tekst dan die van nu")
    elif regel.verstuurd is not None and regel.tekst != stukken.tekst:
        opmerkingen.append("verstuurd is een andere tekst dan die van nu: verstuur de nieuwe")
    elif regel.stand is Registerstand.VERSTUURD and regel.verstuurd is not None:
        dagen = (vandaag - regel.verstuurd.einde).days
        regel = replace(regel, herinneren=dagen if dagen > herinneren_na else None)
    if regel.stand is Registerstand.ONZEKER:
        opmerkingen.append("vraag na of de mail is aangekomen")
    return replace(regel, opmerkingen=tuple(opmerkingen)), tuple(meldingen)


def _uit_loop(stukken: Stukken, organisatie: str, loop: Loop) -> Regel:
    """A line as the journal and the documents tell it, before the member list has spoken."""
    klaargezet, verstuurd = loop.laatste(Feit.KLAARGEZET), loop.laatste(Feit.VERSTUURD)
    ontvangen = loop.laatste(Feit.ONTVANGEN)
    if ontvangen is not None and verstuurd is not None and ontvangen.tekst != verstuurd.tekst:
        ontvangen = None  # an older text came back, and a newer one went out since
    af = [u for u in stukken.uitgaven if not u.concept and vereenvoudigd(u.organisatie) == vereenvoudigd(organisatie)]
    bron = ontvangen or verstuurd or klaargezet
    tekst = bron.tekst if bron is not None else (af[0].tekst if af else None)
    return Regel(
        document=stukken.document,
        organisatie=organisatie,
        leden=0,
        aan="",
        stand=_stand(stukken, loop, ontvangen=ontvangen is not None, gemaakt=bool(af)),
        klaargezet=_dag(klaargezet),
        verstuurd=_dag(verstuurd),
        ontvangen=_dag(ontvangen),
        getekend=None,
        tekst=tekst,
        herinneren=None,
    )


def _stand(stukken: Stukken, loop: Loop, *, ontvangen: bool, gemaakt: bool) -> Registerstand:
    if ontvangen:
        return Registerstand.ONTVANGEN
    post = loop.post(stukken.tekst) or loop.laatste(Feit.VERSTUURD)
    if post is not None:
        standen = {Feit.BEGONNEN: Registerstand.ONZEKER, Feit.GEWEIGERD: Registerstand.GEWEIGERD}
        return standen.get(post.feit, Registerstand.VERSTUURD)
    if loop.laatste(Feit.KLAARGEZET) is not None:
        return Registerstand.KLAARGEZET
    return Registerstand.GEMAAKT if gemaakt else Registerstand.NIET_GEMAAKT


def _vreemden(stukken: Stukken) -> Iterator[str]:
    """Who has a document or an event and does not sign, each once."""
    gezien = {vereenvoudigd(partij.organisatie) for partij in stukken.partijen}
    namen = [g.organisatie for g in stukken.gebeurtenissen if g.document == stukken.document]
    namen += [uitgave.organisatie for uitgave in stukken.uitgaven if not uitgave.concept]
    for naam in namen:
        if vereenvoudigd(naam) not in gezien:
            gezien.add(vereenvoudigd(naam))
            yield naam


def _regel_van_vreemde(stukken: Stukken, naam: str) -> Regel:
    loop = loop_van(stukken.gebeurtenissen, stukken.document, naam)
    regel = replace(_uit_loop(stukken, naam, loop), opmerkingen=("staat niet (meer) bij wie tekent",))
    getekend = loop.laatste(Feit.GETEKEND)
    if getekend is None:
        return regel
    return replace(regel, stand=Registerstand.GETEKEND, getekend=_dag(getekend), tekst=getekend.tekst)


def _dag(gebeurtenis: Gebeurtenis | None) -> Periode | None:
    """The day of an event; what was changed by hand into no day is passed over."""
    if gebeurtenis is None:
        return None
    try:
        return dag(datetime.date.fromisoformat(gebeurtenis.dag))
    except ValueError:
        return None


def kort(tekst: str | None) -> str:
    """A fingerprint as a person compares it: its first eight digits."""
    return tekst[:8] if tekst is not None else "onbekend"
