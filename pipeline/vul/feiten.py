"""What the tags of a template may name: facts that know where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.afleiding import OPDRACHT, Afleiding, Bronplek
from pipeline.documentsoort import Documentkop
from pipeline.dossier import ONDERDELEN, Per
from pipeline.dossier.afgeleid import AFGELEID
from pipeline.melding import Plaats
from pipeline.spoor import spoor_van
from pipeline.word.formaten import periode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.afleiding import Spoor
    from pipeline.dossier import Dossier
    from pipeline.dossier.afgeleid import Afgeleid
    from pipeline.dossier.ondertekening import Ondertekenaar
    from pipeline.dossier.perioden import Periode
    from pipeline.spoor import Naspeuring
    from pipeline.vul.opdracht import Opdracht


def gevolgde_feiten(opdracht: Opdracht, dossier: Dossier, naspeuring: Naspeuring) -> Mapping[str, Any]:
    """What the tags of a template may name: the parts that its `document.yaml` declares, and little else.

    Args:
        opdracht: which document is made.
        dossier: the facts.
        naspeuring: who follows them.
    """
    soort, gevolgd, jaar = opdracht.soort, naspeuring.gevolgd(dossier, ""), _jaar(opdracht, naspeuring)
    tot = _tot(opdracht, naspeuring)
    uit: dict[str, Any] = {naam: _deel(opdracht, gevolgd, naspeuring, naam, jaar) for naam in soort.onderdelen}
    for afgeleid in AFGELEID:
        if set(afgeleid.nodig) <= uit.keys():
            uit[afgeleid.naam] = _afgeleid(opdracht, gevolgd, naspeuring, afgeleid, jaar, tot)
    if soort.gegevens.per is Per.ORGANISATIE:
        partijen = _partijen(opdracht, gevolgd)
        uit |= {"partij": partijen[0] if opdracht.partij is not None else None, "partijen": partijen}
    eigen: dict[str, Any] = {}
    for onderdeel in sorted(ONDERDELEN, key=lambda o: o.per != Per.NETWERK):
        van_onderdeel = getattr(uit.get(onderdeel.naam), "eigen", {})
        eigen |= van_onderdeel if isinstance(van_onderdeel, dict) else {}
    return {**uit, "jaar": jaar, "eigen": eigen, "document": _kop(opdracht, jaar, tot, naspeuring)}


def _deel(opdracht: Opdracht, dossier: Dossier, naspeuring: Naspeuring, naam: str, jaar: int | None) -> Any:
    """A part of the dossier, worked out once for all documents of a year or a project."""
    exemplaar = opdracht.exemplaar if jaar is None else jaar
    deel = naspeuring.onthoud((naam, exemplaar), lambda: dossier.deel(naam, exemplaar))
    return naspeuring.gevolgd(deel, naam)


def _afgeleid(
    opdracht: Opdracht,
    dossier: Dossier,
    naspeuring: Naspeuring,
    afgeleid: Afgeleid,
    jaar: int | None,
    tot: Periode | None,
) -> Any:
    """What follows from several parts."""
    exemplaar = opdracht.exemplaar if jaar is None else jaar
    uit = naspeuring.onthoud((afgeleid.naam, exemplaar, opdracht.tot), lambda: afgeleid.maak(dossier, exemplaar, tot))
    return naspeuring.gevolgd(uit, afgeleid.naam)


def _partijen(opdracht: Opdracht, dossier: Dossier) -> tuple[Ondertekenaar, ...]:
    """Whose signatures stand in the document: of the organisation that it is for, or of all of its selection."""
    alle, selectie, eigen = dossier.ondertekenaars, opdracht.soort.gegevens.selectie, opdracht.partij
    if alle is None or selectie is None:
        return () if eigen is None else (eigen,)
    partijen = alle.voor(selectie)
    if eigen is None:
        return partijen
    # The same one, of the dossier that is followed: its member stands in the same place.
    return tuple(deel for deel in partijen if deel.lid.vindplaats() == eigen.lid.vindplaats()) or (eigen,)


def _jaar(opdracht: Opdracht, naspeuring: Naspeuring) -> int | None:
    """The year of the document, which is the name of a folder."""
    plaats = Plaats(f"inputs/netwerken/{opdracht.netwerk}/{opdracht.jaar}", plek="de map van het jaar")
    return naspeuring.gevolgd(opdracht.jaar, "jaar", Bronplek("jaar", (plaats,), str(opdracht.jaar)))


def _tot(opdracht: Opdracht, naspeuring: Naspeuring) -> Periode | None:
    """Until when an interim edition goes, which somebody said when he asked for it."""
    if opdracht.tot is None:
        return None
    spoor = Bronplek("document.tot", (Plaats(OPDRACHT, plek="--tot"),), periode(opdracht.tot))
    return naspeuring.gevolgd(opdracht.tot, "document.tot", spoor)


def _kop(opdracht: Opdracht, jaar: int | None, tot: Periode | None, naspeuring: Naspeuring) -> Documentkop:
    """What a template may ask about the document itself."""
    gegevens = opdracht.soort.gegevens
    tussentijds = opdracht.tot is not None and gegevens.tussentijds is not None
    veld = "tussentijds" if tussentijds else "titel"
    naam = str(getattr(gegevens, veld))
    titel = naam if jaar is None else f"{naam} {jaar}"
    spoor = Bronplek(f"document.{veld}", (gegevens.vindplaats(veld),), naam)
    kop = Documentkop(titel, naam, opdracht.concept, tot, opdracht.publiek)
    return naspeuring.gevolgd(kop, "document", Afleiding("document", "de titel met het jaar", _delen(spoor, jaar)))


def _delen(spoor: Spoor, jaar: int | None) -> tuple[Spoor, ...]:
    van_jaar = spoor_van(jaar)
    return (spoor,) if van_jaar is None else (spoor, van_jaar)
