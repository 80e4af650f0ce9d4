"""Words of respondents: only those that there are, with consent, and without what tells who said them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.controleer.enquetevragen import evaluaties, kort
from pipeline.dossier.netwerkevaluatie import Citaat, Vraagsoort
from pipeline.dossier.persoonsgegevens import gegevens_in
from pipeline.dossier.tellen import citaat_uit_blad
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.dossier.enquete import Antwoorden
    from pipeline.melding import Melding

ZONDER_TOESTEMMING = Meldingsoort(
    "V06",
    Ernst.FOUT,
    "citaat zonder toestemming",
    "Woorden van een respondent staan alleen in het document als hij of zij dat goed vindt: een ja in de kolom "
    "toestemming, of bij een getypt citaat `toestemming: ja`.",
)
GEEN_CITAAT = Meldingsoort(
    "V07",
    Ernst.FOUT,
    "citaat niet te vinden",
    "Een citaat noemt een respondent die er niet is of die de vraag niet beantwoordde, of het heeft geen tekst.",
)
HERLEIDBAAR_CITAAT = Meldingsoort(
    "V08",
    Ernst.FOUT,
    "citaat met mailadres of telefoonnummer",
    "In een citaat staat een mailadres, telefoonnummer, rekeningnummer of burgerservicenummer: dan is te zien wie het "
    "zei.",
)


def citaten(dossier: Dossier) -> Iterator[Melding]:
    """V06 to V08."""
    for jaar, evaluatie in evaluaties(dossier):
        antwoorden = dossier.antwoorden(jaar)
        for citaat in alle(evaluatie, Citaat):
            if citaat.respondent is None:
                yield from _getypt(citaat)
            elif antwoorden is not None:
                yield from _uit_blad(citaat, antwoorden)


def _getypt(citaat: Citaat) -> Iterator[Melding]:
    if citaat.tekst is None:
        tekst = "dit citaat heeft geen tekst en geen respondent"
        yield GEEN_CITAAT.op(citaat.vindplaats(), tekst, "vul 'respondent' en 'vraag' in, of 'tekst'")
        return
    if not citaat.toestemming:
        tekst = f"van '{kort(citaat.tekst)}' staat niet dat de respondent het goed vindt"
        yield ZONDER_TOESTEMMING.op(
            citaat.vindplaats(), tekst, "vraag het en vul 'toestemming: ja' in, of haal het weg"
        )
    yield from _herleidbaar(citaat, citaat.tekst)


def _uit_blad(citaat: Citaat, antwoorden: Antwoorden) -> Iterator[Melding]:
    gevonden = citaat_uit_blad(citaat, antwoorden)
    if gevonden is None:
        heeft_kenmerk = antwoorden.een_van(Vraagsoort.KENMERK) is not None
        tekst = f"respondent '{citaat.respondent}' staat niet in de antwoorden"
        advies = "controleer het kenmerk" if heeft_kenmerk else "zet bij 'vragen' welke kolom het kenmerk is"
        yield GEEN_CITAAT.op(citaat.vindplaats("respondent"), tekst, advies)
        return
    woorden, mag = gevonden
    if woorden is None and (citaat.vraag is None or antwoorden.evaluatie.met_naam(citaat.vraag) is not None):
        vraag = f"vraag '{citaat.vraag}' niet" if citaat.vraag is not None else "een vraag die hier niet genoemd is"
        tekst = f"respondent '{citaat.respondent}' beantwoordde {vraag}"
        yield GEEN_CITAAT.op(citaat.vindplaats("respondent"), tekst, "noem een open vraag met een antwoord")
    elif not mag or citaat.toestemming is False:
        tekst = f"respondent '{citaat.respondent}' geeft geen toestemming voor een citaat"
        yield ZONDER_TOESTEMMING.op(citaat.vindplaats("respondent"), tekst, "haal het citaat weg")
    if woorden is not None:
        yield from _herleidbaar(citaat, woorden)


def _herleidbaar(citaat: Citaat, woorden: str) -> Iterator[Melding]:
    plaats = citaat.vindplaats("tekst" if citaat.respondent is None else "respondent")
    gevonden = {vondst.soort.value.removeprefix("het ") for vondst in gegevens_in(woorden)}
    for wat in sorted(gevonden):
        tekst = f"in dit citaat staat een {wat}: '{kort(woorden)}'"
        yield HERLEIDBAAR_CITAAT.op(plaats, tekst, "kies een ander citaat, of haal het uit het antwoord")
