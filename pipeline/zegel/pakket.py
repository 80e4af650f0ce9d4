"""The package itself: a zip file that can be packed in one way only, so that every byte of it counts.

Nothing in it is compressed: another version of zlib would give other bytes, and what takes room in it is compressed
already. `zegel.json` holds the hash of every file; the seal is the hash of the package as a whole.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.administratie.record import HERKOMST, ontleed_record
from pipeline.bestand.archief import ArchiefFout, Bestandsoort, beschadigde_delen, open_archief, soort_van, zet_delen
from pipeline.bestand.lezen import ontleed_json
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.administratie.record import Record

ZEGEL = "zegel.json"
_VORM = 1
_MAPPEN = ("inputs", "templates", "outputs")

BESCHADIGD = Meldingsoort(
    "Z09",
    Ernst.FOUT,
    "verzegeld pakket is beschadigd",
    "Het pakket is niet te openen, of een bestand erin is niet meer wat erin is gestopt. Gebruik een andere kopie van "
    "het pakket; die bewaart u het best op twee plaatsen.",
)
GEWIJZIGD = Meldingsoort(
    "Z10",
    Ernst.FOUT,
    "verzegeld pakket is veranderd",
    "Een verzegeld pakket kan maar op één manier zijn ingepakt. In dit pakket is een bestand anders, te veel of weg, "
    "of er is aan het pakket zelf iets veranderd.",
)


@dataclass(frozen=True, slots=True)
class Zegelpakket:
    """What is in a sealed package.

    Args:
        document: the path of the document in it.
        versie: the version of `genereer` that made it.
        bestanden: every file by its path as seen from the werkmap.
    """

    document: str
    versie: str
    bestanden: Mapping[str, bytes]

    def pak_in(self) -> bytes:
        """The package as a file: the same files give the same bytes, whenever and wherever."""
        delen = {**self.bestanden, ZEGEL: self._zegel()}
        uit = io.BytesIO()
        with zipfile.ZipFile(uit, "w") as zip_:
            zet_delen(zip_, delen, delen, 0)
        return uit.getvalue()

    def _zegel(self) -> bytes:
        inhoud = {
            "zegel": _VORM,
            "document": self.document,
            "versie": self.versie,
            "bestanden": {naam: zegel_van(self.bestanden[naam]) for naam in sorted(self.bestanden)},
        }
        return json.dumps(inhoud, ensure_ascii=False, indent=2).encode() + b"\n"

    @property
    def record(self) -> Record | None:
        """The run record of the document; None where it cannot be read."""
        inhoud = self.bestanden.get(herkomst_bij(self.document))
        record = ontleed_record(inhoud) if inhoud is not None else None
        return record if record is not None and record.is_heel else None


def zegel_van(inhoud: bytes) -> str:
    """The seal of a package: its SHA-256, in hexadecimal."""
    return hashlib.sha256(inhoud).hexdigest()


def herkomst_bij(document: str) -> str:
    """The path of the run record of a document."""
    return f"{document.removesuffix('.docx')}{HERKOMST}"


def pdf_bij(document: str) -> str:
    """The path of the PDF of a document."""
    return f"{document.removesuffix('.docx')}.pdf"


def werkboek_bij(document: str) -> tuple[str, str]:
    """The paths of the workbook of a document and of its run record."""
    naam = f"{document.removesuffix('.docx')}.xlsx"
    return naam, f"{naam}{HERKOMST}"


def open_zegel(inhoud: bytes, bestand: str) -> tuple[Zegelpakket | None, tuple[Melding, ...]]:
    """Open a sealed package, and look whether every byte of it is as it was.

    Args:
        inhoud: the bytes of the package.
        bestand: its path, for the places.

    Returns:
        The package, or None where it cannot be trusted; and why (Z09, Z10).
    """
    plaats, advies = Plaats(bestand), "gebruik een andere kopie van het pakket"
    soort = soort_van(inhoud)
    if soort is not Bestandsoort.ZIP:
        wat = "het bestand is leeg" if soort is Bestandsoort.LEEG else "dit is geen verzegeld pakket (.zip)"
        return None, (BESCHADIGD.op(plaats, wat, advies),)
    try:
        delen = dict(open_archief(inhoud).delen)
    except ArchiefFout as fout:
        kapot = beschadigde_delen(inhoud)
        gevonden = [BESCHADIGD.op(Plaats(bestand, plek=naam), "dit bestand is beschadigd", advies) for naam in kapot]
        return None, tuple(gevonden) or (BESCHADIGD.op(plaats, str(fout), advies),)
    zegel = _lees_zegel(delen.pop(ZEGEL, b""))
    if zegel is None:
        return None, (BESCHADIGD.op(plaats, f"er zit geen leesbaar {ZEGEL} in dit pakket", advies),)
    document, versie, hashes = zegel
    pakket = Zegelpakket(document, versie, delen)
    meldingen = tuple(_afwijkingen(pakket, hashes, bestand)) or tuple(_anders_ingepakt(pakket, inhoud, bestand))
    return (None if meldingen else pakket), meldingen


def _lees_zegel(inhoud: bytes) -> tuple[str, str, dict[str, str]] | None:
    gelezen = ontleed_json(inhoud)
    if gelezen is None or gelezen.get("zegel") != _VORM:
        return None
    document, versie, bestanden = (gelezen.get(naam) for naam in ("document", "versie", "bestanden"))
    if not isinstance(document, str) or not isinstance(versie, str) or not isinstance(bestanden, dict):
        return None
    if any("\ud800" <= teken <= "\udfff" for teken in document + versie):  # half a character, which no file can hold
        return None
    return document, versie, {str(naam): str(sha256) for naam, sha256 in bestanden.items()}


def _afwijkingen(pakket: Zegelpakket, hashes: Mapping[str, str], bestand: str) -> Iterator[Melding]:
    """Files that are not those of `zegel.json`, or that are not what the run record says."""
    advies = "gebruik het pakket zoals het is uitgegeven"
    record = pakket.record
    bekend = _verwacht(pakket, record) if record is not None else {}
    for naam in sorted({*pakket.bestanden, *hashes, *bekend}):
        plaats = Plaats(bestand, plek=naam)
        inhoud = pakket.bestanden.get(naam)
        if not _is_veilig(naam):
            yield GEWIJZIGD.op(plaats, "een bestand met deze naam hoort niet in een pakket", advies)
        elif inhoud is None:
            yield GEWIJZIGD.op(plaats, "dit bestand hoort in het pakket en zit er niet in", advies)
        elif naam not in hashes:
            yield GEWIJZIGD.op(plaats, f"dit bestand staat niet in {ZEGEL}", advies)
        elif zegel_van(inhoud) != hashes[naam]:
            yield GEWIJZIGD.op(plaats, f"dit bestand is niet het bestand dat volgens {ZEGEL} is verzegeld", advies)
        elif record is not None and naam not in bekend:
            yield GEWIJZIGD.op(plaats, "het document is niet met dit bestand gemaakt", advies)
        elif bekend.get(naam) not in {None, hashes[naam]}:
            yield GEWIJZIGD.op(plaats, "dit is niet het bestand waarmee het document is gemaakt", advies)
    if record is None:
        yield GEWIJZIGD.op(Plaats(bestand, plek=herkomst_bij(pakket.document)), "de herkomst is niet te lezen", advies)


def _verwacht(pakket: Zegelpakket, record: Record) -> dict[str, str | None]:
    """Every file that belongs in a package, with its hash where the run record says it."""
    document = pakket.document
    mag = {pdf_bij(document): record.pdf.sha256 if record.pdf is not None else None}
    mag |= dict.fromkeys(werkboek_bij(document))
    erbij = {naam: sha256 for naam, sha256 in mag.items() if naam in pakket.bestanden}
    return {**record.gebruikt, document: record.sha256, herkomst_bij(document): None, **erbij}


def _is_veilig(naam: str) -> bool:
    """Whether a name stays within the werkmap wherever it is unpacked."""
    delen = naam.split("/")
    return (
        delen[0] in _MAPPEN
        and len(delen) > 1
        and not any(deel in {"", ".", ".."} for deel in delen)
        and not any(teken in "\\:" or not teken.isprintable() for teken in naam)
    )


def _anders_ingepakt(pakket: Zegelpakket, inhoud: bytes, bestand: str) -> Iterator[Melding]:
    """Z10, where a byte is not that of the one way in which these files can be packed."""
    goed = pakket.pak_in()
    if inhoud == goed:
        return
    gelijk = next((n for n, (een, ander) in enumerate(zip(inhoud, goed, strict=False)) if een != ander), None)
    if gelijk is not None:
        wat = f"byte {gelijk + 1} van het pakket is veranderd; de bestanden erin zijn dezelfde"
    else:
        wat = f"het pakket is {len(inhoud)} bytes en hoort er {len(goed)} te zijn; de bestanden erin zijn dezelfde"
    yield GEWIJZIGD.op(Plaats(bestand), wat, "gebruik het pakket zoals het is uitgegeven")
