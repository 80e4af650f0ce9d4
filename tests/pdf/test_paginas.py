"""Contents with the right page numbers: in the Word file what the PDF prints, and in both where each heading is."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from pipeline.keur import keur
from pipeline.pdf import Aanvraag, maak_pdfs
from pipeline.pdf.paginas import paginanummers
from pipeline.pdf.soffice import PROGRAMMA
from tests.conftest import PROJECT, Proef
from tests.hulp import DOCUMENT, SJABLOON, delen_van, vervang
from tests.hulp_libreoffice import PDFTOTEXT, met_libreoffice
from tests.pdf.conftest import Nagemaakt, Voorbeeld

MET_INHOUD = ("convenant", "jaarverslag", "subsidieaanvraag", "verantwoording")
HERKOMST = DOCUMENT.replace(".docx", ".herkomst.json")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VERSLAG = "inleiding: Een jaar om te proeven.\noverleg:\n  - {gremium: stuurgroep, aantal: 4}\n"


def _regels_in_word(inhoud: bytes) -> list[tuple[str, str]]:
    """The lines of the contents as Word shows them when it opens the file: the heading, and the number."""
    regels = []
    for link in docx.Document(io.BytesIO(inhoud)).element.body.iter(f"{W}hyperlink"):
        if "PAGEREF" in "".join(veld.text or "" for veld in link.iter(f"{W}instrText")):
            kop, *nummer = [tekst.text or "" for tekst in link.iter(f"{W}t")]
            regels.append((kop, "".join(nummer)))
    return regels


def _paginas(pdf: bytes, map_: Path) -> list[str]:
    assert PDFTOTEXT is not None
    (map_ / "proef.pdf").write_bytes(pdf)
    opdracht = [PDFTOTEXT, "-layout", str(map_ / "proef.pdf"), "-"]
    return subprocess.run(opdracht, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]


def _plat(tekst: str) -> str:
    return re.sub(r"\s", "", tekst)


@met_libreoffice
@pytest.mark.parametrize("soort", MET_INHOUD)
def test_word_and_pdf_name_the_page_on_which_each_heading_is(
    voorbeelden: dict[str, Voorbeeld], tmp_path: Path, soort: str
) -> None:
    gevonden = [een for een in voorbeelden.values() if een.naam.startswith(f"{soort}-")]
    assert gevonden
    for een in gevonden:
        assert een.genummerd is not None
        regels = _regels_in_word(een.genummerd)
        assert len(regels) >= 5
        paginas = _paginas(een.pdf, tmp_path)
        eind = 0
        for kop, nummer in regels:
            letters = r"\s*".join(re.escape(letter) for letter in _plat(kop))
            regel = re.compile(rf"{letters}\s*\.{{3,}}\s*{nummer}$", re.MULTILINE).search(paginas[1], eind)
            assert regel is not None, f"the PDF does not print {nummer} behind '{kop}'"
            eind = regel.end()
        for kop, nummer in regels:
            pagina = paginas[1][eind:] if nummer == "2" else paginas[int(nummer) - 1]
            assert _plat(kop) in _plat(pagina), f"'{kop}' is not on page {nummer}"
            assert f"Pagina {nummer} van {len(paginas)}" in pagina


@met_libreoffice
def test_every_document_with_a_contents_page_was_looked_at(voorbeelden: dict[str, Voorbeeld]) -> None:
    assert {een.naam.partition("-")[0] for een in voorbeelden.values() if een.genummerd is not None} == set(MET_INHOUD)


@met_libreoffice
@pytest.mark.parametrize("soort", MET_INHOUD)
def test_word_has_nothing_to_ask_when_it_opens_the_file(voorbeelden: dict[str, Voorbeeld], soort: str) -> None:
    for een in [een for een in voorbeelden.values() if een.naam.startswith(f"{soort}-")]:
        delen = delen_van(een.genummerd or b"")
        assert delen.keys() == delen_van(een.woord).keys()
        for naam, inhoud in delen.items():
            assert b"w:dirty" not in inhoud, naam
            assert b"updateFields" not in inhoud, naam
            assert naam == "word/document.xml" or inhoud == delen_van(een.woord)[naam]


@met_libreoffice
@pytest.mark.parametrize("soort", MET_INHOUD)
def test_the_file_with_numbers_passes_what_the_file_without_passed(
    voorbeelden: dict[str, Voorbeeld], tmp_path: Path, soort: str
) -> None:
    for een in [een for een in voorbeelden.values() if een.naam.startswith(f"{soort}-")]:
        assert een.genummerd is not None
        assert keur(een.genummerd, een.naam, concept=False) == keur(een.woord, een.naam, concept=False)
        (tmp_path / "proef.docx").write_bytes(een.genummerd)
        assert not OpenXmlValidator().validate(tmp_path / "proef.docx").errors


@met_libreoffice
@pytest.mark.parametrize("soort", MET_INHOUD)
def test_the_numbers_change_nothing_in_the_pages(voorbeelden: dict[str, Voorbeeld], soort: str) -> None:
    eerste = next(een for een in voorbeelden.values() if een.naam.startswith(f"{soort}-"))
    assert eerste.genummerd is not None

    (pdf,) = maak_pdfs([Aanvraag(f"{eerste.naam}.pdf", eerste.genummerd)])

    assert pdf.inhoud == eerste.pdf
    assert pdf.genummerd == eerste.genummerd


@met_libreoffice
def test_a_numbering_that_begins_again_is_the_one_that_is_printed(proef: Proef, tmp_path: Path) -> None:
    sjabloon = proef.pad / SJABLOON
    tekst = delen_van(sjabloon.read_bytes())["word/document.xml"].decode()
    laatste = tekst[tekst.rindex("<w:sectPr") :]
    maat = re.search(r"<w:pgMar[^>]*/>", laatste)
    assert maat is not None
    nieuw = laatste.replace(maat[0], f'{maat[0]}<w:pgNumType w:start="1"/>')
    sjabloon.write_bytes(vervang(sjabloon.read_bytes(), "word/document.xml", laatste, nieuw))
    shutil.copytree(PROJECT / "inputs", proef.pad / "inputs", dirs_exist_ok=True)

    assert proef.genereer("jaarverslag", "--netwerk", "utrecht", "--pdf").code == 0

    uit = proef.pad / "outputs" / "utrecht" / "2023"
    regels = _regels_in_word((uit / "jaarverslag-2023-utrecht.docx").read_bytes())
    paginas = _paginas((uit / "jaarverslag-2023-utrecht.pdf").read_bytes(), tmp_path)
    assert regels[0][1] == "1"
    for kop, nummer in regels:
        assert _plat(kop) in _plat(paginas[int(nummer)]), f"'{kop}' is not on page {nummer}, the cover not counted"
        assert f"Pagina {nummer} van" in paginas[int(nummer)]


@met_libreoffice
def test_page_numbers_can_be_had_without_a_pdf_and_a_next_run_keeps_them(proef: Proef) -> None:
    proef.verslag(VERSLAG)
    proef.genereer("jaarverslag")
    zonder = proef.document.read_bytes()
    assert {nummer for _, nummer in _regels_in_word(zonder)} == {""}

    met = proef.genereer("jaarverslag", "--paginanummers", "--formaat", "json")

    genummerd = proef.document.read_bytes()
    assert (met.code, met.meldingen) == (0, [])
    assert [d["stand"] for d in met.json["documenten"]] == ["gemaakt"]
    assert {nummer for _, nummer in _regels_in_word(genummerd)} == {"2"}
    waarden = HERKOMST.replace(".herkomst.", ".waarden.")
    assert proef.uitvoer() == [pad.removeprefix("outputs/") for pad in (DOCUMENT, HERKOMST, waarden)]
    for opties in ((), ("--paginanummers",)):
        opnieuw = proef.genereer("jaarverslag", "--formaat", "json", *opties)
        assert [d["stand"] for d in opnieuw.json["documenten"]] == ["ongewijzigd"]
        assert proef.document.read_bytes() == genummerd
    assert proef.genereer("overzicht", "--formaat", "json").json["documenten"][0]["toestand"] == "actueel"
    assert [d["stand"] for d in proef.genereer("alles", "--formaat", "json").json["documenten"]] == ["ongewijzigd"]
    assert proef.genereer("alles").uit == "Niets te doen: het enige bestand is actueel."


@met_libreoffice
@pytest.mark.melding("F08")
def test_a_document_that_becomes_another_one_loses_its_page_numbers_and_that_is_told(proef: Proef) -> None:
    proef.verslag(VERSLAG)
    proef.genereer("jaarverslag", "--pdf")
    proef.verslag(VERSLAG.replace("4", "5"))

    zonder = proef.genereer("jaarverslag", "--formaat", "json")

    assert [melding for melding in zonder.meldingen if melding.startswith("F08")] == [
        f"F08 {DOCUMENT} -: het document is anders geworden; in de inhoudsopgave staan nu geen paginanummers"
        " → geef de opdracht met --paginanummers, of druk in Word op Ctrl+A en daarna op F9"
    ]
    assert {nummer for _, nummer in _regels_in_word(proef.document.read_bytes())} == {""}
    proef.verslag(VERSLAG.replace("4", "6"))
    assert proef.genereer("jaarverslag", "--pdf", "--formaat", "json").meldingen == []
    assert {nummer for _, nummer in _regels_in_word(proef.document.read_bytes())} == {"2"}


@met_libreoffice
def test_a_document_with_page_numbers_that_somebody_edited_is_not_overwritten(proef: Proef) -> None:
    proef.verslag(VERSLAG)
    proef.genereer("jaarverslag", "--paginanummers")
    proef.document.write_bytes(proef.document.read_bytes() + b"bewerkt")

    for opties in ((), ("--paginanummers",), ("--pdf",)):
        assert proef.genereer("jaarverslag", *opties).code == 7


@met_libreoffice
def test_a_pdf_of_before_the_page_numbers_still_shows_the_document(proef: Proef) -> None:
    proef.verslag(VERSLAG)
    proef.genereer("jaarverslag", "--paginanummers")
    record = json.loads((proef.pad / HERKOMST).read_text(encoding="utf-8"))
    proef.genereer("jaarverslag", "--pdf")
    met_pdf = json.loads((proef.pad / HERKOMST).read_text(encoding="utf-8"))
    met_pdf["pdf"]["sha256_word"] = record["paginanummers"]["sha256_zonder"]
    (proef.pad / HERKOMST).write_text(json.dumps(met_pdf), encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--pdf", "--formaat", "json")

    assert [d["stand"] for d in gedaan.json["documenten"]] == ["ongewijzigd", "ongewijzigd"]
    assert gedaan.meldingen == []


@pytest.mark.melding("F07")
@pytest.mark.parametrize(
    ("wat", "waarom"),
    [
        ("hangt", "LibreOffice deed 1 seconden niets meer en is gestopt"),
        ("zwijgt", "LibreOffice schreef geen PDF"),
        (
            "leeg",
            "uit de pagina's die LibreOffice maakt, is niet met zekerheid af te lezen op welke pagina elke kop staat",
        ),
    ],
)
def test_page_numbers_that_cannot_be_had_are_left_to_word(
    proef: Proef, nagemaakt: Nagemaakt, wat: str, waarom: str
) -> None:
    nagemaakt.doet(wat)

    gedaan = proef.genereer("jaarverslag", "--paginanummers", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"F07 {DOCUMENT} -: in de inhoudsopgave staan geen paginanummers: {waarom}"
        " → druk in Word op Ctrl+A en daarna op F9"
    ]
    assert {nummer for _, nummer in _regels_in_word(proef.document.read_bytes())} == {""}


@pytest.mark.melding("F07")
def test_without_libreoffice_the_contents_are_complete_and_the_numbers_left_to_word(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PROGRAMMA, "/weg/soffice")

    gedaan = proef.genereer("jaarverslag", "--paginanummers", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        "F07 outputs -: op de plek die GENEREER_SOFFICE noemt (/weg/soffice), staat geen programma; in de "
        "inhoudsopgaven staan geen paginanummers → herstel GENEREER_SOFFICE, of haal deze instelling weg, of druk in "
        "Word op Ctrl+A en daarna op F9"
    ]
    assert [kop for kop, _ in _regels_in_word(proef.document.read_bytes())]


def test_a_document_without_contents_costs_no_libreoffice(proef: Proef, nagemaakt: Nagemaakt) -> None:
    shutil.copytree(PROJECT / "inputs", proef.pad / "inputs", dirs_exist_ok=True)

    assert proef.genereer("ledenlijst", "--paginanummers").code == 0
    assert nagemaakt.aanroepen == []


def test_what_is_no_pdf_has_no_page_numbers() -> None:
    assert paginanummers(b"geen PDF", 3) is None
