"""Charts in a Word file: the drawing that shows one in a line of text, and how high it has to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dossier.grafiek import Vorm
from pipeline.word.beelden import EMU_PER_CM
from pipeline.word.ooxml import WP, A, C, R, quoteattr

if TYPE_CHECKING:
    from pipeline.dossier.grafiek import Grafiek


def passende_hoogte(grafiek: Grafiek) -> float:
    """The height in cm that a chart needs for its title, its bars and its legend."""
    if grafiek.vorm in {Vorm.STAVEN, Vorm.GESTAPELD}:
        return 1.6 + 0.75 * len(grafiek.groepen) + (0.8 if len(grafiek.reeksen) > 1 else 0)
    return 7


def als_grafiektekening(merk: str, nummer: str, tekst: str, maat: tuple[float, float]) -> str:
    """A run with a chart.

    Args:
        merk: the id of its relationship.
        nummer: the id of the drawing.
        tekst: alternative text.
        maat: width and height in cm.
    """
    breed, hoog = (round(cm * EMU_PER_CM) for cm in maat)
    verwijzing = f'<c:chart xmlns:c="{C}" xmlns:r="{R}" r:id={quoteattr(merk)}/>'
    return (
        "<w:r><w:drawing>"
        f'<wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{breed}" cy="{hoog}"/>'
        f'<wp:docPr id="{nummer}" name="Grafiek {nummer}" descr={quoteattr(tekst)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{C}">{verwijzing}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
