"""Look whether a sealed package is whole, and whether its document still comes out of its own inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import __versie__
from pipeline.lijn.herbouwen import herbouw, vergeleken
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats, heeft_fouten
from pipeline.zegel.pakket import open_zegel, pdf_bij, zegel_van

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.administratie.record import Record
    from pipeline.zegel.pakket import Zegelpakket

ANDER_ZEGEL = Meldingsoort(
    "Z11",
    Ernst.FOUT,
    "ander zegel dan is opgeschreven",
    "Het zegel van het pakket is niet het zegel dat u opgaf. Het pakket is een ander pakket dan dat waarvan het zegel "
    "is opgeschreven, ook als het verder klopt.",
)
VERSIE = Meldingsoort(
    "Z13",
    Ernst.WAARSCHUWING,
    "pakket is van een andere versie",
    "Het pakket is gemaakt met een andere versie van genereer. Komt er een ander document uit, dan is dat de "
    "waarschijnlijke oorzaak.",
)
PDF_ALLEEN_HASH = Meldingsoort(
    "Z14",
    Ernst.INFO,
    "PDF is niet opnieuw gemaakt",
    "Van de PDF is alleen nagegaan dat het dezelfde bytes zijn als toen. Hij is niet opnieuw gemaakt, omdat een andere "
    "versie van LibreOffice andere bytes geeft.",
)


@dataclass(frozen=True, slots=True)
class Geverifieerd:
    """What came of looking at a package.

    Args:
        zegel: the seal of the package as it is.
        document: the path of the document in it, None where it cannot be trusted.
        bestanden: how many files are in it.
        meldingen: what is wrong with it.
    """

    zegel: str
    document: str | None
    bestanden: int
    meldingen: tuple[Melding, ...]

    @property
    def is_goed(self) -> bool:
        """Whether nothing is wrong."""
        return not heeft_fouten(self.meldingen)


def verifieer(inhoud: bytes, bestand: str, genoteerd: str | None = None) -> Geverifieerd:
    """Look at every byte of a package, and make its document anew.

    Args:
        inhoud: the bytes of the package.
        bestand: its path, for the places.
        genoteerd: the seal that was written down elsewhere, None where there is none.
    """
    zegel = zegel_van(inhoud)
    vooraf = tuple(_ander_zegel(zegel, genoteerd, bestand))
    pakket, meldingen = open_zegel(inhoud, bestand)
    record = pakket.record if pakket is not None else None
    if pakket is None or record is None:
        return Geverifieerd(zegel, None, 0, (*vooraf, *meldingen))
    gevonden = vergeleken(pakket, herbouw(pakket, record))
    alles = (*vooraf, *_versie(pakket, record, bestand), *gevonden, *_over_pdf(pakket))
    return Geverifieerd(zegel, pakket.document, len(pakket.bestanden), alles)


def _ander_zegel(zegel: str, genoteerd: str | None, bestand: str) -> Iterator[Melding]:
    if genoteerd is not None and genoteerd != zegel:
        tekst = f"het zegel is {zegel}, en u gaf {genoteerd} op"
        yield ANDER_ZEGEL.op(
            Plaats(bestand), tekst, "kijk of u het juiste pakket hebt, en of het zegel goed is overgenomen"
        )


def _versie(pakket: Zegelpakket, record: Record, bestand: str) -> Iterator[Melding]:
    for versie in dict.fromkeys((pakket.versie, record.versie)):
        if versie != __versie__:
            tekst = f"gemaakt met genereer {versie}, en dit is genereer {__versie__}"
            yield VERSIE.op(Plaats(bestand), tekst, f"installeer genereer {versie} als er een ander document uit komt")


def _over_pdf(pakket: Zegelpakket) -> Iterator[Melding]:
    pdf = pdf_bij(pakket.document)
    if pdf in pakket.bestanden:
        yield PDF_ALLEEN_HASH.op(Plaats(pdf), "deze PDF is dezelfde als toen; hij is niet opnieuw gemaakt")
