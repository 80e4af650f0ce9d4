"""What changed between two documents as facts."""

import shutil
from pathlib import Path

import openpyxl

from pipeline.lijn.feitverschil import Bronverschil, Feitverschil, feitverschillen
from pipeline.lijn.herleiding import Bron, Herleiding
from pipeline.word.teruglezen import Bevinding
from tests.conftest import Proef

GELD = "outputs/utrecht/transmurale-afspraken/verantwoording-transmurale-afspraken-utrecht"
BEGROTING = "inputs/netwerken/utrecht/projecten/transmurale-afspraken/begroting.xlsx"


def _waarde(feit: str, tekst: str, *bronnen: Bron, bevinding: Bevinding = Bevinding.KLOPT) -> Herleiding:
    return Herleiding("alinea 1", tekst, bevinding, tekst, feit, (), bronnen)


def _cel(plek: str, waarde: str | None) -> Bron:
    return Bron("begroting.xlsx", plek, "realisatie", waarde)


def test_a_fact_that_changed_names_the_one_cell_of_which_what_was_typed_changed() -> None:
    oud = [_waarde("realisatie", "€ 300", _cel("Realisatie!F11", "100"), _cel("Realisatie!F12", "200"))]
    nieuw = [_waarde("realisatie", "€ 400", _cel("Realisatie!F11", "100"), _cel("Realisatie!F12", "300"))]

    [verschil] = feitverschillen(oud, nieuw)

    assert verschil == Feitverschil(
        "realisatie", "€ 300", "€ 400", (Bronverschil("begroting.xlsx", "Realisatie!F12", "200", "300"),), False
    )


def test_where_nobody_knows_what_was_typed_all_places_are_named() -> None:
    oud = [_waarde("realisatie", "€ 300", _cel("Realisatie!F11", None), _cel("Realisatie!F12", None))]
    nieuw = [_waarde("realisatie", "€ 400", _cel("Realisatie!F11", "100"), _cel("Realisatie!F12", "300"))]

    [verschil] = feitverschillen(oud, nieuw)

    assert [(bron.plek, bron.oud, bron.nieuw) for bron in verschil.bronnen] == [
        ("Realisatie!F11", None, "100"),
        ("Realisatie!F12", None, "300"),
    ]


def test_an_item_that_came_into_a_list_is_new_and_those_behind_it_are_not_changed() -> None:
    oud = [_waarde(f"leden[{n}].naam", naam) for n, naam in enumerate(("Demeter", "Wingerd"), 1)]
    nieuw = [_waarde(f"leden[{n}].naam", naam) for n, naam in enumerate(("Demeter", "Nieuw", "Wingerd"), 1)]

    assert [(v.feit, v.oud, v.nieuw) for v in feitverschillen(oud, nieuw)] == [("leden[2].naam", None, "Nieuw")]
    assert [(v.feit, v.oud, v.nieuw) for v in feitverschillen(nieuw, oud)] == [("leden[2].naam", "Nieuw", None)]


def test_a_fact_that_stands_in_more_places_is_told_once() -> None:
    verschillen = feitverschillen([_waarde("titel", "A")] * 3, [_waarde("titel", "B")] * 2)

    assert [(v.oud, v.nieuw) for v in verschillen] == [("A", "B")]


def test_what_somebody_typed_over_in_the_document_is_told_as_such() -> None:
    [verschil] = feitverschillen([_waarde("titel", "A")], [_waarde("titel", "B", bevinding=Bevinding.GEWIJZIGD)])

    assert verschil.is_met_de_hand


def test_a_cell_that_finance_changed_is_named_with_what_stood_there_and_what_does(huis: Proef) -> None:
    huis.genereer("verantwoording")
    oud = huis.pad / "oud"
    oud.mkdir()
    for ending in (".docx", ".waarden.json"):
        shutil.copy(huis.pad / f"{GELD}{ending}", oud / f"{Path(GELD).name}{ending}")
    boek = openpyxl.load_workbook(huis.pad / BEGROTING)
    assert boek["Realisatie"]["C8"].value == 6600
    boek["Realisatie"]["C8"] = 7300
    boek.save(huis.pad / BEGROTING)
    huis.genereer("verantwoording")

    gedaan = huis.genereer("verschil", f"oud/{Path(GELD).name}.docx", f"{GELD}.docx", "--formaat", "json")

    bron = {"bestand": BEGROTING, "plek": "Realisatie!C8", "oud": "6600", "nieuw": "7300"}
    assert gedaan.json["feiten"][0] == {
        "feit": "financieel.verschil_totaal.gerealiseerd",
        "oud": "€\u00a092.400,00",
        "nieuw": "€\u00a093.100,00",
        "bronnen": [bron],
        "met_de_hand": False,
    }
    assert all(feit["bronnen"] == [bron] for feit in gedaan.json["feiten"])
    regels = huis.genereer("verschil", f"oud/{Path(GELD).name}.docx", f"{GELD}.docx").uit.splitlines()
    plek = regels.index("  financieel.verschillen[1].verschil: € 0,00 → € 700,00")
    assert regels[plek + 1] == f"    {BEGROTING}, Realisatie!C8: 6600 → 7300"
