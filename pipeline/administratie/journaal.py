"""The journal of a network: what happened to its documents after they were made, one event on a line.

Events are only ever added. Each is written in one write and is on the disk before the program goes on, so that a run
that is killed leaves at most half a last line. That line is told and passed over; the next event begins on a new one.

The lines are a chain: each has the hash of its own facts and of the line before it. So a line that was changed or
added by hand is told and not believed. The last hash stands in a file beside the journal as well, so that lines that
are gone from the end are missed. It is written after the line: a run that is killed in between leaves one that is
behind, which is right too. Who knows how it is made can make a chain that is right: it protects against mistakes, not
against a forger.

The lock is of `filelock`: `flock` on Linux and macOS and `msvcrt.locking` on Windows differ in more than their name.
Such a lock is let go when its process is killed, which a file that merely exists is not.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import asdict, dataclass, field, replace
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
KETEN_KLOPT_NIET = Meldingsoort(
    "M26",
    Ernst.WAARSCHUWING,
    "regel van het register klopt niet",
    "Een regel van register.jsonl is met de hand veranderd of toegevoegd. Hij telt niet mee; een mail die volgens zo'n "
    "regel is verstuurd, telt als onzeker. Regels van een oudere versie zijn niet geketend en worden geloofd.",
)
REGELS_WEG = Meldingsoort(
    "M27",
    Ernst.WAARSCHUWING,
    "regels van het register zijn weg",
    "Uit register.jsonl zijn regels weggehaald, of het bestand .register.keten dat erbij hoort is weg. Zet beide terug "
    "uit een reservekopie. Wat wel in het register staat, telt mee.",
)

JOURNAAL = "register.jsonl"
_HOOFD = ".register.keten"
_SECONDEN_OP_SLOT = 30


class Feit(StrEnum):
    """What can happen to a document."""

    KLAARGEZET = "klaargezet"
    BEGONNEN = "begonnen"
    VERSTUURD = "verstuurd"
    GEWEIGERD = "geweigerd"
    ONTVANGEN = "ontvangen"
    GETEKEND = "getekend"
    HERROEPEN = "herroepen"


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
        betreft: of an event that revokes another: which.
        na: the chain of the line before it.
        keten: the hash of all of this; None in a line of before there was a chain.
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
    betreft: str | None = None
    na: str | None = field(default=None, compare=False)
    keten: str | None = field(default=None, compare=False)

    @property
    def kenmerk(self) -> str:
        """What another event names it by."""
        return self.keten or self.hash

    @property
    def hash(self) -> str:
        """The hash of all that it says but for its own chain."""
        velden = {naam: waarde for naam, waarde in asdict(self).items() if waarde is not None and naam != "keten"}
        return hashlib.sha256(json.dumps(velden, sort_keys=True).encode()).hexdigest()


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
        """All events that count in their order, and which lines do not (M17, M26, M27).

        Raises:
            OSError: it is there and cannot be read.
        """
        hoofd = self._lees_hoofd()  # before the journal: who writes does it the other way round
        if not self.pad.exists():
            weg = self._weg("het register is weg, en er stonden regels in")
            return (), (weg,) if hoofd else ()
        gelezen: list[Gebeurtenis] = []
        meldingen: list[Melding] = []
        regels = self.pad.read_bytes().split(b"\n")
        keten = _Keten()
        for nummer, regel in enumerate(regels, 1):
            if not regel.strip():
                continue
            gebeurtenis = _ontleed(regel)
            if gebeurtenis is not None:
                was_heel, goed = keten.na(gebeurtenis, regel)
                if not was_heel:
                    meldingen.append(
                        self._weg("vóór deze regel zijn regels weggehaald, veranderd of verplaatst", nummer)
                    )
                if not goed:
                    meldingen.append(self._klopt_niet(gebeurtenis, nummer))
                gelezen.extend(_geloofd(gebeurtenis, goed=goed))
                continue
            keten.oud.append(regel.strip())
            half = nummer == len(regels)
            tekst = "de laatste regel is half geschreven" if half else "deze regel is niet te lezen"
            advies = "kijk of hier een verzending werd afgebroken; de regel telt niet mee"
            meldingen.append(REGEL_ONLEESBAAR.op(Plaats(self.naam, regel=nummer), tekst, advies))
        if hoofd is None and keten.laatste is not None:
            meldingen.append(
                self._weg("het bestand .register.keten is weg: niet te zien is of er aan het eind regels af zijn")
            )
        elif hoofd and hoofd[0] not in keten.gezien:
            meldingen.append(self._weg("aan het eind zijn regels weggehaald"))
        herroepen = {g.betreft for g in gelezen if g.feit is Feit.HERROEPEN}
        geldig = (g for g in gelezen if g.feit is not Feit.HERROEPEN and g.kenmerk not in herroepen)
        return tuple(geldig), tuple(meldingen)

    def _weg(self, tekst: str, regel: int | None = None) -> Melding:
        advies = "zet register.jsonl en .register.keten terug uit een reservekopie"
        return REGELS_WEG.op(Plaats(self.naam, regel=regel), tekst, advies)

    def _klopt_niet(self, gebeurtenis: Gebeurtenis, regel: int) -> Melding:
        wat = "met de hand veranderd" if gebeurtenis.keten else "met de hand toegevoegd"
        advies = "haal hem weg of zet hem terug, en vul in wat er gebeurde met genereer register"
        return KETEN_KLOPT_NIET.op(Plaats(self.naam, regel=regel), f"deze regel is {wat}, en telt niet mee", advies)

    def _lees_hoofd(self) -> tuple[str, int] | None:
        """The chain of the last line that was written and how long the journal was then; None where nobody knows."""
        try:
            with (self.pad.parent / _HOOFD).open(encoding="ascii") as bestand:
                keten, omvang = bestand.read(200).split()
            return keten, int(omvang)
        except (OSError, ValueError):
            return None

    def schrijf(self, gebeurtenissen: Sequence[Gebeurtenis]) -> None:
        """Add events; when this returns they are on the disk.

        Raises:
            OSError: they cannot be written.
        """
        if not gebeurtenissen:
            return
        self.pad.parent.mkdir(parents=True, exist_ok=True)
        try:
            with self._slot:
                vorige = self._laatste()
                regels = b""
                for gebeurtenis in gebeurtenissen:
                    met = replace(gebeurtenis, na=vorige, keten=None)
                    vorige = met.hash
                    regels += f"{_als_regel(replace(met, keten=vorige))}\n".encode()
                _voeg_toe(self.pad, regels)
                # The events are there: a head that is behind is not wrong.
                with contextlib.suppress(OSError):
                    self._schrijf_hoofd(vorige)
        except Timeout as fout:
            raise OSError(f"{self.pad.name} is locked") from fout

    def _laatste(self) -> str:
        """The chain that the next line goes on from; what was cut off stays missed for good."""
        hoofd = self._lees_hoofd()
        inhoud = self.pad.read_bytes() if self.pad.exists() else b""
        if hoofd is not None and hoofd[1] == len(inhoud) and inhoud.endswith(f'"{hoofd[0]}"}}\n'.encode()):
            return hoofd[0]
        keten = _Keten()
        for regel in inhoud.split(b"\n"):
            gebeurtenis = _ontleed(regel)
            if gebeurtenis is not None:
                keten.na(gebeurtenis, regel)
            elif regel.strip():
                keten.oud.append(regel.strip())
        if hoofd is not None and hoofd[0] not in keten.gezien:
            return hoofd[0]
        return keten.laatste or keten.begin

    def _schrijf_hoofd(self, keten: str) -> None:
        nieuw = self.pad.parent / f"{_HOOFD}.nieuw"  # one name, under the lock: a killed run leaves no heap of them
        with nieuw.open("w", encoding="ascii") as uit:
            uit.write(f"{keten} {self.pad.stat().st_size}\n")
            uit.flush()
            os.fsync(uit.fileno())
        nieuw.replace(self.pad.parent / _HOOFD)

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


class _Keten:
    """Follows the chain from line to line.

    Attributes:
        oud: the lines of before the chain, and those among them that cannot be read.
        laatste: the chain of the last line that has one.
        gezien: the chains of all of them.
    """

    def __init__(self) -> None:
        self.oud: list[bytes] = []
        self.laatste: str | None = None
        self.gezien: set[str] = set()

    @property
    def begin(self) -> str:
        """What the first line of the chain goes on from: all that stands before it."""
        return hashlib.sha256(b"\n".join(self.oud)).hexdigest()

    def na(self, gebeurtenis: Gebeurtenis, regel: bytes) -> tuple[bool, bool]:
        """Whether nothing is missing before a line, and whether the line is as it was written."""
        if gebeurtenis.keten is None:
            if self.laatste is not None:
                return True, False
            self.oud.append(regel.strip())
            return True, True
        sluit_aan = gebeurtenis.na == (self.laatste or self.begin)
        goed = gebeurtenis.keten == gebeurtenis.hash and gebeurtenis.keten not in self.gezien
        self.laatste = gebeurtenis.keten
        self.gezien.add(gebeurtenis.keten)
        return sluit_aan or not goed, goed


def _geloofd(gebeurtenis: Gebeurtenis, *, goed: bool) -> tuple[Gebeurtenis, ...]:
    """What counts of a line: of one that was tampered with at most that a mail may have gone."""
    if goed:
        return (gebeurtenis,)
    if gebeurtenis.feit in {Feit.BEGONNEN, Feit.VERSTUURD}:
        return (replace(gebeurtenis, feit=Feit.BEGONNEN),)
    return ()


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
