"""A part of a template made ready for Jinja: docxtpl's preparation, with what it gets wrong put right.

`docs/sjabloonmotor.md` lists where the result differs from docxtpl's, and why.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate
from lxml import etree

from pipeline.word.ooxml import WP, eigenschappen_van, element, ontleed, tekst_van, w
from pipeline.word.pakket import EIGENSCHAPPEN

if TYPE_CHECKING:
    from pipeline.word.pakket import Pakket

# Private words of a prepared part: the number of the next picture.
VOLGNUMMER = "_nummer"
# Stands for it while docxtpl looks for tags.
_NUMMER = "@nummer@"

# A tag in the source for Jinja.
TAG = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
IN_STUKKEN = re.compile(f"({TAG.pattern})", re.DOTALL)
# docxtpl's way to write braces that are no tag; in data they are data.
_HAKEN = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_CELTAG = re.compile(r"\{%\s*(?:cellbg|colspan|vm|hm)\b")
_CELEIGENSCHAPPEN = re.compile(r"(<w:tcPr(?:\s[^>]*)?>)(.*?)(</w:tcPr>)", re.DOTALL)
_KIND = re.compile(r"<w:(\w+)(?:\{\{.*?\}\}|\{%.*?%\}|[^<>{])*(?:/>|>.*?</w:\1>)", re.DOTALL)
# What docxtpl leaves of the run of a tag that takes the place of it, before and behind the tag. It says nothing, and a
# list of thousands of rows would hold tens of thousands of them.
_LEGE_RUN = re.compile(
    r"<w:r(?: [^<>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^<>]*)?></w:t></w:r>", re.DOTALL
)
# The order of the properties of a cell (ECMA-376 17.4.69).
_VOLGORDE = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark",
)  # fmt: skip


def bereid_voor(pakket: Pakket, naam: str) -> str:
    """The source for Jinja of a part of a template.

    Args:
        pakket: the template.
        naam: the part.
    """
    wortel = ontleed(pakket.delen[naam])
    if naam == EIGENSCHAPPEN:
        return _zonder_entiteiten(etree.tostring(wortel, encoding="unicode"))
    for tekening in wortel.iter(f"{{{WP}}}docPr"):
        tekening.set("id", _NUMMER)
    for cel in wortel.iter(w("tc")):
        if _CELTAG.search(tekst_van(cel)):
            _geef_eigenschappen(cel)
    bron = str(DocxTemplate.patch_xml(None, etree.tostring(wortel, encoding="unicode")))
    bron = _LEGE_RUN.sub("", _CELEIGENSCHAPPEN.sub(_op_volgorde, bron))
    bron = "".join(_in_tag(stuk) if TAG.fullmatch(stuk) else _haken(stuk) for stuk in IN_STUKKEN.split(bron))
    return _zonder_entiteiten(bron.replace(_NUMMER, f"{{{{ {VOLGNUMMER} }}}}"))


def _haken(bron: str) -> str:
    """Braces that are no tag, in the text of a template."""
    for geschreven, bedoeld in _HAKEN:
        bron = bron.replace(geschreven, f'{{{{ "{bedoeld}" }}}}')
    return bron


def _geef_eigenschappen(cel: etree._Element) -> None:
    """Give a cell the properties that docxtpl adds to; a width of its own says nothing (17.18.90).

    How they were before a tracked change is left out: docxtpl would add to that too.
    """
    eigenschappen = eigenschappen_van(cel, "tcPr")
    for vroeger in eigenschappen.findall(w("tcPrChange")):
        eigenschappen.remove(vroeger)
    if not len(eigenschappen):
        eigenschappen.append(element("tcW", w="0", type="auto"))


def _op_volgorde(gevonden: re.Match[str]) -> str:
    """The properties of a cell in the order of the schema: Word refuses a file with another."""
    begin, binnen, slot = gevonden.groups()
    kinderen = [(kind[1], kind[0]) for kind in _KIND.finditer(binnen)]
    heel = "".join(xml for _, xml in kinderen) == re.sub(r">\s+<", "><", binnen.strip())
    if not heel or any(naam not in _VOLGORDE for naam, _ in kinderen):
        return gevonden[0]
    return begin + "".join(xml for _, xml in sorted(kinderen, key=lambda kind: _VOLGORDE.index(kind[0]))) + slot


def _zonder_entiteiten(bron: str) -> str:
    """Tags as they were typed: what is an ampersand for a reader is `&amp;` in XML."""
    return TAG.sub(lambda tag: html.unescape(tag[0]), bron)


def _in_tag(tag: str) -> str:
    """The same inside a tag, where they stand in a text between quotes."""
    for geschreven, bedoeld in _HAKEN:
        tag = tag.replace(geschreven, bedoeld.replace("{", "\\x7b").replace("}", "\\x7d"))
    return tag
