"""What the answers of a survey contradict: what cannot be, a published mark, groups that are too small."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from pipeline.controleer.enquetevragen import evaluaties, kort
from pipeline.dossier.bedragen import als_getal
from pipeline.dossier.enquete import als_cijfer, als_dag, als_keuzes, als_tekst
from pipeline.dossier.geheim import KLEINSTE_GROEP
from pipeline.dossier.netwerkevaluatie import Rapportcijfer, Vorigcijfer, Vraagsoort
from pipeline.dossier.perioden import Periode
from pipeline.dossier.tellen import afscherming, op_tiende
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.bron import Scalair
    from pipeline.dossier import Dossier
    from pipeline.dossier.enquete import Antwoorden
    from pipeline.dossier.netwerkevaluatie import Netwerkevaluatie, Vraag
    from pipeline.melding import Melding

VREEMD_ANTWOORD = Meldingsoort(
    "V02",
    Ernst.FOUT,
    "antwoord past niet bij de vraag",
    "Een cijfer is geen getal of valt buiten de schaal, of een antwoord staat niet bij de opties. Zo'n antwoord telt "
    "niet mee. Per vraag worden de eerste twintig cellen genoemd.",
)
VREEMDE_GROEP = Meldingsoort(
    "V03",
    Ernst.FOUT,
    "antwoord bij geen doelgroep",
    "Iemand koos een groep die niet bij `doelgroepen` staat. Zet het woord bij `antwoorden` van de goede doelgroep.",
)
MEER_DAN_GEVRAAGD = Meldingsoort(
    "V04",
    Ernst.FOUT,
    "meer antwoorden dan uitgenodigd",
    "Van een doelgroep zijn er meer antwoorden dan mensen die de vragenlijst kregen.",
)
ANDER_CIJFER = Meldingsoort(
    "V05",
    Ernst.FOUT,
    "rapportcijfer klopt niet met de antwoorden",
    "Het cijfer dat bekend is gemaakt is een ander dan het gemiddelde van de antwoorden, op één decimaal.",
)
TWEE_KEER = Meldingsoort(
    "V09",
    Ernst.FOUT,
    "respondent staat er twee keer",
    "Twee rijen hebben hetzelfde kenmerk, en zouden dubbel tellen.",
)
BUITEN_PERIODE = Meldingsoort(
    "V10",
    Ernst.WAARSCHUWING,
    "antwoord buiten de periode",
    "Een antwoord is gegeven voor of na de periode van de evaluatie, of het tijdstip is niet te lezen. Het telt mee.",
)
TE_WEINIG = Meldingsoort(
    "V11",
    Ernst.FOUT,
    "minder dan vijf antwoorden",
    "Met minder dan vijf antwoorden is te raden wie wat zei. Er komen dan geen cijfers.",
)
VERBORGEN = Meldingsoort(
    "V12",
    Ernst.INFO,
    "doelgroep wordt niet getoond",
    "Van een doelgroep met minder dan vijf antwoorden komen er geen cijfers in het document. Zou haar aantal uit het "
    "totaal te berekenen zijn, dan wordt ook de kleinste andere doelgroep niet getoond. Blijft er dan geen over, dan "
    "tellen de antwoorden van de kleine doelgroep niet mee in het totaal.",
)
ZONDER_AANTAL = Meldingsoort(
    "V13",
    Ernst.INFO,
    "cijfer zonder aantal",
    "Van een cijfer is niet bekend hoeveel mensen het gaven (n onbekend). In het document staat dat erbij.",
)

_CELLEN_HOOGSTENS = 20


def _enquetes(dossier: Dossier) -> Iterator[tuple[Netwerkevaluatie, Antwoorden]]:
    for jaar, evaluatie in evaluaties(dossier):
        antwoorden = dossier.antwoorden(jaar)
        if antwoorden is not None:
            yield evaluatie, antwoorden


def vreemde_antwoorden(dossier: Dossier) -> Iterator[Melding]:
    """V02."""
    for evaluatie, antwoorden in _enquetes(dossier):
        for vraag in evaluatie.van_soort(Vraagsoort.CIJFER):
            schaal = f"geen getal van {vraag.schaal.van} tot en met {vraag.schaal.tot}"
            yield from _vreemd(antwoorden, vraag, partial(_is_cijfer, vraag), f"is {schaal}")
        for vraag in evaluatie.van_soort(Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE):
            yield from _vreemd(antwoorden, vraag, partial(_is_keuze, vraag), "staat niet bij de opties")


def _is_cijfer(vraag: Vraag, waarde: Scalair) -> bool:
    return als_cijfer(waarde, vraag) is not None


def _is_keuze(vraag: Vraag, waarde: Scalair) -> bool:
    return not vraag.opties or als_keuzes(waarde, vraag) is not None


def _vreemd(antwoorden: Antwoorden, vraag: Vraag, past: Callable[[Scalair], bool], wat: str) -> Iterator[Melding]:
    waarden = antwoorden.waarden(vraag) or []
    mis = {waarde for waarde in set(waarden) if waarde is not None and not past(waarde)}
    cellen = [rij for rij, waarde in enumerate(waarden) if waarde in mis] if mis else []
    kolom = next(iter(antwoorden.kolommen_van(vraag)), 0)
    advies = "herstel de cel of maak haar leeg"
    if vraag.soort != Vraagsoort.CIJFER:
        advies = "zet het antwoord bij 'opties', of vul 'anders' in"
    for rij in cellen[:_CELLEN_HOOGSTENS]:
        tekst = f"'{kort(waarden[rij])}' {wat} (vraag '{vraag.vraag}')"
        yield VREEMD_ANTWOORD.op(antwoorden.rooster.plaats_van(rij, kolom), tekst, advies)
    if len(cellen) > _CELLEN_HOOGSTENS:
        tekst = f"nog {len(cellen) - _CELLEN_HOOGSTENS} antwoorden op vraag '{vraag.vraag}' passen niet"
        yield VREEMD_ANTWOORD.op(antwoorden.rooster.plaats_van_kop(kolom), tekst, "kijk of 'soort' en 'schaal' kloppen")


def vreemde_groepen(dossier: Dossier) -> Iterator[Melding]:
    """V03: each word once, at the first cell that holds it."""
    for evaluatie, antwoorden in _enquetes(dossier):
        vraag = next(iter(evaluatie.van_soort(Vraagsoort.GROEP)), None)
        waarden = antwoorden.waarden(vraag) if vraag is not None else None
        if vraag is None or waarden is None:
            continue
        for waarde, keer in Counter(waarden).items():
            if waarde is not None and evaluatie.groep(als_tekst(waarde)) is None:
                plaats = antwoorden.rooster.plaats_van(waarden.index(waarde), antwoorden.kolommen_van(vraag)[0])
                tekst = f"'{kort(waarde)}' hoort bij geen doelgroep ({keer} keer)"
                yield VREEMDE_GROEP.op(plaats, tekst, "zet dit woord bij 'antwoorden' van de goede doelgroep")


def meer_dan_uitgenodigd(dossier: Dossier) -> Iterator[Melding]:
    """V04. Whoever reads this has the answers, so the number of a hidden group can be told."""
    for evaluatie, antwoorden in _enquetes(dossier):
        geteld = Counter(antwoorden.groepen)
        for groep in evaluatie.hele_doelgroepen:
            if groep.uitgenodigd is not None and geteld[groep.naam] > groep.uitgenodigd:
                aantallen = f"{groep.uitgenodigd} uitgenodigd, maar er zijn {geteld[groep.naam]} antwoorden"
                tekst = f"van doelgroep '{groep.naam}' zijn er {aantallen}"
                yield MEER_DAN_GEVRAAGD.op(groep.vindplaats("uitgenodigd"), tekst, "herstel het aantal uitgenodigden")


def rapportcijfer(dossier: Dossier) -> Iterator[Melding]:
    """V05, and V13 where the answers are not there."""
    for jaar, evaluatie in evaluaties(dossier):
        for groot in alle(evaluatie, Rapportcijfer):
            plaats = groot.vindplaats("waarde")
            if groot.waarde is None:
                continue
            uitslag = dossier.uitslag(jaar)
            if uitslag is None:
                waarde = als_getal(groot.waarde)
                tekst = f"van het rapportcijfer {waarde} is niet bekend hoeveel mensen het gaven (n onbekend)"
                yield ZONDER_AANTAL.op(plaats, tekst, "zet de antwoorden in enquete.xlsx als u ze hebt")
                continue
            stand = uitslag.rapportcijfer
            if stand is not None and stand.gemiddelde is not None and stand.gemiddelde != op_tiende(groot.waarde):
                gevonden = f"de antwoorden geven {als_getal(stand.gemiddelde)} (n = {stand.aantal})"
                tekst = f"het rapportcijfer is {als_getal(groot.waarde)}, maar {gevonden}"
                yield ANDER_CIJFER.op(plaats, tekst, "herstel het cijfer, of haal het weg: het volgt uit de antwoorden")


def vorige_zonder_aantal(dossier: Dossier) -> Iterator[Melding]:
    """V13 (finding 32: a mark without n)."""
    for _, evaluatie in evaluaties(dossier):
        for cijfer in alle(evaluatie, Vorigcijfer):
            if cijfer.aantal is None:
                gemiddelde = als_getal(cijfer.gemiddelde)
                tekst = f"van het vorige cijfer {gemiddelde} is niet bekend hoeveel mensen het gaven (n onbekend)"
                yield ZONDER_AANTAL.op(cijfer.vindplaats(), tekst, "vul 'aantal' in als u het weet")


def twee_keer(dossier: Dossier) -> Iterator[Melding]:
    """V09."""
    for evaluatie, antwoorden in _enquetes(dossier):
        vraag = next(iter(evaluatie.van_soort(Vraagsoort.KENMERK)), None)
        waarden = antwoorden.waarden(vraag) if vraag is not None else None
        if vraag is None or waarden is None:
            continue
        kolom, eerste = antwoorden.kolommen_van(vraag)[0], dict[str, int]()
        for rij, waarde in enumerate(waarden):
            kenmerk = als_tekst(waarde)
            if kenmerk is not None and (ander := eerste.setdefault(kenmerk, rij)) != rij:
                adres = antwoorden.rooster.plaats_van(ander, kolom).cel
                tekst = f"respondent '{kenmerk}' staat ook in {adres}"
                yield TWEE_KEER.op(antwoorden.rooster.plaats_van(rij, kolom), tekst, "verwijder een van de twee rijen")


def buiten_periode(dossier: Dossier) -> Iterator[Melding]:
    """V10."""
    for evaluatie, antwoorden in _enquetes(dossier):
        vraag = next(iter(evaluatie.van_soort(Vraagsoort.TIJDSTIP)), None)
        waarden = antwoorden.waarden(vraag) if vraag is not None else None
        periode = evaluatie.periode
        if vraag is None or waarden is None or not isinstance(periode, Periode):
            continue
        dagen = {waarde: als_dag(waarde) for waarde in set(waarden)}
        goed = {
            w for w, dag in dagen.items() if w is None or (dag is not None and periode.start <= dag <= periode.einde)
        }
        fout = [rij for rij, waarde in enumerate(waarden) if waarde not in goed]
        kolom = antwoorden.kolommen_van(vraag)[0]
        advies = "herstel de periode, of verwijder de rij"
        for rij in fout[:_CELLEN_HOOGSTENS]:
            dag = dagen[waarden[rij]]
            wat = (
                f"{dag:%d-%m-%Y} valt buiten de periode" if dag is not None else f"'{kort(waarden[rij])}' is geen datum"
            )
            plaats = antwoorden.rooster.plaats_van(rij, kolom)
            yield BUITEN_PERIODE.op(plaats, wat, advies if dag is not None else "maak er een datum van")
        if (rest := len(fout) - _CELLEN_HOOGSTENS) > 0:
            tekst = f"nog {rest} antwoorden vallen buiten de periode of hebben geen datum"
            yield BUITEN_PERIODE.op(antwoorden.rooster.plaats_van_kop(kolom), tekst, advies)


def te_kleine_groepen(dossier: Dossier) -> Iterator[Melding]:
    """V11 and V12. How small a group is, is not told: meldingen are kept beside the document."""
    for evaluatie, antwoorden in _enquetes(dossier):
        if antwoorden.aantal < KLEINSTE_GROEP:
            tekst = f"er zijn {antwoorden.aantal} antwoorden; voor cijfers zijn er minstens {KLEINSTE_GROEP} nodig"
            yield TE_WEINIG.op(antwoorden.rooster.plaats, tekst, "nodig meer mensen uit, of laat de cijfers weg")
            continue
        geteld = Counter(antwoorden.groepen)
        scherm = afscherming(antwoorden)
        for groep in evaluatie.hele_doelgroepen:
            if groep.naam not in scherm.weg:
                continue
            waarom = f"minder dan {KLEINSTE_GROEP} antwoorden"
            if geteld[groep.naam] >= KLEINSTE_GROEP:
                waarom = "anders is een kleinere groep uit het totaal te berekenen"
            if groep.naam in scherm.buiten:
                waarom += "; zij tellen ook niet mee in het totaal, anders zijn zij daaruit te berekenen"
            tekst = f"doelgroep '{groep.naam}' wordt niet getoond: {waarom}"
            yield VERBORGEN.op(groep.vindplaats(), tekst, "voeg kleine doelgroepen samen als u ze wilt tonen")
