"""Names and words are the same whatever their capitals."""

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from pipeline.nabij import kleine_letters, kop_naast


@given(st.text())
def test_in_lower_case_everything_stands_where_it_stood(tekst: str) -> None:
    assert len(kleine_letters(tekst)) == len(tekst)


def test_lower_case_is_what_a_pattern_without_capitals_takes_for_the_same() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz":
        zelfde = re.findall(letter, "".join(map(chr, range(sys.maxunicode + 1))), re.IGNORECASE)

        assert {kleine_letters(teken) for teken in zelfde} == {letter}


def test_a_heading_is_known_by_its_words_and_by_other_words_for_it() -> None:
    assert kop_naast("Streefgetal", ["Doelwaarde", "Eenheid"]) == "Doelwaarde"
    assert kop_naast("Naam organisatie", ["Naam", "Categorie"]) == "Naam"
    assert kop_naast("Medewerkers", ["Aantal medewerkers", "Aantal leden"]) == "Aantal medewerkers"
    assert kop_naast("Soort lid (categorie)", ["Naam", "Categorie"]) == "Categorie"
    assert kop_naast("Categorei", ["Naam", "Categorie"]) == "Categorie"
    assert kop_naast("Schoenmaat", ["Naam", "Categorie"]) is None
