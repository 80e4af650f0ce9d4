"""What LibreOffice leaves out of a PDF or gets wrong, put right.

Each repair looks at what is there and does nothing where nothing is wrong, so that a later LibreOffice that does better
is left alone. What cannot be repaired with certainty is left for the checks to find.
"""

from __future__ import annotations

import io
from collections import defaultdict
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from pipeline.pdf.bewaren import bewaar
from pipeline.pdf.boom import elementen, haal_weg, kinderen, rollen, soort, stukken
from pipeline.pdf.eigenschappen import zet_eigenschappen
from pipeline.pdf.links import herstel_links
from pipeline.pdf.tekenlaag import heeft_aantekeningen, merk_versiering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pikepdf import Object, Pdf

    from pipeline.pdf.boom import Rollen
    from pipeline.pdf.woord import Woordkennis
    from pipeline.word.toegankelijk import Getoond

# What may go where nothing is in it: cells and list items keep their place.
_MAG_WEG = frozenset({"/P", "/Span"})
# A line of a table of contents, as LibreOffice calls its style.
_INHOUD = "/Contents "
# What is drawn may differ from what was asked by the thickness of a line.
_SPELING = 1.5


class Onleesbaar(Exception):
    """What LibreOffice wrote is no PDF that can be opened."""


def herstel(inhoud: bytes, woord: Woordkennis) -> bytes:
    """Repair a PDF; the same file gives the same bytes.

    Args:
        inhoud: the PDF as LibreOffice wrote it.
        woord: what the Word file says that it was made from.

    Raises:
        Onleesbaar: it cannot be opened.
    """
    try:
        with pikepdf.open(io.BytesIO(inhoud)) as pdf:
            if isinstance(pdf.Root.get("/StructTreeRoot"), Dictionary):
                # Walked through once: it takes most of the time, and no repair looks for what another one changes.
                alle, bekend = list(elementen(pdf)), rollen(pdf)
                _beelden(pdf, woord, [element for element in alle if soort(element, bekend) == "/Figure"])
                if not woord.mist_kopregel:
                    _opmaaktabellen([element for element in alle if soort(element, bekend) == "/Table"], bekend)
                _inhoudsopgave(pdf, alle)
                _lege_alineas([element for element in alle if soort(element, bekend) in _MAG_WEG])
                herstel_links(pdf, inhoud, alle, bekend)
            _tabvolgorde(pdf)
            zet_eigenschappen(pdf)
            return bewaar(pdf)
    except pikepdf.PdfError as fout:
        raise Onleesbaar from fout


def _beelden(pdf: Pdf, woord: Woordkennis, alle: Sequence[Object]) -> None:
    """Give a chart the text that Word has for it, and take a decorative shape out of what is read aloud."""
    bekend = {str(element.get("/Alt", "")) for element in alle}
    over = [beeld for beeld in woord.beelden if beeld.decoratief or (beeld.tekst and beeld.tekst not in bekend)]
    decoratief: dict[tuple[int, int], set[int]] = defaultdict(set)
    for element in alle:
        if str(element.get("/Alt", "")).strip() or str(element.get("/ActualText", "")).strip():
            continue
        beeld = next((beeld for beeld in over if _past(element, beeld)), None)
        if beeld is None:
            continue
        over.remove(beeld)
        if beeld.decoratief:
            for pagina, stuk in stukken(element):
                decoratief[pagina.objgen].add(stuk)
            haal_weg(pdf, element)
        else:
            element.Alt = String(beeld.tekst or "")
    merk_versiering(pdf, decoratief)


def _past(element: Object, beeld: Getoond) -> bool:
    """Whether a figure has the size of a picture in the Word file: the order alone does not tell which is which."""
    vak = next((eigen.BBox for eigen in _kenmerken(element) if "/BBox" in eigen), None)
    if vak is None:
        return False
    links, onder_, rechts, boven = (float(maat) for maat in vak)
    return abs(rechts - links - beeld.breed) <= _SPELING and abs(boven - onder_ - beeld.hoog) <= _SPELING


def _kenmerken(element: Object) -> list[Object]:
    kenmerken = element.get("/A")
    if isinstance(kenmerken, Array):
        return [eigen for eigen in kenmerken if isinstance(eigen, Dictionary)]
    return [kenmerken] if isinstance(kenmerken, Dictionary) else []


def _opmaaktabellen(tabellen: Sequence[Object], bekend: Rollen) -> None:
    """A table without a header cell only puts things side by side: it is read as text, cell by cell."""
    for tabel in tabellen:
        cellen = list(_eigen_delen(tabel, bekend))
        if any(soort(cel, bekend) == "/TH" for cel in cellen):
            continue
        for deel in (tabel, *cellen):
            if soort(deel, bekend) in {"/Table", "/THead", "/TBody", "/TFoot", "/TR", "/TD"}:
                deel.S = Name.Div
                eigen = [kenmerk for kenmerk in _kenmerken(deel) if kenmerk.get("/O") != Name.Table]
                if eigen:
                    deel.A = Array(eigen)


def _eigen_delen(element: Object, bekend: Rollen) -> Iterator[Object]:
    """Everything that stands in a table itself and not in a table within it."""
    for kind in kinderen(element):
        if soort(kind, bekend) != "/Table":
            yield kind
            yield from _eigen_delen(kind, bekend)


def _inhoudsopgave(pdf: Pdf, alle: Sequence[Object]) -> None:
    """Lines of a table of contents that follow each other are one table of contents."""
    for ouder in (pdf.Root.StructTreeRoot, *alle):
        rij = kinderen(ouder)
        if not any(str(kind.S).startswith(_INHOUD) and _is_regel(kind) for kind in rij) or len(rij) != len(ouder.K):
            continue
        nieuw: list[Object] = []
        opgave: Object | None = None
        for kind in rij:
            if not (str(kind.S).startswith(_INHOUD) and _is_regel(kind)):
                nieuw.append(kind)
                opgave = None
                continue
            if opgave is None:
                opgave = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TOC, P=ouder, K=Array([])))
                nieuw.append(opgave)
            kind.S = Name.TOCI
            kind.P = opgave
            opgave.K.append(kind)
        ouder.K = Array(nieuw)


def _lege_alineas(mogen_weg: Sequence[Object]) -> None:
    """An empty line has nothing to be read: take it out."""
    leeg = [element for element in mogen_weg if not _zegt_iets(element)]
    per_ouder = {element.P.objgen: element.P for element in leeg}
    weg = {element.objgen for element in leeg}
    for ouder in per_ouder.values():
        ouder.K = Array([kind for kind in ouder.K if not (isinstance(kind, Dictionary) and kind.objgen in weg)])


def _zegt_iets(element: Object) -> bool:
    return any(sleutel in element for sleutel in ("/K", "/Alt", "/ActualText", "/E", "/ID"))


def _is_regel(element: Object) -> bool:
    return str(element.S).removeprefix(_INHOUD).isdigit()


def _tabvolgorde(pdf: Pdf) -> None:
    """Who goes from link to link with the Tab key meets them in the order in which they are read."""
    for pagina in pdf.pages:
        if heeft_aantekeningen(pagina):
            pagina.Tabs = Name.S
