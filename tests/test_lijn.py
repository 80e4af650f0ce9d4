import pytest

from tests.conftest import Proef
from tests.hulp import GEEN_VERSLAG, NETWERK, VERSLAG


@pytest.mark.melding("W08")
def test_without_the_annual_report_itself_there_is_no_document_and_no_concept(proef: Proef) -> None:
    proef.verslag("- geen\n- velden\n")
    onleesbaar = f"Y07 {VERSLAG} regel 1: het bestand begint niet met een veld → begin met 'naam: waarde'"

    for opties in ((), ("--concept",)):
        gedaan = proef.genereer("jaarverslag", *opties, "--formaat", "json")

        assert gedaan.code == 3
        assert gedaan.meldingen == [onleesbaar, GEEN_VERSLAG]
        assert proef.uitvoer() == []


@pytest.mark.melding("W08", "W06")
def test_without_the_network_itself_there_is_no_document_and_no_concept(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").unlink()

    gedaan = proef.genereer("jaarverslag", "--concept", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"W06 {NETWERK} -: dit bestand ontbreekt → maak het bestand, of verwijder de map",
        f"W08 {NETWERK} -: 'netwerk' ontbreekt of kan niet worden gelezen; zonder dit is er geen jaarverslag"
        " → maak of herstel dit bestand",
    ]
    assert proef.uitvoer() == []


def test_a_mistake_in_one_year_does_not_stop_the_document_of_another(proef: Proef) -> None:
    ander = proef.netwerk / "2023"
    ander.mkdir()
    (ander / "jaarverslag.yaml").write_text("inleidng: Een jaar.\n", encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert [(d["jaar"], d["stand"]) for d in gedaan.json["documenten"]] == [
        (2023, "niet gemaakt"),
        (2024, "gemaakt"),
    ]
    assert gedaan.meldingen == [
        "D01 inputs/netwerken/proef/2023/jaarverslag.yaml regel 1: 'inleidng' is geen bekend veld"
        " → bedoelde u 'inleiding'?"
    ]
    assert proef.uitvoer() == [
        "proef/2024/jaarverslag-2024-proef.docx",
        "proef/2024/jaarverslag-2024-proef.herkomst.json",
        "proef/2024/jaarverslag-2024-proef.waarden.json",
    ]


def test_a_mistake_in_one_network_does_not_stop_the_document_of_another(proef: Proef) -> None:
    ander = proef.pad / "inputs" / "netwerken" / "kapot" / "2024"
    ander.mkdir(parents=True)
    (ander / "jaarverslag.yaml").write_text("", encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert [(d["netwerk"], d["stand"]) for d in gedaan.json["documenten"]] == [
        ("kapot", "niet gemaakt"),
        ("proef", "gemaakt"),
    ]
    assert (proef.document).is_file()
