"""Sending over SMTP: each mail once, whatever happens in between.

Before a mail goes, the journal says that it was begun; after the server took it, that it was sent. What was begun and
not confirmed is never sent again by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.administratie.journaal import Bezet, Feit
from pipeline.administratie.loop import loop_van
from pipeline.lijn.tekenen import register_dicht
from pipeline.lijn.verzending import gebeurtenis
from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.verzend.oordeel import ONZEKER
from pipeline.verzend.postbode import GeenVerbinding, Uitslag

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from pipeline.lijn.brieven import Post
    from pipeline.lijn.verzending import Voorbereid
    from pipeline.melding import Melding
    from pipeline.verzend.brief import Brief
    from pipeline.verzend.postbode import Postbode

SERVER_ONBEREIKBAAR = Meldingsoort(
    "M13",
    Ernst.FOUT,
    "mailserver niet te bereiken",
    "Er is geen verbinding met de mailserver, of hij laat u niet binnen. Wat nog niet is verstuurd, gaat de "
    "volgende keer.",
)
GEWEIGERD = Meldingsoort(
    "M14",
    Ernst.FOUT,
    "mail geweigerd",
    "De mailserver neemt deze mail niet aan; de melding noemt wat hij zegt. De andere mails zijn wel verstuurd. De "
    "volgende keer wordt het opnieuw geprobeerd.",
)
ANDERE_VERZENDING = Meldingsoort(
    "M23",
    Ernst.FOUT,
    "er wordt al verstuurd",
    "Op dit moment verstuurt een andere opdracht mail voor dit netwerk. Twee tegelijk kan niet: dan kreeg iemand "
    "dezelfde mail twee keer.",
)
ZONDER_KOPIE = Meldingsoort(
    "M16",
    Ernst.WAARSCHUWING,
    "kopie geweigerd",
    "De mail zelf is verstuurd, maar de mailserver wil geen kopie naar het adres van de contactpersonen sturen.",
)


class Verzendstand(StrEnum):
    """What became of a mail."""

    VERSTUURD = "verstuurd"
    GEWEIGERD = "geweigerd"
    ONZEKER = "onzeker"
    INTUSSEN = "intussen al verstuurd"
    NIET = "niet verstuurd"


_STANDEN = {
    Uitslag.AANGENOMEN: Verzendstand.VERSTUURD,
    Uitslag.GEWEIGERD: Verzendstand.GEWEIGERD,
    Uitslag.NIET_BEREIKT: Verzendstand.NIET,
    Uitslag.ONZEKER: Verzendstand.ONZEKER,
}
_MISLUKT_HOOGSTENS = 2


@dataclass(frozen=True, slots=True)
class Verzonden:
    """What became of one mail.

    Args:
        post: the mail.
        stand: whether it went.
        meldingen: why it did not.
    """

    post: Post
    stand: Verzendstand
    meldingen: tuple[Melding, ...] = ()


def verstuur(voorbereid: Voorbereid, postbode: Postbode, nu: datetime.datetime) -> Iterator[Verzonden]:
    """Send the mail of one network, one after another.

    Args:
        voorbereid: what there is to send.
        postbode: who brings it.
        nu: the day and time of today, with the time zone.

    Yields:
        What became of each mail, as soon as it is known.
    """
    te_sturen = [post for post in voorbereid.post if post.brief is not None]
    if not te_sturen:
        return
    try:
        slot = voorbereid.journaal.begin_verzending()
    except Bezet:
        tekst = "een andere opdracht verstuurt nu mail voor dit netwerk"
        melding = ANDERE_VERZENDING.op(Plaats(voorbereid.journaal.naam), tekst, "wacht tot die klaar is")
        yield from _alles_niet(te_sturen, melding)
        return
    except OSError as fout:
        yield from _alles_niet(te_sturen, register_dicht(voorbereid.journaal, fout))
        return
    with slot:
        yield from _een_voor_een(voorbereid, te_sturen, postbode, nu)


def _een_voor_een(
    voorbereid: Voorbereid, te_sturen: list[Post], postbode: Postbode, nu: datetime.datetime
) -> Iterator[Verzonden]:
    """The mails in their order; without a server or a journal the rest does not go."""
    journaal = voorbereid.journaal
    mislukt = 0
    try:
        gebeurtenissen, _ = journaal.lees()
    except OSError as fout:
        yield from _alles_niet(te_sturen, register_dicht(journaal, fout))
        return
    for plek, post in enumerate(te_sturen):
        intussen = loop_van(gebeurtenissen, post.document, post.organisatie).post(post.tekst)
        if intussen != post.eerder or post.brief is None:  # another run, between the question and the answer
            yield Verzonden(post, Verzendstand.INTUSSEN)
            continue
        try:
            if mislukt == _MISLUKT_HOOGSTENS:  # else every mail after this one might become uncertain too
                raise GeenVerbinding(
                    f"de verbinding viel {mislukt} keer achter elkaar weg", "probeer het later opnieuw"
                )
            postbode.open()
            journaal.schrijf([gebeurtenis(Feit.BEGONNEN, post, nu)])
        except GeenVerbinding as fout:
            yield from _alles_niet(te_sturen[plek:], _onbereikbaar(fout.reden, fout.advies))
            return
        except OSError as fout:
            yield from _alles_niet(te_sturen[plek:], register_dicht(journaal, fout))
            return
        verzonden = _een(voorbereid, post, post.brief, postbode, nu)
        mislukt = mislukt + 1 if verzonden.stand in {Verzendstand.NIET, Verzendstand.ONZEKER} else 0
        yield verzonden


def _een(voorbereid: Voorbereid, post: Post, brief: Brief, postbode: Postbode, nu: datetime.datetime) -> Verzonden:
    """Send one mail of which the journal says that it was begun."""
    journaal = voorbereid.journaal
    plaats = Plaats(journaal.naam)
    meldingen: list[Melding] = []
    try:
        bezorging = postbode.bezorg(brief.van.mail, brief.ontvangers, brief.als_post(nu))
        uitslag, reden = bezorging.uitslag, bezorging.reden
        for adres in bezorging.zonder:
            tekst = f"de mail aan {post.organisatie} is verstuurd, maar zonder kopie aan {adres}"
            meldingen.append(ZONDER_KOPIE.op(plaats, tekst, "controleer Contactmail in de ledenlijst"))
    except GeenVerbinding as fout:
        uitslag, reden = Uitslag.NIET_BEREIKT, fout.reden
    stand = _STANDEN[uitslag]
    match uitslag:
        case Uitslag.AANGENOMEN:
            klaar = gebeurtenis(Feit.VERSTUURD, post, nu)
        case Uitslag.ONZEKER:
            tekst = f"het is niet zeker of de mail aan {post.organisatie} is verstuurd: {reden}"
            advies = f"vraag het na; stuur hem zo nodig nog een keer met --opnieuw '{post.organisatie}'"
            return Verzonden(post, stand, (ONZEKER.op(plaats, tekst, advies),))
        case Uitslag.NIET_BEREIKT:
            klaar = gebeurtenis(Feit.GEWEIGERD, post, nu, reden)
            tekst = f"de mail aan {post.organisatie} is niet verstuurd: {reden}"
            meldingen.append(_onbereikbaar(tekst, "geef de opdracht opnieuw"))
        case Uitslag.GEWEIGERD:
            klaar = gebeurtenis(Feit.GEWEIGERD, post, nu, reden)
            tekst = f"de mail aan {post.organisatie} ({post.aan}) is niet verstuurd: {reden}"
            meldingen.append(GEWEIGERD.op(plaats, tekst, "controleer het mailadres, en geef de opdracht opnieuw"))
    try:
        journaal.schrijf([klaar])
    except OSError as fout:  # it stays begun: uncertain is the truth for who reads the journal
        meldingen.append(register_dicht(journaal, fout))
    return Verzonden(post, stand, tuple(meldingen))


def _onbereikbaar(tekst: str, advies: str) -> Melding:
    return SERVER_ONBEREIKBAAR.op(Plaats("inputs/verzending.yaml"), tekst, advies)


def _alles_niet(te_sturen: list[Post], melding: Melding) -> Iterator[Verzonden]:
    for post in te_sturen:
        yield Verzonden(post, Verzendstand.NIET, (melding,))
