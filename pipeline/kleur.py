"""Colours of six hexadecimal digits: how light they are, and which can be read on which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# WCAG 2.1, 1.4.3: text on its background; large text may do with less.
TEKST_MINSTENS = 4.5
GROTE_TEKST_MINSTENS = 3.0


def kanalen(kleur: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(kleur[0:2], 16), int(kleur[2:4], 16), int(kleur[4:6], 16)


def helderheid(kleur: str) -> float:
    """Relative luminance, 0.0 to 1.0 (WCAG 2.1)."""
    delen = [kanaal / 255 for kanaal in kanalen(kleur)]
    rood, groen, blauw = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    """Contrast ratio of two colours, 1.0 to 21.0 (WCAG 2.1)."""
    licht, donker = sorted((helderheid(een), helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def leesbaarste(vlak: str, letters: Sequence[str]) -> str:
    """Which of some colours is read best on a surface."""
    return max(letters, key=lambda letter: contrast(letter, vlak))


def gemengd(kleur: str, met: str, deel: float) -> str:
    """A colour mixed with another one; `deel` 0.0 leaves it as it is, 1.0 gives the other."""
    paren = zip(kanalen(kleur), kanalen(met), strict=True)
    return "".join(f"{round(een + (ander - een) * deel):02X}" for een, ander in paren)


def leesbaar_vlak(kleur: str, letters: Sequence[str]) -> str:
    """The surface nearest to a colour on which one of some letter colours can be read: lighter or darker."""
    for stap in range(21):
        for ander in ("FFFFFF", "000000"):
            vlak = gemengd(kleur, ander, stap / 20)
            if contrast(vlak, leesbaarste(vlak, letters)) >= TEKST_MINSTENS:
                return vlak
    return "FFFFFF"
