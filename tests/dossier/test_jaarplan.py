"""The status of results and goals, and how they are counted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dossier.jaarevaluatie import evalueer
from pipeline.dossier.jaarplan import Deelname, Doel, Jaarplan, Resultaat, gegroepeerd
from pipeline.dossier.status import As, Gewicht, Statuscode, Statuslijst
from pipeline.dossier.waarden import Opmaak


def code(naam: str, gewicht: Gewicht) -> Statuscode:
    return Statuscode(
        code=naam,
        label=naam.capitalize(),
        letter=naam[0].upper(),
        symbool="•",
        vulling="FFFFFF",
        tekstkleur="000000",
        gewicht=gewicht,
    )


CODES = Statuslijst(
    eindstatus=(
        code("behaald", Gewicht.GEHEEL),
        code("deels", Gewicht.DEELS),
        code("niet behaald", Gewicht.NIET),
        code("vervallen", Gewicht.TELT_NIET),
    ),
    voortgang=(code("op schema", Gewicht.GEHEEL), code("vraagt aandacht", Gewicht.DEELS)),
)


def doel(*statussen: str | None, eigen: str | None = None) -> Doel:
    resultaten = tuple(Resultaat(tekst="x", status=status) for status in statussen)
    return Doel(thema="t", aanpak=Opmaak("a"), resultaten=resultaten, status=eigen)


def status_van(een: Doel) -> str | None:
    [uitslag] = evalueer(Jaarplan(doelen=(een,)), CODES).doelen
    return str(uitslag.status.code) if uitslag.status is not None else None


def test_the_status_of_a_goal_follows_from_those_of_its_results() -> None:
    assert status_van(doel("behaald", "behaald")) == "behaald"
    assert status_van(doel("behaald", "niet behaald")) == "deels"
    assert status_van(doel("niet behaald", "niet behaald")) == "niet behaald"
    assert status_van(doel("behaald", "vervallen")) == "behaald"
    assert status_van(doel("behaald", None)) is None
    assert status_van(doel("vervallen")) is None


def test_a_result_without_a_status_has_that_of_its_goal_and_says_so() -> None:
    [uitslag] = evalueer(Jaarplan(doelen=(doel("behaald", None, eigen="deels"),)), CODES).doelen
    gevonden = [(een.nummer, str(een.status.code), een.geerfd) for een in uitslag.resultaten if een.status is not None]
    assert gevonden == [("1.1", "behaald", False), ("1.2", "deels", True)]
    assert not uitslag.afgeleid


def test_results_are_counted_by_status_in_the_order_of_the_list() -> None:
    plan = Jaarplan(doelen=(doel("niet behaald", "behaald"), doel("behaald", "behaald")))
    uitslag = evalueer(plan, CODES)
    assert [(str(t.status.code), t.aantal, t.deel) for t in uitslag.telling] == [
        ("behaald", 3, Decimal("0.75")),
        ("niet behaald", 1, Decimal("0.25")),
    ]
    assert [(str(t.status.code), t.aantal) for t in uitslag.doeltelling] == [("behaald", 1), ("deels", 1)]


def test_results_with_and_without_a_status_are_all_results() -> None:
    uitslag = evalueer(Jaarplan(doelen=(doel("behaald", None), doel(None, "onbekend woord"), doel("deels"))), CODES)
    assert sum(t.aantal for t in uitslag.telling) + len(uitslag.zonder_status) == uitslag.aantal_resultaten == 5
    assert [een.nummer for een in uitslag.zonder_status] == ["1.2", "2.1", "2.2"]
    assert sum(t.deel for t in uitslag.telling) + uitslag.deel_zonder_status == 1
    assert sum(t.aantal for t in uitslag.doeltelling) + len(uitslag.doelen_zonder_status) == 3


@pytest.mark.parametrize(
    ("statussen", "samen"),
    [
        (["behaald", "deels"], 100),
        (["behaald", "deels", "niet behaald"], 99),
        (["behaald", "deels", "niet behaald", "vervallen", None, *["behaald"] * 3], 102),  # 50 and four times 12.5
    ],
)
def test_the_percentages_of_a_count_add_up_as_they_are_written(statussen: list[str | None], samen: int) -> None:
    assert evalueer(Jaarplan(doelen=(doel(*statussen),)), CODES).procenten_samen == samen


def test_the_two_axes_never_mix() -> None:
    een = Resultaat(tekst="x", status="behaald", voortgang="vraagt aandacht", toelichting=Opmaak("Het is er."))
    ander = Resultaat(tekst="y", status="op schema", voortgang="behaald", prognose=Opmaak("Bijna."))
    plan = Jaarplan(doelen=(Doel(thema="t", aanpak=Opmaak("a"), resultaten=(een, ander)),))

    def gezien(as_: As) -> list[tuple[str | None, str | None]]:
        uitslagen = evalueer(plan, CODES, as_).doelen[0].resultaten
        return [(str(u.status.code) if u.status is not None else None, u.toelichting) for u in uitslagen]

    assert gezien(As.EINDSTATUS) == [("behaald", "Het is er."), (None, None)]
    assert gezien(As.VOORTGANG) == [("vraagt aandacht", None), (None, "Bijna.")]
    assert [str(s.code) for s in evalueer(plan, CODES, As.VOORTGANG).legenda] == ["op schema", "vraagt aandacht"]


def test_progress_of_a_goal_holds_for_its_results_without_their_own() -> None:
    een = Doel(thema="t", aanpak=Opmaak("a"), voortgang="op schema", resultaten=(Resultaat(tekst="x"),))
    [uitslag] = evalueer(Jaarplan(doelen=(een,)), CODES, As.VOORTGANG).doelen
    assert [(str(u.status.code), u.geerfd) for u in uitslag.resultaten if u.status is not None] == [("op schema", True)]


def _groepen(*aantallen: int) -> list[tuple[str, int]]:
    deelnemers = tuple(Deelname(organisatie=f"O{n}", aantal=aantal) for n, aantal in enumerate(aantallen, 1))
    een = Doel(thema="t", aanpak=Opmaak("a"), resultaten=(Resultaat(tekst="x"),), deelnemers=deelnemers)
    return [(deel.organisatie, deel.aantal) for deel in een.deelnemers_gegroepeerd]


@pytest.mark.parametrize(
    ("aantallen", "groepen"),
    [
        ((67, 40), [("O1", 67), ("O2", 40)]),
        ((67, 2, 40, 4), [("O1", 67), ("O3", 40), ("overige organisaties (2)", 6)]),
        ((67, 2, 40), [("O1", 67), ("overige organisaties (2)", 42)]),  # one small one alone would be told
        ((67, 1, 1, 9), [("O1", 67), ("overige organisaties (3)", 11)]),  # two with 2 in all are 1 and 1
        ((67, 4, 4, 9), [("O1", 67), ("overige organisaties (3)", 17)]),  # two with 8 in all are 4 and 4
        ((3,), []),
        ((1, 1), []),
        ((), []),
    ],
)
def test_small_organisations_stand_together_and_none_of_them_can_be_told(
    aantallen: tuple[int, ...], groepen: list[tuple[str, int]]
) -> None:
    assert _groepen(*aantallen) == groepen


@given(st.lists(st.integers(0, 12), max_size=8))
def test_grouping_keeps_the_total_and_shows_no_small_count(aantallen: list[int]) -> None:
    deelnemers = tuple(Deelname(organisatie=f"O{n}", aantal=aantal) for n, aantal in enumerate(aantallen))
    groepen = gegroepeerd(deelnemers)
    if groepen:
        assert sum(deel.aantal for deel in groepen) == sum(aantallen)
        assert all(deel.aantal >= 5 for deel in groepen)
        assert len(deelnemers) - len(groepen) != 0 or groepen == deelnemers


def test_a_result_goes_on_where_it_or_its_goal_says_so() -> None:
    een = Doel(thema="t", aanpak=Opmaak("a"), loopt_door_in=2026, resultaten=(Resultaat(tekst="x"),))
    ander = Doel(
        thema="t", aanpak=Opmaak("a"), resultaten=(Resultaat(tekst="y", loopt_door_in=2027), Resultaat(tekst="z"))
    )
    uitslag = evalueer(Jaarplan(doelen=(een, ander)), CODES)
    assert [(deel.nummer, deel.loopt_door_in) for deel in uitslag.loopt_door] == [("1.1", 2026), ("2.1", 2027)]


def test_the_share_that_was_reached_is_exact() -> None:
    resultaat = Resultaat(tekst="x", doelwaarde=Decimal(30), realisatie=Decimal(22))
    [uitslag] = evalueer(Jaarplan(doelen=(Doel(thema="t", aanpak=Opmaak("a"), resultaten=(resultaat,)),)), CODES).doelen
    assert uitslag.resultaten[0].deel == Decimal(22) / Decimal(30)
