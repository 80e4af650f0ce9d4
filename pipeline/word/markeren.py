"""A copy of a template in which each finding is a Word comment at its spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from pipeline.word.ooxml import W, als_bytes, element, ontleed, w
from pipeline.word.pakket import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.word.bevinding import Bevinding
    from pipeline.word.pakket import Pakket

_OPMERKINGEN = "word/comments.xml"
_RELATIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_SOORT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def markeer(pakket: Pakket, bevindingen: Sequence[Bevinding]) -> bytes:
    """The template with a comment at each finding.

    Word has no comments in headers and notes: what was found there stands at the first paragraph.

    Args:
        pakket: the template; it is not changed.
        bevindingen: what was found in it.

    Returns:
        The bytes of the copy.
    """
    kopie = pakket.kopie()
    hoofdtekst = _hoofdtekst(bevindingen, pakket)
    opmerkingen = ontleed(kopie.delen.get(_OPMERKINGEN, f'<w:comments xmlns:w="{W}"/>'.encode()))
    eerste = next(hoofdtekst.iter(w("p")), None)
    nummer = 1 + max((int(o.get(w("id"), "0")) for o in opmerkingen), default=-1)
    for bevinding in bevindingen:
        hier = bevinding.deel == DOCUMENT and bevinding.alinea is not None and bevinding.alinea.tag == w("p")
        alinea = bevinding.alinea if hier else eerste
        if alinea is None:
            continue
        plek = "" if hier else f"{bevinding.melding.plaats.spot}: "
        opmerkingen.append(_opmerking(nummer, f"{bevinding.melding.code} {plek}{bevinding.melding.tekst}", bevinding))
        _zet_bereik(alinea, nummer)
        nummer += 1
    kopie.delen[DOCUMENT] = als_bytes(hoofdtekst)
    kopie.delen[_OPMERKINGEN] = als_bytes(opmerkingen)
    kopie.nieuwe_relatie(DOCUMENT, _RELATIE, "comments.xml", buiten=False)
    kopie.zet_deeltype(_OPMERKINGEN, _SOORT)
    return kopie.schrijf()


def _hoofdtekst(bevindingen: Sequence[Bevinding], pakket: Pakket) -> etree._Element:
    """The body that the paragraphs of the findings belong to, or a fresh one where there are none."""
    for bevinding in bevindingen:
        if bevinding.deel == DOCUMENT and bevinding.alinea is not None:
            return bevinding.alinea.getroottree().getroot()
    return ontleed(pakket.delen[DOCUMENT])


def _opmerking(nummer: int, tekst: str, bevinding: Bevinding) -> etree._Element:
    opmerking = element("comment", id=str(nummer), author="genereer", initials="g")
    for regel in (tekst, f"→ {bevinding.melding.advies}" if bevinding.melding.advies else ""):
        if regel:
            alinea, run, inhoud = element("p"), element("r"), element("t")
            inhoud.text = regel
            run.append(inhoud)
            alinea.append(run)
            opmerking.append(alinea)
    return opmerking


def _zet_bereik(alinea: etree._Element, nummer: int) -> None:
    eigenschappen = alinea.find(w("pPr"))
    alinea.insert(1 if eigenschappen is not None else 0, element("commentRangeStart", id=str(nummer)))
    alinea.append(element("commentRangeEnd", id=str(nummer)))
    run = element("r")
    run.append(element("commentReference", id=str(nummer)))
    alinea.append(run)
