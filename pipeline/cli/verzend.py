"""`genereer verzend`: show who gets what, ask where mail really goes, and say what became of it."""

from __future__ import annotations

import datetime
import os
import sys
from typing import TYPE_CHECKING, Any

import click
from rich.table import Table
from rich.text import Text

from pipeline import lijn
from pipeline.cli.keuze import netwerkmappen, tekendocument
from pipeline.cli.weergave import als_json, scherm, telling, toon_meldingen
from pipeline.lijn.versturen import Verzendstand, verstuur
from pipeline.lijn.verzending import als_voorbeeld, bereid_voor, geen_mailserver, zet_klaar
from pipeline.melding import heeft_fouten
from pipeline.nabij import bedoelde_u
from pipeline.schrijf import Stand
from pipeline.uitkomst import Uitkomst
from pipeline.verzend.oordeel import Poststand
from pipeline.verzend.postbode import Postbode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.dossier.verzending import Mailserver
    from pipeline.lijn.versturen import Verzonden
    from pipeline.lijn.verzending import Mailconcept, Verzendvraag, Voorbereid
    from pipeline.melding import Melding
    from pipeline.werkmap import Werkmap

WACHTWOORD = "GENEREER_SMTP_WACHTWOORD"
_KLEUR = {Poststand.KLAAR: "green", Poststand.KAN_NIET: "bold red", Poststand.ONZEKER: "bold yellow"}
_VERZENDKLEUR = {Verzendstand.VERSTUURD: "green", Verzendstand.INTUSSEN: ""}


def verzend_documenten(
    werkmap: Werkmap, netwerk: str | None, vraag: Verzendvraag, *, smtp: bool, ja: bool, formaat: str
) -> Uitkomst:
    """Make drafts of the mail to who signs, or send it."""
    nu = datetime.datetime.now().astimezone()
    tekendocument(werkmap, vraag.document)
    gelezen = [lijn.lees_netwerk(werkmap, map_) for map_ in netwerkmappen(werkmap, netwerk)]
    if netwerk is None:  # a network without a covenant has nothing to sign
        gelezen = [net for net in gelezen if any(b.onderdeel == "convenant" for b in net.bron.bestanden)]
    voorbereid = [bereid_voor(werkmap, net, vraag) for net in gelezen]
    _eis_bekende_namen(voorbereid, vraag)
    if smtp:
        return _verstuur(voorbereid, nu, ja=ja, formaat=formaat)
    concepten: list[Mailconcept] = []
    meldingen = [melding for deel in voorbereid for melding in _meldingen(deel)]
    for deel in voorbereid:
        gemaakt, fouten = zet_klaar(werkmap, deel, nu, overschrijf=vraag.overschrijf)
        concepten.extend(gemaakt)
        meldingen += [*(melding for concept in gemaakt for melding in concept.meldingen), *fouten]
    return _toon_concepten(voorbereid, concepten, meldingen, formaat)


def _eis_bekende_namen(voorbereid: Sequence[Voorbereid], vraag: Verzendvraag) -> None:
    """Refuse a name that is of nobody who signs, with the nearest one that is."""
    if any(deel.meldingen for deel in voorbereid):
        return  # who signs may not be known
    for getypt in (*vraag.organisaties, *vraag.opnieuw):
        if not any(deel.kent(getypt) for deel in voorbereid):
            namen = [naam for deel in voorbereid for naam in deel.namen]
            advies = bedoelde_u(getypt, namen) or "er is niemand die dit document tekent"
            tekst = f"'{getypt}' tekent geen {vraag.document}; {advies}"
            raise click.UsageError(tekst, click.get_current_context(silent=True))


def _meldingen(deel: Voorbereid) -> tuple[Melding, ...]:
    return (*deel.meldingen, *(melding for post in deel.post for melding in post.meldingen))


def _toon_concepten(
    voorbereid: Sequence[Voorbereid], concepten: Sequence[Mailconcept], meldingen: Sequence[Melding], formaat: str
) -> Uitkomst:
    mislukt = any(concept.stand is Stand.NIET_GEMAAKT for concept in concepten)
    uitkomst = _uitkomst(meldingen, mislukt=mislukt)
    paden = {(c.post.netwerk, c.post.organisatie): (c.pad, c.stand) for c in concepten}
    if formaat == "json":
        post = []
        for gegevens in _post_als_gegevens(voorbereid):
            pad, stand = paden.get((gegevens["netwerk"], gegevens["organisatie"]), (None, None))
            post.append({**gegevens, "bericht": pad, "gemaakt": stand.value if stand is not None else None})
        click.echo(als_json(uitkomst, meldingen, post=post))
        return uitkomst
    console = scherm()
    toon_meldingen(console, meldingen)
    console.print(_lijst(voorbereid))
    gelukt = [concept for concept in concepten if concept.stand is not Stand.NIET_GEMAAKT]
    for map_ in sorted({concept.pad.rpartition("/")[0] for concept in gelukt}):
        aantal = sum(concept.pad.startswith(f"{map_}/") for concept in gelukt)
        console.print(f"{aantal} {'bericht' if aantal == 1 else 'berichten'} in {map_}/", soft_wrap=True)
    geteld = telling(meldingen)
    wat = "Open ze in Outlook of Thunderbird, lees ze na en verstuur ze." if gelukt else "Er is niets klaargezet."
    console.print(f"{wat}{f' Met {geteld}.' if geteld else ''}", soft_wrap=True)
    return uitkomst


def _uitkomst(meldingen: Sequence[Melding], *, mislukt: bool) -> Uitkomst:
    if any(melding.code[0] == "S" or melding.code in {"M02", "M03", "M04"} for melding in meldingen):
        return Uitkomst.SJABLOON
    if mislukt or any(melding.code == "M18" for melding in meldingen):
        return Uitkomst.UITVOER
    return Uitkomst.INVOER if heeft_fouten(meldingen) else Uitkomst.GOED


def _post_als_gegevens(voorbereid: Sequence[Voorbereid]) -> list[dict[str, Any]]:
    return [
        {
            "netwerk": post.netwerk,
            "document": post.document,
            "organisatie": post.organisatie,
            "aan": post.aan,
            "stand": post.stand.value,
            "tekst": post.tekst,
            "bijlage": post.bijlage or None,
        }
        for deel in voorbereid
        for post in deel.post
    ]


def _lijst(voorbereid: Sequence[Voorbereid]) -> Table:
    """Who gets what, and how it stands."""
    tabel = Table(box=None, pad_edge=False, header_style="bold")
    for kop in ("Organisatie", "Aan", "Document", "Stand"):
        tabel.add_column(kop, overflow="fold")
    for deel in voorbereid:
        for post in deel.post:
            document = post.bijlage.rpartition("/")[2] or post.document
            stand = Text(post.stand.value, style=_KLEUR.get(post.stand, ""))
            tabel.add_row(Text(post.organisatie), Text(post.aan), Text(document), stand)
    return tabel


def _verstuur(voorbereid: Sequence[Voorbereid], nu: datetime.datetime, *, ja: bool, formaat: str) -> Uitkomst:
    """Show what would go, ask, and send it."""
    meldingen = [melding for deel in voorbereid for melding in _meldingen(deel)]
    klaar = [deel for deel in voorbereid if any(post.brief is not None for post in deel.post)]
    server = next((deel.verzending.smtp for deel in klaar if deel.verzending is not None), None)
    if klaar and server is None:
        meldingen.append(geen_mailserver(klaar[0]))
    if klaar and (voorbeeld := als_voorbeeld(klaar[0])) is not None:  # one verzending.yaml for all networks
        meldingen.append(voorbeeld)
        server = None
    te_sturen = sum(post.brief is not None for deel in klaar for post in deel.post)
    console = scherm()
    if formaat != "json":
        toon_meldingen(console, meldingen)
        console.print(_lijst(voorbereid))
    verzonden: list[Verzonden] = []
    if te_sturen and server is not None:
        if not ja:
            _vraag(te_sturen, server, formaat)
        with Postbode(server, _wachtwoord(server)) as postbode:
            for deel in klaar:
                for een in verstuur(deel, postbode, nu):
                    verzonden.append(een)
                    if formaat != "json":
                        woord = Text(f"{een.stand.value:<22}", style=_VERZENDKLEUR.get(een.stand, "bold red"))
                        console.print(Text.assemble(woord, f"{een.post.organisatie} <{een.post.aan}>"), soft_wrap=True)
    gevonden = [melding for een in verzonden for melding in een.meldingen]
    mislukt = any(een.stand not in _VERZENDKLEUR for een in verzonden)
    uitkomst = _uitkomst([*meldingen, *gevonden], mislukt=mislukt)
    if formaat == "json":
        standen = {(een.post.netwerk, een.post.organisatie): een.stand.value for een in verzonden}
        post = [
            {**deel, "verstuurd": standen.get((deel["netwerk"], deel["organisatie"]))}
            for deel in _post_als_gegevens(voorbereid)
        ]
        click.echo(als_json(uitkomst, [*meldingen, *gevonden], post=post))
        return uitkomst
    toon_meldingen(console, gevonden)
    gelukt = sum(een.stand is Verzendstand.VERSTUURD for een in verzonden)
    geteld = telling([*meldingen, *gevonden])
    wat = f"{gelukt} van {te_sturen} mails verstuurd" if te_sturen else "Er is niets te versturen"
    console.print(f"{wat}{f', met {geteld}' if geteld else ''}. Hoe het staat: genereer register", soft_wrap=True)
    return uitkomst


def _vraag(te_sturen: int, server: Mailserver, formaat: str) -> None:
    """Ask whether it may go; without somebody to ask nothing goes."""
    context = click.get_current_context(silent=True)
    if formaat == "json" or not sys.stdin.isatty():
        raise click.UsageError("er is niemand om te vragen of dit verstuurd mag worden; gebruik --ja", context)
    wat = "1 mail" if te_sturen == 1 else f"{te_sturen} mails"
    antwoord = click.prompt(f"Verstuur {wat} over {server.server}? Typ ja om te versturen", default="nee")
    if str(antwoord).strip().lower() not in {"ja", "j"}:
        click.echo("Er is niets verstuurd.")
        raise click.Abort


def _wachtwoord(server: Mailserver) -> str | None:
    """The password, out of the environment or typed unseen; it never stands in a file."""
    if server.gebruiker is None:
        return None
    wachtwoord = os.environ.get(WACHTWOORD)
    if wachtwoord is None and not sys.stdin.isatty():
        tekst = f"er is niemand om het wachtwoord te vragen; zet het in {WACHTWOORD}"
        raise click.UsageError(tekst, click.get_current_context(silent=True))
    if wachtwoord is None:
        wachtwoord = str(click.prompt(f"Wachtwoord van {server.gebruiker}", hide_input=True))
    return wachtwoord
