"""A part in pieces that each begin where a paragraph begins.

A large document is gone over several times before it is finished. Piece by piece that needs no copies of the whole,
and what was just written is still at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ALINEA = ("<w:p>", "<w:p ")


def op_alineagrens(stukken: Iterable[str]) -> Iterator[str]:
    """The same text, divided before paragraphs; a paragraph is never in two pieces, but for one that holds others.

    Args:
        stukken: a part as XML, divided anywhere but in a tag.
    """
    wachtend: list[str] = []
    for stuk in stukken:
        grens = max(stuk.rfind(begin) for begin in _ALINEA)
        if grens < 0:
            wachtend.append(stuk)
        else:
            yield "".join((*wachtend, stuk[:grens]))
            wachtend = [stuk[grens:]]
    yield "".join(wachtend)
