"""What a person typed in a cell of the budget, and as which amount, count or date it is read."""

import datetime
from decimal import Decimal

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.dossier.basis import Gat
from tests.conftest import Proef
from tests.hulp_geld import BEGROTING, R001, R002, begrotingsboek, bewerkt, lees, meldingen_bij

NBSP, NNBSP = "\u00a0", "\u202f"
GETAL_GRAAG = "vul een getal in, zoals 1234,50; laat de cel leeg als het nog niet bekend is"
GEEN_TEKENS = "maak er een getal van, zonder tekens"

NEDERLANDS = {
    "€ 1.234,50": "1234.50",
    "1.234,-": "1234",
    "1.234,–": "1234",
    "€ 59.310,–": "59310",
    "€1.000,-": "1000",
    "€ 1.000,--": "1000",
    f"€{NBSP}1.234,50": "1234.50",
    f"1{NNBSP}234,50": "1234.50",
    f"{NBSP}1234,50{NBSP}": "1234.50",
    "152 231,32": "152231.32",
    "'1234": "1234",
    "1234,5": "1234.5",
    "EUR 1.234,50": "1234.50",
    "1.234,50 euro": "1234.50",
    "0": "0",
    "0,00": "0",
    "12.345.678,90": "12345678.90",
}


@pytest.mark.parametrize("getypt, waarde", NEDERLANDS.items(), ids=NEDERLANDS.keys())
def test_text_in_the_dutch_notation_is_read_and_told(getypt: str, waarde: str) -> None:
    begroting, meldingen = lees(begrotingsboek({**R001, "tarief": getypt, "bedrag": None}))

    assert begroting.regels[0].tarief == Decimal(waarde)
    [melding] = meldingen
    assert melding.startswith(f"B07 Begroting!G2: hier staat tekst: '{getypt.strip()}'; gelezen als ")
    assert melding.endswith(f"gelezen als {begroting.regels[0].tarief}".replace(".", ","))


@pytest.mark.parametrize("getypt, waarde", [("1234.50", "1234.50"), ("1,234.50", "1234.50"), ("12.5", "12.5")])
def test_text_in_the_english_notation_is_read_as_meant_and_told_so(getypt: str, waarde: str) -> None:
    begroting, meldingen = lees(begrotingsboek({**R001, "tarief": getypt, "bedrag": None}))

    assert begroting.regels[0].tarief == Decimal(waarde)
    assert meldingen == [
        f"B07 Begroting!G2: hier staat tekst: '{getypt}'; gelezen als {waarde.replace('.', ',')}"
        ", de Engelse schrijfwijze"
    ]


@pytest.mark.parametrize("getypt, waarde", [("1.234", "1234"), ("59.310", "59310"), ("€ 59.310", "59310")])
def test_where_both_readings_are_possible_the_dutch_one_is_taken_and_the_melding_says_so(
    getypt: str, waarde: str
) -> None:
    begroting, meldingen = lees(begrotingsboek({**R001, "tarief": getypt, "bedrag": None}))

    assert begroting.regels[0].tarief == Decimal(waarde)
    assert meldingen == [
        f"B07 Begroting!G2: hier staat tekst: '{getypt}'; gelezen als {waarde}, de punt als scheiding van duizendtallen"
    ]


@pytest.mark.melding("B40")
@pytest.mark.parametrize(
    "getypt, groot, klein",
    [
        ("1,750", "1.750", "1,75"),
        ("€ 1,750", "1.750", "1,75"),
        ("(12,500)", "12.500", "12,5"),
        ("-3,000", "3.000", "3"),
        ("1,750 euro", "1.750", "1,75"),
        ("1,750,-", "1.750", "1,75"),
        (f"€{NBSP}1,234", "1.234", "1,2340"),
    ],
)
def test_a_comma_before_three_digits_can_be_two_amounts_and_none_of_them_is_taken(
    getypt: str, groot: str, klein: str
) -> None:
    begroting, meldingen = lees(begrotingsboek({**R001, "tarief": getypt, "bedrag": None}))

    assert isinstance(begroting.regels[0].tarief, Gat)
    assert meldingen == [f"B40 Begroting!G2: '{getypt}' kan {groot} zijn of {klein}"]


@pytest.mark.parametrize("getypt", ["0,125", "1.234,567", "1 234,567", "1,2340", "1234,567"])
def test_three_digits_behind_a_comma_that_can_only_be_decimals_are_read(getypt: str) -> None:
    begroting, _ = lees(begrotingsboek({**R001, "tarief": getypt, "bedrag": None}))

    assert begroting.regels[0].tarief == Decimal(getypt.replace(".", "").replace(" ", "").replace(",", "."))


@pytest.mark.parametrize("getypt, gelezen", [("0,21", "21"), ("0,09", "9"), ("0,085", "8.5")])
def test_a_share_of_one_as_text_in_a_percentage_cell_is_read_as_the_number_would_be_and_told(
    getypt: str, gelezen: str
) -> None:
    begroting, meldingen = lees(begrotingsboek({**R001, "btw_pct": getypt}))

    assert begroting.regels[0].btw_pct == Decimal(gelezen)
    zichtbaar = gelezen.replace(".", ",")
    assert [m for m in meldingen if m.startswith("B07")] == [
        f"B07 Begroting!I2: hier staat tekst: '{getypt}'; gelezen als {zichtbaar}%"
    ]


@pytest.mark.melding("B07")
def test_text_in_a_number_cell_is_told_with_its_cell_and_what_was_read(proef: Proef) -> None:
    inhoud = begrotingsboek({**R001, "tarief": "€ 60,-"}, {**R002, "bedrag_subsidiabel": "1.000"})

    assert meldingen_bij(proef, inhoud) == [
        f"B07 {BEGROTING} Begroting!G2: hier staat tekst: '€ 60,-'; gelezen als 60 → {GEEN_TEKENS}",
        f"B07 {BEGROTING} Begroting!K3: hier staat tekst: '1.000'; gelezen als 1000"
        f", de punt als scheiding van duizendtallen → {GEEN_TEKENS}",
    ]


def test_a_number_in_a_number_cell_gives_no_melding(proef: Proef) -> None:
    assert meldingen_bij(proef, begrotingsboek()) == []


@pytest.mark.parametrize("getypt", ["(1.000)", "- € 1.000", "€ -1.000", "-1.000", "\u22121.000", "(€ 1.000,-)"])
def test_a_negative_amount_as_text_is_read_as_negative(getypt: str) -> None:
    begroting, meldingen = lees(begrotingsboek({**R001, "tarief": getypt, "bedrag": None}))

    assert begroting.regels[0].tarief == Decimal(-1000)
    assert [melding[:3] for melding in meldingen] == ["B07"]


@pytest.mark.parametrize("getypt", ["(-1.000)", "(- € 12)", "--12"])
def test_a_double_negative_is_no_amount(getypt: str) -> None:
    begroting, meldingen = lees(begrotingsboek({**R001, "tarief": getypt, "bedrag": None}))

    assert not isinstance(begroting.regels[0].tarief, Decimal)
    assert [melding[:3] for melding in meldingen] == ["B29"]


GEEN_BEDRAG = [
    "PM", "p.m.", "n.t.b.", "nvt", "€ 500 per bijeenkomst", "ruim 500", "ca. 500", "?", "-", "€", "€ -", "500/600",
    "500 - 600", "1.23.456", "1,2,3", "1e3", "½", "2 x 250", "12%", "31-12-2025", "=20*60", "1.2345,00", "5 of 6",
]  # fmt: skip


@pytest.mark.parametrize("getypt", GEEN_BEDRAG)
def test_what_is_no_amount_is_told_and_never_read_as_a_number(getypt: str) -> None:
    def typ(vel: Worksheet) -> None:
        vel["G2"] = getypt
        vel["G2"].data_type = "s"  # also what begins with '=' is plain text here

    begroting, meldingen = lees(bewerkt(begrotingsboek({**R001, "bedrag": None}), typ))

    assert not isinstance(begroting.regels[0].tarief, Decimal)
    assert not isinstance(begroting.regels[0].kosten, Decimal)
    assert not isinstance(begroting.totaal, Decimal)
    assert meldingen == [f"B29 Begroting!G2: '{getypt}' is geen bedrag of getal"]


@pytest.mark.parametrize("getypt", ["20 60", "1 2", "2024 2025", "20 600,00 1"])
def test_two_numbers_in_one_cell_are_no_amount(getypt: str) -> None:
    begroting, meldingen = lees(begrotingsboek({**R001, "tarief": getypt, "bedrag": None}))

    assert not isinstance(begroting.regels[0].tarief, Decimal)
    assert [melding[:3] for melding in meldingen] == ["B29"]


@pytest.mark.parametrize("getypt, waarde", [("0.125", "0.125"), ("0.500", "0.5"), ("00.500", "0.5")])
def test_nothing_and_a_point_is_no_thousand(getypt: str, waarde: str) -> None:
    """Nobody groups thousands behind a zero: `0.500` is a half, or no number, but never 500."""
    begroting, _ = lees(begrotingsboek({**R001, "tarief": getypt, "bedrag": None}))

    tarief = begroting.regels[0].tarief
    assert not isinstance(tarief, Decimal) or tarief == Decimal(waarde)


@pytest.mark.melding("B29")
def test_a_cell_that_holds_no_amount_is_told_once_and_makes_no_other_melding(proef: Proef) -> None:
    inhoud = begrotingsboek({**R001, "bedrag_subsidiabel": "PM"}, {**R002, "tarief": "n.t.b.", "bedrag": None})

    assert meldingen_bij(proef, inhoud) == [
        f"B29 {BEGROTING} Begroting!K2: 'PM' is geen bedrag of getal → {GETAL_GRAAG}",
        f"B29 {BEGROTING} Begroting!G3: 'n.t.b.' is geen bedrag of getal → {GETAL_GRAAG}",
    ]


@pytest.mark.parametrize(
    "waarde, getoond", [(datetime.date(2025, 12, 31), "31-12-2025"), (True, "WAAR"), (False, "ONWAAR")]
)
def test_a_date_or_a_yes_in_a_number_cell_is_told_as_excel_shows_it(waarde: object, getoond: str) -> None:
    begroting, meldingen = lees(begrotingsboek({**R001, "tarief": waarde, "bedrag": None}))

    assert not isinstance(begroting.regels[0].tarief, Decimal)
    assert meldingen == [f"B29 Begroting!G2: '{getoond}' is geen bedrag of getal"]


@pytest.mark.parametrize("waarde", [1e300, 10**15, -1e20])
def test_a_number_that_no_budget_can_hold_is_told_and_stops_nothing(proef: Proef, waarde: float) -> None:
    gevonden = meldingen_bij(proef, begrotingsboek({**R001, "tarief": waarde, "bedrag": None}, R002))

    assert [melding.split(" ")[0] for melding in gevonden] == ["B29"]


def test_numbers_are_read_as_exactly_as_excel_shows_them() -> None:
    begroting, meldingen = lees(begrotingsboek({**R001, "aantal": 0.1, "tarief": 59.85, "bedrag": 5.985}))

    assert (begroting.regels[0].aantal, begroting.regels[0].tarief) == (Decimal("0.1"), Decimal("59.85"))
    assert begroting.regels[0].kosten == Decimal("5.99")
    assert meldingen == []


@pytest.mark.parametrize("getypt, waarde", [(21, 21), (0.21, 21), ("21%", 21), ("21 %", 21), (9, 9), (0.09, 9), (0, 0)])
def test_a_percentage_is_read_with_and_without_its_sign(getypt: object, waarde: int) -> None:
    begroting, _ = lees(begrotingsboek({**R001, "btw_pct": getypt}))

    assert begroting.regels[0].btw_pct == waarde


@pytest.mark.parametrize("getypt", [121, -1, "hoog", "21 of 9"])
def test_what_is_no_percentage_is_told(getypt: object) -> None:
    begroting, meldingen = lees(begrotingsboek({**R001, "btw_pct": getypt}))

    assert not isinstance(begroting.regels[0].btw_pct, Decimal)
    assert [melding[:17] for melding in meldingen] in (["D04 Begroting!I2:"], ["B29 Begroting!I2:"])
