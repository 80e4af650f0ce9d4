"""The plain values that were read, and their places."""

import pytest

from pipeline.bron import kolomletter, kolomnummer


@pytest.mark.parametrize(
    ("letters", "nummer"), [("A", 1), ("Z", 26), ("AA", 27), ("AZ", 52), ("ZZ", 702), ("AAA", 703), ("XFD", 16384)]
)
def test_a_column_has_letters_and_a_number(letters: str, nummer: int) -> None:
    assert (kolomletter(nummer), kolomnummer(letters)) == (letters, nummer)
