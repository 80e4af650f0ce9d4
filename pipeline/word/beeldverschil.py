"""Pictures and charts that differ between two Word files. Word cannot track them: they are told."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.word.ooxml import WP, R, tekst_van, w
from pipeline.word.plekken import plekken
from pipeline.word.volgorde import stappen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from pipeline.word.pakket import Pakket
    from pipeline.word.plekken import Plek

_TERUGVAL = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True)
class Beeld:
    """A picture, a chart or a shape.

    Args:
        plek: the paragraph that it stands in.
        vinger: the hash of what it shows.
        naam: what it is, with its alternative text.
    """

    plek: Plek
    vinger: str
    naam: str


def beeldverschillen(oud: Pakket, nieuw: Pakket, deel: str) -> Iterator[tuple[Beeld | None, Beeld | None]]:
    """Each picture of a part that came, went or shows something else, old and new."""
    van, naar = list(_beelden(oud, deel)), list(_beelden(nieuw, deel))
    for stap in stappen([beeld.vinger for beeld in van], [beeld.vinger for beeld in naar]):
        if not stap.gelijk:
            weg, erbij = van[slice(*stap.oud)], naar[slice(*stap.nieuw)]
            for n in range(max(len(weg), len(erbij))):
                yield (weg[n] if n < len(weg) else None), (erbij[n] if n < len(erbij) else None)


def _beelden(pakket: Pakket, deel: str) -> Iterator[Beeld]:
    wortel = pakket.boom(deel)
    doelen = {relatie.get("Id"): relatie.get("Target", "") for relatie in pakket.relaties(deel)}
    for plek in plekken(wortel, deel, pakket.stijlen):
        for knoop in plek.alinea.iter(w("drawing"), w("pict"), w("object")):
            eigen = next(knoop.iterancestors(w("p")), None)
            if eigen is plek.alinea and next(knoop.iterancestors(_TERUGVAL), None) is None:
                yield _beeld(knoop, plek, pakket, doelen)


def _beeld(knoop: etree._Element, plek: Plek, pakket: Pakket, doelen: dict[str | None, str]) -> Beeld:
    eigenschappen = next(knoop.iter(f"{{{WP}}}docPr"), None)
    omschrijving = eigenschappen.get("descr", "") if eigenschappen is not None else ""
    vinger = hashlib.sha256(f"{omschrijving}\0{tekst_van(knoop)}".encode())
    soort = "afbeelding"
    for onder in knoop.iter():
        for naam, id_ in onder.attrib.items():
            if str(naam).startswith(f"{{{R}}}"):
                doel = posixpath.normpath(posixpath.join("word", doelen.get(str(id_), "")))
                vinger.update(pakket.delen.get(doel, b""))
                soort = "grafiek" if "/charts/" in doel else soort
    return Beeld(plek, vinger.hexdigest(), f"{soort} '{omschrijving}'" if omschrijving else soort)
