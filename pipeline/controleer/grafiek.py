"""Charts whose figures fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dossier.eigengrafiek import Eigengrafiek
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.melding import Melding

PAST_NIET = Meldingsoort(
    "G01",
    Ernst.FOUT,
    "getallen passen niet bij de grafiek",
    "Elke reeks heeft bij elk label één getal. Een staafgrafiek en een cirkelgrafiek hebben één reeks.",
)


def passende_getallen(dossier: Dossier) -> Iterator[Melding]:
    """G01."""
    for deel in dossier.delen.values():
        for grafiek in alle(deel, Eigengrafiek):
            if grafiek.is_overal_heel and grafiek.mankement is not None:
                advies = "zet bij elk label één getal, of kies een andere vorm"
                yield PAST_NIET.op(grafiek.vindplaats("reeksen"), grafiek.mankement, advies)
