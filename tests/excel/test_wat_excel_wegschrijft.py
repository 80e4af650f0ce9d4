"""What Excel, LibreOffice and their users put into a workbook beside plain values; read for what it is, or told."""

import io
import re
import tracemalloc
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from pipeline.bron import Kaart, Lijst, Rooster, Scalair, Waarde
from pipeline.dossier.leden import LEDENBLAD
from pipeline.dossier.tabel import Vrijblad
from pipeline.excel.antwoorden import lees_antwoorden
from pipeline.excel.deelblad import alleen_cellen, lege_antwoorden, ontcijferd
from pipeline.excel.werkboek import lees_werkboek
from pipeline.melding import Plaats
from tests.conftest import Proef
from tests.hulp import KOP, LEDEN, LID, delen_van, ledenlijst, schrijf_leden, vervang, werkbladen, werkboek, zip_van
from tests.hulp_geld import BEGROTING, R001, SUBSIDIE, begrotingsboek, bladen, meldingen_bij, met_cel

BLAD = "xl/worksheets/sheet1.xml"
OPSLAAN = "open het bestand in Excel of LibreOffice en sla het op"
ZICHTBAAR = "maak het zichtbaar en controleer het, of verwijder het"
VRIJ = Vrijblad("antwoorden", "")
ENQUETE = (("ID", "Rol", "Cijfer"), (1, "arts", 8), (2, "bestuurder", 7))
LAATSTE_RIJ = 1_048_576


def leden(inhoud: bytes) -> tuple[list[dict[str, Scalair]], list[str]]:
    kaart, meldingen = lees_werkboek(inhoud, "leden.xlsx", [LEDENBLAD])
    rijen = kaart.velden["leden"] if kaart is not None else Lijst((), Plaats("leden.xlsx"))
    assert isinstance(rijen, Lijst)
    regels = [
        {veld: knoop.waarde for veld, knoop in rij.velden.items() if isinstance(knoop, Waarde)}
        for rij in rijen.delen
        if isinstance(rij, Kaart)
    ]
    return regels, [f"{m.code} {m.plaats.spot}: {m.tekst} → {m.advies}" for m in meldingen]


def enquete(inhoud: bytes) -> tuple[list[tuple[Scalair, ...]], list[str]]:
    kaart, meldingen = lees_antwoorden(inhoud, "enquete.xlsx", VRIJ)
    rooster = kaart.velden["antwoorden"] if kaart is not None else None
    assert rooster is None or isinstance(rooster, Rooster)
    rijen = [] if rooster is None else [tuple(rij) for rij in rooster.rijen]
    return rijen, [f"{m.code} {m.plaats.spot}: {m.tekst} → {m.advies}" for m in meldingen]


def met_xml(inhoud: bytes, *cellen: str, blad: str | None = None) -> bytes:
    """A workbook in which the XML of these cells is as it stands here, as no program that we have writes it."""
    namen = openpyxl.load_workbook(io.BytesIO(inhoud)).sheetnames
    op_adres = {re.findall(r'r="(\w+)"', cel)[0]: cel for cel in cellen}
    for adres in op_adres:
        inhoud = met_cel(inhoud, adres, "CEL", blad=blad or namen[0])
    delen = delen_van(inhoud)
    deel = f"xl/worksheets/sheet{namen.index(blad or namen[0]) + 1}.xml"
    for adres, cel in op_adres.items():
        delen[deel], aantal = re.subn(rb'<c r="%s"[^>]*>.*?</c>' % adres.encode(), cel.encode(), delen[deel])
        assert aantal == 1
    return zip_van(delen)


def met_gedeeld(inhoud: bytes, teksten: str) -> bytes:
    """A workbook with these shared strings; openpyxl with lxml writes texts in the cells."""
    soort = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    deel = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{teksten}</sst>'
    delen = delen_van(inhoud)
    if "xl/sharedStrings.xml" not in delen:
        types = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{soort}"/></Types>'.encode()
        delen["[Content_Types].xml"] = delen["[Content_Types].xml"].replace(b"</Types>", types)
    return zip_van({**delen, "xl/sharedStrings.xml": deel.encode()})


def bewerkt(inhoud: bytes, doe: Callable[[Workbook], object]) -> bytes:
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    doe(boek)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


# Signs that XML cannot hold as such


@pytest.mark.parametrize(
    "geschreven, bedoeld",
    [
        ("Hospice_x000D_\nDe Linde", "Hospice\nDe Linde"),
        ("Hospice_x000D__x000A_De Linde", "Hospice\nDe Linde"),
        ("Hospice_x000d_De Linde", "Hospice\nDe Linde"),
        ("Hospice_x005F_x000D_", "Hospice_x000D_"),
        ("Hos_x0001_pice_x000B_De Linde", "Hospice\nDe Linde"),
        ("Hospice _x003C_3", "Hospice <3"),
        ("Hospice _xyz_", "Hospice _xyz_"),
    ],
)
def test_a_sign_that_excel_stores_as_an_escape_is_read_as_the_sign(geschreven: str, bedoeld: str) -> None:
    tekst = geschreven.replace("\n", "&#10;")
    in_lid = met_xml(ledenlijst(LID), f'<c r="A4" t="inlineStr"><is><t>{tekst}</t></is></c>')
    in_antwoord = met_xml(werkboek(ENQUETE, "Antwoorden"), f'<c r="B2" t="inlineStr"><is><t>{tekst}</t></is></c>')

    assert leden(in_lid) == ([{"naam": bedoeld, "categorie": "Hospices", "plaats": "Utrecht"}], [])
    assert enquete(in_antwoord)[0][0] == (1, bedoeld, 8)


def test_an_escape_is_read_in_shared_strings_in_a_heading_and_in_the_answer_of_a_formula() -> None:
    gedeeld = met_xml(
        ledenlijst(LID), '<c r="B3" t="s"><v>0</v></c>', '<c r="B4" t="s"><v>1</v></c>', '<c r="C4" t="s"><v>2</v></c>'
    )
    teksten = "Categorie_x000D_", "Hospices_x005F_x0041_", "De_x000D_Bilt"
    gedeeld = met_gedeeld(gedeeld, "".join(f"<si><t>{tekst}</t></si>" for tekst in teksten))
    formule = met_xml(ledenlijst(LID), '<c r="C4" t="str"><f>"_x000D_"</f><v>De_x000D_Bilt</v></c>')

    assert leden(gedeeld) == ([{"naam": LID[0], "categorie": "Hospices_x0041_", "plaats": "De\nBilt"}], [])
    assert leden(formule) == ([{"naam": LID[0], "categorie": "Hospices", "plaats": "De\nBilt"}], [])


def test_an_escape_of_a_sign_in_two_halves_is_one_sign() -> None:
    assert ontcijferd(b"<t>_xD83D__xDE00_</t>") == b"<t>&#128512;</t>"


def test_a_formula_keeps_an_escape_that_stands_in_it() -> None:
    deel = b'<c r="A1"><f>"_x000D_"</f><v>1</v></c>'
    assert ontcijferd(deel) == deel


# Formulas


@pytest.mark.melding("X07")
@pytest.mark.parametrize(
    "formule, tekst",
    [
        ('<f t="array" ref="D4">SUM(10,4)</f>', "=SUM(10,4)"),
        ('<f t="dataTable" ref="D4" dt2D="0" dtr="0" r1="A1"/>', "=TABLE(A1)"),
    ],
)
def test_an_array_or_data_table_formula_without_a_value_is_not_read_as_empty(formule: str, tekst: str) -> None:
    boek = ledenlijst((*LID, 1), kop=(*KOP, "Aantal medewerkers"))
    antwoorden = met_xml(werkboek(ENQUETE, "Antwoorden"), f'<c r="C2">{formule.replace("D4", "C2")}</c>')

    assert leden(met_xml(boek, f'<c r="D4">{formule}</c>'))[1] == [
        f"X07 Leden!D4: hier staat een formule zonder waarde ({tekst}) → {OPSLAAN}"
    ]
    assert enquete(antwoorden)[1] == [f"X07 Antwoorden!C2: hier staat een formule zonder waarde → {OPSLAAN}"]


@pytest.mark.melding("X07")
def test_each_cell_of_the_range_of_an_array_formula_that_has_no_value_is_told() -> None:
    boek = ledenlijst((*LID, 1), ("B", "B", "B", 2), ("C", "C", "C", 3), kop=(*KOP, "Aantal medewerkers"))
    boek = met_xml(boek, '<c r="D4"><f t="array" ref="D4:D6">A1:A3*2</f><v>7</v></c>', '<c r="D5"/>')
    anker, rest = '<c r="C2"><f t="array" ref="C2:C3">A1:A2</f><v>7</v></c>', '<c r="C3"><v/></c>'
    antwoorden = met_xml(werkboek(ENQUETE, "Antwoorden"), anker, rest)

    assert leden(boek)[1] == [f"X07 Leden!D5: hier staat een formule zonder waarde (=A1:A3*2) → {OPSLAAN}"]
    assert enquete(antwoorden)[1] == [f"X07 Antwoorden!C3: hier staat een formule zonder waarde → {OPSLAAN}"]


@pytest.mark.melding("B08")
def test_money_in_an_array_formula_without_a_value_is_told_with_its_cell(proef: Proef) -> None:
    tarief = '<c r="G2"><f t="array" ref="G2">SUM(50,5)</f></c>'
    gevonden = meldingen_bij(proef, met_xml(begrotingsboek(R001), tarief, blad="Begroting"))
    assert f"B08 {BEGROTING} Begroting!G2: hier staat een formule zonder waarde (=SUM(50,5)) → {OPSLAAN}" in gevonden


@pytest.mark.parametrize("waarde", ["<v/>", "<v></v>", ""])
def test_a_formula_that_answers_an_empty_text_is_an_empty_cell(waarde: str) -> None:
    formule = f'<f aca="false">IF(A4="x","dubbel","")</f>{waarde}'
    in_lid = met_xml(ledenlijst(LID), f'<c r="D4" s="0" t="str">{formule}</c>')
    in_antwoord = met_xml(werkboek(ENQUETE, "Antwoorden"), f'<c r="C2" t="str">{formule}</c>')
    reeks = '<c r="C2" t="str"><f t="array" ref="C2:C3">IF(A2:A3=9,1,"")</f><v></v></c>'
    in_reeks = met_xml(werkboek(ENQUETE, "Antwoorden"), reeks, '<c r="C3" t="str"><v></v></c>')

    assert leden(in_lid) == ([{"naam": LID[0], "categorie": "Hospices", "plaats": "Utrecht"}], [])
    assert enquete(in_antwoord) == ([(1, "arts", None), (2, "bestuurder", 7)], [])
    assert enquete(in_reeks) == ([(1, "arts", None), (2, "bestuurder", None)], [])


def test_an_empty_answer_in_a_cell_for_text_of_the_budget_is_no_melding(proef: Proef) -> None:
    schoon = meldingen_bij(proef, begrotingsboek(R001))
    leeg = met_xml(begrotingsboek(R001), '<c r="M2" t="str"><f>IF(F2="","vul in","")</f><v/></c>', blad="Begroting")
    assert meldingen_bij(proef, leeg) == schoon


def test_an_empty_answer_is_told_from_a_formula_without_a_value() -> None:
    deel = b'<c t="str" r="A1"><f>""</f></c><c r="B1"><f>1</f></c><c r="C1" t="str"><f>A1</f><v>x</v></c>'
    assert lege_antwoorden(deel) == {(1, 1)}


# Sheets and rows that are not seen


@pytest.mark.melding("X20")
@pytest.mark.parametrize("naam", ["Leden 2", "Leden (oud)", "Blad2"])
def test_a_second_sheet_that_looks_like_ours_is_told(proef: Proef, naam: str) -> None:
    rijen = [("Peildatum", "2024"), (), KOP, LID]
    schrijf_leden(proef, werkbladen({"Leden": rijen, naam: rijen[2:]}))

    assert proef.meldingen() == [
        f"X20 {LEDEN} {naam}: blad '{naam}' wordt niet gelezen, maar lijkt op blad 'Leden'"
        " → zet wat erop staat op blad 'Leden', of verwijder dit blad"
    ]


@pytest.mark.melding("X20")
@pytest.mark.parametrize("namen", [("Realisatie", "Realisatie 2025"), ("Realisatie 2024", "Realisatie 2025")])
def test_a_second_sheet_with_what_was_spent_is_told(proef: Proef, namen: tuple[str, str]) -> None:
    boek = bladen([R001], [SUBSIDIE])
    kop = boek.pop("Realisatie")[0]
    inhoud = werkbladen({**boek, namen[0]: [kop], namen[1]: [kop, ["R001", "2024Q1", 100]]})

    gevonden = [melding for melding in meldingen_bij(proef, inhoud) if melding.startswith("X20")]

    assert gevonden == [
        f"X20 {BEGROTING} Realisatie 2025: blad 'Realisatie 2025' wordt niet gelezen, maar lijkt op blad 'Realisatie'"
        " → zet wat erop staat op blad 'Realisatie', of verwijder dit blad"
    ]


@pytest.mark.parametrize("rijen", [[], [("Hier staat hoe het werkt",), ("en hier ook",)], [KOP]])
def test_an_empty_sheet_or_one_with_notes_is_not_told(rijen: list[tuple[object, ...]]) -> None:
    eigen = [("Peildatum", "2024"), (), KOP, LID]
    assert leden(werkbladen({"Leden": eigen, "Uitleg": rijen}))[1] == []


@pytest.mark.melding("X20")
def test_a_hidden_old_sheet_is_not_read_where_another_can_be_seen() -> None:
    oud = [("ID", "Rol", "Cijfer"), (9, "arts", 1), (8, "arts", 1)]
    boek = bewerkt(
        werkbladen({"oud": oud, "Antwoorden": ENQUETE}), lambda b: setattr(b["oud"], "sheet_state", "hidden")
    )
    leeg = bewerkt(
        werkbladen({"Leden oud": [KOP, ("Oud", "Oud", "Oud")], "Leden nu": [KOP, LID]}),
        lambda b: setattr(b["Leden oud"], "sheet_state", "veryHidden"),
    )

    assert enquete(boek) == (
        [(1, "arts", 8), (2, "bestuurder", 7)],
        [
            "X20 blad oud: blad 'oud' wordt niet gelezen, maar lijkt op blad 'Antwoorden'"
            " → zet alle antwoorden op blad 'Antwoorden', of verwijder dit blad"
        ],
    )
    assert [rij["naam"] for rij in leden(leeg)[0]] == [LID[0]]


@pytest.mark.melding("X21")
def test_a_hidden_sheet_that_is_the_only_one_is_read_and_told() -> None:
    def verberg(boek: Workbook) -> None:
        boek.worksheets[0].sheet_state = "hidden"
        boek.active = 1

    lid = bewerkt(werkbladen({"Leden": [KOP, LID], "Uitleg": []}), verberg)
    antwoord = bewerkt(werkbladen({"Antwoorden": ENQUETE, "Uitleg": []}), verberg)

    assert leden(lid)[1] == [f"X21 blad Leden: dit blad is verborgen → {ZICHTBAAR}"]
    assert enquete(antwoord) == (
        [(1, "arts", 8), (2, "bestuurder", 7)],
        [f"X21 blad Antwoorden: dit blad is verborgen → {ZICHTBAAR}"],
    )


@pytest.mark.melding("X21")
def test_hidden_rows_and_columns_are_read_and_told_once_for_rows_that_follow_each_other() -> None:
    def verberg(boek: Workbook) -> None:
        for rij in (2, 3, 5, 8):
            boek.worksheets[0].row_dimensions[rij].hidden = True
        boek.worksheets[0].column_dimensions["C"].hidden = True

    rijen = [(nummer, "arts", 8) for nummer in range(1, 6)]
    meldingen = [
        "de rijen 2 tot en met 3 zijn verborgen",
        "deze rij is verborgen",
        "deze kolom is verborgen",
    ]
    gelezen, gevonden = enquete(bewerkt(werkboek([ENQUETE[0], *rijen], "Antwoorden"), verberg))
    leden_gelezen, bij_leden = leden(bewerkt(werkboek([KOP, *(LID for _ in range(5))]), verberg))

    assert (len(gelezen), len(leden_gelezen)) == (5, 5)
    for blad, gezegd in (("Antwoorden", gevonden), ("Leden", bij_leden)):
        assert gezegd == [
            f"X21 {blad}!{cel}: {tekst} → {ZICHTBAAR}" for cel, tekst in zip(("A2", "A5", "C1"), meldingen, strict=True)
        ]


# Merged cells


OPHEFFEN = "hef de samenvoeging op (Start > Samenvoegen en centreren) en vul elke rij in"


def voeg_samen(*bereiken: str, blad: int = 0) -> Callable[[Workbook], object]:
    return lambda boek: [boek.worksheets[blad].merge_cells(bereik) for bereik in bereiken]


@pytest.mark.melding("X23")
def test_merged_cells_in_a_list_are_told_once_for_each_range() -> None:
    rijen = [(*LID, "leeg"), ("Zorg B", "Hospices", "Utrecht"), ("Zorg C", "Thuiszorg", "Ede"), LID]
    tekst = "zijn samengevoegd; alleen de bovenste heeft een waarde"

    gelezen, gevonden = leden(bewerkt(ledenlijst(*rijen), voeg_samen("B4:C5", "B6:B7", "D4:D7")))

    assert gevonden == [
        f"X23 Leden!B4: de cellen B4:C5 {tekst} → {OPHEFFEN}",
        f"X23 Leden!B6: de cellen B6:B7 {tekst} → {OPHEFFEN}",
    ]
    assert [lid["categorie"] for lid in gelezen] == ["Hospices", None, "Thuiszorg", None]


@pytest.mark.melding("X23")
def test_merged_cells_in_a_budget_give_no_other_melding_for_the_rows_below(proef: Proef) -> None:
    regels = [{**R001, "regel_id": f"R00{nummer}"} for nummer in (1, 2, 3)]
    boek = begrotingsboek(*regels, dekking=[{**SUBSIDIE, "bedrag": 3 * 1600}])
    los = set(meldingen_bij(proef, boek))
    kolom = "ABCDEFGHIJKLMNOP"[list(R001).index("fase")]

    gevonden = meldingen_bij(proef, bewerkt(boek, voeg_samen(f"{kolom}2:{kolom}4", blad=1)))

    assert set(gevonden) - los == {
        f"X23 {BEGROTING} Begroting!{kolom}2: de cellen {kolom}2:{kolom}4 zijn samengevoegd; alleen de bovenste heeft "
        f"een waarde → {OPHEFFEN}"
    }


@pytest.mark.parametrize("bereik", ["A1:C2", "A3:C3", "B3:B4", "B4:C4", "E4:E6", "A7:C9", "B6:B7", "D1:D9"])
def test_merged_cells_that_leave_no_row_of_the_list_empty_are_silent(bereik: str) -> None:
    rijen = [(*LID, None, "eigen kolom"), LID, LID]
    delen = delen_van(bewerkt(ledenlijst(*rijen), voeg_samen(bereik)))
    lang = re.sub(rb'(ref="[BD]\d:[BD])[79]"', b'\\g<1>%d"' % LAATSTE_RIJ, delen[BLAD])

    for deel in (delen[BLAD], lang):
        assert "X23" not in " ".join(leden(zip_van({**delen, BLAD: deel}))[1])


# Files of another kind, and other ways to save one


def strict(inhoud: bytes) -> bytes:
    """A workbook as Excel saves it as Strict Open XML."""
    namen = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    delen = delen_van(inhoud)
    for oud, nieuw in namen.items():
        delen = {naam: deel.replace(oud, nieuw) for naam, deel in delen.items()}
    return zip_van(delen)


def test_a_strict_workbook_is_read_as_any_other() -> None:
    datum = '<c r="D4" t="d"><v>2024-03-01T00:00:00</v></c>'
    lid = met_xml(ledenlijst((*LID, 1), kop=(*KOP, "Toegetreden op")), datum)
    antwoord = met_xml(werkboek(ENQUETE, "Antwoorden"), datum.replace("D4", "C2"))

    assert leden(strict(lid)) == leden(lid)
    assert str(leden(strict(lid))[0][0]["toegetreden_op"]) == "2024-03-01"
    assert enquete(strict(antwoord)) == enquete(antwoord)
    assert str(enquete(strict(antwoord))[0][0][2]) == "2024-03-01"


@pytest.mark.melding("X01")
@pytest.mark.parametrize(
    "delen, tekst",
    [
        ({"word/document.xml": b"<a/>"}, "een Word-bestand (.docx) → zet hier de Excel-werkmap (.xlsx)"),
        ({"ppt/presentation.xml": b"<a/>"}, "een presentatie (.pptx) → zet hier de Excel-werkmap (.xlsx)"),
        (
            {"mimetype": b"application/vnd.oasis.opendocument.text"},
            "een document van LibreOffice (.odt) → zet hier de Excel-werkmap (.xlsx)",
        ),
        (
            {"xl/workbook.bin": b"x"},
            "een binaire Excel-werkmap (.xlsb)"
            " → open het in Excel en kies Bestand > Opslaan als > Excel-werkmap (.xlsx)",
        ),
    ],
)
def test_another_file_of_an_office_is_told_as_what_it_is(delen: dict[str, bytes], tekst: str) -> None:
    inhoud = zip_van({"[Content_Types].xml": b"<a/>", **delen})
    assert leden(inhoud)[1] == [f"X01 : dit is {tekst}"]
    assert enquete(inhoud)[1] == [f"X01 : dit is {tekst}"]


# What costs much and says nothing


ZWAAR = {
    "a merged column": ("</sheetData>", f'</sheetData><mergeCells><mergeCell ref="N1:O{LAATSTE_RIJ}"/></mergeCells>'),
    "coloured rows": (
        "</sheetData>",
        "".join(f'<row r="{rij}" s="0" customFormat="1"/>' for rij in range(50, 60_000)) + "</sheetData>",
    ),
    "coloured cells": (
        "</sheetData>",
        "".join(f'<row r="{rij}"><c r="A{rij}" s="0"/></row>' for rij in range(50, 60_000)) + "</sheetData>",
    ),
    "many rules": (
        "</sheetData>",
        "</sheetData>"
        + "".join(
            f'<conditionalFormatting sqref="A{rij}"><cfRule type="expression" priority="{rij}"><formula>1</formula>'
            "</cfRule></conditionalFormatting>"
            for rij in range(1, 10_000)
        ),
    ),
    "hidden columns": ("<sheetData>", '<cols><col min="20" max="16384" hidden="1"/></cols><sheetData>'),
}


@pytest.mark.parametrize("oud, nieuw", ZWAAR.values(), ids=ZWAAR.keys())
def test_what_says_nothing_of_a_cell_is_not_kept_in_memory(oud: str, nieuw: str) -> None:
    def verberg(boek: Workbook) -> None:
        boek["Leden"].row_dimensions[4].hidden = True

    inhoud = bewerkt(ledenlijst(LID), verberg)
    zwaar = vervang(inhoud, BLAD, oud, nieuw)
    gewoon = leden(inhoud)  # what is loaded once is loaded
    xml = len(delen_van(zwaar)[BLAD])
    tracemalloc.start()
    try:
        assert leden(zwaar) == gewoon
        _, piek = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert piek < 10 * xml + 2_000_000


def test_a_sheet_is_cut_to_its_filled_cells() -> None:
    deel = (
        b'<x:worksheet xmlns:x="a"><x:cols><x:col min="1"/></x:cols><x:sheetData><x:row r="1"><x:c r="A1" s="1"/>'
        b'<x:c r="B1"><x:v>1</x:v></x:c></x:row><x:row r="2" s="1"/></x:sheetData><x:mergeCells/></x:worksheet>'
    )
    assert alleen_cellen(deel) == (
        b'<x:worksheet xmlns:x="a"><x:sheetData><x:row r="1"><x:c r="B1"><x:v>1</x:v></x:c></x:row>'
        b"</x:sheetData></x:worksheet>"
    )


def test_a_sheet_whose_cells_have_no_address_keeps_the_empty_ones() -> None:
    deel = b"<worksheet><sheetData><row><c/><c><v>1</v></c></row></sheetData><pageMargins/></worksheet>"
    assert alleen_cellen(deel) == deel.replace(b"<pageMargins/>", b"")
