"""A rendered part made into a part of a Word file: parsed only where it has to be.

Which marks and markers go in which order stands here: text first, then the tree, and the marks of values last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate

from pipeline.word.afwerken import heeft_merken, werk_merken_af
from pipeline.word.ankers import heeft_ankers, zet_ankers_recht
from pipeline.word.herkomstbijlage import zet_bijlage
from pipeline.word.inhoud import zet_inhoud
from pipeline.word.merken import vul_merken
from pipeline.word.ooxml import XML_KOP, als_bytes, ontleed
from pipeline.word.pakket import DOCUMENT, EIGENSCHAPPEN
from pipeline.word.sporen import TEKSTVAK, haal_merken_weg, zonder_merken
from pipeline.word.tabellen import pas_kolommen_aan, vul_lege_cellen
from pipeline.word.vastheid import zonder_tekens
from pipeline.word.zichtbaar import GATTEKENS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from pipeline.word.besturing import Besturing
    from pipeline.word.nummering import Nummering
    from pipeline.word.opmaak import Opmaker
    from pipeline.word.pakket import Pakket
    from pipeline.word.soorten import Soort
    from pipeline.word.sporen import Sporen

# docxtpl's signs in a text for a tab, a new line, a new paragraph and a new page.
_NIEUWE_ALINEA = "\a\f"
_WITTEKENS = "\t\n" + _NIEUWE_ALINEA


@dataclass(frozen=True, slots=True)
class Werk:
    """The document that is being made.

    Args:
        pakket: its parts.
        opmaker: what wrote the markers in it.
        nummering: its lists.
        sporen: which value stands where in it, None where nobody asks.
        besturing: makes the content controls around its values, None where it has none.
        bijlage: what its annex of sources may name, None where it has none.
    """

    pakket: Pakket
    opmaker: Opmaker
    nummering: Nummering
    sporen: Sporen | None
    besturing: Besturing | None
    bijlage: Mapping[str, Soort] | None


def afgemaakt(naam: str, stukken: Sequence[str], werk: Werk, *, vast: bool) -> tuple[bytes, etree._Element | None]:
    """A rendered part, finished: as bytes, and as the tree of those bytes where one was needed.

    Args:
        naam: the part.
        stukken: as it was rendered, divided where paragraphs begin.
        werk: the document.
        vast: whether it is whole whatever the data, so that it need not be parsed.

    Raises:
        etree.XMLSyntaxError: it is not well-formed.
    """
    if any(TEKSTVAK in stuk for stuk in stukken):  # a paragraph in a paragraph
        stukken = ["".join(stukken)]
    # A new paragraph or page can only begin in a paragraph of its own: whether it does is seen by parsing.
    vast = vast and not any(teken in stuk for stuk in stukken for teken in _NIEUWE_ALINEA)
    stukken = vul_merken([_met_wit(naam, stuk) for stuk in stukken], naam, werk.pakket, werk.opmaker)
    gekeurd = [zonder_tekens(stuk) for stuk in stukken]
    stukken = [stuk for stuk, _ in gekeurd]
    vast = vast and all(goed for _, goed in gekeurd) and not any(map(heeft_merken, stukken))
    met_bijlage = naam == DOCUMENT and werk.sporen is not None and werk.bijlage is not None
    if vast and werk.besturing is None and not met_bijlage:
        return XML_KOP + _zonder_sporen(naam, stukken, werk), None
    return _afgemaakte_boom(naam, "".join(stukken), werk)


def _met_wit(naam: str, xml: str) -> str:
    """What docxtpl's signs stand for; properties have no room for that, nor for marks."""
    if naam == EIGENSCHAPPEN:
        return zonder_merken(GATTEKENS.sub("", xml))
    if any(teken in xml for teken in _WITTEKENS):
        return str(DocxTemplate.resolve_listing(None, xml))
    return xml


def _afgemaakte_boom(naam: str, xml: str, werk: Werk) -> tuple[bytes, etree._Element]:
    """A rendered part, finished as a tree."""
    inhoud = XML_KOP + xml.encode()
    wortel = ontleed(inhoud)
    gewijzigd = naam != EIGENSCHAPPEN and pas_kolommen_aan(wortel, met_spans="w:gridSpan" in xml)
    gewijzigd |= naam != EIGENSCHAPPEN and vul_lege_cellen(wortel)
    if heeft_ankers(xml):
        gewijzigd |= zet_ankers_recht(wortel, werk.pakket.opmerkingen())
    if heeft_merken(xml):
        werk_merken_af(wortel, werk.pakket.stijlen, werk.nummering)
        gewijzigd = True
    if naam == DOCUMENT and werk.sporen is not None and werk.bijlage is not None:
        gewijzigd |= zet_bijlage(wortel, werk.pakket.stijlen, werk.sporen.feiten, werk.bijlage)
    if naam == DOCUMENT and not werk.opmaker.documenten:  # those have headings too
        gewijzigd |= zet_inhoud(wortel, werk.pakket.stijlen)
    if werk.sporen is not None and naam != EIGENSCHAPPEN:
        inhoud = als_bytes(wortel) if gewijzigd else inhoud
        zonder = _zonder_sporen(naam, [inhoud.decode()], werk)
        if werk.besturing is not None:
            werk.besturing.zet(wortel)
            return als_bytes(wortel), wortel
        haal_merken_weg(wortel)
        return zonder, wortel
    return (als_bytes(wortel) if gewijzigd else inhoud), wortel


def _zonder_sporen(naam: str, stukken: Sequence[str], werk: Werk) -> bytes:
    """A finished part without the marks around its values."""
    if werk.sporen is not None:
        return werk.sporen.haal_eruit(naam, stukken)
    return b"".join(stuk.encode() for stuk in stukken)
