import base64
from pathlib import Path

import pytest

from tests.conftest import NETWERK as NETWERK_YAML
from tests.conftest import Gedaan, Proef
from tests.hulp import DOCUMENT, delen_van, vervang, vervang_in_sjabloon, zip_van

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _maak(proef: Proef, met_logo: bool = False) -> bytes:
    """The bytes of the annual report."""
    if met_logo:
        (proef.netwerk / "netwerk.yaml").write_text(f"{NETWERK_YAML}huisstijl:\n  logo: logo.png\n", encoding="utf-8")
        (proef.netwerk / "logo.png").write_bytes(PIXEL)
    assert proef.genereer("jaarverslag").code == 0
    return (proef.pad / DOCUMENT).read_bytes()


def _keur(proef: Proef, inhoud: bytes) -> Gedaan:
    Path("bewerkt.docx").write_bytes(inhoud)
    return proef.genereer("keur", "bewerkt.docx", "--formaat", "json")


@pytest.mark.melding("K06")
def test_a_part_that_the_file_names_and_does_not_hold_is_told(proef: Proef) -> None:
    delen = delen_van(_maak(proef))
    del delen["word/footer1.xml"]

    gedaan = _keur(proef, zip_van(delen))

    assert gedaan.code == 5
    assert gedaan.meldingen == ["K06 bewerkt.docx -: onderdeel word/footer1.xml ontbreekt → maak het document opnieuw"]


@pytest.mark.melding("K06")
def test_a_reference_to_a_relationship_that_is_not_there_is_told(proef: Proef) -> None:
    inhoud = vervang(
        _maak(proef), "word/document.xml", "Een jaar om te proeven.</w:t></w:r>",
        'Een jaar.</w:t></w:r><w:hyperlink r:id="rId98"><w:r><w:t>hier</w:t></w:r></w:hyperlink>',
    )  # fmt: skip

    gedaan = _keur(proef, inhoud)

    assert gedaan.code == 5
    assert gedaan.meldingen == [
        "K06 bewerkt.docx -: verwijzing rId98 in word/document.xml ontbreekt → maak het document opnieuw"
    ]


@pytest.mark.melding("K06")
def test_a_template_that_lost_a_part_stops_the_document(proef: Proef) -> None:
    pad = proef.pad / "templates" / "jaarverslag" / "sjabloon.docx"
    delen = delen_van(pad.read_bytes())
    del delen["word/fontTable.xml"]
    pad.write_bytes(zip_van(delen))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 5
    assert gedaan.meldingen == [f"K06 {DOCUMENT} -: onderdeel word/fontTable.xml ontbreekt → maak het document opnieuw"]
    assert proef.uitvoer() == []


@pytest.mark.melding("K07")
def test_a_document_without_title_or_dutch_is_told(proef: Proef) -> None:
    delen = delen_van(_maak(proef))
    delen["docProps/core.xml"] = delen["docProps/core.xml"].replace(b"Jaarverslag 2024", b" ")
    delen["word/styles.xml"] = delen["word/styles.xml"].replace(b'w:val="nl-NL"', b'w:val="en-US"')

    gedaan = _keur(proef, zip_van(delen))

    assert gedaan.code == 0
    assert gedaan.meldingen[-1:] == [
        "K07 bewerkt.docx -: de taal van het document is niet Nederlands → kies bij Controleren > Taal Nederlands",
    ]
    leeg = vervang(zip_van(delen), "docProps/core.xml", "</dc:title>", "</dc:title><!-- -->")
    zonder = delen_van(leeg)
    del zonder["docProps/core.xml"]
    assert (
        "K07 bewerkt.docx -: het document heeft geen titel → vul de titel in bij Bestand > Info"
        in _keur(proef, zip_van(zonder)).meldingen
    )


@pytest.mark.melding("K08")
def test_a_table_whose_header_does_not_come_back_on_every_page_is_told(proef: Proef) -> None:
    proef.verslag("projecten:\n  - titel: Zorg\n    tekst: Samen.\n    vervolg_in: 2025\n    vervolg: verder\n")
    inhoud = vervang(_maak(proef), "word/document.xml", "<w:tblHeader/>", "")

    gedaan = _keur(proef, inhoud)

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        "K08 bewerkt.docx tabel 1: de kopregel komt niet op elke pagina terug → laat de kopregel herhalen"
    ]


@pytest.mark.melding("K09")
def test_a_picture_without_alternative_text_is_told(proef: Proef) -> None:
    inhoud = vervang(_maak(proef, met_logo=True), "word/document.xml", 'descr="Logo van Netwerk Proef"', "")

    gedaan = _keur(proef, inhoud)

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        "K09 bewerkt.docx afbeelding 'logo': deze afbeelding heeft geen alternatieve tekst → voeg een beschrijving toe"
    ]


@pytest.mark.melding("K09")
def test_a_picture_that_is_only_decoration_needs_no_text(proef: Proef) -> None:
    decoratief = (
        'descr=""><a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C}">'
        '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
        "</a:extLst></wp:docPr>"
    )
    inhoud = vervang(_maak(proef, met_logo=True), "word/document.xml", 'descr="Logo van Netwerk Proef"/>', decoratief)

    assert _keur(proef, inhoud).meldingen == []


def test_a_document_with_a_logo_and_a_list_of_members_gives_no_melding(proef: Proef) -> None:
    (proef.netwerk / "leden.yaml").write_text(
        "peildatum: 2024\nleden:\n  - naam: De Linde\n    categorie: Hospices\n", encoding="utf-8"
    )

    assert _keur(proef, _maak(proef, met_logo=True)).meldingen == []


@pytest.mark.melding("S01", "S02")
def test_a_file_to_check_that_is_no_word_file_or_holds_macros_is_told(proef: Proef) -> None:
    heel = _maak(proef)

    gedaan = _keur(proef, b"Beste leden")
    assert gedaan.code == 5
    assert gedaan.meldingen == [
        "S01 bewerkt.docx -: dit is geen Word-bestand (.docx) maar een tekstbestand (bijvoorbeeld CSV)"
        " → sla het op als .docx"
    ]
    gedaan = _keur(proef, zip_van({**delen_van(heel), "word/vbaProject.bin": b""}))
    assert gedaan.code == 5
    assert gedaan.meldingen == [
        "S02 bewerkt.docx -: het bestand bevat macro's → sla het op als 'Word-document (*.docx)'"
    ]


@pytest.mark.melding("K07")
def test_a_template_without_a_title_still_gives_a_document_with_a_warning(proef: Proef) -> None:
    vervang_in_sjabloon(proef, 'w:val="nl-NL"', 'w:val="en-US"', "word/styles.xml")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"K07 {DOCUMENT} -: de taal van het document is niet Nederlands → kies bij Controleren > Taal Nederlands"
    ]
