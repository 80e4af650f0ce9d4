"""From the dossier to the rows of the budget workbook: what was filled in before, or what a first issue starts with."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pipeline.dossier.basis import Gegeven
from pipeline.dossier.bedragen import op_centen
from pipeline.dossier.begroting import Begrotingsregel, Dekkingsbron, Dekkingsregel, Dekkingsstatus, Realisatieregel
from pipeline.dossier.perioden import MAANDEN, Periode, Precisie
from pipeline.dossier.project import Kostensoort, Projectfase

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.dossier.begroting import Begroting
    from pipeline.dossier.financier import Financier
    from pipeline.dossier.project import Fase, Projectplan
    from pipeline.excel.vel import Inhoud

Rij: TypeAlias = "Mapping[str, Inhoud]"
G = TypeVar("G", bound=Gegeven)

_LEGE_REGELS, _LEGE_DEKKING, _LEGE_REALISATIE = 20, 12, 40
# Amounts that are paid, in cents; a rate may be finer.
_OP_CENTEN = frozenset({"bedrag", "bedrag_subsidiabel", "realisatie", "prognose_rest"})
_KWARTALEN_HOOGSTENS = 80
_KENMERK = re.compile(r"[Rr](\d{1,9})", re.ASCII)


def fasen(plan: Projectplan) -> tuple[Fase, ...]:
    """The phases that could be read, with their number."""
    return tuple(fase for fase in plan.genummerde_fasen if isinstance(fase.plan, Projectfase))


def kostensoorten(plan: Projectplan) -> tuple[Kostensoort, ...]:
    """The kinds of cost that could be read, each once."""
    gezien: dict[str, Kostensoort] = {}
    for soort in plan.financien.kostensoorten:
        if isinstance(soort, Kostensoort) and isinstance(soort.naam, str):
            gezien.setdefault(soort.naam.strip().casefold(), soort)
    return tuple(gezien.values())


def kwartalen(plan: Projectplan) -> tuple[str, ...]:
    """The quarters of the project, such as `2023Q3`."""
    looptijd = plan.looptijd
    if not isinstance(looptijd, Periode):
        return ()
    van, tot = (dag.year * 4 + (dag.month - 1) // 3 for dag in (looptijd.start, looptijd.einde))
    return tuple(f"{deel // 4}Q{deel % 4 + 1}" for deel in range(van, min(tot + 1, van + _KWARTALEN_HOOGSTENS)))


def begrotingsrijen(plan: Projectplan, begroting: Begroting | None) -> tuple[Rij, ...]:
    """The lines, and empty ones after them. Each has a `regel_id`; `bedrag` is there only where it was typed."""
    regels = _heel(begroting.regels, Begrotingsregel) if begroting is not None else ()
    vaste = [_begrotingsrij(regel, plan) for regel in regels]
    if not vaste:
        vaste = [
            {"fase": fase.nummer, "kostensoort": soort.naam} for fase in fasen(plan) for soort in kostensoorten(plan)
        ]
    nieuw = _nieuwe_kenmerken(str(rij.get("regel_id") or "") for rij in vaste)
    rijen = [*vaste, *({} for _ in range(_LEGE_REGELS))]
    return tuple({**rij, "regel_id": rij.get("regel_id") or next(nieuw)} for rij in rijen)


def dekkingsrijen(plan: Projectplan, begroting: Begroting | None, financier: Financier | None) -> tuple[Rij, ...]:
    """The sources of money, and empty rows after them."""
    rijen = _rijen(begroting.dekking, Dekkingsregel) if begroting is not None else []
    if not rijen:
        naam = als_inhoud(financier.naam if financier is not None else plan.financier)
        rijen = [{"bron": Dekkingsbron.SUBSIDIE.value, "partij": naam, "status": Dekkingsstatus.AANGEVRAAGD.value}]
    return (*rijen, *({} for _ in range(_LEGE_DEKKING)))


def realisatierijen(begroting: Begroting | None) -> tuple[Rij, ...]:
    """What was spent, and empty rows after it."""
    rijen = _rijen(begroting.realisatie, Realisatieregel) if begroting is not None else []
    return (*rijen, *({} for _ in range(_LEGE_REALISATIE)))


def als_inhoud(waarde: object) -> Inhoud:
    """A fact as the content of a cell; what is missing or could not be read leaves it empty."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, StrEnum):
        return waarde.value
    if isinstance(waarde, Periode):
        return waarde.start if waarde.is_dag else benoemd(waarde)
    return waarde if isinstance(waarde, Decimal | int | str) else None


def benoemd(periode: Periode) -> str:
    """A period as text that is read back the same: `2024Q1`, `september 2023 – december 2025`."""
    if periode.naam:
        return periode.naam
    van, tot = (_benoemd(dag, periode.precisie) for dag in (periode.start, periode.einde))
    return van if van == tot else f"{van} – {tot}"


def _benoemd(dag: datetime.date, precisie: Precisie) -> str:
    match precisie:
        case Precisie.JAAR:
            return str(dag.year)
        case Precisie.KWARTAAL:
            return f"{dag.year}Q{(dag.month + 2) // 3}"
        case Precisie.MAAND:
            return f"{MAANDEN[dag.month - 1]} {dag.year}"
        case _:
            return dag.isoformat()


def _heel(regels: Iterable[object], soort: type[G]) -> tuple[G, ...]:
    """The rows that could be read."""
    return tuple(regel for regel in regels if isinstance(regel, soort))


def _rijen(regels: Iterable[object], soort: type[Gegeven]) -> list[Rij]:
    return [{veld: _als_cel(veld, regel) for veld in soort.model_fields} for regel in _heel(regels, soort)]


def _als_cel(veld: str, regel: Gegeven) -> Inhoud:
    inhoud = als_inhoud(getattr(regel, veld))
    return op_centen(inhoud) if isinstance(inhoud, Decimal) and veld in _OP_CENTEN else inhoud


def _begrotingsrij(regel: Begrotingsregel, plan: Projectplan) -> Rij:
    """A line as it stood; phase and kind of cost as the lists spell them, so that formulas find them."""
    rij = {veld: _als_cel(veld, regel) for veld in type(regel).model_fields}
    if isinstance(regel.fase, str) and regel.fasenummer in {fase.nummer for fase in fasen(plan)}:
        rij["fase"] = regel.fasenummer
    soort = str(rij["kostensoort"] or "").strip().casefold()
    bekend = {kandidaat.naam.strip().casefold(): kandidaat.naam for kandidaat in kostensoorten(plan)}
    rij["kostensoort"] = bekend.get(soort, rij["kostensoort"])
    if None not in (regel.aantal, regel.tarief):
        rij["bedrag"] = None
    return rij


def _nieuwe_kenmerken(bekend: Iterable[str]) -> Iterator[str]:
    """Names for lines that have none, numbered on from those that there are: `R001`, `R002`."""
    nummers = [int(gevonden[1]) for kenmerk in bekend if (gevonden := _KENMERK.fullmatch(kenmerk.strip()))]
    return (f"R{nummer:03d}" for nummer in itertools.count(max(nummers, default=0) + 1))
