"""A document type: a folder in `templates/` with a Word file and a short `document.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom
from pipeline.bestand.yamlbestand import lees_yaml
from pipeline.bron import Exemplaar
from pipeline.dossier import ONDERDELEN, Per, onderdelen_per
from pipeline.dossier.afgeleid import AFGELEID
from pipeline.dossier.basis import KEUZE, Gegeven, Opbouw
from pipeline.dossier.ondertekening import Ondertekenaar, Selectie
from pipeline.dossier.perioden import Periode
from pipeline.dossier.waarden import JaNee, Tekst, keuze
from pipeline.excel.boeksoort import Boeksoort
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats, heeft_fouten
from pipeline.nabij import bedoelde_u
from pipeline.word.soorten import Vrij, Waarde, soort_van

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.werkmap import Werkmap
    from pipeline.word.soorten import Soort


SJABLOON = "sjabloon.docx"
OMSCHRIJVING = "document.yaml"

GEEN_SJABLOON = Meldingsoort(
    "S07",
    Ernst.FOUT,
    "sjabloon ontbreekt",
    "In de map van een document staat geen sjabloon.docx, of het kan niet worden geopend.",
)
NIET_TE_LEZEN = Meldingsoort(
    "W15",
    Ernst.FOUT,
    "document.yaml is niet te openen",
    "Het bestand dat zegt wat een document is, kan niet worden gelezen: het staat open in een ander programma, u hebt "
    "er geen rechten voor, of het is geen gewoon bestand.",
)


class Documentgegevens(Gegeven):
    """What `document.yaml` says. It names things and computes nothing."""

    titel: Tekst = Field(description="titel van het document")
    omschrijving: Tekst = Field(description="wat het document is, op één regel; staat in genereer --help")
    per: Annotated[Per, keuze(Per)] = Field(
        description="jaar, project, netwerk of organisatie: waarvoor er een document komt"
    )
    nodig: tuple[Tekst, ...] = Field(description="onderdelen van het dossier zonder welke er geen document is")
    ook: tuple[Tekst, ...] = Field((), description="onderdelen die worden gebruikt als zij er zijn")
    selectie: Annotated[Selectie, keuze(Selectie)] | None = Field(
        None, description="bij per: organisatie, voor wie: ondertekenaars (van het convenant) of toetreders (addendum)"
    )
    volledig: JaNee = Field(
        default=False, description="bij per: organisatie, ja: ook één uitgave voor alle organisaties samen"
    )
    werkboek: Annotated[Boeksoort, keuze(Boeksoort)] | None = Field(
        None, description="werkboek (Excel) dat erbij wordt gemaakt: ledenlijst of contributie"
    )
    herkomstbijlage: JaNee = Field(
        default=False,
        description="ja: achterin een bijlage die van elk cijfer zegt hoe het is berekend en waar het staat",
    )
    tussentijds: Tekst | None = Field(
        None, description="titel van de tussentijdse uitgave, die met --tot KWARTAAL wordt gemaakt"
    )


@dataclass(frozen=True, slots=True)
class Documentsoort:
    """A document type that can be made.

    Args:
        naam: name of its folder, and of its command.
        gegevens: what its `document.yaml` says.
        sjabloon: its Word file.
    """

    naam: str
    gegevens: Documentgegevens
    sjabloon: Path

    @property
    def plaatsen(self) -> dict[str, Plaats]:
        """Where `document.yaml` names each part of the dossier."""
        gegevens = self.gegevens
        velden = (("nodig", gegevens.nodig), ("ook", gegevens.ook))
        return {naam: gegevens.vindplaats_in(veld, n) for veld, namen in velden for n, naam in enumerate(namen)}

    @property
    def onderdelen(self) -> tuple[str, ...]:
        """The parts of the dossier that its template may name."""
        return (*self.gegevens.nodig, *self.gegevens.ook)


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """Which document it is.

    Args:
        document: the document type.
        netwerk: name of the network's folder.
        exemplaar: the year or the project, None where it belongs to the network as a whole.
        organisatie: for whom it is, None where it is for nobody in particular.
    """

    document: str
    netwerk: str
    exemplaar: Exemplaar = None
    organisatie: str | None = None

    @property
    def jaar(self) -> int | None:
        """The year, where the document belongs to one."""
        return self.exemplaar if isinstance(self.exemplaar, int) else None

    @property
    def project(self) -> str | None:
        """The folder of the project, where the document belongs to one."""
        return self.exemplaar if isinstance(self.exemplaar, str) else None

    @property
    def als_gegevens(self) -> dict[str, str | int | None]:
        """The same as plain values, for JSON."""
        van_iemand = {"organisatie": self.organisatie} if self.organisatie is not None else {}
        return {
            "document": self.document,
            "netwerk": self.netwerk,
            "jaar": self.jaar,
            "project": self.project,
            **van_iemand,
        }


@dataclass(frozen=True, slots=True)
class Documentkop:
    """What a template may ask about the document itself.

    Args:
        titel: title with the year, as on the cover.
        soort: title of the document type alone.
        concept: whether it is a concept.
        tot: until when an interim edition goes, None for the whole.
        publiek: whether it is the edition for the public.
    """

    titel: str
    soort: str
    concept: bool = False
    tot: Periode | None = None
    publiek: bool = False


def woorden(gegevens: Documentgegevens) -> dict[str, Soort]:
    """What the template of a document type may name."""
    soorten = {onderdeel.naam: onderdeel.soort for onderdeel in ONDERDELEN}
    delen = {naam: soort_van(soorten[naam]) for naam in (*gegevens.nodig, *gegevens.ook)}
    afgeleid = {a.naam: soort_van(a.soort) for a in AFGELEID if set(a.nodig) <= delen.keys()}
    if gegevens.per is Per.ORGANISATIE:
        delen |= {"partij": soort_van(Ondertekenaar), "partijen": soort_van(tuple[Ondertekenaar, ...])}
    return {**delen, **afgeleid, "jaar": Waarde(), "eigen": Vrij(), "document": soort_van(Documentkop)}


def lees_documentsoort(werkmap: Werkmap, naam: str) -> tuple[Documentsoort | None, tuple[Melding, ...]]:
    """Read the `document.yaml` of a document type.

    Args:
        werkmap: where it stands.
        naam: name of its folder.

    Returns:
        The document type, or None where it cannot be used; and what is wrong (Y and D codes, S07, W15).
    """
    map_ = werkmap.sjablonen / naam
    bestand = werkmap.naam_van(map_ / OMSCHRIJVING)
    try:
        kaart, meldingen = lees_yaml(lees_bytes(map_ / OMSCHRIJVING), bestand)
    except OSError as geweigerd:
        tekst = f"het bestand kan niet worden geopend ({waarom(geweigerd)})"
        advies = "sluit het in andere programma's, of zet er een bestand neer dat u mag lezen"
        return None, (NIET_TE_LEZEN.op(Plaats(bestand), tekst, advies),)
    if kaart is None:
        return None, meldingen
    opbouw = Opbouw(list(meldingen))
    gegevens = Documentgegevens.model_validate(kaart, context=opbouw)
    if not heeft_fouten(opbouw.meldingen):
        opbouw.meldingen.extend(_onbekende_onderdelen(gegevens))
    if not heeft_fouten(opbouw.meldingen):
        opbouw.meldingen.extend(_past_niet_bij_per(gegevens))
    sjabloon = map_ / SJABLOON
    if not sjabloon.is_file():
        plaats = Plaats(werkmap.naam_van(sjabloon))
        opbouw.meldingen.append(GEEN_SJABLOON.op(plaats, "het sjabloon ontbreekt", f"zet {SJABLOON} in deze map"))
    fout = heeft_fouten(opbouw.meldingen)
    return (None if fout else Documentsoort(naam, gegevens, sjabloon)), tuple(opbouw.meldingen)


def _onbekende_onderdelen(gegevens: Documentgegevens) -> Iterator[Melding]:
    bekend = [onderdeel.naam for onderdeel in ONDERDELEN]
    for veld, namen in (("nodig", gegevens.nodig), ("ook", gegevens.ook)):
        for nummer, naam in enumerate(namen):
            if naam not in bekend:
                plaats = gegevens.vindplaats_in(veld, nummer)
                yield KEUZE.op(plaats, f"'{naam}' is geen onderdeel van het dossier", bedoelde_u(naam, bekend))


def _past_niet_bij_per(gegevens: Documentgegevens) -> Iterator[Melding]:
    """A document for each year or project needs a part of it, and none of another kind of folder."""
    if gegevens.per is Per.ORGANISATIE:
        yield from _past_niet_bij_organisatie(gegevens)
    elif gegevens.selectie is not None or gegevens.volledig is True:
        veld = "selectie" if gegevens.selectie is not None else "volledig"
        yield KEUZE.op(gegevens.vindplaats(veld), f"'{veld}' hoort bij per: organisatie", "haal de regel weg")
    eigen = onderdelen_per(gegevens.per)
    if gegevens.per in {Per.JAAR, Per.PROJECT} and not eigen & set(gegevens.nodig):
        advies = f"zet bij 'nodig' een van: {', '.join(sorted(eigen))}; of kies per: netwerk"
        tekst = f"er is geen onderdeel nodig dat bij een {gegevens.per} hoort"
        yield KEUZE.op(gegevens.vindplaats("nodig"), tekst, advies)
        return
    for per in (Per.JAAR, Per.PROJECT):
        vreemd = [naam for naam in (*gegevens.nodig, *gegevens.ook) if naam in onderdelen_per(per)]
        if per != gegevens.per and vreemd:
            yield KEUZE.op(
                gegevens.vindplaats("per"), f"'{vreemd[0]}' hoort bij een {per}, dit document niet", f"kies per: {per}"
            )


def _past_niet_bij_organisatie(gegevens: Documentgegevens) -> Iterator[Melding]:
    """A document for each organisation needs who they are, and for whom of them it is."""
    if gegevens.selectie is None:
        advies = f"schrijf selectie: {' of '.join(selectie.value for selectie in Selectie)}"
        yield KEUZE.op(gegevens.vindplaats("per"), "er staat niet voor welke organisaties het document is", advies)
    for naam in ("leden", "convenant"):
        if naam not in gegevens.nodig:
            tekst = f"een document per organisatie heeft '{naam}' nodig"
            yield KEUZE.op(gegevens.vindplaats("nodig"), tekst, f"zet '{naam}' bij nodig")
