"""A folder for one call of LibreOffice, or for one document that is made again, and gone when that is done.

After a run that was killed it stays until the next. It stands among the temporary files of the system. As
long as a run uses it, it holds a lock, and the system takes that
away with the process. So a next run knows which folders nobody uses any more.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGIN = "genereer-pdf-"
_SLOT = "bezig.slot"
# Between making a folder and locking it another run may come by.
_TE_JONG = 60.0


@contextlib.contextmanager
def tijdelijke_map(begin: str = _BEGIN) -> Iterator[Path]:
    """A folder of its own, and no folders of runs that were killed.

    Args:
        begin: how its name begins, which no other program uses.
    """
    ruim_op(begin)
    with tempfile.TemporaryDirectory(prefix=begin, ignore_cleanup_errors=True) as tijdelijk:
        map_ = Path(tijdelijk)
        with FileLock(map_ / _SLOT):
            yield map_


def ruim_op(begin: str = _BEGIN) -> None:
    """Throw away the folders of runs that were killed."""
    for map_ in Path(tempfile.gettempdir()).glob(f"{begin}*"):
        # Of somebody else, or thrown away by another run just now.
        with contextlib.suppress(OSError, Timeout):
            if time.time() - map_.stat().st_mtime > _TE_JONG:
                with FileLock(map_ / _SLOT, timeout=0):
                    pass
                shutil.rmtree(map_, ignore_errors=True)
