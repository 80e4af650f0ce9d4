"""What a budget contradicts of the rules of its funder. No threshold stands here: they are in inputs/financiers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from pipeline.controleer.begroting import begrotingen
from pipeline.dossier.basis import Gat
from pipeline.dossier.bedragen import NUL, als_euro, als_getal, som
from pipeline.dossier.financier import Plafond
from pipeline.dossier.perioden import Periode
from pipeline.dossier.project import Kostensoort
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import bedoelde_u, vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.dossier.begroting import Begrotingsregel
    from pipeline.melding import Melding, Plaats

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
NIET_ZEKER = Meldingsoort(
    "B32",
    Ernst.WAARSCHUWING,
    "tegen een regel die niet gecontroleerd is",
    "Het project past niet bij een plafond of drempel waarvan het profiel van de financier zegt dat hij niet "
    "gecontroleerd is. Wat in de beschikking staat, geldt. Het document wordt gemaakt.",
)
PAST_NERGENS = Meldingsoort(
    "B33",
    Ernst.WAARSCHUWING,
    "plafond dat nergens op past",
    "Een plafond van de financier noemt een kostensoort die het project en zijn begroting niet hebben. Het wordt dus "
    "niet gecontroleerd.",
)
BUITEN_REGELING = Meldingsoort(
    "B34",
    Ernst.WAARSCHUWING,
    "project buiten de geldigheid van de regeling",
    "Het profiel van de financier zegt wanneer de regeling geldt, en het project loopt ervoor of erna.",
)
GEEN_PROFIEL = Meldingsoort(
    "B30",
    Ernst.WAARSCHUWING,
    "financier niet bekend",
    "In inputs/financiers staat geen bestand met de naam die het project noemt. De regels van de financier worden niet "
    "gecontroleerd.",
)


_KIJK_NA = " (niet gecontroleerd: kijk in de beschikking)"
# A ceiling of the grant as a whole, as people name it.
_IS_SUBSIDIE = re.compile(
    r"(?:(?:de|het|hele|gehele|totale|gevraagde|aangevraagde|maximale) )*(?:subsidie|(?:subsidie|aan)?gevraagd bedrag)"
    r"(?:bedrag)?(?: (?:als geheel|in totaal|totaal))?|subsidiebedrag|aanvraag"
)


def plafonds(dossier: Dossier) -> Iterator[Melding]:
    """B16, B24, B32 and B33: no threshold stands here, only in the profile of the funder."""
    for project in dossier.projecten:
        financier = dossier.financier(project)
        gevraagd = _gevraagd(dossier, project)
        for plafond in alle(financier, Plafond) if financier is not None else ():
            deel = _van_subsidie(dossier, project) if _IS_SUBSIDIE.fullmatch(vereenvoudigd(plafond.waarvan)) else None
            deel = deel or _van_kosten(dossier, project, plafond.waarvan)
            if deel is None:
                yield from _past_nergens(dossier, project, plafond)
            elif deel.subsidie:
                yield from _boven_plafond(plafond, deel, gevraagd)


class _Deel(NamedTuple):
    """What a ceiling is about: in words, what the grant pays of it, what it costs, and where that stands."""

    wat: str
    subsidie: Decimal
    kosten: Decimal | None
    plaats: Plaats


def _gevraagd(dossier: Dossier, project: str) -> Decimal:
    deel = _van_subsidie(dossier, project)
    return deel.subsidie if deel is not None else NUL


def _van_subsidie(dossier: Dossier, project: str) -> _Deel | None:
    """The grant as a whole, beside all costs where there is a budget."""
    plan, begroting = dossier.plan(project), dossier.begroting(project)
    geld = plan.financien if plan is not None else None
    if geld is None or isinstance(geld, Gat) or isinstance(geld.aangevraagd, Gat):
        return None
    kosten = begroting.totaal if begroting is not None else None
    return _Deel(
        "de gevraagde subsidie",
        geld.aangevraagd,
        kosten if isinstance(kosten, Decimal) else None,
        geld.vindplaats("aangevraagd"),
    )


def _van_kosten(dossier: Dossier, project: str, waarvan: str) -> _Deel | None:
    """The lines of a budget that a word names; None where it names none of them."""
    zaak = next((zaak for zaak in begrotingen(dossier) if zaak.project == project), None)
    eigen = [regel for regel in zaak.regels if _noemt(regel, waarvan)] if zaak is not None else []
    if not eigen:
        return None
    subsidie, kosten = som(r.subsidie for r in eigen), som(r.kosten for r in eigen)
    if isinstance(subsidie, Gat) or isinstance(kosten, Gat):
        return _Deel(waarvan, NUL, NUL, eigen[0].vindplaats("bedrag_subsidiabel"))
    return _Deel(waarvan, subsidie, kosten, eigen[0].vindplaats("bedrag_subsidiabel"))


def _boven_plafond(plafond: Plafond, deel: _Deel, gevraagd: Decimal) -> Iterator[Melding]:
    """What a ceiling does not allow; a rule that nobody saw is told and does not block."""
    soort, bron = (TE_VEEL_SUBSIDIE, "") if plafond.is_zeker else (NIET_ZEKER, _KIJK_NA)
    heel = deel.wat != plafond.waarvan
    advies = (
        "vraag minder aan, of herstel het plafond in inputs/financiers"
        if heel
        else "verlaag het bedrag uit de subsidie"
    )
    if plafond.vanaf_subsidie is not None and gevraagd < plafond.vanaf_subsidie:
        grens = als_euro(plafond.vanaf_subsidie)
        tekst = f"{deel.wat} mag pas vanaf een subsidie van {grens}{bron}"
        yield ACCOUNTANT.op(deel.plaats, tekst, "haal deze kosten uit de subsidie" if not heel else advies)
    if plafond.hoogstens_pct is not None and deel.kosten is not None:
        mag = als_getal(plafond.hoogstens_pct)
        if deel.subsidie * 100 > deel.kosten * plafond.hoogstens_pct:
            pct = (
                _percentage(deel.subsidie * 100 / deel.kosten, plafond.hoogstens_pct) if deel.kosten else "meer dan 100"
            )
            tekst = f"{deel.wat} is {pct}% van de kosten" if heel else f"van {deel.wat} komt {pct}% uit de subsidie"
            yield soort.op(deel.plaats, f"{tekst}; hoogstens {mag}% mag{bron}", advies)
    if plafond.hoogstens is not None and deel.subsidie > plafond.hoogstens:
        bedrag, mag = als_euro(deel.subsidie), als_euro(plafond.hoogstens)
        tekst = f"{deel.wat} is {bedrag}" if heel else f"van {deel.wat} komt {bedrag} uit de subsidie"
        yield soort.op(deel.plaats, f"{tekst}; hoogstens {mag} mag{bron}", advies)


def _past_nergens(dossier: Dossier, project: str, plafond: Plafond) -> Iterator[Melding]:
    """B33: a ceiling for what the project does not have. One for larger grants alone says nothing of this one."""
    plan, begroting = dossier.plan(project), dossier.begroting(project)
    if plan is None or begroting is None or isinstance(plan.financien, Gat) or isinstance(begroting.regels, Gat):
        return
    if plafond.vanaf_subsidie is not None and _gevraagd(dossier, project) < plafond.vanaf_subsidie:
        return
    soorten = [str(soort.naam) for soort in alle(plan.financien, Kostensoort)]
    if any(_zelfde_woord(plafond.waarvan, soort) for soort in soorten):
        return  # a kind of cost of the plan without a line: there is nothing to check
    tekst = (
        f"het plafond voor '{plafond.waarvan}' past op geen kostensoort van het project '{project}' en op geen regel"
    )
    advies = f"{bedoelde_u(plafond.waarvan, soorten)} Voor het hele bedrag schrijft u 'subsidie'"
    yield PAST_NERGENS.op(plafond.vindplaats("waarvan"), tekst, advies)


def geldigheid(dossier: Dossier) -> Iterator[Melding]:
    """B34: a project outside the time in which the arrangement of its funder holds."""
    for project in dossier.projecten:
        plan, financier = dossier.plan(project), dossier.financier(project)
        looptijd = plan.looptijd if plan is not None else None
        geldig = financier.geldig if financier is not None else None
        if plan is None or not isinstance(looptijd, Periode) or not isinstance(geldig, Periode) or financier is None:
            continue
        if looptijd.start < geldig.start or looptijd.einde > geldig.einde:
            plek = financier.vindplaats("geldig")
            deels = "deels " if looptijd.overlapt(geldig) else ""
            tekst = (
                f"het project loopt van {looptijd.start:%d-%m-%Y} t/m {looptijd.einde:%d-%m-%Y}, {deels}buiten de tijd "
                f"waarin de regeling geldt: {geldig.start:%d-%m-%Y} t/m {geldig.einde:%d-%m-%Y} "
                f"({plek.bestand}, {plek.spot})"
            )
            advies = "kies een regeling die dan geldt, of herstel 'geldig' in het bestand van de financier"
            yield BUITEN_REGELING.op(plan.vindplaats("looptijd"), tekst, advies)


def _percentage(deel: Decimal, grens: Decimal) -> str:
    """A percentage with as many decimals as it needs to differ from the one that it passes."""
    afgerond = deel.quantize(Decimal("0.1"))
    return als_getal(afgerond if afgerond != grens else deel.quantize(Decimal("0.0001")).normalize())


def _aaneen(woorden: str) -> str:
    """Words as they are compared: without spaces and hyphens, which people put where they like."""
    return vereenvoudigd(woorden).replace(" ", "")


def _kern(woord: str) -> str:
    """A kind of cost without what some write behind it: 'projectleiding' of 'projectleidingskosten'."""
    kaal = _aaneen(woord)
    return re.sub(r"^(?:kosten(?:voor|van)?(?:de|het)?)|s?kosten$", "", kaal) or kaal


def _zelfde_woord(een: str, ander: str) -> bool:
    return _kern(een) in _aaneen(ander) or _kern(ander) == _kern(een)


def _noemt(regel: Begrotingsregel, woord: str) -> bool:
    return any(_zelfde_woord(woord, str(deel)) for deel in (regel.kostensoort, regel.omschrijving) if deel)


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
    """B20 and B32: the threshold is that of the funder."""
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
                soort, bron = (ZONDER_UITLEG, "") if drempel.is_zeker else (NIET_ZEKER, _KIJK_NA)
                yield soort.op(regel.vindplaats(), tekst + bron, advies)


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
