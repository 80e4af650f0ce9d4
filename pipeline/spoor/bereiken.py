"""Where facts come from in as few words as can be: cells that adjoin as one block, lines that follow as one range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.afleiding import bronnen
from pipeline.spoor.plaatsen import cel_van, reeksen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.afleiding import Bronplek, Spoor
    from pipeline.melding import Plaats
    from pipeline.spoor.plaatsen import Cel

# A figure as it was typed.
_CIJFER = re.compile(r"[-+€\s\u00a0]*\d[\d.,]*\s*%?")


@dataclass(frozen=True, slots=True)
class Bereiken:
    """Where a fact comes from, as file and spot: `Begroting!H4:K18`, `regel 12–15`; no spot for a file as a whole.

    Args:
        eigen: where it was typed itself, or else the figures that it was worked out from, or what there is.
        verder: what else was read, such as what decided which figures.
        is_getypt: whether it was typed itself.
    """

    eigen: tuple[tuple[str, str], ...]
    verder: tuple[tuple[str, str], ...]
    is_getypt: bool


def bereiken(sporen: Iterable[Spoor], *paden: str) -> Bereiken:
    """The places that facts come from in the end, each once.

    Args:
        sporen: what the facts follow from.
        paden: their names in the dossier.
    """
    gezien: set[Plaats] = set()
    rangen: tuple[dict[str, list[Plaats]], ...] = ({}, {}, {})
    for rang, bron in sorted(((_rang(bron, paden), bron) for bron in bronnen(*sporen)), key=lambda paar: paar[0]):
        for plaats in bron.plaatsen:
            if plaats not in gezien:
                gezien.add(plaats)
                rangen[rang].setdefault(plaats.bestand, []).append(plaats)
    zelf, cijfers, rest = (
        tuple((bestand, plek) for bestand, plaatsen in rang.items() for plek in _plekken(plaatsen)) for rang in rangen
    )
    if zelf:
        return Bereiken(zelf, (*cijfers, *rest), is_getypt=True)
    return Bereiken(cijfers, rest, is_getypt=False) if cijfers else Bereiken(rest, (), is_getypt=False)


def _rang(bron: Bronplek, paden: tuple[str, ...]) -> int:
    return 0 if bron.pad in paden else 1 if _CIJFER.fullmatch(bron.waarde or "") else 2


def korte_namen(bestanden: Iterable[str]) -> dict[str, str]:
    """The shortest name of each file that no other one of them has: without its folder, or with as few as can be."""
    alle = list(dict.fromkeys(bestanden))
    uit: dict[str, str] = {}
    for bestand in alle:
        delen = bestand.split("/")
        staarten = ("/".join(delen[-aantal:]) for aantal in range(1, len(delen) + 1))
        uit[bestand] = next(s for s in staarten if sum(f"/{a}".endswith(f"/{s}") for a in alle) == 1 or s == bestand)
    return uit


def _plekken(plaatsen: Iterable[Plaats]) -> Iterator[str]:
    """The spots in one file: cells by sheet, then lines, then what has a name of its own."""
    cellen: dict[str, set[Cel]] = {}
    regels: set[int] = set()
    andere: dict[str, None] = {}
    for plaats in plaatsen:
        cel = cel_van(plaats.cel) if plaats.blad is not None else None
        if cel is not None:
            cellen.setdefault(str(plaats.blad), set()).add(cel)
        elif plaats.regel is not None:
            regels.add(plaats.regel)
        else:
            andere[plaats.spot] = None
    for blad, eigen in cellen.items():
        yield from (f"{blad}!{adres}" for adres in _blokken(eigen))
    for begin, *verder in reeksen(sorted(regels), lambda regel: (None, regel)):
        yield f"regel {begin}–{verder[-1]}" if verder else f"regel {begin}"
    yield from andere


def _blokken(cellen: Iterable[Cel]) -> Iterator[str]:
    """Blocks of cells: what adjoins in a column, and columns side by side with the same rows."""
    stukken = [(reeks[0], reeks[-1]) for reeks in reeksen(sorted(cellen), lambda cel: cel)]
    naast_elkaar = sorted(stukken, key=lambda stuk: (stuk[0].rij, stuk[1].rij, stuk[0].kolom))
    blokken = reeksen(naast_elkaar, lambda stuk: ((stuk[0].rij, stuk[1].rij), stuk[0].kolom))
    for begin, einde in sorted((blok[0][0], blok[-1][1]) for blok in blokken):
        yield begin.adres if begin == einde else f"{begin.adres}:{einde.adres}"
