"""What the lines of a budget contradict: each other, the lists that they choose from, and arithmetic."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from pipeline.dossier.basis import Gat
from pipeline.dossier.bedragen import als_euro, als_getal, op_centen, som
from pipeline.dossier.begroting import Begrotingsregel, Dekkingsregel, Realisatieregel
from pipeline.dossier.geldregels import NUL_UIT_FORMULE
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import bedoelde_u, vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.dossier.begroting import Begroting
    from pipeline.dossier.financier import Financier
    from pipeline.dossier.project import Projectplan
    from pipeline.melding import Melding

AANTAL_MAAL_TARIEF = Meldingsoort(
    "B05",
    Ernst.FOUT,
    "bedrag is niet aantal × tarief",
    "Het bedrag van een regel is overgetypt of niet bijgewerkt: het is niet het aantal maal het tarief.",
)
NEGATIEF = Meldingsoort(
    "B06",
    Ernst.FOUT,
    "negatief bedrag",
    "Een bedrag of aantal is kleiner dan nul. Alleen een regel met 'correctie' in kostensoort of omschrijving mag dat.",
)
ZONDER_SOORT = Meldingsoort(
    "B13",
    Ernst.FOUT,
    "regel zonder fase of kostensoort",
    "Een regel met een bedrag heeft geen fase of geen kostensoort, en kan dus in geen overzicht worden opgeteld.",
)
HALVE_REGEL = Meldingsoort(
    "B31",
    Ernst.FOUT,
    "aantal of tarief ontbreekt",
    "Een regel heeft een aantal zonder tarief, of een tarief zonder aantal, en geen bedrag. Zij zou als € 0,00 tellen.",
)
BUITEN_LIJST = Meldingsoort(
    "B14",
    Ernst.FOUT,
    "fase of kostensoort niet bekend",
    "Een regel noemt een fase of kostensoort die het projectplan niet heeft.",
)
DUBBEL_KENMERK = Meldingsoort(
    "B15",
    Ernst.FOUT,
    "kenmerk komt twee keer voor",
    "Twee regels hebben hetzelfde kenmerk (regel_id). Dan is niet te zien bij welke van de twee een uitgave hoort.",
)
DUBBEL_GEDEKT = Meldingsoort(
    "B21",
    Ernst.FOUT,
    "meer subsidie dan kosten",
    "Het deel dat uit de subsidie komt is groter dan het bedrag van de regel: samen is het meer dan 100 procent.",
)
BTW_DOOR_ELKAAR = Meldingsoort(
    "B23",
    Ernst.WAARSCHUWING,
    "btw door elkaar",
    "In de begroting staan bedragen met en bedragen zonder btw door elkaar.",
)
AFRONDING = Meldingsoort(
    "B26",
    Ernst.WAARSCHUWING,
    "verschil door afronding",
    "Het totaal is de som van afgeronde regels. De som van de onafgeronde bedragen is een andere.",
)


class Geldzaak(NamedTuple):
    """A budget with what belongs to it.

    Args:
        project: the folder of the project.
        plan: its plan, None where that is not there or its part about money cannot be read.
        begroting: the budget.
        regels: those of its lines that could be read.
        financier: the profile of the funder, None where there is none.
    """

    project: str
    plan: Projectplan | None
    begroting: Begroting
    regels: tuple[Begrotingsregel, ...]
    financier: Financier | None

    @property
    def aangevraagd(self) -> Decimal | None:
        """The grant that is asked for, None where it is not known."""
        bedrag = self.plan.financien.aangevraagd if self.plan is not None else None
        return bedrag if isinstance(bedrag, Decimal) else None


def begrotingen(dossier: Dossier) -> Iterator[Geldzaak]:
    """Each budget of a dossier."""
    for project in dossier.projecten:
        begroting, plan = dossier.begroting(project), dossier.plan(project)
        if begroting is not None:
            heel = plan if plan is not None and not isinstance(plan.financien, Gat) else None
            regels = tuple(alle(begroting, Begrotingsregel))
            yield Geldzaak(project, heel, begroting, regels, dossier.financier(project))


def bedrag_van_regel(dossier: Dossier) -> Iterator[Melding]:
    """B05 and B09: the amount that Excel left in the file beside our own."""
    for _, _, _, regels, _ in begrotingen(dossier):
        for regel in regels:
            if regel.bedrag is None or regel.aantal is None or regel.tarief is None:
                continue
            if abs(regel.bedrag - regel.aantal * regel.tarief) <= Decimal("0.005"):
                continue
            plaats, eigen = regel.vindplaats("bedrag"), als_euro(regel.kosten)
            if regel.bedrag == 0 and regel.formule("bedrag") is not None:
                tekst = f"de formule geeft 0, maar aantal × tarief is {eigen}"
                yield NUL_UIT_FORMULE.op(plaats, tekst, "open het bestand in Excel of LibreOffice en sla het op")
                continue
            cellen = " en ".join(regel.vindplaats(veld).spot for veld in ("aantal", "tarief"))
            tekst = f"bedrag is {als_euro(regel.bedrag)}, maar aantal × tarief is {eigen}"
            yield AANTAL_MAAL_TARIEF.op(plaats, tekst, f"herstel {plaats.spot}, of {cellen}")


def negatieve_bedragen(dossier: Dossier) -> Iterator[Melding]:
    """B06."""
    for _, _, begroting, regels, _ in begrotingen(dossier):
        for regel in regels:
            for naam in ("aantal", "tarief", "bedrag", "bedrag_subsidiabel") if not regel.is_correctie else ():
                waarde = getattr(regel, naam)
                if waarde is not None and waarde < 0:
                    tekst = f"{naam.replace('_', ' ')} is negatief: {als_getal(waarde)}"
                    advies = "herstel het getal, of zet 'correctie' in de omschrijving"
                    yield NEGATIEF.op(regel.vindplaats(naam), tekst, advies)
        for uitgave in alle(begroting, Realisatieregel):
            if uitgave.realisatie is not None and uitgave.realisatie < 0 and uitgave.toelichting is None:
                tekst = f"de uitgave is negatief: {als_euro(uitgave.realisatie)}"
                advies = "herstel het bedrag, of schrijf bij de toelichting waarom (een terugbetaling)"
                yield NEGATIEF.op(uitgave.vindplaats("realisatie"), tekst, advies)
        for dekking in alle(begroting, Dekkingsregel):
            if dekking.bedrag < 0:
                tekst = f"de dekking is negatief: {als_euro(dekking.bedrag)}"
                yield NEGATIEF.op(dekking.vindplaats("bedrag"), tekst, "herstel het bedrag")


def halve_regels(dossier: Dossier) -> Iterator[Melding]:
    """B31."""
    for _, _, _, regels, _ in begrotingen(dossier):
        for regel in regels:
            if (regel.aantal is None) != (regel.tarief is None) and not regel.bedrag:
                mist = "aantal" if regel.aantal is None else "tarief"
                yield HALVE_REGEL.op(regel.vindplaats(), f"deze regel heeft geen {mist}", f"vul het {mist} in")


def fase_en_kostensoort(dossier: Dossier) -> Iterator[Melding]:
    """B13 and B14."""
    for _, plan, _, regels, _ in begrotingen(dossier):
        if plan is None or isinstance(plan.fasen, Gat) or not plan.is_heel or not plan.financien.is_heel:
            continue
        fasen = [str(fase.nummer) for fase in plan.genummerde_fasen]
        soorten = [str(soort.naam) for soort in plan.financien.kostensoorten]
        for regel in regels:
            if not regel.kosten and not regel.subsidie:
                continue
            if regel.fase is None:
                yield ZONDER_SOORT.op(regel.vindplaats(), "deze regel heeft geen fase", f"kies uit: {', '.join(fasen)}")
            elif str(regel.fasenummer) not in fasen:
                tekst = f"fase '{regel.fase}' staat niet in het projectplan"
                yield BUITEN_LIJST.op(regel.vindplaats("fase"), tekst, f"kies uit: {', '.join(fasen)}")
            if regel.kostensoort is None:
                advies = f"kies uit: {', '.join(soorten)}"
                yield ZONDER_SOORT.op(regel.vindplaats(), "deze regel heeft geen kostensoort", advies)
            elif vereenvoudigd(regel.kostensoort) not in map(vereenvoudigd, soorten):
                tekst = f"kostensoort '{regel.kostensoort}' staat niet in het projectplan"
                yield BUITEN_LIJST.op(regel.vindplaats("kostensoort"), tekst, bedoelde_u(regel.kostensoort, soorten))


def dubbele_kenmerken(dossier: Dossier) -> Iterator[Melding]:
    """B15."""
    for _, _, _, regels, _ in begrotingen(dossier):
        gezien: set[str] = set()
        for regel in regels:
            if regel.sleutel in gezien:
                tekst = f"kenmerk '{regel.regel_id}' staat ook bij een andere regel"
                yield DUBBEL_KENMERK.op(regel.vindplaats("regel_id"), tekst, "geef deze regel een kenmerk dat vrij is")
            gezien.add(regel.sleutel)


def meer_subsidie_dan_kosten(dossier: Dossier) -> Iterator[Melding]:
    """B21."""
    for _, _, _, regels, _ in begrotingen(dossier):
        for regel in regels:
            if regel.subsidie > regel.kosten and not regel.is_correctie:
                tekst = f"uit de subsidie komt {als_euro(regel.subsidie)}, maar de regel kost {als_euro(regel.kosten)}"
                yield DUBBEL_GEDEKT.op(regel.vindplaats("bedrag_subsidiabel"), tekst, "verlaag een van de twee")


def btw_door_elkaar(dossier: Dossier) -> Iterator[Melding]:
    """B23."""
    for _, _, begroting, regels, _ in begrotingen(dossier):
        vormen: dict[str, Begrotingsregel | None] = {}
        if isinstance(begroting.btw, str) and (vorm := _btw_vorm(begroting.btw)):
            vormen[vorm] = None
        for regel in regels:
            vorm = _btw_vorm(f"{regel.omschrijving or ''} {regel.toelichting or ''}")
            if vorm and vormen and vorm not in vormen:
                tekst = f"deze regel is {vorm}clusief btw, andere bedragen zijn dat niet"
                yield BTW_DOOR_ELKAAR.op(
                    regel.vindplaats("omschrijving"), tekst, "reken alle bedragen op één manier om"
                )
            elif vorm:
                vormen[vorm] = regel


def _btw_vorm(tekst: str) -> str:
    gevonden = re.search(r"\b(?:(in|ex)(?:cl(?:usief|\.)?)?|zonder)\s+(?:\d+\s?%\s*)?btw", tekst.lower())
    return (gevonden[1] or "ex") if gevonden else ""


def verschil_door_afronding(dossier: Dossier) -> Iterator[Melding]:
    """B26."""
    for _, _, begroting, regels, _ in begrotingen(dossier):
        precies = [
            regel.aantal * regel.tarief for regel in regels if regel.aantal is not None and regel.tarief is not None
        ]
        verschil = som(map(op_centen, precies)) - op_centen(sum(precies, Decimal(0)))
        if verschil:
            tekst = f"de som van de regels is {als_euro(abs(verschil))} anders dan de som van de onafgeronde bedragen"
            yield AFRONDING.op(begroting.vindplaats("regels"), tekst, "gebruik tarieven in hele centen")
