"""The command line: the only place that prints and exits.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

import click

from pipeline.cli.herleiden import herleidopdracht
from pipeline.cli.nederlands import Groep, NiemandLuistert, Opdrachtregel, in_het_nederlands
from pipeline.cli.verzending import verzendopdrachten
from pipeline.cli.zegelopdrachten import zegelopdrachten
from pipeline.uitkomst import Uitkomst
from pipeline.vinden import documentsoorten, regels_van, werkmap_vanaf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.lijn.opdrachten import Opmaak
    from pipeline.werkmap import Werkmap

_NETWERK = click.Option(["--netwerk", "-n"], metavar="NETWERK", help="alleen dit netwerk (de naam van zijn map)")
_OVERSCHRIJF = click.Option(["--overschrijf"], is_flag=True, help="zet een bewerkt document opzij en maak het opnieuw")
_TOT = click.Option(["--tot"], metavar="KWARTAAL", help="tussentijdse uitgave tot en met dit kwartaal, zoals 2024Q4")
_ORGANISATIE = click.Option(
    ["--organisatie", "-o", "organisaties"],
    metavar="ORGANISATIE",
    multiple=True,
    help="alleen deze organisatie; mag vaker",
)
_PUBLIEK = click.Option(["--publiek"], is_flag=True, help="uitgave voor een website, zonder persoonsgegevens")
_MET_HERKOMST = click.Option(
    ["--met-herkomst"], is_flag=True, help="uitgave waarin elke waarde bij een klik in Word zegt waar zij vandaan komt"
)
_PDF = click.Option(["--pdf"], is_flag=True, help="maak van elk document ook een PDF die iedereen kan lezen")
_PAGINANUMMERS = click.Option(
    ["--paginanummers"], is_flag=True, help="vul de paginanummers in de inhoudsopgave in; met --pdf gaat dat vanzelf"
)
_FORMAAT = click.Option(
    ["--formaat"], type=click.Choice(["tekst", "json"]), default="tekst", help="uitvoer als tekst of als json"
)


def _werkmap(context: click.Context) -> Werkmap:
    from pathlib import Path

    from pipeline.werkmap import vind_werkmap

    werkmap = vind_werkmap(Path.cwd())
    if werkmap is None:
        tekst = "hier is geen werkmap. Ga naar de map met inputs en templates, of maak er een met: genereer start MAP"
        raise click.UsageError(tekst, context)
    return werkmap


# Which one, for a document that there is one of for each year or each project.
_EXEMPLAAR = {
    "jaar": click.Option(["--jaar", "-j", "exemplaar"], type=int, metavar="JAAR", help="alleen dit jaar"),
    "project": click.Option(["--project", "-p", "exemplaar"], metavar="PROJECT", help="alleen dit project"),
}

_ELK = {"jaar": "elk jaar", "project": "elk project", "organisatie": "elke organisatie die tekent"}


def _documentopdracht(naam: str, regels: Mapping[str, str]) -> click.Command:
    """The command that makes a document type.

    Args:
        naam: its name.
        regels: what its `document.yaml` says.
    """
    wat, per = regels.get("omschrijving") or f"het document {naam}", regels.get("per", "")

    def maak(
        netwerk: str | None,
        concept: bool,
        publiek: bool,
        met_herkomst: bool,
        overschrijf: bool,
        pdf: bool,
        paginanummers: bool,
        formaat: str,
        exemplaar: int | str | None = None,
        organisaties: tuple[str, ...] = (),
        tot: str | None = None,
    ) -> Uitkomst:
        from pipeline.cli.opdrachten import maak_documenten
        from pipeline.lijn.opdrachten import Vraag

        werkmap = _werkmap(click.get_current_context())
        opmaak = _opmaak(pdf=pdf, paginanummers=paginanummers)
        vraag = Vraag(naam, exemplaar, organisaties, None, concept, publiek, met_herkomst, overschrijf, opmaak)
        return maak_documenten(werkmap, netwerk, vraag, tot, formaat)

    return Opdrachtregel(
        naam,
        callback=maak,
        help=f"Maak {wat}: voor elk netwerk{f' en {_ELK[per]}' if per in _ELK else ''} met gegevens, "
        "of voor een keuze daaruit.",
        short_help=f"maak {wat}",
        params=[
            _NETWERK,
            *([_EXEMPLAAR[per]] if per in _EXEMPLAAR else []),
            *([_ORGANISATIE] if per == "organisatie" else []),
            *([_TOT] if regels.get("tussentijds") else []),
            click.Option(["--concept"], is_flag=True, help="ook maken als er iets ontbreekt; gaten zijn zichtbaar"),
            _PUBLIEK,
            _MET_HERKOMST,
            _OVERSCHRIJF,
            _PDF,
            _PAGINANUMMERS,
            _FORMAAT,
        ],
    )


def _opmaak(*, pdf: bool, paginanummers: bool) -> Opmaak:
    from pipeline.lijn.opdrachten import Opmaak

    return Opmaak.PDF if pdf else Opmaak.NUMMERS if paginanummers else Opmaak.GEEN


def _alles(netwerk: str | None, overschrijf: bool, pdf: bool, paginanummers: bool, formaat: str) -> Uitkomst:
    from pipeline import __versie__
    from pipeline.momentopname import is_ongewijzigd

    gevonden = werkmap_vanaf(os.getcwd())  # noqa: PTH109 - pathlib costs as much as the rest of this
    # A PDF has page numbers; of page numbers without one nothing is noted.
    if gevonden is not None and netwerk is None and formaat == "tekst" and (pdf or not paginanummers):
        aantal = is_ongewijzigd(gevonden, __versie__, pdf=pdf)
        if aantal is not None:
            wat = "het enige bestand is" if aantal == 1 else f"alle {aantal} bestanden zijn"
            click.echo(f"Niets te doen: {wat} actueel.")
            return Uitkomst.GOED
    from pipeline.cli.alles import maak_alle_documenten

    werkmap = _werkmap(click.get_current_context())
    opmaak = _opmaak(pdf=pdf, paginanummers=paginanummers)
    return maak_alle_documenten(werkmap, netwerk, overschrijf=overschrijf, opmaak=opmaak, formaat=formaat)


def _overzicht(netwerk: str | None, formaat: str) -> Uitkomst:
    from pipeline.cli.alles import toon_overzicht

    return toon_overzicht(_werkmap(click.get_current_context()), netwerk, formaat=formaat)


def _begroting(netwerk: str | None, exemplaar: str | None, overschrijf: bool, formaat: str) -> Uitkomst:
    from pipeline.cli.opdrachten import geef_begrotingen_uit

    werkmap = _werkmap(click.get_current_context())
    return geef_begrotingen_uit(werkmap, netwerk, exemplaar, overschrijf=overschrijf, formaat=formaat)


def _controleer(netwerk: str | None, formaat: str) -> Uitkomst:
    from pipeline.cli.opdrachten import controleer_alles

    return controleer_alles(_werkmap(click.get_current_context()), netwerk, formaat=formaat)


def _lees(netwerk: str | None, formaat: str) -> Uitkomst:
    from pipeline.cli.opdrachten import toon_gelezen

    return toon_gelezen(_werkmap(click.get_current_context()), netwerk, formaat=formaat)


def _keur(bestand: str, concept: bool, formaat: str) -> Uitkomst:
    from pathlib import Path

    from pipeline.cli.opdrachten import keur_bestand

    return keur_bestand(Path(bestand), concept=concept, formaat=formaat)


def _voorbeeld(bestand: str, formaat: str) -> Uitkomst:
    from pathlib import Path

    from pipeline.cli.voorbeeld import toon_voorbeeld

    return toon_voorbeeld(Path(bestand), formaat=formaat)


def _start(map_: str) -> Uitkomst:
    from pathlib import Path

    from pipeline.cli.opdrachten import start_werkmap

    return start_werkmap(Path(map_))


def _sjabloon(document: str, markeer: str | None) -> Uitkomst:
    from pathlib import Path

    from pipeline.cli.opdrachten import toon_sjabloon

    werkmap = _werkmap(click.get_current_context())
    return toon_sjabloon(werkmap, document, Path(markeer) if markeer is not None else None)


def _nieuw(naam: str) -> Uitkomst:
    from pipeline.cli.opdrachten import maak_documentsoort

    return maak_documentsoort(_werkmap(click.get_current_context()), naam, bezet=groep.commands)


def _vaste_opdrachten() -> dict[str, click.Command]:
    opdrachten: tuple[tuple[str, Callable[..., Uitkomst], str, list[click.Parameter]], ...] = (
        (
            "alles",
            _alles,
            "maak elk document van elk netwerk waarvan iets is gewijzigd",
            [_NETWERK, _OVERSCHRIJF, _PDF, _PAGINANUMMERS, _FORMAAT],
        ),
        ("overzicht", _overzicht, "toon van elk document of het er is en nog klopt", [_NETWERK, _FORMAAT]),
        (
            "begroting",
            _begroting,
            "maak het werkboek waarin finance de begroting van een project invult",
            [_NETWERK, _EXEMPLAAR["project"], _OVERSCHRIJF, _FORMAAT],
        ),
        ("controleer", _controleer, "controleer alle invoer en sjablonen", [_NETWERK, _FORMAAT]),
        ("lees", _lees, "toon wat er gelezen is, elke waarde met haar plaats", [_NETWERK, _FORMAAT]),
        (
            "keur",
            _keur,
            "keur een Word-bestand, ook een bewerkt",
            [
                click.Argument(["bestand"], type=click.Path(exists=True, dir_okay=False)),
                click.Option(["--concept"], is_flag=True, help="gaten mogen zichtbaar zijn"),
                _FORMAAT,
            ],
        ),
        (
            "voorbeeld",
            _voorbeeld,
            "maak afbeeldingen van de pagina's van een document, en een blad met alle pagina's",
            [
                click.Argument(["bestand"], metavar="DOCUMENT", type=click.Path(exists=True, dir_okay=False)),
                _FORMAAT,
            ],
        ),
        (
            "sjabloon",
            _sjabloon,
            "controleer een sjabloon en toon welke namen en filters het mag gebruiken",
            [
                click.Argument(["document"]),
                click.Option(
                    ["--markeer"], metavar="KOPIE", help="schrijf een kopie waarin elke fout een opmerking van Word is"
                ),
            ],
        ),
        (
            "nieuw",
            _nieuw,
            "maak een nieuw soort document, met een Word-sjabloon om aan te passen",
            [click.Argument(["naam"])],
        ),
        (
            "start",
            _start,
            "maak een nieuwe werkmap met een voorbeeld om in te vullen",
            [click.Argument(["map_"], metavar="MAP", type=click.Path())],
        ),
    )
    return {
        naam: Opdrachtregel(
            naam,
            callback=functie,
            help=f"{hulp[0].upper()}{hulp[1:]}.",
            short_help=hulp,
            params=list(parameters),
        )
        for naam, functie, hulp, parameters in opdrachten
    }


class _Hoofdgroep(Groep):
    """The fixed commands, and one for each folder in `templates/`."""

    def _soorten(self, ctx: click.Context) -> dict[str, dict[str, str]]:
        """The document types, looked up once a call."""
        if ctx.obj is None:
            ctx.obj = _documentsoorten()
        soorten: dict[str, dict[str, str]] = ctx.obj
        return soorten

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Document types first, then the fixed commands."""
        vast = super().list_commands(ctx)
        return [*(naam for naam in self._soorten(ctx) if naam not in vast), *vast]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A fixed command, or the one of a document type."""
        vast = super().get_command(ctx, cmd_name)
        if vast is not None:
            return vast
        regels = self._soorten(ctx).get(cmd_name)
        return None if regels is None else _documentopdracht(cmd_name, regels)


def _documentsoorten() -> dict[str, dict[str, str]]:
    """The document types of this werkmap with what their `document.yaml` says."""
    werkmap = werkmap_vanaf(os.getcwd())  # noqa: PTH109 - pathlib costs as much as the rest of this
    return {} if werkmap is None else {naam: regels_van(werkmap, naam) for naam in documentsoorten(werkmap)}


def _breedte() -> int:
    """How wide the help is written; click would import half of `shutil` to ask the same."""
    try:
        return min(os.get_terminal_size().columns, 100) - 2
    except OSError:
        return 78


def _versie(ctx: click.Context, _: click.Parameter, gevraagd: bool) -> None:
    if gevraagd and not ctx.resilient_parsing:
        from pipeline import __versie__

        click.echo(f"genereer {__versie__}")
        ctx.exit()


groep = _Hoofdgroep(
    "genereer",
    commands={
        **_vaste_opdrachten(),
        **verzendopdrachten(_werkmap),
        **zegelopdrachten(_werkmap),
        **herleidopdracht(),
    },
    context_settings={"terminal_width": _breedte()},
    help="Maak gecontroleerde Word-documenten uit het dossier van een netwerk.",
    epilog="Meer over een opdracht: genereer OPDRACHT --help. De handleiding staat in docs/handleiding.md.",
    params=[
        click.Option(
            ["--versie"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_versie,
            help="toon de versie",
        )
    ],
)


def main(argumenten: list[str] | None = None) -> None:
    """Run the command line and exit with an `Uitkomst`."""
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(encoding="utf-8", errors="replace")
    try:
        uitkomst = groep.main(argumenten, prog_name="genereer", standalone_mode=False)
    except click.ClickException as fout:
        click.echo(in_het_nederlands(fout), err=True)
        sys.exit(Uitkomst.VERKEERD_GEBRUIK)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Afgebroken. Wat al gemaakt was, staat in outputs.", err=True)
        sys.exit(130)
    except NiemandLuistert:
        sys.exit(Uitkomst.GOED)
    except Exception as fout:  # noqa: BLE001 - the boundary: a user never sees a traceback
        from pipeline.cli.storing import meld_storing

        click.echo(meld_storing(fout), err=True)
        sys.exit(Uitkomst.INTERNE_FOUT)
    sys.exit(uitkomst if isinstance(uitkomst, Uitkomst) else Uitkomst.GOED)


def _beeindigd(_nummer: int, _waar: object) -> None:
    """End as after Ctrl+C where the system asks to: what was begun is left whole, and what is temporary goes."""
    sys.exit(128 + signal.SIGTERM)


def opstarten() -> None:
    """Run the command line as a program: what `genereer` calls.

    Leaves without taking the interpreter apart, object by object: that is a fifth of the time of `--help`, and more
    where a large dossier was read. Everything is written and closed by then, and what was left for the end is done.
    """
    # What a run builds it keeps until its end: to look for what can go, again and again, costs a fifth of a large plan.
    gc.set_threshold(100_000)
    signal.signal(signal.SIGTERM, _beeindigd)
    code: object = Uitkomst.GOED
    try:
        main()
    except SystemExit as einde:
        code = einde.code
    atexit._run_exitfuncs()
    for stroom in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # nobody listens any more
            stroom.flush()
    os._exit(int(code) if isinstance(code, int) else Uitkomst.INTERNE_FOUT)
