"""The PDFs of a run, and the page numbers in its Word files: of all documents that lack them, all at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.bestand.lezen import lees_bytes
from pipeline.lijn.opdrachten import Opmaak
from pipeline.lijn.resultaat import Resultaat
from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.pdf import Aanvraag, Gelukt, maak_pdfs
from pipeline.schrijf import Stand, Uitvoer
from pipeline.schrijf.nummerrecord import NUMMERS_WEG
from pipeline.schrijf.nummers import heeft_nummers, schrijf_genummerd
from pipeline.schrijf.pdf import bewerkte_pdf, is_actueel, ruim_afgekeurde_op, schrijf_pdf
from pipeline.schrijf.pdfrecord import VEROUDERDE_PDF, naam_pdf
from pipeline.uitkomst import Uitkomst
from pipeline.word.paginanummers import verwezen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.melding import Melding
    from pipeline.pdf import Pdf
    from pipeline.werkmap import Werkmap

NIET_GOEDGEKEURD = Meldingsoort(
    "F11",
    Ernst.INFO,
    "PDF niet goedgekeurd",
    "De PDF die LibreOffice maakte, is te openen, maar voldoet niet aan alles waarop een PDF wordt nagekeken. Hij "
    "staat onder een naam die dat zegt naast het Word-bestand, zodat u kunt kijken of hij zo bruikbaar is. Hij telt "
    "niet als gemaakt, en een PDF met de gewone naam is altijd goedgekeurd.",
)

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
    gemaakt = maak_pdfs([Aanvraag(naam_pdf(pad), woorden[pad]) for pad in te_doen])
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
    gemaakt = maak_pdfs([Aanvraag(naam_pdf(pad), woorden[pad], alleen_nummers=True) for pad in te_doen])
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
    uitvoer, naam = _uitvoer(werkmap, resultaat), naam_pdf(resultaat.pad)
    if is_actueel(uitvoer, woord):
        ruim_afgekeurde_op(uitvoer)
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
    naam = naam_pdf(resultaat.pad)
    if pdf.gelukt is not Gelukt.JA or pdf.inhoud is None:
        apart = () if pdf.inhoud is None else _apart(werkmap, resultaat, pdf.inhoud, overschrijf)
        return Resultaat(resultaat.kenmerk, Stand.NIET_GEMAAKT, _UITKOMST[pdf.gelukt], naam, (*pdf.meldingen, *apart))
    woord = lees_bytes(werkmap.pad / resultaat.pad)  # with its page numbers
    stand, geweigerd = schrijf_pdf(_uitvoer(werkmap, resultaat), naam, pdf.inhoud, woord, overschrijf=overschrijf)
    if stand is Stand.NIET_GEMAAKT:
        return Resultaat(resultaat.kenmerk, stand, Uitkomst.UITVOER, naam, (*pdf.meldingen, *geweigerd))
    ruim_afgekeurde_op(_uitvoer(werkmap, resultaat))
    return Resultaat(resultaat.kenmerk, stand, Uitkomst.GOED, naam, (*pdf.meldingen, *geweigerd))


def _apart(werkmap: Werkmap, resultaat: Resultaat, inhoud: bytes, overschrijf: bool) -> tuple[Melding, ...]:
    """F11, or why the PDF that did not pass could not be written beside the Word file (U01, U02)."""
    naam, woord = naam_pdf(resultaat.pad, afgekeurd=True), lees_bytes(werkmap.pad / resultaat.pad)
    uitvoer = _uitvoer(werkmap, resultaat)
    stand, meldingen = schrijf_pdf(uitvoer, naam, inhoud, woord, overschrijf=overschrijf, afgekeurd=True)
    if stand is Stand.NIET_GEMAAKT:
        return meldingen
    tekst = "deze PDF is niet goedgekeurd en heeft daarom deze naam; wat er niet klopt, staat bij de PDF zelf"
    advies = "herstel dat en geef de opdracht opnieuw: staat er dan een goede PDF, dan gaat deze weg"
    return (*meldingen, NIET_GOEDGEKEURD.op(Plaats(naam), tekst, advies))


def _zonder(resultaat: Resultaat, soort: Meldingsoort) -> Resultaat:
    """A document of which the PDF or the page numbers are new: that there were old ones is no news."""
    meldingen = tuple(melding for melding in resultaat.meldingen if melding.code != soort.code)
    return replace(resultaat, meldingen=meldingen)


def _uitvoer(werkmap: Werkmap, resultaat: Resultaat) -> Uitvoer:
    return Uitvoer(werkmap.pad / resultaat.pad, resultaat.pad)
