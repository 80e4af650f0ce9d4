"""Markdown as it stands in a finished document."""

from __future__ import annotations

import pytest
from docx.document import Document
from lxml import etree

from tests.conftest import Proef
from tests.hulp import delen_van
from tests.hulp_word import W, open_docx


def _verslag(proef: Proef, markdown: str) -> Document:
    ingesprongen = "\n".join("      " + regel for regel in markdown.splitlines())
    proef.verslag("activiteiten:\n  - titel: Avond\n    doelgroep: publiek\n    tekst: |\n" + ingesprongen + "\n")
    gedaan = proef.genereer("jaarverslag")
    assert gedaan.code == 0, gedaan.uit
    return open_docx(proef.document.read_bytes())


def _stijlen(document: Document) -> list[tuple[str, str]]:
    """Style and text of what stands below the title of the activity."""
    alineas = [(a.style.name if a.style else "", a.text) for a in document.paragraphs]
    begin = alineas.index(("Heading 3", "Avond"))
    return alineas[begin + 1 :]


def test_paragraphs_get_the_body_style(proef: Proef) -> None:
    document = _verslag(proef, "Eerste alinea,\ndie doorloopt.\n\nTweede alinea.")
    assert _stijlen(document) == [("Body Text", "Eerste alinea, die doorloopt."), ("Body Text", "Tweede alinea.")]


def test_emphasis_is_a_character_style_and_nests(proef: Proef) -> None:
    document = _verslag(proef, "Gewoon, **vet**, *schuin* en **vet *en schuin***.")
    runs = [(r.text, r.style.name if r.style else "", r.bold) for r in document.paragraphs[-1].runs]
    assert ("vet", "Strong", None) in runs
    assert ("schuin", "Emphasis", None) in runs
    assert ("en schuin", "Emphasis", True) in runs


def test_a_heading_goes_one_level_below_its_place(proef: Proef) -> None:
    document = _verslag(proef, "# Eerste\n\nTekst.\n\n# Tweede\n\nTekst.")
    koppen = [(s, t) for s, t in _stijlen(document) if s.startswith("Heading")]
    assert koppen == [("Heading 4", "Eerste"), ("Heading 4", "Tweede")]


def _lijsten(proef: Proef) -> list[tuple[str, int, int]]:
    """Each list item below the activity: its text, its depth and the list that numbers it."""
    wortel = etree.fromstring(delen_van(proef.document.read_bytes())["word/document.xml"])
    uit = []
    for alinea in wortel.iter(f"{W}p"):
        nummering = alinea.find(f"{W}pPr/{W}numPr")
        if nummering is not None:
            diepte, lijst = (int(str(nummering.xpath(f"string(*[local-name()='{n}']/@*)"))) for n in ("ilvl", "numId"))
            uit.append(("".join(t.text or "" for t in alinea.iter(f"{W}t")), diepte, lijst))
    return uit


def test_each_numbered_list_starts_again(proef: Proef) -> None:
    _verslag(proef, "1. een\n2. twee\n\nTussen.\n\n1. opnieuw een\n2. opnieuw twee")
    nummers = {tekst: lijst for tekst, _, lijst in _lijsten(proef)}
    assert list(nummers) == ["een", "twee", "opnieuw een", "opnieuw twee"]
    assert nummers["een"] == nummers["twee"]
    assert nummers["een"] != nummers["opnieuw een"]
    assert nummers["opnieuw een"] == nummers["opnieuw twee"]


def test_nested_lists_keep_their_depth(proef: Proef) -> None:
    _verslag(proef, "- boven\n  - onder\n    - dieper\n- weer boven")
    dieptes = [(tekst, diepte) for tekst, diepte, _ in _lijsten(proef)]
    assert dieptes == [("boven", 0), ("onder", 1), ("dieper", 2), ("weer boven", 0)]


def test_a_link_is_a_real_link_to_the_exact_address(proef: Proef) -> None:
    document = _verslag(proef, "Zie [de site](https://www.voorbeeld.nl/?a=1&b=2) voor meer.")
    (link,) = document.paragraphs[-1].hyperlinks
    assert (link.text, link.address) == ("de site", "https://www.voorbeeld.nl/?a=1&b=2")


def test_a_quote_has_its_own_style(proef: Proef) -> None:
    assert ("Quote", "Dat doen we goed.") in _stijlen(_verslag(proef, "> Dat doen we goed."))


@pytest.mark.parametrize("tekst", ["Jansen & Zn < 5 > 3", "'enkel' en \"dubbel\"", "{ geen tag }", "100 % zeker"])
def test_characters_that_mean_something_elsewhere_reach_the_page_as_themselves(proef: Proef, tekst: str) -> None:
    geciteerd = "'" + tekst.replace("'", "''") + "'"
    proef.verslag(f"vooruitblik:\n  punten:\n    - {geciteerd}\n  tekst: |\n    {tekst}\n")
    gedaan = proef.genereer("jaarverslag")
    assert gedaan.code == 0, gedaan.uit
    alineas = [a.text for a in open_docx(proef.document.read_bytes()).paragraphs]
    assert alineas.count(tekst) == 2


def test_a_line_feed_in_a_plain_text_becomes_a_line_break(proef: Proef) -> None:
    proef.verslag('vooruitblik:\n  punten:\n    - "eerste regel\\ntweede regel"\n')
    assert proef.genereer("jaarverslag").code == 0
    document = open_docx(proef.document.read_bytes())
    assert document.paragraphs[-1].text == "eerste regel\ntweede regel"
    assert b"<w:br/>" in delen_van(proef.document.read_bytes())["word/document.xml"]
