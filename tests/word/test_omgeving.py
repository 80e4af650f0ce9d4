"""What a template can read while it is filled, and that what it reads reaches the document unchanged."""

import datetime
import html
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from jinja2 import Template, UndefinedError
from jinja2.exceptions import SecurityError, TemplateError
from openxml_audit import OpenXmlValidator

from pipeline.afleiding import Bronplek
from pipeline.bestand.bijlage import Bijlagen
from pipeline.dossier.aantallen import Aantal
from pipeline.dossier.basis import Gat
from pipeline.dossier.leden import Ledenlijst, Lid
from pipeline.dossier.perioden import Periode, Precisie
from pipeline.dossier.status import Gewicht, Statuscode
from pipeline.melding import Plaats
from pipeline.nabij import vereenvoudigd
from pipeline.spoor import Naspeuring
from pipeline.word.omgeving import SPOREN, Omgeving, TeGroot, filters, render
from pipeline.word.opmaak import Opmaker
from pipeline.word.sporen import Sporen
from pipeline.word.stijlen import Stijlen
from pipeline.word.zichtbaar import GAT_BEGIN, GAT_EINDE, NietTePlaatsen, Volgnummer
from tests.conftest import Proef

JUNI = Periode(datetime.date(2024, 6, 1), datetime.date(2024, 6, 30), Precisie.MAAND)
LEDEN = Ledenlijst.model_construct(
    peildatum=JUNI,
    herkomst=None,
    leden=tuple(
        Lid.model_construct(naam=naam, categorie=categorie, plaats=None)
        for naam, categorie in (("De Linde", "Hospices"), ("Vitras", "Thuiszorg"), ("De Eik", "Hospices"))
    ),
    eigen={"items": "drie", "keys": ["a", "b"], "get": {"values": "diep"}},
)


@dataclass(frozen=True)
class Kop:
    titel: str = "Verslag"

    @property
    def groot(self) -> str:
        return self.titel.upper()

    def methode(self) -> str:
        return self.titel


def _tekst(sjabloon: Template, feiten: Mapping[str, Any]) -> str:
    return "".join(render(sjabloon, feiten))


FEITEN: dict[str, Any] = {
    "leden": LEDEN,
    "eigen": LEDEN.eigen,
    "kop": Kop(),
    "gat": Gat("naam", Plaats("")),
    "tekst": "R&D <1>",
    "aantal": Aantal(70, "ruim"),
}


def _vul(tag: str) -> str:
    return _tekst(Omgeving().from_string(tag), FEITEN)


@pytest.mark.parametrize(
    "tag, tekst",
    [
        ("{{ leden.leden[0].naam }}", "De Linde"),
        ("{{ leden.aantal }}", "3"),
        ("{{ leden.met_plaatsen }}", "nee"),
        ("{% for g in leden.per_categorie %}{{ g.categorie }} {{ g.aantal }};{% endfor %}", "Hospices 2;Thuiszorg 1;"),
        ("{{ kop.titel }} {{ kop.groot }}", "Verslag VERSLAG"),
        ("{{ eigen.items }}", "drie"),
        ("{{ eigen['items'] }}", "drie"),
        ("{{ leden.eigen.items }}", "drie"),
        ("{{ eigen.keys|opsomming }}", "a en b"),
        ("{{ eigen.get.values }}", "diep"),
        ("{% for sleutel in eigen %}{{ sleutel }} {% endfor %}", "items keys get "),
        ("{{ tekst }}", "R&amp;D &lt;1&gt;"),
        ("{{ aantal }}", "ruim 70"),
        ("{% for l in leden.leden %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/3 2/3 3/3 "),
        (
            "{% for l in leden.leden %}{{ l.naam }}{% if not loop.last %}, {% endif %}{% endfor %}",
            "De Linde, Vitras, De Eik",
        ),
        ("{% for l in leden.leden %}{% if loop.first %}{{ loop.revindex }}{% endif %}{% endfor %}", "3"),
        ("{{ leden.leden|length }}", "3"),
        ("{{ (leden.leden|last).naam }}", "De Eik"),
        ("{% if leden.aantal > 2 and 'a' in eigen.keys %}ja{% endif %}", "ja"),
        ("{% set a = kop.titel %}{{ a }}", "Verslag"),
    ],
)
def test_a_template_reads_facts_derived_figures_free_facts_and_counters(tag: str, tekst: str) -> None:
    assert _vul(tag) == tekst


@pytest.mark.parametrize(
    "tag, tekst",
    [("{{ gat }}", "naam"), ("{{ gat.titel }}", "titel"), ("{{ gat|datum }}", "naam"), ("{{ gat.a.b|periode }}", "b")],
)
def test_a_gap_shows_itself_through_every_name_and_filter(tag: str, tekst: str) -> None:
    assert f"[nog in te vullen: {tekst}]" in _vul(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ leden.model_dump }}",
        "{{ leden.vindplaats }}",
        "{{ leden.groepen }}",
        "{{ leden.is_heel }}",
        "{{ leden._bron }}",
        "{{ leden['model_dump'] }}",
        "{{ kop.methode }}",
        "{{ kop.__class__ }}",
        "{{ kop['__class__'] }}",
        "{{ ''.join }}",
        "{{ ''.__class__ }}",
        "{{ 1 .real }}",
        "{{ leden.leden.count }}",
        "{{ aantal.__init__ }}",
        "{{ gat._naam }}",
        "{{ eigen['pop'] }}",
        "{% for l in leden.leden %}{{ loop.__class__ }}{% endfor %}",
        "{{ leden.model_dump() }}",
        "{{ tekst.upper() }}",
        "{{ eigen.items() }}",
        "{% for l in leden.leden %}{{ loop.cycle('a') }}{% endfor %}",
        "{{ 1 + 1 }}",
        "{{ tekst * 3 }}",
        "{{ tekst % 3 }}",
        "{{ -leden.aantal }}",
        "{% macro m() %}x{% endmacro %}{{ m() }}",
    ],
)
def test_a_template_reads_and_does_nothing_else(tag: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        _vul(tag)


@pytest.mark.parametrize(
    "naam", ["range", "dict", "lipsum", "cycler", "joiner", "namespace", "self", "config", "request", "__builtins__"]
)
def test_there_are_no_names_but_those_of_the_dossier(naam: str) -> None:
    with pytest.raises((UndefinedError, SecurityError, NietTePlaatsen)):
        _vul(f"{{{{ {naam} }}}}")


@pytest.mark.parametrize(
    "naam", ["attr", "map", "format", "replace", "join", "safe", "tojson", "pprint", "xmlattr", "center", "indent"]
)
def test_there_are_no_filters_but_those_of_the_manual(naam: str) -> None:
    with pytest.raises(TemplateError):
        _vul(f"{{{{ tekst|{naam} }}}}")

    assert naam not in filters()


def test_the_manual_tells_of_every_filter_that_a_template_can_use() -> None:
    assert {naam for naam in Omgeving().filters if naam.isidentifier()} == set(filters())


@pytest.mark.parametrize("tag", ["{% include 'x' %}", "{% import 'x' as y %}", "{% extends 'x' %}"])
def test_a_template_cannot_fetch_another_file(tag: str) -> None:
    with pytest.raises((TemplateError, TypeError)):
        _vul(tag)


@pytest.mark.parametrize("tag", ["{{ leden }}", "{{ leden.leden }}", "{{ eigen }}", "{{ kop }}"])
def test_a_group_or_list_has_no_place(tag: str) -> None:
    with pytest.raises(NietTePlaatsen):
        _vul(tag)


def test_loops_in_loops_are_stopped() -> None:
    begin = "{% for a in leden.leden %}"
    with pytest.raises(TeGroot):
        _vul(begin * 13 + "{% endfor %}" * 13)


def test_what_stands_behind_hundreds_of_values_that_print_nothing_is_kept() -> None:
    sjabloon = Omgeving().from_string("{{ leeg }}" * 2_000 + "het slot")

    assert _tekst(sjabloon, {"leeg": ""}) == "het slot"


def test_the_turns_of_one_document_do_not_count_for_the_next() -> None:
    sjabloon = Omgeving().from_string("{% for a in leden.leden %}" * 12 + "{% endfor %}" * 12)

    assert [_tekst(sjabloon, FEITEN) for _ in range(2)] == ["", ""]


@pytest.mark.parametrize(
    "waarde, tekst",
    [
        (True, "ja"),
        (Decimal("1000.5"), "1.000,5"),
        (JUNI, "juni 2024"),
        ("a\x00b", "a\ufffdb"),
    ],
)
def test_a_value_shows_as_a_dutch_reader_writes_it(waarde: object, tekst: str) -> None:
    assert _tekst(Omgeving().from_string("{{ x }}"), {"x": waarde}) == tekst


def test_nothing_shows_as_a_gap() -> None:
    assert "[nog in te vullen]" in _tekst(Omgeving().from_string("{{ x }}"), {"x": None})


# Characters that T01 refuses, or that T10 could make a tag of.
_GEWEIGERD = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff\ufffd\ufffe\uffff\ue000-\uf8ff{}\[\]]"
)
_TEKENS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]).filter(
    lambda teken: not _GEWEIGERD.match(teken)
)
_TEKST = (
    st.text(_TEKENS, min_size=1, max_size=40)
    .map(lambda tekst: " ".join(("A" + tekst).split()))
    .filter(lambda tekst: not re.search(r"\d|\w-\s|[<>]\w", tekst))
)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    titel=_TEKST,
    punten=st.lists(_TEKST, min_size=1, max_size=3),
    namen=st.lists(_TEKST, min_size=1, max_size=3, unique_by=vereenvoudigd),
)
@example("R&D <&amp;> 'enkel' \"dubbel\"", ["A & B", "A ' B"], ["A < B", 'A "b" c'])
@example("A % B # C } D", ["A _ b _ * c *", "A \\ n"], ["A 👍🏽 é ﬁ ａ ß", "A \u00a0 b"])
def test_every_text_of_the_dossier_reaches_the_document_as_it_was_typed(
    proef: Proef, titel: str, punten: list[str], namen: list[str]
) -> None:
    shutil.rmtree(proef.pad / "outputs" / "proef", ignore_errors=True)
    proef.verslag(json.dumps({"titel": titel, "vooruitblik": {"punten": punten}}, ensure_ascii=False))
    leden = {"peildatum": "2024", "leden": [{"naam": naam, "categorie": "Hospices"} for naam in namen]}
    (proef.netwerk / "leden.yaml").write_text(json.dumps(leden, ensure_ascii=False), encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0, gedaan.uit
    document = Document(str(proef.document))
    alineas = [alinea.text for alinea in document.paragraphs]
    assert titel in alineas
    begin = alineas.index("Verder op de agenda") + 1
    assert alineas[begin : begin + len(punten)] == punten
    cellen = [rij.cells[0].text for tabel in document.tables for rij in tabel.rows]
    assert cellen[-len(namen) :] == namen


@pytest.mark.parametrize(
    "tekst", ["R&D <&amp;> 'a' \"b\" ]]>", "👍🏽 é ﬁ \u202f\u00ad–", "A" * 5000, "العربية עברית", "<!-- a --> <?b?>"]
)
def test_a_document_with_odd_texts_passes_an_open_xml_validator(proef: Proef, tekst: str) -> None:
    proef.verslag(json.dumps({"titel": tekst, "vooruitblik": {"punten": [tekst, tekst]}}, ensure_ascii=False))

    assert proef.genereer("jaarverslag").code == 0
    uitslag = OpenXmlValidator().validate(Path(proef.document))
    assert [str(fout) for fout in uitslag.errors] == []


def _gevolgd(sjabloon: str, **waarden: Any) -> tuple[str, list[str]]:
    """What a template gives while its values are followed, marks written as `[ ]`; and what they follow from."""
    sporen = Sporen(Naspeuring())
    with sporen.naspeuring.actief():
        feiten = {
            naam: sporen.naspeuring.gevolgd(waarde, naam, Bronplek(naam, (Plaats("a.yaml", regel=1),)))
            for naam, waarde in waarden.items()
        }
        opmaker = Opmaker(Stijlen(None), Bijlagen(), Volgnummer(1), ("000000", "000000"))
        uit = _tekst(Omgeving().from_string(sjabloon), {**feiten, "_opmaker": opmaker, SPOREN: sporen})
    return re.sub("\ue003[0-9]+\ue004", "[", uit).replace("\ue005", "]"), sorted(
        spoor.pad for feit in sporen.feiten for spoor in feit.sporen
    )


@pytest.mark.parametrize(
    ("tag", "tekst"),
    [("{{ 1 == 1 }}", "ja"), ("{{ none or none }}", f"{GAT_BEGIN}[nog in te vullen]{GAT_EINDE}"), ("{{ 'a' }}", "a")],
)
def test_what_is_worked_out_of_constants_shows_as_any_value(tag: str, tekst: str) -> None:
    assert _tekst(Omgeving().from_string(tag), {}) == tekst


def test_a_value_in_an_attribute_is_not_followed_and_the_same_in_text_is() -> None:
    sjabloon = '<w:t w:a="{{ x }}">{% for a in "1" %}<w:b w:c="{% if x %}{{ x }}{% endif %}"/>{% endfor %}{{ x }}</w:t>'

    assert _gevolgd(sjabloon, x="y") == ('<w:t w:a="y"><w:b w:c="y"/>[y]</w:t>', ["x"])


def test_a_status_without_a_word_shows_its_gap() -> None:
    status = Statuscode(
        code="x", label="R&D", letter="x", symbool="✔", vulling="FFFFFF", tekstkleur="1B5E20", gewicht=Gewicht.GEHEEL
    )
    zonder = status.model_copy(update={"label": Gat("label", Plaats("a.yaml"))})

    assert 'xml:space="preserve">[ R&amp;D]</w:t>' in _gevolgd("{{ status|statusmerk }}", status=status)[0]
    gat = f"{GAT_BEGIN}[nog in te vullen: label]{GAT_EINDE}"
    assert f'<w:r><w:t xml:space="preserve"> {gat}</w:t></w:r>' in _gevolgd("{{ s|statusmerk }}", s=zonder)[0]
    kleurloos = status.model_copy(update={"tekstkleur": Gat("tekstkleur", Plaats("a.yaml"))})
    assert "w:color" not in _gevolgd("{{ s|statusmerk }}", s=kleurloos)[0]
    with pytest.raises(NietTePlaatsen):
        _gevolgd("{{ s|statusmerk }}", s="Behaald")


@pytest.mark.parametrize("tekst", ["<script>", "R&D", '"aangehaald"', "'zo'"])
def test_a_value_that_is_followed_is_escaped_as_one_that_is_not(tekst: str) -> None:
    zonder = _tekst(Omgeving().from_string("{{ tekst }}"), {"tekst": tekst})

    assert _gevolgd("{{ tekst }}", tekst=tekst) == (f"[{zonder}]", ["tekst"])
    assert html.unescape(zonder) == tekst
