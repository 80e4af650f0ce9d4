"""The links of a PDF: each stands once, in the tags where it is read, and says where it leads.

A later LibreOffice writes a link within a link twice, the inner one without a tag, and writes no description.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pypdfium2
from pikepdf import Array, Dictionary, Name, NumberTree, Object, String

from pipeline.pdf.boom import kinderen, soort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pikepdf import Page, Pdf

    from pipeline.pdf.boom import Rollen

# The dots between a heading and its page number, and the space around them.
_VULPUNTEN = re.compile(r"(\s*[.\u2026]){3,}\s*|\s+")
# What LibreOffice reckons twice may differ by a rounding.
_SPELING = 0.1


def herstel_links(pdf: Pdf, inhoud: bytes, alle: Sequence[Object], bekend: Rollen) -> None:
    """Put the links right.

    Args:
        pdf: the file, with a tree of tags.
        inhoud: its bytes before any repair, to read what stands under a link.
        alle: the elements of the tree, in reading order.
        bekend: what the names in its file stand for.
    """
    links = [element for element in alle if soort(element, bekend) == "/Link"]
    for pagina in pdf.pages:
        _zonder_dubbele(pagina)
    for element in links:
        for binnen in [kind for kind in kinderen(element) if soort(kind, bekend) == "/Link"]:
            _trek_samen(pdf, element, binnen)
    _beschrijf(pdf, inhoud)


def verwijzingen(pagina: Page) -> list[Object]:
    """The links on a page."""
    return [een for een in pagina.get("/Annots", Array()) if een.get("/Subtype") == "/Link"]


def _zonder_dubbele(pagina: Page) -> None:
    """Take out a link without a tag that stands on a link with one and leads to the same place."""
    met_tag = [link for link in verwijzingen(pagina) if "/StructParent" in link]
    dubbel = [
        link
        for link in verwijzingen(pagina)
        if "/StructParent" not in link and any(_doel(link) == _doel(een) and _ligt_op(link, een) for een in met_tag)
    ]
    if dubbel:
        weg = {link.objgen for link in dubbel}
        pagina.Annots = Array([een for een in pagina.Annots if not (een.is_indirect and een.objgen in weg)])


def _doel(link: Object) -> bytes:
    doel = link.get("/Dest", link.get("/A"))
    return doel.unparse(resolved=True) if isinstance(doel, Object) else b""


def _ligt_op(link: Object, ander: Object) -> bool:
    links, onder, rechts, boven = (float(maat) for maat in link.Rect)
    verst_links, verst_onder, verst_rechts, verst_boven = (float(maat) for maat in ander.Rect)
    return (
        links >= verst_links - _SPELING
        and onder >= verst_onder - _SPELING
        and rechts <= verst_rechts + _SPELING
        and boven <= verst_boven + _SPELING
    )


def _trek_samen(pdf: Pdf, buiten: Object, binnen: Object) -> None:
    """Make one element of two that are the same link, the one within the other: it is read once."""
    eigen, inner = _aantekeningen(buiten), _aantekeningen(binnen)
    if not inner or not inner <= eigen or kinderen(binnen) or buiten.get("/Pg") != binnen.get("/Pg"):
        return
    stukken = [kind for kind in _delen(binnen) if not _is_verwijzing(kind)]
    plek = next(n for n, kind in enumerate(_delen(buiten)) if _is_element(kind, binnen))
    rij = _delen(buiten)
    buiten.K = Array([*rij[:plek], *stukken, *rij[plek + 1 :]])
    nummers = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for sleutel, waarde in list(nummers.items()):
        if _is_element(waarde, binnen):
            nummers[sleutel] = buiten
        elif isinstance(waarde, Array):
            for nummer, een in enumerate(waarde):
                if _is_element(een, binnen):
                    waarde[nummer] = buiten


def _delen(element: Object) -> list[object]:
    inhoud = element.get("/K")
    return list(inhoud) if isinstance(inhoud, Array) else [] if inhoud is None else [inhoud]


def _is_element(een: object, element: Object) -> bool:
    return isinstance(een, Dictionary) and een.is_indirect and een.objgen == element.objgen


def _is_verwijzing(kind: object) -> bool:
    return isinstance(kind, Dictionary) and "/Obj" in kind


def _aantekeningen(element: Object) -> set[tuple[int, int]]:
    return {kind.Obj.objgen for kind in _delen(element) if isinstance(kind, Dictionary) and "/Obj" in kind}


def _beschrijf(pdf: Pdf, inhoud: bytes) -> None:
    """Give a link without a description what is read under it, on all lines that it takes; or else its address."""
    zonder = list(_zonder_tekst(pdf))
    if not zonder:
        return
    teksten: dict[str, list[str]] = defaultdict(list)
    with pypdfium2.PdfDocument(inhoud) as gelezen:
        for van, groep in _per_pagina(zonder):
            tekstlaag = gelezen[van].get_textpage()
            for link, sleutel in groep:
                tekst = tekstlaag.get_text_bounded(*(float(maat) for maat in link.Rect))
                teksten[sleutel].append(_VULPUNTEN.sub(" ", tekst).strip())
    for _, link, sleutel in zonder:
        tekst = " ".join(filter(None, teksten[sleutel])) or _adres(link)
        if tekst:
            link.Contents = String(tekst)


def _zonder_tekst(pdf: Pdf) -> Iterator[tuple[int, Object, str]]:
    """Each link without a description, from above to below: its page, and what its other lines share with it."""
    nummers = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for nummer, pagina in enumerate(pdf.pages):
        for link in sorted(verwijzingen(pagina), key=lambda link: (-float(link.Rect[3]), float(link.Rect[0]))):
            if not str(link.get("/Contents", "")).strip():
                element = nummers.get(int(link.get("/StructParent", -1)))
                yield nummer, link, str((element if isinstance(element, Dictionary) else link).objgen)


def _per_pagina(zonder: Iterable[tuple[int, Object, str]]) -> Iterator[tuple[int, list[tuple[Object, str]]]]:
    groepen: dict[int, list[tuple[Object, str]]] = defaultdict(list)
    for nummer, link, sleutel in zonder:
        groepen[nummer].append((link, sleutel))
    yield from groepen.items()


def _adres(link: Object) -> str:
    actie = link.get("/A")
    return str(actie.get("/URI", "")) if isinstance(actie, Dictionary) and actie.get("/S") == Name.URI else ""
