"""The PDFs of a run, and the page numbers in its Word files: of all documents that lack them, all at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.bestand.lezen import lees_bytes
from pipeline.lijn.opdrachten import Opmaak
from pipeline.lijn.resultaat import Resultaat
from pipeline.pdf import Aanvraag, Gelukt, maak_pdfs
from pipeline.schrijf import Stand, Uitvoer
from pipeline.schrijf.nummerrecord import NUMMERS_WEG
from pipeline.schrijf.nummers import heeft_nummers, schrijf_genummerd
from pipeline.schrijf.pdf import bewerkte_pdf, is_actueel, schrijf_pdf
from pipeline.schrijf.pdfrecord import VEROUDERDE_PDF
from pipeline.uitkomst import Uitkomst
from pipeline.word.paginanummers import verwezen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.melding import Meldingsoort
    from pipeline.pdf import Pdf
    from pipeline.werkmap import Werkmap

_UITKOMST = {Gelukt.GEEN_PROGRAMMA: Uitkomst.HULPPROGRAMMA, Gelukt.AFGEKEURD: Uitkomst.KEURING}


def opgemaakt(
    werkmap: Werkmap, resultaten: Sequence[Resultaat], opmaak: Opmaak, *, overschrijf: bool
) -> Iterator[Resultaat]:
    """Make of the documents of a run what is wanted besides the Word files.

    Args:
        werkmap: where everything stands.
        resultaten: the documents of a run.
        opmaak: what is wanted.
        overschrijf: move an edited PDF aside instead of refusing.
    """
    if opmaak is Opmaak.PDF:
        return met_pdfs(werkmap, resultaten, overschrijf=overschrijf)
    return met_paginanummers(werkmap, resultaten) if opmaak is Opmaak.NUMMERS else iter(resultaten)


def met_pdfs(werkmap: Werkmap, resultaten: Sequence[Resultaat], *, overschrijf: bool) -> Iterator[Resultaat]:
    """Make the PDF of every document that was made; what went wrong with one leaves the others alone.

    Args:
        werkmap: where everything stands.
        resultaten: the documents of a run.
        overschrijf: move an edited PDF aside instead of refusing.

    Returns:
        Each document, with page numbers in its contents, followed by its PDF where there is a Word file to show.
    """
    woorden = _woorden(werkmap, resultaten)
    klaar = {r.pad: _zonder_werk(werkmap, r, woorden[r.pad], overschrijf) for r in resultaten if r.pad in woorden}
    te_doen = [pad for pad, al in klaar.items() if al is None]
    gemaakt = maak_pdfs([Aanvraag(_naam(pad), woorden[pad]) for pad in te_doen])
    nieuw = dict(zip(te_doen, gemaakt, strict=True))
    for resultaat in resultaten:
        if resultaat.pad not in woorden:
            yield resultaat
            continue
        van_pdf, van_woord = klaar[resultaat.pad], resultaat
        if van_pdf is None:
            pdf = nieuw[resultaat.pad]
            van_woord = _genummerd(werkmap, resultaat, pdf, woorden[resultaat.pad])
            van_pdf = _geschreven(werkmap, resultaat, pdf, overschrijf)
        yield _zonder(van_woord, VEROUDERDE_PDF) if van_pdf.stand is not Stand.NIET_GEMAAKT else van_woord
        yield van_pdf


def met_paginanummers(werkmap: Werkmap, resultaten: Sequence[Resultaat]) -> Iterator[Resultaat]:
    """Put page numbers into the contents of every document that was made; makes no PDFs.

    Args:
        werkmap: where everything stands.
        resultaten: the documents of a run.

    Returns:
        Each document.
    """
    woorden = _woorden(werkmap, resultaten)
    te_doen = [
        r.pad
        for r in resultaten
        if r.pad in woorden
        and not heeft_nummers(_uitvoer(werkmap, r), woorden[r.pad])
        and verwezen(woorden[r.pad], r.pad)
    ]
    gemaakt = maak_pdfs([Aanvraag(_naam(pad), woorden[pad], alleen_nummers=True) for pad in te_doen])
    nieuw = dict(zip(te_doen, gemaakt, strict=True))
    for resultaat in resultaten:
        if resultaat.pad not in nieuw:
            yield resultaat
            continue
        pdf = nieuw[resultaat.pad]
        met = _genummerd(werkmap, resultaat, pdf, woorden[resultaat.pad])
        yield replace(met, meldingen=(*met.meldingen, *pdf.meldingen))


def _woorden(werkmap: Werkmap, resultaten: Sequence[Resultaat]) -> dict[str, bytes]:
    """The Word files of a run that are there."""
    return {r.pad: lees_bytes(werkmap.pad / r.pad) for r in resultaten if r.stand is not Stand.NIET_GEMAAKT}


def _zonder_werk(werkmap: Werkmap, resultaat: Resultaat, woord: bytes, overschrijf: bool) -> Resultaat | None:
    """The PDF, where there is nothing to make: it is there already, or somebody edited it."""
    uitvoer, naam = _uitvoer(werkmap, resultaat), _naam(resultaat.pad)
    if is_actueel(uitvoer, woord):
        return Resultaat(resultaat.kenmerk, Stand.ONGEWIJZIGD, Uitkomst.GOED, naam, ())
    bewerkt = () if overschrijf else bewerkte_pdf(uitvoer, naam)
    return Resultaat(resultaat.kenmerk, Stand.NIET_GEMAAKT, Uitkomst.UITVOER, naam, bewerkt) if bewerkt else None


def _genummerd(werkmap: Werkmap, resultaat: Resultaat, pdf: Pdf, woord: bytes) -> Resultaat:
    """A document, with page numbers in its contents where they are known."""
    if pdf.genummerd is None:
        return resultaat
    stand, meldingen = schrijf_genummerd(_uitvoer(werkmap, resultaat), pdf.genummerd, woord)
    if stand is Stand.NIET_GEMAAKT:  # what was made before stands there, without page numbers
        return replace(resultaat, uitkomst=Uitkomst.UITVOER, meldingen=(*resultaat.meldingen, *meldingen))
    anders = {resultaat.stand, stand} != {Stand.ONGEWIJZIGD}
    nu = replace(resultaat, stand=Stand.GEMAAKT if anders else Stand.ONGEWIJZIGD)
    return _zonder(replace(nu, meldingen=(*nu.meldingen, *meldingen)), NUMMERS_WEG)


def _geschreven(werkmap: Werkmap, resultaat: Resultaat, pdf: Pdf, overschrijf: bool) -> Resultaat:
    naam = _naam(resultaat.pad)
    if pdf.inhoud is None:
        return Resultaat(resultaat.kenmerk, Stand.NIET_GEMAAKT, _UITKOMST[pdf.gelukt], naam, pdf.meldingen)
    woord = lees_bytes(werkmap.pad / resultaat.pad)  # with its page numbers
    stand, geweigerd = schrijf_pdf(_uitvoer(werkmap, resultaat), naam, pdf.inhoud, woord, overschrijf=overschrijf)
    uitkomst = Uitkomst.UITVOER if stand is Stand.NIET_GEMAAKT else Uitkomst.GOED
    return Resultaat(resultaat.kenmerk, stand, uitkomst, naam, (*pdf.meldingen, *geweigerd))


def _zonder(resultaat: Resultaat, soort: Meldingsoort) -> Resultaat:
    """A document of which the PDF or the page numbers are new: that there were old ones is no news."""
    meldingen = tuple(melding for melding in resultaat.meldingen if melding.code != soort.code)
    return replace(resultaat, meldingen=meldingen)


def _uitvoer(werkmap: Werkmap, resultaat: Resultaat) -> Uitvoer:
    return Uitvoer(werkmap.pad / resultaat.pad, resultaat.pad)


def _naam(pad: str) -> str:
    return f"{pad.rpartition('.')[0]}.pdf"
