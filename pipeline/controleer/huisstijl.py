"""Colours in which a text can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dossier.netwerk import Huisstijl
from pipeline.dossier.wandeling import alle
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

TEKST_MINSTENS = 4.5
GROTE_TEKST_MINSTENS = 3.0


def helderheid(kleur: str) -> float:
    """Relative luminance of a colour of six hexadecimal digits, 0.0 to 1.0 (WCAG 2.1)."""
    kanalen = [int(kleur[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    rood, groen, blauw = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    """Contrast ratio of two colours, 1.0 to 21.0 (WCAG 2.1)."""
    licht, donker = sorted((helderheid(een), helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


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
