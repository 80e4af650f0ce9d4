"""The line: the order of the steps, and when to stop. The only module that knows all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline import __versie__
from pipeline.controleer import controleer, controleer_stuk
from pipeline.documentsoort import Documentsoort, lees_documentsoort, woorden
from pipeline.dossier import AFGELEID, FINANCIER, Per, onderdelen_per
from pipeline.lees import lees
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats, heeft_fouten
from pipeline.schrijf import Stand, Uitvoer, hash_van
from pipeline.uitkomst import Uitkomst
from pipeline.werkmap import BIJLAGEN, PROJECTEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.bron import Bron, Exemplaar
    from pipeline.dossier import Dossier
    from pipeline.dossier.perioden import Periode
    from pipeline.vul import Opdracht, Stuk
    from pipeline.werkmap import Werkmap
    from pipeline.word.sjabloon import Sjabloon

ONDERDEEL_ONTBREEKT = Meldingsoort(
    "W08",
    Ernst.FOUT,
    "onderdeel voor document ontbreekt",
    "Voor het gevraagde document is een onderdeel van het dossier nodig dat er niet is of niet kan worden gelezen.",
)

# Of several outcomes the first in this row is the outcome of the whole run.
_VOORRANG = (
    Uitkomst.INVOER,
    Uitkomst.SJABLOON,
    Uitkomst.KEURING,
    Uitkomst.UITVOER,
    Uitkomst.HULPPROGRAMMA,
)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A network after the first two steps.

    Args:
        map_: the network's folder.
        bron: what was read.
        dossier: what it means.
        meldingen: what is wrong with it.
    """

    map_: Path
    bron: Bron
    dossier: Dossier
    meldingen: tuple[Melding, ...]


@dataclass(frozen=True, slots=True)
class Resultaat:
    """What came of one document.

    Args:
        document: the document type.
        netwerk: name of the network's folder.
        exemplaar: the year or the project, None where it belongs to the network as a whole.
        stand: what happened to it.
        uitkomst: how it ended.
        pad: where it stands, as seen from the werkmap.
        meldingen: everything that there is to say about it.
    """

    document: str
    netwerk: str
    exemplaar: Exemplaar
    stand: Stand
    uitkomst: Uitkomst
    pad: str
    meldingen: tuple[Melding, ...]

    @property
    def jaar(self) -> int | None:
        """The year, where the document belongs to one."""
        return self.exemplaar if isinstance(self.exemplaar, int) else None

    @property
    def project(self) -> str | None:
        """The project, where the document belongs to one."""
        return self.exemplaar if isinstance(self.exemplaar, str) else None


def lees_netwerk(werkmap: Werkmap, map_: Path) -> Gelezen:
    """Read and check one network."""
    bron, leesmeldingen = lees(werkmap, map_)
    dossier, meldingen = controleer(bron)
    return Gelezen(map_, bron, dossier, (*leesmeldingen, *meldingen, *_ontbrekend_logo(dossier, map_)))


def _ontbrekend_logo(dossier: Dossier, map_: Path) -> Iterator[Melding]:
    """H02, of which the other half (no picture) is told when it is placed."""
    if dossier.netwerk is not None and dossier.logo is not None and not (map_ / dossier.logo).is_file():
        from pipeline.word.huisstijl import GEEN_LOGO  # slow to import: only where it has to be told

        tekst = f"het logo '{dossier.logo}' staat niet in deze map"
        yield GEEN_LOGO.op(dossier.netwerk.huisstijl.vindplaats("logo"), tekst, "zet het bestand erbij")


def laad_documentsoort(
    werkmap: Werkmap, naam: str
) -> tuple[Documentsoort | None, Sjabloon | None, tuple[Melding, ...]]:
    """Read a document type and compile its template."""
    from pipeline.word.bevinding import ongebruikte_onderdelen
    from pipeline.word.sjabloon import laad_sjabloon  # slow to import: only where a document is made

    soort, meldingen = lees_documentsoort(werkmap, naam)
    if soort is None:
        return None, None, meldingen
    bestand = werkmap.naam_van(soort.sjabloon)
    sjabloon, genoemd, fouten = laad_sjabloon(soort.sjabloon.read_bytes(), bestand, woorden(soort.gegevens))
    onderliggend = {naam for afgeleid in AFGELEID if afgeleid.naam in genoemd for naam in afgeleid.nodig}
    ongebruikt = ongebruikte_onderdelen(genoemd | onderliggend, soort.plaatsen) if not fouten else ()
    return soort, sjabloon, (*meldingen, *fouten, *ongebruikt)


def opdrachten(
    soort: Documentsoort, gelezen: Gelezen, exemplaar: Exemplaar, *, concept: bool, tot: Periode | None = None
) -> tuple[Opdracht, ...]:
    """The documents of a type that a network has the data for, or those of one year or project.

    Args:
        soort: the document type.
        gelezen: the network.
        exemplaar: the year or the project, None for all.
        concept: whether gaps may show.
        tot: until when an interim edition goes, None for the whole.
    """
    from pipeline.vul import Opdracht

    if soort.gegevens.per == Per.NETWERK:
        return (Opdracht(soort, gelezen.bron.netwerk, None, concept, tot),)
    eigen = onderdelen_per(soort.gegevens.per) & set(soort.gegevens.nodig)
    gevonden = {bestand.exemplaar for bestand in gelezen.bron.bestanden if bestand.onderdeel in eigen}
    return tuple(
        Opdracht(soort, gelezen.bron.netwerk, een, concept, tot)
        for een in sorted(gevonden, key=str)
        if een is not None and exemplaar in {None, een}
    )


def maak(werkmap: Werkmap, opdracht: Opdracht, gelezen: Gelezen, sjabloon: Sjabloon, *, overschrijf: bool) -> Resultaat:
    """Make one document: fill, check, write. A document that fails a check is never written.

    Args:
        werkmap: where everything stands.
        opdracht: what is asked for.
        gelezen: the network.
        sjabloon: the compiled template of the document type.
        overschrijf: move an edited document aside instead of refusing.
    """
    from pipeline.keur import keur
    from pipeline.schrijf import schrijf
    from pipeline.vul import vul

    uitvoer = _uitvoer(werkmap, opdracht)
    stukmeldingen = controleer_stuk(gelezen.dossier, opdracht.soort.onderdelen, opdracht.exemplaar, opdracht.tot)
    meldingen = [*_meldingen_voor(opdracht, gelezen), *_ontbrekend(opdracht, gelezen), *stukmeldingen]
    onmisbaar = any(melding.code == ONDERDEEL_ONTBREEKT.code for melding in meldingen)
    if onmisbaar or (heeft_fouten(meldingen) and not opdracht.concept):
        return Resultaat(*opdracht.kenmerk, Stand.NIET_GEMAAKT, Uitkomst.INVOER, uitvoer.naam, tuple(meldingen))
    stuk, gevonden = vul(opdracht, gelezen.dossier, sjabloon, gelezen.map_)
    meldingen.extend(gevonden)
    if stuk is None or (heeft_fouten(gevonden) and not opdracht.concept):
        fout = Uitkomst.SJABLOON if stuk is None else Uitkomst.INVOER
        return Resultaat(*opdracht.kenmerk, Stand.NIET_GEMAAKT, fout, uitvoer.naam, tuple(meldingen))
    gekeurd = keur(stuk.inhoud, uitvoer.naam, concept=opdracht.concept, bekend=stuk.pakket)
    meldingen.extend(gekeurd)
    if heeft_fouten(gekeurd):
        return Resultaat(*opdracht.kenmerk, Stand.NIET_GEMAAKT, Uitkomst.KEURING, uitvoer.naam, tuple(meldingen))
    herkomst = _herkomst(werkmap, stuk, gelezen, meldingen)
    stand, geweigerd = schrijf(uitvoer, stuk.inhoud, herkomst, overschrijf=overschrijf)
    meldingen.extend(geweigerd)
    uitkomst = Uitkomst.UITVOER if stand is Stand.NIET_GEMAAKT else Uitkomst.GOED
    return Resultaat(*opdracht.kenmerk, stand, uitkomst, uitvoer.naam, tuple(meldingen))


def uitkomst_van(uitkomsten: Sequence[Uitkomst]) -> Uitkomst:
    """The outcome of a run from those of its documents."""
    return next((uitkomst for uitkomst in _VOORRANG if uitkomst in uitkomsten), Uitkomst.GOED)


def _uitvoer(werkmap: Werkmap, opdracht: Opdracht) -> Uitvoer:
    pad = werkmap.uitvoer.joinpath(*opdracht.map_, opdracht.bestandsnaam)
    return Uitvoer(pad, werkmap.naam_van(pad))


def _bestanden(opdracht: Opdracht, gelezen: Gelezen) -> set[str]:
    """The files that the document is made of."""
    plan = gelezen.dossier.plan(opdracht.project) if opdracht.project is not None else None
    financier = plan.financier if plan is not None else None
    return {
        bestand.pad
        for bestand in gelezen.bron.bestanden
        if (bestand.onderdeel in opdracht.soort.onderdelen and bestand.exemplaar in {None, opdracht.exemplaar})
        or (bestand.onderdeel == FINANCIER.naam and bestand.exemplaar == financier)
    }


def _meldingen_voor(opdracht: Opdracht, gelezen: Gelezen) -> Iterator[Melding]:
    """What is said about the files of this document, and about files that belong to no part at all."""
    eigen = _bestanden(opdracht, gelezen)
    andere = {bestand.pad for bestand in gelezen.bron.bestanden} - eigen
    map_ = f"{_map_van(opdracht, gelezen)}/"
    for melding in gelezen.meldingen:
        bestand = melding.plaats.bestand
        los = bestand not in andere and (bestand.count("/") <= 3 or bestand.startswith(map_))
        if bestand in eigen or los:
            yield melding


def _map_van(opdracht: Opdracht, gelezen: Gelezen) -> str:
    """The folder of the year or project of a document, as seen from the werkmap."""
    tussen = f"{PROJECTEN}/" if isinstance(opdracht.exemplaar, str) else ""
    return f"{gelezen.bron.plaats_van_netwerk}/{tussen}{opdracht.exemplaar}"


def _ontbrekend(opdracht: Opdracht, gelezen: Gelezen) -> Iterator[Melding]:
    for naam in opdracht.soort.gegevens.nodig:
        if gelezen.dossier.deel(naam, opdracht.exemplaar) is None:
            van_netwerk = naam in onderdelen_per(Per.NETWERK)
            map_ = gelezen.bron.plaats_van_netwerk if van_netwerk else _map_van(opdracht, gelezen)
            tekst = f"'{naam}' ontbreekt of kan niet worden gelezen; zonder dit is er geen {opdracht.soort.naam}"
            if naam == "begroting":
                advies = "maak een werkboek met genereer begroting, of zet hier het bestand dat finance invulde"
                yield ONDERDEEL_ONTBREEKT.op(Plaats(f"{map_}/{naam}.xlsx"), tekst, advies)
            else:
                yield ONDERDEEL_ONTBREEKT.op(Plaats(f"{map_}/{naam}.yaml"), tekst, "maak of herstel dit bestand")
    begroting = gelezen.dossier.begroting(opdracht.project) if opdracht.project is not None else None
    if "verantwoording" in opdracht.soort.onderdelen and begroting is not None and not begroting.realisatie:
        tekst = "op blad Realisatie staat niets; zonder uitgaven is er niets te verantwoorden"
        advies = "vul het blad in, of geef het zijn naam terug"
        yield ONDERDEEL_ONTBREEKT.op(begroting.vindplaats(), tekst, advies)


def _herkomst(werkmap: Werkmap, stuk: Stuk, gelezen: Gelezen, meldingen: Sequence[Melding]) -> dict[str, Any]:
    opdracht = stuk.opdracht
    eigen = _bestanden(opdracht, gelezen)
    invoer = {bestand.pad: bestand.sha256 for bestand in gelezen.bron.bestanden if bestand.pad in eigen}
    logo = gelezen.dossier.logo
    erbij = [gelezen.map_ / BIJLAGEN / naam for naam in stuk.bijlagen]
    for pad in (*erbij, *((gelezen.map_ / logo,) if logo is not None else ())):
        if pad.is_file():
            invoer[werkmap.naam_van(pad)] = hash_van(pad.read_bytes())
    sjabloon = opdracht.soort.sjabloon
    gebruikt = (sjabloon, sjabloon.parent / "document.yaml")
    return {
        **herkomst(opdracht.kenmerk, invoer, meldingen),
        "concept": opdracht.concept,
        "tot": str(opdracht.tot.einde) if opdracht.tot is not None else None,
        "sjabloon": {werkmap.naam_van(pad): hash_van(pad.read_bytes()) for pad in gebruikt},
    }


def herkomst(
    kenmerk: tuple[str, str, Exemplaar], invoer: Mapping[str, str], meldingen: Sequence[Melding]
) -> dict[str, Any]:
    """What the run record of every file says.

    Args:
        kenmerk: document type, network, and year or project.
        invoer: the hash of each input that was used, by its path.
        meldingen: what was said about it.
    """
    document, netwerk, exemplaar = kenmerk
    return {
        "document": document,
        "netwerk": netwerk,
        "jaar": exemplaar if isinstance(exemplaar, int) else None,
        "project": exemplaar if isinstance(exemplaar, str) else None,
        "concept": False,
        "tot": None,
        "versie": __versie__,
        "invoer": dict(sorted(invoer.items())),
        "sjabloon": {},
        "meldingen": [als_gegevens(melding) for melding in meldingen],
    }


def als_gegevens(melding: Melding) -> dict[str, Any]:
    """A melding as plain values, for JSON."""
    plaats = melding.plaats
    plek = {"regel": plaats.regel, "blad": plaats.blad, "cel": plaats.cel, "plek": plaats.plek}
    return {
        "code": melding.code,
        "ernst": melding.ernst.value,
        "bestand": plaats.bestand,
        **{naam: waarde for naam, waarde in plek.items() if waarde is not None},
        "tekst": melding.tekst,
        "advies": melding.advies,
    }
