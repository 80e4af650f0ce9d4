"""The numbers that a Word file shows in its PAGEREF fields."""

from __future__ import annotations

from docx.oxml import parse_xml

from pipeline.word.paginanummers import met_nummers, verwezen
from tests.hulp import delen_van, zip_van

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KOPPEN = '<w:p><w:bookmarkStart w:id="1" w:name="_een"/><w:r><w:t>Eén</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>' + (
    '<w:p><w:bookmarkStart w:id="2" w:name="_twee"/><w:r><w:t>Twee</w:t></w:r><w:bookmarkEnd w:id="2"/></w:p>'
)


def _veld(opdracht: str, resultaat: str = "") -> str:
    tussen = f"<w:r><w:t>{resultaat}</w:t></w:r>" if resultaat else ""
    return (
        '<w:p><w:r><w:t>zie </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{opdracht}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{tussen}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:t> en verder</w:t></w:r></w:p>"
    )


def _woord(*alineas: str) -> bytes:
    inhoud = f'<w:document xmlns:w="{W}"><w:body>{"".join(alineas)}</w:body></w:document>'
    return zip_van({"[Content_Types].xml": b"<Types/>", "word/document.xml": inhoud.encode(), "iets.png": b"\x00"})


def _teksten(inhoud: bytes) -> list[str]:
    hoofdtekst = parse_xml(delen_van(inhoud)["word/document.xml"])
    return ["".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in hoofdtekst.iter(f"{{{W}}}p")]


def test_each_field_shows_the_number_of_its_heading_and_the_rest_stays_as_it_is() -> None:
    woord = _woord(_veld(" PAGEREF _een \\h "), _veld(" PAGEREF _twee \\h ", "99"), _veld(" NUMPAGES ", "7"), KOPPEN)

    genummerd = met_nummers(woord, "proef.docx", {"_een": "2", "_twee": "10"})

    assert _teksten(genummerd) == ["zie 2 en verder", "zie 10 en verder", "zie 7 en verder", "Eén", "Twee"]
    assert delen_van(genummerd)["iets.png"] == b"\x00"
    assert met_nummers(genummerd, "proef.docx", {"_een": "2", "_twee": "10"}) == genummerd


def test_a_field_of_which_the_page_is_not_known_is_left_to_word() -> None:
    woord = _woord(_veld(" PAGEREF _een \\h "), _veld(" PAGEREF _twee \\h ", "99"), KOPPEN)

    genummerd = met_nummers(woord, "proef.docx", {"_een": "2"})

    assert _teksten(genummerd)[:2] == ["zie 2 en verder", "zie 99 en verder"]


def test_bookmarks_come_in_the_order_of_the_text_and_once() -> None:
    velden = [_veld(f" PAGEREF {merk} \\h ") for merk in ("_twee", "_een", "_twee", "_weg")]

    assert verwezen(_woord(*velden, KOPPEN), "proef.docx") == ("_een", "_twee")


def test_a_field_that_is_no_link_and_another_field_do_not_count() -> None:
    woord = _woord(_veld(" PAGEREF _een "), _veld(" REF _twee \\h "), _veld(" PAGE "), KOPPEN)

    assert verwezen(woord, "proef.docx") == ()


def test_what_is_no_word_file_has_no_page_numbers() -> None:
    assert verwezen(b"niets", "proef.docx") == ()
    assert met_nummers(b"niets", "proef.docx", {"_een": "2"}) == b"niets"
