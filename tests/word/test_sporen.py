"""Which value stands where: marks around what is printed, found in the finished part and taken out of it."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from pipeline.afleiding import Bronplek
from pipeline.melding import Plaats
from pipeline.spoor import Naspeuring
from pipeline.word.sporen import Alinea, Sporen, gemerkte_alineas, haal_merken_weg, zonder_merken

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BEGIN, NUMMER, EINDE = "\ue003", "\ue004", "\ue005"


def _m(tekst: str, feit: int = 0) -> str:
    return f"{BEGIN}{feit}{NUMMER}{tekst}{EINDE}"


def _p(*stukken: str) -> str:
    runs = "".join(f'<w:r><w:t xml:space="preserve">{stuk}</w:t></w:r>' for stuk in stukken)
    return f'<w:p w:rsidR="1"><w:pPr><w:pStyle w:val="Kop"/></w:pPr>{runs}</w:p>'


def _gelezen(xml: str) -> list[Alinea]:
    return list(gemerkte_alineas("word/document.xml", [xml]))


def _gedrukt(sporen: Sporen, waarde: object, pad: str = "feit") -> str:
    """What a tag prints of a value that was typed."""
    gevolgd = sporen.naspeuring.gevolgd(waarde, pad, Bronplek(pad, (Plaats("a.yaml", regel=1),)))
    sporen.open()
    return sporen.sluit(gevolgd, str(gevolgd))


def test_a_value_is_found_with_its_place_in_the_text_of_its_paragraph() -> None:
    (alinea,) = _gelezen(_p("Wij telden ", _m("ruim 70", 3), " leden."))

    assert (alinea.tekst, alinea.waarden) == ("Wij telden ruim 70 leden.", ((11, 18, 3),))


def test_paragraphs_without_values_are_not_kept() -> None:
    gevonden = _gelezen(_p("een") + "<w:p/>" + _p(_m("twee")) + '<w:p w:rsidR="2"/>' + _p(_m("vijf", 1)))

    assert [a.tekst for a in gevonden] == ["twee", "vijf"]


def test_a_value_that_became_two_runs_is_one_value() -> None:
    (alinea,) = _gelezen(_p(f"{BEGIN}4{NUMMER}Steeds", f" meer{EINDE} leden"))

    assert alinea.waarden == ((0, 11, 4),)


def test_a_value_that_became_two_paragraphs_stands_in_both() -> None:
    een, twee = _gelezen(_p(f"{BEGIN}4{NUMMER}Eerst") + _p(f"Daarna{EINDE} niet"))

    assert (een.waarden, twee.waarden) == (((0, 5, 4),), ((0, 6, 4),))


def test_the_text_of_a_text_box_is_that_of_its_own_paragraph() -> None:
    binnen = _p("In het vak: ", _m("7"))
    vak = f"<w:r><w:txbxContent>{binnen}</w:txbxContent></w:r>"
    xml = f"<w:p><w:r><w:t>Buiten {_m('8', 1)} </w:t></w:r>{vak}<w:r><w:t>en door</w:t></w:r></w:p>"

    assert [(a.tekst, a.waarden) for a in _gelezen(xml)] == [
        ("Buiten 8 en door", ((7, 8, 1),)),
        ("In het vak: 7", ((12, 13, 0),)),
    ]


@given(st.lists(st.tuples(st.text(st.characters(categories=["L", "N", "P", "Zs"])), st.booleans()), min_size=1))
def test_whatever_is_printed_is_found_as_it_was_and_leaves_no_mark(stukken: list[tuple[str, bool]]) -> None:
    xml = _p(
        *(
            _m(html.escape(tekst), n) if is_waarde else html.escape(tekst)
            for n, (tekst, is_waarde) in enumerate(stukken)
        )
    )
    sporen = Sporen(Naspeuring())

    zonder = sporen.haal_eruit("word/document.xml", [xml])

    assert zonder.decode() == _p(*(html.escape(tekst) for tekst, _ in stukken))
    gevonden = [(n, a.tekst[b:e]) for a in sporen.alineas for b, e, n in a.waarden]
    assert gevonden == [(n, tekst) for n, (tekst, is_waarde) in enumerate(stukken) if is_waarde and tekst]


@given(
    st.lists(
        st.sampled_from(
            ["<w:p/>", '<w:p w:rsidR="2"/>', _p("vast"), _p(_m("waarde", 5)), _p(_m("a"), "b", _m("c", 1)), "<w:tbl>"]
        ),
    ),
    st.booleans(),
)
def test_paragraphs_are_the_same_whether_all_are_read_or_only_those_with_marks(
    delen: list[str], doorlopend: bool
) -> None:
    if doorlopend:  # a value that goes on over paragraphs
        delen = [_p(f"x{BEGIN}7{NUMMER}y"), *(d for d in delen if BEGIN not in d), _p(f"z{EINDE}"), *delen]
    xml = "".join(delen)
    met_vak = xml + "<w:p><w:r><w:txbxContent/></w:r></w:p>"

    assert _gelezen(xml) == _gelezen(met_vak)


def test_the_marks_go_out_of_a_tree_as_they_go_out_of_its_text() -> None:
    xml = f'<w:body xmlns:w="{W}">{_p("a", _m("b"))}{_p(_m("c", 12))}</w:body>'
    wortel = etree.fromstring(xml)

    haal_merken_weg(wortel)

    assert etree.tostring(wortel, encoding="unicode") == zonder_merken(xml)


def test_the_same_fact_has_one_number_however_often_it_is_printed() -> None:
    sporen = Sporen(Naspeuring())
    plek = Bronplek("aantal", (Plaats("a.yaml", regel=1),))
    waarde = sporen.naspeuring.gevolgd(4, "aantal", plek)
    for _ in range(2):
        sporen.open()
        sporen.sluit(waarde, "4")

    assert [(feit.pad, feit.sporen) for feit in sporen.feiten] == [("aantal", (plek,))]


def test_what_comes_from_nowhere_or_is_empty_or_a_gap_is_not_marked() -> None:
    sporen = Sporen(Naspeuring())
    sporen.open()

    assert sporen.sluit("vast", "vast") == "vast"
    assert _gedrukt(sporen, "") == ""
    assert _gedrukt(sporen, "\ue000[nog in te vullen]\ue001") == "\ue000[nog in te vullen]\ue001"
    assert sporen.feiten == []


def test_of_a_tag_that_prints_runs_the_text_is_marked_and_not_the_elements() -> None:
    sporen = Sporen(Naspeuring())
    runs = Markup("<w:r><w:t>een</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>twee</w:t></w:r>")
    waarde = sporen.naspeuring.gevolgd("een twee", "tekst", Bronplek("tekst", ()))
    sporen.open()
    sporen.lees(waarde)

    uit = str(sporen.sluit(runs, runs))

    assert uit == f"<w:r><w:t>{_m('een')}</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>{_m('twee')}</w:t></w:r>"


def test_a_value_that_stands_in_two_paragraphs_is_found_in_both_pieces_of_its_part() -> None:
    sporen = Sporen(Naspeuring())
    waarde = _gedrukt(sporen, "een\ntwee")
    voor, na = waarde.split("\n")
    stukken = [f"<w:body><w:p><w:r><w:t>{voor}</w:t></w:r></w:p>", f"<w:p><w:r><w:t>{na}</w:t></w:r></w:p></w:body>"]

    zonder = sporen.haal_eruit("word/document.xml", stukken)

    assert "een" in zonder.decode()
    assert re.search("[\ue000-\uf8ff]", zonder.decode()) is None
    assert [(alinea.tekst, alinea.waarden) for alinea in sporen.alineas] == [
        ("een", ((0, 3, 0),)),
        ("twee", ((0, 4, 0),)),
    ]
