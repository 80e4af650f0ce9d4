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

import click

from pipeline.cli import herleidopdracht, vasteopdrachten, verzendopdrachten, zegelopdrachten
from pipeline.cli.documentopdracht import documentopdracht
from pipeline.cli.nederlands import Groep, NiemandLuistert, SchermVol, in_het_nederlands, naaste
from pipeline.cli.opties import GEEN_WERKMAP
from pipeline.uitkomst import Uitkomst
from pipeline.vinden import documentsoorten, regels_van, werkmap_vanaf

# In the order of the help.
_VAST = (vasteopdrachten, verzendopdrachten, zegelopdrachten, herleidopdracht)


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
        return None if regels is None else documentopdracht(cmd_name, regels)

    def onbekend(self, ctx: click.Context, naam: str) -> str:
        """Outside a werkmap there are no documents, and so none of their commands."""
        in_werkmap = werkmap_vanaf(os.getcwd()) is not None  # noqa: PTH109 - as below
        if in_werkmap or naaste(naam, self.list_commands(ctx)) is not None:
            return super().onbekend(ctx, naam)
        return f"'{naam}' is hier geen opdracht: {GEEN_WERKMAP}"


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
    commands={str(opdracht.name): opdracht for module in _VAST for opdracht in module.OPDRACHTEN},
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
    _open_stromen()
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(encoding="utf-8", errors="replace")
    try:
        uitkomst = groep.main(argumenten, prog_name="genereer", standalone_mode=False)
    except click.ClickException as fout:
        _zeg(in_het_nederlands(fout))
        sys.exit(Uitkomst.VERKEERD_GEBRUIK)
    except (click.Abort, KeyboardInterrupt):
        _zeg("Afgebroken. Wat al gemaakt was, staat in outputs.")
        sys.exit(130)
    except NiemandLuistert:
        sys.exit(Uitkomst.GOED)
    except SchermVol as fout:
        from pipeline.cli.storing import meld_vol

        _zeg(meld_vol(fout))
        sys.exit(Uitkomst.UITVOER)
    except OSError as fout:
        from pipeline.cli.storing import meld_weigering

        _zeg(meld_weigering(fout))
        sys.exit(Uitkomst.UITVOER)
    except Exception as fout:  # noqa: BLE001 - the boundary: a user never sees a traceback
        from pipeline.cli.storing import meld_storing

        _zeg(meld_storing(fout))
        sys.exit(Uitkomst.INTERNE_FOUT)
    sys.exit(uitkomst if isinstance(uitkomst, Uitkomst) else Uitkomst.GOED)


def _open_stromen() -> None:
    """Something to write to where a stream was closed: else the first file that is opened takes its place."""
    for naam in ("stdout", "stderr"):
        if getattr(sys, naam) is None:
            setattr(sys, naam, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end


def _zeg(tekst: str) -> None:
    """Say what went wrong, where anybody can hear it."""
    with contextlib.suppress(OSError, ValueError):
        click.echo(tekst, err=True)


def _beeindigd(_nummer: int, _waar: object) -> None:
    """End as after Ctrl+C where the system asks to: what was begun is left whole, and what is temporary goes."""
    sys.exit(128 + signal.SIGTERM)


def opstarten() -> None:
    """Run the command line as a program: what `genereer` calls.

    Leaves without taking the interpreter apart, object by object: that is a fifth of the time of `--help`, and more
    where a large dossier was read. Everything is written and closed by then, and what was left for the end is done.
    """
    # What a run builds it keeps until its end, and what it does not keep goes without looking for circles. To look for
    # those costs a tenth of a large plan and finds next to nothing: 2,600 covenants take no more memory without.
    gc.disable()
    # What a field may hold does not depend on what else is installed. To look for plug-ins of pydantic reads what every
    # package says of itself, which takes as long as to read a network.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
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
