"""What the checks look for in a part is found in one walk, and paragraphs that share a look do look the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hulp_word import W, keurdocument

if TYPE_CHECKING:
    from pipeline.keur.document import Document

_BLEEK, _ZWART = '<w:color w:val="999999"/>', '<w:color w:val="000000"/>'
_DONKER = '<w:shd w:val="clear" w:color="auto" w:fill="222222"/>'
_STIJLEN = (
    f'<w:style w:type="paragraph" w:styleId="Bleek"><w:name w:val="Bleek"/><w:rPr>{_BLEEK}</w:rPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="Zwart"><w:name w:val="Zwart"/><w:rPr>{_ZWART}</w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop"><w:name w:val="Kop"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    f'<w:style w:type="character" w:styleId="Licht"><w:name w:val="Licht"/><w:rPr>{_BLEEK}</w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Tabel"><w:name w:val="Tabel"/>'
    f'<w:tblStylePr w:type="firstRow"><w:tcPr>{_DONKER}</w:tcPr></w:tblStylePr></w:style>'
)


def _document(inhoud: str) -> Document:
    return keurdocument(inhoud, _STIJLEN)


def _alinea(*runs: str, stijl: str = "", eigen: str = "") -> str:
    met_stijl = f'<w:pStyle w:val="{stijl}"/>' if stijl else ""
    return f"<w:p><w:pPr>{met_stijl}{eigen}</w:pPr>{''.join(runs)}</w:p>"


def _run(opmaak: str = "", tekst: str = "x") -> str:
    return f"<w:r>{f'<w:rPr>{opmaak}</w:rPr>' if opmaak else ''}<w:t>{tekst}</w:t></w:r>"


def _tabel(*rijen: str, stijl: str = "") -> str:
    eigen = f'<w:tblStyle w:val="{stijl}"/><w:tblLook w:firstRow="1"/>' if stijl else ""
    return f"<w:tbl><w:tblPr>{eigen}</w:tblPr>{''.join(rijen)}</w:tbl>"


def _rij(*cellen: str) -> str:
    return f"<w:tr>{''.join(cellen)}</w:tr>"


def _cel(inhoud: str, vlak: str = "") -> str:
    return f"<w:tc><w:tcPr>{vlak}</w:tcPr>{inhoud}</w:tc>"


def _oud(opmaak: str) -> str:
    return f"<w:rPrChange><w:rPr>{opmaak}</w:rPr></w:rPrChange>"


def _tekstvak(inhoud: str) -> str:
    return f"<w:r><w:txbxContent>{inhoud}</w:txbxContent></w:r>"


def _in_sdt(opmaak: str, inhoud: str) -> str:
    return f"<w:sdt><w:sdtPr><w:rPr>{opmaak}</w:rPr></w:sdtPr><w:sdtContent>{inhoud}</w:sdtContent></w:sdt>"


def _merk(opmaak: str) -> str:
    return f"<w:rPr>{opmaak}</w:rPr>"


_KLEUR = st.sampled_from(["", _BLEEK, _ZWART, '<w:rStyle w:val="Licht"/>', _DONKER, '<w:sz w:val="40"/>', "<w:b/>"])
_OPMAAK = st.one_of(_KLEUR, st.builds("{}{}".format, _KLEUR, _KLEUR.map(_oud)))
_RUN = st.builds(_run, _OPMAAK, st.sampled_from(["x", " "]))
_OM = st.sampled_from(["{}", "<w:hyperlink>{}</w:hyperlink>", "<w:ins>{}</w:ins>"])
_RUNS = st.lists(
    st.one_of(_RUN, st.builds(lambda om, run: om.format(run), _OM, _RUN), st.builds(_in_sdt, _KLEUR, _RUN)), max_size=3
)
_STIJL = st.sampled_from(["", "Bleek", "Zwart"])
_MERK = st.one_of(st.just(""), st.just(_DONKER), _KLEUR.map(_merk))
_ALINEA = st.builds(lambda runs, stijl, eigen: _alinea(*runs, stijl=stijl, eigen=eigen), _RUNS, _STIJL, _MERK)
_MET_TEKSTVAK = st.builds(
    lambda voor, binnen, na, stijl: _alinea(*voor, _tekstvak(binnen), *na, stijl=stijl), _RUNS, _ALINEA, _RUNS, _STIJL
)


_OM_RIJ = st.sampled_from(["{}", "{}<w:bookmarkEnd/>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"])


def _tabellen(inhoud: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    vlak, stijl = st.sampled_from(["", _DONKER]), st.sampled_from(["", "Tabel"])
    cel = st.builds(lambda delen, eigen: _cel("".join(delen), eigen), st.lists(inhoud, max_size=2), vlak)
    in_cel = st.builds(lambda om, een: om.format(een), _OM_RIJ, cel)
    rij = st.lists(in_cel, min_size=1, max_size=2).map(lambda cellen: _rij(*cellen))
    om_rij = st.builds(lambda om, een: om.format(een), _OM_RIJ, rij)
    return st.builds(lambda rijen, eigen: _tabel(*rijen, stijl=eigen), st.lists(om_rij, max_size=3), stijl)


_BLOK = st.recursive(
    st.one_of(_ALINEA, _MET_TEKSTVAK), lambda inhoud: st.one_of(inhoud, _tabellen(inhoud)), max_leaves=12
)


def _runs_per_aanzien(inhoud: str) -> list[set[tuple[object, ...]]]:
    """For each look of a document how the runs of its paragraphs look, each way once."""
    document = _document(inhoud)
    uiterlijken = document.pakket.stijlen.uiterlijken
    gevonden: dict[object, set[tuple[object, ...]]] = {}
    for alinea, aanzien in document.inventaris.alineas:
        runs = tuple(uiterlijk for _, uiterlijk in uiterlijken.van_runs(alinea))
        gevonden.setdefault(aanzien, set()).add(runs)
    return list(gevonden.values())


@given(st.lists(_BLOK, max_size=6).map("".join))
def test_paragraphs_with_one_look_have_runs_that_look_the_same(inhoud: str) -> None:
    assert [runs for runs in _runs_per_aanzien(inhoud) if len(runs) != 1] == []


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        pytest.param(_alinea(_run(_ZWART)), _alinea(_run(_ZWART), _run()), id="another run"),
        pytest.param(_alinea(_run(_BLEEK)), _alinea(_run(_oud(_BLEEK))), id="what a run was before"),
        pytest.param(_alinea(_run(_BLEEK)), _alinea(_run(), _in_sdt(_BLEEK, "")), id="what a control says"),
        pytest.param(_alinea(_run(), eigen=_merk(_BLEEK)), _alinea(_run(_BLEEK)), id="the paragraph mark"),
        pytest.param(_alinea(_run(), eigen=_merk(_DONKER)), _alinea(_run(), eigen=_DONKER), id="the fill of the mark"),
        pytest.param(
            _alinea(_run(), eigen='<w:pPrChange><w:pPr><w:pStyle w:val="Bleek"/></w:pPr></w:pPrChange>'),
            _alinea(_run(), stijl="Bleek"),
            id="the style that it had",
        ),
        pytest.param(
            _alinea(_tekstvak(_alinea(_run(), _run(_BLEEK)))),
            _alinea(_tekstvak(_alinea(_run())), _run(_BLEEK)),
            id="what stands in a text box",
        ),
        pytest.param(
            _tabel(_rij(_cel(_alinea(_run())))), _tabel(_rij(_cel(_alinea(_run()))), stijl="Tabel"), id="a header row"
        ),
    ],
)
def test_paragraphs_that_resemble_each_other_have_each_their_own_look(een: str, ander: str) -> None:
    assert [len(runs) for runs in _runs_per_aanzien(een + ander)] == [1, 1]


def test_every_paragraph_but_those_in_a_text_box_is_there() -> None:
    buiten = _alinea(_run(), _tekstvak(_alinea(_run())))

    inventaris = _document(buiten + _tabel(_rij(_cel(_alinea() + _alinea())))).inventaris

    ouders = [next(alinea.iterancestors()).tag for alinea, _ in inventaris.alineas]
    assert ouders == [f"{W}body", f"{W}tc", f"{W}tc"]


def test_paragraphs_of_many_kinds_have_few_looks() -> None:
    rijen = [_rij(_cel(_alinea(_run(tekst=f"rij {n}"), stijl="Zwart"))) for n in range(9)]

    alineas = _document(_tabel(*rijen, stijl="Tabel")).inventaris.alineas

    assert len({aanzien for _, aanzien in alineas}) == 2  # that of the header row, and that of the others


def test_headings_are_found_in_a_text_box_too() -> None:
    kop = _alinea(_run(tekst="Kop"), stijl="Kop")

    koppen = _document(kop + _alinea(_tekstvak(kop)) + _alinea(_run())).inventaris.koppen

    assert [next(kop.iterancestors()).tag for kop in koppen] == [f"{W}body", f"{W}txbxContent"]
