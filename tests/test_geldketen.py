"""The money from end to end: the workbook goes out, comes back, and becomes the papers for the funder."""

from __future__ import annotations

import io
import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from pipeline import lijn
from pipeline.dossier.financieel import Financieel
from pipeline.werkmap import Werkmap
from pipeline.word.formaten import euro
from tests.conftest import PROJECT as HUIS
from tests.conftest import Gedaan, Proef
from tests.hulp_word import alineas

MAP = "inputs/netwerken/utrecht/projecten/transmurale-afspraken"
UIT = "outputs/utrecht/transmurale-afspraken"
BOEK = f"{UIT}/begroting-transmurale-afspraken-utrecht.xlsx"
DOCUMENTEN = ("subsidieaanvraag", "verantwoording")


def maak(huis: Proef, document: str, *opties: str) -> bytes:
    gedaan = huis.genereer(document, "--formaat", "json", *opties)
    fouten = [melding for melding in gedaan.json["meldingen"] if melding["ernst"] == "fout"]
    assert (gedaan.code, fouten) == (0, [])
    [gemaakt] = gedaan.json["documenten"]
    assert (gemaakt["netwerk"], gemaakt["project"]) == ("utrecht", "transmurale-afspraken")
    pad = huis.pad / str(gemaakt["bestand"])
    assert [str(fout) for fout in OpenXmlValidator().validate(pad).errors] == []
    return pad.read_bytes()


def geld(huis: Proef) -> Financieel:
    gelezen = lijn.lees_netwerk(Werkmap(huis.pad), huis.pad / "inputs/netwerken/utrecht")
    gevonden = gelezen.dossier.financieel("transmurale-afspraken")
    assert gevonden is not None
    return gevonden


def test_the_grant_asked_for_is_that_of_the_source_and_every_sum_fits(huis: Proef) -> None:
    bedragen = geld(huis)
    assert bedragen.aangevraagd == bedragen.subsidie == Decimal("59310.00")
    assert bedragen.totaal == bedragen.dekking_totaal == sum(fase.totaal for fase in bedragen.fasen)
    assert bedragen.totaal == sum(soort.totaal for soort in bedragen.per_soort)
    leiding = next(soort for soort in bedragen.per_soort if soort.naam == "projectleiding")
    assert leiding.subsidie * 2 == leiding.totaal


@pytest.mark.parametrize("document", DOCUMENTEN)
def test_a_document_says_where_a_breakdown_is_invented(huis: Proef, document: str) -> None:
    assert any("fictief" in alinea for alinea in alineas(maak(huis, document)))


def test_the_application_shows_each_amount_of_the_workbook_to_the_cent(huis: Proef) -> None:
    regels = alineas(maak(huis, "subsidieaanvraag"))
    bedragen = geld(huis)
    verwacht = {bedragen.totaal, bedragen.aangevraagd, bedragen.dekking_totaal}
    verwacht |= {bedrag for fase in bedragen.fasen for bedrag in (*fase.bedragen, fase.totaal)}
    verwacht |= {bedrag for soort in bedragen.per_soort for bedrag in (soort.totaal, soort.subsidie, soort.elders)}
    verwacht |= {post.bedrag for klasse in bedragen.dekking for post in klasse.posten}
    tekst = "\n".join(regels)
    assert [bedrag for bedrag in sorted(verwacht) if euro(bedrag, 2) not in tekst] == []


def test_the_account_shows_budget_spending_and_difference_of_each_kind_of_cost(huis: Proef) -> None:
    tekst = "\n".join(alineas(maak(huis, "verantwoording")))
    for verschil in (*geld(huis).verschillen, geld(huis).verschil_totaal):
        for bedrag in (verschil.begroot, verschil.gerealiseerd, verschil.verschil):
            assert euro(bedrag, 2) in tekst, verschil.naam


def test_the_account_names_every_promised_activity(huis: Proef) -> None:
    gelezen = lijn.lees_netwerk(Werkmap(huis.pad), huis.pad / "inputs/netwerken/utrecht")
    plan = gelezen.dossier.plan("transmurale-afspraken")
    assert plan is not None
    assert [len(fase.activiteiten) for fase in plan.fasen] == [11, 7, 4]
    regels = set(alineas(maak(huis, "verantwoording")))
    assert [stap.tekst for fase in plan.fasen for stap in fase.activiteiten if stap.tekst not in regels] == []


@pytest.mark.parametrize("document", DOCUMENTEN)
def test_the_same_facts_give_the_same_bytes(huis: Proef, document: str) -> None:
    eerste = maak(huis, document)
    shutil.rmtree(huis.pad / "outputs")
    assert maak(huis, document) == eerste


def test_an_interim_report_counts_spending_up_to_its_quarter_and_stands_beside_the_whole(huis: Proef) -> None:
    heel = maak(huis, "verantwoording")
    tussen = maak(huis, "verantwoording", "--tot", "2024Q2")
    werkmap = Werkmap(huis.pad)
    dossier = lijn.lees_netwerk(werkmap, huis.pad / "inputs/netwerken/utrecht").dossier
    begroting = dossier.begroting("transmurale-afspraken")
    assert begroting is not None
    besteed = sum(
        (deel.realisatie or Decimal(0) for deel in begroting.realisatie if str(deel.kwartaal.einde) <= "2024-06-30"),
        Decimal("0.00"),
    )
    tekst = "\n".join(alineas(tussen))
    assert euro(besteed, 2) in tekst
    assert euro(geld(huis).verschil_totaal.gerealiseerd, 2) not in tekst
    assert "Tussenrapportage" in tekst
    assert tussen != heel
    assert (huis.pad / UIT / "verantwoording-transmurale-afspraken-utrecht.docx").read_bytes() == heel


@pytest.mark.melding("B35")
def test_an_interim_report_says_nothing_of_what_came_after_it(huis: Proef) -> None:
    pad = huis.pad / MAP / "verantwoording.yaml"
    regel = pad.read_text(encoding="utf-8").splitlines().index("periode: sep 2023 – dec 2025") + 1
    gedaan = huis.genereer("verantwoording", "--netwerk", "utrecht", "--tot", "2023Q4", "--formaat", "json")
    assert gedaan.code == 0
    assert [melding for melding in gedaan.meldingen if melding.startswith("B35")] == [
        f"B35 {MAP}/verantwoording.yaml regel {regel}: de teksten gaan tot en met 31-12-2025; deze"
        " tussenstand tot en met 31-12-2023 neemt ze niet over → wilt u er teksten in, schrijf ze dan over die tijd en"
        " zet bij 'periode' tot wanneer zij gaan"
    ]

    regels = alineas(maak(huis, "verantwoording", "--tot", "2023Q4"))

    assert "Uitgevoerd" not in regels
    assert "Nog niet gemeld" in regels
    assert not any("juist en volledig is" in regel for regel in regels)
    assert "Wat er is gedaan" not in regels
    assert any(regel.startswith("Wij verklaren dat de bedragen in deze tussenstand juist") for regel in regels)


def test_a_standing_with_a_date_stands_in_an_interim_report_from_that_date_on(huis: Proef) -> None:
    pad = huis.pad / MAP / "verantwoording.yaml"
    tekst = pad.read_text(encoding="utf-8")
    assert "activiteit: 3, voortgang: uitgevoerd," in tekst
    pad.write_text(tekst.replace("activiteit: 3,", "activiteit: 3, op: nov 2023,", 1), encoding="utf-8")

    voor, na = (alineas(maak(huis, "verantwoording", "--tot", tot)) for tot in ("2023Q3", "2023Q4"))

    assert (voor.count("Uitgevoerd"), na.count("Uitgevoerd")) == (0, 1)


def test_texts_about_the_time_of_the_interim_report_stand_in_it(huis: Proef) -> None:
    pad = huis.pad / MAP / "verantwoording.yaml"
    tekst = pad.read_text(encoding="utf-8")
    pad.write_text(re.sub(r"(?m)^periode: .*$", "periode: sep 2023 – dec 2023", tekst), encoding="utf-8")

    regels = alineas(maak(huis, "verantwoording", "--tot", "2023Q4"))

    assert "Wat er is gedaan" in regels
    assert "Uitgevoerd" in regels


def test_a_quarter_that_cannot_be_read_is_wrong_use(huis: Proef) -> None:
    gedaan = huis.genereer("verantwoording", "--tot", "eind 2024")
    assert gedaan.code == 2
    assert "'eind 2024' is geen periode" in gedaan.uit + gedaan.fout


def geef_uit(huis: Proef, *opties: str) -> Gedaan:
    return huis.genereer("begroting", "--formaat", "json", *opties)


def test_a_workbook_that_goes_out_comes_back_without_a_word(huis: Proef) -> None:
    voor = repr(geld(huis))
    assert geef_uit(huis).code == 0
    shutil.copy(huis.pad / BOEK, huis.pad / MAP / "begroting.xlsx")

    meldingen = huis.genereer("controleer", "--netwerk", "utrecht", "--formaat", "json").json["meldingen"]

    assert [melding for melding in meldingen if melding["bestand"].endswith("begroting.xlsx")] == []
    assert repr(geld(huis)) == voor


def test_a_new_issue_is_the_same_when_nothing_changed(huis: Proef) -> None:
    geef_uit(huis)
    eerste = (huis.pad / BOEK).read_bytes()

    gedaan = geef_uit(huis)

    assert [document["stand"] for document in gedaan.json["documenten"]] == ["ongewijzigd"]
    assert (huis.pad / BOEK).read_bytes() == eerste


def test_a_first_issue_needs_no_budget_and_has_a_line_for_each_phase_and_kind_of_cost(huis: Proef) -> None:
    (huis.pad / MAP / "begroting.xlsx").unlink()

    assert geef_uit(huis).code == 0

    boek = openpyxl.load_workbook(io.BytesIO((huis.pad / BOEK).read_bytes()), data_only=True)
    rijen = [[cel.value for cel in rij] for rij in boek["Begroting"].iter_rows()]
    gevuld = [rij for rij in rijen if str(rij[0]).startswith("R0") and rij[1] and rij[2]]
    assert len({(rij[1], rij[2]) for rij in gevuld}) == len(gevuld) == 15


@pytest.mark.melding("U01")
def test_a_workbook_that_finance_filled_in_where_it_was_issued_is_not_overwritten(huis: Proef) -> None:
    geef_uit(huis)
    boek = openpyxl.load_workbook(huis.pad / BOEK)
    boek.worksheets[0]["B30"] = "ingevuld door finance"
    boek.save(huis.pad / BOEK)
    bewerkt = (huis.pad / BOEK).read_bytes()

    gedaan = geef_uit(huis)

    assert gedaan.code == 7
    assert [melding[:3] for melding in gedaan.meldingen if melding.startswith("U")] == ["U01"]
    assert (huis.pad / BOEK).read_bytes() == bewerkt


@pytest.mark.melding("W13")
def test_a_budget_that_cannot_be_read_whole_is_not_issued_anew(huis: Proef) -> None:
    pad = huis.pad / MAP / "begroting.xlsx"
    boek = openpyxl.load_workbook(pad)
    blad = boek["Begroting"]
    kop = next(cel for rij in blad.iter_rows() for cel in rij if cel.value == "Tarief")
    blad.cell(kop.row + 1, kop.column).value = "PM"
    boek.save(pad)

    gedaan = geef_uit(huis)

    assert gedaan.code == 3
    assert gedaan.meldingen[-1] == (
        f"W13 {MAP}/begroting.xlsx -: deze begroting is niet helemaal te lezen"
        " → herstel wat hierboven staat, of haal het bestand hier weg"
    )
    assert any(melding.startswith("B29 ") and "'PM' is geen bedrag of getal" in melding for melding in gedaan.meldingen)
    assert not (huis.pad / BOEK).exists()


@pytest.mark.melding("W13", "W07")
def test_a_budget_in_another_kind_of_file_is_not_issued_over_without_a_word(huis: Proef) -> None:
    (huis.pad / MAP / "begroting.xlsx").rename(huis.pad / MAP / "begroting.csv")

    gedaan = geef_uit(huis)

    assert gedaan.code == 3
    assert [melding.split(" ")[:2] for melding in gedaan.meldingen if melding.startswith("W")] == [
        ["W07", f"{MAP}/begroting.csv"],
        ["W13", f"{MAP}/begroting.csv"],
    ]
    assert not (huis.pad / BOEK).exists()


def test_the_record_of_a_document_names_plan_budget_and_funder(huis: Proef) -> None:
    maak(huis, "subsidieaanvraag")
    [pad] = (huis.pad / UIT).glob("subsidieaanvraag-*.herkomst.json")
    herkomst = json.loads(pad.read_text(encoding="utf-8"))
    namen = {Path(naam).name for naam in herkomst["invoer"]}
    assert {"project.yaml", "begroting.xlsx", "nppz2.yaml", "netwerk.yaml"} <= namen
    assert herkomst["project"] == "transmurale-afspraken"


def test_a_project_that_is_not_there_is_told_with_the_nearest_name(huis: Proef) -> None:
    gedaan = huis.genereer("begroting", "--project", "transmurale-afspraak")
    assert gedaan.code == 2
    assert "bedoelde u 'transmurale-afspraken'?" in gedaan.uit + gedaan.fout


@pytest.mark.melding("W08")
def test_an_account_without_spending_is_not_made(huis: Proef) -> None:
    boek = openpyxl.load_workbook(huis.pad / MAP / "begroting.xlsx")
    boek["Realisatie"].title = "Uitgaven 2024"
    boek.save(huis.pad / MAP / "begroting.xlsx")

    gedaan = huis.genereer("verantwoording", "--formaat", "json")

    assert gedaan.code == 3
    assert [melding for melding in gedaan.meldingen if melding.startswith("W08")] == [
        f"W08 {MAP}/begroting.xlsx Realisatie: op blad Realisatie staat niets; "
        "zonder uitgaven is er niets te verantwoorden → vul het blad in, of geef het zijn naam terug"
    ]
    assert not (huis.pad / UIT).exists()


@pytest.mark.melding("W08")
def test_a_missing_workbook_is_told_with_the_way_to_one(huis: Proef) -> None:
    (huis.pad / MAP / "begroting.xlsx").unlink()

    gedaan = huis.genereer("subsidieaanvraag", "--formaat", "json")

    assert gedaan.code == 3
    assert any(
        melding.startswith(f"W08 {MAP}/begroting.xlsx ") and "genereer begroting" in melding
        for melding in gedaan.meldingen
    )


def test_the_example_of_the_manual_is_a_plan_that_can_be_read(huis: Proef) -> None:
    tekst = (HUIS / "docs" / "begroting.md").read_text(encoding="utf-8")
    voorbeeld = tekst.partition("```yaml\n")[2].partition("```")[0]
    (huis.pad / MAP / "project.yaml").write_text(voorbeeld, encoding="utf-8")
    for naam in ("begroting.xlsx", "verantwoording.yaml"):
        (huis.pad / MAP / naam).unlink()

    gedaan = geef_uit(huis)

    assert (gedaan.code, gedaan.meldingen) == (0, [])


def test_a_concept_of_an_empty_budget_shows_gaps_and_no_zeros(huis: Proef) -> None:
    (huis.pad / MAP / "begroting.xlsx").unlink()
    geef_uit(huis)
    shutil.copy(huis.pad / BOEK, huis.pad / MAP / "begroting.xlsx")

    gedaan = huis.genereer("subsidieaanvraag", "--concept", "--formaat", "json")

    assert gedaan.code == 0
    [gemaakt] = gedaan.json["documenten"]
    regels = alineas((huis.pad / str(gemaakt["bestand"])).read_bytes())
    assert any("[nog in te vullen: " in regel for regel in regels)
    assert [regel for regel in regels if "€\N{NO-BREAK SPACE}0,00" in regel] == []
