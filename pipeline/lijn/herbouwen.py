"""A document made anew from nothing but what is in its package, and held beside the one in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.bestand.archief import ArchiefFout, open_archief
from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom
from pipeline.lijn import laad_documentsoort, lees_netwerk, maak, uitvoer_van
from pipeline.lijn.opdrachten import Vraag, opdrachten
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.pdf.tijdelijk import tijdelijke_map
from pipeline.werkmap import Werkmap
from pipeline.zegel.pakket import werkboek_bij

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.administratie.record import Record
    from pipeline.zegel.pakket import Zegelpakket

NIET_HERBOUWD = Meldingsoort(
    "Z05",
    Ernst.FOUT,
    "document is niet opnieuw te maken",
    "Uit de invoer en het sjabloon die bij het document horen, komt het document niet opnieuw. Er is dan niet te zien "
    "dat het document uit die invoer komt.",
)
ANDERS = Meldingsoort(
    "Z12",
    Ernst.FOUT,
    "document is niet wat de invoer geeft",
    "Uit de invoer en het sjabloon in het pakket komt een ander document dan het document in het pakket. De melding "
    "zegt welk onderdeel verschilt, en bij tekst wat er in het pakket staat en wat er had moeten staan.",
)
_BEGIN = "genereer-herbouw-"
_HOOGSTENS = 20
_TEKST_HOOGSTENS = 200


@dataclass(frozen=True, slots=True)
class Herbouwd:
    """What came of making a document anew.

    Args:
        bestanden: what was made, by its path; empty where nothing was.
        meldingen: why nothing was.
    """

    bestanden: dict[str, bytes]
    meldingen: tuple[Melding, ...] = ()


def herbouw(pakket: Zegelpakket, record: Record) -> Herbouwd:
    """Make the document of a package anew, in a werkmap of its own that holds only its inputs and its template."""
    plaats = Plaats(pakket.document)
    try:
        with tijdelijke_map(_BEGIN) as map_:
            werkmap = Werkmap(map_.resolve())
            for naam in record.gebruikt:
                pad = werkmap.pad / naam
                pad.parent.mkdir(parents=True, exist_ok=True)
                pad.write_bytes(pakket.bestanden[naam])
            return _gemaakt(werkmap, pakket, record)
    except (OSError, ValueError) as fout:  # a name that this system does not know, no room, no rights
        reden = waarom(fout) if isinstance(fout, OSError) else "een naam in het pakket kan hier niet"
        tekst = f"de bestanden kunnen niet worden uitgepakt ({reden})"
        return Herbouwd({}, (NIET_HERBOUWD.op(plaats, tekst, "probeer het op een andere computer"),))


def _gemaakt(werkmap: Werkmap, pakket: Zegelpakket, record: Record) -> Herbouwd:
    netwerkmap = next((map_ for map_ in werkmap.netwerkmappen() if map_.name == record.netwerk), None)
    if netwerkmap is None or record.document not in {map_.name for map_ in werkmap.sjabloonmappen()}:
        wat = f"netwerk {record.netwerk}" if netwerkmap is None else f"sjabloon {record.document}"
        return _mislukt(pakket, f"het {wat} is niet compleet", ())
    soort, sjabloon, meldingen = laad_documentsoort(werkmap, record.document)
    if soort is None or sjabloon is None:
        return _mislukt(pakket, "het sjabloon kan niet worden gebruikt", meldingen)
    gelezen = lees_netwerk(werkmap, netwerkmap)
    vraag = Vraag(
        record.document,
        record.exemplaar,
        tot=record.tot,
        concept=record.concept,
        publiek=record.publiek,
        met_herkomst=record.met_herkomst,
    )
    for opdracht in opdrachten(soort, gelezen, vraag):
        if uitvoer_van(werkmap, opdracht).naam == pakket.document:
            resultaat = maak(werkmap, opdracht, gelezen, sjabloon, overschrijf=False)
            namen = [naam for naam in (resultaat.pad, *resultaat.erbij) if (werkmap.pad / naam).is_file()]
            if not namen:
                return _mislukt(pakket, "er komt geen document uit", resultaat.meldingen)
            return Herbouwd({naam: lees_bytes(werkmap.pad / naam) for naam in namen})
    return _mislukt(pakket, "de invoer geeft geen document met deze naam", gelezen.meldingen)


def _mislukt(pakket: Zegelpakket, tekst: str, meldingen: tuple[Melding, ...]) -> Herbouwd:
    advies = "maak het document opnieuw" if not meldingen else "lees de meldingen hieronder"
    fouten = tuple(melding for melding in meldingen if melding.ernst is Ernst.FOUT)
    return Herbouwd({}, (NIET_HERBOUWD.op(Plaats(pakket.document), tekst, advies), *fouten))


def vergeleken(pakket: Zegelpakket, herbouwd: Herbouwd) -> tuple[Melding, ...]:
    """What differs between the document in a package and the one that was made anew (Z05, Z12)."""
    if herbouwd.meldingen:
        return herbouwd.meldingen
    meldingen: list[Melding] = []
    for naam in (pakket.document, werkboek_bij(pakket.document)[0]):
        verzegeld, nieuw = pakket.bestanden.get(naam), herbouwd.bestanden.get(naam)
        if verzegeld is not None and nieuw is not None and naam == pakket.document:
            nieuw = _met_paginas_van(naam, verzegeld, nieuw)
        if verzegeld is not None and nieuw is None:
            meldingen.append(ANDERS.op(Plaats(naam), "dit bestand komt niet uit de invoer"))
        elif verzegeld is not None and nieuw is not None and verzegeld != nieuw:
            meldingen.extend(_ingekort(naam, list(_verschillen(naam, verzegeld, nieuw))))
    return tuple(meldingen)


def _met_paginas_van(naam: str, verzegeld: bytes, nieuw: bytes) -> bytes:
    """The document that was made anew, with the page numbers that stand in the contents of the one in the package.

    On which page a heading comes does not follow from the inputs but from the program that laid the document out.
    """
    from pipeline.word.paginanummers import getoonde_nummers, met_nummers

    nummers = getoonde_nummers(verzegeld, naam) if verzegeld != nieuw else {}
    return met_nummers(nieuw, naam, nummers) if nummers else nieuw


def _ingekort(naam: str, gevonden: list[Melding]) -> Iterator[Melding]:
    yield from gevonden[:_HOOGSTENS]
    if len(gevonden) > _HOOGSTENS:
        yield ANDERS.op(Plaats(naam), f"en nog {len(gevonden) - _HOOGSTENS} verschillen")


def _verschillen(naam: str, verzegeld: bytes, nieuw: bytes) -> Iterator[Melding]:
    if naam.endswith(".docx"):
        yield from _in_word(naam, verzegeld, nieuw)
        return
    try:
        oud, anders = open_archief(verzegeld).delen, open_archief(nieuw).delen
    except ArchiefFout as fout:
        yield ANDERS.op(Plaats(naam), str(fout))
        return
    delen = [deel for deel in sorted({*oud, *anders}) if oud.get(deel) != anders.get(deel)]
    for deel in delen:
        yield ANDERS.op(Plaats(naam, plek=deel), "dit onderdeel is anders")
    if not delen:
        yield _ingepakt(naam)


def _in_word(naam: str, verzegeld: bytes, nieuw: bytes) -> Iterator[Melding]:
    from pipeline.word.pakket import open_pakket
    from pipeline.word.vergelijken import verschillen

    oud, meldingen = open_pakket(verzegeld, naam)
    anders, _ = open_pakket(nieuw, naam)
    if oud is None or anders is None:
        yield from meldingen
        return
    leeg = True
    for verschil in verschillen(oud, anders):
        leeg = False
        if verschil.wat:
            yield ANDERS.op(Plaats(naam, plek=verschil.deel), verschil.wat)
        else:
            tekst = f"in het pakket staat {_tekst(verschil.oud)}, uit de invoer komt {_tekst(verschil.nieuw)}"
            yield ANDERS.op(Plaats(naam, plek=verschil.plek), tekst)
    if leeg:
        yield _ingepakt(naam)


def _ingepakt(naam: str) -> Melding:
    tekst = (
        "alle onderdelen zijn gelijk; alleen hoe zij zijn samengeperst is anders (een andere versie van Python of zlib)"
    )
    return ANDERS.op(Plaats(naam), tekst, "de inhoud is dezelfde; voor dezelfde bytes gebruikt u dezelfde installatie")


def _tekst(tekst: str | None) -> str:
    if tekst is None:
        return "niets"
    return f"'{tekst}'" if len(tekst) <= _TEKST_HOOGSTENS else f"'{tekst[:_TEKST_HOOGSTENS]}…'"
