"""The answers of a survey are read as another program exported them, and within limits."""

import datetime
import io
import tracemalloc
import zipfile
from collections.abc import Sequence
from decimal import Decimal

import openpyxl
import pytest

from pipeline.bron import Rooster
from pipeline.dossier.tabel import Vrijblad
from pipeline.excel.antwoorden import lees_antwoorden
from tests.conftest import Proef
from tests.hulp import delen_van, werkbladen, werkboek, zip_van
from tests.hulp_enquete import ENQUETE, VERHAAL, enquete, groep, schrijf
from tests.hulp_geld import met_formule

KOP = ("ID", "Rol", "Cijfer")
BLAD = "xl/worksheets/sheet1.xml"


def lees(inhoud: bytes) -> tuple[Rooster | None, list[str]]:
    kaart, meldingen = lees_antwoorden(inhoud, "enquete.xlsx", Vrijblad("antwoorden", ""))
    rooster = kaart.velden["antwoorden"] if kaart is not None else None
    assert rooster is None or isinstance(rooster, Rooster)
    return rooster, [f"{m.code} {m.plaats.spot}: {m.tekst} → {m.advies}" for m in meldingen]


def gelezen(*rijen: Sequence[object]) -> Rooster:
    rooster, meldingen = lees(werkboek(rijen, "Antwoorden"))
    assert meldingen == []
    assert rooster is not None
    return rooster


def met_cel(adres: str, waarde: object, opmaak_alleen: bool = False) -> bytes:
    boek = openpyxl.load_workbook(io.BytesIO(werkboek([KOP, (1, "arts", 8)], "Antwoorden")))
    vel = boek["Antwoorden"]
    if opmaak_alleen:
        vel[adres].number_format = "0.00"
    else:
        vel[adres] = waarde  # type: ignore[assignment]
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def test_values_keep_what_they_are() -> None:
    dag = datetime.datetime(2025, 11, 3, 9, 30)
    rooster = gelezen(KOP, (dag, " arts ", 7.5), (2, True, "7,5"), (None, None, 8))
    assert rooster.koppen == KOP
    assert list(rooster.rijen) == [(dag.date(), "arts", Decimal("7.5")), (2, "WAAR", "7,5"), (None, None, 8)]


def test_the_header_may_stand_below_a_title_and_empty_rows_do_not_count() -> None:
    rooster = gelezen(("Fictieve antwoorden",), (), KOP, (1, "arts", 8), (), (None, None, None), (2, "arts", 7))
    assert rooster.koprij == 3
    assert [rij[0] for rij in rooster.rijen] == [1, 2]
    assert rooster.plaats_van(1, 2).spot == "Antwoorden!C7"
    assert rooster.plaats_van_kop(2).spot == "Antwoorden!C3"


def test_the_sheet_is_the_only_one_with_rows_else_the_first() -> None:
    vol, ander = [KOP, (1, "arts", 8)], [KOP, (2, "arts", 9)]
    rooster, _ = lees(werkbladen({"Uitleg": [("Lees dit",)], "Antwoorden": vol}))
    assert rooster is not None
    assert rooster.plaats.blad == "Antwoorden"
    rooster, _ = lees(werkbladen({"Eerste": vol, "Tweede": ander}))
    assert rooster is not None
    assert rooster.plaats.blad == "Eerste"


@pytest.mark.parametrize("inhoud", [werkboek([], "Leeg"), werkbladen({"Een": [], "Twee": []})])
def test_a_workbook_without_answers_is_told(inhoud: bytes) -> None:
    rooster, meldingen = lees(inhoud)
    assert rooster is None
    assert [m.partition(" ")[0] for m in meldingen] == ["X04"]
    assert meldingen[0].endswith(
        "op dit blad staan geen antwoorden → zet hier het bestand dat het enquêteprogramma gaf"
    )


def test_a_header_alone_holds_no_answers(proef: Proef) -> None:
    schrijf(proef, [], VERHAAL)
    assert [m.partition(" ")[0] for m in proef.meldingen()] == ["D02"]


@pytest.mark.melding("X08")
def test_an_error_value_is_empty_and_told_with_its_cell() -> None:
    boek = openpyxl.load_workbook(io.BytesIO(werkboek([KOP, (1, "arts", 8)], "Antwoorden")))
    boek["Antwoorden"]["C2"] = "#N/A"
    boek["Antwoorden"]["C2"].data_type = "e"
    uit = io.BytesIO()
    boek.save(uit)
    rooster, meldingen = lees(uit.getvalue())
    assert meldingen == ["X08 Antwoorden!C2: hier staat de foutwaarde #N/A → maak de cel leeg, of vul het antwoord in"]
    assert rooster is not None
    assert list(rooster.rijen) == [(1, "arts", None)]


@pytest.mark.melding("X07")
def test_a_formula_without_a_value_is_told_and_one_with_a_value_is_read() -> None:
    boek = werkboek([KOP, (1, "arts", 8), (2, "arts", 8)], "Antwoorden")
    boek = met_formule(boek, "C2", "4+4", None, "Antwoorden")
    boek = met_formule(boek, "C3", "4+5", "9", "Antwoorden")
    rooster, meldingen = lees(boek)
    assert meldingen == [
        "X07 Antwoorden!C2: hier staat een formule zonder waarde"
        " → open het bestand in Excel of LibreOffice en sla het op"
    ]
    assert rooster is not None
    assert list(rooster.rijen) == [(1, "arts", None), (2, "arts", 9)]


@pytest.mark.melding("X10")
@pytest.mark.parametrize(
    "adres, kolom, rij", [("XFD1048576", "XFD", 1048576), ("C200001", "C", 200001), ("KO2", "KO", 2)]
)
def test_a_stray_cell_far_away_is_told_and_takes_no_memory(adres: str, kolom: str, rij: int) -> None:
    inhoud = met_cel(adres, "x")
    tracemalloc.start()
    rooster, meldingen = lees(inhoud)
    piek = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rooster is None
    assert meldingen == [
        f"X10 Antwoorden!{adres}: de cellen van dit blad lopen tot kolom {kolom} en rij {rij}"
        " → verwijder wat er ver naast of onder de antwoorden staat"
    ]
    assert piek < 20_000_000


def test_a_cell_that_is_only_coloured_is_no_answer() -> None:
    rooster, meldingen = lees(met_cel("XFD1000", None, opmaak_alleen=True))
    assert meldingen == []
    assert rooster is not None
    assert len(rooster.rijen) == 1


def test_cells_without_an_address_are_read_and_counted() -> None:
    delen = delen_van(werkboek([KOP, (1, "arts", 8)], "Antwoorden"))
    for adres in ("A1", "B1", "C1", "A2", "B2", "C2"):
        delen[BLAD] = delen[BLAD].replace(f' r="{adres}"'.encode(), b"")
    rooster, meldingen = lees(zip_van(delen))
    assert meldingen == []
    assert rooster is not None
    assert list(rooster.rijen) == [(1, "arts", 8)]


def test_what_is_no_workbook_is_told_as_for_every_workbook(proef: Proef) -> None:
    schrijf(proef, groep(6))
    heel = (proef.pad / ENQUETE).read_bytes()
    delen = delen_van(heel)
    kapot = zip_van({**delen, "xl/workbook.xml": b"<workbook"})
    gevallen = (
        (b"ID;Rol\n", "X01"), (heel[: len(heel) // 2], "X01"), (kapot, "X01"), (b"", "X01"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"), "X02"),
        (zip_van({**delen, "xl/media/x.bin": bytes(9_000_000)}), "X03"),
    )  # fmt: skip
    for inhoud, code in gevallen:
        rooster, meldingen = lees(inhoud)
        assert rooster is None
        assert [m.partition(" ")[0] for m in meldingen] == [code]


def test_openpyxl_and_calamine_read_the_same_answers() -> None:
    inhoud = enquete(groep(40))
    rooster, _ = lees(inhoud)
    assert rooster is not None
    vel = openpyxl.load_workbook(io.BytesIO(inhoud)).worksheets[0]
    assert [tuple(rij) for rij in vel.iter_rows(min_row=2, values_only=True)] == list(rooster.rijen)
    assert zipfile.is_zipfile(io.BytesIO(inhoud))
