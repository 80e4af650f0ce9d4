"""A finished document into a sealed package, with all that it was made of and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pipeline import __versie__
from pipeline.administratie.record import ontleed_record
from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom
from pipeline.lijn.herbouwen import herbouw, vergeleken
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats, heeft_fouten
from pipeline.schrijf import NIET_TE_SCHRIJVEN, Stand, hash_van, schrijf_atomair
from pipeline.uitkomst import Uitkomst
from pipeline.zegel.pakket import Zegelpakket, herkomst_bij, open_zegel, pdf_bij, werkboek_bij, zegel_van

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.administratie.record import Record
    from pipeline.werkmap import Werkmap

GEEN_HERKOMST = Meldingsoort(
    "Z01",
    Ernst.FOUT,
    "herkomst van document ontbreekt",
    "Naast elk document staat een bestand dat eindigt op .herkomst.json. Zonder dat bestand is niet bekend waaruit het "
    "document is gemaakt, en is er niets te verzegelen.",
)
BEWERKT = Meldingsoort(
    "Z02",
    Ernst.FOUT,
    "bewerkt document wordt niet verzegeld",
    "Het document is na het genereren bewerkt, of niet door genereer gemaakt. Het komt dan niet meer uit de invoer, "
    "en een zegel zou iets anders beweren.",
)
INVOER_GEWIJZIGD = Meldingsoort(
    "Z03",
    Ernst.FOUT,
    "invoer is later gewijzigd",
    "Een bestand waarvan het document is gemaakt, is daarna gewijzigd of weg. In het pakket moet staan waaruit het "
    "document echt is gemaakt.",
)
ANDERE_VERSIE = Meldingsoort(
    "Z04",
    Ernst.FOUT,
    "document is van een andere versie",
    "Het document is gemaakt met een andere versie van genereer dan die nu is geïnstalleerd. Dan is niet na te gaan "
    "of het opnieuw uit de invoer komt.",
)
CONCEPT = Meldingsoort(
    "Z06",
    Ernst.WAARSCHUWING,
    "concept verzegeld",
    "Een concept mag worden verzegeld, om later te laten zien wat er voorlag. Het zegel zegt dan niet dat het document "
    "compleet was of klopte.",
)
GAAT_NIET_MEE = Meldingsoort(
    "Z07",
    Ernst.INFO,
    "bestand gaat niet mee in het pakket",
    "Naast het document staat een PDF of een werkboek dat er niet (meer) bij hoort: het is bewerkt, of toont een "
    "vorige versie. Het zit niet in het pakket.",
)
HEEL_BESTAND = Meldingsoort(
    "Z08",
    Ernst.INFO,
    "pakket bevat meer dan het document laat zien",
    "Een bestand waarvan het document is gemaakt, zit in zijn geheel in het pakket, ook wat niet in het document "
    "staat. Dat kunnen gegevens van personen zijn.",
)
BEZET = Meldingsoort(
    "Z15",
    Ernst.FOUT,
    "op de plaats van het pakket staat iets anders",
    "De naam van een pakket bevat het begin van zijn zegel. Staat er onder die naam een ander bestand, dan is dat "
    "pakket veranderd. Het wordt niet overschreven.",
)
# Parts of the dossier of which a document hardly ever shows every row.
_ONDERDELEN_MET_PERSONEN = {"leden", "enquete"}
_OPNIEUW = "maak het document opnieuw en verzegel het dan"


@dataclass(frozen=True, slots=True)
class Verzegeld:
    """What came of sealing a document.

    Args:
        uitkomst: how it ended.
        meldingen: everything that there is to say about it.
        stand: what happened to the package.
        pad: where it stands, as seen from the werkmap; None where there is none.
        zegel: the seal, None where there is none.
        bestanden: what is in it.
    """

    uitkomst: Uitkomst
    meldingen: tuple[Melding, ...]
    stand: Stand = Stand.NIET_GEMAAKT
    pad: str | None = None
    zegel: str | None = None
    bestanden: tuple[str, ...] = ()


def verzegel(werkmap: Werkmap, document: Path) -> Verzegeld:
    """Seal a document, after it has been made anew from what goes into the package.

    Args:
        werkmap: where everything stands.
        document: the Word file, in `outputs/`.
    """
    naam = werkmap.naam_van(document)
    try:
        pakket, meldingen = _samengesteld(werkmap, naam)
    except OSError as fout:
        tekst = f"een bestand voor het pakket kan niet worden gelezen ({waarom(fout)})"
        advies = "sluit het in andere programma's en probeer het opnieuw"
        return Verzegeld(Uitkomst.INVOER, (INVOER_GEWIJZIGD.op(Plaats(naam), tekst, advies),))
    if pakket is None:
        return Verzegeld(Uitkomst.INVOER, meldingen)
    inhoud = pakket.pak_in()
    nagekeken = (*open_zegel(inhoud, naam)[1], *_herbouwd(pakket))
    if heeft_fouten(nagekeken):
        return Verzegeld(Uitkomst.KEURING, (*meldingen, *nagekeken))
    zegel = zegel_van(inhoud)
    pad = document.with_name(f"{document.stem}-zegel-{zegel[:12]}.zip")
    stand, geweigerd = _schrijf(werkmap, pad, inhoud)
    if stand is Stand.NIET_GEMAAKT:
        return Verzegeld(Uitkomst.UITVOER, (*meldingen, *geweigerd))
    namen = tuple(sorted(pakket.bestanden))
    return Verzegeld(Uitkomst.GOED, meldingen, stand, werkmap.naam_van(pad), zegel, namen)


def _herbouwd(pakket: Zegelpakket) -> tuple[Melding, ...]:
    record = pakket.record
    return vergeleken(pakket, herbouw(pakket, record)) if record is not None else ()


def _samengesteld(werkmap: Werkmap, naam: str) -> tuple[Zegelpakket | None, tuple[Melding, ...]]:
    """The package of a document, or None where it may not be sealed; and why (Z01 to Z04, Z06 to Z08).

    Raises:
        OSError: a file cannot be read.
    """
    herkomst = werkmap.pad / herkomst_bij(naam)
    record_inhoud = lees_bytes(herkomst) if herkomst.is_file() else b""
    record = ontleed_record(record_inhoud)
    if record is None or not record.is_heel:
        wat = "is niet te lezen" if record_inhoud else "ontbreekt"
        return None, (GEEN_HERKOMST.op(Plaats(naam), f"de herkomst van dit document {wat}", _OPNIEUW),)
    document = lees_bytes(werkmap.pad / naam)
    if hash_van(document) != record.sha256:
        advies = "verander het dossier in plaats van het document, en maak het dan opnieuw"
        return None, (BEWERKT.op(Plaats(naam), "dit document is met de hand bewerkt", advies),)
    invoer = {pad: _lees(werkmap, pad) for pad in record.gebruikt}
    fouten = [*_gewijzigd(record, invoer, naam), *_andere_versie(record, naam)]
    if fouten:
        return None, tuple(fouten)
    bestanden = {pad: inhoud for pad, inhoud in invoer.items() if inhoud is not None}
    bestanden |= {naam: document, herkomst_bij(naam): record_inhoud}
    ernaast, meldingen = _ernaast(werkmap, naam, record)
    meldingen += tuple(_opmerkingen(record, naam))
    return Zegelpakket(naam, __versie__, {**bestanden, **ernaast}), meldingen


def _lees(werkmap: Werkmap, pad: str) -> bytes | None:
    bestand = werkmap.pad / pad
    return lees_bytes(bestand) if bestand.is_file() else None


def _gewijzigd(record: Record, invoer: dict[str, bytes | None], naam: str) -> Iterator[Melding]:
    for pad, sha256 in record.gebruikt.items():
        inhoud = invoer[pad]
        if inhoud is None or hash_van(inhoud) != sha256:
            wat = "is weg" if inhoud is None else "is gewijzigd"
            tekst = f"dit bestand {wat} sinds {PurePosixPath(naam).name} ervan is gemaakt"
            yield INVOER_GEWIJZIGD.op(Plaats(pad), tekst, _OPNIEUW)


def _andere_versie(record: Record, naam: str) -> Iterator[Melding]:
    if record.versie != __versie__:
        tekst = f"dit document is gemaakt met genereer {record.versie}, en dit is genereer {__versie__}"
        yield ANDERE_VERSIE.op(Plaats(naam), tekst, _OPNIEUW)


def _ernaast(werkmap: Werkmap, naam: str, record: Record) -> tuple[dict[str, bytes], tuple[Melding, ...]]:
    """The PDF and the workbook of the document, where they are as they were made with it."""
    mee: dict[str, bytes] = {}
    meldingen: list[Melding] = []
    pdf, (boek, boekherkomst) = pdf_bij(naam), werkboek_bij(naam)
    inhoud = _lees(werkmap, pdf)
    if (
        inhoud is not None
        and record.pdf is not None
        and (record.pdf.sha256, record.pdf.woord) == (hash_van(inhoud), record.sha256)
    ):
        mee[pdf] = inhoud
    elif inhoud is not None:
        tekst = "deze PDF is bewerkt of toont een vorige versie, en gaat niet mee in het pakket"
        meldingen.append(GAAT_NIET_MEE.op(Plaats(pdf), tekst, "maak hem opnieuw met --pdf en verzegel het dan"))
    inhoud, van_boek = _lees(werkmap, boek), _lees(werkmap, boekherkomst)
    van = ontleed_record(van_boek) if van_boek is not None else None
    if inhoud is not None and van_boek is not None and van is not None and van.sha256 == hash_van(inhoud):
        mee |= {boek: inhoud, boekherkomst: van_boek}
    elif inhoud is not None:
        meldingen.append(GAAT_NIET_MEE.op(Plaats(boek), "dit werkboek is bewerkt en gaat niet mee in het pakket"))
    return mee, tuple(meldingen)


def _opmerkingen(record: Record, naam: str) -> Iterator[Melding]:
    if record.concept:
        tekst = "dit is een concept: het zegel zegt wat erin stond, niet dat het compleet is"
        yield CONCEPT.op(Plaats(naam), tekst, "verzegel ook het document zelf als het klaar is")
    for pad in record.invoer:
        delen = PurePosixPath(pad)
        if delen.stem in _ONDERDELEN_MET_PERSONEN or (record.publiek and pad.startswith("inputs/netwerken/")):
            tekst = "dit bestand zit in zijn geheel in het pakket, ook wat niet in het document staat"
            yield HEEL_BESTAND.op(Plaats(pad), tekst, "geef het pakket alleen aan wie dit bestand mag zien")


def _schrijf(werkmap: Werkmap, pad: Path, inhoud: bytes) -> tuple[Stand, tuple[Melding, ...]]:
    plaats = Plaats(werkmap.naam_van(pad))
    try:
        if pad.exists():
            if lees_bytes(pad) == inhoud:
                return Stand.ONGEWIJZIGD, ()
            tekst = "hier staat een ander bestand, dat de naam van dit pakket heeft"
            return Stand.NIET_GEMAAKT, (BEZET.op(plaats, tekst, "geef dat bestand een andere naam, of haal het weg"),)
        schrijf_atomair(pad, inhoud)
    except OSError as fout:
        tekst = f"het pakket kan niet worden geschreven ({waarom(fout)})"
        return Stand.NIET_GEMAAKT, (NIET_TE_SCHRIJVEN.op(plaats, tekst, "maak ruimte, of vraag om rechten op de map"),)
    return Stand.GEMAAKT, ()
