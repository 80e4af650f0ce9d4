"""The plain values that were read, and their places."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.bron import Doorzoekbaar, kolomletter, kolomnummer


@pytest.mark.parametrize(
    ("letters", "nummer"), [("A", 1), ("Z", 26), ("AA", 27), ("AZ", 52), ("ZZ", 702), ("AAA", 703), ("XFD", 16384)]
)
def test_a_column_has_letters_and_a_number(letters: str, nummer: int) -> None:
    assert (kolomletter(nummer), kolomnummer(letters)) == (letters, nummer)


@given(st.lists(st.text("aAİK1 .\u241e\n", max_size=4), max_size=6))
@example([])
@example(["", "", "a 1"])
@example(["\u241e", "1 a", "a 1"])  # the sign that stands between the texts
def test_texts_that_are_looked_through_as_one_give_those_in_which_a_pattern_is_found(teksten: list[str]) -> None:
    patronen = (re.compile(r"a\s"), re.compile(r"[ik]1"))
    los = [nummer for nummer, tekst in enumerate(teksten) if re.search(r"a\s|[ik]1", tekst, re.IGNORECASE)]

    assert Doorzoekbaar(teksten).met(*patronen) == los
