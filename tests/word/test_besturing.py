"""With `--met-herkomst` each value is a content control that says where it comes from, and nothing else changes."""

import json
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from pipeline.afleiding import Afleiding, Bronplek
from pipeline.melding import Plaats
from pipeline.word.besturing import TEKENS_HOOGSTENS, titel
from pipeline.word.sporen import Feit
from tests.conftest import Proef
from tests.hulp import SJABLOON, delen_van, docx_tekst, vervang_in_sjabloon
from tests.hulp_libreoffice import Woord, met_libreoffice, woorden_op_papier

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML = {"w": W.strip("{}")}
AANTAL = "{{ jaarverslag.overleg[0].aantal }}"
UIT_VERSLAG = "jaarverslag.overleg[1].aantal – jaarverslag.yaml, regel 4"


def _sjabloon(proef: Proef, *alineas: str, kop: str = "") -> None:
    """A template of some paragraphs."""
    document = docx.Document()
    if kop:
        document.add_heading(kop)
    for alinea in alineas:
        document.add_paragraph(alinea)
    document.save(str(proef.pad / SJABLOON))


def _met_herkomst(proef: Proef, *opties: str, document: str = "jaarverslag") -> Path:
    gedaan = proef.genereer(document, "--met-herkomst", *opties)
    assert gedaan.code == 0, gedaan.uit + gedaan.fout
    (pad,) = (proef.pad / "outputs").rglob("*-met-herkomst.docx")
    return pad


def _boom(pad: Path, deel: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(delen_van(pad.read_bytes())[deel])


def _besturing(boom: etree._Element) -> list[tuple[str, str]]:
    """Title and text of each content control."""
    uit = []
    for sdt in boom.iter(f"{W}sdt"):
        titel_ = sdt.find("w:sdtPr/w:alias", XML)
        assert titel_ is not None
        uit.append((titel_.get(f"{W}val", ""), _tekst(sdt)))
    return uit


def _tekst(knoop: etree._Element) -> str:
    return "".join(tekst.text or "" for tekst in knoop.iter(f"{W}t"))


def test_a_value_is_a_content_control_that_names_its_fact_and_its_source(proef: Proef) -> None:
    _sjabloon(proef, f"De stuurgroep kwam {AANTAL} keer bij elkaar.", kop="{{ netwerk.korte_naam }} in het kort")

    pad = _met_herkomst(proef)

    assert pad.name == "jaarverslag-2024-proef-met-herkomst.docx"
    assert _besturing(_boom(pad)) == [("netwerk.korte_naam – netwerk.yaml, regel 2", "Proef"), (UIT_VERSLAG, "4")]
    assert "De stuurgroep kwam 4 keer bij elkaar." in docx_tekst(pad)


def test_an_edition_without_the_option_has_no_content_controls_and_stays_beside_it(proef: Proef) -> None:
    _sjabloon(proef, AANTAL)
    proef.genereer("jaarverslag")

    met = _met_herkomst(proef)

    assert _besturing(_boom(proef.document)) == []
    assert docx_tekst(proef.document) == docx_tekst(met)
    record = json.loads(met.with_suffix(".herkomst.json").read_text(encoding="utf-8"))
    assert record["met_herkomst"] is True
    assert "met_herkomst" not in json.loads(proef.document.with_suffix(".herkomst.json").read_text(encoding="utf-8"))


def test_the_pieces_of_a_run_keep_their_formatting_and_their_spaces(proef: Proef) -> None:
    document = docx.Document()
    document.add_paragraph().add_run(f"kwam {AANTAL} keer").bold = True
    document.save(str(proef.pad / SJABLOON))

    (alinea,) = _boom(_met_herkomst(proef)).iter(f"{W}p")

    stukken = [(run.find("w:rPr/w:b", XML) is not None, run.findtext("w:t", "", XML)) for run in alinea.iter(f"{W}r")]
    assert stukken == [(True, "kwam "), (True, "4"), (True, " keer")]
    assert [knoop.tag.removeprefix(W) for knoop in alinea] == ["r", "sdt", "r"]


def test_a_value_of_more_paragraphs_has_a_control_for_each_piece_and_one_for_text_with_emphasis(proef: Proef) -> None:
    _sjabloon(proef, "{{p jaarverslag.inleiding|markdown }}")
    proef.verslag("inleiding: |\n  Een **heel** jaar.\n\n  En een [site](https://example.org/) erbij.\n")

    besturing = _besturing(_boom(_met_herkomst(proef)))

    titel_ = "jaarverslag.inleiding – jaarverslag.yaml, regel 1"
    teksten = ["Een heel jaar.", "En een ", "site", " erbij."]
    assert besturing == [(titel_, tekst) for tekst in teksten]


def test_a_reader_may_edit_a_control_and_its_number_is_of_no_other(proef: Proef) -> None:
    _sjabloon(proef, AANTAL, AANTAL, "{{ netwerk.naam }}")

    boom = _boom(_met_herkomst(proef))

    nummers = [knoop.get(f"{W}val") for knoop in boom.iterfind(".//w:sdtPr/w:id", XML)]
    assert len(set(nummers)) == len(nummers) == 3
    assert list(boom.iter(f"{W}lock")) == []


@pytest.mark.parametrize("document", ["verantwoording", "netwerkevaluatie"])
def test_a_shipped_document_with_its_controls_passes_an_open_xml_validator(huis: Proef, document: str) -> None:
    pad = _met_herkomst(huis, document=document)

    assert len(_besturing(_boom(pad))) > 50
    assert [str(fout) for fout in OpenXmlValidator().validate(pad).errors] == []


def test_the_same_inputs_give_the_same_bytes(proef: Proef) -> None:
    eerste = _met_herkomst(proef).read_bytes()

    gedaan = proef.genereer("jaarverslag", "--met-herkomst")

    assert "= ongewijzigd" in gedaan.uit
    assert _met_herkomst(proef).read_bytes() == eerste


def test_an_entry_of_the_contents_has_none_and_the_heading_that_it_leads_to_has(proef: Proef) -> None:
    _sjabloon(proef, "INHOUD", "{{p jaarverslag.inleiding|markdown }}", kop="Inleiding van {{ netwerk.korte_naam }}")
    veld = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-2" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    vervang_in_sjabloon(proef, "<w:r><w:t>INHOUD</w:t></w:r>", veld)

    boom = _boom(_met_herkomst(proef))

    (regel,) = [link for link in boom.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert "Inleiding van Proef" in _tekst(regel)
    assert list(regel.iter(f"{W}sdt")) == []
    assert [tekst for _, tekst in _besturing(boom)] == ["Proef", "Een jaar om te proeven."]


def test_what_a_field_shows_and_a_control_for_plain_text_hold_the_value_alone(proef: Proef) -> None:
    _sjabloon(proef, "VELD", "BESTURING")
    veld = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DOCPROPERTY x </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{AANTAL}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    eigen = (
        '<w:sdt><w:sdtPr><w:alias w:val="van het sjabloon"/><w:id w:val="7"/><w:text/></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{AANTAL}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    vervang_in_sjabloon(proef, "<w:r><w:t>VELD</w:t></w:r>", veld)
    vervang_in_sjabloon(proef, "<w:r><w:t>BESTURING</w:t></w:r>", eigen)

    pad = _met_herkomst(proef)

    assert _besturing(_boom(pad)) == [("van het sjabloon", "4")]
    assert docx_tekst(pad).count("4") == 2


def _feit(pad: str, *plaatsen: Plaats) -> Feit:
    return Feit(pad, (Bronplek(pad, plaatsen),))


def test_a_title_counts_the_sources_that_it_does_not_name() -> None:
    cellen = [Plaats("inputs/x/begroting.xlsx", blad="Begroting", cel=f"H{rij}") for rij in range(4, 19)]
    regels = [Plaats("inputs/x/project.yaml", regel=regel) for regel in (3, 9)]

    assert titel(_feit("begroting.totaal", *cellen)) == "begroting.totaal – begroting.xlsx, Begroting!H4:H18"
    assert titel(_feit("a.b", *cellen, *regels)) == "a.b – begroting.xlsx, Begroting!H4:H18 en 2 meer"


def test_a_title_names_the_figures_before_what_chose_them() -> None:
    keuze = Bronplek("regels", (Plaats("begroting.xlsx", blad="Begroting", cel="A4"),), "R001")
    bedrag = Bronplek("regels[1].bedrag", (Plaats("begroting.xlsx", blad="Begroting", cel="H4"),), "1200")
    feit = Feit("totaal", (Afleiding("totaal", "opgeteld", (keuze, bedrag)),))

    assert titel(feit) == "totaal – begroting.xlsx, Begroting!H4 en 1 meer"


@pytest.mark.parametrize(
    ("pad", "bestand", "verwacht"),
    [
        (
            "financieel.regelverschillen[12].gerealiseerd",
            "begroting.xlsx",
            "…regelverschillen[12].gerealiseerd – begroting.xlsx, regel 12",
        ),
        ("a" * 80, "begroting.xlsx", "…" + "a" * 36 + " – begroting.xlsx, regel 12"),
        ("begroting.totaal", "b" * 80, "b" * 63 + "…"),
    ],
)
def test_a_title_is_never_longer_than_word_allows(pad: str, bestand: str, verwacht: str) -> None:
    gemaakt = titel(_feit(pad, Plaats(bestand, regel=12)))

    assert gemaakt == verwacht
    assert len(gemaakt) <= TEKENS_HOOGSTENS


def test_following_a_figure_gives_the_same_as_in_the_plain_edition(huis: Proef) -> None:
    huis.genereer("verantwoording")
    met = _met_herkomst(huis, document="verantwoording")
    zonder = met.with_name(met.name.replace("-met-herkomst", ""))

    antwoorden = [huis.genereer("herleid", str(pad), "--formaat", "json").json for pad in (zonder, met)]

    assert len(antwoorden[0]["waarden"]) > 200
    assert antwoorden[0]["waarden"] == antwoorden[1]["waarden"]
    assert antwoorden[1]["is_bewerkt"] is False


def test_a_figure_that_somebody_changed_in_its_control_is_found(proef: Proef) -> None:
    _sjabloon(proef, f"De stuurgroep kwam {AANTAL} keer bij elkaar.")
    pad = _met_herkomst(proef)
    delen = delen_van(pad.read_bytes())
    delen["word/document.xml"] = delen["word/document.xml"].replace(b"<w:t>4</w:t>", b"<w:t>5</w:t>")
    with zipfile.ZipFile(pad, "w") as nieuw:
        for naam, inhoud in delen.items():
            nieuw.writestr(naam, inhoud)

    (waarde,) = proef.genereer("herleid", str(pad), "--formaat", "json").json["waarden"]

    assert (waarde["bevinding"], waarde["gedrukt"], waarde["tekst"]) == ("met de hand gewijzigd", "4", "5")


def test_beside_the_plain_edition_nothing_is_different(huis: Proef) -> None:
    huis.genereer("verantwoording")
    met = _met_herkomst(huis, document="verantwoording")
    zonder = met.with_name(met.name.replace("-met-herkomst", ""))

    gedaan = huis.genereer("verschil", str(zonder), str(met), "--formaat", "json")

    assert gedaan.json["wijzigingen"] == []


def test_such_an_edition_can_be_sealed_and_comes_out_of_its_package_again(proef: Proef) -> None:
    pad = _met_herkomst(proef)

    gedaan = proef.genereer("verzegel", str(pad), "--formaat", "json")

    assert gedaan.code == 0, gedaan.uit
    assert proef.genereer("verifieer", gedaan.json["pakket"]).code == 0


def test_a_document_type_with_a_workbook_gets_no_second_one(huis: Proef) -> None:
    huis.genereer("ledenlijst", "--met-herkomst")

    assert [naam for naam in huis.uitvoer() if naam.endswith(".xlsx")] == []
    assert huis.genereer("verzegel", str(next((huis.pad / "outputs").rglob("*herkomst.docx")))).code == 0


@met_libreoffice
def test_on_paper_every_word_stands_where_it_stands_without(huis: Proef, tmp_path: Path) -> None:
    for document in ("jaarverslag", "verantwoording"):
        huis.genereer(document)
        huis.genereer(document, "--met-herkomst")
    met = sorted((huis.pad / "outputs").rglob("*-met-herkomst.docx"))
    zonder = [pad.with_name(pad.name.replace("-met-herkomst", "")) for pad in met]

    op_papier = woorden_op_papier([*met, *zonder], tmp_path)

    assert len(met) == 3
    for een, ander in zip(op_papier[:3], op_papier[3:], strict=True):
        regels, naast = _regels(een), _regels(ander)
        assert {plek: "".join(w.tekst for w in regel) for plek, regel in regels.items()} == {
            plek: "".join(w.tekst for w in regel) for plek, regel in naast.items()
        }
        # LibreOffice rounds where a piece of text begins, and each control is one: less than half a point.
        assert [
            (w, v)
            for plek, regel in regels.items()
            if len(regel) == len(naast[plek])
            for w, v in zip(regel, naast[plek], strict=True)
            if abs(w.x - v.x) > 0.5
        ] == []


def _regels(woorden: list[Woord]) -> dict[tuple[int, float], list[Woord]]:
    """Words by page and line."""
    uit: dict[tuple[int, float], list[Woord]] = {}
    for woord in woorden:
        uit.setdefault((woord.pagina, woord.y), []).append(woord)
    return uit


@met_libreoffice
def test_its_pdf_passes_the_checks_also_where_a_value_is_a_link(huis: Proef) -> None:
    gedaan = huis.genereer("netwerkevaluatie", "--met-herkomst", "--pdf")

    assert gedaan.code == 0, gedaan.uit
    assert "✔ gemaakt       outputs/utrecht/2026/netwerkevaluatie-2026-utrecht-met-herkomst.pdf" in gedaan.uit
