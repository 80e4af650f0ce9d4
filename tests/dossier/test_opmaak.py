"""Markdown of the dossier, as the parser of CommonMark gives it."""

import re
from collections.abc import MutableMapping
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.dossier.opmaak import ontleed_opmaak
from pipeline.dossier.waarden import Opmaak

# Letters and everything that has a meaning in CommonMark somewhere.
_TEKENS = st.sampled_from([*"aBé 1.)-+#=~>*_`[]<>&;!\\|:/()'\"{}\n\t", "\u00a0", "\u2028", "\x0b", "\r", "1. ", "  \n"])


def verwacht(tekst: str) -> list[MutableMapping[str, Any]]:
    lezer = MarkdownIt("commonmark", {"html": False})
    lezer.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return [deel.as_dict() for deel in lezer.parse(tekst)]


@pytest.mark.parametrize(
    "tekst",
    [
        "Zo ging het met deel 0.",
        "a",
        "Van 1 - 2: x = y ~ {z} | www.voorbeeld.nl",
        "Een\n# kop",
        "Een &amp; twee",
        "a  b ",
    ],
)
def test_a_text_has_the_parts_that_commonmark_gives_it(tekst: str) -> None:
    assert [deel.as_dict() for deel in ontleed_opmaak(tekst)] == verwacht(tekst)


@given(st.text() | st.lists(_TEKENS).map("".join))
def test_no_text_without_the_bullets_of_word_has_other_parts(tekst: str) -> None:
    assume(not re.search(r"(?m)^\s*[–—−o\u2022\u2023\u25a0-\u27ff\u2043\u2219·\ue000-\uf8ff]", tekst))
    assert [deel.as_dict() for deel in ontleed_opmaak(tekst)] == verwacht(tekst)


def test_a_text_of_the_dossier_is_parsed_once_for_its_rules_and_for_its_document() -> None:
    assert ontleed_opmaak(Opmaak("Een **vet** woord.")) is ontleed_opmaak("Een **vet** woord.")


@pytest.mark.parametrize(
    "geplakt, markdown",
    [
        ("Wij deden:\n• een\n• twee", "Wij deden:\n- een\n- twee"),
        ("•\tEen\n•\tTwee", "- Een\n- Twee"),
        ("·         Een\n·         Twee", "- Een\n- Twee"),
        ("\uf0b7\tEen\n\uf0b7\tTwee", "- Een\n- Twee"),
        ("▪ een\n\n▪ twee", "- een\n\n- twee"),
        ("Dit:\n– een\n– twee\n\nEn nu.", "Dit:\n- een\n- twee\n\nEn nu."),
        ("— een\n— twee", "- een\n- twee"),
        ("o\teen\no\ttwee", "- een\n- twee"),
        ("•een\n•twee", "- een\n- twee"),
        ("\t• een\n\t• twee", "- een\n- twee"),
        ("• een", "- een"),
        ("•\tEen\no\tdieper\no\tnog\n•\tTwee", "- Een\n  - dieper\n  - nog\n- Twee"),
        ("• een\n    • dieper\n• twee", "- een\n  - dieper\n- twee"),
        ("1. een\n   • dieper\n2. twee", "1. een\n   - dieper\n2. twee"),
        ("• een\n  gaat door\n• twee", "- een\n  gaat door\n- twee"),
        ("• **vet**\n• [link](https://a.nl)", "- **vet**\n- [link](https://a.nl)"),
    ],
)
def test_the_bullets_of_word_are_those_of_a_list(geplakt: str, markdown: str) -> None:
    assert [deel.as_dict() for deel in ontleed_opmaak(geplakt)] == verwacht(markdown)


@pytest.mark.parametrize(
    "tekst", ["Het netwerk\n– sinds 2019 – groeit.", "Een citaat.\n\n– Jan", "o ja\nzo is het", "o\no"]
)
def test_a_dash_that_begins_one_line_is_no_list(tekst: str) -> None:
    assert [deel.as_dict() for deel in ontleed_opmaak(tekst)] == verwacht(tekst)


@given(st.lists(st.sampled_from(["• een", "– twee", "  o drie", "\t▪ vier", "vijf", "", "- zes", "1. zeven"])))
def test_no_point_of_a_list_is_lost(regels: list[str]) -> None:
    inhoud = " ".join(deel.content for deel in ontleed_opmaak("\n".join(regels)))

    for woord in ("een", "twee", "drie", "vier", "vijf", "zes", "zeven"):
        assert len(re.findall(rf"\b{woord}\b", inhoud)) == sum(woord in regel.split() for regel in regels)
