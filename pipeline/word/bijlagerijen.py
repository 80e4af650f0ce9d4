"""What stands in the annex with sources: figures of one kind from cells that adjoin together in one row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.afleiding import Afleiding, Bronplek
from pipeline.spoor.bereiken import Bereiken, bereiken, korte_namen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.afleiding import Spoor
    from pipeline.word.cijfers import Cijfer
    from pipeline.word.sporen import Feit

_NUMMER = re.compile(r"\[[^\]]*\]")
# A row goes on one page: of more figures another one is made.
_CIJFERS_HOOGSTENS = 20
# More than these nobody reads on paper; `herleid` gives all.
_REGELS_HOOGSTENS = 3
_PLEKKEN_HOOGSTENS = 4
_VERDER_HOOGSTENS = 2
_REGEL = "regel "
ZOALS_INGEVULD = "zoals ingevuld"


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of the annex.

    Args:
        kop: the heading under which its figures stand first.
        cijfers: the numbers of their facts, each with the figure as it stands on paper.
        wat: what they are.
        regel: how they were worked out.
        bronnen: where they come from, in lines.
    """

    kop: str
    cijfers: tuple[tuple[int, str], ...]
    wat: str
    regel: str
    bronnen: tuple[str, ...]


@dataclass(slots=True)
class _Bezig:
    """A row that is being made: figures of one kind."""

    cijfers: list[Cijfer]
    plekken: Bereiken
    sporen: list[Spoor]
    paden: list[str]

    def neem_op(self, cijfer: Cijfer, feit: Feit) -> bool:
        """Take in another figure, where its places adjoin those that are here."""
        samen, paden = [*self.sporen, *feit.sporen], [*self.paden, feit.pad]
        eigen, plekken = bereiken(feit.sporen, feit.pad), bereiken(samen, *paden)
        los = max(len(eigen.eigen), len(self.plekken.eigen))
        if len(self.cijfers) >= _CIJFERS_HOOGSTENS or len(plekken.eigen) > los:
            return False
        self.cijfers.append(cijfer)
        self.plekken, self.sporen, self.paden = plekken, samen, paden
        return True


def rijen(cijfers: Iterable[Cijfer], feiten: Sequence[Feit]) -> tuple[Rij, ...]:
    """The rows of the annex, in the order of the document.

    Args:
        cijfers: the figures of the document.
        feiten: what was printed in it.
    """
    per_kop: dict[str, list[_Bezig]] = {}
    open_: dict[tuple[str, ...], _Bezig] = {}
    for cijfer in cijfers:
        feit = feiten[cijfer.feit]
        soort = (cijfer.kop, cijfer.kolom, _NUMMER.sub("[]", feit.pad), _regel(feit.sporen))
        bezig = open_.get(soort)
        if bezig is None or not bezig.neem_op(cijfer, feit):
            open_[soort] = bezig = _Bezig([cijfer], bereiken(feit.sporen, feit.pad), list(feit.sporen), [feit.pad])
            per_kop.setdefault(cijfer.kop, []).append(bezig)
    alle = [bezig for deel in per_kop.values() for bezig in deel]
    namen = korte_namen(bestand for bezig in alle for bestand, _ in (*bezig.plekken.eigen, *bezig.plekken.verder))
    return tuple(_rij(bezig, feiten, namen) for bezig in alle)


def _rij(bezig: _Bezig, feiten: Sequence[Feit], namen: Mapping[str, str]) -> Rij:
    eerste = bezig.cijfers[0]
    return Rij(
        eerste.kop,
        tuple((cijfer.feit, cijfer.tekst) for cijfer in bezig.cijfers),
        _wat(bezig.cijfers),
        _met_hoofdletter(_regel(feiten[eerste.feit].sporen)),
        tuple(_bronnen(bezig.plekken, namen)),
    )


def _wat(cijfers: Sequence[Cijfer]) -> str:
    """What figures are: the words of their table where they stand in one, else those of the dossier."""
    eerste, laatste = cijfers[0], cijfers[-1]
    naam = _met_hoofdletter(eerste.kolom or eerste.naam.woorden)
    if len(cijfers) == 1:
        return f"{naam}: {eerste.rij}" if eerste.rij else naam
    welke = f": van ‘{eerste.rij}’ tot en met ‘{laatste.rij}’" if eerste.rij and laatste.rij else ""
    return f"{naam}, {len(cijfers)} keer{welke}"


def _met_hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _regel(sporen: Iterable[Spoor]) -> str:
    regels = list(dict.fromkeys(_regels(sporen)))
    meer = ["…"] if len(regels) > _REGELS_HOOGSTENS else []
    return "; ".join([*regels[:_REGELS_HOOGSTENS], *meer]) or ZOALS_INGEVULD


def _regels(sporen: Iterable[Spoor]) -> Iterator[str]:
    """The rules, the last step first and each step before what it was made of."""
    te_doen, gezien = list(sporen), set[int]()
    while te_doen:
        volgende: list[Spoor] = []
        for spoor in te_doen:
            if isinstance(spoor, Bronplek) or id(spoor) in gezien:
                continue
            gezien.add(id(spoor))
            if isinstance(spoor, Afleiding):
                if spoor.regel:
                    yield spoor.regel
                volgende.extend(spoor.delen)
        te_doen = volgende


def _bronnen(plekken: Bereiken, namen: Mapping[str, str]) -> Iterator[str]:
    """Each file with its spots below it, and in one line what else was read: which ones belong to it, and why."""
    for bestand in dict.fromkeys(bestand for bestand, _ in plekken.eigen):
        yield namen[bestand]
        plaatsen = [plek for eigen, plek in plekken.eigen if eigen == bestand and plek]
        cellen = [plek for plek in plaatsen[:_PLEKKEN_HOOGSTENS] if not plek.startswith(_REGEL)]
        regels = [plek for plek in plaatsen[:_PLEKKEN_HOOGSTENS] if plek.startswith(_REGEL)]
        yield from cellen  # each on a line of its own: an address that is broken off cannot be read
        yield from filter(None, [", ".join(regels), _en_nog(plaatsen, _PLEKKEN_HOOGSTENS)])
    if plekken.verder and not plekken.is_getypt:
        eerste = plekken.eigen[0][0]
        verder = [plek if bestand == eerste else f"{namen[bestand]}, {plek}" for bestand, plek in plekken.verder]
        yield f"ook gelezen: {', '.join(verder[:_VERDER_HOOGSTENS])} {_en_nog(verder, _VERDER_HOOGSTENS)}".rstrip()


def _en_nog(plekken: Sequence[str], genoemd: int) -> str:
    meer = len(plekken) - genoemd
    return "" if meer < 1 else "en nog 1 plaats" if meer == 1 else f"en nog {meer} plaatsen"
