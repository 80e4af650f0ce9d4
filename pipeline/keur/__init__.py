"""Step 4, keur: reopen a finished Word file and look at it as its reader would.

The checks work on any Word file, also one that somebody edited. Adding a check is one function and its name
in `KEURINGEN`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.keur import contrast, opbouw, tekst
from pipeline.keur.document import Document
from pipeline.keur.openbaar import persoonsgegevens
from pipeline.word.pakket import open_pakket

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pipeline.dossier.publiek import Persoonlijk
    from pipeline.melding import Melding
    from pipeline.word.pakket import Pakket

KEURINGEN: tuple[Callable[[Document], Iterable[Melding]], ...] = (
    tekst.achtergebleven_tags,
    tekst.tags_buiten_de_tekst,
    tekst.gaten,
    tekst.lege_koppen,
    tekst.verloren_tekens,
    tekst.lege_links,
    opbouw.verbroken_verwijzingen,
    opbouw.titel_en_taal,
    opbouw.tabellen_zonder_kop,
    opbouw.beelden_zonder_tekst,
    contrast.leesbare_tekst,
)


def keur(
    inhoud: bytes,
    bestand: str,
    *,
    concept: bool = False,
    bekend: Pakket | None = None,
    persoonlijk: Persoonlijk | None = None,
) -> tuple[Melding, ...]:
    """Check a finished Word file.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap, for the places.
        concept: whether gaps may show in it.
        bekend: the package that it was made from; parts that come back the same are not parsed again.
        persoonlijk: what may not stand in it, for an edition for the public.

    Returns:
        What is wrong (K01 to K11, K20; S01 and S02 where it cannot be opened).
    """
    pakket, meldingen = open_pakket(inhoud, bestand, bekend)
    if pakket is None:
        return meldingen
    document = Document.van(pakket, bestand, concept=concept)
    gevonden = [melding for keuring in KEURINGEN for melding in keuring(document)]
    if persoonlijk is not None:
        gevonden.extend(persoonsgegevens(document, persoonlijk))
    return tuple(gevonden)
