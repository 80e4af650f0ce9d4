"""`genereer herleid` as a person reads it."""

import re

import docx

from pipeline.cli.herleid import aaneen
from pipeline.lijn.herleiding import Bron
from pipeline.uitkomst import Uitkomst
from tests.conftest import Proef
from tests.hulp import DOCUMENT, NETWERK, VERSLAG, ledenlijst, schrijf_leden


def _regels(tekst: str) -> list[str]:
    """The lines, without when files were saved and their hashes."""
    return [re.sub(r" \(laatst opgeslagen op .*?\)|, sha256 [0-9a-f]{12}…", "", regel) for regel in tekst.splitlines()]


def test_a_value_is_shown_with_where_it_stands_and_where_it_comes_from(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    gedaan = proef.genereer("herleid", DOCUMENT, "--waarde", "4")

    assert gedaan.code == 0
    assert _regels(gedaan.uit) == [
        "4",
        "  waar     alinea 11, onder kop 'Overleg en besluiten'",
        "  feit     jaarverslag.overleg[1].aantal",
        f"  uit      {VERSLAG}",
        "             regel 4  4",
        "Bestanden",
        f"  {VERSLAG}: niet gewijzigd sinds het document is gemaakt",
        "1 waarde herleid.",
    ]


def test_an_edited_value_shows_old_and_new_and_the_end_counts_it(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    document = docx.Document(str(proef.document))
    (alinea,) = [a for a in document.paragraphs if "bijeenkomsten" in a.text]
    alinea.text = alinea.text.replace("4", "5")
    document.save(str(proef.document))
    proef.verslag("inleiding: Anders.\n")

    regels = _regels(proef.genereer("herleid", DOCUMENT, "--waarde", "5").uit)

    assert regels[0] == "4  (met de hand gewijzigd; er staat nu: 5)"
    assert regels[-1] == (
        "1 waarde herleid; 1 met de hand gewijzigd. Wat in de cellen staat, gold toen het document werd gemaakt."
    )


def test_constant_text_is_called_that(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    regels = _regels(proef.genereer("herleid", DOCUMENT, "--waarde", "Overleg en besluiten").uit)

    assert "  feit     geen: vaste tekst van het sjabloon" in regels
    assert "  uit      templates/jaarverslag/sjabloon.docx" in regels


def test_many_cells_of_one_column_stand_on_one_line(proef: Proef) -> None:
    leden = [(f"Hospice {nummer}", "Hospices", "Utrecht") for nummer in range(12)]
    schrijf_leden(proef, ledenlijst(*leden))
    proef.genereer("jaarverslag")

    uit = proef.genereer("herleid", DOCUMENT, "--alinea", "12 leden").uit

    assert "Leden!A4:A15" in uit


def test_the_default_shows_every_value_of_the_document(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    regels = _regels(proef.genereer("herleid", DOCUMENT).uit)

    assert regels[-1] == "8 waarden herleid."
    assert f"  {NETWERK}: niet gewijzigd sinds het document is gemaakt" in regels


def test_a_file_that_is_not_there_is_wrong_use(proef: Proef) -> None:
    gedaan = proef.genereer("herleid", "weg.docx")

    assert gedaan.code == Uitkomst.VERKEERD_GEBRUIK
    assert "dat bestand bestaat niet, of is een map" in gedaan.fout


def test_cells_below_each_other_are_one_range_and_others_are_not() -> None:
    plekken = ["Begroting!K10", "Begroting!K9", "Begroting!L9", "Begroting!K12", "regel 3", "regel 12"]

    groepen = aaneen(Bron("b.xlsx", plek, "", None) for plek in plekken)

    assert [naam for naam, _ in groepen] == [
        "regel 3",
        "regel 12",
        "Begroting!K9:K10",
        "Begroting!K12",
        "Begroting!L9",
    ]


def test_one_place_more_than_is_shown_is_one(huis: Proef) -> None:
    huis.genereer("jaarplanevaluatie", "--netwerk", "rotterdam")
    [document] = (huis.pad / "outputs").rglob("jaarplanevaluatie-*.docx")

    uit = huis.genereer("herleid", str(document.relative_to(huis.pad)), "--waarde", "82%").uit

    assert "en nog 1 plaats (alle plaatsen: --formaat json)" in uit
    assert " 1 plaatsen" not in uit
