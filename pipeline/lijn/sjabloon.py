"""A template under the magnifying glass, for who writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.documentsoort import woorden
from pipeline.lijn import laad_documentsoort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.melding import Melding
    from pipeline.werkmap import Werkmap
    from pipeline.word.bevinding import Bevinding
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
    from pipeline.word.omgeving import Omgeving
    from pipeline.word.pakket import open_pakket
    from pipeline.word.sjablooncontrole import controleer_sjabloon

    soort, _, meldingen = laad_documentsoort(werkmap, naam)
    if soort is None:
        return Sjabloononderzoek(meldingen, None, None)
    te_gebruiken = woorden(soort.gegevens)
    bestand = werkmap.naam_van(soort.sjabloon)
    pakket, _ = open_pakket(soort.sjabloon.read_bytes(), bestand)
    if pakket is None:
        return Sjabloononderzoek(meldingen, te_gebruiken, None)
    bevindingen: tuple[Bevinding, ...] = ()
    if any(melding.plaats.bestand == bestand for melding in meldingen):  # where nothing was found, nothing is marked
        bevindingen, _ = controleer_sjabloon(pakket, bestand, te_gebruiken, Omgeving())
    return Sjabloononderzoek(meldingen, te_gebruiken, markeer(pakket, bevindingen))
