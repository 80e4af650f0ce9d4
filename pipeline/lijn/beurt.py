"""Which documents are not due yet, so that who asks for everything is not told that they are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.controleer import controleer_stuk
from pipeline.controleer.project import NIET_VERANTWOORD
from pipeline.controleer.voortgang import GEEN_ENKELE_STATUS
from pipeline.dossier import onderdelen_per
from pipeline.dossier.basis import Gat
from pipeline.dossier.onderdelen import ONDERDEEL_ONTBREEKT
from pipeline.lijn.bestanden import meldingen_voor
from pipeline.melding import Ernst

if TYPE_CHECKING:
    from pipeline.lijn.resultaat import Gelezen
    from pipeline.vul.opdracht import Opdracht


def nog_niet(opdracht: Opdracht, gelezen: Gelezen) -> str | None:
    """Why a document is not due yet, in Dutch; None where it is.

    What is wrong with a file that is there is told all the same: only what belongs to the end of a year or of a
    project may be missing.
    """
    fouten = {m.code for m in meldingen_voor(opdracht, gelezen) if m.ernst is Ernst.FOUT}
    ontbreekt = _zonder_bestand(opdracht, gelezen)
    if ontbreekt and not fouten - {NIET_VERANTWOORD.code} and not _vreemde_bestanden(opdracht, gelezen):
        return f"er is nog geen {' en geen '.join(ontbreekt)}"
    for melding in controleer_stuk(gelezen.dossier, opdracht.soort.onderdelen, opdracht.exemplaar, opdracht.tot):
        if melding.code in {GEEN_ENKELE_STATUS.code, ONDERDEEL_ONTBREEKT.code}:
            return melding.tekst
    if fouten == {NIET_VERANTWOORD.code} and _loopt_nog(opdracht, gelezen):
        return "het project loopt nog: niet van alles staat al wat ervan kwam"
    return None


def _zonder_bestand(opdracht: Opdracht, gelezen: Gelezen) -> list[str]:
    """The parts of its own year or project that a document needs and of which there is no file, readable or not."""
    gegevens = opdracht.soort.gegevens
    er_zijn = {deel.onderdeel for deel in gelezen.bron.bestanden if deel.exemplaar == opdracht.exemplaar}
    eigen = onderdelen_per(gegevens.per) if opdracht.exemplaar is not None else frozenset()
    return [naam for naam in gegevens.nodig if naam in eigen and naam not in er_zijn]


def _vreemde_bestanden(opdracht: Opdracht, gelezen: Gelezen) -> bool:
    """Whether something is said of a file in its folder that is no part: it may be the one that seems to be missing."""
    bekend = {deel.pad for deel in gelezen.bron.bestanden}
    eigen = {deel.pad.rpartition("/")[0] for deel in gelezen.bron.bestanden if deel.exemplaar == opdracht.exemplaar}
    plaatsen = {melding.plaats.bestand for melding in meldingen_voor(opdracht, gelezen)}
    return any(plaats.rpartition("/")[0] in eigen for plaats in plaatsen - bekend)


def _loopt_nog(opdracht: Opdracht, gelezen: Gelezen) -> bool:
    """Whether spending was told of a project, but not yet of its last quarter."""
    if opdracht.project is None:
        return False
    plan, begroting = gelezen.dossier.plan(opdracht.project), gelezen.dossier.begroting(opdracht.project)
    if plan is None or begroting is None or isinstance(plan.looptijd, Gat) or isinstance(begroting.realisatie, Gat):
        return False
    kwartalen = [deel.kwartaal for deel in begroting.realisatie if not isinstance(deel, Gat)]
    gemeld = [kwartaal.einde for kwartaal in kwartalen if not isinstance(kwartaal, Gat)]
    return max(gemeld, default=plan.looptijd.start) < plan.looptijd.einde
