import datetime
import io
import zipfile

import openpyxl
import pytest
from openpyxl.cell.cell import Cell

from tests.conftest import Proef
from tests.hulp import (
    DOCUMENT,
    LEDEN,
    LID,
    delen_van,
    docx_tekst,
    ledenlijst,
    schrijf_leden,
    vervang,
    werkboek,
    zip_van,
)

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
NAAR_XLSX = "open het in Excel en kies Bestand > Opslaan als > Excel-werkmap (.xlsx)"
OORSPRONKELIJK = "vraag de afzender om het oorspronkelijke bestand"
HERSTELLEN = "open het in Excel, laat het herstellen en sla het op"

LACHERS = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>'


def _met_cel(adres: str, waarde: object, soort: str | None = None) -> bytes:
    """A good member list with one cell that is something else."""
    boek = openpyxl.load_workbook(io.BytesIO(ledenlijst(LID)))
    cel = boek["Leden"][adres]
    assert isinstance(cel, Cell)
    cel.value = waarde  # type: ignore[assignment]
    if soort is not None:
        cel.data_type = soort
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def test_a_good_member_list_gives_no_melding_and_reaches_the_document(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.meldingen == []
    assert gedaan.code == 0
    assert (proef.pad / DOCUMENT).is_file()


SOORTEN = {
    "random bytes": (bytes(range(256)), f"dit is geen bestand van Word of Excel → {OORSPRONKELIJK}"),
    "an empty file": (b"", f"het bestand is leeg → {OORSPRONKELIJK}"),
    "a renamed csv": (
        b"Naam;Categorie\nHospice De Linde;Hospices\n",
        f"dit is geen .xlsx-werkboek maar een tekstbestand (bijvoorbeeld CSV) → {NAAR_XLSX}",
    ),
    "a renamed xls": (
        OLE + bytes(600) + "Workbook".encode("utf-16-le"),
        f"dit is geen .xlsx-werkboek maar een bestand in de oude vorm van Office (.xls of .doc) → {NAAR_XLSX}",
    ),
}


@pytest.mark.melding("X01")
@pytest.mark.parametrize("inhoud, tekst", SOORTEN.values(), ids=SOORTEN.keys())
def test_a_file_that_is_no_workbook_is_told_as_what_it_is(proef: Proef, inhoud: bytes, tekst: str) -> None:
    schrijf_leden(proef, inhoud)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"X01 {LEDEN} -: {tekst}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("X01")
def test_a_renamed_ods_is_told_as_a_workbook_of_libreoffice(proef: Proef) -> None:
    schrijf_leden(
        proef,
        zip_van({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}),
    )

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X01 {LEDEN} -: dit is een werkboek van LibreOffice (.ods) → {NAAR_XLSX}",
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("X01")
@pytest.mark.parametrize("deel", [0.1, 0.5, 0.9])
def test_a_workbook_that_was_cut_off_is_told_as_damaged(proef: Proef, deel: float) -> None:
    heel = ledenlijst(LID)
    schrijf_leden(proef, heel[: int(len(heel) * deel)])

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X01 {LEDEN} -: het bestand is beschadigd en kan niet worden geopend → {OORSPRONKELIJK}"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("X01")
def test_a_workbook_whose_bytes_were_changed_is_told_as_damaged(proef: Proef) -> None:
    heel = bytearray(ledenlijst(LID))
    heel[60:120] = bytes(60)
    schrijf_leden(proef, bytes(heel))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X01 {LEDEN} -: het bestand is beschadigd en kan niet worden geopend → {OORSPRONKELIJK}"
    ]


@pytest.mark.melding("X01")
def test_a_zip_that_is_no_workbook_is_told_as_damaged(proef: Proef) -> None:
    schrijf_leden(proef, zip_van({"brief.txt": b"Beste leden"}))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X01 {LEDEN} -: het werkboek is beschadigd en kan niet worden gelezen (KeyError) → {HERSTELLEN}"
    ]


@pytest.mark.melding("X01")
def test_a_sheet_with_broken_xml_is_told_as_damaged(proef: Proef) -> None:
    schrijf_leden(proef, vervang(ledenlijst(LID), "xl/worksheets/sheet1.xml", "</row>", "</rij>"))

    [melding] = proef.meldingen()

    assert melding.startswith(f"X01 {LEDEN} -: het werkboek is beschadigd en kan niet worden gelezen (")
    assert melding.endswith(f") → {HERSTELLEN}")


@pytest.mark.melding("X02")
def test_a_workbook_with_a_password_is_told_as_such(proef: Proef) -> None:
    schrijf_leden(proef, OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(100))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X02 {LEDEN} -: het werkboek is beveiligd met een wachtwoord"
        " → haal in Excel het wachtwoord eraf en sla het opnieuw op"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("X03")
def test_a_workbook_that_is_a_zip_bomb_is_refused_before_it_is_unpacked(proef: Proef) -> None:
    delen = delen_van(ledenlijst(LID))
    schrijf_leden(proef, zip_van({**delen, "xl/worksheets/sheet1.xml": b" " * 20_000_000}))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X03 {LEDEN} -: onderdeel xl/worksheets/sheet1.xml is verdacht sterk samengeperst (een 'zipbom')"
        f" → {OORSPRONKELIJK}"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("X03")
def test_a_workbook_of_very_many_parts_is_refused(proef: Proef) -> None:
    schrijf_leden(proef, zip_van({f"deel{nummer}.xml": b"" for nummer in range(5001)}))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X03 {LEDEN} -: uitgepakt is het bestand 0 MB in 5001 onderdelen; dat is te groot → {OORSPRONKELIJK}"
    ]


@pytest.mark.melding("X01")
def test_a_part_that_says_it_is_smaller_than_it_is_gives_no_more_than_it_says(proef: Proef) -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("xl/workbook.xml", b" " * 5_000_000)
        zip_.infolist()[0].file_size = 10
    schrijf_leden(proef, uit.getvalue())

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X01 {LEDEN} -: het bestand is beschadigd en kan niet worden geopend → {OORSPRONKELIJK}"
    ]


@pytest.mark.melding("X03")
@pytest.mark.parametrize("deel", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_billion_laughs_in_a_workbook_is_refused(proef: Proef, deel: str) -> None:
    delen = delen_van(ledenlijst(LID))
    delen[deel] = LACHERS.encode() + delen[deel]
    schrijf_leden(proef, zip_van(delen))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X03 {LEDEN} -: onderdeel {deel} bevat een documenttype of entiteiten; dat hoort hier niet → {OORSPRONKELIJK}"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("X04")
def test_a_missing_sheet_is_told_with_the_nearest_name(proef: Proef) -> None:
    schrijf_leden(proef, werkboek([("Peildatum", "2024"), ("Naam", "Categorie"), LID], blad="Ledenlijst"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"X04 {LEDEN} -: blad 'Leden' ontbreekt → geef blad 'Ledenlijst' de naam 'Leden'"]
    assert proef.uitvoer() == []


@pytest.mark.melding("X04")
def test_a_missing_sheet_without_a_near_name_is_told_with_the_names_that_are_there(proef: Proef) -> None:
    schrijf_leden(proef, werkboek([("Naam", "Categorie")], blad="Begroting 2024"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"X04 {LEDEN} -: blad 'Leden' ontbreekt → gevonden: Begroting 2024"]


@pytest.mark.melding("X05")
def test_a_missing_column_is_told_once_at_the_nearest_header(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID, kop=("Naam", "Categorien", "Plaats")))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X05 {LEDEN} Leden!B3: kolom 'Categorie' ontbreekt → heet kolom 'Categorien' zo?",
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("X05")
def test_a_missing_column_that_nothing_is_like_is_to_be_added(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(("De Linde", "Utrecht"), kop=("Naam", "Plaats")))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"X05 {LEDEN} Leden!A3: kolom 'Categorie' ontbreekt → voeg een kolom 'Categorie' toe"]


@pytest.mark.melding("X05")
def test_a_sheet_without_a_header_is_told(proef: Proef) -> None:
    schrijf_leden(proef, werkboek([LID, LID]))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X05 {LEDEN} Leden: er is geen kopregel gevonden → zet een kopregel met: Naam, Categorie"
    ]


@pytest.mark.melding("X05")
def test_an_empty_sheet_is_told_as_one_without_a_header(proef: Proef) -> None:
    schrijf_leden(proef, werkboek([]))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X05 {LEDEN} Leden: er is geen kopregel gevonden → zet een kopregel met: Naam, Categorie"
    ]


@pytest.mark.melding("X06")
def test_an_unknown_column_is_told_and_the_document_is_made_without_it(proef: Proef) -> None:
    schrijf_leden(
        proef,
        ledenlijst((*LID, "ja", "x"), kop=("Naam", "Categorie", "Plaats", "Kerstpakket", "Opmerkingen")),
    )

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"X06 {LEDEN} Leden!D3: kolom 'Kerstpakket' is niet bekend → de kolom wordt niet gelezen",
        f"X06 {LEDEN} Leden!E3: kolom 'Opmerkingen' is niet bekend → bedoelde u 'Opmerking'?",
    ]


@pytest.mark.melding("X06", "D02")
def test_a_misspelled_label_above_the_header_is_told_with_the_nearest_one(proef: Proef) -> None:
    schrijf_leden(proef, werkboek([("Peildatm", "2024"), (), ("Naam", "Categorie"), LID[:2]]))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X06 {LEDEN} Leden!A1: 'Peildatm' is niet bekend → bedoelde u 'Peildatum'?",
        f"D02 {LEDEN} Leden: 'peildatum' ontbreekt (wanneer deze lijst klopte, zoals '2021' of '1-1-2025')"
        " → vul hier 'peildatum' in",
    ]


@pytest.mark.melding("X07")
def test_a_formula_that_was_never_worked_out_is_never_read_as_zero(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst((*LID, "=1+1"), kop=("Naam", "Categorie", "Plaats", "Aantal medewerkers")))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X07 {LEDEN} Leden!D4: hier staat een formule zonder waarde (=1+1)"
        " → open het bestand in Excel of LibreOffice en sla het op"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("X08")
@pytest.mark.parametrize("fout", ["#REF!", "#DIV/0!", "#N/A"])
def test_an_error_value_in_a_cell_is_told_with_the_cell(proef: Proef, fout: str) -> None:
    schrijf_leden(proef, _met_cel("C4", fout, "e"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X08 {LEDEN} Leden!C4: hier staat de foutwaarde {fout} → herstel de formule in deze cel"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("X08")
def test_an_error_value_in_a_required_cell_is_told_and_so_is_the_gap(proef: Proef) -> None:
    schrijf_leden(proef, _met_cel("B4", "#REF!", "e"))

    assert proef.meldingen() == [
        f"X08 {LEDEN} Leden!B4: hier staat de foutwaarde #REF! → herstel de formule in deze cel",
        f"D02 {LEDEN} Leden!B4: 'categorie' ontbreekt (soort organisatie, zoals 'Hospices') → vul deze cel in",
    ]


@pytest.mark.melding("X09")
def test_a_column_that_stands_there_twice_is_told(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst((*LID, "De Linde"), kop=("Naam", "Categorie", "Plaats", "NAAM")))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X09 {LEDEN} Leden!D3: kolom 'NAAM' staat er twee keer → verwijder een van de twee kolommen"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("X10")
@pytest.mark.parametrize("rij", [200_001, 1_048_576])
def test_a_cell_below_row_200000_is_told_and_not_left_out_in_silence(proef: Proef, rij: int) -> None:
    schrijf_leden(proef, _met_cel(f"A{rij}", "Hospice Ver Weg"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"X10 {LEDEN} Leden!A{rij}: er staan meer dan 200.000 rijen op dit blad → verwijder de rijen"
    ]
    assert proef.uitvoer() == []


def test_a_sheet_that_claims_to_be_large_is_read_for_what_it_holds(proef: Proef) -> None:
    boek = ledenlijst(LID)
    schrijf_leden(proef, vervang(boek, "xl/worksheets/sheet1.xml", 'ref="A1:C4"', 'ref="A1:XFD1048576"'))

    assert proef.meldingen() == []


def test_a_cell_far_to_the_right_is_no_part_of_the_list(proef: Proef) -> None:
    schrijf_leden(proef, _met_cel("XFD4", "verdwaald"))

    assert proef.meldingen() == []


@pytest.mark.melding("D06")
def test_a_date_as_text_in_a_cell_is_read_and_told_as_which_date(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID, peildatum="05-03-2024"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"D06 {LEDEN} Leden!B1: '05-03-2024' staat hier als tekst; gelezen als 5 maart 2024 → maak er een datum van"
    ]


@pytest.mark.melding("D05")
def test_a_date_as_text_that_is_no_full_date_stops_the_document(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID, peildatum="13 juni jl."))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert [regel for regel in gedaan.meldingen if regel.startswith("D05")] == [
        f"D05 {LEDEN} Leden!B1: '13 juni jl.' is geen volledige datum of periode"
        " → schrijf een volledige datum of periode, zoals '12 juni 2024', 'juni 2024' of 'Q2 2024'"
    ]
    assert proef.uitvoer() == []


@pytest.mark.parametrize("datum", [datetime.date(2024, 3, 5), datetime.datetime(2024, 3, 5, 12, 0)])
def test_a_real_date_in_a_cell_gives_no_melding(proef: Proef, datum: datetime.date) -> None:
    schrijf_leden(proef, ledenlijst(LID, peildatum=datum))

    assert proef.meldingen() == []


def test_a_date_with_an_impossible_serial_number_gives_a_melding_and_no_traceback(proef: Proef) -> None:
    boek = ledenlijst(LID, peildatum=datetime.date(2024, 3, 5))
    schrijf_leden(proef, vervang(boek, "xl/worksheets/sheet1.xml", "<v>45356</v>", "<v>99999999999</v>"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen != []


def test_columns_in_another_order_and_rows_with_holes_are_read(proef: Proef) -> None:
    schrijf_leden(
        proef,
        werkboek(
            [
                ("Ledenlijst van het netwerk",),
                (),
                ("Peildatum:", None, "2024"),
                (),
                (None, "plaats", "CATEGORIE", "naam"),
                (),
                (None, "Utrecht", "Hospices", "Hospice De Linde"),
                (),
                (None, None, "Hospices", "Hospice De Eik"),
            ]
        ),
    )

    assert proef.meldingen() == []
    feiten = {f["naam"]: f["plaats"] for f in proef.genereer("lees", "--formaat", "json").json["feiten"]}
    assert {naam: plaats for naam, plaats in feiten.items() if naam.startswith("leden")} == {
        "leden.peildatum": "Leden!C3",
        "leden.leden.1.plaats": "Leden!B7",
        "leden.leden.1.categorie": "Leden!C7",
        "leden.leden.1.naam": "Leden!D7",
        "leden.leden.2.categorie": "Leden!C9",
        "leden.leden.2.naam": "Leden!D9",
    }


@pytest.mark.melding("X11")
def test_a_row_with_a_total_below_the_list_is_told_and_is_no_member(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID, ("Totaal", "1", None)))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"X11 {LEDEN} Leden!A5: 'Totaal' is geen regel van de lijst → de regel wordt niet gelezen"
    ]
    assert "1 lid in 1 categorie" in docx_tekst(proef.pad / DOCUMENT)
