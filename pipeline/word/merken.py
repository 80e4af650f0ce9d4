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
    from collections.abc import Callable, Sequence

    from pipeline.word.opmaak import Opmaker
    from pipeline.word.pakket import Pakket

# The tag that each stands in: in the text of a document the same signs are text.
_IN_LINK = re.compile(r"<w:hyperlink (?:[^<>]* )?r:id=")
_IN_BEELD = re.compile(r"<a:blip (?:[^<>]* )?r:embed=")
_IN_GRAFIEK = re.compile(r"<c:chart (?:[^<>]* )?r:id=")


def vul_merken(stukken: Sequence[str], deel: str, pakket: Pakket, opmaker: Opmaker) -> Sequence[str]:
    """Replace these markers in a rendered part.

    Args:
        stukken: the part, divided anywhere but in a tag.
        deel: its name in the package.
        pakket: the package; gets the relationships of new links, and the pictures and charts.
        opmaker: what wrote the markers; it has the pictures and the charts.
    """
    if not any(R in stuk for stuk in stukken):
        return stukken  # a part that does not know `r:` is told as broken when it is parsed

    def link(adres: str) -> str:
        return pakket.nieuwe_relatie(deel, HYPERLINK, adres.removeprefix(LINK), buiten=True)

    def beeld(merk: str) -> str:
        return pakket.nieuw_beeld(deel, opmaker.beelden[merk])

    def grafiek(merk: str) -> str:
        return pakket.nieuwe_grafiek(deel, merk.removeprefix(GRAFIEK), opmaker.grafieken[merk])

    soorten = ((LINK, _IN_LINK, link), (BEELD, _IN_BEELD, beeld), (GRAFIEK, _IN_GRAFIEK, grafiek))
    return [_vervang(stuk, soorten) if MERK in stuk else stuk for stuk in stukken]


def _vervang(xml: str, soorten: Sequence[tuple[str, re.Pattern[str], Callable[[str], str]]]) -> str:
    """Give each attribute that holds a marker the value that belongs to it, in one walk.

    Args:
        xml: a piece of a part.
        soorten: how a marker of each kind begins, the tag up to it, and what gives the value.
    """
    uit: list[str] = []
    klaar = 0
    plek = xml.find(MERK)
    while plek >= 0:
        tag, einde = xml[xml.rfind("<", 0, plek) : plek], xml.find('"', plek + 1)
        merk = xml[plek + 1 : einde]
        maak = next((maak for begin, in_tag, maak in soorten if merk.startswith(begin) and in_tag.fullmatch(tag)), None)
        if maak is not None:
            uit += (xml[klaar:plek], f'"{maak(html.unescape(merk))}"')
            klaar = einde + 1
        plek = xml.find(MERK, plek + 1)
    return "".join((*uit, xml[klaar:]))
