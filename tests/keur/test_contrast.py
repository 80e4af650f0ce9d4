"""Text of a finished document can be read on what is behind it."""

from pathlib import Path

import pytest

from tests.conftest import Proef
from tests.hulp import DOCUMENT, vervang

ALINEA = "Een jaar om te proeven."


def _gekeurd(proef: Proef, oud: str, nieuw: str) -> list[str]:
    assert proef.genereer("jaarverslag").code == 0
    Path("bewerkt.docx").write_bytes(vervang((proef.pad / DOCUMENT).read_bytes(), "word/document.xml", oud, nieuw))
    return [m for m in proef.genereer("keur", "bewerkt.docx", "--formaat", "json").meldingen if m.startswith("K10")]


def _run(opmaak: str) -> str:
    return f"</w:t></w:r><w:r><w:rPr>{opmaak}</w:rPr><w:t>Bleek</w:t></w:r><w:r><w:t>{ALINEA}"


@pytest.mark.melding("K10")
def test_pale_text_on_white_is_told(proef: Proef) -> None:
    [melding] = _gekeurd(proef, ALINEA, _run('<w:color w:val="999999"/>'))

    assert melding.startswith("K10 bewerkt.docx alinea ")
    assert melding.endswith(
        ": 'Bleek' heeft een contrast van 2,84 : 1 met het vlak erachter "
        "→ kies een donkerder of lichtere kleur voor tekst of vlak"
    )


@pytest.mark.parametrize(
    ("opmaak", "is_te_lezen"),
    [
        ('<w:color w:val="767676"/>', True),  # 4,54
        ('<w:color w:val="777777"/>', False),  # 4,47
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="0B5563"/>', True),
        ('<w:color w:val="0B5563"/><w:shd w:val="clear" w:fill="000000"/>', False),
        ('<w:color w:val="949494"/><w:sz w:val="36"/>', True),  # large
        ('<w:b/><w:color w:val="949494"/><w:sz w:val="28"/>', True),
        ('<w:color w:val="949494"/><w:sz w:val="28"/>', False),
        ('<w:color w:val="auto"/>', True),
    ],
)
def test_what_can_be_read_is_left_alone(proef: Proef, opmaak: str, is_te_lezen: bool) -> None:
    assert (_gekeurd(proef, ALINEA, _run(opmaak)) == []) is is_te_lezen


def test_the_documents_as_they_come_can_be_read(proef: Proef) -> None:
    assert _gekeurd(proef, ALINEA, ALINEA + " ") == []
