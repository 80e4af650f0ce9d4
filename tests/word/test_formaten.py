import datetime
from decimal import Decimal

import pytest

from pipeline.dossier.aantallen import Aantal
from pipeline.dossier.perioden import ontleed
from pipeline.word import formaten


@pytest.mark.parametrize(
    ("waarde", "geschreven"),
    [(0, "0"), (999, "999"), (1000, "1.000"), (59310, "59.310"), (Decimal("7.5"), "7,5"), (-1234, "-1.234")],
)
def test_a_number_has_points_between_thousands_and_a_decimal_comma(waarde: int | Decimal, geschreven: str) -> None:
    assert formaten.getal(waarde) == geschreven


@pytest.mark.parametrize(
    ("bedrag", "decimalen", "geschreven"),
    [
        (59310, 0, "€\xa059.310"),
        (59310, 2, "€\xa059.310,00"),
        (Decimal("2300.005"), 2, "€\xa02.300,01"),
        (Decimal("2300.5"), 0, "€\xa02.301"),
        (Decimal("-12.50"), 2, "-€\xa012,50"),
        (Decimal("-0.004"), 2, "€\xa00,00"),
    ],
)
def test_an_amount_is_rounded_half_up_and_never_breaks_after_the_sign(
    bedrag: int | Decimal, decimalen: int, geschreven: str
) -> None:
    assert formaten.euro(bedrag, decimalen) == geschreven


def test_a_share_becomes_a_percentage() -> None:
    assert formaten.procent(Decimal("0.7333"), 1) == "73,3%"
    assert formaten.procent(Decimal("0.125")) == "13%"


@pytest.mark.parametrize(
    ("aantal", "geschreven"),
    [
        (Aantal(1000), "1.000"),
        (Aantal(70, "ruim"), "ruim 70"),
        (Aantal(7, geheel=8), "7 van de 8"),
        (Aantal(30, "minimaal"), "minimaal 30"),
    ],
)
def test_a_count_keeps_its_qualifier(aantal: Aantal, geschreven: str) -> None:
    assert formaten.aantal(aantal) == geschreven


@pytest.mark.parametrize(
    ("getypt", "geschreven"),
    [
        ("13-06-2023", "13 juni 2023"),
        ("juni 2024", "juni 2024"),
        ("Q4 2024", "het vierde kwartaal van 2024"),
        ("Q1 2024 - Q2 2024", "het eerste kwartaal van 2024 t/m het tweede kwartaal van 2024"),
        ("2024", "2024"),
        ("2024-2025", "2024-2025"),
        ("sep 2023 – feb 2024", "september 2023 t/m februari 2024"),
        ("1 - 3 maart 2025", "1 maart 2025 t/m 3 maart 2025"),
    ],
)
def test_a_period_is_printed_as_exactly_as_it_was_typed(getypt: str, geschreven: str) -> None:
    periode = ontleed(getypt)
    assert periode is not None
    assert formaten.periode(periode) == geschreven


def test_a_day_can_name_its_weekday() -> None:
    assert formaten.datum_met_weekdag(datetime.date(2026, 9, 22)) == "dinsdag 22 september 2026"


@pytest.mark.parametrize(
    ("delen", "zin"),
    [([], ""), (["Zeist"], "Zeist"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_a_list_becomes_a_sentence(delen: list[str], zin: str) -> None:
    assert formaten.opsomming(delen) == zin


@pytest.mark.parametrize(
    ("aantal", "rijen"),
    [(0, []), (1, [1]), (3, [3]), (4, [4]), (5, [3, 2]), (6, [3, 3]), (8, [4, 4]), (9, [3, 3, 3]), (10, [4, 4, 2])],
)
def test_items_are_spread_over_rows_that_are_as_full_as_possible(aantal: int, rijen: list[int]) -> None:
    verdeeld = formaten.per_rij(range(aantal))
    assert [len(rij) for rij in verdeeld] == rijen
    assert [deel for rij in verdeeld for deel in rij] == list(range(aantal))
