import pytest

from tests.conftest import NETWERK as NETWERK_YAML
from tests.conftest import Proef
from tests.hulp import NETWERK


@pytest.mark.melding("H01")
def test_a_main_colour_that_is_too_light_is_told_with_its_contrast(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(f"{NETWERK_YAML}huisstijl:\n  hoofdkleur: '777777'\n", encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"H01 {NETWERK} regel 4: hoofdkleur 777777 heeft een contrast van 4,47 : 1 met wit; nodig is 4,5 : 1"
        " → kies een donkerder kleur"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("H01")
def test_an_accent_colour_that_is_too_light_is_told_with_its_contrast(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(
        f"{NETWERK_YAML}huisstijl:\n  accentkleur: '#ffffff'\n", encoding="utf-8"
    )

    assert proef.meldingen() == [
        f"H01 {NETWERK} regel 4: accentkleur FFFFFF heeft een contrast van 1,00 : 1 met wit; nodig is 3,0 : 1"
        " → kies een donkerder kleur"
    ]


def test_a_grey_that_is_just_dark_enough_gives_no_melding(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(f"{NETWERK_YAML}huisstijl:\n  hoofdkleur: '767676'\n", encoding="utf-8")

    assert proef.meldingen() == []
