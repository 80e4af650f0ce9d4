import pytest

from tests.conftest import Proef
from tests.hulp import NETWERK, VERSLAG

OVERLEG = "overleg:\n  - gremium: stuurgroep\n    aantal: 4\n"


@pytest.mark.melding("D01")
def test_an_unknown_key_is_told_with_the_nearest_known_one(proef: Proef) -> None:
    proef.verslag("inleidng: Een jaar.\n" + OVERLEG)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"D01 {VERSLAG} regel 1: 'inleidng' is geen bekend veld → bedoelde u 'inleiding'?"]
    assert proef.uitvoer() == []


@pytest.mark.melding("D01")
def test_an_unknown_key_that_nothing_is_like_is_told_with_what_is_known(proef: Proef) -> None:
    proef.verslag("overleg:\n  - gremium: stuurgroep\n    aantal: 4\n    kleur: rood\n")

    assert proef.meldingen() == [
        f"D01 {VERSLAG} regel 4: 'kleur' is geen bekend veld → bekend zijn: gremium, aantal, onderwerpen, uitgelicht"
    ]


@pytest.mark.melding("D02")
def test_a_required_fact_that_is_not_there_is_told_where_its_group_begins(proef: Proef) -> None:
    proef.verslag("ondertitel: Samen\noverleg:\n  - gremium: stuurgroep\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"D02 {VERSLAG} regel 3: 'aantal' ontbreekt (aantal bijeenkomsten) → vul hier 'aantal' in"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("D02")
@pytest.mark.parametrize("leeg", ["", " ''", " '   '", " ~"])
def test_a_required_fact_without_a_value_is_told_at_its_own_line(proef: Proef, leeg: str) -> None:
    proef.verslag(f"overleg:\n  - gremium: stuurgroep\n    aantal:{leeg}\n")

    assert proef.meldingen() == [
        f"D02 {VERSLAG} regel 3: 'aantal' ontbreekt (aantal bijeenkomsten) → vul hier 'aantal' in"
    ]


@pytest.mark.melding("D02")
def test_every_missing_fact_is_told_at_once(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text("aliassen: [Het Netwerk]\n", encoding="utf-8")
    proef.verslag("activiteiten:\n  - doelgroep: publiek\n")

    assert proef.meldingen() == [
        f"D02 {NETWERK} regel 1: 'naam' ontbreekt (volledige naam van het netwerk) → vul hier 'naam' in",
        f"D02 {NETWERK} regel 1: 'korte_naam' ontbreekt (naam voor kop- en voetteksten) → vul hier 'korte_naam' in",
        f"D02 {VERSLAG} regel 2: 'titel' ontbreekt (naam van de activiteit) → vul hier 'titel' in",
        f"D02 {VERSLAG} regel 2: 'tekst' ontbreekt (wat er gebeurde) → vul hier 'tekst' in",
    ]


@pytest.mark.melding("D03")
@pytest.mark.parametrize("veel", ["[Samen, apart]", "{een: twee}"])
def test_a_list_or_a_group_where_one_value_belongs_is_told(proef: Proef, veel: str) -> None:
    proef.verslag(f"ondertitel: {veel}\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"D03 {VERSLAG} regel 1: hier hoort één waarde, geen lijst of groep → vul één waarde in"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("D03")
@pytest.mark.parametrize("waarde", ["{naam}", "{naam, plaats}"])
def test_a_text_between_braces_is_not_taken_for_an_empty_field(proef: Proef, waarde: str) -> None:
    proef.verslag(f"ondertitel: {waarde}\n")
    assert (
        f"D03 {VERSLAG} regel 1: hier hoort één waarde, geen lijst of groep → vul één waarde in"
        in proef.genereer("controleer", "--formaat", "json").meldingen
    )


@pytest.mark.melding("D03")
def test_one_value_where_a_list_belongs_is_told(proef: Proef) -> None:
    proef.verslag("ondertitel: Samen\noverleg: vier keer\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"D03 {VERSLAG} regel 2: bij 'overleg' hoort een lijst → zet elk deel op een eigen regel met '- '"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("D03")
def test_a_group_where_a_list_belongs_is_told(proef: Proef) -> None:
    proef.verslag("overleg:\n  gremium: stuurgroep\n  aantal: 4\n")

    assert proef.meldingen() == [
        f"D03 {VERSLAG} regel 2: bij 'overleg' hoort een lijst → zet elk deel op een eigen regel met '- '"
    ]


@pytest.mark.melding("D03")
@pytest.mark.parametrize("waarde", ["volgend plan", "[een, twee]"])
def test_a_value_or_a_list_where_fields_belong_is_told_with_the_fields(proef: Proef, waarde: str) -> None:
    proef.verslag(f"ondertitel: Samen\nvooruitblik: {waarde}\n")

    assert proef.meldingen() == [
        f"D03 {VERSLAG} regel 2: hier horen velden te staan (naam: waarde), geen losse waarde of lijst"
        " → vul in: tekst, punten"
    ]


@pytest.mark.melding("D03")
def test_a_loose_value_in_a_list_of_groups_is_told_at_its_own_line(proef: Proef) -> None:
    proef.verslag("overleg:\n  - gremium: stuurgroep\n    aantal: 4\n  - kerngroep\n")

    assert proef.meldingen() == [
        f"D03 {VERSLAG} regel 4: hier horen velden te staan (naam: waarde), geen losse waarde of lijst"
        " → schrijf bijvoorbeeld 'gremium: kerngroep'; de velden zijn gremium, aantal, onderwerpen, uitgelicht"
    ]


@pytest.mark.melding("D03")
def test_of_a_list_of_which_no_part_can_be_read_each_part_is_told_and_not_its_length(proef: Proef) -> None:
    (proef.jaar / "jaarplan.yaml").write_text(
        "doelen:\n  - thema: Scholing\n    aanpak: Samen.\n    resultaten:\n      - Een folder\n      - Een module\n",
        encoding="utf-8",
    )

    assert [melding.split(" → ")[1].split(";")[0] for melding in proef.meldingen()] == [
        "schrijf bijvoorbeeld 'tekst: Een folder'",
        "schrijf bijvoorbeeld 'tekst: Een module'",
    ]


@pytest.mark.melding("D03")
def test_a_list_in_a_list_of_texts_is_told_at_its_own_line(proef: Proef) -> None:
    proef.verslag("vooruitblik:\n  punten:\n    - een\n    - [twee, drie]\n")

    assert proef.meldingen() == [
        f"D03 {VERSLAG} regel 4: hier hoort één waarde, geen lijst of groep → vul één waarde in"
    ]


@pytest.mark.melding("D03")
def test_an_empty_item_in_a_list_of_texts_is_told_and_never_becomes_a_word(proef: Proef) -> None:
    proef.verslag("vooruitblik:\n  punten:\n    - een\n    -\n    - drie\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"D03 {VERSLAG} regel 4: een deel van deze lijst is leeg → haal de lege regel weg"]
    assert proef.uitvoer() == []


@pytest.mark.melding("D10")
@pytest.mark.parametrize("leeg", ["", " ''", " ~", " # nog niet bekend"])
def test_a_field_with_nothing_behind_its_name_is_told_and_the_document_is_made(proef: Proef, leeg: str) -> None:
    proef.verslag(f"inleiding: Een jaar.\nondertitel:{leeg}\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [f"D10 {VERSLAG} regel 2: 'ondertitel' is leeg → vul het in, of haal de regel weg"]


@pytest.mark.melding("D03")
def test_a_year_outside_its_bounds_is_told(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(
        "naam: Netwerk Proef\nkorte_naam: Proef\npenvoerder:\n  naam: Zorg\n  sinds: 15\n", encoding="utf-8"
    )

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"D03 {NETWERK} regel 5: 'sinds' is 15, maar moet minstens 1900 zijn → controleer het getal"
    ]
    assert proef.uitvoer() == []


def test_a_group_with_nothing_in_it_is_the_same_as_no_group(proef: Proef) -> None:
    proef.verslag("inleiding: Een jaar.\naanbevelingen:\n  lijst: []\n")

    assert proef.meldingen() == []


def test_a_gap_does_not_hide_other_mistakes_in_the_same_file(proef: Proef) -> None:
    proef.verslag("inleidng: Een jaar.\noverleg: vier keer\nbesluiten:\n  - wanneer: 13 juni jl.\nonbekend: x\n")

    codes = [regel.split(" ")[0] for regel in proef.meldingen()]

    assert sorted(codes) == ["D01", "D01", "D02", "D03", "D05"]


def test_facts_of_ones_own_may_have_any_shape(proef: Proef) -> None:
    proef.verslag("eigen:\n  kleuren: [rood, blauw]\n  plek:\n    naam: zaal\n")

    assert proef.meldingen() == []
