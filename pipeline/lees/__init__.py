"""Step 1, lees: from `inputs/` to a Bron of plain values, every one with its place."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from pipeline.bestand.lezen import Ongewoon, lees_bytes
from pipeline.bestand.storing import waarom
from pipeline.bestand.yamlbestand import lees_yaml
from pipeline.bron import Bron, Bronbestand, Kaart
from pipeline.dossier import FINANCIER, ONDERDELEN, STATUSCODES, VERZENDING, Onderdeel, Per
from pipeline.dossier.tabel import Vrijblad
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.nabij import bedoelde_u, dichtstbij
from pipeline.werkmap import BIJLAGEN, PROJECTEN, is_jaarmap, jaarmappen, projectmappen, slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.bron import Exemplaar
    from pipeline.werkmap import Werkmap

ONBEKEND_BESTAND = Meldingsoort(
    "W03",
    Ernst.WAARSCHUWING,
    "bestand wordt niet gelezen",
    "In de map van een netwerk, een jaar of een project staat een bestand waarvan de naam niet bekend is.",
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
    "Hetzelfde onderdeel staat er als tekstbestand én als werkboek. Het is niet te zien welk bestand bedoeld is. Een "
    "jaarplan mag wel uit twee bestanden bestaan, als er geen veld in allebei staat.",
)
NIET_TE_OPENEN = Meldingsoort(
    "W05",
    Ernst.FOUT,
    "bestand niet te openen",
    "Het bestand kan niet worden gelezen: het staat nog open in een ander programma, of u hebt er geen rechten voor.",
)
MAP_NIET_TE_OPENEN = Meldingsoort(
    "W17",
    Ernst.FOUT,
    "map niet te lezen",
    "In een map van het dossier mag niet worden gekeken. Wat erin staat, komt in geen document.",
)
GEEN_NETWERKBESTAND = Meldingsoort(
    "W06",
    Ernst.FOUT,
    "netwerk.yaml ontbreekt",
    "Elke map in inputs/netwerken heeft een bestand netwerk.yaml, waarin staat om welk netwerk het gaat.",
)
ZELFDE_NAAM = Meldingsoort(
    "W10",
    Ernst.FOUT,
    "twee netwerken met dezelfde naam",
    "De namen van twee mappen verschillen alleen in hoofdletters, accenten of leestekens. Hun documenten zouden "
    "dezelfde naam krijgen, en het ene zou het andere vervangen.",
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
        The files with their content, and what is wrong with them (W03 to W07, W17, Y01 to Y07, X01 to X15).
    """
    lezer = _Lezer(werkmap)
    if (netwerkmap / PROJECTEN).is_dir():
        lezer.wat_staat_in(netwerkmap / PROJECTEN)
    plekken: list[tuple[Per, Exemplaar, Path]] = [
        (Per.NETWERK, None, netwerkmap),
        *((Per.JAAR, jaar, pad) for jaar, pad in jaarmappen(netwerkmap)),
        *((Per.PROJECT, project, pad) for project, pad in projectmappen(netwerkmap)),
    ]
    bestanden = tuple(bestand for per, exemplaar, pad in plekken for bestand in lezer.lees_map(per, exemplaar, pad))
    if not any(bestand.onderdeel == STATUSCODES for bestand in bestanden):
        bestanden += tuple(lezer.lees_statuscodes())
    bestanden += (*lezer.lees_financiers(), *lezer.lees_verzending())
    dicht = any(melding.code == MAP_NIET_TE_OPENEN.code for melding in lezer.meldingen)
    if not dicht and not any(bestand.onderdeel == "netwerk" for bestand in bestanden):
        plaats = Plaats(f"{werkmap.naam_van(netwerkmap)}/netwerk.yaml")
        lezer.meldingen.append(
            GEEN_NETWERKBESTAND.op(plaats, "dit bestand ontbreekt", "maak het bestand, of verwijder de map")
        )
    for ander in werkmap.netwerkmappen():
        if ander != netwerkmap and slug(ander.name) == slug(netwerkmap.name):
            plaats = Plaats(werkmap.naam_van(netwerkmap))
            tekst = f"deze map en '{ander.name}' geven documenten met dezelfde naam"
            lezer.meldingen.append(ZELFDE_NAAM.op(plaats, tekst, "geef een van de twee mappen een andere naam"))
    return Bron(netwerkmap.name, bestanden), tuple(lezer.meldingen)


class _Lezer:
    """Reads the files of a folder and collects what is wrong."""

    def __init__(self, werkmap: Werkmap) -> None:
        self._werkmap = werkmap
        self.meldingen: list[Melding] = []

    def lees_map(self, per: Per, exemplaar: Exemplaar, map_: Path) -> Iterator[Bronbestand]:
        onderdelen = {onderdeel.naam: onderdeel for onderdeel in ONDERDELEN if onderdeel.per == per}
        gevonden: dict[str, Path] = {}
        erbij: dict[str, Path] = {}
        over: list[Path] = []
        for pad in self.wat_staat_in(map_):
            onderdeel = onderdelen.get(pad.stem)
            if pad.is_dir() or onderdeel is None or not _leesbaar(onderdeel, pad):
                over.append(pad)
            elif pad.stem in gevonden and onderdeel.aangevuld and _is_blad(pad) != _is_blad(gevonden[pad.stem]):
                erbij[pad.stem] = pad
            elif pad.stem in gevonden:
                tekst = f"'{pad.stem}' staat ook in {gevonden[pad.stem].name}"
                plaats = Plaats(self._werkmap.naam_van(pad))
                self.meldingen.append(DUBBEL_BESTAND.op(plaats, tekst, "verwijder een van de twee bestanden"))
            else:
                gevonden[pad.stem] = pad
        for pad in over:
            self._meld_ongelezen(pad, onderdelen, gevonden)
        for naam, onderdeel in onderdelen.items():
            if naam in gevonden:
                bestand = self._lees_bestand(onderdeel, exemplaar, gevonden[naam])
                yield bestand
                if naam in erbij:
                    ander = self._lees_bestand(onderdeel, exemplaar, erbij[naam])
                    self.meldingen.extend(_dubbele_velden(bestand, ander))
                    yield ander

    def lees_statuscodes(self) -> Iterator[Bronbestand]:
        """The status codes that hold for every network without its own."""
        pad = self._werkmap.statuscodes
        if os.path.lexists(pad):
            onderdeel = next(onderdeel for onderdeel in ONDERDELEN if onderdeel.naam == STATUSCODES)
            yield self._lees_bestand(onderdeel, None, pad)

    def lees_financiers(self) -> Iterator[Bronbestand]:
        """The profiles of funders, each by the name of its file."""
        map_ = self._werkmap.financiers
        for pad in self.wat_staat_in(map_) if map_.is_dir() else ():
            if pad.suffix.lower() in _TEKST:
                yield self._lees_bestand(FINANCIER, pad.stem, pad)

    def lees_verzending(self) -> Iterator[Bronbestand]:
        """How documents are sent, by all networks."""
        if os.path.lexists(self._werkmap.verzending):
            yield self._lees_bestand(VERZENDING, None, self._werkmap.verzending)

    def wat_staat_in(self, map_: Path) -> list[Path]:
        """What stands in a folder, in the order of the names, without what is not meant for us; or W17."""
        try:
            return sorted(pad for pad in map_.iterdir() if not pad.name.startswith((".", "~", "_")))
        except OSError as fout:
            tekst = f"deze map kan niet worden gelezen ({waarom(fout)})"
            advies = "vraag wie de map beheert om het recht haar te lezen"
            self.meldingen.append(MAP_NIET_TE_OPENEN.op(Plaats(self._werkmap.naam_van(map_)), tekst, advies))
            return []

    def _meld_ongelezen(self, pad: Path, onderdelen: dict[str, Onderdeel], gevonden: dict[str, Path]) -> None:
        stam = pad.name.split(".")[0]
        vergist = pad.is_file() and stam in onderdelen and stam not in gevonden
        eigen_map = pad.is_dir() and (is_jaarmap(pad) or pad.name in {BIJLAGEN, PROJECTEN})
        if eigen_map or (pad.suffix.lower() in _TERZIJDE and not vergist):
            return
        plaats = Plaats(self._werkmap.naam_van(pad))
        if pad.is_dir():
            tekst = "deze map wordt niet gelezen"
            self.meldingen.append(
                ONBEKEND_BESTAND.op(plaats, tekst, "de map van een jaar heet naar dat jaar, zoals 2025")
            )
        elif vergist:
            advies = "sla het op als " + " of ".join(reversed(_endingen(onderdelen[stam])[::2]))
            tekst = f"een bestand van het type {pad.suffix} wordt niet gelezen"
            self.meldingen.append(VERKEERD_TYPE.op(plaats, tekst, advies))
        else:
            naaste = dichtstbij(pad.stem, set(onderdelen) - set(gevonden))
            goede_soort = pad.suffix.lower() in _TEKST + _BLAD
            advies = bedoelde_u(pad.name, [naaste + pad.suffix.lower()]) if naaste and goede_soort else ""
            tekst = "dit bestand wordt niet gelezen"
            self.meldingen.append(ONBEKEND_BESTAND.op(plaats, tekst, advies or "hoort het bestand hier?"))

    def _lees_bestand(self, onderdeel: Onderdeel, exemplaar: Exemplaar, pad: Path) -> Bronbestand:
        naam = self._werkmap.naam_van(pad)
        try:
            ruw = lees_bytes(pad)
        except OSError as fout:
            tekst = f"het bestand kan niet worden geopend ({waarom(fout)})"
            advies = (
                "zet er een gewoon bestand neer" if isinstance(fout, Ongewoon) else "sluit het in andere programma's"
            )
            self.meldingen.append(NIET_TE_OPENEN.op(Plaats(naam), tekst, advies))
            return Bronbestand(onderdeel.naam, exemplaar, naam, "", None)
        inhoud, meldingen = _inhoud(onderdeel, ruw, naam, pad.suffix.lower())
        self.meldingen.extend(meldingen)
        return Bronbestand(onderdeel.naam, exemplaar, naam, hashlib.sha256(ruw).hexdigest(), inhoud)


def _is_blad(pad: Path) -> bool:
    return pad.suffix.lower() in _BLAD


def _dubbele_velden(bestand: Bronbestand, ander: Bronbestand) -> Iterator[Melding]:
    """W04 for each field that stands in both files of a part."""
    if bestand.inhoud is None or ander.inhoud is None:
        return
    for naam, knoop in ander.inhoud.velden.items():
        if naam in bestand.inhoud.velden:
            plaats = ander.inhoud.sleutelplaatsen.get(naam, knoop.plaats)
            tekst = f"'{naam}' staat ook in {bestand.pad.rpartition('/')[2]}"
            yield DUBBEL_BESTAND.op(plaats, tekst, "haal het weg uit een van de twee bestanden")


def _leesbaar(onderdeel: Onderdeel, pad: Path) -> bool:
    return pad.suffix.lower() in _endingen(onderdeel)


def _endingen(onderdeel: Onderdeel) -> tuple[str, ...]:
    """How the name of the file of a part may end: a table may be text or a sheet, answers are a sheet."""
    if any(isinstance(tabel, Vrijblad) for tabel in onderdeel.tabellen):
        return _BLAD
    return _TEKST + _BLAD if onderdeel.tabellen else _TEKST


def _inhoud(onderdeel: Onderdeel, ruw: bytes, naam: str, ending: str) -> tuple[Kaart | None, tuple[Melding, ...]]:
    if ending in _TEKST or not onderdeel.tabellen:
        return lees_yaml(ruw, naam)
    # What reads workbooks is slow to import: only where there is one.
    vrij = next((tabel for tabel in onderdeel.tabellen if isinstance(tabel, Vrijblad)), None)
    if vrij is not None:
        from pipeline.excel.antwoorden import lees_antwoorden

        return lees_antwoorden(ruw, naam, vrij)
    from pipeline.excel.werkboek import lees_werkboek

    tabellen = [tabel for tabel in onderdeel.tabellen if not isinstance(tabel, Vrijblad)]
    blad, meldingen = lees_werkboek(ruw, naam, tabellen)
    if blad is None or onderdeel.vorm is None:
        return blad, meldingen
    inhoud, gevonden = onderdeel.vorm(blad)
    return inhoud, (*meldingen, *gevonden)
