"""Figures of the year beside those of earlier years."""

import pytest

from tests.conftest import Proef
from tests.hulp_word import open_docx

JAAR = """\
overleg:
  - {{gremium: stuurgroep, aantal: {aantal}, uitgelicht: ja}}
"""


def _jaar(proef: Proef, jaar: int, aantal: str) -> None:
    (proef.netwerk / str(jaar)).mkdir(exist_ok=True)
    (proef.netwerk / str(jaar) / "jaarverslag.yaml").write_text(JAAR.format(aantal=aantal), encoding="utf-8")


def _cijfer(proef: Proef, jaar: int, aantal: str) -> None:
    (proef.netwerk / str(jaar)).mkdir(exist_ok=True)
    (proef.netwerk / str(jaar) / "jaarverslag.yaml").write_text(
        "activiteiten:\n  - titel: Avond\n    doelgroep: publiek\n    tekst: Leuk.\n    cijfers:\n"
        f"      - {{aantal: '{aantal}', eenheid: tevreden bezoekers, uitgelicht: ja}}\n",
        encoding="utf-8",
    )


def _beschrijvingen(proef: Proef) -> list[str]:
    assert proef.genereer("jaarverslag", "--jaar", "2024").code == 0
    vormen = open_docx(proef.document.read_bytes()).inline_shapes
    return [v._inline.docPr.get("descr") for v in vormen if v._inline.docPr.get("descr")]


def test_a_figure_that_an_earlier_report_has_too_is_shown_beside_it(proef: Proef) -> None:
    _jaar(proef, 2023, "4")
    _jaar(proef, 2024, "ruim 6")

    assert _beschrijvingen(proef) == [
        "Staafgrafiek. Bijeenkomsten stuurgroep: 4 in 2023, ruim 6 in 2024. 2023: 4. 2024 (ruim): 6."
    ]


def test_from_four_years_on_it_is_a_line(proef: Proef) -> None:
    for jaar in range(2021, 2025):
        _jaar(proef, jaar, str(jaar - 2017))

    [beschrijving] = _beschrijvingen(proef)
    assert beschrijving.startswith("Lijngrafiek. Bijeenkomsten stuurgroep: 4 in 2021, 7 in 2024.")


def test_later_years_and_fractions_are_left_out(proef: Proef) -> None:
    _jaar(proef, 2023, "3 van de 4")
    _jaar(proef, 2024, "6")
    _jaar(proef, 2025, "9")

    assert _beschrijvingen(proef) == []


def test_the_record_of_a_report_names_the_reports_of_earlier_years(proef: Proef) -> None:
    _jaar(proef, 2023, "4")
    _jaar(proef, 2024, "6")
    _beschrijvingen(proef)

    [pad] = proef.document.parent.glob("*.herkomst.json")
    assert "inputs/netwerken/proef/2023/jaarverslag.yaml" in pad.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "toen, nu, verwacht",
    [
        ("71%", "ruim 83%", "71% in 2023, ruim 83% in 2024. 2023: 71%. 2024 (ruim): 83%."),
        ("€ 640", "€ 52.159", "€\u00a0640 in 2023, €\u00a052.159 in 2024. 2023: € 640. 2024: € 52.159."),
        ("7", "7,5", "7 in 2023, 7,5 in 2024. 2023: 7,0. 2024: 7,5."),
        ("4 à 5", "200+", "4 à 5 in 2023, 200+ in 2024. 2023 (4 à 5): 4. 2024 (200+): 200."),
        ("meer dan 3.000", "ca. 40", "meer dan 3.000 in 2023, ca. 40 in 2024. 2023 (meer dan): 3.000. 2024 (ca.): 40."),
    ],
)
def test_a_chart_shows_figures_with_their_unit_and_qualifier(proef: Proef, toen: str, nu: str, verwacht: str) -> None:
    _cijfer(proef, 2023, toen)
    _cijfer(proef, 2024, nu)

    assert _beschrijvingen(proef) == [f"Staafgrafiek. Tevreden bezoekers: {verwacht}"]


@pytest.mark.parametrize("toen, nu", [("71%", "83"), ("71%", "71,5%"), ("€ 640", "640"), ("7,25", "7,5")])
def test_figures_that_one_chart_cannot_show_as_they_are_get_none(proef: Proef, toen: str, nu: str) -> None:
    _cijfer(proef, 2023, toen)
    _cijfer(proef, 2024, nu)

    assert _beschrijvingen(proef) == []
