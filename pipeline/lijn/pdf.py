"""The PDFs of a run: of every Word file that has none of the same contents, all of them at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.lijn.resultaat import Resultaat
from pipeline.pdf import Aanvraag, Gelukt, maak_pdfs
from pipeline.schrijf import Stand, Uitvoer
from pipeline.schrijf.pdf import bewerkte_pdf, is_actueel, schrijf_pdf
from pipeline.schrijf.pdfrecord import VEROUDERDE_PDF
from pipeline.uitkomst import Uitkomst

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.pdf import Pdf
    from pipeline.werkmap import Werkmap

_UITKOMST = {Gelukt.GEEN_PROGRAMMA: Uitkomst.HULPPROGRAMMA, Gelukt.AFGEKEURD: Uitkomst.KEURING}


def met_pdfs(werkmap: Werkmap, resultaten: Sequence[Resultaat], *, overschrijf: bool) -> Iterator[Resultaat]:
    """Make the PDF of every document that was made; what went wrong with one leaves the others alone.

    Args:
        werkmap: where everything stands.
        resultaten: the documents of a run.
        overschrijf: move an edited PDF aside instead of refusing.

    Returns:
        Each document, followed by its PDF where there is a Word file to show.
    """
    woorden = {r.pad: (werkmap.pad / r.pad).read_bytes() for r in resultaten if r.stand is not Stand.NIET_GEMAAKT}
    klaar = {r.pad: _zonder_werk(werkmap, r, woorden[r.pad], overschrijf) for r in resultaten if r.pad in woorden}
    te_doen = [pad for pad, al in klaar.items() if al is None]
    gemaakt = maak_pdfs([Aanvraag(_naam(pad), woorden[pad]) for pad in te_doen])
    nieuw = dict(zip(te_doen, gemaakt, strict=True))
    for resultaat in resultaten:
        if resultaat.pad not in woorden:
            yield resultaat
            continue
        van_pdf = klaar[resultaat.pad] or _geschreven(
            werkmap, resultaat, nieuw[resultaat.pad], woorden[resultaat.pad], overschrijf
        )
        yield _zonder_verouderd(resultaat) if van_pdf.stand is not Stand.NIET_GEMAAKT else resultaat
        yield van_pdf


def _zonder_werk(werkmap: Werkmap, resultaat: Resultaat, woord: bytes, overschrijf: bool) -> Resultaat | None:
    """The PDF, where there is nothing to make: it is there already, or somebody edited it."""
    uitvoer, naam = _uitvoer(werkmap, resultaat), _naam(resultaat.pad)
    if is_actueel(uitvoer, woord):
        return Resultaat(resultaat.kenmerk, Stand.ONGEWIJZIGD, Uitkomst.GOED, naam, ())
    bewerkt = () if overschrijf else bewerkte_pdf(uitvoer, naam)
    return Resultaat(resultaat.kenmerk, Stand.NIET_GEMAAKT, Uitkomst.UITVOER, naam, bewerkt) if bewerkt else None


def _geschreven(werkmap: Werkmap, resultaat: Resultaat, pdf: Pdf, woord: bytes, overschrijf: bool) -> Resultaat:
    naam = _naam(resultaat.pad)
    if pdf.inhoud is None:
        return Resultaat(resultaat.kenmerk, Stand.NIET_GEMAAKT, _UITKOMST[pdf.gelukt], naam, pdf.meldingen)
    stand, geweigerd = schrijf_pdf(_uitvoer(werkmap, resultaat), naam, pdf.inhoud, woord, overschrijf=overschrijf)
    uitkomst = Uitkomst.UITVOER if stand is Stand.NIET_GEMAAKT else Uitkomst.GOED
    return Resultaat(resultaat.kenmerk, stand, uitkomst, naam, (*pdf.meldingen, *geweigerd))


def _zonder_verouderd(resultaat: Resultaat) -> Resultaat:
    """A document of which the PDF is new: that there was an old one is no news."""
    meldingen = tuple(melding for melding in resultaat.meldingen if melding.code != VEROUDERDE_PDF.code)
    return replace(resultaat, meldingen=meldingen)


def _uitvoer(werkmap: Werkmap, resultaat: Resultaat) -> Uitvoer:
    return Uitvoer(werkmap.pad / resultaat.pad, resultaat.pad)


def _naam(pad: str) -> str:
    return f"{pad.rpartition('.')[0]}.pdf"
