"""Figures of the year beside those of earlier years."""

from tests.conftest import Proef
from tests.hulp_word import open_docx

JAAR = """\
overleg:
  - {{gremium: stuurgroep, aantal: {aantal}, uitgelicht: ja}}
"""


def _jaar(proef: Proef, jaar: int, aantal: str) -> None:
    (proef.netwerk / str(jaar)).mkdir(exist_ok=True)
    (proef.netwerk / str(jaar) / "jaarverslag.yaml").write_text(JAAR.format(aantal=aantal), encoding="utf-8")


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
