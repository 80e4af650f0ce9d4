"""Step 3, vul: a dossier and a template give a Stuk, a Word file in memory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pipeline.bestand.bijlage import Bijlagen
from pipeline.documentsoort import Documentkop, Kenmerk
from pipeline.dossier import ONDERDELEN, Per
from pipeline.dossier.afgeleid import AFGELEID
from pipeline.dossier.basis import Gat
from pipeline.dossier.netwerk import Huisstijl
from pipeline.melding import Melding, Plaats
from pipeline.werkmap import BIJLAGEN, slug
from pipeline.word.beelden import GeenBeeld
from pipeline.word.huisstijl import GEEN_LOGO, Aankleding
from pipeline.word.sjabloon import NIET_TE_VULLEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.bron import Exemplaar
    from pipeline.documentsoort import Documentsoort
    from pipeline.dossier import Dossier
    from pipeline.dossier.ondertekening import Ondertekenaar
    from pipeline.dossier.perioden import Periode
    from pipeline.word.pakket import Pakket
    from pipeline.word.sjabloon import Sjabloon


@dataclass(frozen=True, slots=True)
class Opdracht:
    """Which document is asked for.

    Args:
        soort: the document type.
        netwerk: name of the network's folder.
        exemplaar: the year or the project, None where the document belongs to the network as a whole.
        concept: whether gaps may show.
        tot: until when an interim edition goes, None for the whole.
        publiek: whether it is the edition for the public.
        partij: the organisation that it is for, None where it is for nobody in particular.
        partijnaam: a safe name for that organisation, which no other one has.
    """

    soort: Documentsoort
    netwerk: str
    exemplaar: Exemplaar = None
    concept: bool = False
    tot: Periode | None = None
    publiek: bool = False
    partij: Ondertekenaar | None = None
    partijnaam: str = ""

    @property
    def bestandsnaam(self) -> str:
        """Name of the finished file, the same for the same order."""
        delen = [self.soort.naam, *([str(self.exemplaar)] if self.exemplaar is not None else []), self.netwerk]
        if self.tot is not None:
            delen.append(f"tot {self.tot.einde:%Y-%m}")
        namen = [slug(deel) for deel in delen]
        if self.partij is not None:
            namen.insert(1, self.partijnaam)
        merken = [*(["publiek"] if self.publiek else []), *(["concept"] if self.concept else [])]
        return "-".join([*namen, *merken]) + ".docx"

    @property
    def kenmerk(self) -> Kenmerk:
        """Which document it is."""
        organisatie = self.partij.organisatie if self.partij is not None else None
        return Kenmerk(self.soort.naam, self.netwerk, self.exemplaar, organisatie)

    @property
    def map_(self) -> tuple[str, ...]:
        """The folders below `outputs/` in which it goes."""
        eigen = () if self.exemplaar is None else (slug(str(self.exemplaar)),)
        van_document = (slug(self.soort.naam),) if self.partij is not None else ()
        return (slug(self.netwerk), *eigen, *van_document)

    @property
    def jaar(self) -> int | None:
        """The year, where the document belongs to one."""
        return self.kenmerk.jaar

    @property
    def project(self) -> str | None:
        """The folder of the project, where the document belongs to one."""
        return self.kenmerk.project


@dataclass(frozen=True, slots=True)
class Stuk:
    """A filled document that has not been checked or written yet.

    Args:
        opdracht: what was asked for.
        inhoud: the bytes of the Word file.
        pakket: its parts, of which the trees are known.
        bijlagen: the files of the network that it shows, as seen from its folder `bijlagen`.
    """

    opdracht: Opdracht
    inhoud: bytes
    pakket: Pakket
    bijlagen: tuple[str, ...] = ()


def vul(
    opdracht: Opdracht, dossier: Dossier, sjabloon: Sjabloon, netwerkmap: Path
) -> tuple[Stuk | None, tuple[Melding, ...]]:
    """Fill a template from a dossier.

    Args:
        opdracht: what is asked for.
        dossier: the facts.
        sjabloon: the compiled template.
        netwerkmap: the network's folder, for its logo.

    Returns:
        The document, or None where the template cannot be filled; and why (S04 to S06, H02).
    """
    netwerk = dossier.netwerk
    if netwerk is None:
        return None, ()
    stijl = netwerk.huisstijl
    if isinstance(stijl, Gat) or isinstance(stijl.hoofdkleur, Gat) or isinstance(stijl.accentkleur, Gat):
        stijl = Huisstijl()
    aankleding = Aankleding(stijl.hoofdkleur, stijl.accentkleur, _logo(dossier, netwerkmap))
    fouten: tuple[Melding, ...] = ()
    try:
        gekleed = sjabloon.gekleed(aankleding)
    except GeenBeeld:
        plaats = stijl.vindplaats("logo")
        fouten = (GEEN_LOGO.op(plaats, "het logo is geen PNG- of JPEG-bestand", "bewaar het logo als PNG"),)
        gekleed = sjabloon.gekleed(replace(aankleding, logo=None))
    # What stands in a template is not ours: a theme without colours, a picture outside a paragraph.
    except Exception:  # noqa: BLE001
        tekst = "de kleuren of het logo kunnen niet in dit sjabloon worden gezet"
        advies = "open het sjabloon in Word en sla het opnieuw op"
        return None, (NIET_TE_VULLEN.op(Plaats(sjabloon.bestand), tekst, advies),)
    bijlagen = Bijlagen(netwerkmap / BIJLAGEN)
    pakket, meldingen = gekleed.vul(feiten(opdracht, dossier), f"Logo van {netwerk.naam}", bijlagen)
    if pakket is None:
        return None, (*fouten, *meldingen)
    return Stuk(opdracht, pakket.schrijf(), pakket, tuple(sorted(bijlagen.gelezen))), fouten


def feiten(opdracht: Opdracht, dossier: Dossier) -> Mapping[str, Any]:
    """What the tags of a template may name: the parts that its `document.yaml` declares, and little else."""
    soort = opdracht.soort
    uit: dict[str, Any] = {naam: dossier.deel(naam, opdracht.exemplaar) for naam in soort.onderdelen}
    for afgeleid in AFGELEID:
        if set(afgeleid.nodig) <= uit.keys():
            uit[afgeleid.naam] = afgeleid.maak(dossier, opdracht.exemplaar, opdracht.tot)
    if soort.gegevens.per is Per.ORGANISATIE:
        uit |= {"partij": opdracht.partij, "partijen": _partijen(opdracht, dossier)}
    eigen: dict[str, Any] = {}
    for onderdeel in sorted(ONDERDELEN, key=lambda o: o.per != Per.NETWERK):
        van_onderdeel = getattr(uit.get(onderdeel.naam), "eigen", {})
        eigen |= van_onderdeel if isinstance(van_onderdeel, dict) else {}
    naam = soort.gegevens.titel if opdracht.tot is None else soort.gegevens.tussentijds or soort.gegevens.titel
    titel = naam if opdracht.jaar is None else f"{naam} {opdracht.jaar}"
    kop = Documentkop(titel, naam, opdracht.concept, opdracht.tot, opdracht.publiek)
    return {**uit, "jaar": opdracht.jaar, "eigen": eigen, "document": kop}


def _partijen(opdracht: Opdracht, dossier: Dossier) -> tuple[Ondertekenaar, ...]:
    """Whose signatures stand in the document: of the organisation that it is for, or of all of its selection."""
    if opdracht.partij is not None:
        return (opdracht.partij,)
    alle, selectie = dossier.ondertekenaars, opdracht.soort.gegevens.selectie
    return alle.voor(selectie) if alle is not None and selectie is not None else ()


def _logo(dossier: Dossier, netwerkmap: Path) -> bytes | None:
    """The bytes of the logo; that it is missing was told when the dossier was read."""
    if dossier.logo is None:
        return None
    try:
        return (netwerkmap / dossier.logo).read_bytes()
    except OSError:
        return None
