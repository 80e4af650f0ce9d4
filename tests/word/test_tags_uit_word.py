"""Tags as people type them in Word: in another language, with its spaces and quotes, struck out, in a contents list."""

import pytest

from tests.word.vergelijken import alinea, probeer, sjabloon

FEITEN = {"netwerk": {"naam": "Samen"}, "lijst": ["een", "twee"]}


def _meldingen(bron: bytes) -> list[str]:
    _, meldingen = probeer(bron, FEITEN)
    return [f"{m.code} {m.plaats.plek}: {m.tekst} → {m.advies}" for m in meldingen if m.plaats is not None]


@pytest.mark.parametrize(
    "tags, melding",
    [
        ("{% else if lijst %}b{% endif %}", "'{% else if lijst %}' is niet goed geschreven → schrijf {% elif lijst %}"),
        ("{% elseif lijst %}b{% endif %}", "'{% elseif lijst %}' is niet goed geschreven → schrijf {% elif lijst %}"),
        ("{% else if %}b{% endif %}", "'{% else if %}' is niet goed geschreven → schrijf {% elif … %}"),
        ("{% else b %}b{% endif %}", "'{% else b %}' is niet goed geschreven → schrijf {% else %}"),
        ("{% endif netwerk %}", "'{% endif netwerk %}' is niet goed geschreven → schrijf {% endif %}"),
        (
            "{% else %}b{% elif lijst %}c{% endif %}",
            "'{% elif lijst %}' staat achter de 'else' van hetzelfde blok → zet 'else' als laatste, en één keer",
        ),
        (
            "{% else %}b{% else %}c{% endif %}",
            "'{% else %}' staat achter de 'else' van hetzelfde blok → zet 'else' als laatste, en één keer",
        ),
    ],
)
def test_a_block_that_is_written_in_another_way_is_told_with_what_to_write(tags: str, melding: str) -> None:
    assert _meldingen(sjabloon(alinea(f"{{% if netwerk %}}a{tags}"))) == [f"S03 alinea 1: {melding}"]
