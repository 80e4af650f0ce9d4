"""The command that makes a document type: one for each folder in `templates/`.

Nothing heavy is imported here: `genereer --help` has to answer at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.nederlands import Opdrachtregel
from pipeline.cli.opties import (
    EXEMPLAAR,
    FORMAAT,
    MET_HERKOMST,
    NETWERK,
    ORGANISATIE,
    OVERSCHRIJF,
    PAGINANUMMERS,
    PDF,
    PUBLIEK,
    TOT,
    opmaak_van,
    werkmap_van,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.uitkomst import Uitkomst

_ELK = {"jaar": "elk jaar", "project": "elk project", "organisatie": "elke organisatie die tekent"}


def documentopdracht(naam: str, regels: Mapping[str, str]) -> click.Command:
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

        werkmap = werkmap_van(click.get_current_context())
        opmaak = opmaak_van(pdf=pdf, paginanummers=paginanummers)
        vraag = Vraag(naam, exemplaar, organisaties, None, concept, publiek, met_herkomst, overschrijf, opmaak)
        return maak_documenten(werkmap, netwerk, vraag, tot, formaat)

    return Opdrachtregel(
        naam,
        callback=maak,
        help=f"Maak {wat}: voor elk netwerk{f' en {_ELK[per]}' if per in _ELK else ''} met gegevens, "
        "of voor een keuze daaruit.",
        short_help=f"maak {wat}",
        params=_parameters(per, is_tussentijds=bool(regels.get("tussentijds"))),
    )


def _parameters(per: str, *, is_tussentijds: bool) -> list[click.Parameter]:
    """What the command takes: which ones where there are more, and how."""
    return [
        NETWERK,
        *([EXEMPLAAR[per]] if per in EXEMPLAAR else []),
        *([ORGANISATIE] if per == "organisatie" else []),
        *([TOT] if is_tussentijds else []),
        click.Option(["--concept"], is_flag=True, help="ook maken als er iets ontbreekt; gaten zijn zichtbaar"),
        PUBLIEK,
        MET_HERKOMST,
        OVERSCHRIJF,
        PDF,
        PAGINANUMMERS,
        FORMAAT,
    ]
