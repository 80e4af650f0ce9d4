"""Sheet Samenvatting: the lines added up, the sources beside them, and whether it all agrees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import get_column_letter

from pipeline.dossier.begroting import Dekkingsbron
from pipeline.dossier.grafiek import Getalvorm, Grafiek, Reeks, Vorm
from pipeline.excel.opmaak import Stijl, kleur_afkeuring
from pipeline.excel.sommen import (
    OPEN,
    Lijst,
    Som,
    Zin,
    in_geld,
    oordeel,
    te_veel_subsidie,
    uit_bron,
    zonder_bedrag,
)
from pipeline.grafiek import Cellen, teken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.excel.vel import Boek, Vel

_BLAD = "Samenvatting"
# The three legal classes, in the order in which they are printed.
_KLASSEN = (
    (Dekkingsbron.SUBSIDIE, "Subsidie"),
    (Dekkingsbron.EIGEN, "Eigen bijdrage"),
    (Dekkingsbron.DERDEN, "Bijdragen van derden"),
)
_KOPRIJ = 5
_SMALST = 8
_RIJEN_OP_EEN = 10
_GRAFIEKRIJEN = 11
# What a criterion of SUMIFS takes for a wildcard or a comparison.
_BETEKENIS = re.compile(r"[*?~]|^[<>=]")


class Fasepost(NamedTuple):
    """A phase as the lines name it, and its title."""

    nummer: int
    titel: str


@dataclass(frozen=True, slots=True)
class Overzicht:
    """What the summary is made from.

    Args:
        fasen: the phases.
        soorten: the kinds of cost.
        regels: the lines of the budget.
        dekking: the sources of money.
        gevraagd: the grant that the plan asks for, in euro, None where it is not known.
        beschikt: the grant that was given, in euro, None where there is none.
    """

    fasen: Sequence[Fasepost]
    soorten: Sequence[str]
    regels: Lijst
    dekking: Lijst
    gevraagd: Decimal | None
    beschikt: Decimal | None


def schrijf_samenvatting(boek: Boek, overzicht: Overzicht, accentkleur: str) -> None:
    """Write sheet Samenvatting.

    Args:
        boek: the workbook.
        overzicht: what it is made from.
        accentkleur: colour of the second chart, six hexadecimal digits.
    """
    vel = boek.vel(_BLAD)
    vel.titel("Samenvatting")
    laatste = max(3 + len(overzicht.soorten), _SMALST)
    vel.breedten([8, 44, *(20 for _ in range(laatste - 2))])
    fasesommen, totaal = _schrijf_kosten(vel, overzicht)
    rij = _KOPRIJ + len(overzicht.fasen) + 5
    klassen, dekking = _schrijf_dekking(vel, overzicht.dekking, rij)
    gevraagd = _schrijf_subsidie(vel, overzicht, rij + 3 + len(_KLASSEN))
    _schrijf_controles(vel, overzicht, rij, totaal, dekking, gevraagd)
    rij += 6 + len(_KLASSEN) + 2
    if overzicht.fasen:
        _grafiek_kosten(vel, overzicht, fasesommen, totaal, rij, boek.hoofdkleur)
    _grafiek_dekking(vel, klassen, dekking, rij, accentkleur)
    op_een = len(overzicht.fasen) <= _RIJEN_OP_EEN
    vel.klaar(f"{get_column_letter(laatste)}{rij + _GRAFIEKRIJEN}", op_een=op_een)


def _kop(vel: Vel, rij: int, kolom: int, tekst: str) -> None:
    vel.zet(rij, kolom, tekst, Stijl.TUSSENKOP)
    vel.hoogte(rij, 24)


def _label(vel: Vel, rij: int, kolom: int, tekst: str, stijl: Stijl = Stijl.DOORLOPEND) -> None:
    """A text that runs on in the empty cell beside it."""
    vel.rij(rij, kolom, [tekst, None], stijl)


def _schrijf_kosten(vel: Vel, overzicht: Overzicht) -> tuple[list[Som], Som]:
    """Write the table of phases and kinds of cost; gives the sum of each phase, and that of all."""
    _kop(vel, _KOPRIJ - 1, 1, "Kosten per fase en kostensoort")
    vel.zet(_KOPRIJ, 1, "Fase", Stijl.KOP_MIDDEN)
    vel.zet(_KOPRIJ, 2, "Titel", Stijl.KOP)
    vel.rij(_KOPRIJ, 3, [*overzicht.soorten, "Totaal"], Stijl.KOP_RECHTS)
    vel.hoogte(_KOPRIJ, 34)
    eerste, regels = _KOPRIJ + 1, overzicht.regels
    slot = eerste + len(overzicht.fasen)
    rijen: list[list[Som]] = []
    for rij, fase in enumerate(overzicht.fasen, eerste):
        vel.zet(rij, 1, fase.nummer, Stijl.NUMMER)
        vel.laat_passen(rij, [(fase.titel, 44)])
        vel.zet(rij, 2, fase.titel, Stijl.TEKST)
        sommen = [
            regels.som_waar("bedrag", fase=(f"$A{rij}", fase.nummer), kostensoort=(_criterium(kolom, soort), soort))
            for kolom, soort in enumerate(overzicht.soorten, 3)
        ]
        rijen.append(_schrijf_rij(vel, rij, sommen, Stijl.BEDRAG, Stijl.BEDRAG_VET))
    kolommen = [list(kolom) for kolom in zip(*rijen, strict=True)] or [[] for _ in overzicht.soorten]
    _label(vel, slot, 1, "Totaal", Stijl.TOTAAL)
    kosten = [_samen(kolom) for kolom in kolommen[: len(overzicht.soorten)]]
    kosten = _schrijf_rij(vel, slot, kosten, Stijl.TOTAAL_BEDRAG, Stijl.TOTAAL_BEDRAG)
    _label(vel, slot + 1, 1, "Waarvan uit de subsidie")
    uit_subsidie = [
        regels.som_waar("bedrag_subsidiabel", kostensoort=(_criterium(kolom, soort), soort))
        for kolom, soort in enumerate(overzicht.soorten, 3)
    ]
    uit_subsidie = _schrijf_rij(vel, slot + 1, uit_subsidie, Stijl.BEDRAG, Stijl.BEDRAG_VET)
    _label(vel, slot + 2, 1, "Waarvan uit andere bronnen")
    elders = [geheel - deel for geheel, deel in zip(kosten[:-1], uit_subsidie[:-1], strict=True)]
    _schrijf_rij(vel, slot + 2, elders, Stijl.BEDRAG, Stijl.BEDRAG_VET)
    return [rij[-1] for rij in rijen], kosten[-1]


def _schrijf_rij(vel: Vel, rij: int, sommen: Sequence[Som], stijl: Stijl, totaalstijl: Stijl) -> list[Som]:
    """Write sums beside each other, and their own sum after them; gives the cells."""
    cellen = [vel.reken(rij, kolom, som, stijl) for kolom, som in enumerate(sommen, 3)]
    return [*cellen, vel.reken(rij, 3 + len(sommen), _samen(cellen), totaalstijl)]


def _samen(cellen: Sequence[Som]) -> Som:
    """The sum of cells that stand in one row or column."""
    bereik = f"{cellen[0].formule}:{cellen[-1].formule}" if cellen else "0"
    return Som(f"ROUND(SUM({bereik}),2)", sum((cel.waarde for cel in cellen), Decimal("0.00")))


def _criterium(kolom: int, soort: str) -> str:
    """The heading of a column as a criterion that matches that text and nothing else."""
    cel = f"{get_column_letter(kolom)}${_KOPRIJ}"
    if not _BETEKENIS.search(soort):
        return cel
    letterlijk = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({cel},"~","~~"),"*","~*"),"?","~?")'
    return f'"="&{letterlijk}'


def _schrijf_dekking(vel: Vel, dekking: Lijst, rij: int) -> tuple[list[Som], Som]:
    """Write the table of the sources; gives the sum of each class, and that of all money."""
    _kop(vel, rij, 1, "Dekking")
    _label(vel, rij + 1, 1, "Bron", Stijl.KOP_DOORLOPEND)
    vel.zet(rij + 1, 3, "Bedrag", Stijl.KOP_RECHTS)
    eerste, slot = rij + 2, rij + 2 + len(_KLASSEN)
    klassen = []
    for nummer, (bron, naam) in enumerate(_KLASSEN, eerste):
        _label(vel, nummer, 1, naam)
        klassen.append(vel.reken(nummer, 3, uit_bron(dekking, bron), Stijl.BEDRAG))
    _label(vel, slot, 1, "Totaal", Stijl.TOTAAL)
    totaal = vel.reken(slot, 3, _samen(klassen), Stijl.TOTAAL_BEDRAG)
    return klassen, totaal


def _schrijf_subsidie(vel: Vel, overzicht: Overzicht, rij: int) -> Som | None:
    """Write below the sources what does not count, and the grant of the plan; gives the cell of the grant."""
    _label(vel, rij, 1, "Werk in natura (telt niet mee)")
    vel.reken(rij, 3, uit_bron(overzicht.dekking, Dekkingsbron.NATURA), Stijl.BEDRAG)
    _label(vel, rij + 1, 1, "Subsidie: gevraagd in het plan")
    vel.zet(rij + 1, 3, overzicht.gevraagd, Stijl.BEDRAG)
    _label(vel, rij + 2, 1, "Subsidie: gevraagd in de regels")
    vel.reken(rij + 2, 3, overzicht.regels.som("bedrag_subsidiabel"), Stijl.BEDRAG)
    if overzicht.beschikt is not None:
        _label(vel, rij + 3, 1, "Subsidie: verleend in de beschikking")
        vel.zet(rij + 3, 3, overzicht.beschikt, Stijl.BEDRAG)
    return Som(f"C{rij + 1}", overzicht.gevraagd) if overzicht.gevraagd is not None else None


def _schrijf_controles(
    vel: Vel, overzicht: Overzicht, rij: int, totaal: Som, dekking: Som, gevraagd: Som | None
) -> None:
    """Write what has to agree, each with its difference and a judgement in words."""
    regels = overzicht.regels
    kosten, in_regels = regels.som("bedrag"), regels.som("bedrag_subsidiabel")
    in_dekking = uit_bron(overzicht.dekking, Dekkingsbron.SUBSIDIE)
    controles = [
        ("Kosten = dekking", kosten - dekking, Stijl.BEDRAG, (kosten, dekking)),
        ("Fasen en kostensoorten = begroting", kosten - totaal, Stijl.BEDRAG, (kosten,)),
        ("Soorten dekking = blad Dekking", in_geld(overzicht.dekking) - dekking, Stijl.BEDRAG, (dekking,)),
    ]
    if gevraagd is not None:
        controles += [
            ("Subsidie in de regels = plan", in_regels - gevraagd, Stijl.BEDRAG, (in_regels,)),
            ("Subsidie in de dekking = plan", in_dekking - gevraagd, Stijl.BEDRAG, (in_dekking,)),
        ]
    controles.append(("Regels met meer subsidie dan kosten", te_veel_subsidie(regels), Stijl.TELLING, (kosten,)))
    _kop(vel, rij, 5, "Controles")
    _label(vel, rij + 1, 5, "Wat moet kloppen", Stijl.KOP_DOORLOPEND)
    vel.rij(rij + 1, 7, ["Verschil", "Oordeel"], Stijl.KOP_RECHTS)
    nummer = rij + 2
    for label, verschil, stijl, bedragen in controles:
        _label(vel, nummer, 5, label)
        cel = vel.reken(nummer, 7, verschil, stijl)
        vel.zeg(nummer, 8, oordeel(cel, *bedragen), Stijl.OORDEEL)
        nummer += 1
    _label(vel, nummer, 5, "Regels nog zonder bedrag")
    cel = vel.reken(nummer, 7, zonder_bedrag(regels), Stijl.TELLING)
    vel.zeg(nummer, 8, oordeel(cel, kosten, anders=OPEN), Stijl.OORDEEL)
    kleur_afkeuring(vel.blad, f"H{rij + 2}:H{nummer}")


def _grafiek_kosten(vel: Vel, overzicht: Overzicht, sommen: Sequence[Som], totaal: Som, rij: int, kleur: str) -> None:
    """The chart of what each phase costs."""
    eerste, slot = _KOPRIJ + 1, _KOPRIJ + len(overzicht.fasen)
    bereik = f"{sommen[0].formule}:{sommen[-1].formule}"
    titels = [fase.titel for fase in overzicht.fasen]
    leeg = "Kosten per fase: nog niet ingevuld"
    hoogste = max(sommen, key=lambda som: som.waarde)
    deel = hoogste.procent_van(totaal).waarde
    zin = f"{titels[sommen.index(hoogste)]} kost het meest: {deel}% van de kosten" if totaal.waarde > 0 else leeg
    naam = f"INDEX(B{eerste}:B{slot},MATCH(MAX({bereik}),{bereik},0))"
    procent = f"ROUND(100*MAX({bereik})/{totaal.formule},0)"
    formule = f'IF({totaal.formule}<=0,"{leeg}",{naam}&" kost het meest: "&{procent}&"% van de kosten")'
    vel.zeg(rij, 1, Zin(formule, zin), Stijl.GRAFIEKTITEL)
    kolom = get_column_letter(3 + len(overzicht.soorten))
    cellen = Cellen(
        titel=f"{_BLAD}!$A${rij}",
        groepen=f"{_BLAD}!$B${eerste}:$B${slot}",
        namen=(f"{_BLAD}!${kolom}${_KOPRIJ}",),
        waarden=(f"{_BLAD}!${kolom}${eerste}:${kolom}${slot}",),
    )
    grafiek = _staven(zin, titels, Reeks("Totaal", tuple(som.waarde for som in sommen)))
    tekst = "Staafgrafiek: wat elke fase kost. De bedragen staan in de tabel Kosten per fase en kostensoort."
    vel.grafiek(teken(grafiek, cellen, (kleur, kleur)), (17, 7), f"A{rij}", ("Kosten per fase", tekst))


def _grafiek_dekking(vel: Vel, klassen: Sequence[Som], totaal: Som, rij: int, kleur: str) -> None:
    """The chart of where the money comes from."""
    leeg = "Dekking: nog niet ingevuld"
    deel = klassen[0].procent_van(totaal)
    zin = f"De subsidie is {deel.waarde}% van de dekking" if totaal.waarde > 0 else leeg
    formule = f'IF({totaal.formule}<=0,"{leeg}","De subsidie is "&{deel.formule}&"% van de dekking")'
    vel.zeg(rij, 5, Zin(formule, zin), Stijl.GRAFIEKTITEL)
    van, tot = int(klassen[0].formule[1:]), int(klassen[-1].formule[1:])
    cellen = Cellen(
        titel=f"{_BLAD}!$E${rij}",
        groepen=f"{_BLAD}!$A${van}:$A${tot}",
        namen=(f"{_BLAD}!$C${van - 1}",),
        waarden=(f"{_BLAD}!$C${van}:$C${tot}",),
    )
    grafiek = _staven(zin, [naam for _, naam in _KLASSEN], Reeks("Bedrag", tuple(klasse.waarde for klasse in klassen)))
    tekst = "Staafgrafiek: waar het geld vandaan komt. De bedragen staan in de tabel Dekking."
    vel.grafiek(teken(grafiek, cellen, (kleur, kleur)), (15, 7), f"E{rij}", ("Dekking", tekst))


def _staven(titel: str, groepen: Sequence[str], reeks: Reeks) -> Grafiek:
    return Grafiek(Vorm.STAVEN, titel, tuple(groepen), (reeks,), Getalvorm.EURO)
