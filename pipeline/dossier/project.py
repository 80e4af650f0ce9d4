"""A project for which a grant is asked: why, what in which phase, who, and which papers go with it."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from pipeline.afleiding import afleiding
from pipeline.dossier.aantallen import Cijferwaarde
from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.bedragen import Bedrag
from pipeline.dossier.perioden import Periode
from pipeline.dossier.planning import Planning, maak_planning
from pipeline.dossier.waarden import (
    EigenFeiten,
    Einde,
    JaNee,
    Markdown,
    Tekst,
    Tijdvak,
)


class Onderbouwing(Gegeven):
    """Something that was done to find out what is needed: interviews, a questionnaire."""

    aantal: Cijferwaarde = Field(description="hoeveel, eventueel met ruim of circa; ook '83%' of '4 à 5'")
    eenheid: Tekst = Field(description="wat er geteld is, zoals 'interviews met netwerkpartners'")


class Uitkomst(Gegeven):
    """What an exploration gave: a list under a heading."""

    kop: Tekst = Field(description="kop boven de lijst")
    inleiding: Markdown | None = Field(None, description="wat de lezer erbij moet weten")
    punten: tuple[Tekst, ...] = Field(description="de uitkomsten, per punt één zin", min_length=1)
    genummerd: JaNee = Field(default=False, description="ja: met nummers, nee: met bolletjes")


class Verkenning(Gegeven):
    """How it was found out what is needed."""

    tekst: Markdown = Field(description="wat er verkend is, door wie en wanneer")
    onderbouwing: tuple[Onderbouwing, ...] = Field((), description="aantallen; ongelijke aantallen tellen niet op")
    uitkomsten: tuple[Uitkomst, ...] = Field((), description="wat eruit kwam")


class Deelname(Gegeven):
    """Who takes part in deciding, and how."""

    gremium: Tekst = Field(description="waar, zoals 'projectgroep'")
    niveau: Tekst = Field(description="meebeslissen, adviseren, meedenken of informeren")
    toelichting: Tekst | None = Field(None, description="hoe, in één zin")


class Participatie(Gegeven):
    """How patients and those near to them take part."""

    tekst: Markdown = Field(description="wie er meedoet en hoe")
    deelname: tuple[Deelname, ...] = Field((), description="per gremium het niveau")


class Programmadoel(Gegeven):
    """A goal of the programme that the project serves."""

    doel: Tekst = Field(description="doelstelling van het programma")
    bijdrage: Tekst | None = Field(None, description="wat het project eraan bijdraagt, in één zin")


class Stap(Gegeven):
    """An activity of a phase."""

    tekst: Tekst = Field(description="wat er gebeurt, in één zin")
    wanneer: Tijdvak | None = Field(None, description="wanneer binnen de fase; anders de hele fase")


class Projectfase(Gegeven):
    """A phase: when, what, and what it gives."""

    titel: Tekst = Field(description="naam van de fase")
    periode: Tijdvak = Field(description="wanneer, zoals 'sep 2023 – feb 2024'")
    activiteiten: tuple[Stap, ...] = Field(description="wat er gebeurt", min_length=1)
    resultaten: tuple[Tekst, ...] = Field((), description="wat de fase oplevert")


class Rol(Gegeven):
    """Who does what."""

    rol: Tekst = Field(description="rol, zoals 'projectleider'")
    wie: Tekst = Field(description="organisatie of gremium; geen namen van personen")
    taak: Tekst | None = Field(None, description="wat die doet, in één zin")


class Kostensoort(Gegeven):
    """A kind of cost of the project."""

    naam: Tekst = Field(description="naam, zoals 'projectleiding'")
    uit_subsidie: JaNee = Field(default=True, description="of deze kosten uit de subsidie betaald mogen worden")
    toelichting: Tekst | None = Field(None, description="wat eronder valt, in één zin")


class NietUitSubsidie(Gegeven):
    """Something that is not paid from the grant."""

    wat: Tekst = Field(description="wat het is, zoals 'zaalhuur en catering'")
    waaruit: Tekst = Field(description="waaruit het wel betaald wordt")


class Financien(Gegeven):
    """What the application says about the money beside the budget."""

    aangevraagd: Bedrag = Field(description="gevraagde subsidie in euro")
    tot_en_met: Einde | None = Field(None, description="tot en met wanneer de subsidie loopt")
    toelichting: Markdown | None = Field(None, description="toelichting op kosten en dekking")
    kostensoorten: tuple[Kostensoort, ...] = Field(description="de kostensoorten van de begroting", min_length=1)
    niet_uit_subsidie: tuple[NietUitSubsidie, ...] = Field((), description="wat niet uit de subsidie wordt betaald")
    beschikt: Bedrag | None = Field(None, description="verleende subsidie in euro, als de beschikking er is")


class Ondertekenaar(Gegeven):
    """A place for a signature. The name is written by hand."""

    organisatie: Tekst = Field(description="organisatie die tekent")
    hoedanigheid: Tekst = Field(description="als wat, zoals 'bestuurlijk verantwoordelijke'")


class Projectplan(Gegeven):
    """Everything about a project but its budget."""

    titel: Tekst = Field(description="titel van het project")
    financier: Tekst = Field(description="naam van een bestand in inputs/financiers, zonder .yaml")
    programma: Tekst | None = Field(None, description="programma waarbinnen wordt aangevraagd")
    aanvrager: Tekst = Field(description="organisatie die aanvraagt")
    netwerken: tuple[Tekst, ...] = Field(description="netwerken waar het project over gaat", min_length=1)
    looptijd: Tijdvak = Field(description="eerste tot en met laatste maand, zoals 'sep 2023 – dec 2025'")
    samenvatting: Markdown | None = Field(None, description="het project in een paar zinnen")
    toelichting_gegevens: Tekst | None = Field(
        None, description="wat de lezer van de gegevens moet weten, bijvoorbeeld dat een uitsplitsing fictief is"
    )
    verkenning: Verkenning | None = Field(None, description="hoe bekend werd wat er nodig is")
    naar_verbetering: Markdown | None = Field(None, description="wat er met de uitkomsten gebeurt")
    ambitie: Markdown | None = Field(None, description="ambitie en werkwijze")
    participatie: Participatie | None = Field(None, description="hoe patiënten en naasten meedoen")
    evaluatie: Markdown | None = Field(None, description="hoe het project geëvalueerd wordt")
    producten: tuple[Tekst, ...] = Field((), description="wat er aan het eind ligt")
    programmadoelen: tuple[Programmadoel, ...] = Field((), description="doelen van het programma")
    samenhang: Markdown | None = Field(None, description="samenhang met andere projecten")
    fasen: tuple[Projectfase, ...] = Field(description="de fasen met hun activiteiten", min_length=1)
    fasen_overlappen: JaNee = Field(default=False, description="ja: het is de bedoeling dat fasen elkaar overlappen")
    rollen: tuple[Rol, ...] = Field((), description="wie wat doet")
    financien: Financien = Field(description="wat de aanvraag over geld zegt naast de begroting")
    bijlagen: tuple[Tekst, ...] = Field((), description="stukken die bij de aanvraag horen")
    ondertekenaars: tuple[Ondertekenaar, ...] = Field((), description="wie ondertekent")
    eigen: EigenFeiten = Field(default_factory=dict, description="eigen feiten voor eigen sjablonen")

    @property
    @afleiding("de fasen in hun volgorde")
    def genummerde_fasen(self) -> tuple[Fase, ...]:
        """The phases with their number, from 1."""
        return tuple(Fase(nummer, f.titel, f.periode, f) for nummer, f in enumerate(self.fasen, 1))

    @property
    @afleiding("de fasen en activiteiten naast de maanden van de looptijd")
    def planning(self) -> Planning:
        """The phases and those activities that have a time of their own, over the duration of the project."""
        delen: list[tuple[str, Periode, bool]] = []
        for fase in self.genummerde_fasen:
            delen.append((_rijtitel(fase.nummer, fase.titel), fase.periode, True))
            delen.extend((stap.tekst, stap.wanneer or fase.periode, False) for stap in fase.plan.activiteiten)
        for _, periode, _ in (("", self.looptijd, True), *delen):
            if isinstance(periode, Gat):
                return periode
        return maak_planning(self.looptijd, delen)


@afleiding("het nummer van de fase en haar titel")
def _rijtitel(nummer: int, titel: str) -> str:
    return f"{nummer}. {titel}"


@dataclass(frozen=True, slots=True)
class Fase:
    """A phase with its number.

    Args:
        nummer: from 1; the budget names the phase by it.
        titel: its title.
        periode: when.
        plan: what happens in it.
    """

    nummer: int
    titel: str
    periode: Periode
    plan: Projectfase
