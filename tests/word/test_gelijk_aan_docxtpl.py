"""A template gives the same file as with the docxtpl that is installed; `docs/sjabloonmotor.md` lists where not."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from pipeline.word.ooxml import XML, w
from tests.conftest import PROJECT
from tests.hulp import delen_van, zip_van
from tests.word.vergelijken import (
    DOCUMENT,
    KOPTEKST,
    alinea,
    alineas,
    bewaard,
    boom,
    cel,
    fouten_in_schema,
    gevuld,
    met_deel,
    rij,
    run,
    sjabloon,
    tabel,
    tekst,
    tekstvak,
    vergelijk,
    verschil,
    volgens_docxtpl,
    volgens_ons,
)

LOGO = str(PROJECT / "inputs" / "netwerken" / "utrecht-zuid" / "logo.png")
FEITEN: dict[str, Any] = {
    "x": "R&D <b>",
    "y": "'q' \"z\"",
    "a": 1,
    "b": 2,
    "uit": "",
    "leeg": [],
    "regels": "een\ntwee\tdrie\n",
    "lijst": ["een", "twee & drie", "vier"],
    "rijen": [
        {"naam": "A", "kleur": "FF0000", "cellen": ["1", "2", "3"]},
        {"naam": "B", "kleur": "00FF00", "cellen": ["4", "5", "6"]},
    ],
}
AUTO = '<w:tcW w:w="0" w:type="auto"/>'
SPAN = '<w:gridSpan w:val="2"/>'


def _herhaald(*cellen: str, lus: str = "for r in rijen") -> str:
    """A table of which one row is repeated."""
    return tabel(rij(f"{{%tr {lus} %}}", ""), rij(*cellen), rij("{%tr endfor %}", ""))


def _in_rij(*cellen: str) -> str:
    return tabel(rij(*cellen), rij("onder", "onder"))


def _link(binnen: str) -> str:
    return f'<w:hyperlink w:anchor="m">{binnen}</w:hyperlink>'


def _veld(opdracht: str) -> str:
    tekens = [f'<w:r><w:fldChar w:fldCharType="{soort}"/></w:r>' for soort in ("begin", "end")]
    return f"{tekens[0]}<w:r><w:instrText>{opdracht}</w:instrText></w:r>{tekens[1]}"


GROEI = ("k", "{%tc for c in lijst %}", "{{ c }}", "{%tc endfor %}")
IN_KOP = tabel(rij(cel(_herhaald("{{ r.naam }}", "b") + alinea("na")), "{{ x }}"))

LICHAMEN = {
    "a value": alineas("{{ x }}", "voor {{x}} na", "{{ y }}", "{{ regels }}", "{{ uit }}"),
    "a value in bold": alinea(run("{{ regels }}", "<w:b/>"), opmaak='<w:jc w:val="center"/>'),
    "a tag in pieces": alinea("a {", "{ ", "x ", "}", "} b") + alinea("{% i", "f a %}ja{", "% endif %", "}"),
    "formatting between the braces": alinea("{", run("{ x }", "<w:b/>"), run("}", "<w:i/>")),
    "spelling marks in a tag": alinea("{{", '<w:proofErr w:type="spellStart"/>', "x", " }}"),
    "a line break in a tag": "<w:p><w:r><w:t>{{ </w:t><w:br/><w:t>x }}</w:t></w:r></w:p>",
    "a new line in a tag": "<w:p><w:r><w:t>a {{\n x }} {% if\n a %}b{% endif %}</w:t></w:r></w:p>",
    "if, elif, else": alineas("a{% if a > b %} meer{% elif a == b %}gelijk{% else %}minder{% endif %}."),
    "signs in conditions": alineas(
        "{% if a < b %}ja{% endif %}{% if a and b > 1 %}en{% endif %}{{ x if a >= 1 else y }}"
    ),
    "curly quotes": alineas("{% if x == “a” %}b{% else %}c{% endif %}", "{{ ‘a’ }}", "“buiten” {{ x }} ‘tag’"),
    "for in a line": alineas("{% for i in lijst %}{{ i }}{% if not loop.last %}, {% endif %}{% else %}q{% endfor %}."),
    "for of a condition": alineas("{%p for i in lijst if i != 'een' %}", "{{ i }} {{ loop.length }}", "{%p endfor %}"),
    "for of paragraphs": alineas(
        "{%p for i in lijst %}", "{{ loop.index }} {{ i }}{% if loop.first %} eerst{% endif %}", "{%p endfor %}"
    ),
    "for of nothing": alineas("{%p for i in leeg %}", "{{ i }}", "{%p else %}", "niets", "{%p endfor %}"),
    "if of paragraphs": alineas("{%p if a > b %}", "ja", "{%p elif b %}", "b", "{%p else %}", "nee", "{%p endif %}"),
    "lists and filters": alineas("{{ lijst|length }} {{ lijst|first }} {{ lijst|last }} {{ x ~ y }} {{ lijst[1] }}"),
    "rows": _herhaald("{{ r.naam }}", "{{ loop.index }}/{{ loop.length }}"),
    "rows of rows": tabel(
        rij("{%tr for r in rijen %}", ""),
        *(rij("{%tr for c in r.cellen %}", ""), rij("{{ r.naam }}", "{{ c }}"), rij("{%tr endfor %}", "")),
        rij("{%tr endfor %}", ""),
    ),
    "rows with else": tabel(
        rij("{%tr for i in leeg %}"), rij("{{ i }}"), rij("{%tr else %}"), rij("niets"), rij("{%tr endfor %}")
    ),
    "rows in a content control": tabel(
        f"<w:sdt><w:sdtContent>{rij('{%tr for i in lijst %}')}{rij('{{ i }}')}{rij('{%tr endfor %}')}"
        "</w:sdtContent></w:sdt>",
        kolommen=(900,),
    ),
    "columns that grow": tabel(rij(*GROEI), kolommen=(1001, 2002)),
    "columns that shrink": tabel(
        rij("k", "{%tc for c in leeg %}", "{{ c }}", "{%tc endfor %}"), rij("a"), kolommen=(1000, 2000, 1234)
    ),
    "columns in rows": tabel(
        rij("{%tr for r in rijen %}", "", "", ""),
        rij("{{ r.naam }}", "{%tc for c in r.cellen %}", "{{ c }}", "{%tc endfor %}"),
        rij("{%tr endfor %}", "", "", ""),
    ),
    "columns with a condition": tabel(rij("a", "{%tc if a > 5 %}", "b", "{%tc endif %}"), kolommen=(1000, 2000)),
    "a cell that spans more than the grid": tabel(rij(cel("a", AUTO + SPAN), cel("b", AUTO + SPAN)), rij("1", "2")),
    "runs": alinea(
        "a ", "{%r if a %}", run(" ja ", "<w:b/>"), "{%r endif %}", "{%r for i in lijst %}", "{{ i }}", "{%r endfor %}"
    ),
    "comments": alinea("a{# {{ x }} & #}b {", "# in stukken #} c")
    + alineas("{#p weg #}")
    + tabel(rij("{#tr weg #}"), rij("a", "b")),
    "minus": alineas("a {%- if a %} b", "c {% endif -%} ", "d", "e {{- x -}} f", "{%- if a %}", "g", "{%- endif %}"),
    "braces that are no tag": alineas("{_{ x }_}", "{_% if %_} {_{ {{ x }} }_}"),
    "braces that are no tag, in a tag": alineas("{{ '{_{' }} x {{ '}_}' }}"),
    "a tag commented out by half": alineas("{# {{ #} b & c {{ x }}"),
    "tables in tables": tabel(rij(cel(tabel(rij("{{ x }}", "{{ y }}")) + alinea("{{ x }}")), "{{ x }}")),
    "rows in a table in a cell": IN_KOP,
    "paragraphs in a cell": tabel(
        rij(cel(alineas("{%p for i in lijst %}", "{{ i }}", "{%p endfor %}") + alinea("")), "b")
    ),
    "a text box": alinea(tekstvak(alineas("{{ x }}", "{{ regels }}")), "na {{ y }}"),
    "a text box in a loop": alineas("{%p for i in lijst %}")
    + alinea(tekstvak(alinea("{{ i }}")))
    + alineas("{%p endfor %}"),
    "text before a picture": alinea("een ", "twee ", tekstvak(alinea("a"))),
    "a picture with a condition": alinea("{% if a > 9 %}", tekstvak(alinea("a")), "{% endif %}", tekstvak(alinea("b"))),
    "alternative text": alinea(
        tekstvak(alinea("a"), bijschrift="{{ x }} {% if a < b %}ja{% endif %}<&'\" {{ regels }}")
    ),
    "a link": alinea(_link(run("{{ regels }}", "<w:b/>")), "b"),
    "a tag half in a link": alinea("a {{ ", _link(run("x")), " }} b"),
    "a bookmark at a tag": alinea('<w:bookmarkStart w:id="0" w:name="m"/>', "{{ x }}", '<w:bookmarkEnd w:id="0"/>'),
    "a field": alinea(_veld("HYPERLINK &quot;http://a.nl/&quot;"), "{{ x }}"),
    "an insertion": alinea(f'<w:ins w:id="1" w:author="a">{run("{{ regels }}")}</w:ins>'),
    "a content control": f"<w:sdt><w:sdtContent>{alineas('{{ x }}')}</w:sdtContent></w:sdt>",
    "a section": alineas("{{ x }}") + alinea(opmaak="<w:sectPr/>") + alineas("{{ y }}"),
    "tabs in the text": alinea(run("a\tb\nc {{ x }}")) + alinea(run("zonder\ttag\n", "<w:b/>")),
    "tab stops": alinea(run("{{ regels }}"), opmaak='<w:tabs><w:tab w:val="left" w:pos="100"/></w:tabs>'),
    "white space": alinea(run(" "), run(" ", "", ' xml:space="preserve"'), "{{ x }}", run("\n"), "<w:r><w:t/></w:r>"),
    "CDATA": "<w:p><w:r><w:t><![CDATA[a & {{ x }}]]></w:t></w:r></w:p><!-- c --><?pi x?>",
    "lines between the elements": (IN_KOP + alineas("{%p if a %}", "b", "{%p endif %}")).replace("><", ">\n  <"),
    "conditions over runs": alinea(
        "{% if a %}ja ",
        run("{{ x }}{% else %}nee ", "<w:b/>"),
        "{{ y }}{% endif %}.",
        run("{% if uit %}a", "<w:i/>"),
        "b{% endif %}c",
    ),
    "a loop over runs": alinea(
        "{% for i in lijst %}", run("{{ i }}", "<w:b/>"), ", {% endfor %}{% for i in leeg %}x", "{% endfor %}"
    ),
    "rows that span": tabel(
        rij("{%tr for r in rijen %}"),
        rij("{{ r.naam }}", "b"),
        rij("{%tr if loop.first %}"),
        rij(cel("{{ x }}", AUTO + SPAN)),
        rij("{%tr endif %}"),
        rij("{%tr endfor %}"),
    ),
    "only rows that span": _herhaald(cel("{{ r.naam }}", AUTO + SPAN)),
    "tables of which some grow": tabel(rij(*GROEI)) + _herhaald("{{ r.naam }}", "b") + tabel(rij("a", "b")),
    "a table that may stay away": alineas("{%p if uit %}")
    + tabel(rij(*GROEI))
    + alineas("{%p else %}", "{{ x }}", "{%p endif %}"),
}

KLEUR = "{% cellbg rijen[0].kleur %}{{ x }}"
CELLEN = {
    "a colour": _herhaald("{% cellbg r.kleur %}{{ r.naam }}", "b"),
    "colours": _in_rij(KLEUR, "{% cellbg rijen[1].kleur %}b"),
    "a colour for a colour": _in_rij(cel(KLEUR, f'{AUTO}<w:shd w:val="clear" w:fill="000000"/>'), "b"),
    "a colour in pieces": _in_rij(cel(alinea("{% cell", "bg rijen[0].kleur", " %}", "{{ x }}")), "b"),
    "a colour in a paragraph": _in_rij(cel(alineas("{% cellbg rijen[0].kleur %}", "{{ x }}")), "b"),
    "a colour beside a table": _in_rij(cel(alinea(KLEUR) + tabel(rij("1", "2")) + alinea("z")), "b"),
    "a colour beside borders": _in_rij(
        cel(KLEUR, f'{AUTO}<w:tcBorders><w:top w:val="single"/></w:tcBorders><w:vAlign w:val="top"/>'), "b"
    ),
    "a span": _in_rij("{% colspan b %}{{ x }}"),
    "a span for a span": _in_rij(cel("{% colspan b %}{{ x }}", AUTO + '<w:gridSpan w:val="7"/>')),
    "a colour and a span": _in_rij("{% cellbg rijen[0].kleur %}{% colspan b %}{{ x }}"),
    "a span and a colour": _in_rij("{% colspan b %}{% cellbg rijen[0].kleur %}{{ x }}"),
    "vm": _herhaald("{% vm %}{{ r.naam }}", "b"),
    "vm in a run": _herhaald(cel(alinea("een ", run("{% vm %}twee ", "<w:b/>"), "drie")), "b"),
    "vm with more paragraphs": _herhaald(cel(alineas("{% vm %}{{ r.naam }}", "twee")), "b"),
    "vm with a colour": _herhaald("{% cellbg r.kleur %}{% vm %}{{ r.naam }}", "b"),
    "vm before another property": _herhaald(cel("{% vm %}{{ r.naam }}", f'{AUTO}<w:vAlign w:val="top"/>'), "b"),
    "vm in a table in a cell": _in_rij(cel(_herhaald("{% vm %}{{ r.naam }}", "b") + alinea("")), "b"),
    "hm": tabel(rij("{%tc for c in lijst %}", "{% hm %}kop", "{%tc endfor %}"), rij(*GROEI[1:]), kolommen=(3000,)),
    "hm with a span": tabel(
        rij("{%tc for c in lijst %}", cel("{% hm %}kop", AUTO + SPAN), "{%tc endfor %}"), kolommen=(3000,)
    ),
    "hm with vm": tabel(rij("{%tc for c in lijst %}", "{% hm %}{% vm %}kop", "{%tc endfor %}")),
}


@pytest.mark.parametrize("lichaam", LICHAMEN.values(), ids=LICHAMEN.keys())
def test_a_body_is_filled_as_docxtpl_fills_it(lichaam: str) -> None:
    assert verschil(sjabloon(lichaam), FEITEN) == ""


@pytest.mark.parametrize("lichaam", CELLEN.values(), ids=CELLEN.keys())
def test_cells_get_what_docxtpl_gives_them(lichaam: str) -> None:
    assert verschil(sjabloon(lichaam), FEITEN, celvolgorde=False) == ""


def test_a_span_may_be_a_number() -> None:
    assert verschil(sjabloon(_in_rij("{% colspan 2 %}{{ x }}")), FEITEN, celvolgorde=False) == ""


GELDIG = {
    "every kind of cell": "".join(f"{lichaam}<w:p/>" for lichaam in CELLEN.values()),
    "every kind of body": "".join(
        f"{LICHAMEN[naam]}<w:p/>" for naam in LICHAMEN if re.search("row|column|table|text box|runs|minus", naam)
    ),
    "a table of which nothing is left": tabel(rij(cel(_herhaald("{{ r }}", "b", lus="for r in leeg")), "b")),
    "cells with lines between their properties": "".join(
        CELLEN[naam].replace("><", ">\n  <") + "<w:p/>" for naam in ("a colour", "a span", "vm before another property")
    ),
    "a colour with a tracked change": _in_rij(
        cel(KLEUR, f'{AUTO}<w:tcPrChange w:id="1" w:author="a"><w:tcPr>{AUTO}</w:tcPr></w:tcPrChange>'), "b"
    ),
}


@pytest.mark.parametrize("lichaam", GELDIG.values(), ids=GELDIG.keys())
def test_what_is_filled_is_valid_for_the_schema(lichaam: str, tmp_path: Path) -> None:
    assert fouten_in_schema(gevuld(sjabloon(lichaam), FEITEN), tmp_path) == []


KOPPEN = (
    "rows",
    "minus",
    "a link",
    "comments",
    "if of paragraphs",
    "a text box",
    "braces that are no tag",
    "tabs in the text",
)


@pytest.mark.parametrize("naam", [*KOPPEN, "rows in a table in a cell"])
def test_a_header_is_filled_as_docxtpl_fills_it(naam: str) -> None:
    zonder_nummer = re.sub(r'(<wp:docPr id=")\d+', r"\g<1>1001", LICHAMEN[naam])
    assert verschil(sjabloon("<w:p/>", kop=zonder_nummer + alinea("")), FEITEN) == ""


@pytest.mark.parametrize("zonder_tag", ["{_{ x }_}", "een {_% if %_}", "een\ttab", "twee\nregels"])
@pytest.mark.parametrize("deel", ["koptekst", "voetnoot"])
def test_a_part_without_tags_is_filled_as_docxtpl_fills_it(deel: str, zonder_tag: str) -> None:
    bron = sjabloon(alineas("{{ x }}"), kop=alineas(zonder_tag))
    if deel == "voetnoot":
        bron = met_deel(sjabloon(""), "footnotes", f'<w:footnote w:id="1">{alineas(zonder_tag)}</w:footnote>')

    assert verschil(bron, FEITEN) == ""


def test_headers_and_footers_of_every_kind_are_filled() -> None:
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    document.add_section()
    for nummer, sectie in enumerate(document.sections):
        sectie.different_first_page_header_footer = True
        for soort in ("", "first_page_", "even_page_"):
            for rand in (getattr(sectie, f"{soort}header"), getattr(sectie, f"{soort}footer")):
                rand.is_linked_to_previous = False
                rand.paragraphs[
                    0
                ].text = f"{nummer} {soort} {{{{ x }}}} {{% for i in lijst %}}{{{{ i }}}}\t{{% endfor %}}"

    bron = bewaard(document)

    assert verschil(bron, FEITEN) == ""
    assert (
        sum(
            "twee & drie" in tekst(volgens_ons(bron, FEITEN), f"word/{n}{i}.xml")
            for n in ("header", "footer")
            for i in range(1, 7)
        )
        == 12
    )


def test_footnotes_of_one_section_are_filled_as_docxtpl_fills_them() -> None:
    noot = f'<w:footnote w:id="1">{alineas("{{ x }}", "{{ regels }}", "{% if a < b %}ja{% endif %}")}</w:footnote>'

    assert verschil(met_deel(sjabloon(alineas("{{ y }}")), "footnotes", noot), FEITEN) == ""


def test_pictures_get_a_number_of_their_own() -> None:
    document = docx.Document()
    document.add_paragraph("{%p for i in lijst %}")
    document.add_picture(LOGO)
    document.add_paragraph("{%p endfor %}")
    document.add_picture(LOGO)

    assert verschil(bewaard(document), FEITEN) == ""


def test_pictures_of_the_body_are_numbered_first_wherever_it_stands_in_the_file() -> None:
    delen = delen_van(sjabloon(alinea(tekstvak(alinea("a"))), kop=alinea("{{ x }}", tekstvak(alinea("b")))))
    bron = zip_van({naam: delen[naam] for naam in sorted(delen, key=lambda naam: naam != KOPTEKST)})

    assert b'<wp:docPr id="1001"' in volgens_ons(bron, FEITEN)[DOCUMENT]


def test_a_title_of_plain_characters_is_filled_as_docxtpl_fills_it() -> None:
    assert (
        verschil(sjabloon(alineas("{{ x }}"), titel="{_{ Over {{ a }}{% if b %} en {{ b }}{% endif %}"), FEITEN) == ""
    )


def test_tags_that_place_runs_and_paragraphs_do_as_docxtpl_with_the_same_filters() -> None:
    def stuk(waarde: str) -> Markup:
        return Markup(f'<w:r><w:t xml:space="preserve">{escape(waarde)}</w:t></w:r>')  # noqa: S704

    def geheel(waarde: str) -> Markup:
        return Markup(f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{stuk(waarde)}</w:p>')  # noqa: S704

    bron = sjabloon(
        alineas("a {{r x|link }} b", "{{p x|markdown }}", "c") + tabel(rij(cel(alineas("{{p y|markdown }}"))))
    )

    assert verschil(bron, {"x": "R&D", "y": "een, twee"}, link=stuk, markdown=geheel) == ""


# Values that try to be something else than text.
VIJANDIG = [
    *("", " ", "  a  ", "a\nb", "\n", "\t", "a\tb\t", "a\r\nb\rc", "a\u00a0b", "\u2028\u2029\x85\x7f", "\ufeff"),
    *("& < > \" '", "&amp;", "&#10;", "&lt;b&gt;", "<b>vet</b>", "</w:t></w:r></w:p>"),
    *("]]>", "<![CDATA[", "<!--", "<?x", "w:t", "@kop:1", '"@link:'),
    *("{{ x }}", "{{", "}}", "{% endfor %}", "{%", "%}", "{#", "#}", "{%p if x %}", "{{r x }}", "\\1", "\\g<0>", "$1"),
    *("\U0001f600", "e\u0301\u0323", "שלום \u200fعربى", "\u202eabc", "𝔘𝔫𝔦", "中文", "x" * 40_000),
]  # fmt: skip
BEGIN, EINDE = "⟦", "⟧"
PLEK = f"{BEGIN}{{{{ x }}}}{EINDE}"
IN_TEKST = (
    alinea(PLEK)
    + alinea(run(f"een {PLEK} twee", "<w:b/>"), opmaak='<w:jc w:val="center"/>')
    + alinea(BEGIN, "{", run("{ ", "<w:i/>"), "x }", "}", EINDE)
    + alineas(f"{{% if a %}}{PLEK}{{% else %}}q{{% endif %}}", "{%p for i in twee %}", PLEK, "{%p endfor %}")
    + alineas(f"{{% for i in twee %}}{BEGIN}{{{{ i.x }}}}{EINDE}, {{% endfor %}}")
    + alinea("{%r if a %}", PLEK, "{%r endif %}")
    + tabel(rij("{%tr for i in twee %}", ""), rij(PLEK, f"{{% vm %}}{PLEK}"), rij("{%tr endfor %}", ""))
    + tabel(rij(f"{{% cellbg kleur %}}{PLEK}", "{%tc for i in twee %}", PLEK, "{%tc endfor %}"))
    + tabel(rij("{%tc for i in twee %}", f"{{% hm %}}{PLEK}", "{%tc endfor %}"))
    + tabel(rij(cel(tabel(rij(PLEK, f"{{% colspan twee|length %}}{PLEK}")) + alinea(PLEK)), "b"))
)
# Where no paragraph can end.
IN_ANDERS = alinea(tekstvak(alinea(PLEK), bijschrift=PLEK), "a") + alinea(
    _link(run(PLEK)), '<w:bookmarkStart w:id="0" w:name="m"/>', PLEK, '<w:bookmarkEnd w:id="0"/>'
)


def _feiten(waarde: str | int) -> dict[str, Any]:
    return {"x": waarde, "a": 1, "kleur": "FF0000", "twee": [{"x": waarde}] * 2}


def _gelezen(delen: dict[str, bytes], deel: str) -> list[str]:
    return re.findall(f"{BEGIN}(.*?){EINDE}", tekst(delen, deel), re.DOTALL)


@cache
def _sjabloon_met(lichaam: str) -> tuple[bytes, dict[str, int]]:
    """A template, and how often the value stands in its parts."""
    bron = sjabloon(lichaam, kop=alineas(PLEK))
    delen = volgens_ons(bron, _feiten("gewoon"))
    return bron, {deel: len(_gelezen(delen, deel)) for deel in (DOCUMENT, KOPTEKST)}


def _controleer(lichaam: str, waarde: str | int) -> None:
    bron, aantallen = _sjabloon_met(lichaam)
    delen = volgens_ons(bron, _feiten(waarde))
    assert vergelijk(volgens_docxtpl(bron, _feiten(waarde)), delen, celvolgorde=False) == ""
    # A carriage return is a line feed in XML; a bell is a new paragraph, a form feed a paragraph with a new page.
    zichtbaar = str(waarde).replace("\r", "\n").replace("\a", "\n").replace("\f", "\n\n\n")
    for deel, aantal in aantallen.items():
        assert _gelezen(delen, deel) == [zichtbaar] * aantal
        for knoop in boom(delen, deel).iter(w("t")):
            binnen = knoop.text or ""
            assert binnen == binnen.strip(" \n\t\r") or knoop.get(f"{{{XML}}}space") == "preserve"


@pytest.mark.parametrize("waarde", [*VIJANDIG, 0, -7, 10**20], ids=lambda waarde: ascii(waarde)[:30])
def test_a_hostile_value_stays_what_it_is(waarde: str | int) -> None:
    _controleer(IN_ANDERS + IN_TEKST, waarde)


@pytest.mark.parametrize("waarde", ["a\fb", "\f", "\a", "een\atwee\fdrie\n\tvier\f", "&\f<\a>"], ids=ascii)
def test_a_new_page_and_a_new_paragraph_come_where_a_paragraph_can_end(waarde: str) -> None:
    _controleer(IN_TEKST, waarde)


# Without what XML cannot hold, and what is for private use.
TEKENS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Co", "Cn"), exclude_characters=[*map(chr, range(32)), BEGIN, EINDE]
)
WAARDEN = st.lists(st.one_of(st.text(TEKENS | st.sampled_from("\t\n\r")), st.sampled_from(VIJANDIG[:-1])), max_size=4)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(WAARDEN.map("".join))
@example("{_")
def test_no_character_of_any_value_is_lost_or_read_as_something_else(waarde: str) -> None:
    _controleer(IN_ANDERS + IN_TEKST, waarde)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("ab&< {}\t\n\r\a\f"), max_size=12))
def test_no_character_is_lost_around_new_pages_and_new_paragraphs(waarde: str) -> None:
    _controleer(IN_TEKST, waarde)
