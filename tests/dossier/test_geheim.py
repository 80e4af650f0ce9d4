"""Which groups of a survey are hidden, and that nothing gives them away."""

import itertools
from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dossier.geheim import KLEINSTE_GROEP, Afscherming, scherm_af, verborgen

AANTALLEN = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=1)


def test_groups_of_five_and_more_are_shown() -> None:
    assert verborgen({"zorgverleners": 5, "bestuurders": 40}) == frozenset()


def test_with_one_small_group_the_smallest_other_is_hidden_too() -> None:
    assert verborgen({"zorgverleners": 54, "bestuurders": 11, "coordinatoren": 3}) == {"bestuurders", "coordinatoren"}


def test_two_small_groups_hide_each_other_where_their_sum_says_nothing() -> None:
    assert verborgen({"zorgverleners": 54, "bestuurders": 4, "coordinatoren": 3}) == {"bestuurders", "coordinatoren"}


def test_a_sum_that_can_be_made_in_one_way_hides_one_more() -> None:
    assert verborgen({"a": 54, "b": 11, "c": 4, "d": 4, "e": 4}) == {"b", "c", "d", "e"}


def test_a_group_that_nobody_answered_for_holds_nothing_to_hide() -> None:
    assert verborgen({"zorgverleners": 54, "bestuurders": 0}) == frozenset()


def test_answers_without_a_group_are_hidden_like_a_group() -> None:
    assert verborgen({"zorgverleners": 54, "bestuurders": 11, None: 2}, {None}) == {"bestuurders", None}
    assert verborgen({"zorgverleners": 54, "bestuurders": 11, None: 6}, {None}) == {None}


@settings(deadline=None, max_examples=300)
@given(AANTALLEN, st.sets(st.sampled_from("abcdefgh")))
def test_no_group_under_five_is_shown_nor_known_as_what_is_left(aantallen: dict[str, int], altijd: set[str]) -> None:
    weg = verborgen(aantallen, altijd)
    assert {g for g, n in aantallen.items() if 0 < n < KLEINSTE_GROEP} <= weg
    rest = sum(aantallen[groep] for groep in weg)
    niets_meer_over = not any(n for groep, n in aantallen.items() if groep not in weg)
    assert rest == 0 or rest >= KLEINSTE_GROEP or niets_meer_over


@settings(deadline=None, max_examples=300)
@given(AANTALLEN)
def test_names_do_not_matter_only_sizes(aantallen: dict[str, int]) -> None:
    weg = {aantallen[groep] for groep in verborgen(aantallen)}
    assert not weg & {n for groep, n in aantallen.items() if groep not in verborgen(aantallen)}


def test_the_largest_groups_are_shown_and_where_none_would_be_the_small_ones_do_not_count() -> None:
    assert scherm_af({"a": 54, "b": 11, "c": 3}) == Afscherming(frozenset("bc"), frozenset())
    assert scherm_af({"a": 54, "c": 3}) == Afscherming(frozenset("c"), frozenset("c"))
    assert scherm_af({"a": 20, "b": 20, "c": 3}) == Afscherming(frozenset("c"), frozenset("c"))
    assert scherm_af({"a": 4, "b": 3}) == Afscherming(frozenset("ab"), frozenset())
    assert scherm_af({"a": 4, "b": 4}) == Afscherming(frozenset("ab"), frozenset("ab"))
    assert scherm_af({"a": 54, None: 2}, {None}) == Afscherming(frozenset({None}), frozenset({None}))


def test_who_knows_how_hiding_works_cannot_work_out_a_hidden_group_under_five() -> None:
    """Every division of a few answers over a few groups: what is shown leaves more than one possible."""
    for groepen, hoogste in ((2, 14), (3, 11), (4, 8)):
        gezien: dict[tuple[int | None, tuple[int | None, ...]], list[tuple[int, ...]]] = defaultdict(list)
        for verdeeld in itertools.product(range(hoogste + 1), repeat=groepen):
            scherm = scherm_af(dict(enumerate(verdeeld)))
            getoond = tuple(None if nummer in scherm.weg else aantal for nummer, aantal in enumerate(verdeeld))
            totaal = sum(aantal for nummer, aantal in enumerate(verdeeld) if nummer not in scherm.buiten)
            gezien[(totaal, getoond) if totaal >= KLEINSTE_GROEP else (None, (None,) * groepen)].append(verdeeld)
        for (samen, getoond), mogelijk in gezien.items():
            if samen is not None and samen - sum(aantal or 0 for aantal in getoond) > hoogste:
                continue  # some of what is possible was not tried
            for nummer, stand in enumerate(getoond):
                waarden = {verdeeld[nummer] for verdeeld in mogelijk}
                assert stand is not None or len(waarden) > 1 or min(waarden) >= KLEINSTE_GROEP, (samen, getoond)
