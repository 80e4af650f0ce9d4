"""How a command is made: of a function, what the help says of it and what it takes, in one place.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cli.nederlands import Opdrachtregel

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    from pipeline.uitkomst import Uitkomst


def opdracht(
    kort: str, *parameters: click.Parameter, uitleg: str = ""
) -> Callable[[Callable[..., Uitkomst]], Opdrachtregel]:
    """Make a command of a function, under the name of that function.

    Args:
        kort: what it does, as the list of commands says it.
        parameters: what it takes, in the order of its help.
        uitleg: what it does, as its own help says it; empty where that is the same.
    """

    def van(functie: Callable[..., Uitkomst]) -> Opdrachtregel:
        hulp = uitleg or f"{kort[0].upper()}{kort[1:]}."
        return Opdrachtregel(functie.__name__, callback=functie, help=hulp, short_help=kort, params=list(parameters))

    return van
