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
from typing import TYPE_CHECKING, Any

from pipeline import __versie__
from pipeline.lijn import lees_netwerk, maak
from pipeline.lijn.beurt import nog_niet
from pipeline.lijn.opdrachten import ongevraagd
from pipeline.lijn.reeks import PARALLEL_VANAF, geladen
from pipeline.momentopname import BESTAND, opname, vorige
from pipeline.schrijf import Stand, Uitvoer, hash_van, schrijf_atomair
from pipeline.schrijf.nummerrecord import is_genummerd
from pipeline.schrijf.pdfrecord import lees_record
from pipeline.werkmap import Werkmap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.lijn.resultaat import Resultaat
    from pipeline.vul.opdracht import Opdracht


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
    toen = vorige(str(werkmap.pad)).get("netwerken", {})
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


def noteer(werkmap: Werkmap, delen: Sequence[Netwerkdeel], *, volledig: bool, pdf: bool = False) -> None:
    """Note what was made of what, for the next time.

    Args:
        werkmap: where everything stands.
        delen: what came of each network.
        volledig: whether every network was asked for and every document could be made.
        pdf: whether the PDF of every document was made too.
    """
    map_ = str(werkmap.pad)
    oud = vorige(map_).get("netwerken", {})
    netwerken = {**oud, **{deel.netwerk: deel.vingers for deel in delen}}
    paden = [pad for deel in netwerken.values() for soort in deel.values() for pad in soort["uitvoer"]]
    standen = {pad: _stand(werkmap.pad / pad) for pad in paden if (werkmap.pad / pad).is_file()}
    pdfs = [f"{pad.removesuffix('.docx')}.pdf" for pad in paden if pad.endswith(".docx")] if pdf and volledig else []
    inhoud = {
        "versie": __versie__,
        "volledig": volledig and len(standen) == len(paden),
        "bronnen": opname(map_),
        "uitvoer": standen,
        "pdfs": {pad: _stand(werkmap.pad / pad) for pad in pdfs} if pdfs else None,
        "netwerken": netwerken,
    }
    schrijf_atomair(werkmap.uitvoer / BESTAND, json.dumps(inhoud, ensure_ascii=False).encode())


def _stand(pad: Path) -> list[int]:
    gevonden = pad.stat()
    return [gevonden.st_size, gevonden.st_mtime_ns]


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
            uitvoer = {een: hash_van((pad / een).read_bytes()) for een in paden}
            vingers[soortnaam] = {"vinger": vinger, "uitvoer": uitvoer}
    return Netwerkdeel(map_.name, tuple(resultaten), overgeslagen, vingers, tuple(later))


def _naam_van(opdracht: Opdracht) -> str:
    return " ".join(str(deel) for deel in (opdracht.soort.naam, opdracht.netwerk, opdracht.exemplaar) if deel)


def _staat_er(werkmap: Werkmap, uitvoer: Mapping[str, str]) -> bool:
    """Whether everything that was made is still there as it was made, or with page numbers in it."""
    for pad, sha256 in uitvoer.items():
        bestand = werkmap.pad / pad
        if not bestand.is_file():
            return False
        nu = hash_van(bestand.read_bytes())
        if nu != sha256 and not is_genummerd(lees_record(Uitvoer(bestand, pad).herkomst), nu, sha256):
            return False
    return True


def _bestanden(map_: Path) -> list[Path]:
    return sorted(pad for pad in map_.rglob("*") if pad.is_file() and not pad.name.startswith((".", "~")))


def _is_algemeen(werkmap: Werkmap, pad: Path) -> bool:
    return werkmap.netwerken not in pad.parents


def _vinger_van(werkmap: Werkmap, paden: Sequence[Path]) -> str:
    """One hash of the names and the content of files."""
    vinger = hashlib.sha256()
    for pad in paden:
        vinger.update(f"{werkmap.naam_van(pad)}\0{hash_van(pad.read_bytes())}\n".encode())
    return vinger.hexdigest()
