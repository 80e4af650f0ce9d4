"""The register of a network: what was made, sent, returned and signed, shown and kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import __versie__
from pipeline.administratie.journaal import Feit, Gebeurtenis
from pipeline.administratie.loop import leesbaar, loop_van, op_orde, waarom_niet
from pipeline.dossier.basis import Gat
from pipeline.excel.kleuren import kleuren
from pipeline.lijn.opdrachten import is_gevraagd
from pipeline.lijn.tekenen import journaal_van, partijen_van, register_dicht, tekendocumenten, uitgaven_van
from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.nabij import vereenvoudigd
from pipeline.register import Regel, Stukken, maak_register, op_volgorde
from pipeline.schrijf import Stand, Uitvoer, schrijf
from pipeline.werkmap import slug

if TYPE_CHECKING:
    import datetime

    from pipeline.administratie.journaal import Journaal
    from pipeline.administratie.loop import Loop
    from pipeline.lijn.resultaat import Gelezen
    from pipeline.melding import Melding
    from pipeline.werkmap import Werkmap

NIET_BIJGEWERKT = Meldingsoort(
    "M21",
    Ernst.WAARSCHUWING,
    "register.xlsx niet bijgewerkt",
    "Het werkboek staat open in Excel, of er is iets in veranderd. Het blijft zoals het is; wat op het scherm staat, "
    "is wel van nu. Met --overschrijf wordt een veranderd werkboek eerst opzijgezet.",
)
NIET_VERSTUURD = Meldingsoort(
    "M22",
    Ernst.FOUT,
    "niet bekend welke tekst",
    "Wat terugkwam of getekend is, hoort bij een tekst die is verstuurd. Het register kent er voor deze "
    "organisatie geen.",
)
DAGEN_DOOR_ELKAAR = Meldingsoort(
    "M28",
    Ernst.FOUT,
    "dag kan niet",
    "Een document komt pas terug en wordt pas getekend nadat het is verstuurd. Er is niets opgeschreven.",
)
NIETS_TE_HERROEPEN = Meldingsoort(
    "M30",
    Ernst.FOUT,
    "niets te herroepen",
    "Herroepen kan wat met genereer register is ingevuld. Een mail die het programma zelf verstuurde is weg, en blijft "
    "in het register staan.",
)
HERROEPEN = Meldingsoort(
    "M31",
    Ernst.INFO,
    "herroepen",
    "Wat het laatst voor deze organisatie is ingevuld, telt niet meer mee. Het blijft wel in register.jsonl staan.",
)

# How long to wait where nobody says how long.
_HERINNEREN_NA = 21
# What a person fills in.
_MET_DE_HAND = (Feit.VERSTUURD, Feit.ONTVANGEN, Feit.GETEKEND)


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The register of one network.

    Args:
        netwerk: name of the network's folder.
        regels: the lines, in the order in which they need attention.
        tekst: the fingerprint of what is agreed today, None where a part of it is not known.
        meldingen: what is wrong with it.
    """

    netwerk: str
    regels: tuple[Regel, ...]
    tekst: str | None
    meldingen: tuple[Melding, ...]


def lees_register(werkmap: Werkmap, gelezen: Gelezen, vandaag: datetime.date) -> Overzicht:
    """Put together what is known of the signatures of a network.

    Args:
        werkmap: where everything stands.
        gelezen: the network.
        vandaag: the day of today.
    """
    netwerk, dossier = gelezen.bron.netwerk, gelezen.dossier
    journaal = journaal_van(werkmap, netwerk)
    meldingen: list[Melding] = []
    regels: list[Regel] = []
    try:
        gebeurtenissen, gevonden = journaal.lees()
    except OSError as fout:
        gebeurtenissen, gevonden = (), (register_dicht(journaal, fout),)
    gebeurtenissen, kan_niet = op_orde(gebeurtenissen, journaal.naam, vandaag)
    meldingen += [*gevonden, *kan_niet]
    tekst = dossier.convenant.tekst if dossier.convenant is not None else None
    na = dossier.verzending.herinneren_na if dossier.verzending is not None else _HERINNEREN_NA
    for document in tekendocumenten(werkmap):
        map_, uitgaven, gevonden = uitgaven_van(werkmap, netwerk, document)
        partijen = partijen_van(werkmap, dossier, document)
        stukken = Stukken(document, partijen, uitgaven, gebeurtenissen, tekst, journaal.naam, map_)
        eigen, fouten = maak_register(stukken, vandaag, _HERINNEREN_NA if isinstance(na, Gat) else na)
        regels.extend(eigen)
        meldingen += [*gevonden, *fouten]
    return Overzicht(netwerk, op_volgorde(regels), tekst, tuple(meldingen))


def schrijf_register(
    werkmap: Werkmap, gelezen: Gelezen, overzicht: Overzicht, vandaag: datetime.date, *, overschrijf: bool
) -> tuple[Stand, str, tuple[Melding, ...]]:
    """Write the register as a workbook; one that is open or was edited stays as it is, and the run goes on.

    Args:
        werkmap: where everything stands.
        gelezen: the network.
        overzicht: its register.
        vandaag: the day of today.
        overschrijf: move an edited workbook aside instead of leaving it.

    Returns:
        What happened to the workbook, where it stands as seen from the werkmap, and why it was left (M21) or what an
        edited one is called now (U04).
    """
    from pipeline.register.boek import maak_registerboek  # slow to import

    pad = werkmap.uitvoer / slug(overzicht.netwerk) / "register.xlsx"
    uitvoer = Uitvoer(pad, werkmap.naam_van(pad))
    netwerk = gelezen.dossier.netwerk
    naam = netwerk.korte_naam if netwerk is not None else overzicht.netwerk
    hoofdkleur, _ = kleuren(netwerk)
    inhoud = maak_registerboek(
        overzicht.regels, netwerk=str(naam), hoofdkleur=hoofdkleur, tekst=overzicht.tekst, vandaag=vandaag
    )
    record = {"document": "register", "netwerk": overzicht.netwerk, "versie": __versie__, "tekst": overzicht.tekst}
    stand, geweigerd = schrijf(uitvoer, inhoud, record, overschrijf=overschrijf)
    if stand is not Stand.NIET_GEMAAKT:
        return stand, uitvoer.naam, geweigerd
    waarom = " ".join(melding.tekst for melding in geweigerd)
    advies = "sluit het in Excel, of gebruik --overschrijf: dan wordt het opzijgezet"
    melding = NIET_BIJGEWERKT.op(Plaats(uitvoer.naam), f"dit werkboek is niet bijgewerkt: {waarom}", advies)
    return stand, uitvoer.naam, (melding,)


def documenten_voor(werkmap: Werkmap, gelezen: Gelezen, organisatie: str) -> tuple[tuple[str, str], ...]:
    """What an organisation signs: each document type with the name of the signatory.

    Args:
        werkmap: where everything stands.
        gelezen: the network.
        organisatie: its name, or that of a member for which its parent signs.
    """
    return tuple(
        (document, partij.organisatie)
        for document in tekendocumenten(werkmap)
        for partij in partijen_van(werkmap, gelezen.dossier, document)
        if is_gevraagd(partij, (organisatie,))
    )


def teken_op(
    werkmap: Werkmap,
    gelezen: Gelezen,
    feit: Feit,
    *,
    document: str,
    organisatie: str,
    getypt: str,
    dag: datetime.date,
    nu: datetime.datetime,
) -> tuple[Melding, ...]:
    """Write down that a document was sent by hand, came back, or was signed.

    Args:
        werkmap: where everything stands.
        gelezen: the network.
        feit: what happened.
        document: the document type.
        organisatie: the signatory.
        getypt: the name that was typed: of the signatory, or of a member that it signs for.
        dag: the day on which it happened.
        nu: the day and time of today, with the time zone.

    Returns:
        Why it was not written down (M18, M22, M28), empty where it was.
    """
    journaal = journaal_van(werkmap, gelezen.bron.netwerk)
    try:
        gebeurtenissen, _ = journaal.lees()
        loop = loop_van(gebeurtenissen, document, organisatie)
        tekst = _tekst_van(werkmap, gelezen, feit, loop, document, organisatie)
        if tekst is None:
            return (_tekst_onbekend(journaal, feit, document, organisatie),)
        namens = getypt if vereenvoudigd(getypt) != vereenvoudigd(organisatie) else None
        moment = nu.isoformat(timespec="seconds")
        nieuw = Gebeurtenis(feit, document, organisatie, dag.isoformat(), moment, tekst, reden=namens)
        waarom = waarom_niet(nieuw, loop, nu.date())
        if waarom is not None:
            zin = f"{document} van {organisatie}: '{feit}' op {leesbaar(nieuw.dag)} {waarom}"
            advies = f"controleer --op; klopt een eerdere dag niet, herroep die dan met --herroep '{organisatie}'"
            return (DAGEN_DOOR_ELKAAR.op(Plaats(journaal.naam), zin, advies),)
        journaal.schrijf([nieuw])
    except OSError as fout:
        return (register_dicht(journaal, fout),)
    return ()


def herroep(
    werkmap: Werkmap, gelezen: Gelezen, *, document: str, organisatie: str, nu: datetime.datetime
) -> tuple[Melding, ...]:
    """Revoke what was written down last for a signatory by hand; it stays in the journal.

    Args:
        werkmap: where everything stands.
        gelezen: the network.
        document: the document type.
        organisatie: the signatory.
        nu: the day and time of today, with the time zone.

    Returns:
        What was revoked (M31), or why nothing was (M18, M30).
    """
    journaal = journaal_van(werkmap, gelezen.bron.netwerk)
    plaats, dag = Plaats(journaal.naam), nu.date().isoformat()
    try:
        gebeurtenissen, _ = journaal.lees()
        loop = loop_van(gebeurtenissen, document, organisatie).gebeurtenissen
        laatste = next((g for g in reversed(loop) if g.feit in _MET_DE_HAND and g.bericht is None), None)
        if laatste is None:
            tekst = f"voor {organisatie} is niets met de hand ingevuld bij {document}"
            return (NIETS_TE_HERROEPEN.op(plaats, tekst, "kijk met genereer register wat er staat"),)
        moment = nu.isoformat(timespec="seconds")
        weg = Gebeurtenis(Feit.HERROEPEN, document, organisatie, dag, moment, laatste.tekst, betreft=laatste.kenmerk)
        journaal.schrijf([weg])
    except OSError as fout:
        return (register_dicht(journaal, fout),)
    tekst = f"{document} van {organisatie}: '{laatste.feit}' op {leesbaar(laatste.dag)} telt niet meer mee"
    return (HERROEPEN.op(plaats, tekst),)


def _tekst_onbekend(journaal: Journaal, feit: Feit, document: str, organisatie: str) -> Melding:
    """M22: nobody knows which text was sent, came back or was signed."""
    if feit is Feit.VERSTUURD:
        wat, advies = "gemaakt", f"maak het met genereer {document}"
    else:
        wat = "verstuurd"
        advies = f"vul eerst in wanneer het is verstuurd: genereer register --verstuurd '{organisatie}'"
    tekst = f"voor {organisatie} is nog geen {document} {wat}, dus is niet bekend welke tekst dit is"
    return NIET_VERSTUURD.op(Plaats(journaal.naam), tekst, advies)


def _tekst_van(
    werkmap: Werkmap, gelezen: Gelezen, feit: Feit, loop: Loop, document: str, organisatie: str
) -> str | None:
    """Which text an event is about: that of the last mail; of one sent by hand that of its draft or document."""
    if feit is not Feit.VERSTUURD:
        verstuurd = loop.laatste(Feit.VERSTUURD)
        return verstuurd.tekst if verstuurd is not None else None
    _, uitgaven, _ = uitgaven_van(werkmap, gelezen.bron.netwerk, document)
    klaargezet = loop.laatste(Feit.KLAARGEZET)
    if klaargezet is not None:
        return klaargezet.tekst
    naam = vereenvoudigd(organisatie)
    return next((u.tekst for u in uitgaven if not u.concept and vereenvoudigd(u.organisatie) == naam), None)
