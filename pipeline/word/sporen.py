"""Which value stands where in a filled document: marks around what a template prints, and how they are taken out.

While a document is filled, a printed value stands between two marks with the number of its fact. They stay until the
part is finished, whatever becomes of it in between (a heading that returns in the contents, a line that becomes a
paragraph), so what is found is what stands on paper. Then they go: the part is as if nobody had followed anything.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from lxml import etree
from markupsafe import Markup, escape

from pipeline.afleiding import Blik
from pipeline.spoor.gevolgd import spoor_van
from pipeline.spoor.tweeling import Tweeling, stand_van
from pipeline.word.grafiekwaarden import Grafiekspoor
from pipeline.word.ooxml import W
from pipeline.word.opmaak import GAT_BEGIN, GAT_EINDE, KLEUR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.afleiding import Spoor
    from pipeline.dossier.grafiek import Grafiek
    from pipeline.spoor import Naspeuring

# A value stands as: begin, the number of its fact, end of the number, the value, end. For private use, as a gap's.
_BEGIN, _NUMMER, _EINDE = "\ue003", "\ue004", "\ue005"
_BEGINMERK = re.compile(f"{_BEGIN}[0-9]+{_NUMMER}")
_STUK = re.compile(f"{_BEGIN}([0-9]+){_NUMMER}|({_EINDE})")
# The begin of a paragraph, text, or the end of a paragraph.
_TEKEN = re.compile(r"<w:p(?:\s[^>]*?)?(/?)>|<w:t(?:\s[^>]*)?>([^<]+)|</w:p>")
_ALINEA, _TEKSTVAK = ("<w:p>", "<w:p "), "<w:txbxContent"
_MET_MERK = etree.XPath(f"descendant::w:t[contains(., '{_BEGIN}') or contains(., '{_EINDE}')]", namespaces={"w": W})
_IN_KLEUR = re.compile(f"({KLEUR}[0-9A-F]{{6}})([^{GAT_EINDE}]*)(?={GAT_EINDE})")
_TEKST = re.compile(r"<w:t(?:\s[^>]*)?>([^<]+)")
_TEKST_IN_XML = re.compile(r"(<w:t(?:\s[^>]*)?>)([^<]+)(?=</w:t>)")


@dataclass(frozen=True, slots=True)
class Feit:
    """What a tag printed.

    Args:
        pad: its name in the dossier; empty where it is a constant of the template.
        sporen: what it follows from.
    """

    pad: str
    sporen: tuple[Spoor, ...]


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph in which values stand.

    Args:
        deel: the part of the Word file.
        nummer: which paragraph of that part, from 0.
        tekst: its text.
        waarden: begin and end of each value in that text, with the number of its fact.
    """

    deel: str
    nummer: int
    tekst: str
    waarden: tuple[tuple[int, int, int], ...]


@dataclass(slots=True)
class Sporen:
    """The values of one document, while it is filled.

    Args:
        naspeuring: who follows the dossier.
        feiten: what was printed, each fact once.
        alineas: where it stands.
        grafieken: the charts that were placed.
    """

    naspeuring: Naspeuring
    feiten: list[Feit] = field(default_factory=list)
    alineas: list[Alinea] = field(default_factory=list)
    grafieken: list[Grafiekspoor] = field(default_factory=list)
    _nummers: dict[tuple[str, tuple[int, ...]], int] = field(default_factory=dict)

    def open(self) -> None:
        """A tag begins."""
        self.naspeuring.blikken.append(Blik())

    def sluit(self, waarde: object, zichtbaar: object) -> object:
        """A tag ends.

        Args:
            waarde: its value.
            zichtbaar: how that shows.

        Returns:
            How it shows, with the marks of its fact.
        """
        blik = self.naspeuring.blikken.pop()
        if (eigen := spoor_van(waarde)) is not None:
            blik.noteer(eigen)
        if not blik.sporen or not (tekst := str(zichtbaar)) or GAT_BEGIN in tekst:
            return zichtbaar
        return _gemerkt(zichtbaar, self._nummer(blik))

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

    def haal_eruit(self, deel: str, xml: str) -> str:
        """A finished part without its marks; remembers where they stood."""
        if _BEGIN not in xml:
            return xml
        self.alineas.extend(gemerkte_alineas(deel, xml))
        return zonder_merken(xml)

    def _nummer(self, blik: Blik) -> int:
        return self._feit(blik.pad, tuple(blik.sporen.values()))

    def _feit(self, pad: str, sporen: tuple[Spoor, ...]) -> int:
        sleutel = (pad, tuple(map(id, sporen)))
        if sleutel not in self._nummers:
            self._nummers[sleutel] = len(self.feiten)
            self.feiten.append(Feit(pad, sporen))
        return self._nummers[sleutel]


def _gemerkt(zichtbaar: object, nummer: int) -> Markup:
    begin = f"{_BEGIN}{nummer}{_NUMMER}"
    tekst = str(escape(zichtbaar))
    if isinstance(zichtbaar, Markup) and "<w:" in tekst:  # runs or paragraphs: the marks go around their text
        return Markup(_TEKST_IN_XML.sub(lambda t: f"{t[1]}{begin}{t[2]}{_EINDE}", tekst))  # noqa: S704 - escaped above
    if KLEUR in tekst:  # the marks go within the colour: outside of it they would be a run of their own
        return Markup(_IN_KLEUR.sub(lambda t: f"{t[1]}{begin}{t[2]}{_EINDE}", tekst))  # noqa: S704 - escaped above
    return Markup(f"{begin}{tekst}{_EINDE}")  # noqa: S704 - escaped above


def met_merken(tekst: str, nummer: int) -> str:
    """A text as the value of a fact, for a part that is not finished yet."""
    return f"{_BEGIN}{nummer}{_NUMMER}{tekst}{_EINDE}"


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
    stukken: list[tuple[str, int | None]] = []
    begin = 0
    for merk in _STUK.finditer(tekst):
        stukken.append((tekst[begin : merk.start()], lopend))
        lopend = int(merk[1]) if merk[1] is not None else None
        begin = merk.end()
    stukken.append((tekst[begin:], lopend))
    return [(stuk, feit) for stuk, feit in stukken if stuk], lopend


def zonder_merken(tekst: str) -> str:
    """Text or XML without marks; one pattern for both kinds would look at every sign of a long part."""
    return _BEGINMERK.sub("", tekst.replace(_EINDE, ""))


def haal_merken_weg(wortel: etree._Element) -> None:
    """Take the marks out of the tree of a part, in place."""
    for tekst in cast("list[etree._Element]", _MET_MERK(wortel)):
        tekst.text = zonder_merken(tekst.text or "")


def gemerkte_alineas(deel: str, xml: str) -> Iterator[Alinea]:
    """The paragraphs of a part in which marks stand, in the order in which they begin."""
    if _TEKSTVAK in xml:  # a paragraph in a paragraph
        yield from _in_volgorde(deel, xml, 0, None)[1]
        return
    # Without those the paragraphs with marks are found faster than all are read.
    nummer = gelezen = 0
    lopend: int | None = None
    while True:
        merk = xml.find(_BEGIN, gelezen) if lopend is None else _eerste_alinea(xml, gelezen)
        if merk < 0:
            return
        begin = merk if lopend is not None else max(xml.rfind(p, gelezen, merk) for p in _ALINEA)
        einde = xml.find("</w:p>", merk) + len("</w:p>")
        if begin < 0 or einde < merk:
            return
        nummer += sum(xml.count(alinea, gelezen, begin) for alinea in (*_ALINEA, "<w:p/>"))
        if lopend is None:
            tekst, waarden, lopend = _gelezen("".join(_TEKST.findall(xml, begin, einde)))
            if waarden:
                yield Alinea(deel, nummer, tekst, waarden)
            nummer += 1
        else:
            nummer, alineas, lopend = _in_volgorde(deel, xml[begin:einde], nummer, lopend)
            yield from alineas
        gelezen = einde


def _gelezen(tekst: str) -> tuple[str, tuple[tuple[int, int, int], ...], int | None]:
    """The text of a paragraph without its marks, the values in it, and the fact that goes on behind it."""
    alinea = _Bezig()
    lopend = alinea.lees(tekst, None)
    return alinea.tekst, tuple(alinea.waarden), lopend


def _eerste_alinea(xml: str, vanaf: int) -> int:
    """Where the next paragraph with anything in it begins."""
    return min((plek for alinea in _ALINEA if (plek := xml.find(alinea, vanaf)) >= 0), default=-1)


def _in_volgorde(deel: str, xml: str, eerste: int, lopend: int | None) -> tuple[int, list[Alinea], int | None]:
    """Read paragraphs, also those in others.

    Args:
        deel: the part.
        xml: the paragraphs.
        eerste: the number of the first.
        lopend: the fact that was going on before them.

    Returns:
        The number of the next one, those with values, and the fact that goes on behind them.
    """
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
    gevonden = [Alinea(deel, n, a.tekst, tuple(a.waarden)) for n, a in enumerate(alineas, eerste) if a.waarden]
    return eerste + len(alineas), gevonden, lopend


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
        if lopend is None and _BEGIN not in tekst:
            self.tekst += html.unescape(tekst) if "&" in tekst else tekst
            return None
        begin = 0
        for merk in _STUK.finditer(tekst):
            self._erbij(tekst[begin : merk.start()], lopend)
            lopend = int(merk[1]) if merk[1] is not None else None
            begin = merk.end()
        self._erbij(tekst[begin:], lopend)
        return lopend

    def _erbij(self, tekst: str, feit: int | None) -> None:
        if not tekst:
            return
        van = len(self.tekst)
        self.tekst += html.unescape(tekst) if "&" in tekst else tekst
        if feit is not None:
            vorige = self.waarden[-1] if self.waarden else None
            if vorige is not None and vorige[1:] == (van, feit):  # one value in two runs
                van = self.waarden.pop()[0]
            self.waarden.append((van, len(self.tekst), feit))
