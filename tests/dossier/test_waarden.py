import pytest

from tests.conftest import NETWERK as NETWERK_YAML
from tests.conftest import Proef
from tests.hulp import LEDEN, NETWERK, VERSLAG, ledenlijst, schrijf_leden

HEEL_ADVIES = (
    "vul een heel getal in; ervoor mag ruim, bijna, circa, minimaal of maximaal staan, of schrijf '7 van de 8'"
)
GEEN_AANTAL = [
    "veel", "4.5", "-3", "honderd", "ruim", "4 keer", "1.00", "12:30", "5 à 4", "0.125", "1,75,0", "€", "4 en 5",
    "tussen 4", "12-2024", "2024-2025", "1.5.2024", "3 maart 2024",
]  # fmt: skip


def _overleg(proef: Proef, aantal: str) -> None:
    proef.verslag(f"overleg:\n  - gremium: stuurgroep\n    aantal: {aantal}\n")


@pytest.mark.melding("D04")
@pytest.mark.parametrize("getypt", GEEN_AANTAL)
def test_a_count_that_is_no_number_is_told_and_never_read_as_zero(proef: Proef, getypt: str) -> None:
    _overleg(proef, getypt)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"D04 {VERSLAG} regel 3: '{getypt}' is geen aantal → {HEEL_ADVIES}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("D04")
@pytest.mark.parametrize("getypt", ["7,5", "83%", "€ 640"])
def test_what_can_only_be_counted_whole_takes_no_share_no_amount_and_no_decimals(proef: Proef, getypt: str) -> None:
    _overleg(proef, getypt)

    assert proef.meldingen() == [f"D04 {VERSLAG} regel 3: '{getypt}' is geen heel aantal → {HEEL_ADVIES}"]


@pytest.mark.melding("D04")
def test_a_typed_value_that_is_very_long_is_cut_in_the_melding(proef: Proef) -> None:
    _overleg(proef, "x" * 500)

    assert proef.meldingen() == [f"D04 {VERSLAG} regel 3: '{'x' * 57}...' is geen aantal → {HEEL_ADVIES}"]


@pytest.mark.melding("D04")
def test_a_yes_or_no_that_is_neither_is_told(proef: Proef) -> None:
    proef.verslag("overleg:\n  - gremium: stuurgroep\n    aantal: 4\n    uitgelicht: misschien\n")

    assert proef.meldingen() == [f"D04 {VERSLAG} regel 4: 'misschien' is geen ja of nee → vul 'ja' of 'nee' in"]


@pytest.mark.melding("D04")
@pytest.mark.parametrize("getypt", ["'0B556'", "blauw", "'#0B55633'"])
def test_a_colour_that_is_no_colour_is_told(proef: Proef, getypt: str) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(f"{NETWERK_YAML}huisstijl:\n  hoofdkleur: {getypt}\n", encoding="utf-8")
    kaal = getypt.strip("'")

    assert proef.meldingen() == [
        f"D04 {NETWERK} regel 4: '{kaal}' is geen kleur → schrijf zes tekens, zoals '0B5563' (tussen aanhalingstekens)"
    ]


@pytest.mark.melding("D04")
def test_a_mail_address_that_is_none_is_told(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(
        f"{NETWERK_YAML}contact:\n  email: info at netwerk.nl\n", encoding="utf-8"
    )

    assert proef.meldingen() == [
        f"D04 {NETWERK} regel 4: 'info at netwerk.nl' is geen mailadres → vul een adres in zoals netwerk@voorbeeld.nl"
    ]


@pytest.mark.melding("D04")
@pytest.mark.parametrize("waarde, getypt", [(12.5, "12,5"), ("twaalf", "twaalf"), (True, "WAAR")])
def test_a_number_of_staff_that_is_not_whole_is_told_with_its_cell(proef: Proef, waarde: object, getypt: str) -> None:
    kop = ("Naam", "Categorie", "Aantal medewerkers")
    schrijf_leden(proef, ledenlijst(("Hospice De Linde", "Hospices", waarde), kop=kop))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"D04 {LEDEN} Leden!C4: '{getypt}' is geen heel getal → vul een heel getal in, zoals 25"
    ]


@pytest.mark.melding("D03")
def test_a_negative_number_of_staff_is_told_with_its_cell(proef: Proef) -> None:
    kop = ("Naam", "Categorie", "Aantal medewerkers")
    schrijf_leden(proef, ledenlijst(("Hospice De Linde", "Hospices", -3), kop=kop))

    assert proef.meldingen() == [
        f"D03 {LEDEN} Leden!C4: 'aantal medewerkers' is -3, maar moet minstens 0 zijn → controleer het getal"
    ]


@pytest.mark.melding("D07")
def test_a_choice_that_is_not_known_is_told_with_the_nearest_and_all_of_them(proef: Proef) -> None:
    proef.verslag("activiteiten:\n  - titel: Avond\n    doelgroep: publik\n    tekst: Leuk.\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"D07 {VERSLAG} regel 3: 'publik' is hier niet bekend → bedoelde u 'publiek'? (bekend zijn: publiek,"
        " professionals)"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("D07")
def test_a_choice_that_nothing_is_like_is_told_with_what_is_known(proef: Proef) -> None:
    proef.verslag("activiteiten:\n  - titel: Avond\n    doelgroep: allen\n    tekst: Leuk.\n")

    assert proef.meldingen() == [
        f"D07 {VERSLAG} regel 3: 'allen' is hier niet bekend → bekend zijn: publiek, professionals"
    ]


@pytest.mark.melding("D08")
@pytest.mark.parametrize(
    "getypt",
    ["'#'", "www.zorg.nl", "http://", "https://zorg nl", "javascript:alert(1)", "file:///etc/passwd"],
)
def test_a_link_that_goes_nowhere_is_told(proef: Proef, getypt: str) -> None:
    proef.verslag(f"bronnen:\n  - titel: Boekje\n    link: {getypt}\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"D08 {VERSLAG} regel 3: '{getypt.strip(chr(39))}' is geen webadres"
        " → vul het volledige webadres in, of verwijder de link"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("D09")
@pytest.mark.parametrize(
    "getypt",
    ["../../geheim.png", "/etc/passwd", "C:\\logo.png", "..\\logo.png", "beelden/logo.png", ".verborgen"],
)
def test_a_file_name_that_leads_out_of_the_folder_is_told_and_not_opened(proef: Proef, getypt: str) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(f"{NETWERK_YAML}huisstijl:\n  logo: {getypt}\n", encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"D09 {NETWERK} regel 4: '{getypt}' is geen bestandsnaam in deze map"
        " → zet het bestand in dezelfde map en schrijf hier alleen de naam"
    ]
    assert proef.uitvoer() == []
