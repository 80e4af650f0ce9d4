"""Every kind of melding has a test that is marked with its code."""

import ast
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pipeline
from pipeline.melding import Meldingsoort


def _gedeclareerd() -> list[tuple[str, str]]:
    """The code of each kind of melding, and the one module in which it is declared."""
    gezien: dict[int, tuple[str, str]] = {}
    for info in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if info.name == "pipeline.__main__":
            continue
        module = importlib.import_module(info.name)
        for waarde in vars(module).values():
            if isinstance(waarde, Meldingsoort):
                gezien.setdefault(id(waarde), (waarde.code, info.name))
    return list(gezien.values())


def _gemerkt() -> Iterator[str]:
    """The codes in every `@pytest.mark.melding(...)` above a function."""
    for pad in sorted(Path(__file__).parent.rglob("test_*.py")):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if not isinstance(knoop, ast.FunctionDef):
                continue
            for merk in knoop.decorator_list:
                if isinstance(merk, ast.Call) and ast.unparse(merk.func) == "pytest.mark.melding":
                    yield from (str(ast.literal_eval(argument)) for argument in merk.args)


def test_the_package_declares_kinds_of_melding_in_every_letter() -> None:
    assert {code[0] for code, _ in _gedeclareerd()} == set("BCDEFGHJKLMNPRSTUVWXYZ")


def test_a_code_is_declared_once() -> None:
    geteld = Counter(code for code, _ in _gedeclareerd())

    assert [code for code, aantal in geteld.items() if aantal > 1] == []


def test_every_code_has_a_test_that_is_marked_with_it() -> None:
    gemerkt = set(_gemerkt())
    zonder = {code: module for code, module in _gedeclareerd() if code not in gemerkt}

    assert zonder == {}, f"zonder test: {', '.join(sorted(zonder))}"


def test_every_mark_names_a_code_that_exists() -> None:
    bekend = {code for code, _ in _gedeclareerd()}

    assert sorted(set(_gemerkt()) - bekend) == []
