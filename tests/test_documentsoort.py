import pytest

from tests.conftest import Proef
from tests.hulp import SJABLOON

OMSCHRIJVING = "templates/jaarverslag/document.yaml"
GOED = "titel: Jaarverslag\nomschrijving: het jaarverslag\nper: jaar\nnodig: [netwerk, jaarverslag]\n"


def _document(proef: Proef, tekst: str) -> None:
    (proef.pad / OMSCHRIJVING).write_text(tekst, encoding="utf-8")


@pytest.mark.melding("S07")
def test_a_document_type_without_its_word_file_is_told(proef: Proef) -> None:
    (proef.pad / SJABLOON).unlink()

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S07 {SJABLOON} -: het sjabloon ontbreekt → zet sjabloon.docx in deze map"]
    assert proef.uitvoer() == []
    assert proef.genereer("controleer").code == 4


@pytest.mark.melding("D07")
def test_a_document_type_that_names_an_unknown_part_is_told_with_the_nearest(proef: Proef) -> None:
    _document(proef, GOED.replace("[netwerk, jaarverslag]", "[netwerk, jaarverlsag]"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"D07 {OMSCHRIJVING} regel 4: 'jaarverlsag' is geen onderdeel van het dossier → bedoelde u 'jaarverslag'?"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("D07", "D02", "D01")
def test_every_mistake_in_a_document_yaml_is_told_at_once(proef: Proef) -> None:
    _document(proef, "titel: Jaarverslag\nper: maand\nnodg: [netwerk]\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"D01 {OMSCHRIJVING} regel 3: 'nodg' is geen bekend veld → bedoelde u 'nodig'?",
        f"D02 {OMSCHRIJVING} regel 1: 'omschrijving' ontbreekt (wat het document is, op één regel; staat in"
        " genereer --help) → vul hier 'omschrijving' in",
        f"D02 {OMSCHRIJVING} regel 1: 'nodig' ontbreekt (onderdelen van het dossier zonder welke er geen"
        " document is) → vul hier 'nodig' in",
        f"D07 {OMSCHRIJVING} regel 2: 'maand' is hier niet bekend → bekend zijn: netwerk, jaar, project, organisatie",
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("Y03")
def test_a_document_yaml_that_is_no_yaml_is_told_and_help_still_works(proef: Proef) -> None:
    _document(proef, "titel: Jaar: verslag\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert [regel.split(":")[0] for regel in gedaan.meldingen] == [f"Y03 {OMSCHRIJVING} regel 1"]
    assert proef.genereer("--help").code == 0


def test_a_document_for_the_network_as_a_whole_has_no_year_in_its_name(proef: Proef) -> None:
    _document(
        proef,
        "titel: Overzicht\nomschrijving: een overzicht\nper: netwerk\nnodig: [netwerk]\nook: [jaarverslag]\n",
    )

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code in {0, 4}
    assert all(naam.startswith("proef/jaarverslag-proef.") for naam in proef.uitvoer())


@pytest.mark.melding("W08")
def test_a_document_for_the_network_that_needs_a_part_of_a_year_gives_a_melding(proef: Proef) -> None:
    _document(proef, GOED.replace("per: jaar", "per: netwerk"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code in {3, 4}
    assert gedaan.meldingen != []
    assert proef.uitvoer() == []
