"""What a plan of a year and its evaluation contradict: statuses, figures, explanations, and the colours for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.controleer.huisstijl import verhouding_als_tekst
from pipeline.dossier.basis import Gat
from pipeline.dossier.bedragen import NUL, als_getal
from pipeline.dossier.geheim import KLEINSTE_GROEP
from pipeline.dossier.jaarevaluatie import samengevat
from pipeline.dossier.jaarplan import Doel, Jaarplan, Resultaat
from pipeline.dossier.status import As, Gewicht, Grenzen, Statuscode, Statuslijst
from pipeline.dossier.wandeling import alle
from pipeline.kleur import TEKST_MINSTENS, contrast
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import bedoelde_u

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from pipeline.dossier import Dossier
    from pipeline.dossier.jaarevaluatie import Jaarevaluatie
    from pipeline.melding import Melding

STATUS_EN_CIJFERS = Meldingsoort(
    "E01",
    Ernst.FOUT,
    "status past niet bij de cijfers",
    "Een resultaat heeft een streefgetal en een uitkomst, en de status zegt iets anders: bij 22 van de 30 hoort "
    "gedeeltelijk behaald.",
)
ZONDER_UITLEG = Meldingsoort(
    "E02",
    Ernst.FOUT,
    "status zonder toelichting",
    "Een resultaat is niet of gedeeltelijk behaald, en nergens staat waarom.",
)
NIET_GENOEMD = Meldingsoort(
    "E03",
    Ernst.WAARSCHUWING,
    "resultaat zonder toelichting",
    "Een doel heeft meer resultaten, en van een ervan zegt geen toelichting wat ervan kwam.",
)
ZONDER_VLAG = Meldingsoort(
    "E04",
    Ernst.WAARSCHUWING,
    "doorlopen zonder jaar",
    "Een toelichting zegt dat iets doorloopt in een later jaar, maar `loopt_door_in` is niet ingevuld.",
)
DOEL_EN_RESULTATEN = Meldingsoort(
    "E05",
    Ernst.FOUT,
    "status van doel past niet bij resultaten",
    "De status van een doel is een andere dan die uit zijn resultaten volgt.",
)
DEELNEMERS = Meldingsoort(
    "E06",
    Ernst.FOUT,
    "deelnemers tellen niet op",
    "Het genoemde totaal aan deelnemers is niet de som van de deelnemers per organisatie.",
)
WEINIG_CONTRAST = Meldingsoort(
    "E07",
    Ernst.FOUT,
    "statuskleur slecht leesbaar",
    "Tekst en vlak van een status verschillen te weinig. Nodig is een contrast van 4,5 op 1 (WCAG 2.1, 1.4.3).",
)
ONBEKENDE_STATUS = Meldingsoort(
    "E08",
    Ernst.FOUT,
    "status niet bekend",
    "Een jaarplan noemt een status of een voortgang die niet in statuscodes.yaml staat.",
)
HERKENBAAR = Meldingsoort(
    "E13",
    Ernst.INFO,
    "deelnemers kunnen te herkennen zijn",
    "Van een organisatie deden maar een paar mensen mee. Een lezer kan dan weten wie dat waren. In een sjabloon geeft "
    "`deelnemers_gegroepeerd` van een doel de kleine organisaties samen, zonder dat een ervan is terug te rekenen.",
)

_LOOPT_DOOR = re.compile(
    r"\b(?:loopt|lopen|gaat|gaan|doorlopen|gepland|vervolg\w*|afgerond|beschikbaar)\b[^.!?]*\b(20\d\d)\b", re.IGNORECASE
)


def plannen(dossier: Dossier) -> Iterator[tuple[int, Jaarplan, Statuslijst]]:
    """The plans without a gap, with their year and the status codes."""
    codes = dossier.deel("statuscodes")
    for (_, jaar), plan in dossier.delen.items():
        if not isinstance(plan, Jaarplan) or not isinstance(jaar, int) or not isinstance(codes, Statuslijst):
            continue
        if plan.is_overal_heel and codes.is_overal_heel:
            yield jaar, plan, codes


def evaluaties(dossier: Dossier, as_: As = As.EINDSTATUS) -> Iterator[tuple[int, Jaarevaluatie]]:
    """The plans without a gap that have a status on an axis, with their year."""
    for jaar, plan, _ in plannen(dossier):
        heeft_status = any(as_ is van for _, van, _ in genoemd(plan))
        if heeft_status and (evaluatie := dossier.evaluatie(jaar, as_)) is not None:
            yield jaar, evaluatie


def onbekende_status(dossier: Dossier) -> Iterator[Melding]:
    """E08; a word of the other axis is told in `voortgang`."""
    for _, plan, codes in plannen(dossier):
        for groep, as_, code in genoemd(plan):
            if codes.met_code(code, as_) is None and codes.met_code(code, as_.andere) is None:
                bekend = [str(status.code) for status in codes.van(as_)]
                advies = bedoelde_u(code, bekend) or f"zet de woorden in statuscodes.yaml bij '{as_.value}'"
                yield ONBEKENDE_STATUS.op(groep.vindplaats(as_.veld), f"{as_.veld} '{code}' is niet bekend", advies)


def genoemd(plan: Jaarplan) -> Iterator[tuple[Doel | Resultaat, As, str]]:
    """Every goal and result that names a status, with the axis and the word."""
    groepen: tuple[Doel | Resultaat, ...] = (*alle(plan, Doel), *alle(plan, Resultaat))
    for groep in groepen:
        for as_, code in ((As.EINDSTATUS, groep.status), (As.VOORTGANG, groep.voortgang)):
            if code is not None:
                yield groep, as_, code


def status_en_cijfers(dossier: Dossier) -> Iterator[Melding]:
    """E01 (finding 40), by the shares that the status codes name; of a maximum it is the other way around."""
    codes = dossier.deel("statuscodes")
    grenzen = codes.grenzen if isinstance(codes, Statuslijst) else Grenzen()
    for _, evaluatie in evaluaties(dossier):
        for doel in evaluatie.doelen:
            for uitslag in doel.resultaten:
                status, resultaat = uitslag.status, uitslag.resultaat
                hoort = uitslag.passend(grenzen)
                if hoort is None or status is None or status.gewicht in {Gewicht.TELT_NIET, *hoort}:
                    continue
                van = "bij hoogstens" if resultaat.is_hoogstens else "van"
                cijfers = f"{_geheel(resultaat.realisatie)} {van} {_geheel(resultaat.doelwaarde)}"
                tekst = f"resultaat {uitslag.nummer} is '{status.label}', maar de cijfers zeggen {cijfers}"
                yield STATUS_EN_CIJFERS.op(resultaat.vindplaats(), tekst, _herstel(resultaat, status))


def _herstel(resultaat: Resultaat, status: Statuscode) -> str:
    """How to mend it: with the direction too, where the figures are those of a target that is no minimum."""
    basis = "herstel de status of een van de getallen"
    doel, bereikt = resultaat.doelwaarde, resultaat.realisatie
    if resultaat.richting is not None or doel is None or bereikt is None or bereikt <= doel:
        return basis
    if resultaat.is_hoogstens:
        return f"{basis}; is het streefgetal een minimum, vul dan in: richting: minstens"
    if status.gewicht == Gewicht.GEHEEL:
        return basis
    return f"{basis}; is het streefgetal een maximum, vul dan in: richting: hoogstens"


def _geheel(getal: Decimal | None) -> str:
    return als_getal(getal if getal is not None else NUL)


def uitleg(dossier: Dossier) -> Iterator[Melding]:
    """E02 and E03 (findings 37 and 38)."""
    for _, evaluatie in evaluaties(dossier):
        for doel in evaluatie.doelen:
            for uitslag in doel.resultaten:
                if uitslag.status is None or uitslag.resultaat.toelichting is not None:
                    continue
                plaats = uitslag.resultaat.vindplaats("toelichting")
                if uitslag.status.gewicht != Gewicht.GEHEEL and doel.doel.toelichting is None:
                    tekst = f"resultaat {uitslag.nummer} is '{uitslag.status.label}', en nergens staat waarom"
                    yield ZONDER_UITLEG.op(plaats, tekst, "schrijf bij 'toelichting' waarom")
                elif len(doel.resultaten) > 1:
                    tekst = f"van resultaat {uitslag.nummer} staat niet apart wat ervan kwam"
                    yield NIET_GENOEMD.op(plaats, tekst, "schrijf het bij 'toelichting'")


def doorlopen(dossier: Dossier) -> Iterator[Melding]:
    """E04 (finding 37: 'planned for 2026' without the mark that it goes on)."""
    for jaar, plan, _ in plannen(dossier):
        for doel in alle(plan, Doel):
            groepen: tuple[Doel | Resultaat, ...] = (doel, *alle(doel, Resultaat))
            for groep in groepen:
                if groep.loopt_door_in is not None or doel.loopt_door_in is not None:
                    continue
                for gevonden in _LOOPT_DOOR.finditer(groep.toelichting or ""):
                    if int(gevonden[1]) > jaar:
                        tekst = f"de toelichting noemt {gevonden[1]}, maar 'loopt_door_in' is niet ingevuld"
                        advies = f"vul in: loopt_door_in: {gevonden[1]}"
                        yield ZONDER_VLAG.op(groep.vindplaats("toelichting"), tekst, advies)


def doel_en_resultaten(dossier: Dossier) -> Iterator[Melding]:
    """E05 (finding 36), on each axis on which a goal has a status of its own."""
    for jaar, plan, codes in plannen(dossier):
        van_doelen = {as_ for groep, as_, _ in genoemd(plan) if isinstance(groep, Doel)}
        for as_ in As:
            evaluatie = dossier.evaluatie(jaar, as_) if as_ in van_doelen else None
            for doel in evaluatie.doelen if evaluatie is not None else ():
                if doel.afgeleid or doel.status is None:
                    continue
                volgt = samengevat([uitslag.status for uitslag in doel.resultaten], codes, as_)
                if volgt is None or volgt.gewicht == doel.status.gewicht:
                    continue
                tekst = f"doel {doel.nummer} is '{doel.status.label}', maar uit de resultaten volgt '{volgt.label}'"
                advies = "herstel een van de twee, of haal deze weg"
                yield DOEL_EN_RESULTATEN.op(doel.doel.vindplaats(as_.veld), tekst, advies)


def deelnemers(dossier: Dossier) -> Iterator[Melding]:
    """E06."""
    for _, plan, _ in plannen(dossier):
        for doel in alle(plan, Doel):
            som = sum(deel.aantal for deel in doel.deelnemers if not isinstance(deel.aantal, Gat))
            if doel.deelnemers_totaal is not None and doel.deelnemers and doel.deelnemers_totaal != som:
                tekst = f"het totaal is {doel.deelnemers_totaal}, maar de organisaties samen zijn {som}"
                advies = "herstel het totaal of een van de aantallen"
                yield DEELNEMERS.op(doel.vindplaats("deelnemers_totaal"), tekst, advies)


def herkenbare_deelnemers(dossier: Dossier) -> Iterator[Melding]:
    """E13 (finding 46)."""
    for _, plan, _ in plannen(dossier):
        for doel in alle(plan, Doel):
            klein = sum(deel.aantal < KLEINSTE_GROEP for deel in doel.deelnemers)
            if klein:
                van = f"{klein} van de {len(doel.deelnemers)} organisaties"
                hadden = "had" if klein == 1 else "hadden"
                tekst = f"{van} {hadden} minder dan {KLEINSTE_GROEP} deelnemers; een lezer kan weten wie dat waren"
                advies = "vraag of zij zo op papier mogen; 'deelnemers_gegroepeerd' neemt kleine organisaties samen"
                yield HERKENBAAR.op(doel.vindplaats("deelnemers"), tekst, advies)


def statuskleuren(dossier: Dossier) -> Iterator[Melding]:
    """E07."""
    codes = dossier.deel("statuscodes")
    for status in alle(codes, Statuscode) if codes is not None else ():
        verhouding = contrast(status.tekstkleur, status.vulling)
        if verhouding < TEKST_MINSTENS:
            gevonden = verhouding_als_tekst(verhouding)
            tekst = f"'{status.label}': tekst en vlak hebben een contrast van {gevonden} : 1; nodig is 4,5 : 1"
            yield WEINIG_CONTRAST.op(
                status.vindplaats("tekstkleur"), tekst, "kies een donkerdere tekst of een lichter vlak"
            )
