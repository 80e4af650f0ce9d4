"""Markdown as the dossier uses it: CommonMark, without HTML."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.token import Token


@cache
def _lezer() -> MarkdownIt:
    lezer = MarkdownIt("commonmark", {"html": False})
    # The checker of links must not hide a link that we want to tell about.
    lezer.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return lezer


@lru_cache(maxsize=20_000)  # several rules and the document itself look at the same texts
def ontleed_opmaak(tekst: str) -> tuple[Token, ...]:
    """The parts of a Markdown text, as tokens of `markdown-it-py`; who reads them leaves them as they are."""
    return tuple(_lezer().parse(tekst))
