"""Find the paragraph of a template that a paragraph of a document was made from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.word.plekken import plekken
from pipeline.word.teruglezen import eigen_tekst

if TYPE_CHECKING:
    from pipeline.word.pakket import Pakket
    from pipeline.word.plekken import Plek

_TAG = re.compile(r"\{[{%#].*?[}%#]\}")


class Vastetekst:
    """The constant text of a template.

    Args:
        pakket: the template.
    """

    def __init__(self, pakket: Pakket) -> None:
        self._pakket = pakket
        self._alineas: dict[str, list[tuple[re.Pattern[str], str, Plek]]] = {}

    def plek_van(self, deel: str, alinea: str, tekst: str) -> Plek | None:
        """Where text stands that no tag printed, None where that cannot be told.

        Args:
            deel: the part of the document, which has the same name in the template.
            alinea: the text of the paragraph in the document.
            tekst: the constant in it.
        """
        passend = [
            (len(vast), plek)
            for patroon, vast, plek in self._van(deel)
            if tekst in vast and patroon.fullmatch(alinea) is not None
        ]
        return max(passend, key=lambda paar: paar[0])[1] if passend else None

    def _van(self, deel: str) -> list[tuple[re.Pattern[str], str, Plek]]:
        """The paragraphs of a part with text besides their tags: as what their text can become, and that text."""
        if deel not in self._alineas:
            pakket = self._pakket
            bekend = plekken(pakket.boom(deel), deel, pakket.stijlen) if deel in pakket.delen else ()
            stukken = [(_TAG.split(eigen_tekst(plek.alinea)), plek) for plek in bekend]
            self._alineas[deel] = [
                (re.compile(".*".join(map(re.escape, vast)), re.DOTALL), "\0".join(vast), plek)
                for vast, plek in stukken
                if any(map(str.strip, vast))
            ]
        return self._alineas[deel]
