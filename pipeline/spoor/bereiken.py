"""Where facts come from in as few words as can be: cells that adjoin as one block, lines that follow as one range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.afleiding import bronnen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.afleiding import Bronplek, Spoor
    from pipeline.melding import Plaats

_CEL = re.compile(r"([A-Z]+)(\d+)")
# A figure as it was typed.
_CIJFER = re.compile(r"[-+€\s\u00a0]*\d[\d.,]*\s*%?")
# First and last column and first and last row of a block of cells.
_Blok = tuple[int, int, int, int]


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
    alle = {id(bron): bron for spoor in sporen for bron in bronnen(spoor)}.values()
    for rang, bron in sorted(((_rang(bron, paden), bron) for bron in alle), key=lambda paar: paar[0]):
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
    cellen: dict[str, dict[int, list[int]]] = {}
    regels: list[int] = []
    andere: dict[str, None] = {}
    for plaats in plaatsen:
        cel = _CEL.fullmatch(plaats.cel) if plaats.cel is not None and plaats.blad is not None else None
        if cel is not None:
            cellen.setdefault(str(plaats.blad), {}).setdefault(_nummer(cel[1]), []).append(int(cel[2]))
        elif plaats.regel is not None:
            regels.append(plaats.regel)
        else:
            andere[plaats.spot] = None
    for blad, kolommen in cellen.items():
        yield from (f"{blad}!{_als_adres(blok)}" for blok in _blokken(kolommen))
    yield from (f"regel {begin}" if begin == einde else f"regel {begin}–{einde}" for begin, einde in _reeksen(regels))
    yield from andere


def _blokken(kolommen: dict[int, list[int]]) -> list[_Blok]:
    """Blocks of cells: what adjoins in a column, and columns side by side with the same rows."""
    blokken: list[_Blok] = []
    for kolom in sorted(kolommen):
        for begin, einde in _reeksen(kolommen[kolom]):
            links = next((blok for blok in blokken if blok[1:] == (kolom - 1, begin, einde)), None)
            if links is None:
                blokken.append((kolom, kolom, begin, einde))
            else:
                blokken[blokken.index(links)] = (links[0], kolom, begin, einde)
    return blokken


def _reeksen(nummers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers that follow each other as first and last."""
    reeksen: list[tuple[int, int]] = []
    for nummer in sorted(set(nummers)):
        if reeksen and reeksen[-1][1] == nummer - 1:
            reeksen[-1] = (reeksen[-1][0], nummer)
        else:
            reeksen.append((nummer, nummer))
    return reeksen


def _als_adres(blok: _Blok) -> str:
    links, rechts, boven, onder = blok
    begin, einde = f"{_letters(links)}{boven}", f"{_letters(rechts)}{onder}"
    return begin if begin == einde else f"{begin}:{einde}"


def _nummer(letters: str) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer


def _letters(nummer: int) -> str:
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
