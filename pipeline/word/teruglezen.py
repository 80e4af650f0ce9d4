"""Find back in a Word file the values that were printed in it, also after somebody edited it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pipeline.word.ooxml import w
from pipeline.word.plekken import plekken
from pipeline.word.volgorde import stappen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from pipeline.word.grafiekwaarden import Grafiekplek
    from pipeline.word.pakket import Pakket
    from pipeline.word.plekken import Plek

# Below this two paragraphs have too little in common to be one that was edited.
_LIJKT_VANAF = 0.4
# So many paragraphs further nobody looks for one that was edited: in a long document that takes minutes.
_ZOEKT_HOOGSTENS = 100
# A word, a figure with its points and its comma, or a sign; a no-break space keeps "€ 59.310" together.
_WOORD = re.compile(r"[^\W_]+(?:[.,'’\u00a0-][^\W_]+)*|\s+|.", re.DOTALL)
_VELD_MET_PAGINA = re.compile(r"^\s*PAGEREF\b")


class Bevinding(StrEnum):
    """What became of a value since the document was made."""

    KLOPT = "ongewijzigd"
    GEWIJZIGD = "met de hand gewijzigd"
    WEG = "met de hand weggehaald"


@dataclass(frozen=True, slots=True)
class Waarde:
    """A value that was printed.

    Args:
        feit: the number of its fact in the record.
        tekst: as it was printed.
        bevinding: what became of it.
        nu: as it stands now, empty where it is gone.
        deel: the part of the Word file.
        plek: where it stands now, None where its paragraph or its chart is gone.
        begin: where in the text of that paragraph.
    """

    feit: int
    tekst: str
    bevinding: Bevinding
    nu: str
    deel: str
    plek: Plek | Grafiekplek | None
    begin: int = 0


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph as it stands now.

    Args:
        deel: the part of the Word file.
        plek: where it is.
        tekst: its text.
        waarden: the values that were printed in it.
        is_gewijzigd: whether it is not as it was made; unknown (False) where no value stands in it.
    """

    deel: str
    plek: Plek
    tekst: str
    waarden: tuple[Waarde, ...] = ()
    is_gewijzigd: bool = False


def lees_terug(pakket: Pakket, record: Mapping[str, Any]) -> tuple[tuple[Alinea, ...], tuple[Waarde, ...]]:
    """The paragraphs of a Word file with the values in them.

    Args:
        pakket: the file as it is now.
        record: the record of values that it was made with.

    Returns:
        Every paragraph with its values, and the values of which the paragraph is gone.
    """
    alineas: list[Alinea] = []
    weg: list[Waarde] = []
    for deel in pakket.tekstdelen():
        toen = record.get("alineas", {}).get(deel, ())
        nu = [Alinea(deel, plek, eigen_tekst(plek.alinea)) for plek in plekken(pakket.boom(deel), deel, pakket.stijlen)]
        bij = _naast_elkaar([tekst for tekst, _ in toen], [alinea.tekst for alinea in nu])
        gevonden = {plaats: toen[nummer] for nummer, plaats in bij.items()}
        alineas.extend(_met_waarden(alinea, gevonden.get(plaats)) for plaats, alinea in enumerate(nu))
        for nummer, (tekst, waarden) in enumerate(toen):
            if nummer not in bij:
                weg.extend(Waarde(f, tekst[b:e], Bevinding.WEG, "", deel, None) for b, e, f in waarden)
    return tuple(alineas), tuple(weg)


def eigen_tekst(alinea: etree._Element) -> str:
    """The text of a paragraph itself: not of a text box in it, nor a page number in a contents list."""
    delen: list[str] = []
    in_paginaveld = False
    for knoop in alinea.iter(w("t"), w("instrText"), w("fldChar"), w("p")):
        if knoop.tag == w("p") or next(knoop.iterancestors(w("p"))) is not alinea:
            continue
        if knoop.tag == w("instrText"):
            in_paginaveld = in_paginaveld or _VELD_MET_PAGINA.match(knoop.text or "") is not None
        elif knoop.tag == w("fldChar"):
            in_paginaveld = in_paginaveld and knoop.get(w("fldCharType")) != "end"
        elif not in_paginaveld:
            delen.append(knoop.text or "")
    return "".join(delen)


def _naast_elkaar(toen: Sequence[str], nu: Sequence[str]) -> dict[int, int]:
    """Which paragraph of now is which of then; those of then are only the ones with a value."""
    uit: dict[int, int] = {}
    for stap in stappen(toen, nu):
        van, naar = range(*stap.oud), range(*stap.nieuw)
        uit |= dict(zip(van, naar, strict=True)) if stap.gelijk else _gewijzigde(toen, nu, van, naar)
    return uit


def _gewijzigde(toen: Sequence[str], nu: Sequence[str], van: range, naar: range) -> dict[int, int]:
    """Paragraphs between two that are the same: each of then with the first of now that looks like it."""
    uit: dict[int, int] = {}
    begin = naar.start
    for nummer in van:
        for plaats in range(begin, min(naar.stop, begin + _ZOEKT_HOOGSTENS)):
            if _lijkt_op(toen[nummer], nu[plaats]):
                uit[nummer] = plaats
                begin = plaats + 1
                break
    return uit


def _lijkt_op(toen: str, nu: str) -> bool:
    """Whether a paragraph of now may be one of then that was edited."""
    if toen == nu:
        return True
    gelijkenis = SequenceMatcher(None, toen, nu, autojunk=False)
    # The first two are quick, and never less than the last.
    ratios = (gelijkenis.real_quick_ratio, gelijkenis.quick_ratio, gelijkenis.ratio)
    return all(ratio() >= _LIJKT_VANAF for ratio in ratios)


def _met_waarden(alinea: Alinea, regel: Sequence[Any] | None) -> Alinea:
    if regel is None:
        return alinea
    toen, waarden = regel
    if toen == alinea.tekst:
        gevonden = tuple(
            Waarde(f, toen[b:e], Bevinding.KLOPT, toen[b:e], alinea.deel, alinea.plek, b) for b, e, f in waarden
        )
        return Alinea(alinea.deel, alinea.plek, alinea.tekst, gevonden)
    verschil = _Verschil(toen, alinea.tekst)
    return Alinea(
        alinea.deel,
        alinea.plek,
        alinea.tekst,
        tuple(_verplaatst(alinea, toen, verschil, *waarde) for waarde in waarden),
        is_gewijzigd=True,
    )


def _verplaatst(alinea: Alinea, toen: str, verschil: _Verschil, begin: int, einde: int, feit: int) -> Waarde:
    van, tot = verschil.naar(begin, einde)
    nu, oud = alinea.tekst[van:tot], toen[begin:einde]
    bevinding = Bevinding.KLOPT if nu == oud else Bevinding.GEWIJZIGD if nu.strip() else Bevinding.WEG
    return Waarde(feit, oud, bevinding, nu, alinea.deel, alinea.plek, van)


class _Verschil:
    """Where the words of an old text stand in a new one."""

    def __init__(self, oud: str, nieuw: str) -> None:
        links, rechts = _WOORD.findall(oud), _WOORD.findall(nieuw)
        self._stukken: list[tuple[int, int, int, int, bool]] = []
        van_links, van_rechts = _grenzen(links), _grenzen(rechts)
        for soort, a, b, c, d in SequenceMatcher(None, links, rechts, autojunk=False).get_opcodes():
            self._stukken.append((van_links[a], van_links[b], van_rechts[c], van_rechts[d], soort == "equal"))

    def naar(self, begin: int, einde: int) -> tuple[int, int]:
        """Begin and end in the new text of a piece of the old one."""
        punten = [
            (c + max(begin - a, 0), d - max(b - einde, 0)) if gelijk else (c, d)
            for a, b, c, d, gelijk in self._stukken
            if a < einde and b > begin
        ]
        return (punten[0][0], punten[-1][1]) if punten else (0, 0)


def _grenzen(woorden: Sequence[str]) -> list[int]:
    grenzen = [0]
    for woord in woorden:
        grenzen.append(grenzen[-1] + len(woord))
    return grenzen
