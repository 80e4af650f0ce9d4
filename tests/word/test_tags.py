"""Tags are found where a person sees them; whatever somebody types in a template, genereer does not break."""

import shutil
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.word.ooxml import W
from pipeline.word.stijlen import Stijlen
from pipeline.word.tags import LosseHaak, Tag, vind_tags
from tests.conftest import PROJECT, Proef
from tests.hulp import SJABLOON, vervang

NAAM = "{{ netwerk.naam }}"
VOLGENDE = "</w:t></w:r><w:r><w:t>"


def _tags(alineas: str, deel: str = "word/document.xml") -> tuple[tuple[Tag, ...], tuple[LosseHaak, ...]]:
    wortel = etree.fromstring(f'<w:document xmlns:w="{W}"><w:body>{alineas}</w:body></w:document>')
    return vind_tags(wortel, deel, Stijlen(None))


def _alinea(tekst: str) -> str:
    return f"<w:p><w:r><w:t>{tekst}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "tekst, inhoud, bereik, is_blok, regel",
    [
        ("{{ netwerk.naam }}", "netwerk.naam", "", False, "{{ netwerk.naam }}"),
        ("{{netwerk.naam}}", "netwerk.naam", "", False, "{{ netwerk.naam }}"),
        ("{{- netwerk.naam -}}", "netwerk.naam", "", False, "{{ netwerk.naam }}"),
        ("{{p x|markdown }}", "x|markdown", "p", False, "{{ x|markdown }}"),
        ("{{r x|link }}", "x|link", "r", False, "{{ x|link }}"),
        ("{% if  jaar %}", "if jaar", "", True, "{% if jaar %}"),
        ("{%if jaar%}", "if jaar", "", True, "{% if jaar %}"),
        ("{%p if jaar %}", "if jaar", "p", True, "{% if jaar %}"),
        ("{%tr for x in y %}", "for x in y", "tr", True, "{% for x in y %}"),
        ("{%tc endfor %}", "endfor", "tc", True, "{% endfor %}"),
        ("{%- endif -%}", "endif", "", True, "{% endif %}"),
        ("{{ prijs }}", "prijs", "", False, "{{ prijs }}"),
        ("{{ r }}", "r", "", False, "{{ r }}"),
        ("{{ ‘a’ }}", "'a'", "", False, "{{ 'a' }}"),
        ("{{ “a” }}", '"a"', "", False, '{{ "a" }}'),
    ],
)
def test_a_tag_is_read_with_its_scope(tekst: str, inhoud: str, bereik: str, is_blok: bool, regel: str) -> None:
    (tag,), los = _tags(_alinea(tekst))

    assert (tag.inhoud, tag.bereik, tag.is_blok, tag.als_regel) == (inhoud, bereik, is_blok, regel)
    assert los == ()


@pytest.mark.parametrize("tag", ["{{ jaar }}", "{{p x|markdown }}", "{% if jaar %}", "{%tr endfor %}"])
def test_a_tag_is_quoted_as_it_was_typed(tag: str) -> None:
    assert [str(gevonden) for gevonden in _tags(_alinea(tag))[0]] == [tag]


def test_tags_are_found_in_their_order_with_their_place() -> None:
    rij = f"<w:tr><w:tc>{_alinea('{{ c }}')}</w:tc><w:tc>{_alinea('{{ d }}')}</w:tc></w:tr>"

    tags, _ = _tags(f"{_alinea('{{ a }} en {{ b }}')}<w:tbl>{rij}</w:tbl>{_alinea('{{ e }}')}")

    assert [(tag.inhoud, str(tag.plek)) for tag in tags] == [
        ("a", "alinea 1"),
        ("b", "alinea 1"),
        ("c", "tabel 1, rij 1, kolom 1"),
        ("d", "tabel 1, rij 1, kolom 2"),
        ("e", "alinea 4"),
    ]


@pytest.mark.parametrize(
    "deel, plek",
    [("header2", "koptekst"), ("footer1", "voettekst"), ("footnotes", "voetnoot"), ("comments", "opmerking")],
)
def test_a_tag_outside_the_body_has_the_name_of_its_part(deel: str, plek: str) -> None:
    (tag,), _ = _tags(_alinea("{{ a }}"), f"word/{deel}.xml")

    assert str(tag.plek) == plek


def test_a_tag_that_is_split_over_runs_is_one_tag() -> None:
    (tag,), los = _tags(_alinea(f"{{{VOLGENDE}{{ net{VOLGENDE}werk.naam }}{VOLGENDE}}}"))

    assert (tag.inhoud, los) == ("netwerk.naam", ())


def test_a_tag_in_a_text_box_is_found_once() -> None:
    vak = f"<w:pict><w:txbxContent>{_alinea('{{ binnen }}')}</w:txbxContent></w:pict>"

    tags, _ = _tags(f"<w:p><w:r><w:t>{{{{ buiten }}}}</w:t>{vak}</w:r></w:p>")

    assert [tag.inhoud for tag in tags] == ["buiten", "binnen"]


def test_a_note_for_oneself_is_no_tag() -> None:
    assert _tags(_alinea("{# {{ niet }} #}")) == ((), ())


@pytest.mark.parametrize(
    "tekst, rest",
    [
        ("Zie {{ a", "{{ a"),
        ("Zie {{ a }", "{{ a }"),
        ("a }} b", "}} b"),
        ("{% if a %", "{% if a %"),
        ("{# uitleg", "{# uitleg"),
        ("{{ a }} en {{ b", "{{ b"),
        ("{{ " + "a" * 100, "{{ " + "a" * 57),
    ],
)
def test_braces_that_make_no_tag_are_found(tekst: str, rest: str) -> None:
    _, (haak,) = _tags(_alinea(tekst))

    assert (haak.tekst, str(haak.plek)) == (rest, "alinea 1")


@pytest.mark.parametrize("tekst", ["{ a }", "100 %", "a { b", "[a] # b", ""])
def test_a_brace_alone_is_text(tekst: str) -> None:
    assert _tags(_alinea(tekst)) == ((), ())


_STUKKEN = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{",
        "}",
        "%}",
        "{%p",
        "{%tr",
        "{%tc",
        "{{p",
        "{{r",
        "for",
        "in",
        "if",
        "elif",
        "else",
        "endfor",
        "endif",
        "set",
        "is",
        "not",
        "and",
        "or",
        "|",
        ".",
        "..",
        "(",
        ")",
        "[",
        "]",
        ",",
        ":",
        "=",
        "==",
        "~",
        "+",
        "-",
        "*",
        "'",
        '"',
        "‘",
        "”",
        "netwerk",
        "jaarverslag",
        "leden",
        "eigen",
        "jaar",
        "overleg",
        "naam",
        "x",
        "loop",
        "none",
        "true",
        "1",
        "1.5",
        "0x1f",
        "markdown",
        "link",
        "opsomming",
        "per_rij",
        "first",
        "length",
        "defined",
        "raw",
        "endraw",
        "include",
        "macro",
        "vm",
        "cellbg",
        "&",
        "<",
        ">",
        "é",
        "👍",
        "–",
    ]
)
_UITDRUKKING = st.lists(_STUKKEN, min_size=1, max_size=9).map(" ".join)
_TAGACHTIG = st.one_of(
    st.lists(_STUKKEN, min_size=1, max_size=14).map("".join),
    _UITDRUKKING.map("{{{{ {} }}}}".format),
    _UITDRUKKING.map("{{% if {} %}}x{{% endif %}}".format),
    _UITDRUKKING.map("{{% for x in {} %}}{{{{ x }}}}{{% endfor %}}".format),
    _UITDRUKKING.map("{{%p {} %}}".format),
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(tekst=_TAGACHTIG)
@example("{% autoescape jaar %}{% endautoescape %}")
@example("{{ " + "9" * 5000 + " }}")
@example("{{ eigen" + ".a" * 1500 + " }}")
@example("{% for a, (b, c) in eigen %}{% endfor %}")
@example("{{ jaar|euro(jaar) }}{{ jaar|per_rij }}")
@example("{% raw %}{{ x }}{% endraw %}")
def test_whatever_is_typed_in_a_template_is_no_internal_error(proef: Proef, tekst: str) -> None:
    schoon = (PROJECT / SJABLOON).read_bytes()
    (proef.pad / SJABLOON).write_bytes(vervang(schoon, "word/document.xml", NAAM, escape(tekst)))
    shutil.rmtree(proef.pad / "outputs" / "proef", ignore_errors=True)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code in {0, 4, 5}, gedaan.fout
    assert gedaan.code == 0 or gedaan.meldingen != []
    assert (gedaan.code == 0) == (proef.uitvoer() != [])
