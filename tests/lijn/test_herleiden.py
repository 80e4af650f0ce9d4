"""Where a value comes from is answered for a document as it is now, also when somebody edited or saved it."""

import json
import re
import shutil
import subprocess

import docx
import pytest

from pipeline.lijn.herleiden import bevat
from pipeline.uitkomst import Uitkomst
from tests.conftest import Gedaan, Proef
from tests.hulp import DOCUMENT, LID, NETWERK, VERSLAG, delen_van, ledenlijst, schrijf_leden, vervang, zip_van
from tests.hulp_libreoffice import SOFFICE, met_libreoffice

WAARDEN = DOCUMENT.replace(".docx", ".waarden.json")


def _vraag(proef: Proef, *opties: str, document: str = DOCUMENT) -> Gedaan:
    return proef.genereer("herleid", document, *opties, "--formaat", "json")


def _herkomst(gedaan: Gedaan) -> list[tuple[str, str, list[str]]]:
    """What stands there, what became of it, and its places."""
    return [
        (w["tekst"], w["bevinding"], [f"{b['bestand']} {b['plek']}" for b in w["bronnen"]])
        for w in gedaan.json["waarden"]
    ]


def _bewerkt(proef: Proef, oud: str, nieuw: str) -> None:
    """Change a text of the document as somebody does in Word."""
    document = docx.Document(str(proef.document))
    for alinea in document.paragraphs:
        if oud in alinea.text:
            alinea.text = alinea.text.replace(oud, nieuw)
    document.save(str(proef.document))


def test_a_typed_value_tells_its_line_and_what_was_typed_there(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    (waarde,) = _vraag(proef, "--waarde", "4").json["waarden"]

    assert waarde == {
        "waar": "alinea 11, onder kop 'Overleg en besluiten'",
        "tekst": "4",
        "bevinding": "ongewijzigd",
        "gedrukt": "4",
        "feit": "jaarverslag.overleg[1].aantal",
        "regels": [],
        "bronnen": [
            {"bestand": VERSLAG, "plek": "regel 4", "feit": "jaarverslag.overleg[1].aantal", "waarde": "4"},
        ],
    }


def test_a_value_that_was_worked_out_tells_its_rule_and_every_cell(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID, ("Huisarts Oost", "Huisartsen", "Utrecht")))
    proef.genereer("jaarverslag")

    waarden = _vraag(proef, "--alinea", "leden in").json["waarden"]

    (aantal,) = [w for w in waarden if w["feit"] == "leden.aantal"]
    assert aantal["tekst"] == "2"
    assert "de leden geteld" in aantal["regels"]
    plekken = {b["plek"] for b in aantal["bronnen"]}
    assert {"Leden!A4:A5"} <= plekken or {"Leden!A4", "Leden!A5"} <= plekken


def test_constant_text_of_the_template_tells_its_place_there(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    (waarde,) = [
        w for w in _vraag(proef, "--waarde", "Overleg en besluiten").json["waarden"] if "alinea 10" in w["waar"]
    ]

    assert waarde["feit"] == ""
    (bron,) = waarde["bronnen"]
    assert bron["bestand"] == "templates/jaarverslag/sjabloon.docx"
    assert re.fullmatch(r"vaste tekst, alinea \d+(, onder kop '.*')?", bron["plek"])


def test_constant_text_without_its_template_still_names_the_template(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    shutil.rmtree(proef.pad / "templates")

    waarden = _vraag(proef, "--waarde", "Overleg en besluiten").json["waarden"]

    assert {b["plek"] for w in waarden for b in w["bronnen"]} == {"vaste tekst"}


def test_a_figure_that_was_edited_tells_what_was_printed_and_what_stands_there(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    _bewerkt(proef, "4 bijeenkomsten", "5 bijeenkomsten, en een borrel")

    gedaan = _vraag(proef, "--alinea", "bijeenkomsten")

    gevonden = {(w["gedrukt"], w["tekst"], w["bevinding"]) for w in gedaan.json["waarden"]}
    assert gevonden == {
        ("Stuurgroep", "Stuurgroep", "ongewijzigd"),
        ("4", "5", "met de hand gewijzigd"),
        ("bijeenkomsten", "bijeenkomsten", "ongewijzigd"),
    }
    assert gedaan.json["is_bewerkt"]


def test_an_edited_figure_is_found_by_what_was_printed_and_by_what_stands_there(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    _bewerkt(proef, "4 bijeenkomsten", "5 bijeenkomsten")

    assert _herkomst(_vraag(proef, "--waarde", "4")) == _herkomst(_vraag(proef, "--waarde", "5"))
    assert _herkomst(_vraag(proef, "--waarde", "5")) == [("5", "met de hand gewijzigd", [f"{VERSLAG} regel 4"])]


def test_what_somebody_typed_in_the_document_has_no_place(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    _bewerkt(proef, "4 bijeenkomsten", "4 bijeenkomsten van 90 minuten")

    (waarde,) = _vraag(proef, "--waarde", "90").json["waarden"]

    assert (waarde["bevinding"], waarde["feit"]) == ("met de hand gewijzigd", "")


def test_a_paragraph_that_was_removed_leaves_its_values_gone(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    document = docx.Document(str(proef.document))
    (alinea,) = [a for a in document.paragraphs if "bijeenkomsten" in a.text]
    lijf = alinea._p.getparent()
    assert lijf is not None
    lijf.remove(alinea._p)
    document.save(str(proef.document))

    (waarde,) = _vraag(proef, "--waarde", "4").json["waarden"]

    assert (waarde["waar"], waarde["tekst"], waarde["bevinding"]) == ("nergens meer", "", "met de hand weggehaald")


def test_a_copy_elsewhere_is_held_beside_the_werkmap_that_one_stands_in(
    proef: Proef, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    proef.genereer("jaarverslag")
    kopie = tmp_path_factory.mktemp("post") / "kopie.docx"
    kopie.write_bytes(proef.document.read_bytes())

    hier = _vraag(proef, document=str(kopie)).json["bestanden"]
    monkeypatch.chdir(kopie.parent)
    elders = _vraag(proef, document=str(kopie)).json["bestanden"]

    assert {b["toestand"] for b in hier} == {"niet vastgelegd"}
    assert {b["toestand"] for b in elders} == {"hier is geen werkmap om het in te zoeken"}


def test_a_file_that_changed_since_the_document_was_made_is_told(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    proef.verslag("inleiding: Anders.\n")
    (proef.netwerk / "netwerk.yaml").unlink()

    standen = {b["bestand"]: b["toestand"] for b in _vraag(proef).json["bestanden"]}

    assert standen[VERSLAG] == "gewijzigd sinds het document is gemaakt"
    assert standen[NETWERK] == "staat er niet meer"


def test_without_the_file_beside_it_the_document_itself_still_answers(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    (proef.pad / WAARDEN).unlink()

    gedaan = _vraag(proef, "--waarde", "4")

    (waarde,) = gedaan.json["waarden"]
    assert [(b["plek"], b["waarde"]) for b in waarde["bronnen"]] == [("regel 4", None)]
    assert [b["toestand"] for b in gedaan.json["bestanden"]] == ["niet vastgelegd"]


def test_the_file_beside_it_counts_only_where_it_is_of_this_document(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    naast = json.loads((proef.pad / WAARDEN).read_text(encoding="utf-8"))
    naast["feiten"] = naast["feiten"][1:]
    (proef.pad / WAARDEN).write_text(json.dumps(naast), encoding="utf-8")

    (waarde,) = _vraag(proef, "--waarde", "4").json["waarden"]

    assert waarde["feit"] == "jaarverslag.overleg[1].aantal"
    assert [b["waarde"] for b in waarde["bronnen"]] == [None]


def test_the_document_carries_nothing_that_was_typed_and_not_printed(proef: Proef) -> None:
    lid = (*LID, "Voornaam Achternaam (fictief)", "geheim@voorbeeld.nl")
    schrijf_leden(proef, ledenlijst(lid, kop=("Naam", "Categorie", "Plaats", "Ondertekenaar", "Mail")))
    proef.genereer("jaarverslag")

    alles = b"".join(delen_van(proef.document.read_bytes()).values()).decode("utf-8", "ignore")

    assert "Hospice De Linde" in alles
    assert "Achternaam" not in alles
    assert "geheim@" not in alles
    (record,) = [
        deel
        for naam, deel in delen_van(proef.document.read_bytes()).items()
        if b"urn:genereer:waarden" in deel and naam.startswith("customXml/item9")
    ][:1]
    assert '"getypt"' not in record.decode()


def test_the_file_beside_a_public_edition_holds_nothing_that_was_typed(proef: Proef) -> None:
    proef.genereer("jaarverslag", "--publiek")
    (naast,) = proef.document.parent.glob("*publiek*.waarden.json")

    record = json.loads(naast.read_text(encoding="utf-8"))

    assert record["sporen"]
    assert record["hashes"]
    assert "getypt" not in record


GRAFIEK = """\
inleiding: Een jaar om te proeven.
grafieken:
  - titel: In 2024 kwamen er meer vragen dan in 2023
    labels: [2023, 2024]
    reeksen:
      - naam: vragen
        waarden: [1250, 1300]
"""
REEKS = "grafiek 'In 2024 kwamen er meer vragen dan in 2023', reeks vragen, groep"


def _verander_grafiek(proef: Proef, oud: str, nieuw: str) -> None:
    (deel,) = [n for n in delen_van(proef.document.read_bytes()) if n.startswith("word/charts/grafiek")]
    proef.document.write_bytes(vervang(proef.document.read_bytes(), deel, oud, nieuw))


def test_a_figure_of_a_chart_tells_the_line_that_it_was_typed_on(proef: Proef) -> None:
    proef.verslag(GRAFIEK)
    proef.genereer("jaarverslag")

    (waarde,) = _vraag(proef, "--waarde", "1.300").json["waarden"]

    assert (waarde["waar"], waarde["tekst"], waarde["bevinding"]) == (f"{REEKS} 2024", "1.300", "ongewijzigd")
    assert {(b["bestand"], b["plek"]) for b in waarde["bronnen"]} == {(VERSLAG, "regel 7")}


def test_the_title_of_a_chart_is_a_value_too(proef: Proef) -> None:
    proef.verslag(GRAFIEK)
    proef.genereer("jaarverslag")

    waarden = _vraag(proef, "--waarde", "kwamen er meer vragen").json["waarden"]

    titels = [w for w in waarden if w["waar"].endswith("', titel")]
    assert [w["tekst"] for w in titels] == ["In 2024 kwamen er meer vragen dan in 2023"]
    assert (VERSLAG, "regel 3") in {(b["bestand"], b["plek"]) for b in titels[0]["bronnen"]}


def test_a_figure_that_was_changed_in_the_chart_is_told(proef: Proef) -> None:
    proef.verslag(GRAFIEK)
    proef.genereer("jaarverslag")
    _verander_grafiek(proef, "<v>1300</v>", "<v>1400</v>")

    gedaan = _vraag(proef, "--waarde", "1.300")

    (waarde,) = gedaan.json["waarden"]
    assert (waarde["gedrukt"], waarde["tekst"], waarde["bevinding"]) == ("1.300", "1400", "met de hand gewijzigd")
    assert gedaan.json["is_bewerkt"]


def test_a_chart_is_known_by_its_title_where_its_drawing_has_another_number(proef: Proef) -> None:
    proef.verslag(GRAFIEK)
    proef.genereer("jaarverslag")
    proef.document.write_bytes(
        vervang(proef.document.read_bytes(), "word/document.xml", 'docPr id="1001"', 'docPr id="7"')
    )

    assert _herkomst(_vraag(proef, "--waarde", "1.250")) == [("1.250", "ongewijzigd", [f"{VERSLAG} regel 7"])]


def test_a_chart_that_was_removed_leaves_its_figures_gone(proef: Proef) -> None:
    proef.verslag(GRAFIEK)
    proef.genereer("jaarverslag")
    document = docx.Document(str(proef.document))
    for vorm in document.inline_shapes:
        run = vorm._inline.getparent().getparent()
        run.remove(vorm._inline.getparent())
    document.save(str(proef.document))

    (waarde,) = _vraag(proef, "--waarde", "1.300").json["waarden"]

    assert (waarde["waar"], waarde["bevinding"]) == ("nergens meer", "met de hand weggehaald")


def _met_opslag_door_libreoffice(proef: Proef) -> str:
    opgeslagen = proef.pad / "opgeslagen"
    profiel = f"-env:UserInstallation={(proef.pad / 'profiel').as_uri()}"
    opdracht = [str(SOFFICE), profiel, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", "opgeslagen"]
    subprocess.run([*opdracht, str(proef.document)], cwd=proef.pad, check=True, capture_output=True, timeout=180)
    (pad,) = opgeslagen.glob("*.docx")
    return pad.relative_to(proef.pad).as_posix()


@met_libreoffice
def test_a_document_that_libreoffice_saved_still_answers(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    gedaan = _vraag(proef, "--waarde", "4", document=_met_opslag_door_libreoffice(proef))

    assert _herkomst(gedaan) == [("4", "ongewijzigd", [f"{VERSLAG} regel 4"])]


@pytest.mark.melding("R01")
def test_a_document_without_the_record_is_refused(proef: Proef) -> None:
    document = docx.Document()
    document.add_paragraph("Met 4 bijeenkomsten.")
    document.save(str(proef.pad / "eigen.docx"))

    gedaan = _vraag(proef, document="eigen.docx")

    assert gedaan.code == Uitkomst.INVOER
    assert gedaan.meldingen == [
        "R01 eigen.docx -: in dit bestand staat niet waar de waarden vandaan komen"
        " → maak het document opnieuw met genereer, of vraag het oorspronkelijke bestand op"
    ]


@pytest.mark.melding("R01")
@pytest.mark.parametrize("inhoud", ["geen json", '{"versie":999}', "[]", ""])
def test_a_record_that_cannot_be_read_is_none(proef: Proef, inhoud: str) -> None:
    proef.genereer("jaarverslag")
    delen = delen_van(proef.document.read_bytes())
    delen["customXml/item900.xml"] = f'<waarden xmlns="urn:genereer:waarden:1">{inhoud}</waarden>'.encode()
    proef.document.write_bytes(zip_van(delen))

    gedaan = _vraag(proef)

    assert (gedaan.code, [melding[:3] for melding in gedaan.meldingen]) == (Uitkomst.INVOER, ["R01"])


@pytest.mark.melding("R02")
def test_a_value_that_is_not_in_the_document_is_told(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    gedaan = _vraag(proef, "--waarde", "59.310")

    assert gedaan.code == Uitkomst.INVOER
    assert gedaan.meldingen == [
        f"R02 {DOCUMENT} -: '59.310' staat niet in dit document"
        " → kijk hoe het in het document staat en vraag het zo, of vraag alles: laat de optie weg"
    ]


@pytest.mark.melding("R02")
def test_a_paragraph_that_is_not_in_the_document_is_told(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    assert _vraag(proef, "--alinea", "vergadering").meldingen == [
        f"R02 {DOCUMENT} -: een alinea met 'vergadering' staat niet in dit document"
        " → kijk hoe het in het document staat en vraag het zo, of vraag alles: laat de optie weg"
    ]


def test_a_file_that_is_no_word_file_is_told_as_everywhere(proef: Proef) -> None:
    (proef.pad / "tekst.docx").write_bytes(b"geen zip")

    gedaan = _vraag(proef, document="tekst.docx")

    assert (gedaan.code, [melding[:3] for melding in gedaan.meldingen]) == (Uitkomst.INVOER, ["S01"])


@pytest.mark.parametrize(
    ("tekst", "gezocht", "verwacht"),
    [
        ("€ 59.310,00", "59.310", True),
        ("€\u00a059.310", "€ 59.310", True),
        ("€ 59.310", "59.310,00", True),
        ("€ 59.310,50", "59.310", False),
        ("59", "5", False),
        ("1.259", "259", False),
        ("7,5", "5", False),
        ("ruim 70 zorgverleners", "RUIM 70", True),
        ("R006", "6", False),
        ("", "", False),
    ],
)
def test_a_figure_is_in_a_value_as_a_whole_figure(tekst: str, gezocht: str, verwacht: bool) -> None:
    assert bevat(tekst, gezocht) is verwacht
