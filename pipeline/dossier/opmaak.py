"""Markdown as the dossier uses it: CommonMark, without HTML, with the bullets of Word read as those of a list."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Begins with a letter, and nothing in it can mean anything in Markdown. Most texts of a large dossier are like that.
_GEWOON = re.compile(r"[^\W\d_](?:[^\\`*_\[\]<>&!\n\r\t\0]*[^\\`*_\[\]<>&!\s\0])?")
# What Word puts before the points of a list: signs that are nothing else, and signs that may begin a sentence too.
_BOLLETJES = "•‣◦●○∙⁃▪▫■□◆◇►▻➢➤➔✓✔❖·\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
_PUNT = re.compile(rf"([ \t\u00a0]*)(?:([{_BOLLETJES}])[ \t\u00a0]*|([–—−o])(?:[ \u00a0]+|(?=\t))[ \t\u00a0]*)(\S.*)")
# A point of a list in Markdown: what is indented below it belongs to it.
_IN_LIJST = re.compile(r" *(?:[-*+]|\d{1,9}[.)])[ \t]")


@cache
def _lezer() -> MarkdownIt:
    lezer = MarkdownIt("commonmark", {"html": False})
    # The checker of links must not hide a link that we want to tell about.
    lezer.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return lezer


def ontleed_opmaak(tekst: str) -> tuple[Token, ...]:
    """The parts of a Markdown text, as tokens of `markdown-it-py`; who reads them leaves them as they are."""
    return _ontleed(str(tekst))  # a text from the dossier and the same text in a template are kept as one


@lru_cache(maxsize=20_000)  # several rules and the document itself look at the same texts
def _ontleed(tekst: str) -> tuple[Token, ...]:
    return _alinea(tekst) if _GEWOON.fullmatch(tekst) else tuple(_lezer().parse(_met_lijsten(tekst)))


def _met_lijsten(tekst: str) -> str:
    """A text with each point of a list that was pasted from Word as a point in Markdown, deeper ones below the others.

    A dash or an `o` is such a sign only where more lines begin with it: a sentence may begin with it too.
    """
    regels = tekst.split("\n")
    punten = [_PUNT.fullmatch(regel) for regel in regels]
    vaak = Counter(punt[3] for punt in punten if punt is not None)
    open_punten: list[tuple[int, str]] = []
    basis = ""
    for nummer, punt in enumerate(punten):
        if punt is None or not (punt[2] or vaak[punt[3]] > 1):
            if re.match(r"\S", regels[nummer]) and (nummer == 0 or not regels[nummer - 1].strip()):
                open_punten.clear()  # a paragraph of its own ends a list
            continue
        if not open_punten:
            basis = punt[1].replace("\t", "    ") if nummer and _IN_LIJST.match(regels[nummer - 1]) else ""
        dit = (len(punt[1].expandtabs(4)), punt[2] or punt[3])
        while open_punten and dit not in open_punten and open_punten[-1][0] > dit[0]:
            open_punten.pop()
        if dit in open_punten:
            del open_punten[open_punten.index(dit) :]
        regels[nummer] = f"{basis}{'  ' * len(open_punten)}- {punt[4]}"
        open_punten.append(dit)
    return "\n".join(regels)


def _alinea(tekst: str) -> tuple[Token, ...]:
    """One paragraph of plain text, as the parser would give it."""
    inhoud = Token("inline", "", 0, map=[0, 1], level=1, content=tekst, block=True)
    inhoud.children = [Token("text", "", 0, content=tekst)]
    return (
        Token("paragraph_open", "p", 1, map=[0, 1], block=True),
        inhoud,
        Token("paragraph_close", "p", -1, block=True),
    )
