"""Where a value of a document comes from: what is asked and what is answered."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.word.teruglezen import Bevinding


class Toestand(StrEnum):
    """How a file stands beside what the document was made of."""

    GELIJK = "niet gewijzigd sinds het document is gemaakt"
    GEWIJZIGD = "gewijzigd sinds het document is gemaakt"
    WEG = "staat er niet meer"
    ONBEKEND = "niet vastgelegd"
    BUITEN = "hier is geen werkmap om het in te zoeken"


@dataclass(frozen=True, slots=True)
class Bestandstand:
    """A file that a value comes from.

    Args:
        bestand: as seen from the werkmap.
        sha256: its hash when the document was made, None where that was not kept.
        toestand: how it stands now.
        gewijzigd_op: when it was last changed, None where it is not found.
    """

    bestand: str
    sha256: str | None
    toestand: Toestand
    gewijzigd_op: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Bron:
    """A place that a value comes from, with what was typed there.

    Args:
        bestand: the file.
        plek: the spot in it.
        feit: the name of the fact in the dossier.
        waarde: what was typed, None where that was not kept.
    """

    bestand: str
    plek: str
    feit: str
    waarde: str | None


@dataclass(frozen=True, slots=True)
class Herleiding:
    """Where a value in a document comes from.

    Args:
        waar: where it stands in the document.
        tekst: as it stands there now.
        bevinding: whether that is what was printed.
        gedrukt: what was printed.
        feit: the name of its fact; empty for a constant of the template.
        regels: how it was worked out, the last step first; none for a fact that was typed.
        bronnen: the places that it comes from.
    """

    waar: str
    tekst: str
    bevinding: Bevinding
    gedrukt: str
    feit: str
    regels: tuple[str, ...]
    bronnen: tuple[Bron, ...]

    @property
    def als_gegevens(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        bronnen = [{"bestand": b.bestand, "plek": b.plek, "feit": b.feit, "waarde": b.waarde} for b in self.bronnen]
        return {
            "waar": self.waar,
            "tekst": self.tekst,
            "bevinding": self.bevinding.value,
            "gedrukt": self.gedrukt,
            "feit": self.feit,
            "regels": list(self.regels),
            "bronnen": bronnen,
        }


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked of a document: all of its values, or some.

    Args:
        waarde: the value as it stands on paper, or a part of it; None for all.
        alinea: words out of the paragraph that it stands in, None for all.
    """

    waarde: str | None = None
    alinea: str | None = None


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Where the values of a document come from.

    Args:
        bestand: the document.
        herleidingen: the values, in the order of the document; those that are gone last.
        bestanden: the files that they come from.
        is_bewerkt: whether a paragraph with values in it is not as it was made.
    """

    bestand: str
    herleidingen: tuple[Herleiding, ...]
    bestanden: tuple[Bestandstand, ...]
    is_bewerkt: bool

    @property
    def als_gegevens(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        bestanden = [
            {
                "bestand": stand.bestand,
                "sha256": stand.sha256,
                "toestand": stand.toestand.value,
                "gewijzigd_op": stand.gewijzigd_op.isoformat() if stand.gewijzigd_op is not None else None,
            }
            for stand in self.bestanden
        ]
        waarden = [herleiding.als_gegevens for herleiding in self.herleidingen]
        return {"document": self.bestand, "is_bewerkt": self.is_bewerkt, "waarden": waarden, "bestanden": bestanden}
