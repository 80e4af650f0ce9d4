"""A fact of one's own that a template asks for and the dossier does not have is told where it can be filled in."""

import pytest

from tests.conftest import Proef
from tests.hulp import SJABLOON, VERSLAG, vervang_in_sjabloon

NAAM = "{{ netwerk.naam }}"


@pytest.mark.melding("S22")
@pytest.mark.parametrize(
    "tag", ["{{ eigen.motto }}", "{% if eigen.motto %}a{% endif %}", "{{p eigen.motto|markdown }}"]
)
def test_a_missing_fact_of_ones_own_is_told_at_the_dossier(proef: Proef, tag: str) -> None:
    vervang_in_sjabloon(proef, NAAM, tag)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert [melding for melding in gedaan.meldingen if melding.startswith("S")] == [
        f"S22 {VERSLAG} eigen: 'motto' staat niet onder 'eigen:'; het sjabloon {SJABLOON} vraagt erom"
        " → zet onder 'eigen:' een regel 'motto: …'"
    ]
    assert proef.uitvoer() == []
