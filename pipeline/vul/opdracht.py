"""Which document is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.documentsoort import Kenmerk
from pipeline.werkmap import slug

if TYPE_CHECKING:
    from pipeline.bron import Exemplaar
    from pipeline.documentsoort import Documentsoort
    from pipeline.dossier.ondertekening import Ondertekenaar
    from pipeline.dossier.perioden import Periode


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
        met_herkomst: whether each value says in Word where it comes from.
        partij: the organisation that it is for, None where it is for nobody in particular.
        partijnaam: a safe name for that organisation, which no other one has.
    """

    soort: Documentsoort
    netwerk: str
    exemplaar: Exemplaar = None
    concept: bool = False
    tot: Periode | None = None
    publiek: bool = False
    met_herkomst: bool = False
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
        merken = {"publiek": self.publiek, "concept": self.concept, "met-herkomst": self.met_herkomst}
        return "-".join([*namen, *(merk for merk, geldt in merken.items() if geldt)]) + ".docx"

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
