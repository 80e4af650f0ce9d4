"""A part in pieces that begin where a paragraph begins."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.alineagrenzen import op_alineagrens

_TAGS = ("<w:p>", '<w:p w:rsidR="1">', "</w:p>", "<w:pPr>", "<w:pict/>", "<w:tbl>", "<w:t>", "tekst", "")
_ALINEA = re.compile(r"<w:p[ >]")


@given(st.lists(st.lists(st.sampled_from(_TAGS)).map("".join)))
def test_whatever_the_pieces_were_the_part_is_the_same_and_no_paragraph_begins_behind_the_first_sign_of_the_last(
    stukken: list[str],
) -> None:
    uit = list(op_alineagrens(stukken))

    assert "".join(uit) == "".join(stukken)
    assert all(_ALINEA.match(stuk) for stuk in uit[1:])


def test_a_paragraph_that_stands_in_two_pieces_comes_in_one() -> None:
    stukken = ["<w:body><w:p><w:r>", "een</w:r></w:p><w:p><w:r>", "twee", "</w:r></w:p></w:body>"]

    assert list(op_alineagrens(stukken)) == [
        "<w:body>",
        "<w:p><w:r>een</w:r></w:p>",
        "<w:p><w:r>twee</w:r></w:p></w:body>",
    ]
