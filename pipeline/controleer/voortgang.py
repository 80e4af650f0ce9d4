"""How a plan stands during its year, kept apart from how it ended; and what has no status yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.controleer.jaarplan import (
    NIET_GENOEMD,
    STATUS_EN_CIJFERS,
    ZONDER_UITLEG,
    evaluaties,
    genoemd,
    plannen,
)
from pipeline.dossier.status import As, Gewicht
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.bron import Exemplaar
    from pipeline.dossier import Dossier
    from pipeline.dossier.perioden import Periode
    from pipeline.melding import Melding

GEEN_ENKELE_STATUS = Meldingsoort(
    "E09",
    Ernst.FOUT,
    "evaluatie zonder status",
    "Geen enkel resultaat van het jaarplan heeft een status. Een evaluatie zou dan niets zeggen. In een tussentijdse "
    "uitgave gaat het om de voortgang.",
)
DEEL_ZONDER_STATUS = Meldingsoort(
    "E10",
    Ernst.WAARSCHUWING,
    "resultaten zonder status",
    "Een deel van de resultaten heeft nog geen status. Op papier staat daar 'Nog geen status'.",
)
ANDERE_AS = Meldingsoort(
    "E11",
    Ernst.FOUT,
    "woord van de andere as",
    "Voortgang (hoe het er tijdens het jaar voor staat) en eindstatus (hoe het is afgelopen) zijn twee dingen, met elk "
    "hun eigen woorden. Het woord staat in het verkeerde veld.",
)
VOORTGANG_ZONDER_UITLEG = Meldingsoort(
    "E12",
    Ernst.FOUT,
    "voortgang zonder uitleg",
    "Een resultaat is niet op schema, en nergens staat wat de oorzaak is, wat het gevolg is en wat u bijstuurt.",
)

# What is told of one axis alone: a document that does not show that axis has nothing to do with it.
VAN_AS: Mapping[str, As] = {
    **dict.fromkeys((STATUS_EN_CIJFERS.code, ZONDER_UITLEG.code, NIET_GENOEMD.code), As.EINDSTATUS),
    VOORTGANG_ZONDER_UITLEG.code: As.VOORTGANG,
}

_DOELEN_GENOEMD = 10


def andere_as(dossier: Dossier) -> Iterator[Melding]:
    """E11."""
    for _, plan, codes in plannen(dossier):
        for groep, as_, code in genoemd(plan):
            ander = codes.met_code(code, as_.andere)
            if codes.met_code(code, as_) is None and ander is not None:
                wat = {As.EINDSTATUS: "een eindstatus", As.VOORTGANG: "een voortgang tijdens het jaar"}[as_.andere]
                tekst = f"bij '{as_.veld}' staat '{code}', maar dat is {wat}"
                bekend = ", ".join(str(status.code) for status in codes.van(as_))
                advies = f"zet het bij '{as_.andere.veld}'" + (f", of kies hier uit: {bekend}" if bekend else "")
                yield ANDERE_AS.op(groep.vindplaats(as_.veld), tekst, advies)


def uitleg(dossier: Dossier) -> Iterator[Melding]:
    """E12: of what is not on schedule stands why, and what is done about it."""
    for _, evaluatie in evaluaties(dossier, As.VOORTGANG):
        for doel in evaluatie.doelen:
            for uitslag in doel.resultaten:
                if uitslag.status is None or uitslag.status.gewicht in {Gewicht.GEHEEL, Gewicht.TELT_NIET}:
                    continue
                if uitslag.toelichting is None and doel.toelichting is None:
                    tekst = f"resultaat {uitslag.nummer} is '{uitslag.status.label}', en nergens staat waarom"
                    advies = "schrijf bij 'prognose' wat de oorzaak is, wat het gevolg is en wat u bijstuurt"
                    yield VOORTGANG_ZONDER_UITLEG.op(uitslag.resultaat.vindplaats("prognose"), tekst, advies)


def zonder_status(dossier: Dossier, exemplaar: Exemplaar, tot: Periode | None) -> Iterator[Melding]:
    """E09 and E10, for the evaluation of one year; a plan of a year that has not ended is no mistake."""
    as_ = As.EINDSTATUS if tot is None else As.VOORTGANG
    for jaar, plan, _ in plannen(dossier):
        evaluatie = dossier.evaluatie(jaar, as_) if jaar == exemplaar else None
        if evaluatie is None:
            continue
        zonder, aantal = len(evaluatie.zonder_status), evaluatie.aantal_resultaten
        if zonder == aantal:
            geen = f"geen van de {aantal} resultaten heeft een" if aantal > 1 else "het enige resultaat heeft geen"
            tekst = f"{geen} {as_.veld}"
            yield GEEN_ENKELE_STATUS.op(
                plan.vindplaats("doelen"), tekst, f"vul bij elk resultaat of elk doel '{as_.veld}' in"
            )
        elif zonder:
            nummers = [doel.nummer for doel in evaluatie.doelen if any(u.status is None for u in doel.resultaten)]
            hebben = "heeft" if zonder == 1 else "hebben"
            tekst = f"{zonder} van de {aantal} resultaten {hebben} geen {as_.veld}: bij {_doelen(nummers)}"
            yield DEEL_ZONDER_STATUS.op(
                plan.vindplaats("doelen"), tekst, f"vul bij die resultaten of doelen '{as_.veld}' in"
            )


def _doelen(nummers: Sequence[int]) -> str:
    genoemd = [str(nummer) for nummer in nummers[:_DOELEN_GENOEMD]]
    over = len(nummers) - len(genoemd)
    tekst = f"doel {', '.join(genoemd)}"
    return f"{tekst} en nog {over} {'doel' if over == 1 else 'doelen'}" if over else tekst
