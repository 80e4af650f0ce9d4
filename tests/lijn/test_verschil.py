"""What changed between two generated documents: as text, and as a Word file with tracked changes."""

import shutil
import subprocess
from pathlib import Path

import docx
import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from pipeline.cli.verschil import als_regel
from pipeline.word.pakket import Pakket, open_pakket
from tests.conftest import Proef
from tests.hulp import DOCUMENT, delen_van, zip_van
from tests.hulp_libreoffice import SOFFICE, met_libreoffice
from tests.hulp_wijzigingen import W, aangenomen, inhoud, verworpen

GELD = "outputs/utrecht/transmurale-afspraken/verantwoording-transmurale-afspraken-utrecht.docx"


def _pakket(pad: Path) -> Pakket:
    pakket, meldingen = open_pakket(pad.read_bytes(), pad.name)
    assert pakket is not None, meldingen
    return pakket


def _tekst(pakket: Pakket, deel: str = "word/document.xml") -> list[object]:
    wortel = pakket.boom(deel)
    lijf = wortel.find(f"{W}body")
    return list(inhoud(lijf if lijf is not None else wortel))


def _eist_beide(verschil: Path, oud: Path, nieuw: Path) -> None:
    """To accept all gives the new text, to reject all the old, in every part."""
    gevolgd = _pakket(verschil)
    for deel in _pakket(nieuw).tekstdelen():
        boom = gevolgd.boom(deel)
        for na, pad in ((aangenomen(boom), nieuw), (verworpen(boom), oud)):
            lijf = na.find(f"{W}body")
            assert inhoud(lijf if lijf is not None else na) == _tekst(_pakket(pad), deel), (deel, pad)
    assert [str(fout) for fout in OpenXmlValidator().validate(verschil).errors] == []


def _opzij(proef: Proef, document: str) -> Path:
    """The document as it was, put aside."""
    oud = proef.pad / "oud.docx"
    shutil.copy(proef.pad / document, oud)
    return oud


def test_a_figure_that_changed_in_the_workbook_is_told_with_old_and_new(huis: Proef) -> None:
    huis.genereer("verantwoording")
    oud = _opzij(huis, GELD)
    pad = huis.pad / "inputs/netwerken/utrecht/projecten/transmurale-afspraken/begroting.xlsx"
    boek = openpyxl.load_workbook(pad)
    assert boek["Realisatie"]["C7"].value == 2200
    boek["Realisatie"]["C7"] = 2900
    boek.save(pad)
    huis.genereer("verantwoording")

    gedaan = huis.genereer("verschil", "oud.docx", GELD)

    assert gedaan.code == 0
    regels = gedaan.uit.splitlines()
    plek = regels.index("tabel 7, rij 2, kolom 3, onder kop 'Per regel van de begroting'")
    assert regels[plek + 1] == "  € 13.200,00 → € 13.900,00"
    naam = GELD.replace(".docx", "-verschil.docx")
    assert regels[-1] == f"Met bijgehouden wijzigingen: {naam}"
    _eist_beide(huis.pad / naam, oud, huis.pad / GELD)


JAAR = """\
inleiding: Een jaar om te proeven.
overleg:
  - gremium: stuurgroep
    aantal: {aantal}
activiteiten:
{activiteiten}"""
AVOND = """\
  - titel: Een avond over {wat}
    doelgroep: publiek
    tekst: |
      Met een lijst:

      - **een** {wat}
      - twee
    cijfers: [{{aantal: 12, eenheid: bezoekers, uitgelicht: ja}}]
"""


@pytest.mark.parametrize("omgekeerd", [False, True])
def test_a_report_with_a_heading_a_list_and_figures_more_gives_both_back(proef: Proef, omgekeerd: bool) -> None:
    avonden = [AVOND.format(wat=wat) for wat in ("zorg", "rouw", "geld")]
    proef.verslag(JAAR.format(aantal=4, activiteiten="".join(avonden[:2])))
    proef.genereer("jaarverslag")
    oud = _opzij(proef, DOCUMENT)
    proef.verslag(JAAR.format(aantal=5, activiteiten="".join(avonden[1:])))
    proef.genereer("jaarverslag")
    een, ander = (proef.document, oud) if omgekeerd else (oud, proef.document)

    gedaan = proef.genereer("verschil", str(een), str(ander), "--uit", "verschil.docx", "--formaat", "json")

    assert gedaan.code == 0
    assert {"Een avond over zorg", "Een avond over geld"} <= {
        tekst for wijziging in gedaan.json["wijzigingen"] for tekst in (wijziging["oud"], wijziging["nieuw"])
    }
    _eist_beide(proef.pad / "verschil.docx", een, ander)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [("convenant", "ledenlijst"), ("ledenlijst", "contributie"), ("contributie", "convenant")],
)
def test_documents_that_have_nothing_in_common_give_both_back(huis: Proef, oud: str, nieuw: str) -> None:
    for document in (oud, nieuw):
        huis.genereer(document)
    van, naar = (huis.pad / f"outputs/utrecht/{document}-utrecht.docx" for document in (oud, nieuw))

    huis.genereer("verschil", str(van), str(naar), "--uit", "verschil.docx")

    gevolgd = _pakket(huis.pad / "verschil.docx")
    lijf = gevolgd.boom("word/document.xml").find(f"{W}body")
    assert lijf is not None
    assert inhoud(aangenomen(lijf)) == _tekst(_pakket(naar))
    assert inhoud(verworpen(lijf)) == _tekst(_pakket(van))
    assert [str(fout) for fout in OpenXmlValidator().validate(huis.pad / "verschil.docx").errors] == []


@met_libreoffice
def test_libreoffice_opens_it_and_shows_old_and_new(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    _opzij(proef, DOCUMENT)
    proef.verslag("inleiding: Een jaar om te vieren.\noverleg:\n  - gremium: stuurgroep\n    aantal: 9\n")
    proef.genereer("jaarverslag")
    proef.genereer("verschil", "oud.docx", DOCUMENT, "--uit", "verschil.docx")

    profiel = f"-env:UserInstallation={(proef.pad / 'profiel').as_uri()}"
    opdracht = [str(SOFFICE), profiel, "--headless", "--convert-to", "fodt", "verschil.docx"]
    subprocess.run(opdracht, cwd=proef.pad, check=True, capture_output=True, timeout=180)

    tekst = (proef.pad / "verschil.fodt").read_text(encoding="utf-8")
    assert "<text:deletion>" in tekst
    assert "<text:insertion>" in tekst
    assert "<dc:creator>genereer</dc:creator>" in tekst
    assert "proeven" in tekst
    assert "vieren" in tekst


def test_two_documents_that_say_the_same_give_no_file(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    _opzij(proef, DOCUMENT)

    gedaan = proef.genereer("verschil", "oud.docx", DOCUMENT)

    assert (gedaan.code, gedaan.uit) == (0, "De twee documenten zeggen hetzelfde.")
    assert list(proef.document.parent.glob("*verschil*")) == []


def _twee(proef: Proef) -> None:
    """`oud.docx` and `nieuw.docx`, of which one word differs."""
    for naam, woord in (("oud", "vier"), ("nieuw", "vijf")):
        document = docx.Document()
        document.add_paragraph(f"Het netwerk telde {woord} leden.")
        document.save(str(proef.pad / f"{naam}.docx"))


def test_nothing_beside_the_new_document_is_overwritten(proef: Proef) -> None:
    _twee(proef)
    (proef.pad / "nieuw-verschil.docx").write_bytes(b"van iemand")
    eerst = proef.genereer("verschil", "oud.docx", "nieuw.docx")
    assert eerst.uit.splitlines()[-1] == "Met bijgehouden wijzigingen: nieuw-verschil-2.docx"

    assert proef.genereer("verschil", "oud.docx", "nieuw.docx").uit.splitlines() == [
        "alinea 1",
        "  Het netwerk telde vier leden. → Het netwerk telde vijf leden.",
        "1 verschil.",
        "Dit bestand was er al: nieuw-verschil-2.docx",
    ]
    assert (proef.pad / "nieuw-verschil.docx").read_bytes() == b"van iemand"
    assert not (proef.pad / "nieuw-verschil-3.docx").exists()


@pytest.mark.melding("Z16")
@pytest.mark.parametrize("uit", ["oud.docx", "nieuw.docx", "inputs"])
def test_nothing_that_stands_at_uit_is_overwritten(proef: Proef, uit: str) -> None:
    _twee(proef)
    voor = (proef.pad / "oud.docx").read_bytes()

    gedaan = proef.genereer("verschil", "oud.docx", "nieuw.docx", "--uit", uit, "--formaat", "json")

    assert gedaan.code == 7
    assert gedaan.meldingen == [
        f"Z16 {uit} -: hier staat al iets → kies met --uit een andere naam, of haal dat bestand weg"
    ]
    assert (proef.pad / "oud.docx").read_bytes() == voor


def test_a_place_that_is_not_there_is_told(proef: Proef) -> None:
    _twee(proef)

    gedaan = proef.genereer("verschil", "oud.docx", "nieuw.docx", "--uit", "weg/uit.docx", "--formaat", "json")

    assert gedaan.code == 7
    assert gedaan.meldingen == [
        "U02 weg/uit.docx -: het bestand met de verschillen kan niet worden geschreven (het bestaat niet)"
        " → kies met --uit een andere plaats"
    ]


@pytest.mark.melding("Z17")
def test_a_document_with_changes_that_nobody_accepted_is_refused(proef: Proef) -> None:
    _twee(proef)
    proef.genereer("verschil", "oud.docx", "nieuw.docx")

    gedaan = proef.genereer("verschil", "oud.docx", "nieuw-verschil.docx", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        "Z17 nieuw-verschil.docx -: in dit document staan nog wijzigingen die niemand heeft geaccepteerd of geweigerd"
        " → kies in Word Controleren, Alle wijzigingen accepteren, en sla het op onder een andere naam"
    ]


GRAFIEK = """\
grafieken:
  - titel: Leden per jaar (fictief)
    vorm: lijngrafiek
    labels: [2022, 2023, 2024]
    reeksen:
      - {{naam: leden, waarden: [38, 40, {laatste}]}}
"""


@pytest.mark.melding("Z18")
def test_a_chart_that_differs_is_told_because_word_cannot_track_it(proef: Proef) -> None:
    basis = "inleiding: Een jaar.\noverleg:\n  - gremium: stuurgroep\n    aantal: 4\n"
    proef.verslag(basis + GRAFIEK.format(laatste=42))
    proef.genereer("jaarverslag")
    _opzij(proef, DOCUMENT)
    proef.verslag(basis + GRAFIEK.format(laatste=43))
    proef.genereer("jaarverslag")

    gedaan = proef.genereer("verschil", "oud.docx", DOCUMENT, "--formaat", "json")

    assert gedaan.code == 0
    (melding,) = gedaan.meldingen
    assert melding.startswith(f"Z18 {DOCUMENT} alinea ")
    assert ": grafiek 'Lijngrafiek. " in melding
    assert "2024: 42.' is nu grafiek 'Lijngrafiek. " in melding
    assert melding.endswith(
        "2024: 43.', of ziet er anders uit → vergelijk dit zelf; Word kan het niet als wijziging tonen"
    )


@pytest.mark.melding("S01", "S02")
def test_what_is_no_word_file_gets_the_usual_melding(proef: Proef) -> None:
    _twee(proef)
    (proef.pad / "tekst.docx").write_text("geen Word", encoding="utf-8")
    delen = delen_van((proef.pad / "oud.docx").read_bytes())
    (proef.pad / "macro.docx").write_bytes(zip_van({**delen, "word/vbaProject.bin": b"x"}))

    gedaan = proef.genereer("verschil", "tekst.docx", "macro.docx", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        "S01 tekst.docx -: dit is geen Word-bestand (.docx) maar een tekstbestand (bijvoorbeeld CSV)"
        " → sla het op als .docx",
        "S02 macro.docx -: het bestand bevat macro's → sla het op als 'Word-document (*.docx)'",
    ]


@pytest.mark.parametrize(
    ("oud", "nieuw", "regel"),
    [
        ("EUR 14.200", "EUR 14.900", "EUR 14.200 → EUR 14.900"),
        (None, "nieuw", "erbij: nieuw"),
        ("oud", None, "weg: oud"),
        ("a | b\nc | d", None, "weg: a | b c | d"),
        ("", "iets", "(lege regel) → iets"),
        (
            "woord " * 40 + "vier" + " einde" * 40,
            "woord " * 40 + "vijf" + " einde" * 40,
            "… woord woord woord woord woord woord woord vier einde einde einde einde einde einde einde …"
            " → … woord woord woord woord woord woord woord vijf einde einde einde einde einde einde einde …",
        ),
    ],
)
def test_of_a_long_text_only_what_changed_is_shown(oud: str | None, nieuw: str | None, regel: str) -> None:
    assert als_regel(oud, nieuw) == regel
