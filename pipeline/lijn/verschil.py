"""What changed between two generated documents: as a list, and as a Word file in which to accept or reject it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.bestand.atomair import ruim_op
from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom
from pipeline.lijn.feitverschil import Feitverschil, feitverschillen
from pipeline.lijn.herleiden import waarden_van
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.schrijf import NIET_TE_SCHRIJVEN, Stand, schrijf_atomair
from pipeline.uitkomst import Uitkomst
from pipeline.word.openen import open_bestand
from pipeline.word.wijzigingen import heeft_wijzigingen, vergelijk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.word.pakket import Pakket
    from pipeline.word.wijzigingen import Wijziging

VERSCHIL_BEZET = Meldingsoort(
    "Z16",
    Ernst.FOUT,
    "op de plaats van het verschil staat iets anders",
    "Onder de naam die u met --uit opgaf, staat al een ander bestand. Het wordt niet overschreven.",
)
OPEN_WIJZIGINGEN = Meldingsoort(
    "Z17",
    Ernst.FOUT,
    "document heeft nog openstaande wijzigingen",
    "In het Word-bestand staan bijgehouden wijzigingen die niemand heeft geaccepteerd of geweigerd. Dan is niet te "
    "zeggen wat erin staat.",
)
NIET_GEVOLGD = Meldingsoort(
    "Z18",
    Ernst.WAARSCHUWING,
    "verschil dat Word niet kan bijhouden",
    "Een afbeelding, een grafiek of een koptekst die maar in één van de twee documenten staat, kan niet als wijziging "
    "worden aangeboden. In het bestand met verschillen staat hij zoals in het nieuwe document.",
)


@dataclass(frozen=True, slots=True)
class Verschil:
    """What came of comparing two documents.

    Args:
        uitkomst: how it ended.
        meldingen: why nothing was compared or written, or what a reader of the Word file has to know.
        feiten: what changed in the dossier, as far as the documents carry where their values come from.
        wijzigingen: what changed in the text, by its place in the document.
        stand: what happened to the Word file with the changes.
        pad: where it stands; None where there is none.
    """

    uitkomst: Uitkomst
    meldingen: tuple[Melding, ...] = ()
    feiten: tuple[Feitverschil, ...] = ()
    wijzigingen: tuple[Wijziging, ...] = ()
    stand: Stand = Stand.NIET_GEMAAKT
    pad: Path | None = None


def verschil(oud: Path, nieuw: Path, uit: Path | None = None) -> Verschil:
    """Compare two Word files, and write a third one with the changes where there are any.

    Args:
        oud: the old document.
        nieuw: the new document.
        uit: where the Word file with the changes goes; None for beside the new document, under a name that is free.
    """
    van, fouten_oud = _geopend(oud)
    naar, fouten_nieuw = _geopend(nieuw)
    if van is None or naar is None:
        return Verschil(Uitkomst.INVOER, (*fouten_oud, *fouten_nieuw))
    pakket, wijzigingen = vergelijk(van, naar)
    if not wijzigingen:
        return Verschil(Uitkomst.GOED, stand=Stand.ONGEWIJZIGD)
    meldingen = tuple(_niet_gevolgd(wijzigingen, nieuw))
    stand, pad, geweigerd = _schrijf(pakket.schrijf(), nieuw, uit)
    uitkomst = Uitkomst.UITVOER if geweigerd else Uitkomst.GOED
    feiten = feitverschillen(waarden_van(oud), waarden_van(nieuw))
    return Verschil(uitkomst, (*meldingen, *geweigerd), feiten, wijzigingen, stand, pad)


def _geopend(bestand: Path) -> tuple[Pakket | None, tuple[Melding, ...]]:
    """A Word file without tracked changes, or None; and why (S01, S02, Z17)."""
    pakket, meldingen = open_bestand(bestand, bestand.as_posix())
    if pakket is not None and heeft_wijzigingen(pakket):
        tekst = "in dit document staan nog wijzigingen die niemand heeft geaccepteerd of geweigerd"
        advies = "kies in Word Controleren, Alle wijzigingen accepteren, en sla het op onder een andere naam"
        return None, (OPEN_WIJZIGINGEN.op(Plaats(bestand.as_posix()), tekst, advies),)
    return pakket, meldingen


def _niet_gevolgd(wijzigingen: tuple[Wijziging, ...], nieuw: Path) -> Iterator[Melding]:
    for wijziging in wijzigingen:
        if not wijziging.gevolgd:
            plaats = Plaats(nieuw.as_posix(), plek=wijziging.plek)
            if wijziging.oud is None:
                wat = f"{wijziging.nieuw} is erbij gekomen"
            elif wijziging.nieuw is None:
                wat = f"{wijziging.oud} is weg"
            else:
                wat = f"{wijziging.oud} is nu {wijziging.nieuw}, of ziet er anders uit"
            yield NIET_GEVOLGD.op(plaats, wat, "vergelijk dit zelf; Word kan het niet als wijziging tonen")


def _schrijf(inhoud: bytes, nieuw: Path, uit: Path | None) -> tuple[Stand, Path | None, tuple[Melding, ...]]:
    """Write the Word file with the changes, never over anything else (Z16, U02)."""
    try:
        pad = uit if uit is not None else _vrije_naam(nieuw, inhoud)
        ruim_op(str(pad.parent), ook_eronder=False)
        if pad.exists():
            if pad.is_file() and lees_bytes(pad) == inhoud:
                return Stand.ONGEWIJZIGD, pad, ()
            advies = "kies met --uit een andere naam, of haal dat bestand weg"
            return Stand.NIET_GEMAAKT, None, (VERSCHIL_BEZET.op(Plaats(pad.as_posix()), "hier staat al iets", advies),)
        schrijf_atomair(pad, inhoud)
    except OSError as fout:
        plaats = Plaats((uit or nieuw).as_posix())
        tekst = f"het bestand met de verschillen kan niet worden geschreven ({waarom(fout)})"
        advies = "kies met --uit een andere plaats"
        return Stand.NIET_GEMAAKT, None, (NIET_TE_SCHRIJVEN.op(plaats, tekst, advies),)
    return Stand.GEMAAKT, pad, ()


def _vrije_naam(nieuw: Path, inhoud: bytes) -> Path:
    """A name beside the new document that nothing else has."""
    nummer = 1
    while True:
        achter = "" if nummer == 1 else f"-{nummer}"
        pad = nieuw.with_name(f"{nieuw.stem}-verschil{achter}.docx")
        if not pad.exists() or (pad.is_file() and lees_bytes(pad) == inhoud):
            return pad
        nummer += 1
