"""Every document of every network, and of those only what changed.

What a network's documents of one type are made of has a fingerprint: the version, the template, the files of the
network, and what serves every network. Where it is that of the last time and what was made is still there, nothing
is read or filled. Else all of that type are filled, and those that come out the same are left alone.
"""

from __future__ import annotations

import hashlib
import json
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import __versie__
from pipeline.administratie.record import lees_record
from pipeline.bestand.atomair import om_beurten, schrijf_atomair
from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom, wat_te_doen
from pipeline.lijn import lees_netwerk, maak
from pipeline.lijn.beurt import nog_niet
from pipeline.lijn.opdrachten import ongevraagd
from pipeline.lijn.reeks import PARALLEL_VANAF, geladen
from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.momentopname import BESTAND, lees_notitie, opname, stand_van
from pipeline.schrijf import Stand, Uitvoer, hash_van
from pipeline.schrijf.nummerrecord import is_genummerd
from pipeline.schrijf.pdfrecord import naam_pdf
from pipeline.werkmap import Werkmap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.lijn.resultaat import Resultaat
    from pipeline.melding import Melding
    from pipeline.vul.opdracht import Opdracht

NOTITIE_ONLEESBAAR = Meldingsoort(
    "W14",
    Ernst.INFO,
    "notitie van de vorige keer niet te lezen",
    "In outputs/.alles.json staat wat de vorige keer is gemaakt. Het bestand was beschadigd of van een andere vorm. "
    "Alles is opnieuw nagegaan en het bestand is opnieuw gemaakt; u hoeft niets te doen.",
)
NOTITIE_NIET_GESCHREVEN = Meldingsoort(
    "W16",
    Ernst.WAARSCHUWING,
    "notitie van wat gemaakt is niet geschreven",
    "In outputs/.alles.json staat wat is gemaakt, zodat genereer alles de volgende keer kan overslaan wat niet is "
    "gewijzigd. Dat bestand kon niet worden geschreven. De volgende keer wordt alles opnieuw nagegaan.",
)


@dataclass(frozen=True, slots=True)
class Netwerkdeel:
    """What came of the documents of one network.

    Args:
        netwerk: name of its folder.
        resultaten: the documents that were looked at.
        overgeslagen: how many were not, because nothing that they are made of changed.
        vingers: for each document type its fingerprint and what was made, to be noted.
        nog_niet: the documents that are not due yet, each with why, in Dutch.
    """

    netwerk: str
    resultaten: tuple[Resultaat, ...]
    overgeslagen: int
    vingers: Mapping[str, Mapping[str, Any]]
    nog_niet: tuple[str, ...] = ()


def maak_alles(werkmap: Werkmap, mappen: Sequence[Path], *, overschrijf: bool) -> Iterator[Netwerkdeel]:
    """Make every document for which a network has the data.

    Args:
        werkmap: where everything stands.
        mappen: the folders of the networks.
        overschrijf: move an edited document aside instead of refusing.
    """
    toen = lees_notitie(str(werkmap.pad))[0].netwerken
    algemeen = _vinger_van(werkmap, [pad for pad in _bestanden(werkmap.netwerken.parent) if _is_algemeen(werkmap, pad)])
    taken = [(werkmap.pad, map_, algemeen, toen.get(map_.name, {}), overschrijf) for map_ in mappen]
    werkers = min(os.cpu_count() or 1, len(mappen))
    if len(mappen) < PARALLEL_VANAF or werkers < 2:
        yield from (_van_netwerk(*taak) for taak in taken)
        return
    with ProcessPoolExecutor(werkers) as groep:
        lopend = [groep.submit(_van_netwerk, *taak) for taak in taken]
        try:
            for taak in as_completed(lopend):
                yield taak.result()
        except BaseException:
            groep.shutdown(cancel_futures=True)
            raise


def noteer(werkmap: Werkmap, delen: Sequence[Netwerkdeel], *, volledig: bool, pdf: bool = False) -> tuple[Melding, ...]:
    """Note what was made of what, for the next time.

    Args:
        werkmap: where everything stands.
        delen: what came of each network.
        volledig: whether every network was asked for and every document could be made.
        pdf: whether the PDF of every document was made too.

    Returns:
        That the note of last time could not be read (W14), or that this one could not be written (W16).
    """
    if not werkmap.uitvoer.is_dir():
        return ()  # nothing was made; why was told with each document
    map_, plaats = str(werkmap.pad), Plaats(werkmap.naam_van(werkmap.uitvoer / BESTAND))
    meldingen: tuple[Melding, ...] = ()
    try:
        with om_beurten(werkmap.uitvoer):
            oud, te_lezen = lees_notitie(map_)
            if not te_lezen:
                tekst = "de notitie van de vorige keer was niet te lezen; alles is opnieuw nagegaan"
                meldingen = (NOTITIE_ONLEESBAAR.op(plaats, tekst),)
            netwerken = {**oud.netwerken, **{deel.netwerk: deel.vingers for deel in delen}}
            schrijf_atomair(werkmap.uitvoer / BESTAND, _notitie(werkmap, netwerken, volledig=volledig, pdf=pdf))
    except OSError as fout:
        tekst = f"de notitie van wat gemaakt is, kan niet worden geschreven ({waarom(fout)})"
        advies = wat_te_doen(fout, "vraag om rechten op de map outputs")
        return (*meldingen, NOTITIE_NIET_GESCHREVEN.op(plaats, tekst, advies))
    return meldingen


def _notitie(
    werkmap: Werkmap, netwerken: Mapping[str, Mapping[str, Mapping[str, Any]]], *, volledig: bool, pdf: bool
) -> bytes:
    map_ = str(werkmap.pad)
    paden = [pad for deel in netwerken.values() for soort in deel.values() for pad in soort["uitvoer"]]
    standen = {pad: stand for pad in paden if (stand := stand_van(f"{map_}/{pad}")) is not None}
    pdfs = [naam_pdf(pad) for pad in paden if pad.endswith(".docx")] if pdf and volledig else []
    van_pdfs = {pad: stand for pad in pdfs if (stand := stand_van(f"{map_}/{pad}")) is not None}
    inhoud = {
        "versie": __versie__,
        "volledig": volledig and len(standen) == len(paden),
        "bronnen": opname(map_),
        "uitvoer": standen,
        "pdfs": van_pdfs if pdfs and len(van_pdfs) == len(pdfs) else None,
        "netwerken": netwerken,
    }
    return json.dumps(inhoud, ensure_ascii=False).encode("utf-8", "surrogateescape")


def _van_netwerk(
    pad: Path, map_: Path, algemeen: str, toen: Mapping[str, Mapping[str, Any]], overschrijf: bool
) -> Netwerkdeel:
    """The documents of one network, in a process of its own where there are many."""
    werkmap = Werkmap(pad)
    eigen = _vinger_van(werkmap, _bestanden(map_))
    resultaten: list[Resultaat] = []
    vingers: dict[str, Mapping[str, Any]] = {}
    later: list[str] = []
    overgeslagen = 0
    gelezen = None
    for sjabloonmap in werkmap.sjabloonmappen():
        soortnaam = sjabloonmap.name
        van_sjabloon = _vinger_van(werkmap, _bestanden(sjabloonmap))
        vinger = hash_van("|".join((__versie__, algemeen, eigen, van_sjabloon)).encode())
        oud = toen.get(soortnaam, {})
        if oud.get("vinger") == vinger and _staat_er(werkmap, oud.get("uitvoer", {})):
            overgeslagen += len(oud["uitvoer"])
            vingers[soortnaam] = oud
            continue
        soort, sjabloon = geladen(pad, soortnaam)
        if soort is None or sjabloon is None:
            continue
        gelezen = gelezen or lees_netwerk(werkmap, map_)
        redenen = [(opdracht, nog_niet(opdracht, gelezen)) for opdracht in ongevraagd(soort, gelezen)]
        gemaakt = [
            maak(werkmap, opdracht, gelezen, sjabloon, overschrijf=overschrijf)
            for opdracht, reden in redenen
            if reden is None
        ]
        resultaten.extend(gemaakt)
        uitgesteld = [f"{_naam_van(opdracht)}: {reden}" for opdracht, reden in redenen if reden is not None]
        later.extend(uitgesteld)
        # What is not due yet is looked at again each time, so that it is told each time.
        if not uitgesteld and all(resultaat.stand is not Stand.NIET_GEMAAKT for resultaat in gemaakt):
            paden = [een for resultaat in gemaakt for een in (resultaat.pad, *resultaat.erbij)]
            uitvoer = {een: hash_van(lees_bytes(pad / een)) for een in paden}
            vingers[soortnaam] = {"vinger": vinger, "uitvoer": uitvoer}
    return Netwerkdeel(map_.name, tuple(resultaten), overgeslagen, vingers, tuple(later))


def _naam_van(opdracht: Opdracht) -> str:
    return " ".join(str(deel) for deel in (opdracht.soort.naam, opdracht.netwerk, opdracht.exemplaar) if deel)


def _staat_er(werkmap: Werkmap, uitvoer: Mapping[str, str]) -> bool:
    """Whether everything that was made is still there as it was made, or with page numbers in it."""
    for pad, sha256 in uitvoer.items():
        bestand = werkmap.pad / pad
        try:
            nu = hash_van(lees_bytes(bestand))
        except OSError:
            return False
        if nu != sha256 and not is_genummerd(lees_record(Uitvoer(bestand, pad).herkomst), nu, sha256):
            return False
    return True


def _bestanden(map_: Path) -> list[Path]:
    return sorted(
        Path(huidig, naam)
        for huidig, _, namen in os.walk(map_)  # passes over a folder that may not be read, which is told elsewhere
        for naam in namen
        if not naam.startswith((".", "~"))
    )


def _is_algemeen(werkmap: Werkmap, pad: Path) -> bool:
    return werkmap.netwerken not in pad.parents


def _vinger_van(werkmap: Werkmap, paden: Sequence[Path]) -> str:
    """One hash of the names and the content of files."""
    vinger = hashlib.sha256()
    for pad in paden:
        try:
            sha256 = hash_van(lees_bytes(pad))
        except OSError as fout:  # that it cannot be read is told by who needs it
            sha256 = waarom(fout)
        vinger.update(f"{werkmap.naam_van(pad)}\0{sha256}\n".encode())
    return vinger.hexdigest()
