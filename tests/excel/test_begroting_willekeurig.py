"""Any budget, in any order of columns and with anything around it, is read back whole and exactly."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hulp import werkbladen
from tests.hulp_geld import EIGEN, KOLOMMEN, SUBSIDIE, als_rijen, bladen, lees

CENT = Decimal("0.01")
woorden = st.sampled_from(["uren", "zaal", "scholing", "reiskosten", "drukwerk", "vacatiegeld", "évaluatie & meer"])
getallen = st.integers(0, 10**7).map(lambda cent: cent / 100)


@st.composite
def regels(trek: st.DrawFn) -> list[dict[str, object]]:
    return [
        {
            "regel_id": f"R{nummer:03}",
            "fase": trek(st.sampled_from([1, 2, "1", "Fase 2"])),
            "kostensoort": trek(st.sampled_from(["projectleiding", "bijeenkomsten"])),
            "omschrijving": trek(woorden),
            "aantal": trek(getallen),
            "tarief": trek(getallen),
            "bedrag_subsidiabel": trek(st.none() | getallen),
            "toelichting": trek(st.none() | woorden),
        }
        for nummer in range(1, trek(st.integers(1, 8)) + 1)
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    regels(),
    st.permutations(KOLOMMEN),
    st.lists(st.sampled_from([[], ["Begroting"], ["Opgesteld door", "controller"], ["* in euro"]]), max_size=5),
    st.lists(st.integers(0, 8), max_size=4),
    st.lists(st.sampled_from([["zie ook blad 3"], ["Totaal"], ["* onder voorbehoud"]]), max_size=3),
)
def test_nothing_is_lost_and_nothing_is_changed(
    geschreven: list[dict[str, object]],
    kolommen: list[str],
    boven: list[list[object]],
    leeg_na: list[int],
    onder: list[list[object]],
) -> None:
    rijen = als_rijen(kolommen, geschreven)
    for plek in sorted(leeg_na, reverse=True):
        rijen.insert(min(plek + 1, len(rijen)), [])

    begroting, meldingen = lees(werkbladen({**bladen(), "Begroting": [*boven, *rijen, [], *onder]}))

    assert meldingen == []
    assert [regel.regel_id for regel in begroting.regels] == [regel["regel_id"] for regel in geschreven]
    totaal = subsidie = Decimal(0)
    for gelezen, regel in zip(begroting.regels, geschreven, strict=True):
        for veld in ("aantal", "tarief", "bedrag_subsidiabel"):
            waarde = regel[veld]
            assert getattr(gelezen, veld) == (None if waarde is None else Decimal(repr(waarde)))
        assert (gelezen.omschrijving, gelezen.toelichting) == (regel["omschrijving"], regel["toelichting"])
        assert (gelezen.fase, gelezen.kostensoort) == (str(regel["fase"]), regel["kostensoort"])
        kosten = Decimal(repr(regel["aantal"])) * Decimal(repr(regel["tarief"]))
        totaal += kosten.quantize(CENT, ROUND_HALF_UP)
        subsidie += Decimal(repr(regel["bedrag_subsidiabel"] or 0)).quantize(CENT, ROUND_HALF_UP)
    assert begroting.totaal == totaal
    assert begroting.subsidiabel == subsidie


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(getallen, min_size=1, max_size=8))
def test_the_income_adds_up_exactly(bedragen: list[float]) -> None:
    posten = [{**(SUBSIDIE if nummer % 2 else EIGEN), "bedrag": bedrag} for nummer, bedrag in enumerate(bedragen)]

    begroting, meldingen = lees(werkbladen(bladen(dekking=posten)))

    assert meldingen == []
    assert begroting.dekking_totaal == sum(Decimal(repr(bedrag)) for bedrag in bedragen)
