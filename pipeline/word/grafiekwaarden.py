"""The figures of a chart: what the record of values says of them, and what stands in the Word file now.

A chart has no text in which marks could stand. It is known by the number of its drawing; a program that gives its
drawings other numbers keeps the title.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.word.ooxml import WP, A, C, r
from pipeline.word.teruglezen import Bevinding, Waarde

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml import etree

    from pipeline.dossier.grafiek import Grafiek
    from pipeline.word.pakket import Pakket


# A place in a series with more figures than this is no place.
_CIJFERS_HOOGSTENS = 10


@dataclass(frozen=True, slots=True)
class Grafiekspoor:
    """A chart that was placed.

    Args:
        nummer: the id of its drawing.
        titel: its title, and the number of the fact that it is.
        groepen: the names of its groups.
        reeksen: each series with for each group the figure, how it shows and its fact; None where there is none.
    """

    nummer: int
    titel: tuple[str, int]
    groepen: tuple[str, ...]
    reeksen: tuple[tuple[str, tuple[tuple[str, str, int] | None, ...]], ...]

    @classmethod
    def van(cls, nummer: int, grafiek: Grafiek, feit: Callable[[str, object], int]) -> Grafiekspoor:
        """Remember a chart.

        Args:
            nummer: the id of its drawing.
            grafiek: what it shows.
            feit: gives the number of a fact, from its name within the chart and its value.
        """
        reeksen = tuple(
            (
                str(reeks.naam),
                tuple(
                    (str(w), grafiek.als_tekst(w), feit(f"reeksen[{n}].waarden[{g}]", w)) if w is not None else None
                    for g, w in enumerate(reeks.waarden, 1)
                ),
            )
            for n, reeks in enumerate(grafiek.reeksen, 1)
        )
        titel = (str(grafiek.titel), feit("titel", grafiek.titel))
        return cls(nummer, titel, tuple(map(str, grafiek.groepen)), reeksen)

    @property
    def als_gegevens(self) -> list[Any]:
        """The same as plain values, for JSON."""
        return [self.nummer, self.titel, self.groepen, self.reeksen]


@dataclass(frozen=True, slots=True)
class Grafiekplek:
    """Where a figure of a chart stands."""

    titel: str
    reeks: str = ""
    groep: str = ""

    def __str__(self) -> str:
        delen = [f"reeks {self.reeks}"] if self.reeks else []
        delen += [f"groep {self.groep}"] if self.groep else []
        return ", ".join([f"grafiek '{self.titel}'", *(delen or ["titel"])])


def lees_grafieken(pakket: Pakket, record: Mapping[str, Any]) -> tuple[Waarde, ...]:
    """The titles and figures of the charts of a Word file, as they were placed and as they stand there now.

    Args:
        pakket: the file as it is now.
        record: the record of values that it was made with.
    """
    regels = record.get("grafieken", ())
    if not regels:
        return ()
    op_nummer = {nummer: (deel, grafiek) for deel, nummer, grafiek in _grafieken(pakket)}
    return tuple(waarde for regel in regels for waarde in _waarden(regel, op_nummer))


def _waarden(regel: Sequence[Any], grafieken: Mapping[str, tuple[str, etree._Element]]) -> Iterator[Waarde]:
    nummer, (titel, titelfeit), groepen, reeksen = regel
    zelfde = (paar for paar in grafieken.values() if _titel(paar[1]) == titel)
    gevonden = grafieken.get(str(nummer)) or next(zelfde, None)
    deel, nu = gevonden if gevonden is not None else ("", None)
    yield _waarde(titelfeit, titel, deel, Grafiekplek(titel), _titel(nu) if nu is not None else None)
    cijfers = [_cijfers(reeks) for reeks in nu.iter(f"{{{C}}}ser")] if nu is not None else []
    for plaats, (naam, waarden) in enumerate(reeksen):
        eigen = cijfers[plaats] if plaats < len(cijfers) else {}
        for index, waarde in enumerate(waarden):
            if waarde is None:
                continue
            getal, tekst, feit = waarde
            staat_er = eigen.get(index)
            is_zelfde = staat_er is not None and _is_getal(staat_er, getal)
            plek = Grafiekplek(titel, naam, groepen[index])
            yield _waarde(feit, tekst, deel, plek, tekst if is_zelfde else staat_er)


def _waarde(feit: int, tekst: str, deel: str, plek: Grafiekplek, nu: str | None) -> Waarde:
    if nu is None:
        return Waarde(feit, tekst, Bevinding.WEG, "", deel, None)
    return Waarde(feit, tekst, Bevinding.KLOPT if nu == tekst else Bevinding.GEWIJZIGD, nu, deel, plek)


def _grafieken(pakket: Pakket) -> Iterator[tuple[str, str, etree._Element]]:
    """The part, the id of the drawing and the chart itself of each chart."""
    for deel in pakket.tekstdelen():
        doelen = {rel.get("Id"): rel.get("Target", "") for rel in pakket.relaties(deel)}
        for verwijzing in pakket.boom(deel).iter(f"{{{C}}}chart"):
            doel = doelen.get(verwijzing.get(r("id")), "")
            naam = posixpath.normpath(posixpath.join(posixpath.dirname(deel), doel)).removeprefix("/")
            omhulsel = next(verwijzing.iterancestors(f"{{{WP}}}inline", f"{{{WP}}}anchor"), None)
            eigen = omhulsel.find(f"{{{WP}}}docPr") if omhulsel is not None else None
            if eigen is not None and naam in pakket.delen:
                yield deel, eigen.get("id", ""), pakket.boom(naam)


def _titel(grafiek: etree._Element) -> str:
    titel = grafiek.find(f"{{{C}}}chart/{{{C}}}title")
    return "".join(tekst.text or "" for tekst in titel.iter(f"{{{A}}}t")) if titel is not None else ""


def _cijfers(reeks: etree._Element) -> dict[int, str]:
    """The figures of a series as the chart shows them, by the place of their group."""
    punten = (punt for waarden in reeks.iter(f"{{{C}}}val") for punt in waarden.iter(f"{{{C}}}pt"))
    bekend = ((punt.get("idx", "0"), punt.findtext(f"{{{C}}}v", "")) for punt in punten)
    return {int(plaats): getal for plaats, getal in bekend if plaats.isdecimal() and len(plaats) < _CIJFERS_HOOGSTENS}


def _is_getal(tekst: str, getal: str) -> bool:
    try:
        return abs(float(tekst) - float(getal)) <= 1e-9 * max(1.0, abs(float(getal)))
    except ValueError:
        return False
