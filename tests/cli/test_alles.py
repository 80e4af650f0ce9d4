"""Every document of every network: only what changed is made again, and how each stands is told."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import JAARVERSLAG, PROJECT, Proef
from tests.hulp import docx_tekst
from tests.hulp_convenant import ledentekst, schrijf_convenant
from tests.hulp_geld import PROJECT as PROJECTPLAN
from tests.hulp_geld import VERSLAG, begrotingsboek, schrijf_begroting, schrijf_project, schrijf_verantwoording


def _documenten(proef: Proef, *opties: str) -> dict[str, str]:
    gedaan = proef.genereer("alles", "--formaat", "json", *opties)
    return {d["document"]: d["stand"] for d in gedaan.json["documenten"]}


def _toestanden(proef: Proef) -> dict[str, tuple[str, str]]:
    documenten = proef.genereer("overzicht", "--formaat", "json").json["documenten"]
    return {d["document"]: (d["toestand"], d["reden"]) for d in documenten}


def test_every_document_with_data_is_made_and_then_nothing(proef: Proef) -> None:
    assert _documenten(proef) == {"jaarverslag": "gemaakt"}
    tijd = proef.document.stat().st_mtime_ns

    gedaan = proef.genereer("alles")

    assert (gedaan.code, gedaan.uit) == (0, "Niets te doen: het enige bestand is actueel.")
    assert proef.document.stat().st_mtime_ns == tijd


def test_a_change_in_the_input_makes_its_documents_again(proef: Proef) -> None:
    _documenten(proef)
    proef.verslag(JAARVERSLAG.replace("4", "5"))

    assert _documenten(proef) == {"jaarverslag": "gemaakt"}


def test_a_change_that_no_document_prints_leaves_them_as_they_are(proef: Proef) -> None:
    _documenten(proef)
    tijd = proef.document.stat().st_mtime_ns
    proef.verslag(JAARVERSLAG + "# een opmerking voor mijzelf\n")

    assert _documenten(proef) == {"jaarverslag": "ongewijzigd"}
    assert proef.document.stat().st_mtime_ns == tijd


def test_another_signatory_of_one_member_makes_only_what_prints_it(proef: Proef) -> None:
    def schrijf(wie: str) -> None:
        leden = [
            f"naam: Hospice {naam}, functie: directeur, ondertekenaar: {wie if naam == 'B' else 'Merel Fictief'}, "
            "mail: merel@voorbeeld.nl"
            for naam in "ABC"
        ]
        (proef.netwerk / "leden.yaml").write_text(ledentekst(*leden), encoding="utf-8")

    schrijf("Sam Fictief")
    schrijf_convenant(proef)
    _documenten(proef)
    uitvoer = proef.pad / "outputs"
    voor = {pad: (pad.read_bytes(), pad.stat().st_mtime_ns) for pad in uitvoer.rglob("*.docx")}
    assert len(voor) >= 6
    schrijf("Noor Fictief")

    standen = proef.genereer("alles", "--formaat", "json").json["documenten"]

    anders = {pad.name for pad in voor if (pad.read_bytes(), pad.stat().st_mtime_ns) != voor[pad]}
    assert anders == {Path(d["bestand"]).name for d in standen if d["stand"] == "gemaakt"}
    assert anders == {"convenant-hospice-b-proef.docx", "convenant-proef.docx"}
    for naam in anders:
        (pad,) = uitvoer.rglob(naam)
        assert "Noor Fictief" in docx_tekst(pad)


def _met(proef: Proef, *documenten: str) -> None:
    for document in documenten:
        shutil.copytree(PROJECT / "templates" / document, proef.pad / "templates" / document, dirs_exist_ok=True)


def test_a_project_that_was_just_applied_for_is_no_fault(proef: Proef) -> None:
    schrijf_project(proef)
    _met(proef, "subsidieaanvraag", "verantwoording")

    gedaan = proef.genereer("alles")

    assert gedaan.code == 0, gedaan.uit
    assert [regel for regel in gedaan.uit.splitlines() if "nog niet" in regel] == [
        "· nog niet      subsidieaanvraag proef plan: er is nog geen begroting",
        "· nog niet      verantwoording proef plan: er is nog geen begroting en geen verantwoording",
    ]
    assert proef.genereer("alles").code == 0


def test_an_account_of_a_running_project_is_no_fault(proef: Proef) -> None:
    uitgave = {"regel_id": "R001", "kwartaal": "2024Q1", "realisatie": 300}
    schrijf_begroting(proef, begrotingsboek(realisatie=[uitgave]))
    begin = VERSLAG[: VERSLAG.index("  - fase: 1\n    activiteit: 2")]
    schrijf_verantwoording(proef, begin)
    _met(proef, "verantwoording")

    gedaan = proef.genereer("alles")

    assert gedaan.code == 0, gedaan.uit
    assert "nog niet      verantwoording proef plan: het project loopt nog: niet van alles" in gedaan.uit
    assert proef.genereer("verantwoording").code != 0


def test_an_evaluation_without_end_statuses_is_no_fault(proef: Proef) -> None:
    shutil.copy(PROJECT / "inputs" / "statuscodes.yaml", proef.pad / "inputs" / "statuscodes.yaml")
    (proef.jaar / "jaarplan.yaml").write_text(
        "doelen:\n  - thema: Scholing\n    aanpak: Samen.\n    resultaten:\n      - tekst: Er is een folder.\n",
        encoding="utf-8",
    )
    _met(proef, "jaarplan", "jaarplanevaluatie")

    gedaan = proef.genereer("alles")

    assert gedaan.code == 0, gedaan.uit
    assert "nog niet      jaarplanevaluatie proef 2024: het enige resultaat heeft geen status" in gedaan.uit
    assert proef.genereer("jaarplanevaluatie").code != 0


def test_a_part_with_another_name_is_no_part_that_is_still_to_come(proef: Proef) -> None:
    schrijf_project(proef)
    (proef.pad / PROJECTPLAN).with_name("begrotng.xlsx").write_bytes(begrotingsboek())
    _met(proef, "subsidieaanvraag")

    assert proef.genereer("alles").code != 0


def test_only_the_network_that_changed_is_looked_at(proef: Proef) -> None:
    ander = proef.netwerk.parent / "ander" / "2024"
    ander.mkdir(parents=True)
    (ander.parent / "netwerk.yaml").write_text("naam: Ander\nkorte_naam: A\n", encoding="utf-8")
    (ander / "jaarverslag.yaml").write_text(JAARVERSLAG, encoding="utf-8")
    assert len(proef.genereer("alles", "--formaat", "json").json["documenten"]) == 2
    proef.verslag(JAARVERSLAG.replace("4", "5"))

    gedaan = proef.genereer("alles")

    assert "= overgeslagen  1 bestand is actueel: invoer, sjabloon en versie zijn dezelfde." in gedaan.uit
    assert "✔ gemaakt       outputs/proef/2024/jaarverslag-2024-proef.docx" in gedaan.uit
    assert "ander" not in gedaan.uit


@pytest.mark.parametrize("wat", ["weg", "bewerkt"])
def test_a_document_that_is_gone_or_edited_is_seen(proef: Proef, wat: str) -> None:
    _documenten(proef)
    if wat == "weg":
        proef.document.unlink()
        assert _documenten(proef) == {"jaarverslag": "gemaakt"}
    else:
        proef.document.write_bytes(b"van mij")
        assert _documenten(proef) == {"jaarverslag": "niet gemaakt"}
        assert proef.document.read_bytes() == b"van mij"


def test_a_document_that_could_not_be_made_is_tried_again(proef: Proef) -> None:
    proef.verslag("overleg:\n  - {gremium: stuurgroep}\n")

    assert [proef.genereer("alles").code for _ in range(2)] == [3, 3]


def test_another_version_makes_everything_again(proef: Proef) -> None:
    _documenten(proef)
    pad = proef.pad / "outputs" / ".alles.json"
    genoteerd = json.loads(pad.read_text(encoding="utf-8"))
    pad.write_text(json.dumps({**genoteerd, "versie": "0.0.1", "netwerken": {}}), encoding="utf-8")

    assert _documenten(proef) == {"jaarverslag": "ongewijzigd"}


def test_notes_that_cannot_be_read_only_cost_time(proef: Proef) -> None:
    _documenten(proef)
    (proef.pad / "outputs" / ".alles.json").write_text("{", encoding="utf-8")

    assert _documenten(proef) == {"jaarverslag": "ongewijzigd"}


def test_the_overview_tells_how_each_document_stands(proef: Proef) -> None:
    assert _toestanden(proef) == {"jaarverslag": ("ontbreekt", "nog niet gemaakt")}

    _documenten(proef)
    assert _toestanden(proef) == {"jaarverslag": ("actueel", "")}

    proef.verslag(JAARVERSLAG + "besluiten:\n  - tekst: Wij gaan door.\n")
    assert _toestanden(proef) == {
        "jaarverslag": ("verouderd", "inputs/netwerken/proef/2024/jaarverslag.yaml is gewijzigd")
    }

    _documenten(proef)
    proef.document.write_bytes(proef.document.read_bytes() + b" ")
    assert _toestanden(proef)["jaarverslag"][0] == "handmatig gewijzigd"


def test_the_overview_tells_a_concept_with_its_gaps(proef: Proef) -> None:
    proef.verslag("overleg:\n  - {gremium: stuurgroep}\n")
    proef.genereer("jaarverslag", "--concept")

    [document] = proef.genereer("overzicht", "--formaat", "json").json["documenten"]

    assert (document["toestand"], document["gaten"], document["fouten"]) == ("concept", 1, 1)


def test_the_overview_as_a_table_ends_with_what_to_do(proef: Proef) -> None:
    gedaan = proef.genereer("overzicht")

    assert "jaarverslag  proef    2024             ontbreekt" in gedaan.uit
    assert gedaan.uit.endswith("1 ontbreekt. Maak bij wat verouderd is of ontbreekt met: genereer alles")


def test_files_that_office_leaves_behind_change_nothing(proef: Proef) -> None:
    _documenten(proef)
    (proef.jaar / "~$jaarverslag.docx").write_bytes(b"")
    os.utime(proef.jaar)

    assert "Niets te doen" in proef.genereer("alles").uit
    assert Path(proef.document).is_file()
