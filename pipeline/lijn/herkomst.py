"""The run record: what a document was made of, and what was said about it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline import __versie__
from pipeline.bestand.lezen import lees_bytes
from pipeline.lijn.bestanden import bestanden_van, eerdere_jaren
from pipeline.schrijf import hash_van
from pipeline.werkmap import BIJLAGEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pipeline.documentsoort import Kenmerk
    from pipeline.lijn.resultaat import Gelezen
    from pipeline.melding import Melding
    from pipeline.vul import Stuk
    from pipeline.werkmap import Werkmap


def herkomst_van(werkmap: Werkmap, stuk: Stuk, gelezen: Gelezen, meldingen: Sequence[Melding]) -> dict[str, Any]:
    """The run record of a document.

    Args:
        werkmap: where everything stands.
        stuk: the document.
        gelezen: the network.
        meldingen: what was said about it.
    """
    opdracht = stuk.opdracht
    eigen = bestanden_van(opdracht, gelezen) | eerdere_jaren(opdracht, gelezen)
    invoer = {bestand.pad: bestand.sha256 for bestand in gelezen.bron.bestanden if bestand.pad in eigen}
    logo = gelezen.dossier.logo
    erbij = [gelezen.map_ / BIJLAGEN / naam for naam in stuk.bijlagen]
    for pad in (*erbij, *((gelezen.map_ / logo,) if logo is not None else ())):
        if pad.is_file():
            invoer[werkmap.naam_van(pad)] = _hash_van_bestand(pad)
    sjabloon, convenant = opdracht.soort.sjabloon, gelezen.dossier.convenant
    gebruikt = (sjabloon, sjabloon.parent / "document.yaml")
    return {
        **herkomst(opdracht.kenmerk, invoer, meldingen),
        "concept": opdracht.concept,
        "tot": str(opdracht.tot.einde) if opdracht.tot is not None else None,
        **({"periode": opdracht.tot.als_gegevens} if opdracht.tot is not None else {}),
        **({"publiek": True} if opdracht.publiek else {}),
        **({"met_herkomst": True} if opdracht.met_herkomst else {}),
        **({"tekst": convenant.tekst} if opdracht.partij is not None and convenant is not None else {}),
        "sjabloon": {werkmap.naam_van(pad): _hash_van_bestand(pad) for pad in gebruikt},
    }


def _hash_van_bestand(pad: Path) -> str:
    stand = pad.stat()
    return _hash_van_versie(pad, stand.st_mtime_ns, stand.st_size)


@cache
def _hash_van_versie(pad: Path, tijd: int, omvang: int) -> str:  # noqa: ARG001 - another version has another hash
    """The hash of a file as it is now; a run reads it once."""
    return hash_van(lees_bytes(pad))


def herkomst(kenmerk: Kenmerk, invoer: Mapping[str, str], meldingen: Sequence[Melding]) -> dict[str, Any]:
    """What the run record of every file says.

    Args:
        kenmerk: which document it is.
        invoer: the hash of each input that was used, by its path.
        meldingen: what was said about it.
    """
    return {
        **kenmerk.als_gegevens,
        "concept": False,
        "tot": None,
        "versie": __versie__,
        "invoer": dict(sorted(invoer.items())),
        "sjabloon": {},
        "meldingen": [melding.als_gegevens for melding in meldingen],
    }
