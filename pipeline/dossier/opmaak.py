"""Markdown as the dossier uses it: CommonMark, without HTML."""

from __future__ import annotations

from functools import cache
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


def ontleed_opmaak(tekst: str) -> list[Token]:
    """The parts of a Markdown text, as tokens of `markdown-it-py`."""
    return _lezer().parse(tekst)
