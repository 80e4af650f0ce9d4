"""Whether the blocks of a template fit into each other: each `for` and `if` closed, in the same scope."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.word.ooxml import tekst_van, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from pipeline.word.tags import Tag

_SLOT = {"for": "endfor", "if": "endif"}
_TUSSEN = {"else": ("if", "for"), "elif": ("if",)}
DIEPTE_HOOGSTENS = 20
TEKENS_HOOGSTENS = 400
# The first words of all block tags that a template may have.
WOORDEN = frozenset({*_SLOT, *_SLOT.values(), *_TUSSEN, "vm", "hm", "cellbg", "colspan"})
_VAN_CEL = {"vm", "hm", "cellbg", "colspan"}
# How other languages, or somebody in a hurry, begin a tag; and what it is here.
_ANDERS = {"else if": "elif", "elseif": "elif", "elsif": "elif", "end if": "endif", "end for": "endfor"}
_ALLEEN = {"else", *_SLOT.values()}
# What a tag takes the place of, by its scope.
_OMVAT = {"p": ("p", "alinea"), "tr": ("tr", "rij"), "tc": ("tc", "cel")}
# What is no text and would go with a tag, as a person calls it.
_GEEN_TEKST = {
    "sectPr": "het sectie-einde", "br": "het pagina-einde", "pageBreakBefore": "het pagina-einde",
    "footnoteReference": "de voetnoot", "endnoteReference": "de eindnoot", "fldChar": "het veld",
    "fldSimple": "het veld", "drawing": "het beeld", "pict": "het beeld", "object": "het object",
    "sym": "het symbool", "bookmarkStart": "de bladwijzer", "permStart": "het bewerkbare deel",
}  # fmt: skip
# Word makes these itself, for where somebody was last.
_VANZELF = "_GoBack"


def fouten_in_tags(tags: Sequence[Tag]) -> Iterator[tuple[Tag, str, str]]:
    """What is wrong with single tags: the tag, what is wrong with it, and what to do."""
    for tag in tags:
        if len(tag.inhoud) > TEKENS_HOOGSTENS:
            yield tag, f"een tag is langer dan {TEKENS_HOOGSTENS} tekens", "maak de tag korter"
            continue
        if beter := _beter_woord(tag):
            yield tag, f"'{tag}' is niet goed geschreven", f"schrijf {{%{tag.bereik} {beter} %}}"
            continue
        in_cel = any(True for _ in tag.alinea.iterancestors(w("tc")))
        if not in_cel and (tag.bereik in {"tr", "tc"} or (tag.is_blok and tag.woord in _VAN_CEL)):
            wat = "rij" if tag.bereik == "tr" else "cel"
            advies = f"zet de tag in een eigen {wat}, of gebruik {{%p … %}}"
            yield tag, f"'{tag}' staat niet in een {wat} van een tabel", advies


def _beter_woord(tag: Tag) -> str:
    """What a block tag should say that begins as another language writes it, or says more than it can; else empty."""
    if not tag.is_blok:
        return ""
    for anders, goed in _ANDERS.items():
        if tag.inhoud == anders or tag.inhoud.startswith(f"{anders} "):
            rest = tag.inhoud.removeprefix(anders).strip() if goed == "elif" else ""
            return f"{goed} {rest or '…'}" if goed == "elif" else goed
    if tag.woord not in WOORDEN and tag.woord.lower() in WOORDEN:
        return f"{tag.woord.lower()}{tag.inhoud.removeprefix(tag.woord)}"
    return tag.woord if tag.woord in _ALLEEN and tag.inhoud != tag.woord else ""


def verdwijnende_tekst(tags: Sequence[Tag]) -> Iterator[tuple[Tag, str, str]]:
    """Tags that take the place of a paragraph, row or cell in which something else stands too."""
    for tag in tags:
        if tag.bereik in _OMVAT:
            element, wat = _OMVAT[tag.bereik]
            omvat = tag.alinea if element == "p" else next(tag.alinea.iterancestors(w(element)))
            if ander := _wat_verdwijnt(omvat):
                yield tag, f"{ander} naast '{tag}' verdwijnt met de tag", f"zet de tag alleen in een eigen {wat}"
            elif re.sub(r"\s+", "", tekst_van(omvat)).replace(re.sub(r"\s+", "", tag.bron), "", 1):
                tekst = f"naast '{tag}' staat iets dat met de tag verdwijnt"
                yield tag, tekst, f"zet de tag alleen in een eigen {wat}"


def _wat_verdwijnt(omvat: etree._Element) -> str:
    """What stands in a paragraph, row or cell that is no text and would go with its tag; empty where nothing does."""
    for soort, naam in _GEEN_TEKST.items():
        for knoop in omvat.iter(w(soort)):
            if soort == "br" and knoop.get(w("type")) not in {"page", "column"}:
                continue
            uit = knoop.get(w("val")) in {"0", "false", "off"} or knoop.get(w("name"), "").startswith(_VANZELF)
            if not uit:
                return naam
    return ""


def fouten_in_blokken(tags: Sequence[Tag]) -> Iterator[tuple[Tag, str, str]]:
    """Which blocks do not fit: the tag, what is wrong with it, and what to do."""
    open_: list[Tag] = []
    met_anders: list[Tag] = []
    for tag in tags:
        if not tag.is_blok:
            continue
        woord = (_beter_woord(tag) or tag.woord or " ").split(" ")[0]
        if woord in _SLOT:
            open_.append(tag)
            if len(open_) > DIEPTE_HOOGSTENS:
                yield tag, "er staan te veel blokken in elkaar", "maak het sjabloon eenvoudiger"
                return
        elif woord in _TUSSEN:
            if not open_ or open_[-1].woord.lower() not in _TUSSEN[woord]:
                yield tag, f"'{tag}' hoort bij geen open blok", "haal de tag weg, of zet er {% if … %} voor"
            elif any(blok is open_[-1] for blok in met_anders):
                yield tag, f"'{tag}' staat achter de 'else' van hetzelfde blok", "zet 'else' als laatste, en één keer"
            elif open_[-1].bereik != tag.bereik:
                yield _ander_bereik(open_[-1], tag)
            elif woord == "else":
                met_anders.append(open_[-1])
        elif woord in _SLOT.values():
            if not open_ or _SLOT[open_[-1].woord.lower()] != woord:
                begin = woord.removeprefix("end")
                yield tag, f"'{tag}' sluit niets", f"haal de tag weg, of zet er {{% {begin} … %}} voor"
            else:
                begonnen = open_.pop()
                if begonnen.bereik != tag.bereik:
                    yield _ander_bereik(begonnen, tag)
    for tag in open_:
        slot = (
            f"{{%{tag.bereik} {_SLOT[tag.woord.lower()]} %}}" if tag.bereik else f"{{% {_SLOT[tag.woord.lower()]} %}}"
        )
        yield tag, f"'{tag}' wordt niet gesloten", f"zet {slot} waar het blok ophoudt"


def _ander_bereik(begin: Tag, slot: Tag) -> tuple[Tag, str, str]:
    tekst = f"'{slot}' sluit '{begin}', maar het ene omvat iets anders dan het andere"
    return slot, tekst, "gebruik bij beide dezelfde letters: p, tr, tc, of bij beide geen"
