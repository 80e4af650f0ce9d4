"""Text in a colour that a fact names: the rest of its formatting stays as it is."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from pipeline.word.ooxml import W, eigenschappen_van, element, ontleed, w
from pipeline.word.opmaak import GAT_EINDE, KLEUR

# What stands before the colour in the properties of a run (ECMA-376 17.3.2.28, CT_RPr).
_VOOR_KLEUR = {
    w(naam)
    for naam in (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
        "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden",
    )
}  # fmt: skip
# A run in which nothing stands but text in one colour. Documents have thousands of them: a status in each row.
_RUN = re.compile(
    rf"(<w:r(?: [^>]*)?>)(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?(<w:t(?: [^>]*)?>)"
    rf"( *){KLEUR}([0-9A-F]{{6}})([^<{KLEUR}{GAT_EINDE}]*){GAT_EINDE}( *</w:t></w:r>)",
    re.DOTALL,
)


def kleur_runs(xml: str) -> str:
    """Give the runs of a rendered part that hold text in one colour that colour, without parsing the part."""
    return _RUN.sub(lambda run: f"{run[1]}{_opmaak(run[2] or '', run[5])}{run[3]}{run[4]}{run[6]}{run[7]}", xml)


@cache
def _opmaak(opmaak: str, kleur: str) -> str:
    """The properties of a run with a colour; few differ in a document."""
    run = ontleed(f'<w:r xmlns:w="{W}">{opmaak}</w:r>'.encode())
    zet_kleur(run, kleur)
    return etree.tostring(run[0], encoding="unicode").replace(f' xmlns:w="{W}"', "")


def zet_kleur(run: etree._Element, kleur: str) -> None:
    """Give a run a colour, in the place of the one that it has or in the order of the schema."""
    opmaak = eigenschappen_van(run, "rPr")
    oud = opmaak.find(w("color"))
    if oud is not None:
        opmaak.replace(oud, element("color", val=kleur))
        return
    voor = [kind for kind in opmaak if kind.tag in _VOOR_KLEUR]
    opmaak.insert(opmaak.index(voor[-1]) + 1 if voor else 0, element("color", val=kleur))
