"""Which rows under the header of a list are rows of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.excel.cellen import is_optelwoord, is_zekere_optelling, vat_samen
from tests.conftest import Proef
from tests.hulp import LEDEN, LID, ledenlijst, schrijf_leden
from tests.hulp_geld import met_formule

KOP = ("Naam", "Categorie", "Plaats", "Aantal medewerkers")
EIK = ("Thuiszorg De Eik", "Thuiszorg", "Zeist", 40)
GEEN = "is geen regel van de lijst → de regel wordt niet gelezen"
APART = "zet die lijst op een eigen blad; hoort zij erbij, haal dan de titel en de lege rij erboven weg"

Rij = Sequence[object]


def gelezen(proef: Proef, *onder: Rij) -> tuple[int, list[str]]:
    """How many members there are with these rows under two members in rows 4 and 5, and what is told."""
    schrijf_leden(proef, ledenlijst(LID, EIK, *onder, kop=KOP))
    return leden(proef), proef.meldingen()


def leden(proef: Proef) -> int:
    feiten = proef.genereer("lees", "--formaat", "json").json["feiten"]
    namen = [str(f["naam"]) for f in feiten if str(f["naam"]).startswith("leden.leden.")]
    return sum(naam.endswith((".naam", ".categorie")) for naam in namen) // 2


TOTALEN: dict[str, tuple[Rij, str, object]] = {
    "a count under the name": ((46, "Totaal Woonzorgcentra"), "B6", "Totaal Woonzorgcentra"),
    "a sum of a category": ((None, "Totaal Hospices", None, 14), "B6", "Totaal Hospices"),
    "a sum with its category": (("Totaal Hospices", "Hospices", None, 14), "A6", "Totaal Hospices"),
    "the word behind": (("Hospices totaal", None, None, 14), "A6", "Hospices totaal"),
    "a count": (("Aantal Hospices", None, None, 2), "A6", "Aantal Hospices"),
    "a mean": (("Gemiddelde", None, None, 27.5), "A6", "Gemiddelde"),
    "in English": (("Grand Total", None, None, 54), "A6", "Grand Total"),
    "a total of all": (("Eindtotaal", None, None, 54), "A6", "Eindtotaal"),
    "a figure alone": ((None, None, None, 54), "D6", 54),
    "a note": (("* bijgewerkt door het secretariaat",), "A6", "* bijgewerkt door het secretariaat"),
}


@pytest.mark.melding("X11")
@pytest.mark.parametrize("rij, cel, label", TOTALEN.values(), ids=TOTALEN.keys())
def test_a_total_in_the_list_is_told_and_is_no_member(proef: Proef, rij: Rij, cel: str, label: object) -> None:
    assert gelezen(proef, rij) == (2, [f"X11 {LEDEN} Leden!{cel}: '{label}' {GEEN}"])


@pytest.mark.melding("X11")
def test_a_row_with_a_formula_over_the_list_is_a_total_whatever_stands_beside_it(proef: Proef) -> None:
    inhoud = ledenlijst(LID, EIK, ("Totaal Zorg", "Thuiszorg", "alle plaatsen", 0), kop=KOP)
    schrijf_leden(proef, met_formule(inhoud, "D6", "SUBTOTAL(9,D4:D5)", "40", "Leden"))

    assert (leden(proef), proef.meldingen()) == (2, [f"X11 {LEDEN} Leden!A6: 'Totaal Zorg' {GEEN}"])


@pytest.mark.parametrize("naam", ["Totaal Zorg Utrecht", "Totale Thuiszorg", "Zorg Totaal", "Aantal Plus"])
def test_a_member_with_a_word_for_a_sum_in_its_name_is_a_member(proef: Proef, naam: str) -> None:
    assert gelezen(proef, (naam, "Thuiszorg", "Utrecht", 12)) == (3, [])


ONDER: dict[str, tuple[list[Rij], str, str]] = {
    "a title and a header": ([(), ("Oud-leden",), KOP[:2], ("Hospice Weg", "Hospices")], "A7", "'Oud-leden'"),
    "a title without a header": ([(), ("Oud-leden",), ("Hospice Weg", "Hospices")], "A7", "'Oud-leden'"),
    "a title in another column": ([(), (None, "Wachtlijst"), ("Hospice Weg", "Hospices")], "B7", "'Wachtlijst'"),
    "a title with another header": (
        [(), ("In gesprek",), ("Naam", "Sinds"), ("Hospice Weg", "mei")],
        "A7",
        "'In gesprek'",
    ),
    "another header": ([(), ("Naam", "Reden"), ("Hospice Weg", "gestopt")], "A7", "de kop 'Naam'"),
    "a title right under the list": ([("Oud-leden",), KOP, ("Hospice Weg", "Hospices")], "A6", "'Oud-leden'"),
}


@pytest.mark.melding("X32")
@pytest.mark.parametrize("onder, cel, wat", ONDER.values(), ids=ONDER.keys())
def test_another_list_under_the_list_is_told_and_not_read(proef: Proef, onder: list[Rij], cel: str, wat: str) -> None:
    tekst = f"onder {wat} begint een andere lijst (1 rij); die wordt niet gelezen"
    assert gelezen(proef, *onder) == (2, [f"X32 {LEDEN} Leden!{cel}: {tekst} → {APART}"])


def test_a_header_that_comes_back_on_a_next_page_is_passed_over(proef: Proef) -> None:
    derde = ("Hospice Drie", "Hospices", "Utrecht", 3)
    assert gelezen(proef, KOP, derde) == (3, [])
    assert gelezen(proef, ("Ledenlijst (vervolg)", None), KOP, derde)[0] == 3


@pytest.mark.melding("X34")
def test_a_header_that_comes_back_after_an_empty_row_is_told_and_its_rows_count(proef: Proef) -> None:
    assert gelezen(proef, (), KOP, ("Hospice Drie", "Hospices", "Utrecht", 3)) == (
        3,
        [
            f"X34 {LEDEN} Leden!A7: de kop staat hier nog een keer; de rijen eronder tellen mee"
            " → is dit een andere lijst, zet haar dan op een eigen blad"
        ],
    )


def test_a_member_alone_after_an_empty_row_is_not_lost(proef: Proef) -> None:
    _, meldingen = gelezen(proef, (), ("Hospice De Beuk",))

    assert [m.split(":")[0] for m in meldingen] == [f"D02 {LEDEN} Leden!B7"]


def test_words_for_a_sum_are_known() -> None:
    assert all(map(is_zekere_optelling, ("Totaal", "Subtotaal fase 1", "Totale kosten", "Som dekking", "Totaal:")))
    assert not any(map(is_zekere_optelling, ("Totale herdruk", "Totaalpakket", "evaluatie totaal", None, 7)))
    assert is_optelwoord("Totaal Hospices", van="hospices")
    assert not is_optelwoord("Totaal Zorg", van="Thuiszorg")


def test_a_formula_over_other_rows_sums_up() -> None:
    assert vat_samen("=SUBTOTAL(3,A4:A9)", 10)
    assert vat_samen("=ROUND(AVERAGE($G$4:$G$71),1)", 73)
    assert not any(vat_samen(formule, 5) for formule in ("=SUM(B5:D5)", "=F5*G5", "=SUM(A4:A9)", "=COUNT(F5,G5)"))
