"""Write files whole or not at all, one at a time for each folder, and clear what a killed run left behind.

What is being written has a name of its own, `.NAAM.….tmp`, until it is complete. As long as a run works on it, it
holds a lock, and the system takes that away with the process. So a next run knows which of those nobody uses any more.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # Windows, which lets nobody throw away a file that is open
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

_VAN_ONS = re.compile(r"\.[^/]+\.[0-9a-f]{8}\.tmp")


class Klaargezet:
    """A new content of a file that is complete on the disk, under a name of its own.

    Args:
        pad: the file.
        inhoud: its new content.

    Raises:
        OSError: there is no room for it, or no right; nothing was changed.
    """

    def __init__(self, pad: Path, inhoud: bytes) -> None:
        self._pad = pad
        self._greep, self._tijdelijk = _nieuw(pad)
        try:
            blik = memoryview(inhoud)
            while blik:
                blik = blik[os.write(self._greep, blik) :]
        except BaseException:
            self.weg()
            raise

    def vervang(self) -> None:
        """Put it in the place of the file.

        Raises:
            OSError: that cannot be done; the file is as it was.
        """
        if fcntl is None:
            self._sluit()  # nor may it get another name while it is open
        self._tijdelijk.replace(self._pad)
        self._sluit()

    def weg(self) -> None:
        """Throw it away; does nothing where it took its place."""
        if fcntl is None:
            self._sluit()
        with contextlib.suppress(OSError):
            self._tijdelijk.unlink(missing_ok=True)
        self._sluit()

    def _sluit(self) -> None:
        if self._greep >= 0:
            with contextlib.suppress(OSError):
                os.close(self._greep)
            self._greep = -1


def _nieuw(pad: Path) -> tuple[int, Path]:
    """A new file beside another one, open and locked; its mode is what the umask leaves."""
    while True:
        tijdelijk = pad.with_name(f".{pad.name}.{secrets.token_hex(4)}.tmp")
        try:
            greep = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            continue
        if fcntl is None:
            return greep, tijdelijk
        with contextlib.suppress(OSError):  # a disk that knows no locks: then nobody clears it either
            fcntl.flock(greep, fcntl.LOCK_EX)
        if os.fstat(greep).st_nlink:
            return greep, tijdelijk
        os.close(greep)  # cleared by another run before it was locked


def zet_klaar(stapel: contextlib.ExitStack, pad: Path, inhoud: bytes) -> Klaargezet:
    """A new content of a file that is thrown away at the end of the stack, unless it took the place of the file."""
    klaar = Klaargezet(pad, inhoud)
    stapel.callback(klaar.weg)
    return klaar


def schrijf_atomair(pad: Path, inhoud: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it.

    A run that is killed leaves either. That it is on the disk is not waited for: what was made can be made again, and
    to wait takes longer than to make it.

    Raises:
        OSError: it cannot be written; nothing was changed.
    """
    klaar = Klaargezet(pad, inhoud)
    try:
        klaar.vervang()
    finally:
        klaar.weg()


@contextlib.contextmanager
def om_beurten(map_: Path) -> Iterator[None]:
    """One run at a time works on what stands in a folder: what it read is still so when it writes.

    Args:
        map_: the folder. Where the system cannot lock it, nobody waits.
    """
    greep = -1
    with contextlib.suppress(OSError):
        if fcntl is not None:
            greep = os.open(map_, os.O_RDONLY)
            fcntl.flock(greep, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if greep >= 0:
            os.close(greep)


def ruim_op(map_: str, *, ook_eronder: bool = True) -> None:
    """Throw away what runs that were killed left half written.

    Args:
        map_: the folder to look in.
        ook_eronder: look in the folders in it too.
    """
    for huidig, mappen, namen in os.walk(map_):
        if not ook_eronder:
            mappen.clear()
        for naam in namen:
            if naam.endswith(".tmp") and _VAN_ONS.fullmatch(naam):
                with contextlib.suppress(OSError):
                    _ruim(Path(huidig, naam))


def _ruim(pad: Path) -> None:
    if fcntl is None:
        pad.unlink()
        return
    greep = os.open(pad, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
        pad.unlink()
    finally:
        os.close(greep)
