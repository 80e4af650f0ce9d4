"""A template is checked before it is used: every mistake at its place, and nothing in it can do harm."""

import os
import subprocess
import sys
from xml.sax.saxutils import escape

import pytest
from docx import Document

from tests.conftest import Gedaan, Proef
from tests.hulp import SJABLOON, delen_van, docx_tekst, vervang_in_sjabloon, zip_van

NAAM = "{{ netwerk.naam }}"
OVERLEG = "{% for o in jaarverslag.overleg %}"
BEKEND = "bekend zijn: netwerk, jaarverslag, leden, trends, jaar, eigen, document"
GEREKEND = "hier wordt gerekend of een functie aangeroepen → een sjabloon plaatst feiten; rekenen doet het dossier"
SOORT_TAG = "dit soort tag kan in een sjabloon niet → gebruik alleen for, if en tags die een feit plaatsen"
TE_GROOT = "het document wordt groter dan een document kan zijn → controleer de herhalingen in het sjabloon"
ZELFDE_LETTERS = "gebruik bij beide dezelfde letters: p, tr, tc, of bij beide geen"
SLECHT = "is niet goed geschreven → controleer wat er tussen de accolades staat"


# No more than 2 GB, so that a template that fills the memory harms nobody here.
_MET_WEINIG_GEHEUGEN = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
from pipeline.cli import main
main(["jaarverslag"])
"""


def _met(proef: Proef, tag: str) -> Gedaan:
    """Make the annual report with this text where the name of the network stands (alinea 9)."""
    vervang_in_sjabloon(proef, NAAM, escape(tag))
    return proef.genereer("jaarverslag", "--formaat", "json")


def _zestig_leden(proef: Proef) -> None:
    leden = "".join(f"  - naam: Lid {nummer}\n    categorie: Hospices\n" for nummer in range(60))
    (proef.netwerk / "leden.yaml").write_text(f"peildatum: 2024\nleden:\n{leden}", encoding="utf-8")


# Names


@pytest.mark.melding("S04")
@pytest.mark.parametrize(
    "tag, tekst",
    [
        ("{{ netwerk.nam }}", "'netwerk.nam' is niet bekend → bedoelde u 'netwerk.naam'?"),
        ("{{ netwrk.naam }}", "'netwrk' is niet bekend → bedoelde u 'netwerk'?"),
        ("{{ self }}", f"'self' is niet bekend → {BEKEND}"),
        ("{{ loop }}", f"'loop' is niet bekend → {BEKEND}"),
        ("{{ namespace }}", f"'namespace' is niet bekend → {BEKEND}"),
        (OVERLEG + "{{ o.gremum }}{% endfor %}", "'o.gremum' is niet bekend → bedoelde u 'o.gremium'?"),
        (
            "{% if jaarverslag.ondertitle %}a{% endif %}",
            "'jaarverslag.ondertitle' is niet bekend → bedoelde u 'jaarverslag.ondertitel'?",
        ),
        ("{% if false %}{{ netwerk.nam }}{% endif %}", "'netwerk.nam' is niet bekend → bedoelde u 'netwerk.naam'?"),
        (
            "{% if true %}a{% elif netwerk.nam %}b{% endif %}",
            "'netwerk.nam' is niet bekend → bedoelde u 'netwerk.naam'?",
        ),
        (
            "{{ netwerk.naam if jaar else netwerk.nam }}",
            "'netwerk.nam' is niet bekend → bedoelde u 'netwerk.naam'?",
        ),
        ("{{ netwerk.naam|hoofdleter }}", "filter 'hoofdleter' is niet bekend → bedoelde u 'hoofdletter'?"),
        (
            "{{ netwerk.naam.upper }}",
            "'netwerk.naam.upper' is niet bekend: 'netwerk.naam' is één feit → gebruik 'netwerk.naam'",
        ),
    ],
)
def test_a_name_that_is_not_known_is_told_with_its_place_and_the_nearest_full_name(
    proef: Proef, tag: str, tekst: str
) -> None:
    gedaan = _met(proef, tag)

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S04 {SJABLOON} alinea 9: {tekst}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("S04")
def test_a_name_in_a_header_is_told_with_the_header(proef: Proef) -> None:
    vervang_in_sjabloon(proef, "{{ netwerk.korte_naam }}", "{{ netwerk.korte_nam }}", "word/header1.xml")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S04 {SJABLOON} koptekst: 'netwerk.korte_nam' is niet bekend → bedoelde u 'netwerk.korte_naam'?"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("S04")
def test_a_name_in_a_table_is_told_with_table_row_column_and_heading(proef: Proef) -> None:
    vervang_in_sjabloon(proef, "{{ lid.naam }}", "{{ lid.nam }}")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S04 {SJABLOON} tabel {tabel}, rij 5, kolom 1, onder kop 'Leden': 'lid.nam' is niet bekend"
        " → bedoelde u 'lid.naam'?"
        for tabel in (3, 4)
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("S04")
def test_a_filter_that_is_like_none_is_told_with_the_filters_that_an_author_can_use(proef: Proef) -> None:
    gedaan = _met(proef, "{{ '%1000000000d'|format(1) }}")

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S04 {SJABLOON} alinea 9: filter 'format' is niet bekend → bekend zijn: ")
    assert "hoofdletter" in melding
    assert "begrens lus" not in melding


@pytest.mark.melding("S04")
def test_a_name_that_is_like_none_gets_no_name_that_is_only_like_it_by_what_stands_before_the_point(
    proef: Proef,
) -> None:
    gedaan = _met(proef, "{{ netwerk.model_dump }}")

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S04 {SJABLOON} alinea 9: 'netwerk.model_dump' is niet bekend → ")
    assert "bedoelde u" not in melding


@pytest.mark.melding("S04")
def test_a_counter_that_a_loop_does_not_have_is_told(proef: Proef) -> None:
    gedaan = _met(proef, OVERLEG + "{{ loop.indx }}{% endfor %}")

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S04 {SJABLOON} alinea 9: 'loop.indx' is niet bekend → bedoelde u '")
    assert melding.endswith("index'?")


@pytest.mark.melding("S04")
def test_a_name_in_brackets_is_checked_as_one_behind_a_point(proef: Proef) -> None:
    gedaan = _met(proef, "{{ netwerk['nam'] }}")

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S04 {SJABLOON} alinea 9: ")
    assert melding.endswith("bedoelde u 'netwerk.naam'?")


@pytest.mark.melding("S03", "S04", "S05", "S08")
def test_all_mistakes_of_a_template_are_told_in_one_run(proef: Proef) -> None:
    vervang_in_sjabloon(proef, "{{ netwerk.korte_naam }}", "{{ netwerk.korte_nam }}", "word/header1.xml")
    vervang_in_sjabloon(proef, "{{ lid.plaats }}", "{{ lid.plats }}")

    gedaan = _met(
        proef,
        "{{ netwerk..x }}{{ netwerk.nam }}{{ jaar|hoofdleter }}{{ 1 + 1 }}"
        "{% for x in jaar %}{% endfor %}{{ jaarverslag.overleg }}",
    )

    assert gedaan.code == 4
    lijst = "heeft zelf geen plaats op papier → herhaal haar met {%p for … %}"
    assert sorted(gedaan.meldingen) == sorted(
        [
            f"S03 {SJABLOON} alinea 9: '{{{{ netwerk..x }}}}' {SLECHT}",
            f"S04 {SJABLOON} alinea 9: 'netwerk.nam' is niet bekend → bedoelde u 'netwerk.naam'?",
            f"S04 {SJABLOON} alinea 9: filter 'hoofdleter' is niet bekend → bedoelde u 'hoofdletter'?",
            f"S05 {SJABLOON} alinea 9: {GEREKEND}",
            f"S08 {SJABLOON} alinea 9: 'jaar' is geen lijst en kan niet worden herhaald"
            " → gebruik {% if … %}, of noem een lijst",
            f"S08 {SJABLOON} alinea 9: 'jaarverslag.overleg' is een lijst en {lijst}",
            f"S04 {SJABLOON} tabel 3, rij 5, kolom 2, onder kop 'Leden': 'lid.plats' is niet bekend"
            " → bedoelde u 'lid.plaats'?",
            f"S04 {SJABLOON} koptekst: 'netwerk.korte_nam' is niet bekend → bedoelde u 'netwerk.korte_naam'?",
        ]
    )
    assert proef.uitvoer() == []


def test_the_check_of_all_inputs_tells_the_mistakes_of_a_template_too(proef: Proef) -> None:
    vervang_in_sjabloon(proef, NAAM, "{{ netwerk.nam }}")

    assert proef.meldingen() == [f"S04 {SJABLOON} alinea 9: 'netwerk.nam' is niet bekend → bedoelde u 'netwerk.naam'?"]


# Use of a fact


@pytest.mark.melding("S08")
@pytest.mark.parametrize(
    "tag, tekst",
    [
        (
            "{{ jaarverslag.overleg }}",
            "'jaarverslag.overleg' is een lijst en heeft zelf geen plaats op papier → herhaal haar met {%p for … %}",
        ),
        (
            "{{ jaarverslag.overleg.gremium }}",
            "'jaarverslag.overleg.gremium' is niet bekend: 'jaarverslag.overleg' is een lijst"
            " → herhaal de lijst met {%p for … %}",
        ),
        (
            "{% for x in netwerk.naam %}{{ x }}{% endfor %}",
            "'netwerk.naam' is geen lijst en kan niet worden herhaald → gebruik {% if … %}, of noem een lijst",
        ),
        (
            "{% for x in netwerk %}{{ x }}{% endfor %}",
            "'netwerk' is geen lijst en kan niet worden herhaald → gebruik {% if … %}, of noem een lijst",
        ),
        (
            OVERLEG + "{% for x in o %}{{ x }}{% endfor %}{% endfor %}",
            "'o' is geen lijst en kan niet worden herhaald → gebruik {% if … %}, of noem een lijst",
        ),
    ],
)
def test_a_list_printed_and_a_fact_repeated_are_told(proef: Proef, tag: str, tekst: str) -> None:
    gedaan = _met(proef, tag)

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S08 {SJABLOON} alinea 9: {tekst}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("S08")
@pytest.mark.parametrize("naam", ["netwerk", "netwerk.consortium", "document", "leden.leden|first"])
def test_a_group_that_is_printed_is_told_and_nobody_is_told_to_repeat_it(proef: Proef, naam: str) -> None:
    gedaan = _met(proef, f"{{{{ {naam} }}}}")

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    groep = f"'{naam}' is een groep feiten en heeft zelf geen plaats op papier"
    assert melding.startswith(f"S08 {SJABLOON} alinea 9: {groep} → ")
    assert "herhaal" not in melding
    assert proef.uitvoer() == []


@pytest.mark.melding("S08")
def test_a_list_of_groups_as_a_sentence_does_not_print_words_of_python(proef: Proef) -> None:
    gedaan = _met(proef, "{{ jaarverslag.overleg|opsomming }}")

    assert gedaan.code == 4
    assert proef.uitvoer() == []


@pytest.mark.parametrize(
    "tag",
    [
        "Voor {{ jaarverslag.inleiding|markdown }} na",
        "Voor {{ 'https://zorg.nl'|link }} na",
        "{{p netwerk.naam }}",
        "Voor {{r netwerk.naam }} na",
        "{{p jaarverslag.inleiding|markdown }} na",
        "Voor {%p if jaar %}{%p endif %}",
    ],
)
def test_nothing_of_a_template_is_lost_without_a_word(proef: Proef, tag: str) -> None:
    """Markdown and links make paragraphs and runs of their own; in other places they would vanish."""
    assert _met(proef, tag).code == 4
    assert proef.uitvoer() == []


def test_text_beside_a_tag_that_takes_its_whole_paragraph_is_not_lost_without_a_word(proef: Proef) -> None:
    volgende = "</w:t></w:r></w:p><w:p><w:r><w:t>"
    vervang_in_sjabloon(proef, NAAM, f"Voor {{%p if jaar %}}{volgende}Erin.{volgende}{{%p endif %}}")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S03 {SJABLOON} alinea 9: ")


def test_a_brace_at_the_end_of_a_paragraph_does_not_take_what_follows_along(proef: Proef) -> None:
    volgende = "</w:t></w:r></w:p><w:p><w:r><w:t>"
    vervang_in_sjabloon(proef, NAAM, f"Zie {{{volgende}{{%p if jaar %}}{volgende}Blijft staan.{volgende}{{%p endif %}}")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4 or "Blijft staan." in docx_tekst(proef.document)


@pytest.mark.parametrize("tag, tekst", [("{{ 1.5 }}", "1,5"), ("{{ true }}", "ja")])
def test_a_value_that_stands_in_a_tag_shows_as_one_from_the_dossier(proef: Proef, tag: str, tekst: str) -> None:
    gedaan = _met(proef, tag)

    assert gedaan.code == 4 or tekst in docx_tekst(proef.document).split("\n")


@pytest.mark.parametrize("tag", ["{{ none }}", "{{ 1e400 }}"])
def test_no_word_of_python_reaches_a_document(proef: Proef, tag: str) -> None:
    assert _met(proef, tag).code in {4, 5}
    assert proef.uitvoer() == []


def test_an_ampersand_in_a_tag_reaches_the_document_as_itself(proef: Proef) -> None:
    assert _met(proef, "{{ 'Vraag & antwoord <1>' }}").code == 0

    assert "Vraag & antwoord <1>" in docx_tekst(proef.document).split("\n")


# Blocks


@pytest.mark.melding("S03")
@pytest.mark.parametrize(
    "tag, teksten",
    [
        (OVERLEG, [f"'{OVERLEG}' wordt niet gesloten → zet {{% endfor %}} waar het blok ophoudt"]),
        ("{%p if jaar %}", ["'{%p if jaar %}' wordt niet gesloten → zet {%p endif %} waar het blok ophoudt"]),
        ("{% endfor %}", ["'{% endfor %}' sluit niets → haal de tag weg, of zet er {% for … %} voor"]),
        (
            OVERLEG + "{% endif %}{% endfor %}",
            ["'{% endif %}' sluit niets → haal de tag weg, of zet er {% if … %} voor"],
        ),
        ("{% else %}", ["'{% else %}' hoort bij geen open blok → haal de tag weg, of zet er {% if … %} voor"]),
        (
            OVERLEG + "{% elif jaar %}{% endfor %}",
            ["'{% elif jaar %}' hoort bij geen open blok → haal de tag weg, of zet er {% if … %} voor"],
        ),
        (
            "{%tr for o in jaarverslag.overleg %}{%tr endfor %}",
            [
                f"'{tag}' staat niet in een rij van een tabel → zet de tag in een eigen rij, of gebruik {{%p … %}}"
                for tag in ("{%tr for o in jaarverslag.overleg %}", "{%tr endfor %}")
            ],
        ),
        (
            "{%tc if jaar %}{%tc endif %}",
            [
                f"'{tag}' staat niet in een cel van een tabel → zet de tag in een eigen cel, of gebruik {{%p … %}}"
                for tag in ("{%tc if jaar %}", "{%tc endif %}")
            ],
        ),
        (
            "{%p for o in jaarverslag.overleg %}{%tr endfor %}",
            [
                "'{%tr endfor %}' staat niet in een rij van een tabel"
                " → zet de tag in een eigen rij, of gebruik {%p … %}",
                "'{%tr endfor %}' sluit '{%p for o in jaarverslag.overleg %}', maar het ene omvat iets anders"
                f" dan het andere → {ZELFDE_LETTERS}",
            ],
        ),
        (
            "{%p if jaar %}{% endif %}",
            [
                "'{% endif %}' sluit '{%p if jaar %}', maar het ene omvat iets anders dan het andere"
                f" → {ZELFDE_LETTERS}"
            ],
        ),
        (
            "{% if jaar %}" * 21 + "{% endif %}" * 21,
            ["er staan te veel blokken in elkaar → maak het sjabloon eenvoudiger"],
        ),
        (OVERLEG * 21 + "{% endfor %}" * 21, ["er staan te veel blokken in elkaar → maak het sjabloon eenvoudiger"]),
    ],
)
def test_a_block_that_does_not_fit_is_told(proef: Proef, tag: str, teksten: list[str]) -> None:
    gedaan = _met(proef, tag)

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S03 {SJABLOON} alinea 9: {tekst}" for tekst in teksten]
    assert proef.uitvoer() == []


@pytest.mark.parametrize("blok, slot", [("{% if jaar %}", "{% endif %}"), (OVERLEG, "{% endfor %}")])
def test_twenty_blocks_in_each_other_can_be_filled(proef: Proef, blok: str, slot: str) -> None:
    assert _met(proef, blok * 20 + "diep" + slot * 20).code == 0

    assert "diep" in docx_tekst(proef.document).split("\n")


@pytest.mark.melding("S03")
@pytest.mark.parametrize("tag", ["{{ netwerk.naam|link('x) }}", "{% if jaar == 'x %}a{% endif %}", "{{ 'a }} b' }}"])
def test_a_quote_that_is_not_closed_is_told_at_its_own_place_alone(proef: Proef, tag: str) -> None:
    gedaan = _met(proef, tag)

    assert gedaan.code == 4
    assert {melding.split(":")[0] for melding in gedaan.meldingen} == {f"S03 {SJABLOON} alinea 9"}


@pytest.mark.melding("S03")
def test_quotes_that_are_closed_in_another_tag_hide_nothing_between_them(proef: Proef) -> None:
    gedaan = _met(proef, """{{ "' "' }} {{ netwerk._geheim }} {{ '"' " }}""")

    assert gedaan.code == 4
    assert [melding.split(":")[0] for melding in gedaan.meldingen].count(f"S03 {SJABLOON} alinea 9") == 2
    assert any("netwerk._geheim" in melding for melding in gedaan.meldingen)


@pytest.mark.melding("S08")
@pytest.mark.parametrize(
    ("tag", "tekst"),
    [
        ('{{ netwerk ~ "" }}', "'netwerk' is een groep of lijst en heeft zelf geen plaats op papier → noem een feit"),
        ("{{r netwerk.naam|statusmerk }}", "'netwerk.naam' is geen status → noem een status uit het dossier"),
    ],
)
def test_a_group_as_text_and_a_text_as_status_are_told(proef: Proef, tag: str, tekst: str) -> None:
    gedaan = _met(proef, tag)

    assert gedaan.code == 4
    assert [melding.startswith(f"S08 {SJABLOON} alinea 9: {tekst}") for melding in gedaan.meldingen] == [True]


@pytest.mark.melding("S04")
def test_of_a_filter_that_nobody_knows_that_alone_is_told(proef: Proef) -> None:
    gedaan = _met(proef, "{{r netwerk.naam|statusmrk }}")

    assert [melding[:3] for melding in gedaan.meldingen] == ["S04"]
    assert "bedoelde u 'statusmerk'?" in gedaan.meldingen[0]


@pytest.mark.melding("S03")
@pytest.mark.parametrize("tag", ["{% vm %}", "{% hm %}", "{% cellbg 'FF0000' %}", "{% colspan 2 %}"])
def test_a_tag_for_cells_outside_a_table_is_told_with_its_place(proef: Proef, tag: str) -> None:
    gedaan = _met(proef, tag)

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S03 {SJABLOON} alinea 9: ")


def test_a_test_that_does_not_exist_is_told_with_its_place(proef: Proef) -> None:
    gedaan = _met(proef, "{% if jaar is gevuld %}a{% endif %}")

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S04 {SJABLOON} alinea 9: ")


# Tags as Word writes them


def test_a_tag_that_word_split_over_runs_is_found_and_filled(proef: Proef) -> None:
    pad = proef.pad / SJABLOON
    document = Document(str(pad))
    alinea = document.paragraphs[8]
    alinea.text = ""
    for deel in ("{", "{ net", "werk.na", "am|hoofd", "letter }", "}"):
        alinea.add_run(deel).bold = deel == "werk.na"
    document.save(str(pad))

    assert proef.genereer("jaarverslag").code == 0
    assert "Netwerk Proef" in docx_tekst(proef.document).split("\n")


@pytest.mark.melding("S04")
def test_a_mistake_in_a_tag_that_word_split_over_runs_is_told(proef: Proef) -> None:
    pad = proef.pad / SJABLOON
    document = Document(str(pad))
    alinea = document.paragraphs[8]
    alinea.text = ""
    for deel in ("{", "{ net", "werk.n", "am", " }", "}"):
        alinea.add_run(deel)
    document.save(str(pad))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S04 {SJABLOON} alinea 9: 'netwerk.nam' is niet bekend → bedoelde u 'netwerk.naam'?"]


@pytest.mark.parametrize("tag", ["{{ ‘kort’ }}", "{{ “kort” }}", "{% if jaar != ‘x’ %}kort{% endif %}"])
def test_curly_quotes_in_a_tag_are_read_as_straight_ones(proef: Proef, tag: str) -> None:
    assert _met(proef, tag).code == 0

    assert "kort" in docx_tekst(proef.document).split("\n")


# Parts of the dossier


@pytest.mark.melding("S09")
def test_a_part_that_the_template_does_not_use_is_told_and_the_document_is_made(proef: Proef) -> None:
    pad = proef.pad / SJABLOON
    delen = delen_van(pad.read_bytes())
    delen["word/document.xml"] = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        b"<w:p><w:r><w:t>{{ netwerk.naam }}: {{ jaarverslag.inleiding }}</w:t></w:r></w:p></w:body></w:document>"
    )
    pad.write_bytes(zip_van(delen))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        "S09 templates/jaarverslag/document.yaml regel 5: het sjabloon gebruikt niets van 'leden'"
        " → haal het hier weg, of gebruik het"
    ]
    assert [melding["ernst"] for melding in gedaan.json["meldingen"]] == ["waarschuwing"]
    assert "proef/2024/jaarverslag-2024-proef.docx" in proef.uitvoer()


def test_the_template_as_it_is_shipped_uses_every_part(proef: Proef) -> None:
    assert proef.meldingen() == []


# Safety


@pytest.mark.melding("S05")
@pytest.mark.parametrize(
    "tag",
    [
        "{% for i in range(10**9) %}{% endfor %}",
        "{{ jaarverslag.parse_raw('x') }}",
        "{{ netwerk.model_dump() }}",
        "{{ netwerk.naam.upper() }}",
        "{{ lipsum() }}",
        OVERLEG + "{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{% for o in jaarverslag.overleg recursive %}{{ loop(o) }}{% endfor %}",
        "{{ 'x' * 3000000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 1 + 1 }}",
        "{{ -1 }}",
        "{{ +1 }}",
    ],
)
def test_a_tag_that_computes_or_calls_is_refused(proef: Proef, tag: str) -> None:
    gedaan = _met(proef, tag)

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S05 {SJABLOON} alinea 9: {GEREKEND}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("S05")
@pytest.mark.parametrize(
    "tag",
    [
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
        "{% block a %}{% endblock %}",
        "{% macro a() %}{% endmacro %}",
        "{% call a() %}{% endcall %}",
        "{% filter hoofdletter %}a{% endfilter %}",
        "{% with a = 1 %}{{ a }}{% endwith %}",
        "{% autoescape false %}a{% endautoescape %}",
        "{% set a %}b{% endset %}",
        "{% set netwerk.naam = 1 %}",
    ],
)
def test_a_tag_that_is_more_than_for_and_if_is_refused(proef: Proef, tag: str) -> None:
    gedaan = _met(proef, tag)

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S05 {SJABLOON} alinea 9: {SOORT_TAG}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("S04", "S05")
@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ netwerk.__class__ }}",
        "{{ netwerk['__class__'] }}",
        "{{ netwerk['model_dump'] }}",
        "{{ netwerk.model_dump }}",
        "{{ netwerk.naam|attr('__class__') }}",
        "{{ eigen['get'] }}",
        OVERLEG + "{{ loop.__init__ }}{% endfor %}",
    ],
)
def test_a_tag_that_reaches_for_what_is_no_fact_is_refused(proef: Proef, tag: str) -> None:
    gedaan = _met(proef, tag)

    assert gedaan.code == 4
    assert {melding.split(" ")[0] for melding in gedaan.meldingen} <= {"S04", "S05"}
    assert gedaan.meldingen != []
    assert proef.uitvoer() == []


@pytest.mark.melding("S05")
def test_a_template_gives_no_names_to_values_because_values_could_be_piled_up(proef: Proef) -> None:
    gedaan = _met(proef, "{% set a = 1 %}{{ netwerk.naam }}")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S05 {SJABLOON} alinea 9: dit soort tag kan in een sjabloon niet"
        " → gebruik alleen for, if en tags die een feit plaatsen"
    ]


@pytest.mark.melding("S06")
@pytest.mark.parametrize("inhoud", ["", "x" * 200])
def test_loops_in_loops_stop_when_the_document_gets_too_large(proef: Proef, inhoud: str) -> None:
    _zestig_leden(proef)

    gedaan = _met(proef, "{% for a in leden.leden %}" * 5 + inhoud + "{% endfor %}" * 5)

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S06 {SJABLOON} hoofdtekst: {TE_GROOT}"]
    assert proef.uitvoer() == []


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")
@pytest.mark.parametrize("verdubbeld", ["a ~ a", "[a, a]|opsomming", "[a, a]"])
def test_a_value_that_doubles_itself_is_stopped_before_it_fills_the_memory(proef: Proef, verdubbeld: str) -> None:
    """Each tag doubles the text; 24 of them make 160 million characters, 40 would fill any machine."""
    tag = "{% set a = 'xxxxxxxxxx' %}" + f"{{% set a = {verdubbeld} %}}" * 24 + "{% set b = [a]|opsomming %}"
    vervang_in_sjabloon(proef, NAAM, tag)

    klaar = subprocess.run(
        [sys.executable, "-c", _MET_WEINIG_GEHEUGEN],
        cwd=proef.pad,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert klaar.returncode == 4
    assert proef.uitvoer() == []


@pytest.mark.parametrize(
    "tag",
    [
        "{{ " + "(" * 150 + "jaar" + ")" * 150 + " }}",
        "{{ " + "[" * 90 + "jaar" + "]" * 90 + "|first }}",
        "{{ " + "(" * 3000 + "jaar" + ")" * 3000 + " }}",
        "{% if " + "not " * 3000 + "jaar %}a{% endif %}",
        "{{ eigen" + ".a" * 400 + " }}",
        "{{ eigen" + ".a" * 1500 + " }}",
        "{{ jaar" + "|hoofdletter" * 1500 + " }}",
        "{% if " + " and ".join(["jaar"] * 1500) + " %}a{% endif %}",
        "{{ " + "9" * 5000 + " }}",
        "{{ 0x" + "f" * 5000 + " }}",
        "{% if jaar == 0x" + "f" * 5000 + " %}a{% endif %}",
    ],
    ids=[
        "parens",
        "lists",
        "manyparens",
        "nots",
        "points",
        "manypoints",
        "filters",
        "ands",
        "digits",
        "hex",
        "hexcompared",
    ],
)
def test_a_tag_that_is_too_much_for_python_is_told_with_its_place(proef: Proef, tag: str) -> None:
    gedaan = _met(proef, tag)

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S03 {SJABLOON} alinea 9: ")
    assert proef.uitvoer() == []


@pytest.mark.melding("S02")
def test_a_template_with_entities_in_another_encoding_is_refused(proef: Proef) -> None:
    pad = proef.pad / SJABLOON
    delen = delen_van(pad.read_bytes())
    bom = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]>'
    kaal = delen["word/document.xml"].decode().split("?>", 1)[-1]
    delen["word/document.xml"] = (bom + kaal.replace(NAAM, "&d;")).encode("utf-16")
    pad.write_bytes(zip_van(delen))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert {melding.split(" ")[0] for melding in gedaan.meldingen} <= {"S01", "S02"}
    assert proef.uitvoer() == []


VELD = (
    "</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>"
)
VELDEN = {
    "a simple field": (
        "</w:t></w:r><w:fldSimple w:instr='DDEAUTO c:\\kwaad'><w:r><w:t>a</w:t></w:r></w:fldSimple><w:r><w:t>"
    ),
    "a field": VELD.format("<w:r><w:instrText> DDEAUTO c:\\kwaad</w:instrText></w:r>"),
    "lower case": VELD.format("<w:r><w:instrText> ddeauto c:\\kwaad</w:instrText></w:r>"),
    "split after a word": VELD.format(
        "<w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\kwaad</w:instrText></w:r>"
    ),
    "behind another": VELD.format(
        '<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDEAUTO c:\\kwaad</w:instrText></w:r>'
    ),
    "split in a word": VELD.format(
        "<w:r><w:instrText> D</w:instrText></w:r><w:r><w:instrText>DEAUTO c:\\kwaad</w:instrText></w:r>"
    ),
}


@pytest.mark.melding("S02")
@pytest.mark.parametrize("veld", VELDEN.values(), ids=VELDEN.keys())
def test_a_template_with_a_field_that_runs_something_is_refused(proef: Proef, veld: str) -> None:
    vervang_in_sjabloon(proef, NAAM, veld)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S02 {SJABLOON} -: hoofdtekst: een veld dat hier niet kan: ")
    assert melding.endswith(" → toon de veldcodes met Alt+F9 en verwijder het veld")
    assert proef.uitvoer() == []


@pytest.mark.melding("S02")
@pytest.mark.parametrize("naam", ["word/vbaProject.bin", "word/anders/vbaProject.bin"])
def test_a_template_with_macros_is_refused_wherever_they_stand(proef: Proef, naam: str) -> None:
    pad = proef.pad / SJABLOON
    pad.write_bytes(zip_van({**delen_van(pad.read_bytes()), naam: b"macro"}))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S02 {SJABLOON} -: het bestand bevat macro's → sla het op als 'Word-document (*.docx)'"
    ]
    assert proef.uitvoer() == []
