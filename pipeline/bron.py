"""The dossier as it was read: plain values, every one with its place.

A file becomes a tree of three kinds of node: a `Waarde`, a `Lijst` or a `Kaart`; a sheet that is too large for an
object per cell is one `Rooster`. Nothing has been interpreted yet: what somebody typed as `012`, `NO` or `12:30` is
still that text.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from pipeline.afleiding import Bronplek, noteer
from pipeline.melding import Plaats
from pipeline.nabij import kleine_letters

if TYPE_CHECKING:
    import datetime
    import re
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

Scalair: TypeAlias = "str | int | Decimal | bool | datetime.date | None"
Knoop: TypeAlias = "Waarde | Lijst | Kaart | Rooster"


@dataclass(frozen=True, slots=True)
class Waarde:
    """A single value: text from a text file, or what a cell of a sheet holds; None is empty.

    Args:
        waarde: the value.
        plaats: where it stands.
        formule: the formula of the cell that gave it, None where it was typed. An empty value with a formula is one
            that could not be read, and was told.
    """

    waarde: Scalair
    plaats: Plaats
    formule: str | None = None


@dataclass(frozen=True, slots=True)
class Lijst:
    """Values in their order."""

    delen: tuple[Knoop, ...]
    plaats: Plaats


@dataclass(frozen=True, slots=True)
class Kaart:
    """Named values, and for each name the place where that name stands, or in a row would stand."""

    velden: Mapping[str, Knoop]
    plaats: Plaats
    sleutelplaatsen: Mapping[str, Plaats] = field(default_factory=dict)


class Rijplaatsen(Mapping[str, Plaats]):
    """Where each field of a row stands, or would stand: worked out when somebody asks, for a sheet has many rows.

    Args:
        namen: the fields, each with the name under which `plaats_van` knows it.
        plaats_van: gives the place that belongs to such a name.
    """

    __slots__ = ("_namen", "_plaats_van")

    def __init__(self, namen: Mapping[str, str], plaats_van: Callable[[str], Plaats]) -> None:
        self._namen = namen
        self._plaats_van = plaats_van

    def __getitem__(self, veld: str) -> Plaats:
        return self._plaats_van(self._namen[veld])

    def __iter__(self) -> Iterator[str]:
        return iter(self._namen)

    def __len__(self) -> int:
        return len(self._namen)


class Rooster:
    """A large table of which the headings are not ours, such as the answers of a survey.

    It is no dataclass, and so no template can name what is in it: what one respondent said is not printed.

    Args:
        koppen: the headings, from the first column on; None where a column has none.
        rijen: the rows below them, each as long as the headings; empty rows are left out.
        rijnummers: the number of each row in the sheet.
        plaats: the sheet.
        koprij: the number of the row with the headings.
    """

    __slots__ = ("koppen", "koprij", "plaats", "rijen", "rijnummers")

    def __init__(
        self,
        koppen: Sequence[str | None],
        rijen: Sequence[Sequence[Scalair]],
        rijnummers: Sequence[int],
        plaats: Plaats,
        koprij: int,
    ) -> None:
        self.koppen = tuple(koppen)
        self.rijen = rijen
        self.rijnummers = rijnummers
        self.plaats = plaats
        self.koprij = koprij

    def plaats_van(self, rij: int, kolom: int) -> Plaats:
        """The place of a cell, by its row in `rijen` and its column, both from 0."""
        return self._cel(self.rijnummers[rij], kolom)

    def plaats_van_kop(self, kolom: int) -> Plaats:
        """The place of a heading, by its column from 0."""
        return self._cel(self.koprij, kolom)

    @property
    def aantal(self) -> int:
        """How many rows there are."""
        noteer(lambda: Bronplek("", (Plaats(self.plaats.bestand, blad=self.plaats.blad, cel=self._bereik(0)),)))
        return len(self.rijen)

    def kolom(self, nummer: int) -> list[Scalair]:
        """What stands in a column, from top to bottom."""
        noteer(lambda: Bronplek("", (Plaats(self.plaats.bestand, blad=self.plaats.blad, cel=self._bereik(nummer)),)))
        return [rij[nummer] for rij in self.rijen]

    def _bereik(self, kolom: int) -> str:
        """The cells of a column, from 0: `D2:D69`."""
        letter, rijen = kolomletter(kolom + 1), self.rijnummers
        return f"{letter}{rijen[0]}:{letter}{rijen[-1]}" if rijen else f"{letter}{self.koprij}"

    def _cel(self, rij: int, kolom: int) -> Plaats:
        return Plaats(self.plaats.bestand, blad=self.plaats.blad, cel=f"{kolomletter(kolom + 1)}{rij}")


def kolomletter(nummer: int) -> str:
    """The letters of a column by its number from 1: `A`, `Z`, `AA`."""
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def kolomnummer(letters: str) -> int:
    """The number from 1 of a column by its letters."""
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer


# Which one of the years (a number) or of the projects (the name of its folder); None: the network as a whole.
Exemplaar: TypeAlias = int | str | None


@dataclass(frozen=True, slots=True)
class Bronbestand:
    """One file that was read.

    Args:
        onderdeel: which part of the dossier it holds (`netwerk`, `leden`, `jaarverslag`).
        exemplaar: the year or the project whose folder it stands in, None where it belongs to the network as a whole.
        pad: the file as seen from the werkmap.
        sha256: hash of its bytes, in hexadecimal.
        inhoud: its content, or None where it could not be read.
    """

    onderdeel: str
    exemplaar: Exemplaar
    pad: str
    sha256: str
    inhoud: Kaart | None


class Doorzoekbaar:
    """Texts as one, in lower case: in one go it is seen in which of them a pattern may stand.

    Args:
        teksten: the texts.
    """

    # Between the texts: no rule takes it for a space, a letter or a figure.
    _SCHEIDING = "\u241e"

    def __init__(self, teksten: Iterable[str]) -> None:
        alle = list(teksten)
        self._begin = list(itertools.accumulate((len(tekst) + 1 for tekst in alle), initial=0))
        self._tekst = kleine_letters(self._SCHEIDING.join(alle))  # where everything stands where it stood

    def met(self, *patronen: re.Pattern[str]) -> list[int]:
        """The numbers of the texts in which one of the patterns is found, from 0.

        Args:
            patronen: each finds in lower case at least what it finds in the text itself.
        """
        gevonden = {bisect.bisect(self._begin, plek.start()) for p in patronen for plek in p.finditer(self._tekst)}
        return sorted(nummer - 1 for nummer in gevonden)


@dataclass(frozen=True)
class Bron:
    """Everything that was read of one network.

    Args:
        netwerk: name of the network's folder.
        bestanden: the files, in the order of the parts, the years and the projects.
    """

    netwerk: str
    bestanden: tuple[Bronbestand, ...]

    @cached_property
    def teksten(self) -> tuple[Waarde, ...]:
        """Every text as it was typed; the rules that look through them walk the files once."""
        inhouden = (bestand.inhoud for bestand in self.bestanden if bestand.inhoud is not None)
        return tuple(deel for inhoud in inhouden for _, deel in waarden(inhoud) if isinstance(deel.waarde, str))

    @cached_property
    def _doorzoekbaar(self) -> Doorzoekbaar:
        return Doorzoekbaar(str(deel.waarde) for deel in self.teksten)

    def teksten_met(self, *patronen: re.Pattern[str]) -> Iterator[Waarde]:
        """The texts in which one of the patterns may stand (`Doorzoekbaar.met`)."""
        return (self.teksten[nummer] for nummer in self._doorzoekbaar.met(*patronen))

    @property
    def plaats_van_netwerk(self) -> str:
        """The folder of the network as seen from the werkmap."""
        return f"inputs/netwerken/{self.netwerk}"


def samen(kaart: Kaart, ander: Kaart) -> Kaart:
    """Two groups as one; of a name that stands in both the first counts."""
    velden, plaatsen = {**ander.velden, **kaart.velden}, {**ander.sleutelplaatsen, **kaart.sleutelplaatsen}
    return Kaart(velden, kaart.plaats, plaatsen)


def waarden(knoop: Knoop, pad: str = "") -> Iterator[tuple[str, Waarde]]:
    """Every single value below a node, with its path (`activiteiten.3.titel`, counted from 1).

    Of a `Rooster` these are the number of its rows and its headings: what stands in the rows are words of others,
    of which nothing reaches a document but what is counted or quoted.
    """
    if isinstance(knoop, Waarde):
        yield pad, knoop
    elif isinstance(knoop, Rooster):
        yield f"{pad}.rijen" if pad else "rijen", Waarde(len(knoop.rijen), knoop.plaats)
        for kolom, kop in enumerate(knoop.koppen):
            if kop is not None:
                yield (
                    f"{pad}.{kolomletter(kolom + 1)}" if pad else kolomletter(kolom + 1),
                    Waarde(kop, knoop.plaats_van_kop(kolom)),
                )
    elif isinstance(knoop, Lijst):
        for nummer, deel in enumerate(knoop.delen, 1):
            yield from waarden(deel, f"{pad}.{nummer}" if pad else str(nummer))
    else:
        for naam, deel in knoop.velden.items():
            yield from waarden(deel, f"{pad}.{naam}" if pad else naam)


def kaal(knoop: Knoop) -> Any:
    """The values alone, without their places."""
    if isinstance(knoop, Waarde):
        return knoop.waarde
    if isinstance(knoop, Lijst):
        return [kaal(deel) for deel in knoop.delen]
    if isinstance(knoop, Rooster):
        return [list(rij) for rij in (knoop.koppen, *knoop.rijen)]
    return {naam: kaal(deel) for naam, deel in knoop.velden.items()}
