"""The dossier as it was read: plain values, every one with its place.

A file becomes a tree of three kinds of node: a `Waarde`, a `Lijst` or a `Kaart`. Nothing has been
interpreted yet: what somebody typed as `012`, `NO` or `12:30` is still that text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from pipeline.melding import Plaats

Scalair: TypeAlias = "str | int | Decimal | bool | datetime.date | None"
Knoop: TypeAlias = "Waarde | Lijst | Kaart"


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
    """Named values, and for each name the place where that name stands."""

    velden: Mapping[str, Knoop]
    plaats: Plaats
    sleutelplaatsen: Mapping[str, Plaats] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class Bron:
    """Everything that was read of one network.

    Args:
        netwerk: name of the network's folder.
        bestanden: the files, in the order of the parts, the years and the projects.
    """

    netwerk: str
    bestanden: tuple[Bronbestand, ...]

    @property
    def plaats_van_netwerk(self) -> str:
        """The folder of the network as seen from the werkmap."""
        return f"inputs/netwerken/{self.netwerk}"


def samen(kaart: Kaart, ander: Kaart) -> Kaart:
    """Two groups as one; of a name that stands in both the first counts."""
    velden, plaatsen = {**ander.velden, **kaart.velden}, {**ander.sleutelplaatsen, **kaart.sleutelplaatsen}
    return Kaart(velden, kaart.plaats, plaatsen)


def waarden(knoop: Knoop, pad: str = "") -> Iterator[tuple[str, Waarde]]:
    """Every single value below a node, with its path (`activiteiten.3.titel`, counted from 1)."""
    if isinstance(knoop, Waarde):
        yield pad, knoop
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
    return {naam: kaal(deel) for naam, deel in knoop.velden.items()}
