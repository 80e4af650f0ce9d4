"""What the texts of one file say twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.dossier.waarden import Opmaak
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.dossier.wandeling import Tekstplek
    from pipeline.melding import Melding

DUBBELE_ZIN = Meldingsoort(
    "T11",
    Ernst.WAARSCHUWING,
    "zin staat er twee keer",
    "Dezelfde zin van 40 tekens of meer staat twee keer in de teksten van één bestand. Spaties, hoofdletters en opmaak "
    "maken geen verschil.",
)

_MINSTENS = 40
# Between two paragraphs or items, and behind a sentence.
_GRENS = re.compile(r"\n\s*\n|\n\s*(?:[-*+]|\d+[.)])\s|(?<=[.!?])[*_\"”’')]*\s+(?=[^\w\s]*[A-ZÀ-Þ0-9])")
_ZIN = re.compile(r"[.!?][*_\"”’')]*$")


def dubbele_zinnen(dossier: Dossier) -> Iterator[Melding]:
    """T11, in what was typed in a text file: rows of a sheet may well say the same."""
    gevonden: dict[tuple[str, str], list[tuple[str, Tekstplek]]] = {}
    for plek in dossier.teksten:
        if len(plek.tekst) >= _MINSTENS and (plaats := plek.plaats).regel is not None:
            for zin in _zinnen(plek.tekst):
                gevonden.setdefault((plaats.bestand, vereenvoudigd(zin)), []).append((zin, plek))
    for (zin, eerste), *andere in gevonden.values():
        for _, plek in andere:
            if not _zelfde_kenmerk(eerste, plek):
                waar = "in dezelfde tekst" if plek is eerste else f"op {eerste.plaats.spot}"
                tekst = f"de zin '{_kort(zin)}' staat ook al {waar}"
                yield DUBBELE_ZIN.op(plek.plaats, tekst, "haal hem op één plek weg")
                break


def _zelfde_kenmerk(een: Tekstplek, ander: Tekstplek) -> bool:
    """Whether two texts are the same short field about two things of a kind, such as the remark at two rules."""
    zelfde_veld = een.veld == ander.veld != "tekst" and type(een.gegeven) is type(ander.gegeven)
    return zelfde_veld and een.gegeven is not ander.gegeven and not isinstance(een.tekst, Opmaak)


def _zinnen(tekst: str) -> Iterator[str]:
    """The whole sentences of a text that are long enough, on one line."""
    for deel in _GRENS.split(tekst):
        zin = " ".join(deel.split())
        if len(zin) >= _MINSTENS and _ZIN.search(zin):
            yield zin


def _kort(zin: str) -> str:
    """The beginning of a sentence, by whole words."""
    return zin if len(zin) <= 60 else f"{zin[:60].rpartition(' ')[0]} …"
