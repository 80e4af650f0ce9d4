"""The status of results and goals, and how they are counted."""

from decimal import Decimal

from pipeline.dossier.jaarplan import Doel, Jaarplan, Resultaat, evalueer
from pipeline.dossier.status import Gewicht, Statuscode, Statuslijst
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
    )
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
