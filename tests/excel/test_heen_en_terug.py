"""A budget that goes out as our own workbook comes back as it was: nothing lost, nothing changed."""

from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.dossier.begroting import Begroting, Begrotingsregel, Dekkingsbron, Dekkingsregel
from pipeline.excel.begrotingsboek import maak_begrotingsboek
from tests.excel.test_begrotingsboek import NETWERK, _plan
from tests.hulp_geld import lees

PLAN = _plan()
SOORTEN = [str(soort.naam) for soort in PLAN.financien.kostensoorten]
bedragen = st.integers(0, 10**8).map(lambda cent: Decimal(cent) / 100)
teksten = st.none() | st.sampled_from(["uren", "évaluatie & <meer>", "=1+1", "'s avonds", "1.000", "Scholing 2024"])


@st.composite
def regels(trek: st.DrawFn) -> tuple[Begrotingsregel, ...]:
    def velden(nummer: int) -> dict[str, Any]:
        uit: dict[str, Any] = {
            "regel_id": f"R{nummer:03}",
            "fase": trek(st.sampled_from(["1", "2"])),
            "kostensoort": trek(st.sampled_from(SOORTEN)),
            "omschrijving": trek(teksten),
            "bedrag_subsidiabel": trek(st.none() | bedragen),
            "toelichting": trek(teksten),
        }
        if trek(st.booleans()):
            return {**uit, "aantal": trek(bedragen), "tarief": trek(bedragen)}
        return {**uit, "bedrag": trek(bedragen)}

    return tuple(Begrotingsregel(**velden(nummer)) for nummer in range(1, trek(st.integers(1, 6)) + 1))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(regels(), st.lists(st.tuples(st.sampled_from(list(Dekkingsbron)), bedragen), min_size=1, max_size=4))
def test_a_budget_comes_back_as_it_went_out(
    gegeven: tuple[Begrotingsregel, ...], dekking: list[tuple[Dekkingsbron, Decimal]]
) -> None:
    bronnen = tuple(Dekkingsregel(bron=bron, partij=f"Partij {n}", bedrag=b) for n, (bron, b) in enumerate(dekking))
    begroting = Begroting(regels=gegeven, dekking=bronnen)

    terug, meldingen = lees(maak_begrotingsboek(PLAN, NETWERK, begroting, None))

    assert [melding for melding in meldingen if not melding.startswith("B07")] == []
    velden = ("regel_id", "fasenummer", "kostensoort", "omschrijving", "kosten", "subsidie", "toelichting", "tarief")
    for een, ander in zip(gegeven, terug.regels, strict=True):
        assert [getattr(ander, veld) for veld in velden] == [getattr(een, veld) for veld in velden]
    assert [(str(d.bron), d.partij, d.bedrag) for d in terug.dekking] == [
        (str(d.bron), d.partij, d.bedrag) for d in bronnen
    ]
    assert (terug.totaal, terug.subsidiabel, terug.dekking_totaal) == (
        begroting.totaal,
        begroting.subsidiabel,
        begroting.dekking_totaal,
    )
