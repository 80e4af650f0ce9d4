"""Paragraphs and runs of text with emphasis, lists and links, in the styles of the document that they go into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dossier.opmaak import ontleed_opmaak
from pipeline.word.ooxml import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from pipeline.word.stijlen import Stijlen

# Markers in attribute values for what depends on where it lands. No style id, number id or relationship id of Word
# holds an @.
KOP = "@kop"
LIJST = "@lijst"
LINK = "@link:"

# As the numbering of the template: twips per level.
_INSPRINGING = 340

_TEKENS = {"strong": "Strong", "em": "Emphasis"}


class Tekstbouw:
    """Writes paragraphs and runs.

    Args:
        stijlen: the styles of the document; a style that it does not have is left out.
    """

    def __init__(self, stijlen: Stijlen) -> None:
        self._stijlen = stijlen
        self._bekend: dict[str, str] = {}

    def stijl(self, soort: str, naam: str) -> str:
        """The element that gives a paragraph (`p`) or a run (`r`) a style; empty where the document has it not."""
        if (stijl := self._bekend.get(soort + naam)) is None:
            id_ = self._stijlen.id_van(naam)
            stijl = self._bekend[soort + naam] = "" if id_ is None else f"<w:{soort}Style w:val={quoteattr(id_)}/>"
        return stijl

    def alinea(self, stijl: str, inhoud: str, eigenschappen: str = "") -> str:
        """A paragraph in the style with this name."""
        return f"<w:p><w:pPr>{self.stijl('p', stijl)}{eigenschappen}</w:pPr>{inhoud}</w:p>"

    def run(self, tekst: str, stijlen: tuple[str, ...] = ()) -> str:
        """A run of text; of several character styles the last is the style, the others become bold or italic."""
        if not tekst:
            return ""
        opmaak = ""
        if stijlen:
            extra = ("<w:b/>" if "Strong" in stijlen[:-1] else "") + ("<w:i/>" if "Emphasis" in stijlen[:-1] else "")
            opmaak = f"<w:rPr>{self.stijl('r', stijlen[-1])}{extra}</w:rPr>"
        return f'<w:r>{opmaak}<w:t xml:space="preserve">{escape(tekst)}</w:t></w:r>'

    def link(self, adres: str, tekst: str) -> str:
        """A run that is a link."""
        return _hyperlink(adres, self.run(tekst, ("Hyperlink",)))

    def regel(self, tokens: Iterable[Token]) -> Iterator[str]:
        """The runs of a line of Markdown."""
        stijlen: list[str] = []
        link: str | None = None
        in_link: list[str] = []
        for token in tokens:
            stuk = ""
            match token.type:
                case "text" | "code_inline" | "html_inline":
                    stuk = self.run(token.content, (*stijlen, *(("Hyperlink",) if link is not None else ())))
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
                    stuk = self.run(" ", tuple(stijlen))
                case _:
                    pass
            if link is None:
                yield stuk
            else:
                in_link.append(stuk)

    def alineas(self, tekst: str, stijl: str, nummers: Iterator[int]) -> str:
        """The paragraphs of a text in Markdown.

        Args:
            tekst: the text.
            stijl: the style of its plain paragraphs.
            nummers: gives the text, and each list in it, a number that nothing else in the document has.
        """
        return "".join(_Alineas(self, nummers, stijl).schrijf(ontleed_opmaak(tekst))) or self.alinea(stijl, "")


class _Alineas:
    """Writes the paragraphs of one Markdown text."""

    def __init__(self, bouw: Tekstbouw, nummers: Iterator[int], stijl: str) -> None:
        self._bouw = bouw
        self._nummers = nummers
        self._stijl = stijl
        self._blok = next(nummers)
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
                    yield self._alinea(soort, "".join(self._bouw.regel(token.children or [])))
                case "code_block" | "fence":
                    for regel in token.content.rstrip("\n").split("\n"):
                        yield self._alinea("", self._bouw.run(regel))
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
                return self._bouw.alinea(stijl, inhoud, nummer)
            return self._bouw.alinea("List Continue", inhoud, f'<w:ind w:left="{_INSPRINGING * (diepte + 1)}"/>')
        return self._bouw.alinea("Quote" if self._citaat else self._stijl, inhoud)


def _hyperlink(adres: str, run: str) -> str:
    return f'<w:hyperlink r:id={quoteattr(LINK + adres)} w:history="1">{run}</w:hyperlink>'
