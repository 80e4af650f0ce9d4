"""The record of values in a Word file: a part of its own that programs keep, without what was typed."""

import json
import zipfile

import pytest
from openxml_audit import OpenXmlValidator

from pipeline.afleiding import Afleiding, Bronplek
from pipeline.melding import Plaats
from pipeline.spoor import Naspeuring
from pipeline.word.pakket import Pakket, open_pakket
from pipeline.word.sporen import Alinea, Feit, Sporen
from pipeline.word.waarden import DEEL, Waardenrecord, lees_record, met_record, record_van, zet_record
from tests.conftest import PROJECT, Proef
from tests.hulp import delen_van


def _cel(cel: str, bestand: str = "boek.xlsx") -> Plaats:
    return Plaats(bestand, blad="Blad", cel=cel)


AANTAL = Bronplek("aantal", (_cel("A1"),), "3")
TARIEF = Bronplek("tarief", (_cel("B1"), _cel("B2")), "20")
KOSTEN = Afleiding("kosten", "aantal maal tarief", (AANTAL, TARIEF, AANTAL))


def _sporen() -> Sporen:
    sporen = Sporen(Naspeuring({"boek.xlsx": "ab12"}))
    sporen.feiten = [Feit("kosten", (KOSTEN,)), Feit("aantal", (AANTAL,)), Feit("samen", (AANTAL, KOSTEN))]
    sporen.alineas.append(Alinea("word/document.xml", "3 is 60", ((0, 1, 1), (5, 7, 0))))
    return sporen


def _pakket() -> Pakket:
    inhoud = (PROJECT / "templates/jaarverslag/sjabloon.docx").read_bytes()
    pakket, _ = open_pakket(inhoud, "sjabloon.docx")
    assert pakket is not None
    return met_record(pakket)


def test_each_step_stands_in_it_once_with_what_it_follows_from() -> None:
    record = record_van(_sporen(), {"document": "proef"})

    assert json.loads(record.tekst) == {
        "versie": 3,
        "document": "proef",
        "bestanden": ["boek.xlsx"],
        "regels": ["aantal maal tarief"],
        "sporen": [["aantal", [[0, "Blad!A1"]]], ["tarief", [[0, "Blad!B1:B2"]]], ["kosten", 0, [0, 1]]],
        "feiten": [2, 0, ["samen", [0, 2]]],
        "alineas": {"word/document.xml": [["3 is 60", [[0, 1, 1], [5, 7, 0]]]]},
    }


@pytest.mark.parametrize(("met_getypt", "erbij"), [(True, {"getypt": {"0": "3", "1": "20"}}), (False, {})])
def test_beside_the_document_stand_the_hashes_too_and_what_was_typed_where_that_may(
    met_getypt: bool, erbij: dict[str, dict[str, str]]
) -> None:
    record = record_van(_sporen(), {})

    naast = json.loads(record.naast(met_getypt=met_getypt))

    assert naast == {**json.loads(record.tekst), "hashes": {"boek.xlsx": "ab12"}, **erbij}


@pytest.mark.parametrize(
    "tekst",
    [
        "Een <tag> & een 'aanhaling' \u00e9\u20ac ]]>",
        pytest.param("".join(f"{n:x}&\u20ac" for n in range(1_200_000)), id="lang"),
    ],
)
def test_a_record_is_read_as_it_was_put_in_whatever_stands_in_its_text_and_however_long(tekst: str) -> None:
    pakket = _pakket()
    heel = {**json.loads(record_van(_sporen(), {}).tekst), "tekst": tekst}
    record = Waardenrecord(json.dumps(heel, ensure_ascii=False), {}, {})

    zet_record(pakket, record)
    terug, meldingen = open_pakket(pakket.schrijf(), "document.docx")

    assert meldingen == ()
    assert terug is not None
    assert lees_record(terug) == heel


def test_a_word_file_with_a_record_is_sound(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    with zipfile.ZipFile(proef.document) as zip_:
        assert DEEL in zip_.namelist()
    assert [str(fout) for fout in OpenXmlValidator().validate(proef.document).errors] == []
    typen = delen_van(proef.document.read_bytes())["[Content_Types].xml"].decode()
    assert 'PartName="/customXml/itemProps900.xml"' in typen


def test_the_record_is_found_under_the_number_that_another_program_gives_it() -> None:
    pakket = _pakket()
    zet_record(pakket, record_van(_sporen(), {}))
    delen = pakket.delen
    delen["customXml/item1.xml"] = delen.pop(DEEL)

    assert lees_record(Pakket(delen)) is not None


@pytest.mark.parametrize("tekst", ["", "geen json", "[]", "7", '{"versie": 1}', "{}"])
def test_a_record_that_cannot_be_read_is_none(tekst: str) -> None:
    pakket = _pakket()
    pakket.zet(DEEL, f'<waarden xmlns="urn:genereer:waarden:1">{tekst}</waarden>'.encode())

    assert lees_record(pakket) is None


def test_a_document_stays_the_same_when_only_other_facts_of_its_files_changed(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    eerst = proef.document.read_bytes()
    pad = proef.netwerk / "netwerk.yaml"
    pad.write_text(pad.read_text(encoding="utf-8") + "# een opmerking\n", encoding="utf-8")

    proef.genereer("jaarverslag")

    assert proef.document.read_bytes() == eerst
