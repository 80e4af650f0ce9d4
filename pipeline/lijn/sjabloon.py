"""A template under the magnifying glass, for who writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.documentsoort import woorden
from pipeline.lijn import keur_sjabloon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.melding import Melding
    from pipeline.werkmap import Werkmap
    from pipeline.word.soorten import Soort


@dataclass(frozen=True, slots=True)
class Sjabloononderzoek:
    """A template under the magnifying glass.

    Args:
        meldingen: everything that there is to say about it.
        woorden: what its tags may name; None where its `document.yaml` cannot be read.
        gemarkeerd: a copy with a comment at each finding; None where it cannot be opened.
    """

    meldingen: tuple[Melding, ...]
    woorden: Mapping[str, Soort] | None
    gemarkeerd: bytes | None


def onderzoek_sjabloon(werkmap: Werkmap, naam: str) -> Sjabloononderzoek:
    """Check a template and mark in a copy what was found."""
    from pipeline.word.markeren import markeer

    soort, gekeurd, meldingen = keur_sjabloon(werkmap, naam)
    if soort is None or gekeurd is None:
        return Sjabloononderzoek(meldingen, None, None)
    pakket = gekeurd.pakket
    gemarkeerd = markeer(pakket, gekeurd.bevindingen) if pakket is not None else None
    return Sjabloononderzoek(meldingen, woorden(soort.gegevens), gemarkeerd)
