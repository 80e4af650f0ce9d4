"""`genereer voorbeeld`: pictures of the pages of a document, whoever made it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from pipeline.pdf.beelden import teken
from pipeline.pdf.gemis import GEEN_PAGINAS, geen_libreoffice
from pipeline.pdf.soffice import PROGRAMMA
from tests.conftest import Proef
from tests.hulp import DOCUMENT
from tests.hulp_libreoffice import met_libreoffice
from tests.pdf.conftest import Nagemaakt

MAP = DOCUMENT.removesuffix(".docx") + "-voorbeeld"
A4, LIGGEND = (595, 842), (842, 595)


def _pdf(*maten: tuple[int, int], wachtwoord: str = "") -> bytes:
    uit = io.BytesIO()
    with pikepdf.new() as pdf:
        for maat in maten:
            pdf.add_blank_page(page_size=maat)
        beveiliging = pikepdf.Encryption(user=wachtwoord, owner=wachtwoord) if wachtwoord else False
        pdf.save(uit, encryption=beveiliging)
    return uit.getvalue()


def _beeld(inhoud: bytes) -> Image.Image:
    return Image.open(io.BytesIO(inhoud))


def test_every_page_is_a_picture_and_the_overview_has_them_all(proef: Proef) -> None:
    (proef.pad / "stuk.pdf").write_bytes(_pdf(*[A4] * 11, LIGGEND))

    gedaan = proef.genereer("voorbeeld", "stuk.pdf", "--formaat", "json")

    namen = ["overzicht.png", *(f"pagina-{nummer:02}.png" for nummer in range(1, 13))]
    assert gedaan.code == 0
    assert gedaan.json["bestanden"] == [f"stuk-voorbeeld/{naam}" for naam in namen]
    assert sorted(pad.name for pad in (proef.pad / "stuk-voorbeeld").iterdir()) == namen
    maten = [_beeld((proef.pad / "stuk-voorbeeld" / naam).read_bytes()).size for naam in namen[1:]]
    assert all(hoog > breed > 800 for breed, hoog in maten[:-1])
    assert maten[-1][0] > maten[-1][1] > 800


def test_what_is_made_is_told_with_where_it_stands(proef: Proef) -> None:
    (proef.pad / "stuk.pdf").write_bytes(_pdf(A4, A4))

    assert proef.genereer("voorbeeld", "stuk.pdf").uit.splitlines() == [
        "Voorbeeld van stuk.pdf: stuk-voorbeeld",
        "  overzicht.png    alle pagina's op één blad",
        "  pagina-01.png    tot en met pagina-02.png: elke pagina apart",
    ]


def test_the_same_document_gives_the_same_pictures() -> None:
    een, _ = teken(_pdf(A4, LIGGEND), "stuk.pdf")
    ander, _ = teken(_pdf(A4, LIGGEND), "stuk.pdf")

    assert een is not None
    assert een == ander


def test_a_number_stands_under_each_page_of_the_overview() -> None:
    een, _ = teken(_pdf(A4), "stuk.pdf")
    twee, _ = teken(_pdf(A4, A4), "stuk.pdf")
    assert een is not None
    assert twee is not None

    vel = _beeld(twee.overzicht)
    onder = vel.crop((0, vel.height - 30, vel.width, vel.height))
    links, rechts = (
        onder.crop((0, 0, vel.width // 2, 30)),
        onder.crop((vel.width // 2, 0, vel.width, 30)),
    )
    for helft in (links, rechts):
        assert sum(helft.convert("L").histogram()[:100]) > 0, "no ink"
    assert links.tobytes() != rechts.tobytes()
    assert _beeld(een.overzicht).width < vel.width


def test_the_overview_of_many_pages_stays_a_picture_that_can_be_mailed() -> None:
    beelden, _ = teken(_pdf(*[A4] * 100), "stuk.pdf")

    assert beelden is not None
    assert len(beelden.paginas) == 100
    assert max(_beeld(beelden.overzicht).size) < 3000


def test_a_page_as_large_as_a_wall_is_drawn_smaller() -> None:
    beelden, _ = teken(_pdf((14_000, 100)), "stuk.pdf")

    assert beelden is not None
    assert _beeld(beelden.paginas[0]).size[0] <= 4001


def test_pages_of_an_earlier_time_make_place_and_what_somebody_put_there_stays(proef: Proef) -> None:
    (proef.pad / "stuk.pdf").write_bytes(_pdf(*[A4] * 3))
    proef.genereer("voorbeeld", "stuk.pdf")
    (proef.pad / "stuk-voorbeeld" / "van mij.txt").write_text("bewaren", encoding="utf-8")
    (proef.pad / "stuk.pdf").write_bytes(_pdf(A4))

    assert proef.genereer("voorbeeld", "stuk.pdf").code == 0
    assert {pad.name for pad in (proef.pad / "stuk-voorbeeld").iterdir()} == {
        "overzicht.png",
        "pagina-01.png",
        "van mij.txt",
    }


def test_the_pdf_beside_a_word_file_is_used_where_it_shows_that_file(proef: Proef, nagemaakt: Nagemaakt) -> None:
    proef.genereer("jaarverslag", "--pdf")
    assert nagemaakt.aanroepen == [1]

    assert proef.genereer("voorbeeld", DOCUMENT).code == 0
    assert nagemaakt.aanroepen == [1]
    assert (proef.pad / MAP / "pagina-01.png").is_file()

    proef.document.write_bytes(proef.document.read_bytes() + b" ")
    assert proef.genereer("voorbeeld", DOCUMENT).code == 0
    assert nagemaakt.aanroepen == [1, 1]


@met_libreoffice
def test_a_word_file_of_ours_shows_what_is_in_it(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    gedaan = proef.genereer("voorbeeld", DOCUMENT, "--formaat", "json")

    assert gedaan.code == 0
    assert len(gedaan.json["bestanden"]) >= 3
    omslag = _beeld((proef.pad / MAP / "pagina-01.png").read_bytes())
    kleuren = omslag.getcolors(omslag.width * omslag.height)
    assert kleuren is not None
    assert len(kleuren) > 10


def test_pictures_make_no_document_outdated(proef: Proef, nagemaakt: Nagemaakt) -> None:
    proef.genereer("alles")
    proef.genereer("voorbeeld", DOCUMENT)

    assert nagemaakt.aanroepen == [1]
    assert proef.genereer("alles").uit == "Niets te doen: het enige bestand is actueel."


@pytest.mark.melding("F09")
@pytest.mark.parametrize(
    ("inhoud", "tekst"),
    [
        (
            _pdf(A4, wachtwoord="geheim"),
            "deze PDF is beveiligd met een wachtwoord → maak een PDF zonder wachtwoord, en probeer het daarmee",
        ),
        (b"%PDF-1.7\nkapot", "deze PDF is beschadigd en kan niet worden geopend → maak de PDF opnieuw"),
        (_pdf(), "dit document heeft geen pagina's → maak het document opnieuw"),
        (
            _pdf(*[A4] * 2001),
            "dit document heeft 2001 pagina's; van meer dan 2000 wordt geen voorbeeld gemaakt → open het document zelf",
        ),
    ],
    ids=["wachtwoord", "kapot", "leeg", "te lang"],
)
def test_a_pdf_that_cannot_be_shown_is_told(proef: Proef, inhoud: bytes, tekst: str) -> None:
    (proef.pad / "stuk.pdf").write_bytes(inhoud)

    gedaan = proef.genereer("voorbeeld", "stuk.pdf", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"F09 stuk.pdf -: {tekst}"]
    assert not (proef.pad / "stuk-voorbeeld").exists()


@pytest.mark.melding("S01")
def test_what_is_neither_word_nor_pdf_is_told(proef: Proef, nagemaakt: Nagemaakt) -> None:
    (proef.pad / "stuk.docx").write_text("gewone tekst", encoding="utf-8")

    gedaan = proef.genereer("voorbeeld", "stuk.docx", "--formaat", "json")

    assert gedaan.code == 3
    assert [melding.partition(":")[0] for melding in gedaan.meldingen] == ["S01 stuk.docx -"]
    assert nagemaakt.aanroepen == []


@pytest.mark.melding("F10")
def test_a_word_file_needs_libreoffice(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    proef.genereer("jaarverslag")
    monkeypatch.setenv(PROGRAMMA, "/weg/soffice")

    gedaan = proef.genereer("voorbeeld", DOCUMENT, "--formaat", "json")

    assert gedaan.code == 6
    assert gedaan.meldingen == [
        f"F10 {DOCUMENT} -: op de plek die GENEREER_SOFFICE noemt (/weg/soffice), staat geen programma; er is geen "
        "voorbeeld gemaakt → herstel GENEREER_SOFFICE, of haal deze instelling weg, of geef een PDF op die u in Word "
        "opslaat"
    ]
    melding = geen_libreoffice(GEEN_PAGINAS, DOCUMENT, gewezen="", systeem="darwin")
    assert melding.tekst == "LibreOffice is niet gevonden; zonder dat is van een Word-bestand geen voorbeeld te maken"
    assert melding.advies == (
        "haal LibreOffice op van nl.libreoffice.org en zet het bij Programma's; geef de opdracht daarna opnieuw, of "
        "geef een PDF op die u in Word opslaat"
    )


@pytest.mark.melding("F10")
def test_a_word_file_on_which_libreoffice_stops_is_told(proef: Proef, nagemaakt: Nagemaakt) -> None:
    proef.genereer("jaarverslag")
    nagemaakt.doet("hangt")

    gedaan = proef.genereer("voorbeeld", DOCUMENT, "--formaat", "json")

    assert gedaan.code == 6
    assert gedaan.meldingen == [
        f"F10 {DOCUMENT} -: LibreOffice deed 1 seconden niets meer en is gestopt"
        " → probeer het opnieuw, of geef een PDF op die u in Word opslaat"
    ]


@pytest.mark.melding("U02")
def test_a_file_that_stands_in_the_way_of_the_folder_is_told_and_stays(proef: Proef) -> None:
    (proef.pad / "stuk.pdf").write_bytes(_pdf(A4))
    in_de_weg = proef.pad / "stuk-voorbeeld"
    in_de_weg.write_text("van mij", encoding="utf-8")

    gedaan = proef.genereer("voorbeeld", "stuk.pdf", "--formaat", "json")

    assert gedaan.code == 7
    (melding,) = gedaan.meldingen
    assert melding.startswith("U02 stuk.pdf -: de afbeeldingen kunnen niet worden geschreven in stuk-voorbeeld (")
    assert melding.endswith(") → geef wat daar staat een andere naam, of haal het weg")
    assert in_de_weg.read_text(encoding="utf-8") == "van mij"


def test_a_name_with_spaces_and_accents_is_no_trouble(proef: Proef) -> None:
    map_ = proef.pad / "map met spaties"
    map_.mkdir()
    (map_ / "één stuk.pdf").write_bytes(_pdf(A4))

    assert proef.genereer("voorbeeld", str(map_ / "één stuk.pdf")).code == 0
    assert (map_ / "één stuk-voorbeeld" / "overzicht.png").is_file()
