"""What can be wrong with a template, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.melding import Ernst, Melding, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from pipeline.melding import Plaats

TAALFOUT = Meldingsoort(
    "S03",
    Ernst.FOUT,
    "tag niet goed geschreven",
    "Een tag in het sjabloon kan niet worden gelezen: een haak ontbreekt, of een `{% for %}` of `{% if %}` wordt niet "
    "gesloten.",
)
ONBEKENDE_NAAM = Meldingsoort(
    "S04",
    Ernst.FOUT,
    "onbekende naam in sjabloon",
    "Het sjabloon noemt een feit of een filter dat niet bestaat. De melding noemt de naam die er het meest op lijkt.",
)
VERBODEN = Meldingsoort(
    "S05",
    Ernst.FOUT,
    "verboden in sjabloon",
    "Een sjabloon plaatst en herhaalt feiten. Rekenen, functies aanroepen en andere bestanden gebruiken kan niet.",
)
VERKEERD_GEBRUIK = Meldingsoort(
    "S08",
    Ernst.FOUT,
    "feit verkeerd gebruikt",
    "Een lijst wordt als één feit geplaatst, of iets dat geen lijst is wordt herhaald met `{% for %}`.",
)
ONGEBRUIKT = Meldingsoort(
    "S09",
    Ernst.WAARSCHUWING,
    "onderdeel niet gebruikt",
    "document.yaml noemt een onderdeel van het dossier waar het sjabloon niets van gebruikt.",
)

NIET_GEVULD = Meldingsoort(
    "S20",
    Ernst.FOUT,
    "tag waar niets wordt ingevuld",
    "Een tag staat op een plek die niet wordt ingevuld, zoals in een grafiek, een SmartArt-figuur, een veldcode of het "
    "adres van een link. Hij zou zo op papier komen.",
)


@dataclass(frozen=True, slots=True)
class Bevinding:
    """A finding in a template.

    Args:
        melding: what is wrong, with its place.
        alinea: the paragraph, to mark it in; None where it is nowhere in particular.
        deel: the part of the package that the paragraph stands in.
    """

    melding: Melding
    alinea: etree._Element | None
    deel: str


def ongebruikte_onderdelen(genoemd: frozenset[str], onderdelen: Mapping[str, Plaats]) -> Iterator[Melding]:
    """S09: the parts that `document.yaml` names, with their place, and the template does not."""
    for naam, plaats in onderdelen.items():
        if naam not in genoemd:
            yield ONGEBRUIKT.op(
                plaats, f"het sjabloon gebruikt niets van '{naam}'", "haal het hier weg, of gebruik het"
            )
