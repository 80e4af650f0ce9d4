"""Step 1, lees: from `inputs/` to a Bron of plain values, every one with its place."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pipeline.bestand.yamlbestand import lees_yaml
from pipeline.bron import Bron, Bronbestand, Kaart
from pipeline.dossier import ONDERDELEN, Onderdeel, Per
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.nabij import bedoelde_u, dichtstbij
from pipeline.werkmap import jaarmappen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.werkmap import Werkmap

ONBEKEND_BESTAND = Meldingsoort(
    "W03",
    Ernst.WAARSCHUWING,
    "bestand wordt niet gelezen",
    "In de map van een netwerk of een jaar staat een bestand waarvan de naam niet bekend is.",
)
VERKEERD_TYPE = Meldingsoort(
    "W07",
    Ernst.FOUT,
    "verkeerd bestandstype",
    "Een onderdeel van het dossier heeft een type dat niet gelezen wordt, zoals .xls, .csv of .docx.",
)
DUBBEL_BESTAND = Meldingsoort(
    "W04",
    Ernst.FOUT,
    "onderdeel staat er twee keer",
    "Hetzelfde onderdeel staat er als tekstbestand én als werkboek. Het is niet te zien welk bestand bedoeld is.",
)
NIET_TE_OPENEN = Meldingsoort(
    "W05",
    Ernst.FOUT,
    "bestand niet te openen",
    "Het bestand kan niet worden gelezen: het staat nog open in een ander programma, of u hebt er geen rechten voor.",
)
GEEN_NETWERKBESTAND = Meldingsoort(
    "W06",
    Ernst.FOUT,
    "netwerk.yaml ontbreekt",
    "Elke map in inputs/netwerken heeft een bestand netwerk.yaml, waarin staat om welk netwerk het gaat.",
)

_TEKST = (".yaml", ".yml")
_BLAD = (".xlsx",)
# Files that belong beside the dossier: logos, notes, and what Office leaves behind while a file is open.
_TERZIJDE = (".png", ".jpg", ".jpeg", ".md", ".txt", ".gitkeep", ".ds_store")


def lees(werkmap: Werkmap, netwerkmap: Path) -> tuple[Bron, tuple[Melding, ...]]:
    """Read everything of one network.

    Args:
        werkmap: where the network stands.
        netwerkmap: the network's folder.

    Returns:
        The files with their content, and what is wrong with them (W03 to W07, Y01 to Y07, X01 to X10).
    """
    lezer = _Lezer(werkmap)
    plekken = [
        (Per.NETWERK, None, netwerkmap),
        *((Per.JAAR, jaar, pad) for jaar, pad in jaarmappen(netwerkmap)),
    ]
    bestanden = tuple(bestand for per, jaar, pad in plekken for bestand in lezer.lees_map(per, jaar, pad))
    if not any(bestand.onderdeel == "netwerk" for bestand in bestanden):
        plaats = Plaats(f"{werkmap.naam_van(netwerkmap)}/netwerk.yaml")
        lezer.meldingen.append(
            GEEN_NETWERKBESTAND.op(plaats, "dit bestand ontbreekt", "maak het bestand, of verwijder de map")
        )
    return Bron(netwerkmap.name, bestanden), tuple(lezer.meldingen)


class _Lezer:
    """Reads the files of a folder and collects what is wrong."""

    def __init__(self, werkmap: Werkmap) -> None:
        self._werkmap = werkmap
        self.meldingen: list[Melding] = []

    def lees_map(self, per: Per, jaar: int | None, map_: Path) -> Iterator[Bronbestand]:
        onderdelen = {onderdeel.naam: onderdeel for onderdeel in ONDERDELEN if onderdeel.per == per}
        gevonden: dict[str, Path] = {}
        for pad in sorted(p for p in map_.iterdir() if p.is_file() and not p.name.startswith((".", "~"))):
            onderdeel = onderdelen.get(pad.stem)
            if onderdeel is None or not _leesbaar(onderdeel, pad):
                self._meld_onbekend(pad, onderdelen)
            elif pad.stem in gevonden:
                tekst = f"'{pad.stem}' staat ook in {gevonden[pad.stem].name}"
                plaats = Plaats(self._werkmap.naam_van(pad))
                self.meldingen.append(DUBBEL_BESTAND.op(plaats, tekst, "verwijder een van de twee bestanden"))
            else:
                gevonden[pad.stem] = pad
        for naam, onderdeel in onderdelen.items():
            if naam in gevonden:
                yield self._lees_bestand(onderdeel, jaar, gevonden[naam])

    def _meld_onbekend(self, pad: Path, onderdelen: dict[str, Onderdeel]) -> None:
        if pad.suffix.lower() in _TERZIJDE:
            return
        plaats = Plaats(self._werkmap.naam_van(pad))
        if pad.stem in onderdelen:
            advies = "sla het op als " + (".xlsx of .yaml" if onderdelen[pad.stem].tabel else ".yaml")
            self.meldingen.append(
                VERKEERD_TYPE.op(plaats, f"een bestand van het type {pad.suffix} wordt niet gelezen", advies)
            )
            return
        naaste = dichtstbij(pad.stem, onderdelen)
        advies = bedoelde_u(pad.name, [naaste + pad.suffix.lower()]) if naaste else "hoort het bestand hier?"
        self.meldingen.append(ONBEKEND_BESTAND.op(plaats, "dit bestand wordt niet gelezen", advies))

    def _lees_bestand(self, onderdeel: Onderdeel, jaar: int | None, pad: Path) -> Bronbestand:
        naam = self._werkmap.naam_van(pad)
        try:
            ruw = pad.read_bytes()
        except OSError as fout:
            tekst = f"het bestand kan niet worden geopend ({fout.strerror})"
            self.meldingen.append(NIET_TE_OPENEN.op(Plaats(naam), tekst, "sluit het in andere programma's"))
            return Bronbestand(onderdeel.naam, jaar, naam, "", None)
        inhoud, meldingen = _inhoud(onderdeel, ruw, naam, pad.suffix.lower())
        self.meldingen.extend(meldingen)
        return Bronbestand(onderdeel.naam, jaar, naam, hashlib.sha256(ruw).hexdigest(), inhoud)


def _leesbaar(onderdeel: Onderdeel, pad: Path) -> bool:
    return pad.suffix.lower() in (_TEKST + _BLAD if onderdeel.tabel else _TEKST)


def _inhoud(onderdeel: Onderdeel, ruw: bytes, naam: str, ending: str) -> tuple[Kaart | None, tuple[Melding, ...]]:
    if ending in _TEKST or onderdeel.tabel is None:
        return lees_yaml(ruw, naam)
    from pipeline.excel.werkboek import (
        lees_werkboek,
    )  # openpyxl is slow to import: only where there is a workbook

    return lees_werkboek(ruw, naam, onderdeel.tabel)
