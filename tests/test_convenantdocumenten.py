"""The covenant, its addenda, the member list and the fees, as documents and as workbooks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator

from pipeline import lijn
from pipeline.bron import waarden
from pipeline.dossier import Dossier
from pipeline.dossier.opmaak import ontleed_opmaak
from pipeline.excel.boeken import schrijf_boek
from pipeline.excel.boeksoort import Boeksoort
from pipeline.lijn.opdrachten import Vraag
from pipeline.lijn.reeks import maak_reeks
from pipeline.uitkomst import Uitkomst
from pipeline.werkmap import Werkmap
from tests.conftest import Proef
from tests.hulp_convenant import CONTRIBUTIE, TEKST, ledentekst, schrijf_convenant
from tests.hulp_libreoffice import met_libreoffice, pdfpaginas
from tests.hulp_voorbeelden import geladen, voorbeeldwerkmap
from tests.hulp_word import W, alineas, open_docx, tekst

DOCUMENTEN = ("convenant", "addendum", "ledenlijst", "contributie")
HEEL = "convenant-utrecht.docx"
DEMETER = "convenant/convenant-academisch-hospice-demeter-utrecht.docx"
LINDE = "addendum/addendum-fictief-zorghuis-de-linde-utrecht.docx"

# Facts that steer a document and are not printed as they were typed.
NIET_OP_PAPIER = re.compile(
    r"^(looptijd|ingangsdatum|contributie\.(klein|groot|vrijwilligers)|.*grens.*|.*periode.*)|wie$"
)


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory: pytest.TempPathFactory) -> Werkmap:
    return voorbeeldwerkmap(tmp_path_factory.mktemp("convenant"))


def gemaakt(werkmap: Werkmap, document: str, *organisaties: str, publiek: bool = False) -> dict[str, bytes]:
    """The documents of a type for Utrecht, by their path below the folder of the network."""
    soort, sjabloon = geladen(werkmap, document)
    vraag = Vraag(document, organisaties=organisaties, publiek=publiek, overschrijf=True)
    reeks = maak_reeks(werkmap, [werkmap.netwerken / "utrecht"], vraag, soort, sjabloon)
    resultaten = [resultaat for deel in reeks.delen for resultaat in deel.resultaten]
    for resultaat in resultaten:
        assert resultaat.uitkomst is Uitkomst.GOED, resultaat.meldingen
        assert [melding for melding in resultaat.meldingen if melding.code.startswith("K")] == []
    return {
        resultaat.pad.removeprefix("outputs/utrecht/"): (werkmap.pad / resultaat.pad).read_bytes()
        for resultaat in resultaten
    }


@pytest.fixture(scope="module")
def documenten(werkmap: Werkmap) -> dict[str, bytes]:
    return {naam: inhoud for document in DOCUMENTEN for naam, inhoud in gemaakt(werkmap, document).items()}


@pytest.fixture(scope="module")
def dossier(werkmap: Werkmap) -> Dossier:
    return lijn.lees_netwerk(werkmap, werkmap.netwerken / "utrecht").dossier


def vlak(inhoud: bytes) -> str:
    return " ".join(tekst(inhoud).replace("\N{NO-BREAK SPACE}", " ").split())


def stijlnaam(alinea: Paragraph) -> str:
    return str(alinea.style.name) if alinea.style is not None else ""


def blokken(inhoud: bytes) -> list[tuple[_Row, _Cell]]:
    """The signature blocks: each cell in which somebody signs, with its row."""
    tabellen: list[Table] = open_docx(inhoud).tables
    return [(rij, cel) for tabel in tabellen for rij in tabel.rows for cel in rij.cells if "Handtekening" in cel.text]


def test_each_of_the_42_signatories_has_an_edition_and_there_is_one_for_all(documenten: dict[str, bytes]) -> None:
    namen = [naam for naam in documenten if naam.startswith("convenant")]

    assert len(namen) == 43
    assert {HEEL, DEMETER} <= set(namen)
    assert sorted(naam for naam in documenten if naam.startswith("addendum")) == [
        "addendum/addendum-fictief-inloophuis-de-haven-utrecht.docx",
        LINDE,
        "addendum/addendum-fictieve-thuiszorg-de-esdoorn-utrecht.docx",
    ]


@pytest.mark.parametrize("naam", [HEEL, DEMETER])
def test_every_value_of_the_covenant_stands_in_every_edition(
    werkmap: Werkmap, documenten: dict[str, bytes], naam: str
) -> None:
    gelezen = lijn.lees_netwerk(werkmap, werkmap.netwerken / "utrecht")
    [bestand] = [bestand for bestand in gelezen.bron.bestanden if bestand.onderdeel == "convenant"]
    assert bestand.inhoud is not None
    stukken = [
        (pad, kind.content)
        for pad, waarde in waarden(bestand.inhoud)
        if not NIET_OP_PAPIER.search(pad)
        for deel in ontleed_opmaak(str(waarde.waarde))
        for kind in deel.children or ()
        if kind.type == "text" and kind.content.strip()
    ]
    op_papier = vlak(documenten[naam]).lower()

    assert len(stukken) > 100
    assert [(pad, stuk) for pad, stuk in stukken if " ".join(stuk.split()).lower() not in op_papier] == []


@pytest.mark.parametrize("naam", [HEEL, DEMETER])
def test_articles_goals_essences_members_dates_and_fees_stand_in_the_covenant(
    documenten: dict[str, bytes], dossier: Dossier, naam: str
) -> None:
    regels, alles = alineas(documenten[naam]), vlak(documenten[naam])
    convenant, tekenen = dossier.convenant, dossier.ondertekenaars
    assert convenant is not None
    assert tekenen is not None
    assert convenant.meerjarendoelen is not None

    koppen = [a.text for a in open_docx(documenten[naam]).paragraphs if stijlnaam(a) == "Heading 2"]
    assert koppen[1:7] == [f"Artikel {n}. {artikel.titel}" for n, artikel in enumerate(convenant.artikelen, 1)]
    assert [regel for regel in regels if re.fullmatch(r"6\.\d", regel)] == [f"6.{n}" for n in range(1, 7)]
    doelen = [doel for thema in convenant.meerjarendoelen.themas for doel in thema.doelen]
    assert len(doelen) == 13
    assert [doel for doel in doelen if " ".join(doel.split()) not in alles] == []
    assert [
        f"{n}.{essentie}" for n, essentie in enumerate(convenant.essenties, 1) if f"{n}.{essentie}" not in regels
    ] == []
    assert len(convenant.essenties) == 8
    leden = [lid.naam for deel in tekenen.van_convenant for lid in deel.leden]
    assert len(leden) == 42
    assert [lid for lid in leden if lid not in regels] == []
    assert "42 leden tekenen dit convenant. Peildatum van de ledenlijst: 2021." in alles
    assert [stuk for stuk in ("1 januari 2022", "31 december 2026", "5 jaar") if stuk not in alles] == []
    begin = regels.index("Soort organisatie")
    assert [regel.replace("\N{NO-BREAK SPACE}", " ") for regel in regels[begin + 2 : begin + 8]] == [
        "Vrijwilligersorganisatie", "€ 0",
        "Tot en met 20 medewerkers of leden (klein)", "€ 100",
        "Meer dan 20 medewerkers of leden (groot)", "€ 300",
    ]  # fmt: skip


def test_what_is_invented_is_said_in_every_document(documenten: dict[str, bytes]) -> None:
    assert [naam for naam, inhoud in documenten.items() if "Fictief zijn: de aantallen" not in vlak(inhoud)] == []


def test_the_edition_of_an_organisation_names_it_on_its_cover_and_has_its_signature_alone(
    documenten: dict[str, bytes],
) -> None:
    regels = alineas(documenten[DEMETER])
    [(_, blok)] = blokken(documenten[DEMETER])

    assert "Exemplaar voor Academisch hospice Demeter" in regels[:8]
    assert [a.text for a in blok.paragraphs] == [
        "Academisch hospice Demeter", "Naam\tMerel Fictief", "Functie\tdirecteur", "Datum", "Handtekening",
    ]  # fmt: skip


def test_the_edition_for_all_has_a_block_for_each_of_the_42_in_the_order_of_the_list(
    documenten: dict[str, bytes], dossier: Dossier
) -> None:
    assert dossier.ondertekenaars is not None
    namen = [(deel.organisatie, f"Naam\t{deel.naam}") for deel in dossier.ondertekenaars.van_convenant]

    gevonden = [(blok.paragraphs[0].text, blok.paragraphs[1].text) for _, blok in blokken(documenten[HEEL])]

    assert gevonden == namen
    assert "Uitgave voor alle partijen" in alineas(documenten[HEEL])[:8]


@pytest.mark.parametrize(("naam", "aantal"), [(HEEL, 42), (DEMETER, 1), (LINDE, 2)])
def test_a_signature_block_keeps_together(documenten: dict[str, bytes], naam: str, aantal: int) -> None:
    gevonden = blokken(documenten[naam])

    assert len(gevonden) == aantal
    for rij, blok in gevonden:
        assert rij._tr.find(f"{W}trPr/{W}cantSplit") is not None
        for alinea in blok.paragraphs[:-1]:
            assert alinea.paragraph_format.keep_with_next or alinea.style.paragraph_format.keep_with_next, alinea.text


@met_libreoffice
def test_libreoffice_splits_no_signature_block_and_leaves_no_page_almost_empty(
    documenten: dict[str, bytes], tmp_path: Path
) -> None:
    pad = tmp_path / "convenant.docx"
    pad.write_bytes(documenten[HEEL])
    bladen = pdfpaginas(pad, tmp_path)

    assert sum(blad.count("Handtekening") for blad in bladen) == 42
    for nummer, blad in enumerate(bladen[1:], 2):
        tekens = re.findall(r"Handtekening|Datum(?! van)|Functie|Naam", blad)
        assert len({tekens.count(wat) for wat in ("Handtekening", "Datum", "Functie", "Naam")}) == 1, nummer
        assert len([regel for regel in blad.splitlines() if regel.strip()]) > 8, nummer


def _leden(proef: Proef, *leden: str, convenant: str = TEKST + CONTRIBUTIE) -> None:
    (proef.netwerk / "leden.yaml").write_text(ledentekst(*leden), encoding="utf-8")
    schrijf_convenant(proef, convenant)


ZONDER_NAAM = (
    "naam: De Linde, ondertekenaar: Merel Fictief, functie: directeur",
    "naam: De Eik, functie: directeur",
    "naam: De Beuk, ondertekenaar: Robin Fictief",
)


def test_a_signatory_without_a_name_or_a_function_holds_up_its_own_edition_alone(proef: Proef) -> None:
    _leden(proef, *ZONDER_NAAM)

    gedaan = proef.genereer("convenant", "--formaat", "json")

    assert [bestand for bestand in proef.uitvoer() if bestand.endswith(".docx")] == [
        "proef/convenant-proef.docx",
        "proef/convenant/convenant-de-linde-proef.docx",
    ]
    gat = "tabel 1, rij 1, kolom 1, onder kop 'Ondertekening': hier staat nog '[nog in te vullen:"
    assert [melding for melding in gedaan.meldingen if melding.startswith("K")] == [
        f"K02 outputs/proef/convenant/convenant-de-{boom}-proef.docx {gat} {wat}]' → vul het feit in het dossier in"
        for boom, wat in (("beuk", "functie"), ("eik", "ondertekenaar"))
    ]
    eik = blokken((proef.pad / "outputs/proef/convenant-proef.docx").read_bytes())[1][1]
    assert [alinea.text for alinea in eik.paragraphs] == [
        "De Eik",
        "Naam",
        "Functie\tdirecteur",
        "Datum",
        "Handtekening",
    ]


def test_a_concept_shows_which_name_and_function_are_missing(proef: Proef) -> None:
    _leden(proef, *ZONDER_NAAM)

    proef.genereer("convenant", "--concept")

    heel = (proef.pad / "outputs/proef/convenant-proef-concept.docx").read_bytes()
    assert [[alinea.text for alinea in blok.paragraphs[:3]] for _, blok in blokken(heel)] == [
        ["De Linde", "Naam\tMerel Fictief", "Functie\tdirecteur"],
        ["De Eik", "Naam\t[nog in te vullen: ondertekenaar]", "Functie\tdirecteur"],
        ["De Beuk", "Naam\tRobin Fictief", "Functie\t[nog in te vullen: functie]"],
    ]
    assert "CONCEPT" in tekst(heel)


def test_one_signature_for_a_parent_names_the_members_that_it_is_for(proef: Proef) -> None:
    leden = [
        f"naam: Hospice {naam}, moederorganisatie: Zorggroep, ondertekenaar: Merel Fictief, functie: directeur"
        for naam in ("Oost", "West", "Zuid")
    ]
    _leden(proef, *leden, convenant=TEKST + "ondertekening:\n  wie: per moederorganisatie\n")

    assert proef.genereer("convenant").code == 0

    [(_, blok)] = blokken((proef.pad / "outputs/proef/convenant/convenant-zorggroep-proef.docx").read_bytes())
    assert [alinea.text for alinea in blok.paragraphs[:2]] == [
        "Zorggroep",
        "namens Hospice Oost, Hospice West en Hospice Zuid",
    ]


def test_the_edition_for_the_public_has_the_organisations_and_no_persons(werkmap: Werkmap, dossier: Dossier) -> None:
    assert dossier.leden is not None
    personen = {str(lid.ondertekenaar) for lid in dossier.leden.leden}

    heel = gemaakt(werkmap, "convenant", publiek=True)["convenant-utrecht-publiek.docx"]
    [een] = gemaakt(werkmap, "addendum", "Fictief Zorghuis De Linde", publiek=True).values()

    for inhoud in (heel, een):
        assert [persoon for persoon in personen if persoon in tekst(inhoud)] == []
        assert blokken(inhoud) == []
    regels = alineas(heel)
    slot = regels[regels.index("Dit convenant is aangegaan door:") :]
    assert dossier.ondertekenaars is not None
    assert [d.organisatie for d in dossier.ondertekenaars.van_convenant if d.organisatie not in slot] == []


def test_the_covenant_leaves_out_what_there_is_not(proef: Proef) -> None:
    _leden(proef, ZONDER_NAAM[0], convenant=TEKST)

    assert proef.genereer("convenant").code == 0

    alles = vlak((proef.pad / "outputs/proef/convenant/convenant-de-linde-proef.docx").read_bytes())
    assert "Artikel 1. Samenwerken Wij werken samen." in alles
    assert "1 lid tekent dit convenant." in alles
    weg = ("Bijlage 2", "Overwegingen", "Aanhef", "Contributie", "Toetreding", "Voorwaarden", "Essenties", "Penvoerder")
    assert [woord for woord in weg if woord in alles] == []


@pytest.mark.parametrize(
    ("inclusief", "klein", "groot", "open_"),
    [
        ("  grens_inclusief: ja\n", "Tot en met 20", "Meer dan 20", False),
        ("  grens_inclusief: nee\n", "Minder dan 20", "20 of meer", False),
        ("", "Minder dan 20", "Meer dan 20", True),
    ],
)
def test_the_fees_say_to_which_side_the_border_belongs_or_that_nobody_chose(
    proef: Proef, inclusief: str, klein: str, groot: str, *, open_: bool
) -> None:
    _leden(proef, ZONDER_NAAM[0], convenant=TEKST + CONTRIBUTIE + inclusief)

    assert proef.genereer("convenant").code == 0

    alles = vlak((proef.pad / "outputs/proef/convenant/convenant-de-linde-proef.docx").read_bytes())
    assert f"{klein} medewerkers of leden (klein) € 100 {groot} medewerkers of leden (groot) € 300" in alles
    assert ("Wat er geldt bij precies 20, is nog niet afgesproken." in alles) is open_


def test_an_addendum_says_who_joins_from_when_on_what_conditions_and_for_how_much(documenten: dict[str, bytes]) -> None:
    alles = vlak(documenten[LINDE])

    for stuk in (
        "Fictief Zorghuis De Linde treedt toe tot het Samenwerkingsconvenant 2022-2026",
        "Lid vanaf1 maart 2025",
        "Proefjaartot en met 28 februari 2026",
        "Convenant geldigtot en met 31 december 2026",
        "Visie en beleid.",
        "De contributie is € 100 per jaar (12 medewerkers: klein).",
        "Wordt de organisatie permanent lid, dan geldt het convenant voor haar tot en met 31 december 2026.",
    ):
        assert stuk in alles
    assert [[alinea.text for alinea in blok.paragraphs] for _, blok in blokken(documenten[LINDE])] == [
        ["Fictief Zorghuis De Linde", "Toetredende organisatie", "Naam\tUma Fictief", "Functie\tdirecteur", "Datum",
         "Handtekening"],
        ["Stuurgroep", "Utrecht stad en Zuidoost-Utrecht", "Naam", "Functie\tvoorzitter", "Datum", "Handtekening"],
    ]  # fmt: skip


@met_libreoffice
def test_an_addendum_is_two_pages_at_most(documenten: dict[str, bytes], tmp_path: Path) -> None:
    pad = tmp_path / "addendum.docx"
    pad.write_bytes(documenten["addendum/addendum-fictief-inloophuis-de-haven-utrecht.docx"])

    assert len(pdfpaginas(pad, tmp_path)) <= 2
    assert "Getoetst15 januari 2025, uitkomst: permanent" in vlak(pad.read_bytes())


def test_an_addendum_shows_what_is_missing_of_the_fee_and_of_the_trial_year(proef: Proef) -> None:
    nieuw = "naam: De Els, stand: proefjaar, toegetreden_op: 2024, ondertekenaar: Robin Fictief, functie: directeur"
    _leden(proef, nieuw)

    assert proef.genereer("addendum").code != 0
    proef.genereer("addendum", "--concept")

    alles = vlak((proef.pad / "outputs/proef/addendum/addendum-de-els-proef-concept.docx").read_bytes())
    assert "Proefjaartot en met [nog in te vullen: einde van het proefjaar]" in alles
    assert "De contributie is [nog in te vullen: contributie] per jaar" in alles


PERMANENT = "De organisatie is permanent lid. Het convenant geldt voor haar tot en met 31 december 2026."


@pytest.mark.parametrize(
    "feiten, wel, niet",
    [
        ("toegetreden_op: 1-3-2024", (PERMANENT, "Wat er geldt"), ("roefjaar", "toetst", "Wordt de organisatie")),
        (
            "toegetreden_op: 1-3-2024, getoetst_op: 1-4-2025, uitkomst: permanent",
            (PERMANENT, "Proefjaartot en met 28 februari 2025", "Wat de stuurgroep na het proefjaar heeft getoetst"),
            ("Wordt de organisatie", "proefjaar toetst"),
        ),
        (
            "toegetreden_op: 1-3-2025, stand: proefjaar",
            ("Proefjaartot en met 28 februari 2026", "Wordt de organisatie permanent lid, dan geldt"),
            ("is permanent lid", "heeft getoetst"),
        ),
        (
            "toegetreden_op: 1-3-2024, stand: opgezegd, opgezegd_per: 31-12-2025",
            ("De organisatie is lid tot en met 31 december 2025. Tot dan geldt het convenant voor haar.",),
            ("Wordt de organisatie", "is permanent lid"),
        ),
    ],
)
def test_an_addendum_says_what_the_facts_of_the_member_say(
    proef: Proef, feiten: str, wel: tuple[str, ...], niet: tuple[str, ...]
) -> None:
    _leden(proef, f"naam: De Els, aantal_medewerkers: 5, ondertekenaar: Robin Fictief, functie: directeur, {feiten}")

    gedaan = proef.genereer("addendum", "--formaat", "json")

    assert gedaan.code == 0, gedaan.meldingen
    alles = vlak((proef.pad / "outputs/proef/addendum/addendum-de-els-proef.docx").read_bytes())
    assert [stuk for stuk in wel if stuk not in alles] == []
    assert [stuk for stuk in niet if stuk in alles] == []


def test_the_member_list_counts_44_members_and_tells_who_is_not_in_it(documenten: dict[str, bytes]) -> None:
    regels, alles = alineas(documenten["ledenlijst-utrecht.docx"]), vlak(documenten["ledenlijst-utrecht.docx"])

    assert "44 leden in 8 categorieën." in alles
    begin = regels.index("Aantal leden")
    aantallen = dict(zip(regels[begin + 1 : begin + 19 : 2], regels[begin + 2 : begin + 20 : 2], strict=True))
    assert aantallen == {
        "Hospices": "7", "Vrijwilligers Palliatieve Terminale Zorg": "4", "Huisartsenorganisaties": "3",
        "Ziekenhuizen": "3", "Bezinning en zingeving": "3", "Psychosociale zorg": "1", "Thuiszorg en thuishulp": "9",
        "Woonzorgcentra en thuiszorg": "14", "Totaal": "44",
    }  # fmt: skip
    assert "Proefjaar tot en met 28 februari 2026, lid sinds 1 maart 2025" in regels
    assert regels[regels.index("Niet in de lijst") + 1 :][:2] == [
        "Fictieve Bezinningsplek Het Venster (De Bilt): heeft het lidmaatschap aangevraagd.",
        "Fictief Inloophuis De Haven (Utrecht): opgezegd, lid tot en met 31 december 2025.",
    ]


def test_the_member_list_prints_no_persons_and_the_public_one_no_applicants(
    werkmap: Werkmap, documenten: dict[str, bytes], dossier: Dossier
) -> None:
    [publiek] = gemaakt(werkmap, "ledenlijst", publiek=True).values()
    assert dossier.leden is not None
    personen = {str(lid.ondertekenaar) for lid in dossier.leden.leden} | {"@voorbeeld.nl", "Sam Fictief"}

    assert [wie for wie in personen if wie in tekst(documenten["ledenlijst-utrecht.docx"])] == []
    assert "Niet in de lijst" not in tekst(publiek)
    assert "De Haven" not in tekst(publiek)


def test_a_member_list_without_places_has_no_empty_column_for_them(proef: Proef) -> None:
    _leden(proef, "naam: De Linde", "naam: De Eik")

    assert proef.genereer("ledenlijst").code == 0

    regels = alineas((proef.pad / "outputs/proef/ledenlijst-proef.docx").read_bytes())
    assert "De Eik" in regels
    assert "Plaats" not in regels


def test_the_fee_overview_has_each_amount_and_on_top_who_has_none_yet(documenten: dict[str, bytes]) -> None:
    alles = vlak(documenten["contributie-utrecht.docx"])

    zonder = (
        "Het Bezinningshuis Het aantal medewerkers of leden is niet bekend"
        " Vul in de ledenlijst het aantal medewerkers of leden in"
    )
    tabel = "€ 0,00 4 € 0,00 € 100,00 7 € 700,00 € 300,00 32 € 9.600,00 Totaal 43 € 10.300,00"
    lid = "VPTZ de Biltse Kernen Vrijwilligersorganisatie € 0,00"
    assert alles.index(zonder) < alles.index(tabel) < alles.index(lid)
    assert "Hospice Duurstede 16 medewerkers: klein € 100,00 Hospice Heuvelrug 22 medewerkers: groot € 300,00" in alles
    assert "Totaal 43 leden € 10.300,00" in alles
    assert "voor de penvoerder, Stichting Careyn" in alles


def test_a_covenant_without_fees_gives_an_overview_that_says_so_and_no_workbook(proef: Proef) -> None:
    _leden(proef, "naam: De Linde", convenant=TEKST)

    assert proef.genereer("contributie").code == 0

    pad = proef.pad / "outputs/proef/contributie-proef.docx"
    assert "In het convenant staat geen contributie." in vlak(pad.read_bytes())
    dossier = lijn.lees_netwerk(Werkmap(proef.pad), proef.netwerk).dossier
    assert schrijf_boek(Boeksoort.CONTRIBUTIE, dossier) is None
    assert schrijf_boek(Boeksoort.LEDENLIJST, dossier) is not None


def test_the_documents_are_what_the_standard_asks(documenten: dict[str, bytes], tmp_path: Path) -> None:
    gekozen = [naam for naam in documenten if not naam.startswith("convenant/")] + [DEMETER]
    for naam in gekozen:
        pad = tmp_path / Path(naam).name
        pad.write_bytes(documenten[naam])
        assert [str(fout) for fout in OpenXmlValidator().validate(pad).errors] == [], naam


@pytest.mark.parametrize("document", DOCUMENTEN)
def test_the_same_facts_give_the_same_document(werkmap: Werkmap, documenten: dict[str, bytes], document: str) -> None:
    eerste = {naam: inhoud for naam, inhoud in documenten.items() if Path(naam).name.startswith(f"{document}-")}
    opnieuw = gemaakt(werkmap, document)

    assert len(opnieuw) > 0
    assert [naam for naam in opnieuw.keys() | eerste.keys() if opnieuw.get(naam) != eerste.get(naam)] == []
