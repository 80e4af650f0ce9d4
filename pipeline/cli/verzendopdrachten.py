"""The commands that send what has to be signed, and follow it until it is.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.opdracht import opdracht
from pipeline.cli.opties import FORMAAT, NETWERK, ORGANISATIE, werkmap_van

if TYPE_CHECKING:
    from pipeline.uitkomst import Uitkomst


def _meer(namen: list[str], hulp: str) -> click.Option:
    return click.Option(namen, metavar="ORGANISATIE", multiple=True, help=hulp)


@opdracht(
    "zet voor wie tekent een mail klaar met zijn document, of verstuur hem",
    click.Argument(["document"]),
    NETWERK,
    ORGANISATIE,
    click.Option(["--smtp"], is_flag=True, help="verstuur ook, over de mailserver in verzending.yaml"),
    click.Option(["--ja"], is_flag=True, help="verstuur zonder eerst te vragen"),
    _meer(["--opnieuw"], "deze organisatie nog een keer, ook als zij de mail al kreeg"),
    click.Option(["--overschrijf"], is_flag=True, help="zet een bewerkt bericht opzij en maak het opnieuw"),
    FORMAAT,
    uitleg="Zet voor elke organisatie die tekent een mail klaar met haar document, om in Outlook of Thunderbird "
    "te openen. Met --smtp worden de mails verstuurd.",
)
def verzend(
    document: str,
    netwerk: str | None,
    organisaties: tuple[str, ...],
    smtp: bool,
    ja: bool,
    opnieuw: tuple[str, ...],
    overschrijf: bool,
    formaat: str,
) -> Uitkomst:
    """Draft or send the mails to who signs."""
    from pipeline.cli.verzend import verzend_documenten
    from pipeline.lijn.verzending import Verzendvraag

    vraag = Verzendvraag(document, organisaties, opnieuw, overschrijf=overschrijf)
    werkmap = werkmap_van(click.get_current_context())
    return verzend_documenten(werkmap, netwerk, vraag, smtp=smtp, ja=ja, formaat=formaat)


@opdracht(
    "toon wat is gemaakt, verstuurd en getekend, en wie u herinnert",
    NETWERK,
    _meer(["--verstuurd"], "deze organisatie kreeg de mail; u verstuurde hem zelf"),
    _meer(["--ontvangen"], "van deze organisatie kwam het document terug"),
    _meer(["--getekend"], "deze organisatie heeft getekend"),
    _meer(["--herroep"], "wat u voor deze organisatie het laatst invulde, was een vergissing"),
    click.Option(["--op"], metavar="DATUM", help="wanneer, zoals 12-06-2026; zonder --op is het vandaag"),
    click.Option(["--document", "-d"], metavar="DOCUMENT", help="convenant of addendum"),
    click.Option(["--overschrijf"], is_flag=True, help="zet een veranderd register.xlsx opzij en maak het opnieuw"),
    FORMAAT,
    uitleg="Toon van elke organisatie die tekent hoever het is, en wie u herinnert. Vul in wat terugkwam en wat "
    "getekend is.",
)
def register(
    netwerk: str | None,
    verstuurd: tuple[str, ...],
    ontvangen: tuple[str, ...],
    getekend: tuple[str, ...],
    herroep: tuple[str, ...],
    op: str | None,
    document: str | None,
    overschrijf: bool,
    formaat: str,
) -> Uitkomst:
    """Show how far each signature is, and write down what came back."""
    from pipeline.cli.register import Invulling, toon_register

    invulling = Invulling(verstuurd, ontvangen, getekend, op, document, herroep)
    werkmap = werkmap_van(click.get_current_context())
    return toon_register(werkmap, netwerk, invulling, overschrijf=overschrijf, formaat=formaat)


OPDRACHTEN: tuple[click.Command, ...] = (verzend, register)
