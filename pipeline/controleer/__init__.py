"""Step 2, controleer: from a Bron to a Dossier, frozen and typed, and everything that contradicts itself.

`BRONREGELS` look at what was typed, `REGELS` at what it means, `STUKREGELS` at what one document needs of it. Adding a
rule is one function and its name in one of the lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.bron import samen
from pipeline.controleer import (
    begroting,
    cijfers,
    citaten,
    convenant,
    enquetevragen,
    financier,
    geld,
    grafiek,
    huisstijl,
    jaarplan,
    leden,
    lidmaatschap,
    namen,
    netwerkevaluatie,
    planinhoud,
    project,
    tegenspraak,
    teksten,
    tijd,
    uitleg,
    verzending,
    voortgang,
    vuil,
)
from pipeline.dossier import FINANCIER, ONDERDELEN, VERZENDING, Dossier
from pipeline.dossier.basis import Opbouw

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from pipeline.bron import Bron, Exemplaar, Kaart
    from pipeline.dossier.basis import Gegeven
    from pipeline.dossier.perioden import Periode
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
    tegenspraak.dubbele_zinnen,
    leden.dubbele_leden,
    leden.misschien_dubbel,
    leden.zelfde_moeder,
    leden.oude_peildatum,
    leden.alias_van_ander,
    lidmaatschap.proefjaar_zonder_begin,
    lidmaatschap.proefjaar_na_convenant,
    lidmaatschap.niet_getoetst,
    lidmaatschap.opzegging_eind_van_jaar,
    lidmaatschap.volgorde_van_datums,
    lidmaatschap.zonder_ondertekenaar,
    lidmaatschap.stand_en_gegevens,
    lidmaatschap.permanent_zonder_toets,
    lidmaatschap.getekend_buiten_looptijd,
    convenant.titel_en_looptijd,
    convenant.doelen_en_looptijd,
    convenant.oude_ledenlijst,
    convenant.geen_bedrag,
    convenant.artikel_zonder_tekst,
    convenant.klein_en_groot,
    namen.formule_of_pad,
    namen.anders_gespeld,
    huisstijl.leesbare_kleuren,
    grafiek.passende_getallen,
    jaarplan.onbekende_status,
    jaarplan.status_en_cijfers,
    jaarplan.uitleg,
    jaarplan.doorlopen,
    jaarplan.doel_en_resultaten,
    jaarplan.deelnemers,
    jaarplan.herkenbare_deelnemers,
    jaarplan.statuskleuren,
    planinhoud.dubbel,
    planinhoud.loopt_door_naar_later,
    planinhoud.kosten_en_baten,
    planinhoud.verwijzingen,
    voortgang.andere_as,
    voortgang.uitleg,
    uitleg.lege_uitleg,
    project.kostensoorten_en_subsidie,
    project.overlappende_fasen,
    project.fasen_buiten_looptijd,
    project.verantwoording_en_plan,
    geld.kosten_en_dekking,
    geld.samenvatting,
    geld.aangevraagd_bedrag,
    begroting.bedrag_van_regel,
    begroting.negatieve_bedragen,
    begroting.halve_regels,
    begroting.fase_en_kostensoort,
    begroting.dubbele_kenmerken,
    begroting.meer_subsidie_dan_kosten,
    begroting.btw_door_elkaar,
    begroting.verschil_door_afronding,
    financier.plafonds,
    financier.geldigheid,
    financier.niet_subsidiabel,
    financier.afwijking_zonder_uitleg,
    financier.onbekende_financier,
    geld.buiten_looptijd,
    geld.kwartalen,
    geld.meer_besteed,
    geld.valuta,
    geld.bedragen_in_tekst,
    enquetevragen.delen_bij_elkaar,
    enquetevragen.kolommen,
    enquetevragen.dubbele_namen,
    enquetevragen.verwijzingen,
    netwerkevaluatie.vreemde_antwoorden,
    netwerkevaluatie.vreemde_groepen,
    netwerkevaluatie.meer_dan_uitgenodigd,
    netwerkevaluatie.rapportcijfer,
    netwerkevaluatie.vorige_zonder_aantal,
    citaten.citaten,
    netwerkevaluatie.twee_keer,
    netwerkevaluatie.buiten_periode,
    netwerkevaluatie.te_kleine_groepen,
    verzending.mail_zonder_tls,
)

# Each with the parts of the dossier that a document uses for which it is told.
STUKREGELS: tuple[tuple[frozenset[str], Callable[[Dossier, Exemplaar, Periode | None], Iterable[Melding]]], ...] = (
    (frozenset({"jaarplan", "statuscodes"}), voortgang.zonder_status),
    (frozenset({"verantwoording"}), geld.zonder_uitgaven),
    (frozenset({"verantwoording"}), project.teksten_in_tussenstand),
)


def controleer_stuk(
    dossier: Dossier, onderdelen: Collection[str], exemplaar: Exemplaar, tot: Periode | None
) -> tuple[Melding, ...]:
    """What is wrong with the dossier for one document, though it may be right for another.

    Args:
        dossier: the facts.
        onderdelen: the parts of the dossier that the document uses.
        exemplaar: its year or project.
        tot: until when an interim edition goes, None for the whole.
    """
    gevonden = (regel(dossier, exemplaar, tot) for nodig, regel in STUKREGELS if nodig <= set(onderdelen))
    return tuple(melding for meldingen in gevonden for melding in meldingen)


def controleer(bron: Bron) -> tuple[Dossier, tuple[Melding, ...]]:
    """Build the dossier of one network and check it.

    Args:
        bron: what was read.

    Returns:
        The dossier, with a `Gat` for each required fact that is missing or unreadable; and the meldingen
        of its types (D01 to D09) and of all rules.
    """
    opbouw = Opbouw()
    soorten = {onderdeel.naam: onderdeel.soort for onderdeel in (*ONDERDELEN, FINANCIER, VERZENDING)}
    inhouden: dict[tuple[str, Exemplaar], Kaart] = {}
    for bestand in bron.bestanden:
        if bestand.inhoud is not None:  # a part may stand in two files that complete each other
            deel = bestand.onderdeel, bestand.exemplaar
            inhouden[deel] = samen(inhouden[deel], bestand.inhoud) if deel in inhouden else bestand.inhoud
    delen: dict[tuple[str, Exemplaar], Gegeven] = {
        deel: soorten[deel[0]].model_validate(inhoud, context=opbouw) for deel, inhoud in inhouden.items()
    }
    dossier = Dossier(bron.netwerk, delen)
    gevonden = [melding for bronregel in BRONREGELS for melding in bronregel(bron)]
    gevonden += [melding for regel in REGELS for melding in regel(dossier)]
    return dossier, (*opbouw.meldingen, *gevonden)
