"""Mail that really goes, over a real server on this computer."""

from __future__ import annotations

import os
import pty
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from pipeline.administratie.journaal import Journaal
from tests.conftest import PROJECT, Proef
from tests.hulp import als_gewone_gebruiker
from tests.hulp_mail import (
    AFZENDER,
    BEUK,
    EIK,
    LINDE,
    REGISTER,
    VERZENDING,
    document,
    feiten,
    gebeurtenissen,
    gelezen,
    laat_binnen,
    mailserver,
    netwerk,
    over,
    schrijf_feit,
)

NAMEN = ("De Linde", "De Beuk", "De Eik")
ADRESSEN = ["merel@linde.example", "bo@beuk.example", "ed@eik.example"]


def _drie(proef: Proef, verzending: str) -> None:
    netwerk(proef, LINDE, BEUK, EIK, verzending=verzending)
    for naam in NAMEN:
        document(proef, naam)


def _verstuur(proef: Proef, *opties: str) -> tuple[int, list[str], dict[str, str | None]]:
    """The exit code, the meldingen, and what became of the mail to each."""
    gedaan = proef.genereer("verzend", "convenant", "--smtp", "--ja", "--formaat", "json", *opties)
    return gedaan.code, gedaan.meldingen, {p["organisatie"]: p["verstuurd"] for p in gedaan.json["post"]}


def test_each_signatory_gets_its_own_mail_once_and_the_journal_knows(proef: Proef) -> None:
    with mailserver() as bus:
        _drie(proef, over(bus))

        assert _verstuur(proef) == (0, [], dict.fromkeys(NAMEN, "verstuurd"))
        tweede = _verstuur(proef)

    assert tweede == (0, [], dict.fromkeys(NAMEN))
    assert bus.ontvangers == [[adres] for adres in ADRESSEN]
    bericht = gelezen(bus.aangenomen[0][1])
    assert (bericht["To"], bericht["X-Unsent"]) == ("Merel Fictief <merel@linde.example>", None)
    assert bericht["Date"] is not None
    assert [b.get_content() for b in bericht.iter_attachments()] == [b"PK De Linde"]
    assert feiten(proef) == [(feit, naam) for naam in NAMEN for feit in ("begonnen", "verstuurd")]
    assert {g["bericht"] for g in gebeurtenissen(proef)[:2]} == {bericht["Message-ID"]}


def test_the_list_is_shown_before_anything_goes_and_without_somebody_to_ask_nothing_goes(proef: Proef) -> None:
    with mailserver() as bus:
        _drie(proef, over(bus))

        gedaan = proef.genereer("verzend", "convenant", "--smtp")

    assert gedaan.code == 2
    assert "De Linde     merel@linde.example  convenant-de-linde-proef.docx  klaar om te versturen" in gedaan.uit
    assert "er is niemand om te vragen of dit verstuurd mag worden; gebruik --ja" in gedaan.fout
    assert (bus.aangenomen, feiten(proef)) == ([], [])


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(("antwoord", "code", "aantal"), [("ja\n", 0, 3), ("nee\n", 130, 0), ("\n", 130, 0)])
def test_somebody_at_a_terminal_is_asked_and_only_yes_sends(
    proef: Proef, antwoord: str, code: int, aantal: int
) -> None:
    with mailserver() as bus:
        _drie(proef, over(bus))
        meester, slaaf = pty.openpty()
        opdracht = [sys.executable, "-m", "pipeline", "verzend", "convenant", "--smtp"]
        omgeving = {**os.environ, "PYTHONPATH": str(PROJECT)}
        proces = subprocess.Popen(opdracht, cwd=proef.pad, env=omgeving, stdin=slaaf, stdout=subprocess.PIPE)
        os.write(meester, antwoord.encode())
        uit, _ = proces.communicate(timeout=60)
        os.close(meester)
        os.close(slaaf)

    assert "Verstuur 3 mails over 127.0.0.1? Typ ja om te versturen" in uit.decode()
    assert (proces.returncode, len(bus.aangenomen)) == (code, aantal)


@pytest.mark.melding("M14")
def test_a_refused_address_does_not_stop_the_others_and_is_tried_again(proef: Proef) -> None:
    with mailserver() as bus:
        _drie(proef, over(bus))
        bus.weiger = {"bo@beuk.example"}

        code, meldingen, standen = _verstuur(proef)
        bus.weiger = set()
        tweede = _verstuur(proef)

    assert code == 7
    assert standen == {"De Linde": "verstuurd", "De Beuk": "geweigerd", "De Eik": "verstuurd"}
    assert meldingen == [
        f"M14 {REGISTER} -: de mail aan De Beuk (bo@beuk.example) is niet verstuurd: de server zegt: 550 5.1.1 mailbox"
        " unavailable → controleer het mailadres, en geef de opdracht opnieuw"
    ]
    assert tweede == (0, [], {"De Linde": None, "De Beuk": "verstuurd", "De Eik": None})
    assert bus.ontvangers == [["merel@linde.example"], ["ed@eik.example"], ["bo@beuk.example"]]


def test_a_server_that_refuses_after_the_data_did_not_take_the_mail(proef: Proef) -> None:
    with mailserver() as bus:
        _drie(proef, over(bus))
        bus.na_data = lambda _: "554 5.7.1 spam"

        code, _, standen = _verstuur(proef)

    assert (code, standen) == (7, dict.fromkeys(NAMEN, "geweigerd"))
    assert feiten(proef)[:2] == [("begonnen", "De Linde"), ("geweigerd", "De Linde")]


@pytest.mark.melding("M16")
def test_a_copy_that_is_refused_does_not_stop_the_mail_itself(proef: Proef) -> None:
    with mailserver() as bus:
        lid = f"{LINDE}, contactmail: post@linde.example"
        netwerk(proef, lid, verzending=f"kopie_aan_contact: ja\n{over(bus)}")
        document(proef, "De Linde")
        bus.weiger = {"post@linde.example"}

        code, meldingen, standen = _verstuur(proef)

    assert (code, standen) == (0, {"De Linde": "verstuurd"})
    assert meldingen == [
        f"M16 {REGISTER} -: de mail aan De Linde is verstuurd, maar zonder kopie aan post@linde.example"
        " → controleer Contactmail in de ledenlijst"
    ]


@pytest.mark.melding("M15")
def test_a_connection_that_is_lost_after_the_data_leaves_an_uncertain_mail_that_does_not_go_again(
    proef: Proef,
) -> None:
    def hang_op(server: Any) -> str | None:
        if len(bus.aangenomen) == 1:
            server.transport.abort()
        return None

    with mailserver() as bus:
        _drie(proef, over(bus))
        bus.na_data = hang_op

        code, meldingen, standen = _verstuur(proef)
        bus.na_data = lambda _: None
        tweede = _verstuur(proef)
        derde = _verstuur(proef, "--opnieuw", "De Beuk")

    assert code == 7
    assert standen == {"De Linde": "verstuurd", "De Beuk": "onzeker", "De Eik": "verstuurd"}
    assert meldingen == [
        f"M15 {REGISTER} -: het is niet zeker of de mail aan De Beuk is verstuurd: de verbinding viel weg"
        " → vraag het na; stuur hem zo nodig nog een keer met --opnieuw 'De Beuk'"
    ]
    assert tweede[0] == 0
    assert [melding.split(" (begonnen op ")[0] for melding in tweede[1]] == [
        f"M15 {REGISTER} -: het is niet zeker of de mail aan De Beuk is verstuurd"
    ]
    assert tweede[2] == dict.fromkeys(NAMEN)
    assert derde == (0, [], {"De Beuk": "verstuurd"})


@pytest.mark.melding("M13")
def test_after_two_lost_connections_in_a_row_the_rest_stays_here(proef: Proef) -> None:
    def hang_op(server: Any) -> None:
        server.transport.abort()

    with mailserver() as bus:
        _drie(proef, over(bus))
        bus.na_data = hang_op

        code, meldingen, standen = _verstuur(proef)

    assert code == 7
    assert standen == {"De Linde": "onzeker", "De Beuk": "onzeker", "De Eik": "niet verstuurd"}
    assert meldingen[-1] == (
        f"M13 {VERZENDING} -: de verbinding viel 2 keer achter elkaar weg → probeer het later opnieuw"
    )
    assert ("begonnen", "De Eik") not in feiten(proef)


@pytest.mark.melding("M13")
def test_a_server_that_is_not_there_is_told_and_nothing_is_begun(proef: Proef) -> None:
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    _drie(proef, f"{AFZENDER}smtp: {{server: 127.0.0.1, poort: {poort}, beveiliging: geen}}\n")

    code, meldingen, standen = _verstuur(proef)

    assert (code, standen) == (7, dict.fromkeys(NAMEN, "niet verstuurd"))
    assert meldingen == [
        f"M13 {VERZENDING} -: er luistert geen server bij 127.0.0.1, poort {poort}"
        " → controleer server en poort in verzending.yaml, en uw internetverbinding"
    ]
    assert feiten(proef) == []


@pytest.mark.melding("M13")
def test_a_server_that_says_nothing_is_given_up_after_the_waiting_time(proef: Proef) -> None:
    with socket.socket() as stil:
        stil.bind(("127.0.0.1", 0))
        stil.listen()
        poort = stil.getsockname()[1]
        _drie(proef, f"{AFZENDER}smtp: {{server: 127.0.0.1, poort: {poort}, beveiliging: geen, wachttijd: 1}}\n")

        code, meldingen, _ = _verstuur(proef)

    assert code == 7
    assert meldingen == [
        f"M13 {VERZENDING} -: geen antwoord binnen 1 seconden"
        " → controleer server en poort in verzending.yaml, en uw internetverbinding"
    ]


@pytest.mark.melding("M15")
def test_a_server_that_falls_silent_after_the_data_leaves_an_uncertain_mail(proef: Proef) -> None:
    with _zwijger() as poort:
        netwerk(
            proef,
            LINDE,
            verzending=f"{AFZENDER}smtp: {{server: 127.0.0.1, poort: {poort}, beveiliging: geen, wachttijd: 1}}\n",
        )
        document(proef, "De Linde")

        code, meldingen, standen = _verstuur(proef)

    assert (code, standen) == (7, {"De Linde": "onzeker"})
    assert meldingen[0].startswith(
        f"M15 {REGISTER} -: het is niet zeker of de mail aan De Linde is verstuurd: geen antwoord binnen 1 seconden"
    )


class _zwijger:  # noqa: N801 - used like a function
    """A server that takes the data and then says nothing more."""

    def __enter__(self) -> int:
        self._deur = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._dien, daemon=True).start()
        poort: int = self._deur.getsockname()[1]
        return poort

    def __exit__(self, *_: object) -> None:
        self._deur.close()

    def _dien(self) -> None:
        self._gast, _ = self._deur.accept()
        self._gast.sendall(b"220 hallo\r\n")
        for regel in self._gast.makefile("rb"):
            self._gast.sendall(
                b"354 ga door\r\n" if regel.startswith(b"data") or regel[:4] == b"DATA" else b"250 OK\r\n"
            )
            if regel[:4].upper() == b"DATA":
                return


@pytest.mark.melding("M12")
def test_without_a_mail_server_in_the_configuration_nothing_goes(proef: Proef) -> None:
    _drie(proef, AFZENDER)

    assert _verstuur(proef) == (
        3,
        [
            f"M12 {VERZENDING} regel 1: er is geen mailserver ingevuld"
            " → vul 'smtp' in, of geef de opdracht zonder --smtp"
        ],
        dict.fromkeys(NAMEN),
    )


@pytest.mark.melding("M23")
def test_two_runs_never_send_at_the_same_time(proef: Proef) -> None:
    with mailserver() as bus:
        _drie(proef, over(bus))
        with Journaal((proef.pad / REGISTER).parent, REGISTER).begin_verzending():
            code, meldingen, standen = _verstuur(proef)

    assert (code, standen, bus.aangenomen) == (7, dict.fromkeys(NAMEN, "niet verstuurd"), [])
    assert meldingen == [
        f"M23 {REGISTER} -: een andere opdracht verstuurt nu mail voor dit netwerk → wacht tot die klaar is"
    ]


@pytest.mark.melding("M18")
@pytest.mark.skipif(sys.platform == "win32", reason="chmod takes no right to write away")
def test_without_a_journal_that_can_be_written_nothing_goes(proef: Proef) -> None:
    with mailserver() as bus:
        _drie(proef, over(bus))
        schrijf_feit(proef, "klaargezet", "De Linde", "2026-01-05")
        (proef.pad / REGISTER).chmod(0o444)

        gedaan = als_gewone_gebruiker(proef.pad, "verzend", "convenant", "--smtp", "--ja")

    assert gedaan.returncode == 7
    assert bus.aangenomen == []
    assert " ".join(gedaan.stdout.split()).count(
        "FOUT M18 het register kan niet worden gelezen of geschreven (geen toegang: het staat open in een ander"
        " programma, of u hebt geen rechten) → sluit het bestand in andere programma's, en probeer opnieuw"
    )


@pytest.mark.melding("M17")
def test_half_a_last_line_is_told_and_what_comes_after_it_is_not_lost_with_it(proef: Proef) -> None:
    with mailserver() as bus:
        _drie(proef, over(bus))
        schrijf_feit(proef, "verstuurd", "De Linde", "2026-01-05")
        with (proef.pad / REGISTER).open("ab") as uit:
            uit.write(b'{"feit": "begon')

        code, meldingen, standen = _verstuur(proef)
        daarna = _verstuur(proef)

    assert (code, standen) == (0, {"De Linde": None, "De Beuk": "verstuurd", "De Eik": "verstuurd"})
    assert meldingen == [
        f"M17 {REGISTER} regel 2: de laatste regel is half geschreven"
        " → kijk of hier een verzending werd afgebroken; de regel telt niet mee"
    ]
    assert daarna[1:] == (
        [
            f"M17 {REGISTER} regel 2: deze regel is niet te lezen"
            " → kijk of hier een verzending werd afgebroken; de regel telt niet mee"
        ],
        dict.fromkeys(NAMEN),
    )
    assert len(bus.aangenomen) == 2


@pytest.fixture
def certificaat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ssl.SSLContext]:
    """A certificate for this computer of an authority that this run trusts."""
    gezag = trustme.CA()
    gezag.cert_pem.write_to_path(str(tmp_path / "gezag.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "gezag.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    gezag.issue_cert("127.0.0.1").configure_cert(context)
    yield context


def _starttls(context: ssl.SSLContext) -> dict[str, Any]:
    return {"tls_context": context, "require_starttls": True, "authenticator": laat_binnen, "auth_required": True}


def test_over_starttls_the_password_comes_from_the_environment(
    proef: Proef, certificaat: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GENEREER_SMTP_WACHTWOORD", "geheim")
    with mailserver(**_starttls(certificaat)) as bus:
        _drie(proef, over(bus, "gebruiker: coordinator"))

        gedaan = proef.genereer("verzend", "convenant", "--smtp", "--ja")

    assert gedaan.code == 0, gedaan.uit
    assert len(bus.aangenomen) == 3
    assert "geheim" not in gedaan.uit + gedaan.fout + (proef.pad / REGISTER).read_text(encoding="utf-8")


def test_over_tls_from_the_first_byte_mail_goes_too(proef: Proef, certificaat: ssl.SSLContext) -> None:
    with mailserver(ssl_context=certificaat) as bus:
        _drie(proef, over(bus, "beveiliging: tls"))

        assert _verstuur(proef) == (0, [], dict.fromkeys(NAMEN, "verstuurd"))


@pytest.mark.melding("M13")
@pytest.mark.parametrize(
    ("reden", "advies"),
    [
        (
            "de server kent deze gebruikersnaam of dit wachtwoord niet",
            "controleer gebruiker in verzending.yaml, en het wachtwoord",
        ),
        (
            "het certificaat van de server is niet te vertrouwen",
            "controleer de naam van de server; vraag anders uw ICT-afdeling",
        ),
        (
            "de server kan geen beveiligde verbinding of geen aanmelding aan",
            "vraag uw ICT-afdeling naar server, poort en beveiliging",
        ),
    ],
)
def test_a_server_that_does_not_let_us_in_or_is_not_to_be_trusted_gets_nothing(
    proef: Proef, certificaat: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, reden: str, advies: str
) -> None:
    monkeypatch.setenv("GENEREER_SMTP_WACHTWOORD", "fout")
    if "certificaat" in reden:
        monkeypatch.delenv("SSL_CERT_FILE")
    opties = {} if "beveiligde" in reden else _starttls(certificaat)
    with mailserver(**opties) as bus:
        _drie(proef, over(bus, "gebruiker: coordinator"))

        code, meldingen, standen = _verstuur(proef)

    assert (code, standen, bus.aangenomen) == (7, dict.fromkeys(NAMEN, "niet verstuurd"), [])
    assert meldingen == [f"M13 {VERZENDING} -: {reden} → {advies}"]
    assert feiten(proef) == []


def test_without_a_terminal_and_without_a_password_nothing_goes(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GENEREER_SMTP_WACHTWOORD", raising=False)
    with mailserver() as bus:
        _drie(proef, over(bus, "beveiliging: geen\n  gebruiker: coordinator"))

        gedaan = proef.genereer("verzend", "convenant", "--smtp", "--ja")

    assert (gedaan.code, bus.aangenomen) == (2, [])
    assert "er is niemand om het wachtwoord te vragen; zet het in GENEREER_SMTP_WACHTWOORD" in gedaan.fout


def test_a_line_that_is_a_dot_alone_does_not_end_the_mail(proef: Proef) -> None:
    bericht = "Onderwerp: Teken\nBoven\n.\n.Onder\n"
    (proef.pad / "templates/convenant/bericht.md").write_text(bericht, encoding="utf-8")
    with mailserver() as bus:
        netwerk(proef, LINDE, verzending=over(bus))
        document(proef, "De Linde")

        assert _verstuur(proef)[0] == 0

    tekst = gelezen(bus.aangenomen[0][1]).get_body()
    assert tekst is not None
    assert tekst.get_content().splitlines() == ["Boven", ".", ".Onder"]


@pytest.mark.melding("M32")
@pytest.mark.melding("M33")
def test_the_sender_of_the_example_is_told_and_sends_nothing(proef: Proef) -> None:
    with mailserver() as bus:
        _drie(proef, over(bus).replace("coordinator@netwerk.test", "coordinator@netwerk.example"))
        klaar = proef.genereer("verzend", "convenant", "--formaat", "json")
        code, meldingen, _ = _verstuur(proef)

    gemeld = (
        f"M32 {VERZENDING} regel 3: coordinator@netwerk.example is een adres uit het voorbeeld: antwoorden komen bij "
        "niemand aan → vul uw eigen mailadres in"
    )
    assert (klaar.code, klaar.meldingen) == (0, [gemeld])
    assert (code, bus.aangenomen) == (3, [])
    geweigerd = f"M33 {VERZENDING} regel 3: met coordinator@netwerk.example uit het voorbeeld wordt geen mail verstuurd"
    assert sorted(meldingen) == [gemeld, f"{geweigerd} → vul uw eigen mailadres in"]
