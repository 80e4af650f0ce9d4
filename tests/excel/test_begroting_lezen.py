"""The budget workbook as it comes back from finance: whatever was added, moved or renamed around the lines."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import Proef
from tests.hulp import delen_van, werkbladen, zip_van
from tests.hulp_geld import (
    BEGROTING,
    EIGEN,
    KOLOMMEN,
    R001,
    R002,
    SUBSIDIE,
    begrotingsboek,
    bewerkt,
    bladen,
    lees,
    meldingen_bij,
)

Rijen = list[list[object]]


def met_begroting(rijen: Rijen) -> bytes:
    """The good budget, with other rows on its first sheet."""
    return werkbladen({**bladen(), "Begroting": rijen})


def goede_rijen() -> Rijen:
    return bladen()["Begroting"]


@dataclass(frozen=True)
class Gelezen:
    """What a workbook gives: what is told of it, its lines, and what they add up to."""

    meldingen: list[str]
    regels: list[str]
    totaal: Decimal
    subsidiabel: Decimal
    dekking: Decimal


GOED = Gelezen([], ["R001", "R002"], Decimal("2200.00"), Decimal("1600.00"), Decimal("2200.00"))


def gelezen(proef: Proef, inhoud: bytes) -> Gelezen:
    begroting, _ = lees(inhoud)
    regels = [str(regel.regel_id) for regel in begroting.regels]
    gevonden = meldingen_bij(proef, inhoud)
    return Gelezen(gevonden, regels, begroting.totaal, begroting.subsidiabel, begroting.dekking_totaal)


def test_rows_inserted_above_the_header_do_not_matter(proef: Proef) -> None:
    boven: Rijen = [["Begroting Samen afspreken"], [], ["Opgesteld door", "controller"], ["Bedragen in euro"]]

    assert gelezen(proef, met_begroting([*boven, *goede_rijen()])) == GOED


def test_a_merged_title_above_the_header_does_not_matter(proef: Proef) -> None:
    def voeg_samen(vel: Worksheet) -> None:
        vel.insert_rows(1, 2)
        vel["A1"] = "Begroting 2024-2025"
        vel.merge_cells("A1:M2")

    assert gelezen(proef, bewerkt(begrotingsboek(), voeg_samen)) == GOED


def test_a_header_merged_over_two_rows_is_read(proef: Proef) -> None:
    def voeg_samen(vel: Worksheet) -> None:
        vel.insert_rows(2)
        for kolom in range(1, len(KOLOMMEN) + 1):
            vel.merge_cells(start_row=1, end_row=2, start_column=kolom, end_column=kolom)

    assert gelezen(proef, bewerkt(begrotingsboek(), voeg_samen)) == GOED


def test_columns_in_another_order_are_read(proef: Proef) -> None:
    assert gelezen(proef, met_begroting([rij[::-1] for rij in goede_rijen()])) == GOED


def test_headers_with_other_capitals_spaces_and_signs_are_read(proef: Proef) -> None:
    kop, *regels = goede_rijen()
    anders: list[object] = [f" {str(naam).replace('_', ' ').upper()}  " for naam in kop]

    assert gelezen(proef, met_begroting([anders, *regels])) == GOED


def test_a_header_that_is_repeated_after_a_page_break_is_no_line(proef: Proef) -> None:
    kop, een, twee = goede_rijen()

    assert gelezen(proef, met_begroting([kop, een, kop, twee])) == GOED


def test_empty_rows_between_the_lines_do_not_matter(proef: Proef) -> None:
    kop, een, twee = goede_rijen()

    assert gelezen(proef, met_begroting([kop, [], een, [], [], twee, []])) == GOED


def test_rows_that_only_hold_a_number_for_a_line_to_come_do_not_matter(proef: Proef) -> None:
    assert gelezen(proef, begrotingsboek(R001, R002, {"regel_id": "R003"}, {"regel_id": "R004", "fase": 1})) == GOED


def test_footnotes_under_the_lines_do_not_matter(proef: Proef) -> None:
    noten: Rijen = [[], ["* onder voorbehoud"], [*[None] * 3, "Tarieven van 2024"], [*[None] * 12, "zie *"]]

    assert gelezen(proef, met_begroting([*goede_rijen(), *noten])) == GOED


def test_a_signature_block_under_the_lines_does_not_matter(proef: Proef) -> None:
    assert gelezen(proef, met_begroting([*goede_rijen(), [], ["Akkoord", None, "controller", "februari 2024"]])) == GOED


def test_spaces_behind_words_do_not_matter(proef: Proef) -> None:
    met_spaties = {**R001, "regel_id": " R001 ", "kostensoort": "Projectleiding  "}

    assert gelezen(proef, begrotingsboek(met_spaties, R002)) == GOED


def test_comments_filters_and_colours_do_not_matter(proef: Proef) -> None:
    def versier(vel: Worksheet) -> None:
        vel["G2"].comment = Comment("tarief 2024?", "controller")
        vel.auto_filter.ref = "A1:M3"
        vel.freeze_panes = "A2"

    assert gelezen(proef, bewerkt(begrotingsboek(), versier)) == GOED


@pytest.mark.parametrize("naam", ["Begroting (2)", "begroting", "BEGROTING ", "Begroting v3", "Begroting def."])
def test_a_sheet_that_was_renamed_a_little_is_found(proef: Proef, naam: str) -> None:
    vellen = {(naam if blad == "Begroting" else blad): rijen for blad, rijen in bladen().items()}

    assert gelezen(proef, werkbladen(vellen)) == GOED


def test_two_sheets_that_may_both_be_the_budget_are_not_chosen_between(proef: Proef) -> None:
    vellen = {("Begroting v2" if blad == "Begroting" else blad): rijen for blad, rijen in bladen().items()}

    gevonden = meldingen_bij(proef, werkbladen({**vellen, "Begroting oud": goede_rijen()}))

    assert [melding.split(":")[0] for melding in gevonden] == [f"X04 {BEGROTING} -"]


def test_sheets_of_others_do_not_matter(proef: Proef) -> None:
    assert gelezen(proef, werkbladen({**bladen(), "Uren 2024": [["maand", "uren"], ["jan", 12]], "Blad1": []})) == GOED


def test_a_workbook_without_spending_and_without_guide_is_read(proef: Proef) -> None:
    vellen = bladen()

    assert gelezen(proef, werkbladen({naam: vellen[naam] for naam in ("Begroting", "Dekking")})) == GOED


def test_a_column_of_somebody_else_is_told_and_not_read(proef: Proef) -> None:
    rijen = [[*rij, extra] for rij, extra in zip(goede_rijen(), ["Controle JK", "ok", "ok"], strict=True)]

    assert meldingen_bij(proef, met_begroting(rijen)) == [
        f"X06 {BEGROTING} Begroting!N1: kolom 'Controle JK' is niet bekend → de kolom wordt niet gelezen"
    ]


def test_a_column_that_stands_there_twice_is_told(proef: Proef) -> None:
    rijen = [[*rij, rij[5]] for rij in goede_rijen()]

    assert meldingen_bij(proef, met_begroting(rijen)) == [
        f"X09 {BEGROTING} Begroting!N1: kolom 'aantal' staat er twee keer → verwijder een van de twee kolommen"
    ]


def test_a_google_sheets_export_is_read(proef: Proef) -> None:
    """Text inside the cells, no named styles, no shared strings and no dimensions."""
    delen = delen_van(begrotingsboek())
    delen.pop("xl/sharedStrings.xml", None)
    ruimte = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    delen["xl/styles.xml"] = (
        b'<styleSheet xmlns="' + ruimte + b'"><fonts count="1"><font/></fonts>'
        b'<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        b'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>'
    )
    for nummer, rijen in enumerate(bladen().values(), 1):
        delen[f"xl/worksheets/sheet{nummer}.xml"] = _met_tekst_in_de_cellen(rijen)

    assert gelezen(proef, zip_van(delen)) == GOED


def _met_tekst_in_de_cellen(rijen: Rijen) -> bytes:
    def cel(waarde: object, adres: str) -> str:
        if isinstance(waarde, str):
            return f'<c r="{adres}" t="inlineStr"><is><t>{waarde}</t></is></c>'
        return f'<c r="{adres}"><v>{waarde}</v></c>' if waarde is not None else ""

    def rij(nummer: int, cellen: list[object]) -> str:
        letters = "ABCDEFGHIJKLMNOP"
        inhoud = "".join(cel(w, f"{letters[plek]}{nummer}") for plek, w in enumerate(cellen))
        return f'<row r="{nummer}">{inhoud}</row>'

    gevuld = "".join(rij(nummer, cellen) for nummer, cellen in enumerate(rijen, 1))
    ruimte = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{ruimte}"><sheetData>{gevuld}</sheetData></worksheet>'.encode()


def test_the_workbook_of_finance_is_never_written(proef: Proef) -> None:
    inhoud = begrotingsboek()
    meldingen_bij(proef, inhoud)

    assert (proef.pad / BEGROTING).read_bytes() == inhoud


def test_the_good_budget_names_its_sources() -> None:
    begroting, _ = lees(begrotingsboek(dekking=(SUBSIDIE, EIGEN)))

    assert [(str(d.bron), d.partij, d.bedrag) for d in begroting.dekking] == [
        ("subsidie", "Fonds Proef", Decimal(1600)),
        ("eigen bijdrage", "Netwerk", Decimal(600)),
    ]
    assert (begroting.versie, begroting.valuta) == ("1", "EUR")
