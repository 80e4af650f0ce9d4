"""Parts into a zip file: what many files share is compressed once, and the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
# Above 6 zlib takes twice the time for 3 % of the size (`benchmarks/sjabloon.py` prints what it costs).
_NIVEAU = 6
_TYPEN = "[Content_Types].xml"


class Inpakker:
    """Packs files that are made from the same parts: those that did not change are compressed once.

    Args:
        basis: the parts that the files are made from.
    """

    def __init__(self, basis: Mapping[str, bytes]) -> None:
        self._basis = dict(basis)
        self._ingepakt: tuple[frozenset[str], bytes] = (frozenset(), b"")

    def pak_in(self, delen: Mapping[str, bytes]) -> bytes:
        """A zip file of these parts: first those that are still the same objects, then the others, each by name."""
        basis = self._basis
        zelfde = frozenset(naam for naam, inhoud in delen.items() if inhoud is basis.get(naam))
        if self._ingepakt[0] != zelfde:
            leeg = io.BytesIO()
            with zipfile.ZipFile(leeg, "w") as zip_:
                _zet(zip_, delen, zelfde)
            self._ingepakt = (zelfde, leeg.getvalue())
        uit = io.BytesIO(self._ingepakt[1])
        with zipfile.ZipFile(uit, "a") as zip_:
            _zet(zip_, delen, delen.keys() - zelfde)
        return uit.getvalue()


def _zet(zip_: zipfile.ZipFile, delen: Mapping[str, bytes], namen: Iterable[str]) -> None:
    for naam in sorted(namen, key=lambda n: (n != _TYPEN, not n.startswith("_rels/"), n)):
        lid = zipfile.ZipInfo(naam, _EPOCH)
        lid.compress_type = zipfile.ZIP_DEFLATED
        lid.create_system = 0
        zip_.writestr(lid, delen[naam], compresslevel=_NIVEAU)
