"""Where our engine differs from docxtpl on purpose: what both do, so that a release of docxtpl that mends it shows.

Each has its entry in `docs/sjabloonmotor.md`.
"""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from docxtpl import RichText
from jinja2 import TemplateSyntaxError, UndefinedError
from lxml import etree

from pipeline.word.ooxml import WP, w
from tests.hulp import delen_van, vervang, zip_van
from tests.word.vergelijken import (
    DOCUMENT,
    EIGENSCHAPPEN,
    KOPTEKST,
    alinea,
    alineas,
    boom,
    cel,
    codes,
    met_deel,
    probeer,
    rij,
    run,
    sjabloon,
    tabel,
    tekst,
    tekstvak,
    volgens_docxtpl,
    volgens_ons,
)

AUTO = '<w:tcW w:w="0" w:type="auto"/>'
FEITEN: dict[str, Any] = {"x": "R&D", "a": 1, "b": 2, "kleur": "FF0000", "leeg": [], "lijst": ["1", "2", "3"]}
LEGE_RIJEN = (rij("{%tr for i in leeg %}"), rij("{{ i }}"), rij("{%tr endfor %}"))
GROEI = tabel(rij("k", "{%tc for i in lijst %}", "{{ i }}", "{%tc endfor %}"))


def _beide(bron: bytes, feiten: dict[str, Any]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    return volgens_docxtpl(bron, feiten), volgens_ons(bron, feiten)


def _eigenschap(delen: dict[str, bytes], naam: str) -> str:
    gevonden = [k.text or "" for k in boom(delen, EIGENSCHAPPEN) if etree.QName(k).localname == naam]
    return max(gevonden, default="-")


def _in_cel(delen: dict[str, bytes]) -> list[str]:
    """The names of the properties of the first cell."""
    eigenschappen = boom(delen).find(f".//{w('tcPr')}")
    return [] if eigenschappen is None else [etree.QName(kind).localname for kind in eigenschappen]


def _rasters(delen: dict[str, bytes], deel: str = DOCUMENT) -> list[list[str | None]]:
    return [[k.get(w("w")) for k in raster] for raster in boom(delen, deel).iter(w("tblGrid"))]


def _nummers(delen: dict[str, bytes], deel: str = DOCUMENT) -> list[str | None]:
    return [tekening.get("id") for tekening in boom(delen, deel).iter(f"{{{WP}}}docPr")]


def _noten(soort: str, inhoud: str) -> str:
    return f'<w:{soort} w:id="1">{inhoud}</w:{soort}>'


# The properties of the file.


def test_a_title_with_an_ampersand_is_escaped_once() -> None:
    hun, ons = _beide(sjabloon("<w:p/>", titel="Over {{ x }}"), FEITEN)

    assert _eigenschap(hun, "title") == "Over R&amp;D"
    assert _eigenschap(ons, "title") == "Over R&D"


@pytest.mark.parametrize("naam", ["keywords", "category", "lastModifiedBy", "version", "contentStatus"])
def test_every_property_is_filled(naam: str) -> None:
    bron = vervang(sjabloon("<w:p/>"), EIGENSCHAPPEN, "<cp:category/>", f"<cp:{naam}>{{{{ x }}}}</cp:{naam}>")

    hun, ons = _beide(bron, FEITEN)

    assert _eigenschap(hun, naam) == "{{ x }}"
    assert _eigenschap(ons, naam) == "R&D"


def test_no_empty_properties_are_added() -> None:
    hun, ons = _beide(sjabloon("<w:p/>"), FEITEN)

    assert _eigenschap(hun, "identifier") == ""
    assert _eigenschap(ons, "identifier") == "-"


def test_a_title_may_be_long() -> None:
    bron = sjabloon("<w:p/>", titel="{{ x }}")

    with pytest.raises(ValueError, match="255"):
        volgens_docxtpl(bron, {"x": "a" * 300})
    assert _eigenschap(volgens_ons(bron, {"x": "a" * 300}), "title") == "a" * 300


# Cells and tables.


@pytest.mark.parametrize(
    "inhoud, eigenschappen, hun, ons",
    [
        ("{% cellbg kleur %}", AUTO, ["shd", "tcW"], ["tcW", "shd"]),
        ("{% colspan b %}", AUTO, ["gridSpan", "tcW"], ["tcW", "gridSpan"]),
        ("{% vm %}", f'{AUTO}<w:vAlign w:val="top"/>', ["tcW", "vAlign", "vMerge"], ["tcW", "vMerge", "vAlign"]),
        ("{% hm %}", f'{AUTO}<w:vAlign w:val="top"/>', ["tcW", "vAlign", "gridSpan"], ["tcW", "gridSpan", "vAlign"]),
    ],
)
def test_the_properties_of_a_cell_stand_in_the_order_of_the_schema(
    inhoud: str, eigenschappen: str, hun: list[str], ons: list[str]
) -> None:
    begin, einde = rij("{%tr for i in lijst %}"), rij("{%tr endfor %}")
    bron = sjabloon(tabel(begin, rij(cel(inhoud, eigenschappen), "b"), einde))

    assert tuple(map(_in_cel, _beide(bron, FEITEN))) == (hun, ons)


@pytest.mark.parametrize("eigenschappen", ["", None])
@pytest.mark.parametrize("tag, gezet", [("cellbg kleur", "shd"), ("colspan b", "gridSpan")])
def test_a_cell_without_properties_gets_its_colour_and_span(eigenschappen: str | None, tag: str, gezet: str) -> None:
    hun, ons = _beide(sjabloon(tabel(rij(cel(f"{{% {tag} %}}a", eigenschappen), "b"))), FEITEN)

    assert gezet not in _in_cel(hun)
    assert _in_cel(ons) == (["tcW", gezet])


def test_a_cell_without_properties_can_be_merged() -> None:
    bron = sjabloon(tabel(rij("{%tr for i in lijst %}"), rij(cel("{% vm %}a", None), "b"), rij("{%tr endfor %}")))

    with pytest.raises(TemplateSyntaxError):
        volgens_docxtpl(bron, FEITEN)
    assert [k.get(w("val")) for k in boom(volgens_ons(bron, FEITEN)).iter(w("vMerge"))] == ["restart"] + [
        "continue"
    ] * 2


def test_a_table_in_a_cell_does_not_change_the_columns_of_the_outer_table() -> None:
    bron = sjabloon(tabel(rij(cel(tabel(rij("1", "2", "3"), kolommen=(1, 2, 3)) + alinea("")), "b")))

    hun, ons = _beide(bron, FEITEN)

    assert _rasters(hun)[0] == ["1333", "2000", "1666"]
    assert _rasters(ons)[0] == ["2000", "3000"]


def test_cells_get_the_width_of_their_new_columns() -> None:
    bron = sjabloon(GROEI.replace(AUTO, '<w:tcW w:w="2500" w:type="dxa"/>'))

    breedten = [[k.get(w("w")) for k in boom(delen).iter(w("tcW"))] for delen in _beide(bron, FEITEN)]

    assert breedten == [["2500"] * 4, ["1000", "1500", "1250", "1250"]]


def test_the_columns_of_a_table_in_a_header_are_counted_too() -> None:
    hun, ons = _beide(sjabloon("<w:p/>", kop=GROEI + alinea("")), FEITEN)

    assert _rasters(hun, KOPTEKST) == [["2000", "3000"]]
    assert _rasters(ons, KOPTEKST) == [["1000", "1500", "1250", "1250"]]


@pytest.mark.parametrize(
    "lichaam",
    [
        tabel(*LEGE_RIJEN),
        tabel(*LEGE_RIJEN, kolommen=(900,)),
        tabel('<w:bookmarkStart w:id="0" w:name="m"/>', *LEGE_RIJEN, '<w:bookmarkEnd w:id="0"/>', kolommen=(900,)),
        tabel(f"<w:sdt><w:sdtContent>{''.join(LEGE_RIJEN)}</w:sdtContent></w:sdt>", kolommen=(900,)),
        tabel(rij(cel(tabel(*LEGE_RIJEN)), "b")).replace("</w:tbl></w:tc>", "</w:tbl><w:p/></w:tc>"),
    ],
    ids=["too many columns", "plain", "with a bookmark", "with a content control", "in a cell"],
)
def test_a_table_without_rows_is_taken_out(lichaam: str) -> None:
    def zonder_rijen(delen: dict[str, bytes]) -> int:
        return sum(next(t.iter(w("tr")), None) is None for t in boom(delen).iter(w("tbl")))

    hun, ons = _beide(sjabloon(lichaam), FEITEN)

    assert (zonder_rijen(hun), zonder_rijen(ons)) == (1, 0)


@pytest.mark.parametrize(
    "lichaam, fout",
    [
        (f"<w:tbl><w:tblPr/>{rij('{{ x }}')}</w:tbl>", AttributeError),
        (tabel(rij("{{ x }}")).replace(' w:w="3000"', ""), TypeError),
    ],
    ids=["no grid", "no width"],
)
def test_a_table_without_a_whole_grid_can_be_filled(lichaam: str, fout: type[Exception]) -> None:
    with pytest.raises(fout):
        volgens_docxtpl(sjabloon(lichaam), FEITEN)
    assert "R&D" in tekst(volgens_ons(sjabloon(lichaam), FEITEN))


# Nothing is lost without a word.


def test_a_condition_that_breaks_the_document_is_told() -> None:
    bron = sjabloon(alinea("begin {% if a > 5 %}x") + tabel(rij("y{% endif %} einde", "cel")) + alinea("slot"))

    assert tekst(volgens_docxtpl(bron, FEITEN)) == "begin  einde"
    assert codes(bron, FEITEN) == ["S06"]


@pytest.mark.parametrize("teken", [*"\x00\x01\x08\x0b\x0e\x1f\ufffe\uffff"], ids=ascii)
def test_a_character_that_xml_cannot_hold_is_shown(teken: str) -> None:
    hun, ons = _beide(sjabloon(alineas("{{ x }}")), {"x": f"a{teken}b"})

    assert "\ufffd" not in tekst(hun)
    assert tekst(ons) == "a\ufffdb"


def test_half_a_character_takes_nothing_along() -> None:
    hun, ons = _beide(sjabloon(alineas("{{ x }}", "slot")), {"x": "a\ud800b"})

    assert "slot" not in tekst(hun)
    assert tekst(ons) == "a\ufffdb\nslot"


@pytest.mark.parametrize("om", ['<w:hyperlink w:anchor="m">', '<w:ins w:id="1" w:author="a">'])
@pytest.mark.parametrize("teken", [*"\a\f"], ids=ascii)
def test_a_new_paragraph_where_none_can_begin_is_told(om: str, teken: str) -> None:
    bron, feiten = sjabloon(alinea(f"{om}{run('{{ x }}')}</{om[1:].split()[0]}>")), {"x": f"een{teken}twee"}

    assert boom(volgens_docxtpl(bron, feiten)).find(f".//{w('p')}/{w('p')}") is not None
    assert codes(bron, feiten) == ["S06"]


@pytest.mark.parametrize("teken", [*"\a\f"], ids=ascii)
def test_a_new_page_in_an_attribute_is_told(teken: str) -> None:
    bron, feiten = sjabloon(alinea(tekstvak(alinea("a"), bijschrift="{{ x }}"))), {"x": f"een{teken}twee"}

    assert 'descr="een\ufffdtwee"' in volgens_docxtpl(bron, feiten)[DOCUMENT].decode()
    assert codes(bron, feiten) == ["S06"]


@pytest.mark.parametrize("teken", [*"\a\f"], ids=ascii)
def test_a_new_page_in_a_title_is_told(teken: str) -> None:
    bron, feiten = sjabloon("<w:p/>", titel="{{ x }}"), {"x": f"een{teken}twee"}

    with pytest.raises(ValueError, match="XML"):
        volgens_docxtpl(bron, feiten)
    assert codes(bron, feiten) == ["S06"]


def test_text_beside_a_tag_that_takes_the_place_of_its_paragraph_is_told() -> None:
    bron = sjabloon(alineas("weg {%p if a %}", "b", "{%p endif %}"))

    assert tekst(volgens_docxtpl(bron, FEITEN)) == "b"
    assert codes(bron, FEITEN) == ["S03"]


def test_a_tag_in_two_paragraphs_is_told() -> None:
    bron = sjabloon(alineas("a {", "{ x }} b"))

    assert tekst(volgens_docxtpl(bron, FEITEN)) == "a R&D b"
    assert set(codes(bron, FEITEN)) == {"S03"}


def test_a_picture_beside_a_tag_that_takes_the_place_of_its_paragraph_is_told() -> None:
    beeld = '<w:r><w:drawing><wp:inline><wp:docPr id="3" name="p"/></wp:inline></w:drawing></w:r>'
    bron = sjabloon(alinea(beeld, "{%p if a %}") + alineas("b", "{%p endif %}"))

    assert _nummers(volgens_docxtpl(bron, FEITEN)) == []
    assert codes(bron, FEITEN) == ["S03"]


def test_a_part_that_nothing_refers_to_stays() -> None:
    bron = zip_van({**delen_van(sjabloon("<w:p/>")), "word/los.xml": b"<a/>"})

    hun, ons = _beide(bron, FEITEN)

    assert ("word/los.xml" in hun, "word/los.xml" in ons) == (False, True)


# Data are data.


def test_a_value_in_a_footnote_is_never_a_tag() -> None:
    bron = sjabloon(alineas("a") + alinea(opmaak="<w:sectPr/>"))  # two sections
    bron = met_deel(bron, "footnotes", _noten("footnote", alineas("{{ x }}")))

    hun, ons = _beide(bron, {"x": "{{ geheim }}", "geheim": "pincode"})

    assert tekst(hun, "word/footnotes.xml") == "pincode"
    assert tekst(ons, "word/footnotes.xml") == "{{ geheim }}"


def test_a_value_with_braces_that_are_no_tag_stays_as_it_is() -> None:
    hun, ons = _beide(sjabloon(alineas("{{ x }}")), {"x": "{_{ a }_} {_% b %_}"})

    assert tekst(hun) == "{{ a }} {% b %}"
    assert tekst(ons) == "{_{ a }_} {_% b %_}"


@pytest.mark.parametrize("naam", ["items", "keys", "values", "get"])
def test_a_fact_may_have_the_name_of_a_method(naam: str) -> None:
    hun, ons = _beide(sjabloon(alineas(f"{{{{ d.{naam} }}}}")), {"d": {naam: "feit"}})

    assert "method" in tekst(hun)
    assert tekst(ons) == "feit"


# More parts, and tags as they were typed.


@pytest.mark.parametrize("soort", ["endnotes", "comments"])
def test_endnotes_and_comments_are_filled(soort: str) -> None:
    bron = met_deel(sjabloon("<w:p/>"), soort, _noten(soort[:-1], alineas("{{ x }}")))

    hun, ons = _beide(bron, FEITEN)

    assert (tekst(hun, f"word/{soort}.xml"), tekst(ons, f"word/{soort}.xml")) == ("{{ x }}", "R&D")


def test_a_picture_in_a_header_gets_a_number_that_no_other_has() -> None:
    vak = tekstvak(alinea("a"), nummer=1001)
    hun, ons = _beide(sjabloon(alinea(vak), kop=alinea("{{ x }}", vak)), FEITEN)

    assert _nummers(hun) == _nummers(hun, KOPTEKST) == ["1001"]
    assert len({*_nummers(ons), *_nummers(ons, KOPTEKST)}) == 2


def test_a_minus_takes_no_picture_along_without_a_word() -> None:
    bron = sjabloon(alineas("a {% if a -%}") + alinea(tekstvak(alinea("vak"))) + alineas("b{% endif %}"))

    assert _nummers(volgens_docxtpl(bron, FEITEN)) == []
    inhoud, meldingen = probeer(bron, FEITEN)
    assert meldingen or (inhoud is not None and _nummers(delen_van(inhoud)) == ["1001"])


def test_signs_of_xml_in_a_tag_are_what_was_typed() -> None:
    bron = sjabloon(alineas("{% if x == 'R&D' %}ja{% else %}nee{% endif %} {{ 'a & b' }} {{ '&lt;' }}"))

    hun, ons = _beide(bron, FEITEN)

    assert tekst(hun) == "nee a &amp; b &amp;lt;"
    assert tekst(ons) == "ja a & b &lt;"


def test_double_quotes_may_stand_in_a_tag_in_an_attribute() -> None:
    bron = sjabloon(alinea(tekstvak(alinea("a"), bijschrift='{% if x == "R&D" %}ja{% endif %}')))

    with pytest.raises(TemplateSyntaxError):
        volgens_docxtpl(bron, FEITEN)
    assert b'descr="ja"' in volgens_ons(bron, FEITEN)[DOCUMENT]


def test_the_contents_field_is_filled() -> None:
    tekens = [f'<w:r><w:fldChar w:fldCharType="{s}"/></w:r>' for s in ("begin", "separate", "end")]
    veld = f'{tekens[0]}<w:r><w:instrText>TOC \\o "1-2"</w:instrText></w:r>{tekens[1]}{run("Werk bij")}{tekens[2]}'
    bron = sjabloon(alinea(veld) + alinea("{{ x }}", opmaak='<w:pStyle w:val="Heading1"/>'))

    hun, ons = _beide(bron, FEITEN)

    assert tekst(hun) == "Werk bij\nR&D"
    assert tekst(ons) == "R&D\t\nR&D"


@pytest.mark.parametrize("met_gat", [False, True])
def test_a_cell_of_which_nothing_is_left_gets_a_paragraph(met_gat: bool) -> None:
    leeg = alineas("{%p if False %}", "a", "{%p endif %}")
    bron = sjabloon(alineas("{{ x }}") + tabel(rij(cel(leeg), cel(alineas("b")))))
    feiten = {"x": None if met_gat else "y"}

    hun, ons = _beide(bron, feiten)

    assert [len(c.findall(w("p"))) for c in boom(hun).iter(w("tc"))] == [0, 1]
    assert [len(c.findall(w("p"))) for c in boom(ons).iter(w("tc"))] == [1, 1]


# What a template may say.


@pytest.mark.parametrize("tag", ["{{ onbekend }}", "{% if onbekend %}a{% endif %}", "{{ d.onbekend }}"])
def test_a_name_that_does_not_exist_is_told(tag: str) -> None:
    bron, feiten = sjabloon(alineas(f"[{tag}]")), {"d": {"naam": "a"}}

    assert tekst(volgens_docxtpl(bron, feiten)) == "[]"
    assert codes(bron, feiten) == ["S22" if "d." in tag else "S04"]


def test_a_tag_in_the_code_of_a_field_is_told() -> None:
    code = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://a.nl/{{ x }}"</w:instrText>'
    )
    bron = sjabloon(f'<w:p>{code}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')

    assert codes(bron, {"x": "a"}) == ["S20"]


def test_a_list_that_does_not_exist_is_told() -> None:
    bron = sjabloon(alineas("[{% for i in onbekend %}a{% endfor %}]"))

    assert tekst(volgens_docxtpl(bron, FEITEN)) == "[]"
    assert codes(bron, FEITEN) == ["S04"]


def test_a_name_below_a_name_that_does_not_exist_is_told_without_an_exception() -> None:
    bron = sjabloon(alineas("{{ d.onbekend.naam }}"))

    with pytest.raises(UndefinedError):
        volgens_docxtpl(bron, {"d": {}})
    assert codes(bron, {"d": {}}) == ["S22"]


@pytest.mark.parametrize(
    "tag, hun, ons",
    [
        ("{{ ''.__class__ }}", "<class 'str'>", "S05"),
        ("{{ x.__class__.__mro__[1] }}", "<class 'object'>", "S05"),
        ("{{ x.lower() }}", "r&d", "S05"),
        ("{{ range(3)|length }}", "3", "S05"),
        ("{{ a + b }}", "3", "S05"),
        ("{{ -b }}", "-2", "S05"),
        ("{% set c = 1 %}{{ c }}", "1", "S05"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}", "S05"),
        ("{% for i in lijst %}{{ loop.cycle('o', 'e') }}{% endfor %}", "oeo", "S05"),
        ("{{ x|upper }}", "R&D", "S04"),
        ("{{ x|default('leeg') }}", "R&D", "S04"),
        ("{{ 7 }}", "7", "S08"),
    ],
)
def test_a_template_places_facts_and_does_nothing_else(tag: str, hun: str, ons: str) -> None:
    bron = sjabloon(alineas(tag))

    assert tekst(volgens_docxtpl(bron, FEITEN)) == hun
    assert ons in codes(bron, FEITEN)


@pytest.mark.parametrize("tag", ["{{p x }}", "{{r x }}"])
def test_plain_text_has_no_place_outside_a_run(tag: str) -> None:
    bron = sjabloon(alineas(tag, "slot"))

    assert "R&D" not in tekst(volgens_docxtpl(bron, FEITEN))
    assert codes(bron, FEITEN) == ["S08"]


# Values as they are printed.


@pytest.mark.parametrize(
    "waarde, hun, ons",
    [
        (True, "True", "ja"),
        (False, "False", "nee"),
        (None, "None", "[nog in te vullen]"),
        (Decimal("1234.5"), "1234.5", "1.234,5"),
        (datetime.date(2026, 9, 22), "2026-09-22", "22 september 2026"),
    ],
)
def test_a_value_is_printed_in_dutch(waarde: object, hun: str, ons: str) -> None:
    bron = sjabloon(alineas("{{ x }}"))

    assert tuple(map(tekst, _beide(bron, {"x": waarde}))) == (hun, ons)


@pytest.mark.parametrize("waarde", [["a"], {"a": 1}, 1.5, RichText("vet", bold=True)], ids=lambda w: type(w).__name__)
def test_a_value_without_a_place_on_paper_is_told(waarde: object) -> None:
    bron = sjabloon(alineas("[{{ x }}]"))

    volgens_docxtpl(bron, {"x": waarde})
    assert codes(bron, {"x": waarde}) == ["S06"]


def test_signs_for_private_use_mark_gaps() -> None:
    hun, ons = _beide(sjabloon(alineas("{{ x }}")), {"x": "a\ue000b\ue001c"})

    assert (tekst(hun), tekst(ons)) == ("a\ue000b\ue001c", "abc")


def test_a_template_that_is_broken_is_told_without_an_exception() -> None:
    bron = vervang(sjabloon("<w:p/>"), DOCUMENT, "<w:p/>", "<w:p>")

    with pytest.raises(etree.XMLSyntaxError):
        volgens_docxtpl(bron, FEITEN)
    assert codes(bron, FEITEN) == ["S01"]


def test_no_empty_run_stays_beside_a_tag_that_takes_the_place_of_one() -> None:
    bron = sjabloon(alinea("a", "{%r if x %}", "b", "{%r endif %}", "c"))
    hun, ons = _beide(bron, FEITEN)

    def lege_runs(delen: dict[str, bytes]) -> int:
        return sum(not "".join(t.text or "" for t in run.iter(w("t"))) for run in boom(delen).iter(w("r")))

    assert tekst(hun) == tekst(ons)
    assert lege_runs(hun) > 0
    assert lege_runs(ons) == 0
