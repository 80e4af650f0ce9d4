"""The covenant: its years agree everywhere, and its fees can be worked out for every member."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.controleer.rijtje import rijtje
from pipeline.dossier.bedragen import als_euro
from pipeline.dossier.contributie import Contributieregeling, Reden
from pipeline.dossier.convenant import Artikel, Convenant, Meerjarendoelen
from pipeline.dossier.leden import Ledenlijst
from pipeline.dossier.perioden import Periode, Precisie, heel_jaar, jaren_later
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.dossier.contributie import Contributie
    from pipeline.melding import Melding, Plaats

TITEL_EN_LOOPTIJD = Meldingsoort(
    "C01",
    Ernst.FOUT,
    "jaren in de titel kloppen niet met de looptijd",
    "De titel noemt andere jaren dan de ingangsdatum en de looptijd samen geven. Vijf jaar vanaf 1 januari 2022 is tot "
    "en met 31 december 2026, dus 2022-2026.",
)
DOELEN_EN_LOOPTIJD = Meldingsoort(
    "C02",
    Ernst.WAARSCHUWING,
    "doelen gelden niet de hele looptijd",
    "De meerjarendoelen beginnen later of stoppen eerder dan het convenant. In die tijd geldt het convenant zonder "
    "doelen.",
)
OUDE_LEDENLIJST = Meldingsoort(
    "C03",
    Ernst.WAARSCHUWING,
    "ledenlijst van ruim voor het convenant",
    "De peildatum van de ledenlijst ligt meer dan een jaar voor de ingangsdatum van het convenant.",
)
PRECIES_DE_GRENS = Meldingsoort(
    "C04",
    Ernst.WAARSCHUWING,
    "omvang is precies de grens",
    "Een lid heeft precies zoveel medewerkers of leden als de grens, en het convenant zegt niet of dat klein of groot "
    "is. Zolang `grens_inclusief` niet is ingevuld, krijgt dit lid geen bedrag.",
)
OMVANG_ONBEKEND = Meldingsoort(
    "C05",
    Ernst.WAARSCHUWING,
    "omvang van leden niet bekend",
    "Van een lid is het aantal medewerkers of leden niet ingevuld. Dit lid krijgt geen bedrag en telt niet mee in het "
    "totaal; er wordt niet geraden.",
)
TWEE_KANTEN = Meldingsoort(
    "C06",
    Ernst.WAARSCHUWING,
    "medewerkers en leden geven een ander bedrag",
    "Van een lid zijn het aantal medewerkers en het aantal leden bekend, en zij liggen aan verschillende kanten van de "
    "grens. Zolang `peil` niet is ingevuld, krijgt dit lid geen bedrag.",
)
ARTIKEL_LEEG = Meldingsoort(
    "C07", Ernst.FOUT, "artikel zonder tekst", "Een artikel heeft een titel, maar geen tekst en geen leden."
)
KLEIN_EN_GROOT = Meldingsoort(
    "C08",
    Ernst.WAARSCHUWING,
    "kleine leden betalen meer",
    "De contributie voor een kleine organisatie is hoger dan die voor een grote.",
)

_JAREN = re.compile(r"(?<![\d-])((?:19|20)\d\d)\s*(?:-|–|—|t/m|tot en met)\s*((?:19|20)\d\d)(?![\d-])")


def titel_en_looptijd(dossier: Dossier) -> Iterator[Melding]:
    """C01 (finding 1: 2022-2025 in the title, and five years from 1 January 2022)."""
    if dossier.convenant is None:
        return
    for convenant in alle(dossier.convenant, Convenant):
        begin, einde = convenant.geldig.start, convenant.geldig.einde
        for genoemd, plaats in _perioden_in_titel(convenant):
            if not _zelfde(genoemd, convenant.geldig):
                tekst = (
                    f"hier staat {_jaren(genoemd)}, maar {convenant.looptijd} jaar vanaf {begin:%d-%m-%Y} "
                    f"is tot en met {einde:%d-%m-%Y}"
                )
                yield TITEL_EN_LOOPTIJD.op(plaats, tekst, "herstel de jaren, of de ingangsdatum en de looptijd")


def _perioden_in_titel(convenant: Convenant) -> Iterator[tuple[Periode, Plaats]]:
    if gevonden := _JAREN.search(convenant.titel):
        van, tot = (heel_jaar(int(jaar)) for jaar in gevonden.groups())
        yield Periode(van.start, tot.einde, Precisie.JAAR), convenant.vindplaats("titel")
    if convenant.periode_in_titel is not None:
        yield convenant.periode_in_titel, convenant.vindplaats("periode_in_titel")


def _zelfde(genoemd: Periode, geldig: Periode) -> bool:
    """Whether two periods are the same, as exactly as the first was written."""
    if genoemd.precisie is Precisie.JAAR:
        return (genoemd.start.year, genoemd.einde.year) == (geldig.start.year, geldig.einde.year)
    if genoemd.precisie is Precisie.DAG:
        return (genoemd.start, genoemd.einde) == (geldig.start, geldig.einde)
    return all(
        (een.year, een.month) == (ander.year, ander.month)
        for een, ander in ((genoemd.start, geldig.start), (genoemd.einde, geldig.einde))
    )


def _jaren(periode: Periode) -> str:
    if periode.precisie is not Precisie.JAAR:
        return f"{periode.start:%d-%m-%Y} t/m {periode.einde:%d-%m-%Y}"
    return str(periode.start.year) + (f"-{periode.einde.year}" if periode.einde.year != periode.start.year else "")


def doelen_en_looptijd(dossier: Dossier) -> Iterator[Melding]:
    """C02 (finding 2: no goals in 2026)."""
    if dossier.convenant is None or not isinstance(dossier.convenant.geldig, Periode):
        return
    geldig = dossier.convenant.geldig
    for doelen in alle(dossier.convenant, Meerjarendoelen):
        if doelen.periode.start > geldig.start or doelen.periode.einde < geldig.einde:
            tekst = (
                f"de doelen gelden van {doelen.periode.start:%d-%m-%Y} t/m {doelen.periode.einde:%d-%m-%Y}, het "
                f"convenant van {geldig.start:%d-%m-%Y} t/m {geldig.einde:%d-%m-%Y}"
            )
            advies = "maak doelen voor de hele looptijd, of leg vast wanneer er nieuwe komen"
            yield DOELEN_EN_LOOPTIJD.op(doelen.vindplaats("periode"), tekst, advies)


def oude_ledenlijst(dossier: Dossier) -> Iterator[Melding]:
    """C03 (finding 3). L03 tells the same of an annual report."""
    if dossier.convenant is None or dossier.leden is None or not isinstance(dossier.convenant.geldig, Periode):
        return
    begin = dossier.convenant.geldig.start
    for lijst in alle(dossier.leden, Ledenlijst):
        if jaren_later(lijst.peildatum.einde, 1) < begin:
            peil = lijst.peildatum.einde
            tekst = f"de ledenlijst is van {peil:%d-%m-%Y}, het convenant gaat in op {begin:%d-%m-%Y}"
            yield OUDE_LEDENLIJST.op(
                lijst.vindplaats("peildatum"), tekst, "loop de ledenlijst na en zet de datum erbij"
            )


def geen_bedrag(dossier: Dossier) -> Iterator[Melding]:
    """C04, C05 and C06 (findings 4 and 11)."""
    contributies = dossier.contributies()
    if contributies is None:
        return
    regeling = contributies.regeling
    onbekend = [deel for deel in contributies.onbekend if deel.reden is Reden.OMVANG]
    if onbekend:
        yield _omvang_onbekend(onbekend)
    for deel in contributies.onbekend:
        plaats = deel.lid.vindplaats(
            "aantal_medewerkers" if deel.lid.aantal_medewerkers is not None else "aantal_leden"
        )
        if deel.reden is Reden.GRENS:
            tekst = f"{deel.lid.naam} heeft {deel.grond}; de grens is {regeling.grens}"
            advies = "zet in convenant.yaml bij 'contributie' 'grens_inclusief: ja' (dat is klein) of 'nee' (groot)"
            yield PRECIES_DE_GRENS.op(plaats, tekst, advies)
        elif deel.reden is Reden.PEIL:
            tekst = f"{deel.lid.naam} heeft {deel.grond}; de grens van {regeling.grens} ligt daartussen"
            advies = "zet in convenant.yaml bij 'contributie' 'peil: medewerkers' of 'peil: leden'"
            yield TWEE_KANTEN.op(plaats, tekst, advies)


def _omvang_onbekend(delen: list[Contributie]) -> Melding:
    namen = rijtje([str(deel.lid.naam) for deel in delen])
    wie = "1 lid" if len(delen) == 1 else f"{len(delen)} leden"
    tekst = f"van {wie} is de omvang niet bekend, dus ook de contributie niet: {namen}"
    return OMVANG_ONBEKEND.op(delen[0].lid.vindplaats("naam"), tekst, "vul het aantal medewerkers of leden in")


def artikel_zonder_tekst(dossier: Dossier) -> Iterator[Melding]:
    """C07."""
    for artikel in alle(dossier.convenant, Artikel) if dossier.convenant is not None else ():
        if artikel.tekst is None and not artikel.leden:
            tekst = f"artikel '{artikel.titel}' heeft geen tekst"
            yield ARTIKEL_LEEG.op(artikel.vindplaats("titel"), tekst, "vul 'tekst' of 'leden' in, of haal het weg")


def klein_en_groot(dossier: Dossier) -> Iterator[Melding]:
    """C08."""
    for regeling in alle(dossier.convenant, Contributieregeling) if dossier.convenant is not None else ():
        if regeling.klein > regeling.groot:
            tekst = f"klein betaalt {als_euro(regeling.klein)}, groot {als_euro(regeling.groot)}"
            yield KLEIN_EN_GROOT.op(regeling.vindplaats("klein"), tekst, "zijn de twee bedragen verwisseld?")
