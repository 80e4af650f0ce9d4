import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dossier.basis import Gat
from pipeline.dossier.leden import Ledenlijst, Lid
from pipeline.dossier.perioden import Periode, dag, heel_jaar, jaren_later, jaren_vanaf
from pipeline.melding import Plaats
from tests.hulp_convenant import lijst_van

DAGEN = st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31))


def op(jaar: int, maand: int, dagnummer: int) -> Periode:
    return dag(datetime.date(jaar, maand, dagnummer))


@pytest.mark.parametrize(
    ("begin", "einde"),
    [
        ("1-3-2025", (2026, 2, 28)),
        ("1-1-2025", (2025, 12, 31)),
        ("1-3-2023", (2024, 2, 29)),
        ("29-2-2024", (2025, 2, 28)),
        ("28-2-2023", (2024, 2, 27)),
    ],
)
def test_a_trial_year_ends_on_the_day_before_its_first_day_comes_round_again(
    begin: str, einde: tuple[int, int, int]
) -> None:
    [lid] = lijst_van(f"naam: De Linde, stand: proefjaar, toegetreden_op: {begin}").leden

    assert lid.proefjaar_tot == op(*einde)


def test_nobody_knows_the_end_of_a_trial_year_of_which_the_first_day_is_unknown() -> None:
    zonder, maand = lijst_van("naam: De Linde", "naam: De Eik, toegetreden_op: maart 2025").leden

    assert zonder.proefjaar_tot is None
    assert maand.proefjaar_tot is None


def test_a_prolonged_trial_year_ends_on_the_day_that_was_agreed() -> None:
    [lid] = lijst_van("naam: De Linde, toegetreden_op: 1-3-2024, verlengd_tot: 31-8-2025").leden

    assert lid.proefjaar_tot == op(2025, 8, 31)


@given(DAGEN, st.integers(1, 50))
def test_whole_years_join_without_a_day_between_or_a_day_twice(begin: datetime.date, jaren: int) -> None:
    periode = jaren_vanaf(begin, jaren)

    volgende = periode.einde + datetime.timedelta(days=1)
    assert periode.start == begin
    assert volgende == jaren_later(begin, jaren)
    assert (volgende.month, volgende.day) in {(begin.month, begin.day), (3, 1)}
    assert volgende.year == begin.year + jaren


@given(DAGEN)
def test_a_year_has_365_days_and_366_only_where_a_29_february_falls_in_it(begin: datetime.date) -> None:
    periode = jaren_vanaf(begin, 1)

    dagen = [begin + datetime.timedelta(days=nummer) for nummer in range((periode.einde - begin).days + 1)]
    schrikkeldagen = sum((een.month, een.day) == (2, 29) for een in dagen)
    assert len(dagen) == 365 + schrikkeldagen
    assert schrikkeldagen <= 1


def test_the_last_year_of_the_calendar_is_the_end() -> None:
    assert jaren_vanaf(datetime.date(9999, 5, 1), 1).einde < datetime.date.max


def test_the_list_on_a_day_has_who_had_joined_and_had_not_left() -> None:
    lijst = lijst_van(
        "naam: Altijd",
        "naam: Later, toegetreden_op: 1-3-2025",
        "naam: Ging, stand: opgezegd, opgezegd_per: 31-12-2024",
        "naam: Vraagt, stand: aanvraag",
        "naam: Proef, stand: proefjaar, toegetreden_op: 1-3-2024",
        "naam: Weg, stand: opgezegd",
    )

    def namen(wanneer: Periode) -> list[str]:
        return [lid.naam for lid in lijst.op(wanneer).leden]

    assert namen(op(2023, 12, 31)) == ["Altijd", "Ging"]
    assert namen(op(2024, 12, 31)) == ["Altijd", "Ging", "Proef"]
    assert namen(op(2025, 1, 1)) == ["Altijd", "Proef"]
    assert namen(op(2025, 3, 1)) == ["Altijd", "Later", "Proef"]
    assert namen(heel_jaar(2025)) == ["Altijd", "Later", "Proef"]


def test_the_list_on_a_day_counts_its_own_members_and_keeps_its_date() -> None:
    lijst = lijst_van("naam: De Linde", "naam: De Eik, toegetreden_op: 1-3-2025", peildatum="2021")
    assert len(lijst.groepen) == 3  # what was worked out for the whole list does not go along

    toen = lijst.op(op(2024, 12, 31))

    assert (toen.aantal, [groep.aantal for groep in toen.per_categorie]) == (1, [1])
    assert len(toen.groepen) == 2
    assert toen.peildatum == heel_jaar(2021)
    assert toen.vindplaats("peildatum") == lijst.vindplaats("peildatum")


def test_a_list_that_could_not_be_read_stays_a_gap_on_every_day() -> None:
    assert [str(deel) for deel in lijst_van().op(op(2024, 1, 1)).leden] == ["[nog in te vullen: leden]"]


def test_who_is_a_member_now_stands_apart_from_who_applied_and_who_left() -> None:
    lijst = lijst_van(
        "naam: Altijd",
        "naam: Proef, stand: proefjaar, toegetreden_op: 1-3-2025",
        "naam: Vraagt, stand: aanvraag",
        "naam: Ging, stand: opgezegd, opgezegd_per: 31-12-2025",
    )

    assert [lid.naam for lid in lijst.huidige] == ["Altijd", "Proef"]
    assert [groep.aantal for groep in lijst.huidige_per_categorie] == [2]
    assert [lid.naam for lid in lijst.aanvragers] == ["Vraagt"]
    assert [lid.naam for lid in lijst.opgezegd] == ["Ging"]


def test_a_member_whose_state_cannot_be_read_is_not_lost_from_the_list() -> None:
    feiten: dict[str, Any] = {"naam": "De Linde", "categorie": "Hospices", "stand": Gat("stand", Plaats("leden.yaml"))}
    onleesbaar = Lid(**feiten)
    lijst = Ledenlijst(peildatum=heel_jaar(2024), leden=(onleesbaar,))

    assert (lijst.huidige, lijst.aanvragers, lijst.opgezegd) == ((onleesbaar,), (), ())


def test_names_in_one_cell_are_told_apart() -> None:
    [lid] = lijst_van("naam: De Linde, aliassen: 'DL; Linde;', contactpersonen: Robin Fictief").leden

    assert lid.alle_aliassen == ("DL", "Linde")
    assert lid.alle_contactpersonen == ("Robin Fictief",)
