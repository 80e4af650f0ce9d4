"""What a package needs of a run record: what the document was made of, and which order made it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.dossier.perioden import Periode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.bron import Exemplaar


@dataclass(frozen=True, slots=True)
class Record:
    """A run record.

    Args:
        document: the document type.
        netwerk: name of the network's folder.
        exemplaar: the year or the project, None where the document belongs to the network as a whole.
        concept: whether it is a concept.
        publiek: whether it is the edition for the public.
        met_herkomst: whether each value says in Word where it comes from.
        tot: until when an interim edition goes, None for the whole.
        versie: the version of `genereer` that made it.
        sha256: the hash of the file.
        invoer: the hash of each input that was used, by its path.
        sjabloon: the same of the template.
        pdf: the hash of the PDF beside it and that of the Word file that it shows; None where there is none.
    """

    document: str
    netwerk: str
    exemplaar: Exemplaar
    concept: bool
    publiek: bool
    met_herkomst: bool
    tot: Periode | None
    versie: str
    sha256: str
    invoer: Mapping[str, str]
    sjabloon: Mapping[str, str]
    pdf: tuple[str, str] | None

    @property
    def gebruikt(self) -> dict[str, str]:
        """The hash of everything that the document was made of."""
        return {**self.invoer, **self.sjabloon}


def ontleed_record(inhoud: bytes) -> Record | None:
    """A run record from its bytes; None where it does not say what is needed to make the document again."""
    try:
        gelezen = json.loads(inhoud)
    except (ValueError, RecursionError):
        return None
    if not isinstance(gelezen, dict):
        return None
    teksten = [gelezen.get(naam) for naam in ("document", "netwerk", "versie", "sha256")]
    jaar, project = gelezen.get("jaar"), gelezen.get("project")
    invoer, sjabloon = (_hashes(gelezen.get(naam)) for naam in ("invoer", "sjabloon"))
    tot = Periode.uit_gegevens(gelezen.get("periode"))
    if not all(isinstance(tekst, str) for tekst in teksten) or not invoer or not sjabloon:
        return None
    if not isinstance(jaar, int | None) or not isinstance(project, str | None):
        return None
    if (gelezen.get("tot") is None) != (tot is None):
        return None
    document, netwerk, versie, sha256 = (str(tekst) for tekst in teksten)
    return Record(
        document=document,
        netwerk=netwerk,
        exemplaar=jaar if jaar is not None else project,
        concept=gelezen.get("concept") is True,
        publiek=gelezen.get("publiek") is True,
        met_herkomst=gelezen.get("met_herkomst") is True,
        tot=tot,
        versie=versie,
        sha256=sha256,
        invoer=invoer,
        sjabloon=sjabloon,
        pdf=_pdf(gelezen.get("pdf")),
    )


def _hashes(gelezen: Any) -> dict[str, str]:
    if not isinstance(gelezen, dict) or not all(isinstance(waarde, str) for waarde in gelezen.values()):
        return {}
    return gelezen


def _pdf(gelezen: Any) -> tuple[str, str] | None:
    if not isinstance(gelezen, dict):
        return None
    van_pdf, van_word = gelezen.get("sha256"), gelezen.get("sha256_word")
    return (van_pdf, van_word) if isinstance(van_pdf, str) and isinstance(van_word, str) else None
