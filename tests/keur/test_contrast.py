"""Text of a finished document can be read on what is behind it."""

from pathlib import Path

import pytest

from pipeline.keur.contrast import leesbare_tekst
from tests.conftest import Proef
from tests.hulp import DOCUMENT, vervang
from tests.hulp_word import keurdocument

ALINEA = "Een jaar om te proeven."


def _gekeurd(proef: Proef, oud: str, nieuw: str) -> list[str]:
    assert proef.genereer("jaarverslag").code == 0
    Path("bewerkt.docx").write_bytes(vervang((proef.pad / DOCUMENT).read_bytes(), "word/document.xml", oud, nieuw))
    return [m for m in proef.genereer("keur", "bewerkt.docx", "--formaat", "json").meldingen if m.startswith("K10")]


def _run(opmaak: str) -> str:
    return f"</w:t></w:r><w:r><w:rPr>{opmaak}</w:rPr><w:t>Bleek</w:t></w:r><w:r><w:t>{ALINEA}"


@pytest.mark.melding("K10")
def test_pale_text_on_white_is_told(proef: Proef) -> None:
    [melding] = _gekeurd(proef, ALINEA, _run('<w:color w:val="999999"/>'))

    assert melding.startswith("K10 bewerkt.docx alinea ")
    assert melding.endswith(
        ": 'Bleek' heeft een contrast van 2,84 : 1 met het vlak erachter "
        "→ kies een donkerder of lichtere kleur voor tekst of vlak"
    )


@pytest.mark.parametrize(
    ("opmaak", "is_te_lezen"),
    [
        ('<w:color w:val="767676"/>', True),  # 4,54
        ('<w:color w:val="777777"/>', False),  # 4,47
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="0B5563"/>', True),
        ('<w:color w:val="0B5563"/><w:shd w:val="clear" w:fill="000000"/>', False),
        ('<w:color w:val="949494"/><w:sz w:val="36"/>', True),  # large
        ('<w:b/><w:color w:val="949494"/><w:sz w:val="28"/>', True),
        ('<w:color w:val="949494"/><w:sz w:val="28"/>', False),
        ('<w:color w:val="auto"/>', True),
    ],
)
def test_what_can_be_read_is_left_alone(proef: Proef, opmaak: str, is_te_lezen: bool) -> None:
    assert (_gekeurd(proef, ALINEA, _run(opmaak)) == []) is is_te_lezen


def test_the_documents_as_they_come_can_be_read(proef: Proef) -> None:
    assert _gekeurd(proef, ALINEA, ALINEA + " ") == []


def test_two_fills_of_one_pattern_are_two_looks(proef: Proef) -> None:
    vlak = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/><w:color w:val="0B5563"/>'
    goed = f"</w:t></w:r></w:p><w:p><w:r><w:rPr>{vlak.format('FFFFFF')}</w:rPr><w:t>Goed</w:t></w:r></w:p>"
    slecht = f"<w:p><w:r><w:rPr>{vlak.format('000000')}</w:rPr><w:t>Bleek</w:t></w:r></w:p><w:p><w:r><w:t>"

    [melding] = _gekeurd(proef, ALINEA, f"{goed}{slecht}{ALINEA}")

    assert "'Bleek' heeft een contrast van" in melding


def test_the_same_properties_over_other_runs_are_another_look(proef: Proef) -> None:
    grijs, groot = '<w:color w:val="949494"/>', '<w:sz w:val="36"/>'

    def alinea(*opmaak: str) -> str:
        runs = "".join(f"<w:r><w:rPr>{eigen}</w:rPr><w:t>Bleek</w:t></w:r>" for eigen in opmaak)
        return f"<w:p>{runs}</w:p>"

    beide = alinea(grijs + groot, "") + alinea(grijs, groot)
    [melding] = _gekeurd(proef, ALINEA, f"{ALINEA}</w:t></w:r></w:p>{beide}<w:p><w:r><w:t>")

    assert "'Bleek' heeft een contrast van" in melding


def test_an_empty_paragraph_does_not_hide_a_full_one_that_looks_the_same(proef: Proef) -> None:
    bleek = '<w:p><w:r><w:rPr><w:color w:val="999999"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
    leeg, vol = bleek.format(" "), bleek.format("Bleek")

    [melding] = _gekeurd(proef, ALINEA, f"</w:t></w:r></w:p>{leeg}{vol}<w:p><w:r><w:t>{ALINEA}")

    assert "'Bleek' heeft een contrast van" in melding


@pytest.mark.parametrize("om", ["", "<w:p><w:r><w:t>Binnen</w:t></w:r></w:p>"])
def test_the_fill_of_a_cell_counts_for_the_text_in_it_and_for_no_other(proef: Proef, om: str) -> None:
    def cel(vlak: str, tekst: str) -> str:
        opmaak = f'<w:tcPr><w:tcW w:w="900" w:type="dxa"/>{vlak}</w:tcPr>'
        return f"<w:tc>{opmaak}{om}<w:p><w:r><w:t>{tekst}</w:t></w:r></w:p></w:tc>"

    donker = '<w:shd w:val="clear" w:color="auto" w:fill="22292D"/>'
    rij = f"<w:tr>{cel('', 'Open')}{cel(donker, 'Donker')}{cel('', 'Na')}</w:tr>"
    raster = '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>'
    tabel = f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{raster}{rij}</w:tbl>'

    gevonden = _gekeurd(proef, ALINEA, f"</w:t></w:r></w:p>{tabel}<w:p><w:r><w:t>{ALINEA}")

    assert len(gevonden) == 1
    assert f": '{'Binnen' if om else 'Donker'}' heeft een contrast van" in gevonden[0]


def _zonder_eigen_kleur(stijlen: str, inhoud: str) -> list[str]:
    """What is told of a body in which only styles give colours."""
    return [melding.tekst for melding in leesbare_tekst(keurdocument(inhoud, stijlen))]


def test_pale_text_without_a_style_of_its_own_is_told() -> None:
    bleek = '<w:docDefaults><w:rPrDefault><w:rPr><w:color w:val="999999"/></w:rPr></w:rPrDefault></w:docDefaults>'

    [gevonden] = _zonder_eigen_kleur(bleek, "<w:p><w:r><w:t>Bleek</w:t></w:r></w:p>")

    assert gevonden.startswith("'Bleek' heeft een contrast van 2,84 : 1")


def test_a_style_that_reads_well_on_the_page_is_told_in_a_dark_header_row() -> None:
    donker = '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="22292D"/></w:tcPr>'
    stijlen = (
        '<w:style w:type="paragraph" w:styleId="Zwart"><w:name w:val="Zwart"/>'
        '<w:rPr><w:color w:val="000000"/></w:rPr></w:style>'
        '<w:style w:type="table" w:styleId="Tabel"><w:name w:val="Tabel"/>'
        f'<w:tblStylePr w:type="firstRow">{donker}</w:tblStylePr></w:style>'
    )

    def alinea(tekst: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="Zwart"/></w:pPr><w:r><w:t>{tekst}</w:t></w:r></w:p>'

    rijen = "".join(f"<w:tr><w:tc>{alinea(tekst)}</w:tc></w:tr>" for tekst in ("Kop", "Gewoon"))
    tabel = f'<w:tbl><w:tblPr><w:tblStyle w:val="Tabel"/><w:tblLook w:firstRow="1"/></w:tblPr>{rijen}</w:tbl>'

    [gevonden] = _zonder_eigen_kleur(stijlen, f"{alinea('Op wit')}{tabel}")

    assert gevonden.startswith("'Kop' heeft een contrast van")


def test_a_pale_run_behind_a_paragraph_that_begins_the_same_is_told() -> None:
    bleek = '<w:style w:type="paragraph" w:styleId="Bleek"><w:rPr><w:color w:val="999999"/></w:rPr></w:style>'
    goed = '<w:r><w:rPr><w:color w:val="000000"/></w:rPr><w:t>x</w:t></w:r>'

    def alinea(*runs: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="Bleek"/></w:pPr>{"".join(runs)}</w:p>'

    [melding] = leesbare_tekst(keurdocument(alinea(goed) + alinea(goed, "<w:r><w:t>bleek</w:t></w:r>"), bleek))

    assert melding.tekst.startswith("'bleek' heeft een contrast van 2,84 : 1")
