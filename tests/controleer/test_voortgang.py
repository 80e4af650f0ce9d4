"""Progress during the year and the status at its end are two things; and what has no status is told."""

import shutil

import pytest

from tests.conftest import PROJECT, Proef

PLAN = "inputs/netwerken/proef/2024/jaarplan.yaml"


def zet(proef: Proef, *resultaten: str, rest: str = "") -> None:
    """Write a plan with one goal; its results begin in line 5, or after `rest`."""
    shutil.copy(PROJECT / "inputs" / "statuscodes.yaml", proef.pad / "inputs" / "statuscodes.yaml")
    regels = "".join(f"      - {resultaat}\n" for resultaat in resultaten)
    tekst = f"doelen:\n  - thema: Scholing\n    aanpak: Samen.\n{rest}    resultaten:\n{regels}"
    (proef.pad / PLAN).write_text(tekst, encoding="utf-8")


def gecontroleerd(proef: Proef, *resultaten: str, rest: str = "") -> list[str]:
    zet(proef, *resultaten, rest=rest)
    return [m for m in proef.meldingen() if m[0] in "ED"]


@pytest.mark.parametrize(
    "resultaat",
    [
        "{tekst: Een module, voortgang: op schema}",
        "{tekst: Een module, voortgang: Op Schema, status: behaald}",
        "{tekst: Een module, voortgang: vraagt aandacht, prognose: Het kost meer tijd.}",
    ],
)
def test_progress_that_fits_gives_nothing(proef: Proef, resultaat: str) -> None:
    assert gecontroleerd(proef, resultaat) == []


def test_an_explanation_of_the_goal_explains_the_progress_of_its_results(proef: Proef) -> None:
    goal = "    voortgang: vraagt aandacht\n    prognose: Het kost meer tijd.\n"
    assert gecontroleerd(proef, "{tekst: Een}", "{tekst: Twee}", rest=goal) == []


@pytest.mark.melding("E08")
def test_progress_that_no_list_has_is_told_with_the_nearest(proef: Proef) -> None:
    assert gecontroleerd(proef, "{tekst: Een module, voortgang: vraagt aandagt}") == [
        f"E08 {PLAN} regel 5: voortgang 'vraagt aandagt' is niet bekend → bedoelde u 'vraagt aandacht'?"
    ]


@pytest.mark.melding("E11")
def test_an_end_status_as_progress_is_told_with_the_right_field(proef: Proef) -> None:
    assert gecontroleerd(proef, "{tekst: Een module, voortgang: behaald}") == [
        f"E11 {PLAN} regel 5: bij 'voortgang' staat 'behaald', maar dat is een eindstatus"
        " → zet het bij 'status', of kies hier uit: op schema, vraagt aandacht, niet haalbaar"
    ]


@pytest.mark.melding("E11")
def test_progress_as_an_end_status_is_told_with_the_right_field(proef: Proef) -> None:
    assert gecontroleerd(proef, "{tekst: Een module}", rest="    status: op schema\n") == [
        f"E11 {PLAN} regel 4: bij 'status' staat 'op schema', maar dat is een voortgang tijdens het jaar"
        " → zet het bij 'voortgang', of kies hier uit: behaald, gedeeltelijk behaald, niet behaald, niet gestart,"
        " vervallen"
    ]


@pytest.mark.melding("E12")
@pytest.mark.parametrize(
    ("code", "label"), [("vraagt aandacht", "Vraagt aandacht"), ("niet haalbaar", "Niet haalbaar")]
)
def test_progress_that_is_not_on_schedule_without_a_reason_is_told(proef: Proef, code: str, label: str) -> None:
    assert gecontroleerd(proef, f"{{tekst: Een module, voortgang: {code}, toelichting: Het is er.}}") == [
        f"E12 {PLAN} regel 5: resultaat 1.1 is '{label}', en nergens staat waarom"
        " → schrijf bij 'prognose' wat de oorzaak is, wat het gevolg is en wat u bijstuurt"
    ]


@pytest.mark.melding("E05")
def test_progress_of_a_goal_that_its_results_contradict_is_told(proef: Proef) -> None:
    een, twee = "{tekst: Een, voortgang: op schema}", "{tekst: Twee, voortgang: niet haalbaar, prognose: Te duur.}"
    assert gecontroleerd(proef, een, twee, rest="    voortgang: op schema\n") == [
        f"E05 {PLAN} regel 4: doel 1 is 'Op schema', maar uit de resultaten volgt 'Vraagt aandacht'"
        " → herstel een van de twee, of haal deze weg"
    ]


def van_stuk(proef: Proef, *argumenten: str) -> tuple[int, list[str]]:
    gedaan = proef.genereer(*argumenten, "--formaat", "json")
    return gedaan.code, gedaan.meldingen


@pytest.mark.melding("E09")
def test_an_evaluation_without_any_status_is_refused_while_the_plan_itself_is_made(proef: Proef) -> None:
    zet(proef, "{tekst: Een module}", "{tekst: Twee}")
    code, meldingen = van_stuk(proef, "jaarplanevaluatie")
    assert code == 3
    assert meldingen == [
        f"E09 {PLAN} regel 1: geen van de 2 resultaten heeft een status → vul bij elk resultaat of elk doel 'status' in"
    ]
    assert van_stuk(proef, "jaarplan") == (0, [])


@pytest.mark.melding("E09")
def test_an_interim_edition_asks_for_progress_and_not_for_the_end_status(proef: Proef) -> None:
    zet(proef, "{tekst: Een module, status: behaald}")
    code, meldingen = van_stuk(proef, "jaarplanevaluatie", "--tot", "2024Q3")
    assert code == 3
    assert meldingen == [
        f"E09 {PLAN} regel 1: het enige resultaat heeft geen voortgang"
        " → vul bij elk resultaat of elk doel 'voortgang' in"
    ]
    assert van_stuk(proef, "jaarplanevaluatie") == (0, [])


@pytest.mark.melding("E10")
def test_results_without_a_status_are_counted_with_their_goals(proef: Proef) -> None:
    zet(proef, "{tekst: Een module, status: behaald, toelichting: Die is er.}", "{tekst: Twee}", "{tekst: Drie}")
    code, meldingen = van_stuk(proef, "jaarplanevaluatie")
    assert code == 0
    assert meldingen == [
        f"E10 {PLAN} regel 1: 2 van de 3 resultaten hebben geen status: bij doel 1"
        " → vul bij die resultaten of doelen 'status' in"
    ]


def test_an_interim_edition_is_made_of_the_year_of_its_quarter(proef: Proef) -> None:
    zet(proef, "{tekst: Een module, voortgang: op schema}")
    ander = proef.netwerk / "2025"
    ander.mkdir()
    shutil.copy(proef.pad / PLAN, ander / "jaarplan.yaml")
    assert van_stuk(proef, "jaarplanevaluatie", "--tot", "2025Q3") == (0, [])
    assert [naam for naam in proef.uitvoer() if naam.endswith("docx")] == [
        "proef/2025/jaarplanevaluatie-2025-proef-tot-2025-09.docx"
    ]


def test_a_quarter_of_another_year_is_refused(proef: Proef) -> None:
    zet(proef, "{tekst: Een module, voortgang: op schema}")
    gedaan = proef.genereer("jaarplanevaluatie", "--jaar", "2024", "--tot", "2025Q1")
    assert gedaan.code == 2
    assert "'--tot 2025Q1' ligt niet in 2024" in " ".join(gedaan.fout.split())
