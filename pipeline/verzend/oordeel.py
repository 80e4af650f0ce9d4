"""Whether a document may go out: nothing is sent that was edited, is a concept, holds another text, or went before."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.administratie.journaal import Feit
from pipeline.administratie.uitgaven import Toestand
from pipeline.dossier.basis import Gat
from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.verzend.adres import bruikbaar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.administratie.loop import Loop
    from pipeline.administratie.uitgaven import Uitgave
    from pipeline.dossier.ondertekening import Ondertekenaar
    from pipeline.melding import Melding

GEEN_ADRES = Meldingsoort(
    "M05",
    Ernst.FOUT,
    "geen mailadres",
    "Van wie namens de organisatie tekent is geen mailadres bekend, of er kan geen mail naartoe. Vul het in de "
    "ledenlijst in, in de kolom Mail.",
)
GEEN_DOCUMENT = Meldingsoort(
    "M06",
    Ernst.FOUT,
    "document ontbreekt",
    "Voor deze organisatie is het document nog niet gemaakt, of er is alleen een concept. Een concept wordt nooit "
    "verstuurd.",
)
BEWERKT = Meldingsoort(
    "M07",
    Ernst.FOUT,
    "bewerkt document wordt niet verstuurd",
    "Het document is na het maken bewerkt. Dan is niet meer te zien welke tekst iemand tekent, en dus wordt het niet "
    "verstuurd.",
)
ANDERE_TEKST = Meldingsoort(
    "M08",
    Ernst.FOUT,
    "document heeft niet de tekst van nu",
    "Het convenant is veranderd nadat dit document werd gemaakt. Wie het tekent, tekent de oude tekst.",
)
ONZEKER = Meldingsoort(
    "M15",
    Ernst.WAARSCHUWING,
    "niet zeker of de mail is verstuurd",
    "Bij het versturen werd het programma of de verbinding afgebroken. De mail kan zijn aangekomen, en gaat daarom "
    "niet vanzelf nog een keer. Vraag het na, en gebruik zo nodig --opnieuw.",
)
TWEE_DOCUMENTEN = Meldingsoort(
    "M25",
    Ernst.FOUT,
    "twee documenten voor één organisatie",
    "In outputs staat meer dan één document voor dezelfde organisatie. Het is niet te zien welk document bedoeld is.",
)


class Poststand(StrEnum):
    """How it stands with the mail to one signatory."""

    KLAAR = "klaar om te versturen"
    VERSTUURD = "al verstuurd"
    ONZEKER = "niet zeker of verstuurd"
    GETEKEND = "al getekend"
    KAN_NIET = "kan niet"


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Whether a document may go out.

    Args:
        stand: how it stands.
        uitgave: the document, None where there is none that may go.
        meldingen: why it may not.
    """

    stand: Poststand
    uitgave: Uitgave | None
    meldingen: tuple[Melding, ...]


@dataclass(frozen=True, slots=True)
class Dossierstand:
    """What the judgement on each document rests on.

    Args:
        document: the document type.
        tekst: the fingerprint of what is agreed today.
        map_: the folder of the documents, as seen from the werkmap.
        journaal: the journal, as seen from the werkmap.
    """

    document: str
    tekst: str
    map_: str
    journaal: str

    def oordeel(self, partij: Ondertekenaar, uitgaven: Sequence[Uitgave], loop: Loop, *, opnieuw: bool) -> Oordeel:
        """Judge the document of one signatory.

        Args:
            partij: the signatory.
            uitgaven: its documents, concepts too.
            loop: what happened to them.
            opnieuw: whether it may go though it went before.
        """
        if not opnieuw and (eerder := self._eerder(partij, loop)) is not None:
            return eerder
        uitgave, fouten = self._uitgave(partij, uitgaven)
        meldingen = (*fouten, *_adresfouten(partij))
        return Oordeel(Poststand.KAN_NIET if meldingen else Poststand.KLAAR, uitgave, meldingen)

    def _eerder(self, partij: Ondertekenaar, loop: Loop) -> Oordeel | None:
        """Whether it went or was signed before."""
        getekend = loop.met_tekst(self.tekst).laatste(Feit.GETEKEND)
        if getekend is not None or any(lid.getekend_op is not None for lid in partij.leden):
            return Oordeel(Poststand.GETEKEND, None, ())
        post = loop.post(self.tekst)
        if post is not None and post.feit is Feit.VERSTUURD:
            return Oordeel(Poststand.VERSTUURD, None, ())
        if post is not None and post.feit is Feit.BEGONNEN:
            melding = onzeker(self.journaal, partij.organisatie, post.moment)
            return Oordeel(Poststand.ONZEKER, None, (melding,))
        return None

    def _uitgave(
        self, partij: Ondertekenaar, uitgaven: Sequence[Uitgave]
    ) -> tuple[Uitgave | None, tuple[Melding, ...]]:
        """The one document that may go, or why there is none."""
        maak = f"maak het met genereer {self.document}"
        af = [uitgave for uitgave in uitgaven if not uitgave.concept]
        if len(af) > 1:
            namen = " en ".join(uitgave.pad.name for uitgave in af)
            tekst = f"voor {partij.organisatie} staan hier {len(af)} documenten: {namen}"
            advies = "haal weg wat niet meer geldt, met het bestand .herkomst.json dat erbij hoort"
            return None, (TWEE_DOCUMENTEN.op(Plaats(self.map_), tekst, advies),)
        if not af:
            wat = "is er alleen een concept" if uitgaven else f"is er nog geen {self.document}"
            return None, (GEEN_DOCUMENT.op(Plaats(self.map_), f"voor {partij.organisatie} {wat}", maak),)
        [uitgave] = af
        plaats = Plaats(uitgave.naam)
        match uitgave.toestand:
            case Toestand.WEG:
                tekst = f"het document voor {partij.organisatie} is hier niet meer, of kan niet worden geopend"
                return None, (GEEN_DOCUMENT.op(plaats, tekst, maak),)
            case Toestand.BEWERKT:
                return None, (bewerkt(uitgave),)
        if uitgave.tekst != self.tekst:
            staat = "in dit document staat een andere tekst dan nu in het convenant"
            onbekend = "van dit document is niet bekend welke tekst erin staat"
            tekst = onbekend if uitgave.tekst is None else staat
            return None, (ANDERE_TEKST.op(plaats, tekst, f"maak het opnieuw met genereer {self.document}"),)
        return uitgave, ()


def bewerkt(uitgave: Uitgave) -> Melding:
    """M07."""
    advies = f"maak het opnieuw met genereer {uitgave.document} --overschrijf; uw versie wordt opzijgezet"
    return BEWERKT.op(Plaats(uitgave.naam), "dit document is met de hand bewerkt", advies)


def onzeker(journaal: str, organisatie: str, moment: str) -> Melding:
    """M15, of a mail that was begun and never confirmed.

    Args:
        journaal: the journal, as seen from the werkmap.
        organisatie: the signatory.
        moment: when it was begun.
    """
    tekst = f"het is niet zeker of de mail aan {organisatie} is verstuurd (begonnen op {_leesbaar(moment)})"
    advies = f"vraag het na; stuur hem zo nodig nog een keer met --opnieuw '{organisatie}'"
    return ONZEKER.op(Plaats(journaal), tekst, advies)


def _leesbaar(moment: str) -> str:
    try:
        return f"{datetime.datetime.fromisoformat(moment):%d-%m-%Y om %H:%M}"
    except ValueError:
        return moment


def _adresfouten(partij: Ondertekenaar) -> Iterator[Melding]:
    """M05."""
    mail = partij.lid.mail
    plaats = partij.lid.vindplaats("mail")
    if mail is None or isinstance(mail, Gat):
        tekst = f"van wie tekent voor {partij.organisatie} is geen mailadres ingevuld"
        yield GEEN_ADRES.op(plaats, tekst, "vul het in de ledenlijst in, bij Mail")
    elif bruikbaar(mail) is None:
        tekst = f"naar '{mail}' kan geen mail worden gestuurd"
        yield GEEN_ADRES.op(plaats, tekst, "herstel het mailadres; het heeft de vorm naam@organisatie.nl")
