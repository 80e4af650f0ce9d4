"""Markers of `opmaak` that need to know nothing but their part: links, pictures and charts.

They are replaced in the text of a rendered part, which need not be parsed for them. A large document has thousands.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from pipeline.word.ooxml import R
from pipeline.word.opmaak import BEELD, GRAFIEK, MERK
from pipeline.word.pakket import HYPERLINK
from pipeline.word.tekstbouw import LINK

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.word.opmaak import Opmaker
    from pipeline.word.pakket import Pakket

# With the tag that they stand in: in the text of a document the same signs are text.
_LINK = re.compile(rf'(<w:hyperlink (?:[^<>]* )?r:id=)"{LINK}([^"]*)"')
_BEELD = re.compile(rf'(<a:blip (?:[^<>]* )?r:embed=)"({BEELD}[^"]*)"')
_GRAFIEK = re.compile(rf'(<c:chart (?:[^<>]* )?r:id=)"({GRAFIEK}[^"]*)"')


def vul_merken(xml: str, deel: str, pakket: Pakket, opmaker: Opmaker) -> str:
    """Replace these markers in a rendered part.

    Args:
        xml: the part.
        deel: its name in the package.
        pakket: the package; gets the relationships of new links, and the pictures and charts.
        opmaker: what wrote the markers; it has the pictures and the charts.
    """
    if MERK not in xml or R not in xml:
        return xml  # a part that does not know `r:` is told as broken when it is parsed

    def link(adres: str) -> str:
        return pakket.nieuwe_relatie(deel, HYPERLINK, adres.removeprefix(LINK), buiten=True)

    def beeld(merk: str) -> str:
        return pakket.nieuw_beeld(deel, opmaker.beelden[merk])

    def grafiek(merk: str) -> str:
        return pakket.nieuwe_grafiek(deel, merk.removeprefix(GRAFIEK), opmaker.grafieken[merk])

    for merk, patroon, maak in ((LINK, _LINK, link), (BEELD, _BEELD, beeld), (GRAFIEK, _GRAFIEK, grafiek)):
        if aantal := xml.count(merk):
            # A chart of a large document stands on one of its first pages: what is behind it need not be searched.
            xml = patroon.sub(_met(maak), xml, aantal)
    return xml


def _met(maak: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    """What gives an attribute the value that belongs to its marker."""
    return lambda merk: f'{merk[1]}"{maak(html.unescape(merk[2]))}"'
