"""Word files and workbooks are zip archives. This opens them within limits and without surprises."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A year's worth of a network fits in a fraction of this; what is larger was made to do harm.
UITGEPAKT_HOOGSTENS = 200 * 1024 * 1024
VERHOUDING_HOOGSTENS = 250
ONDERDELEN_HOOGSTENS = 5_000
_KLEIN = 2 * 1024 * 1024
_TYPEN = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)

WORD, EXCEL = "een Word-bestand (.docx)", "een Excel-werkmap (.xlsx)"
_HOOFDDELEN = {"word/": WORD, "xl/": EXCEL, "ppt/": "een presentatie (.pptx)"}
_ODF = (
    (b"application/vnd.oasis.opendocument.spreadsheet", "een werkboek van LibreOffice (.ods)"),
    (b"application/vnd.oasis.opendocument.presentation", "een presentatie van LibreOffice (.odp)"),
    (b"application/vnd.oasis", "een document van LibreOffice (.odt)"),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = b"<!DOCTYPE"  # XML knows no other spelling, and entities stand inside it


class Bestandsoort(Enum):
    """What the bytes of a file are, whatever its name says; the value says it in Dutch."""

    ZIP = "een archief"
    BEVEILIGD = "het bestand is beveiligd met een wachtwoord"
    OLE = "een bestand in de oude vorm van Office (.xls of .doc)"
    TEKST = "een tekstbestand (bijvoorbeeld CSV)"
    LEEG = "het bestand is leeg"
    ONBEKEND = "dit is geen bestand van Word of Excel"

    @property
    def is_iets_anders(self) -> bool:
        """Whether it is a file of another kind, and not a damaged one of this kind."""
        return self in {Bestandsoort.OLE, Bestandsoort.TEKST}


def soort_van(inhoud: bytes) -> Bestandsoort:
    """What these bytes are.

    An Office file with a password is an OLE container with a stream `EncryptedPackage`
    ([MS-OFFCRYPTO] 2.3.4); an old `.xls` or `.doc` is one without.
    """
    if not inhoud:
        return Bestandsoort.LEEG
    if inhoud.startswith(_OLE):
        return Bestandsoort.BEVEILIGD if _VERSLEUTELD in inhoud else Bestandsoort.OLE
    if inhoud.startswith(b"PK"):
        return Bestandsoort.ZIP
    if b"\x00" not in inhoud[:4096]:
        return Bestandsoort.TEKST
    return Bestandsoort.ONBEKEND


# What `zipfile` and its decompressors raise on bytes that are no whole archive.
_BESCHADIGD = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError, ValueError, OSError,
)  # fmt: skip


class ArchiefFout(Exception):
    """The archive cannot be trusted or cannot be read; the text says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Archief:
    """The parts of an archive, in their order.

    Args:
        delen: content of each part by its name.
    """

    delen: Mapping[str, bytes]

    @property
    def soort(self) -> str | None:
        """What it is in Dutch where it shows that by its parts: whoever wants another kind of file tells it so."""
        mimetype = self.delen.get("mimetype", b"")
        for begin, soort in _ODF:
            if mimetype.startswith(begin):
                return soort
        hoofd = next((map_ for map_ in _HOOFDDELEN if any(n.startswith(map_) for n in self.delen)), None)
        return _HOOFDDELEN[hoofd] if hoofd is not None and _TYPEN in self.delen else None


@dataclass(frozen=True, slots=True)
class Begin:
    """The beginning of an archive that was packed before, to know it again.

    Args:
        inhoud: its bytes, up to where the next part would stand.
        delen: the parts that stand in it.
    """

    inhoud: bytes
    delen: Mapping[str, bytes]


def open_archief(inhoud: bytes, begin: Begin | None = None) -> Archief:
    """Unpack an archive within limits.

    Args:
        inhoud: the bytes of the file.
        begin: how it may begin; parts in those bytes, found again as they were, are not unpacked anew.

    Returns:
        All parts. XML parts hold no document type and no entities.

    Raises:
        ArchiefFout: it is damaged, too large when unpacked, or holds forbidden XML.
    """
    bekend: Mapping[str, bytes] = {}
    grens = 0
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            leden = [lid for lid in zip_.infolist() if not lid.is_dir()]
            _keur_omvang(leden)
            if begin is not None and inhoud.startswith(begin.inhoud):
                bekend, grens = begin.delen, len(begin.inhoud)
            delen = {
                lid.filename: bekend[lid.filename]
                if lid.header_offset < grens and lid.filename in bekend
                else _lees_deel(zip_, lid)
                for lid in leden
            }
    except _BESCHADIGD as fout:
        raise ArchiefFout("het bestand is beschadigd en kan niet worden geopend") from fout
    for naam, deel in delen.items():
        if deel is bekend.get(naam):
            continue
        if naam.lower().endswith((".xml", ".rels")) and (_DOCTYPE in deel or b"\x00" in deel[:200]):
            raise ArchiefFout(f"onderdeel {naam} bevat een documenttype of entiteiten; dat hoort hier niet")
    return Archief(delen)


def beschadigde_delen(inhoud: bytes) -> tuple[str, ...]:
    """The parts of an archive that are no longer what was put in, by their check sum; none where that cannot be seen.

    Args:
        inhoud: the bytes of an archive whose parts are not compressed.
    """
    kapot: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            leden = [lid for lid in zip_.infolist() if lid.compress_type == zipfile.ZIP_STORED]
            _keur_omvang(leden)
            for lid in leden:
                try:
                    _lees_deel(zip_, lid)
                except _BESCHADIGD:
                    kapot.append(lid.filename)
    except (*_BESCHADIGD, ArchiefFout):
        return ()
    return tuple(kapot)


def zet_delen(zip_: zipfile.ZipFile, delen: Mapping[str, bytes], namen: Iterable[str], niveau: int) -> None:
    """Write parts of an Office file into an archive: in a fixed order and without a time, so that bytes repeat.

    Args:
        zip_: the archive.
        delen: the parts by their name.
        namen: which of them to write.
        niveau: how hard to compress, 1 to 9; 0 stores them as they are, so that no version of zlib has a say.
    """
    for naam in sorted(namen, key=lambda n: (n != _TYPEN, not n.startswith("_rels/"), n)):
        lid = zipfile.ZipInfo(naam, _EPOCH)
        lid.compress_type = zipfile.ZIP_DEFLATED if niveau else zipfile.ZIP_STORED
        lid.create_system = 0
        zip_.writestr(lid, delen[naam], compresslevel=niveau)


def _keur_omvang(leden: list[zipfile.ZipInfo]) -> None:
    totaal = sum(lid.file_size for lid in leden)
    if totaal > UITGEPAKT_HOOGSTENS or len(leden) > ONDERDELEN_HOOGSTENS:
        raise ArchiefFout(
            f"uitgepakt is het bestand {totaal // (1024 * 1024)} MB in {len(leden)} onderdelen; dat is te groot"
        )
    for lid in leden:
        if lid.file_size > _KLEIN and lid.file_size > VERHOUDING_HOOGSTENS * max(lid.compress_size, 1):
            raise ArchiefFout(f"onderdeel {lid.filename} is verdacht sterk samengeperst (een 'zipbom')")


def _lees_deel(zip_: zipfile.ZipFile, lid: zipfile.ZipInfo) -> bytes:
    with zip_.open(lid) as stroom:
        deel = stroom.read(lid.file_size + 1)
    if len(deel) > lid.file_size:
        raise ArchiefFout(f"onderdeel {lid.filename} is groter dan het zegt te zijn (een 'zipbom')")
    return deel
