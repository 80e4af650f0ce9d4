"""What the money of a project contradicts: costs and income, plan and budget, and spending."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.controleer.begroting import begrotingen
from pipeline.dossier.basis import Gat
from pipeline.dossier.bedragen import als_euro, ontleed_getal, op_centen, som
from pipeline.dossier.begroting import Realisatieregel, Samenvattingspost, Somsoort
from pipeline.dossier.onderdelen import ONDERDEEL_ONTBREEKT
from pipeline.dossier.wandeling import alle, teksten
from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.bron import Exemplaar
    from pipeline.dossier import Dossier
    from pipeline.dossier.perioden import Periode
    from pipeline.melding import Melding

KOSTEN_EN_DEKKING = Meldingsoort(
    "B01",
    Ernst.FOUT,
    "kosten en dekking verschillen",
    "Het totaal van de kosten is niet gelijk aan het totaal van de dekking, op de cent. Werk in natura telt niet mee.",
)
FASETOTAAL = Meldingsoort(
    "B02",
    Ernst.FOUT,
    "totaal van een fase klopt niet",
    "Op blad Samenvatting staat voor een fase een ander bedrag dan de som van haar regels. Het is overgetypt, of niet "
    "uitgerekend.",
)
SOORTTOTAAL = Meldingsoort(
    "B03",
    Ernst.FOUT,
    "totaal van een kostensoort klopt niet",
    "Op blad Samenvatting staat voor een kostensoort een ander bedrag dan de som van haar regels. Het is overgetypt, "
    "of niet uitgerekend.",
)
AANVRAAG = Meldingsoort(
    "B04",
    Ernst.FOUT,
    "aangevraagd bedrag klopt niet",
    "Wat de regels of de dekking uit de subsidie halen, is een ander bedrag dan het projectplan aanvraagt.",
)
BUITEN_LOOPTIJD = Meldingsoort(
    "B18",
    Ernst.FOUT,
    "buiten de looptijd",
    "Een uitgave of een fase ligt voor het begin of na het einde van het project.",
)
KWARTALEN = Meldingsoort(
    "B19",
    Ernst.FOUT,
    "kwartalen kloppen niet",
    "Een uitgave hoort bij geen regel van de begroting, of een kwartaal van een regel is twee keer ingevuld.",
)
IN_NATURA = Meldingsoort(
    "B22",
    Ernst.WAARSCHUWING,
    "in natura als geld geteld",
    "De kosten zijn alleen gedekt als werk in natura meetelt. Dat is geen geld en hoort niet in de dekking.",
)
MEER_BESTEED = Meldingsoort(
    "B25",
    Ernst.WAARSCHUWING,
    "meer besteed dan verleend",
    "Er is meer uitgegeven dan de subsidie en de andere dekking samen.",
)
ANDERE_VALUTA = Meldingsoort("B27", Ernst.FOUT, "andere valuta dan de euro", "De begroting is niet in euro.")
ANDER_BEDRAG_IN_TEKST = Meldingsoort(
    "B28",
    Ernst.FOUT,
    "ander bedrag in de tekst",
    "Een tekst noemt voor de aanvraag een ander bedrag dan de begroting.",
)
_BEDRAG = re.compile(r"€\s*(\d[\d.,]*\d|\d)|(\d[\d.,]*\d)\s*euro", re.IGNORECASE)
_OVER_AANVRAAG = re.compile(r"\b(?:aangevraagd|gevraagde subsidie|vragen\b.*\baan|aanvraag)", re.IGNORECASE)


def kosten_en_dekking(dossier: Dossier) -> Iterator[Melding]:
    """B01 and B22."""
    for _, _, begroting, _, _ in begrotingen(dossier):
        kosten, dekking = begroting.totaal, begroting.dekking_totaal
        if isinstance(kosten, Gat) or isinstance(dekking, Gat) or kosten == dekking:
            continue
        natura = som(regel.bedrag for regel in begroting.in_natura)
        plaats = begroting.vindplaats("dekking")
        verschil = als_euro(abs(kosten - dekking))
        tekst = f"de kosten zijn {als_euro(kosten)}, de dekking is {als_euro(dekking)}: een verschil van {verschil}"
        yield KOSTEN_EN_DEKKING.op(plaats, tekst, "herstel een regel van de begroting of van de dekking")
        if natura and kosten == som([dekking, natura]):
            tekst = f"het verschil is precies het werk in natura ({als_euro(natura)})"
            yield IN_NATURA.op(plaats, tekst, "laat de uren in natura ook bij de kosten weg")


def samenvatting(dossier: Dossier) -> Iterator[Melding]:
    """B02 and B03."""
    for zaak in begrotingen(dossier):
        if any(not regel.is_heel for regel in zaak.begroting.regels if not isinstance(regel, Gat)):
            continue  # what is wrong with those lines explains the difference
        for post in alle(zaak.begroting, Samenvattingspost):
            if post.soort == Somsoort.FASE:
                eigen = som(
                    regel.kosten for regel in zaak.regels if str(regel.fasenummer) == post.naam.removesuffix(".0")
                )
            else:
                soort = vereenvoudigd(post.naam)
                eigen = som(regel.kosten for regel in zaak.regels if vereenvoudigd(regel.kostensoort or "") == soort)
            if op_centen(post.bedrag) != eigen:
                code = FASETOTAAL if post.soort == Somsoort.FASE else SOORTTOTAAL
                tekst = (
                    f"{post.soort} '{post.naam}' is hier {als_euro(post.bedrag)}, maar de regels zijn {als_euro(eigen)}"
                )
                advies = "herstel de formule in deze cel, of open het bestand in Excel en sla het op"
                yield code.op(post.vindplaats("bedrag"), tekst, advies)


def aangevraagd_bedrag(dossier: Dossier) -> Iterator[Melding]:
    """B04."""
    for zaak in begrotingen(dossier):
        plan, begroting, gevraagd = zaak.plan, zaak.begroting, zaak.aangevraagd
        if plan is None or gevraagd is None:
            continue
        plek = plan.financien.vindplaats("aangevraagd")
        waar = f"{plek.bestand}, {plek.spot}"
        for naam, bedrag, veld in (
            ("de regels van de begroting halen", begroting.subsidiabel, "regels"),
            ("de dekking haalt", begroting.uit_subsidie, "dekking"),
        ):
            if isinstance(bedrag, Gat) or bedrag == gevraagd or (veld == "dekking" and not begroting.dekking):
                continue
            tekst = f"{naam} {als_euro(bedrag)} uit de subsidie, maar aangevraagd is {als_euro(gevraagd)} ({waar})"
            yield AANVRAAG.op(begroting.vindplaats(veld), tekst, "herstel een van de twee")


def buiten_looptijd(dossier: Dossier) -> Iterator[Melding]:
    """B18."""
    for _, plan, begroting, _, _ in begrotingen(dossier):
        if plan is None or isinstance(plan.looptijd, Gat):
            continue
        begin, einde = plan.looptijd.start, plan.looptijd.einde
        for deel in alle(begroting, Realisatieregel):
            if not deel.kwartaal.overlapt(plan.looptijd):
                tekst = f"dit kwartaal ligt buiten de looptijd ({begin:%d-%m-%Y} t/m {einde:%d-%m-%Y})"
                yield BUITEN_LOOPTIJD.op(deel.vindplaats("kwartaal"), tekst, "herstel het kwartaal")


def kwartalen(dossier: Dossier) -> Iterator[Melding]:
    """B19."""
    for _, _, begroting, _, _ in begrotingen(dossier):
        sleutels = {regel.sleutel for regel in begroting.regels}
        gezien: list[Realisatieregel] = []
        for deel in alle(begroting, Realisatieregel):
            if deel.sleutel not in sleutels:
                tekst = f"'{deel.regel_id}' is geen regel van de begroting"
                advies = "neem het kenmerk over van blad Begroting, of zet de regel daar erbij"
                yield KWARTALEN.op(deel.vindplaats("regel_id"), tekst, advies)
            dubbel = any(deel.sleutel == e.sleutel and deel.kwartaal.overlapt(e.kwartaal) for e in gezien)
            gezien.append(deel)
            if dubbel:
                tekst = f"dit kwartaal van '{deel.regel_id}' is al ingevuld"
                yield KWARTALEN.op(deel.vindplaats("kwartaal"), tekst, "tel de twee regels samen tot één")


def meer_besteed(dossier: Dossier) -> Iterator[Melding]:
    """B25."""
    for _, _, begroting, _, _ in begrotingen(dossier):
        besteed, dekking = begroting.gerealiseerd, begroting.dekking_totaal
        if isinstance(besteed, Gat) or isinstance(dekking, Gat) or not begroting.dekking or besteed <= dekking:
            continue
        tekst = f"er is {als_euro(besteed)} uitgegeven, en de dekking is {als_euro(dekking)}"
        yield MEER_BESTEED.op(
            begroting.vindplaats("realisatie"), tekst, "controleer de uitgaven, of vul de dekking aan"
        )


def zonder_uitgaven(dossier: Dossier, exemplaar: Exemplaar, tot: Periode | None) -> Iterator[Melding]:  # noqa: ARG001
    """W08, for the account of one project: a budget of which nothing is spent yet is no mistake."""
    begroting = dossier.begroting(exemplaar) if isinstance(exemplaar, str) else None
    if begroting is not None and not begroting.realisatie:
        tekst = "op blad Realisatie staat niets; zonder uitgaven is er niets te verantwoorden"
        advies = "vul het blad in, of geef het zijn naam terug"
        yield ONDERDEEL_ONTBREEKT.op(Plaats(begroting.vindplaats().bestand, blad="Realisatie"), tekst, advies)


def valuta(dossier: Dossier) -> Iterator[Melding]:
    """B27."""
    for _, _, begroting, _, _ in begrotingen(dossier):
        if isinstance(begroting.valuta, str) and begroting.valuta.strip().lower() not in {"eur", "euro", "euro's", "€"}:
            tekst = f"de valuta is '{begroting.valuta}'"
            yield ANDERE_VALUTA.op(begroting.vindplaats("valuta"), tekst, "reken de bedragen om naar euro")


def bedragen_in_tekst(dossier: Dossier) -> Iterator[Melding]:
    """B28: an amount in a sentence about the application is the amount that is applied for, in every document.

    In the papers of the project every such sentence is meant, elsewhere one that names the project or its programme.
    """
    for project in dossier.projecten:
        plan = dossier.plan(project)
        if plan is None or isinstance(plan.financien, Gat) or isinstance(plan.financien.aangevraagd, Gat):
            continue
        gevraagd = plan.financien.aangevraagd
        plek_van_plan = plan.financien.vindplaats("aangevraagd")
        waar = f"{plek_van_plan.bestand}, {plek_van_plan.spot}"
        namen = {str(naam).casefold() for naam in (plan.titel, plan.programma) if isinstance(naam, str)}
        for (_, exemplaar), deel in dossier.delen.items():
            for plek in teksten(deel) if exemplaar == project or not isinstance(exemplaar, str) else ():
                for zin in re.split(r"(?<=[.!?])\s", plek.tekst):
                    bedoeld = exemplaar == project or any(naam in zin.casefold() for naam in namen)
                    if not bedoeld or not _OVER_AANVRAAG.search(zin):
                        continue
                    gevonden = [ontleed_getal((deel[1] or deel[2]).rstrip(".,")) for deel in _BEDRAG.finditer(zin)]
                    genoemd = [getal[0] for getal in gevonden if getal is not None]
                    if genoemd and gevraagd not in genoemd:
                        uitleg = (
                            f"de tekst noemt {als_euro(genoemd[0])}, maar aangevraagd is {als_euro(gevraagd)} ({waar})"
                        )
                        yield ANDER_BEDRAG_IN_TEKST.op(plek.plaats, uitleg, "herstel de tekst of het projectplan")
