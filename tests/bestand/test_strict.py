"""Strict Open XML is read as the Transitional form that everybody writes."""

import pytest

from pipeline.bestand.strict import als_transitional, delen_als_transitional, is_strict

STRICT, GEWOON = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"


@pytest.mark.parametrize(
    "strict, gewoon",
    [
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
        (b"drawingml/chart", b"drawingml/2006/chart"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/relationships/styles", b"officeDocument/2006/relationships/styles"),
        (
            b"officeDocument/relationships/extendedProperties",
            b"officeDocument/2006/relationships/extended-properties",
        ),
        (b"officeDocument/customProperties", b"officeDocument/2006/custom-properties"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
    ],
)
def test_a_name_of_strict_becomes_that_of_transitional(strict: bytes, gewoon: bytes) -> None:
    for teken in (b'"', b"'"):
        deel = b"<a xmlns=" + teken + STRICT + strict + teken + b"/>"
        assert is_strict(deel)
        assert als_transitional(deel) == b"<a xmlns=" + teken + GEWOON + gewoon + teken + b"/>"


def test_the_mark_of_strict_goes_and_text_stays() -> None:
    deel = b'<w:document xmlns:w="%swordprocessingml/main" w:conformance="strict">' % STRICT
    tekst = b"<w:t>zie http://purl.oclc.org/ooxml/drawingml/main</w:t></w:document>"

    assert als_transitional(deel + tekst) == (b'<w:document xmlns:w="%swordprocessingml/2006/main">' % GEWOON) + tekst


def test_only_xml_parts_are_changed() -> None:
    deel = b'<a xmlns="%sdrawingml/main"/>' % STRICT
    delen = {"word/document.xml": deel, "WORD/A.XML": deel, "word/media/a.png": deel}

    anders = delen_als_transitional(delen)

    assert [naam for naam, inhoud in anders.items() if inhoud == deel] == ["word/media/a.png"]


def test_a_part_that_is_not_strict_is_given_as_it_is() -> None:
    deel = b"<w:t>gewoon</w:t>"
    assert als_transitional(deel) is deel
