import pytest

from tests.conftest import Proef
from tests.hulp import LEDEN, LID, ledenlijst, schrijf_leden

MET_MOEDER = ("Naam", "Categorie", "Moederorganisatie")


@pytest.mark.melding("L01")
def test_a_member_that_stands_there_twice_is_told_with_both_cells(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID, ("HOSPICE DE LINDE ", "Hospices", "utrecht")))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert [regel for regel in gedaan.meldingen if regel.startswith("L01")] == [
        f"L01 {LEDEN} Leden!A5: 'HOSPICE DE LINDE' staat ook op Leden!A4"
        " → verwijder een van de twee, of noem de plaats erbij"
    ]
    assert proef.uitvoer() == []


def test_the_same_name_in_another_place_is_another_member(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID, ("Hospice De Linde", "Hospices", "Zeist")))

    assert proef.meldingen() == []


@pytest.mark.melding("L02")
def test_members_of_the_same_parent_organisation_are_told_for_information(proef: Proef) -> None:
    schrijf_leden(
        proef,
        ledenlijst(
            ("Hospice De Linde", "Hospices", "Zorggroep Oost"),
            ("Thuiszorg Oost", "Thuiszorg", "Zorggroep Oost"),
            kop=MET_MOEDER,
        ),
    )

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"L02 {LEDEN} Leden!A5: 2 leden vallen onder Zorggroep Oost: Hospice De Linde, Thuiszorg Oost"
    ]
    assert [melding["ernst"] for melding in gedaan.json["meldingen"]] == ["info"]


@pytest.mark.melding("L03")
def test_a_member_list_of_long_ago_is_told(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID, peildatum="2021"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"L03 {LEDEN} Leden!B1: de ledenlijst is van 2021, het verslag gaat over 2024 → werk de ledenlijst bij"
    ]


@pytest.mark.parametrize("peildatum", ["2023", "2024", "2025"])
def test_a_member_list_of_at_most_a_year_ago_gives_no_melding(proef: Proef, peildatum: str) -> None:
    schrijf_leden(proef, ledenlijst(LID, peildatum=peildatum))

    assert proef.meldingen() == []


@pytest.mark.melding("L13")
def test_another_name_that_belongs_to_another_member_is_told_with_both_cells(proef: Proef) -> None:
    kop = ("Naam", "Categorie", "Aliassen")
    leden = (("Zorggroep Oost", "Thuiszorg", "ZGO; Rozenhof"), ("Rozenhof", "Hospices", None))
    schrijf_leden(proef, ledenlijst(*leden, kop=kop))

    assert proef.meldingen() == [
        f"L13 {LEDEN} Leden!C4: 'Rozenhof' hoort ook bij 'Rozenhof' (Leden!A5) → haal de alias bij een van de twee weg"
    ]


def test_the_same_other_name_of_two_members_is_told_and_an_own_name_is_not(proef: Proef) -> None:
    kop = ("Naam", "Categorie", "Aliassen")
    leden = (("Zorggroep Oost", "Thuiszorg", "ZGO; zorggroep oost"), ("Zomergaard Ouderen", "Hospices", "ZGO"))
    schrijf_leden(proef, ledenlijst(*leden, kop=kop))

    assert proef.meldingen() == [
        f"L13 {LEDEN} Leden!C5: 'ZGO' hoort ook bij 'Zorggroep Oost' (Leden!A4) → haal de alias bij een van de twee weg"
    ]


@pytest.mark.melding("L14")
def test_a_member_that_stands_twice_once_without_its_place_is_told(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID, ("Hospice De Linde ", "Hospices", None)))

    assert proef.meldingen() == [
        f"L14 {LEDEN} Leden!A5: 'Hospice De Linde' staat ook op Leden!A4, met een plaats (Utrecht)"
        " → verwijder een van de twee als het dezelfde is, of vul hier de plaats in"
    ]
