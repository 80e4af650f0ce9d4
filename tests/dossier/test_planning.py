import datetime

from pipeline.dossier.perioden import ontleed
from pipeline.dossier.planning import Planning, maak_planning
from tests.dossier.test_financieel import plan
from tests.hulp_geld import PLAN


def planning(looptijd: str, *delen: tuple[str, str, bool]) -> Planning:
    duur = ontleed(looptijd)
    assert duur is not None
    gelezen = []
    for titel, wanneer, is_fase in delen:
        periode = ontleed(wanneer)
        assert periode is not None
        gelezen.append((titel, periode, is_fase))
    return maak_planning(duur, gelezen)


def test_the_columns_are_the_quarters_that_the_project_touches() -> None:
    assert planning("sep 2023 – dec 2025").kwartalen == (
        "Q3 2023", "Q4 2023", "Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024", "Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025",
    )  # fmt: skip


def test_the_months_stand_under_their_year() -> None:
    jaren = planning("nov 2023 – feb 2024").jaren

    assert [(jaar.jaar, jaar.maanden, jaar.aantal) for jaar in jaren] == [
        (2023, ("n", "d"), 2),
        (2024, ("j", "f"), 2),
    ]


def test_a_part_runs_in_each_quarter_and_month_that_it_touches() -> None:
    [rij] = planning("sep 2023 – jun 2024", ("Verkennen", "dec 2023 – jan 2024", True)).rijen

    assert rij.cellen == (False, True, True, False)
    assert rij.maanden == (False, False, False, True, True, False, False, False, False, False)
    assert rij.is_fase


def test_a_part_outside_the_duration_has_no_column() -> None:
    [rij] = planning("jan 2024 – jun 2024", ("Later", "2025", False)).rijen

    assert not any(rij.cellen + rij.maanden)


def test_a_single_day_is_in_its_month() -> None:
    [rij] = planning("jan 2024 – mrt 2024", ("Symposium", "12 feb 2024", False)).rijen

    assert rij.maanden == (False, True, False)


def test_phases_and_activities_stand_in_their_order_and_an_activity_without_a_time_has_that_of_its_phase() -> None:
    rijen = plan().planning.rijen

    assert [(rij.titel, rij.is_fase, sum(rij.maanden)) for rij in rijen] == [
        ("1. Verkennen", True, 6),
        ("Gesprekken voeren", False, 6),
        ("Keuzes maken", False, 3),
        ("2. Uitvoeren", True, 18),
        ("Scholing geven", False, 18),
    ]


def test_a_phase_of_which_the_time_cannot_be_read_makes_the_planning_a_gap() -> None:
    assert not isinstance(plan(PLAN.replace("jan 2024 – jun 2024", "binnenkort")).planning, Planning)


def test_a_month_has_its_last_day() -> None:
    periode = ontleed("feb 2024")

    assert periode is not None
    assert periode.einde == datetime.date(2024, 2, 29)
