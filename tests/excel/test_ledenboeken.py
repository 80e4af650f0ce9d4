"""The workbooks beside the member list and beside the fees."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openxml_audit import OpenXmlValidator

from pipeline import lijn
from pipeline.dossier import Dossier
from pipeline.dossier.basis import Gat
from pipeline.dossier.contributie import contributies
from pipeline.dossier.leden import Ledenlijst, Lid, Stand
from pipeline.dossier.netwerk import Huisstijl, Netwerk
from pipeline.dossier.perioden import dag, heel_jaar
from pipeline.excel.boeken import schrijf_boek
from pipeline.excel.boeksoort import Boeksoort
from pipeline.excel.contributieboek import maak_contributieboek
from pipeline.excel.ledenboek import maak_ledenboek
from pipeline.melding import Plaats
from pipeline.werkmap import Werkmap
from tests.conftest import PROJECT
from tests.hulp_convenant import CONTRIBUTIE, TEKST, convenant_van
from tests.hulp_libreoffice import herrekend, met_libreoffice

NETWERK = Netwerk(naam="Netwerk Proef", korte_naam="Proef", huisstijl=Huisstijl(hoofdkleur="123456"))
# Names that a program might take for a formula, and categories that a criterion might take for a pattern.
LASTIG = (
    Lid(naam="=1+1", categorie="=Hospices", plaats="@Utrecht", aantal_medewerkers=5, ondertekenaar="+Robin Fictief"),
    Lid(naam="-Stad", categorie="H*", aantal_medewerkers=50),
    Lid(naam="Dorp", categorie="Hx", aantal_medewerkers=20),
    Lid(
        naam="Nieuw",
        categorie="Hx",
        stand=Stand.PROEFJAAR,
        toegetreden_op=dag(datetime.date(2025, 3, 1)),
        vrijwilligersorganisatie=True,
    ),
    Lid(naam="Vraagt", categorie="Hx", stand=Stand.AANVRAAG),
    Lid(naam="Ging", categorie="Hx", stand=Stand.OPGEZEGD, opgezegd_per=dag(datetime.date(2025, 12, 31))),
)


def _leden(*leden: Lid) -> Ledenlijst:
    return Ledenlijst(peildatum=heel_jaar(2025), herkomst="fictief", leden=leden)


def _boek(soort: str, *leden: Lid) -> bytes:
    lijst = _leden(*(leden or LASTIG))
    if soort == "leden":
        return maak_ledenboek(NETWERK, lijst)
    regeling = convenant_van(TEKST + CONTRIBUTIE).contributie
    assert regeling is not None
    return maak_contributieboek(NETWERK, lijst, contributies(lijst, regeling))


def _open(inhoud: bytes, *, waarden: bool = True) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(inhoud), data_only=waarden)


def _rijen(boek: Workbook, blad: str) -> list[list[object]]:
    """What stands on a sheet: the cells of each row that are not empty."""
    gevuld: Iterator[list[object]] = (
        [c for c in rij if c is not None] for rij in boek[blad].iter_rows(values_only=True)
    )
    return [rij for rij in gevuld if rij]


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    werkmap = Werkmap(PROJECT)
    return lijn.lees_netwerk(werkmap, werkmap.netwerken / "utrecht").dossier


@pytest.mark.parametrize("soort", list(Boeksoort))
def test_the_sample_gives_each_workbook_as_the_standard_asks_and_the_same_each_time(
    dossier: Dossier, tmp_path: Path, soort: Boeksoort
) -> None:
    inhoud = schrijf_boek(soort, dossier)
    assert inhoud is not None
    (tmp_path / "boek.xlsx").write_bytes(inhoud)

    assert [str(fout) for fout in OpenXmlValidator().validate(tmp_path / "boek.xlsx").errors] == []
    assert schrijf_boek(soort, dossier) == inhoud


def test_the_fees_of_the_sample_add_up_to_what_finance_expects(dossier: Dossier) -> None:
    inhoud = schrijf_boek(Boeksoort.CONTRIBUTIE, dossier)
    assert inhoud is not None
    boek = _open(inhoud)

    assert _rijen(boek, "Overzicht")[4:] == [
        ["Bedrag per jaar", "Aantal leden", "Totaal"],
        [0, 4, 0], [100, 7, 700], [300, 32, 9600],
        ["Totaal", 43, 10300],
        ["Som van blad Per lid", 10300], ["Controle: tabel en lijst", "klopt"], ["Leden nog zonder bedrag", 1],
    ]  # fmt: skip
    lijst = _rijen(boek, "Per lid")
    assert len(lijst) == 3 + 44
    assert lijst[3] == [
        "Het Bezinningshuis",
        "Bezinning en zingeving",
        "Nog geen bedrag: het aantal medewerkers of leden is niet bekend;"
        " vul in de ledenlijst het aantal medewerkers of leden in",
    ]
    assert "Fictief zijn" in str(boek["Overzicht"]["A4"].value)


def test_the_member_list_of_the_sample_counts_its_members_and_keeps_persons_apart(dossier: Dossier) -> None:
    inhoud, publiek = (schrijf_boek(Boeksoort.LEDENLIJST, dossier, publiek=keer) for keer in (False, True))
    assert inhoud is not None
    assert publiek is not None
    boek = _open(inhoud)

    assert boek.sheetnames == ["Overzicht", "Leden", "Personen", "Niet in de lijst"]
    assert _rijen(boek, "Overzicht")[-1] == ["Totaal", 44]
    assert len(_rijen(boek, "Leden")) == 3 + 44
    assert [rij[0] for rij in _rijen(boek, "Niet in de lijst")[3:]] == [
        "Fictieve Bezinningsplek Het Venster",
        "Fictief Inloophuis De Haven",
    ]
    assert _open(publiek).sheetnames == ["Overzicht", "Leden"]
    alles = " ".join(str(cel) for blad in ("Overzicht", "Leden") for rij in _rijen(_open(publiek), blad) for cel in rij)
    assert [woord for woord in ("Merel", "@voorbeeld.nl", "De Haven") if woord in alles] == []


def test_a_member_in_its_trial_year_has_the_day_on_which_that_ends() -> None:
    blad = _open(_boek("leden"))["Leden"]
    koppen = [cel.value for cel in blad[4]]
    [rij] = [rij for rij in blad.iter_rows(min_row=5, values_only=True) if rij[0] == "Nieuw"]

    feiten = dict(zip(koppen, rij, strict=True))
    assert (feiten["Stand"], feiten["Toegetreden op"]) == ("proefjaar", datetime.datetime(2025, 3, 1))
    assert feiten["Proefjaar tot"] == datetime.datetime(2026, 2, 28)


@pytest.mark.parametrize("soort", ["leden", "contributie"])
def test_text_that_looks_like_a_formula_stays_text(soort: str) -> None:
    boek = _open(_boek(soort), waarden=False)
    getypt = {"=1+1", "=Hospices", "@Utrecht", "-Stad", "+Robin Fictief"}
    if soort == "contributie":
        getypt.remove("+Robin Fictief")

    cellen = [cel for vel in boek.worksheets for rij in vel.iter_rows() for cel in rij if cel.value in getypt]

    assert {cel.value for cel in cellen} == getypt
    assert {(cel.data_type, cel.quotePrefix) for cel in cellen} == {("s", True)}


@met_libreoffice
@pytest.mark.parametrize("soort", ["leden", "contributie"])
def test_libreoffice_reckons_every_formula_to_the_value_that_we_wrote(tmp_path: Path, soort: str) -> None:
    inhoud = _boek(soort)

    ons, formules, hun = _open(inhoud), _open(inhoud, waarden=False), herrekend(inhoud, tmp_path)

    plekken = [
        (v.title, c.coordinate) for v in formules.worksheets for r in v.iter_rows() for c in r if c.data_type == "f"
    ]
    assert len(plekken) >= 4
    assert {plek: hun[plek[0]][plek[1]].value for plek in plekken} == {
        plek: ons[plek[0]][plek[1]].value for plek in plekken
    }


def test_counts_and_totals_are_formulas_over_the_list() -> None:
    leden, geld = (_open(_boek(soort), waarden=False)["Overzicht"] for soort in ("leden", "contributie"))

    assert leden["B7"].value == "=SUMPRODUCT(--EXACT(Leden!$B$5:$B$8,A7))"
    assert leden["B10"].value == "=SUM(B7:B9)"
    assert geld["B7"].value == "=COUNTIF('Per lid'!$G$5:$G$8,A7)"
    assert geld["C7"].value == "=ROUND(A7*B7,2)"
    assert [rij[1:] for rij in _rijen(_open(_boek("contributie")), "Overzicht")[5:9]] == [
        [1, 0],
        [1, 100],
        [1, 300],
        [3, 400],
    ]


def test_a_member_whose_facts_cannot_be_read_has_no_amount_and_the_rest_adds_up() -> None:
    gat = Gat("aantal medewerkers", Plaats("leden.xlsx"))
    leden = (LASTIG[1], Lid.model_construct(**{**dict(LASTIG[2]), "aantal_medewerkers": gat}))

    boek = _open(_boek("contributie", *leden))

    assert _rijen(boek, "Overzicht")[-4:] == [
        ["Totaal", 1, 300], ["Som van blad Per lid", 300], ["Controle: tabel en lijst", "klopt"],
        ["Leden nog zonder bedrag", 1],
    ]  # fmt: skip
    assert _rijen(boek, "Per lid")[3] == ["Dorp", "Hx", "[nog in te vullen: aantal medewerkers]"]


@pytest.mark.parametrize("soort", ["leden", "contributie"])
def test_a_list_without_members_gives_a_workbook_with_totals_of_nothing(soort: str) -> None:
    boek = _open(_boek(soort, LASTIG[4]))

    [totaal] = [rij for rij in _rijen(boek, "Overzicht") if rij[0] == "Totaal"]
    assert set(totaal[1:]) == {0}


@pytest.mark.parametrize(("soort", "blad"), [("leden", "Leden"), ("contributie", "Per lid")])
def test_a_list_can_be_filtered_and_sorted_and_keeps_its_header_on_screen_and_on_paper(soort: str, blad: str) -> None:
    vel = _open(_boek(soort), waarden=False)[blad]

    assert vel.freeze_panes == "B5"
    assert vel.print_title_rows == "$4:$4"
    assert str(vel.auto_filter.ref).startswith("A4:")
    assert not vel.protection.sheet
    assert (vel.page_setup.orientation, vel.page_setup.fitToWidth) == ("landscape", 1)
    assert vel["A4"].fill.fgColor.rgb == "00123456"


def test_a_dossier_without_members_gives_no_workbook() -> None:
    leeg = Dossier("proef", {("netwerk", None): NETWERK})

    assert [schrijf_boek(soort, leeg) for soort in Boeksoort] == [None, None]


def test_amounts_with_cents_are_written_exactly() -> None:
    regeling = convenant_van(TEKST + CONTRIBUTIE.replace("klein: 100", "klein: 33,35")).contributie
    assert regeling is not None
    lijst = _leden(LASTIG[0], LASTIG[0])

    boek = _open(maak_contributieboek(NETWERK, lijst, contributies(lijst, regeling)))

    assert Decimal(str(boek["Overzicht"]["C8"].value)) == Decimal("66.7")
