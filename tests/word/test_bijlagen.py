"""Pictures, Word files and emphasis from the dossier, in a template."""

import io
import json
import os
import struct
import zlib

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.conftest import Proef
from tests.hulp import DOCUMENT, SJABLOON, delen_van, vervang_in_sjabloon
from tests.hulp_word import W, alineas, links, open_docx, tekst

NAAM = "{{ netwerk.naam }}"
VERSLAG = """\
inleiding: Een jaar om te proeven.
eigen:
  foto: dag.png
  slot: slot.docx
  zin: "Zorg is *samen* werken, **altijd**: [lees meer](https://voorbeeld.nl)."
"""


def png(breed: int, hoog: int) -> bytes:
    """A picture of one colour."""

    def stuk(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    kop = struct.pack(">IIBBBBB", breed, hoog, 8, 2, 0, 0, 0)
    beeldpunten = zlib.compress((b"\0" + b"\x1f\x4e\x79" * breed) * hoog)
    return b"\x89PNG\r\n\x1a\n" + stuk(b"IHDR", kop) + stuk(b"IDAT", beeldpunten) + stuk(b"IEND", b"")


def word(*teksten: str) -> bytes:
    document = docx.Document()
    for nummer, regel in enumerate(teksten):
        document.add_paragraph(regel, style="Heading 1" if nummer == 0 else None)
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


@pytest.fixture
def met_bijlagen(proef: Proef) -> Proef:
    proef.verslag(VERSLAG)
    (proef.netwerk / "bijlagen" / "meer").mkdir(parents=True)
    (proef.netwerk / "bijlagen" / "dag.png").write_bytes(png(400, 200))
    (proef.netwerk / "bijlagen" / "slot.docx").write_bytes(word("Slotwoord", "Dank aan allen & tot ziens."))
    return proef


def document(proef: Proef) -> bytes:
    gedaan = proef.genereer("jaarverslag", "--formaat", "json")
    assert (gedaan.code, gedaan.meldingen) == (0, [])
    inhoud = proef.document.read_bytes()
    assert OpenXmlValidator().validate(proef.document).errors == []
    return inhoud


def test_a_picture_stands_in_the_document_as_wide_as_asked_with_its_alternative_text(met_bijlagen: Proef) -> None:
    vervang_in_sjabloon(met_bijlagen, NAAM, '{{r eigen.foto|afbeelding(8, "de open dag") }}')

    inhoud = document(met_bijlagen)

    [beeld] = [vorm for vorm in open_docx(inhoud).inline_shapes if vorm._inline.docPr.get("descr") == "de open dag"]
    assert (beeld.width, beeld.height) == (8 * 360_000, 4 * 360_000)
    delen = delen_van(inhoud)
    assert [deel for deel in delen.values() if deel == png(400, 200)] == [png(400, 200)]


def test_a_picture_is_never_wider_than_the_text(met_bijlagen: Proef) -> None:
    vervang_in_sjabloon(met_bijlagen, NAAM, '{{r eigen.foto|afbeelding(80, "de open dag") }}')

    [beeld] = [vorm for vorm in open_docx(document(met_bijlagen)).inline_shapes if vorm._inline.docPr.get("descr")]

    assert (beeld.width, beeld.height) == (16 * 360_000, 8 * 360_000)


def test_the_record_of_a_document_names_the_picture_that_it_shows(met_bijlagen: Proef) -> None:
    vervang_in_sjabloon(met_bijlagen, NAAM, '{{r eigen.foto|afbeelding(8, "de open dag") }}')
    document(met_bijlagen)

    [pad] = met_bijlagen.document.parent.glob("*.herkomst.json")
    assert "inputs/netwerken/proef/bijlagen/dag.png" in json.loads(pad.read_text(encoding="utf-8"))["invoer"]


def test_a_word_file_comes_in_with_its_text_and_its_headings_in_the_contents(met_bijlagen: Proef) -> None:
    vervang_in_sjabloon(met_bijlagen, NAAM, "{{p eigen.slot|document }}")

    inhoud = document(met_bijlagen)

    regels = alineas(inhoud)
    assert "Dank aan allen & tot ziens." in regels
    assert regels.count("Slotwoord") == 2  # in the contents and at its place
    assert "@document" not in tekst(inhoud)


def test_two_word_files_come_in_each_at_its_own_place(met_bijlagen: Proef) -> None:
    (met_bijlagen.netwerk / "bijlagen" / "twee.docx").write_bytes(word("Tweede", "Nog een tekst."))
    met_bijlagen.verslag(VERSLAG + "  twee: twee.docx\n")
    vervang_in_sjabloon(met_bijlagen, NAAM, "{{p eigen.slot|document }}")
    sjabloon = docx.Document(str(met_bijlagen.pad / SJABLOON))
    sjabloon.add_paragraph("{{p eigen.twee|document }}")
    sjabloon.save(str(met_bijlagen.pad / SJABLOON))

    regels = alineas(document(met_bijlagen))

    assert regels.index("Dank aan allen & tot ziens.") < regels.index("Nog een tekst.")


def test_the_same_word_file_gives_the_same_bytes_twice(met_bijlagen: Proef) -> None:
    vervang_in_sjabloon(met_bijlagen, NAAM, "{{p eigen.slot|document }}")
    eerste = document(met_bijlagen)
    met_bijlagen.document.unlink()

    assert document(met_bijlagen) == eerste


def test_emphasis_and_links_stand_in_the_middle_of_a_sentence(met_bijlagen: Proef) -> None:
    vervang_in_sjabloon(met_bijlagen, NAAM, "Wij zeggen: {{r eigen.zin|opgemaakt }} Zo is het.")

    inhoud = document(met_bijlagen)

    assert "Wij zeggen: Zorg is samen werken, altijd: lees meer. Zo is het." in alineas(inhoud)
    assert "https://voorbeeld.nl" in links(inhoud)
    wortel = etree.fromstring(delen_van(inhoud)["word/document.xml"])
    stijlen = {
        "".join(t.text or "" for t in run.iter(f"{W}t")): stijl.get(f"{W}val")
        for run in wortel.iter(f"{W}r")
        if (stijl := run.find(f"{W}rPr/{W}rStyle")) is not None
    }
    assert (stijlen["samen"], stijlen["altijd"]) == ("Emphasis", "Strong")


@pytest.mark.melding("S10")
@pytest.mark.parametrize(
    "naam, tekst_van_melding",
    [
        ("weg.png", "'weg.png' staat niet in de map bijlagen"),
        ("../netwerk.yaml", "'../netwerk.yaml' is geen bestand in de map bijlagen"),
        ("/etc/passwd", "'/etc/passwd' is geen bestand in de map bijlagen"),
        ("C:/geheim.png", "'C:/geheim.png' is geen bestand in de map bijlagen"),
        ("meer", "'meer' staat niet in de map bijlagen"),
        ("slot.docx", "'slot.docx' is geen PNG- of JPEG-bestand"),
        ("netwerk.yaml", "'netwerk.yaml' staat niet in de map bijlagen"),
    ],
)
def test_a_picture_that_cannot_be_placed_is_told(met_bijlagen: Proef, naam: str, tekst_van_melding: str) -> None:
    met_bijlagen.verslag(VERSLAG.replace("dag.png", naam))
    vervang_in_sjabloon(met_bijlagen, NAAM, '{{r eigen.foto|afbeelding(8, "de open dag") }}')

    gedaan = met_bijlagen.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    advies = "zet het bestand daar, of verbeter de naam in het dossier"
    assert gedaan.meldingen == [f"S10 {SJABLOON} hoofdtekst: {tekst_van_melding} → {advies}"]
    assert met_bijlagen.uitvoer() == []


@pytest.mark.melding("S10")
@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_picture_is_not_fetched_from_outside_through_a_link(met_bijlagen: Proef) -> None:
    buiten = met_bijlagen.pad / "geheim.png"
    buiten.write_bytes(png(2, 2))
    (met_bijlagen.netwerk / "bijlagen" / "dag.png").unlink()
    (met_bijlagen.netwerk / "bijlagen" / "dag.png").symlink_to(buiten)
    vervang_in_sjabloon(met_bijlagen, NAAM, "{{r eigen.foto|afbeelding }}")

    gedaan = met_bijlagen.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert "'dag.png' wijst naar een bestand buiten de map bijlagen" in gedaan.meldingen[0]


@pytest.mark.melding("S10")
def test_a_file_that_is_no_word_file_is_told(met_bijlagen: Proef) -> None:
    (met_bijlagen.netwerk / "bijlagen" / "slot.docx").write_bytes(b"PK\x03\x04 niets")
    vervang_in_sjabloon(met_bijlagen, NAAM, "{{p eigen.slot|document }}")

    gedaan = met_bijlagen.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert [melding[:4] for melding in gedaan.meldingen] == ["S10 "]
    assert met_bijlagen.uitvoer() == []


@pytest.mark.melding("S08")
def test_a_word_file_in_a_header_is_told_before_use(met_bijlagen: Proef) -> None:
    pad = met_bijlagen.pad / SJABLOON
    sjabloon = docx.Document(str(pad))
    sjabloon.sections[0].header.paragraphs[0].text = "{{p eigen.slot|document }}"
    sjabloon.save(str(pad))

    gedaan = met_bijlagen.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert any("een Word-bestand kan alleen in de hoofdtekst worden gezet" in m for m in gedaan.meldingen)


def test_a_picture_that_is_not_filled_in_shows_as_a_gap_in_a_concept(proef: Proef) -> None:
    vervang_in_sjabloon(proef, NAAM, "{{r jaarverslag.inleiding|afbeelding }}")
    proef.verslag("overleg: []\n")

    gedaan = proef.genereer("jaarverslag", "--concept", "--formaat", "json")

    assert gedaan.code == 0
    concept = (proef.pad / DOCUMENT).with_name("jaarverslag-2024-proef-concept.docx")
    assert "[nog in te vullen]" in tekst(concept.read_bytes())
