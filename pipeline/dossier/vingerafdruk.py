"""The fingerprint of facts: the same for the same content, however it was typed.

White space, the order of fields, and how a letter with an accent is stored say nothing about what is agreed. An empty
field is left out, so that a field that is added to the program later leaves every older fingerprint as it was.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.perioden import Periode


class _Onvolledig(Exception):
    """There is a gap in it."""


def vingerafdruk(gegeven: Gegeven, zonder: Iterable[str] = ()) -> str | None:
    """The SHA-256 of a group of facts in hexadecimal, None where one of them is a gap.

    Args:
        gegeven: the group.
        zonder: names of fields that do not count, in the group itself and in every group below it.
    """
    try:
        inhoud = _kaal(gegeven, frozenset(zonder))
    except _Onvolledig:
        return None
    tekst = json.dumps(inhoud, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(tekst.encode("ascii")).hexdigest()


def _kaal(waarde: object, zonder: frozenset[str]) -> Any:
    """A value as JSON that is the same for the same content."""
    match waarde:
        case Gat():
            raise _Onvolledig
        case Gegeven():
            velden = {naam: getattr(waarde, naam) for naam in type(waarde).model_fields if naam not in zonder}
            return {naam: _kaal(deel, zonder) for naam, deel in velden.items() if deel is not None and deel != ()}
        case tuple():
            return [_kaal(deel, zonder) for deel in waarde]
        case StrEnum():
            return waarde.value
        case str():
            return " ".join(unicodedata.normalize("NFC", waarde).split())
        case Periode():
            naam = [waarde.naam] if waarde.naam else []
            return [waarde.start.isoformat(), waarde.einde.isoformat(), waarde.precisie.value, *naam]
        case datetime.date():
            return waarde.isoformat()
        case bool() | int():
            return waarde
        case Decimal():
            return format(waarde.normalize(), "f")
    raise TypeError(f"no fingerprint of a {type(waarde).__name__}")
