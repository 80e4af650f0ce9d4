"""What is quick to see in the bytes of a part is what its tree says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.hulp_word import W, keurdocument

_RUIMTE = W.strip("{}")


@pytest.mark.parametrize(
    ("inhoud", "kan"),
    [
        ("<w:p><w:r><w:t>een {</w:t></w:r></w:p>", True),
        ("<w:p><w:r><w:t>a &gt; {</w:t></w:r></w:p>", True),
        ("<w:p><w:r><w:t>&#123;&#x7B;</w:t></w:r></w:p>", True),
        ("<w:p><w:r><w:t><![CDATA[{]]></w:t></w:r></w:p>", True),
        ('<w:p w:a="{28A0092B}" w:b="x > {"><w:r><w:t>een &#34;b&#39;</w:t></w:r></w:p>', True),
        ('<w:p w:a="{28A0092B}"><w:r><w:t>een &#34;b&#39;</w:t></w:r></w:p>', False),
        ("<w:p/>", False),
    ],
)
def test_a_sign_that_may_stand_in_the_text_is_told_from_one_in_an_attribute(inhoud: str, kan: bool) -> None:
    assert keurdocument(inhoud).kan_bevatten("{") is kan


@given(st.lists(st.tuples(st.text("a{}<>&'\"", max_size=6), st.text("a{}<>&'\"", max_size=6)), max_size=4))
def test_a_sign_that_stands_in_the_text_is_never_missed(stukken: list[tuple[str, str]]) -> None:
    body = etree.Element(f"{W}body", nsmap={"w": _RUIMTE})
    for kenmerk, tekst in stukken:
        etree.SubElement(body, f"{W}t", {f"{W}a": kenmerk}).text = tekst
    document = keurdocument("".join(etree.tostring(kind, encoding="unicode") for kind in body))

    assert document.kan_bevatten("{") or "{" not in document.tekst
