from pathlib import Path

import pytest

from tests.conftest import Gedaan, Proef
from tests.hulp import DOCUMENT, docx_tekst, vervang, vervang_in_sjabloon

DOC = "word/document.xml"
ZIN = "Een jaar om te proeven."


def _keur(proef: Proef, oud: str, nieuw: str, deel: str = DOC, *opties: str) -> Gedaan:
    """Make the annual report, change a text in it, and check the result."""
    assert proef.genereer("jaarverslag").code == 0
    gewijzigd = vervang((proef.pad / DOCUMENT).read_bytes(), deel, oud, nieuw)
    Path("bewerkt.docx").write_bytes(gewijzigd)
    return proef.genereer("keur", "bewerkt.docx", *opties, "--formaat", "json")


def test_a_document_as_it_was_made_gives_no_melding(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    gedaan = proef.genereer("keur", DOCUMENT, "--formaat", "json")

    assert (gedaan.code, gedaan.meldingen) == (0, [])


@pytest.mark.melding("K01")
def test_a_tag_that_was_left_in_a_document_is_told_with_its_place(proef: Proef) -> None:
    gedaan = _keur(proef, ZIN, "Een {{ jaar }} om te proeven.")

    assert gedaan.code == 5
    [melding] = gedaan.meldingen
    assert melding.startswith("K01 bewerkt.docx alinea ")
    assert melding.endswith(", onder kop 'Inleiding': hier staat nog '{{ jaar }}' → controleer het sjabloon")


@pytest.mark.melding("K01")
def test_a_template_that_prints_a_tag_stops_the_document(proef: Proef) -> None:
    vervang_in_sjabloon(proef, "{{ netwerk.naam }}", "{{ '{%' }} endif")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 5
    [melding] = gedaan.meldingen
    assert melding.startswith(f"K01 {DOCUMENT} alinea ")
    assert melding.endswith(": hier staat nog '{%' → controleer het sjabloon")
    assert proef.uitvoer() == []


@pytest.mark.melding("K01")
def test_a_tag_in_a_cell_is_told_with_table_row_and_column(proef: Proef) -> None:
    proef.verslag("projecten:\n  - titel: Zorg\n    tekst: Samen.\n    vervolg_in: 2025\n    vervolg: verder\n")

    gedaan = _keur(proef, ">verder<", ">{{ v }}<")

    assert gedaan.code == 5
    assert (
        "K01 bewerkt.docx tabel 1, rij 2, kolom 3, onder kop 'Vooruitblik': hier staat nog '{{ v }}'"
        " → controleer het sjabloon"
    ) in gedaan.meldingen


@pytest.mark.melding("K02")
def test_a_gap_in_a_final_document_is_told_and_in_a_concept_it_is_allowed(proef: Proef) -> None:
    gedaan = _keur(proef, ZIN, "Een [nog in te vullen: jaar].")

    assert gedaan.code == 5
    [melding] = gedaan.meldingen
    assert melding.startswith("K02 bewerkt.docx alinea ")
    assert melding.endswith(
        ", onder kop 'Inleiding': hier staat nog '[nog in te vullen: jaar]' → vul het feit in het dossier in"
    )
    assert proef.genereer("keur", "bewerkt.docx", "--concept").code == 0


@pytest.mark.melding("K02")
def test_a_template_that_prints_a_fact_that_is_not_filled_in_stops_the_document(proef: Proef) -> None:
    vervang_in_sjabloon(proef, "{{ netwerk.naam }}", "{{ netwerk.naam }} {{ jaarverslag.ondertitel }}")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 5
    [melding] = gedaan.meldingen
    assert melding.startswith(f"K02 {DOCUMENT} alinea ")
    assert melding.endswith(": hier staat nog '[nog in te vullen]' → vul het feit in het dossier in")
    assert proef.uitvoer() == []


@pytest.mark.melding("K03")
def test_a_heading_with_nothing_below_it_is_told(proef: Proef) -> None:
    gedaan = _keur(proef, ZIN, "")

    assert gedaan.code == 5
    [melding] = gedaan.meldingen
    assert melding.startswith("K03 bewerkt.docx alinea ")
    assert melding.endswith(
        ": onder de kop 'Inleiding' staat niets → laat de kop weg als er geen gegevens zijn: {%p if … %}"
    )


@pytest.mark.melding("K03")
def test_a_template_with_a_heading_and_nothing_below_it_stops_the_document(proef: Proef) -> None:
    leeg = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:p>'
    naam = "{{ netwerk.naam }}</w:t></w:r></w:p>"
    vervang_in_sjabloon(proef, naam, naam + leeg)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 5
    [melding] = gedaan.meldingen
    assert melding.startswith(f"K03 {DOCUMENT} alinea ")
    assert melding.endswith(": een kop heeft geen tekst → verwijder de lege alinea")
    assert proef.uitvoer() == []


@pytest.mark.melding("K04")
@pytest.mark.parametrize("teken", ["\ufffd", "\uf0b7"])
def test_a_lost_character_in_a_document_is_told_with_the_words_around_it(proef: Proef, teken: str) -> None:
    gedaan = _keur(proef, ZIN, f"Een jaar{teken} om te proeven.")

    assert gedaan.code == 5
    [melding] = gedaan.meldingen
    assert melding.startswith("K04 bewerkt.docx alinea ")
    assert melding.endswith(
        f", onder kop 'Inleiding': verloren teken bij 'Een jaar{teken} om te proeven.' → typ de tekst opnieuw"
    )


@pytest.mark.melding("K05")
@pytest.mark.parametrize("adres", ["#", ""])
def test_a_link_in_a_document_that_goes_nowhere_is_told(proef: Proef, adres: str) -> None:
    proef.verslag("inleiding: Lees [de site](https://zorg.nl/plan) goed.\n")

    gedaan = _keur(proef, "https://zorg.nl/plan", adres, "word/_rels/document.xml.rels")

    assert gedaan.code == 5
    [melding] = gedaan.meldingen
    assert melding.startswith("K05 bewerkt.docx alinea ")
    assert melding.endswith(", onder kop 'Inleiding': de link 'de site' wijst nergens heen → vul het adres in")


def test_markdown_reaches_the_document_without_its_signs(proef: Proef) -> None:
    proef.verslag("inleiding: Dit is **vet**, *schuin* en [een link](https://zorg.nl).\n")

    assert proef.genereer("jaarverslag").code == 0

    assert "Dit is vet, schuin en een link." in docx_tekst(proef.pad / DOCUMENT).split("\n")
