"""What may be called accessible: the shipped documents pass, and a PDF in which one thing is broken does not."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import page
import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from pipeline.pdf.boom import elementen, onder, rollen, soort
from pipeline.pdf.herstel import Onleesbaar, herstel
from pipeline.pdf.keuring import keur_pdf
from pipeline.pdf.soffice import vind_soffice, zet_om
from pipeline.pdf.woord import Woordkennis, ken
from pipeline.word.pakket import DOCUMENT, open_pakket
from tests.conftest import PROJECT
from tests.hulp import delen_van
from tests.pdf.conftest import Voorbeeld

SOORTEN = sorted(map_.name for map_ in (PROJECT / "templates").iterdir() if map_.is_dir())
NAAM = "outputs/proef/2024/proef.pdf"


def _van_soort(voorbeelden: dict[str, Voorbeeld], naam: str) -> list[Voorbeeld]:
    gevonden = [een for een in voorbeelden.values() if een.naam.startswith(f"{naam}-")]
    assert gevonden, f"no shipped dossier gives a {naam}"
    return gevonden


def _veranderd(inhoud: bytes, wijzig: Callable[[pikepdf.Pdf], None]) -> bytes:
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        wijzig(pdf)
        pdf.save(uit)
    return uit.getvalue()


def _een(voorbeelden: dict[str, Voorbeeld], soort_: str = "jaarplanevaluatie") -> bytes:
    return _van_soort(voorbeelden, soort_)[0].pdf


def _eerste(pdf: pikepdf.Pdf, wat: str) -> pikepdf.Object:
    return next(element for element in elementen(pdf) if soort(element, rollen(pdf)) == wat)


def _meldingen(inhoud: bytes) -> list[str]:
    return [f"{m.code} {m.plaats.bestand}: {m.tekst} → {m.advies}" for m in keur_pdf(inhoud, NAAM)]


@pytest.mark.parametrize("naam", SOORTEN)
def test_each_document_type_gives_a_pdf_for_everybody_and_for_the_archive(
    voorbeelden: dict[str, Voorbeeld], naam: str
) -> None:
    for een in _van_soort(voorbeelden, naam):
        assert keur_pdf(een.pdf, een.naam) == ()
        assert page.is_pdf_compliant_bytes(een.pdf, profile="ua1")
        assert page.is_pdf_compliant_bytes(een.pdf, profile="2b")


@pytest.mark.parametrize("naam", SOORTEN)
def test_title_language_headings_and_fonts_come_from_the_word_file(
    voorbeelden: dict[str, Voorbeeld], naam: str
) -> None:
    for een in _van_soort(voorbeelden, naam):
        kern = delen_van(een.woord)["docProps/core.xml"].decode()
        titel = re.search(r"<dc:title>(.*?)</dc:title>", kern)
        assert titel is not None
        with pikepdf.open(io.BytesIO(een.pdf)) as pdf:
            assert str(pdf.docinfo["/Title"]) == titel[1].replace("&amp;", "&")
            assert pdf.open_metadata()["dc:title"] == str(pdf.docinfo["/Title"])
            assert str(pdf.Root.Lang) == "nl-NL"
            koppen = [
                soort(element, rollen(pdf))
                for element in elementen(pdf)
                if re.fullmatch(r"/H[1-6]", soort(element, rollen(pdf)))
            ]
            with pdf.open_outline() as bladwijzers:
                assert len(bladwijzers.root) == koppen.count("/H1")
            letters = {str(o.FontName) for o in pdf.objects if isinstance(o, Dictionary) and "/FontName" in o}
            assert any("Carlito" in letter for letter in letters)


@pytest.mark.parametrize("naam", SOORTEN)
def test_every_picture_has_the_text_of_the_word_file_and_decoration_is_passed_over(
    voorbeelden: dict[str, Voorbeeld], naam: str
) -> None:
    for een in _van_soort(voorbeelden, naam):
        beelden = ken(een.woord, een.naam).beelden
        with pikepdf.open(io.BytesIO(een.pdf)) as pdf:
            teksten = [str(e.get("/Alt", "")) for e in elementen(pdf) if soort(e, rollen(pdf)) == "/Figure"]
        assert sorted(teksten) == sorted(str(beeld.tekst) for beeld in beelden if not beeld.decoratief)
        assert teksten or any(beeld.decoratief for beeld in beelden)


@pytest.mark.parametrize("naam", SOORTEN)
def test_a_table_has_header_cells_and_what_only_stands_side_by_side_is_no_table(
    voorbeelden: dict[str, Voorbeeld], naam: str
) -> None:
    for een in _van_soort(voorbeelden, naam):
        pakket, _ = open_pakket(een.woord, een.naam)
        assert pakket is not None
        met_kop = [1 for rij in pakket.boom(DOCUMENT).iter("{*}tr") if rij.find("{*}trPr/{*}tblHeader") is not None]
        with pikepdf.open(io.BytesIO(een.pdf)) as pdf:
            tabellen = [element for element in elementen(pdf) if soort(element, rollen(pdf)) == "/Table"]
        assert len(tabellen) <= len(met_kop)
        assert bool(tabellen) == bool(met_kop)


def test_the_lines_of_the_contents_are_tagged_as_contents(voorbeelden: dict[str, Voorbeeld]) -> None:
    with pikepdf.open(io.BytesIO(_een(voorbeelden, "jaarverslag"))) as pdf:
        assert [str(regel.S) for regel in _eerste(pdf, "/TOC").K] == ["/TOCI"] * len(_eerste(pdf, "/TOC").K)
        assert len(_eerste(pdf, "/TOC").K) >= 5


def test_the_same_word_file_gives_the_same_bytes(voorbeelden: dict[str, Voorbeeld]) -> None:
    programma = vind_soffice()
    assert programma is not None
    een = _van_soort(voorbeelden, "jaarverslag")[0]

    (opnieuw,) = zet_om(programma, [een.woord])

    assert opnieuw.inhoud is not None
    assert herstel(opnieuw.inhoud, ken(een.woord, een.naam)) == een.pdf


def test_a_stream_that_ends_in_a_carriage_return_leaves_no_doubt_where_it_ends(
    voorbeelden: dict[str, Voorbeeld],
) -> None:
    def erbij(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Extra = pdf.make_stream(b"\xff\xfe een stroom\r", Filter=Name.Crypt)
        pdf.Root.Extra.write(b"x" * 40 + b"\r", filter=Name.DCTDecode)

    lastig = _veranderd(_een(voorbeelden), erbij)
    assert b"\r\nendstream" in lastig

    hersteld = herstel(lastig, Woordkennis((), mist_kopregel=False))

    assert b"\r\nendstream" not in hersteld
    with pikepdf.open(io.BytesIO(hersteld)) as pdf:
        assert list(pdf.Root.Extra.Filter) == [Name.ASCII85Decode, Name.DCTDecode]


@pytest.mark.melding("F04")
def test_a_picture_without_text_is_found(voorbeelden: dict[str, Voorbeeld]) -> None:
    def zonder(pdf: pikepdf.Pdf) -> None:
        del _eerste(pdf, "/Figure").Alt

    assert _meldingen(_veranderd(_een(voorbeelden), zonder)) == [
        f"F04 {NAAM}: een afbeelding heeft geen alternatieve tekst (PDF/UA-1, regel PDFUA1-FIGURE-ALTERNATIVE-TEXT-001)"
        " → geef haar in Word een beschrijving (Alternatieve tekst), of kies daar: markeren als decoratief"
    ]


@pytest.mark.melding("F04")
def test_a_heading_level_that_is_passed_over_is_found(voorbeelden: dict[str, Voorbeeld]) -> None:
    def sla_over(pdf: pikepdf.Pdf) -> None:
        for element in list(elementen(pdf)):
            if soort(element, rollen(pdf)) == "/H2":
                element.S = Name.H3

    (melding,) = _meldingen(_veranderd(_een(voorbeelden), sla_over))
    assert re.fullmatch(
        rf"F04 {NAAM}: er is een kopniveau overgeslagen \(PDF/UA-1, regel PDFUA1-HEADING-NESTING-001(, \d+ keer)?\)"
        " → laat in Word op Kop 1 een Kop 2 volgen, en niet meteen een Kop 3",
        melding,
    )


@pytest.mark.melding("F04")
def test_a_rule_that_we_have_no_words_for_is_told_by_its_number(voorbeelden: dict[str, Voorbeeld]) -> None:
    def zonder(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.OutputIntents

    meldingen = _meldingen(_veranderd(_een(voorbeelden), zonder))
    assert meldingen
    for melding in meldingen:
        assert melding.startswith(f"F04 {NAAM}: de PDF voldoet niet aan een regel van de norm ('")
        assert "(PDF/A-2b, regel PDFA2B-" in melding
        assert melding.endswith(
            " → open het document in Word en sla het daar op als PDF, en meld dit met het document erbij"
        )


@pytest.mark.melding("F05")
@pytest.mark.parametrize(
    ("wijzig", "melding"),
    [
        (
            lambda pdf: setattr(pdf.Root, "Lang", String("en-GB")),
            "de taal van de PDF is 'en-GB' en niet Nederlands → kies in het sjabloon bij Controleren > Taal Nederlands",
        ),
        (
            lambda pdf: delattr(pdf.Root, "Lang"),
            "de PDF zegt niet welke taal hij heeft → kies in het sjabloon bij Controleren > Taal Nederlands",
        ),
        (
            lambda pdf: pdf.docinfo.__delitem__("/Title"),
            "de PDF heeft geen titel → vul in het sjabloon de titel in bij Bestand > Info",
        ),
    ],
)
def test_a_pdf_without_language_or_title_is_found(
    voorbeelden: dict[str, Voorbeeld], wijzig: Callable[[pikepdf.Pdf], None], melding: str
) -> None:
    assert f"F05 {NAAM}: {melding}" in _meldingen(_veranderd(_een(voorbeelden), wijzig))


@pytest.mark.melding("F05")
def test_headings_without_bookmarks_are_found(voorbeelden: dict[str, Voorbeeld]) -> None:
    def zonder(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Outlines

    (melding,) = _meldingen(_veranderd(_een(voorbeelden), zonder))
    assert re.fullmatch(
        rf"F05 {NAAM}: de PDF heeft \d+ koppen, maar geen bladwijzers"
        " → gebruik voor koppen de stijlen Kop 1, Kop 2 en verder van Word",
        melding,
    )


@pytest.mark.melding("F05")
def test_a_table_that_should_have_a_header_row_is_not_read_as_text_but_found(
    voorbeelden: dict[str, Voorbeeld],
) -> None:
    def zonder(pdf: pikepdf.Pdf) -> None:
        for cel in [deel for deel in onder(_eerste(pdf, "/Table")) if soort(deel, rollen(pdf)) == "/TH"]:
            cel.S = Name.TD
            del cel.A

    kapot = _veranderd(_een(voorbeelden), zonder)

    assert _meldingen(herstel(kapot, Woordkennis((), mist_kopregel=True))) == [
        f"F05 {NAAM}: tabel 1 van de PDF heeft geen kopregel"
        " → kies in Word voor de eerste rij: Tabelindeling > Veldnamenrij herhalen"
    ]
    assert _meldingen(herstel(kapot, Woordkennis((), mist_kopregel=False))) == []


@pytest.mark.melding("F03")
@pytest.mark.parametrize("inhoud", [b"", b"%PDF-1.7\nkapot\n%%EOF\n", b"geen PDF"])
def test_what_is_no_pdf_is_told(inhoud: bytes) -> None:
    with pytest.raises(Onleesbaar):
        herstel(inhoud, Woordkennis((), mist_kopregel=False))
    assert _meldingen(inhoud) == [
        f"F03 {NAAM}: deze PDF kan niet worden geopend → geef de opdracht opnieuw; blijft dit zo, open het document "
        "dan in Word en sla het daar op als PDF"
    ]
