"""Parts into a zip file: what many files share is compressed once, and the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from pipeline.bestand.archief import Begin, zet_delen

if TYPE_CHECKING:
    from collections.abc import Mapping

# What all files share is packed once, as small as can be. What is packed for each file is packed quickly:
# `benchmarks/deflate.py` prints what each level of zlib costs in time and in size.
_EENMALIG, _TELKENS = 9, 4


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
                zet_delen(zip_, delen, zelfde, _EENMALIG)
                einde = leeg.tell()
            self._ingepakt = (zelfde, leeg.getvalue())
            self.begin = Begin(leeg.getvalue()[:einde], {naam: basis[naam] for naam in zelfde})
        uit = io.BytesIO(self._ingepakt[1])
        with zipfile.ZipFile(uit, "a") as zip_:
            zet_delen(zip_, delen, delen.keys() - zelfde, _TELKENS)
        return uit.getvalue()
