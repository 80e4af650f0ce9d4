"""The commands that send what has to be signed, and follow it until it is.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.nederlands import Opdrachtregel
from pipeline.cli.opties import FORMAAT, NETWERK

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.uitkomst import Uitkomst
    from pipeline.werkmap import Werkmap


def verzendopdrachten(werkmap: Callable[[click.Context], Werkmap]) -> dict[str, click.Command]:
    """The commands `verzend` and `register`.

    Args:
        werkmap: finds the werkmap of a call.
    """

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
        from pipeline.cli.verzend import verzend_documenten
        from pipeline.lijn.verzending import Verzendvraag

        vraag = Verzendvraag(document, organisaties, opnieuw, overschrijf=overschrijf)
        gevonden = werkmap(click.get_current_context())
        return verzend_documenten(gevonden, netwerk, vraag, smtp=smtp, ja=ja, formaat=formaat)

    def register(
        netwerk: str | None,
        verstuurd: tuple[str, ...],
        ontvangen: tuple[str, ...],
        getekend: tuple[str, ...],
        op: str | None,
        document: str | None,
        overschrijf: bool,
        formaat: str,
    ) -> Uitkomst:
        from pipeline.cli.register import Invulling, toon_register

        invulling = Invulling(verstuurd, ontvangen, getekend, op, document)
        gevonden = werkmap(click.get_current_context())
        return toon_register(gevonden, netwerk, invulling, overschrijf=overschrijf, formaat=formaat)

    wat = "zet voor wie tekent een mail klaar met zijn document, of verstuur hem"
    hoe = "toon wat is gemaakt, verstuurd en getekend, en wie u herinnert"
    return {
        "verzend": Opdrachtregel(
            "verzend",
            callback=verzend,
            help="Zet voor elke organisatie die tekent een mail klaar met haar document, om in Outlook of Thunderbird "
            "te openen. Met --smtp worden de mails verstuurd.",
            short_help=wat,
            params=[
                click.Argument(["document"]),
                NETWERK,
                _meer(["--organisatie", "-o", "organisaties"], "alleen deze organisatie; mag vaker"),
                click.Option(["--smtp"], is_flag=True, help="verstuur ook, over de mailserver in verzending.yaml"),
                click.Option(["--ja"], is_flag=True, help="verstuur zonder eerst te vragen"),
                _meer(["--opnieuw"], "deze organisatie nog een keer, ook als zij de mail al kreeg"),
                click.Option(["--overschrijf"], is_flag=True, help="zet een bewerkt bericht opzij en maak het opnieuw"),
                FORMAAT,
            ],
        ),
        "register": Opdrachtregel(
            "register",
            callback=register,
            help="Toon van elke organisatie die tekent hoever het is, en wie u herinnert. Vul in wat terugkwam en wat "
            "getekend is.",
            short_help=hoe,
            params=[
                NETWERK,
                _meer(["--verstuurd"], "deze organisatie kreeg de mail; u verstuurde hem zelf"),
                _meer(["--ontvangen"], "van deze organisatie kwam het document terug"),
                _meer(["--getekend"], "deze organisatie heeft getekend"),
                click.Option(["--op"], metavar="DATUM", help="wanneer, zoals 12-06-2026; zonder --op is het vandaag"),
                click.Option(["--document", "-d"], metavar="DOCUMENT", help="convenant of addendum"),
                click.Option(
                    ["--overschrijf"], is_flag=True, help="zet een veranderd register.xlsx opzij en maak het opnieuw"
                ),
                FORMAAT,
            ],
        ),
    }


def _meer(namen: list[str], hulp: str) -> click.Option:
    return click.Option(namen, metavar="ORGANISATIE", multiple=True, help=hulp)
