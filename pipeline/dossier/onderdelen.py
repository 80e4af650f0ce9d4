"""The parts of a dossier.

`ONDERDELEN` lists them. Adding a part is one line here and a module with its types.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.bron import Kaart
from pipeline.dossier.basis import Gegeven
from pipeline.dossier.begroting import Begroting
from pipeline.dossier.convenant import Convenant
from pipeline.dossier.enquete import Enquete
from pipeline.dossier.financier import Financier
from pipeline.dossier.geldregels import BEGROTINGSBLADEN
from pipeline.dossier.jaarplan import Jaarplan
from pipeline.dossier.jaarplanblad import JAARPLANBLADEN, doelen_uit_rijen
from pipeline.dossier.jaarverslag import Jaarverslag
from pipeline.dossier.leden import LEDENBLAD, Ledenlijst
from pipeline.dossier.netwerk import Netwerk
from pipeline.dossier.netwerkevaluatie import Netwerkevaluatie
from pipeline.dossier.project import Projectplan
from pipeline.dossier.status import Statuslijst
from pipeline.dossier.tabel import Kruistabel, Tabel, Vrijblad
from pipeline.dossier.verantwoording import Verantwoording
from pipeline.dossier.verzending import Verzending
from pipeline.melding import Ernst, Melding, Meldingsoort

ONDERDEEL_ONTBREEKT = Meldingsoort(
    "W08",
    Ernst.FOUT,
    "onderdeel voor document ontbreekt",
    "Voor het gevraagde document is een onderdeel van het dossier nodig dat er niet is of niet kan worden gelezen.",
)


class Per(StrEnum):
    """What a part or a document is made for: the network as a whole, each of its years, or each of its projects.

    A document can be for each organisation that signs as well; parts of the dossier are not.
    """

    NETWERK = "netwerk"
    JAAR = "jaar"
    PROJECT = "project"
    ORGANISATIE = "organisatie"


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A part of the dossier: one file.

    Args:
        naam: name of the part, of its file without ending, and of the variable in a template.
        per: whether it belongs to the network, to one of its years or to one of its projects.
        soort: the type of its content.
        omschrijving: what it is, in Dutch.
        tabellen: how it looks as a workbook, none where it is always a text file.
        vorm: brings the rows of a workbook into the shape of the text file, None where they have it already.
        aangevuld: whether a text file beside the workbook completes it; else there is only one of the two.
        uitgang: the ending of the file that somebody makes where it is missing.
        bij_gemis: what to do where it is missing.
    """

    naam: str
    per: Per
    soort: type[Gegeven]
    omschrijving: str
    tabellen: tuple[Tabel | Kruistabel | Vrijblad, ...] = ()
    vorm: Callable[[Kaart], tuple[Kaart, tuple[Melding, ...]]] | None = None
    aangevuld: bool = False
    uitgang: str = ".yaml"
    bij_gemis: str = "maak of herstel dit bestand"


# A network may have its own; else those beside the networks hold.
STATUSCODES = "statuscodes"
ONDERDELEN: tuple[Onderdeel, ...] = (
    Onderdeel("netwerk", Per.NETWERK, Netwerk, "het netwerk zelf"),
    Onderdeel("leden", Per.NETWERK, Ledenlijst, "de ledenlijst", (LEDENBLAD,), uitgang=".xlsx"),
    Onderdeel("convenant", Per.NETWERK, Convenant, "het samenwerkingsconvenant met zijn bijlagen"),
    Onderdeel(STATUSCODES, Per.NETWERK, Statuslijst, "woorden, tekens en kleuren voor hoe iets ervoor staat"),
    Onderdeel(
        "jaarplan",
        Per.JAAR,
        Jaarplan,
        "het plan van een jaar, en wat ervan kwam",
        JAARPLANBLADEN,
        vorm=doelen_uit_rijen,
        aangevuld=True,
    ),
    Onderdeel("jaarverslag", Per.JAAR, Jaarverslag, "het verslag van een jaar"),
    Onderdeel("netwerkevaluatie", Per.JAAR, Netwerkevaluatie, "de evaluatie van het netwerk: het verhaal en de vragen"),
    Onderdeel(
        "enquete",
        Per.JAAR,
        Enquete,
        "de antwoorden op de vragenlijst",
        (
            Vrijblad(
                "antwoorden", "de antwoorden zoals Microsoft Forms of Google Forms ze geeft, één rij per respondent"
            ),
        ),
        uitgang=".xlsx",
    ),
    Onderdeel("project", Per.PROJECT, Projectplan, "het plan van een project"),
    Onderdeel(
        "begroting",
        Per.PROJECT,
        Begroting,
        "de begroting van een project",
        BEGROTINGSBLADEN,
        uitgang=".xlsx",
        bij_gemis="maak een werkboek met genereer begroting, of zet hier het bestand dat finance invulde",
    ),
    Onderdeel("verantwoording", Per.PROJECT, Verantwoording, "de verantwoording van een project"),
)


# The profiles of funders stand beside the networks, one file each, and serve them all.
FINANCIER = Onderdeel("financier", Per.NETWERK, Financier, "de regels van een financier")
# How mail is sent stands beside the networks too. No template of a document names it.
VERZENDING = Onderdeel("verzending", Per.NETWERK, Verzending, "wie documenten verstuurt, en hoe")


def onderdelen_per(per: Per) -> frozenset[str]:
    """The names of the parts that belong to a network, to a year or to a project."""
    return frozenset(onderdeel.naam for onderdeel in ONDERDELEN if onderdeel.per is per)
