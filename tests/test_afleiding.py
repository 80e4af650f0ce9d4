"""What a figure follows from is noted while somebody follows, and costs nothing while nobody does."""

from dataclasses import dataclass

import pytest

from pipeline.afleiding import VOLGER, Afleiding, Bronplek, afleiding, bronnen, noteer
from pipeline.melding import Plaats
from pipeline.spoor import Naspeuring, spoor_van


@afleiding("aantal maal tarief")
def _kosten(aantal: int, tarief: int) -> int:
    """What it costs."""
    return aantal * tarief


def _plek(naam: str, cel: str = "A1") -> Bronplek:
    return Bronplek(naam, (Plaats("boek.xlsx", blad="Blad", cel=cel),))


def test_while_nobody_follows_a_function_gives_what_it_gave() -> None:
    uit = _kosten(3, tarief=20)

    assert (uit, type(uit)) == (60, int)
    assert _kosten.__doc__ == "What it costs."


def test_while_somebody_follows_it_gives_the_same_with_its_rule_and_what_it_was_given() -> None:
    naspeuring = Naspeuring()
    aantal, tarief = (naspeuring.gevolgd(n, naam, _plek(naam)) for n, naam in ((3, "aantal"), (20, "tarief")))
    with naspeuring.actief():
        uit = _kosten(aantal, tarief)

    spoor = spoor_van(uit)
    assert uit == 60
    assert isinstance(spoor, Afleiding)
    assert spoor.regel == "aantal maal tarief"
    assert [plek.pad for plek in bronnen(spoor)] == ["aantal", "tarief"]


def test_after_a_mistake_inside_a_step_the_next_one_starts_anew() -> None:
    @afleiding("deelt")
    def _deel(aantal: int) -> int:
        noteer(lambda: _plek("weg"))
        return 1 // aantal

    naspeuring = Naspeuring()
    with naspeuring.actief():
        with pytest.raises(ZeroDivisionError):
            _deel(0)
        uit = _kosten(2, 2)

    assert len(naspeuring.blikken) == 1
    assert list(bronnen(spoor_van(uit) or _plek(""))) == []


def test_who_follows_is_gone_when_the_block_ends() -> None:
    with Naspeuring().actief():
        assert VOLGER.get() is not None

    assert VOLGER.get() is None
    noteer(lambda: pytest.fail("nobody follows"))


def test_the_sources_of_a_figure_come_once_and_in_the_order_of_reading() -> None:
    een, twee, drie = (_plek(naam) for naam in ("een", "twee", "drie"))
    tussen = Afleiding("", "", (twee, een))

    gevonden = list(bronnen(Afleiding("", "", (een, tussen, Afleiding("", "", (tussen, drie))))))

    assert gevonden == [een, twee, drie]


def test_a_step_a_thousand_deep_has_its_sources() -> None:
    spoor: Afleiding = Afleiding("", "", (_plek("onder"),))
    for _ in range(100_000):
        spoor = Afleiding("", "", (spoor,))

    assert [plek.pad for plek in bronnen(spoor)] == ["onder"]


def test_a_choice_goes_for_every_fact_of_what_was_chosen() -> None:
    @dataclass(frozen=True)
    class Lid:
        naam: str

    @afleiding("het lid met die naam", kiest=True)
    def _kies(lid: Lid, reden: str) -> Lid:
        assert reden
        return lid

    naspeuring = Naspeuring()
    with naspeuring.actief():
        gekozen = _kies(Lid("Linde"), naspeuring.gevolgd("Linde", "reden", _plek("reden")))
        naam = gekozen.naam
        gelezen = [plek.pad for spoor in naspeuring.blik.sporen.values() for plek in bronnen(spoor)]

    assert naam == "Linde"
    assert "reden" in gelezen
