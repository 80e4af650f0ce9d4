"""Tags as people type them in Word: in another language, with its spaces and quotes, struck out, in a contents list."""

from collections.abc import Callable

import pytest

from pipeline.word.ooxml import w
from tests.word.vergelijken import alinea, alineas, boom, probeer, run, sjabloon, tekst, volgens_ons

FEITEN = {"netwerk": {"naam": "Samen"}, "lijst": ["een", "twee"]}


def _meldingen(bron: bytes) -> list[str]:
    _, meldingen = probeer(bron, FEITEN)
    return [f"{m.code} {m.plaats.plek}: {m.tekst} → {m.advies}" for m in meldingen if m.plaats is not None]


@pytest.mark.parametrize(
    "tags, melding",
    [
        ("{% else if lijst %}b{% endif %}", "'{% else if lijst %}' is niet goed geschreven → schrijf {% elif lijst %}"),
        ("{% elseif lijst %}b{% endif %}", "'{% elseif lijst %}' is niet goed geschreven → schrijf {% elif lijst %}"),
        ("{% else if %}b{% endif %}", "'{% else if %}' is niet goed geschreven → schrijf {% elif … %}"),
        ("{% else b %}b{% endif %}", "'{% else b %}' is niet goed geschreven → schrijf {% else %}"),
        ("{% EndIf %}", "'{% EndIf %}' is niet goed geschreven → schrijf {% endif %}"),
        ("{% endif netwerk %}", "'{% endif netwerk %}' is niet goed geschreven → schrijf {% endif %}"),
        (
            "{% else %}b{% elif lijst %}c{% endif %}",
            "'{% elif lijst %}' staat achter de 'else' van hetzelfde blok → zet 'else' als laatste, en één keer",
        ),
        (
            "{% else %}b{% else %}c{% endif %}",
            "'{% else %}' staat achter de 'else' van hetzelfde blok → zet 'else' als laatste, en één keer",
        ),
    ],
)
def test_a_block_that_is_written_in_another_way_is_told_with_what_to_write(tags: str, melding: str) -> None:
    assert _meldingen(sjabloon(alinea(f"{{% if netwerk %}}a{tags}"))) == [f"S03 alinea 1: {melding}"]


@pytest.mark.parametrize(
    "tag",
    [
        "{{\u00a0netwerk.naam\u00a0}}",
        "{{\u2009netwerk.naam\u202f}}",
        "{{ netwerk.\u200bnaam }}",
        "{{ net\u00adwerk.naam }}",
        "{{\ufeff netwerk.naam }}",
        "{\u200b{ netwerk.naam }\u2060}",
        "{% if netwerk.naam == „Samen” %}Samen{% endif %}",
        "{% if netwerk.naam == ‚Samen’ %}Samen{% endif %}",
        "{% if netwerk.naam == «Samen» %}Samen{% endif %}",
        "{%\u00a0if\u00a0netwerk.naam\u00a0%}Samen{% endif %}",
    ],
)
def test_white_space_quotes_and_signs_that_nobody_sees_are_read_in_a_tag(tag: str) -> None:
    delen = [run(tag)], [run(teken) for teken in tag]
    assert [tekst(volgens_ons(sjabloon(alinea(*stukken)), FEITEN)) for stukken in delen] == ["Samen"] * 2


@pytest.mark.parametrize("teken", ["w:tab", "w:br", "w:cr"])
def test_a_tab_or_new_line_in_a_tag_is_a_space(teken: str) -> None:
    stukken = run("{% if netwerk.naam"), f"<w:r><{teken}/></w:r>", run("and lijst %}ja{% endif %}")
    assert tekst(volgens_ons(sjabloon(alinea(*stukken)), FEITEN)) == "ja"


def test_a_soft_hyphen_of_word_in_a_tag_is_nothing_and_outside_of_it_stays() -> None:
    stukken = run("{{ netwerk.na"), "<w:r><w:softHyphen/></w:r>", run("am }}"), "<w:r><w:softHyphen/><w:tab/></w:r>"
    delen = volgens_ons(sjabloon(alinea(*stukken)), FEITEN)
    assert tekst(delen) == "Samen\t"
    assert len(list(boom(delen).iter(w("softHyphen")))) == 1


def test_a_no_break_space_between_quotes_is_text_and_stays() -> None:
    getypt = volgens_ons(sjabloon(alinea("{{ 'a\u00a0b' }}")), FEITEN)
    assert tekst(getypt) == "a\u00a0b"


def test_a_paragraph_tag_with_a_no_break_space_is_read() -> None:
    bron = sjabloon(alineas("{%p\u00a0if netwerk.naam %}", "b", "{%p endif\u00a0%}"))
    assert tekst(volgens_ons(bron, FEITEN)) == "b"


def test_another_sign_in_a_tag_is_named_with_its_place() -> None:
    assert _meldingen(sjabloon(alinea("{{ netwerk–naam }}"))) == [
        "S03 alinea 1: in '{{ netwerk–naam }}' staat het teken '–' (U+2013) → typ dat teken opnieuw, of haal het weg"
    ]


def _weg(tekst_: str) -> str:
    return f'<w:del w:id="9" w:author="a"><w:r><w:delText>{tekst_}</w:delText></w:r></w:del>'


def _verplaatst(tekst_: str) -> str:
    return f'<w:moveFrom w:id="8" w:author="a"><w:r><w:t>{tekst_}</w:t></w:r></w:moveFrom>'


@pytest.mark.parametrize("weg", [_weg, _verplaatst])
def test_a_tag_that_is_struck_out_is_no_tag(weg: Callable[[str], str]) -> None:
    for stukken in (
        (weg("{{ bestaatniet }}"), run("{{ netwerk.naam }}")),
        (run("{{ netwerk."), weg("oude"), run("naam }}")),
        (weg("{% if bestaatniet %}"), run("{{ netwerk.naam }}"), weg("{% endif %}")),
    ):
        delen = volgens_ons(sjabloon(alinea(*stukken)), FEITEN)
        assert tekst(delen) == "Samen"
        assert b"bestaatniet" not in delen["word/document.xml"]


def test_what_is_struck_out_beside_no_tag_stays() -> None:
    delen = volgens_ons(sjabloon(alinea(_weg("oud"), run("nieuw")) + alinea("{{ netwerk.naam }}")), FEITEN)
    assert b"oud</w:delText>" in delen["word/document.xml"]


def _teken(soort: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{soort}"/></w:r>'


def _opdracht(tekst_: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{tekst_}</w:instrText></w:r>'


def test_the_lines_that_word_last_showed_of_a_contents_list_are_no_template() -> None:
    regel = alinea(
        _teken("begin"), _opdracht(' TOC \\o "1-3" '), _teken("separate"), run("1 {{ r.titel }}"),
        _teken("begin"), _opdracht("PAGEREF _Toc1"), _teken("separate"), run("3"), _teken("end"),
    )  # fmt: skip
    slot = alinea(_teken("end"))
    lus = alineas("{%p for r in lijst %}") + alinea("{{ r }}", opmaak='<w:pStyle w:val="Heading1"/>')

    delen = volgens_ons(sjabloon(regel + slot + lus + alineas("{%p endfor %}")), FEITEN)

    assert tekst(delen).split("\n") == ["een\t", "twee\t", "een", "twee"]


_BIJ_TAG = {
    "het pagina-einde": '<w:r><w:br w:type="page"/></w:r>',
    "de voetnoot": '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "het veld": '<w:fldSimple w:instr="PAGE"/>',
    "de bladwijzer": '<w:bookmarkStart w:id="3" w:name="plek"/><w:bookmarkEnd w:id="3"/>',
    "het beeld": "<w:r><w:drawing/></w:r>",
}


@pytest.mark.parametrize("wat", _BIJ_TAG)
@pytest.mark.parametrize("tag", ["{%p endfor %}", "{{p netwerk.naam|markdown }}"])
def test_what_would_go_with_a_paragraph_tag_is_told(wat: str, tag: str) -> None:
    lus = alineas("{%p for r in lijst %}", "a") if "endfor" in tag else alineas("a", "b")
    assert _meldingen(sjabloon(lus + alinea(run(tag), _BIJ_TAG[wat]))) == [
        f"S03 alinea 3: {wat} naast '{tag}' verdwijnt met de tag → zet de tag alleen in een eigen alinea"
    ]


@pytest.mark.parametrize(
    "opmaak, wat",
    [("<w:sectPr/>", "het sectie-einde"), ("<w:pageBreakBefore/>", "het pagina-einde")],
)
def test_a_break_that_the_paragraph_of_a_tag_carries_is_told(opmaak: str, wat: str) -> None:
    bron = sjabloon(alineas("{%p for r in lijst %}", "a") + alinea("{%p endfor %}", opmaak=opmaak))
    assert _meldingen(bron) == [
        f"S03 alinea 3: {wat} naast '{{%p endfor %}}' verdwijnt met de tag → zet de tag alleen in een eigen alinea"
    ]


def test_the_bookmark_that_word_makes_itself_may_go_with_a_tag() -> None:
    merk = '<w:bookmarkStart w:id="3" w:name="_GoBack"/><w:bookmarkEnd w:id="3"/>'
    assert _meldingen(sjabloon(alinea(run("{%p if netwerk %}"), merk) + alineas("a", "{%p endif %}"))) == []


def test_a_block_word_in_capitals_is_told_with_how_it_is_written() -> None:
    assert _meldingen(sjabloon(alinea("{% If netwerk %}a{% Endif %}"))) == [
        "S03 alinea 1: '{% If netwerk %}' is niet goed geschreven → schrijf {% if netwerk %}",
        "S03 alinea 1: '{% Endif %}' is niet goed geschreven → schrijf {% endif %}",
    ]
