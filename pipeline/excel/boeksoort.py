"""Which workbooks there are, apart from what writes them: openpyxl is slow to import."""

from __future__ import annotations

from enum import StrEnum


class Boeksoort(StrEnum):
    """The workbooks that can be made beside a document."""

    LEDENLIJST = "ledenlijst"
    CONTRIBUTIE = "contributie"
