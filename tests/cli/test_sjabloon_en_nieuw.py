"""`genereer sjabloon` and `genereer nieuw`: for who edits a template in Word."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.conftest import Proef
from tests.hulp import delen_van, vervang_in_sjabloon
from tests.hulp_word import W, open_docx


def test_a_new_document_type_works_at_once_and_without_python(proef: Proef) -> None:
    assert proef.genereer("nieuw", "welkomstbrief").code == 0

    hulp = [" ".join(regel.split()) for regel in proef.genereer("--help").uit.splitlines()]
    assert "welkomstbrief maak het document welkomstbrief" in hulp
    gedaan = proef.genereer("welkomstbrief")
    assert gedaan.code == 0, gedaan.uit
    brief = proef.pad / "outputs" / "proef" / "welkomstbrief-proef.docx"
    alineas = [alinea.text for alinea in open_docx(brief.read_bytes()).paragraphs]
    assert alineas[:2] == ["Welkomstbrief", "Netwerk Proef"]
    assert not OpenXmlValidator().validate(brief).errors
    assert proef.genereer("controleer").code == 0


@pytest.mark.melding("W11")
@pytest.mark.parametrize("naam", ["jaarverslag", "keur"])
def test_a_name_that_is_taken_is_refused_and_nothing_is_changed(proef: Proef, naam: str) -> None:
    voor = {pad: pad.read_bytes() for pad in (proef.pad / "templates").rglob("*") if pad.is_file()}

    gedaan = proef.genereer("nieuw", naam)

    assert gedaan.code == 7
    assert f"FOUT    W11    '{naam}' bestaat al" in gedaan.uit
    assert {pad: pad.read_bytes() for pad in (proef.pad / "templates").rglob("*") if pad.is_file()} == voor


@pytest.mark.melding("W12")
@pytest.mark.parametrize(("naam", "beter"), [("Brief aan leden", "brief-aan-leden"), ("../brief", "brief")])
def test_a_name_that_can_be_no_command_is_refused_with_a_better_one(proef: Proef, naam: str, beter: str) -> None:
    voor = sorted((proef.pad / "templates").iterdir())
    gedaan = proef.genereer("nieuw", naam)

    assert gedaan.code == 7
    assert f"FOUT    W12    '{naam}' kan geen naam van een document zijn" in gedaan.uit
    assert f"→ gebruik bijvoorbeeld '{beter}'" in gedaan.uit
    assert sorted((proef.pad / "templates").iterdir()) == voor


def test_sjabloon_lists_every_name_and_filter_with_its_meaning(proef: Proef) -> None:
    gedaan = proef.genereer("sjabloon", "jaarverslag")

    assert gedaan.code == 0
    regels = [" ".join(regel.split()) for regel in gedaan.uit.splitlines()]
    assert "netwerk.naam volledige naam van het netwerk" in regels
    assert "jaarverslag.activiteiten[].cijfers[].eenheid wat er geteld is, zoals 'bezoekers'" in regels
    assert "euro bedrag: `€ 59.310`; `euro(2)` geeft centen" in regels
    assert regels[-1] == "Sjabloon van jaarverslag: niets gevonden."


def test_a_document_that_is_not_there_is_told_with_those_that_are(proef: Proef) -> None:
    gedaan = proef.genereer("sjabloon", "jaarverslg")
    assert gedaan.code == 2
    assert "document 'jaarverslg' is er niet; bedoelde u 'jaarverslag'?" in gedaan.fout


def test_a_marked_copy_has_a_word_comment_at_each_finding_and_the_template_stays(proef: Proef, tmp_path: Path) -> None:
    vervang_in_sjabloon(proef, "{{ netwerk.naam }}", "{{ netwerk.nam }}")
    vervang_in_sjabloon(proef, "{{ groep.categorie }}", "{{ groep.soort }}")
    sjabloon = proef.pad / "templates" / "jaarverslag" / "sjabloon.docx"
    voor = sjabloon.read_bytes()
    kopie = tmp_path / "kopie.docx"

    gedaan = proef.genereer("sjabloon", "jaarverslag", "--markeer", str(kopie))

    assert gedaan.code == 4
    assert sjabloon.read_bytes() == voor
    assert not OpenXmlValidator().validate(kopie).errors
    opmerkingen = etree.fromstring(delen_van(kopie.read_bytes())["word/comments.xml"])
    teksten = {
        o.get(f"{W}id"): [str(a.xpath("string()")) for a in o.iter(f"{W}p")] for o in opmerkingen.iter(f"{W}comment")
    }
    assert teksten["0"] == ["S04 'netwerk.nam' is niet bekend", "→ bedoelde u 'netwerk.naam'?"]
    hoofdtekst = etree.fromstring(delen_van(kopie.read_bytes())["word/document.xml"])
    begin = next(b for b in hoofdtekst.iter(f"{W}commentRangeStart") if b.get(f"{W}id") == "0")
    alinea = next(begin.iterancestors(f"{W}p"))
    assert "{{ netwerk.nam }}" in "".join(t.text or "" for t in alinea.iter(f"{W}t"))
    verwezen = [verwijzing.get(f"{W}id") for verwijzing in hoofdtekst.iter(f"{W}commentReference")]
    assert sorted(str(id_) for id_ in verwezen) == sorted(str(id_) for id_ in teksten)


def test_a_marked_copy_never_replaces_a_file(proef: Proef, tmp_path: Path) -> None:
    kopie = tmp_path / "kopie.docx"
    kopie.write_bytes(b"van iemand")

    gedaan = proef.genereer("sjabloon", "jaarverslag", "--markeer", str(kopie))

    assert gedaan.code == 2
    assert "bestaat al; kies een andere naam voor de kopie" in gedaan.fout
    assert kopie.read_bytes() == b"van iemand"
