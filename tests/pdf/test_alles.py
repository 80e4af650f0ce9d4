"""`genereer alles --pdf`: a PDF of every document, and of those only what is missing or no longer right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import JAARVERSLAG, Proef
from tests.hulp_convenant import TEKENT, ledentekst, schrijf_convenant
from tests.hulp_libreoffice import met_libreoffice
from tests.pdf.conftest import Nagemaakt


def _leden(proef: Proef, aantal: int = 3) -> None:
    leden = [f"naam: Lid {nummer}, functie: directeur, {TEKENT}" for nummer in range(aantal)]
    (proef.netwerk / "leden.yaml").write_text(ledentekst(*leden), encoding="utf-8")
    schrijf_convenant(proef)


def _pdfs(proef: Proef) -> dict[str, bytes]:
    return {pad.name: pad.read_bytes() for pad in (proef.pad / "outputs").rglob("*.pdf")}


def _standen(proef: Proef, *opties: str) -> dict[str, str]:
    gedaan = proef.genereer("alles", "--formaat", "json", *opties)
    assert gedaan.code == 0, gedaan.uit
    return {Path(d["bestand"]).name: d["stand"] for d in gedaan.json["documenten"]}


def test_every_document_gets_a_pdf_in_one_go_and_then_there_is_nothing_to_do(
    proef: Proef, nagemaakt: Nagemaakt
) -> None:
    _leden(proef)

    standen = _standen(proef, "--pdf")

    woorden = {pad.with_suffix(".pdf").name for pad in (proef.pad / "outputs").rglob("*.docx")}
    assert _pdfs(proef).keys() == woorden == {naam for naam in standen if naam.endswith(".pdf")}
    assert sum(nagemaakt.aanroepen) == len(woorden) >= 6
    assert len(nagemaakt.aanroepen) <= 2
    assert proef.genereer("alles", "--pdf").uit == (
        f"Niets te doen: alle {len(woorden) * 2 + _werkboeken(proef)} bestanden zijn actueel."
    )


def _werkboeken(proef: Proef) -> int:
    return len(list((proef.pad / "outputs").rglob("*.xlsx")))


def test_documents_that_were_left_alone_get_their_pdf_too(proef: Proef, nagemaakt: Nagemaakt) -> None:
    assert _standen(proef) == {"jaarverslag-2024-proef.docx": "gemaakt"}
    assert proef.genereer("alles").uit == "Niets te doen: het enige bestand is actueel."

    gedaan = proef.genereer("alles", "--pdf")

    assert "✔ gemaakt       outputs/proef/2024/jaarverslag-2024-proef.pdf" in gedaan.uit
    assert nagemaakt.aanroepen == [1]
    assert proef.genereer("alles", "--pdf").uit == "Niets te doen: alle 2 bestanden zijn actueel."


def test_only_the_pdf_of_what_changed_or_is_gone_is_made_again(proef: Proef, nagemaakt: Nagemaakt) -> None:
    _leden(proef)
    _standen(proef, "--pdf")
    nagemaakt.vergeet()
    proef.verslag(JAARVERSLAG.replace("4", "5"))
    (proef.pad / "outputs" / "proef" / "ledenlijst-proef.pdf").unlink()

    assert "gemaakt" in _standen(proef).values()  # without --pdf: what it showed is old now
    standen = _standen(proef, "--pdf")

    assert nagemaakt.aanroepen == [2]  # of the report and of the list; the stand-in gives the report the same pages
    assert {naam for naam, stand in standen.items() if stand != "ongewijzigd"} == {"ledenlijst-proef.pdf"}


def test_without_the_option_no_pdf_is_made(proef: Proef, nagemaakt: Nagemaakt) -> None:
    _standen(proef)

    assert _pdfs(proef) == {}
    assert nagemaakt.aanroepen == []


def test_a_pdf_that_somebody_edited_is_told_at_every_run(proef: Proef, nagemaakt: Nagemaakt) -> None:
    _standen(proef, "--pdf")
    pdf = proef.document.with_suffix(".pdf")
    pdf.write_bytes(b"van mij")

    assert [proef.genereer("alles", "--pdf").code for _ in range(2)] == [7, 7]
    assert pdf.read_bytes() == b"van mij"
    assert nagemaakt.aanroepen == [1]


def test_documents_and_pdfs_are_counted_apart(proef: Proef, nagemaakt: Nagemaakt) -> None:
    een = proef.genereer("jaarverslag", "--pdf").uit.splitlines()[-1]
    assert een == "1 document en 1 PDF klaar, met 1 waarschuwing. Open het in Word en lees het na."
    _leden(proef, 14)

    veel = proef.genereer("convenant", "--pdf")
    assert "✔ gemaakt       outputs/proef/convenant/ (14 documenten en 14 PDF's)" in veel.uit
    assert veel.uit.splitlines()[-1].startswith("15 van 15 documenten en 15 van 15 PDF's klaar")

    nagemaakt.doet("zwijgt")
    proef.verslag(JAARVERSLAG.replace("4", "5"))
    zonder = proef.genereer("jaarverslag", "--pdf").uit.splitlines()[-1]
    assert zonder.startswith("1 document en geen PDF klaar; 1 fout")


@met_libreoffice
@pytest.mark.parametrize("opties", [("--paginanummers",), ("--pdf",)])
def test_page_numbers_come_for_all_documents_and_make_none_outdated(proef: Proef, opties: tuple[str, ...]) -> None:
    _leden(proef, 1)
    _standen(proef)
    zonder = {pad: pad.read_bytes() for pad in (proef.pad / "outputs").rglob("*.docx")}

    standen = _standen(proef, *opties)

    anders = {pad.name for pad, inhoud in zonder.items() if pad.read_bytes() != inhoud}
    assert anders == {"jaarverslag-2024-proef.docx", "convenant-lid-0-proef.docx", "convenant-proef.docx"}
    assert {naam for naam, stand in standen.items() if naam.endswith(".docx") and stand == "gemaakt"} == anders
    # Nothing is filled again: the page numbers are ours.
    assert proef.genereer("alles", *opties).uit.startswith(("Niets te doen", "= overgeslagen"))
    assert proef.genereer("alles").uit.startswith("Niets te doen")
    toestanden = {d["toestand"] for d in proef.genereer("overzicht", "--formaat", "json").json["documenten"]}
    assert toestanden == {"actueel"}
