"""The journal of a network: what happened to its documents after they were made, one event on a line.

Events are only ever added. Each is written in one write and is on the disk before the program goes on, so that a run
that is killed leaves at most half a last line. That line is told and passed over; the next event begins on a new one.

The lock is of `filelock`: `flock` on Linux and macOS and `msvcrt.locking` on Windows differ in more than their name.
Such a lock is let go when its process is killed, which a file that merely exists is not.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from pipeline.melding import Ernst, Meldingsoort, Plaats

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.melding import Melding

REGEL_ONLEESBAAR = Meldingsoort(
    "M17",
    Ernst.WAARSCHUWING,
    "regel van het register niet te lezen",
    "Een regel van register.jsonl is half geschreven of met de hand veranderd. Meestal werd het programma afgebroken "
    "tijdens het schrijven. De regel telt niet mee; de andere regels wel.",
)

JOURNAAL = "register.jsonl"
_SECONDEN_OP_SLOT = 30


class Feit(StrEnum):
    """What can happen to a document."""

    KLAARGEZET = "klaargezet"
    BEGONNEN = "begonnen"
    VERSTUURD = "verstuurd"
    GEWEIGERD = "geweigerd"
    ONTVANGEN = "ontvangen"
    GETEKEND = "getekend"


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One event.

    Args:
        feit: what happened.
        document: the document type.
        organisatie: the signatory.
        dag: the day on which it happened, such as `2026-03-01`.
        moment: when it was written down, with the time zone.
        tekst: the fingerprint of what is agreed in it, None where nobody knows.
        aan: the mail address that it went to.
        bericht: the Message-ID of the mail.
        reden: why it was refused, or what else there is to say.
    """

    feit: Feit
    document: str
    organisatie: str
    dag: str
    moment: str
    tekst: str | None = None
    aan: str | None = None
    bericht: str | None = None
    reden: str | None = None


class Bezet(Exception):
    """Another process holds the lock."""


class Journaal:
    """The journal of one network.

    Args:
        map_: the folder of the network in `outputs/`.
        naam: the journal as seen from the werkmap, for the places.
    """

    def __init__(self, map_: Path, naam: str) -> None:
        self.pad = map_ / JOURNAAL
        self.naam = naam
        self._slot = FileLock(map_ / f".{JOURNAAL}.lock", timeout=_SECONDEN_OP_SLOT)
        self._verzendslot = FileLock(map_ / ".verzenden.lock", timeout=0)

    def lees(self) -> tuple[tuple[Gebeurtenis, ...], tuple[Melding, ...]]:
        """All events in their order, and the lines that cannot be read (M17).

        Raises:
            OSError: it is there and cannot be read.
        """
        if not self.pad.exists():
            return (), ()
        gelezen: list[Gebeurtenis] = []
        meldingen: list[Melding] = []
        regels = self.pad.read_bytes().split(b"\n")
        for nummer, regel in enumerate(regels, 1):
            if not regel.strip():
                continue
            gebeurtenis = _ontleed(regel)
            if gebeurtenis is not None:
                gelezen.append(gebeurtenis)
                continue
            half = nummer == len(regels)
            tekst = "de laatste regel is half geschreven" if half else "deze regel is niet te lezen"
            advies = "kijk of hier een verzending werd afgebroken; de regel telt niet mee"
            meldingen.append(REGEL_ONLEESBAAR.op(Plaats(self.naam, regel=nummer), tekst, advies))
        return tuple(gelezen), tuple(meldingen)

    def schrijf(self, gebeurtenissen: Sequence[Gebeurtenis]) -> None:
        """Add events; when this returns they are on the disk.

        Raises:
            OSError: they cannot be written.
        """
        if not gebeurtenissen:
            return
        self.pad.parent.mkdir(parents=True, exist_ok=True)
        regels = "".join(f"{_als_regel(gebeurtenis)}\n" for gebeurtenis in gebeurtenissen).encode()
        try:
            with self._slot:
                _voeg_toe(self.pad, regels)
        except Timeout as fout:
            raise OSError(f"{self.pad.name} is locked") from fout

    def begin_verzending(self) -> FileLock:
        """A lock that is held as long as mail is sent, so that two runs never send the same mail.

        Raises:
            Bezet: another run is sending.
            OSError: the lock cannot be made.
        """
        self.pad.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._verzendslot.acquire()
        except Timeout as fout:
            raise Bezet from fout
        return self._verzendslot


def _voeg_toe(pad: Path, regels: bytes) -> None:
    nieuw = not pad.exists()
    greep = os.open(pad, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
    try:
        einde = os.lseek(greep, 0, os.SEEK_END)
        if einde:
            os.lseek(greep, einde - 1, os.SEEK_SET)
            if os.read(greep, 1) != b"\n":  # a killed run left half a line: what follows must not be lost with it
                regels = b"\n" + regels
        if os.write(greep, regels) != len(regels):
            raise OSError(f"{pad.name} was not written in full")
        os.fsync(greep)
    finally:
        os.close(greep)
    if nieuw and hasattr(os, "O_DIRECTORY"):
        map_ = os.open(pad.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(map_)
        finally:
            os.close(map_)


def _als_regel(gebeurtenis: Gebeurtenis) -> str:
    velden = {naam: waarde for naam, waarde in asdict(gebeurtenis).items() if waarde is not None}
    return json.dumps(velden, ensure_ascii=False)  # a line feed in a text becomes \n


def _ontleed(regel: bytes) -> Gebeurtenis | None:
    """An event, None where the line holds none."""
    try:
        velden: Any = json.loads(regel)
        if not isinstance(velden, dict) or not all(isinstance(waarde, str) for waarde in velden.values()):
            return None
        return Gebeurtenis(**{**velden, "feit": Feit(velden["feit"])})
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
