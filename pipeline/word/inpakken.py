"""Parts into a zip file: what many files share is compressed once, and the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from pipeline.bestand.archief import Begin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
# What all files share is packed once, as small as can be. What is packed for each file takes 60 % of the time
# of zlib's own choice (6) for 3 % more of the file; `benchmarks/deflate.py` prints them all.
_EENMALIG, _TELKENS = 9, 4
_TYPEN = "[Content_Types].xml"


class Inpakker:
    """Packs files that are made from the same parts: those that did not change are compressed once.

    Args:
        basis: the parts that the files are made from.

    Attributes:
        begin: how the last file began, None before the first.
    """

    def __init__(self, basis: Mapping[str, bytes]) -> None:
        self._basis = dict(basis)
        self._ingepakt: tuple[frozenset[str], bytes] = (frozenset(), b"")
        self.begin: Begin | None = None

    def pak_in(self, delen: Mapping[str, bytes]) -> bytes:
        """A zip file of these parts: first those that are still the same objects, then the others, each by name."""
        basis = self._basis
        zelfde = frozenset(naam for naam, inhoud in delen.items() if inhoud is basis.get(naam))
        if self._ingepakt[0] != zelfde:
            leeg = io.BytesIO()
            with zipfile.ZipFile(leeg, "w") as zip_:
                _zet(zip_, delen, zelfde, _EENMALIG)
                einde = leeg.tell()
            self._ingepakt = (zelfde, leeg.getvalue())
            self.begin = Begin(leeg.getvalue()[:einde], {naam: basis[naam] for naam in zelfde})
        uit = io.BytesIO(self._ingepakt[1])
        with zipfile.ZipFile(uit, "a") as zip_:
            _zet(zip_, delen, delen.keys() - zelfde, _TELKENS)
        return uit.getvalue()


def _zet(zip_: zipfile.ZipFile, delen: Mapping[str, bytes], namen: Iterable[str], niveau: int) -> None:
    for naam in sorted(namen, key=lambda n: (n != _TYPEN, not n.startswith("_rels/"), n)):
        lid = zipfile.ZipInfo(naam, _EPOCH)
        lid.compress_type = zipfile.ZIP_DEFLATED
        lid.create_system = 0
        zip_.writestr(lid, delen[naam], compresslevel=niveau)
