"""The line: the order of the steps, and when to stop. The only module that knows all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.controleer import controleer, controleer_stuk
from pipeline.documentsoort import Documentsoort, lees_documentsoort, woorden
from pipeline.dossier.afgeleid import AFGELEID
from pipeline.dossier.onderdelen import ONDERDEEL_ONTBREEKT
from pipeline.dossier.publiek import persoonlijk, voor_publiek
from pipeline.lees import lees
from pipeline.lijn.bestanden import meldingen_voor, ontbrekend
from pipeline.lijn.herkomst import herkomst_van
from pipeline.lijn.resultaat import Gelezen, Resultaat
from pipeline.lijn.werkboek import schrijf_werkboek
from pipeline.melding import Melding, heeft_fouten
from pipeline.schrijf import Stand, Uitvoer
from pipeline.spoor import Naspeuring
from pipeline.uitkomst import Uitkomst

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.bron import Bron
    from pipeline.dossier import Dossier
    from pipeline.vul.opdracht import Opdracht
    from pipeline.werkmap import Werkmap
    from pipeline.word.sjabloon import Gekeurd, Sjabloon


def lees_netwerk(werkmap: Werkmap, map_: Path) -> Gelezen:
    """Read and check one network."""
    bron, leesmeldingen = lees(werkmap, map_)
    dossier, meldingen = controleer(bron)
    alles = (*leesmeldingen, *meldingen, *_ontbrekend_logo(dossier, map_))
    return Gelezen(map_, bron, dossier, alles, naspeuring_van(bron))


def naspeuring_van(bron: Bron) -> Naspeuring:
    """Who follows the figures of a network."""
    return Naspeuring({bestand.pad: bestand.sha256 for bestand in bron.bestanden})


def _ontbrekend_logo(dossier: Dossier, map_: Path) -> Iterator[Melding]:
    """H02, of which the other half (no picture) is told when it is placed."""
    if dossier.netwerk is not None and dossier.logo is not None and not (map_ / dossier.logo).is_file():
        from pipeline.word.huisstijl import GEEN_LOGO  # slow to import: only where it has to be told

        tekst = f"het logo '{dossier.logo}' staat niet in deze map"
        yield GEEN_LOGO.op(dossier.netwerk.huisstijl.vindplaats("logo"), tekst, "zet het bestand erbij")


def laad_documentsoort(
    werkmap: Werkmap, naam: str
) -> tuple[Documentsoort | None, Sjabloon | None, tuple[Melding, ...]]:
    """Read a document type and its template, to make documents with."""
    soort, gekeurd, meldingen = _lees_sjabloon(werkmap, naam)
    return soort, gekeurd.sjabloon if gekeurd is not None else None, meldingen


def keur_sjabloon(werkmap: Werkmap, naam: str) -> tuple[Documentsoort | None, Gekeurd | None, tuple[Melding, ...]]:
    """Read a document type and check its template: the type, what was found in the template, and all that is wrong."""
    from pipeline.word.sjabloon import gecompileerd

    soort, gekeurd, meldingen = _lees_sjabloon(werkmap, naam)
    if gekeurd is None or gekeurd.sjabloon is None:
        return soort, gekeurd, meldingen
    heel = gecompileerd(gekeurd)
    return soort, heel, (*meldingen, *heel.meldingen)


def _lees_sjabloon(werkmap: Werkmap, naam: str) -> tuple[Documentsoort | None, Gekeurd | None, tuple[Melding, ...]]:
    from pipeline.word.bevinding import ongebruikte_onderdelen
    from pipeline.word.openen import lees_word
    from pipeline.word.sjabloon import laad_sjabloon  # slow to import: only where a document is made

    soort, meldingen = lees_documentsoort(werkmap, naam)
    if soort is None:
        return None, None, meldingen
    bestand = werkmap.naam_van(soort.sjabloon)
    inhoud, onleesbaar = lees_word(soort.sjabloon, bestand)
    if inhoud is None:
        return soort, None, (*meldingen, *onleesbaar)
    gekeurd = laad_sjabloon(inhoud, bestand, woorden(soort.gegevens))
    genoemd = set(gekeurd.genoemd)
    genoemd |= {naam for afgeleid in AFGELEID if afgeleid.naam in genoemd for naam in afgeleid.nodig}
    if genoemd & {"partij", "partijen"}:
        genoemd |= {"leden", "convenant"}
    ongebruikt = ongebruikte_onderdelen(frozenset(genoemd), soort.plaatsen) if not gekeurd.bevindingen else ()
    return soort, gekeurd, (*meldingen, *gekeurd.meldingen, *ongebruikt)


def maak(werkmap: Werkmap, opdracht: Opdracht, gelezen: Gelezen, sjabloon: Sjabloon, *, overschrijf: bool) -> Resultaat:
    """Make one document: fill, check, write. A document that fails a check is never written.

    Args:
        werkmap: where everything stands.
        opdracht: what is asked for.
        gelezen: the network.
        sjabloon: the template of the document type.
        overschrijf: move an edited document aside instead of refusing.
    """
    from pipeline.keur import keur
    from pipeline.schrijf import schrijf
    from pipeline.vul import vul

    uitvoer = uitvoer_van(werkmap, opdracht)
    stukmeldingen = controleer_stuk(gelezen.dossier, opdracht.soort.onderdelen, opdracht.exemplaar, opdracht.tot)
    meldingen = [*meldingen_voor(opdracht, gelezen), *ontbrekend(opdracht, gelezen), *stukmeldingen]
    onmisbaar = any(melding.code == ONDERDEEL_ONTBREEKT.code for melding in meldingen)
    if onmisbaar or (heeft_fouten(meldingen) and not opdracht.concept):
        return Resultaat(opdracht.kenmerk, Stand.NIET_GEMAAKT, Uitkomst.INVOER, uitvoer.naam, tuple(meldingen))
    dossier, naspeuring = gelezen.dossier, gelezen.naspeuring
    if opdracht.publiek:
        dossier, naspeuring = voor_publiek(dossier), naspeuring_van(gelezen.bron)
    stuk, gevonden = vul(opdracht, dossier, sjabloon, gelezen.map_, naspeuring)
    meldingen.extend(gevonden)
    if stuk is None or (heeft_fouten(gevonden) and not opdracht.concept):
        fout = Uitkomst.SJABLOON if stuk is None else Uitkomst.INVOER
        return Resultaat(opdracht.kenmerk, Stand.NIET_GEMAAKT, fout, uitvoer.naam, tuple(meldingen))
    # Before the checks, which wait for the tree of a large document.
    waarden = stuk.waarden.naast(met_getypt=not opdracht.publiek) if stuk.waarden is not None else None
    geheim = persoonlijk(gelezen.dossier) if opdracht.publiek else None
    gekeurd = keur(stuk.inhoud, uitvoer.naam, concept=opdracht.concept, bekend=stuk.pakket, persoonlijk=geheim)
    meldingen.extend(gekeurd)
    if heeft_fouten(gekeurd):
        return Resultaat(opdracht.kenmerk, Stand.NIET_GEMAAKT, Uitkomst.KEURING, uitvoer.naam, tuple(meldingen))
    record = herkomst_van(werkmap, stuk, gelezen, meldingen)
    stand, geweigerd = schrijf(uitvoer, stuk.inhoud, record, overschrijf=overschrijf, waarden=waarden)
    meldingen.extend(geweigerd)
    if stand is Stand.NIET_GEMAAKT:  # nor its workbook, so that the two never tell of different days
        return Resultaat(opdracht.kenmerk, stand, Uitkomst.UITVOER, uitvoer.naam, tuple(meldingen))
    werkboek, stand_werkboek, geweigerd = schrijf_werkboek(
        werkmap, opdracht, dossier, uitvoer, record, overschrijf=overschrijf
    )
    meldingen.extend(geweigerd)
    uitkomst = Uitkomst.UITVOER if stand_werkboek is Stand.NIET_GEMAAKT else Uitkomst.GOED
    erbij = (werkboek,) if werkboek is not None and stand_werkboek is not Stand.NIET_GEMAAKT else ()
    return Resultaat(opdracht.kenmerk, stand, uitkomst, uitvoer.naam, tuple(meldingen), erbij)


def uitvoer_van(werkmap: Werkmap, opdracht: Opdracht) -> Uitvoer:
    """Where a document goes."""
    pad = werkmap.uitvoer.joinpath(*opdracht.map_, opdracht.bestandsnaam)
    return Uitvoer(pad, werkmap.naam_van(pad))
