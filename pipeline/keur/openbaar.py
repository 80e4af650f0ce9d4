"""A document for the public holds nothing of persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.melding import Ernst, Melding, Meldingsoort
from pipeline.word.pakket import HYPERLINK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier.publiek import Persoonlijk
    from pipeline.keur.document import Document

PERSOONSGEGEVEN = Meldingsoort(
    "K11",
    Ernst.FOUT,
    "persoonsgegeven in een openbaar stuk",
    "In de uitgave voor een website staat een mailadres, een telefoonnummer of de naam van iemand die tekent. Alleen "
    "het mailadres en het telefoonnummer van het netwerk zelf mogen erin staan.",
)

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Dutch numbers: ten digits from 0, or nine after the country code, with spaces or hyphens between them.
_TELEFOON = re.compile(r"(?<![\d.])(?:(?:\+|00)31[\s-]?(?:\(0\))?|0)(?:[\s-]?\d){9}(?![\d.])")
_ADVIES = "haal het uit de tekst in het dossier of het sjabloon"


def persoonsgegevens(document: Document, persoonlijk: Persoonlijk) -> Iterator[Melding]:
    """K11.

    Args:
        document: the finished document.
        persoonlijk: what is personal, and what of the network itself is not.
    """
    namen = sorted(persoonlijk.namen, key=len, reverse=True)
    patroon = re.compile("|".join(rf"(?<!\w){re.escape(naam)}(?!\w)" for naam in namen)) if namen else None
    for alinea in document.alineas:
        for soort, gevonden in _in(alinea.tekst, patroon):
            if gevonden.casefold() not in persoonlijk.functioneel:
                yield PERSOONSGEGEVEN.op(alinea.plaats, f"hier staat {soort} {gevonden}", _ADVIES)
    for naam in document.wortels:
        for relatie in document.pakket.relaties(naam):
            adres = relatie.get("Target", "").removeprefix("mailto:")
            is_mail = relatie.get("Type") == HYPERLINK and relatie.get("Target", "").startswith("mailto:")
            if is_mail and adres.casefold() not in persoonlijk.functioneel:
                yield PERSOONSGEGEVEN.op(document.plaats, f"een link verwijst naar het mailadres {adres}", _ADVIES)


def _in(tekst: str, namen: re.Pattern[str] | None) -> Iterator[tuple[str, str]]:
    """What in a text is personal: its kind in Dutch, and itself."""
    yield from (("het mailadres", gevonden) for gevonden in _MAIL.findall(tekst))
    yield from (("het telefoonnummer", gevonden[0].strip()) for gevonden in _TELEFOON.finditer(tekst))
    if namen is not None:
        yield from (("de naam", gevonden[0]) for gevonden in namen.finditer(tekst))
