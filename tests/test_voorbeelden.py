"""The shipped dossiers, made into documents: every fact stands in them, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline import lijn
from pipeline.bron import waarden
from pipeline.dossier.leden import Ledenlijst
from pipeline.dossier.opmaak import ontleed_opmaak
from pipeline.lijn.opdrachten import Vraag, opdrachten
from pipeline.uitkomst import Uitkomst
from pipeline.werkmap import Werkmap
from tests.conftest import PROJECT
from tests.hulp import delen_van
from tests.hulp_voorbeelden import alle_opdrachten, geladen, voorbeeldwerkmap
from tests.hulp_word import alineas, links, open_docx, tekst

VERSLAGEN = [("utrecht", 2023), ("utrecht-zuid", 2024)]
EVALUATIE = ("utrecht", 2026)

# What source document 002 tells: each figure with its qualifier and its unit, and each fact.
FEITEN_002 = [
    "Stuurgroep: 4 bijeenkomsten",
    "380 bezoekers",
    "500 bezoekers",
    "1.000 wensenboekjes",
    "3 KWF-basisscholingen",
    "ruim 70 zorgverleners",
    "5 thematische scholingen",
    "1 symposium",
    "bijna 300 deelnemers",
    "100 deelnemers",
    "7 van de 8 hospices",
    "3 deelprojecten",
    "Weet u wat u wilt?",
    "Lang zal hij leven!",
    "netwerken dementie",
    "verslaving",
    "praatplaat",
    "Juni 2024",
    "Het vierde kwartaal van 2024",
    "Transformatieplan palliatieve zorg regio Utrecht",
    "wordt het plan goedgekeurd",
    "Eind 2024 stemde de stuurgroep in met een verkenning",
    "Utrecht stad en Zuidoost-Utrecht",
    "eigenheid",
    "Van een kwestie van geluk naar een kwestie van vertrouwen",
    "proactieve zorgplanning",
    "de menselijke connectie",
    "sociaal domein",
    "Nieuwegein",
    "beginnende dementie",
    "netwerk dementie Lekstroom",
    "transitie consultatie",
    "het zorgpad",
    "de zorgcoach",
    "opnamebeleid",
    "verwijzers",
    "Septet",
    "Midden-Nederland",
    "Een kwestie van geluk",
    "casemanager",
]
LINKS_002 = [
    "https://palliaweb.nl/getattachment/e6fb215f-e030-499b-8601-277f53726c52/Een-kwestie-van-geluk-2023-los.pdf?lang=nl-NL",
    "https://palliaweb.nl/getmedia/5819ff67-ac5e-4bcf-9a9f-aa3b18231f1e/"
    "Praatplaat-ontwikkelingen-SEPTET-en-regionale-netwerken-palliatieve-zorg,-juni-2024.pdf",
    "https://www.youtube.com/watch?v=JpQrkSd3Hq4&t=8s",
    "https://palliaweb.nl/netwerk-noordwestutrecht/nieuws/visie-transmurale-palliatieve-zorg-van-een-kwestie",
]

# Facts that steer a document or are meant for its maker; they are not printed.
NIET_OP_PAPIER = re.compile(
    r"(^|\.)(aliassen|huisstijl|meervoud|korte_naam|uitgelicht|doelgroep|opmerking|herkomst|moederorganisatie"
    r"|vrijwilligersorganisatie|wanneer|link|logo|peildatum|aantal_(medewerkers|leden)|stand|toegetreden_op|getoetst_op"
    r"|uitkomst|opgezegd_per|ondertekenaar|functie|mail|getekend_op|contactpersonen|contactmail)(\.|$)"
)


# What tells which column of the answers is which; of a question only what a chart shows is printed.
STUURT_DE_TELLING = re.compile(
    r"antwoorden|\.(vraag|soort|respondent)$|^vragen\.\d+\.kolom$|^rapportcijfer\.(vraag|doelgroep)$"
)


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory: pytest.TempPathFactory) -> Werkmap:
    return voorbeeldwerkmap(tmp_path_factory.mktemp("voorbeelden"))


def _document(netwerk: str, jaar: int) -> str:
    return "netwerkevaluatie" if (netwerk, jaar) == EVALUATIE else "jaarverslag"


@pytest.fixture(scope="module")
def documenten(werkmap: Werkmap) -> dict[tuple[str, int], bytes]:
    uit: dict[tuple[str, int], bytes] = {}
    for netwerk, jaar in (*VERSLAGEN, EVALUATIE):
        soort, sjabloon = geladen(werkmap, _document(netwerk, jaar))
        gelezen = lijn.lees_netwerk(werkmap, werkmap.netwerken / netwerk)
        (opdracht,) = opdrachten(soort, gelezen, Vraag(soort.naam, jaar))
        resultaat = lijn.maak(werkmap, opdracht, gelezen, sjabloon, overschrijf=False)
        assert resultaat.uitkomst is Uitkomst.GOED, resultaat.meldingen
        uit[netwerk, jaar] = (werkmap.pad / resultaat.pad).read_bytes()
    return uit


def _plat(waarde: str) -> list[str]:
    """The pieces of a Markdown text that stand on paper as they are."""
    kinderen = [kind for deel in ontleed_opmaak(waarde) for kind in deel.children or ()]
    return [kind.content for kind in kinderen if kind.type == "text" and kind.content.strip()]


def _vlak(tekst_: str) -> str:
    return " ".join(tekst_.split())


@pytest.mark.parametrize("feit", FEITEN_002)
def test_every_fact_of_source_002_stands_in_the_report_of_utrecht_zuid(
    documenten: dict[tuple[str, int], bytes], feit: str
) -> None:
    assert feit in _vlak(tekst(documenten["utrecht-zuid", 2024]))


def test_the_links_of_source_002_can_be_clicked(documenten: dict[tuple[str, int], bytes]) -> None:
    assert set(LINKS_002) <= set(links(documenten["utrecht-zuid", 2024]))


def test_the_eight_recommendations_are_numbered_in_their_order(documenten: dict[tuple[str, int], bytes]) -> None:
    regels = alineas(documenten["utrecht-zuid", 2024])
    begin = regels.index("Geen kwestie van geluk")
    nummers = [regel for regel in regels[begin - 1 :] if re.fullmatch(r"[1-9]", regel)][:8]
    assert nummers == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_the_42_members_of_source_003_stand_under_their_8_categories(
    documenten: dict[tuple[str, int], bytes],
) -> None:
    regels = alineas(documenten["utrecht", 2023])
    groepen = [int(g[1]) for r in regels if (g := re.fullmatch(r".+ \((\d+)\)", r))]
    assert groepen == [6, 4, 3, 3, 3, 1, 8, 14]
    assert "42 leden in 8 categorieën. Peildatum: 2021." in regels


@pytest.mark.parametrize(("netwerk", "jaar"), VERSLAGEN)
def test_every_value_of_the_dossier_stands_on_paper(
    werkmap: Werkmap, documenten: dict[tuple[str, int], bytes], netwerk: str, jaar: int
) -> None:
    op_papier = _vlak(tekst(documenten[netwerk, jaar])).lower()
    gelezen = lijn.lees_netwerk(werkmap, werkmap.netwerken / netwerk)
    gezocht = [
        (f"{bestand.onderdeel}.{pad}", stuk)
        for bestand in gelezen.bron.bestanden
        if bestand.inhoud is not None
        and bestand.exemplaar in {None, jaar}
        and bestand.onderdeel in {"netwerk", "leden", "jaarverslag"}
        for pad, waarde in waarden(bestand.inhoud)
        if waarde.waarde is not None and not NIET_OP_PAPIER.search(pad)
        for stuk in _plat(str(waarde.waarde))
    ]
    # Who joined after the year, or only applied, is no member of it.
    later = {str(lid.naam) for lid in gelezen.dossier.leden.leden} if gelezen.dossier.leden is not None else set()
    leden = gelezen.dossier.deel("leden", jaar)
    later -= {str(lid.naam) for lid in leden.leden} if isinstance(leden, Ledenlijst) else set()
    rijen = {pad.rpartition(".")[0] for pad, stuk in gezocht if stuk in later}
    gezocht = [(pad, stuk) for pad, stuk in gezocht if pad.rpartition(".")[0] not in rijen]
    assert len(later) == (4 if netwerk == "utrecht" else 0)
    assert len(gezocht) > 50
    ontbreekt = [(pad, stuk) for pad, stuk in gezocht if _vlak(stuk).lower().replace("1000", "1.000") not in op_papier]
    assert ontbreekt == []


@pytest.mark.parametrize(("netwerk", "jaar"), VERSLAGEN)
def test_the_report_names_no_figure_that_the_dossier_lacks(
    werkmap: Werkmap, documenten: dict[tuple[str, int], bytes], netwerk: str, jaar: int
) -> None:
    gelezen = lijn.lees_netwerk(werkmap, werkmap.netwerken / netwerk)
    dossier = gelezen.dossier
    bekend = {jaar}
    for bestand in gelezen.bron.bestanden:
        assert bestand.inhoud is not None
        for _, waarde in waarden(bestand.inhoud):
            bekend |= {int(g.replace(".", "")) for g in re.findall(r"\d+(?:\.\d{3})*", str(waarde.waarde))}
    verslag = dict(dossier.jaarverslagen)[jaar]
    if verslag.aanbevelingen is not None:
        bekend |= set(range(1, len(verslag.aanbevelingen.lijst) + 1))  # the numbers before the recommendations
    leden = dossier.deel("leden", jaar)
    if isinstance(leden, Ledenlijst):  # counts that derive from the list
        bekend |= {leden.aantal, len(leden.per_categorie)}
        bekend |= {groep.aantal for groep in leden.per_categorie}
    gevonden = {int(g.replace(".", "")) for g in re.findall(r"\d+(?:\.\d{3})*", tekst(documenten[netwerk, jaar]))}
    assert gevonden - bekend == set()


@pytest.mark.parametrize(("netwerk", "jaar"), [*VERSLAGEN, EVALUATIE])
def test_the_same_inputs_give_the_same_bytes(
    werkmap: Werkmap, documenten: dict[tuple[str, int], bytes], netwerk: str, jaar: int
) -> None:
    soort, sjabloon = geladen(werkmap, _document(netwerk, jaar))
    gelezen = lijn.lees_netwerk(werkmap, werkmap.netwerken / netwerk)
    (opdracht,) = opdrachten(soort, gelezen, Vraag(soort.naam, jaar))
    opnieuw = lijn.maak(werkmap, opdracht, gelezen, sjabloon, overschrijf=False)
    assert opnieuw.stand == "ongewijzigd"
    assert (werkmap.pad / opnieuw.pad).read_bytes() == documenten[netwerk, jaar]


@pytest.mark.parametrize(("netwerk", "jaar"), [*VERSLAGEN, EVALUATIE])
def test_the_document_passes_an_open_xml_validator(
    documenten: dict[tuple[str, int], bytes], tmp_path: Path, netwerk: str, jaar: int
) -> None:
    from openxml_audit import OpenXmlValidator

    bestand = tmp_path / "verslag.docx"
    bestand.write_bytes(documenten[netwerk, jaar])
    uitslag = OpenXmlValidator().validate(bestand)
    assert [str(fout) for fout in uitslag.errors] == []


@pytest.mark.parametrize(("netwerk", "jaar"), VERSLAGEN)
def test_colours_and_logo_are_those_of_the_network(
    documenten: dict[tuple[str, int], bytes], netwerk: str, jaar: int
) -> None:
    inhoud = delen_van(documenten[netwerk, jaar])
    hoofdkleur = {"utrecht": b"3A2F6B", "utrecht-zuid": b"0B5563"}[netwerk]
    assert hoofdkleur in inhoud["word/theme/theme1.xml"]
    assert hoofdkleur in inhoud["word/styles.xml"]
    if netwerk == "utrecht":
        assert b"0B5563" not in b"".join(inhoud[n] for n in inhoud if n.endswith(".xml"))
        assert b'name="logo"' not in inhoud["word/document.xml"]
    else:
        assert (PROJECT / "inputs/netwerken/utrecht-zuid/logo.png").read_bytes() in inhoud.values()


def test_every_value_of_the_survey_stands_on_the_fact_sheet(
    werkmap: Werkmap, documenten: dict[tuple[str, int], bytes]
) -> None:
    inhoud = documenten[EVALUATIE]
    grafieken = [vorm._inline.docPr.get("descr") for vorm in open_docx(inhoud).inline_shapes]
    op_papier = _vlak(" ".join([tekst(inhoud), *grafieken])).lower()
    gelezen = lijn.lees_netwerk(werkmap, werkmap.netwerken / EVALUATIE[0])
    (bestand,) = [b for b in gelezen.bron.bestanden if b.onderdeel == "netwerkevaluatie"]
    assert bestand.inhoud is not None
    gezocht = [
        (pad, stuk)
        for pad, waarde in waarden(bestand.inhoud)
        if not STUURT_DE_TELLING.search(pad)
        for stuk in _plat(str(waarde.waarde))
    ]
    stellingen = [str(w.waarde) for pad, w in waarden(bestand.inhoud) if re.fullmatch(r"vragen\.[5-8]\.kolom", pad)]
    gezocht += [("stelling", stelling.removesuffix(".")) for stelling in stellingen]
    assert len(gezocht) > 60
    assert [(pad, stuk) for pad, stuk in gezocht if _vlak(stuk).lower() not in op_papier] == []


def test_the_fact_sheet_names_no_figure_that_the_survey_lacks(
    werkmap: Werkmap, documenten: dict[tuple[str, int], bytes]
) -> None:
    gelezen = lijn.lees_netwerk(werkmap, werkmap.netwerken / EVALUATIE[0])
    uitslag = gelezen.dossier.uitslag(EVALUATIE[1])
    assert uitslag is not None
    assert uitslag.rapportcijfer is not None
    cijfer, vraag = uitslag.rapportcijfer, uitslag.rapportvraag
    assert vraag is not None
    bekend = {str(EVALUATIE[1]), "5", str(vraag.van), str(vraag.tot)}  # 5: the smallest group that is shown
    for bestand in gelezen.bron.bestanden:
        if bestand.onderdeel == "netwerkevaluatie" and bestand.inhoud is not None:
            bekend |= {g for _, w in waarden(bestand.inhoud) for g in re.findall(r"\d+(?:,\d+)?", str(w.waarde))}
    for deel in (uitslag.totaal, *uitslag.respons):
        bekend |= {str(deel.uitgenodigd), str(deel.respons), f"{round((deel.deel or 0) * 100)}"}
    getallen = (cijfer.aantal, cijfer.laagste, cijfer.hoogste, cijfer.gemiddelde, cijfer.spreiding)
    bekend |= {str(getal).replace(".", ",") for getal in getallen}
    assert set(re.findall(r"\d+(?:,\d+)?", tekst(documenten[EVALUATIE]))) - bekend == set()


def test_no_shipped_document_has_text_that_is_hard_to_read(werkmap: Werkmap) -> None:
    bekeken = set()
    for sjabloon, gelezen, alle in alle_opdrachten(werkmap):
        for opdracht in alle:
            resultaat = lijn.maak(werkmap, opdracht, gelezen, sjabloon, overschrijf=True)
            assert [melding for melding in resultaat.meldingen if melding.code == "K10"] == []
            assert (werkmap.pad / resultaat.pad).is_file()
            bekeken.add(opdracht.soort.naam)
    assert bekeken == {map_.name for map_ in werkmap.sjabloonmappen()}
