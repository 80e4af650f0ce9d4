"""What the plan of a project contradicts: its phases, its duration, and the account that is given of it."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.dossier.basis import Gat
from pipeline.dossier.bedragen import als_euro
from pipeline.dossier.project import Kostensoort
from pipeline.dossier.uitvoering import teksten_gelden
from pipeline.dossier.verantwoording import Productverslag, Stapverslag, Verantwoording, Voortgang
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import bedoelde_u, vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.bron import Exemplaar
    from pipeline.dossier import Dossier
    from pipeline.dossier.perioden import Periode
    from pipeline.dossier.project import Projectplan
    from pipeline.melding import Melding

OVERLAP = Meldingsoort(
    "P01",
    Ernst.WAARSCHUWING,
    "fasen overlappen elkaar",
    "Twee fasen van een project lopen tegelijk. Als dat de bedoeling is, zet u `fasen_overlappen: ja` in project.yaml.",
)
FASE_BUITEN_LOOPTIJD = Meldingsoort(
    "P02",
    Ernst.FOUT,
    "fase buiten de looptijd",
    "Een fase, een activiteit of een verantwoording begint voor het project, of eindigt erna.",
)
ONBEKENDE_BELOFTE = Meldingsoort(
    "P03",
    Ernst.FOUT,
    "verantwoording van iets dat niet is toegezegd",
    "De verantwoording noemt een fase, activiteit of product dat het projectplan niet heeft.",
)
NIET_VERANTWOORD = Meldingsoort(
    "P04",
    Ernst.FOUT,
    "toezegging niet verantwoord",
    "Van een activiteit of product uit het projectplan zegt de verantwoording niet wat ervan kwam.",
)
ZONDER_REDEN = Meldingsoort(
    "P05",
    Ernst.FOUT,
    "afwijking zonder toelichting",
    "Een activiteit of product is niet of deels uitgevoerd, en er staat niet bij waarom.",
)

DUBBEL_VERANTWOORD = Meldingsoort(
    "P06",
    Ernst.FOUT,
    "twee keer verantwoord",
    "De verantwoording noemt dezelfde activiteit of hetzelfde product twee keer. Het is niet te zien wat er geldt.",
)

DUBBELE_KOSTENSOORT = Meldingsoort(
    "P07",
    Ernst.FOUT,
    "kostensoort staat er twee keer",
    "Het projectplan noemt dezelfde kostensoort twee keer. Elke regel zou bij beide tellen.",
)
GEEN_SUBSIDIE = Meldingsoort(
    "P08",
    Ernst.FOUT,
    "gevraagde subsidie niet groter dan nul",
    "De gevraagde of verleende subsidie is nul of negatief.",
)
LATERE_TEKSTEN = Meldingsoort(
    "B35",
    Ernst.WAARSCHUWING,
    "teksten van na de tussenstand",
    "De teksten van de verantwoording gaan over een periode die later eindigt dan de tussenstand. Zij staan er daarom "
    "niet in. De stand van een activiteit of product staat er alleen met een datum bij `op` die niet later is.",
)


def teksten_in_tussenstand(dossier: Dossier, exemplaar: Exemplaar, tot: Periode | None) -> Iterator[Melding]:
    """B35, for an interim edition of the account of one project."""
    verslag = dossier.deel("verantwoording", exemplaar)
    if tot is not None and isinstance(verslag, Verantwoording) and not teksten_gelden(verslag, tot):
        van_nu = f"deze tussenstand tot en met {tot.einde:%d-%m-%Y} neemt ze niet over"
        tekst = f"de teksten gaan tot en met {verslag.periode.einde:%d-%m-%Y}; {van_nu}"
        advies = "wilt u er teksten in, schrijf ze dan over die tijd en zet bij 'periode' tot wanneer zij gaan"
        yield LATERE_TEKSTEN.op(verslag.vindplaats("periode"), tekst, advies)


def kostensoorten_en_subsidie(dossier: Dossier) -> Iterator[Melding]:
    """P07 and P08."""
    for _, plan in _plannen(dossier):
        geld = plan.financien
        if isinstance(geld, Gat):
            continue
        for veld in ("aangevraagd", "beschikt"):
            bedrag = getattr(geld, veld)
            if isinstance(bedrag, Decimal) and bedrag <= 0:
                yield GEEN_SUBSIDIE.op(geld.vindplaats(veld), f"'{veld}' is {als_euro(bedrag)}", "herstel het bedrag")
        gezien: set[str] = set()
        for soort in alle(geld, Kostensoort):
            if vereenvoudigd(soort.naam) in gezien:
                tekst = f"kostensoort '{soort.naam}' staat er al"
                yield DUBBELE_KOSTENSOORT.op(soort.vindplaats("naam"), tekst, "haal een van de twee weg")
            gezien.add(vereenvoudigd(soort.naam))


def overlappende_fasen(dossier: Dossier) -> Iterator[Melding]:
    """P01 (finding 14 on the source documents: phase 1 ends in February 2024, phases 2 and 3 begin in January)."""
    for _, plan in _plannen(dossier):
        if plan.fasen_overlappen is True:
            continue
        for (nummer, een), (ander_nummer, ander) in combinations(enumerate(plan.fasen, 1), 2):
            if isinstance(een.periode, Gat) or isinstance(ander.periode, Gat):
                continue
            if een.periode.overlapt(ander.periode):
                tekst = f"fase {nummer} en fase {ander_nummer} overlappen elkaar"
                advies = "herstel een van de twee, of zet 'fasen_overlappen: ja' in dit bestand"
                yield OVERLAP.op(ander.vindplaats("periode"), tekst, advies)


def fasen_buiten_looptijd(dossier: Dossier) -> Iterator[Melding]:
    """P02."""
    for project, plan in _plannen(dossier):
        if isinstance(plan.looptijd, Gat):
            continue
        delen = [(fase.vindplaats("periode"), fase.periode, "deze fase") for fase in plan.fasen]
        delen += [
            (stap.vindplaats("wanneer"), stap.wanneer, "deze activiteit")
            for fase in plan.fasen
            if not isinstance(fase.activiteiten, Gat)
            for stap in fase.activiteiten
            if stap.wanneer is not None
        ]
        verslag = dossier.deel("verantwoording", project)
        if isinstance(verslag, Verantwoording):
            delen.append((verslag.vindplaats("periode"), verslag.periode, "de periode van de verantwoording"))
        for plaats, periode, wat in delen:
            if isinstance(periode, Gat):
                continue
            if periode.start < plan.looptijd.start or periode.einde > plan.looptijd.einde:
                begin, einde = plan.looptijd.start, plan.looptijd.einde
                tekst = f"{wat} valt buiten de looptijd van het project ({begin:%d-%m-%Y} t/m {einde:%d-%m-%Y})"
                yield FASE_BUITEN_LOOPTIJD.op(plaats, tekst, "herstel de periode, of de looptijd")


def verantwoording_en_plan(dossier: Dossier) -> Iterator[Melding]:
    """P03 to P05."""
    for project in dossier.projecten:
        plan, verslag = dossier.plan(project), dossier.deel("verantwoording", project)
        if plan is None or not isinstance(verslag, Verantwoording) or not plan.is_heel:
            continue
        stappen, producten = tuple(alle(verslag, Stapverslag)), tuple(alle(verslag, Productverslag))
        beloofd = {
            (fase.nummer, nummer): stap.tekst
            for fase in plan.genummerde_fasen
            if not isinstance(fase.plan.activiteiten, Gat)
            for nummer, stap in enumerate(fase.plan.activiteiten, 1)
        }
        for stap in stappen:
            if (stap.fase, stap.activiteit) not in beloofd:
                tekst = f"fase {stap.fase} heeft geen activiteit {stap.activiteit}"
                yield ONBEKENDE_BELOFTE.op(stap.vindplaats("activiteit"), tekst, "herstel het nummer")
        for product in producten:
            if product.product not in plan.producten:
                tekst = f"'{product.product}' is geen product van het projectplan"
                yield ONBEKENDE_BELOFTE.op(
                    product.vindplaats("product"), tekst, bedoelde_u(product.product, plan.producten)
                )
        for nummer, stap in enumerate(stappen):
            if any((stap.fase, stap.activiteit) == (eerder.fase, eerder.activiteit) for eerder in stappen[:nummer]):
                tekst = f"activiteit {stap.activiteit} van fase {stap.fase} staat er al"
                yield DUBBEL_VERANTWOORD.op(stap.vindplaats("activiteit"), tekst, "haal een van de twee weg")
        for nummer, product in enumerate(producten):
            if any(product.product == eerder.product for eerder in producten[:nummer]):
                tekst = f"product '{product.product}' staat er al"
                yield DUBBEL_VERANTWOORD.op(product.vindplaats("product"), tekst, "haal een van de twee weg")
        verteld = {(stap.fase, stap.activiteit) for stap in stappen}
        for (fase, nummer), wat in beloofd.items():
            if (fase, nummer) not in verteld:
                tekst = f"van activiteit {nummer} van fase {fase} ('{wat}') staat niet wat ervan kwam"
                yield NIET_VERANTWOORD.op(verslag.vindplaats("activiteiten"), tekst, "voeg haar toe")
        for naam in plan.producten:
            if naam not in {product.product for product in producten}:
                tekst = f"van het product '{naam}' staat niet wat ervan kwam"
                yield NIET_VERANTWOORD.op(verslag.vindplaats("producten"), tekst, "voeg het toe")
        verslagen: tuple[Stapverslag | Productverslag, ...] = (*stappen, *producten)
        for deel in verslagen:
            if deel.voortgang != Voortgang.UITGEVOERD and deel.toelichting is None:
                tekst = f"'{deel.voortgang}' heeft een toelichting nodig"
                yield ZONDER_REDEN.op(deel.vindplaats("voortgang"), tekst, "schrijf op waarom")


def _plannen(dossier: Dossier) -> Iterator[tuple[str, Projectplan]]:
    for project in dossier.projecten:
        plan = dossier.plan(project)
        if plan is not None and not isinstance(plan.fasen, Gat):
            yield project, plan
