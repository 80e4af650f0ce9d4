"""Read a file whole: a regular one of a size that somebody can have meant, and nothing that never ends.

What a link leads to counts. A device, a pipe and a socket give their reader no end, or no beginning.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

GROOTTE_HOOGSTENS = 200 * 1024 * 1024
# What we write beside a document ourselves. That of the largest document takes a few of those.
_JSON_HOOGSTENS = 64 * 1024 * 1024
_DIEPTE_HOOGSTENS = 40


class Ongewoon(OSError):
    """This is not a file to read; `str` says why, in Dutch."""

    def __init__(self, reden: str) -> None:
        super().__init__(errno.EINVAL, reden)
        self.reden = reden

    def __str__(self) -> str:
        return self.reden


def lees_bytes(pad: Path, hoogstens: int = GROOTTE_HOOGSTENS) -> bytes:
    """The content of a regular file.

    Args:
        pad: the file, or a link to one.
        hoogstens: how many bytes it may hold.

    Raises:
        Ongewoon: it is something else, or larger.
        OSError: it cannot be read.
    """
    _keur_plek(pad)  # to open some devices does something already
    # A pipe that nobody writes to holds up who opens it, unless he says that he will not wait.
    greep = os.open(pad, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(greep, "rb") as stroom:
        _keur(os.fstat(greep), hoogstens)
        return stroom.read(hoogstens)


def _keur_plek(pad: Path) -> None:
    try:
        _keur(pad.stat(), None)
    except FileNotFoundError:
        if pad.is_symlink():
            raise Ongewoon("het is een snelkoppeling naar een bestand dat er niet is") from None
        raise
    except ValueError as fout:  # a name that no file can have
        raise Ongewoon("dit kan geen naam van een bestand zijn") from fout


def _keur(stand: os.stat_result, hoogstens: int | None) -> None:
    if stat.S_ISDIR(stand.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(stand.st_mode):
        raise Ongewoon("het is geen gewoon bestand maar een apparaat, een pijp of een socket")
    if hoogstens is not None and stand.st_size > hoogstens:
        raise Ongewoon(f"het is groter dan {hoogstens // 1024 // 1024} MB")


def ontleed_json(inhoud: bytes | str) -> dict[str, Any] | None:
    """What a file of ours says; None where it is no JSON object, is too large, or holds more layers than we write."""
    if len(inhoud) > _JSON_HOOGSTENS:
        return None
    try:
        gelezen = json.loads(inhoud)
    except (ValueError, RecursionError):  # a number of five thousand figures is a ValueError too
        return None
    return gelezen if isinstance(gelezen, dict) and not _is_diep(gelezen) else None


def _is_diep(waarde: object) -> bool:
    laag: list[object] = [waarde]
    for _ in range(_DIEPTE_HOOGSTENS):
        laag = [
            deel
            for een in laag
            for deel in (een.values() if isinstance(een, dict) else een if isinstance(een, list) else ())
            if isinstance(deel, dict | list)
        ]
        if not laag:
            return False
    return True
