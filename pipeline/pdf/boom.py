"""The tree of tags in a PDF: walking through it, and taking a piece out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, NumberTree, Object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pikepdf import Pdf

    Rollen = Mapping[str, str]

# A tree that is deeper than this is not of a document; what made it is broken.
_DIEPTE_HOOGSTENS = 200


def elementen(pdf: Pdf) -> Iterator[Object]:
    """All elements of the tree, in reading order, each before those in it."""
    wortel = pdf.Root.get("/StructTreeRoot")
    if isinstance(wortel, Dictionary):
        yield from _onder(wortel, 0)


def onder(element: Object) -> Iterator[Object]:
    """An element and all elements in it."""
    yield element
    yield from _onder(element, 0)


def kinderen(element: Object) -> list[Object]:
    """The elements directly in an element, without the pieces of the page that are in it."""
    return [kind for kind in _inhoud(element) if isinstance(kind, Dictionary) and "/S" in kind]


def rollen(pdf: Pdf) -> Rollen:
    """What each name of an element stands for, worked out once: who asks of many elements asks with this."""
    kaart = pdf.Root.StructTreeRoot.get("/RoleMap") if "/StructTreeRoot" in pdf.Root else None
    eigen = {str(naam): str(doel) for naam, doel in kaart.items()} if isinstance(kaart, Dictionary) else {}
    return {naam: _doel(naam, eigen) for naam in eigen}


def _doel(naam: str, eigen: Rollen) -> str:
    gezien: set[str] = set()
    while naam in eigen and naam not in gezien:
        gezien.add(naam)
        naam = eigen[naam]
    return naam


def soort(element: Object, bekend: Rollen) -> str:
    """What an element is, after what its own name stands for: `/H1`, `/P`, `/Table`.

    Args:
        element: the element.
        bekend: what the names in its file stand for (`rollen`).
    """
    naam = str(element.get("/S", ""))
    return bekend.get(naam, naam)


def stukken(element: Object) -> Iterator[tuple[Object, int]]:
    """The pieces of pages in an element and what is in it: the page, and the number of the piece on it."""
    for deel in onder(element):
        for kind in _inhoud(deel):
            if isinstance(kind, int):
                yield deel.Pg, kind
            elif isinstance(kind, Dictionary) and "/MCID" in kind:
                yield kind.Pg if "/Pg" in kind else deel.Pg, int(kind.MCID)


def haal_weg(pdf: Pdf, element: Object) -> None:
    """Take an element out of the tree; its pieces of the page belong to nothing any more."""
    nummers = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for pagina, stuk in stukken(element):
        sleutel = int(pagina.get("/StructParents", -1))
        rij = nummers.get(sleutel)
        if isinstance(rij, Array) and stuk < len(rij):
            rij[stuk] = None
    ouder = element.P
    ouder.K = Array([kind for kind in _inhoud(ouder) if not _zelfde(kind, element)])


def _onder(element: Object, diepte: int) -> Iterator[Object]:
    stapel = [(kind, diepte) for kind in reversed(kinderen(element))]
    while stapel:
        kind, diep = stapel.pop()
        yield kind
        if diep < _DIEPTE_HOOGSTENS:
            stapel.extend((volgend, diep + 1) for volgend in reversed(kinderen(kind)))


def _inhoud(element: Object) -> list[object]:
    inhoud = element.get("/K")
    if inhoud is None:
        return []
    return list(inhoud) if isinstance(inhoud, Array) else [inhoud]


def _zelfde(een: object, ander: Object) -> bool:
    return isinstance(een, Dictionary) and een.is_indirect and een.objgen == ander.objgen
