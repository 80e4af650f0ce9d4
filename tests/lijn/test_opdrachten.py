"""Documents by organisation: one for each that signs, each with a name of its own, none held up by another."""

import io
import json
import re

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dossier.leden import Lid
from pipeline.dossier.ondertekening import Ondertekenaar
from pipeline.lijn.opdrachten import bestandsnamen
from tests.conftest import Proef
from tests.hulp import docx_tekst
from tests.hulp_convenant import TEKENT, ledentekst, schrijf_convenant

SOORT = """\
titel: Brief
omschrijving: een brief aan elke organisatie
per: organisatie
selectie: ondertekenaars
volledig: ja
nodig: [netwerk, leden, convenant]
"""


def _sjabloon(*alineas: str) -> bytes:
    document = docx.Document()
    document.core_properties.title = "Brief"
    for alinea in alineas:
        document.add_paragraph(alinea)
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def _maak_soort(proef: Proef, soort: str = SOORT, *alineas: str) -> None:
    map_ = proef.pad / "templates" / "brief"
    map_.mkdir(exist_ok=True)
    (map_ / "document.yaml").write_text(soort, encoding="utf-8")
    tekst = alineas or (
        "{% if partij %}Aan {{ partij.organisatie }}{% else %}Aan allen{% endif %}",
        "{{ convenant.titel }}",
    )
    (map_ / "sjabloon.docx").write_bytes(
        _sjabloon(*tekst, "{%p for p in partijen %}", "{{ p.organisatie }}: {{ leden.aantal }}", "{%p endfor %}")
    )


def _leden(proef: Proef, *leden: str) -> None:
    (proef.netwerk / "leden.yaml").write_text(ledentekst(*leden), encoding="utf-8")
    schrijf_convenant(proef)


@pytest.fixture
def brief(proef: Proef) -> Proef:
    _maak_soort(proef)
    _leden(proef, f"naam: De Linde, {TEKENT}", f"naam: De Eik, {TEKENT}")
    return proef


def test_every_organisation_gets_its_own_and_all_together_get_one(brief: Proef) -> None:
    assert brief.genereer("brief").code == 0

    assert [naam for naam in brief.uitvoer() if naam.endswith(".docx")] == [
        "proef/brief-proef.docx",
        "proef/brief/brief-de-eik-proef.docx",
        "proef/brief/brief-de-linde-proef.docx",
    ]
    eik = docx_tekst(brief.pad / "outputs" / "proef" / "brief" / "brief-de-eik-proef.docx")
    assert "Aan De Eik" in eik
    assert "De Linde" not in eik
    allen = docx_tekst(brief.pad / "outputs" / "proef" / "brief-proef.docx")
    assert "Aan allen" in allen
    assert "De Linde: 2" in allen
    assert "De Eik: 2" in allen


def test_one_organisation_can_be_asked_for_by_any_of_its_names(brief: Proef) -> None:
    _leden(brief, f"naam: De Linde, aliassen: Lindehuis, {TEKENT}", f"naam: De Eik, {TEKENT}")

    assert brief.genereer("brief", "--organisatie", "lindehuis").code == 0

    assert [naam for naam in brief.uitvoer() if naam.endswith(".docx")] == ["proef/brief/brief-de-linde-proef.docx"]


def test_an_organisation_that_is_not_there_is_told_with_the_nearest(brief: Proef) -> None:
    gedaan = brief.genereer("brief", "-o", "De Lind")

    assert gedaan.code == 3
    assert "Er is geen brief voor 'De Lind'; bedoelde u 'De Linde'?" in gedaan.uit


def test_a_member_that_is_wrong_holds_up_only_its_own_document(brief: Proef) -> None:
    _leden(brief, f"naam: De Linde, mail: geen adres, {TEKENT.split(',')[0]}", f"naam: De Eik, {TEKENT}")

    gedaan = brief.genereer("brief", "--formaat", "json")

    assert gedaan.code == 3
    standen = {d.get("organisatie"): d["stand"] for d in gedaan.json["documenten"]}
    assert standen == {"De Eik": "gemaakt", "De Linde": "niet gemaakt", None: "niet gemaakt"}


def test_the_record_says_for_whom_a_document_is_and_what_text_was_agreed(brief: Proef) -> None:
    brief.genereer("brief")

    pad = brief.pad / "outputs" / "proef" / "brief" / "brief-de-eik-proef.herkomst.json"
    herkomst = json.loads(pad.read_text(encoding="utf-8"))
    assert (herkomst["organisatie"], len(herkomst["tekst"])) == ("De Eik", 64)


@pytest.mark.parametrize(
    "namen",
    [
        ("A/B", "A B"),
        ("..", "."),
        ("Zorg & Co", "Zorg  Co"),
        ("x" * 200, "x" * 199 + "y"),
        ("💛", "🏠"),
        ("CON", "con."),
        ("Zelfde", "Zelfde"),
    ],
)
def test_names_that_are_hard_for_files_give_distinct_documents(proef: Proef, namen: tuple[str, str]) -> None:
    _maak_soort(proef)
    _leden(
        proef,
        *(f"naam: {json.dumps(naam, ensure_ascii=False)}, plaats: P{n}, {TEKENT}" for n, naam in enumerate(namen)),
    )

    assert proef.genereer("brief").code == 0

    map_ = proef.pad / "outputs" / "proef" / "brief"
    gemaakt = sorted(pad.name for pad in map_.glob("*.docx"))
    assert len(gemaakt) == 2
    assert all(re.fullmatch(r"brief-[a-z0-9-]{1,64}-proef\.docx", naam) for naam in gemaakt)


def _partij(naam: str, categorie: str, plaats: str | None) -> Ondertekenaar:
    lid = Lid(naam=naam, categorie=categorie, plaats=plaats)
    return Ondertekenaar(naam, lid, (lid,), met_addendum=False)


@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from("ab"), st.none() | st.text(max_size=3)), max_size=12))
def test_no_two_documents_have_the_same_name(leden: list[tuple[str, str, str | None]]) -> None:
    partijen = [_partij(*lid) for lid in leden]

    namen = bestandsnamen(partijen)

    assert len(set(namen)) == len(namen) == len(partijen)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", naam) and len(naam) <= 70 for naam in namen)


def test_a_name_stays_when_another_organisation_comes() -> None:
    een, ander = _partij("De Linde", "a", None), _partij("De Eik", "a", None)

    assert bestandsnamen([een])[0] == bestandsnamen([ander, een])[1]


@pytest.mark.parametrize(
    ("soort", "melding"),
    [
        (
            SOORT.replace("selectie: ondertekenaars\n", ""),
            "D07 templates/brief/document.yaml regel 3: er staat niet voor welke organisaties het document is "
            "→ schrijf selectie: ondertekenaars of toetreders",
        ),
        (
            SOORT.replace(", convenant]", "]"),
            "D07 templates/brief/document.yaml regel 6: een document per organisatie heeft 'convenant' nodig "
            "→ zet 'convenant' bij nodig",
        ),
        (
            SOORT.replace("per: organisatie", "per: netwerk"),
            "D07 templates/brief/document.yaml regel 4: 'selectie' hoort bij per: organisatie → haal de regel weg",
        ),
    ],
)
@pytest.mark.melding("D07")
def test_a_document_by_organisation_has_to_say_for_whom_it_is(brief: Proef, soort: str, melding: str) -> None:
    _maak_soort(brief, soort)

    assert melding in brief.genereer("brief", "--formaat", "json").meldingen


def test_a_network_without_members_has_no_such_documents(brief: Proef) -> None:
    (brief.netwerk / "leden.yaml").unlink()

    gedaan = brief.genereer("brief")

    assert gedaan.code == 3
    assert "Er zijn geen gegevens voor brief." in gedaan.uit


def test_a_year_without_data_is_told_with_the_years_that_this_document_has(proef: Proef) -> None:
    (proef.netwerk / "2025").mkdir()
    (proef.netwerk / "2025" / "jaarplan.yaml").write_text("doelen: []\n", encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--jaar", "2025", "--formaat", "json")
    niets = proef.genereer("netwerkevaluatie", "--jaar", "2025", "--formaat", "json")

    map_ = "inputs/netwerken/proef/2025"
    assert gedaan.json["tekst"] == (
        f"Er zijn geen gegevens voor jaarverslag van 2025. Er zijn gegevens van: 2024. Vul in: {map_}/jaarverslag.yaml."
    )
    assert niets.json["tekst"] == (
        f"Er zijn geen gegevens voor netwerkevaluatie van 2025. Vul in: {map_}/netwerkevaluatie.yaml en enquete.xlsx."
    )
