import json
import shutil
import sys
from pathlib import Path

import pytest

from pipeline.schrijf import Stand, Uitvoer, hash_van, schrijf, schrijf_atomair
from tests.conftest import Proef
from tests.hulp import DOCUMENT, LID, als_gewone_gebruiker, ledenlijst, schrijf_leden

BEWERKT = (
    f"U01 {DOCUMENT} -: dit document is met de hand bewerkt"
    " → bewaar het onder een andere naam, of gebruik --overschrijf: dan wordt het opzijgezet"
)
BESTANDEN = [
    "proef/2024/jaarverslag-2024-proef.docx",
    "proef/2024/jaarverslag-2024-proef.herkomst.json",
    "proef/2024/jaarverslag-2024-proef.waarden.json",
]


def _alles(proef: Proef) -> dict[str, bytes]:
    """Every file in outputs with its bytes, hidden ones too."""
    map_ = proef.pad / "outputs"
    return {naam: (map_ / naam).read_bytes() for naam in proef.uitvoer()}


@pytest.mark.melding("U01")
def test_a_document_that_somebody_edited_is_not_overwritten(proef: Proef) -> None:
    assert proef.genereer("jaarverslag").code == 0
    proef.document.write_bytes(proef.document.read_bytes() + b"bewerkt")
    voor = _alles(proef)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 7
    assert gedaan.meldingen == [BEWERKT]
    assert [d["stand"] for d in gedaan.json["documenten"]] == ["niet gemaakt"]
    assert _alles(proef) == voor


@pytest.mark.melding("U01")
def test_a_document_that_is_not_ours_is_not_overwritten(proef: Proef) -> None:
    proef.document.parent.mkdir(parents=True)
    proef.document.write_bytes(b"van iemand anders")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 7
    assert gedaan.meldingen == [BEWERKT]
    assert _alles(proef) == {BESTANDEN[0]: b"van iemand anders"}


ONLEESBAAR = ["", "{", "[]", "null", '{"sha256": null}', '{"sha256": [1]}', '{"a":' * 5000, "9" * 5000, "\0\x01"]


@pytest.mark.melding("R03")
@pytest.mark.parametrize("herkomst", ONLEESBAAR, ids=range(len(ONLEESBAAR)))
def test_a_record_that_cannot_be_read_is_made_again_beside_a_document_that_is_as_it_was_made(
    proef: Proef, herkomst: str
) -> None:
    assert proef.genereer("jaarverslag").code == 0
    voor = _alles(proef)
    proef.document.with_suffix(".herkomst.json").write_text(herkomst, encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"R03 {DOCUMENT.replace('.docx', '.herkomst.json')} -: dit bestand was niet te lezen en is opnieuw gemaakt"
    ]
    assert _alles(proef) == voor


@pytest.mark.melding("U01")
@pytest.mark.parametrize("herkomst", ONLEESBAAR, ids=range(len(ONLEESBAAR)))
def test_a_record_that_cannot_be_read_protects_a_document_that_is_not_what_comes_out_now(
    proef: Proef, herkomst: str
) -> None:
    assert proef.genereer("jaarverslag").code == 0
    proef.document.with_suffix(".herkomst.json").write_text(herkomst, encoding="utf-8")
    proef.verslag("inleiding: Een heel ander jaar.\n")
    voor = _alles(proef)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 7
    assert gedaan.meldingen == [
        f"U01 {DOCUMENT} -: het bestand .herkomst.json ernaast is niet te lezen; het is niet te zien of dit document is"
        " bewerkt → bewaar het onder een andere naam, of gebruik --overschrijf: dan wordt het opzijgezet"
    ]
    assert _alles(proef) == voor


@pytest.mark.melding("U04")
def test_overschrijf_moves_the_edited_document_aside_each_time_under_a_new_name(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    gemaakt = proef.document.read_bytes()
    for nummer in (1, 2):
        proef.document.write_bytes(b"bewerkt %d" % nummer)
        gedaan = proef.genereer("jaarverslag", "--overschrijf", "--formaat", "json")
        assert gedaan.code == 0
        assert gedaan.meldingen == [
            f"U04 {DOCUMENT} -: het bewerkte document heet nu jaarverslag-2024-proef-bewerkt-{nummer}.docx"
        ]

    assert [naam for naam in proef.uitvoer() if naam.endswith(".docx")] == [
        "proef/2024/jaarverslag-2024-proef-bewerkt-1.docx",
        "proef/2024/jaarverslag-2024-proef-bewerkt-2.docx",
        "proef/2024/jaarverslag-2024-proef.docx",
    ]
    assert proef.document.read_bytes() == gemaakt
    for nummer in (1, 2):
        opzij = proef.document.with_name(f"jaarverslag-2024-proef-bewerkt-{nummer}.docx")
        assert opzij.read_bytes() == b"bewerkt %d" % nummer


def test_overschrijf_leaves_a_document_of_ours_where_it_is(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    assert proef.genereer("jaarverslag", "--overschrijf").code == 0

    assert proef.uitvoer() == BESTANDEN


@pytest.mark.melding("U02")
def test_a_file_where_a_folder_has_to_come_is_told_and_left_alone(proef: Proef) -> None:
    (proef.pad / "outputs" / "proef").write_bytes(b"geen map")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 7
    assert gedaan.meldingen == [
        f"U02 {DOCUMENT} -: het document kan niet worden geschreven (er staat een bestand waar een map hoort)"
        " → geef dat bestand een andere naam, of haal het weg"
    ]
    assert _alles(proef) == {"proef": b"geen map"}


@pytest.mark.melding("U02")
def test_a_folder_where_the_document_has_to_come_is_told_and_left_alone(proef: Proef) -> None:
    proef.document.mkdir(parents=True)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 7
    [melding] = gedaan.meldingen
    assert melding.startswith(f"U02 {DOCUMENT} -: het document kan niet worden geschreven (")
    assert proef.uitvoer() == []


@pytest.mark.melding("U02")
@pytest.mark.skipif(sys.platform == "win32", reason="chmod takes no right to write away")
def test_a_folder_without_the_right_to_write_keeps_the_old_document_byte_for_byte(proef: Proef) -> None:
    assert proef.genereer("jaarverslag").code == 0
    voor = _alles(proef)
    proef.verslag("inleiding: Een heel ander jaar.\n")
    map_ = proef.document.parent
    map_.chmod(0o555)

    gedaan = als_gewone_gebruiker(proef.pad, "jaarverslag", "--formaat", "json")
    map_.chmod(0o755)

    assert gedaan.returncode == 7, gedaan.stderr
    assert [(m["code"], m["bestand"], m["tekst"]) for m in json.loads(gedaan.stdout)["meldingen"]] == [
        (
            "U02",
            DOCUMENT,
            "het document kan niet worden geschreven (geen toegang: het staat open in een ander programma,"
            " of u hebt geen rechten)",
        )
    ]
    assert _alles(proef) == voor


@pytest.mark.melding("U02")
@pytest.mark.skipif(sys.platform == "win32", reason="chmod takes no right to write away")
def test_a_document_without_the_right_to_write_it_is_kept_byte_for_byte(proef: Proef) -> None:
    assert proef.genereer("jaarverslag").code == 0
    voor = _alles(proef)
    proef.verslag("inleiding: Een heel ander jaar.\n")
    proef.document.chmod(0o444)

    gedaan = als_gewone_gebruiker(proef.pad, "jaarverslag", "--formaat", "json")

    assert gedaan.returncode == 7, gedaan.stderr
    assert [m["code"] for m in json.loads(gedaan.stdout)["meldingen"]] == ["U02"]
    assert _alles(proef) == voor


def test_a_killed_run_leaves_a_document_that_is_not_seen_as_edited(tmp_path: Path) -> None:
    uitvoer = Uitvoer(tmp_path / "verslag.docx", "verslag.docx")
    assert schrijf(uitvoer, b"oud", {}, overschrijf=False) == (Stand.GEMAAKT, ())
    # The record of the next run is there, the document is still the old one: killed in between.
    herkomst = {"sha256": hash_van(b"nieuw"), "sha256_vorige": hash_van(b"oud")}
    schrijf_atomair(uitvoer.herkomst, json.dumps(herkomst).encode())

    assert schrijf(uitvoer, b"nieuw", {}, overschrijf=False) == (Stand.GEMAAKT, ())

    assert uitvoer.pad.read_bytes() == b"nieuw"
    assert json.loads(uitvoer.herkomst.read_text(encoding="utf-8")) == {"sha256": hash_van(b"nieuw")}
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["verslag.docx", "verslag.herkomst.json"]


def test_a_run_killed_before_the_first_document_leaves_nothing_that_stops_the_next(tmp_path: Path) -> None:
    uitvoer = Uitvoer(tmp_path / "verslag.docx", "verslag.docx")
    schrijf_atomair(uitvoer.herkomst, json.dumps({"sha256": hash_van(b"nieuw")}).encode())
    (tmp_path / ".verslag.docx.abc.tmp").write_bytes(b"half")

    assert schrijf(uitvoer, b"nieuw", {}, overschrijf=False) == (Stand.GEMAAKT, ())
    assert uitvoer.pad.read_bytes() == b"nieuw"


def test_the_same_inputs_give_the_same_bytes_twice(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID))
    proef.genereer("jaarverslag")
    eerste = _alles(proef)

    tweede = proef.genereer("jaarverslag", "--formaat", "json")
    assert [d["stand"] for d in tweede.json["documenten"]] == ["ongewijzigd"]
    assert _alles(proef) == eerste
    for pad in (proef.document, proef.document.with_suffix(".herkomst.json")):
        pad.unlink()
    derde = proef.genereer("jaarverslag", "--formaat", "json")

    assert [d["stand"] for d in derde.json["documenten"]] == ["gemaakt"]
    assert _alles(proef) == eerste


def test_the_same_inputs_give_the_same_bytes_in_another_process_and_another_place(proef: Proef, tmp_path: Path) -> None:
    proef.genereer("jaarverslag")
    ander = tmp_path / "elders"
    ander.mkdir()
    for naam in ("inputs", "templates"):
        shutil.copytree(proef.pad / naam, ander / naam)

    gedaan = als_gewone_gebruiker(ander, "jaarverslag")

    assert gedaan.returncode == 0, gedaan.stderr
    for naam, inhoud in _alles(proef).items():
        assert (ander / "outputs" / naam).read_bytes() == inhoud, naam
