"""The survey of a network: its story, and which column of the answers holds which question."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from pipeline.dossier.basis import Gegeven
from pipeline.dossier.bedragen import Gemiddelde
from pipeline.dossier.geheim import KLEINSTE_GROEP
from pipeline.dossier.perioden import Periode
from pipeline.dossier.waarden import (
    FUNCTIONEEL,
    EigenFeiten,
    Geheel,
    JaNee,
    Link,
    Mailadres,
    Markdown,
    Tekst,
    Tijdvak,
    keuze,
)
from pipeline.nabij import vereenvoudigd


class Vraagsoort(StrEnum):
    """What a column of the answers holds."""

    GROEP = "groep"
    CIJFER = "cijfer"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    OPEN = "open"
    TOESTEMMING = "toestemming"
    KENMERK = "kenmerk"
    TIJDSTIP = "tijdstip"


class Schaal(Gegeven):
    """Between which marks an answer lies."""

    van: Geheel = Field(1, description="laagste cijfer")
    tot: Geheel = Field(10, description="hoogste cijfer")


class Vraag(Gegeven):
    """A question of the survey, and the column with its answers."""

    vraag: Tekst = Field(description="korte naam waarmee u de vraag hier aanwijst, zoals 'rapportcijfer'")
    kolom: Tekst = Field(description="de kop van de kolom in enquete.xlsx, woord voor woord")
    soort: Annotated[Vraagsoort, keuze(Vraagsoort)] = Field(
        description="wat er in de kolom staat: groep (bij welke doelgroep iemand hoort), cijfer, keuze, meerkeuze "
        "(meer antwoorden in één cel, met ; ertussen), open, toestemming (ja of nee: mag een antwoord als citaat "
        "worden gebruikt), kenmerk (nummer van de respondent) of tijdstip"
    )
    label: Tekst | None = Field(None, description="hoe de vraag op papier staat; anders de kop van de kolom")
    opties: tuple[Tekst, ...] = Field(
        (),
        description="bij keuze en meerkeuze: de antwoorden, in de volgorde waarin zij op papier komen; bij "
        "toestemming: de antwoorden die ja betekenen, als er iets anders staat dan 'ja'",
    )
    anders: Tekst | None = Field(
        None,
        description="hoe antwoorden heten die niet bij de opties staan, zoals 'Anders'; leeg: een fout",
    )
    schaal: Schaal = Field(default_factory=Schaal, description="bij cijfer: de schaal; anders 1 tot 10")

    @property
    def naam_op_papier(self) -> str:
        """How the question is printed."""
        return self.label or self.kolom


class Doelgroep(Gegeven):
    """A group that was asked."""

    naam: Tekst = Field(description="naam, zoals zij op papier staat")
    uitgenodigd: Geheel | None = Field(None, description="hoeveel mensen de vragenlijst kregen")
    antwoorden: tuple[Tekst, ...] = Field((), description="andere woorden die in de kolom voor deze groep staan")

    @property
    def herkend_aan(self) -> frozenset[str]:
        """The answers that mean this group, simplified."""
        return frozenset(vereenvoudigd(woord) for woord in (self.naam, *self.antwoorden) if isinstance(woord, str))


class Vorigcijfer(Gegeven):
    """A mark of the survey before this one."""

    vraag: Tekst = Field(description="de vraag, zoals zij bij 'vragen' heet")
    doelgroep: Tekst | None = Field(None, description="van welke groep het cijfer is; anders van iedereen")
    gemiddelde: Gemiddelde = Field(description="het cijfer, zoals 7,2")
    aantal: Geheel | None = Field(None, description="hoeveel mensen het cijfer gaven, minstens 5", ge=KLEINSTE_GROEP)


class Vorigemeting(Gegeven):
    """The survey before this one, as far as its figures are known."""

    periode: Tijdvak = Field(description="wanneer, zoals 2022-2023")
    cijfers: tuple[Vorigcijfer, ...] = Field((), description="de cijfers van toen")


class Rapportcijfer(Gegeven):
    """The mark that stands large on paper."""

    vraag: Tekst = Field(description="de vraag, zoals zij bij 'vragen' heet")
    doelgroep: Tekst | None = Field(None, description="van welke groep het cijfer is; anders van iedereen")
    waarde: Gemiddelde | None = Field(None, description="het cijfer dat al bekend is gemaakt; het wordt nagerekend")


class Blok(Gegeven):
    """A section of the story: points, with or without a sentence before them."""

    inleiding: Markdown | None = Field(None, description="wat er voor de punten staat")
    punten: tuple[Tekst, ...] = Field(description="de punten, elk een korte regel", min_length=1)


class Citaat(Gegeven):
    """Words of a respondent: from the sheet (respondent and vraag), or typed here (tekst)."""

    respondent: Tekst | None = Field(None, description="kenmerk van de respondent in enquete.xlsx")
    vraag: Tekst | None = Field(None, description="de open vraag, zoals zij bij 'vragen' heet")
    tekst: Tekst | None = Field(None, description="de woorden zelf, als zij niet uit enquete.xlsx komen")
    rol: Tekst | None = Field(None, description="functie of groep, zonder naam: 'verpleegkundige'")
    toestemming: JaNee | None = Field(
        None,
        description="ja: de respondent vindt het goed; bij een respondent uit enquete.xlsx telt de kolom toestemming",
    )


class Evenement(Gegeven):
    """Where the outcome is talked about, or what comes next."""

    naam: Tekst = Field(description="naam van de bijeenkomst")
    datum: Tijdvak = Field(description="datum met jaar")
    link: Link | None = Field(None, description="webadres met meer informatie")

    @property
    def is_op_een_dag(self) -> bool:
        """Whether the day is known, so that its weekday can be told."""
        return isinstance(self.datum, Periode) and self.datum.is_dag


class Contact(Gegeven):
    """Where a reader can ask something: of the network, not of a person."""

    mail: Annotated[Mailadres | None, FUNCTIONEEL] = Field(
        None, description="mailadres van het netwerk, niet van een persoon"
    )
    website: Link | None = Field(None, description="webadres")

    @property
    def maillink(self) -> str | None:
        """Where a click on the mail address leads to; a gap stays one."""
        return f"mailto:{self.mail}" if isinstance(self.mail, str) else self.mail


class Netwerkevaluatie(Gegeven):
    """The survey of a network."""

    ondertitel: Tekst | None = Field(None, description="regel onder de titel")
    toelichting_gegevens: Tekst | None = Field(
        None, description="wat de lezer van de gegevens moet weten, bijvoorbeeld dat de antwoorden fictief zijn"
    )
    netwerken: tuple[Tekst, ...] = Field((), description="de netwerken waar het over gaat, als het er meer zijn")
    periode: Tijdvak = Field(description="wanneer de vragenlijst open was, zoals 'oktober 2025 t/m februari 2026'")
    vorige_meting: Vorigemeting | None = Field(None, description="de meting hiervoor")
    inleiding: Markdown = Field(description="waarom en hoe er geëvalueerd is")
    methode: Tekst | None = Field(None, description="hoe er gevraagd is, in één zin")
    doelgroepen: tuple[Doelgroep, ...] = Field((), description="wie de vragenlijst kregen")
    vragen: tuple[Vraag, ...] = Field(
        (), description="welke kolom van enquete.xlsx wat is; andere kolommen tellen niet mee"
    )
    rapportcijfer: Rapportcijfer | None = Field(None, description="het cijfer dat groot op papier staat")
    gaat_goed: Blok = Field(description="wat er goed gaat")
    meerwaarde: Blok | None = Field(None, description="wat het netwerk toevoegt")
    uitdagingen: Blok = Field(description="wat er lastig is")
    inzichten: Blok | None = Field(None, description="belangrijkste inzichten over de samenwerking")
    stuurgroep: Markdown | None = Field(None, description="wat de stuurgroep ervan vindt")
    conclusie: Markdown = Field(description="de conclusie")
    ontwikkelpunten: Markdown = Field(description="wat de volgende stap is, als tekst of als lijst")
    kernzin: Tekst | None = Field(
        None,
        description="één zin die eruit springt, in woorden van het netwerk; zonder aanhalingstekens, want geen citaat",
    )
    citaten: tuple[Citaat, ...] = Field((), description="woorden van respondenten, met hun toestemming")
    evenement: Evenement | None = Field(None, description="bijeenkomst waarnaar verwezen wordt")
    contact: Contact | None = Field(None, description="waar een lezer terecht kan")
    eigen: EigenFeiten = Field(default_factory=dict, description="eigen feiten voor eigen sjablonen")

    def van_soort(self, *soorten: Vraagsoort) -> tuple[Vraag, ...]:
        """The questions of these kinds that could be read, in their order."""
        return tuple(v for v in self.vragen if isinstance(v, Vraag) and v.is_heel and v.soort in soorten)

    def met_naam(self, naam: object) -> Vraag | None:
        """The question with a short name; capitals, accents and punctuation do not matter."""
        gezocht = vereenvoudigd(naam) if isinstance(naam, str) else None
        alle = self.van_soort(*Vraagsoort)
        return next((v for v in alle if vereenvoudigd(v.vraag) == gezocht), None)

    def groep(self, naam: object) -> Doelgroep | None:
        """The group with a name, or with another word for it."""
        gezocht = vereenvoudigd(naam) if isinstance(naam, str) else None
        return next((g for g in self.hele_doelgroepen if gezocht in g.herkend_aan), None)

    @property
    def hele_doelgroepen(self) -> tuple[Doelgroep, ...]:
        """The groups that could be read."""
        return tuple(g for g in self.doelgroepen if isinstance(g, Doelgroep) and g.is_heel)
