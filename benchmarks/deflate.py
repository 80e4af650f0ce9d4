"""What compressing a part costs, and what it gives: each level of zlib, and isal and zlib-ng where they are installed.

The part is the document.xml of the covenant of benchmarks/sjabloon.py. Run it with the interpreter in which `genereer`
is installed: python benchmarks/deflate.py
"""

from __future__ import annotations

import statistics
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from io import BytesIO

from sjabloon import convenant

KEREN = 15
STANDAARD = "zlib 6"


def manieren() -> Iterator[tuple[str, Callable[[bytes], bytes]]]:
    """Every way to compress that there is here, with its name."""
    for niveau in range(1, 10):
        yield f"zlib {niveau}", partial(_pak_in, zlib.compress, niveau)
    for naam, module, niveaus in (("isal", "isal.isal_zlib", range(4)), ("zlib-ng", "zlib_ng.zlib_ng", range(1, 10))):
        try:
            ander = import_module(module)
        except ImportError:
            continue
        for niveau in niveaus:
            yield f"{naam} {niveau}", partial(_pak_in, ander.compress, niveau)


def _pak_in(pak_in: Callable[[bytes, int], bytes], niveau: int, inhoud: bytes) -> bytes:
    return pak_in(inhoud, niveau)


def main() -> None:
    """Print time and size of each, beside those of zlib's own choice."""
    inhoud = zipfile.ZipFile(BytesIO(convenant().bron)).read("word/document.xml")
    alle = dict(manieren())
    tijden: dict[str, list[float]] = {naam: [] for naam in alle}
    for _ in range(KEREN):
        for naam, pak_in in alle.items():
            begin = time.perf_counter()
            pak_in(inhoud)
            tijden[naam].append(time.perf_counter() - begin)
    medianen = {naam: statistics.median(keer) for naam, keer in tijden.items()}
    omvang = len(alle[STANDAARD](inhoud))
    print(f"document.xml of {len(inhoud) // 1000} kB, medians of {KEREN} turns beside {STANDAARD}")
    for naam, pak_in in alle.items():
        grootte = len(pak_in(inhoud))
        deel, verschil = medianen[naam] / medianen[STANDAARD], grootte / omvang - 1
        print(f"  {naam:<10} {medianen[naam] * 1000:6.2f} ms  {deel:5.2f} x  {grootte:7d} bytes  {verschil:+.1%}")


if __name__ == "__main__":
    main()
