"""Which documents are asked for: from what somebody typed to one order for each document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from pipeline.dossier import Per, onderdelen_per
from pipeline.dossier.basis import Gat
from pipeline.dossier.publiek import voor_publiek
from pipeline.nabij import vereenvoudigd
from pipeline.werkmap import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.bron import Exemplaar
    from pipeline.documentsoort import Documentsoort
    from pipeline.dossier.ondertekening import Ondertekenaar
    from pipeline.dossier.perioden import Periode
    from pipeline.lijn.resultaat import Gelezen
    from pipeline.vul.opdracht import Opdracht


class Opmaak(Enum):
    """What is wanted besides the Word file."""

    GEEN = auto()
    NUMMERS = auto()  # the page numbers in its contents
    PDF = auto()  # a PDF, and the page numbers in the contents of both


@dataclass(frozen=True, slots=True)
class Vraag:
    """What somebody asks of a document type.

    Args:
        document: its name.
        exemplaar: the year or the project, None for all.
        organisaties: the organisations, empty for all.
        tot: until when an interim edition goes, None for the whole.
        concept: whether gaps may show.
        publiek: whether it is the edition for the public.
        met_herkomst: whether each value says in Word where it comes from.
        overschrijf: move an edited document aside instead of refusing.
        opmaak: what is wanted besides the Word files.
    """

    document: str
    exemplaar: Exemplaar = None
    organisaties: tuple[str, ...] = ()
    tot: Periode | None = None
    concept: bool = False
    publiek: bool = False
    met_herkomst: bool = False
    overschrijf: bool = False
    opmaak: Opmaak = Opmaak.GEEN


def opdrachten(soort: Documentsoort, gelezen: Gelezen, vraag: Vraag) -> tuple[Opdracht, ...]:
    """The documents of a type that a network has the data for, as far as they are asked for."""
    from pipeline.vul.opdracht import Opdracht

    def opdracht(exemplaar: Exemplaar = None) -> Opdracht:
        return Opdracht(
            soort,
            gelezen.bron.netwerk,
            exemplaar,
            concept=vraag.concept,
            tot=vraag.tot,
            publiek=vraag.publiek,
            met_herkomst=vraag.met_herkomst,
        )

    if soort.gegevens.per is Per.ORGANISATIE:
        return tuple(_per_partij(opdracht(), gelezen, vraag))
    if soort.gegevens.per is Per.NETWERK:
        heeft_alles = all(gelezen.dossier.deel(naam) is not None for naam in soort.gegevens.nodig)
        return (opdracht(),) if heeft_alles or _heeft_eigen_deel(soort, gelezen) else ()
    eigen = onderdelen_per(soort.gegevens.per) & set(soort.gegevens.nodig)
    gevonden = {bestand.exemplaar for bestand in gelezen.bron.bestanden if bestand.onderdeel in eigen}
    return tuple(
        opdracht(een) for een in sorted(gevonden, key=str) if een is not None and vraag.exemplaar in {None, een}
    )


def ongevraagd(soort: Documentsoort, gelezen: Gelezen) -> tuple[Opdracht, ...]:
    """The documents of a type that are made where nobody asks for that type.

    Of those of a network as a whole only where each part that they need has a file: that the network has members does
    not mean that it asks a contribution of them.
    """
    aanwezig = {bestand.onderdeel for bestand in gelezen.bron.bestanden}
    if soort.gegevens.per is Per.NETWERK and not set(soort.gegevens.nodig) <= aanwezig:
        return ()
    return opdrachten(soort, gelezen, Vraag(soort.naam))


def _heeft_eigen_deel(soort: Documentsoort, gelezen: Gelezen) -> bool:
    """Whether any part that the document needs besides the network itself is there, readable or not."""
    nodig = set(soort.gegevens.nodig) - {"netwerk"}
    return not nodig or any(bestand.onderdeel in nodig for bestand in gelezen.bron.bestanden)


def partijen(soort: Documentsoort, gelezen: Gelezen, *, publiek: bool = False) -> tuple[Ondertekenaar, ...]:
    """The organisations for which there is a document of a type, as the public may see them where it is for it."""
    dossier = voor_publiek(gelezen.dossier) if publiek else gelezen.dossier
    alle, selectie = dossier.ondertekenaars, soort.gegevens.selectie
    return alle.voor(selectie) if alle is not None and selectie is not None and not isinstance(selectie, Gat) else ()


def _per_partij(basis: Opdracht, gelezen: Gelezen, vraag: Vraag) -> Iterator[Opdracht]:
    """One edition for each organisation, and where there is to be one the edition for all of them."""
    alle = partijen(basis.soort, gelezen, publiek=vraag.publiek)
    volledig = basis.soort.gegevens.volledig is True
    if vraag.publiek and volledig:  # for a website one edition for all of them is enough
        yield from (basis,) if alle else ()
        return
    for partij, naam in zip(alle, bestandsnamen(alle), strict=True):
        if not vraag.organisaties or is_gevraagd(partij, vraag.organisaties):
            yield replace(basis, partij=partij, partijnaam=naam)
    if volledig and not vraag.organisaties and alle:
        yield basis


def is_gevraagd(partij: Ondertekenaar, namen: Sequence[str]) -> bool:
    """Whether one of some names is that of an organisation, of a member that it signs for, or of its parent."""
    gezocht = {vereenvoudigd(naam) for naam in namen} | {slug(naam) for naam in namen}
    eigen = [partij.organisatie, *(str(lid.naam) for lid in partij.leden)]
    eigen += [alias for lid in partij.leden for alias in lid.alle_aliassen]
    return any(vereenvoudigd(naam) in gezocht or slug(naam) in gezocht for naam in eigen)


def bestandsnamen(alle: Sequence[Ondertekenaar]) -> tuple[str, ...]:
    """A safe name for each organisation, no two the same: those that would be get a piece of a hash.

    The name of an organisation does not change because another one comes or goes, unless they would be the same.
    """
    gewoon = [slug(partij.organisatie) for partij in alle]
    geteld = Counter(gewoon)
    volledig = [f"{partij.organisatie} {partij.lid.plaats or ''} {partij.lid.categorie}" for partij in alle]
    uit = [
        naam if geteld[naam] == 1 else slug(f"{naam} {_vinger(geheel)}")
        for naam, geheel in zip(gewoon, volledig, strict=True)
    ]
    dubbel = Counter(uit)  # only where everything is the same do the places in the list decide
    return tuple(naam if dubbel[naam] == 1 else f"{naam}-{plek}" for plek, naam in enumerate(uit, 1))


def _vinger(tekst: str) -> str:
    import hashlib

    return hashlib.sha256(tekst.encode()).hexdigest()[:6]
