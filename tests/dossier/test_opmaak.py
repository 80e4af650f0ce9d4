"""Markdown of the dossier, as the parser of CommonMark gives it."""

from collections.abc import MutableMapping
from typing import Any

import pytest
from hypothesis import given
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
def test_no_text_whatever_has_other_parts(tekst: str) -> None:
    assert [deel.as_dict() for deel in ontleed_opmaak(tekst)] == verwacht(tekst)


def test_a_text_of_the_dossier_is_parsed_once_for_its_rules_and_for_its_document() -> None:
    assert ontleed_opmaak(Opmaak("Een **vet** woord.")) is ontleed_opmaak("Een **vet** woord.")
