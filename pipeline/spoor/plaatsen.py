"""Places as a person writes them: cells that follow each other as one range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.melding import Plaats

_CEL = re.compile(r"([A-Z]+)(\d+)")


def samengevat(plaatsen: Iterable[Plaats]) -> Iterator[tuple[str, str]]:
    """File and spot of each place; cells below each other in one column as a range.

    Args:
        plaatsen: the places, in their order.

    Returns:
        The file as seen from the werkmap, and the spot in it: `Begroting!H4:H18`, `regel 12`.
    """
    begin: tuple[Plaats, str, int] | None = None
    einde = 0
    for plaats in plaatsen:
        cel = _CEL.fullmatch(plaats.cel) if plaats.cel is not None else None
        if begin is not None and cel is not None:
            eerste, kolom, _ = begin
            if (plaats.bestand, plaats.blad, cel[1], int(cel[2])) == (eerste.bestand, eerste.blad, kolom, einde + 1):
                einde += 1
                continue
        if begin is not None:
            yield _bereik(*begin, einde)
            begin = None
        if cel is None:
            yield plaats.bestand, plaats.spot
        else:
            begin, einde = (plaats, cel[1], int(cel[2])), int(cel[2])
    if begin is not None:
        yield _bereik(*begin, einde)


def _bereik(plaats: Plaats, kolom: str, begin: int, einde: int) -> tuple[str, str]:
    return plaats.bestand, plaats.spot if begin == einde else f"{plaats.spot}:{kolom}{einde}"
