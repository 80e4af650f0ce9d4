"""The mail for who signs: what may go, to whom, with which text; and drafts of it in `outputs/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import __versie__
from pipeline.administratie.journaal import Feit, Gebeurtenis
from pipeline.administratie.loop import loop_van
from pipeline.dossier.onderdelen import ONDERDELEN
from pipeline.lijn.bestanden import gemis
from pipeline.lijn.brieven import Briefmaker, laad_berichtsjabloon, titel_van
from pipeline.lijn.opdrachten import is_gevraagd
from pipeline.lijn.tekenen import journaal_van, partijen_van, register_dicht, uitgaven_van
from pipeline.melding import Ernst, Meldingsoort, Plaats, heeft_fouten
from pipeline.nabij import vereenvoudigd
from pipeline.schrijf import Stand, Uitvoer, hash_van, schrijf
from pipeline.verzend.adres import bruikbaar
from pipeline.verzend.oordeel import GEEN_ADRES, Dossierstand
from pipeline.werkmap import slug

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from pipeline.administratie.journaal import Journaal
    from pipeline.administratie.uitgaven import Uitgave
    from pipeline.dossier.ondertekening import Ondertekenaar
    from pipeline.dossier.verzending import Verzending
    from pipeline.lijn.brieven import Post
    from pipeline.lijn.resultaat import Gelezen
    from pipeline.melding import Melding
    from pipeline.verzend.brief import Brief
    from pipeline.werkmap import Werkmap

GEEN_GEGEVENS = Meldingsoort(
    "M01",
    Ernst.FOUT,
    "verzending.yaml ontbreekt",
    "In inputs/verzending.yaml staat wie de documenten verstuurt. Zonder afzender gaat er geen mail.",
)
GEEN_MAILSERVER = Meldingsoort(
    "M12",
    Ernst.FOUT,
    "geen mailserver ingevuld",
    "Voor --smtp staat in verzending.yaml onder `smtp:` welke mailserver de mails verstuurt. Zonder --smtp worden de "
    "mails klaargezet en verstuurt u ze zelf.",
)
CONVENANT_ONVOLLEDIG = Meldingsoort(
    "M09",
    Ernst.FOUT,
    "convenant heeft een gat",
    "In het convenant ontbreekt een feit of is een feit niet te lezen. Dan staat niet vast wat er wordt afgesproken, "
    "en gaat er niets naar wie het moet tekenen.",
)
VOORBEELD_AFZENDER = Meldingsoort(
    "M32",
    Ernst.WAARSCHUWING,
    "afzender is die van het voorbeeld",
    "In verzending.yaml staat nog het mailadres uit het voorbeeld. Antwoorden op deze mails komen bij niemand aan.",
)
NIET_ALS_VOORBEELD = Meldingsoort(
    "M33",
    Ernst.FOUT,
    "geen mail van het voorbeeld",
    "Met --smtp gaat de mail meteen weg. Dat kan niet met het mailadres van het voorbeeld als afzender.",
)
MAIL = "mail"
# Domains that are nobody's (RFC 2606).
_VOORBEELDEN = (".example", "@example.com", "@example.net", "@example.org", ".invalid")


@dataclass(frozen=True, slots=True)
class Verzendvraag:
    """What somebody asks to be sent.

    Args:
        document: the document type.
        organisaties: the signatories, empty for all.
        opnieuw: the signatories that get it though they had it; alone, these and no others.
        overschrijf: move an edited draft aside instead of refusing.
    """

    document: str
    organisaties: tuple[str, ...] = ()
    opnieuw: tuple[str, ...] = ()
    overschrijf: bool = False


@dataclass(frozen=True, slots=True)
class Voorbereid:
    """What there is to send for one network.

    Args:
        journaal: its journal.
        verzending: how mail is sent, None where that is not known.
        post: the mail to each signatory that was asked for.
        meldingen: what is wrong with all of it.
        partijen: all signatories of the document.
    """

    journaal: Journaal
    verzending: Verzending | None
    post: tuple[Post, ...]
    meldingen: tuple[Melding, ...]
    partijen: tuple[Ondertekenaar, ...]

    @property
    def namen(self) -> tuple[str, ...]:
        """The names of all signatories of the document."""
        return tuple(str(partij.organisatie) for partij in self.partijen)

    def kent(self, naam: str) -> bool:
        """Whether a name is that of a signatory, or of a member that it signs for."""
        return any(is_gevraagd(partij, (naam,)) for partij in self.partijen)


def bereid_voor(werkmap: Werkmap, gelezen: Gelezen, vraag: Verzendvraag) -> Voorbereid:
    """Find out what may go to whom, and make the mail.

    Args:
        werkmap: where everything stands.
        gelezen: the network.
        vraag: what is asked for.
    """
    journaal = journaal_van(werkmap, gelezen.bron.netwerk)
    partijen = partijen_van(werkmap, gelezen.dossier, vraag.document)
    sjabloon, meldingen = laad_berichtsjabloon(werkmap, vraag.document)
    meldingen = (*_onmisbaar(werkmap, gelezen), *meldingen)
    verzending, convenant = gelezen.dossier.verzending, gelezen.dossier.convenant
    tekst = convenant.tekst if convenant is not None else None
    try:
        gebeurtenissen, gevonden = journaal.lees()
    except OSError as fout:
        gebeurtenissen, gevonden = (), (register_dicht(journaal, fout),)
    meldingen = (*meldingen, *gevonden)
    if heeft_fouten(meldingen) or sjabloon is None or verzending is None or tekst is None:
        return Voorbereid(journaal, verzending, (), meldingen, partijen)
    map_, uitgaven, gevonden = uitgaven_van(werkmap, gelezen.bron.netwerk, vraag.document)
    maker = Briefmaker(gelezen, vraag.document, titel_van(werkmap, vraag.document), verzending, sjabloon)
    stand = Dossierstand(vraag.document, tekst, map_, journaal.naam)
    post = []
    for partij in partijen:
        opnieuw = is_gevraagd(partij, vraag.opnieuw)
        gekozen = (*vraag.organisaties, *vraag.opnieuw)
        if gekozen and not is_gevraagd(partij, gekozen):
            continue
        loop = loop_van(gebeurtenissen, vraag.document, partij.organisatie)
        oordeel = stand.oordeel(partij, _van(uitgaven, partij.organisatie), loop, opnieuw=opnieuw)
        post.append(maker.post(partij, oordeel, tekst, loop))
    return Voorbereid(journaal, verzending, tuple(post), (*meldingen, *gevonden), partijen)


def geen_mailserver(voorbereid: Voorbereid) -> Melding:
    """M12."""
    plaats = voorbereid.verzending.vindplaats() if voorbereid.verzending is not None else Plaats("")
    return GEEN_MAILSERVER.op(
        plaats, "er is geen mailserver ingevuld", "vul 'smtp' in, of geef de opdracht zonder --smtp"
    )


def als_voorbeeld(voorbereid: Voorbereid) -> Melding | None:
    """M33, where the sender is that of the example."""
    gevonden = next(_van_voorbeeld(voorbereid.verzending), None) if voorbereid.verzending is not None else None
    if gevonden is None:
        return None
    plaats, mail = gevonden
    advies = "vul uw eigen mailadres in"
    return NIET_ALS_VOORBEELD.op(plaats, f"met {mail} uit het voorbeeld wordt geen mail verstuurd", advies)


def _van_voorbeeld(verzending: Verzending) -> Iterator[tuple[Plaats, str]]:
    """The addresses of the sender that are nobody's, each with its place."""
    afzender = verzending.afzender
    plekken = ((afzender.mail, afzender, "mail"), (verzending.antwoord_aan, verzending, "antwoord_aan"))
    for mail, gegeven, veld in plekken:
        if isinstance(mail, str) and mail.casefold().endswith(_VOORBEELDEN):
            yield gegeven.vindplaats(veld), mail


def _onmisbaar(werkmap: Werkmap, gelezen: Gelezen) -> Iterator[Melding]:
    """What has to be right before anything can go: who sends, who signs, and what."""
    naam, map_ = werkmap.naam_van(werkmap.verzending), gelezen.bron.plaats_van_netwerk
    for melding in gelezen.meldingen:
        stam = melding.plaats.bestand.rpartition(".")[0]
        tekent = stam in {f"{map_}/leden", f"{map_}/convenant"} and melding.ernst is Ernst.FOUT
        if melding.plaats.bestand == naam or tekent:
            yield melding
    dossier = gelezen.dossier
    if dossier.verzending is None:
        advies = "maak dit bestand; genereer start zet een voorbeeld in een nieuwe werkmap"
        yield GEEN_GEGEVENS.op(Plaats(naam), "dit bestand ontbreekt of kan niet worden gelezen", advies)
    else:
        yield from _adressen(dossier.verzending)
        for plaats, mail in _van_voorbeeld(dossier.verzending):
            tekst = f"{mail} is een adres uit het voorbeeld: antwoorden komen bij niemand aan"
            yield VOORBEELD_AFZENDER.op(plaats, tekst, "vul uw eigen mailadres in")
    for deel in ONDERDELEN:
        if deel.naam in {"netwerk", "leden", "convenant"} and dossier.deel(deel.naam) is None:
            yield gemis(deel, map_, gelezen, "zonder dit is er niets te versturen")
    if dossier.convenant is not None and dossier.convenant.tekst is None:
        tekst = "in het convenant ontbreekt een feit, dus staat niet vast wat er wordt getekend"
        yield CONVENANT_ONVOLLEDIG.op(dossier.convenant.vindplaats(), tekst, "vul het aan; zie genereer controleer")


def _adressen(verzending: Verzending) -> Iterator[Melding]:
    """M05, of who sends."""
    afzender = verzending.afzender
    plekken = ((afzender.mail, afzender, "mail"), (verzending.antwoord_aan, verzending, "antwoord_aan"))
    for mail, gegeven, veld in plekken:
        if isinstance(mail, str) and bruikbaar(mail) is None:
            tekst = f"van '{mail}' kan geen mail worden gestuurd"
            yield GEEN_ADRES.op(gegeven.vindplaats(veld), tekst, "herstel het mailadres")


def _van(uitgaven: Sequence[Uitgave], organisatie: str) -> tuple[Uitgave, ...]:
    naam = vereenvoudigd(organisatie)
    return tuple(uitgave for uitgave in uitgaven if vereenvoudigd(uitgave.organisatie) == naam)


@dataclass(frozen=True, slots=True)
class Mailconcept:
    """A draft that was made.

    Args:
        post: the mail.
        stand: what happened to the draft.
        pad: where it stands, as seen from the werkmap.
        meldingen: why it was not written.
    """

    post: Post
    stand: Stand
    pad: str
    meldingen: tuple[Melding, ...]


def zet_klaar(
    werkmap: Werkmap, voorbereid: Voorbereid, nu: datetime.datetime, *, overschrijf: bool
) -> tuple[tuple[Mailconcept, ...], tuple[Melding, ...]]:
    """Write a draft of each mail that may go, and the journal.

    Args:
        werkmap: where everything stands.
        voorbereid: what there is to send.
        nu: the day and time of today.
        overschrijf: move an edited draft aside instead of refusing.

    Returns:
        The drafts, and M18 where the journal cannot be written.
    """
    gemaakt = [
        _schrijf_concept(werkmap, post, post.brief, overschrijf=overschrijf)
        for post in voorbereid.post
        if post.brief is not None
    ]
    nieuw = [gebeurtenis(Feit.KLAARGEZET, concept.post, nu) for concept in gemaakt if concept.stand is Stand.GEMAAKT]
    try:
        voorbereid.journaal.schrijf(nieuw)
    except OSError as fout:
        return tuple(gemaakt), (register_dicht(voorbereid.journaal, fout),)
    return tuple(gemaakt), ()


def gebeurtenis(feit: Feit, post: Post, nu: datetime.datetime, reden: str | None = None) -> Gebeurtenis:
    """An event of a mail."""
    return Gebeurtenis(
        feit=feit,
        document=post.document,
        organisatie=post.organisatie,
        dag=nu.date().isoformat(),
        moment=nu.isoformat(timespec="seconds"),
        tekst=post.tekst,
        aan=post.aan,
        bericht=post.brief.bericht_id if post.brief is not None else None,
        reden=reden,
    )


def _schrijf_concept(werkmap: Werkmap, post: Post, brief: Brief, *, overschrijf: bool) -> Mailconcept:
    stam = brief.bestandsnaam.removesuffix(".docx")
    pad = werkmap.uitvoer / slug(post.netwerk) / slug(post.document) / MAIL / f"{stam}.eml"
    uitvoer = Uitvoer(pad, werkmap.naam_van(pad))
    record = {
        "document": post.document,
        "netwerk": post.netwerk,
        "organisatie": post.organisatie,
        "versie": __versie__,
        "tekst": post.tekst,
        "bijlage": hash_van(brief.bijlage),
    }
    stand, meldingen = schrijf(uitvoer, brief.als_concept(), record, overschrijf=overschrijf)
    return Mailconcept(post, stand, uitvoer.naam, meldingen)
