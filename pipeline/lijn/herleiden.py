"""Where the figures of a document come from: its record of values, beside the document and the files of today."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.schrijf import Uitvoer, hash_van
from pipeline.word.pakket import open_pakket
from pipeline.word.teruglezen import Alinea, Bevinding, Waarde, lees_terug
from pipeline.word.waarden import lees_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.werkmap import Werkmap
    from pipeline.word.pakket import Pakket

GEEN_RECORD = Meldingsoort(
    "R01",
    Ernst.FOUT,
    "geen overzicht van waarden",
    "Een document dat genereer maakt, draagt mee waar elke waarde vandaan komt. In dit bestand zit dat niet: het is "
    "niet door genereer gemaakt, door een oudere versie, of opgeslagen door een programma dat het weglaat.",
)
NIET_GEVONDEN = Meldingsoort(
    "R02",
    Ernst.FOUT,
    "waarde staat niet in het document",
    "De waarde of de alinea waarnaar u vraagt, staat niet in het document.",
)


_CEL = re.compile(r"(.*)!([A-Z]+)(\d+)")


class Toestand(StrEnum):
    """How a file stands beside what the document was made of."""

    GELIJK = "niet gewijzigd sinds het document is gemaakt"
    GEWIJZIGD = "gewijzigd sinds het document is gemaakt"
    WEG = "staat er niet meer"
    ONBEKEND = "niet vastgelegd"


@dataclass(frozen=True, slots=True)
class Bestandstand:
    """A file that a value comes from.

    Args:
        bestand: as seen from the werkmap.
        sha256: its hash when the document was made, None where that was not kept.
        toestand: how it stands now.
        gewijzigd_op: when it was last changed, None where it is gone.
    """

    bestand: str
    sha256: str | None
    toestand: Toestand
    gewijzigd_op: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Bron:
    """A place that a value comes from, with what was typed there.

    Args:
        bestand: the file.
        plek: the spot in it.
        feit: the name of the fact in the dossier.
        waarde: what was typed, None where that was not kept.
    """

    bestand: str
    plek: str
    feit: str
    waarde: str | None


@dataclass(frozen=True, slots=True)
class Herleiding:
    """Where a value in a document comes from.

    Args:
        waar: where it stands in the document.
        tekst: as it stands there now.
        bevinding: whether that is what was printed.
        gedrukt: what was printed.
        feit: the name of its fact; empty for a constant of the template.
        regels: how it was worked out, the last step first; none for a fact that was typed.
        bronnen: the places that it comes from.
    """

    waar: str
    tekst: str
    bevinding: Bevinding
    gedrukt: str
    feit: str
    regels: tuple[str, ...]
    bronnen: tuple[Bron, ...]

    @property
    def als_gegevens(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        bronnen = [{"bestand": b.bestand, "plek": b.plek, "feit": b.feit, "waarde": b.waarde} for b in self.bronnen]
        return {
            "waar": self.waar,
            "tekst": self.tekst,
            "bevinding": self.bevinding.value,
            "gedrukt": self.gedrukt,
            "feit": self.feit,
            "regels": list(self.regels),
            "bronnen": bronnen,
        }


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked of a document: all of its values, or some.

    Args:
        waarde: the value as it stands on paper, or a part of it; None for all.
        alinea: words out of the paragraph that it stands in, None for all.
    """

    waarde: str | None = None
    alinea: str | None = None


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Where the values of a document come from.

    Args:
        bestand: the document.
        herleidingen: the values, in the order of the document; those that are gone last.
        bestanden: the files that they come from.
        is_bewerkt: whether a paragraph with values in it is not as it was made.
    """

    bestand: str
    herleidingen: tuple[Herleiding, ...]
    bestanden: tuple[Bestandstand, ...]
    is_bewerkt: bool

    @property
    def als_gegevens(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        bestanden = [
            {
                "bestand": stand.bestand,
                "sha256": stand.sha256,
                "toestand": stand.toestand.value,
                "gewijzigd_op": stand.gewijzigd_op.isoformat() if stand.gewijzigd_op is not None else None,
            }
            for stand in self.bestanden
        ]
        waarden = [herleiding.als_gegevens for herleiding in self.herleidingen]
        return {"document": self.bestand, "is_bewerkt": self.is_bewerkt, "waarden": waarden, "bestanden": bestanden}


def herleid(werkmap: Werkmap | None, pad: Path, naam: str, vraag: Vraag) -> tuple[Antwoord | None, tuple[Melding, ...]]:
    """Follow the values of a document back to where they were typed.

    Args:
        werkmap: where the files stand that it was made of; None where nobody knows.
        pad: the Word file.
        naam: the same, as it is told to the user.
        vraag: which values are asked for.

    Returns:
        The answer, or None where there is none; and why (S01, S02, R01, R02).
    """
    inhoud = pad.read_bytes()
    pakket, meldingen = open_pakket(inhoud, naam)
    if pakket is None:
        return None, meldingen
    record = lees_record(pakket)
    if record is None:
        advies = "maak het document opnieuw met genereer, of vraag het oorspronkelijke bestand op"
        return None, (GEEN_RECORD.op(Plaats(naam), "in dit bestand staat niet waar de waarden vandaan komen", advies),)
    register = _Register(_met_waarden(Uitvoer(pad, naam).waarden, record))
    alineas, weg = lees_terug(pakket, record)
    herleidingen = tuple(_gevraagd(alineas, weg, vraag, register))
    if not herleidingen:
        gezocht = f"'{vraag.waarde}'" if vraag.waarde is not None else f"een alinea met '{vraag.alinea}'"
        advies = "kijk hoe het in het document staat en vraag het zo, of vraag alles: laat de optie weg"
        return None, (NIET_GEVONDEN.op(Plaats(naam), f"{gezocht} staat niet in dit document", advies),)
    genoemd = dict.fromkeys(bron.bestand for herleiding in herleidingen for bron in herleiding.bronnen)
    standen = tuple(_stand(werkmap, bestand, register.hashes.get(bestand)) for bestand in genoemd)
    return Antwoord(naam, herleidingen, standen, any(a.is_gewijzigd for a in alineas) or bool(weg)), ()


def waarden_van(pakket: Pakket, pad: Path) -> tuple[Herleiding, ...]:
    """Every value in a Word file with where it comes from, in the order of the document; none where it has no record.

    Args:
        pakket: the file.
        pad: where it stands, for the record beside it.
    """
    record = lees_record(pakket)
    if record is None:
        return ()
    alineas, weg = lees_terug(pakket, record)
    register = _Register(_met_waarden(Uitvoer(pad, pad.as_posix()).waarden, record))
    return tuple(_gevraagd(alineas, weg, Vraag(), register))


def _met_waarden(pad: Path, record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record beside the document, which knows more, where it is of this document: what was typed, and hashes."""
    try:
        naast = json.loads(pad.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return record
    zelfde = isinstance(naast, dict) and all(naast.get(deel) == record.get(deel) for deel in ("feiten", "alineas"))
    return naast if zelfde else record


def _gevraagd(
    alineas: Sequence[Alinea], weg: Sequence[Waarde], vraag: Vraag, register: _Register
) -> Iterator[Herleiding]:
    """The values that are asked for; of a figure that no tag printed, that it is a constant or was typed."""
    for alinea in alineas:
        if vraag.alinea is not None and vraag.alinea.casefold() not in alinea.tekst.casefold():
            continue
        for waarde in alinea.waarden:
            if vraag.waarde is None or bevat(waarde.tekst, vraag.waarde) or bevat(waarde.nu, vraag.waarde):
                yield register.herleiding(waarde)
        if vraag.waarde is not None:
            yield from _los(alinea, vraag.waarde, register)
    for waarde in weg:
        if vraag.alinea is None and (vraag.waarde is None or bevat(waarde.tekst, vraag.waarde)):
            yield register.herleiding(waarde)


def _los(alinea: Alinea, gezocht: str, register: _Register) -> Iterator[Herleiding]:
    """Where what is asked stands outside the values of a paragraph."""
    bezet = [(w.begin, w.begin + len(w.nu)) for w in alinea.waarden if w.nu]
    for plaats in _plaatsen(alinea.tekst, gezocht):
        if not any(begin < plaats[1] and einde > plaats[0] for begin, einde in bezet):
            yield register.vast(alinea, alinea.tekst[slice(*plaats)])


def _plaatsen(tekst: str, gezocht: str) -> Iterator[tuple[int, int]]:
    """Where something stands in a text: as a whole word or figure, and whatever the spaces are."""
    woorden = r"\s*".join(re.escape(woord) for woord in gezocht.replace("\u00a0", " ").split())
    patroon = rf"(?<![\w])(?<!\d[.,]){woorden}(?![\w])(?![.,]\d)"
    yield from (gevonden.span() for gevonden in re.finditer(patroon, tekst, re.IGNORECASE) if woorden)


def bevat(tekst: str, gezocht: str) -> bool:
    """Whether a value holds what is asked for: `59.310` is in `€ 59.310`, and in `€ 59.310,00`; `5` is not in `59`."""
    varianten = (gezocht, f"{gezocht},00", gezocht.removesuffix(",00"))
    return any(True for variant in varianten for _ in _plaatsen(tekst, variant))


class _Register:
    """The record of a document, by number."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._feiten: Sequence[Any] = record["feiten"]
        self._sporen: Sequence[Mapping[str, Any]] = record["sporen"]
        self._bestanden = [naam for naam, _ in record["bestanden"]]
        self.hashes: Mapping[str, str | None] = dict(record["bestanden"])
        self._sjabloon = str(record.get("sjabloon", ""))

    def herleiding(self, waarde: Waarde) -> Herleiding:
        """Where a value comes from."""
        pad, van = self._feiten[waarde.feit]
        regels: dict[str, None] = {}
        bronnen: dict[tuple[str, str], Bron] = {}
        gezien: set[int] = set()
        te_doen = list(reversed(van))
        while te_doen:
            nummer = te_doen.pop()
            if nummer in gezien:
                continue
            gezien.add(nummer)
            spoor = self._sporen[nummer]
            for bestand, plek in spoor.get("plaatsen", ()):
                bron = Bron(self._bestanden[bestand], plek, spoor.get("pad", ""), spoor.get("waarde"))
                bronnen.setdefault((bron.bestand, plek), bron)
            if spoor.get("regel"):
                regels[spoor["regel"]] = None
            te_doen.extend(reversed(spoor.get("van", ())))
        waar = str(waarde.plek) if waarde.plek is not None else "nergens meer"
        nu = waarde.nu if waarde.bevinding is not Bevinding.WEG else ""
        return Herleiding(waar, nu, waarde.bevinding, waarde.tekst, pad, tuple(regels), tuple(bronnen.values()))

    def vast(self, alinea: Alinea, tekst: str) -> Herleiding:
        """Text that no tag printed: a constant of the template, or typed in the document."""
        bevinding = Bevinding.GEWIJZIGD if alinea.is_gewijzigd else Bevinding.KLOPT
        bron = Bron(self._sjabloon, "vaste tekst", "", None)
        return Herleiding(str(alinea.plek), tekst, bevinding, tekst, "", (), (bron,) if self._sjabloon else ())


def _stand(werkmap: Werkmap | None, bestand: str, sha256: str | None) -> Bestandstand:
    pad = werkmap.pad / bestand if werkmap is not None else None
    if pad is None or not pad.exists():
        return Bestandstand(bestand, sha256, Toestand.WEG, None)
    op = datetime.datetime.fromtimestamp(pad.stat().st_mtime).astimezone()
    if sha256 is None or not pad.is_file():
        return Bestandstand(bestand, sha256, Toestand.ONBEKEND, op)
    gelijk = hash_van(pad.read_bytes()) == sha256
    return Bestandstand(bestand, sha256, Toestand.GELIJK if gelijk else Toestand.GEWIJZIGD, op)


def aaneen(bronnen: Iterable[Bron]) -> list[tuple[str, list[Bron]]]:
    """Places in one file, cells below each other in one column together: `Begroting!K9:K23` with its cells."""
    groepen: list[tuple[str, list[Bron]]] = []
    for bron in sorted(bronnen, key=lambda bron: _volgorde(bron.plek)):
        vorige = groepen[-1] if groepen else None
        if vorige is not None and _volgt_op(vorige[1][-1].plek, bron.plek):
            eerste, eigen = vorige[1][0].plek, [*vorige[1], bron]
            groepen[-1] = (f"{eerste}:{bron.plek.rpartition('!')[2]}", eigen)
        else:
            groepen.append((bron.plek, [bron]))
    return groepen


def _volgorde(plek: str) -> tuple[str, int, str, int]:
    """Sheets by name, columns from left to right, rows from top to bottom; lines by number."""
    if cel := _CEL.fullmatch(plek):
        return cel[1], len(cel[2]), cel[2], int(cel[3])
    nummer = re.search(r"\d+", plek)
    return "", 0, plek if nummer is None else "", int(nummer[0]) if nummer is not None else 0


def _volgt_op(plek: str, volgende: str) -> bool:
    een, twee = _CEL.fullmatch(plek), _CEL.fullmatch(volgende)
    return (
        een is not None and twee is not None and een.group(1, 2) == twee.group(1, 2) and int(twee[3]) == int(een[3]) + 1
    )


def samengenomen(bronnen: Iterable[Bron]) -> dict[str, list[Bron]]:
    """The places by file, in their order."""
    uit: dict[str, list[Bron]] = {}
    for bron in bronnen:
        uit.setdefault(bron.bestand, []).append(bron)
    return uit
