"""Which files a document is made of, and what of all that is said about a network concerns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.controleer.voortgang import VAN_AS
from pipeline.dossier import FINANCIER, ONDERDELEN, Per
from pipeline.dossier.onderdelen import ONDERDEEL_ONTBREEKT, STATUSCODES
from pipeline.dossier.status import As
from pipeline.melding import Melding, Plaats
from pipeline.werkmap import PROJECTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier.onderdelen import Onderdeel
    from pipeline.lijn.resultaat import Gelezen
    from pipeline.vul.opdracht import Opdracht


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
    for melding in gelezen.meldingen:
        bestand = melding.plaats.bestand
        if _is_van_een_ander(melding.plaats, opdracht, gelezen) or _is_van_andere_as(melding, opdracht):
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
    onderdelen = {onderdeel.naam: onderdeel for onderdeel in ONDERDELEN}
    for naam in opdracht.soort.gegevens.nodig:
        if gelezen.dossier.deel(naam, opdracht.exemplaar) is None:
            van_netwerk = onderdelen[naam].per is Per.NETWERK
            map_ = gelezen.bron.plaats_van_netwerk if van_netwerk else _map_van(opdracht, gelezen)
            yield gemis(onderdelen[naam], map_, gelezen, f"zonder dit is er geen {opdracht.soort.naam}")


def gemis(onderdeel: Onderdeel, map_: str, gelezen: Gelezen, gevolg: str) -> Melding:
    """W08, at the file of a part where there is one, else at the file that somebody would make.

    Args:
        onderdeel: the part that is missing.
        map_: the folder where it belongs, as seen from the werkmap.
        gelezen: the network.
        gevolg: what comes of it, in Dutch.
    """
    naam = onderdeel.naam
    for bestand in gelezen.bron.bestanden:
        if bestand.onderdeel == naam and bestand.inhoud is None and bestand.pad.rpartition("/")[0] == map_:
            tekst, advies = f"'{naam}' kan niet worden gelezen; {gevolg}", "herstel wat er over dit bestand is gemeld"
            return ONDERDEEL_ONTBREEKT.op(Plaats(bestand.pad), tekst, advies)
    tekst = f"'{naam}' ontbreekt of kan niet worden gelezen; {gevolg}"
    return ONDERDEEL_ONTBREEKT.op(Plaats(f"{map_}/{naam}{onderdeel.uitgang}"), tekst, onderdeel.bij_gemis)


def _is_van_een_ander(plaats: Plaats, opdracht: Opdracht, gelezen: Gelezen) -> bool:
    """Whether a place is the row or line of a member that a document for one organisation is not about."""
    if opdracht.partij is None or gelezen.dossier.leden is None:
        return False
    lid = gelezen.dossier.leden.lid_op(plaats)
    return lid is not None and all(lid.vindplaats() != eigen.vindplaats() for eigen in opdracht.partij.leden)


def _is_van_andere_as(melding: Melding, opdracht: Opdracht) -> bool:
    """Whether a melding is about progress or about the end status alone, and the document does not show that."""
    getoond = As.EINDSTATUS if opdracht.tot is None else As.VOORTGANG
    as_ = VAN_AS.get(melding.code)
    return as_ is not None and (as_ is not getoond or STATUSCODES not in opdracht.soort.onderdelen)
