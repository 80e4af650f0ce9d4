"""The shipped covenant of Utrecht, and what a template may name of it."""

from __future__ import annotations

from decimal import Decimal

import docx
import pytest

from pipeline import lijn
from pipeline.dossier import Dossier
from pipeline.lijn.resultaat import Gelezen
from pipeline.melding import Ernst
from pipeline.werkmap import Werkmap
from tests.conftest import PROJECT, Proef
from tests.hulp import docx_tekst, ledenlijst, schrijf_leden
from tests.hulp_convenant import CONTRIBUTIE, TEKST, ledentekst, schrijf_convenant


@pytest.fixture(scope="module")
def gelezen() -> Gelezen:
    werkmap = Werkmap(PROJECT)
    return lijn.lees_netwerk(werkmap, werkmap.netwerken / "utrecht")


@pytest.fixture
def dossier(gelezen: Gelezen) -> Dossier:
    return gelezen.dossier


def test_the_sample_has_no_fouten_and_tells_the_goals_that_stop_a_year_early(gelezen: Gelezen) -> None:
    eigen = [m for m in gelezen.meldingen if m.plaats.bestand.endswith(("convenant.yaml", "leden.xlsx"))]

    assert [melding.code for melding in eigen if melding.ernst is Ernst.FOUT] == []
    assert sorted(melding.code for melding in eigen if melding.ernst is Ernst.WAARSCHUWING) == [
        "C02",
        "C05",
        "L03",
        "L09",
    ]


def test_the_facts_of_source_003_stand_in_the_covenant(dossier: Dossier) -> None:
    convenant = dossier.convenant
    assert convenant is not None
    assert convenant.meerjarendoelen is not None

    assert [artikel.titel for artikel in convenant.genummerde_artikelen] == [
        "Ambitie en beleid", "Strategie", "Organisatorische vormgeving", "Criteria voor lidmaatschap", "Financiering",
        "Werking van de overeenkomst",
    ]  # fmt: skip
    assert len(convenant.genummerde_artikelen[5].leden) == 6
    assert f"{convenant.geldig.start} {convenant.geldig.einde}" == "2022-01-01 2026-12-31"
    assert [(t.naam, len(t.doelen)) for t in convenant.meerjarendoelen.themas] == [
        ("Ontwikkeling netwerkorganisatie", 4), ("Informatie en bewustwording", 3),
        ("Deskundigheid", 3), ("Samenwerking", 3),
    ]  # fmt: skip
    assert convenant.meerjarendoelen.aantal == 13
    assert (len(convenant.essenties), len(convenant.voorwaarden), len(convenant.definities)) == (8, 4, 2)
    assert convenant.penvoerdersvergoeding is None
    regeling = convenant.contributie
    assert regeling is not None
    bedragen = (regeling.vrijwilligers, regeling.klein, regeling.groot)
    assert bedragen == (Decimal(0), Decimal(100), Decimal(300))
    assert regeling.grens == 20


def test_every_member_of_the_sample_pays_0_100_or_300_and_one_of_unknown_size_nothing_yet(dossier: Dossier) -> None:
    alle = dossier.contributies(2023)
    assert alle is not None

    assert [(int(deel.bedrag), deel.aantal, int(deel.totaal)) for deel in alle.per_bedrag] == [
        (0, 4, 0), (100, 6, 600), (300, 31, 9300),
    ]  # fmt: skip
    assert alle.totaal == Decimal(9900)
    assert [deel.lid.naam for deel in alle.onbekend] == ["Het Bezinningshuis"]


def test_the_42_members_of_the_source_sign_the_covenant_and_the_invented_ones_an_addendum(dossier: Dossier) -> None:
    tekenen = dossier.ondertekenaars
    assert tekenen is not None

    assert len(tekenen.van_convenant) == 42
    assert [deel.organisatie for deel in tekenen.van_addendum] == [
        "Fictief Zorghuis De Linde", "Fictieve Thuiszorg De Esdoorn", "Fictief Inloophuis De Haven",
    ]  # fmt: skip


def test_what_no_source_gives_is_labelled_above_the_list_and_in_the_covenant(dossier: Dossier) -> None:
    assert dossier.leden is not None
    assert dossier.convenant is not None

    assert "Fictief zijn" in str(dossier.leden.herkomst)
    assert "Fictief zijn" in str(dossier.convenant.toelichting_gegevens)
    assert all(str(lid.ondertekenaar).endswith(" Fictief") for lid in dossier.leden.leden)
    assert all((lid.mail or "@voorbeeld.nl").endswith("@voorbeeld.nl") for lid in dossier.leden.leden)


def test_a_document_of_list_and_covenant_may_name_fees_and_signatories(proef: Proef) -> None:
    map_ = proef.pad / "templates" / "staat"
    proef.genereer("nieuw", "staat")
    gegevens = "titel: Overzicht\nomschrijving: proef\nper: netwerk\nnodig: [netwerk, leden, convenant]\n"
    (map_ / "document.yaml").write_text(gegevens, encoding="utf-8")
    document = docx.Document(str(map_ / "sjabloon.docx"))
    document.add_paragraph("{{ convenant.titel }} t/m {{ convenant.einddatum|datum }}")
    document.add_paragraph(
        "{% for c in contributies.regels %}{{ c.lid.naam }} {% if c.bedrag is none %}{{ c.reden }}{% else %}"
        "{{ c.bedrag|euro }} ({{ c.grond }}){% endif %}; {% endfor %}samen {{ contributies.totaal|euro }}"
    )
    document.add_paragraph(
        "{% for o in ondertekenaars.van_convenant %}{{ o.organisatie }}: {{ o.lid.functie }}. {% endfor %}"
    )
    document.save(str(map_ / "sjabloon.docx"))
    schrijf_convenant(proef, TEKST + CONTRIBUTIE)
    leden = ("naam: De Linde, aantal_medewerkers: 12, functie: directeur", "naam: De Eik, functie: voorzitter")
    (proef.netwerk / "leden.yaml").write_text(ledentekst(*leden), encoding="utf-8")

    gedaan = proef.genereer("staat")

    assert gedaan.code == 0, gedaan.uit
    tekst = docx_tekst(proef.pad / "outputs" / "proef" / "staat-proef.docx").replace("\N{NO-BREAK SPACE}", " ")
    assert "Convenant t/m 31 december 2026" in tekst
    assert (
        "De Linde € 100 (12 medewerkers: klein); De Eik het aantal medewerkers of leden is niet bekend; samen € 100"
        in tekst
    )
    assert "De Linde: directeur. De Eik: voorzitter." in tekst


def test_the_report_of_a_year_has_the_members_on_its_last_day(proef: Proef) -> None:
    kop = ("Naam", "Categorie", "Stand", "Toegetreden op", "Opgezegd per")
    leden = (
        ("De Linde", "Hospices", None, None, None),
        ("De Nieuwe", "Hospices", None, "2025", None),
        ("De Vrager", "Hospices", "aanvraag", None, None),
        ("De Vertrokkene", "Hospices", "opgezegd", None, "31-12-2023"),
        ("De Vertrekkende", "Hospices", "opgezegd", None, "31-12-2024"),
    )
    schrijf_leden(proef, ledenlijst(*leden, kop=kop))

    assert proef.genereer("jaarverslag").code == 0

    tekst = docx_tekst(proef.document)
    assert "2 leden in 1 categorie. Peildatum: 2024." in tekst
    assert "De Linde" in tekst
    assert "De Vertrekkende" in tekst
    assert not [naam for naam in ("De Nieuwe", "De Vrager", "De Vertrokkene") if naam in tekst]
