"""With `herkomstbijlage: ja` a document ends with a table that gives the source of each of its figures."""

from pathlib import Path

import docx
import pytest
from docx.table import Table
from openxml_audit import OpenXmlValidator

from pipeline.word.herkomstbijlage import KOP, UITLEG
from tests.conftest import Proef
from tests.hulp import SJABLOON, delen_van, docx_tekst, zip_van
from tests.hulp_word import W

OMSCHRIJVING = "templates/jaarverslag/document.yaml"
MET_BIJLAGE = (
    "titel: Jaarverslag\nomschrijving: het jaarverslag\nper: jaar\nnodig: [netwerk, jaarverslag]\nherkomstbijlage: ja\n"
)
VERSLAG = """\
inleiding: In 2024 kwamen 3 groepen bij elkaar.
overleg:
  - gremium: stuurgroep
    aantal: 4
  - gremium: klankbordgroep
    aantal: ruim 10
  - gremium: werkgroep
    aantal: 7
"""
REGELS = ("{%p for o in jaarverslag.overleg %}", "{{ o.gremium }}: {{ o.aantal }}", "{%p endfor %}")


def _document(proef: Proef, *alineas: str, omschrijving: str = MET_BIJLAGE) -> None:
    """A document type whose template has some paragraphs; what begins with # is a heading."""
    sjabloon = docx.Document()
    for alinea in alineas:
        if alinea.startswith("#"):
            sjabloon.add_heading(alinea.removeprefix("#"), 1)
        else:
            sjabloon.add_paragraph(alinea)
    sjabloon.save(str(proef.pad / SJABLOON))
    (proef.pad / OMSCHRIJVING).write_text(omschrijving, encoding="utf-8")
    proef.verslag(VERSLAG)


def _bijlage(pad: Path) -> Table:
    return docx.Document(str(pad)).tables[-1]


def _rijen(pad: Path) -> list[list[str]]:
    """The texts of the rows below the header; of a row with a heading that alone."""
    rijen = [[cel.text for cel in rij.cells] for rij in _bijlage(pad).rows[1:]]
    return [rij[:1] if len(set(rij)) == 1 else rij for rij in rijen]


def _gemaakt(proef: Proef, document: str = "jaarverslag", *opties: str) -> Path:
    gedaan = proef.genereer(document, *opties)
    assert gedaan.code == 0, gedaan.uit + gedaan.fout
    (pad,) = (proef.pad / "outputs").rglob("*.docx")
    return pad


def test_each_figure_has_what_it_is_how_it_was_made_and_where_it_stands(proef: Proef) -> None:
    _document(proef, "#Vooraf", "De stuurgroep kwam {{ jaarverslag.overleg[0].aantal }} keer bij elkaar.")

    pad = _gemaakt(proef)

    kop = [cel.text for cel in _bijlage(pad).rows[0].cells]
    assert kop == ["Cijfer", "Wat het is", "Hoe het is berekend", "Bron"]
    wat = "Aantal bijeenkomsten: De stuurgroep kwam 4 keer bij elkaar."
    assert _rijen(pad) == [["Vooraf"], ["4", wat, "Zoals ingevuld", "jaarverslag.yaml\nregel 4"]]
    alineas = [alinea.text for alinea in docx.Document(str(pad)).paragraphs]
    assert alineas[-3:] == [KOP, UITLEG, ""]


def test_figures_of_one_kind_from_lines_that_adjoin_stand_together_and_others_do_not(proef: Proef) -> None:
    _document(proef, *REGELS)
    proef.verslag("overleg:\n  - {gremium: a, aantal: 4}\n  - {gremium: b, aantal: 5}\n\n  - {gremium: c, aantal: 6}\n")

    assert _rijen(_gemaakt(proef)) == [
        [
            "4\n5",
            "Aantal bijeenkomsten, 2 keer: van ‘a: 4’ tot en met ‘b: 5’",
            "Zoals ingevuld",
            "jaarverslag.yaml\nregel 2–3",
        ],
        ["6", "Aantal bijeenkomsten: c: 6", "Zoals ingevuld", "jaarverslag.yaml\nregel 5"],
    ]


def test_a_figure_that_stands_alone_is_told_by_what_stands_below_it(proef: Proef) -> None:
    _document(proef, "{{ jaarverslag.overleg[0].aantal }}", "keer kwam de stuurgroep bij elkaar")

    assert [rij[1] for rij in _rijen(_gemaakt(proef))] == ["Aantal bijeenkomsten: keer kwam de stuurgroep bij elkaar"]


def test_a_fact_stands_once_under_the_heading_where_it_comes_first(proef: Proef) -> None:
    aantal = "{{ jaarverslag.overleg[0].aantal }}"
    _document(proef, "#Een", "Niets.", "#Twee", aantal, "#Drie", aantal, "{{ jaarverslag.overleg[1].aantal }}")

    assert [rij[:1] for rij in _rijen(_gemaakt(proef))] == [["Twee"], ["4"], ["Drie"], ["ruim 10"]]


def test_text_years_and_numbers_of_a_list_are_no_figures(proef: Proef) -> None:
    lijst = ("{%p for o in jaarverslag.overleg %}", "{{ loop.index }} {{ o.gremium }}", "{%p endfor %}")
    _document(proef, "{{ document.titel }}", "{{ jaar }}", "{{p jaarverslag.inleiding|markdown }}", *lijst)

    pad = _gemaakt(proef)

    assert KOP not in docx_tekst(pad)
    assert docx.Document(str(pad)).tables == []


def test_without_the_field_there_is_no_annex(proef: Proef) -> None:
    _document(proef, *REGELS, omschrijving=MET_BIJLAGE.replace("herkomstbijlage: ja\n", ""))

    assert KOP not in docx_tekst(_gemaakt(proef))


@pytest.mark.melding("D04")
def test_another_value_than_yes_or_no_is_told(proef: Proef) -> None:
    _document(proef, *REGELS, omschrijving=MET_BIJLAGE.replace("herkomstbijlage: ja", "herkomstbijlage: achterin"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"D04 {OMSCHRIJVING} regel 5: 'achterin' is geen ja of nee → vul 'ja' of 'nee' in",
    ]


def test_a_template_without_headings_and_table_styles_has_the_same_annex(proef: Proef) -> None:
    _document(proef, *REGELS)
    pad = proef.pad / SJABLOON
    delen = delen_van(pad.read_bytes())
    delen["word/styles.xml"] = (
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault>'
        b'<w:rPr><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
    )
    pad.write_bytes(zip_van(delen))

    gemaakt = _gemaakt(proef)

    xml = delen_van(gemaakt.read_bytes())["word/document.xml"]
    assert _rijen(gemaakt)[0][0] == "4"
    assert xml.count(b"<w:tblBorders>") == 1
    assert b'<w:b/></w:rPr><w:t xml:space="preserve">Herkomst van de cijfers' in xml


def test_the_header_row_returns_on_each_page_and_no_row_is_split(proef: Proef) -> None:
    _document(proef, *REGELS)

    rijen = [rij._tr.trPr.xml for rij in _bijlage(_gemaakt(proef)).rows]

    assert ["w:tblHeader" in rij for rij in rijen] == [True] + [False] * (len(rijen) - 1)
    assert all("w:cantSplit" in rij for rij in rijen)


def test_the_rows_of_a_small_group_stay_on_one_page_with_their_heading(proef: Proef) -> None:
    aantal, ander = "{{ jaarverslag.overleg[0].aantal }}", "{{ jaarverslag.overleg[2].aantal }}"
    _document(proef, "#Kop", aantal, ander)

    rijen = [rij._tr for rij in _bijlage(_gemaakt(proef)).rows]

    assert [{"w:keepNext" in alinea.xml for alinea in rij.iter(f"{W}p")} for rij in rijen] == [
        {False},
        {True},
        {True},
        {False},
    ]


def test_of_more_steps_than_three_the_annex_says_that_there_are_more(huis: Proef) -> None:
    regels = {rij[2] for rij in _rijen(_gemaakt(huis, "verantwoording")) if len(rij) == 4}

    assert "Besteed en verwacht min begroot; opgeteld over de regels die hierbij horen; de bedragen opgeteld, " in {
        regel.partition("elk op")[0] for regel in regels if regel.endswith("; …")
    }


def test_the_annex_stands_in_the_contents_and_on_a_page_of_its_own(huis: Proef) -> None:
    pad = _gemaakt(huis, "verantwoording")

    xml = delen_van(pad.read_bytes())["word/document.xml"].decode()
    assert xml.count(f">{KOP}</w:t>") == 2
    assert xml.count("<w:pageBreakBefore/>") == 1
    assert [str(fout) for fout in OpenXmlValidator().validate(pad).errors] == []


def test_the_amounts_of_a_column_stand_in_one_row_with_the_cells_that_they_come_from(huis: Proef) -> None:
    rijen = _rijen(_gemaakt(huis, "verantwoording"))

    (begroot,) = [rij for rij in rijen if len(rij) == 4 and rij[1].startswith("Begroot, 15 keer")]
    assert begroot[0].split("\n")[:3] == ["€\xa013.200,00", "€\xa044.000,00", "€\xa011.000,00"]
    assert begroot[1:] == [
        "Begroot, 15 keer: van ‘Projectleider, fase 1’ tot en met ‘Patiënten en naasten, fase 3’",
        "Opgeteld over de regels die hierbij horen; de bedragen opgeteld, elk op centen; "
        "aantal maal tarief, op centen; zonder aantal of tarief het bedrag",
        "begroting.xlsx\nBegroting!F9:G23",
    ]
    assert ["10", "Vanaf dit percentage is een toelichting nodig", "Zoals ingevuld", "nppz2.yaml\nregel 39"] in rijen


def test_every_amount_of_the_report_stands_in_the_annex(huis: Proef) -> None:
    pad = _gemaakt(huis, "verantwoording")

    *tabellen, bijlage = docx.Document(str(pad)).tables
    van = {alinea for rij in bijlage.rows for alinea in rij.cells[0].text.split("\n")}
    bedragen = {cel.text for tabel in tabellen for rij in tabel.rows for cel in rij.cells if cel.text.startswith("€")}
    assert len(bedragen) > 40
    assert bedragen - {bedrag for bedrag in bedragen if "\n" in bedrag} <= van
    assert van & {"1", "2", "3", "4"} == set()  # phases and activities have those numbers


def test_the_figures_of_the_annex_can_be_followed_too_and_are_controls_where_those_are_asked_for(proef: Proef) -> None:
    _document(proef, "{{ jaarverslag.overleg[0].aantal }} keer")
    pad = _gemaakt(proef, "jaarverslag", "--met-herkomst")

    waarden = proef.genereer("herleid", str(pad), "--formaat", "json").json["waarden"]

    assert [(waarde["tekst"], waarde["waar"]) for waarde in waarden] == [
        ("4", "alinea 1"),
        ("4", f"tabel 1, rij 2, kolom 1, onder kop '{KOP}'"),
    ]
    assert {waarde["feit"] for waarde in waarden} == {"jaarverslag.overleg[1].aantal"}
    assert delen_van(pad.read_bytes())["word/document.xml"].count(b'<w:tag w:val="genereer:0"/>') == 2


def test_the_annex_of_a_public_edition_gives_places_and_nothing_that_was_typed(huis: Proef) -> None:
    rijen = _rijen(_gemaakt(huis, "verantwoording", "--publiek"))

    tekst = "\n".join(cel for rij in rijen for cel in rij[-1:])
    assert "Realisatie!C7:D52" in tekst
    assert "34650" not in tekst
    assert "R001" not in tekst
