"""Which files a document is made of, and what of all that is said about a network concerns it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.dossier import FINANCIER, Per, onderdelen_per
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.werkmap import PROJECTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier.leden import Lid
    from pipeline.lijn.resultaat import Gelezen
    from pipeline.vul import Opdracht

ONDERDEEL_ONTBREEKT = Meldingsoort(
    "W08",
    Ernst.FOUT,
    "onderdeel voor document ontbreekt",
    "Voor het gevraagde document is een onderdeel van het dossier nodig dat er niet is of niet kan worden gelezen.",
)
_RIJ = re.compile(r"\d+")


def bestanden_van(opdracht: Opdracht, gelezen: Gelezen) -> set[str]:
    """The files that the document is made of."""
    plan = gelezen.dossier.plan(opdracht.project) if opdracht.project is not None else None
    financier = plan.financier if plan is not None else None
    return {
        bestand.pad
        for bestand in gelezen.bron.bestanden
        if (bestand.onderdeel in opdracht.soort.onderdelen and bestand.exemplaar in {None, opdracht.exemplaar})
        or (bestand.onderdeel == FINANCIER.naam and bestand.exemplaar == financier)
    }


def eerdere_jaren(opdracht: Opdracht, gelezen: Gelezen) -> set[str]:
    """The files of earlier years, of which a document may show figures beside its own."""
    jaar = opdracht.jaar
    return {
        bestand.pad
        for bestand in gelezen.bron.bestanden
        if bestand.onderdeel in opdracht.soort.onderdelen
        and isinstance(bestand.exemplaar, int)
        and jaar is not None
        and bestand.exemplaar < jaar
    }


def meldingen_voor(opdracht: Opdracht, gelezen: Gelezen) -> Iterator[Melding]:
    """What is said about the files of this document, and about files that belong to no part at all."""
    eigen = bestanden_van(opdracht, gelezen)
    andere = {bestand.pad for bestand in gelezen.bron.bestanden} - eigen
    map_ = f"{_map_van(opdracht, gelezen)}/"
    van_anderen = _plekken_van_anderen(opdracht, gelezen)
    for melding in gelezen.meldingen:
        bestand = melding.plaats.bestand
        if _plek(melding.plaats) in van_anderen:
            continue
        los = bestand not in andere and (bestand.count("/") <= 3 or bestand.startswith(map_))
        if bestand in eigen or los:
            yield melding


def _map_van(opdracht: Opdracht, gelezen: Gelezen) -> str:
    """The folder of the year or project of a document, as seen from the werkmap."""
    tussen = f"{PROJECTEN}/" if isinstance(opdracht.exemplaar, str) else ""
    return f"{gelezen.bron.plaats_van_netwerk}/{tussen}{opdracht.exemplaar}"


def ontbrekend(opdracht: Opdracht, gelezen: Gelezen) -> Iterator[Melding]:
    """W08."""
    for naam in opdracht.soort.gegevens.nodig:
        if gelezen.dossier.deel(naam, opdracht.exemplaar) is None:
            van_netwerk = naam in onderdelen_per(Per.NETWERK)
            map_ = gelezen.bron.plaats_van_netwerk if van_netwerk else _map_van(opdracht, gelezen)
            tekst = f"'{naam}' ontbreekt of kan niet worden gelezen; zonder dit is er geen {opdracht.soort.naam}"
            if naam == "begroting":
                advies = "maak een werkboek met genereer begroting, of zet hier het bestand dat finance invulde"
                yield ONDERDEEL_ONTBREEKT.op(Plaats(f"{map_}/{naam}.xlsx"), tekst, advies)
            else:
                yield ONDERDEEL_ONTBREEKT.op(Plaats(f"{map_}/{naam}.yaml"), tekst, "maak of herstel dit bestand")
    begroting = gelezen.dossier.begroting(opdracht.project) if opdracht.project is not None else None
    if "verantwoording" in opdracht.soort.onderdelen and begroting is not None and not begroting.realisatie:
        tekst = "op blad Realisatie staat niets; zonder uitgaven is er niets te verantwoorden"
        advies = "vul het blad in, of geef het zijn naam terug"
        yield ONDERDEEL_ONTBREEKT.op(begroting.vindplaats(), tekst, advies)


def _plekken_van_anderen(opdracht: Opdracht, gelezen: Gelezen) -> frozenset[tuple[str, str | None, int]]:
    """The rows or lines of the members that a document for one organisation is not about: they hold up their own."""
    lijst = gelezen.dossier.leden
    if opdracht.partij is None or lijst is None:
        return frozenset()
    eigen = {id(lid) for lid in opdracht.partij.leden}
    return frozenset(plek for lid in lijst.leden if id(lid) not in eigen for plek in _plekken(lid))


def _plekken(lid: Lid) -> Iterator[tuple[str, str | None, int]]:
    for plaats in (lid.vindplaats(), *(lid.vindplaats(veld) for veld in type(lid).model_fields)):
        plek = _plek(plaats)
        if plek is not None:
            yield plek


def _plek(plaats: Plaats) -> tuple[str, str | None, int] | None:
    """The row of a sheet or the line of a text file."""
    if plaats.regel is not None:
        return plaats.bestand, None, plaats.regel
    rij = _RIJ.search(plaats.cel) if plaats.cel is not None else None
    return (plaats.bestand, plaats.blad, int(rij[0])) if rij is not None else None
