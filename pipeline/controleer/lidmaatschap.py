"""What happens to a member: its trial year, its signature and its exit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.controleer.rijtje import rijtje
from pipeline.dossier.leden import Lid, Stand, Uitkomst
from pipeline.dossier.perioden import Periode, jaren_later
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.melding import Melding

PROEFJAAR_ZONDER_BEGIN = Meldingsoort(
    "L04",
    Ernst.FOUT,
    "proefjaar zonder eerste dag",
    "Een lid is in zijn proefjaar, maar de dag waarop het lid werd is niet bekend. Dan is ook niet bekend wanneer het "
    "proefjaar eindigt.",
)
PROEFJAAR_NA_CONVENANT = Meldingsoort(
    "L05",
    Ernst.WAARSCHUWING,
    "proefjaar loopt door na het convenant",
    "Het proefjaar van een lid eindigt later dan het convenant waar zijn addendum bij hoort.",
)
NIET_GETOETST = Meldingsoort(
    "L06",
    Ernst.WAARSCHUWING,
    "proefjaar voorbij en niet getoetst",
    "Op de peildatum van de ledenlijst was het proefjaar van een lid voorbij, maar er is geen uitkomst van de toets "
    "ingevuld.",
)
OPZEGGING = Meldingsoort(
    "L07",
    Ernst.FOUT,
    "opzegging niet aan het eind van een jaar",
    "Een lid kan opzeggen aan het einde van een kalenderjaar. De laatste dag als lid is dus 31 december. Na een "
    "proefjaar dat beëindigd is, mag het ook een andere dag zijn.",
)
VOLGORDE = Meldingsoort(
    "L08",
    Ernst.FOUT,
    "datums van een lid in de verkeerde volgorde",
    "Een lid is opgezegd of getoetst voordat het lid werd.",
)
GEEN_ONDERTEKENAAR = Meldingsoort(
    "L09",
    Ernst.WAARSCHUWING,
    "lid zonder ondertekenaar",
    "Van een lid dat nog moet tekenen, is de naam of het mailadres van de ondertekenaar niet bekend.",
)
STAND = Meldingsoort(
    "L10",
    Ernst.FOUT,
    "stand van een lid klopt niet met de andere gegevens",
    "De stand van een lid (aanvraag, proefjaar, permanent of opgezegd) past niet bij de uitkomst van de toets of bij "
    "de datums.",
)
PERMANENT_ZONDER_TOETS = Meldingsoort(
    "L11",
    Ernst.WAARSCHUWING,
    "permanent lid zonder toets",
    "Een lid is na de ingangsdatum van het convenant toegetreden en staat als permanent in de lijst, maar er is geen "
    "toets na het proefjaar ingevuld.",
)
GETEKEND_BUITEN_LOOPTIJD = Meldingsoort(
    "L12",
    Ernst.WAARSCHUWING,
    "getekend buiten de looptijd",
    "Een lid tekende meer dan een jaar voor de ingangsdatum van het convenant, of na de einddatum.",
)


def _leden(dossier: Dossier) -> Iterator[Lid]:
    if dossier.leden is not None:
        yield from alle(dossier.leden, Lid)


def _geldig(dossier: Dossier) -> Periode | None:
    """From when to when the covenant holds, None where that is not known."""
    geldig = dossier.convenant.geldig if dossier.convenant is not None else None
    return geldig if isinstance(geldig, Periode) else None


def proefjaar_zonder_begin(dossier: Dossier) -> Iterator[Melding]:
    """L04."""
    for lid in _leden(dossier):
        if lid.stand is Stand.PROEFJAAR and (lid.toegetreden_op is None or not lid.toegetreden_op.is_dag):
            tekst = f"{lid.naam} is in zijn proefjaar, maar er staat niet op welke dag het lid werd"
            advies = "vul bij 'Toegetreden op' een dag in, zoals 1-3-2025"
            yield PROEFJAAR_ZONDER_BEGIN.op(lid.vindplaats("toegetreden_op"), tekst, advies)


def proefjaar_na_convenant(dossier: Dossier) -> Iterator[Melding]:
    """L05 (finding 12)."""
    geldig = _geldig(dossier)
    for lid in _leden(dossier) if geldig is not None else ():
        tot = lid.proefjaar_tot
        if geldig is None or lid.stand is not Stand.PROEFJAAR or tot is None or tot.einde <= geldig.einde:
            continue
        tekst = (
            f"het proefjaar van {lid.naam} loopt t/m {tot.einde:%d-%m-%Y}, het convenant t/m {geldig.einde:%d-%m-%Y}"
        )
        advies = "spreek af wat er na het einde van het convenant geldt"
        yield PROEFJAAR_NA_CONVENANT.op(lid.vindplaats("toegetreden_op"), tekst, advies)


def niet_getoetst(dossier: Dossier) -> Iterator[Melding]:
    """L06. The date of the list stands for today: rules give the same on every day."""
    if dossier.leden is None or not isinstance(dossier.leden.peildatum, Periode):
        return
    peildatum = dossier.leden.peildatum.einde
    for lid in _leden(dossier):
        tot = lid.proefjaar_tot
        nog_open = lid.uitkomst is None or (lid.uitkomst is Uitkomst.VERLENGD and lid.verlengd_tot is not None)
        if lid.stand is Stand.PROEFJAAR and nog_open and tot is not None and tot.einde < peildatum:
            tekst = (
                f"het proefjaar van {lid.naam} was op {tot.einde:%d-%m-%Y} voorbij; de ledenlijst is van "
                f"{peildatum:%d-%m-%Y} en noemt geen toets"
            )
            advies = "vul in wanneer er getoetst is en met welke uitkomst"
            yield NIET_GETOETST.op(lid.vindplaats("stand"), tekst, advies)


def opzegging_eind_van_jaar(dossier: Dossier) -> Iterator[Melding]:
    """L07 (article 6.5 of the covenant in the source documents)."""
    for lid in _leden(dossier):
        per = lid.opgezegd_per
        if per is None or lid.uitkomst is Uitkomst.BEEINDIGD or (per.einde.month, per.einde.day) == (12, 31):
            continue
        tekst = f"{lid.naam} is opgezegd per {per.einde:%d-%m-%Y}, maar opzeggen kan per 31 december"
        yield OPZEGGING.op(lid.vindplaats("opgezegd_per"), tekst, f"is 31-12-{per.einde.year} bedoeld?")


def volgorde_van_datums(dossier: Dossier) -> Iterator[Melding]:
    """L08."""
    for lid in _leden(dossier):
        begin = lid.toegetreden_op
        for veld, wat, datum in (
            ("opgezegd_per", "opgezegd per", lid.opgezegd_per),
            ("getoetst_op", "getoetst op", lid.getoetst_op),
        ):
            if begin is not None and datum is not None and datum.einde < begin.start:
                tekst = f"{lid.naam} is {wat} {datum.einde:%d-%m-%Y}, maar pas lid sinds {begin.start:%d-%m-%Y}"
                yield VOLGORDE.op(lid.vindplaats(veld), tekst, "herstel een van de twee datums")


def zonder_ondertekenaar(dossier: Dossier) -> Iterator[Melding]:
    """L09, one melding for all."""
    tekenen = dossier.ondertekenaars.lijst if dossier.ondertekenaars is not None else ()
    nog = [deel.lid for deel in tekenen if deel.lid.is_heel and deel.lid.getekend_op is None]
    zonder = [lid for lid in nog if lid.ondertekenaar is None or lid.mail is None]
    if zonder:
        wie = "1 lid" if len(zonder) == 1 else f"{len(zonder)} leden"
        tekst = f"van {wie} ontbreekt de naam of het mailadres van de ondertekenaar: "
        tekst += rijtje([f"{lid.naam} ({lid.vindplaats('naam').spot})" for lid in zonder])
        advies = "vul 'Ondertekenaar' en 'Mail' in"
        yield GEEN_ONDERTEKENAAR.op(zonder[0].vindplaats("naam"), tekst, advies)


def stand_en_gegevens(dossier: Dossier) -> Iterator[Melding]:
    """L10."""
    for lid in _leden(dossier):
        for tekst, advies in _tegenspraak(lid):
            yield STAND.op(lid.vindplaats("stand"), f"{lid.naam} {tekst}", advies)


def _tegenspraak(lid: Lid) -> Iterator[tuple[str, str]]:
    stand, uitkomst = lid.stand, lid.uitkomst
    if stand is Stand.OPGEZEGD and lid.opgezegd_per is None:
        yield "is opgezegd, maar er staat niet per wanneer", "vul 'Opgezegd per' in"
    if stand is not Stand.OPGEZEGD and lid.opgezegd_per is not None:
        yield (
            f"is opgezegd per {lid.opgezegd_per.einde:%d-%m-%Y}, maar de stand is {stand.value}",
            "maak de stand 'opgezegd', of haal de datum weg",
        )
    if stand is Stand.PROEFJAAR and uitkomst is Uitkomst.PERMANENT:
        yield "is na de toets permanent lid, maar de stand is proefjaar", "maak de stand 'permanent'"
    if stand is not Stand.OPGEZEGD and uitkomst is Uitkomst.BEEINDIGD:
        yield (
            f"stopt na de toets (uitkomst beëindigd), maar de stand is {stand.value}",
            "maak de stand 'opgezegd' en vul 'Opgezegd per' in",
        )
    if uitkomst is Uitkomst.VERLENGD and lid.verlengd_tot is None:
        yield "heeft een verlengd proefjaar, maar er staat niet tot wanneer", "vul 'Verlengd tot' in"
    if uitkomst is not None and lid.getoetst_op is None:
        yield f"heeft een uitkomst van de toets ({uitkomst.value}), maar geen datum", "vul 'Getoetst op' in"


def permanent_zonder_toets(dossier: Dossier) -> Iterator[Melding]:
    """L11."""
    geldig = _geldig(dossier)
    for lid in _leden(dossier):
        begin = lid.toegetreden_op
        if geldig is None or begin is None or begin.start <= geldig.start:
            continue
        if lid.stand is Stand.PERMANENT and lid.uitkomst is not Uitkomst.PERMANENT:
            tekst = f"{lid.naam} is lid sinds {begin.start:%d-%m-%Y} en permanent, maar er is geen toets ingevuld"
            advies = "vul 'Getoetst op' en 'Uitkomst' in, of maak de stand 'proefjaar'"
            yield PERMANENT_ZONDER_TOETS.op(lid.vindplaats("stand"), tekst, advies)


def getekend_buiten_looptijd(dossier: Dossier) -> Iterator[Melding]:
    """L12."""
    geldig = _geldig(dossier)
    for lid in _leden(dossier):
        getekend = lid.getekend_op
        if geldig is None or getekend is None:
            continue
        if jaren_later(getekend.einde, 1) < geldig.start or getekend.start > geldig.einde:
            tekst = (
                f"{lid.naam} tekende op {getekend.start:%d-%m-%Y}, het convenant geldt van {geldig.start:%d-%m-%Y} t/m "
                f"{geldig.einde:%d-%m-%Y}"
            )
            yield GETEKEND_BUITEN_LOOPTIJD.op(lid.vindplaats("getekend_op"), tekst, "controleer de datum")
