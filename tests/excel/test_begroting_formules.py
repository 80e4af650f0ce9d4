"""Formulas in the budget: what programs that do not reckon leave behind, and what people overtype."""

from decimal import Decimal

import pytest

from tests.conftest import Proef
from tests.hulp import vervang
from tests.hulp_geld import (
    BEGROTING,
    EIGEN,
    R001,
    R002,
    SUBSIDIE,
    begrotingsboek,
    lees,
    meldingen_bij,
    met_cel,
    met_formule,
)

SLA_OP = "open het bestand in Excel of LibreOffice en sla het op"
OF_TYP = f"{SLA_OP}, of typ het getal zelf"
PLAK = "zet de waarde zelf in de cel (Kopiëren, Plakken speciaal, Waarden)"
INVULCELLEN = [("F2", "Begroting"), ("G2", "Begroting"), ("K2", "Begroting"), ("C2", "Dekking"), ("C2", "Realisatie")]
UITGAVE = {"regel_id": "R001", "kwartaal": "2024Q1", "realisatie": 100, "toelichting": "eerste uren"}


def test_our_own_amount_without_a_value_is_no_problem_and_is_worked_out(proef: Proef) -> None:
    inhoud = met_formule(begrotingsboek(), "H2", "F2*G2", None)

    assert meldingen_bij(proef, inhoud) == []
    begroting, _ = lees(inhoud)
    assert begroting.regels[0].kosten == Decimal("1200.00")
    assert begroting.totaal == Decimal("2200.00")


def test_a_formula_with_the_value_that_excel_left_is_read(proef: Proef) -> None:
    inhoud = met_formule(begrotingsboek(), "H2", "F2*G2", "1200")
    inhoud = met_formule(inhoud, "G2", "30*2", "60")
    inhoud = met_formule(inhoud, "C2", "K2+K3", "1600", "Dekking")

    assert meldingen_bij(proef, inhoud) == []
    assert lees(inhoud)[0].totaal == Decimal("2200.00")


@pytest.mark.melding("B08")
@pytest.mark.parametrize("adres, blad", INVULCELLEN)
def test_an_input_cell_with_a_formula_without_value_is_the_only_thing_that_is_told(
    proef: Proef, adres: str, blad: str
) -> None:
    inhoud = met_formule(begrotingsboek(realisatie=[UITGAVE]), adres, "800*2", None, blad)

    assert meldingen_bij(proef, inhoud) == [
        f"B08 {BEGROTING} {blad}!{adres}: hier staat een formule zonder waarde (=800*2) → {SLA_OP}"
    ]


@pytest.mark.parametrize("adres", ["F2", "G2"])
def test_a_line_whose_formulas_have_no_value_costs_nothing_known_and_never_nothing(adres: str) -> None:
    """A workbook written by openpyxl and never opened: the rate and the amount hold formulas without values."""
    inhoud = met_formule(met_formule(begrotingsboek(), adres, "30*2", None), "H2", "F2*G2", None)

    begroting, meldingen = lees(inhoud)

    assert not isinstance(begroting.regels[0].kosten, Decimal)
    assert not isinstance(begroting.totaal, Decimal)
    assert meldingen == [f"B08 Begroting!{adres}: hier staat een formule zonder waarde (=30*2)"]


def test_a_subsidised_part_without_value_makes_the_sum_a_gap() -> None:
    begroting, _ = lees(met_formule(begrotingsboek(), "K2", "H2*0.5", None))

    assert not isinstance(begroting.subsidiabel, Decimal)


def test_spending_without_value_makes_the_sum_a_gap() -> None:
    begroting, _ = lees(met_formule(begrotingsboek(realisatie=[UITGAVE]), "C2", "50*2", None, "Realisatie"))

    assert not isinstance(begroting.gerealiseerd, Decimal)


@pytest.mark.melding("B09")
def test_a_zero_that_another_program_wrote_for_our_formula_is_told(proef: Proef) -> None:
    """XlsxWriter writes 0 as the outcome of every formula."""
    assert meldingen_bij(proef, met_formule(begrotingsboek(), "H2", "F2*G2", "0")) == [
        f"B09 {BEGROTING} Begroting!H2: de formule geeft 0, maar aantal × tarief is € 1.200,00 → {SLA_OP}"
    ]


@pytest.mark.parametrize("adres, blad", INVULCELLEN)
def test_a_zero_that_another_program_wrote_in_an_input_cell_is_the_only_thing_that_is_told(
    proef: Proef, adres: str, blad: str
) -> None:
    inhoud = met_formule(begrotingsboek(realisatie=[UITGAVE]), adres, "800*2", "0", blad)

    assert meldingen_bij(proef, inhoud) == [f"B09 {BEGROTING} {blad}!{adres}: de formule =800*2 geeft 0 → {OF_TYP}"]


def test_a_whole_workbook_of_zeros_is_told_cell_by_cell_and_nothing_follows_from_it(proef: Proef) -> None:
    inhoud = begrotingsboek()
    for rij in (2, 3):
        for kolom in "FG":
            inhoud = met_formule(inhoud, f"{kolom}{rij}", "2+2", "0")
        inhoud = met_formule(inhoud, f"H{rij}", f"F{rij}*G{rij}", "0")

    gevonden = meldingen_bij(proef, inhoud)

    assert [melding.split(": ")[0] for melding in gevonden] == [
        f"B09 {BEGROTING} Begroting!{cel}" for cel in ("F2", "G2", "F3", "G3")
    ]


def test_a_zero_that_was_typed_and_an_amount_that_is_zero_because_of_it_are_fine(proef: Proef) -> None:
    nul = {**R002, "regel_id": "R003", "aantal": 0, "bedrag": 0, "bedrag_subsidiabel": 0}
    inhoud = met_formule(begrotingsboek(R001, R002, nul), "H4", "F4*G4", "0")

    assert meldingen_bij(proef, inhoud) == []


@pytest.mark.melding("B05")
def test_an_amount_that_was_overtyped_is_told_with_both_amounts_and_all_cells(proef: Proef) -> None:
    assert meldingen_bij(proef, met_cel(begrotingsboek(), "H2", 1300)) == [
        f"B05 {BEGROTING} Begroting!H2: bedrag is € 1.300,00, maar aantal × tarief is € 1.200,00"
        " → herstel Begroting!H2, of Begroting!F2 en Begroting!G2"
    ]


@pytest.mark.parametrize("bedrag, gemeld", [(1200.005, False), (1199.995, False), (1200.006, True), (1200.01, True)])
def test_an_amount_may_differ_half_a_cent_from_count_times_rate(proef: Proef, bedrag: float, gemeld: bool) -> None:
    gevonden = meldingen_bij(proef, met_cel(begrotingsboek(), "H2", bedrag))

    assert [melding.split(" ")[0] for melding in gevonden] == ["B05"] * gemeld


def test_a_lump_sum_needs_no_count_and_no_rate(proef: Proef) -> None:
    som = {**R001, "aantal": None, "tarief": None}

    assert meldingen_bij(proef, begrotingsboek(som, R002)) == []
    assert lees(begrotingsboek(som, R002))[0].totaal == Decimal("2200.00")


FOUTWAARDEN = ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?"]
NEDERLANDSE_FOUTWAARDEN = ["#VERW!", "#DEEL/0!", "#N/B", "#WAARDE!", "#NAAM?", "#GETAL!"]


@pytest.mark.melding("B10")
@pytest.mark.parametrize("waarde", FOUTWAARDEN)
def test_an_error_value_is_told_as_excel_left_it_and_nothing_follows_from_it(proef: Proef, waarde: str) -> None:
    inhoud = met_formule(begrotingsboek(), "G2", "Tarieven!A1", waarde, soort="e")

    assert meldingen_bij(proef, inhoud) == [
        f"B10 {BEGROTING} Begroting!G2: hier staat de foutwaarde {waarde} → herstel de formule in deze cel"
    ]


@pytest.mark.parametrize("waarde", NEDERLANDSE_FOUTWAARDEN)
def test_an_error_value_as_a_dutch_excel_shows_it_is_told(proef: Proef, waarde: str) -> None:
    inhoud = met_cel(begrotingsboek(), "K2", waarde)

    assert meldingen_bij(proef, inhoud) == [
        f"B10 {BEGROTING} Begroting!K2: hier staat de foutwaarde {waarde} → herstel de formule in deze cel"
    ]


@pytest.mark.parametrize("adres, veld", [("F2", "aantal"), ("G2", "tarief")])
def test_a_line_with_an_error_value_has_no_known_cost(adres: str, veld: str) -> None:
    inhoud = met_cel(begrotingsboek({**R001, "bedrag": None}, R002), adres, "#VERW!")

    begroting, _ = lees(inhoud)

    assert not isinstance(getattr(begroting.regels[0], veld), Decimal)
    assert not isinstance(begroting.regels[0].kosten, Decimal)
    assert not isinstance(begroting.totaal, Decimal)


@pytest.mark.parametrize(
    "formule", ["[1]Tarieven!$B$2", "'C:\\map\\[tarieven 2025.xlsx]Blad1'!$B$2", "[tarieven.xls]Blad1!B2"]
)
@pytest.mark.parametrize("waarde", ["60", None])
def test_a_formula_that_looks_into_another_file_is_told(proef: Proef, formule: str, waarde: str | None) -> None:
    inhoud = met_formule(begrotingsboek(), "G2", formule, waarde)

    assert meldingen_bij(proef, inhoud) == [
        f"B10 {BEGROTING} Begroting!G2: deze formule kijkt in een ander bestand (={formule}) → {PLAK}"
    ]


@pytest.mark.parametrize("formule", ["Dekking!C2-1540", "Tabel1[[#This Row],[uur]]*3", "Tabel1[uur]*Dekking!C2"])
def test_a_formula_that_looks_at_another_sheet_or_a_table_is_fine(proef: Proef, formule: str) -> None:
    assert meldingen_bij(proef, met_formule(begrotingsboek(), "G2", formule, "60")) == []


def test_a_total_of_somebody_with_an_unworked_formula_is_not_read_and_not_told(proef: Proef) -> None:
    inhoud = begrotingsboek(dekking=(SUBSIDIE, EIGEN, {"partij": "Totaal", "bedrag": 2200}))

    assert meldingen_bij(proef, met_formule(inhoud, "C4", "SUM(C2:C3)", None, "Dekking")) == []


def test_a_shared_formula_is_a_formula_in_each_of_its_cells() -> None:
    """Excel writes the formula once where it was dragged down; the other cells only name it."""
    inhoud = met_formule(met_formule(begrotingsboek(), "G2", "30*2", "60"), "G3", "30*2", "0")
    deel = "xl/worksheets/sheet2.xml"
    inhoud = vervang(inhoud, deel, '<c r="G2"><f>30*2</f>', '<c r="G2"><f t="shared" ref="G2:G3" si="0">30*2</f>')
    inhoud = vervang(inhoud, deel, '<c r="G3"><f>30*2</f>', '<c r="G3"><f t="shared" si="0"/>')

    begroting, _ = lees(inhoud)

    assert [regel.formule("tarief") for regel in begroting.regels] == ["=30*2", "=30*2"]
