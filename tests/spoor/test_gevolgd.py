"""A value that knows where it comes from is in every other way the value that it was."""

import copy
import datetime
import json
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.afleiding import Bronplek
from pipeline.dossier.aantallen import Aantal
from pipeline.melding import Plaats
from pipeline.spoor.gevolgd import is_volgbaar, met_spoor, spoor_van

PLEK = Bronplek("feit", (Plaats("bestand.yaml", regel=3),), "7")
ENKELE = st.one_of(
    st.text(),
    st.integers(),
    st.decimals(allow_nan=False),
    st.dates(),
    st.lists(st.integers()).map(tuple),
)


class Kleur(StrEnum):
    ROOD = "rood"


@given(ENKELE)
def test_it_is_equal_and_hashes_prints_and_sorts_as_what_it_was(waarde: Any) -> None:
    gevolgd = met_spoor(waarde, PLEK)

    assert gevolgd == waarde
    assert hash(gevolgd) == hash(waarde)
    assert (str(gevolgd), f"{gevolgd}") == (str(waarde), f"{waarde}")
    # Python writes the module of a date alone before its class.
    assert repr(gevolgd) == repr(waarde).removeprefix("datetime.")
    assert isinstance(gevolgd, type(waarde))
    assert {waarde: 1}[gevolgd] == 1
    assert not gevolgd < waarde
    assert spoor_van(gevolgd) is PLEK


@given(ENKELE)
def test_following_it_again_takes_the_last_trace_and_no_class_more(waarde: Any) -> None:
    anders = Bronplek("anders", ())
    gevolgd = met_spoor(met_spoor(waarde, PLEK), anders)

    assert spoor_van(gevolgd) is anders
    assert type(gevolgd) is type(met_spoor(waarde, PLEK))


@pytest.mark.parametrize("waarde", ["7", 7])
def test_it_can_be_written_as_json(waarde: object) -> None:
    assert json.dumps(met_spoor(waarde, PLEK)) == json.dumps(waarde)


@pytest.mark.parametrize("waarde", ["7", 7, Decimal("7.50"), datetime.date(2024, 2, 29), (1, 2)])
def test_a_copy_is_the_same_value(waarde: object) -> None:
    assert copy.copy(met_spoor(waarde, PLEK)) == waarde


@pytest.mark.parametrize("waarde", [None, True, Kleur.ROOD, 7.5, [1], {}, datetime.datetime(2024, 1, 1), Aantal])
def test_what_cannot_carry_a_trace_says_so_or_carries_it(waarde: object) -> None:
    if not is_volgbaar(waarde):
        assert spoor_van(waarde) is None
    else:
        assert met_spoor(waarde, PLEK) == waarde


def test_an_enumeration_and_a_boolean_are_not_followed() -> None:
    assert not is_volgbaar(Kleur.ROOD)
    assert not is_volgbaar(True)
