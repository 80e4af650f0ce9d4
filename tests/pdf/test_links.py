"""Links as a later LibreOffice writes them: without a description, one within the other, and the inner one twice."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, NumberTree, String

from pipeline.pdf.boom import elementen, kinderen, rollen, soort
from pipeline.pdf.herstel import herstel
from pipeline.pdf.keuring import keur_pdf
from pipeline.pdf.links import verwijzingen
from pipeline.pdf.paginas import paginanummers
from pipeline.pdf.woord import ken
from tests.pdf.conftest import Voorbeeld


@pytest.fixture
def verslag(voorbeelden: dict[str, Voorbeeld]) -> Voorbeeld:
    return next(een for een in voorbeelden.values() if een.naam.startswith("jaarverslag-2023"))


def _zoals_later(inhoud: bytes, *, elders: bool = False) -> bytes:
    """A PDF with its links as LibreOffice 25.2 writes them; `elders` moves the untagged ones to where no link is."""
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        nummers = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for pagina in pdf.pages:
            for link in verwijzingen(pagina):
                del link.Contents
                if "/Dest" in link:
                    _in_elkaar(pdf, nummers, link)
                    plek = Array([10, 10, 20, 20]) if elders else Array(list(link.Rect))
                    los = Dictionary(Type=Name.Annot, Subtype=Name.Link, F=4, Rect=plek, Dest=link.Dest)
                    los.Contents = String("_Toc1")
                    pagina.Annots.append(pdf.make_indirect(los))
        pdf.save(uit)
    return uit.getvalue()


def _in_elkaar(pdf: pikepdf.Pdf, nummers: NumberTree, link: pikepdf.Object) -> None:
    """Put the pieces of the element of a link into a link within it, and name the annotation in both."""
    buiten = nummers[int(link.StructParent)]
    verwijzing = next(kind for kind in buiten.K if isinstance(kind, Dictionary) and "/Obj" in kind)
    binnen = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=buiten, Pg=buiten.Pg, K=buiten.K))
    for stuk in _stukken(buiten):
        nummers[int(buiten.Pg.StructParents)][stuk] = binnen
    nummers[int(link.StructParent)] = binnen
    buiten.K = Array([binnen, verwijzing])


def _stukken(element: pikepdf.Object) -> list[int]:
    delen: list[object] = list(element.K)
    return [deel for deel in delen if isinstance(deel, int)]


def _hersteld(inhoud: bytes, van: Voorbeeld) -> bytes:
    return herstel(inhoud, ken(van.woord, van.naam))


def test_links_of_a_later_libreoffice_are_put_right(verslag: Voorbeeld) -> None:
    later = _zoals_later(verslag.pdf)
    assert {melding.code for melding in keur_pdf(later, "x.pdf")} == {"F04"}

    goed = _hersteld(later, verslag)

    assert keur_pdf(goed, "x.pdf") == ()
    assert paginanummers(goed, 13) == paginanummers(verslag.pdf, 13) is not None
    with pikepdf.open(io.BytesIO(goed)) as nu, pikepdf.open(io.BytesIO(verslag.pdf)) as eerst:
        for pagina, zoals in zip(nu.pages, eerst.pages, strict=True):
            assert [_zegt(link) for link in verwijzingen(pagina)] == [_zegt(link) for link in verwijzingen(zoals)]
        bekend, nummers = rollen(nu), NumberTree(nu.Root.StructTreeRoot.ParentTree)
        links = [element for element in elementen(nu) if soort(element, bekend) == "/Link"]
        assert not any(soort(kind, bekend) == "/Link" for element in links for kind in kinderen(element))
        for element in links:
            for stuk in _stukken(element):
                assert nummers[int(element.Pg.StructParents)][stuk].objgen == element.objgen


def _zegt(link: pikepdf.Object) -> str:
    return " ".join(str(link.Contents).split())


def test_a_link_without_a_tag_that_stands_on_no_other_is_left_for_the_checks(verslag: Voorbeeld) -> None:
    meldingen = keur_pdf(_hersteld(_zoals_later(verslag.pdf, elders=True), verslag), "x.pdf")

    assert meldingen
    assert all("LINK-LINK-TAG" in melding.tekst for melding in meldingen), meldingen


def test_what_has_a_description_keeps_it(verslag: Voorbeeld) -> None:
    with pikepdf.open(io.BytesIO(verslag.pdf)) as pdf:
        teksten = [_zegt(link) for pagina in pdf.pages for link in verwijzingen(pagina)]
    with pikepdf.open(io.BytesIO(_hersteld(verslag.pdf, verslag))) as pdf:
        assert [_zegt(link) for pagina in pdf.pages for link in verwijzingen(pagina)] == teksten


def test_a_link_on_more_lines_says_all_of_its_text_on_each(verslag: Voorbeeld) -> None:
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(verslag.pdf)) as pdf:
        pagina = pdf.pages[2]
        een, ander = verwijzingen(pagina)[:2]
        teksten = {_zegt(een), _zegt(ander)}
        for link in (een, ander):
            del link.Contents
        ander.StructParent = een.StructParent
        pdf.save(uit)
    with pikepdf.open(io.BytesIO(_hersteld(uit.getvalue(), verslag))) as pdf:
        gezegd = {_zegt(link) for link in verwijzingen(pdf.pages[2])[:2]}
    assert len(gezegd) == 1
    assert all(tekst in gezegd.copy().pop() for tekst in teksten)
