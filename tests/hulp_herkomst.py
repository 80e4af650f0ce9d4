"""The documents of the shipped dossiers, made in memory, with where their values come from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.afleiding import bronnen
from pipeline.bron import Bron, Exemplaar
from pipeline.documentsoort import lees_documentsoort
from pipeline.dossier import Dossier
from pipeline.dossier.perioden import Periode, kwartaal
from pipeline.lijn import laad_documentsoort, lees_netwerk, naspeuring_van
from pipeline.lijn.opdrachten import Vraag, opdrachten
from pipeline.lijn.resultaat import Gelezen
from pipeline.melding import Plaats
from pipeline.vul import Stuk, vul
from pipeline.vul.opdracht import Opdracht
from pipeline.werkmap import Werkmap
from pipeline.word.sjabloon import Sjabloon
from tests.conftest import PROJECT

WERKMAP = Werkmap(PROJECT)
GETAL = re.compile(r"\d")


@dataclass(frozen=True)
class Document:
    """A document of a shipped dossier.

    `exemplaar` is its year or project; `voor` whether it is for one organisation; `tot` until when it goes.
    """

    soort: str
    netwerk: str
    exemplaar: Exemplaar = None
    voor: str = ""
    tot: Periode | None = None

    def __str__(self) -> str:
        tot = f"tot {self.tot.einde:%Y-%m}" if self.tot is not None else ""
        delen = [self.soort, self.netwerk, str(self.exemplaar or ""), self.voor, tot]
        return " ".join(deel for deel in delen if deel)


DOCUMENTEN = [
    Document("addendum", "utrecht", voor="organisatie"),
    Document("contributie", "utrecht"),
    Document("convenant", "utrecht"),
    Document("convenant", "utrecht", voor="organisatie"),
    Document("jaarplan", "rotterdam", 2025),
    Document("jaarplanevaluatie", "rotterdam", 2025),
    Document("jaarplanevaluatie", "rotterdam", 2025, tot=kwartaal(2025, 3)),
    Document("jaarverslag", "utrecht", 2023),
    Document("jaarverslag", "utrecht-zuid", 2024),
    Document("ledenlijst", "utrecht"),
    Document("netwerkevaluatie", "utrecht", 2026),
    Document("subsidieaanvraag", "utrecht", "transmurale-afspraken"),
    Document("verantwoording", "utrecht", "transmurale-afspraken"),
    Document("verantwoording", "utrecht", "transmurale-afspraken", tot=kwartaal(2024, 4)),
]


@cache
def gelezen(netwerk: str) -> Gelezen:
    """A shipped network, read once."""
    return lees_netwerk(WERKMAP, WERKMAP.netwerken / netwerk)


@cache
def sjabloon(soort: str) -> Sjabloon:
    """A shipped template, compiled once."""
    _, gemaakt, meldingen = laad_documentsoort(WERKMAP, soort)
    assert gemaakt is not None, meldingen
    return gemaakt


def opdracht_voor(document: Document, werkmap: Werkmap = WERKMAP) -> Opdracht:
    """The order that makes a document: the first organisation where it is for one, else the edition for all."""
    soort, _ = lees_documentsoort(werkmap, document.soort)
    assert soort is not None
    alle = opdrachten(soort, gelezen(document.netwerk), Vraag(soort.naam, document.exemplaar, tot=document.tot))
    return alle[0] if document.voor else alle[-1]


def gevuld(opdracht: Opdracht, dossier: Dossier, bron: Bron) -> Stuk | None:
    """A document, made from a dossier without a look at what was found wrong with it."""
    soort = opdracht.soort.naam
    netwerkmap = WERKMAP.netwerken / opdracht.netwerk
    stuk, _ = vul(replace(opdracht, concept=True), dossier, sjabloon(soort), netwerkmap, naspeuring_van(bron))
    return stuk


@dataclass(frozen=True)
class Feiten:
    """The values of a document.

    `teksten` are the texts of each fact by its name, `plaatsen` where it comes from. A fact is also known by what
    it comes from, whatever its place in a list: `per_herkomst`.
    """

    teksten: Mapping[str, Sequence[str]]
    plaatsen: Mapping[str, frozenset[Plaats]]

    @classmethod
    def van(cls, stuk: Stuk) -> Feiten:
        teksten: dict[str, list[str]] = {}
        for alinea in stuk.sporen.alineas:
            for begin, einde, nummer in alinea.waarden:
                teksten.setdefault(stuk.sporen.feiten[nummer].pad, []).append(alinea.tekst[begin:einde])
        for grafiek in stuk.sporen.grafieken:
            in_grafiek = [w[1:] for _, waarden in grafiek.reeksen for w in waarden if w is not None]
            for tekst, nummer in (grafiek.titel, *in_grafiek):
                teksten.setdefault(stuk.sporen.feiten[nummer].pad, []).append(tekst)
        plaatsen: dict[str, set[Plaats]] = {}
        for feit in stuk.sporen.feiten:
            eigen = plaatsen.setdefault(feit.pad, set())
            for spoor in feit.sporen:
                eigen.update(plaats for plek in bronnen(spoor) for plaats in plek.plaatsen)
        return cls(teksten, {pad: frozenset(eigen) for pad, eigen in plaatsen.items()})

    def getallen(self) -> set[str]:
        """The names of the facts with a figure in them."""
        return {pad for pad, teksten in self.teksten.items() if any(map(GETAL.search, teksten))}

    def per_herkomst(self, zonder: frozenset[Plaats]) -> dict[tuple[str, frozenset[Plaats]], list[str]]:
        """The texts of each fact by its name without places in lists, and by where it comes from."""
        uit: dict[tuple[str, frozenset[Plaats]], list[str]] = {}
        for pad, teksten in self.teksten.items():
            uit.setdefault((zonder_plek(pad), self.plaatsen[pad] - zonder), []).extend(teksten)
        return {sleutel: sorted(teksten) for sleutel, teksten in uit.items()}


def zonder_plek(pad: str) -> str:
    """The name of a fact without its places in lists."""
    return re.sub(r"\[\d+\]", "[]", pad)
