"""Counted figures: what a person typed is what stands on paper, and the number in it is what is reckoned with."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.bron import Waarde
from pipeline.dossier.aantallen import Aantal, als_tekst, hoofdgetal, is_los_aantal, lees_aantal, na
from pipeline.dossier.basis import Onleesbaar
from pipeline.melding import Plaats
from tests.conftest import Proef
from tests.hulp import VERSLAG
from tests.hulp_word import tekst

NBSP = "\u00a0"


def _lees(getypt: str | int | Decimal) -> Aantal:
    return lees_aantal(Waarde(getypt, Plaats("f", regel=1)))


@pytest.mark.parametrize(
    "getypt, gelezen",
    [
        ("4", Aantal(4)),
        ("1.000", Aantal(1000)),
        ("1 000", Aantal(1000)),
        ("ruim 70", Aantal(70, "ruim")),
        ("Ca. 1.250", Aantal(1250, "Ca.")),
        ("meer dan 3", Aantal(3, "meer dan")),
        ("7 van de 8", Aantal(7, "", 8)),
        ("bijna 7 van 8", Aantal(7, "bijna", 8, breuk="van")),
        ("7,50", Aantal(Decimal("7.50"))),
        ("83%", Aantal(83, vorm="{}%")),
        ("bijna € 8.000", Aantal(8000, "bijna", vorm=f"€{NBSP}{{}}")),
        ("± 214", Aantal(214, "±")),
        ("±214", Aantal(214, vorm="±{}")),
        ("200+", Aantal(200, vorm="{}+")),
        ("4 à 5", Aantal(4, vorm="{} à 5")),
        (12, Aantal(12)),
        (Decimal("7.5"), Aantal(Decimal("7.5"))),
    ],
)
def test_a_count_keeps_what_was_typed_around_its_number(getypt: str | int | Decimal, gelezen: Aantal) -> None:
    assert _lees(getypt) == gelezen


@pytest.mark.parametrize(
    "getypt",
    [
        "meer dan 3.000", "ca. 40", "circa 40", "Ongeveer 40", "zo'n 300", "zo’n 300", "± 214", "±214", "> 100", "200+",
        "4 à 5", "4-5", "10–12", "4 of 5", "tussen de 4 en 5", "7,5", "7,50", "83%", "83 %", "12,5%", "71 procent",
        "€ 640", "€640", "€ 52.159", "€ 640,-", "640 euro", "bijna € 8.000", "€ 1.000 – € 1.500", "exact 40",
        "meer dan € 1.000,50", "1 op de 3", "7 van 8", "minder dan 5", "ten minste 12",
    ],
)  # fmt: skip
def test_a_figure_stands_on_paper_as_it_was_typed(getypt: str) -> None:
    gelezen = _lees(getypt)

    assert als_tekst(gelezen).replace(NBSP, " ") == getypt
    delen = (str(gelezen.kwalificatie), hoofdgetal(gelezen), na(gelezen))
    assert " ".join(deel for deel in delen if deel) == als_tekst(gelezen)


_VOOR = st.sampled_from(["", "ruim ", "meer dan ", "ca. ", "zo'n ", "± ", "~", ">", "bijna € ", "€ ", "€"])
_ACHTER = st.sampled_from(["", "%", " %", "+", " procent", " euro", ",-"])


@given(_VOOR, st.integers(0, 10**12), st.sampled_from(["", ",5", ",50", ",0125"]), _ACHTER)
def test_every_figure_is_printed_as_typed_and_reckoned_with_exactly(
    voor: str, geheel: int, decimalen: str, achter: str
) -> None:
    achter = "" if decimalen and achter == ",-" else achter
    getypt = f"{voor}{geheel:,}".replace(",", ".") + decimalen + achter

    gelezen = _lees(getypt)

    assert als_tekst(gelezen).replace(NBSP, " ") == getypt
    assert gelezen.waarde == Decimal(f"{geheel}{decimalen.replace(',', '.')}")
    assert is_los_aantal(gelezen) == (not re.search("[%€]|procent|euro", getypt) and not decimalen)


@given(st.text(alphabet="0123456789.,-€%+à of:/") | st.text())
def test_whatever_reads_as_a_figure_keeps_all_its_digits_on_paper(getypt: str) -> None:
    try:
        gelezen = als_tekst(_lees(getypt))
    except Onleesbaar:
        return
    assert [n.lstrip("0") for n in re.findall(r"\d+", gelezen.replace(".", ""))] == [
        n.lstrip("0") for n in re.findall(r"\d+", re.sub(r"[. ](?=\d{3}(?!\d))", "", " ".join(getypt.split())))
    ]


@pytest.mark.melding("B40")
def test_a_figure_that_can_be_two_numbers_asks_which(proef: Proef) -> None:
    proef.verslag(KOP + "      - aantal: 1,750\n        eenheid: bezoekers\n")

    assert proef.meldingen() == [
        f"B40 {VERSLAG} regel 6: '1,750' kan 1.750 zijn of 1,75 → schrijf 1.750 als u duizendtallen bedoelt, of 1,75"
        " als de komma het decimaalteken is"
    ]


@pytest.mark.melding("D04")
def test_what_is_no_figure_is_told_with_what_may_be_written(proef: Proef) -> None:
    proef.verslag(KOP + "      - aantal: 12:30\n        eenheid: bezoekers\n")

    assert proef.meldingen() == [
        f"D04 {VERSLAG} regel 6: '12:30' is geen aantal → vul een getal in; ervoor mag ruim, bijna, circa, minimaal of"
        " maximaal staan, of schrijf '7 van de 8', '83%', '€ 640', '200+' of '4 à 5'"
    ]


KOP = "activiteiten:\n  - titel: Avond\n    doelgroep: publiek\n    tekst: Leuk.\n    cijfers:\n"


@pytest.mark.parametrize(
    "getypt, geschreven",
    [
        ("meer dan 3.000", "meer dan 3.000"),
        ("ca. 40", "ca. 40"),
        ("bijna € 8.000", f"bijna €{NBSP}8.000"),
        ("4 à 5", "4 à 5"),
    ],
)
def test_a_figure_reaches_the_report_as_typed(proef: Proef, getypt: str, geschreven: str) -> None:
    proef.verslag(KOP + f"      - aantal: {getypt}\n        eenheid: bezoekers\n        uitgelicht: ja\n")

    assert proef.genereer("jaarverslag").code == 0
    op_papier = tekst(proef.document.read_bytes())
    assert f"{geschreven} bezoekers" in op_papier  # in the list of the activity
    assert op_papier.count(geschreven) > 1  # large too, under the figures of the year


def test_the_date_of_a_figure_stands_beside_it(proef: Proef) -> None:
    cijfer = "      - {aantal: 40, eenheid: leden, toelichting: in Zeist, wanneer: 1 juli 2024, uitgelicht: ja}\n"
    proef.verslag(KOP + cijfer)

    assert proef.genereer("jaarverslag").code == 0
    op_papier = tekst(proef.document.read_bytes())
    assert "40 leden in Zeist (1 juli 2024)" in op_papier
    assert op_papier.count("leden in Zeist (1 juli 2024)") == 2
