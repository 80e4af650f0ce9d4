import pytest
from lxml import etree

from pipeline.word.ooxml import W, w
from pipeline.word.pakket import DOCUMENT, Pakket
from tests.conftest import Proef
from tests.hulp import SJABLOON, delen_van, vervang_in_sjabloon, zip_van

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
GEEN_MACROS = "sla het op als 'Word-document (*.docx)'"
OORSPRONKELIJK = "gebruik het oorspronkelijke bestand"

SOORTEN = {
    "a text": (
        b"Beste leden",
        "dit is geen Word-bestand (.docx) maar een tekstbestand (bijvoorbeeld CSV) → sla het op als .docx",
    ),
    "an old doc": (
        OLE + bytes(600),
        "dit is geen Word-bestand (.docx) maar een bestand in de oude vorm van Office (.xls of .doc)"
        " → sla het op als .docx",
    ),
    "a password": (
        OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "het bestand is beveiligd met een wachtwoord → haal in Word het wachtwoord eraf en sla het opnieuw op",
    ),
    "nothing": (b"", f"het bestand is leeg → {OORSPRONKELIJK}"),
    "random bytes": (bytes(range(256)), f"dit is geen bestand van Word of Excel → {OORSPRONKELIJK}"),
    "a cut zip": (
        b"PK\x03\x04" + bytes(40),
        f"het bestand is beschadigd en kan niet worden geopend → {OORSPRONKELIJK}",
    ),
    "a workbook": (
        zip_van({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}),
        "dit is een Excel-werkmap (.xlsx) → zet hier het Word-bestand (.docx)",
    ),
}


def _groot(alineas: str) -> bytes:
    """A body of more than a million bytes, which is parsed while Python goes on."""
    return f'<w:document xmlns:w="{W}"><w:body>{alineas}{"<w:p/>" * 200_000}</w:body></w:document>'.encode()


def test_a_large_body_that_is_parsed_beforehand_gives_the_tree_of_what_it_is_when_asked() -> None:
    pakket = Pakket({DOCUMENT: _groot("<w:tbl/>")})

    pakket.ontleed_alvast()
    eerst = pakket.boom(DOCUMENT)
    pakket.ontleed_alvast()
    pakket.zet(DOCUMENT, _groot("<w:sdt/>"))
    daarna = pakket.boom(DOCUMENT)

    assert [boom[0][0].tag for boom in (eerst, daarna)] == [w("tbl"), w("sdt")]
    assert [len(boom[0]) for boom in (eerst, daarna)] == [200_001] * 2
    assert pakket.boom(DOCUMENT) is daarna


def test_a_package_knows_the_tree_of_another_that_is_being_parsed() -> None:
    maker, lezer = Pakket({DOCUMENT: _groot("<w:p/>")}), Pakket({DOCUMENT: _groot("<w:p/>")})

    maker.ontleed_alvast()

    assert lezer.leen_van(maker) == {DOCUMENT}
    assert lezer.boom(DOCUMENT) is maker.boom(DOCUMENT)


def test_a_large_body_that_is_broken_is_told_when_its_tree_is_asked_for() -> None:
    pakket = Pakket({DOCUMENT: _groot("<w:p>")})

    pakket.ontleed_alvast()

    with pytest.raises(etree.XMLSyntaxError):
        pakket.boom(DOCUMENT)


@pytest.mark.melding("S01")
@pytest.mark.parametrize("inhoud, tekst", SOORTEN.values(), ids=SOORTEN.keys())
def test_a_template_that_is_no_word_file_is_told_as_what_it_is(proef: Proef, inhoud: bytes, tekst: str) -> None:
    (proef.pad / SJABLOON).write_bytes(inhoud)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S01 {SJABLOON} -: {tekst}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("S01")
def test_a_template_with_broken_xml_is_told_with_its_part(proef: Proef) -> None:
    vervang_in_sjabloon(proef, "</w:body>", "</w:bdy>")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S01 {SJABLOON} -: onderdeel word/document.xml is beschadigd (regel ")
    assert melding.endswith(") → herstel het bestand in Word")
    assert proef.uitvoer() == []


@pytest.mark.melding("S02")
def test_a_template_that_is_a_zip_bomb_is_refused(proef: Proef) -> None:
    delen = delen_van((proef.pad / SJABLOON).read_bytes())
    (proef.pad / SJABLOON).write_bytes(zip_van({**delen, "word/media/beeld.bin": bytes(20_000_000)}))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S02 {SJABLOON} -: onderdeel word/media/beeld.bin is verdacht sterk samengeperst (een 'zipbom')"
        f" → {OORSPRONKELIJK}"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("S02")
def test_a_template_with_entities_is_refused(proef: Proef) -> None:
    delen = delen_van((proef.pad / SJABLOON).read_bytes())
    delen["word/document.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + delen["word/document.xml"]
    (proef.pad / SJABLOON).write_bytes(zip_van(delen))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S02 {SJABLOON} -: onderdeel word/document.xml bevat een documenttype of entiteiten; dat hoort hier niet"
        f" → {OORSPRONKELIJK}"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("S02")
def test_a_template_with_macros_is_refused(proef: Proef) -> None:
    delen = delen_van((proef.pad / SJABLOON).read_bytes())
    (proef.pad / SJABLOON).write_bytes(zip_van({**delen, "word/vbaProject.bin": b"macro"}))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S02 {SJABLOON} -: het bestand bevat macro's → {GEEN_MACROS}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("S02")
def test_a_template_that_gets_something_from_outside_is_refused(proef: Proef) -> None:
    soort = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    vervang_in_sjabloon(
        proef,
        "</Relationships>",
        f'<Relationship Id="rId99" Type="{soort}" Target="http://kwaad.nl/a.dotm" TargetMode="External"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels",
    )

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S02 {SJABLOON} -: onderdeel word/_rels/document.xml.rels haalt iets van buiten op:"
        " http://kwaad.nl/a.dotm → verwijder dit in Word, of voeg het in zonder koppeling"
    ]
    assert proef.uitvoer() == []
