"""What is drawn on the pages of a PDF: say of what is there to look at only that a screen reader may pass it over.

LibreOffice tags what has a meaning and leaves the lines at the side of a paragraph without any mark. PDF/UA wants
to know of each piece what it is. Only lines and shapes are treated so: text without a tag stays a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator, parse_content_stream, unparse_content_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from pikepdf import ContentStreamInlineImage, Page, Pdf

    Instructie = ContentStreamInstruction | ContentStreamInlineImage

_BEGINT_LIJN = frozenset({"m", "re"})
_TEKENT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
_EINDE_LIJN = _TEKENT | {"n"}


def merk_versiering(pdf: Pdf, decoratief: Mapping[tuple[int, int], Set[int]]) -> None:
    """Mark lines without a tag, and pieces that are decorative, as such.

    Args:
        pdf: the file.
        decoratief: the numbers of the pieces that are decorative, by the page that they are on.
    """
    for pagina in pdf.pages:
        oud = list(parse_content_stream(pagina))
        stukken = decoratief.get(pagina.obj.objgen)
        nieuw = list(_losse_lijnen(oud if stukken is None else _zonder_tag(oud, stukken)))
        if len(nieuw) != len(oud) or stukken is not None:
            pagina.Contents = pdf.make_stream(unparse_content_stream(nieuw))


def heeft_aantekeningen(pagina: Page) -> bool:
    """Whether there are links or other annotations on a page."""
    return "/Annots" in pagina and len(pagina.Annots) > 0


def _zonder_tag(instructies: Iterable[Instructie], decoratief: Set[int]) -> Iterator[Instructie]:
    """The same page, on which some pieces are no longer tagged but artifacts."""
    for instructie in instructies:
        is_stuk = str(instructie.operator) == "BDC" and isinstance(instructie.operands[1], Dictionary)
        if is_stuk and instructie.operands[1].get("/MCID", -1) in decoratief:
            yield _begin_versiering()
        else:
            yield instructie


def _losse_lijnen(instructies: Iterable[Instructie]) -> Iterator[Instructie]:
    """The same page, on which each line that stands in no marked piece is an artifact."""
    diepte = 0
    lijn: list[Instructie] = []
    for instructie in instructies:
        wat = str(instructie.operator)
        diepte += (wat in {"BDC", "BMC"}) - (wat == "EMC")
        if lijn or (diepte == 0 and wat in _BEGINT_LIJN):
            lijn.append(instructie)
            if wat in _EINDE_LIJN:
                yield from (_begin_versiering(), *lijn, _einde()) if wat in _TEKENT else lijn
                lijn = []
            continue
        yield instructie
    yield from lijn


def _begin_versiering() -> ContentStreamInstruction:
    return ContentStreamInstruction([Name.Artifact], Operator("BMC"))


def _einde() -> ContentStreamInstruction:
    return ContentStreamInstruction([], Operator("EMC"))
