"""Click in Dutch: what its help and its errors say to a coordinator."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

_STROOM_VOL = {errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT, errno.EBADF}


class _MetNederlandseHulp(click.Command):
    """Help under Dutch headings."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help."""
        optie = super().get_help_option(ctx)
        if optie is not None:
            optie.help = "toon deze uitleg"
        return optie

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The pieces of the call, in Dutch."""
        nederlands = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT [OPTIES]"}
        return [nederlands.get(stuk, stuk) for stuk in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and for a group its commands."""
        rijen = [regel for parameter in self.get_params(ctx) if (regel := parameter.get_help_record(ctx)) is not None]
        if rijen:
            with formatter.section("Opties"):
                formatter.write_dl(rijen)


class NiemandLuistert(Exception):
    """Who was reading the output has stopped, as in `genereer lees | head`."""


class SchermVol(Exception):
    """What belongs on the screen goes to a file, and that cannot be written."""


class Opdrachtregel(_MetNederlandseHulp):
    """A command."""

    def invoke(self, ctx: click.Context) -> object:
        """Run it; a reader that stops is no fault, though click would end with one."""
        try:
            uitkomst: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as fout:
            raise NiemandLuistert from fout
        except OSError as fout:
            if fout.filename is None and fout.errno in _STROOM_VOL:
                raise SchermVol(fout) from fout
            raise
        return uitkomst


class Groep(_MetNederlandseHulp, click.Group):
    """A group of commands, in the order in which they were given."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order in which they were given."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands first: that is what a reader looks for."""
        opdrachten = [(naam, self.get_command(ctx, naam)) for naam in self.list_commands(ctx)]
        rijen = [(naam, opdracht.get_short_help_str(90)) for naam, opdracht in opdrachten if opdracht is not None]
        if rijen:
            with formatter.section("Opdrachten"):
                formatter.write_dl(rijen)
        _MetNederlandseHulp.format_options(self, ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was asked for, or a fout that names the nearest one."""
        if self.get_command(ctx, args[0]) is None:
            raise click.UsageError(self.onbekend(ctx, args[0]), ctx)
        return super().resolve_command(ctx, args)

    def onbekend(self, ctx: click.Context, naam: str) -> str:
        """What to tell of a command that does not exist."""
        return f"'{naam}' is geen opdracht; {_bedoelde(naam, self.list_commands(ctx))}"


def naaste(naam: str, bekend: Sequence[str]) -> str | None:
    """The nearest of what is known, None where nothing is near."""
    import difflib  # only a mistake pays for it

    return next(iter(difflib.get_close_matches(naam, bekend, n=1)), None)


def _bedoelde(naam: str, bekend: Sequence[str]) -> str:
    gevonden = naaste(naam, bekend)
    return f"bedoelde u '{gevonden}'?" if gevonden is not None else "bekend zijn: " + ", ".join(bekend)


def in_het_nederlands(fout: click.ClickException) -> str:
    """What is wrong with how the command was called, in Dutch."""
    match fout:
        case click.NoSuchOption():
            opties = [naam for p in (fout.ctx.command.get_params(fout.ctx) if fout.ctx else []) for naam in p.opts]
            tekst = f"de optie {fout.option_name} is niet bekend; {_bedoelde(fout.option_name, opties)}"
        case click.MissingParameter():
            tekst = f"er ontbreekt iets: {_naam(fout.param)}"
        case click.BadOptionUsage():
            tekst = f"achter {fout.option_name} hoort een waarde"
        case click.BadParameter():
            tekst = _verkeerde_waarde(fout)
        case _:
            tekst = fout.format_message()
            if tekst.startswith("Got unexpected extra argument"):
                tekst = "er staat te veel achter de opdracht: " + tekst[tekst.find("(") + 1 : tekst.rfind(")")]
    hulp = fout.ctx.command_path if isinstance(fout, click.UsageError) and fout.ctx is not None else "genereer"
    return f"Verkeerd gebruik: {tekst}\nUitleg: {hulp} --help"


def _naam(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "een waarde"
    return (
        (parameter.metavar or parameter.name or "").upper()
        if isinstance(parameter, click.Argument)
        else parameter.opts[0]
    )


def _verkeerde_waarde(fout: click.BadParameter) -> str:
    soort = fout.param.type if fout.param is not None else None
    if isinstance(soort, click.Choice):
        return f"bij {_naam(fout.param)} kunt u kiezen uit: {', '.join(map(str, soort.choices))}"
    if isinstance(soort, click.Path):
        return "dat bestand bestaat niet, of is een map"
    if soort is click.INT:
        return f"bij {_naam(fout.param)} hoort een getal"
    return fout.message
