"""The record of values of a document, by number, with the template for what no tag printed."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pipeline.lijn.herleiding import Bron, Herleiding
from pipeline.word.openen import open_bestand
from pipeline.word.teruglezen import Alinea, Bevinding, Waarde
from pipeline.word.vastetekst import Vastetekst

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.werkmap import Werkmap


class Register:
    """The record of a document, by number."""

    def __init__(self, record: Mapping[str, Any], werkmap: Werkmap | None) -> None:
        self._feiten: Sequence[Any] = record["feiten"]
        self._sporen: Sequence[Any] = record["sporen"]
        self._regels: Sequence[str] = record["regels"]
        self._bestanden: Sequence[str] = record["bestanden"]
        self._getypt: Mapping[str, str] = record.get("getypt", {})
        self.hashes: Mapping[str, str | None] = record.get("hashes", {})
        self._bronnen: dict[int, tuple[Bron, ...]] = {}
        self._sjabloon = str(record.get("sjabloon", ""))
        self._werkmap = werkmap

    def herleiding(self, waarde: Waarde) -> Herleiding:
        """Where a value comes from."""
        feit = self._feiten[waarde.feit]
        pad, van = (self._sporen[feit][0], [feit]) if isinstance(feit, int) else feit
        regels: dict[str, None] = {}
        bronnen: dict[int, tuple[Bron, ...]] = {}
        gezien: set[int] = set()
        te_doen = list(reversed(van))
        while te_doen:
            nummer = te_doen.pop()
            if nummer in gezien:
                continue
            gezien.add(nummer)
            match self._sporen[nummer]:
                case _, int(regel), list(delen):
                    if self._regels[regel]:
                        regels[self._regels[regel]] = None
                    te_doen.extend(reversed(delen))
                case _:
                    bronnen[nummer] = self._bronnen_van(nummer)
        waar = str(waarde.plek) if waarde.plek is not None else "nergens meer"
        nu = waarde.nu if waarde.bevinding is not Bevinding.WEG else ""
        return Herleiding(waar, nu, waarde.bevinding, waarde.tekst, pad, tuple(regels), _eenmaal(bronnen.values()))

    def _bronnen_van(self, nummer: int) -> tuple[Bron, ...]:
        """The places of a step. Those of a list can be thousands, and belong to each of its items."""
        bekend = self._bronnen.get(nummer)
        if bekend is None:
            (feit, plaatsen), getypt = self._sporen[nummer], self._getypt.get(str(nummer))
            uniek = dict.fromkeys(map(tuple, plaatsen))
            bekend = tuple(Bron(self._bestanden[bestand], plek, feit, getypt) for bestand, plek in uniek)
            self._bronnen[nummer] = bekend
        return bekend

    def vast(self, alinea: Alinea, tekst: str) -> Herleiding:
        """Text that no tag printed: a constant of the template, or typed in the document."""
        bevinding = Bevinding.GEWIJZIGD if alinea.is_gewijzigd else Bevinding.KLOPT
        bron = Bron(self._sjabloon, self._plek_van(alinea, tekst), "", None)
        return Herleiding(str(alinea.plek), tekst, bevinding, tekst, "", (), (bron,) if self._sjabloon else ())

    def _plek_van(self, alinea: Alinea, tekst: str) -> str:
        """Where constant text stands in the template, as far as that can be told."""
        plek = self._vaste_tekst.plek_van(alinea.deel, alinea.tekst, tekst) if self._vaste_tekst is not None else None
        return f"vaste tekst, {plek}" if plek is not None else "vaste tekst"

    @cached_property
    def _vaste_tekst(self) -> Vastetekst | None:
        pad = self._werkmap.pad / self._sjabloon if self._werkmap is not None and self._sjabloon else None
        if pad is None or not pad.is_file():
            return None
        pakket, _ = open_bestand(pad, self._sjabloon)
        return Vastetekst(pakket) if pakket is not None else None


def _eenmaal(bronnen: Iterable[tuple[Bron, ...]]) -> tuple[Bron, ...]:
    """Places of several steps, each once."""
    rijen = list(bronnen)
    if len(rijen) == 1:
        return rijen[0]
    uit: dict[tuple[str, str], Bron] = {}
    for bron in itertools.chain.from_iterable(rijen):
        uit.setdefault((bron.bestand, bron.plek), bron)
    return tuple(uit.values())
