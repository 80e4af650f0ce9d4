"""Two Word files become one with tracked changes: to accept all gives the new text, to reject all the old."""

from __future__ import annotations

import io
import itertools
import time
from copy import deepcopy
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.shared import RGBColor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from pipeline.word.pakket import Pakket, open_pakket
from pipeline.word.wijzigingen import Wijziging, heeft_wijzigingen, vergelijk
from tests.conftest import PROJECT
from tests.hulp_wijzigingen import Blok, W, aangenomen, inhoud, verworpen

_ZIN = st.lists(
    st.sampled_from(["de", "het", "netwerk", "EUR 14.200", "EUR 14.900", "7,5", "12", " ", "  ", ".", "\t", "é<&"]),
    max_size=6,
).map(" ".join)
_CEL = st.recursive(
    st.lists(_ZIN, min_size=1, max_size=3).map(list[Blok]),
    lambda cel: st.tuples(_ZIN, st.lists(st.lists(cel, min_size=2, max_size=2), min_size=1, max_size=2), _ZIN).map(
        lambda delen: [delen[0], delen[1], delen[2]]
    ),
    max_leaves=4,
)
_TABEL = st.integers(1, 3).flatmap(
    lambda breedte: st.lists(st.lists(_CEL, min_size=breedte, max_size=breedte), min_size=1, max_size=4)
)
_LIJF = st.tuples(st.lists(_ZIN | _TABEL, max_size=7), _ZIN).map(lambda delen: [*delen[0], delen[1]])


@cache
def _leeg() -> Pakket:
    return _van(docx.Document())


def _pakket(blokken: list[Blok]) -> Pakket:
    """A Word file with these paragraphs and tables."""
    wortel = deepcopy(_leeg().boom("word/document.xml"))
    lijf = wortel.find(f"{W}body")
    assert lijf is not None
    for blok in blokken:
        lijf.insert(len(lijf) - 1, _element(blok))
    return Pakket({**_leeg().delen, "word/document.xml": etree.tostring(wortel)})


def _element(blok: Blok) -> etree._Element:
    if isinstance(blok, str):
        alinea = etree.Element(f"{W}p")
        # A run for every few letters: words do not end where runs do.
        for begin in range(0, len(blok), 5):
            run = etree.SubElement(alinea, f"{W}r")
            for is_tab, groep in itertools.groupby(blok[begin : begin + 5], lambda teken: teken == "\t"):
                for tekst in ["\t"] * len(list(groep)) if is_tab else ["".join(groep)]:
                    knoop = etree.SubElement(run, f"{W}tab" if is_tab else f"{W}t")
                    knoop.text = None if is_tab else tekst
        return alinea
    tabel = etree.Element(f"{W}tbl")
    rooster = etree.SubElement(tabel, f"{W}tblGrid")
    for _ in blok[0]:
        etree.SubElement(rooster, f"{W}gridCol")
    for rij in blok:
        regel = etree.SubElement(tabel, f"{W}tr")
        for cel in rij:
            etree.SubElement(regel, f"{W}tc").extend([_element(deel) for deel in cel])
    return tabel


def _van(document: Document) -> Pakket:
    uit = io.BytesIO()
    document.save(uit)
    return _open(uit.getvalue())


def _open(inhoud_: bytes) -> Pakket:
    pakket, meldingen = open_pakket(inhoud_, "proef.docx")
    assert pakket is not None, meldingen
    return pakket


def _lijf(pakket: Pakket) -> etree._Element:
    lijf = pakket.boom("word/document.xml").find(f"{W}body")
    assert lijf is not None
    return lijf


def _fouten(pakket: Pakket, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    pad = tmp_path_factory.mktemp("word") / "verschil.docx"
    pad.write_bytes(pakket.schrijf())
    return [str(fout) for fout in OpenXmlValidator().validate(pad).errors]


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(_LIJF, _LIJF)
def test_accepting_gives_the_new_text_and_rejecting_the_old(oud: list[Blok], nieuw: list[Blok]) -> None:
    verschil, wijzigingen = vergelijk(_pakket(oud), _pakket(nieuw))

    assert inhoud(aangenomen(_lijf(verschil))) == nieuw
    assert inhoud(verworpen(_lijf(verschil))) == oud
    assert bool(wijzigingen) == (oud != nieuw)


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(_LIJF, st.data())
def test_a_small_change_anywhere_is_tracked_too(oud: list[Blok], keuze: st.DataObject) -> None:
    nieuw = list(oud)
    plek = keuze.draw(st.integers(0, len(nieuw) - 1))
    if keuze.draw(st.booleans()):
        nieuw.insert(plek, keuze.draw(_ZIN | _TABEL))
    elif plek < len(nieuw) - 1:
        del nieuw[plek]
    verschil, _ = vergelijk(_pakket(oud), _pakket(nieuw))

    assert inhoud(aangenomen(_lijf(verschil))) == nieuw
    assert inhoud(verworpen(_lijf(verschil))) == oud


def _xml(pakket: Pakket, deel: str = "word/document.xml") -> str:
    return pakket.delen[deel].decode()


def test_an_amount_is_one_word_and_keeps_its_formatting() -> None:
    def met(bedrag: str) -> Pakket:
        document = docx.Document()
        alinea = document.add_paragraph("Realisatie 2025: ")
        run = alinea.add_run(f"EUR {bedrag}")
        run.bold = True
        run.font.color.rgb = RGBColor(0xC0, 0, 0)
        alinea.add_run(" (voorlopig).")
        return _van(document)

    verschil, wijzigingen = vergelijk(met("14.200"), met("14.900"))

    vet = '<w:rPr><w:b/><w:color w:val="C00000"/></w:rPr>'
    assert (
        f'<w:del w:id="500001" w:author="genereer"><w:r>{vet}<w:delText xml:space="preserve">EUR 14.200</w:delText>'
        f'</w:r></w:del><w:ins w:id="500002" w:author="genereer"><w:r>{vet}<w:t xml:space="preserve">EUR 14.900</w:t>'
        "</w:r></w:ins>"
    ) in _xml(verschil)
    assert wijzigingen == (
        Wijziging("alinea 1", "Realisatie 2025: EUR 14.200 (voorlopig).", "Realisatie 2025: EUR 14.900 (voorlopig)."),
    )


def _met_tabel(*rijen: tuple[str, ...]) -> Pakket:
    document = docx.Document()
    document.add_heading("Geld", 1)
    tabel = document.add_table(0, len(rijen[0]))
    for rij in rijen:
        for cel, tekst in zip(tabel.add_row().cells, rij, strict=True):
            cel.text = tekst
    return _van(document)


def test_rows_that_came_and_went_are_rows_and_other_cells_are_words() -> None:
    oud = _met_tabel(("Post", "Bedrag"), ("Zaalhuur", "EUR 100"), ("Reizen", "EUR 200"), ("Totaal", "EUR 300"))
    nieuw = _met_tabel(("Post", "Bedrag"), ("Reizen", "EUR 200"), ("Drukwerk", "EUR 50"), ("Totaal", "EUR 250"))

    verschil, wijzigingen = vergelijk(oud, nieuw)

    assert wijzigingen == (
        Wijziging("tabel 1, rij 2, onder kop 'Geld'", "Zaalhuur | EUR 100", None),
        Wijziging("tabel 1, rij 3, onder kop 'Geld'", None, "Drukwerk | EUR 50"),
        Wijziging("tabel 1, rij 4, kolom 2, onder kop 'Geld'", "EUR 300", "EUR 250"),
    )
    rijen = [
        (next(iter(merk)).tag.removeprefix(W), "".join(t.text or "" for t in rij.iter(f"{W}t", f"{W}delText")))
        for rij in verschil.boom("word/document.xml").iter(f"{W}tr")
        if (merk := rij.find(f"{W}trPr")) is not None
    ]
    assert rijen == [("del", "ZaalhuurEUR 100"), ("ins", "DrukwerkEUR 50")]


def test_tables_of_other_columns_are_two_tables() -> None:
    verschil, wijzigingen = vergelijk(_met_tabel(("a", "b"), ("c", "d")), _met_tabel(("a", "b", "c"), ("c", "d", "e")))

    plek = "tabel 1, onder kop 'Geld'"
    assert wijzigingen == (Wijziging(plek, "a | b\nc | d", None), Wijziging(plek, None, "a | b | c\nc | d | e"))
    assert [len(t.findall(f"{W}tr")) for t in verschil.boom("word/document.xml").iter(f"{W}tbl")] == [2, 2]


def test_headers_and_footers_are_compared_too() -> None:
    def met(kop: str, voet: str) -> Pakket:
        document = docx.Document()
        document.sections[0].header.paragraphs[0].text = kop
        document.sections[0].footer.paragraphs[0].text = voet
        return _van(document)

    oud, nieuw = met("Verslag 2024", "gelijk"), met("Verslag 2025", "gelijk")
    verschil, wijzigingen = vergelijk(oud, nieuw)

    assert wijzigingen == (Wijziging("koptekst", "Verslag 2024", "Verslag 2025"),)
    (kop,) = [deel for deel in verschil.delen if "header" in deel and verschil.delen[deel] != nieuw.delen[deel]]
    assert inhoud(aangenomen(verschil.boom(kop))) == ["Verslag 2025"]
    assert inhoud(verworpen(verschil.boom(kop))) == ["Verslag 2024"]


# A line of a contents page, a field with its result, a content control around words, and one around a paragraph.
_BIJZONDER = """<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:p><w:hyperlink w:anchor="_Toc1"><w:r><w:t>Kop {0}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar
w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF _Toc1 \\h </w:instrText></w:r><w:r>
<w:fldChar w:fldCharType="separate"/></w:r>
<w:r><w:t>{0}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink></w:p>
<w:p><w:bookmarkStart w:id="1" w:name="_Toc1"/><w:r><w:t>Kop {0}</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>
<w:p><w:r><w:t xml:space="preserve">Voor </w:t></w:r><w:sdt><w:sdtPr><w:alias w:val="n"/></w:sdtPr><w:sdtContent>
<w:r><w:t>naam {0}</w:t></w:r></w:sdtContent></w:sdt>
<w:fldSimple w:instr=" PAGE "><w:r><w:t>{0}</w:t></w:r></w:fldSimple></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>In een besturing {0}</w:t></w:r></w:p>{1}</w:sdtContent></w:sdt>
<w:p><w:r><w:noBreakHyphen/><w:t>slot</w:t><w:br/></w:r></w:p></w:body>"""


def _bijzonder(nummer: str, erbij: str = "") -> Pakket:
    document = docx.Document()
    lijf = etree.fromstring(_BIJZONDER.format(nummer, erbij))
    for kind in reversed(list(lijf)):
        document.element.body.insert(0, kind)
    return _van(document)


@pytest.mark.parametrize("omgekeerd", [False, True])
def test_contents_fields_links_and_content_controls_stay_valid(
    omgekeerd: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    meer = "<w:p><w:r><w:t>Nog een alinea</w:t></w:r></w:p>"
    oud, nieuw = _bijzonder("7"), _bijzonder("12", meer)
    if omgekeerd:
        oud, nieuw = nieuw, oud

    verschil, wijzigingen = vergelijk(oud, nieuw)

    assert inhoud(aangenomen(_lijf(verschil))) == inhoud(_lijf(nieuw))
    assert inhoud(verworpen(_lijf(verschil))) == inhoud(_lijf(oud))
    assert len(wijzigingen) == 5
    assert _fouten(verschil, tmp_path_factory) == _fouten(nieuw, tmp_path_factory)
    assert _xml(verschil).count("PAGEREF") == 1


def test_a_style_or_list_that_the_new_file_does_not_have_is_left_out() -> None:
    document = docx.Document()
    document.styles.add_style("Eigen", 1)
    alinea = document.add_paragraph("Weg ermee", "Eigen")
    lijst = etree.SubElement(etree.SubElement(alinea._p.get_or_add_pPr(), f"{W}numPr"), f"{W}numId")
    lijst.set(f"{W}val", "99")
    document.add_paragraph("slot")
    nieuw = docx.Document()
    nieuw.add_paragraph("slot")

    verschil, _ = vergelijk(_van(document), _van(nieuw))

    assert "Weg ermee" in _xml(verschil)
    assert "Eigen" not in _xml(verschil)
    assert "numPr" not in _xml(verschil)


_LOGO = PROJECT / "inputs/netwerken/utrecht-zuid/logo.png"


def _met_beeld(omschrijving: str | None) -> Pakket:
    document = docx.Document()
    document.add_heading("Foto's", 1)
    document.add_paragraph("hetzelfde")
    if omschrijving is not None:
        document.add_picture(str(_LOGO))
        document.inline_shapes[0]._inline.docPr.set("descr", omschrijving)
    return _van(document)


def test_a_picture_that_differs_is_told_and_is_that_of_the_new_file() -> None:
    nieuw = _met_beeld("de open dag")
    verschil, wijzigingen = vergelijk(_met_beeld("het kantoor"), nieuw)

    plek = "alinea 3, onder kop 'Foto's'"
    assert wijzigingen == (Wijziging(plek, "afbeelding 'het kantoor'", "afbeelding 'de open dag'", gevolgd=False),)
    assert verschil.delen == nieuw.delen


def test_a_picture_that_came_goes_with_its_paragraph() -> None:
    oud, nieuw = _met_beeld(None), _met_beeld("de open dag")
    verschil, wijzigingen = vergelijk(oud, nieuw)

    assert wijzigingen[-1] == Wijziging("alinea 3, onder kop 'Foto's'", None, "afbeelding 'de open dag'", gevolgd=False)
    assert next(verworpen(_lijf(verschil)).iter(f"{W}drawing"), None) is None
    assert inhoud(verworpen(_lijf(verschil))) == inhoud(_lijf(oud))


def test_the_same_two_files_give_the_same_bytes() -> None:
    oud, nieuw = _bijzonder("7"), _bijzonder("12")

    assert vergelijk(oud, nieuw)[0].schrijf() == vergelijk(_bijzonder("7"), _bijzonder("12"))[0].schrijf()
    assert not heeft_wijzigingen(nieuw)
    assert heeft_wijzigingen(vergelijk(oud, nieuw)[0])


def test_five_thousand_paragraphs_take_seconds() -> None:
    oud: list[Blok] = [f"Regel {n} kost EUR {n % 7}.000" if n % 2 else "" for n in range(5_000)]
    nieuw: list[Blok] = [f"{regel} nu" if n % 50 == 1 else regel for n, regel in enumerate(oud) if n % 99]
    van, naar = _pakket(oud), _pakket(nieuw)

    begin = time.perf_counter()
    verschil, _ = vergelijk(van, naar)

    assert time.perf_counter() - begin < 15
    assert inhoud(aangenomen(_lijf(verschil))) == nieuw
    assert inhoud(verworpen(_lijf(verschil))) == oud
