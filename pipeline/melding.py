"""What `genereer` has to say: where, what is wrong, and what to do about it.

A melding is data. Steps return meldingen, nobody prints them but the command line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class Ernst(StrEnum):
    """How bad it is: a fout stops the document, a waarschuwing and an info do not."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Plaats:
    """A place that a person can go to: a line of a text file, a cell of a sheet, a spot in a Word file.

    Args:
        bestand: the file, as seen from the werkmap, with forward slashes.
        regel: line number from 1, in a text file.
        blad: name of the sheet.
        cel: address of the cell, such as `C14`.
        plek: a spot in a Word file, such as `tabel 2, rij 3, kolom 1`.
    """

    bestand: str
    regel: int | None = None
    blad: str | None = None
    cel: str | None = None
    plek: str | None = None

    @property
    def spot(self) -> str:
        """The place inside the file, as a person says it; empty for the file as a whole."""
        if self.regel is not None:
            return f"regel {self.regel}"
        if self.blad is not None:
            return f"{self.blad}!{self.cel}" if self.cel else f"blad {self.blad}"
        return self.plek or ""

    def __str__(self) -> str:
        return f"{self.bestand}  {self.spot}".rstrip()


@dataclass(frozen=True, slots=True)
class Melding:
    """One finding.

    Args:
        code: stable code, explained in `docs/meldingen.md`.
        ernst: how bad it is.
        plaats: where it is.
        tekst: what is wrong, in Dutch.
        advies: what to do, in Dutch; empty where nothing has to be done.
    """

    code: str
    ernst: Ernst
    plaats: Plaats
    tekst: str
    advies: str = ""

    @property
    def als_gegevens(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        plaats = self.plaats
        plek = {"regel": plaats.regel, "blad": plaats.blad, "cel": plaats.cel, "plek": plaats.plek}
        return {
            "code": self.code,
            "ernst": self.ernst.value,
            "bestand": plaats.bestand,
            **{naam: waarde for naam, waarde in plek.items() if waarde is not None},
            "tekst": self.tekst,
            "advies": self.advies,
        }


@dataclass(frozen=True, slots=True)
class Meldingsoort:
    """A kind of melding: declared once, next to the code that finds it.

    Args:
        code: one letter for the subject and two digits; never used again for something else.
        ernst: how bad it is.
        titel: name of the kind in a few Dutch words.
        uitleg: what a user reads in `docs/meldingen.md`.
    """

    code: str
    ernst: Ernst
    titel: str
    uitleg: str

    def op(self, plaats: Plaats, tekst: str, advies: str = "") -> Melding:
        """The melding of this kind at a place."""
        return Melding(self.code, self.ernst, plaats, tekst, advies)


def heeft_fouten(meldingen: Iterable[Melding]) -> bool:
    """Whether any of the meldingen is a fout."""
    return any(melding.ernst is Ernst.FOUT for melding in meldingen)


# The same melding at fewer cells than this stands at each.
_SAMEN_VANAF = 3
_BLOKKEN_HOOGSTENS = 8
_ADRES = re.compile(r"([A-Z]+)(\d+)")


def gebundeld(meldingen: Iterable[Melding]) -> list[Melding]:
    """Meldingen for a person: each once, and what is the same for many cells of a sheet once with all its cells."""
    groepen: dict[Melding, list[Melding]] = {}
    for melding in dict.fromkeys(meldingen):
        groepen.setdefault(replace(melding, plaats=replace(melding.plaats, cel=None)), []).append(melding)
    uit: list[Melding] = []
    for groep in groepen.values():
        cellen = [melding.plaats.cel for melding in groep if melding.plaats.cel is not None]
        if len(cellen) < _SAMEN_VANAF or len(cellen) < len(groep) or not all(map(_ADRES.fullmatch, cellen)):
            uit.extend(groep)
        else:
            uit.append(replace(groep[0], plaats=replace(groep[0].plaats, cel=_als_blokken(cellen))))
    return uit


def _als_blokken(cellen: Iterable[str]) -> str:
    """Cells in few words: `B9:B11, D4`."""
    blokken: list[list[tuple[str, int]]] = []
    for kolom, rij in sorted((gevonden[1], int(gevonden[2])) for cel in cellen if (gevonden := _ADRES.fullmatch(cel))):
        if blokken and blokken[-1][-1] == (kolom, rij - 1):
            blokken[-1].append((kolom, rij))
        else:
            blokken.append([(kolom, rij)])
    namen = ["{}{}".format(*b[0]) if len(b) == 1 else "{}{}:{}{}".format(*b[0], *b[-1]) for b in blokken]
    over = sum(map(len, blokken[_BLOKKEN_HOOGSTENS:]))
    return ", ".join(namen[:_BLOKKEN_HOOGSTENS]) + (f" en nog {over}" if over else "")
