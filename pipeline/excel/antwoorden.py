"""Read the answers of a survey: a large sheet, exactly as another program exported it.

openpyxl makes an object for each cell, which takes seconds for 20,000 respondents. calamine gives plain values, but
holds the whole rectangle around all filled cells in memory, and gives nothing for an error or a formula without a
value. So the XML of the sheet is looked at before.
"""

from __future__ import annotations

import datetime
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.bron import Kaart, Rooster, kolomletter
from pipeline.excel.blad import FOUTWAARDE, KOP_BINNEN, ZONDER_WAARDE
from pipeline.excel.bladkeuze import BLAD_NIET_GELEZEN, VERBORGEN, verborgen_blad, verborgen_stukken
from pipeline.excel.cellen import gewone_tekst, vat_samen
from pipeline.excel.deelblad import alleen_cellen, bereik, lege_antwoorden, verborgen
from pipeline.excel.respondenten import (
    GEEN_RESPONDENT,
    MISSCHIEN_RESPONDENT,
    Schifting,
    rijnummer,
    schift,
)
from pipeline.excel.waarden_erbij import bladdelen, verborgen_bladen
from pipeline.excel.werkboek import GEEN_BLAD, KOLOMMEN_HOOGSTENS, RIJEN_HOOGSTENS, TE_GROOT, beschadigd, open_werkboek
from pipeline.melding import Melding, Plaats

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from python_calamine import CalamineWorkbook

    from pipeline.bron import Scalair
    from pipeline.dossier.tabel import Vrijblad

# The rectangle that is held in memory at once: 32 bytes a cell.
_VLAK_HOOGSTENS = 8_000_000
# Of what is wrong in many cells the first are told, and then how many more there are.
_CELLEN_HOOGSTENS = 20
_BLAD = re.compile(rb"<(?:\w+:)?worksheet\b")
_REEKS = re.compile(
    rb"""<(?:\w+:)?f\b(?=[^>]*\st\s*=\s*["'](?:array|dataTable)["'])[^>]*?\sref\s*=\s*["']([A-Z]+\d+:[A-Z]+\d+)["']"""
)
_CEL = rb"<(?:\w+:)?c\b"
# What a cell with a colour alone has behind it: its end, or an empty value.
_GEVOLGD = rb"""(?<!/)>(?!</|<(?:\w+:)?v\s*/>)"""
_GEVULD = re.compile(_CEL + rb"""(?:\s(?:[^>]*?\s)?r\s*=\s*["']([A-Z]+)(\d+)["'])?[^>]*""" + _GEVOLGD)
# The same, where every cell is written as all programs that we know write it; three times as fast.
_GEWOON = re.compile(rb"""<c r="([A-Z]+)(\d+)"[^>]*""" + _GEVOLGD)
_FOUT = re.compile(_CEL + rb"""(?=[^>]*\st\s*=\s*["']e["'])[^>]*?\sr\s*=\s*["']([A-Z]+\d+)["'][^>]*>.*?</(?:\w+:)?c>""")
_WAARDE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")
_ONBEREKEND = re.compile(
    _CEL + rb"""(?![^>]*\st\s*=\s*["']str["'])[^>]*?\sr\s*=\s*["']([A-Z]+\d+)["'][^>]*>\s*"""
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)

_FORMULE = re.compile(_CEL + rb"""[^>]*?\sr\s*=\s*["'][A-Z]+(\d+)["'][^>]*><(?:\w+:)?f\b[^>]*>([^<]*)</""")


class _Omvang(NamedTuple):
    """How far the filled cells of a sheet reach: number of rows, of columns, and of filled rows."""

    rijen: int
    kolommen: int
    gevuld: int


def lees_antwoorden(inhoud: bytes, bestand: str, vrij: Vrijblad) -> tuple[Kaart | None, tuple[Melding, ...]]:
    """Read the sheet with answers.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap, for the places.
        vrij: which field of the part the answers fill.

    Returns:
        The answers as one `Rooster`, or None where they cannot be read; and what is wrong (X01 to X04, X07, X08,
        X10, X20, X21, X30, X31).
    """
    plaats = Plaats(bestand)
    archief = open_werkboek(inhoud, plaats)
    if isinstance(archief, Melding):
        return None, (archief,)
    from python_calamine import CalamineWorkbook

    try:
        delen = bladdelen(archief.delen)
        bladen = {blad: archief.delen[deel] for blad, deel in delen.items() if _BLAD.search(archief.delen[deel])}
        if not bladen:
            return None, (GEEN_BLAD.op(plaats, "er is geen blad", "zet de antwoorden op een blad"),)
        dicht = verborgen_bladen(archief.delen)
        omvang = {blad: _meet(deel) for blad, deel in bladen.items()}
        blad = _kies(omvang, dicht)
        plaats = Plaats(bestand, blad=blad)
        if (te_groot := _te_groot(omvang[blad], plaats)) is not None:
            return None, (te_groot,)
        boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        samenvattend = _samenvattend(bladen[blad])
        rooster, schifting = _rooster(boek, plaats, samenvattend)
        meldingen = [*_fouten(bladen[blad], plaats), *_formules(bladen[blad], plaats)]
        # What is wrong in a row that sums up does not matter: it is not read.
        weg = schifting.geen | (samenvattend - set(rooster.rijnummers if rooster is not None else ()))
        meldingen = [m for m in meldingen if m.plaats.cel is None or rijnummer(m.plaats.cel) not in weg]
        meldingen += _geschift(schifting, plaats)
        andere = [naam for naam, maat in omvang.items() if naam != blad and maat.gevuld > 1]
        ook = [] if rooster is None else [naam for naam in andere if _heeft_kop(boek, omvang[naam], naam, rooster)]
    # Neither lxml nor calamine names what it raises on broken XML.
    except Exception as fout:  # noqa: BLE001
        return None, (beschadigd(plaats, fout),)
    if rooster is None:
        advies = "zet hier het bestand dat het enquêteprogramma gaf"
        return None, (GEEN_BLAD.op(plaats, "op dit blad staan geen antwoorden", advies),)
    gezien = [verborgen_blad(plaats, VERBORGEN)] if blad in dicht else []
    kaal = alleen_cellen(bladen[blad]) if b"hidden" in bladen[blad] else b""
    cellen = ((rij, kolom) for rij in rooster.rijnummers for kolom in range(1, len(rooster.koppen) + 1))
    gezien.extend(verborgen_stukken(verborgen(bladen[blad], kaal), cellen, plaats, VERBORGEN))
    gezien.extend(_ook_antwoorden(Plaats(bestand, blad=naam), blad) for naam in ook)
    return Kaart({vrij.lijst: rooster}, plaats, {vrij.lijst: rooster.plaats}), (*meldingen, *gezien)


def _kies(omvang: Mapping[str, _Omvang], dicht: Collection[str]) -> str:
    """The only sheet with more than one row, else the first; a hidden sheet only where no other has more than one."""
    vol = [blad for blad, maat in omvang.items() if maat.gevuld > 1]
    zichtbaar = [blad for blad in vol if blad not in dicht] or vol
    return zichtbaar[0] if len(zichtbaar) == 1 else next(b for b in omvang if b in zichtbaar or not zichtbaar)


def _heeft_kop(boek: CalamineWorkbook, omvang: _Omvang, blad: str, rooster: Rooster) -> bool:
    """Whether another sheet has at least half of the headings of the one that is read."""
    if _te_groot(omvang, Plaats("", blad=blad)) is not None:
        return False
    ruw = boek.get_sheet_by_name(blad).to_python(skip_empty_area=False, nrows=KOP_BINNEN)
    kop = _zoek_kop(ruw)
    koppen = {_tekst(waarde) for waarde in ruw[kop]} if kop is not None else set()
    bekend = set(rooster.koppen) - {None}
    return 2 * len(koppen & bekend) >= len(bekend)


def _ook_antwoorden(plaats: Plaats, gelezen: str) -> Melding:
    tekst = f"blad '{plaats.blad}' wordt niet gelezen, maar lijkt op blad '{gelezen}'"
    return BLAD_NIET_GELEZEN.op(plaats, tekst, f"zet alle antwoorden op blad '{gelezen}', of verwijder dit blad")


def _meet(deel: bytes) -> _Omvang:
    """How far the filled cells reach; a cell without an address stands behind the one before it."""
    is_gewoon = deel.count(b'<c r="') == deel.count(b"<c ") and not any(
        vorm in deel for vorm in (b"<c>", b":c ", b":c>")
    )
    cellen = (_GEWOON if is_gewoon else _GEVULD).findall(deel)
    rijen = {cijfers for _, cijfers in cellen}
    letters = {letters for letters, _ in cellen}
    if b"" in rijen:
        per_rij = re.split(rb"<(?:\w+:)?row\b", deel)[1:]
        breedte = max((len(_GEVULD.findall(rij)) for rij in per_rij), default=0)
        return _Omvang(
            max(len(per_rij), *(int(r or 0) for r in rijen)), max(breedte, *map(_nummer, letters)), len(per_rij)
        )
    return _Omvang(max(map(int, rijen), default=0), max(map(_nummer, letters), default=0), len(rijen))


def _nummer(letters: bytes) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + letter - ord("A") + 1
    return nummer


def _te_groot(omvang: _Omvang, plaats: Plaats) -> Melding | None:
    past = omvang.rijen <= RIJEN_HOOGSTENS and omvang.kolommen <= KOLOMMEN_HOOGSTENS
    if past and omvang.rijen * omvang.kolommen <= _VLAK_HOOGSTENS:
        return None
    adres = f"{kolomletter(omvang.kolommen)}{omvang.rijen}"
    tekst = f"de cellen van dit blad lopen tot kolom {kolomletter(omvang.kolommen)} en rij {omvang.rijen}"
    advies = "verwijder wat er ver naast of onder de antwoorden staat"
    return TE_GROOT.op(Plaats(plaats.bestand, blad=plaats.blad, cel=adres), tekst, advies)


def _fouten(deel: bytes, plaats: Plaats) -> Iterator[Melding]:
    """X08: error values, which calamine leaves empty."""
    if not re.search(rb"""\st\s*=\s*["']e["']""", deel):
        return
    gevonden = list(_FOUT.finditer(deel))
    for cel in gevonden[:_CELLEN_HOOGSTENS]:
        waarde = _WAARDE.search(cel[0])
        tekst = f"hier staat de foutwaarde {waarde[1].decode() if waarde else ''}".rstrip()
        plek = Plaats(plaats.bestand, blad=plaats.blad, cel=cel[1].decode())
        yield FOUTWAARDE.op(plek, tekst, "maak de cel leeg, of vul het antwoord in")
    if (rest := len(gevonden) - _CELLEN_HOOGSTENS) > 0:
        yield FOUTWAARDE.op(plaats, f"nog {rest} cellen hebben een foutwaarde", "maak die cellen leeg")


def _formules(deel: bytes, plaats: Plaats) -> Iterator[Melding]:
    """X07: formulas that were never worked out, which calamine leaves empty."""
    gevonden = _onberekend(deel) if re.search(rb"<(?:\w+:)?f\b", deel) else []
    advies = "open het bestand in Excel of LibreOffice en sla het op"
    for adres in gevonden[:_CELLEN_HOOGSTENS]:
        plek = Plaats(plaats.bestand, blad=plaats.blad, cel=adres)
        yield ZONDER_WAARDE.op(plek, "hier staat een formule zonder waarde", advies)
    if (rest := len(gevonden) - _CELLEN_HOOGSTENS) > 0:
        yield ZONDER_WAARDE.op(plaats, f"nog {rest} cellen hebben een formule zonder waarde", advies)


def _samenvattend(deel: bytes) -> frozenset[int]:
    """The numbers of the rows with a formula that sums up other rows."""
    if not re.search(rb"<(?:\w+:)?f\b", deel):
        return frozenset()
    formules = ((int(rij), formule.decode(errors="replace")) for rij, formule in _FORMULE.findall(deel))
    return frozenset(rij for rij, formule in formules if vat_samen(formule, rij))


def _geschift(schifting: Schifting, plaats: Plaats) -> Iterator[Melding]:
    """X30 and X31: what was not read as a respondent, and what may be none."""
    geen = "deze rij is geen antwoord van een respondent en telt niet mee"
    misschien = "in deze rij is bijna niets ingevuld; zij telt mee als antwoord"
    for nummer in sorted(schifting.geen):
        plek = Plaats(plaats.bestand, blad=plaats.blad, cel=f"A{nummer}")
        yield GEEN_RESPONDENT.op(plek, geen, "verwijder de rij, of vul in wat bij ieder ander is ingevuld")
    for nummer in schifting.misschien[:_CELLEN_HOOGSTENS]:
        plek = Plaats(plaats.bestand, blad=plaats.blad, cel=f"A{nummer}")
        yield MISSCHIEN_RESPONDENT.op(plek, misschien, "verwijder de rij als het geen antwoord is")
    if (rest := len(schifting.misschien) - _CELLEN_HOOGSTENS) > 0:
        tekst = f"in nog {rest} rijen is bijna niets ingevuld; zij tellen mee als antwoord"
        yield MISSCHIEN_RESPONDENT.op(plaats, tekst, "verwijder de rijen die geen antwoord zijn")


def _onberekend(deel: bytes) -> list[str]:
    """The cells with a formula without a value, and those in the range of an array formula that have none."""
    gevonden = [adres.decode() for adres in _ONBEREKEND.findall(deel)]
    reeksen = [bereik(ref.decode()) for ref in _REEKS.findall(deel)]
    if reeksen:
        bezet = {letters.decode() + rij.decode() for letters, rij in _GEVULD.findall(deel)} | set(gevonden)
        leeg = {f"{kolomletter(kolom)}{rij}" for rij, kolom in lege_antwoorden(deel)}
        adressen = dict.fromkeys(f"{kolomletter(kolom)}{rij}" for reeks in reeksen for rij, kolom in reeks)
        gevonden.extend(adres for adres in adressen if adres not in bezet and adres not in leeg)
    return gevonden


def _rooster(boek: CalamineWorkbook, plaats: Plaats, samenvattend: Collection[int]) -> tuple[Rooster | None, Schifting]:
    ruw = boek.get_sheet_by_name(plaats.blad or "").to_python(skip_empty_area=False)
    kop = _zoek_kop(ruw)
    if kop is None:
        return None, Schifting(frozenset(), ())
    koppen = [_tekst(waarde) for waarde in ruw[kop]]
    breedte = max(nummer for nummer, waarde in enumerate(koppen, 1) if waarde is not None)
    rijen: list[tuple[Scalair, ...]] = []
    nummers: list[int] = []
    for nummer, rij in enumerate(ruw[kop + 1 :], kop + 2):
        waarden = tuple([_MAAK[type(cel)](cel) for cel in rij[:breedte]])
        if any(waarde is not None for waarde in waarden):
            rijen.append(waarden)
            nummers.append(nummer)
    schifting = schift(rijen, nummers, samenvattend)
    over = [(nummer, rij) for nummer, rij in zip(nummers, rijen, strict=True) if nummer not in schifting.geen]
    return Rooster(koppen[:breedte], [r for _, r in over], [n for n, _ in over], plaats, kop + 1), schifting


def _zoek_kop(ruw: Sequence[Sequence[Any]]) -> int | None:
    """The first row with at least half as many filled cells as the fullest of the first rows: a title has one."""
    gevuld = {nummer: sum(cel != "" for cel in rij) for nummer, rij in enumerate(ruw) if any(cel != "" for cel in rij)}
    eerste = list(gevuld)[:KOP_BINNEN]
    meeste = max((gevuld[nummer] for nummer in eerste), default=0)
    return next((nummer for nummer in eerste if 2 * gevuld[nummer] >= meeste), None)


def _tekst(waarde: Any) -> str | None:
    gemaakt = _MAAK[type(waarde)](waarde)
    return None if gemaakt is None else str(gemaakt).strip() or None


def _getal(waarde: float) -> Scalair:
    return int(waarde) if waarde.is_integer() else Decimal(repr(waarde))


# What calamine gives, as a plain value. True would be equal to 1, so it is the word that Excel shows.
_MAAK: dict[type, Callable[[Any], Scalair]] = {
    str: lambda waarde: gewone_tekst(waarde.strip()) or None,
    float: _getal,
    int: int,
    bool: lambda waarde: "WAAR" if waarde else "ONWAAR",
    datetime.datetime: lambda waarde: waarde.date(),
    datetime.date: lambda waarde: waarde,
    datetime.time: lambda waarde: f"{waarde:%H:%M}",
    datetime.timedelta: str,
}
