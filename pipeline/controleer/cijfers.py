"""Figures and years that cannot both be right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.dossier.aantallen import eenheid_in, hoofdgetal, na
from pipeline.dossier.jaarverslag import Activiteit, Besluit, Cijfer, Overleg, Project, Publicatie
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.melding import Melding

DEEL_EN_GEHEEL = Meldingsoort(
    "J01",
    Ernst.FOUT,
    "deel groter dan geheel",
    "In een breuk als '7 van de 8' is het eerste getal groter dan het tweede.",
)
ANDER_JAAR = Meldingsoort(
    "J02",
    Ernst.FOUT,
    "gebeurtenis uit een ander jaar",
    "In het verslag van een jaar staat iets dat geheel voor of na dat jaar plaatsvond, of een cijfer dat van een ander "
    "jaar is.",
)
VERVOLG_TE_VROEG = Meldingsoort(
    "J03",
    Ernst.FOUT,
    "vervolg niet na het jaar",
    "Een vervolg ligt na het jaar van het verslag.",
)

JAAR_VAN_PUBLICATIE = Meldingsoort(
    "J04",
    Ernst.WAARSCHUWING,
    "jaar van publicatie",
    "Het jaar van een publicatie is anders dan het jaartal in haar webadres.",
)


def deel_groter_dan_geheel(dossier: Dossier) -> Iterator[Melding]:
    """J01 (finding 26 on the source documents: '7 van de 8 hospices')."""
    for deel in dossier.delen.values():
        geteld: tuple[Cijfer | Overleg, ...] = (*alle(deel, Cijfer), *alle(deel, Overleg))
        for groep in geteld:
            aantal = groep.aantal
            if aantal.geheel is not None and not eenheid_in(aantal) and aantal.waarde > aantal.geheel:
                tekst = f"{hoofdgetal(aantal)} {na(aantal)} kan niet: het deel is groter dan het geheel"
                yield DEEL_EN_GEHEEL.op(groep.vindplaats("aantal"), tekst, "herstel een van de twee getallen")


def ander_jaar(dossier: Dossier) -> Iterator[Melding]:
    """J02."""
    for jaar, verslag in dossier.jaarverslagen:
        gebeurd: tuple[Activiteit | Besluit, ...] = (*alle(verslag, Activiteit), *alle(verslag, Besluit))
        for groep in (*gebeurd, *alle(verslag, Cijfer)):
            periode = groep.wanneer
            if periode is not None and not periode.start.year <= jaar <= periode.einde.year:
                jaren = str(periode.start.year)
                if periode.einde.year != periode.start.year:
                    jaren += f"-{periode.einde.year}"
                wat = "dit cijfer is van" if isinstance(groep, Cijfer) else "dit vond plaats in"
                tekst = f"{wat} {jaren}, maar het verslag gaat over {jaar}"
                yield ANDER_JAAR.op(groep.vindplaats("wanneer"), tekst, "herstel de datum, of verplaats dit deel")


def vervolg_na_het_jaar(dossier: Dossier) -> Iterator[Melding]:
    """J03."""
    for jaar, verslag in dossier.jaarverslagen:
        lopend: tuple[Activiteit | Project, ...] = (*alle(verslag, Activiteit), *alle(verslag, Project))
        for groep in lopend:
            if groep.vervolg_in is None or groep.vervolg_in > jaar:
                continue
            tekst = f"het vervolg in {groep.vervolg_in} ligt niet na {jaar}"
            yield VERVOLG_TE_VROEG.op(groep.vindplaats("vervolg_in"), tekst, "herstel het jaar")


def jaar_van_publicatie(dossier: Dossier) -> Iterator[Melding]:
    """J04 (finding 24: 'in 2024 is verschenen', at an address that says 2023)."""
    for deel in dossier.delen.values():
        for publicatie in alle(deel, Publicatie):
            jaren = set(map(int, re.findall(r"(?<![\da-f])(?:19|20)\d{2}(?![\da-f])", publicatie.link or "")))
            if publicatie.jaar is not None and jaren and publicatie.jaar not in jaren:
                genoemd = " en ".join(map(str, sorted(jaren)))
                tekst = f"het jaar is {publicatie.jaar}, maar in het webadres staat {genoemd}"
                yield JAAR_VAN_PUBLICATIE.op(
                    publicatie.vindplaats("jaar"), tekst, "controleer in welk jaar het verscheen"
                )
