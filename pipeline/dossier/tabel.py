"""How a part of the dossier looks as a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.dossier.basis import Gegeven


@dataclass(frozen=True, slots=True)
class Tabel:
    """A list that may come as a sheet: one row an item, one column a field.

    Args:
        blad: name of the sheet.
        lijst: the field of the part that the rows fill (`leden`).
        kolommen: the fields of a row, in the order in which we write them.
        verplicht: the columns without which the sheet cannot be read.
        losse_velden: single values that stand above the header row as label and value (`peildatum`).
    """

    blad: str
    lijst: str
    kolommen: tuple[str, ...]
    verplicht: frozenset[str]
    losse_velden: tuple[str, ...]

    @classmethod
    def van(cls, blad: str, deel: type[Gegeven], rij: type[Gegeven], lijst: str) -> Tabel:
        """The sheet that belongs to a part and the type of its rows."""
        return cls(
            blad=blad,
            lijst=lijst,
            kolommen=tuple(rij.model_fields),
            verplicht=frozenset(n for n, veld in rij.model_fields.items() if veld.is_required()),
            losse_velden=tuple(naam for naam in deel.model_fields if naam != lijst),
        )


def als_kop(veld: str) -> str:
    """A field as a column header: `aantal_medewerkers` is `Aantal medewerkers`."""
    return veld.replace("_", " ").capitalize()
