"""Follow figures from where they were typed to where they are printed.

`Naspeuring` gives a dossier that looks and behaves as the one that it was given, and notes what is read of it. So
nothing that works something out has to know that it is followed; a function that says its rule (`afleiding`) is a step
of its own, and so is every derived property of a group.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.afleiding import VOLGER, Afleiding, Blik, Bronplek, bronnen
from pipeline.bron import Kaart, Lijst, Waarde
from pipeline.dossier.basis import Gat, Gegeven, bron_van
from pipeline.dossier.waarden import getypt
from pipeline.spoor.gevolgd import Gevolgd, is_volgbaar, met_spoor, spoor_van
from pipeline.spoor.tweeling import Gelezen, Stand, Tweeling, is_groep, maak_tweeling, stand_van

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from pipeline.afleiding import Rekenwijze, Spoor
    from pipeline.bron import Knoop
    from pipeline.melding import Plaats

T = TypeVar("T")


@dataclass(slots=True)
class Naspeuring:
    """Follows what is read of a dossier. One serves all documents of a network: what was worked out stays known.

    Args:
        bestanden: the hash of each file that was read, by its path.
        blikken: what is being worked out now, each step inside the one before it.
    """

    bestanden: Mapping[str, str] = field(default_factory=dict)
    blikken: list[Blik] = field(default_factory=lambda: [Blik()])
    _tweelingen: dict[int, tuple[Any, Any]] = field(default_factory=dict)
    _onthouden: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def blik(self) -> Blik:
        """What is being read now."""
        return self.blikken[-1]

    @contextmanager
    def actief(self) -> Iterator[None]:
        """Follow while the block runs."""
        vorige = VOLGER.set(self)
        del self.blikken[1:]  # what a document that failed had begun
        try:
            yield
        finally:
            VOLGER.reset(vorige)

    def onthoud(self, sleutel: Hashable, maak: Callable[[], T]) -> T:
        """What was worked out before under a key; else it is worked out now."""
        if sleutel not in self._onthouden:
            self._onthouden[sleutel] = maak()
        uit: T = self._onthouden[sleutel]
        return uit

    def gevolgd(self, waarde: T, pad: str, spoor: Spoor | None = None) -> T:
        """A value that knows where it comes from, or the twin of a group.

        Args:
            waarde: the value.
            pad: its name in the dossier.
            spoor: what it was worked out from, None for a group that was typed.
        """
        if isinstance(waarde, Tweeling | Gat) or waarde is None or spoor_van(waarde) is not None:
            _benoem(waarde, pad)
            return waarde
        if is_groep(waarde):
            tweeling: T = self._tweeling(waarde, pad, spoor)
            return tweeling
        if isinstance(waarde, tuple) and is_volgbaar(waarde):
            delen = tuple(self.gevolgd(deel, f"{pad}[{n}]", spoor) for n, deel in enumerate(waarde, 1))
            return met_spoor(delen, spoor) if spoor is not None else delen  # type: ignore[return-value]
        if spoor is not None and is_volgbaar(waarde):
            return met_spoor(waarde, spoor)
        return waarde

    def volg(self, rekenwijze: Rekenwijze, functie: Callable[[], Any], argumenten: Iterable[Any]) -> Any:
        """Call a function and give what it gives, with what it was worked out from."""
        blik = Blik()
        self.blikken.append(blik)
        try:
            for argument in argumenten:
                if (spoor := spoor_van(argument)) is not None:
                    blik.noteer(spoor)
            uit = functie()
        finally:
            self.blikken.pop()
        if uit is None and not blik.sporen:
            return None
        spoor = Afleiding("", rekenwijze.regel, tuple(blik.sporen.values()))
        self.blik.noteer(spoor)
        # Of a group that was typed and is given here, or of facts that are chosen: why goes for each of them.
        if isinstance(uit, Gegeven) or (rekenwijze.kiest and is_groep(uit)):
            return self._gekozen(uit, spoor)
        if isinstance(uit, Gevolgd):
            return met_spoor(uit, spoor)
        return self.gevolgd(uit, "", spoor)

    def lees(self, tweeling: Any, stand: Stand, naam: str, afgeleid: Callable[[Any], Any] | None) -> Gelezen:
        """Read a fact of a twin for the first time.

        Args:
            tweeling: the group.
            stand: what it knows of itself.
            naam: the fact.
            afgeleid: what works the fact out, None for a field.
        """
        if stand.kern is not None:
            kern, van_kern = stand.kern
            waarde, spoor, laatst, _ = van_kern.gelezen.get(naam) or self.lees(kern, van_kern, naam, afgeleid)
            gelezen: Gelezen = (waarde, spoor, laatst, stand.spoor)
        else:
            pad = f"{stand.pad}.{naam}" if stand.pad else naam
            uit = self._reken(tweeling, pad, afgeleid) if afgeleid is not None else self._veld(stand, naam, pad)
            # The parts of one fact have no name.
            gelezen = (*uit, None if isinstance(stand.spoor, Bronplek) else (stand, naam), None)
        stand.gelezen[naam] = gelezen
        return gelezen

    def _reken(self, tweeling: Any, pad: str, afgeleid: Callable[[Any], Any]) -> tuple[Any, Spoor | None]:
        """A fact that follows from others."""
        functie, rekenwijze = getattr(afgeleid, "__wrapped__", afgeleid), getattr(afgeleid, "rekenwijze", None)
        blik = Blik()
        self.blikken.append(blik)
        try:
            uit = functie(tweeling)
        finally:
            self.blikken.pop()
        if pad.rpartition(".")[2].startswith("_"):  # how something is found is no fact: what is found is read itself
            return uit, None
        spoor = Afleiding(pad, rekenwijze.regel if rekenwijze is not None else "", tuple(blik.sporen.values()))
        uit = met_spoor(uit, spoor) if isinstance(uit, Gevolgd) else uit
        return self.gevolgd(uit, pad, spoor), spoor

    def _veld(self, stand: Stand, naam: str, pad: str) -> tuple[Any, Spoor | None]:
        """A field: as it was typed, or as it was put together."""
        groep = stand.origineel
        is_gegeven = isinstance(groep, Gegeven)
        waarde = groep.__dict__[naam] if is_gegeven else getattr(groep, naam)
        bron = bron_van(groep) if is_gegeven else None
        knoop = bron.velden.get(naam) if bron is not None else None
        if isinstance(knoop, Waarde) and is_volgbaar(waarde) and not isinstance(waarde, tuple):  # what most facts are
            plek = Bronplek(pad, (knoop.plaats,), _als_tekst(knoop))
            return met_spoor(waarde, plek), plek
        if waarde is None:
            return None, None
        if isinstance(waarde, Gat | Tweeling) or spoor_van(waarde) is not None:
            _benoem(waarde, pad)
            return waarde, spoor_van(waarde)
        if not is_gegeven:
            if stand.spoor is None and isinstance(waarde, tuple) and (plaatsen := _plaatsen_van_groepen(waarde)):
                return self.gevolgd(waarde, pad, plek := Bronplek(pad, plaatsen)), plek
            waarde = self._per_sleutel(waarde) if isinstance(waarde, dict) else self.gevolgd(waarde, pad, stand.spoor)
            return waarde, None if is_groep(waarde) or isinstance(waarde, dict) else stand.spoor
        if isinstance(waarde, Gegeven):
            standaard = stand.spoor or Bronplek(pad, (groep.vindplaats(naam),))  # nobody typed it: where it belongs
            return self._tweeling(waarde, pad, standaard if bron_van(waarde) is None else None), None
        if isinstance(waarde, dict):
            return (self._vrij(knoop, pad) if isinstance(knoop, Kaart) else waarde), None
        spoor = (
            self._bronplek(groep, naam, pad, waarde, knoop) if knoop is not None or stand.spoor is None else stand.spoor
        )
        if isinstance(waarde, tuple):
            delen = tuple(self._deel(deel, n, f"{pad}[{n + 1}]", knoop, spoor) for n, deel in enumerate(waarde))
            return met_spoor(delen, spoor), spoor
        return self.gevolgd(waarde, pad, spoor), spoor

    def _deel(self, deel: Any, nummer: int, pad: str, knoop: Knoop | None, spoor: Spoor) -> Any:
        """An item of a list that was typed."""
        if isinstance(deel, Gegeven | Tweeling):
            return self.gevolgd(
                deel, pad, None if not isinstance(deel, Gegeven) or bron_van(deel) is not None else spoor
            )
        delen = knoop.delen if isinstance(knoop, Lijst) else ()
        eigen = delen[nummer] if nummer < len(delen) else None
        plek = Bronplek(pad, (eigen.plaats,), _als_tekst(eigen)) if isinstance(eigen, Waarde) else spoor
        return self.gevolgd(deel, pad, plek)

    def _bronplek(self, groep: Gegeven, naam: str, pad: str, waarde: Any, knoop: Knoop | None) -> Bronplek:
        """Where a field was typed; the place of its group where it is what holds without anybody typing it."""
        if isinstance(waarde, tuple):
            return Bronplek(pad, tuple(_plaatsen(groep, naam, waarde, knoop)))
        return Bronplek(pad, (groep.vindplaats(naam),), _als_tekst(knoop) if isinstance(knoop, Waarde) else None)

    def _vrij(self, knoop: Knoop, pad: str) -> Any:
        """Free facts, which are as they were typed."""
        if isinstance(knoop, Kaart):
            return {naam: self._vrij(deel, f"{pad}.{naam}") for naam, deel in knoop.velden.items()}
        if isinstance(knoop, Lijst):
            return [self._vrij(deel, f"{pad}[{n}]") for n, deel in enumerate(knoop.delen, 1)]
        if not isinstance(knoop, Waarde):
            return None
        return self.gevolgd(knoop.waarde, pad, Bronplek(pad, (knoop.plaats,), _als_tekst(knoop)))

    def _per_sleutel(self, waarden: dict[Any, Any]) -> dict[Any, Any]:
        """The parts of a dossier."""
        return {
            sleutel: self.gevolgd(waarde, str(sleutel[0] if isinstance(sleutel, tuple) else sleutel))
            for sleutel, waarde in waarden.items()
        }

    def _tweeling(self, groep: Any, pad: str, spoor: Spoor | None) -> Any:
        bekend = self._tweelingen.get(id(groep))
        if bekend is None:
            # The group is kept: while it is, no other has its identity.
            bekend = (groep, maak_tweeling(groep, Stand(self, groep, pad, spoor)))
            self._tweelingen[id(groep)] = bekend
        return bekend[1]

    def _gekozen(self, groep: Any, spoor: Spoor) -> Any:
        """A group that was chosen: its twin, and why."""
        stand = stand_van(groep) if isinstance(groep, Tweeling) else None
        origineel, pad = (stand.origineel, stand.pad) if stand is not None else (groep, "")
        is_getypt = isinstance(origineel, Gegeven) and bron_van(origineel) is not None
        twee = self._tweeling(origineel, pad, None if is_getypt else spoor)
        kern = stand_van(twee)
        return maak_tweeling(origineel, Stand(self, origineel, pad, spoor, (twee, kern) if kern is not None else None))


def _benoem(waarde: Any, pad: str, voorlopig: str = "") -> None:
    """Give what a function gave the name under which it is found.

    Args:
        waarde: what it gave.
        pad: its name in the dossier.
        voorlopig: the name that it may have until then, because it was read before its group had one.
    """
    for nummer, deel in enumerate(waarde if isinstance(waarde, tuple) else (), 1):
        _benoem(deel, f"{pad}[{nummer}]", f"{voorlopig}[{nummer}]")
    stand = stand_van(waarde) if isinstance(waarde, Tweeling) else None
    if stand is not None and stand.kern is not None:
        _benoem(stand.kern[0], pad, voorlopig)
        return
    if stand is not None and (stand.pad in {"", voorlopig} or stand.pad.startswith("[")) and pad not in {"", stand.pad}:
        oud, stand.pad = stand.pad, pad
        for naam, (deel, *_) in stand.gelezen.items():
            _benoem(deel, f"{pad}.{naam}", f"{oud}.{naam}" if oud else naam)


def _plaatsen_van_groepen(delen: tuple[Any, ...]) -> tuple[Plaats, ...]:
    """The places of what was put together from groups that were typed, one for each; empty where it was not."""
    groepen = []
    for deel in delen:
        velden = (
            [deel] if isinstance(deel, Gegeven) else [getattr(deel, v) for v in getattr(deel, "__match_args__", ())]
        )
        groepen.append(
            next((veld for veld in velden if isinstance(veld, Gegeven) and bron_van(veld) is not None), None)
        )
    return () if None in groepen else tuple(groep.vindplaats() for groep in groepen if groep is not None)


def _plaatsen(groep: Gegeven, naam: str, delen: tuple[Any, ...], knoop: Knoop | None) -> Iterator[Plaats]:
    """The places of the items of a list; that of the list where it is empty."""
    eigen = knoop.delen if isinstance(knoop, Lijst) and len(knoop.delen) == len(delen) else None
    for nummer, deel in enumerate(delen):
        if isinstance(deel, Gegeven) and (bron := bron_van(deel)) is not None:
            yield bron.plaats
        elif eigen is not None:
            yield eigen[nummer].plaats
    if not delen:
        yield groep.vindplaats(naam)


def _als_tekst(knoop: Knoop | None) -> str | None:
    return getypt(knoop) if isinstance(knoop, Waarde) and knoop.waarde is not None else None


__all__ = ["Afleiding", "Bronplek", "Gevolgd", "Naspeuring", "bronnen", "spoor_van"]
