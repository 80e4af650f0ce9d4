"""Which rows of the budget are lines, and which are totals and notes: no line is lost, no total counts twice."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import pytest

from tests.conftest import Proef
from tests.hulp import werkbladen
from tests.hulp_geld import (
    BEGROTING,
    EIGEN,
    R001,
    R002,
    SUBSIDIE,
    begrotingsboek,
    bladen,
    lees,
    meldingen_bij,
)

GEWOON = "is het een gewone regel, begin de naam dan met een ander woord"
WEG = f"is het een totaal, haal kenmerk, fase en kostensoort uit deze rij weg; {GEWOON}"
LABELS = ["Totaal", "TOTAAL ", "Totaal:", "Subtotaal", "Subtotaal fase 1", "Eindtotaal", "Totaal generaal"]
MEER_LABELS = ["Sub-totaal", "Totale kosten", "Som"]


@pytest.mark.parametrize("label", [*LABELS, *MEER_LABELS])
@pytest.mark.parametrize("veld", ["regel_id", "kostensoort", "omschrijving"])
def test_a_total_under_the_lines_is_left_out_without_a_melding(proef: Proef, label: str, veld: str) -> None:
    inhoud = begrotingsboek(R001, R002, {veld: label, "bedrag": 2200, "bedrag_subsidiabel": 1600})

    assert meldingen_bij(proef, inhoud) == []
    assert lees(inhoud)[0].totaal == Decimal("2200.00")


@pytest.mark.melding("B12")
@pytest.mark.parametrize("extra", [{"regel_id": "R003"}, {"fase": 1}, {"kostensoort": "projectleiding"}])
def test_a_total_that_looks_like_a_line_is_told_and_not_counted(proef: Proef, extra: dict[str, object]) -> None:
    inhoud = begrotingsboek(R001, R002, {**extra, "omschrijving": "Subtotaal fase 1", "bedrag": 1200})

    assert meldingen_bij(proef, inhoud) == [
        f"B12 {BEGROTING} Begroting!D4: 'Subtotaal fase 1' staat als regel in de lijst en zou dubbel tellen → {WEG}"
    ]
    assert lees(inhoud)[0].totaal == Decimal("2200.00")


@pytest.mark.parametrize("naam", ["Totale herdruk boekje", "Generaal overleg", "Totale vernieuwing van de folder"])
def test_a_line_of_which_the_name_begins_like_a_total_is_a_line(proef: Proef, naam: str) -> None:
    regel = {"regel_id": "R003", "fase": 1, "kostensoort": "projectleiding", "omschrijving": naam, "tarief": 500}
    inhoud = begrotingsboek(R001, R002, {**regel, "bedrag_subsidiabel": 0, "aantal": 1})
    zonder_aantal = begrotingsboek(R001, R002, {**regel, "tarief": None, "bedrag": 500})

    for boek in (inhoud, zonder_aantal):
        assert lees(boek)[0].totaal == Decimal("2700.00")
        assert [melding for melding in meldingen_bij(proef, boek) if melding.startswith("B12")] == []


@pytest.mark.melding("B12")
@pytest.mark.parametrize(
    "regel", [{"omschrijving": "Totale herdruk", "bedrag": 500}, {"omschrijving": "Totaal", "aantal": 5, "tarief": 100}]
)
def test_what_may_be_a_line_or_a_total_is_asked(proef: Proef, regel: dict[str, object]) -> None:
    assert meldingen_bij(proef, begrotingsboek(R001, R002, regel)) == [
        f"B12 {BEGROTING} Begroting!D4: '{regel['omschrijving']}' lijkt een totaal en telt niet mee, maar kan een regel"
        f" zijn → is het een totaal, noem de rij alleen 'Totaal'; {GEWOON}"
    ]


def test_a_source_of_which_the_name_begins_like_a_total_is_a_source() -> None:
    ander = {"bron": "bijdrage derden", "partij": "Totale Zorg Utrecht", "bedrag": 100}

    assert lees(begrotingsboek(dekking=(SUBSIDIE, EIGEN, ander)))[0].dekking_totaal == Decimal("2300.00")


@pytest.mark.parametrize("veld", ["toelichting", "financier"])
def test_a_note_that_begins_with_the_word_total_makes_no_total_of_a_line(proef: Proef, veld: str) -> None:
    inhoud = begrotingsboek({**R001, veld: "Totaal van 20 uur, zie offerte"}, R002)

    assert meldingen_bij(proef, inhoud) == []
    assert lees(inhoud)[0].totaal == Decimal("2200.00")


@pytest.mark.parametrize("omschrijving", ["Totaalpakket drukwerk", "evaluatie totaal", "totaalaanpak"])
def test_a_description_that_only_holds_the_word_total_is_a_line(proef: Proef, omschrijving: str) -> None:
    inhoud = begrotingsboek({**R001, "omschrijving": omschrijving}, R002)

    assert meldingen_bij(proef, inhoud) == []
    assert lees(inhoud)[0].totaal == Decimal("2200.00")


def test_totals_between_the_lines_are_left_out(proef: Proef) -> None:
    sub = {"omschrijving": "Subtotaal", "bedrag": 1200}
    inhoud = begrotingsboek(R001, sub, R002, {**sub, "bedrag": 1000}, {"omschrijving": "Totaal", "bedrag": 2200})

    assert meldingen_bij(proef, inhoud) == []
    assert [regel.regel_id for regel in lees(inhoud)[0].regels] == ["R001", "R002"]


ZONDER_KENMERK = {"omschrijving": "drukwerk", "bedrag": 100}
LOSSE_REGELS = {
    "a description and an amount": ({"omschrijving": "drukwerk", "bedrag": 100}, "D02"),
    "a kind of cost and an amount": ({"kostensoort": "bijeenkomsten", "bedrag": 100}, "D02"),
    "a phase, a kind of cost and an amount": ({"fase": 1, "kostensoort": "bijeenkomsten", "bedrag": 100}, "D02"),
    "a description and an amount from the grant": ({"omschrijving": "drukwerk", "bedrag_subsidiabel": 100}, "D02"),
    "a mark and an amount": ({"regel_id": "R003", "bedrag": 100}, "B13"),
    "a mark and an amount from the grant": ({"regel_id": "R003", "bedrag_subsidiabel": 100}, "B13"),
    "a mark, a phase, a kind of cost and an amount": (
        {"regel_id": "R003", "fase": 1, "kostensoort": "bijeenkomsten", "bedrag": 100},
        "B01",
    ),
}


@pytest.mark.parametrize("regel, code", LOSSE_REGELS.values(), ids=LOSSE_REGELS.keys())
def test_a_row_with_money_is_never_lost_in_silence(proef: Proef, regel: dict[str, object], code: str) -> None:
    inhoud = begrotingsboek(R001, R002, regel)

    assert code in {melding.split(" ")[0] for melding in meldingen_bij(proef, inhoud)}
    assert len(lees(inhoud)[0].regels) == 3


def test_a_line_without_its_mark_is_told_and_its_money_counts(proef: Proef) -> None:
    inhoud = begrotingsboek({**R001, "regel_id": None}, R002)

    assert meldingen_bij(proef, inhoud) == [
        f"D02 {BEGROTING} Begroting!A2: 'regel_id' ontbreekt (vast kenmerk van de regel, zoals R001; niet wijzigen)"
        " → vul deze cel in"
    ]
    assert lees(inhoud)[0].totaal == Decimal("2200.00")


@pytest.mark.parametrize("label", [*LABELS, *MEER_LABELS, "Som dekking"])
@pytest.mark.parametrize("veld", ["bron", "partij"])
def test_a_total_under_the_sources_is_left_out_without_a_melding(proef: Proef, label: str, veld: str) -> None:
    inhoud = begrotingsboek(dekking=(SUBSIDIE, EIGEN, {veld: label, "bedrag": 2200}))

    assert meldingen_bij(proef, inhoud) == []
    assert lees(inhoud)[0].dekking_totaal == Decimal("2200.00")


def test_a_total_of_the_grant_among_the_sources_is_told(proef: Proef) -> None:
    inhoud = begrotingsboek(dekking=(SUBSIDIE, EIGEN, {"bron": "subsidie", "partij": "Subtotaal", "bedrag": 1600}))

    [melding] = meldingen_bij(proef, inhoud)

    assert melding.startswith(f"B12 {BEGROTING} Dekking!B4: 'Subtotaal' staat als regel in de lijst en zou dubbel")
    assert lees(inhoud)[0].dekking_totaal == Decimal("2200.00")


def test_a_note_under_the_sources_does_not_matter(proef: Proef) -> None:
    assert meldingen_bij(proef, begrotingsboek(dekking=(SUBSIDIE, EIGEN, {"bron": "Onder voorbehoud"}))) == []


def test_a_source_that_cannot_be_read_is_told_once_and_makes_the_sums_a_gap(proef: Proef) -> None:
    inhoud = begrotingsboek(dekking=({**SUBSIDIE, "bron": "subsidies"}, EIGEN))

    assert meldingen_bij(proef, inhoud) == [
        f"D07 {BEGROTING} Dekking!A2: 'subsidies' is hier niet bekend → bedoelde u 'subsidie'?"
        " (bekend zijn: subsidie, eigen bijdrage, bijdrage derden, in natura)"
    ]
    begroting, _ = lees(inhoud)
    assert not isinstance(begroting.uit_subsidie, Decimal)


def test_a_total_in_the_spending_is_left_out(proef: Proef) -> None:
    uitgave = {"regel_id": "R001", "kwartaal": "2024Q1", "realisatie": 100, "toelichting": "uren"}
    inhoud = begrotingsboek(realisatie=[uitgave, {"regel_id": "Totaal", "realisatie": 100}])

    assert meldingen_bij(proef, inhoud) == []
    assert lees(inhoud)[0].gerealiseerd == Decimal("100.00")


@pytest.mark.parametrize("veld", ["realisatie", "prognose_rest"])
def test_spending_without_a_line_is_never_lost_in_silence(proef: Proef, veld: str) -> None:
    assert meldingen_bij(proef, begrotingsboek(realisatie=[{veld: 500}])) != []


ANDER = (
    "onder {} staan nog {}; het is niet te zien of die meetellen"
    " → zet die op een eigen blad; horen ze erbij, haal dan de titel en de kop erboven weg"
)


@pytest.mark.melding("X33")
def test_a_second_table_under_the_lines_is_told_and_does_not_count(proef: Proef) -> None:
    vellen = bladen()
    oud: dict[str, Iterable[Sequence[object]]] = {
        **vellen,
        "Begroting": [*vellen["Begroting"], (), ("Versie van maart",), *vellen["Begroting"]],
    }
    vervallen: dict[str, Iterable[Sequence[object]]] = {
        **vellen,
        "Begroting": [*vellen["Begroting"], ("Vervallen posten",), vellen["Begroting"][1]],
    }

    for inhoud, plek, wat, rijen in (
        (werkbladen(oud), "A5", "'Versie van maart'", "2 rijen"),
        (werkbladen(vervallen), "A4", "'Vervallen posten'", "1 rij"),
    ):
        assert meldingen_bij(proef, inhoud) == [f"X33 {BEGROTING} Begroting!{plek}: {ANDER.format(wat, rijen)}"]
        assert lees(inhoud)[0].totaal == Decimal("2200.00")


def test_a_budget_without_lines_is_told(proef: Proef) -> None:
    vellen = bladen()
    inhoud = werkbladen({**vellen, "Begroting": vellen["Begroting"][:1]})

    assert [melding.split(":")[0] for melding in meldingen_bij(proef, inhoud)][:1] == [f"D02 {BEGROTING} Begroting!A1"]
