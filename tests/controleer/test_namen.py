import pytest

from tests.conftest import NETWERK as NETWERK_YAML
from tests.conftest import Proef
from tests.hulp import DOCUMENT, LEDEN, LID, NETWERK, VERSLAG, docx_tekst, ledenlijst, schrijf_leden

KIES = "kies één schrijfwijze, of zet de andere bij de aliassen"


@pytest.mark.melding("N01")
def test_a_name_with_other_capitals_is_told_with_where_the_first_one_stands(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(("QuaRijn", "Thuiszorg", "Zeist"), ("Quarijn", "Thuiszorg", "Doorn")))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [f"N01 {LEDEN} Leden!A5: 'Quarijn' lijkt op 'QuaRijn' (Leden!A4) → {KIES}"]


@pytest.mark.melding("N01")
def test_a_name_that_is_almost_the_same_in_another_file_is_told(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(("Maasstadziekenhuis", "Ziekenhuizen", "Rotterdam")))
    proef.verslag("projecten:\n  - titel: Overdracht\n    tekst: Samen.\n    partners: [Maasstad Ziekenhuis]\n")

    assert proef.meldingen() == [
        f"N01 {VERSLAG} regel 4: 'Maasstad Ziekenhuis' lijkt op 'Maasstadziekenhuis' ({LEDEN}  Leden!A4) → {KIES}"
    ]


@pytest.mark.melding("N01")
def test_a_category_with_a_slip_is_told(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(("De Linde", "Zorginstellingen", "Zeist"), ("Oost", "Zorginstelingen", "Doorn")))

    assert [regel.split(":")[0] for regel in proef.meldingen()] in (
        [f"N01 {LEDEN} Leden!B4"],
        [f"N01 {LEDEN} Leden!B5"],
    )


def test_an_alias_is_no_other_spelling(proef: Proef) -> None:
    schrijf_leden(
        proef,
        ledenlijst(
            (
                "Stichting Zorggroep Rivierenland",
                "Thuiszorg",
                "Zorggroep Rivierenland; Stichting Zorggroep Rivierland",
                None,
            ),
            ("Hospice De Linde", "Hospices", None, "Stichting Zorggroep Rivierland"),
            kop=("Naam", "Categorie", "Aliassen", "Moederorganisatie"),
        ),
    )

    assert proef.meldingen() == []


@pytest.mark.melding("N02")
@pytest.mark.parametrize("naam", ["=CMD()", "+31 30 1234567", "-1+1", "@SUM(A1)", "../../x", "..\\x"])
def test_a_member_named_as_a_formula_or_a_path_is_told(proef: Proef, naam: str) -> None:
    (proef.netwerk / "leden.yaml").write_text(
        f"peildatum: 2024\nleden:\n  - naam: '{naam}'\n    categorie: Hospices\n", encoding="utf-8"
    )

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"N02 inputs/netwerken/proef/leden.yaml regel 3: '{naam}' is geen naam van een organisatie → vul de naam in"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("N02")
def test_a_parent_a_partner_and_a_treasurer_named_as_a_path_are_told(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(f"{NETWERK_YAML}penvoerder:\n  naam: ../../x\n", encoding="utf-8")
    proef.verslag("projecten:\n  - titel: A\n    tekst: B\n    partners:\n      - Zorg\n      - =CMD()\n")

    assert proef.meldingen() == [
        f"N02 {NETWERK} regel 4: '../../x' is geen naam van een organisatie → vul de naam in",
        f"N02 {VERSLAG} regel 6: '=CMD()' is geen naam van een organisatie → vul de naam in",
    ]


def test_a_network_named_as_a_path_writes_nothing_outside_its_own_folder(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(
        "naam: ../../../ontsnapt\nkorte_naam: ../../ontsnapt\n", encoding="utf-8"
    )

    proef.genereer("jaarverslag", "--concept", "--formaat", "json")

    assert all(naam.startswith("proef/2024/jaarverslag-2024-proef") for naam in proef.uitvoer())
    assert list(proef.pad.parent.rglob("*ontsnapt*")) == []


NAMEN = [
    "Zorg & Zo",
    "De <b>Linde</b> & co",
    'Hospice "De Eik" en \'t Huis',
    "Zorg 🌻 Thuis",
    "Cafe\u0301 Zo\u0308e",
    "Łódź ﬁjn ½",
    "{{ jaar }} {% if %}",
    "]]> <!-- -->",
    "100% zorg\\thuis",
    "[nog]",
]


@pytest.mark.parametrize("naam", NAMEN)
def test_a_name_with_odd_characters_reaches_the_document_as_itself(proef: Proef, naam: str) -> None:
    schrijf_leden(proef, ledenlijst((naam, "Hospices", "Utrecht"), LID))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    if "{{" in naam:
        assert gedaan.code == 3
        assert gedaan.meldingen == [
            f"T10 {LEDEN} Leden!A4: '{{{{' heeft in een sjabloon een betekenis → schrijf het anders"
        ]
        assert proef.uitvoer() == []
    else:
        assert (gedaan.code, gedaan.meldingen) == (0, [])
        assert naam in docx_tekst(proef.pad / DOCUMENT).split("\n")


@pytest.mark.parametrize("naam", [naam for naam in NAMEN if "{{" not in naam])
def test_the_name_of_a_network_with_odd_characters_reaches_the_document_as_itself(proef: Proef, naam: str) -> None:
    veilig = naam.replace("'", "''")
    (proef.netwerk / "netwerk.yaml").write_text(f"naam: '{veilig}'\nkorte_naam: '{veilig}'\n", encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert (gedaan.code, gedaan.meldingen) == (0, [])
    assert naam in docx_tekst(proef.pad / DOCUMENT).split("\n")
