"""Documentation that can fail."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from pipeline.cli import groep
from pipeline.naslag import PAGINAS
from pipeline.word.omgeving import filters
from tests.conftest import PROJECT

HANDLEIDING = (PROJECT / "docs" / "handleiding.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("pagina", PAGINAS)
def test_the_reference_pages_are_what_the_code_says(pagina: str) -> None:
    op_schijf = (PROJECT / "docs" / pagina).read_text(encoding="utf-8")
    assert op_schijf == PAGINAS[pagina](), "run: python -m pipeline.naslag"


def test_every_command_is_in_the_manual_and_in_the_readme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    hulp = CliRunner().invoke(groep, ["--help"]).output
    opdrachten = re.findall(r"(?m)^  ([a-z]+)  ", hulp.partition("Opdrachten:")[2].partition("Opties:")[0])
    assert {"jaarverslag", "controleer", "lees", "keur", "start"} <= set(opdrachten)
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    for opdracht in opdrachten:
        assert f"genereer {opdracht}" in HANDLEIDING
        assert f"genereer {opdracht}" in readme


def test_every_option_of_the_report_is_in_the_manual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    hulp = CliRunner().invoke(groep, ["jaarverslag", "--help"]).output
    for optie in {"--netwerk", "--jaar", "--concept", "--overschrijf"}:
        assert optie in hulp
        assert optie in HANDLEIDING


def test_every_filter_that_the_template_uses_is_explained() -> None:
    from pipeline.word.pakket import open_pakket

    pakket, _ = open_pakket((PROJECT / "templates/jaarverslag/sjabloon.docx").read_bytes(), "sjabloon.docx")
    assert pakket is not None
    gebruikt = set(
        re.findall(
            r"\|\s*([a-z_]+)", "".join(re.findall(r"\{[{%].*?[}%]\}", pakket.delen["word/document.xml"].decode()))
        )
    )
    assert len(gebruikt) > 8
    assert gebruikt <= set(filters())
