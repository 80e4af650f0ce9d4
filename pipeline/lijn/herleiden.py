"""Where the figures of a document come from: its record of values, beside the document and the files of today."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.afleiding import OPDRACHT
from pipeline.bestand.lezen import lees_bytes
from pipeline.lijn.herleiding import Antwoord, Bestandstand, Herleiding, Toestand, Vraag
from pipeline.lijn.waardenregister import Register
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.schrijf import Uitvoer, hash_van
from pipeline.word.grafiekwaarden import lees_grafieken
from pipeline.word.openen import open_bestand
from pipeline.word.teruglezen import Alinea, Bevinding, Waarde, lees_terug
from pipeline.word.waarden import lees_record, ontleed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set
    from pathlib import Path

    from pipeline.werkmap import Werkmap

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

# What makes that a figure or a word begins before, or goes on behind, what was looked for.
_GAAT_VOOR, _GAAT_DOOR = re.compile(r"\w$|\d[.,]$"), re.compile(r"\w|[.,]\d")


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
    document, meldingen = open_document(werkmap, pad, naam)
    return document.antwoord(vraag) if document is not None else (None, meldingen)


def open_document(werkmap: Werkmap | None, pad: Path, naam: str) -> tuple[Herleidbaar | None, tuple[Melding, ...]]:
    """Open a document of which the values are to be followed back.

    Args:
        werkmap: where the files stand that it was made of; None where nobody knows.
        pad: the Word file.
        naam: the same, as it is told to the user.

    Returns:
        The document, or None where it has no values to follow; and why (S01, S02, R01).
    """
    pakket, meldingen = open_bestand(pad, naam)
    if pakket is None:
        return None, meldingen
    record = lees_record(pakket)
    if record is None:
        advies = "maak het document opnieuw met genereer, of vraag het oorspronkelijke bestand op"
        return None, (GEEN_RECORD.op(Plaats(naam), "in dit bestand staat niet waar de waarden vandaan komen", advies),)
    register = Register(_met_waarden(Uitvoer(pad, naam).waarden, record), werkmap)
    alineas, weg = lees_terug(pakket, record)
    return Herleidbaar(naam, werkmap, register, alineas, (*lees_grafieken(pakket, record), *weg)), ()


@dataclass(frozen=True, slots=True)
class Herleidbaar:
    """A document of which the values can be followed back.

    Args:
        naam: as it is told to the user.
        werkmap: where the files stand that it was made of; None where nobody knows.
        register: what it carries with it.
        alineas: its paragraphs with their values.
        overige: the values of its charts, and those of which the paragraph is gone.
    """

    naam: str
    werkmap: Werkmap | None
    register: Register
    alineas: tuple[Alinea, ...]
    overige: tuple[Waarde, ...]

    def antwoord(self, vraag: Vraag) -> tuple[Antwoord | None, tuple[Melding, ...]]:
        """Where the values that are asked for come from, or None where there are none; and why (R02)."""
        herleidingen = tuple(_gevraagd(self.alineas, self.overige, vraag, self.register))
        if not herleidingen:
            gezocht = f"'{vraag.waarde}'" if vraag.waarde is not None else f"een alinea met '{vraag.alinea}'"
            advies = "kijk hoe het in het document staat en vraag het zo, of vraag alles: laat de optie weg"
            return None, (NIET_GEVONDEN.op(Plaats(self.naam), f"{gezocht} staat niet in dit document", advies),)
        genoemd = dict.fromkeys(bron.bestand for herleiding in herleidingen for bron in herleiding.bronnen)
        bestanden = (naam for naam in genoemd if naam != OPDRACHT)
        standen = tuple(_stand(self.werkmap, naam, self.register.hashes.get(naam)) for naam in bestanden)
        anders = any(waarde.bevinding is not Bevinding.KLOPT for waarde in self.overige)
        is_bewerkt = anders or any(alinea.is_gewijzigd for alinea in self.alineas)
        return Antwoord(self.naam, herleidingen, standen, is_bewerkt), ()


def waarden_van(pad: Path) -> tuple[Herleiding, ...]:
    """Every value in a Word file with where it comes from, in its order; none where it has no record."""
    document, _ = open_document(None, pad, pad.as_posix())
    if document is None:
        return ()
    return tuple(_gevraagd(document.alineas, document.overige, Vraag(), document.register))


def _met_waarden(pad: Path, record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record beside the document, which knows more, where it is of this document: what was typed, and hashes."""
    try:
        naast = ontleed(lees_bytes(pad))
    except OSError:
        return record
    zelfde = naast is not None and all(naast.get(deel) == record.get(deel) for deel in ("feiten", "alineas"))
    return naast if naast is not None and zelfde else record


def _gevraagd(
    alineas: Sequence[Alinea], overige: Sequence[Waarde], vraag: Vraag, register: Register
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
    for waarde in overige:
        staat_erin = vraag.alinea is None or vraag.alinea.casefold() in str(waarde.plek or "").casefold()
        if staat_erin and (vraag.waarde is None or bevat(waarde.tekst, vraag.waarde) or bevat(waarde.nu, vraag.waarde)):
            yield register.herleiding(waarde)


def _los(alinea: Alinea, gezocht: str, register: Register) -> Iterator[Herleiding]:
    """Where what is asked stands outside the values of a paragraph, or is put together from several (`2.1`)."""
    grenzen = {grens for w in alinea.waarden for grens in (w.begin, w.begin + len(w.nu))}
    for plaats in _plaatsen(alinea.tekst, gezocht, grenzen):
        geraakt = [w for w in alinea.waarden if w.nu and w.begin < plaats[1] and w.begin + len(w.nu) > plaats[0]]
        if not geraakt:
            yield register.vast(alinea, alinea.tekst[slice(*plaats)])
        elif not any(bevat(w.nu, gezocht) for w in geraakt):
            yield from map(register.herleiding, geraakt)


def _plaatsen(tekst: str, gezocht: str, grenzen: Set[int] = frozenset()) -> Iterator[tuple[int, int]]:
    """Where something stands in a text: as a whole word or figure, and whatever the spaces are.

    Args:
        tekst: the text.
        gezocht: what is looked for.
        grenzen: where a value begins or ends: a tab, which is no text, may stand there.
    """
    woorden = r"\s*".join(re.escape(woord) for woord in gezocht.replace("\u00a0", " ").split())
    for gevonden in re.finditer(woorden, tekst, re.IGNORECASE) if woorden else ():
        begin, einde = gevonden.span()
        if (begin in grenzen or not _GAAT_VOOR.search(tekst[max(begin - 2, 0) : begin])) and (
            einde in grenzen or not _GAAT_DOOR.match(tekst, einde)
        ):
            yield begin, einde


def bevat(tekst: str, gezocht: str) -> bool:
    """Whether a value holds what is asked for: `59.310` is in `€ 59.310`, and in `€ 59.310,00`; `5` is not in `59`."""
    varianten = (gezocht, f"{gezocht},00", gezocht.removesuffix(",00"))
    return any(True for variant in varianten for _ in _plaatsen(tekst, variant))


def _stand(werkmap: Werkmap | None, bestand: str, sha256: str | None) -> Bestandstand:
    if werkmap is None:
        return Bestandstand(bestand, sha256, Toestand.BUITEN, None)
    pad = werkmap.pad / bestand
    if not pad.exists():
        return Bestandstand(bestand, sha256, Toestand.WEG, None)
    op = datetime.datetime.fromtimestamp(pad.stat().st_mtime).astimezone()
    if sha256 is None or not pad.is_file():
        return Bestandstand(bestand, sha256, Toestand.ONBEKEND, op)
    gelijk = hash_van(lees_bytes(pad)) == sha256
    return Bestandstand(bestand, sha256, Toestand.GELIJK if gelijk else Toestand.GEWIJZIGD, op)
