"""Sums that stand in the workbook as a formula, each with the value that our own exact arithmetic gives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from pipeline.dossier.bedragen import NUL, op_centen, som
from pipeline.dossier.begroting import Dekkingsbron
from pipeline.excel.opmaak import NIET_GOED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.dossier.basis import Gegeven
    from pipeline.excel.rijen import Rij

KLOPT, LEEG, OPEN = "klopt", "nog niet ingevuld", "nog open"


@dataclass(frozen=True, slots=True)
class Som:
    """A figure: how the workbook reckons it, and what it is.

    Args:
        formule: the formula without `=`, or the cell in which the figure stands.
        waarde: its value.
    """

    formule: str
    waarde: Decimal

    def __sub__(self, ander: Som) -> Som:
        return Som(f"ROUND({self.formule}-{ander.formule},2)", self.waarde - ander.waarde)

    def procent_van(self, geheel: Som) -> Som:
        """The figure as a whole percentage of another one, 0 where there is nothing to compare with."""
        waarde = 100 * self.waarde / geheel.waarde if geheel.waarde else NUL
        formule = f"IF({geheel.formule}=0,0,ROUND(100*{self.formule}/{geheel.formule},0))"
        return Som(formule, waarde.quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class Zin:
    """A text that the workbook makes by itself.

    Args:
        formule: the formula without `=`.
        waarde: what it says now.
    """

    formule: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list as it stands on its sheet.

    Args:
        blad: name of the sheet.
        kolommen: letter of each field.
        eerste: row of the first line.
        rijen: the lines, empty ones included.
    """

    blad: str
    kolommen: Mapping[str, str]
    eerste: int
    rijen: Sequence[Rij]

    @classmethod
    def van(cls, blad: str, soort: type[Gegeven], rijen: Sequence[Rij], koprij: int) -> Lijst:
        """The list of these lines under the header in row `koprij`."""
        kolommen = {veld: get_column_letter(nummer) for nummer, veld in enumerate(soort.model_fields, 1)}
        return cls(blad, kolommen, koprij + 1, rijen)

    @property
    def laatste(self) -> int:
        """Row of the last line."""
        return self.eerste + len(self.rijen) - 1

    def kolom(self, veld: str) -> str:
        """The cells of a field, as seen from its own sheet."""
        letter = self.kolommen[veld]
        return f"{letter}{self.eerste}:{letter}{self.laatste}"

    def bereik(self, veld: str) -> str:
        """The cells of a field, as seen from another sheet."""
        letter = self.kolommen[veld]
        return f"{self.blad}!${letter}${self.eerste}:${letter}${self.laatste}"

    def som(self, veld: str) -> Som:
        """The sum of a field over all lines."""
        return Som(f"ROUND(SUM({self.bereik(veld)}),2)", opgeteld(self.rijen, veld, {}))

    def som_waar(self, veld: str, **eisen: tuple[str, object]) -> Som:
        """The sum of a field over the lines that meet the demands.

        Args:
            veld: field of the amounts.
            eisen: for a field the criterion as it stands in the formula, and the value that it asks for.
        """
        criteria = "".join(f",{self.bereik(ander)},{criterium}" for ander, (criterium, _) in eisen.items())
        waarde = opgeteld(self.rijen, veld, {ander: gevraagd for ander, (_, gevraagd) in eisen.items()})
        return Som(f"ROUND(SUMIFS({self.bereik(veld)}{criteria}),2)", waarde)


def regelbedrag(rij: Rij) -> Decimal | None:
    """What the amount of a line is, None where it is not known yet: count times rate, or what was typed."""
    aantal, tarief, bedrag = rij.get("aantal"), rij.get("tarief"), rij.get("bedrag")
    if isinstance(aantal, Decimal) and isinstance(tarief, Decimal):
        return op_centen(aantal * tarief)
    return bedrag if isinstance(bedrag, Decimal) else None


def opgeteld(rijen: Iterable[Rij], veld: str, eisen: Mapping[str, object]) -> Decimal:
    """The exact sum of a field over the lines that have these values."""
    passend = (rij for rij in rijen if all(rij.get(ander) == waarde for ander, waarde in eisen.items()))
    bedragen = (regelbedrag(rij) if veld == "bedrag" else rij.get(veld) for rij in passend)
    return som(bedrag for bedrag in bedragen if isinstance(bedrag, Decimal))


def uit_bron(dekking: Lijst, bron: Dekkingsbron) -> Som:
    """The sum of the sources of a class."""
    return dekking.som_waar("bedrag", bron=(f'"{bron.value}"', bron.value))


def in_geld(dekking: Lijst) -> Som:
    """The sum of all sources that are money."""
    return dekking.som("bedrag") - uit_bron(dekking, Dekkingsbron.NATURA)


def zonder_bedrag(regels: Lijst) -> Som:
    """How many lines have a phase and no amount yet."""
    aantal = sum(1 for rij in regels.rijen if rij.get("fase") is not None and regelbedrag(rij) is None)
    formule = f'SUMPRODUCT(--({regels.bereik("fase")}<>""),--({regels.bereik("bedrag")}=""))'
    return Som(formule, Decimal(aantal))


def te_veel_subsidie(regels: Lijst) -> Som:
    """How many lines ask more of the grant than they cost."""
    aantal = 0
    for rij in regels.rijen:
        bedrag, deel = regelbedrag(rij), rij.get("bedrag_subsidiabel")
        aantal += bedrag is not None and (deel if isinstance(deel, Decimal) else NUL) > bedrag
    meer = f"{regels.bereik('bedrag_subsidiabel')}>{regels.bereik('bedrag')}"
    formule = f"SUMPRODUCT(--ISNUMBER({regels.bereik('bedrag')}),--({meer}))"
    return Som(formule, Decimal(aantal))


def oordeel(verschil: Som, *bedragen: Som, anders: str = NIET_GOED) -> Zin:
    """In words whether something is right.

    Args:
        verschil: what has to be 0.
        bedragen: what is 0 as long as nothing was filled in.
        anders: the word where it is not right.
    """
    leeg = ",".join(f"{bedrag.formule}=0" for bedrag in bedragen)
    formule = f'IF(AND({leeg}),"{LEEG}",IF({verschil.formule}=0,"{KLOPT}","{anders}"))'
    if not any(bedrag.waarde for bedrag in bedragen):
        return Zin(formule, LEEG)
    return Zin(formule, anders if verschil.waarde else KLOPT)
