"""How a part of the dossier looks as a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.dossier.basis import Gegeven
    from pipeline.melding import Meldingsoort


@dataclass(frozen=True, slots=True)
class Celcodes:
    """The kinds of melding for what can be wrong with a cell of a sheet.

    Args:
        zonder_waarde: a formula that was never worked out.
        nul: a formula of which the outcome 0 cannot be right.
        foutwaarde: an error value such as #REF!, or a reference to another file.
        totaalregel: a total that stands among the rows.
        verborgen: a hidden row or column that holds something.
    """

    zonder_waarde: Meldingsoort
    nul: Meldingsoort
    foutwaarde: Meldingsoort
    totaalregel: Meldingsoort
    verborgen: Meldingsoort


@dataclass(frozen=True, slots=True)
class Tabel:
    """A list that may come as a sheet: one row an item, one column a field.

    Args:
        blad: name of the sheet.
        lijst: the field of the part that the rows fill (`leden`).
        kolommen: the fields of a row, in the order in which we write them.
        verplicht: the columns without which the sheet cannot be read.
        losse_velden: single values that stand above the header row as label and value (`peildatum`).
        berekend: columns that hold a formula of ours; what Excel left there is compared with our own sum, and
            that there is nothing yet is no problem.
        codes: how what is wrong with a cell is told, None for the general way.
        is_nodig: whether the workbook cannot be read without this sheet.
        vervolgt: the columns that go on from the row above where a row leaves them empty.
    """

    blad: str
    lijst: str
    kolommen: tuple[str, ...]
    verplicht: frozenset[str]
    losse_velden: tuple[str, ...] = ()
    berekend: frozenset[str] = frozenset()
    codes: Celcodes | None = None
    is_nodig: bool = True
    vervolgt: frozenset[str] = frozenset()

    @classmethod
    def van(cls, blad: str, rij: type[Gegeven], lijst: str, **opties: Any) -> Tabel:
        """The sheet that belongs to the type of its rows."""
        verplicht = frozenset(n for n, veld in rij.model_fields.items() if veld.is_required())
        return cls(blad, lijst, tuple(rij.model_fields), verplicht, **opties)


@dataclass(frozen=True, slots=True)
class Kruistabel:
    """A cross table of sums that is read to be compared with our own.

    Args:
        blad: name of the sheet.
        lijst: the field of the part that the sums fill.
        rijen: what the rows are (`fase`), and the heading of the first column.
        kolommen: what the columns are (`kostensoort`).
    """

    blad: str
    lijst: str
    rijen: str
    kolommen: str


@dataclass(frozen=True, slots=True)
class Vrijblad:
    """A large sheet of which the headings are not ours: it is read as it is, and a text file says what its columns are.

    Args:
        lijst: the field of the part that the rows fill.
        inhoud: what stands in it, in Dutch.
    """

    lijst: str
    inhoud: str


def als_kop(veld: str) -> str:
    """A field as a column header: `aantal_medewerkers` is `Aantal medewerkers`."""
    return veld.replace("_", " ").capitalize()
