import pytest

from tests.conftest import Proef

BESTAND = "inputs/netwerken/proef/2024/jaarverslag.yaml"


@pytest.mark.melding("Y02")
def test_every_tab_in_the_indentation_is_told_with_its_line(proef: Proef) -> None:
    proef.verslag("vooruitblik:\n\tpunten:\n\t- a\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y02 {BESTAND} regel 2: de regel springt in met een tab → vervang de tab door spaties",
        f"Y02 {BESTAND} regel 3: de regel springt in met een tab → vervang de tab door spaties",
        f"W08 {BESTAND} -: 'jaarverslag' ontbreekt of kan niet worden gelezen; zonder dit is er geen jaarverslag"
        " → maak of herstel dit bestand",
    ]
    assert proef.uitvoer() == []
