"""The dossier: what a network knows about itself, typed and frozen.

`ONDERDELEN` lists its parts. Adding a part is one line here and a module with its types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.dossier.basis import Gegeven
from pipeline.dossier.jaarverslag import Jaarverslag
from pipeline.dossier.leden import Ledenlijst, Lid
from pipeline.dossier.netwerk import Netwerk
from pipeline.dossier.tabel import Tabel


class Per(StrEnum):
    """What a part or a document is made for: the network as a whole, or each of its years."""

    NETWERK = "netwerk"
    JAAR = "jaar"


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A part of the dossier: one file.

    Args:
        naam: name of the part, of its file without ending, and of the variable in a template.
        per: whether it belongs to the network or to one of its years.
        soort: the type of its content.
        omschrijving: what it is, in Dutch.
        tabel: how it looks as a sheet, None where it is always a text file.
    """

    naam: str
    per: Per
    soort: type[Gegeven]
    omschrijving: str
    tabel: Tabel | None = None


ONDERDELEN: tuple[Onderdeel, ...] = (
    Onderdeel("netwerk", Per.NETWERK, Netwerk, "het netwerk zelf"),
    Onderdeel("leden", Per.NETWERK, Ledenlijst, "de ledenlijst", Tabel.van("Leden", Ledenlijst, Lid, "leden")),
    Onderdeel("jaarverslag", Per.JAAR, Jaarverslag, "het verslag van een jaar"),
)


VAN_EEN_JAAR = frozenset(onderdeel.naam for onderdeel in ONDERDELEN if onderdeel.per is Per.JAAR)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is known of one network.

    Args:
        map_: name of the network's folder; unlike its name it never changes.
        delen: each part that could be read, by its name and its year (None: the network as a whole).
    """

    map_: str
    delen: Mapping[tuple[str, int | None], Gegeven] = field(default_factory=dict)

    def deel(self, naam: str, jaar: int | None = None) -> Gegeven | None:
        """A part by its name: that of the year where it belongs to a year, else that of the network."""
        return self.delen.get((naam, jaar)) or self.delen.get((naam, None))

    @property
    def netwerk(self) -> Netwerk | None:
        """The network; None only where its file cannot be read."""
        deel = self.deel("netwerk")
        return deel if isinstance(deel, Netwerk) else None

    @property
    def logo(self) -> str | None:
        """The file name of the network's logo, None where it has none or it cannot be read."""
        logo = self.netwerk.huisstijl.logo if self.netwerk is not None else None
        return logo if isinstance(logo, str) else None

    @property
    def leden(self) -> Ledenlijst | None:
        """The member list, where there is one."""
        deel = self.deel("leden")
        return deel if isinstance(deel, Ledenlijst) else None

    @property
    def jaarverslagen(self) -> tuple[tuple[int, Jaarverslag], ...]:
        """The annual report of each year that has one."""
        return tuple(
            (jaar, deel) for (_, jaar), deel in self.delen.items() if isinstance(deel, Jaarverslag) and jaar is not None
        )

    @property
    def jaren(self) -> tuple[int, ...]:
        """The years of which something is known, oldest first."""
        return tuple(sorted({jaar for _, jaar in self.delen if jaar is not None}))
