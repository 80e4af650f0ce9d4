"""Where a link of a document may lead."""

from __future__ import annotations

import re
from urllib.parse import unquote

SCHEMAS = ("https", "http", "mailto", "tel")
# Signs that a program leaves out of an address before it looks at it.
_WEG = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_SCHEMA = re.compile(r"([^/?#\\:]*):")
# To another computer, or to a file of this one.
_PAD = re.compile(r"[\\/]")


class VerbodenAdres(Exception):
    """A link would lead to something that is no page, mail address or telephone number; the text is the address."""


def mag_als_link(adres: str) -> bool:
    """Whether a link may lead here: to a page, a mail address or a telephone number, or to nowhere (`#`)."""
    kaal = _WEG.sub("", unquote(adres))
    schema = _SCHEMA.match(kaal)
    return schema[1].lower() in SCHEMAS if schema else _PAD.match(kaal) is None
