"""`--pdf` as a coordinator meets it, with a stand-in for LibreOffice: nothing lost, nothing half written."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pikepdf
import pytest

from pipeline.pdf.gemis import GEEN_LIBREOFFICE, geen_libreoffice
from pipeline.pdf.soffice import PROGRAMMA
from tests.conftest import Proef
from tests.hulp import DOCUMENT, als_gewone_gebruiker
from tests.pdf.conftest import Nagemaakt

PDF = DOCUMENT.replace(".docx", ".pdf")
HERKOMST = DOCUMENT.replace(".docx", ".herkomst.json")
# The stand-in gives an empty page, in which no page number can be read.
ZONDER_NUMMERS = (
    f"F07 {DOCUMENT} -: in de inhoudsopgave staan geen paginanummers: uit de pagina's die LibreOffice maakt, is niet "
    "met zekerheid af te lezen op welke pagina elke kop staat → druk in Word op Ctrl+A en daarna op F9"
)


def _pdf(proef: Proef) -> Path:
    return proef.pad / PDF


def _standen(gedaan_json: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    return {Path(d["bestand"]).suffix: d["stand"] for d in gedaan_json["documenten"]}


def test_the_pdf_stands_beside_the_word_file_and_the_record_says_what_it_shows(
    proef: Proef, nagemaakt: Nagemaakt
) -> None:
    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")

    assert gedaan.code == 0, gedaan.uit
    assert _standen(gedaan.json) == {".docx": "gemaakt", ".pdf": "gemaakt"}
    assert [str(proef.pad / d["bestand"]) for d in gedaan.json["documenten"]] == [str(proef.document), str(_pdf(proef))]
    record = json.loads((proef.pad / HERKOMST).read_text(encoding="utf-8"))
    assert record["pdf"]["sha256_word"] == record["sha256"]
    assert "sha256_vorige" not in record["pdf"]
    assert nagemaakt.aanroepen == [1]


def test_without_the_option_there_is_no_pdf(proef: Proef, nagemaakt: Nagemaakt) -> None:
    assert proef.genereer("jaarverslag").code == 0
    assert not _pdf(proef).exists()
    assert nagemaakt.aanroepen == []


def test_a_pdf_that_shows_this_word_file_already_is_left_alone(proef: Proef, nagemaakt: Nagemaakt) -> None:
    proef.genereer("jaarverslag", "--pdf")
    record = (proef.pad / HERKOMST).read_bytes()

    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")

    assert _standen(gedaan.json) == {".docx": "ongewijzigd", ".pdf": "ongewijzigd"}
    assert nagemaakt.aanroepen == [1]
    assert (proef.pad / HERKOMST).read_bytes() == record


def test_a_pdf_that_was_thrown_away_is_made_again(proef: Proef, nagemaakt: Nagemaakt) -> None:
    proef.genereer("jaarverslag", "--pdf")
    inhoud = _pdf(proef).read_bytes()
    _pdf(proef).unlink()

    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")

    assert _standen(gedaan.json) == {".docx": "ongewijzigd", ".pdf": "gemaakt"}
    assert _pdf(proef).read_bytes() == inhoud
    assert nagemaakt.aanroepen == [1, 1]


@pytest.mark.melding("F06", "F07")
def test_a_pdf_that_shows_an_older_word_file_is_told_and_made_again_when_asked(
    proef: Proef, nagemaakt: Nagemaakt
) -> None:
    proef.genereer("jaarverslag", "--pdf")
    proef.verslag("inleiding: Een ander jaar.\noverleg:\n  - {gremium: stuurgroep, aantal: 5}\n")

    zonder = proef.genereer("jaarverslag", "--formaat", "json")
    assert zonder.meldingen == [
        f"F06 {PDF} -: deze PDF toont de vorige versie van het Word-bestand"
        " → maak hem opnieuw met --pdf, of gooi hem weg"
    ]
    met = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")
    assert met.meldingen == [ZONDER_NUMMERS]
    assert nagemaakt.aanroepen == [1, 1]
    assert proef.genereer("jaarverslag", "--formaat", "json").meldingen == []


@pytest.mark.melding("U01", "U04")
def test_a_pdf_that_somebody_edited_is_not_overwritten(proef: Proef, nagemaakt: Nagemaakt) -> None:
    proef.genereer("jaarverslag", "--pdf")
    gemaakt = _pdf(proef).read_bytes()
    _pdf(proef).write_bytes(gemaakt + b"bewerkt")

    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")
    assert gedaan.code == 7
    assert gedaan.meldingen == [
        f"U01 {PDF} -: deze PDF is met de hand bewerkt"
        " → bewaar hem onder een andere naam, of gebruik --overschrijf: dan wordt hij opzijgezet"
    ]
    assert nagemaakt.aanroepen == [1]

    opzij = proef.genereer("jaarverslag", "--pdf", "--overschrijf", "--formaat", "json")
    assert opzij.code == 0
    assert opzij.meldingen == [
        ZONDER_NUMMERS,
        f"U04 {PDF} -: de bewerkte PDF heet nu jaarverslag-2024-proef-bewerkt-1.pdf",
    ]
    assert _pdf(proef).with_name("jaarverslag-2024-proef-bewerkt-1.pdf").read_bytes() == gemaakt + b"bewerkt"
    assert _pdf(proef).read_bytes() == gemaakt


@pytest.mark.melding("U01")
def test_a_pdf_of_somebody_else_is_not_overwritten(proef: Proef, nagemaakt: Nagemaakt) -> None:
    _pdf(proef).parent.mkdir(parents=True)
    _pdf(proef).write_bytes(b"van iemand anders")

    assert proef.genereer("jaarverslag", "--pdf").code == 7
    assert _pdf(proef).read_bytes() == b"van iemand anders"
    assert nagemaakt.aanroepen == []


@pytest.mark.melding("U02")
@pytest.mark.skipif(sys.platform != "linux", reason="takes a right away as Linux does")
def test_a_pdf_that_cannot_be_replaced_stays_with_its_record(proef: Proef, nagemaakt: Nagemaakt) -> None:
    proef.genereer("jaarverslag", "--pdf")
    voor, record = _pdf(proef).read_bytes(), json.loads((proef.pad / HERKOMST).read_text(encoding="utf-8"))
    proef.verslag("inleiding: Een ander jaar.\noverleg:\n  - {gremium: stuurgroep, aantal: 5}\n")
    with pikepdf.open(nagemaakt.map_ / "leeg.pdf", allow_overwriting_input=True) as ander:
        ander.docinfo["/Title"] = pikepdf.String("Een andere titel")
        ander.save()
    _pdf(proef).chmod(0o444)

    gedaan = als_gewone_gebruiker(proef.pad, "jaarverslag", "--pdf", "--formaat", "json")

    assert gedaan.returncode == 7
    (melding,) = [m for m in json.loads(gedaan.stdout)["meldingen"] if m["code"] == "U02"]
    assert melding["tekst"].startswith("de PDF kan niet worden geschreven (")
    assert melding["advies"] == "sluit hem in het programma waarin hij open staat, en geef de opdracht opnieuw"
    assert _pdf(proef).read_bytes() == voor
    nu = json.loads((proef.pad / HERKOMST).read_text(encoding="utf-8"))
    assert nu["pdf"] == record["pdf"]


@pytest.mark.melding("F01")
def test_without_libreoffice_the_word_files_are_made_and_the_outcome_says_that_a_tool_is_missing(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PROGRAMMA, "/weg/soffice")

    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")

    assert gedaan.code == 6
    assert _standen(gedaan.json) == {".docx": "gemaakt", ".pdf": "niet gemaakt"}
    assert proef.document.exists()
    assert gedaan.meldingen == [
        "F01 outputs -: op de plek die GENEREER_SOFFICE noemt (/weg/soffice), staat geen programma; er zijn geen PDF's "
        "gemaakt → herstel GENEREER_SOFFICE, of haal deze instelling weg"
    ]


@pytest.mark.melding("F01")
@pytest.mark.parametrize(
    ("systeem", "advies"),
    [
        ("linux", "installeer het met: sudo apt install libreoffice-writer-nogui fonts-crosextra-carlito"),
        ("darwin", "haal LibreOffice op van nl.libreoffice.org en zet het bij Programma's"),
        ("win32", "haal LibreOffice op van nl.libreoffice.org en installeer het, of vraag uw ICT-afdeling"),
    ],
)
def test_who_has_no_libreoffice_is_told_how_to_get_it(systeem: str, advies: str) -> None:
    melding = geen_libreoffice(GEEN_LIBREOFFICE, gewezen="", systeem=systeem)

    assert melding.tekst == "LibreOffice is niet gevonden; de Word-bestanden zijn er wel, de PDF's niet"
    assert melding.advies == f"{advies}; geef de opdracht daarna opnieuw"


@pytest.mark.melding("F02")
@pytest.mark.parametrize(
    ("wat", "waarom"),
    [
        ("hangt", "LibreOffice deed 1 seconden niets meer en is gestopt"),
        ("zwijgt", "LibreOffice schreef geen PDF"),
    ],
)
def test_where_libreoffice_fails_the_old_pdf_stays_and_the_next_run_makes_the_new_one(
    proef: Proef, nagemaakt: Nagemaakt, wat: str, waarom: str
) -> None:
    proef.genereer("jaarverslag", "--pdf")
    oud = _pdf(proef).read_bytes()
    proef.verslag("inleiding: Een ander jaar.\noverleg:\n  - {gremium: stuurgroep, aantal: 5}\n")
    nagemaakt.doet(wat)

    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")

    assert gedaan.code == 6
    assert _standen(gedaan.json) == {".docx": "gemaakt", ".pdf": "niet gemaakt"}
    assert [m for m in gedaan.meldingen if m.startswith("F02")] == [
        f"F02 {PDF} -: {waarom} → geef de opdracht opnieuw; is het document heel lang, zet dan "
        "GENEREER_SOFFICE_WACHTTIJD op meer seconden"
    ]
    assert _pdf(proef).read_bytes() == oud
    nagemaakt.doet_het_weer()
    assert proef.genereer("jaarverslag", "--pdf").code == 0


def test_a_word_file_that_is_not_made_has_no_pdf_either(proef: Proef, nagemaakt: Nagemaakt) -> None:
    proef.verslag("inleiding: [fout]\n")

    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")

    assert gedaan.code == 3
    assert _standen(gedaan.json) == {".docx": "niet gemaakt"}
    assert nagemaakt.aanroepen == []


def test_many_documents_go_in_a_few_calls(proef: Proef, nagemaakt: Nagemaakt) -> None:
    for nummer in range(11):
        shutil.copytree(proef.netwerk, proef.netwerk.parent / f"proef{nummer}")

    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")

    assert gedaan.code == 0
    assert [Path(d["bestand"]).suffix for d in gedaan.json["documenten"]] == [".docx", ".pdf"] * 12
    assert sum(nagemaakt.aanroepen) == 12
    assert len(nagemaakt.aanroepen) == min(os.cpu_count() or 1, 3)


NIET_GOED = PDF.replace(".pdf", "-niet-goedgekeurd.pdf")
F05 = (f"F05 {PDF} -: de PDF zegt niet welke taal hij heeft → kies in het sjabloon bij Controleren > Taal Nederlands",)
F11 = (
    f"F11 {NIET_GOED} -: deze PDF is niet goedgekeurd en heeft daarom deze naam; wat er niet klopt, staat bij de PDF "
    "zelf → herstel dat en geef de opdracht opnieuw: staat er dan een goede PDF, dan gaat deze weg"
)


def _zonder_taal(nagemaakt: Nagemaakt) -> bytes:
    """From now on LibreOffice gives a PDF that does not pass; gives back the one that it gave before."""
    goed = nagemaakt.pdf
    with pikepdf.open(nagemaakt.map_ / "leeg.pdf", allow_overwriting_input=True) as pdf:
        del pdf.Root.Lang
        pdf.save()
    return goed


@pytest.mark.melding("F05", "F11")
def test_a_pdf_that_does_not_pass_is_kept_under_a_name_that_says_so_until_there_is_one_that_does(
    proef: Proef, nagemaakt: Nagemaakt
) -> None:
    goed = _zonder_taal(nagemaakt)

    for keer in (1, 2):  # it is never called up to date
        gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")
        assert gedaan.code == 5
        assert _standen(gedaan.json)[".pdf"] == "niet gemaakt"
        assert [m for m in gedaan.meldingen if m.startswith(("F05", "F11"))] == [*F05, F11]
        assert proef.document.exists()
        assert not _pdf(proef).exists()
        assert (proef.pad / NIET_GOED).read_bytes().startswith(b"%PDF-")
        assert nagemaakt.aanroepen == [1] * keer

    (nagemaakt.map_ / "leeg.pdf").write_bytes(goed)
    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")
    assert gedaan.code == 0
    assert _pdf(proef).exists()
    assert not (proef.pad / NIET_GOED).exists()
    assert "pdf_niet_goedgekeurd" not in json.loads((proef.pad / HERKOMST).read_text(encoding="utf-8"))


def test_a_good_pdf_that_stands_there_is_not_touched_by_one_that_does_not_pass(
    proef: Proef, nagemaakt: Nagemaakt
) -> None:
    proef.genereer("jaarverslag", "--pdf")
    goed = _pdf(proef).read_bytes()
    proef.verslag("inleiding: Een ander jaar.\noverleg:\n  - {gremium: stuurgroep, aantal: 5}\n")
    _zonder_taal(nagemaakt)

    assert proef.genereer("jaarverslag", "--pdf").code == 5
    assert _pdf(proef).read_bytes() == goed
    assert (proef.pad / NIET_GOED).exists()


@pytest.mark.melding("U01")
def test_what_somebody_edited_under_the_name_of_a_pdf_that_did_not_pass_stays(
    proef: Proef, nagemaakt: Nagemaakt
) -> None:
    goed = _zonder_taal(nagemaakt)
    proef.genereer("jaarverslag", "--pdf")
    (proef.pad / NIET_GOED).write_bytes(b"van iemand anders")

    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")
    assert gedaan.code == 5
    assert [m.partition(" -")[0] for m in gedaan.meldingen if m.startswith("U01")] == [f"U01 {NIET_GOED}"]
    (nagemaakt.map_ / "leeg.pdf").write_bytes(goed)
    assert proef.genereer("jaarverslag", "--pdf").code == 0
    assert (proef.pad / NIET_GOED).read_bytes() == b"van iemand anders"
