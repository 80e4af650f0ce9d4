"""What two rows have in common is found in order, covers both, and is found quickly."""

import time

from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.volgorde import Stap, stappen

RIJ = st.lists(st.sampled_from(["", "a", "b", "c", "d"]), max_size=30)


@given(RIJ, RIJ)
def test_the_steps_lead_from_the_one_row_to_the_other(oud: list[str], nieuw: list[str]) -> None:
    van: list[str] = []
    naar: list[str] = []
    for stap in stappen(oud, nieuw):
        assert (len(van), len(naar)) == (stap.oud[0], stap.nieuw[0])
        van += oud[slice(*stap.oud)]
        naar += nieuw[slice(*stap.nieuw)]
        assert stap.gelijk == (oud[slice(*stap.oud)] == nieuw[slice(*stap.nieuw)])

    assert (van, naar) == (oud, nieuw)


def test_one_change_is_one_step() -> None:
    assert list(stappen(["a", "", "b", "", "c"], ["a", "", "x", "", "c"])) == [
        Stap(True, (0, 2), (0, 2)),
        Stap(False, (2, 3), (2, 3)),
        Stap(True, (3, 5), (3, 5)),
    ]


def test_a_table_of_thousands_of_empty_cells_takes_no_minutes() -> None:
    oud = [f"rij {n}" if n % 3 == 0 else "" for n in range(9_000)]
    nieuw = ["begin", *(f"rij {n}" if n % 3 == 0 else "" for n in range(9_000) if n % 30), "einde"]

    begin = time.perf_counter()
    gelijk = sum(stap.oud[1] - stap.oud[0] for stap in stappen(oud, nieuw) if stap.gelijk)

    assert gelijk == len(nieuw) - 2
    assert time.perf_counter() - begin < 5
