"""Write the pictures of a document into a folder beside it: each whole, and none that is left of an earlier time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.bestand.atomair import ruim_op
from pipeline.bestand.storing import waarom
from pipeline.melding import Plaats
from pipeline.schrijf import NIET_TE_SCHRIJVEN, schrijf_atomair

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.melding import Melding

OVERZICHT = "overzicht.png"
_PAGINA = re.compile(r"pagina-\d+\.png")


def voorbeeldmap(document: Path) -> Path:
    """The folder for the pictures of a document."""
    return document.with_name(f"{document.stem}-voorbeeld")


def paginanamen(aantal: int) -> tuple[str, ...]:
    """The names of the pictures of pages, which stand in their order in every folder."""
    breedte = max(2, len(str(aantal)))
    return tuple(f"pagina-{nummer:0{breedte}}.png" for nummer in range(1, aantal + 1))


def schrijf_voorbeeld(
    document: Path, naam: str, paginas: Sequence[bytes], overzicht: bytes
) -> tuple[tuple[str, ...], tuple[Melding, ...]]:
    """Write the pictures of a document; those of an earlier time make place, and nothing else in the folder does.

    Args:
        document: the document.
        naam: the same, as a reader knows it.
        paginas: the picture of each page.
        overzicht: the picture of all pages.

    Returns:
        The names of the files in the folder, the overview first; and why they were not written (U02).
    """
    map_ = voorbeeldmap(document)
    namen = paginanamen(len(paginas))
    try:
        map_.mkdir(exist_ok=True)
        ruim_op(str(map_))
        for pagina, beeld in zip(namen, paginas, strict=True):
            schrijf_atomair(map_ / pagina, beeld)
        for oud in map_.iterdir():
            if _PAGINA.fullmatch(oud.name) and oud.name not in namen:
                oud.unlink()
        schrijf_atomair(map_ / OVERZICHT, overzicht)
    except OSError as fout:
        tekst = f"de afbeeldingen kunnen niet worden geschreven in {map_.name} ({waarom(fout)})"
        in_de_weg = isinstance(fout, FileExistsError | NotADirectoryError | IsADirectoryError)
        weg_vrij = "geef wat daar staat een andere naam, of haal het weg"
        advies = weg_vrij if in_de_weg else "sluit ze in het programma waarin ze open staan, en probeer het opnieuw"
        return (), (NIET_TE_SCHRIJVEN.op(Plaats(naam), tekst, advies),)
    return (OVERZICHT, *namen), ()
