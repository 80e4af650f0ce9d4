import pytest

from tests.conftest import Proef
from tests.hulp import LEDEN, ledenlijst, schrijf_leden
from tests.hulp_convenant import LEDEN_TEKST as L
from tests.hulp_convenant import TEKENT, TEKST, meldingen_bij, schrijf_convenant


@pytest.mark.melding("L04")
@pytest.mark.parametrize("sinds", ["", ", toegetreden_op: 2025"])
def test_a_trial_year_without_its_first_day_is_told(proef: Proef, sinds: str) -> None:
    assert meldingen_bij(proef, f"naam: De Linde, stand: proefjaar{sinds}, {TEKENT}", convenant=None) == [
        f"L04 {L} regel 3: De Linde is in zijn proefjaar, maar er staat niet op welke dag het lid werd"
        " → vul bij 'Toegetreden op' een dag in, zoals 1-3-2025"
    ]


@pytest.mark.melding("L05")
def test_a_trial_year_that_ends_after_the_covenant_is_told(proef: Proef) -> None:
    lid = f"naam: De Linde, stand: proefjaar, toegetreden_op: 2-1-2026, {TEKENT}"

    assert meldingen_bij(proef, lid) == [
        f"L05 {L} regel 3: het proefjaar van De Linde loopt t/m 01-01-2027, het convenant t/m 31-12-2026"
        " → spreek af wat er na het einde van het convenant geldt"
    ]
    assert meldingen_bij(proef, lid.replace("2-1-2026", "1-1-2026")) == []


@pytest.mark.melding("L06")
def test_a_trial_year_that_was_over_on_the_date_of_the_list_is_told_where_nobody_assessed_it(proef: Proef) -> None:
    lid = f"naam: De Linde, stand: proefjaar, toegetreden_op: 1-3-2023, {TEKENT}"

    assert meldingen_bij(proef, lid, peildatum="1-3-2024") == [
        f"L06 {L} regel 3: het proefjaar van De Linde was op 29-02-2024 voorbij; de ledenlijst is van 01-03-2024 en"
        " noemt geen toets → vul in wanneer er getoetst is en met welke uitkomst"
    ]
    assert meldingen_bij(proef, lid, peildatum="29-2-2024") == []


def test_a_trial_year_that_was_prolonged_is_over_on_its_new_last_day(proef: Proef) -> None:
    verlengd = "getoetst_op: 1-3-2024, uitkomst: verlengd, verlengd_tot: 31-8-2024"
    lid = f"naam: De Linde, stand: proefjaar, toegetreden_op: 1-3-2023, {verlengd}, {TEKENT}"

    assert meldingen_bij(proef, lid, peildatum="31-8-2024") == []
    assert [melding[:3] for melding in meldingen_bij(proef, lid, peildatum="1-9-2024")] == ["L06"]


@pytest.mark.melding("L07")
def test_an_exit_in_the_middle_of_a_year_is_told(proef: Proef) -> None:
    lid = f"naam: De Linde, stand: opgezegd, opgezegd_per: 30-6-2025, {TEKENT}"

    assert meldingen_bij(proef, lid) == [
        f"L07 {L} regel 3: De Linde is opgezegd per 30-06-2025, maar opzeggen kan per 31 december"
        " → is 31-12-2025 bedoeld?"
    ]
    assert meldingen_bij(proef, lid.replace("30-6-2025", "31-12-2025")) == []


def test_who_leaves_after_the_trial_year_may_do_so_on_any_day(proef: Proef) -> None:
    toets = "toegetreden_op: 1-3-2024, getoetst_op: 20-2-2025, uitkomst: beëindigd"

    assert meldingen_bij(proef, f"naam: De Linde, stand: opgezegd, opgezegd_per: 28-2-2025, {toets}, {TEKENT}") == []


@pytest.mark.melding("L08")
def test_dates_in_the_wrong_order_are_told(proef: Proef) -> None:
    datums = "toegetreden_op: 1-3-2024, getoetst_op: 1-2-2024, opgezegd_per: 2023"
    lid = f"naam: De Linde, stand: opgezegd, {datums}, {TEKENT}"

    advies = "herstel een van de twee datums"
    assert meldingen_bij(proef, lid, convenant=None) == [
        f"L08 {L} regel 3: De Linde is opgezegd per 31-12-2023, maar pas lid sinds 01-03-2024 → {advies}",
        f"L08 {L} regel 3: De Linde is getoetst op 01-02-2024, maar pas lid sinds 01-03-2024 → {advies}",
    ]


@pytest.mark.melding("L09")
def test_members_that_have_to_sign_without_a_signatory_are_told_together(proef: Proef) -> None:
    leden = (
        f"naam: De Linde, {TEKENT}",
        "naam: De Eik, ondertekenaar: Robin Fictief",
        "naam: Rozenhof, mail: rozenhof@voorbeeld.nl",
        "naam: Oost, stand: aanvraag",
        "naam: West, getekend_op: 9-12-2021",
        "naam: Waterrijk, stand: opgezegd, opgezegd_per: 31-12-2020",
    )

    assert meldingen_bij(proef, *leden) == [
        f"L09 {L} regel 4: van 2 leden ontbreekt de naam of het mailadres van de ondertekenaar: De Eik (regel 4);"
        " Rozenhof (regel 5) → vul 'Ondertekenaar' en 'Mail' in"
    ]


def test_without_a_covenant_nobody_has_to_sign(proef: Proef) -> None:
    assert meldingen_bij(proef, "naam: De Linde", convenant=None) == []


def test_members_of_one_parent_need_one_signatory_where_the_covenant_says_so(proef: Proef) -> None:
    leden = ("naam: De Linde, moederorganisatie: Zorggroep", f"naam: De Eik, moederorganisatie: Zorggroep, {TEKENT}")
    samen = TEKST + "ondertekening:\n  wie: per moederorganisatie\n"

    assert [melding[:3] for melding in meldingen_bij(proef, *leden)] == ["L02", "L09"]
    assert [melding[:3] for melding in meldingen_bij(proef, *leden, convenant=samen)] == ["L02"]


@pytest.mark.melding("L10")
@pytest.mark.parametrize(
    ("gegevens", "melding"),
    [
        ("stand: opgezegd", "is opgezegd, maar er staat niet per wanneer → vul 'Opgezegd per' in"),
        (
            "opgezegd_per: 31-12-2025",
            "is opgezegd per 31-12-2025, maar de stand is permanent → maak de stand 'opgezegd', of haal de datum weg",
        ),
        (
            "stand: proefjaar, toegetreden_op: 1-3-2024, getoetst_op: 1-3-2025, uitkomst: permanent",
            "is na de toets permanent lid, maar de stand is proefjaar → maak de stand 'permanent'",
        ),
        (
            "stand: permanent, getoetst_op: 1-3-2025, uitkomst: beeindigd",
            "stopt na de toets (uitkomst beëindigd), maar de stand is permanent"
            " → maak de stand 'opgezegd' en vul 'Opgezegd per' in",
        ),
        (
            "stand: proefjaar, toegetreden_op: 1-3-2024, getoetst_op: 1-3-2025, uitkomst: verlengd",
            "heeft een verlengd proefjaar, maar er staat niet tot wanneer → vul 'Verlengd tot' in",
        ),
        (
            "uitkomst: permanent",
            "heeft een uitkomst van de toets (permanent), maar geen datum → vul 'Getoetst op' in",
        ),
    ],
)
def test_a_state_that_its_own_facts_contradict_is_told(proef: Proef, gegevens: str, melding: str) -> None:
    assert meldingen_bij(proef, f"naam: De Linde, {gegevens}, {TEKENT}", convenant=None) == [
        f"L10 {L} regel 3: De Linde {melding}"
    ]


def test_an_unknown_state_is_told_with_the_states_that_there_are(proef: Proef) -> None:
    assert meldingen_bij(proef, "naam: De Linde, stand: slapend", convenant=None) == [
        f"D07 {L} regel 3: 'slapend' is hier niet bekend → bekend zijn: aanvraag, proefjaar, permanent, opgezegd"
    ]


@pytest.mark.melding("L11")
def test_a_member_that_joined_later_and_is_permanent_without_an_assessment_is_told(proef: Proef) -> None:
    lid = f"naam: De Linde, toegetreden_op: 1-3-2024, {TEKENT}"

    assert meldingen_bij(proef, lid) == [
        f"L11 {L} regel 3: De Linde is lid sinds 01-03-2024 en permanent, maar er is geen toets ingevuld"
        " → vul 'Getoetst op' en 'Uitkomst' in, of maak de stand 'proefjaar'"
    ]
    assert meldingen_bij(proef, lid.replace("1-3-2024", "1-1-2022")) == []
    assert meldingen_bij(proef, f"{lid}, getoetst_op: 1-3-2025, uitkomst: permanent") == []


@pytest.mark.melding("L12")
@pytest.mark.parametrize("getekend", ["31-12-2020", "01-01-2027"])
def test_a_signature_long_before_or_after_the_covenant_is_told(proef: Proef, getekend: str) -> None:
    assert meldingen_bij(proef, f"naam: De Linde, getekend_op: {getekend}, {TEKENT}") == [
        f"L12 {L} regel 3: De Linde tekende op {getekend}, het convenant geldt van 01-01-2022 t/m 31-12-2026"
        " → controleer de datum"
    ]


@pytest.mark.parametrize("getekend", ["1-1-2021", "31-12-2026"])
def test_a_signature_of_at_most_a_year_before_or_within_the_covenant_gives_no_melding(
    proef: Proef, getekend: str
) -> None:
    assert meldingen_bij(proef, f"naam: De Linde, getekend_op: {getekend}, {TEKENT}") == []


def test_what_is_wrong_with_a_member_is_told_with_its_cell(proef: Proef) -> None:
    schrijf_convenant(proef)
    kop = ("Naam", "Categorie", "Stand", "Opgezegd per", "Mail")
    schrijf_leden(proef, ledenlijst(("De Linde", "Hospices", "permanent", "2025", "geen adres"), kop=kop))

    assert proef.meldingen() == [
        f"D04 {LEDEN} Leden!E4: 'geen adres' is geen mailadres → vul een adres in zoals netwerk@voorbeeld.nl"
    ]


def test_days_at_the_end_of_time_are_told_and_break_nothing(proef: Proef) -> None:
    lid = f"naam: De Linde, stand: proefjaar, toegetreden_op: 31-12-9999, {TEKENT}"

    assert [melding[:3] for melding in meldingen_bij(proef, lid)] == ["L05"]
    assert meldingen_bij(proef, f"naam: De Linde, {TEKENT}", convenant=TEKST.replace("2022", "9998")) == [
        f"C03 {L} regel 1: de ledenlijst is van 31-12-2022, het convenant gaat in op 01-01-9998"
        " → loop de ledenlijst na en zet de datum erbij"
    ]
