"""Names of organisations: spelled the same everywhere, and really names."""

from __future__ import annotations

import difflib
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.dossier.jaarverslag import Activiteit, Project
from pipeline.dossier.leden import Lid
from pipeline.dossier.netwerk import Gremium, Netwerk, Penvoerder, Persoon
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.dossier import Dossier
    from pipeline.dossier.basis import Gegeven
    from pipeline.melding import Melding, Plaats

ANDERS_GESPELD = Meldingsoort(
    "N01",
    Ernst.WAARSCHUWING,
    "naam anders gespeld",
    "Dezelfde organisatie of categorie lijkt op twee manieren geschreven. Kies één schrijfwijze, of zet de andere bij "
    "de aliassen.",
)
GEEN_NAAM = Meldingsoort(
    "N02",
    Ernst.FOUT,
    "geen naam",
    "De naam van een organisatie begint als een formule (=, +, - of @) of lijkt op een pad (`../`). Zo heet geen "
    "organisatie, en in een spreadsheet kan het kwaad.",
)

_GELIJKENIS = 0.92


@dataclass(frozen=True, slots=True)
class _Naam:
    naam: str
    plaats: Plaats

    @property
    def sleutel(self) -> str:
        return vereenvoudigd(self.naam)


def _lijst(groep: Gegeven, veld: str, namen: Iterable[str]) -> Iterator[_Naam]:
    for nummer, naam in enumerate(namen):
        yield _Naam(naam, groep.vindplaats_in(veld, nummer))


def _organisaties(dossier: Dossier) -> Iterator[_Naam]:
    """Every name of an organisation in the dossier, with its place."""
    for deel in dossier.delen.values():
        for lid in alle(deel, Lid):
            yield _Naam(lid.naam, lid.vindplaats("naam"))
            if lid.moederorganisatie:
                yield _Naam(lid.moederorganisatie, lid.vindplaats("moederorganisatie"))
        for penvoerder in alle(deel, Penvoerder):
            yield _Naam(penvoerder.naam, penvoerder.vindplaats("naam"))
        for persoon in alle(deel, Persoon):
            if persoon.organisatie:
                yield _Naam(persoon.organisatie, persoon.vindplaats("organisatie"))
        for activiteit in alle(deel, Activiteit):
            yield from _lijst(activiteit, "samen_met", activiteit.samen_met)
        for project in alle(deel, Project):
            yield from _lijst(project, "partners", project.partners)


def _aliassen(dossier: Dossier) -> set[str]:
    """The simplified names that the dossier itself gives as another name."""
    gevonden: set[str] = set()
    for deel in dossier.delen.values():
        for lid in alle(deel, Lid):
            gevonden |= {vereenvoudigd(alias) for alias in lid.alle_aliassen}
        for netwerk in alle(deel, Netwerk):
            gevonden |= {vereenvoudigd(alias) for alias in netwerk.aliassen}
    return gevonden - {""}


def _eigen_namen(dossier: Dossier) -> Iterator[_Naam]:
    """How the network names itself and its bodies."""
    for deel in dossier.delen.values():
        for netwerk in alle(deel, Netwerk):
            yield _Naam(netwerk.naam, netwerk.vindplaats("naam"))
            yield _Naam(netwerk.korte_naam, netwerk.vindplaats("korte_naam"))
        for gremium in alle(deel, Gremium):
            yield _Naam(gremium.naam, gremium.vindplaats("naam"))


def formule_of_pad(dossier: Dossier) -> Iterator[Melding]:
    """N02."""
    for naam in (*_eigen_namen(dossier), *_organisaties(dossier)):
        if naam.naam.startswith(("=", "+", "-", "@")) or "../" in naam.naam or "..\\" in naam.naam:
            yield GEEN_NAAM.op(naam.plaats, f"'{naam.naam[:60]}' is geen naam van een organisatie", "vul de naam in")


def anders_gespeld(dossier: Dossier) -> Iterator[Melding]:
    """N01 (findings 6 and 45: QuaRijn and Quarijn, Maasstadziekenhuis and Maasstad Ziekenhuis)."""
    yield from _vergelijk(_organisaties(dossier), _aliassen(dossier))
    if dossier.leden is not None:
        categorieen = (_Naam(lid.categorie, lid.vindplaats("categorie")) for lid in alle(dossier.leden, Lid))
        yield from _vergelijk(categorieen, set())


def _vergelijk(namen: Iterable[_Naam], bekend: set[str]) -> Iterator[Melding]:
    """Names that differ only in capitals or accents, and neighbours in the alphabet that are almost the same.

    Comparing neighbours only keeps this linear: a slip at the very start of a name is not found.
    """
    eerste: dict[str, _Naam] = {}
    for naam in namen:
        eerder = eerste.setdefault(naam.sleutel.replace(" ", ""), naam)
        if eerder.naam != naam.naam and " ".join(eerder.naam.split()) != " ".join(naam.naam.split()):
            yield _verschil(naam, eerder)
    op_alfabet = sorted(eerste.items())
    for (sleutel, naam), (volgende, ander) in itertools.pairwise(op_alfabet):
        if {naam.sleutel, ander.sleutel} & bekend or _cijfers(sleutel) != _cijfers(volgende):
            continue
        gelijkenis = difflib.SequenceMatcher(None, sleutel, volgende, autojunk=False)
        if gelijkenis.quick_ratio() >= _GELIJKENIS and gelijkenis.ratio() >= _GELIJKENIS:
            yield _verschil(ander, naam)


def _cijfers(tekst: str) -> str:
    return "".join(teken for teken in tekst if teken.isdigit())


def _verschil(naam: _Naam, eerder: _Naam) -> Melding:
    waar = eerder.plaats.spot if eerder.plaats.bestand == naam.plaats.bestand else str(eerder.plaats)
    tekst = f"'{naam.naam}' lijkt op '{eerder.naam}' ({waar})"
    return ANDERS_GESPELD.op(naam.plaats, tekst, "kies één schrijfwijze, of zet de andere bij de aliassen")
