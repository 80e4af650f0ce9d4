"""The plan of a year as a sheet, as people fill one in; and beside a text file that completes it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence

import openpyxl
import pytest

from tests.conftest import PROJECT, Proef
from tests.hulp import werkbladen

PLAN = "inputs/netwerken/proef/2024/jaarplan.xlsx"
TEKST = "inputs/netwerken/proef/2024/jaarplan.yaml"
KOP = ("Doel", "Thema", "Aanpak", "Wie", "Resultaat", "Status", "Toelichting")


def zet(proef: Proef, *rijen: Sequence[object], kop: Sequence[object] = KOP, **bladen: list[list[object]]) -> None:
    """Write a workbook of which the header stands in row 1, and the first result in row 2."""
    shutil.copy(PROJECT / "inputs" / "statuscodes.yaml", proef.pad / "inputs" / "statuscodes.yaml")
    (proef.pad / PLAN).write_bytes(werkbladen({"Jaarplan": [kop, *rijen], **bladen}))


def feiten(proef: Proef, *argumenten: str) -> dict[str, tuple[str, str]]:
    """What was read of the plan, with its place, by name without the part."""
    gedaan = proef.genereer("lees", "--formaat", "json", *argumenten)
    return {
        f["naam"].removeprefix("jaarplan."): (f["waarde"], f["plaats"])
        for f in gedaan.json["feiten"]
        if f["naam"].startswith("jaarplan.")
    }


def test_rows_of_a_goal_become_one_goal_and_every_value_keeps_its_cell(proef: Proef) -> None:
    zet(
        proef,
        (
            1,
            "Scholing",
            "Samen.",
            "bestuur (strategisch); Zorg Nederland (PZNL)",
            "Een module",
            "behaald",
            "Die is er.",
        ),
        (None, None, None, "trainers (Operationeel)", "Een platform"),
        (2, "Hospices", "Alleen.", None, "Een scenario"),
    )
    gelezen = feiten(proef)
    assert gelezen["doelen.1.thema"] == ("Scholing", "Jaarplan!B2")
    assert gelezen["doelen.1.resultaten.1.tekst"] == ("Een module", "Jaarplan!E2")
    assert gelezen["doelen.1.resultaten.1.status"] == ("behaald", "Jaarplan!F2")
    assert gelezen["doelen.1.resultaten.2.tekst"] == ("Een platform", "Jaarplan!E3")
    assert gelezen["doelen.2.resultaten.1.tekst"] == ("Een scenario", "Jaarplan!E4")
    wie = [gelezen.get(f"doelen.1.betrokkenen.{n}.{veld}") for n in (1, 2, 3) for veld in ("wie", "niveau")]
    assert wie == [
        ("bestuur", "Jaarplan!D2"),
        ("strategisch", "Jaarplan!D2"),
        ("Zorg Nederland (PZNL)", "Jaarplan!D2"),
        None,
        ("trainers", "Jaarplan!D3"),
        ("operationeel", "Jaarplan!D3"),
    ]
    assert proef.meldingen() == []


def test_merged_cells_over_the_rows_of_a_goal_are_one_goal(proef: Proef) -> None:
    boek = openpyxl.Workbook()
    vel = boek.active
    assert vel is not None
    vel.title = "Jaarplan"
    for rij in (KOP, (1, "Scholing", "Samen.", "bestuur", "Een"), (None,) * 4 + ("Twee",), (2, "B", "C", None, "Drie")):
        vel.append(list(rij))
    for kolom in "ABCD":
        vel.merge_cells(f"{kolom}2:{kolom}3")
    uit = io.BytesIO()
    boek.save(uit)
    (proef.pad / PLAN).write_bytes(uit.getvalue())

    gelezen = feiten(proef)

    assert [gelezen[f"doelen.1.resultaten.{n}.tekst"][0] for n in (1, 2)] == ["Een", "Twee"]
    assert gelezen["doelen.2.thema"][0] == "B"
    assert proef.meldingen() == []


def test_a_sorted_sheet_gives_the_goals_by_their_number(proef: Proef) -> None:
    zet(proef, (2, "B", "b", None, "Twee"), (1, "A", "a", None, "Een"), ("doel 2.", None, None, None, "Nog een"))
    gelezen = feiten(proef)
    assert [gelezen[f"doelen.{n}.thema"][0] for n in (1, 2)] == ["A", "B"]
    assert [gelezen[f"doelen.2.resultaten.{n}.tekst"][0] for n in (1, 2)] == ["Twee", "Nog een"]
    assert proef.meldingen() == []


@pytest.mark.melding("X12")
def test_a_row_with_a_theme_of_its_own_and_no_number_is_told_and_kept_apart(proef: Proef) -> None:
    zet(proef, (1, "Scholing", "Samen.", None, "Een"), (None, "Hospices", "Alleen.", None, "Twee"))
    assert proef.meldingen() == [
        f"X12 {PLAN} Jaarplan!A3: deze rij heeft een eigen thema ('Hospices'), maar geen nummer van een doel"
        " → vul in kolom Doel het nummer in, of laat Thema leeg als de rij bij het doel erboven hoort"
    ]
    assert feiten(proef)["doelen.2.resultaten.1.tekst"] == ("Twee", "Jaarplan!E3")


@pytest.mark.melding("X12")
def test_a_number_of_a_result_where_that_of_a_goal_belongs_is_told(proef: Proef) -> None:
    zet(proef, (1, "Scholing", "Samen.", None, "Een"), (1.2, None, None, None, "Twee"))
    [eerste, *_] = proef.meldingen()
    assert eerste == (
        f"X12 {PLAN} Jaarplan!A3: '1,2' is geen nummer van een doel"
        " → vul een heel getal in, zoals 2; de resultaten nummeren zichzelf (2.1, 2.2)"
    )
    assert feiten(proef)["doelen.2.resultaten.1.tekst"] == ("Twee", "Jaarplan!E3")


@pytest.mark.melding("X12")
def test_participants_without_a_goal_above_them_are_told(proef: Proef) -> None:
    deelnemers: list[list[object]] = [["Doel", "Organisatie", "Aantal"], [None, "Laurens", 67]]
    zet(proef, (1, "Scholing", "Samen.", None, "Een"), Deelnemers=deelnemers)
    assert proef.meldingen() == [
        f"X12 {PLAN} Deelnemers!A2: deze rij heeft geen nummer van een doel → vul in kolom Doel het nummer in"
    ]


@pytest.mark.melding("X13")
def test_rows_of_a_goal_that_contradict_each_other_are_told_with_both_cells(proef: Proef) -> None:
    zet(
        proef,
        (1, "Scholing", "Samen.", None, "Een"),
        (1, "Scholing", "Samen.", None, "Twee"),
        (1, "Scholing ", "Alleen.", None, "Drie"),
    )
    assert proef.meldingen() == [
        f"X13 {PLAN} Jaarplan!C4: 'Aanpak' van doel 1 is hier 'Alleen.', maar in C2 'Samen.'"
        " → maak ze gelijk, of laat deze cel leeg"
    ]


@pytest.mark.melding("X14")
def test_a_number_that_is_passed_over_is_told_once(proef: Proef) -> None:
    zet(proef, *((n, f"Thema {n}", "Samen.", None, "Een") for n in (1, 3, 4)))
    assert proef.meldingen() == [
        f"X14 {PLAN} Jaarplan!A3: doel 3 is op papier doel 2"
        " → nummer de doelen 1, 2, 3 enzovoort, zonder een nummer over te slaan"
    ]


@pytest.mark.melding("X15")
def test_participants_of_a_goal_that_is_not_there_are_told(proef: Proef) -> None:
    deelnemers: list[list[object]] = [["Doel", "Organisatie", "Aantal"], [1, "Aafje", 27], [3, "Laurens", 67]]
    zet(proef, *((n, "Thema", "Samen.", None, "Een") for n in (1, 2)), Deelnemers=deelnemers)
    assert proef.meldingen() == [f"X15 {PLAN} Deelnemers!A3: doel '3' staat niet op blad Jaarplan → bekend zijn: 1, 2"]
    assert feiten(proef)["doelen.1.deelnemers.1.organisatie"] == ("Aafje", "Deelnemers!B2")


def test_a_mistake_in_the_sheet_is_told_with_its_cell(proef: Proef) -> None:
    zet(proef, (1, "Scholing", "Samen.", None, "Een", "behaalt"))
    assert proef.meldingen() == [f"E08 {PLAN} Jaarplan!F2: status 'behaalt' is niet bekend → bedoelde u 'behaald'?"]


def test_a_text_file_completes_the_sheet(proef: Proef) -> None:
    zet(proef, (1, "Scholing", "Samen.", None, "Een"))
    (proef.pad / TEKST).write_text("inleiding: Waaraan wij werken.\nmeerjarenplan: {titel: Beleid}\n", encoding="utf-8")

    gedaan = proef.genereer("jaarplan", "--formaat", "json")

    assert (gedaan.code, gedaan.meldingen) == (0, [])
    gelezen = feiten(proef)
    assert gelezen["meerjarenplan.titel"] == ("Beleid", "regel 2")
    assert gelezen["doelen.1.thema"] == ("Scholing", "Jaarplan!B2")
    herkomst = (proef.pad / "outputs/proef/2024/jaarplan-2024-proef.herkomst.json").read_text(encoding="utf-8")
    assert PLAN in herkomst
    assert TEKST in herkomst


@pytest.mark.melding("W04")
def test_a_field_that_stands_in_the_sheet_and_in_the_text_file_is_told(proef: Proef) -> None:
    zet(proef, (1, "Scholing", "Samen.", None, "Een"))
    (proef.pad / TEKST).write_text(
        "inleiding: Waaraan wij werken.\ndoelen: [{thema: A, aanpak: B, resultaten: [{tekst: C}]}]\n", encoding="utf-8"
    )

    gedaan = proef.genereer("jaarplan", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"W04 {TEKST} regel 2: 'doelen' staat ook in jaarplan.xlsx → haal het weg uit een van de twee bestanden"
    ]


def test_a_text_file_without_goals_and_without_a_sheet_misses_them(proef: Proef) -> None:
    (proef.pad / TEKST).write_text("inleiding: Waaraan wij werken.\n", encoding="utf-8")
    assert proef.meldingen() == [f"D02 {TEKST} regel 1: 'doelen' ontbreekt (de doelen) → vul hier 'doelen' in"]


@pytest.mark.melding("D02", "E02", "E12")
def test_what_is_missing_in_a_row_is_told_at_the_cell_where_it_belongs(proef: Proef) -> None:
    kop = (*KOP, "Voortgang", "Prognose")
    zet(proef, (1, "A", "a", None, "Een", "niet behaald", None, "vraagt aandacht"), kop=kop)
    assert proef.meldingen() == [
        f"E02 {PLAN} Jaarplan!G2: resultaat 1.1 is 'Niet behaald', en nergens staat waarom"
        " → schrijf bij 'toelichting' waarom",
        f"E12 {PLAN} Jaarplan!I2: resultaat 1.1 is 'Vraagt aandacht', en nergens staat waarom"
        " → schrijf bij 'prognose' wat de oorzaak is, wat het gevolg is en wat u bijstuurt",
    ]

    zet(proef, (1, "A", "a", None, None, "behaald"), (2, None, "b", None, "Twee"), (3, "C", "c"), kop=kop)
    assert proef.meldingen() == [
        f"D02 {PLAN} Jaarplan!E2: 'tekst' ontbreekt (het resultaat, in één zin) → vul deze cel in",
        f"D02 {PLAN} Jaarplan!B3: 'thema' ontbreekt (onderwerp of thema) → vul deze cel in",
        f"D02 {PLAN} Jaarplan!E4: 'resultaten' ontbreekt (wat het oplevert) → vul deze cel in",
    ]


@pytest.mark.melding("E02")
def test_what_is_missing_and_has_no_column_is_told_at_its_row(proef: Proef) -> None:
    zet(proef, (1, "A", "a", "Een", "niet behaald"), kop=("Doel", "Thema", "Aanpak", "Resultaat", "Status"))
    [melding] = proef.meldingen()
    assert melding.startswith(f"E02 {PLAN} Jaarplan!A2: ")


@pytest.mark.melding("D02")
def test_a_number_of_participants_that_is_missing_is_told_at_its_cell(proef: Proef) -> None:
    deelnemers: list[list[object]] = [["Doel", "Organisatie", "Aantal"], [1, "Hospice"]]
    zet(proef, (1, "A", "a", None, "Een"), Deelnemers=deelnemers)
    [melding] = proef.meldingen()
    assert melding.startswith(f"D02 {PLAN} Deelnemers!C2: 'aantal' ontbreekt")


@pytest.mark.melding("D04")
def test_what_is_no_year_is_told_as_that(proef: Proef) -> None:
    zet(proef, (1, "A", "a", None, "Een", None, None, "2026-2027"), kop=(*KOP, "Loopt door in"))
    assert proef.meldingen() == [
        f"D04 {PLAN} Jaarplan!H2: '2026-2027' is geen jaartal → vul één jaartal in, zoals 2026"
    ]


@pytest.mark.melding("W08")
def test_a_sheet_that_cannot_be_read_is_what_is_named_where_the_plan_is_missed(proef: Proef) -> None:
    zet(proef, ("Een",), kop=("Resultaat", "Status"))

    gedaan = proef.genereer("jaarplan", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen[-1] == (
        f"W08 {PLAN} -: 'jaarplan' kan niet worden gelezen; zonder dit is er geen jaarplan"
        " → herstel wat er over dit bestand is gemeld"
    )
    assert proef.uitvoer() == []
