"""Which documents there are, and whether they still say what the dossier says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pipeline import __versie__
from pipeline.documentsoort import lees_documentsoort
from pipeline.lijn import lees_netwerk, uitvoer_van
from pipeline.lijn.bestanden import bestanden_van
from pipeline.lijn.opdrachten import ongevraagd
from pipeline.schrijf import hash_van

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.documentsoort import Kenmerk
    from pipeline.lijn.resultaat import Gelezen
    from pipeline.vul.opdracht import Opdracht
    from pipeline.werkmap import Werkmap


class Toestand(StrEnum):
    """How a document stands."""

    ACTUEEL = "actueel"
    VEROUDERD = "verouderd"
    ONTBREEKT = "ontbreekt"
    BEWERKT = "handmatig gewijzigd"
    CONCEPT = "concept"


@dataclass(frozen=True, slots=True)
class Documentstand:
    """A document that a network has the data for.

    Args:
        kenmerk: which document.
        pad: where it stands or would stand, as seen from the werkmap.
        toestand: how it stands.
        reden: why, where there is something to say.
        fouten: how many there were when it was made.
        waarschuwingen: how many there were when it was made.
        gaten: how many facts were missing when it was made.
    """

    kenmerk: Kenmerk
    pad: str
    toestand: Toestand
    reden: str = ""
    fouten: int = 0
    waarschuwingen: int = 0
    gaten: int = 0

    @property
    def als_gegevens(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        return {
            **self.kenmerk.als_gegevens,
            "bestand": self.pad,
            "toestand": self.toestand.value,
            "reden": self.reden,
            "fouten": self.fouten,
            "waarschuwingen": self.waarschuwingen,
            "gaten": self.gaten,
        }


# The meldingen of which each one is a gap on paper.
_GATEN = {"D02", "K02"}


def overzicht(werkmap: Werkmap, mappen: Sequence[Path]) -> Iterator[Documentstand]:
    """Every document of some networks with how it stands. Nothing is made.

    Args:
        werkmap: where everything stands.
        mappen: the folders of the networks.
    """
    soorten = [lees_documentsoort(werkmap, map_.name)[0] for map_ in werkmap.sjabloonmappen()]
    hashes: dict[str, str | None] = {}
    for map_ in mappen:
        gelezen = lees_netwerk(werkmap, map_)
        for soort in soorten:
            if soort is not None:
                for opdracht in ongevraagd(soort, gelezen):
                    yield _stand(werkmap, opdracht, gelezen, hashes)


def _stand(werkmap: Werkmap, opdracht: Opdracht, gelezen: Gelezen, hashes: dict[str, str | None]) -> Documentstand:
    from dataclasses import replace

    uitvoer = uitvoer_van(werkmap, opdracht)
    if not uitvoer.pad.is_file():
        concept = uitvoer_van(werkmap, replace(opdracht, concept=True))
        if not concept.pad.is_file():
            return Documentstand(opdracht.kenmerk, uitvoer.naam, Toestand.ONTBREEKT, "nog niet gemaakt")
        record = _record(concept.herkomst)
        return Documentstand(opdracht.kenmerk, concept.naam, Toestand.CONCEPT, "alleen als concept", *_geteld(record))
    record = _record(uitvoer.herkomst)
    if record.get("sha256") != hash_van(uitvoer.pad.read_bytes()):
        reden = "in Word bewerkt, of niet door genereer gemaakt"
        return Documentstand(opdracht.kenmerk, uitvoer.naam, Toestand.BEWERKT, reden, *_geteld(record))
    reden = _veroudering(werkmap, record, opdracht, gelezen, hashes)
    toestand = Toestand.VEROUDERD if reden else Toestand.ACTUEEL
    return Documentstand(opdracht.kenmerk, uitvoer.naam, toestand, reden, *_geteld(record))


def _veroudering(
    werkmap: Werkmap,
    record: Mapping[str, Any],
    opdracht: Opdracht,
    gelezen: Gelezen,
    hashes: dict[str, str | None],
) -> str:
    """Why a document no longer says what the dossier says, empty where it does."""
    gebruikt = {**record.get("invoer", {}), **record.get("sjabloon", {})}
    for pad, sha256 in gebruikt.items():
        if pad not in hashes:
            bestand = werkmap.pad / pad
            hashes[pad] = hash_van(bestand.read_bytes()) if bestand.is_file() else None
        if hashes[pad] != sha256:
            return f"{pad} is weg" if hashes[pad] is None else f"{pad} is gewijzigd"
    nieuw = sorted(bestanden_van(opdracht, gelezen) - gebruikt.keys())
    if nieuw:
        return f"{nieuw[0]} is erbij gekomen"
    return "gemaakt met een andere versie van genereer" if record.get("versie") != __versie__ else ""


def _record(pad: Path) -> Mapping[str, Any]:
    try:
        gelezen = json.loads(pad.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return gelezen if isinstance(gelezen, dict) else {}


def _geteld(record: Mapping[str, Any]) -> tuple[int, int, int]:
    """Fouten, waarschuwingen and gaps in a run record."""
    meldingen = record.get("meldingen", [])
    ernst = [melding.get("ernst") for melding in meldingen]
    gaten = sum(melding.get("code") in _GATEN for melding in meldingen)
    return ernst.count("fout"), ernst.count("waarschuwing"), gaten
