"""The fact sheet of a survey (source 000), and what it leaves out where there is nothing to tell."""

from __future__ import annotations

import io
import re
import shutil
from collections import Counter
from collections.abc import Sequence

import openpyxl
import pytest
from docx.table import _Cell
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.conftest import PROJECT, Proef
from tests.hulp import delen_van
from tests.hulp_enquete import ENQUETE, VERHAAL, antwoord, groep, schrijf
from tests.hulp_word import W, alineas, links, open_docx, tekst

VERBORGEN = "minder dan 5, of te herleiden: niet getoond"
# A story without the questions and the mark of the usual one, so that only what has to be there is left.
KAAL = re.sub(r"  - \{vraag: (?:lijnen|missen).*\n|rapportcijfer: .*\n", "", VERHAAL)
VORIGE = "vorige_meting: {{periode: 2021-2022, cijfers: [{{vraag: cijfer, gemiddelde: '{}', aantal: 30}}]}}\n"


def maak(proef: Proef, verhaal: str = VERHAAL, rijen: Sequence[Sequence[object]] | None = None) -> bytes:
    """The sheet of a survey in which nine people gave an 8, unless other answers are given."""
    schrijf(proef, rijen or groep(9), verhaal)
    gedaan = proef.genereer("netwerkevaluatie", "--formaat", "json")
    assert (gedaan.code, [m for m in gedaan.meldingen if m.startswith("K")]) == (0, [])
    pad = proef.pad / "outputs" / "proef" / "2024" / "netwerkevaluatie-2024-proef.docx"
    assert [str(fout) for fout in OpenXmlValidator().validate(pad).errors] == []
    return pad.read_bytes()


def gevuld(inhoud: bytes) -> list[str]:
    """The paragraphs with text."""
    return [regel for regel in alineas(inhoud) if regel]


def beschrijvingen(inhoud: bytes) -> list[str]:
    """The alternative texts of what is drawn."""
    return [vorm._inline.docPr.get("descr") for vorm in open_docx(inhoud).inline_shapes]


@pytest.fixture
def utrecht(proef: Proef) -> bytes:
    shutil.rmtree(proef.pad / "inputs")
    shutil.copytree(PROJECT / "inputs", proef.pad / "inputs")
    gedaan = proef.genereer("netwerkevaluatie", "--netwerk", "utrecht", "--formaat", "json")
    assert (gedaan.code, [m for m in gedaan.meldingen if m.startswith("K")]) == (0, [])
    pad = proef.pad / "outputs" / "utrecht" / "2026" / "netwerkevaluatie-2026-utrecht.docx"
    assert [str(fout) for fout in OpenXmlValidator().validate(pad).errors] == []
    return pad.read_bytes()


@pytest.mark.melding("W08")
def test_missing_answers_are_told_as_the_workbook_that_they_can_only_be(proef: Proef) -> None:
    schrijf(proef, None)

    gedaan = proef.genereer("netwerkevaluatie", "--formaat", "json")

    assert gedaan.code == 3
    assert [melding for melding in gedaan.meldingen if melding.startswith("W08")] == [
        f"W08 {ENQUETE} -: 'enquete' ontbreekt of kan niet worden gelezen; zonder dit is er geen netwerkevaluatie"
        " → maak of herstel dit bestand"
    ]


def test_the_sheet_has_the_5_5_6_and_5_points_of_source_000_each_in_its_own_list(utrecht: bytes) -> None:
    stijlen = Counter(a.style.name for cel in _cellen(utrecht) for a in cel.paragraphs if a.style is not None)
    assert (stijlen["Punt goed"], stijlen["Punt meerwaarde"], stijlen["Punt uitdaging"]) == (5, 5, 6)
    (inzichten,) = [c for c in _cellen(utrecht) if c.text.startswith("Wat leren wij over samenwerken?")]
    assert len([a for a in inzichten.paragraphs if a.style is not None and a.style.name == "List Bullet"]) == 5


def _cellen(inhoud: bytes) -> list[_Cell]:
    return [cel for tabel in open_docx(inhoud).tables for rij in tabel.rows for cel in rij.cells]


def test_the_mark_of_54_people_stands_large_and_says_that_an_earlier_one_is_not_known(utrecht: bytes) -> None:
    regels = gevuld(utrecht)
    begin = regels.index("Rapportcijfer")
    assert regels[begin + 1 : begin + 5] == [
        "7,5",
        "gemiddeld cijfer van 54 zorgverleners",
        "Rapportcijfer voor de samenwerking (schaal van 1 tot 10). Laagste 6, hoogste 9, spreiding 0,7 "
        "(standaardafwijking).",
        "Van de vorige meting (2022-2023) is dit cijfer niet bekend.",
    ]
    stijl = open_docx(utrecht).styles["Cijfer groot"]
    assert stijl.font.size.pt >= 54


def test_the_response_of_each_group_stands_in_a_table_with_a_header_row(utrecht: bytes) -> None:
    (tabel,) = [t for t in open_docx(utrecht).tables if t.cell(0, 0).text == "Groep"]
    assert [[cel.text for cel in rij.cells] for rij in tabel.rows] == [
        ["Groep", "Gevraagd", "Antwoordden", "Respons"],
        ["Zorgverleners", "140", "54", "39%"],
        ["Bestuurders", "30", VERBORGEN, "niet getoond"],
        ["Netwerkcoördinatoren", "4", VERBORGEN, "niet getoond"],
        ["Samen", "174", "68", "39%"],
    ]
    assert tabel.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None


def test_no_count_of_a_hidden_group_stands_in_the_text_or_in_the_workbook_of_a_chart(utrecht: bytes) -> None:
    blad = openpyxl.load_workbook(PROJECT / "inputs/netwerken/utrecht/2026/enquete.xlsx").active
    assert blad is not None
    rollen = Counter(cel for rij in blad.iter_rows(values_only=True) for cel in rij)
    verborgen = {rollen["Bestuurder of directeur"], rollen["Netwerkcoördinator"]}
    assert min(verborgen) > 0
    assert verborgen.isdisjoint(int(getal) for getal in re.findall(r"\d+", tekst(utrecht)))

    delen = [inhoud for naam, inhoud in delen_van(utrecht).items() if naam.startswith("word/embeddings/")]
    cellen = [cel for inhoud in delen for cel in _cellen_van_blad(inhoud)]
    getallen = [cel for cel in cellen if isinstance(cel, int | float)]
    assert len(delen) == 2
    assert len(getallen) == 4 * 5 + 6
    assert all(abs(deel * 68 - round(deel * 68)) < 1e-6 for deel in getallen), "not a share of all 68"
    assert not any(naam in str(cel).lower() for cel in cellen for naam in ("bestuurder", "coördinator", "zorgverlener"))


def _cellen_van_blad(werkboek: bytes) -> list[object]:
    blad = openpyxl.load_workbook(io.BytesIO(werkboek)).active
    assert blad is not None
    return [cel for rij in blad.iter_rows(values_only=True) for cel in rij]


def test_the_charts_say_in_words_what_they_show(utrecht: bytes) -> None:
    keuze, stellingen = beschrijvingen(utrecht)
    assert keuze.startswith("Staafgrafiek. Wat zou u missen zonder het netwerk? Het vaakst: kennis delen")
    assert "afstemming en samenhang in de zorg: 71%." in keuze
    assert stellingen.startswith("Gestapelde staafgrafiek. Het vaakst 'helemaal eens' of 'eens':")
    assert "Ik zie welke voortgang het netwerk boekt: Helemaal oneens 15%" in stellingen


def test_the_quote_stands_out_in_the_words_of_the_source_without_a_role_that_it_does_not_give(utrecht: bytes) -> None:
    regels = gevuld(utrecht)
    citaat = regels.index(
        "“In de afgelopen twee jaar zijn duidelijke verbeteringen zichtbaar in zichtbaarheid, doelmatigheid"
        " en effectiviteit.”"
    )
    assert regels[citaat + 1] != "Zorgverlener"
    alinea = next(a for a in open_docx(utrecht).paragraphs if a.text == regels[citaat])
    assert alinea.style is not None
    assert alinea.style.font.size is not None
    assert alinea.style.font.size.pt >= 16


def test_the_event_has_its_weekday_and_the_mail_address_can_be_clicked(utrecht: bytes) -> None:
    regels = gevuld(utrecht)
    assert regels[regels.index("Netwerkdag") + 1] == "Dinsdag 22 september 2026"
    assert regels[-2:] == ["Vragen?", "Mail naar netwerkpalliatievezorgutrecht@outlook.com"]
    assert links(utrecht) == ["mailto:netwerkpalliatievezorgutrecht@outlook.com"]


def test_what_is_invented_is_said_before_the_first_figure(utrecht: bytes) -> None:
    op_papier = tekst(utrecht)
    assert -1 < op_papier.find("zijn fictief.") < op_papier.find("7,5")


def test_every_section_has_a_real_heading_and_only_the_table_with_figures_has_a_header_row(utrecht: bytes) -> None:
    wortel = etree.fromstring(delen_van(utrecht)["word/document.xml"])
    koppen = [
        "".join(t.text or "" for t in alinea.iter(f"{W}t"))
        for alinea in wortel.iter(f"{W}p")
        if (stijl := alinea.find(f"{W}pPr/{W}pStyle")) is not None and stijl.get(f"{W}val") == "Heading1"
    ]
    assert koppen == [
        "Wat gaat goed?", "Rapportcijfer", "Wat voegt het netwerk toe?", "Wie deden mee?", "Wat zeggen de antwoorden?",
        "Wat is lastig?", "Wat leren wij over samenwerken?", "Wat vindt de stuurgroep?", "Conclusie",
        "Hoe nu verder?", "Netwerkdag", "Vragen?",
    ]  # fmt: skip
    tabellen = list(wortel.iter(f"{W}tbl"))
    met_kop = [tabel for tabel in tabellen if next(tabel.iter(f"{W}tblHeader"), None) is not None]
    assert len(met_kop) == 1
    for tabel in set(tabellen) - set(met_kop):
        kenmerk = tabel.find(f"{W}tblPr/{W}tblLook")
        assert kenmerk is not None
        assert {kenmerk.get(f"{W}{wat}") for wat in ("firstRow", "firstColumn")} == {"0"}
        assert len(tabel.findall(f"{W}tr")) == 1
        assert next(tabel.iterancestors(f"{W}tbl"), None) is None


def test_the_edition_for_the_public_holds_the_address_of_the_network_and_no_other(proef: Proef, utrecht: bytes) -> None:
    gedaan = proef.genereer("netwerkevaluatie", "--netwerk", "utrecht", "--publiek")
    assert gedaan.code == 0
    publiek = proef.pad / "outputs" / "utrecht" / "2026" / "netwerkevaluatie-2026-utrecht-publiek.docx"
    assert alineas(publiek.read_bytes()) == alineas(utrecht)
    assert set(re.findall(r"[\w.]+@[\w.]+", tekst(utrecht))) == {"netwerkpalliatievezorgutrecht@outlook.com"}


def test_the_same_survey_gives_the_same_bytes(proef: Proef, utrecht: bytes) -> None:
    pad = proef.pad / "outputs" / "utrecht" / "2026" / "netwerkevaluatie-2026-utrecht.docx"
    pad.unlink()
    assert proef.genereer("netwerkevaluatie", "--netwerk", "utrecht").code == 0
    assert pad.read_bytes() == utrecht


def test_what_is_not_there_leaves_no_trace(proef: Proef) -> None:
    inhoud = maak(proef, KAAL)

    assert gevuld(inhoud) == [
        "Netwerk Proef", "Netwerkevaluatie 2024", "2024", "Een vragenlijst.",
        "Wat gaat goed?", "korte lijnen",
        "Wie deden mee?", "Groep", "Antwoordden", "Zorgverleners", "9", "Bestuurders", "0", "Samen", "9",
        "Wat is lastig?", "weinig tijd",
        "Conclusie", "Het gaat goed.", "Hoe nu verder?", "Rollen verduidelijken.",
    ]  # fmt: skip
    assert beschrijvingen(inhoud) == []
    assert links(inhoud) == []
    breedten = [[kolom.get(f"{W}w") for kolom in t._tbl.tblGrid] for t in open_docx(inhoud).tables]
    assert [len(kolommen) for kolommen in breedten] == [2, 1, 2, 1, 1]
    assert all(sum(map(int, kolommen)) == 10206 for kolommen in breedten)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("vorige", "zin"),
    [
        ("7,6", "Vorige meting (2021-2022): 7,6 van 30 mensen. Het is nu 0,4 hoger."),
        ("8,2", "Vorige meting (2021-2022): 8,2 van 30 mensen. Het is nu 0,2 lager."),
        ("8", "Vorige meting (2021-2022): 8 van 30 mensen. Het cijfer is gelijk gebleven."),
    ],
)
def test_an_earlier_mark_shows_with_the_difference_and_a_chart(proef: Proef, vorige: str, zin: str) -> None:
    inhoud = maak(proef, VERHAAL + VORIGE.format(vorige))

    assert zin in gevuld(inhoud)
    toen = f"{vorige},0" if "," not in vorige else vorige
    assert beschrijvingen(inhoud)[0] == (
        f"Lijngrafiek. Uw cijfer: {toen} in 2021-2022, 8,0 in 2024. 2021-2022: {toen}. 2024: 8,0."
    )


def test_a_first_mark_says_that_there_is_nothing_to_compare_it_with(proef: Proef) -> None:
    regels = gevuld(maak(proef))
    begin = regels.index("Rapportcijfer")
    assert regels[begin + 1 : begin + 5] == [
        "8",
        "gemiddeld cijfer van 9 mensen",
        "Uw cijfer (schaal van 1 tot 10). Ieder gaf een 8.",
        "Er is geen eerder cijfer om mee te vergelijken.",
    ]


def test_quotes_stand_one_after_another_with_a_role_where_it_is_known(proef: Proef) -> None:
    citaten = "citaten:\n  - {respondent: 10, vraag: uitleg, rol: arts}\n  - {tekst: Getypt., toestemming: ja}\n"
    rijen = [*groep(9), antwoord(10, uitleg="Fijn.", mag="ja")]
    regels = gevuld(maak(proef, VERHAAL + citaten, rijen))
    begin = regels.index("“Fijn.”")
    assert regels[begin : begin + 4] == ["“Fijn.”", "Arts", "“Getypt.”", "Wie deden mee?"]


def test_an_event_of_which_only_the_month_is_known_has_no_weekday(proef: Proef) -> None:
    verhaal = VERHAAL + "evenement: {naam: Netwerkdag, datum: juni 2025, link: https://www.voorbeeld.nl/dag}\n"
    inhoud = maak(proef, verhaal)
    assert gevuld(inhoud)[-3:] == ["Netwerkdag", "Juni 2025", "www.voorbeeld.nl/dag"]
    assert links(inhoud) == ["https://www.voorbeeld.nl/dag"]


def test_a_website_stands_without_a_mail_address_where_there_is_none(proef: Proef) -> None:
    inhoud = maak(proef, VERHAAL + "contact: {website: https://www.voorbeeld.nl}\n")
    assert gevuld(inhoud)[-2:] == ["Vragen?", "Meer weten? www.voorbeeld.nl"]


def test_a_mail_address_that_cannot_be_read_shows_as_a_gap_and_not_as_a_link(proef: Proef) -> None:
    schrijf(proef, groep(9), VERHAAL + "contact: {mail: geen adres}\n")
    assert proef.genereer("netwerkevaluatie", "--concept").code == 0
    inhoud = (proef.pad / "outputs/proef/2024/netwerkevaluatie-2024-proef-concept.docx").read_bytes()
    assert re.fullmatch(r"Mail naar \[nog in te vullen: .+\]", gevuld(inhoud)[-1])
    assert links(inhoud) == []
    assert gevuld(inhoud)[2] == "CONCEPT"


def test_the_logo_of_the_network_closes_the_sheet(proef: Proef) -> None:
    logo = (PROJECT / "inputs/netwerken/utrecht-zuid/logo.png").read_bytes()
    (proef.netwerk / "logo.png").write_bytes(logo)
    netwerk = proef.netwerk / "netwerk.yaml"
    netwerk.write_text(netwerk.read_text(encoding="utf-8") + "huisstijl: {logo: logo.png}\n", encoding="utf-8")
    inhoud = maak(proef)
    assert logo in delen_van(inhoud).values()
    assert beschrijvingen(inhoud)[-1] == "Logo van Netwerk Proef"


@pytest.mark.parametrize("kleuren", [("0B5563", "C8553D"), ("5B3A00", "7A1F1F"), ("767676", "B4452F")])
def test_the_sheet_can_be_read_in_the_colours_of_any_network(proef: Proef, kleuren: tuple[str, str]) -> None:
    netwerk = proef.netwerk / "netwerk.yaml"
    stijl = f"huisstijl: {{hoofdkleur: '{kleuren[0]}', accentkleur: '{kleuren[1]}'}}\n"
    netwerk.write_text(netwerk.read_text(encoding="utf-8") + stijl, encoding="utf-8")
    contact = "contact: {mail: info@voorbeeld.nl}\ncitaten:\n  - {tekst: Fijn., toestemming: ja, rol: arts}\n"
    inhoud = maak(proef, VERHAAL + contact)  # K10 would be told
    assert kleuren[0].encode() in delen_van(inhoud)["word/document.xml"]


def test_a_mark_that_may_not_be_shown_is_told_and_not_left_out(proef: Proef) -> None:
    rijen = [*groep(9), *groep(3, "bestuurders", 4, 10)]
    verhaal = VERHAAL.replace(
        "rapportcijfer: {vraag: cijfer}", "rapportcijfer: {vraag: cijfer, doelgroep: bestuurders}"
    )
    schrijf(proef, rijen, verhaal)
    proef.genereer("netwerkevaluatie", "--concept")
    regels = gevuld((proef.pad / "outputs/proef/2024/netwerkevaluatie-2024-proef-concept.docx").read_bytes())
    begin = regels.index("Rapportcijfer")
    assert regels[begin + 1] == "Niet getoond: minder dan 5 antwoorden, of uit andere cijfers te herleiden."
