"""Colours in which a text can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dossier.netwerk import Huisstijl
from pipeline.dossier.wandeling import alle
from pipeline.kleur import GROTE_TEKST_MINSTENS, TEKST_MINSTENS, contrast
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.melding import Melding

TE_LICHT = Meldingsoort(
    "H01",
    Ernst.FOUT,
    "kleur te licht voor tekst",
    "Koppen staan in de hoofdkleur op wit, en witte tekst staat op de hoofdkleur. Daarvoor is een contrast van "
    "ten minste 4,5 : 1 nodig (WCAG 2.1, 1.4.3); voor grote cijfers in de accentkleur 3 : 1.",
)


def verhouding_als_tekst(verhouding: float) -> str:
    """A contrast ratio with two decimals, cut off and not rounded: 4,499 is not 4,5."""
    return f"{int(verhouding * 100) / 100:.2f}".replace(".", ",")


def leesbare_kleuren(dossier: Dossier) -> Iterator[Melding]:
    """H01."""
    for deel in dossier.delen.values():
        for stijl in alle(deel, Huisstijl):
            eisen = (
                ("hoofdkleur", stijl.hoofdkleur, TEKST_MINSTENS),
                ("accentkleur", stijl.accentkleur, GROTE_TEKST_MINSTENS),
            )
            for veld, kleur, minstens in eisen:
                verhouding = contrast(kleur, "FFFFFF")
                if verhouding < minstens:
                    gevonden = verhouding_als_tekst(verhouding)
                    nodig = f"{minstens:.1f}".replace(".", ",")
                    tekst = f"{veld} {kleur} heeft een contrast van {gevonden} : 1 met wit; nodig is {nodig} : 1"
                    yield TE_LICHT.op(stijl.vindplaats(veld), tekst, "kies een donkerder kleur")
