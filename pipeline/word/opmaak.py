"""More than plain text: Markdown in the template's own styles, real links, pictures, whole Word files.

A filter gives the XML of whole paragraphs or runs. What depends on where it lands in the document (heading level,
list number, relationship of a link) stands in it as a marker that `afwerken` replaces.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from pipeline.bestand.bijlage import BijlageFout
from pipeline.dossier.grafiek import Grafiek
from pipeline.dossier.opmaak import ontleed_opmaak
from pipeline.word.beelden import Beeld, GeenBeeld
from pipeline.word.grafieken import als_grafiektekening, passende_hoogte
from pipeline.word.ooxml import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from pipeline.bestand.bijlage import Bijlagen
    from pipeline.grafiek.ingesloten import Ingesloten

# Markers in attribute values. No style id, number id or relationship id of Word holds an @.
MERK = '"@'
KOP = "@kop"
LIJST = "@lijst"
LINK = "@link:"
STIJL = "@stijl:"
BEELD = "@beeld:"
GRAFIEK = "@grafiek:"
DOCUMENTMERK = "@document:"
# Around a gap in rendered text. Data never holds them: they are for private use, and T01 tells so.
GAT_BEGIN, GAT_EINDE = "\ue000", "\ue001"
# Before text in a colour: then six digits of the colour, the text, and `GAT_EINDE`.
KLEUR = "\ue002"
MERKTEKENS = re.compile(f"[{GAT_BEGIN}{GAT_EINDE}]|{KLEUR}[0-9A-F]{{6}}")

# As the numbering of the template: twips per level.
_INSPRINGING = 340

_TEKENS = {"strong": "Strong", "em": "Emphasis"}


@dataclass(slots=True)
class Opmaker:
    """Writes what is more than plain text; one for each document, because lists and pictures are numbered in it.

    Args:
        bijlagen: the files that the dossier may name.
        nummers: gives each picture its number.
        kleuren: main colour and accent of the network.
        beelden: the pictures that were placed, by their marker.
        grafieken: the charts that were placed, by their marker.
        documenten: the Word files that were placed, by their marker.
        laatste_grafiek: the number of the drawing of the chart that was placed last.
    """

    bijlagen: Bijlagen
    nummers: Volgnummer
    kleuren: tuple[str, str]
    beelden: dict[str, Beeld] = field(default_factory=dict)
    grafieken: dict[str, Ingesloten] = field(default_factory=dict)
    documenten: dict[str, bytes] = field(default_factory=dict)
    laatste_grafiek: int = 0
    _nummers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def markdown(self, tekst: object, stijl: str = "Body Text") -> Markup:
        """Long text in Markdown, placed as `{{p veld|markdown }}`. `stijl` is the paragraph style."""
        blok = next(self._nummers)
        alineas = _Alineas(self._nummers, stijl, blok)
        return Markup("".join(alineas.schrijf(ontleed_opmaak(str(tekst)))) or _alinea(stijl, ""))  # noqa: S704

    def opgemaakt(self, tekst: object) -> Markup:
        """Text with emphasis and links in the middle of a sentence, placed as `{{r veld|opgemaakt }}`."""
        regels = (token.children or [] for token in ontleed_opmaak(str(tekst)) if token.type == "inline")
        return Markup("<w:r><w:br/></w:r>".join("".join(_inline(regel)) for regel in regels))  # noqa: S704

    def link(self, adres: object, tekst: object | None = None) -> Markup:
        """A link that can be clicked, placed as `{{r veld|link }}` or `{{r veld|link(titel) }}`."""
        zichtbaar = str(tekst if tekst is not None else adres)
        if not str(adres).startswith(("http://", "https://", "mailto:")):
            return Markup(_run(str(adres), ()))  # noqa: S704 - a gap shows as itself
        return Markup(_hyperlink(str(adres), _run(zichtbaar, ("Hyperlink",))))  # noqa: S704

    def afbeelding(self, naam: object, breedte: float | None = None, tekst: object = "") -> Markup:
        """A picture of the network, placed as `{{r veld|afbeelding(8, "wat er te zien is") }}`.

        Args:
            naam: the file, as seen from the folder `bijlagen` of the network.
            breedte: width in cm.
            tekst: what is seen on it, for who does not see it.

        Raises:
            BijlageFout: it cannot be used.
        """
        if GAT_BEGIN in str(naam):
            return Markup(_run(str(naam), ()))  # noqa: S704 - a gap shows as itself
        try:
            beeld = Beeld.van(self.bijlagen.lees(str(naam)))
        except GeenBeeld as fout:
            raise BijlageFout(f"'{naam}' is geen PNG- of JPEG-bestand") from fout
        merk = f"{BEELD}{beeld.naam}"
        self.beelden[merk] = beeld
        return Markup(beeld.als_tekening(merk, str(self.nummers.volgende()), str(tekst), breedte))  # noqa: S704

    def grafiek(self, grafiek: object, breedte: float = 16, hoogte: float | None = None) -> Markup:
        """A chart that can be edited in Word, placed as `{{r evaluatie.grafiek|grafiek(16, 6) }}`.

        Args:
            grafiek: what it shows; a gap shows as itself.
            breedte: width in cm.
            hoogte: height in cm; without it what its bars need.
        """
        from pipeline.grafiek.ingesloten import sluit_in  # openpyxl is slow to import: only where there is a chart

        if not isinstance(grafiek, Grafiek):
            return Markup(_run(str(grafiek), ()))  # noqa: S704 - a gap shows as itself
        nummer = self.laatste_grafiek = self.nummers.volgende()
        merk = f"{GRAFIEK}{nummer}"
        self.grafieken[merk] = sluit_in(grafiek, self.kleuren)
        maat = (breedte, hoogte or passende_hoogte(grafiek))
        return Markup(als_grafiektekening(merk, str(nummer), grafiek.beschrijving, maat))  # noqa: S704

    def in_kleur(self, tekst: object, kleur: object) -> Markup:
        """Text in a colour that a fact names, placed as `{{ status.label|in_kleur(status.tekstkleur) }}`."""
        heel = str(tekst) if isinstance(tekst, Markup) else escape(str(tekst))
        if GAT_BEGIN in f"{tekst}{kleur}":
            return Markup(heel)  # noqa: S704 - a gap shows as itself
        return Markup(f"{KLEUR}{escape(str(kleur))}{heel}{GAT_EINDE}")  # noqa: S704 - escaped

    def document(self, naam: object) -> Markup:
        """The text of a Word file of the network, placed as `{{p veld|document }}`.

        Args:
            naam: the file, as seen from the folder `bijlagen` of the network.

        Raises:
            BijlageFout: it cannot be used.
        """
        if GAT_BEGIN in str(naam):
            return Markup(_alinea("Body Text", _run(str(naam), ())))  # noqa: S704 - a gap shows as itself
        merk = f"{DOCUMENTMERK}{next(self._nummers)}"
        self.documenten[merk] = self.bijlagen.lees(str(naam))
        return Markup(f'<w:p><w:pPr><w:pStyle w:val="{merk}"/></w:pPr></w:p>')  # noqa: S704


class Volgnummer:
    """Gives the next number each time that it is printed: no two pictures of a document have the same."""

    def __init__(self, begin: int) -> None:
        self._nummers = itertools.count(begin)

    def volgende(self) -> int:
        """The next number."""
        return next(self._nummers)


class _Alineas:
    """Writes the paragraphs of one Markdown text."""

    def __init__(self, nummers: Iterator[int], stijl: str, blok: int) -> None:
        self._nummers = nummers
        self._stijl = stijl
        self._blok = blok
        self._lijsten: list[tuple[str, str]] = []
        self._eerste_van_punt = False
        self._citaat = 0

    def schrijf(self, tokens: Iterable[Token]) -> Iterator[str]:
        soort = ""
        tokens = list(tokens)
        koppen = [int(token.tag[1:]) for token in tokens if token.type == "heading_open"]
        ondiepste = min(koppen, default=1)
        for token in tokens:
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    naam = "opsomming" if token.type.startswith("bullet") else "nummering"
                    begin = 1 if (start := token.attrGet("start")) is None else int(start)
                    self._lijsten.append((f"{LIJST}:{naam}:{next(self._nummers)}:{begin}", naam))
                case "bullet_list_close" | "ordered_list_close":
                    self._lijsten.pop()
                case "list_item_open":
                    self._eerste_van_punt = True
                case "blockquote_open":
                    self._citaat += 1
                case "blockquote_close":
                    self._citaat -= 1
                case "heading_open":
                    soort = f"{KOP}:{self._blok}:{int(token.tag[1:]) - ondiepste + 1}"
                case "heading_close":
                    soort = ""
                case "inline":
                    yield self._alinea(soort, "".join(_inline(token.children or [])))
                case "code_block" | "fence":
                    for regel in token.content.rstrip("\n").split("\n"):
                        yield self._alinea("", _run(regel, ()))
                case _:
                    pass

    def _alinea(self, soort: str, inhoud: str) -> str:
        if soort:
            return f'<w:p><w:pPr><w:pStyle w:val="{soort}"/></w:pPr>{inhoud}</w:p>'
        if self._lijsten:
            lijst, naam = self._lijsten[-1]
            diepte = len(self._lijsten) - 1
            stijl = "List Bullet" if naam == "opsomming" else "List Number"
            if self._eerste_van_punt:
                self._eerste_van_punt = False
                nummer = f'<w:numPr><w:ilvl w:val="{min(diepte, 2)}"/><w:numId w:val="{lijst}"/></w:numPr>'
                return _alinea(stijl, inhoud, nummer)
            return _alinea("List Continue", inhoud, f'<w:ind w:left="{_INSPRINGING * (diepte + 1)}"/>')
        return _alinea("Quote" if self._citaat else self._stijl, inhoud)


def _alinea(stijl: str, inhoud: str, eigenschappen: str = "") -> str:
    return f"<w:p><w:pPr><w:pStyle w:val={quoteattr(STIJL + stijl)}/>{eigenschappen}</w:pPr>{inhoud}</w:p>"


def _inline(tokens: Iterable[Token]) -> Iterator[str]:
    stijlen: list[str] = []
    link: str | None = None
    in_link: list[str] = []
    for token in tokens:
        stuk = ""
        match token.type:
            case "text" | "code_inline" | "html_inline":
                stuk = _run(token.content, (*stijlen, *(("Hyperlink",) if link is not None else ())))
            case "strong_open" | "em_open":
                stijlen.append(_TEKENS[token.type.removesuffix("_open")])
            case "strong_close" | "em_close":
                stijlen.pop()
            case "link_open":
                link, in_link = str(token.attrGet("href") or ""), []
            case "link_close":
                stuk, link = _hyperlink(link or "", "".join(in_link)), None
            case "hardbreak":
                stuk = "<w:r><w:br/></w:r>"
            case "softbreak":
                stuk = _run(" ", tuple(stijlen))
            case _:
                pass
        if link is None:
            yield stuk
        else:
            in_link.append(stuk)


def _run(tekst: str, stijlen: tuple[str, ...]) -> str:
    """A run of text; of several character styles the last is the style, the others become bold or italic."""
    if not tekst:
        return ""
    opmaak = ""
    if stijlen:
        extra = ("<w:b/>" if "Strong" in stijlen[:-1] else "") + ("<w:i/>" if "Emphasis" in stijlen[:-1] else "")
        opmaak = f"<w:rPr><w:rStyle w:val={quoteattr(STIJL + stijlen[-1])}/>{extra}</w:rPr>"
    return f'<w:r>{opmaak}<w:t xml:space="preserve">{escape(tekst)}</w:t></w:r>'


def _hyperlink(adres: str, run: str) -> str:
    return f'<w:hyperlink r:id={quoteattr(LINK + adres)} w:history="1">{run}</w:hyperlink>'
