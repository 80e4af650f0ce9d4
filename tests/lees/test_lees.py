import shutil
import sys

import pytest

from tests.conftest import NETWERK as NETWERK_YAML
from tests.conftest import Proef
from tests.hulp import GEEN_VERSLAG, LID, NETWERK, VERSLAG, als_gewone_gebruiker, ledenlijst, schrijf_leden

MAP = "inputs/netwerken/proef"


@pytest.mark.melding("W03")
def test_a_file_with_an_unknown_name_is_told_with_the_nearest_one(proef: Proef) -> None:
    (proef.netwerk / "netwrk.yaml").write_text(NETWERK_YAML, encoding="utf-8")
    (proef.netwerk / "begroting.xlsx").write_bytes(b"")
    (proef.jaar / "verslagen.yaml").write_text("ondertitel: Samen\n", encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"W03 {MAP}/begroting.xlsx -: dit bestand wordt niet gelezen → hoort het bestand hier?",
        f"W03 {MAP}/netwrk.yaml -: dit bestand wordt niet gelezen → hoort het bestand hier?",
        f"W03 {MAP}/2024/verslagen.yaml -: dit bestand wordt niet gelezen → hoort het bestand hier?",
    ]


@pytest.mark.melding("W03", "W06")
def test_a_part_with_a_misspelled_name_is_told_with_the_name_that_is_missing(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").rename(proef.netwerk / "netwrk.yaml")

    assert proef.meldingen() == [
        f"W03 {MAP}/netwrk.yaml -: dit bestand wordt niet gelezen → bedoelde u 'netwerk.yaml'?",
        f"W06 {NETWERK} -: dit bestand ontbreekt → maak het bestand, of verwijder de map",
    ]


@pytest.mark.melding("W03")
def test_a_folder_that_is_no_year_is_told(proef: Proef) -> None:
    (proef.netwerk / "jaar 2024").mkdir()

    assert proef.meldingen() == [
        f"W03 {MAP}/jaar 2024 -: deze map wordt niet gelezen → de map van een jaar heet naar dat jaar, zoals 2025"
    ]


@pytest.mark.melding("W10")
def test_two_networks_whose_documents_would_have_one_name_are_told_and_neither_is_made(proef: Proef) -> None:
    shutil.copytree(proef.netwerk, proef.netwerk.with_name("Proef!"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        "W10 inputs/netwerken/Proef! -: deze map en 'proef' geven documenten met dezelfde naam"
        " → geef een van de twee mappen een andere naam",
        "W10 inputs/netwerken/proef -: deze map en 'Proef!' geven documenten met dezelfde naam"
        " → geef een van de twee mappen een andere naam",
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("W03")
def test_a_part_of_the_year_in_the_folder_of_the_network_is_told(proef: Proef) -> None:
    (proef.netwerk / "jaarverslag.yaml").write_text("ondertitel: Samen\n", encoding="utf-8")

    assert proef.meldingen() == [
        f"W03 {MAP}/jaarverslag.yaml -: dit bestand wordt niet gelezen → hoort het bestand hier?"
    ]


def test_logos_notes_and_what_office_leaves_behind_give_no_melding(proef: Proef) -> None:
    for naam in ("logo.png", "notities.txt", "lees-mij.md", "~$leden.xlsx", ".DS_Store", "foto.JPG"):
        (proef.netwerk / naam).write_bytes(b"")

    assert proef.meldingen() == []


@pytest.mark.melding("W04")
def test_a_part_that_is_there_as_text_and_as_workbook_is_told_and_neither_is_guessed(proef: Proef) -> None:
    (proef.netwerk / "leden.yaml").write_text("peildatum: 2024\nleden: []\n", encoding="utf-8")
    schrijf_leden(proef, ledenlijst(LID))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"W04 {MAP}/leden.yaml -: 'leden' staat ook in leden.xlsx → verwijder een van de twee bestanden"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("W04")
def test_a_part_of_the_year_that_is_there_with_two_endings_is_told(proef: Proef) -> None:
    (proef.jaar / "jaarverslag.yml").write_text("ondertitel: Samen\n", encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"W04 {MAP}/2024/jaarverslag.yml -: 'jaarverslag' staat ook in jaarverslag.yaml"
        " → verwijder een van de twee bestanden"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("W05")
@pytest.mark.skipif(sys.platform == "win32", reason="chmod takes no right to read away")
def test_a_file_without_the_right_to_read_it_is_told(proef: Proef) -> None:
    (proef.jaar / "jaarverslag.yaml").chmod(0)

    gedaan = als_gewone_gebruiker(proef.pad, "jaarverslag")

    assert gedaan.returncode == 3
    assert "W05" in gedaan.stdout
    assert "het bestand kan niet worden geopend" in gedaan.stdout
    assert "→ sluit het in andere programma's" in gedaan.stdout
    assert "Permission denied" not in gedaan.stdout
    assert proef.uitvoer() == []


@pytest.mark.melding("W05")
@pytest.mark.skipif(sys.platform != "linux", reason="/proc/self/mem is Linux's")
def test_a_file_that_gives_an_error_while_it_is_read_is_told(proef: Proef) -> None:
    (proef.jaar / "jaarverslag.yaml").unlink()
    (proef.jaar / "jaarverslag.yaml").symlink_to("/proc/self/mem")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert [regel.split(" (")[0] for regel in gedaan.meldingen] == [
        f"W05 {VERSLAG} -: het bestand kan niet worden geopend",
        GEEN_VERSLAG,
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("W06")
def test_a_network_without_its_file_is_told(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").unlink()

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen[0] == (f"W06 {NETWERK} -: dit bestand ontbreekt → maak het bestand, of verwijder de map")
    assert proef.meldingen() == gedaan.meldingen[:1]
    assert proef.uitvoer() == []


@pytest.mark.melding("W07")
def test_a_part_of_the_dossier_in_another_format_is_told_with_what_it_should_be(proef: Proef) -> None:
    (proef.netwerk / "leden.csv").write_text("Naam;Categorie\n", encoding="utf-8")
    (proef.jaar / "jaarverslag.yaml").unlink()
    (proef.jaar / "jaarverslag.docx").write_bytes(b"PK")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"W07 {MAP}/leden.csv -: een bestand van het type .csv wordt niet gelezen → sla het op als .xlsx of .yaml",
        f"W07 {MAP}/2024/jaarverslag.docx -: een bestand van het type .docx wordt niet gelezen → sla het op als .yaml",
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("W07")
def test_a_text_part_that_comes_as_a_workbook_is_told(proef: Proef) -> None:
    (proef.jaar / "jaarverslag.yaml").unlink()
    (proef.jaar / "jaarverslag.xlsx").write_bytes(b"PK")

    gedaan = proef.genereer("controleer", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"W07 {MAP}/2024/jaarverslag.xlsx -: een bestand van het type .xlsx wordt niet gelezen → sla het op als .yaml"
    ]


@pytest.mark.melding("W07")
def test_a_part_saved_as_a_text_file_of_notepad_is_told(proef: Proef) -> None:
    (proef.jaar / "jaarverslag.yaml").rename(proef.jaar / "jaarverslag.txt")

    assert proef.meldingen() == [
        f"W07 {MAP}/2024/jaarverslag.txt -: een bestand van het type .txt wordt niet gelezen → sla het op als .yaml"
    ]
