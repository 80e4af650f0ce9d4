"""The one parser of amounts: what a Dutch person typed reads back exactly, and nothing else reads at all."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.bron import Waarde
from pipeline.dossier.basis import Onleesbaar, Opbouw
from pipeline.dossier.bedragen import (
    NUL,
    als_euro,
    als_getal,
    lees_bedrag,
    lees_gemiddelde,
    ontleed_getal,
    op_centen,
    som,
)
from pipeline.melding import Plaats

NOTATIES = ("{}", "€ {}", "€{}", "€\u00a0{}", " {} ", "EUR {}", "{} euro", "'{}", "\u00a0{}")
centen = st.integers(min_value=0, max_value=99_999_999_999)


def _gegroepeerd(geheel: int, scheiding: str) -> str:
    return f"{geheel:,}".replace(",", scheiding)


@given(centen, st.sampled_from(NOTATIES), st.sampled_from(["", ".", "\u00a0", "\u202f", " "]))
def test_an_amount_in_any_dutch_notation_reads_back_exactly(cent: int, notatie: str, scheiding: str) -> None:
    bedrag = Decimal(cent) / 100
    tekst = notatie.format(f"{_gegroepeerd(cent // 100, scheiding)},{cent % 100:02}")

    assert ontleed_getal(tekst) == (bedrag, False)


@given(
    st.integers(min_value=0, max_value=999_999_999),
    st.sampled_from([",-", ",–", ",—", ",--", ",=", ".-", ""]),
    st.sampled_from(["", "."]),
)
def test_whole_euros_with_any_ending_read_back_exactly(euro: int, einde: str, scheiding: str) -> None:
    assert ontleed_getal(f"€ {_gegroepeerd(euro, scheiding)}{einde}") == (Decimal(euro), False)


@given(centen.filter(bool), st.sampled_from(["-{}", "- {}", "-€ {}", "- € {}", "€ -{}", "({})", "(€ {})"]))
def test_a_negative_amount_reads_back_exactly(cent: int, notatie: str) -> None:
    tekst = notatie.format(f"{_gegroepeerd(cent // 100, '.')},{cent % 100:02}")

    assert ontleed_getal(tekst) == (Decimal(-cent) / 100, False)


@given(centen)
def test_an_amount_in_english_notation_reads_back_exactly_and_is_known_as_such(cent: int) -> None:
    assert ontleed_getal(f"{cent // 100:,}.{cent % 100:02}") == (Decimal(cent) / 100, True)


@given(st.text())
def test_whatever_reads_as_a_number_has_its_digits_and_nothing_is_zero_without_a_zero(tekst: str) -> None:
    gelezen = ontleed_getal(tekst)

    if gelezen is not None:
        assert re.search(r"\d", tekst)
        assert gelezen[0] != 0 or all(int(cijfer) == 0 for cijfer in re.findall(r"\d", tekst))


@given(st.text(alphabet="0123456789.,-€()' x%/"))
def test_all_digits_of_what_reads_as_a_number_are_in_the_number(tekst: str) -> None:
    gelezen = ontleed_getal(tekst)

    if gelezen is not None:
        getypt = "".join(re.findall(r"\d", tekst))
        assert "".join(re.findall(r"\d", f"{gelezen[0]:f}")).lstrip("0") == getypt.lstrip("0")


@given(st.from_regex(r"[A-Za-z]{1,8}\.?( [a-z]{1,8}){0,3}", fullmatch=True))
def test_words_are_never_an_amount(tekst: str) -> None:
    assert ontleed_getal(tekst) is None


NAAST = ("ruim {}", "ca. {}", "{} per uur", "{}/{}", "{} - {}", "{} x {}", "{}%", "{} uur", "{}?")


@given(centen, st.sampled_from(NAAST))
def test_an_amount_with_something_beside_it_is_no_amount(cent: int, zin: str) -> None:
    getal = f"{cent // 100},{cent % 100:02}"

    assert ontleed_getal(zin.format(getal, getal)) is None


@pytest.mark.parametrize("tekst", ["", " ", "€", "-", "()", "(", ")", "(1", "1)", ",", ".", ",-", "€ ,-", "'", "- -"])
def test_signs_without_a_digit_or_half_of_a_pair_are_no_amount(tekst: str) -> None:
    assert ontleed_getal(tekst) is None


@pytest.mark.parametrize("tekst", ["9" * 13, "1" + ".000" * 5, "0," + "1" * 30])
def test_more_digits_than_a_budget_can_hold_are_no_amount(tekst: str) -> None:
    assert ontleed_getal(tekst) is None


@pytest.mark.parametrize(
    "bedrag, afgerond",
    [("0.005", "0.01"), ("0.0049", "0.00"), ("1.005", "1.01"), ("2.675", "2.68"), ("-0.005", "-0.01"), ("12", "12.00")],
)
def test_half_a_cent_is_rounded_away_from_zero(bedrag: str, afgerond: str) -> None:
    assert str(op_centen(Decimal(bedrag))) == afgerond


@given(st.lists(centen))
def test_a_sum_is_exact(delen: list[int]) -> None:
    assert som(Decimal(cent) / 100 for cent in delen) == Decimal(sum(delen)) / 100


def test_what_is_not_filled_in_does_not_count() -> None:
    assert som([None, Decimal(1), None]) == 1
    assert som([]) == NUL


@pytest.mark.parametrize(
    "bedrag, tekst",
    [("2400", "€ 2.400,00"), ("-0.5", "-€ 0,50"), ("1234567.891", "€ 1.234.567,89"), ("-0.001", "€ 0,00")],
)
def test_an_amount_in_a_melding_is_written_the_dutch_way(bedrag: str, tekst: str) -> None:
    assert als_euro(Decimal(bedrag)) == tekst


@given(centen)
def test_an_amount_as_we_write_it_reads_back(cent: int) -> None:
    bedrag = Decimal(cent) / 100

    assert ontleed_getal(als_euro(bedrag)) == (bedrag, False)
    assert ontleed_getal(als_getal(bedrag)) == (bedrag, False)


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=0, max_value=999), st.sampled_from(NOTATIES))
def test_one_comma_before_three_digits_is_never_read_as_money(voor: int, achter: int, notatie: str) -> None:
    for plaats in (Plaats("f", regel=1), Plaats("f", blad="Realisatie", cel="C2")):
        with pytest.raises(Onleesbaar) as fout:
            lees_bedrag(Waarde(notatie.format(f"{voor},{achter:03}"), plaats), Opbouw())

        assert fout.value.soort.code == "B40"
        groot, klein = re.findall(r"[\d.,]*\d", fout.value.advies)
        assert lees_bedrag(Waarde(groot, plaats), Opbouw()) == voor * 1000 + achter
        assert lees_bedrag(Waarde(klein, plaats), Opbouw()) == Decimal(f"{voor}.{achter:03}")


def test_a_mark_has_no_thousands() -> None:
    assert lees_gemiddelde(Waarde("7,167", Plaats("f", regel=1)), Opbouw()) == Decimal("7.167")
