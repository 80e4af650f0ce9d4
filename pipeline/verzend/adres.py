"""Mail addresses and names as they may stand in a header (RFC 5322, RFC 2047)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.header import Header
from email.utils import quote

# RFC 5322 3.2.3 and 3.4.1, without quoted local parts, which no mailbox of an organisation has.
_LOKAAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMEIN = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}")
_GEWOON = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]*")
_STUURTEKENS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LOKAAL_HOOGSTENS, _ADRES_HOOGSTENS, _REGEL_HOOGSTENS = 64, 254, 250
# What an encoded word begins with: typed by somebody, it must not be read as one.
_GECODEERD = "=?"


@dataclass(frozen=True, slots=True)
class Adres:
    """A mailbox.

    Args:
        naam: the name that a reader sees, empty for none.
        mail: the address, in ASCII.
    """

    naam: str
    mail: str

    @property
    def in_kop(self) -> str:
        """The mailbox as a header has it: a name with commas between quotes, one with accents encoded."""
        naam = schone_regel(self.naam)
        if not naam:
            return self.mail
        if not naam.isascii() or _GECODEERD in naam:
            return f"{in_regels(naam, 'Reply-To')}\n <{self.mail}>"
        veilig = naam if _GEWOON.fullmatch(naam) else f'"{quote(naam)}"'
        return f"{veilig} <{self.mail}>"


def schone_regel(tekst: str) -> str:
    """A text on one line without control characters, so that it can never begin another header."""
    return " ".join(_STUURTEKENS.sub(" ", tekst).split())[:_REGEL_HOOGSTENS]


def in_regels(tekst: str, kop: str) -> str:
    """A text for a header, folded: ASCII as it is, anything else as encoded words of at most 75 characters (RFC 2047).

    Args:
        tekst: the text, on one line.
        kop: name of the header, which takes room on the first line.
    """
    tekenset = "us-ascii" if tekst.isascii() and _GECODEERD not in tekst else "utf-8"
    return Header(tekst, tekenset, maxlinelen=75, header_name=kop).encode()


def bruikbaar(mail: str) -> str | None:
    """An address as it goes over the line, its domain in ASCII; None where no mail can go to it."""
    lokaal, _, domein = mail.rpartition("@")
    try:
        domein = domein if domein.isascii() else domein.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    heel = f"{lokaal}@{domein}"
    goed = _LOKAAL.fullmatch(lokaal) and _DOMEIN.fullmatch(domein)
    return heel if goed and len(lokaal) <= _LOKAAL_HOOGSTENS and len(heel) <= _ADRES_HOOGSTENS else None
