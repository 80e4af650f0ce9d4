"""Which documents there are, and whether they still say what the dossier says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pipeline import __versie__
from pipeline.administratie.record import lees_record
from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom
from pipeline.documentsoort import lees_documentsoort
from pipeline.lijn import lees_netwerk, uitvoer_van
from pipeline.lijn.bestanden import bestanden_van
from pipeline.lijn.opdrachten import ongevraagd
from pipeline.schrijf import hash_van

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pipeline.administratie.record import Record
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
        record = lees_record(concept.herkomst)
        return Documentstand(opdracht.kenmerk, concept.naam, Toestand.CONCEPT, "alleen als concept", *_geteld(record))
    record = lees_record(uitvoer.herkomst)
    try:
        is_van_ons = record is not None and record.sha256 == hash_van(lees_bytes(uitvoer.pad))
    except OSError as fout:
        reden = f"niet te lezen: {waarom(fout)}"
        return Documentstand(opdracht.kenmerk, uitvoer.naam, Toestand.BEWERKT, reden, *_geteld(record))
    if record is None or not is_van_ons:
        reden = "in Word bewerkt, of niet door genereer gemaakt"
        if record is None and uitvoer.herkomst.exists():
            reden = "het bestand .herkomst.json ernaast is niet te lezen; maak het document opnieuw"
        return Documentstand(opdracht.kenmerk, uitvoer.naam, Toestand.BEWERKT, reden, *_geteld(record))
    reden = _veroudering(werkmap, record, opdracht, gelezen, hashes)
    toestand = Toestand.VEROUDERD if reden else Toestand.ACTUEEL
    return Documentstand(opdracht.kenmerk, uitvoer.naam, toestand, reden, *_geteld(record))


def _veroudering(
    werkmap: Werkmap,
    record: Record,
    opdracht: Opdracht,
    gelezen: Gelezen,
    hashes: dict[str, str | None],
) -> str:
    """Why a document no longer says what the dossier says, empty where it does."""
    gebruikt = record.gebruikt
    for pad, sha256 in gebruikt.items():
        if pad not in hashes:
            hashes[pad] = _hash(werkmap.pad / pad)
        if hashes[pad] != sha256:
            return f"{pad} is weg" if hashes[pad] is None else f"{pad} is gewijzigd"
    nieuw = sorted(bestanden_van(opdracht, gelezen) - gebruikt.keys())
    if nieuw:
        return f"{nieuw[0]} is erbij gekomen"
    return "gemaakt met een andere versie van genereer" if record.versie != __versie__ else ""


def _hash(bestand: Path) -> str | None:
    try:
        return hash_van(lees_bytes(bestand))
    except OSError:
        return None


def _geteld(record: Record | None) -> tuple[int, int, int]:
    """Fouten, waarschuwingen and gaps in a run record."""
    meldingen = record.meldingen if record is not None else ()
    ernst = [ernst for _, ernst in meldingen]
    return ernst.count("fout"), ernst.count("waarschuwing"), sum(code in _GATEN for code, _ in meldingen)
