"""What a Word file may hold is a list; whatever is not on it is refused with how to take it out."""

import io

import docx
import pytest

from pipeline.bestand.strict import is_strict
from pipeline.word.adressen import mag_als_link
from pipeline.word.pakket import DOCUMENT, open_pakket
from tests.hulp import delen_van, zip_van
from tests.word.vergelijken import alinea, gevuld, probeer, run, sjabloon, tekst

FEITEN = {"netwerk": {"naam": "Samen"}, "eigen": {}}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _fouten(bron: bytes) -> list[str]:
    _, meldingen = open_pakket(bron, "stuk.docx")
    return [f"{m.code}: {m.tekst} → {m.advies}" for m in meldingen]


def _teken(soort: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{soort}"/></w:r>'


def _veld(*opdracht: str, naam: str = "instrText") -> str:
    stukken = (d if d.startswith("<") else f"<w:r><w:{naam}>{d}</w:{naam}></w:r>" for d in opdracht)
    return "".join((_teken("begin"), *stukken, _teken("separate"), run("x"), _teken("end")))


VERBODEN = {
    'INCLUDE "a.docx"': _veld('INCLUDE "a.docx"'),
    "includetext a.docx": _veld("includetext ", "a.docx"),
    "RD a.docx": _veld(" RD a.docx"),
    "EMBED Excel.Sheet.12": _veld("EMBED Excel.Sheet.12"),
    "ADDIN x": _veld("ADDIN x"),
    "{…} cmd": _veld(_veld("QUOTE 68 68 69"), " cmd"),
    "D{…}E cmd": _veld("D", _veld("PAGE"), "E cmd"),
    "DDEAUTO cmd": _veld("DDEAUTO cmd", naam="delInstrText"),
    'HYPERLINK "file:///c:/a.exe"': _veld('HYPERLINK "file:///c:/a.exe"'),
    'HYPERLINK "{…}"': _veld('HYPERLINK "', _veld("REF a"), '"'),
    "LINK Excel.Sheet": '<w:fldSimple w:instr="LINK Excel.Sheet"/>',
}


@pytest.mark.melding("S02")
@pytest.mark.parametrize("veld", VERBODEN)
def test_a_field_that_is_not_on_the_list_is_refused(veld: str) -> None:
    assert (
        f"S02: hoofdtekst: een veld dat hier niet kan: {veld} → toon de veldcodes met Alt+F9 en verwijder het veld"
        in (_fouten(sjabloon(alinea(run("a"), VERBODEN[veld]))))
    )


@pytest.mark.parametrize(
    "veld",
    [
        ' TOC \\o "1-3" \\h ', "PAGE", "= 1+1", "FORMTEXT ", "STYLEREF 1", 'HYPERLINK "https://a.nl"',
        'HYPERLINK \\l "_Toc1"', " ", 'HYPERLINK "mailto:a@a.nl"', "NUMPAGES  \\* MERGEFORMAT",
    ],
)  # fmt: skip
def test_a_field_that_only_shows_something_may_stand_in_a_document(veld: str) -> None:
    assert _fouten(sjabloon(alinea(run("a"), _veld(veld)))) == []
    assert _fouten(sjabloon(alinea(run("a"), _veld("IF ", _veld("PAGE"), ' = 1 "a" "b"')))) == []


def _met_relatie(soort: str, doel: str, *, buiten: bool = False) -> bytes:
    delen = delen_van(sjabloon(alinea("{{ netwerk.naam }}")))
    naam = "word/_rels/document.xml.rels"
    mode = ' TargetMode="External"' if buiten else ""
    relatie = f'<Relationship Id="rId98" Type="{soort}" Target="{doel}"{mode}/></Relationships>'
    delen[naam] = delen[naam].replace(b"</Relationships>", relatie.encode())
    return zip_van(delen)


@pytest.mark.melding("S02")
@pytest.mark.parametrize(
    "soort, wat",
    [
        ("aFChunk", "een ander bestand dat wordt ingevoegd → open het in Word en sla het opnieuw op als .docx"),
        ("oleObject", "een ingesloten programma → klik het object aan en verwijder het, of plak het als afbeelding"),
        ("package", "een ingesloten bestand → klik het object aan en verwijder het, of plak het als afbeelding"),
        ("control", "een ActiveX-besturing → klik de besturing aan en verwijder haar (tabblad Ontwikkelaars)"),
        (
            "onbekend",
            "iets wat hier niet kan (onbekend) → kopieer de tekst naar een nieuw document en sla dat op als .docx",
        ),
    ],
)
def test_a_part_of_a_kind_that_is_not_on_the_list_is_refused(soort: str, wat: str) -> None:
    assert _fouten(_met_relatie(_OFFICE + soort, "deel.xml")) == [
        f"S02: onderdeel word/_rels/document.xml.rels verwijst naar {wat}"
    ]


@pytest.mark.melding("S02")
def test_a_link_of_a_template_leads_to_a_page_a_mail_address_or_a_telephone() -> None:
    assert _fouten(_met_relatie(f"{_OFFICE}hyperlink", "tel:0301234567", buiten=True)) == []
    assert _fouten(_met_relatie(f"{_OFFICE}hyperlink", "file:///a", buiten=True)) == [
        "S02: onderdeel word/_rels/document.xml.rels heeft een link die niet met https, http, mailto, tel begint: "
        "file:///a → klik met rechts op de link en kies Hyperlink verwijderen"
    ]


@pytest.mark.melding("S02")
@pytest.mark.parametrize(
    "naam, inhoud, tekst_",
    [
        ("word/VBAPROJECT.BIN", b"x", "het bestand bevat macro's → sla het op als 'Word-document (*.docx)'"),
        (
            "word/a.html",
            b"x",
            "onderdeel word/a.html is van een soort die hier niet kan"
            " → kopieer de tekst naar een nieuw document en sla dat op als .docx",
        ),
        (
            "word/A.XML",
            b"<!DOCTYPE a><a/>",
            "onderdeel word/A.XML bevat een documenttype of entiteiten; dat hoort hier niet"
            " → gebruik het oorspronkelijke bestand",
        ),
    ],
)
def test_a_part_is_known_whatever_the_case_of_its_name(naam: str, inhoud: bytes, tekst_: str) -> None:
    assert _fouten(zip_van({**delen_van(sjabloon(alinea("a"))), naam: inhoud})) == [f"S02: {tekst_}"]


@pytest.mark.parametrize(
    "adres, mag",
    [
        ("https://a.nl", True), ("HTTP://a.nl", True), ("mailto:a@a.nl", True), ("tel:+3130", True), ("#", True),
        ("javascript:alert(1)", False), ("java\tscript:alert(1)", False), (" JavaScript:x", False),
        ("\\\\server\\a", False), ("//server/a", False), ("c:\\a.exe", False), ("data:x,x", False),
        ("file:///a", False),
    ],
)  # fmt: skip
def test_a_link_leads_to_a_page_a_mail_address_or_a_telephone(adres: str, mag: bool) -> None:
    assert mag_als_link(adres) is mag


@pytest.mark.melding("S21")
@pytest.mark.parametrize("tag", ["{{p a|markdown }}", "{{r a|opgemaakt }}"])
@pytest.mark.parametrize("adres", ["javascript:x", "file:///etc/passwd", "\\\\\\\\server\\\\a"])
def test_a_link_of_the_dossier_to_anything_else_is_told_whatever_the_filter(tag: str, adres: str) -> None:
    inhoud, meldingen = probeer(sjabloon(alinea(tag)), {"a": f"[zie]({adres})"})
    assert inhoud is None
    assert [(m.code, m.advies) for m in meldingen] == [
        ("S21", "laat het adres in het dossier beginnen met https, http, mailto, tel")
    ]


# The form of the file


def test_the_template_of_an_office_is_left_out() -> None:
    delen = delen_van(sjabloon(alinea("{{ netwerk.naam }}")))
    relatie = (
        f'<Relationship Id="rId1" Type="{_OFFICE}attachedTemplate" Target="file:///a.dotm" TargetMode="External"/>'
    )
    ruimte = "http://schemas.openxmlformats.org/package/2006/relationships"
    delen["word/_rels/settings.xml.rels"] = f'<Relationships xmlns="{ruimte}">{relatie}</Relationships>'.encode()
    los = b'<w:attachedTemplate xmlns:r="%s" r:id="rId1"/></w:settings>' % _OFFICE.rstrip("/").encode()
    delen["word/settings.xml"] = delen["word/settings.xml"].replace(b"</w:settings>", los)

    ons = delen_van(gevuld(zip_van(delen), FEITEN))

    assert tekst(ons) == "Samen"
    assert not any(b"attachedTemplate" in deel for deel in ons.values())


def test_parts_are_found_by_their_relationships() -> None:
    delen = delen_van(sjabloon(alinea("{{ netwerk.naam }}"), kop=alinea("{{ netwerk.naam }}")))
    namen = {
        DOCUMENT: "tekst/Stuk2.xml",
        "word/_rels/document.xml.rels": "tekst/_rels/Stuk2.xml.rels",
        "word/styles.xml": "word/opmaak.xml",
        "word/header1.xml": "word/kop.xml",
    }
    anders = {namen.get(naam, naam): inhoud for naam, inhoud in delen.items()}
    for naam in ("_rels/.rels", "[Content_Types].xml"):
        for oud, nieuw in namen.items():
            anders[naam] = anders[naam].replace(oud.encode(), nieuw.encode())
    rels = anders["tekst/_rels/Stuk2.xml.rels"].replace(b'Target="', b'Target="../word/').replace(b"word/../", b"")
    anders["tekst/_rels/Stuk2.xml.rels"] = rels.replace(b"styles.xml", b"opmaak.xml").replace(b"header1", b"kop")

    inhoud = gevuld(zip_van(anders), FEITEN)

    document = docx.Document(io.BytesIO(inhoud))
    assert [a.text for a in document.paragraphs] == ["Samen"]
    assert document.sections[0].header.paragraphs[0].text == "Samen"
    assert document.styles["Heading 1"].name == "Heading 1"
    assert {DOCUMENT, "word/styles.xml"} <= delen_van(inhoud).keys()


def test_a_strict_template_is_read() -> None:
    def strict(deel: bytes) -> bytes:
        gewoon, anders = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
        for oud in (b"wordprocessingml", b"drawingml", b"officeDocument"):
            deel = deel.replace(gewoon + oud + b"/2006/", anders + oud + b"/")
        return deel

    delen = {naam: strict(deel) for naam, deel in delen_van(sjabloon(alinea("{{ netwerk.naam }}"))).items()}
    assert is_strict(delen[DOCUMENT])

    ons = delen_van(gevuld(zip_van(delen), FEITEN))

    assert tekst(ons) == "Samen"
    assert not any(is_strict(deel) for deel in ons.values())
