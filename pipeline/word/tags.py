"""The tags of a template, found where a person sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.word.ooxml import w
from pipeline.word.plekken import plekken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.word.stijlen import Stijlen

_TAG = re.compile(r"\{\{(?P<waarde>.*?)\}\}|\{%(?P<blok>.*?)%\}|\{#.*?#\}", re.DOTALL)
# A single brace at the end would make a tag with what begins the next paragraph.
_LOS = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}|\{\s*$")
_BEREIK = re.compile(r"(p|tr|tc|r)\s+(.*)", re.DOTALL)
# Tags of docxtpl that Jinja does not know.
_VELDLOOS = {"vm", "hm"}
_MET_WAARDE = {"cellbg", "colspan"}
# Word makes curly quotes of straight ones; docxtpl reads them as straight.
_AANHALINGSTEKENS = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag.

    Args:
        inhoud: what stands between the braces, without the scope.
        bereik: the scope: `p` a paragraph, `tr` a row, `tc` a cell, `r` a run, empty the text alone.
        is_blok: whether it is `{% … %}`.
        plek: where it is.
        alinea: the paragraph that it stands in.
        bron: the tag as it was typed.
    """

    inhoud: str
    bereik: str
    is_blok: bool
    plek: str
    alinea: etree._Element
    bron: str

    @property
    def woord(self) -> str:
        """The first word of a block tag: `for`, `endif`."""
        return self.inhoud.split(maxsplit=1)[0] if self.inhoud else ""

    @property
    def als_regel(self) -> str:
        """The tag as a line that Jinja can parse: without its scope, and docxtpl's own tags as what they print."""
        if not self.is_blok:
            return f"{{{{ {self.inhoud} }}}}"
        if self.woord in _VELDLOOS:
            return ""
        if self.woord in _MET_WAARDE:
            return f"{{{{ {self.inhoud.removeprefix(self.woord)} }}}}"
        return f"{{% {self.inhoud} %}}"

    @property
    def als_geheel(self) -> str:
        """The tag as something that Jinja can parse by itself: a block with its end."""
        aanvulling = {"for": ("", "{% endfor %}"), "if": ("", "{% endif %}"), "elif": ("{% if 1 %}", "{% endif %}")}
        voor, na = aanvulling.get(self.woord if self.is_blok else "", ("", ""))
        los = self.is_blok and self.woord in {"else", "endfor", "endif"}
        return "" if los else f"{voor}{self.als_regel}{na}"

    def __str__(self) -> str:
        binnen = f"{self.bereik} {self.inhoud}" if self.bereik else f" {self.inhoud}"
        return f"{{%{binnen} %}}" if self.is_blok else f"{{{{{binnen} }}}}"


@dataclass(frozen=True, slots=True)
class LosseHaak:
    """Braces that open or close no tag.

    Args:
        tekst: the text from the braces on, at most 60 characters.
        plek: where they are.
        alinea: the paragraph that they stand in.
    """

    tekst: str
    plek: str
    alinea: etree._Element


def vind_tags(wortel: etree._Element, deel: str, stijlen: Stijlen) -> tuple[tuple[Tag, ...], tuple[LosseHaak, ...]]:
    """The tags of a part in their order, and braces that make no tag.

    Args:
        wortel: the part.
        deel: its name in the package.
        stijlen: the styles of the package, to name places by their heading.
    """
    tags: list[Tag] = []
    los: list[LosseHaak] = []
    for plek in plekken(wortel, deel, stijlen):
        van_alinea, haak = tags_in("".join(_eigen_tekst(plek.alinea)), str(plek), plek.alinea)
        tags.extend(van_alinea)
        los.extend(haak)
    return tuple(tags), tuple(los)


def vind_verborgen_tags(wortel: etree._Element, plek: str) -> Iterator[tuple[tuple[Tag, ...], tuple[LosseHaak, ...]]]:
    """The tags that stand in no paragraph: those of each alternative text, or of each property of the file.

    Args:
        wortel: the part.
        plek: what a person calls the part.
    """
    for knoop in wortel.iter():
        if not isinstance(knoop.tag, str):
            continue
        drager = next(knoop.iterancestors(w("p")), knoop)
        teksten = [(str(waarde), f"{plek}, alternatieve tekst of kenmerk") for waarde in knoop.attrib.values()]
        if not knoop.tag.startswith(w("")):
            teksten.append((knoop.text or "", f"{plek}, {etree.QName(knoop).localname}"))
        for tekst, waar in teksten:
            if "{{" in tekst or "{%" in tekst:
                yield tags_in(tekst, waar, drager)


def tags_in(getypt: str, plek: str, alinea: etree._Element) -> tuple[tuple[Tag, ...], tuple[LosseHaak, ...]]:
    """The tags in one text, and the first brace that makes none."""
    tekst = getypt.translate(_AANHALINGSTEKENS)  # as long as what was typed
    tags = []
    for gevonden in _TAG.finditer(tekst):
        inhoud = gevonden["waarde"] if gevonden["waarde"] is not None else gevonden["blok"]
        if inhoud is not None:
            tags.append(_tag(inhoud, gevonden["blok"] is not None, plek, alinea, getypt[slice(*gevonden.span())]))
    rest = _TAG.sub("", tekst)
    if (haak := _LOS.search(rest)) is None:
        return tuple(tags), ()
    return tuple(tags), (LosseHaak(" ".join(rest[haak.start() :].split())[:60], plek, alinea),)


def _tag(inhoud: str, is_blok: bool, plek: str, alinea: etree._Element, bron: str) -> Tag:
    met_bereik = _BEREIK.fullmatch(inhoud)
    bereik, rest = met_bereik.groups() if met_bereik else ("", inhoud)
    return Tag(" ".join(rest.strip("-").split()), bereik, is_blok, plek, alinea, bron)


def _eigen_tekst(alinea: etree._Element) -> Iterator[str]:
    """The text of a paragraph without that of text boxes in it, which have paragraphs of their own."""
    for tekst in alinea.iter(w("t")):
        if next(tekst.iterancestors(w("p"))) is alinea:
            yield tekst.text or ""
