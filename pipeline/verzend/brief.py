"""A mail with a document, as bytes: the same content gives the same bytes, whenever and wherever.

The older classes of `email` are used on purpose: those of `EmailMessage` fold headers in a way that lost the quotes of
names with a comma in some versions of Python. What they get is ASCII already.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email import charset, encoders, policy
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from typing import TYPE_CHECKING

from pipeline.verzend.adres import Adres, in_regels, schone_regel

if TYPE_CHECKING:
    import datetime

_DOCX = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
# Lines end in CRLF (RFC 5322 2.3). Headers are folded already, where a reader can put them together again.
_OPMAAK = policy.compat32.clone(linesep="\r\n", max_line_length=None, mangle_from_=False)
_UTF8 = charset.Charset("utf-8")
_UTF8.body_encoding = charset.QP


@dataclass(frozen=True, slots=True)
class Brief:
    """A mail with one document.

    Args:
        van: who sends it.
        antwoord: where an answer goes.
        aan: to whom.
        kopie: who gets a copy, None for nobody.
        onderwerp: its subject.
        tekst: its text.
        bijlage: the bytes of the document.
        bestandsnaam: the file name of the document.
    """

    van: Adres
    antwoord: Adres
    aan: Adres
    kopie: Adres | None
    onderwerp: str
    tekst: str
    bijlage: bytes
    bestandsnaam: str

    @property
    def kenmerk(self) -> str:
        """The fingerprint of everything in it."""
        kopie = self.kopie.in_kop if self.kopie is not None else ""
        koppen = (self.van.in_kop, self.antwoord.in_kop, self.aan.in_kop, kopie, self.onderwerp, self.bestandsnaam)
        som = hashlib.sha256()
        for deel in (*(kop.encode() for kop in koppen), self.tekst.encode(), self.bijlage):
            som.update(len(deel).to_bytes(8, "big") + deel)
        return som.hexdigest()

    @property
    def bericht_id(self) -> str:
        """The Message-ID: the same mail has the same one, so that a mail program shows it once."""
        return f"<{self.kenmerk[:32]}@{self.van.mail.rpartition('@')[2]}>"

    @property
    def ontvangers(self) -> tuple[str, ...]:
        """The addresses that it goes to, that of the signatory first."""
        kopie = self.kopie.mail if self.kopie is not None else self.aan.mail
        return (self.aan.mail,) if kopie.lower() == self.aan.mail.lower() else (self.aan.mail, kopie)

    def als_concept(self) -> bytes:
        """The mail as a draft, which Outlook and Thunderbird open to be edited and sent; it has no date yet."""
        return self._als_bytes({"X-Unsent": "1"})

    def als_post(self, moment: datetime.datetime) -> bytes:
        """The mail as it goes to a server.

        Args:
            moment: when it is sent, with the time zone.
        """
        return self._als_bytes({"Date": format_datetime(moment)})

    def _als_bytes(self, koppen: dict[str, str]) -> bytes:
        bericht = MIMEMultipart("mixed", boundary=f"=_{self.kenmerk[:32]}")
        for naam, waarde in koppen.items():
            bericht[naam] = waarde
        bericht["From"] = self.van.in_kop
        bericht["Reply-To"] = self.antwoord.in_kop
        bericht["To"] = self.aan.in_kop
        if self.kopie is not None and len(self.ontvangers) > 1:
            bericht["Cc"] = self.kopie.in_kop
        bericht["Subject"] = in_regels(schone_regel(self.onderwerp), "Subject")
        bericht["Message-ID"] = self.bericht_id
        bericht.attach(MIMEText(self.tekst, "plain", _UTF8))  # type: ignore[arg-type]
        bericht.attach(self._bijlage())
        return bericht.as_bytes(policy=_OPMAAK)

    def _bijlage(self) -> MIMEBase:
        deel = MIMEBase(*_DOCX)
        deel.set_payload(self.bijlage)
        encoders.encode_base64(deel)
        naam = schone_regel(self.bestandsnaam)
        # A name with accents goes as RFC 2231 has it: `filename*=utf-8''…`.
        deel.add_header("Content-Disposition", "attachment", filename=naam if naam.isascii() else ("utf-8", "", naam))
        return deel
