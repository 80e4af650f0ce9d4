"""A network that has to be signed for: the documents as another command leaves them, and a mail server of our own."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from pipeline.schrijf import Uitvoer, schrijf
from pipeline.werkmap import slug
from tests.conftest import Proef
from tests.hulp_convenant import TEKST, convenant_van, ledentekst, schrijf_convenant

REGISTER = "outputs/proef/register.jsonl"
VERZENDING = "inputs/verzending.yaml"
MAP = "outputs/proef/convenant"

AFZENDER = """\
afzender:
  naam: Coördinator (fictief)
  mail: coordinator@netwerk.test
antwoord_aan: netwerk@netwerk.test
"""
LINDE = "naam: De Linde, ondertekenaar: Merel Fictief, mail: merel@linde.example"
BEUK = "naam: De Beuk, ondertekenaar: Bo Fictief, mail: bo@beuk.example"
EIK = "naam: De Eik, ondertekenaar: Ed Fictief, mail: ed@eik.example"


def netwerk(proef: Proef, *leden: str, convenant: str = TEKST, verzending: str | None = AFZENDER) -> None:
    """Write members, covenant and how mail is sent."""
    (proef.netwerk / "leden.yaml").write_text(ledentekst(*leden), encoding="utf-8")
    schrijf_convenant(proef, convenant)
    if verzending is not None:
        (proef.pad / VERZENDING).write_text(verzending, encoding="utf-8")


def document(
    proef: Proef, organisatie: str, soort: str = "convenant", *, tekst: str | None = None, naam: str = "", **meer: Any
) -> Path:
    """A document for a signatory, with its run record, as the command that makes it leaves them."""
    pad = proef.pad / "outputs" / "proef" / soort / f"{naam or f'{soort}-{slug(organisatie)}-proef'}.docx"
    record = {
        "document": soort,
        "netwerk": "proef",
        "organisatie": organisatie,
        "concept": False,
        "tekst": tekst if tekst is not None else convenant_van().tekst,
        **meer,
    }
    schrijf(Uitvoer(pad, pad.name), f"PK {organisatie}".encode(), record, overschrijf=True)
    return pad


def gebeurtenissen(proef: Proef) -> list[dict[str, str]]:
    """The events of the journal."""
    pad = proef.pad / REGISTER
    return [json.loads(regel) for regel in pad.read_text(encoding="utf-8").splitlines()] if pad.exists() else []


def feiten(proef: Proef) -> list[tuple[str, str]]:
    """What happened to whom, in the order of the journal."""
    return [(g["feit"], g["organisatie"]) for g in gebeurtenissen(proef)]


def schrijf_feit(proef: Proef, feit: str, organisatie: str, dag: str, **meer: str) -> None:
    """Add an event to the journal, of the text of today."""
    pad = proef.pad / REGISTER
    pad.parent.mkdir(parents=True, exist_ok=True)
    regel = {
        "feit": feit,
        "document": "convenant",
        "organisatie": organisatie,
        "dag": dag,
        "moment": f"{dag}T09:30:00+02:00",
        "tekst": convenant_van().tekst,
        **meer,
    }
    with pad.open("a", encoding="utf-8") as uit:
        uit.write(json.dumps(regel, ensure_ascii=False) + "\n")


def gelezen(inhoud: bytes) -> EmailMessage:
    """A mail as a mail program reads it."""
    bericht = message_from_bytes(inhoud, policy=policy.default)
    assert isinstance(bericht, EmailMessage)
    return bericht


def mail(proef: Proef, naam: str, soort: str = "convenant") -> bytes:
    """The bytes of a draft."""
    return (proef.pad / "outputs" / "proef" / soort / "mail" / f"{naam}.eml").read_bytes()


@dataclass
class Brievenbus:
    """What a mail server took, and what it refuses.

    `weiger` are addresses that it refuses; `na_data` is asked what it answers to a mail after its data.
    """

    poort: int = 0
    aangenomen: list[tuple[list[str], bytes]] = field(default_factory=list)
    weiger: set[str] = field(default_factory=set)
    na_data: Callable[[SMTP], str | None] = field(default=lambda _: None)

    @property
    def ontvangers(self) -> list[list[str]]:
        return [aan for aan, _ in self.aangenomen]

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _sessie: Session, envelop: Envelope, adres: str, _opties: list[str]
    ) -> str:
        if adres in self.weiger:
            return "550 5.1.1 mailbox unavailable"
        envelop.rcpt_tos.append(adres)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _sessie: Session, envelop: Envelope) -> str:  # noqa: N802
        antwoord = self.na_data(server)
        if antwoord is not None and not antwoord.startswith("250"):
            return antwoord
        assert isinstance(envelop.content, bytes)
        self.aangenomen.append((list(envelop.rcpt_tos), envelop.content))
        return antwoord or "250 OK"


def laat_binnen(_server: SMTP, _sessie: Session, _envelop: Envelope, _wijze: str, gegevens: Any) -> AuthResult:
    """Lets in who knows the password."""
    goed = isinstance(gegevens, LoginPassword) and gegevens.password == b"geheim"
    return AuthResult(success=goed, handled=goed)


class _Dienst(Controller):
    """A server on a port that the system chooses."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextlib.contextmanager
def mailserver(**opties: Any) -> Iterator[Brievenbus]:
    """A real mail server on this computer."""
    bus = Brievenbus()
    dienst = _Dienst(bus, hostname="127.0.0.1", port=0, ready_timeout=20, **opties)
    dienst.start()
    bus.poort = dienst.port
    try:
        yield bus
    finally:
        dienst.stop(no_assert=True)


def over(bus: Brievenbus, meer: str = "beveiliging: geen") -> str:
    """How mail is sent over that server."""
    return f"{AFZENDER}smtp:\n  server: 127.0.0.1\n  poort: {bus.poort}\n  wachttijd: 5\n  {meer}\n"
