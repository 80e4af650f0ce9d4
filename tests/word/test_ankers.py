"""Comments, bookmarks and content controls: one of each, whatever a template repeats, leaves out or takes in."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.bestand.bijlage import Bijlagen
from pipeline.word.ooxml import w
from pipeline.word.sjabloon import laad_sjabloon
from pipeline.word.soorten import Vrij
from tests.hulp import delen_van, zip_van
from tests.word.vergelijken import alinea, alineas, boom, fouten_in_schema, gevuld, met_deel, run, sjabloon, tekst

FEITEN = {"lijst": ["een", "twee", "drie"], "niets": "", "bijlage": "in.docx"}
_OPMERKING = '<w:comment w:id="0" w:author="a"><w:p><w:r><w:t>let op</w:t></w:r></w:p></w:comment>'
_VOOR, _NA = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
_LUS, _SLOT = alineas("{%p for i in lijst %}"), alineas("{%p endfor %}")


def _aantal(delen: Mapping[str, bytes], *namen: str) -> list[int]:
    return [len(list(boom(delen).iter(w(naam)))) for naam in namen]


def test_a_comment_in_a_loop_stands_there_once(tmp_path: Path) -> None:
    bron = met_deel(sjabloon(_LUS + alinea(_VOOR, run("{{ i }}"), _NA) + _SLOT), "comments", _OPMERKING)

    inhoud = gevuld(bron, FEITEN)

    assert _aantal(delen_van(inhoud), "commentRangeStart", "commentRangeEnd", "commentReference") == [1, 1, 1]
    assert tekst(delen_van(inhoud)) == "een\ntwee\ndrie"
    assert fouten_in_schema(inhoud, tmp_path) == []


def test_a_bookmark_and_a_control_in_a_loop_have_their_number_once(tmp_path: Path) -> None:
    merk = '<w:bookmarkStart w:id="4" w:name="hier"/>', '<w:bookmarkEnd w:id="4"/>'
    vak = '<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:r><w:t>v</w:t></w:r></w:sdtContent></w:sdt>'
    inhoud = gevuld(sjabloon(_LUS + alinea(merk[0], run("{{ i }}"), merk[1], vak) + _SLOT), FEITEN)

    delen = delen_van(inhoud)
    assert _aantal(delen, "bookmarkStart", "bookmarkEnd", "sdt") == [1, 1, 3]
    assert [k.get(w("val")) for k in boom(delen).iterfind(f".//{w('sdtPr')}/{w('id')}")] == ["77"]
    assert fouten_in_schema(inhoud, tmp_path) == []


def test_bookmarks_with_one_number_and_other_names_all_stay() -> None:
    merken = "".join(f'<w:bookmarkStart w:id="4" w:name="m{n}"/><w:bookmarkEnd w:id="4"/>' for n in range(3))
    delen = delen_van(gevuld(sjabloon(alinea(run("{{ niets }}"), merken)), FEITEN))
    for naam in ("bookmarkStart", "bookmarkEnd"):
        assert [k.get(w("id")) for k in boom(delen).iter(w(naam))] == ["4", "5", "6"]


def test_half_a_comment_or_bookmark_that_a_condition_leaves_behind_goes(tmp_path: Path) -> None:
    lichaam = (
        alineas("{%p if niets %}")
        + alinea(_VOOR, '<w:bookmarkStart w:id="4" w:name="hier"/>', run("weg"))
        + alineas("{%p endif %}")
        + alinea(run("blijft"), '<w:bookmarkEnd w:id="4"/>', _NA)
    )
    inhoud = gevuld(met_deel(sjabloon(lichaam), "comments", _OPMERKING), FEITEN)

    delen = delen_van(inhoud)
    assert _aantal(delen, "commentRangeEnd", "bookmarkEnd", "commentReference") == [0, 0, 1]
    assert fouten_in_schema(inhoud, tmp_path) == []


# A Word file that is put in


def _met_bijlage(bijlage: bytes, map_: Path, bron: bytes | None = None) -> bytes:
    (map_ / "in.docx").write_bytes(bijlage)
    gekeurd = laad_sjabloon(
        bron or sjabloon(alinea("{{p bijlage|document }}")), "s.docx", dict.fromkeys(FEITEN, Vrij())
    )
    assert gekeurd.sjabloon is not None
    pakket, meldingen = gekeurd.sjabloon.ongekleed().vul(FEITEN, bijlagen=Bijlagen(map_))
    assert meldingen == ()
    assert pakket is not None
    return pakket.schrijf()


@pytest.mark.parametrize("met_eigen", [True, False])
def test_a_comment_of_a_word_file_stays_behind(tmp_path: Path, *, met_eigen: bool) -> None:
    bijlage = met_deel(sjabloon(alinea(_VOOR, run("erin"), _NA)), "comments", _OPMERKING)
    eigen = sjabloon(alinea(_VOOR, run("zelf"), _NA) + alinea("{{p bijlage|document }}"))

    inhoud = _met_bijlage(bijlage, tmp_path, met_deel(eigen, "comments", _OPMERKING) if met_eigen else None)

    delen = delen_van(inhoud)
    assert "erin" in tekst(delen)
    assert _aantal(delen, "commentRangeStart", "commentReference") == [int(met_eigen)] * 2
    assert fouten_in_schema(inhoud, tmp_path) == []


def test_a_link_in_a_note_of_a_word_file_comes_along(tmp_path: Path) -> None:
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    noot = (
        '<w:footnote w:id="2"><w:p><w:r><w:t>zie </w:t></w:r>'
        f'<w:hyperlink xmlns:r="{rel}" r:id="rId1"><w:r><w:t>hier</w:t></w:r></w:hyperlink></w:p></w:footnote>'
    )
    lichaam = alinea(run("erin"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    delen = delen_van(met_deel(sjabloon(lichaam), "footnotes", noot))
    delen["word/_rels/footnotes.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{rel}/hyperlink" Target="https://voorbeeld.nl/a" TargetMode="External"/></Relationships>'
    ).encode()

    ons = delen_van(_met_bijlage(zip_van(delen), tmp_path))

    noten = next(deel for naam, deel in ons.items() if naam.startswith("word/footnotes"))
    assert b"zie " in noten
    assert b' HYPERLINK "https://voorbeeld.nl/a" ' in noten.replace(b"&quot;", b'"')
    assert b":hyperlink" not in noten


def test_an_endnote_of_a_word_file_comes_along_as_text(tmp_path: Path) -> None:
    noot = '<w:endnote w:id="2"><w:p><w:r><w:t>slotnoot</w:t></w:r></w:p></w:endnote>'
    lichaam = alinea(run("erin"), '<w:r><w:endnoteReference w:id="2"/></w:r>')

    delen = delen_van(_met_bijlage(met_deel(sjabloon(lichaam), "endnotes", noot), tmp_path))

    assert tekst(delen) == "erin (slotnoot)"
    assert _aantal(delen, "endnoteReference") == [0]
