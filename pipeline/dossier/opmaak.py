"""Markdown as the dossier uses it: CommonMark, without HTML."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Begins with a letter, and nothing in it can mean anything in Markdown. Most texts of a large dossier are like that.
_GEWOON = re.compile(r"[^\W\d_](?:[^\\`*_\[\]<>&!\n\r\t\0]*[^\\`*_\[\]<>&!\s\0])?")


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
    return _alinea(tekst) if _GEWOON.fullmatch(tekst) else tuple(_lezer().parse(tekst))


def _alinea(tekst: str) -> tuple[Token, ...]:
    """One paragraph of plain text, as the parser would give it."""
    inhoud = Token("inline", "", 0, map=[0, 1], level=1, content=tekst, block=True)
    inhoud.children = [Token("text", "", 0, content=tekst)]
    return (
        Token("paragraph_open", "p", 1, map=[0, 1], block=True),
        inhoud,
        Token("paragraph_close", "p", -1, block=True),
    )
