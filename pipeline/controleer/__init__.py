"""Step 2, controleer: from a Bron to a Dossier, frozen and typed, and everything that contradicts itself.

`BRONREGELS` look at what was typed, `REGELS` at what it means. Adding a rule is one function and its name
in one of the two lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.controleer import cijfers, huisstijl, leden, namen, teksten, tijd, vuil
from pipeline.dossier import ONDERDELEN, Dossier
from pipeline.dossier.basis import Opbouw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pipeline.bron import Bron
    from pipeline.dossier.basis import Gegeven
    from pipeline.melding import Melding

BRONREGELS: tuple[Callable[[Bron], Iterable[Melding]], ...] = (
    vuil.vuil_uit_pdf,
    tijd.weekdag_en_datum,
    teksten.lijkt_op_tag,
)

REGELS: tuple[Callable[[Dossier], Iterable[Melding]], ...] = (
    cijfers.deel_groter_dan_geheel,
    cijfers.ander_jaar,
    cijfers.vervolg_na_het_jaar,
    cijfers.jaar_van_publicatie,
    tijd.relatieve_datums,
    tijd.onmogelijke_datums,
    teksten.aangekondigde_aantallen,
    teksten.lege_links,
    teksten.niet_ondersteunde_opmaak,
    teksten.zonder_inhoud,
    leden.dubbele_leden,
    leden.zelfde_moeder,
    leden.oude_peildatum,
    namen.formule_of_pad,
    namen.anders_gespeld,
    huisstijl.leesbare_kleuren,
)


def controleer(bron: Bron) -> tuple[Dossier, tuple[Melding, ...]]:
    """Build the dossier of one network and check it.

    Args:
        bron: what was read.

    Returns:
        The dossier, with a `Gat` for each required fact that is missing or unreadable; and the meldingen
        of its types (D01 to D09) and of all rules.
    """
    opbouw = Opbouw()
    soorten = {onderdeel.naam: onderdeel.soort for onderdeel in ONDERDELEN}
    delen: dict[tuple[str, int | None], Gegeven] = {}
    for bestand in bron.bestanden:
        if bestand.inhoud is not None:
            soort = soorten[bestand.onderdeel]
            delen[bestand.onderdeel, bestand.jaar] = soort.model_validate(bestand.inhoud, context=opbouw)
    dossier = Dossier(bron.netwerk, delen)
    gevonden = [melding for bronregel in BRONREGELS for melding in bronregel(bron)]
    gevonden += [melding for regel in REGELS for melding in regel(dossier)]
    return dossier, (*opbouw.meldingen, *gevonden)
