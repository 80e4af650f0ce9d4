"""How a value of the dossier shows on paper."""

from __future__ import annotations

import datetime
import itertools
import re
from decimal import Decimal

from jinja2 import Undefined
from markupsafe import Markup, escape

from pipeline.dossier.aantallen import Aantal
from pipeline.dossier.basis import Gat
from pipeline.dossier.perioden import Periode
from pipeline.word import formaten

# Around a gap in rendered text. Data never holds them: they are for private use, and T01 tells so.
GAT_BEGIN, GAT_EINDE = "\ue000", "\ue001"
GATTEKENS = re.compile(f"[{GAT_BEGIN}{GAT_EINDE}]")
# Characters that XML cannot hold (XML 1.0, 2.2). The dossier is refused for them (T01); a concept shows where.
# A form feed and a bell are docxtpl's signs for a new page and a new paragraph.
_NIET_IN_XML = re.compile("[^\a\t\n\f\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IS_XML = re.compile("[&<>'\"]")


class NietTePlaatsen(Exception):
    """A tag names a group or a list, which has no place on paper as such."""


class Volgnummer:
    """Gives the next number each time that it is printed: no two pictures of a document have the same."""

    def __init__(self, begin: int) -> None:
        self._nummers = itertools.count(begin)

    def volgende(self) -> int:
        """The next number."""
        return next(self._nummers)


def zichtbaar(waarde: object) -> object:
    """How a value shows in a document. Nothing is a gap too: it never leaves a blank.

    Raises:
        NietTePlaatsen: the value is a group, a list or something that is no fact at all.
    """
    match waarde:
        case Markup():
            return waarde
        case str():
            return waarde if waarde.isprintable() else _NIET_IN_XML.sub("\ufffd", waarde)
        case Gat():
            return Markup(f"{GAT_BEGIN}{escape(str(waarde))}{GAT_EINDE}")  # noqa: S704
        case None:
            return Markup(f"{GAT_BEGIN}[nog in te vullen]{GAT_EINDE}")  # noqa: S704
        case bool():
            return "ja" if waarde else "nee"
        case int() | Undefined():
            return waarde
        case Aantal():
            return formaten.aantal(waarde)
        case Periode():
            return formaten.periode(waarde)
        case datetime.date():
            return formaten.datum(waarde)
        case Decimal():
            return formaten.getal(waarde)
        case Volgnummer():
            return waarde.volgende()
        case _:
            raise NietTePlaatsen


def als_tekst(waarde: object) -> str:
    """How a value shows in plain text.

    Raises:
        NietTePlaatsen: it has no place on paper.
    """
    return str(zichtbaar(waarde))


def als_xml(waarde: object) -> str:
    """How a value shows, as it stands in XML; what is XML already stays as it is.

    Raises:
        NietTePlaatsen: it has no place on paper.
    """
    # Most values are text that is the same in XML; to see that costs less than to escape it.
    if isinstance(waarde, Markup) or (
        isinstance(waarde, str) and waarde.isprintable() and _IS_XML.search(waarde) is None
    ):
        return waarde
    return str(escape(zichtbaar(waarde)))
