"""What is of a person is found in any notation, and what only looks like it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dossier.persoonsgegevens import gegevens_in
from pipeline.dossier.persoonsnamen import Namen, sleutel_van

_NAMEN = Namen(
    ["Jan Jansen", "drs. Merel van den Berg", "Fictief", "Anna de Vries-Bakker", "M. Smit", "Müller, Peter", "Jo Bak"]
)


def _gevonden(tekst: str) -> list[tuple[str, str]]:
    return [(vondst.soort.name, vondst.sleutel) for vondst in gegevens_in(tekst)]


@pytest.mark.parametrize(
    ("tekst", "sleutel"),
    [
        ("(030) 123 45 67", "0301234567"),
        ("030 - 123 45 67", "0301234567"),
        ("06.12.34.56.78", "0612345678"),
        ("06–12345678", "0612345678"),
        ("06\u00a012\u00a034\u00a056\u00a078", "0612345678"),
        ("０６-１２３４５６７８", "0612345678"),
        ("06\u200b1234\u00ad5678", "0612345678"),
        ("0 6 1 2 3 4 5 6 7 8", "0612345678"),
        ("(0)6/12345678", "0612345678"),
        ("+31(0)6 12 34 56 78", "0612345678"),
        ("(+31) 6 1234 5678", "0612345678"),
        ("0031 6 12345678", "0612345678"),
        ("In 2025 06 12345678 in 2026", "0612345678"),
        ("+32 475 12 34 56", "0032475123456"),
        ("0032475123456", "0032475123456"),
        ("+1 (212) 555-0123", "0012125550123"),
        ("tel. 123 45 67", "1234567"),
    ],
)
def test_a_telephone_number_is_found_in_any_notation(tekst: str, sleutel: str) -> None:
    assert _gevonden(tekst) == [("TELEFOON", sleutel)]


@pytest.mark.parametrize("scheiding", [" / ", "/", " of ", ", "])
def test_two_numbers_after_each_other_are_both_found(scheiding: str) -> None:
    assert _gevonden(f"030-1234567{scheiding}06-12345678") == [("TELEFOON", "0301234567"), ("TELEFOON", "0612345678")]


@pytest.mark.parametrize(
    "tekst",
    [
        "jan.jansen (at) voorbeeld.nl",
        "jan.jansen[at]voorbeeld[punt]nl",
        "Jan.Jansen @ voorbeeld.nl",
        "jan.jansen＠voorbeeld.nl",
        "jan.jansen at voorbeeld.nl",
        "jan.jansen at voorbeeld dot nl",
        "jan.jansen apenstaartje voorbeeld punt nl",
        "jan (punt) jansen (at) voorbeeld (punt) nl",
    ],
)
def test_a_mail_address_is_found_in_any_notation(tekst: str) -> None:
    assert _gevonden(tekst) == [("MAIL", "jan.jansen@voorbeeld.nl")]


@pytest.mark.parametrize(
    ("tekst", "vondst"),
    [
        ("BSN 123456782", ("BSN", "123456782")),
        ("111222333", ("BSN", "111222333")),
        ("bsn: 1234.56.782", ("BSN", "123456782")),
        ("123 456 782", ("BSN", "123456782")),
        ("NL91 ABNA 0417 1643 00 van ons", ("IBAN", "NL91ABNA0417164300")),
        ("nl91abna0417164300", ("IBAN", "NL91ABNA0417164300")),
        ("BE68-5390-0754-7034", ("IBAN", "BE68539007547034")),
    ],
)
def test_a_number_that_passes_its_own_check_is_found(tekst: str, vondst: tuple[str, str]) -> None:
    assert _gevonden(tekst) == [vondst]


@pytest.mark.parametrize(
    "tekst",
    [
        "€ 1.234.567,89",
        "€ 123.456.782",
        "123.456.782 euro",
        "+12.500.000",
        "0,5 0,25 0,75",
        "01-02-2026 10.30 uur",
        "01-02-2026 10",
        "2024-01-15",
        "2021 2022 2023 2024",
        "0-25 25-50 50-75",
        "0-100 100-250 250",
        "09.00-09.30 10 deelnemers",
        "9.00 - 12.30 uur 10",
        "1234 AB Utrecht",
        "KvK 12345678",
        "RSIN 123456782",
        "ISBN 978-90-1234-567-8",
        "ISBN 90-06-12345-8",
        "NL91 ABNA 0417 1643 01",
        "123456789",
        "59.310 en 1234567890123",
        "data at rest",
    ],
)
def test_what_only_looks_like_a_number_of_somebody_is_not_told(tekst: str) -> None:
    assert _gevonden(tekst) == []


@given(
    cijfers=st.text("0123456789", min_size=8, max_size=8),
    eerste=st.sampled_from("123456789"),
    voor=st.sampled_from(["0", "(0)", "+31", "+31 (0)", "0031 ", "+31-"]),
    streep=st.lists(
        st.sampled_from(["", " ", "-", ".", " - ", "\u00a0", "\u2011", "\u2013", "/"]), min_size=8, max_size=8
    ),
    om=st.sampled_from([("", ""), ("Bel ", "."), ("(", ")"), ("tel: ", ","), ("mobiel\u00a0", " na 18 uur")]),
)
def test_whatever_stands_between_its_digits_a_number_is_found(
    cijfers: str, eerste: str, voor: str, streep: list[str], om: tuple[str, str]
) -> None:
    getypt = voor + eerste + "".join(s + c for s, c in zip(streep, cijfers, strict=True))
    datum_of_uur = {"-", ".", "/"} & {s.strip() for s in streep} and voor == "0"
    gevonden = _gevonden(f"{om[0]}{getypt}{om[1]}")

    assert gevonden == [("TELEFOON", f"0{eerste}{cijfers}")] or datum_of_uur


@given(nummer=st.integers(min_value=10_000_000, max_value=99_999_999))
def test_of_nine_digits_only_those_that_pass_the_check_are_of_a_person(nummer: int) -> None:
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(range(9, 1, -1), str(nummer), strict=True))
    goed = [laatste for laatste in range(10) if (som - laatste) % 11 == 0]

    assert [laatste for laatste in range(10) if _gevonden(f"nummer {nummer}{laatste}")] == goed


@pytest.mark.parametrize(
    "tekst",
    [
        "JAN JANSEN",
        "J. Jansen",
        "J.P. Jansen",
        "jan\u00a0jansen",
        "Jan-Jansen",
        "Jan\nJansen",
        "Jansen, Jan",
        "Jansen, J.",
        "Jansen (Jan)",
        "[Jan] Jansen",
        "Jan (Johannes) Jansen",
        "Ja\u0301n Jánsen",
        "Ｊａｎ Jansen",
        "janjansen",
        "jan_jansen",
        "de heer Jansen",
        "mevr. Van den Berg",
        "M. v.d. Berg",
        "Berg, M. van den",
        "Van den Berg, Merel",
        "A. de Vries – Bakker",
        "Marieke Smit",
        "P. Muller",
        "fictief",
        "J. Bak",
    ],
)
def test_a_name_is_found_in_any_notation(tekst: str) -> None:
    assert len(list(_NAMEN.in_tekst(f"Dank aan {tekst} voor alles."))) == 1


@pytest.mark.parametrize(
    "tekst", ["Bakkerij Jansen", "op de berg", "bijlage a berg", "Januari Jansen", "een bak", "Jans en Jansen", "Jan"]
)
def test_a_word_of_a_name_alone_is_no_name(tekst: str) -> None:
    assert list(_NAMEN.in_tekst(tekst)) == []


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(tekst: str) -> None:
    for vondst in (*gegevens_in(tekst), *_NAMEN.in_tekst(tekst)):
        assert vondst.tekst in tekst
    sleutel_van(tekst)
