"""A tag stands on no page as it was typed: where nobody fills it, the template and the finished document tell it."""

import pytest

from pipeline.keur import keur
from tests.hulp import delen_van, zip_van
from tests.word.vergelijken import alinea, probeer, run, sjabloon

FEITEN = {"netwerk": {"naam": "Samen"}}
_RUIMTE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def _met(deel: str, inhoud: str) -> bytes:
    return zip_van({**delen_van(sjabloon(alinea("{{ netwerk.naam }}"))), deel: inhoud.encode()})


def _met_link(adres: str) -> bytes:
    delen = delen_van(sjabloon(alinea("{{ netwerk.naam }}")))
    naam = "word/_rels/document.xml.rels"
    relatie = f'<Relationship Id="rId98" Type="{_LINK}" Target="{adres}" TargetMode="External"/></Relationships>'
    delen[naam] = delen[naam].replace(b"</Relationships>", relatie.encode())
    return zip_van(delen)


PLEKKEN = {
    "een grafiek": _met("word/charts/chart1.xml", f"<c {_RUIMTE}><a:t>{{{{ netwerk</a:t><a:t>.naam }}}}</a:t></c>"),
    "een SmartArt-figuur": _met("word/diagrams/data1.xml", f"<c {_RUIMTE}><a:t>{{{{ netwerk.naam }}}}</a:t></c>"),
    "de gegevens achter een invulveld": _met("customXml/item7.xml", "<c><n>{{ netwerk.naam }}</n></c>"),
    "de eigenschappen": _met("docProps/custom.xml", "<c><n>{{ netwerk.naam }}</n></c>"),
    "het werkboek achter een grafiek": zip_van(
        {
            **delen_van(sjabloon(alinea("{{ netwerk.naam }}"))),
            "word/embeddings/w.xlsx": zip_van({"xl/sharedStrings.xml": b"<s><t>{{ netwerk.naam }}</t></s>"}),
        }
    ),
    "het adres van een link": _met_link("https://voorbeeld.nl/%7B%7B%20netwerk.naam%20%7D%7D"),
    "een veldcode": sjabloon(
        alinea(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            "<w:r><w:instrText> REF {{ netwerk</w:instrText></w:r><w:r><w:instrText>.naam }} </w:instrText></w:r>",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        )
    ),
}


@pytest.mark.melding("S20")
@pytest.mark.melding("K20")
@pytest.mark.parametrize("waar", PLEKKEN)
def test_a_tag_that_nobody_fills_is_told_in_the_template_and_in_the_document(waar: str) -> None:
    inhoud, meldingen = probeer(PLEKKEN[waar], FEITEN)
    gekeurd = [m for m in keur(PLEKKEN[waar], "stuk.docx") if m.code == "K20"]

    assert inhoud is None
    assert [(m.code, m.tekst) for m in meldingen] == [
        ("S20", f"in {waar} staat '{{{{ netwerk.naam }}}}'; daar wordt niets ingevuld")
    ]
    assert all(m.advies for m in meldingen)
    assert [m.tekst for m in gekeurd] == [f"in {waar} staat nog '{{{{ netwerk.naam }}}}'"]


def test_a_tag_in_an_alternative_text_or_a_property_is_told_in_the_document() -> None:
    bron = sjabloon(alinea(run("a")), titel="{{ netwerk.naam }}")
    assert [m.tekst for m in keur(bron, "stuk.docx") if m.code == "K20"] == [
        "in een alternatieve tekst of kenmerk staat nog '{{ netwerk.naam }}'"
    ]
