"""What differs between two Word files: which part, and in a part with text which paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.word.ooxml import ontleed, tekst_van
from pipeline.word.plekken import plekken
from pipeline.word.volgorde import stappen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.word.pakket import Pakket
    from pipeline.word.plekken import Plek


@dataclass(frozen=True, slots=True)
class Verschil:
    """Something that is not the same in two Word files.

    Args:
        deel: the part that it is in.
        plek: where in that part, empty for the part as a whole.
        oud: the text that stood there, None where there was none or it is not about text.
        nieuw: the text that stands there, None where there is none or it is not about text.
        wat: what differs, in Dutch, where it is not about text.
    """

    deel: str
    plek: str
    oud: str | None
    nieuw: str | None
    wat: str = ""


def verschillen(oud: Pakket, nieuw: Pakket) -> Iterator[Verschil]:
    """Everything that differs between two Word files; nothing where all their parts are the same."""
    tekstdelen = {*oud.tekstdelen(), *nieuw.tekstdelen()}
    for deel in sorted({*oud.delen, *nieuw.delen}, key=lambda naam: (naam not in tekstdelen, naam)):
        if deel not in nieuw.delen:
            yield Verschil(deel, "", None, None, "dit onderdeel is er niet meer")
        elif deel not in oud.delen:
            yield Verschil(deel, "", None, None, "dit onderdeel is er nieuw bij")
        elif oud.delen[deel] != nieuw.delen[deel]:
            gevonden = tuple(_alineas(oud, nieuw, deel)) if deel in tekstdelen else ()
            yield from gevonden or (Verschil(deel, "", None, None, "dit onderdeel is anders, met dezelfde tekst"),)


def _alineas(oud: Pakket, nieuw: Pakket, deel: str) -> Iterator[Verschil]:
    try:
        van, naar = _teksten(oud, deel), _teksten(nieuw, deel)
    except etree.XMLSyntaxError:
        return
    for stap in stappen([tekst for _, tekst in van], [tekst for _, tekst in naar]):
        if stap.gelijk:
            continue
        weg, erbij = van[slice(*stap.oud)], naar[slice(*stap.nieuw)]
        for nummer in range(max(len(weg), len(erbij))):
            er_was = weg[nummer] if nummer < len(weg) else None
            er_is = erbij[nummer] if nummer < len(erbij) else None
            waar = er_is or er_was
            yield Verschil(
                deel,
                str(waar[0]) if waar is not None else "",
                er_was[1] if er_was is not None else None,
                er_is[1] if er_is is not None else None,
            )


def _teksten(pakket: Pakket, deel: str) -> list[tuple[Plek, str]]:
    gevonden = plekken(ontleed(pakket.delen[deel]), deel, pakket.stijlen)
    return [(plek, tekst_van(plek.alinea)) for plek in gevonden]
