"""Whether the questions of a survey can be found: in the sheet, and where the story names them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.dossier.enquete import als_tekst
from pipeline.dossier.netwerkevaluatie import Citaat, Netwerkevaluatie, Rapportcijfer, Vorigcijfer, Vraagsoort
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import bedoelde_u, vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.bron import Scalair
    from pipeline.dossier import Dossier
    from pipeline.dossier.basis import Gegeven
    from pipeline.melding import Melding

GEEN_KOLOM = Meldingsoort(
    "V01",
    Ernst.FOUT,
    "kolom staat niet in de antwoorden",
    "Bij een vraag staat een kop die in enquete.xlsx niet voorkomt. Neem de kop van de kolom woord voor woord over.",
)
DEEL_ONTBREEKT = Meldingsoort(
    "V14",
    Ernst.INFO,
    "verhaal of antwoorden ontbreken",
    "netwerkevaluatie.yaml en enquete.xlsx horen bij elkaar: het ene zegt wat de kolommen van het andere zijn. Zonder "
    "een van de twee zijn er geen cijfers.",
)
ONBEKENDE_VRAAG = Meldingsoort(
    "V15",
    Ernst.FOUT,
    "vraag of doelgroep niet bekend",
    "Een cijfer of citaat noemt een vraag die niet bij `vragen` staat of van een andere soort is, of een doelgroep die "
    "niet bij `doelgroepen` staat.",
)
NIET_EENDUIDIG = Meldingsoort(
    "V16",
    Ernst.FOUT,
    "vraag, doelgroep of kolom staat er twee keer",
    "Twee vragen of doelgroepen heten hetzelfde, twee vragen zijn van een soort waarvan er één is (groep, kenmerk, "
    "tijdstip, toestemming), of een kop staat twee keer in enquete.xlsx. Het is niet te zien welke bedoeld is.",
)

_EEN_KEER = (Vraagsoort.GROEP, Vraagsoort.KENMERK, Vraagsoort.TIJDSTIP, Vraagsoort.TOESTEMMING)


def evaluaties(dossier: Dossier) -> Iterator[tuple[int, Netwerkevaluatie]]:
    """The story of each year that has one."""
    for (_, jaar), deel in dossier.delen.items():
        if isinstance(deel, Netwerkevaluatie) and isinstance(jaar, int):
            yield jaar, deel


def kort(waarde: Scalair) -> str:
    """An answer, short enough for a melding."""
    tekst = als_tekst(waarde) or ""
    return tekst if len(tekst) <= 60 else tekst[:57] + "..."


def delen_bij_elkaar(dossier: Dossier) -> Iterator[Melding]:
    """V14."""
    for jaar, evaluatie in evaluaties(dossier):
        if evaluatie.vragen and ("enquete", jaar) not in dossier.delen:
            tekst = "hier staan vragen, maar er zijn geen antwoorden (enquete.xlsx) te lezen"
            yield DEEL_ONTBREEKT.op(evaluatie.vindplaats("vragen"), tekst, "zet enquete.xlsx in deze map")
    for (naam, exemplaar), deel in dossier.delen.items():
        if naam == "enquete" and ("netwerkevaluatie", exemplaar) not in dossier.delen:
            tekst = "deze antwoorden worden niet gebruikt: er is geen netwerkevaluatie.yaml te lezen"
            yield DEEL_ONTBREEKT.op(deel.vindplaats(), tekst, "maak netwerkevaluatie.yaml in deze map")


def kolommen(dossier: Dossier) -> Iterator[Melding]:
    """V01, and V16 for a heading that stands twice."""
    for jaar, evaluatie in evaluaties(dossier):
        antwoorden = dossier.antwoorden(jaar)
        if antwoorden is None:
            continue
        koppen = [kop for kop in antwoorden.rooster.koppen if kop is not None]
        bezet = {vereenvoudigd(v.kolom) for v in evaluatie.van_soort(*Vraagsoort)}
        vrij = [kop for kop in koppen if vereenvoudigd(kop) not in bezet]
        for vraag in evaluatie.van_soort(*Vraagsoort):
            gevonden = antwoorden.kolommen_van(vraag)
            if not gevonden:
                tekst = f"kolom '{vraag.kolom}' staat niet op blad {antwoorden.rooster.plaats.blad}"
                yield GEEN_KOLOM.op(vraag.vindplaats("kolom"), tekst, bedoelde_u(vraag.kolom, vrij or koppen))
            elif len(gevonden) > 1:
                plaats = antwoorden.rooster.plaats_van_kop(gevonden[1])
                tekst = f"kolom '{vraag.kolom}' staat er {len(gevonden)} keer"
                yield NIET_EENDUIDIG.op(plaats, tekst, "geef de kolommen elk een eigen kop")


def dubbele_namen(dossier: Dossier) -> Iterator[Melding]:
    """V16."""
    for _, evaluatie in evaluaties(dossier):
        vragen = evaluatie.van_soort(*Vraagsoort)
        geteld = Counter(vereenvoudigd(vraag.vraag) for vraag in vragen)
        for vraag in vragen:
            if geteld[vereenvoudigd(vraag.vraag)] > 1:
                tekst = f"vraag '{vraag.vraag}' staat er {geteld[vereenvoudigd(vraag.vraag)]} keer"
                yield NIET_EENDUIDIG.op(vraag.vindplaats("vraag"), tekst, "geef elke vraag een eigen naam")
        for soort in _EEN_KEER:
            for vraag in evaluatie.van_soort(soort)[1:]:
                tekst = f"'{vraag.vraag}' is de tweede vraag van soort {soort.value}; er kan er één zijn"
                yield NIET_EENDUIDIG.op(vraag.vindplaats("soort"), tekst, "kies een andere soort, of haal de vraag weg")
        woorden: dict[str, str] = {}
        for groep in evaluatie.hele_doelgroepen:
            for woord in sorted(groep.herkend_aan & woorden.keys()):
                tekst = f"'{woord}' hoort bij doelgroep '{woorden[woord]}' en bij '{groep.naam}'"
                yield NIET_EENDUIDIG.op(groep.vindplaats(), tekst, "laat elk woord bij één doelgroep staan")
            woorden |= dict.fromkeys(groep.herkend_aan, groep.naam)


def verwijzingen(dossier: Dossier) -> Iterator[Melding]:
    """V15."""
    for _, evaluatie in evaluaties(dossier):
        cijfers: tuple[Vorigcijfer | Rapportcijfer, ...] = (
            *alle(evaluatie, Rapportcijfer),
            *alle(evaluatie, Vorigcijfer),
        )
        for cijfer in cijfers:
            yield from _vraag(evaluatie, cijfer, cijfer.vraag, Vraagsoort.CIJFER)
            if cijfer.doelgroep is not None and evaluatie.groep(cijfer.doelgroep) is None:
                bekend = [groep.naam for groep in evaluatie.hele_doelgroepen]
                tekst = f"doelgroep '{cijfer.doelgroep}' is niet bekend"
                yield ONBEKENDE_VRAAG.op(
                    cijfer.vindplaats("doelgroep"),
                    tekst,
                    bedoelde_u(cijfer.doelgroep, bekend) or "vul 'doelgroepen' in",
                )
        for citaat in alle(evaluatie, Citaat):
            if citaat.vraag is not None:
                yield from _vraag(evaluatie, citaat, citaat.vraag, Vraagsoort.OPEN)


def _vraag(evaluatie: Netwerkevaluatie, groep: Gegeven, naam: str, soort: Vraagsoort) -> Iterator[Melding]:
    vraag = evaluatie.met_naam(naam)
    if vraag is not None and vraag.soort == soort:
        return
    bekend = [v.vraag for v in evaluatie.van_soort(soort)]
    wat = "staat niet bij 'vragen'" if vraag is None else f"is van soort {vraag.soort.value}, niet {soort.value}"
    advies = bedoelde_u(naam, bekend) or f"zet bij 'vragen' een vraag van soort {soort.value}"
    yield ONBEKENDE_VRAAG.op(groep.vindplaats("vraag"), f"vraag '{naam}' {wat}", advies)
