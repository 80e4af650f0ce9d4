"""Mail over SMTP, one at a time, with an answer to one question: did the server take it?

The dialogue is led step by step and not with `sendmail`: a connection that is lost before the data is a mail that
certainly did not go, one that is lost after them is a mail of which nobody knows.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import socket
import ssl
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.dossier.verzending import Beveiliging

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from pipeline.dossier.verzending import Mailserver

_BEGIN_DATA = 354
_PUNT_VOORAAN = re.compile(rb"(?m)^\.")
_TEKST_HOOGSTENS = 120


class Uitslag(StrEnum):
    """What became of a mail."""

    AANGENOMEN = "aangenomen"
    GEWEIGERD = "geweigerd"
    NIET_BEREIKT = "niet bereikt"
    ONZEKER = "onzeker"


@dataclass(frozen=True, slots=True)
class Bezorging:
    """What became of a mail.

    Args:
        uitslag: whether the server took it.
        reden: why not, in Dutch.
        zonder: the addresses that get no copy, because the server refused them.
    """

    uitslag: Uitslag
    reden: str = ""
    zonder: tuple[str, ...] = ()


class GeenVerbinding(Exception):
    """The server cannot be reached, or does not let us in.

    Args:
        reden: why, in Dutch.
        advies: what to do.
    """

    def __init__(self, reden: str, advies: str) -> None:
        super().__init__(reden)
        self.reden, self.advies = reden, advies


class Postbode:
    """Brings mail to one server; opens the connection where there is none and closes it at the end.

    Args:
        server: the server.
        wachtwoord: the password, None where nobody has to log in.
    """

    def __init__(self, server: Mailserver, wachtwoord: str | None) -> None:
        self._server, self._wachtwoord = server, wachtwoord
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Postbode:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        if self._smtp is not None and soort is None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
        self._sluit()

    def open(self) -> smtplib.SMTP:
        """The connection, made and logged in where there is none.

        Raises:
            GeenVerbinding: it cannot be made.
        """
        if self._smtp is not None and self._smtp.sock is not None:
            return self._smtp
        try:
            self._smtp = self._verbind()
            if self._server.gebruiker is not None:
                self._smtp.login(self._server.gebruiker, self._wachtwoord or "")
        except (smtplib.SMTPException, OSError, UnicodeError) as fout:
            self._sluit()
            raise _in_het_nederlands(fout, self._server) from fout
        return self._smtp

    def _verbind(self) -> smtplib.SMTP:
        server = self._server
        if server.beveiliging is Beveiliging.TLS:
            veilig = ssl.create_default_context()
            return smtplib.SMTP_SSL(server.server, server.poort, timeout=server.wachttijd, context=veilig)
        smtp = smtplib.SMTP(server.server, server.poort, timeout=server.wachttijd)
        self._smtp = smtp  # to be closed where the rest fails
        if server.beveiliging is Beveiliging.STARTTLS:
            smtp.starttls(context=ssl.create_default_context())
        elif not server.mag_zonder_tls:  # the dossier is refused for it (M11); this is the lock behind that door
            raise smtplib.SMTPNotSupportedError("no TLS")
        return smtp

    def bezorg(self, van: str, ontvangers: Sequence[str], inhoud: bytes) -> Bezorging:
        """Bring one mail.

        Args:
            van: the address of the sender.
            ontvangers: the addresses that it goes to. Without the first it does not go.
            inhoud: the mail, in lines of ASCII that end in CRLF.

        Raises:
            GeenVerbinding: there is no connection; the mail did not go.
        """
        was_open = self._smtp is not None
        smtp = self.open()
        try:
            geweigerd, zonder = _kondig_aan(smtp, van, ontvangers)
        except (smtplib.SMTPException, OSError) as fout:
            self._sluit()
            if was_open:  # the server may have hung up while nothing was asked of it
                return self.bezorg(van, ontvangers, inhoud)
            return Bezorging(Uitslag.NIET_BEREIKT, _in_het_nederlands(fout, self._server).reden)
        if geweigerd is not None:
            try:
                smtp.rset()
            except (smtplib.SMTPException, OSError):
                self._sluit()
            return Bezorging(Uitslag.GEWEIGERD, geweigerd)
        try:
            smtp.send(_PUNT_VOORAAN.sub(b"..", inhoud) + b".\r\n")
            antwoord = smtp.getreply()
        except (smtplib.SMTPException, OSError) as fout:
            self._sluit()
            return Bezorging(Uitslag.ONZEKER, _in_het_nederlands(fout, self._server).reden)
        if not _is_goed(antwoord):
            return Bezorging(Uitslag.GEWEIGERD, _zegt(antwoord))
        return Bezorging(Uitslag.AANGENOMEN, zonder=zonder)

    def _sluit(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None


def _kondig_aan(smtp: smtplib.SMTP, van: str, ontvangers: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """Everything up to the data: why the server refuses, None where it waits for them; and who gets no copy."""
    smtp.ehlo_or_helo_if_needed()
    antwoord = smtp.mail(van)
    if not _is_goed(antwoord):
        return _zegt(antwoord), ()
    zonder: list[str] = []
    for plek, ontvanger in enumerate(ontvangers):
        antwoord = smtp.rcpt(ontvanger)
        if _is_goed(antwoord):
            continue
        if plek == 0:
            return _zegt(antwoord), ()
        zonder.append(ontvanger)
    antwoord = smtp.docmd("DATA")
    return (None if antwoord[0] == _BEGIN_DATA else _zegt(antwoord)), tuple(zonder)


def _is_goed(antwoord: tuple[int, bytes]) -> bool:
    return 200 <= antwoord[0] < 300


def _zegt(antwoord: tuple[int, bytes]) -> str:
    """What the server says, short and on one line."""
    tekst = "".join(teken if teken.isprintable() else " " for teken in antwoord[1].decode("utf-8", "replace"))
    return f"de server zegt: {antwoord[0]} {' '.join(tekst.split())[:_TEKST_HOOGSTENS]}".rstrip()


def _in_het_nederlands(fout: Exception, server: Mailserver) -> GeenVerbinding:
    """Why there is no connection, and what to do."""
    waar = f"{server.server}, poort {server.poort}"
    nagaan = "controleer server en poort in verzending.yaml, en uw internetverbinding"
    match fout:
        case smtplib.SMTPAuthenticationError():
            advies = "controleer gebruiker in verzending.yaml, en het wachtwoord"
            return GeenVerbinding("de server kent deze gebruikersnaam of dit wachtwoord niet", advies)
        case smtplib.SMTPNotSupportedError():
            advies = "vraag uw ICT-afdeling naar server, poort en beveiliging"
            return GeenVerbinding("de server kan geen beveiligde verbinding of geen aanmelding aan", advies)
        case ssl.SSLCertVerificationError():
            advies = "controleer de naam van de server; vraag anders uw ICT-afdeling"
            return GeenVerbinding("het certificaat van de server is niet te vertrouwen", advies)
        case ssl.SSLError():
            advies = "kies starttls bij poort 587 en tls bij poort 465"
            return GeenVerbinding("de server spreekt een andere beveiliging", advies)
        case TimeoutError() | smtplib.SMTPServerDisconnected() if "timed out" in str(fout):
            return GeenVerbinding(f"geen antwoord binnen {server.wachttijd} seconden", nagaan)
        case socket.gaierror() | UnicodeError():
            return GeenVerbinding(f"er is geen server met de naam {server.server}", nagaan)
        case ConnectionRefusedError():
            return GeenVerbinding(f"er luistert geen server bij {waar}", nagaan)
        case smtplib.SMTPServerDisconnected() | ConnectionError():
            return GeenVerbinding("de verbinding viel weg", nagaan)
        case smtplib.SMTPResponseException():
            tekst = fout.smtp_error if isinstance(fout.smtp_error, bytes) else str(fout.smtp_error).encode()
            return GeenVerbinding(_zegt((fout.smtp_code, tekst)), nagaan)
        case _:
            return GeenVerbinding("de server is niet te bereiken", nagaan)
