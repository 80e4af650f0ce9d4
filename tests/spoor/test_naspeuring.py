"""A dossier that is followed looks as the one that was read, and notes what is read of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from pipeline.afleiding import Afleiding, afleiding, bronnen
from pipeline.dossier import Dossier
from pipeline.dossier.leden import Ledenlijst, Lid
from pipeline.lijn import lees_netwerk
from pipeline.spoor import Naspeuring, spoor_van
from pipeline.werkmap import Werkmap
from tests.conftest import Proef
from tests.hulp import LID, ledenlijst, schrijf_leden


@dataclass(frozen=True)
class Regel:
    aantal: int
    tarief: int

    @property
    @afleiding("aantal maal tarief")
    def kosten(self) -> int:
        return self.aantal * self.tarief

    @cached_property
    def tekst(self) -> str:
        return f"{self.kosten} euro"


@dataclass(frozen=True)
class Begroting:
    regels: tuple[Regel, ...]

    @property
    @afleiding("de regels opgeteld")
    def totaal(self) -> int:
        return sum(regel.kosten for regel in self.regels)


@pytest.fixture
def dossier(proef: Proef) -> Dossier:
    """A network with two members."""
    schrijf_leden(proef, ledenlijst(LID, ("Huisarts Oost", "Huisartsen", "Utrecht")))
    return lees_netwerk(Werkmap(proef.pad), Path(proef.netwerk)).dossier


def _plekken(waarde: object) -> set[str]:
    spoor = spoor_van(waarde)
    assert spoor is not None
    return {plaats.spot for plek in bronnen(spoor) for plaats in plek.plaatsen}


def _regels(spoor: object) -> list[str]:
    if not isinstance(spoor, Afleiding):
        return []
    return [spoor.regel, *(regel for deel in spoor.delen for regel in _regels(deel))]


def test_a_field_knows_the_cell_that_it_was_typed_in(dossier: Dossier) -> None:
    naspeuring = Naspeuring()
    gevolgd = naspeuring.gevolgd(dossier, "")
    with naspeuring.actief():
        assert gevolgd.leden is not None
        lid = gevolgd.leden.leden[0]
        naam = lid.naam

    assert naam == "Hospice De Linde"
    assert _plekken(naam) == {"Leden!A4"}


def test_a_count_knows_every_item_and_its_rule(dossier: Dossier) -> None:
    naspeuring = Naspeuring()
    with naspeuring.actief():
        leden = naspeuring.gevolgd(dossier, "").leden
        assert leden is not None
        aantal = leden.aantal

    assert aantal == 2
    assert {"Leden!A4", "Leden!A5"} <= _plekken(aantal)
    assert "de leden geteld" in _regels(spoor_van(aantal))


def test_a_twin_is_of_the_class_of_its_group_and_equal_to_it(dossier: Dossier) -> None:
    gevolgd = Naspeuring().gevolgd(dossier, "")

    assert isinstance(gevolgd, Dossier)
    assert isinstance(gevolgd.leden, Ledenlijst)
    assert isinstance(gevolgd.leden.leden[0], Lid)
    assert gevolgd.leden.leden[0].vindplaats("naam") == (dossier.leden or gevolgd.leden).leden[0].vindplaats("naam")
    assert gevolgd.leden.leden[0].__class__ is Lid


def test_what_follows_goes_through_methods_properties_and_loops() -> None:
    naspeuring = Naspeuring()
    with naspeuring.actief():
        begroting = naspeuring.gevolgd(Begroting((Regel(3, 20), Regel(2, 10))), "begroting")
        totaal = begroting.totaal

    spoor = spoor_van(totaal)
    assert totaal == 80
    assert _regels(spoor)[0] == "de regels opgeteld"
    assert _regels(spoor).count("aantal maal tarief") == 2
    assert isinstance(spoor, Afleiding)
    assert spoor.pad == "begroting.totaal"


def test_a_derived_fact_is_worked_out_once_and_noted_each_time() -> None:
    keren = []

    @dataclass(frozen=True)
    class Duur:
        begin: int

        @property
        def som(self) -> int:
            keren.append(1)
            return self.begin + 1

    naspeuring = Naspeuring()
    with naspeuring.actief():
        duur = naspeuring.gevolgd(Duur(1), "duur")
        assert (duur.som, duur.som) == (2, 2)

    assert keren == [1]


def test_the_dossier_that_was_read_knows_of_nothing(dossier: Dossier) -> None:
    naspeuring = Naspeuring()
    with naspeuring.actief():
        leden = naspeuring.gevolgd(dossier, "").leden
        assert leden is not None
        assert leden.aantal == 2

    assert dossier.leden is not None
    assert spoor_van(dossier.leden.leden[0].naam) is None
    assert type(dossier.leden.leden[0].naam) is str


def test_one_twin_serves_every_document_of_a_network(dossier: Dossier) -> None:
    naspeuring = Naspeuring()

    assert naspeuring.gevolgd(dossier, "") is naspeuring.gevolgd(dossier, "")
    assert naspeuring.onthoud("sleutel", lambda: 1) == naspeuring.onthoud("sleutel", lambda: 2) == 1


def test_what_was_read_before_its_group_had_a_name_gets_that_name() -> None:
    @dataclass(frozen=True)
    class Doel:
        regels: tuple[Regel, ...]

    @afleiding("de doelen")
    def _doelen() -> tuple[Doel, ...]:
        return (Doel((Regel(3, 20),)),)

    naspeuring = Naspeuring()
    with naspeuring.actief():
        (doel,) = _doelen()
        assert doel.regels[0].aantal == 3  # read while nobody knows what it is called
        gevolgd = naspeuring.gevolgd((doel,), "evaluatie.doelen")
        naspeuring.blikken.append(type(naspeuring.blik)())
        assert gevolgd[0].regels[0].tarief == 20
        pad = naspeuring.blikken.pop().pad

    assert pad == "evaluatie.doelen[1].regels[1].tarief"
