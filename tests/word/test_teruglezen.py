"""Values are found back in a document that somebody edited: where they stand, and whether they are what was printed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.word.pakket import Pakket, open_pakket
from pipeline.word.teruglezen import Bevinding, Waarde, eigen_tekst, lees_terug

ZIN = "In 2024 deden 12 leden mee aan 3 bijeenkomsten."
IN_ZIN = ((3, 7, 0), (14, 16, 1), (31, 32, 2))
WOORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)


def _pakket(alineas: Sequence[str]) -> Pakket:
    document = docx.Document()
    for alinea in alineas:
        document.add_paragraph(alinea)
    uit = io.BytesIO()
    document.save(uit)
    pakket, _ = open_pakket(uit.getvalue(), "d.docx")
    assert pakket is not None
    return pakket


def _record(*alineas: tuple[str, Sequence[tuple[int, int, int]]]) -> dict[str, Any]:
    return {"alineas": {"word/document.xml": [[tekst, waarden] for tekst, waarden in alineas]}}


def _terug(nu: Sequence[str], *toen: tuple[str, Sequence[tuple[int, int, int]]]) -> list[Waarde]:
    alineas, weg = lees_terug(_pakket(nu), _record(*toen))
    return [*(waarde for alinea in alineas for waarde in alinea.waarden), *weg]


def _kort(waarden: Sequence[Waarde]) -> list[tuple[str, str, Bevinding]]:
    return [(waarde.tekst, waarde.nu, waarde.bevinding) for waarde in waarden]


def test_a_document_as_it_was_made_holds_every_value() -> None:
    assert _kort(_terug([ZIN], (ZIN, IN_ZIN))) == [
        ("2024", "2024", Bevinding.KLOPT),
        ("12", "12", Bevinding.KLOPT),
        ("3", "3", Bevinding.KLOPT),
    ]


def test_words_that_were_changed_around_a_value_leave_it_alone() -> None:
    nu = "Vorig jaar, in 2024, deden maar liefst 12 organisaties mee aan onze 3 feestelijke bijeenkomsten."

    assert [waarde.bevinding for waarde in _terug([nu], (ZIN, IN_ZIN))] == [Bevinding.KLOPT] * 3


def test_a_figure_that_was_changed_is_told_with_the_new_one() -> None:
    assert _kort(_terug([ZIN.replace("12", "1.250")], (ZIN, IN_ZIN)))[1] == ("12", "1.250", Bevinding.GEWIJZIGD)


def test_a_figure_that_was_taken_out_is_gone() -> None:
    nu = "In 2024 deden leden mee aan 3 bijeenkomsten."

    assert _kort(_terug([nu], (ZIN, IN_ZIN)))[1] == ("12", "", Bevinding.WEG)


def test_a_paragraph_that_moved_down_is_found_there() -> None:
    waarden = _terug(["Nieuw.", "Ook nieuw.", ZIN], (ZIN, IN_ZIN))

    assert [(str(waarde.plek), waarde.begin) for waarde in waarden] == [
        ("alinea 3", 3),
        ("alinea 3", 14),
        ("alinea 3", 31),
    ]


def test_of_two_paragraphs_that_are_the_same_each_is_found_once() -> None:
    waarden = _terug(["4 keer", "4 keer"], ("4 keer", ((0, 1, 0),)), ("4 keer", ((0, 1, 1),)))

    assert [(waarde.feit, str(waarde.plek)) for waarde in waarden] == [(0, "alinea 1"), (1, "alinea 2")]


def test_a_paragraph_that_is_gone_takes_its_values_along() -> None:
    assert _kort(_terug(["Iets heel anders zonder cijfers"], (ZIN, IN_ZIN))) == [
        ("2024", "", Bevinding.WEG),
        ("12", "", Bevinding.WEG),
        ("3", "", Bevinding.WEG),
    ]


def test_an_edited_paragraph_is_called_that_and_others_are_not() -> None:
    alineas, _ = lees_terug(_pakket(["Vast.", ZIN + "!"]), _record((ZIN, IN_ZIN)))

    assert [alinea.is_gewijzigd for alinea in alineas] == [False, True]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(WOORD, st.integers(0, 10**6)), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 20), WOORD), max_size=4),
)
def test_whatever_words_are_put_between_each_value_is_found_where_it_stands(
    stukken: list[tuple[str, int]], erbij: list[tuple[int, str]]
) -> None:
    tekst, waarden = "", []
    for feit, (woord, getal) in enumerate(stukken):
        tekst += f"{woord} "
        waarden.append((len(tekst), len(tekst) + len(str(getal)), feit))
        tekst += f"{getal} "
    woorden = tekst.split()
    for plek, woord in erbij:
        woorden.insert(min(plek, len(woorden)), woord)
    nu = " ".join(woorden)

    for waarde in _terug([nu], (tekst.strip(), waarden)):
        if waarde.bevinding is Bevinding.WEG:
            continue
        assert nu[waarde.begin : waarde.begin + len(waarde.nu)] == waarde.nu
        assert (waarde.nu == waarde.tekst) == (waarde.bevinding is Bevinding.KLOPT)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(categories=["L", "N", "Zs", "P"]), max_size=30), max_size=6))
def test_whatever_became_of_a_document_every_value_is_told_once(nu: list[str]) -> None:
    waarden = _terug(nu, (ZIN, IN_ZIN), ("Nog 5", ((4, 5, 3),)))

    assert sorted(waarde.feit for waarde in waarden) == [0, 1, 2, 3]


def test_the_number_of_a_page_in_a_contents_list_is_no_text_of_its_paragraph() -> None:
    pakket = _pakket(["x"])
    veld = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    runs = "<w:r><w:t>Inleiding</w:t></w:r>" + veld.format("PAGEREF _Toc1", "3") + veld.format("DATE", "vandaag")
    xml = pakket.delen["word/document.xml"].decode().replace("<w:r><w:t>x</w:t></w:r>", runs)
    pakket.zet("word/document.xml", xml.encode())
    (alinea,) = pakket.boom("word/document.xml").iter("{*}p")

    assert eigen_tekst(alinea) == "Inleidingvandaag"


def test_every_value_of_a_long_document_with_few_different_words_is_told() -> None:
    toen = [(f"{n % 5} van de 30", [(0, 1, n)]) for n in range(1_500)]
    nu = [tekst if n % 3 else tekst.replace("30", "31") for n, (tekst, _) in enumerate(toen)]

    waarden = _terug(nu, *toen)

    assert sorted(waarde.feit for waarde in waarden) == list(range(1_500))
    assert {waarde.bevinding for waarde in waarden} == {Bevinding.KLOPT}
