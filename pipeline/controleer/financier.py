"""What a budget contradicts of the rules of its funder. No threshold stands here: they are in inputs/financiers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.controleer.begroting import begrotingen
from pipeline.dossier.basis import Gat
from pipeline.dossier.bedragen import NUL, als_euro, als_getal, som
from pipeline.dossier.financier import Plafond
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import bedoelde_u, vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.dossier.begroting import Begrotingsregel
    from pipeline.melding import Melding

TE_VEEL_SUBSIDIE = Meldingsoort(
    "B16",
    Ernst.FOUT,
    "boven het plafond van de financier",
    "Van een kostensoort komt een groter deel uit de subsidie dan de financier toestaat, zoals de helft van de "
    "projectleiding.",
)
NIET_SUBSIDIABEL = Meldingsoort(
    "B17",
    Ernst.WAARSCHUWING,
    "kosten die niet uit de subsidie mogen",
    "Een regel noemt iets dat niet uit de subsidie wordt betaald, zoals zaalhuur, en haalt er toch geld uit.",
)
ZONDER_UITLEG = Meldingsoort(
    "B20",
    Ernst.FOUT,
    "afwijking zonder toelichting",
    "Wat is uitgegeven en nog komt wijkt meer af van de begroting dan de financier zonder uitleg toestaat.",
)
ACCOUNTANT = Meldingsoort(
    "B24",
    Ernst.WAARSCHUWING,
    "kosten die bij dit bedrag niet horen",
    "Een regel heeft kosten die de financier pas vanaf een grotere subsidie vergoedt, zoals een accountant.",
)
GEEN_PROFIEL = Meldingsoort(
    "B30",
    Ernst.WAARSCHUWING,
    "financier niet bekend",
    "In inputs/financiers staat geen bestand met de naam die het project noemt. De regels van de financier worden niet "
    "gecontroleerd.",
)


def plafonds(dossier: Dossier) -> Iterator[Melding]:
    """B16 and B24: no threshold stands here, only in the profile of the funder."""
    for zaak in begrotingen(dossier):
        for plafond in alle(zaak.financier, Plafond) if zaak.financier is not None else ():
            eigen = [r for r in zaak.regels if _noemt(r, plafond.waarvan)]
            subsidie, kosten = som(r.subsidie for r in eigen), som(r.kosten for r in eigen)
            if not subsidie:
                continue
            plaats = eigen[0].vindplaats("bedrag_subsidiabel")
            if plafond.vanaf_subsidie is not None and (zaak.aangevraagd or NUL) < plafond.vanaf_subsidie:
                grens = als_euro(plafond.vanaf_subsidie)
                tekst = f"{plafond.waarvan} mag pas vanaf een subsidie van {grens}{_bron(plafond)}"
                yield ACCOUNTANT.op(plaats, tekst, "haal deze kosten uit de subsidie")
            if plafond.hoogstens_pct is not None and subsidie * 100 > kosten * plafond.hoogstens_pct:
                deel = _percentage(subsidie * 100 / kosten, plafond.hoogstens_pct) if kosten else "meer dan 100"
                mag = als_getal(plafond.hoogstens_pct)
                tekst = f"van {plafond.waarvan} komt {deel}% uit de subsidie; hoogstens {mag}% mag{_bron(plafond)}"
                yield TE_VEEL_SUBSIDIE.op(plaats, tekst, "verlaag het bedrag uit de subsidie")
            if plafond.hoogstens is not None and subsidie > plafond.hoogstens:
                mag = als_euro(plafond.hoogstens)
                tekst = f"van {plafond.waarvan} komt {als_euro(subsidie)} uit de subsidie; hoogstens {mag} mag"
                yield TE_VEEL_SUBSIDIE.op(plaats, tekst + _bron(plafond), "verlaag het bedrag uit de subsidie")


def _percentage(deel: Decimal, grens: Decimal) -> str:
    """A percentage with as many decimals as it needs to differ from the one that it passes."""
    afgerond = deel.quantize(Decimal("0.1"))
    return als_getal(afgerond if afgerond != grens else deel.quantize(Decimal("0.0001")).normalize())


def _bron(plafond: Plafond) -> str:
    return "" if plafond.is_zeker else " (niet gecontroleerd: kijk in de beschikking)"


def _noemt(regel: Begrotingsregel, woord: str) -> bool:
    waar = vereenvoudigd(f"{regel.kostensoort or ''} {regel.omschrijving or ''}")
    return vereenvoudigd(woord) in waar


def niet_subsidiabel(dossier: Dossier) -> Iterator[Melding]:
    """B17."""
    for zaak in begrotingen(dossier):
        woorden = {str(deel.wat) for deel in zaak.plan.financien.niet_uit_subsidie} if zaak.plan is not None else set()
        woorden |= set(map(str, zaak.financier.niet_subsidiabel)) if zaak.financier is not None else set()
        losse = {los for woord in woorden for los in re.split(r"\s+en\s+|,\s*|/", woord) if len(los) > 3}
        for regel in zaak.regels:
            geraakt = next((woord for woord in sorted(losse) if _noemt(regel, woord)), None)
            if geraakt is not None and regel.subsidie:
                bedrag = als_euro(regel.subsidie)
                tekst = f"'{geraakt}' wordt niet uit de subsidie betaald; deze regel haalt er {bedrag} uit"
                yield NIET_SUBSIDIABEL.op(
                    regel.vindplaats("omschrijving"), tekst, "zet het bedrag bij een andere dekking"
                )


def afwijking_zonder_uitleg(dossier: Dossier) -> Iterator[Melding]:
    """B20: the threshold is that of the funder."""
    for project in dossier.projecten:
        geld, financier = dossier.financieel(project), dossier.financier(project)
        drempel = financier.afwijking if financier is not None else None
        if geld is None or drempel is None or isinstance(drempel, Gat) or isinstance(drempel.procent, Gat):
            continue
        for verschil, regel in zip(geld.regelverschillen, _regels(dossier, project), strict=False):
            bedragen = (verschil.begroot, verschil.gerealiseerd, verschil.prognose)
            if any(isinstance(bedrag, Gat) for bedrag in bedragen) or verschil.toelichting is not None:
                continue
            # Less than the budget says nothing yet while it is not told what is still to come.
            if not verschil.is_gemeld or (verschil.verschil < 0 and not verschil.met_prognose):
                continue
            deel = verschil.deel
            if deel is None or abs(deel) * 100 > drempel.procent:
                hoeveel = f"{_percentage(deel * 100, drempel.procent)}%" if deel is not None else "niet begroot"
                tekst = f"'{verschil.naam}' wijkt {als_euro(verschil.verschil)} af van de begroting ({hoeveel})"
                advies = f"geef een toelichting op blad Realisatie (nodig boven {als_getal(drempel.procent)}%)"
                yield ZONDER_UITLEG.op(regel.vindplaats(), tekst, advies)


def _regels(dossier: Dossier, project: str) -> tuple[Begrotingsregel, ...]:
    begroting = dossier.begroting(project)
    return () if begroting is None or isinstance(begroting.regels, Gat) else begroting.regels


def onbekende_financier(dossier: Dossier) -> Iterator[Melding]:
    """B30."""
    for project in dossier.projecten:
        plan = dossier.plan(project)
        if plan is not None and not isinstance(plan.financier, Gat) and dossier.financier(project) is None:
            bekend = [str(naam) for soort, naam in dossier.delen if soort == "financier"]
            tekst = f"er is geen profiel '{plan.financier}' in inputs/financiers"
            yield GEEN_PROFIEL.op(plan.vindplaats("financier"), tekst, bedoelde_u(plan.financier, bekend))
