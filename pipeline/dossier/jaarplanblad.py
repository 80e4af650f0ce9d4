"""How the plan of a year looks as a workbook: a row for each result, and the goals that its rows make together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.bron import Kaart, Lijst, Rijplaatsen, Waarde
from pipeline.dossier.jaarplan import Post
from pipeline.dossier.tabel import Tabel, als_kop
from pipeline.dossier.waarden import getypt
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.bron import Knoop
    from pipeline.melding import Melding, Plaats

ZONDER_DOEL = Meldingsoort(
    "X12",
    Ernst.FOUT,
    "rij zonder nummer van een doel",
    "Op een blad van jaarplan.xlsx is niet te zien bij welk doel een rij hoort. In kolom Doel staat een heel getal. Is "
    "de cel leeg, dan hoort de rij bij het doel erboven; behalve als zij een ander thema heeft.",
)
TEGENSPRAAK = Meldingsoort(
    "X13",
    Ernst.FOUT,
    "rijen van een doel spreken elkaar tegen",
    "Wat voor het hele doel geldt (thema, aanpak, doelstatus) staat op de eerste rij van dat doel, of op elke rij "
    "hetzelfde.",
)
NUMMERS = Meldingsoort(
    "X14",
    Ernst.WAARSCHUWING,
    "nummers van doelen lopen niet door",
    "Op papier krijgen de doelen de nummers 1, 2, 3 enzovoort. Slaat het blad een nummer over, dan heeft een doel op "
    "papier een ander nummer dan op het blad.",
)
DOEL_ONBEKEND = Meldingsoort(
    "X15",
    Ernst.FOUT,
    "deelnemers van een onbekend doel",
    "Op blad Deelnemers staat het nummer van een doel dat op blad Jaarplan niet voorkomt.",
)

# The columns of a sheet, and the field of a goal or of a result that each fills.
_VAN_DOEL = {
    "thema": "thema",
    "aanpak": "aanpak",
    "doel_status": "status",
    "doel_voortgang": "voortgang",
    "doel_prognose": "prognose",
    "doel_loopt_door_in": "loopt_door_in",
    "doel_toelichting": "toelichting",
    "deelnemers_totaal": "deelnemers_totaal",
    "link": "link",
}
_VAN_RESULTAAT = {
    "resultaat": "tekst",
    "doelwaarde": "doelwaarde",
    "richting": "richting",
    "eenheid": "eenheid",
    "realisatie": "realisatie",
    "status": "status",
    "voortgang": "voortgang",
    "prognose": "prognose",
    "loopt_door_in": "loopt_door_in",
    "toelichting": "toelichting",
}
# The other way around, with the lists that cells of a goal give.
_KOLOM_VAN_DOEL = {veld: kolom for kolom, veld in _VAN_DOEL.items()} | {"betrokkenen": "wie", "resultaten": "resultaat"}
_KOLOM_VAN_RESULTAAT = {veld: kolom for kolom, veld in _VAN_RESULTAAT.items()}
_KOLOMMEN = (
    "doel",
    "thema",
    "aanpak",
    "wie",
    *_VAN_RESULTAAT,
    *(veld for veld in _VAN_DOEL if veld not in {"thema", "aanpak"}),
)
_LOS = ("ondertitel", "toelichting_gegevens", "inleiding", "inleiding_evaluatie", "kerntaken")

JAARPLANBLADEN = (
    Tabel(
        "Jaarplan",
        "regels",
        _KOLOMMEN,
        frozenset({"doel", "thema", "aanpak", "resultaat"}),
        _LOS,
        vervolgt=frozenset({"doel", "wie", *_VAN_DOEL}),
    ),
    Tabel(
        "Deelnemers",
        "deelnemers",
        ("doel", "organisatie", "aantal"),
        frozenset({"doel", "organisatie", "aantal"}),
        is_nodig=False,
        vervolgt=frozenset({"doel"}),
    ),
    Tabel.van("Kosten", Post, "kosten", is_nodig=False),
    Tabel.van("Baten", Post, "baten", is_nodig=False),
)

# What is not one of these words between brackets belongs to the name: 'Palliatieve Zorg Nederland (PZNL)'.
_NIVEAU = re.compile(r"(.+?)\s*\((strategisch|tactisch|operationeel)\)", re.IGNORECASE | re.DOTALL)
_NUMMER = re.compile(r"(?:doel\s*)?0*(\d+)\.?", re.IGNORECASE)


@dataclass(slots=True)
class _Doel:
    """The goal that is growing while its rows are read.

    Args:
        nummer: its number, None where it has none that can be read.
        rij: its first row.
        nummerplaats: the cell with its number.
    """

    nummer: int | None
    rij: Kaart
    nummerplaats: Plaats
    velden: dict[str, Waarde] = field(default_factory=dict)
    wie: dict[str, Knoop] = field(default_factory=dict)
    resultaten: list[Knoop] = field(default_factory=list)
    deelnemers: list[Knoop] = field(default_factory=list)

    def als_kaart(self) -> Kaart:
        """The goal as a text file would give it."""
        lijsten = {
            "betrokkenen": tuple(self.wie.values()),
            "resultaten": tuple(self.resultaten),
            "deelnemers": tuple(self.deelnemers),
        }
        gevuld = {naam: Lijst(delen, delen[0].plaats) for naam, delen in lijsten.items() if delen}
        return Kaart({**self.velden, **gevuld}, self.rij.plaats, _plaatsen(self.rij, _KOLOM_VAN_DOEL))


def doelen_uit_rijen(blad: Kaart) -> tuple[Kaart, tuple[Melding, ...]]:
    """The rows of the workbook as goals with their results, as a text file has them; every value keeps its cell.

    Args:
        blad: what the sheets gave: single values, and the rows of each sheet.

    Returns:
        The same in the shape of `jaarplan.yaml`, and what is wrong with the rows (X12 to X15). A row is only left out
        with a fout.
    """
    doelen = _Doelen()
    for rij in _rijen(blad, "regels"):
        doelen.lees_rij(rij)
    doelen.begin_opnieuw()
    for rij in _rijen(blad, "deelnemers"):
        doelen.lees_deelname(rij)
    velden = {naam: knoop for naam, knoop in blad.velden.items() if naam not in {"regels", "deelnemers"}}
    if isinstance(taken := velden.get("kerntaken"), Waarde):
        velden["kerntaken"] = Lijst(tuple(Waarde(deel, taken.plaats) for deel in _delen(taken)), taken.plaats)
    kop = blad.sleutelplaatsen.get("regels", blad.plaats)
    velden["doelen"] = Lijst(tuple(doel.als_kaart() for doel in doelen.op_nummer()), kop)
    meldingen = (*doelen.meldingen, *doelen.overgeslagen())
    return Kaart(velden, blad.plaats, {**blad.sleutelplaatsen, "doelen": kop}), meldingen


class _Doelen:
    """Gathers the rows of each goal, and what is wrong with them."""

    def __init__(self) -> None:
        self._doelen: list[_Doel] = []
        self._op_sleutel: dict[str, _Doel] = {}
        self._huidig: _Doel | None = None
        self.meldingen: list[Melding] = []

    def op_nummer(self) -> list[_Doel]:
        """The goals by number, those without one at the end; sorting the sheet does not renumber them."""
        return sorted(self._doelen, key=lambda doel: (doel.nummer is None, doel.nummer or 0))

    def overgeslagen(self) -> Iterator[Melding]:
        """X14, once: after the first gap all numbers differ."""
        for opvolgend, doel in enumerate(self.op_nummer(), 1):
            if doel.nummer is not None and doel.nummer != opvolgend:
                tekst = f"doel {doel.nummer} is op papier doel {opvolgend}"
                advies = "nummer de doelen 1, 2, 3 enzovoort, zonder een nummer over te slaan"
                yield NUMMERS.op(doel.nummerplaats, tekst, advies)
                return

    def begin_opnieuw(self) -> None:
        """The first row of a sheet has no row above it."""
        self._huidig = None

    def lees_rij(self, rij: Kaart) -> None:
        """A row of the sheet with results."""
        doel = self._huidig = self._doel_van(rij)
        for kolom, veld in _VAN_DOEL.items():
            waarde = rij.velden.get(kolom)
            if not isinstance(waarde, Waarde):
                continue
            eerder = doel.velden.setdefault(veld, waarde)
            if _kaal(eerder) != _kaal(waarde):
                self._meld_tegenspraak(doel, kolom, eerder, waarde)
        if isinstance(wie := rij.velden.get("wie"), Waarde):
            for deel in _delen(wie):
                doel.wie.setdefault(deel, _betrokkene(deel, wie.plaats))
        resultaat = {veld: rij.velden[kolom] for kolom, veld in _VAN_RESULTAAT.items() if kolom in rij.velden}
        if resultaat:
            doel.resultaten.append(Kaart(resultaat, rij.plaats, _plaatsen(rij, _KOLOM_VAN_RESULTAAT)))

    def lees_deelname(self, rij: Kaart) -> None:
        """A row of the sheet with participants."""
        velden = {naam: knoop for naam, knoop in rij.velden.items() if naam != "doel"}
        deelname = Kaart(velden, rij.plaats, rij.sleutelplaatsen)
        nummer = rij.velden.get("doel")
        if isinstance(nummer, Waarde) and nummer.waarde is not None:
            self._huidig = self._op_sleutel.get(_sleutel(nummer))
            if self._huidig is None:
                bekend = ", ".join(str(doel.nummer) for doel in self.op_nummer()[:20] if doel.nummer is not None)
                tekst = f"doel '{getypt(nummer)}' staat niet op blad Jaarplan"
                advies = f"bekend zijn: {bekend}" if bekend else "geef de doelen op blad Jaarplan een nummer"
                self.meldingen.append(DOEL_ONBEKEND.op(nummer.plaats, tekst, advies))
        elif self._huidig is None:
            tekst, advies = "deze rij heeft geen nummer van een doel", "vul in kolom Doel het nummer in"
            self.meldingen.append(ZONDER_DOEL.op(rij.plaats, tekst, advies))
        if self._huidig is not None:
            self._huidig.deelnemers.append(deelname)

    def _doel_van(self, rij: Kaart) -> _Doel:
        nummer, thema = rij.velden.get("doel"), rij.velden.get("thema")
        if not isinstance(nummer, Waarde) or nummer.waarde is None:
            boven = self._huidig
            eigen = isinstance(thema, Waarde) and (boven is None or _kaal(thema) != _kaal(boven.velden.get("thema")))
            if boven is not None and not eigen:
                return boven
            wat = f"deze rij heeft een eigen thema ('{getypt(thema)}')" if isinstance(thema, Waarde) else "deze rij"
            advies = "vul in kolom Doel het nummer in, of laat Thema leeg als de rij bij het doel erboven hoort"
            tekst = f"{wat}{', maar' if thema else ' heeft'} geen nummer van een doel"
            self.meldingen.append(ZONDER_DOEL.op(rij.plaats, tekst, advies))
            return self._nieuw(_Doel(None, rij, rij.plaats), f"rij {rij.plaats.cel}")
        sleutel = _sleutel(nummer)
        if sleutel in self._op_sleutel:
            return self._op_sleutel[sleutel]
        if not sleutel.isdigit():
            tekst = f"'{getypt(nummer)}' is geen nummer van een doel"
            advies = "vul een heel getal in, zoals 2; de resultaten nummeren zichzelf (2.1, 2.2)"
            self.meldingen.append(ZONDER_DOEL.op(nummer.plaats, tekst, advies))
            return self._nieuw(_Doel(None, rij, nummer.plaats), sleutel)
        return self._nieuw(_Doel(int(sleutel), rij, nummer.plaats), sleutel)

    def _nieuw(self, doel: _Doel, sleutel: str) -> _Doel:
        self._doelen.append(doel)
        self._op_sleutel[sleutel] = doel
        return doel

    def _meld_tegenspraak(self, doel: _Doel, kolom: str, eerder: Waarde, hier: Waarde) -> None:
        naam = f"van doel {doel.nummer}" if doel.nummer is not None else "van dit doel"
        tekst = f"'{als_kop(kolom)}' {naam} is hier '{getypt(hier)}', maar in {eerder.plaats.cel} '{getypt(eerder)}'"
        self.meldingen.append(TEGENSPRAAK.op(hier.plaats, tekst, "maak ze gelijk, of laat deze cel leeg"))


def _rijen(blad: Kaart, naam: str) -> Iterator[Kaart]:
    lijst = blad.velden.get(naam)
    for rij in lijst.delen if isinstance(lijst, Lijst) else ():
        if isinstance(rij, Kaart):
            yield rij


def _plaatsen(rij: Kaart, kolommen: Mapping[str, str]) -> Rijplaatsen:
    """Where the fields of a goal or a result stand in a row, by the column that fills each."""
    return Rijplaatsen(kolommen, rij.sleutelplaatsen.__getitem__)


def _kaal(knoop: Waarde | None) -> str:
    """What a cell says, whatever its spaces."""
    return " ".join(str(knoop.waarde).split()) if knoop is not None else ""


def _sleutel(nummer: Waarde) -> str:
    """What rows of the same goal have in common: its number in digits, or else what was typed."""
    gevonden = _NUMMER.fullmatch(_kaal(nummer))
    return gevonden[1] if gevonden else f"'{_kaal(nummer)}'"


def _delen(waarde: Waarde) -> list[str]:
    """The parts of a cell that holds several, with a semicolon between them."""
    return [deel.strip() for deel in str(waarde.waarde or "").split(";") if deel.strip()]


def _betrokkene(tekst: str, plaats: Plaats) -> Kaart:
    """Who is needed: 'leden van het algemeen bestuur (strategisch)'."""
    gevonden = _NIVEAU.fullmatch(tekst)
    delen = {"wie": gevonden[1], "niveau": gevonden[2].lower()} if gevonden else {"wie": tekst}
    return Kaart({naam: Waarde(deel, plaats) for naam, deel in delen.items()}, plaats)
