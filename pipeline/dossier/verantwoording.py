"""What came of a project: beside each thing that was promised, what was done."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from pipeline.dossier.basis import Gegeven
from pipeline.dossier.waarden import EigenFeiten, Geheel, Markdown, Tekst, Tijdvak, keuze


class Voortgang(StrEnum):
    """What came of something that was promised."""

    UITGEVOERD = "uitgevoerd"
    DEELS = "deels uitgevoerd"
    NIET = "niet uitgevoerd"


class Stapverslag(Gegeven):
    """What came of a promised activity."""

    fase: Geheel = Field(description="nummer van de fase, vanaf 1")
    activiteit: Geheel = Field(description="nummer van de activiteit in die fase, vanaf 1")
    voortgang: Annotated[Voortgang, keuze(Voortgang)] = Field(
        description="uitgevoerd, deels uitgevoerd of niet uitgevoerd"
    )
    toelichting: Tekst | None = Field(None, description="wat er gebeurd is; nodig als het anders liep")
    op: Tijdvak | None = Field(
        None,
        description="sinds wanneer dit zo is; een tussenstand tot voor die tijd noemt het niet (leeg: het einde van de "
        "periode van de verantwoording)",
    )


class Productverslag(Gegeven):
    """What came of a promised product."""

    product: Tekst = Field(description="het product, zoals het in het projectplan staat")
    voortgang: Annotated[Voortgang, keuze(Voortgang)] = Field(
        description="uitgevoerd, deels uitgevoerd of niet uitgevoerd"
    )
    toelichting: Tekst | None = Field(None, description="wat er ligt, of waarom niet")
    op: Tijdvak | None = Field(
        None,
        description="sinds wanneer dit zo is; een tussenstand tot voor die tijd noemt het niet (leeg: het einde van de "
        "periode van de verantwoording)",
    )


class Verantwoording(Gegeven):
    """The account of a project, with the five elements of an activity report.

    Source: Kaderregeling subsidies OCW, SZW en VWS, art. 1.1 (activiteitenverslag).
    """

    periode: Tijdvak = Field(description="waarover verantwoord wordt, zoals 'sep 2023 – dec 2025'")
    toelichting_gegevens: Tekst | None = Field(
        None, description="wat de lezer van de gegevens moet weten, bijvoorbeeld dat zij fictief zijn"
    )
    gerealiseerd: Markdown = Field(description="overzicht van wat er gedaan is")
    wijze: Markdown = Field(description="aard, omvang en duur van de activiteiten, en hoe zij zijn uitgevoerd")
    doelen: Markdown = Field(description="welke doelstellingen zijn bereikt")
    verplichtingen: Markdown = Field(description="hoe de verplichtingen van de subsidie zijn nageleefd")
    verschillen: Markdown | None = Field(
        None, description="vergelijking met het plan, met een verklaring van verschillen"
    )
    activiteiten: tuple[Stapverslag, ...] = Field(description="per toegezegde activiteit wat ervan kwam", min_length=1)
    producten: tuple[Productverslag, ...] = Field((), description="per toegezegd product wat ervan kwam")
    eigen: EigenFeiten = Field(default_factory=dict, description="eigen feiten voor eigen sjablonen")
