"""The edition for the public: nothing personal in the facts, and none on paper."""

import io
from collections.abc import Callable

import openpyxl
import pytest

from pipeline.dossier import Dossier
from pipeline.dossier.jaarplan import Deelname, Doel, Jaarplan, Resultaat
from pipeline.dossier.publiek import Persoonlijk, persoonlijk, voor_publiek
from pipeline.dossier.waarden import Opmaak
from pipeline.keur.document import Document
from pipeline.keur.openbaar import persoonsgegevens
from pipeline.word.ooxml import W
from pipeline.word.pakket import HYPERLINK, Pakket, open_pakket
from tests.conftest import NETWERK, Proef
from tests.hulp import docx_tekst, vervang_in_sjabloon
from tests.hulp_convenant import lijst_van

_TEKENALINEA = (
    b'<a xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Merel F</a:t></a:r>'
    b"<a:r><a:t>ictief</a:t></a:r></a:p></a>"
)
LID = "naam: De Linde, ondertekenaar: Merel Fictief, functie: directeur, mail: merel@voorbeeld.nl"
NAAM = "{{ netwerk.naam }}"
PUBLIEK = "outputs/proef/2024/jaarverslag-2024-proef-publiek.docx"


def test_what_is_personal_is_gone_and_the_rest_is_there() -> None:
    dossier = Dossier("proef", {("leden", None): lijst_van(LID)})

    lijst = voor_publiek(dossier).leden

    assert lijst is not None
    [lid] = lijst.leden
    assert (lid.naam, lid.categorie) == ("De Linde", "Hospices")
    assert (lid.ondertekenaar, lid.functie, lid.mail) == (None, None, None)
    assert lid.vindplaats("naam").regel == 3
    assert dossier.leden is not None
    assert dossier.leden.leden[0].ondertekenaar == "Merel Fictief"


def test_personal_facts_are_known_to_be_looked_for() -> None:
    geheim = persoonlijk(Dossier("proef", {("leden", None): lijst_van(LID)}))

    assert geheim.namen == {"Merel Fictief"}
    assert geheim.functioneel == frozenset()


def _publiek(proef: Proef, inleiding: str) -> list[str]:
    proef.verslag(f"inleiding: {inleiding}\n")
    return proef.genereer("jaarverslag", "--publiek", "--formaat", "json").meldingen


@pytest.mark.melding("K11")
@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Mail naar merel@voorbeeld.nl.", "het mailadres merel@voorbeeld.nl"),
        ("Bel 06-12345678 voor meer.", "het telefoonnummer 06-12345678"),
        ("Bel +31 30 123 45 67 voor meer.", "het telefoonnummer +31 30 123 45 67"),
    ],
)
def test_an_address_or_a_number_of_a_person_is_told(proef: Proef, tekst: str, gevonden: str) -> None:
    [melding] = _publiek(proef, tekst)

    assert melding.startswith(f"K11 {PUBLIEK} ")
    assert melding.endswith(f": hier staat {gevonden} → haal het uit de tekst in het dossier of het sjabloon")
    assert proef.uitvoer() == []


@pytest.mark.melding("K11")
def test_the_name_of_who_signs_is_told_wherever_it_stands(proef: Proef) -> None:
    leden = f"peildatum: 2024\nleden:\n  - {{categorie: Hospices, {LID}}}\n"
    (proef.netwerk / "leden.yaml").write_text(leden, encoding="utf-8")

    [melding] = _publiek(proef, "Dank aan Merel Fictief.")

    assert "hier staat de naam Merel Fictief" in melding


@pytest.mark.melding("K11")
def test_a_link_to_a_mail_address_is_told(proef: Proef) -> None:
    [melding] = _publiek(proef, "'Vragen? [Mail ons](mailto:merel@voorbeeld.nl).'")

    assert melding == (
        f"K11 {PUBLIEK} alinea 8, onder kop 'Inleiding': een link verwijst naar het mailadres merel@voorbeeld.nl "
        "→ haal het uit de tekst in het dossier of het sjabloon"
    )


def test_the_address_of_the_network_itself_may_stand_there(proef: Proef) -> None:
    contact = "contact:\n  email: Netwerk@voorbeeld.nl\n  telefoon: 030-1234567\n"
    (proef.netwerk / "netwerk.yaml").write_text(NETWERK + contact, encoding="utf-8")

    assert (
        _publiek(proef, "Mail naar netwerk@voorbeeld.nl of bel 030-1234567. Het kostte 59.310 en 1234567890123.") == []
    )


def test_the_name_of_somebody_who_agreed_stays_and_of_another_goes(proef: Proef) -> None:
    personen = "personen:\n  - {naam: Merel Ja, publiceren: ja}\n  - {naam: Jan Nee}\n"
    (proef.netwerk / "netwerk.yaml").write_text(NETWERK + personen, encoding="utf-8")
    vervang_in_sjabloon(proef, NAAM, "{% for p in netwerk.personen %}{{ p.naam }} {% endfor %}")

    assert _publiek(proef, "Een jaar.") == []

    tekst = docx_tekst(proef.pad / PUBLIEK)
    assert "Merel Ja" in tekst
    assert "Jan Nee" not in tekst


def test_small_organisations_stand_together_in_public() -> None:
    deelnemers = tuple(Deelname(organisatie=naam, aantal=n) for naam, n in (("A", 20), ("B", 1), ("C", 2), ("D", 8)))
    doel = Doel(thema="t", aanpak=Opmaak("a"), resultaten=(Resultaat(tekst="r"),), deelnemers=deelnemers)
    dossier = Dossier("proef", {("jaarplan", 2025): Jaarplan(doelen=(doel,))})

    plan = voor_publiek(dossier).delen["jaarplan", 2025]

    assert isinstance(plan, Jaarplan)
    getoond = [(deel.organisatie, deel.aantal) for deel in plan.doelen[0].deelnemers]
    assert getoond == [("A", 20), ("overige organisaties (3)", 11)]


@pytest.mark.melding("K11")
@pytest.mark.parametrize(
    ("adres", "gevonden"),
    [
        ("tel:0612345678", "het telefoonnummer 0612345678"),
        ("https://voorbeeld.nl/?mail=merel%40voorbeeld.nl", "het mailadres merel@voorbeeld.nl"),
        ("https://voorbeeld.nl/merel-fictief", "de naam merel-fictief"),
        ("mailto:netwerk@voorbeeld.nl?cc=merel@voorbeeld.nl", "het mailadres merel@voorbeeld.nl"),
    ],
)
def test_the_address_of_a_link_is_looked_at(proef: Proef, adres: str, gevonden: str) -> None:
    _met_lid(proef)

    [melding] = _in_pakket(
        proef, lambda pakket: pakket.nieuwe_relatie("word/document.xml", HYPERLINK, adres, buiten=True)
    )

    assert melding == f"een link verwijst naar {gevonden}"


@pytest.mark.melding("K11")
@pytest.mark.parametrize(
    ("deel", "inhoud"),
    [
        ("docProps/core.xml", b"<a><b>M. Fictief</b></a>"),
        ("docProps/custom.xml", b"<a><b>M. Fictief</b></a>"),
        (
            "word/charts/chart1.xml",
            _TEKENALINEA,
        ),
        ("word/charts/chart1.xml", b"<c><strCache><v>Fictief, Merel</v></strCache></c>"),
        ("word/charts/chart1.xml", b'<c><docPr descr="Merel Fictief"/></c>'),
        ("word/people.xml", b'<c><person author="Merel Fictief"/></c>'),
        ("word/settings.xml", b'<c xmlns:w="w"><w:docVar w:name="a" w:val="Merel Fictief"/></c>'),
        ("word/embeddings/boek.xlsx", "werkboek"),
    ],
)
def test_every_part_of_the_file_is_looked_at(proef: Proef, deel: str, inhoud: bytes | str) -> None:
    _met_lid(proef)
    bytes_ = _werkboek("MEREL FICTIEF") if isinstance(inhoud, str) else inhoud

    [melding] = _in_pakket(proef, lambda pakket: pakket.delen.__setitem__(deel, bytes_))

    assert melding.startswith("hier staat de naam ")


@pytest.mark.melding("K11")
@pytest.mark.parametrize(
    ("alinea", "melding"),
    [
        ("<w:r><w:t>Merel </w:t></w:r><w:r><w:t>Fictief</w:t></w:r>", "hier staat de naam Merel Fictief"),
        ("<w:r><w:t>Merel\u00a0Fictief</w:t></w:r>", "hier staat de naam Merel Fictief"),
        ('<w:r><w:pict alt="M. Fictief"/></w:r>', "in een alternatieve tekst staat de naam M. Fictief"),
        (
            '<w:r><w:instrText>HYPERLINK "tel:06.12.34.56.78"</w:instrText></w:r>',
            "in een veld staat het telefoonnummer 06.12.34.56.78",
        ),
        (
            "<w:del><w:r><w:delText>M. Fictief</w:delText></w:r></w:del>",
            "in weggehaalde tekst staat de naam M. Fictief",
        ),
    ],
)
@pytest.mark.parametrize("deel", ["word/document.xml", "word/footer9.xml", "word/comments.xml", "word/footnotes.xml"])
def test_every_paragraph_is_looked_at_with_what_it_holds(proef: Proef, deel: str, alinea: str, melding: str) -> None:
    _met_lid(proef)
    wortel = f'<w:x xmlns:w="{W}"><w:body><w:p>{alinea}</w:p></w:body></w:x>'

    assert _in_pakket(proef, lambda pakket: pakket.delen.__setitem__(deel, wortel.encode())) == [melding]


def test_what_the_network_says_may_be_public_stays_in_any_notation(proef: Proef) -> None:
    _met_lid(proef)
    mag = "mag_openbaar: [Merel Fictief, 06-12345678, merel@voorbeeld.nl]\n"
    (proef.netwerk / "netwerk.yaml").write_text(NETWERK + mag, encoding="utf-8")

    assert _publiek(proef, "Bel M. Fictief op +31 6 12 34 56 78, of mail merel (at) voorbeeld.nl.") == []


def _met_lid(proef: Proef) -> None:
    leden = f"peildatum: 2024\nleden:\n  - {{categorie: Hospices, {LID}}}\n"
    (proef.netwerk / "leden.yaml").write_text(leden, encoding="utf-8")


def _werkboek(tekst: str) -> bytes:
    boek = openpyxl.Workbook()
    boek.active["A1"] = tekst  # type: ignore[index]
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _in_pakket(proef: Proef, verander: Callable[[Pakket], object]) -> list[str]:
    """What is told of a public edition after something was changed in the file."""
    assert _publiek(proef, "Een jaar.") == []
    pakket, _ = open_pakket((proef.pad / PUBLIEK).read_bytes(), PUBLIEK)
    assert pakket is not None
    verander(pakket)
    geheim = Persoonlijk(frozenset({"Merel Fictief"}), frozenset({"netwerk@voorbeeld.nl"}))
    return [m.tekst for m in persoonsgegevens(Document.van(pakket, PUBLIEK, concept=False), geheim)]
