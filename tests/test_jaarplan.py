"""The plan of Rotterdam for 2025 (source 004) and its evaluation, as documents."""

from __future__ import annotations

import re
import shutil

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.conftest import PROJECT, Proef
from tests.hulp import delen_van
from tests.hulp_word import W, alineas


@pytest.fixture
def huis(proef: Proef) -> Proef:
    shutil.rmtree(proef.pad / "inputs")
    shutil.copytree(PROJECT / "inputs", proef.pad / "inputs")
    return proef


def maak(huis: Proef, document: str) -> bytes:
    gedaan = huis.genereer(document, "--netwerk", "rotterdam", "--formaat", "json")
    assert (gedaan.code, [m for m in gedaan.json["meldingen"] if m["ernst"] == "fout"]) == (0, [])
    pad = huis.pad / "outputs" / "rotterdam" / "2025" / f"{document}-2025-rotterdam.docx"
    assert [str(fout) for fout in OpenXmlValidator().validate(pad).errors] == []
    return pad.read_bytes()


def test_the_plan_and_the_evaluation_name_the_8_goals_and_17_results(huis: Proef) -> None:
    plan, evaluatie = (" ".join(alineas(maak(huis, document))) for document in ("jaarplan", "jaarplanevaluatie"))
    nummers = {"1.1", "2.1", "2.2", "2.3", "3.1", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "6.1", "6.2", "7.1", "7.2"}
    for nummer in nummers | {"8.1", "8.2"}:
        assert re.search(rf"(?<![\d.]){re.escape(nummer)}(?!\d)", plan), nummer
        assert re.search(rf"(?<![\d.]){re.escape(nummer)}(?!\d)", evaluatie), nummer


def test_22_of_30_meetings_and_207_participants_of_21_organisations_stand_in_the_evaluation(huis: Proef) -> None:
    tekst = " ".join(alineas(maak(huis, "jaarplanevaluatie")))
    assert "22 van de 30" in tekst
    assert "207 deelnemers" in tekst
    assert "21 organisaties" in tekst


def test_each_status_is_a_colour_and_a_sign_and_a_word(huis: Proef) -> None:
    wortel = etree.fromstring(delen_van(maak(huis, "jaarplanevaluatie"))["word/document.xml"])
    tekens = {"C8E6C9": "✔ Behaald", "FFE0B2": "◐ Gedeeltelijk behaald", "FFCDD2": "✖ Niet behaald"}
    gezien: set[str] = set()
    for cel in wortel.iter(f"{W}tc"):
        vlak = cel.find(f"{W}tcPr/{W}shd")
        kleur = vlak.get(f"{W}fill", "") if vlak is not None else ""
        if kleur in tekens:
            gezien.add(kleur)
            tekst = " ".join("".join(t.text or "" for t in cel.iter(f"{W}t")).split())
            assert tekst.startswith(tekens[kleur])
    assert gezien == set(tekens)


def test_the_legend_names_its_axis(huis: Proef) -> None:
    assert any(
        "Eindstatus: hoe het aan het eind van 2025 is afgelopen" in a for a in alineas(maak(huis, "jaarplanevaluatie"))
    )
