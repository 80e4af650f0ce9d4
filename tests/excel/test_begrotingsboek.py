"""The budget workbook that is issued to finance."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.workbook import Workbook
from openxml_audit import OpenXmlValidator

from pipeline.dossier.basis import Gat
from pipeline.dossier.begroting import (
    Begroting,
    Begrotingsregel,
    Dekkingsbron,
    Dekkingsregel,
    Dekkingsstatus,
    Realisatieregel,
)
from pipeline.dossier.financier import Financier
from pipeline.dossier.netwerk import Huisstijl, Netwerk
from pipeline.dossier.perioden import Periode, dag, kwartaal, maand, ontleed
from pipeline.dossier.project import Financien, Kostensoort, Projectfase, Projectplan, Stap
from pipeline.dossier.tabel import als_kop
from pipeline.excel.begrotingsboek import maak_begrotingsboek
from pipeline.excel.waarden_erbij import WaardeOntbreekt, met_waarden
from pipeline.melding import Plaats
from tests.hulp import delen_van
from tests.hulp_libreoffice import herrekend, met_libreoffice

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SOORTEN = ("projectleiding", "bijeenkomsten", "materieel")
BLADEN = ["Leeswijzer", "Begroting", "Dekking", "Realisatie", "Samenvatting", "Lijsten"]
KOP, EERSTE = 8, 9


def _tijd(tekst: str) -> Periode:
    periode = ontleed(tekst)
    assert periode is not None
    return periode


def _plan(**anders: Any) -> Projectplan:
    fasen = (("Visie", "sep 2023 – feb 2024"), ("Uitvoering", "mrt 2024 – dec 2025"))
    velden: dict[str, Any] = {
        "titel": "Samen tot het einde",
        "financier": "zonmw",
        "aanvrager": "Stichting Zorg",
        "netwerken": ("Proef",),
        "looptijd": _tijd("sep 2023 – dec 2025"),
        "fasen": tuple(
            Projectfase(titel=titel, periode=_tijd(wanneer), activiteiten=(Stap(tekst="doen"),))
            for titel, wanneer in fasen
        ),
        "financien": Financien(
            aangevraagd=Decimal(59310), kostensoorten=tuple(Kostensoort(naam=naam) for naam in SOORTEN)
        ),
    }
    return Projectplan(**(velden | anders))


NETWERK = Netwerk(naam="Netwerk Proef", korte_naam="Proef", huisstijl=Huisstijl(hoofdkleur="123456"))


def _regel(nummer: int, **velden: Any) -> Begrotingsregel:
    return Begrotingsregel(regel_id=f"R{nummer:03d}", **velden)


REGELS = (
    _regel(
        1, fase="Fase 1", kostensoort="Projectleiding", omschrijving="Inzet", eenheid="uur", aantal=Decimal("10.5"),
        tarief=Decimal("85.33"), btw_pct=Decimal(21), btw_verrekenbaar=False, bedrag_subsidiabel=Decimal("400.00"),
    ),
    _regel(2, fase="2", kostensoort="materieel", aantal=Decimal(3), tarief=Decimal("0.335"), toelichting="per stuk"),
    _regel(7, fase="2", kostensoort="bijeenkomsten", bedrag=Decimal("250.00"), financier="de leden"),
)  # fmt: skip
DEKKING = (
    Dekkingsregel(
        bron=Dekkingsbron.SUBSIDIE, partij="ZonMw", bedrag=Decimal("400.00"), status=Dekkingsstatus.TOEGEZEGD
    ),
    Dekkingsregel(bron=Dekkingsbron.EIGEN, partij="Stichting Zorg", bedrag=Decimal("746.98")),
    Dekkingsregel(bron=Dekkingsbron.NATURA, partij="vrijwilligers", bedrag=Decimal("900.00")),
)
REALISATIE = (
    Realisatieregel(regel_id="R001", kwartaal=kwartaal(2024, 1), realisatie=Decimal("120.10"), toelichting="later"),
    Realisatieregel(regel_id="R007", kwartaal=kwartaal(2024, 2), prognose_rest=Decimal("10.00")),
)
BEGROTING = Begroting(
    versie="2",
    datum=dag(datetime.date(2026, 9, 22)),
    ingevuld_door="afdeling Financiën",
    valuta="EUR",
    btw="bedragen inclusief btw",
    regels=REGELS,
    dekking=DEKKING,
    realisatie=REALISATIE,
)


def _boek(begroting: Begroting | None = BEGROTING, plan: Projectplan | None = None) -> bytes:
    return maak_begrotingsboek(plan or _plan(), NETWERK, begroting, None)


def _open(inhoud: bytes, *, waarden: bool = True) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(inhoud), data_only=waarden)


def _rij(boek: Workbook, blad: str, rij: int) -> dict[str, Any]:
    """A row of a list, by heading."""
    vel = boek[blad]
    kop = {"Begroting": KOP}.get(blad, 6)
    return {str(vel.cell(kop, k).value): vel.cell(rij, k).value for k in range(1, vel.max_column + 1)}


def _naast(boek: Workbook, blad: str, label: str, stappen: int = 1) -> Any:
    """What stands to the right of a label."""
    vel = boek[blad]
    cel = next(cel for rij in vel.iter_rows() for cel in rij if cel.value == label)
    assert cel.column is not None
    return vel.cell(cel.row, cel.column + stappen).value


def _formules(inhoud: bytes) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Sheet part, address, type and cached text of each formula."""
    for naam, deel in delen_van(inhoud).items():
        if naam.startswith("xl/worksheets/sheet"):
            for formule in etree.fromstring(deel).iter(f"{MAIN}f"):
                cel = formule.getparent()
                assert cel is not None
                waarde = cel.find(f"{MAIN}v")
                yield naam, cel.get("r", ""), cel.get("t"), None if waarde is None else waarde.text or ""


def test_the_sheets_stand_in_the_order_in_which_finance_needs_them() -> None:
    assert _open(_boek(None)).sheetnames == BLADEN


def test_a_first_issue_has_a_line_for_each_phase_and_kind_of_cost_and_empty_lines_after_them() -> None:
    boek = _open(_boek(None))

    regels = [_rij(boek, "Begroting", rij) for rij in range(EERSTE, EERSTE + 7)]

    assert [regel["Regel id"] for regel in regels] == [f"R{n:03d}" for n in range(1, 8)]
    assert [regel["Fase"] for regel in regels] == [1, 1, 1, 2, 2, 2, None]
    assert [regel["Kostensoort"] for regel in regels] == [*SOORTEN, *SOORTEN, None]
    assert {regel["Bedrag"] for regel in regels} == {None}
    assert _naast(boek, "Begroting", "Controle: kosten = dekking") == "nog niet ingevuld"


def test_each_list_has_the_columns_of_its_lines_in_their_order() -> None:
    boek = _open(_boek(None))
    for blad, rij, soort in (
        ("Begroting", KOP, Begrotingsregel),
        ("Dekking", 6, Dekkingsregel),
        ("Realisatie", 6, Realisatieregel),
    ):
        koppen = [cel.value for cel in boek[blad][rij] if cel.value is not None]
        assert koppen == [als_kop(veld) for veld in soort.model_fields]


def test_what_finance_filled_in_is_carried_over_by_regel_id() -> None:
    boek = _open(_boek())

    eerste, tweede, derde, nieuw = (_rij(boek, "Begroting", rij) for rij in range(EERSTE, EERSTE + 4))

    assert eerste == {
        "Regel id": "R001", "Fase": 1, "Kostensoort": "projectleiding", "Omschrijving": "Inzet", "Eenheid": "uur",
        "Aantal": 10.5, "Tarief": 85.33, "Bedrag": 895.97, "Btw pct": 21, "Btw verrekenbaar": "nee",
        "Bedrag subsidiabel": 400, "Financier": None, "Toelichting": None,
    }  # fmt: skip
    assert (tweede["Tarief"], tweede["Bedrag"], tweede["Toelichting"]) == (0.335, 1.01, "per stuk")
    assert (derde["Regel id"], derde["Bedrag"], derde["Financier"]) == ("R007", 250, "de leden")
    assert (nieuw["Regel id"], nieuw["Fase"]) == ("R008", None)
    assert _rij(boek, "Dekking", 7)["Status"] == "toegezegd"
    assert [_rij(boek, "Dekking", rij)["Partij"] for rij in (8, 9, 10)] == ["Stichting Zorg", "vrijwilligers", None]
    assert list(_rij(boek, "Realisatie", 7).values()) == ["R001", "2024Q1", 120.1, None, "later"]
    assert list(_rij(boek, "Realisatie", 8).values()) == ["R007", "2024Q2", None, 10, None]
    assert [_naast(boek, "Leeswijzer", label) for label in ("Versie", "Ingevuld door", "Valuta", "Btw")] == [
        "2", "afdeling Financiën", "EUR", "bedragen inclusief btw",
    ]  # fmt: skip
    assert _naast(boek, "Leeswijzer", "Datum") == datetime.datetime(2026, 9, 22)


def test_an_amount_that_was_typed_without_count_or_rate_stays_and_can_be_changed() -> None:
    cel = _open(_boek(), waarden=False)["Begroting"][f"H{EERSTE + 2}"]
    assert cel.value == 250
    assert not cel.protection.locked


def test_what_could_not_be_read_leaves_its_cell_empty() -> None:
    gat: Any = Gat("tarief", Plaats(""))
    regel = _regel(
        1, fase=gat, kostensoort=gat, aantal=Decimal(2), tarief=gat, bedrag=Decimal(5), omschrijving="blijft"
    )
    dekking = Dekkingsregel(bron=gat, partij=gat, bedrag=gat)
    begroting = Begroting(versie=gat, datum=gat, regels=(regel,), dekking=(dekking,), realisatie=gat)

    boek = _open(_boek(begroting))

    rij = _rij(boek, "Begroting", EERSTE)
    assert (rij["Regel id"], rij["Aantal"], rij["Omschrijving"]) == ("R001", 2, "blijft")
    assert (rij["Fase"], rij["Kostensoort"], rij["Tarief"], rij["Bedrag"]) == (None, None, None, None)
    assert set(_rij(boek, "Dekking", 7).values()) == {None}
    assert set(_rij(boek, "Realisatie", 7).values()) == {None}


def test_a_plan_and_a_network_that_could_not_be_read_still_give_a_workbook() -> None:
    gat: Any = Gat("feit", Plaats(""))
    netwerk = Netwerk(naam=gat, korte_naam=gat, huisstijl=gat)
    for anders in ({"financien": gat}, {"fasen": gat}, {"looptijd": gat, "titel": gat, "financier": gat}):
        assert _open(maak_begrotingsboek(_plan(**anders), netwerk, BEGROTING, None)).sheetnames == BLADEN


def test_lines_without_a_name_get_one_and_a_name_used_twice_can_be_changed() -> None:
    naamloos: Any = Gat("regel id", Plaats(""))
    regels = (_regel(3), _regel(3), Begrotingsregel(regel_id=naamloos, omschrijving="zonder"))

    vel = _open(_boek(Begroting(regels=regels)))["Begroting"]

    kenmerken = [vel[f"A{rij}"] for rij in range(EERSTE, EERSTE + 4)]
    assert [cel.value for cel in kenmerken] == ["R003", "R003", "R004", "R005"]
    assert [cel.protection.locked for cel in kenmerken] == [False, False, True, True]


def test_the_sums_are_those_of_the_dossier() -> None:
    boek = _open(_boek())

    assert _naast(boek, "Begroting", "Totaal kosten") == pytest.approx(float(BEGROTING.totaal), abs=0)
    assert _naast(boek, "Begroting", "Totaal dekking in geld") == pytest.approx(1146.98, abs=0)
    assert _naast(boek, "Begroting", "Controle: kosten = dekking") == "klopt"
    assert _naast(boek, "Begroting", "Controle met plan") == "klopt niet"
    assert _naast(boek, "Dekking", "Werk in natura (telt niet mee)") == 900
    assert _naast(boek, "Realisatie", "Totaal gerealiseerd") == 120.1
    samenvatting = boek["Samenvatting"]
    tabel = [[cel.value for cel in rij[:6]] for rij in samenvatting["A5:F10"]]
    assert tabel == [
        ["Fase", "Titel", *SOORTEN, "Totaal"],
        [1, "Visie", 895.97, 0, 0, 895.97],
        [2, "Uitvoering", 0, 250, 1.01, 251.01],
        ["Totaal", None, 895.97, 250, 1.01, 1146.98],
        ["Waarvan uit de subsidie", None, 400, 0, 0, 400],
        ["Waarvan uit andere bronnen", None, 495.97, 250, 1.01, 746.98],
    ]
    assert _naast(boek, "Samenvatting", "Subsidie: gevraagd in het plan", 2) == 59310
    assert _naast(boek, "Samenvatting", "Subsidie: gevraagd in de regels", 2) == 400
    assert _naast(boek, "Samenvatting", "Subsidie in de regels = plan", 2) == -58910


def test_a_line_outside_the_phases_of_the_plan_is_told_by_a_check_and_not_lost() -> None:
    boek = _open(_boek(Begroting(regels=(_regel(1, fase="9", bedrag=Decimal(10)),))))
    assert _naast(boek, "Begroting", "Totaal kosten") == 10
    assert _naast(boek, "Samenvatting", "Fasen en kostensoorten = begroting", 2) == 10
    assert _naast(boek, "Samenvatting", "Fasen en kostensoorten = begroting", 3) == "klopt niet"


def test_lines_without_an_amount_and_lines_with_too_much_grant_are_counted() -> None:
    regels = (
        _regel(1, fase="1", kostensoort="materieel"),
        _regel(2, fase="1", kostensoort="materieel", bedrag=Decimal(10), bedrag_subsidiabel=Decimal(11)),
    )
    boek = _open(_boek(Begroting(regels=regels)))
    assert _naast(boek, "Samenvatting", "Regels nog zonder bedrag", 2) == 1
    assert _naast(boek, "Samenvatting", "Regels nog zonder bedrag", 3) == "nog open"
    assert _naast(boek, "Samenvatting", "Regels met meer subsidie dan kosten", 2) == 1
    assert _naast(boek, "Samenvatting", "Regels met meer subsidie dan kosten", 3) == "klopt niet"


@pytest.mark.parametrize("begroting", [None, BEGROTING])
def test_every_formula_has_its_value_in_the_file(begroting: Begroting | None) -> None:
    formules = list(_formules(_boek(begroting)))
    assert len(formules) > 50
    for _, adres, soort, waarde in formules:
        assert waarde is not None, adres
        assert soort == "str" or re.fullmatch(r"-?\d+(\.\d+)?", waarde), adres


LASTIG = Begroting(
    regels=(
        *REGELS,
        # What binary arithmetic gets wrong when it rounds, and what a criterion takes for something else.
        _regel(8, fase="1", kostensoort="zaal * of ?", aantal=Decimal("0.35"), tarief=Decimal("1.1")),
        _regel(9, fase="1", kostensoort="zaal x of y", aantal=Decimal("1.005"), tarief=Decimal(100)),
        _regel(10, fase="2", kostensoort="<100", aantal=Decimal("2.675"), tarief=Decimal(1)),
        _regel(11, fase="2", kostensoort="correctie", aantal=Decimal(-1), tarief=Decimal("0.125")),
        _regel(12, fase="9", kostensoort="onbekend", bedrag=Decimal("12.34"), bedrag_subsidiabel=Decimal(20)),
        _regel(13, fase="1", kostensoort="materieel"),
    ),
    dekking=DEKKING,
    realisatie=REALISATIE,
)
LASTIGE_SOORTEN = (*SOORTEN, "zaal * of ?", "zaal x of y", "<100", "correctie")


@met_libreoffice
@pytest.mark.parametrize("geval", ["eerste uitgave", "lastig"])
def test_libreoffice_reckons_every_formula_to_the_value_that_we_wrote(tmp_path: Path, geval: str) -> None:
    soorten = tuple(Kostensoort(naam=naam) for naam in LASTIGE_SOORTEN)
    financien = Financien(aangevraagd=Decimal(59310), kostensoorten=soorten, beschikt=Decimal(59000))
    inhoud = _boek(LASTIG if geval == "lastig" else None, _plan(financien=financien))

    ons, formules, hun = _open(inhoud), _open(inhoud, waarden=False), herrekend(inhoud, tmp_path)

    nagerekend = 0
    for vel in formules.worksheets:
        for rij in vel.iter_rows():
            for cel in rij:
                if cel.data_type != "f":
                    continue
                onze, hunne = (boek[vel.title][cel.coordinate].value for boek in (ons, hun))
                verwacht = pytest.approx(onze, abs=1e-9) if isinstance(onze, int | float) else onze or None
                assert (hunne or None if onze is None else hunne) == verwacht, f"{vel.title}!{cel.coordinate}"
                nagerekend += 1
    assert nagerekend > 80


GEVAARLIJK = ("=1+1", "+31 30 1234567", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "#REF!", "=", "\tx", "een & <twee>")


@pytest.mark.parametrize("tekst", GEVAARLIJK)
def test_text_that_looks_like_a_formula_stays_text(tekst: str) -> None:
    regel = _regel(1, fase=tekst, kostensoort=tekst, omschrijving=tekst, financier=tekst)
    begroting = Begroting(versie=tekst, regels=(regel,), dekking=(DEKKING[1].model_copy(update={"partij": tekst}),))
    plan = _plan(
        titel=tekst,
        fasen=(Projectfase(titel=tekst, periode=maand(2024, 1), activiteiten=(Stap(tekst="doen"),)),),
        financien=Financien(aangevraagd=Decimal(1), kostensoorten=(Kostensoort(naam=tekst),)),
    )

    inhoud = maak_begrotingsboek(plan, NETWERK.model_copy(update={"naam": tekst}), begroting, None)

    boek = _open(inhoud, waarden=False)
    for blad, adres in (("Begroting", "D9"), ("Begroting", "C9"), ("Dekking", "B7"), ("Samenvatting", "B6")):
        cel = boek[blad][adres]
        assert (cel.value, cel.data_type) == (tekst, "s")
        assert bool(cel.quotePrefix) == (tekst[0] in "=+-@\t")
    onze = ("IF(", "ROUND(", "SUMPRODUCT(")
    for vel in boek.worksheets:
        assert all(str(c.value)[1:].startswith(onze) for rij in vel.iter_rows() for c in rij if c.data_type == "f")


def test_characters_that_no_workbook_can_hold_are_left_out() -> None:
    boek = _open(_boek(Begroting(regels=(_regel(1, omschrijving="een\x00 \x0btwee\ufffe"),))))
    assert _rij(boek, "Begroting", EERSTE)["Omschrijving"] == "een twee"


def test_the_same_facts_give_the_same_bytes_whenever_they_are_written() -> None:
    een, ander = _boek(), _boek()

    assert een == ander
    with zipfile.ZipFile(io.BytesIO(een)) as zip_:
        assert {lid.date_time for lid in zip_.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:" not in zip_.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")


def test_input_cells_are_open_and_coloured_and_all_other_cells_are_locked() -> None:
    boek = _open(_boek(), waarden=False)
    for vel in boek.worksheets:
        assert vel.protection.sheet
        assert vel.protection.password is None
        for rij in vel.iter_rows():
            for cel in rij:
                is_invoer = cel.fill.fgColor.rgb == "00FFF6DC" and cel.value != "Lichtgeel"
                assert cel.protection.locked != is_invoer, f"{vel.title}!{cel.coordinate}"
                assert not (is_invoer and cel.data_type == "f")
    open_cellen = {c.coordinate.rstrip("9") for c in boek["Begroting"][EERSTE] if not c.protection.locked}
    assert open_cellen == set("BCDEFGIJKLM")


def test_every_choice_comes_from_sheet_lijsten_and_a_line_of_the_budget_from_its_own_sheet() -> None:
    boek = _open(_boek(None))
    keuzes = {
        (vel.title, str(keuring.sqref).split(":")[0]): str(keuring.formula1)
        for vel in boek.worksheets
        for keuring in vel.data_validations.dataValidation
        if keuring.type == "list"
    }

    gevonden = {plek: _bereik(boek, formule) for plek, formule in keuzes.items()}

    assert gevonden == {
        ("Leeswijzer", "C10"): ["EUR"],
        ("Leeswijzer", "C11"): ["bedragen inclusief btw", "bedragen exclusief btw"],
        ("Begroting", "B9"): [1, 2],
        ("Begroting", "C9"): list(SOORTEN),
        ("Begroting", "J9"): ["ja", "nee"],
        ("Dekking", "A7"): [bron.value for bron in Dekkingsbron],
        ("Dekking", "D7"): [status.value for status in Dekkingsstatus],
        ("Realisatie", "A7"): [f"R{n:03d}" for n in range(1, 27)],
        ("Realisatie", "B7"): [
            "2023Q3", "2023Q4", *(f"{jaar}Q{deel}" for jaar in (2024, 2025) for deel in range(1, 5)),
        ],
    }  # fmt: skip
    assert all(formule.startswith("Lijsten!") for plek, formule in keuzes.items() if plek != ("Realisatie", "A7"))


def _bereik(boek: Workbook, formule: str) -> list[object]:
    blad, _, cellen = formule.replace("$", "").partition("!")
    gevonden = boek[blad][cellen]
    return [rij[0].value for rij in gevonden] if isinstance(gevonden, tuple) else [gevonden.value]


def test_it_prints_on_a4_one_page_wide_with_its_header_repeated_and_pages_numbered() -> None:
    boek = _open(_boek(plan=_plan(titel="Zorg & welzijn")))
    for vel in boek.worksheets:
        assert (vel.page_setup.paperSize, vel.page_setup.orientation) == (9, "landscape")
        assert vel.oddFooter is not None
        assert vel.oddHeader is not None
        assert vel.oddFooter.right.text == "Pagina &P van &N"
        assert vel.oddHeader.left.text == "Zorg && welzijn"
        assert vel.print_area
    assert boek["Begroting"].print_title_rows == f"${KOP}:${KOP}"
    assert boek["Begroting"].freeze_panes == f"D{EERSTE}"
    assert boek["Begroting"]["A8"].fill.fgColor.rgb == "00123456"


@pytest.mark.parametrize("begroting", [None, BEGROTING])
def test_the_file_is_what_the_standard_asks_of_a_workbook(begroting: Begroting | None, tmp_path: Path) -> None:
    pad = tmp_path / "boek.xlsx"
    pad.write_bytes(_boek(begroting))
    assert [str(fout) for fout in OpenXmlValidator().validate(pad).errors] == []


def test_the_charts_hold_their_titles_names_and_amounts_and_say_in_words_what_they_show() -> None:
    delen = delen_van(_boek())
    grafieken = [delen[naam].decode() for naam in sorted(delen) if naam.startswith("xl/charts/chart")]
    assert len(grafieken) == 2
    waarden = [re.findall(r"<(?:c:)?v>([^<]*)</", grafiek) for grafiek in grafieken]
    assert waarden == [
        ["Visie kost het meest: 78% van de kosten", "Totaal", "Visie", "Uitvoering", "895.97", "251.01"],
        [
            "De subsidie is 35% van de dekking", "Bedrag",
            "Subsidie", "Eigen bijdrage", "Bijdragen van derden", "400", "746.98", "0",
        ],
    ]  # fmt: skip
    assert all('<min val="0"' in re.sub("c:", "", grafiek) for grafiek in grafieken)
    assert delen["xl/drawings/drawing1.xml"].decode().count("Staafgrafiek: ") == 2


def test_the_funder_of_the_plan_is_the_first_source() -> None:
    boek = _open(maak_begrotingsboek(_plan(), NETWERK, None, Financier(naam="ZonMw", niet_subsidiabel=("catering",))))
    assert list(_rij(boek, "Dekking", 7).values()) == ["subsidie", "ZonMw", None, "aangevraagd", None]
    zinnen = [str(cel.value) for rij in boek["Leeswijzer"].iter_rows() for cel in rij if cel.value]
    assert "Nooit uit de subsidie, zegt de financier: catering." in zinnen


def test_a_formula_without_a_value_and_a_value_without_a_formula_are_mistakes() -> None:
    boek = openpyxl.Workbook()
    vel = boek.worksheets[0]
    vel.title = "Blad"
    vel["A1"] = "=1+1"
    uit = io.BytesIO()
    boek.save(uit)

    assert _open(met_waarden(uit.getvalue(), {("Blad", "A1"): Decimal(2)}))["Blad"]["A1"].value == 2
    with pytest.raises(WaardeOntbreekt, match="Blad!A1"):
        met_waarden(uit.getvalue(), {})
    with pytest.raises(WaardeOntbreekt, match="Blad!B2"):
        met_waarden(uit.getvalue(), {("Blad", "A1"): Decimal(2), ("Blad", "B2"): "x"})


_CENTEN = st.decimals(min_value=-9999, max_value=9999, places=2)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(_CENTEN, _CENTEN, st.sampled_from(["1", "2"]), st.sampled_from(SOORTEN)), max_size=12))
def test_the_total_is_the_exact_sum_of_the_rounded_lines(
    regels: list[tuple[Decimal, Decimal, str, str]],
) -> None:
    begroting = Begroting(
        regels=tuple(
            _regel(nummer, aantal=aantal, tarief=tarief, fase=fase, kostensoort=soort)
            for nummer, (aantal, tarief, fase, soort) in enumerate(regels, 1)
        )
    )

    inhoud = _boek(begroting)

    totaal = next(waarde for naam, adres, _, waarde in _formules(inhoud) if adres == "H3" and "sheet2" in naam)
    assert Decimal(str(totaal)) == begroting.totaal
    boek = _open(inhoud)
    for fase in (1, 2):
        som = boek["Samenvatting"].cell(5 + fase, 6).value
        assert Decimal(repr(som)) == begroting.opgeteld(lambda regel: regel.fase, str(fase))


def test_two_thousand_lines_are_written_and_added_up() -> None:
    regels = tuple(
        _regel(n, fase=str(n % 2 + 1), kostensoort=SOORTEN[n % 3], aantal=Decimal(n), tarief=Decimal("1.01"))
        for n in range(1, 2001)
    )
    boek = _open(_boek(Begroting(regels=regels)))
    assert _naast(boek, "Begroting", "Totaal kosten") == 2021010
    assert _rij(boek, "Begroting", EERSTE + 1999)["Bedrag"] == 2020
    assert _naast(boek, "Samenvatting", "Fasen en kostensoorten = begroting", 3) == "klopt"
