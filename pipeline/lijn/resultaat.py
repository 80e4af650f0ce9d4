"""What the line works with and what comes out of it: a network that was read, and what became of each document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.spoor import Naspeuring
from pipeline.uitkomst import Uitkomst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.bron import Bron
    from pipeline.documentsoort import Kenmerk
    from pipeline.dossier import Dossier
    from pipeline.melding import Melding
    from pipeline.schrijf import Stand

# Of several outcomes the first in this row is the outcome of the whole run.
_VOORRANG = (
    Uitkomst.INVOER,
    Uitkomst.SJABLOON,
    Uitkomst.KEURING,
    Uitkomst.UITVOER,
    Uitkomst.HULPPROGRAMMA,
)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A network after the first two steps.

    Args:
        map_: the network's folder.
        bron: what was read.
        dossier: what it means.
        meldingen: what is wrong with it.
        naspeuring: who follows its figures, for all its documents.
    """

    map_: Path
    bron: Bron
    dossier: Dossier
    meldingen: tuple[Melding, ...]
    naspeuring: Naspeuring = field(default_factory=Naspeuring, compare=False)


@dataclass(frozen=True, slots=True)
class Resultaat:
    """What came of one document.

    Args:
        kenmerk: which document it is.
        stand: what happened to it.
        uitkomst: how it ended.
        pad: where it stands, as seen from the werkmap.
        meldingen: everything that there is to say about it.
        erbij: other files that were made with it, such as a workbook, as seen from the werkmap.
    """

    kenmerk: Kenmerk
    stand: Stand
    uitkomst: Uitkomst
    pad: str
    meldingen: tuple[Melding, ...]
    erbij: tuple[str, ...] = ()


def uitkomst_van(uitkomsten: Sequence[Uitkomst]) -> Uitkomst:
    """The outcome of a run from those of its documents."""
    return next((uitkomst for uitkomst in _VOORRANG if uitkomst in uitkomsten), Uitkomst.GOED)
