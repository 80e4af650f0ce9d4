"""Which value stands where in a filled document: marks around what a template prints, and how they are taken out.

While a document is filled, a printed value stands between two marks with the number of its fact. They stay until the
part is finished, whatever becomes of it in between (a heading that returns in the contents, a line that becomes a
paragraph), so what is found is what stands on paper. Then they go: the part is as if nobody had followed anything.
"""

from __future__ import annotations

import html
import itertools
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from lxml import etree

from pipeline.spoor.gevolgd import spoor_van
from pipeline.spoor.tweeling import Tweeling, stand_van
from pipeline.word.grafiekwaarden import Grafiekspoor
from pipeline.word.ooxml import W
from pipeline.word.zichtbaar import GAT_BEGIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.afleiding import Spoor
    from pipeline.dossier.grafiek import Grafiek
    from pipeline.spoor import Naspeuring

# A value stands as: begin, the number of its fact, end of the number, the value, end. For private use, as a gap's.
_BEGIN, _NUMMER, _EINDE = "\ue003", "\ue004", "\ue005"
_ZONDER_NUMMER = _BEGIN + _NUMMER
_BEGINMERK = re.compile(f"{_BEGIN}[0-9]+{_NUMMER}")
_MERK = re.compile(f"{_BEGIN}([0-9]+){_NUMMER}|{_EINDE}")
# The begin of a paragraph, text, or the end of a paragraph.
_TEKEN = re.compile(r"<w:p(?:\s[^>]*?)?(/?)>|<w:t(?:\s[^>]*)?>([^<]+)|</w:p>")
# What stands before the first mark of a text goes on with the fact before it.
_ERVOOR = ""
_EINDE_ALINEA, TEKSTVAK = "</w:p>", "<w:txbxContent"
_MET_MERK = etree.XPath(f"descendant::w:t[contains(., '{_BEGIN}') or contains(., '{_EINDE}')]", namespaces={"w": W})
_TEKST = re.compile(r"<w:t(?:\s[^>]*)?>([^<]+)")
_TEKST_IN_XML = re.compile(r"(<w:t(?:\s[^>]*)?>)([^<]+)(?=</w:t>)")


class Feit(NamedTuple):
    """What a tag printed.

    Args:
        pad: its name in the dossier; empty where it is a constant of the template.
        sporen: what it follows from.
    """

    pad: str
    sporen: tuple[Spoor, ...]


class Alinea(NamedTuple):
    """A paragraph in which values stand.

    Args:
        deel: the part of the Word file.
        tekst: its text.
        waarden: begin and end of each value in that text, with the number of its fact.
    """

    deel: str
    tekst: str
    waarden: tuple[tuple[int, int, int], ...]


@dataclass(slots=True)
class Sporen:
    """The values of one document, while it is filled.

    Args:
        naspeuring: who follows the dossier.
        feiten: what was printed, each fact once.
        grafieken: the charts that were placed.
    """

    naspeuring: Naspeuring
    feiten: list[Feit] = field(default_factory=list)
    grafieken: list[Grafiekspoor] = field(default_factory=list)
    _nummers: dict[tuple[int, ...], int] = field(default_factory=dict)
    _gemerkt: list[tuple[str, Sequence[str]]] = field(default_factory=list)
    _alineas: list[Alinea] = field(default_factory=list)

    @property
    def alineas(self) -> list[Alinea]:
        """Where it stands; looked for when somebody asks, for the part itself need not wait for that."""
        for deel, stukken in self._gemerkt:
            self._alineas.extend(gemerkte_alineas(deel, stukken))
        self._gemerkt.clear()
        return self._alineas

    def open(self) -> None:
        """A tag begins: what was read before it, such as a condition, is not what it prints."""
        blik = self.naspeuring.blikken[-1]
        blik.sporen.clear()
        blik.laatst = None

    def sluit(self, waarde: object, tekst: str) -> str:
        """A tag ends.

        Args:
            waarde: its value.
            tekst: how that shows: text as it stands in XML, or runs or paragraphs.

        Returns:
            The same with the marks of its fact.
        """
        blik = self.naspeuring.blikken[-1]
        if (eigen := spoor_van(waarde)) is not None:
            blik.sporen[id(eigen)] = eigen
        if not blik.sporen or not tekst or GAT_BEGIN in tekst:
            return tekst
        # Known by what was read and not by its name, which would have to be put together first.
        sleutel = (id(blik.laatst), *blik.sporen)
        nummer = self._nummers.get(sleutel)
        if nummer is None:
            nummer = self._nummers[sleutel] = self._feit(blik.pad, tuple(blik.sporen.values()))
        if "<w:" not in tekst:
            return met_merken(tekst, nummer)
        return _gemerkte_teksten(tekst).replace(_ZONDER_NUMMER, f"{_BEGIN}{nummer}{_NUMMER}")

    def lees(self, waarde: object) -> None:
        """A name of the template is used in a tag."""
        if (spoor := spoor_van(waarde)) is not None:
            self.naspeuring.blik.noteer(spoor)

    def zet_grafiek(self, nummer: int, grafiek: Grafiek) -> None:
        """A chart is placed by the tag that is open; a figure that does not know better comes from all that it read.

        Args:
            nummer: the id of its drawing.
            grafiek: what it shows.
        """
        geheel = tuple(self.naspeuring.blik.sporen.values())
        stand = stand_van(grafiek) if isinstance(grafiek, Tweeling) else None
        begin = f"{stand.pad}." if stand is not None and stand.pad else ""

        def feit(naam: str, waarde: object) -> int:
            eigen = spoor_van(waarde)
            return self._feit(f"{begin}{naam}", geheel if eigen is None else (eigen,))

        self.grafieken.append(Grafiekspoor.van(nummer, grafiek, feit))

    def haal_eruit(self, deel: str, stukken: Sequence[str]) -> bytes:
        """A finished part without its marks, as bytes; remembers where they stood.

        Args:
            deel: its name.
            stukken: the part, divided where paragraphs begin.
        """
        if any(_BEGIN in stuk for stuk in stukken):
            self._gemerkt.append((deel, stukken))
        return b"".join(zonder_merken(stuk).encode() for stuk in stukken)

    def _feit(self, pad: str, sporen: tuple[Spoor, ...]) -> int:
        self.feiten.append(Feit(pad, sporen))
        return len(self.feiten) - 1


def met_merken(tekst: str, nummer: int) -> str:
    """A text as the value of a fact, for a part that is not finished yet."""
    return f"{_BEGIN}{nummer}{_NUMMER}{tekst}{_EINDE}"


@lru_cache(maxsize=64)  # the few statuses of a plan are printed thousands of times
def _gemerkte_teksten(xml: str) -> str:
    """Runs or paragraphs with marks around each text, which wait for the number of their fact."""
    return _TEKST_IN_XML.sub(lambda tekst: f"{tekst[1]}{_ZONDER_NUMMER}{tekst[2]}{_EINDE}", xml)


def heeft_merk(tekst: str | None) -> bool:
    """Whether a value begins or ends in a piece of text."""
    return tekst is not None and (_BEGIN in tekst or _EINDE in tekst)


def in_stukken(tekst: str, lopend: int | None) -> tuple[list[tuple[str, int | None]], int | None]:
    """A piece of text without its marks, by value.

    Args:
        tekst: with marks.
        lopend: the number of the fact that was going on before it, None where none was.

    Returns:
        Each piece with the number of its fact, and that of the fact that goes on behind it.
    """
    delen = _MERK.split(tekst)
    stukken: list[tuple[str, int | None]] = [(delen[0], lopend)] if delen[0] else []
    for nummer, stuk in zip(delen[1::2], delen[2::2], strict=True):
        lopend = None if nummer is None else int(nummer)
        if stuk:
            stukken.append((stuk, lopend))
    return stukken, lopend


def zonder_merken(tekst: str) -> str:
    """Text or XML without marks; one pattern for both kinds would look at every sign of a long part."""
    return _BEGINMERK.sub("", tekst.replace(_EINDE, ""))


def haal_merken_weg(wortel: etree._Element) -> None:
    """Take the marks out of the tree of a part, in place."""
    for tekst in cast("list[etree._Element]", _MET_MERK(wortel)):
        tekst.text = zonder_merken(tekst.text or "")


def gemerkte_alineas(deel: str, stukken: Sequence[str]) -> Iterator[Alinea]:
    """The paragraphs of a part in which marks stand, in the order in which they begin.

    Args:
        deel: its name.
        stukken: the part, divided where paragraphs begin; one that holds others is in one piece.
    """
    met_tekstvak = any(TEKSTVAK in stuk for stuk in stukken)
    for alinea in _met_tekstvakken("".join(stukken)) if met_tekstvak else _na_elkaar(stukken):
        if alinea.waarden:
            yield Alinea(deel, alinea.tekst, tuple(alinea.waarden))


def _na_elkaar(stukken: Sequence[str]) -> Iterator[_Bezig]:
    """The paragraphs of a part where none stands in another; of a long part those with marks alone are read."""
    lopend: int | None = None
    for xml in itertools.chain.from_iterable(stuk.split(_EINDE_ALINEA) for stuk in stukken):
        if lopend is not None or _BEGIN in xml:
            alinea = _Bezig()
            lopend = alinea.lees("".join(_TEKST.findall(xml)), lopend)
            yield alinea


def _met_tekstvakken(xml: str) -> list[_Bezig]:
    """The paragraphs of a part, also those in others."""
    lopend: int | None = None
    alineas: list[_Bezig] = []
    open_: list[_Bezig] = []
    for teken in _TEKEN.finditer(xml):
        if teken[2] is not None and open_:
            lopend = open_[-1].lees(teken[2], lopend)
        elif teken[1] is not None:
            alineas.append(_Bezig())
            if teken[1] != "/":
                open_.append(alineas[-1])
        elif open_:
            open_.pop()
    return alineas


class _Bezig:
    """A paragraph that is being read."""

    __slots__ = ("tekst", "waarden")

    def __init__(self) -> None:
        self.tekst = ""
        self.waarden: list[tuple[int, int, int]] = []

    def lees(self, tekst: str, lopend: int | None) -> int | None:
        """Read a piece of text; gives the number of the fact that goes on behind it.

        Args:
            tekst: as it stands in XML, with marks.
            lopend: the fact that was going on before it.
        """
        # One walk without a list of its own: a large document has tens of thousands of values.
        delen = _MERK.split(tekst)
        if "&" in tekst:
            delen[::2] = map(html.unescape, delen[::2])
        tot = len(self.tekst)
        self.tekst += "".join(delen[::2])
        for nummer, stuk in zip((_ERVOOR, *delen[1::2]), delen[::2], strict=True):
            if nummer != _ERVOOR:
                lopend = None if nummer is None else int(nummer)
            if not stuk:
                continue
            van, tot = tot, tot + len(stuk)
            if lopend is not None:
                if self.waarden and self.waarden[-1][1:] == (van, lopend):  # one value in two runs
                    van = self.waarden.pop()[0]
                self.waarden.append((van, tot, lopend))
        return lopend
