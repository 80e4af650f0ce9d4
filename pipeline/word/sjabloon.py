"""A Word template: checked once, and dressed for each network that it makes documents for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.dossier.netwerk import Huisstijl
from pipeline.word.bevinding import Bevinding
from pipeline.word.gekleed import Gekleed, Onleesbaar
from pipeline.word.getypt import zoals_getypt
from pipeline.word.huisstijl import kleed_aan
from pipeline.word.omgeving import Omgeving
from pipeline.word.pakket import DOCUMENT, EIGENSCHAPPEN, open_pakket
from pipeline.word.sjablooncontrole import controleer_sjabloon
from pipeline.word.waarden import met_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.melding import Melding
    from pipeline.word.huisstijl import Aankleding
    from pipeline.word.pakket import Pakket
    from pipeline.word.soorten import Soort

# What `bereid_voor` and `resolve_listing` look for. Word may put formatting between the two braces of a tag.
_TAG_ERGENS = re.compile(rb"\{(?:<[^>]*>)*[{%#]|\{_[{%]|[}%]_\}|<w:t(?: [^>]*)?>[^<]*[\t\n]")


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """A template of which the tags are in order.

    Args:
        pakket: the parts of the Word file; never changed.
        delen: the parts that hold tags.
        bestand: its path as seen from the werkmap, for the places.
        omgeving: the environment in which it is filled.
    """

    pakket: Pakket
    delen: tuple[str, ...]
    bestand: str
    omgeving: Omgeving
    _gekleed: dict[Aankleding, Gekleed | Mapping[str, Melding]] = field(default_factory=dict)

    def gekleed(self, aankleding: Aankleding) -> Gekleed:
        """The template in the house style of a network, made once for each.

        Raises:
            GeenBeeld: the logo cannot be used.
            Onleesbaar: it cannot be compiled.
        """
        if aankleding not in self._gekleed:
            pakket = met_record(kleed_aan(self.pakket, aankleding))
            kleuren = (aankleding.hoofdkleur, aankleding.accentkleur)
            try:
                self._gekleed[aankleding] = Gekleed.van(pakket, self.delen, self.bestand, self.omgeving, kleuren)
            except Onleesbaar as fout:  # for thousands of documents it is tried once
                self._gekleed[aankleding] = fout.gevonden
        gekleed = self._gekleed[aankleding]
        if isinstance(gekleed, Gekleed):
            return gekleed
        raise Onleesbaar(gekleed)  # a new one: the same would keep the frames of every time that it is raised

    def ongekleed(self) -> Gekleed:
        """The template as somebody made it.

        Raises:
            Onleesbaar: it cannot be compiled.
        """
        gewoon = Huisstijl()
        kleuren = (gewoon.hoofdkleur, gewoon.accentkleur)
        return Gekleed.van(self.pakket, self.delen, self.bestand, self.omgeving, kleuren)


@dataclass(frozen=True, slots=True)
class Gekeurd:
    """A Word file that was checked as a template.

    Args:
        sjabloon: the template, None where it cannot be used.
        genoemd: which of the words that it may use it names.
        bevindingen: what is wrong with it.
        pakket: the file, in which the findings have their places; None where it cannot be opened.
    """

    sjabloon: Sjabloon | None
    genoemd: frozenset[str]
    bevindingen: tuple[Bevinding, ...]
    pakket: Pakket | None

    @property
    def meldingen(self) -> tuple[Melding, ...]:
        """What is wrong with it, for who reads (S01 to S05, S08)."""
        return tuple(bevinding.melding for bevinding in self.bevindingen)


def laad_sjabloon(inhoud: bytes, bestand: str, woorden: Mapping[str, Soort]) -> Gekeurd:
    """Check a Word file as a template. That it can be compiled shows where it is dressed, or by `gecompileerd`.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap, for the places.
        woorden: what its tags may name.
    """
    pakket, meldingen = open_pakket(inhoud, bestand)
    if pakket is None:
        return Gekeurd(None, frozenset(), tuple(Bevinding(melding, None, "") for melding in meldingen), None)
    pakket = zoals_getypt(pakket)
    omgeving = Omgeving()
    bevindingen, genoemd = controleer_sjabloon(pakket, bestand, woorden, omgeving)
    delen = tuple(naam for naam in (*pakket.tekstdelen(), EIGENSCHAPPEN) if _heeft_tags(pakket, naam))
    sjabloon = Sjabloon(pakket, delen, bestand, omgeving)
    return Gekeurd(None if bevindingen else sjabloon, genoemd, bevindingen, pakket)


def gecompileerd(gekeurd: Gekeurd) -> Gekeurd:
    """A template that was checked, with what only shows when it is compiled: it is in order, but too deep."""
    try:
        if gekeurd.sjabloon is not None:
            gekeurd.sjabloon.ongekleed()
    except Onleesbaar as fout:
        bevindingen = tuple(Bevinding(melding, None, deel) for deel, melding in fout.gevonden.items())
        return replace(gekeurd, sjabloon=None, bevindingen=bevindingen)
    return gekeurd


def _heeft_tags(pakket: Pakket, naam: str) -> bool:
    """Whether a part has to be filled; any other is copied as it is."""
    return naam in pakket.delen and (naam == DOCUMENT or _TAG_ERGENS.search(pakket.delen[naam]) is not None)
