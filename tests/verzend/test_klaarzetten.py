import shutil
from typing import Any

import pytest

from tests.conftest import Proef
from tests.hulp_convenant import CONVENANT, LEDEN_TEKST, TEKST
from tests.hulp_mail import (
    AFZENDER,
    BEUK,
    EIK,
    LINDE,
    MAP,
    VERZENDING,
    document,
    feiten,
    gelezen,
    mail,
    netwerk,
    schrijf_feit,
)

BERICHT = "templates/convenant/bericht.md"


def _meldingen(proef: Proef, *opties: str, code: int) -> list[str]:
    gedaan = proef.genereer("verzend", "convenant", "--formaat", "json", *opties)
    assert gedaan.code == code, gedaan.uit
    return gedaan.meldingen


def _bericht(proef: Proef, tekst: str) -> None:
    (proef.pad / BERICHT).write_text(tekst, encoding="utf-8")


def _standen(proef: Proef, *opties: str) -> dict[str, str]:
    gedaan = proef.genereer("verzend", "convenant", "--formaat", "json", *opties)
    return {post["organisatie"]: post["stand"] for post in gedaan.json["post"]}


def test_a_draft_has_the_document_the_personal_text_and_opens_to_be_edited(proef: Proef) -> None:
    netwerk(proef, LINDE, BEUK)
    inhoud = document(proef, "De Linde").read_bytes()
    document(proef, "De Beuk")

    assert proef.genereer("verzend", "convenant").code == 0

    bericht = gelezen(mail(proef, "convenant-de-linde-proef"))
    koppen = {naam: str(bericht[naam]) for naam in ("X-Unsent", "To", "Reply-To", "Subject", "Cc", "Date")}
    assert koppen == {
        "X-Unsent": "1",
        "To": "Merel Fictief <merel@linde.example>",
        "Reply-To": "netwerk@netwerk.test",
        "Subject": "Convenant van Proef: wilt u tekenen namens De Linde?",
        "Cc": "None",
        "Date": "None",
    }
    assert "coordinator@netwerk.test" in str(bericht["From"])
    tekst = bericht.get_body()
    assert tekst is not None
    assert "Beste Merel Fictief," in tekst.get_content()
    assert "van 1 januari 2022 tot en met 31 december 2026" in tekst.get_content()
    [bijlage] = bericht.iter_attachments()
    assert bijlage.get_filename() == "convenant-de-linde-proef.docx"
    assert bijlage.get_content_type() == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert bijlage.get_content() == inhoud
    assert feiten(proef) == [("klaargezet", "De Linde"), ("klaargezet", "De Beuk")]


def test_the_same_input_gives_the_same_draft_and_is_written_down_once(proef: Proef) -> None:
    netwerk(proef, LINDE)
    document(proef, "De Linde")
    proef.genereer("verzend", "convenant")
    eerste = mail(proef, "convenant-de-linde-proef")

    gedaan = proef.genereer("verzend", "convenant", "--formaat", "json")
    assert [post["gemaakt"] for post in gedaan.json["post"]] == ["ongewijzigd"]
    shutil.rmtree(proef.pad / MAP / "mail")
    proef.genereer("verzend", "convenant")

    assert mail(proef, "convenant-de-linde-proef") == eerste
    assert feiten(proef) == [("klaargezet", "De Linde")] * 2


def test_a_copy_goes_to_the_contact_persons_where_the_configuration_says_so(proef: Proef) -> None:
    netwerk(proef, f"{LINDE}, contactmail: post@linde.example", verzending=f"{AFZENDER}kopie_aan_contact: ja\n")
    document(proef, "De Linde")

    proef.genereer("verzend", "convenant")

    assert str(gelezen(mail(proef, "convenant-de-linde-proef"))["Cc"]) == "post@linde.example"


def test_one_signature_for_a_parent_names_all_members_that_it_is_for(proef: Proef) -> None:
    een = "naam: De Linde, moederorganisatie: De Bomen, ondertekenaar: Merel Fictief, mail: merel@bomen.example"
    convenant = f"{TEKST}ondertekening: {{wie: per moederorganisatie}}\n"
    netwerk(proef, een, "naam: De Beuk, moederorganisatie: De Bomen", convenant=convenant)
    document(proef, "De Bomen")

    assert proef.genereer("verzend", "convenant").code == 0

    tekst = gelezen(mail(proef, "convenant-de-bomen-proef")).get_body()
    assert tekst is not None
    assert "voor deze 2 leden van ons netwerk:\n- De Linde\n- De Beuk\n" in tekst.get_content().replace("\r\n", "\n")


def test_an_addendum_goes_to_who_joined_later_and_to_nobody_else(proef: Proef) -> None:
    netwerk(proef, LINDE, f"{BEUK}, toegetreden_op: 1-3-2023")
    document(proef, "De Beuk", "addendum")

    assert proef.genereer("verzend", "addendum").code == 0

    assert feiten(proef) == [("klaargezet", "De Beuk")]
    onderwerp = str(gelezen(mail(proef, "addendum-de-beuk-proef", "addendum"))["Subject"])
    assert onderwerp == "Addendum bij het convenant van Proef: wilt u tekenen namens De Beuk?"


def test_one_organisation_can_be_chosen_and_an_unknown_one_gets_the_nearest_name(proef: Proef) -> None:
    netwerk(proef, LINDE, BEUK)
    document(proef, "De Linde")

    assert proef.genereer("verzend", "convenant", "--organisatie", "de linde").code == 0
    gedaan = proef.genereer("verzend", "convenant", "--organisatie", "De Linden")

    assert feiten(proef) == [("klaargezet", "De Linde")]
    assert gedaan.code == 2
    assert "'De Linden' tekent geen convenant; bedoelde u 'De Linde'?" in gedaan.fout


def test_a_document_that_nobody_signs_is_wrong_use(proef: Proef) -> None:
    gedaan = proef.genereer("verzend", "jaarverslag")

    assert gedaan.code == 2
    assert "'jaarverslag' is geen document dat wordt getekend; bekend zijn: convenant, addendum" in gedaan.fout


def test_what_was_sent_or_signed_gets_no_draft_unless_it_is_asked_for(proef: Proef) -> None:
    netwerk(proef, LINDE, BEUK, f"{EIK}, getekend_op: 1-3-2022")
    for naam in ("De Linde", "De Beuk", "De Eik"):
        document(proef, naam)
    schrijf_feit(proef, "verstuurd", "De Linde", "2026-01-05")
    schrijf_feit(proef, "getekend", "De Beuk", "2026-01-09")

    verwacht = {"De Linde": "al verstuurd", "De Beuk": "al getekend", "De Eik": "al getekend"}
    assert _standen(proef) == verwacht
    assert _standen(proef, "--opnieuw", "De Linde") == {"De Linde": "klaar om te versturen"}


def test_a_draft_that_somebody_edited_is_not_overwritten(proef: Proef) -> None:
    netwerk(proef, LINDE)
    document(proef, "De Linde")
    proef.genereer("verzend", "convenant")
    pad = proef.pad / MAP / "mail" / "convenant-de-linde-proef.eml"
    pad.write_bytes(pad.read_bytes() + b"bewerkt")

    meldingen = _meldingen(proef, code=7)

    assert [melding[:3] for melding in meldingen] == ["U01"]
    assert pad.read_bytes().endswith(b"bewerkt")


@pytest.mark.melding("M01")
def test_without_a_sender_nothing_goes(proef: Proef) -> None:
    netwerk(proef, LINDE, verzending=None)

    assert _meldingen(proef, code=3) == [
        f"M01 {VERZENDING} -: dit bestand ontbreekt of kan niet worden gelezen"
        " → maak dit bestand; genereer start zet een voorbeeld in een nieuwe werkmap"
    ]


@pytest.mark.melding("W08")
def test_without_members_nothing_goes_and_the_workbook_is_named(proef: Proef) -> None:
    netwerk(proef, LINDE)
    for bestand in proef.netwerk.glob("leden.*"):
        bestand.unlink()

    assert _meldingen(proef, code=3) == [
        "W08 inputs/netwerken/proef/leden.xlsx -: 'leden' ontbreekt of kan niet worden gelezen; "
        "zonder dit is er niets te versturen → maak of herstel dit bestand"
    ]


@pytest.mark.melding("M02")
def test_without_a_text_for_the_mail_nothing_goes(proef: Proef) -> None:
    netwerk(proef, LINDE)
    (proef.pad / BERICHT).unlink()

    assert _meldingen(proef, code=4) == [
        f"M02 {BERICHT} -: er is geen tekst voor het bericht bij convenant → zet bericht.md in deze map"
    ]


@pytest.mark.melding("M03")
@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("Beste mensen,\n", "de eerste regel noemt geen onderwerp"),
        ("", "de eerste regel noemt geen onderwerp"),
        ("Onderwerp: Teken\n\n", "onder het onderwerp staat geen tekst"),
    ],
)
def test_a_text_without_a_subject_or_a_body_is_told(proef: Proef, tekst: str, wat: str) -> None:
    netwerk(proef, LINDE)
    _bericht(proef, tekst)

    assert _meldingen(proef, code=4) == [
        f"M03 {BERICHT} regel 1: {wat} → schrijf op regel 1 'Onderwerp: …' en daaronder de tekst"
    ]


@pytest.mark.melding("M04")
def test_a_text_that_names_a_fact_that_is_not_there_stops_that_mail_and_no_other(proef: Proef) -> None:
    netwerk(proef, f"{LINDE}, functie: directeur", BEUK)
    document(proef, "De Linde")
    document(proef, "De Beuk")
    _bericht(proef, "Onderwerp: Teken\nBeste {{ partij.lid.functie }},\n")

    assert _meldingen(proef, code=4) == [
        f"M04 {BERICHT} -: voor De Beuk ontbreekt een feit: [nog in te vullen]"
        " → vul het feit in, of zet er {% if … %} omheen"
    ]
    assert feiten(proef) == [("klaargezet", "De Linde")]


@pytest.mark.melding("M04")
def test_a_filter_that_does_not_fit_its_fact_is_told(proef: Proef) -> None:
    netwerk(proef, LINDE)
    document(proef, "De Linde")
    _bericht(proef, "Onderwerp: Teken\n{{ partij.organisatie|datum }}\n")

    assert _meldingen(proef, code=4) == [
        f"M04 {BERICHT} -: voor De Linde past een tag niet bij het feit dat er moet komen"
        " → controleer of elk filter bij zijn feit hoort"
    ]


@pytest.mark.melding("M05")
def test_a_signatory_without_a_usable_address_is_told_and_the_others_get_their_mail(proef: Proef) -> None:
    netwerk(proef, LINDE, "naam: De Beuk, ondertekenaar: Bo Fictief", "naam: De Eik, mail: 'ed,eik@eik.example'")
    for naam in ("De Linde", "De Beuk", "De Eik"):
        document(proef, naam)

    assert _meldingen(proef, code=3) == [
        f"M05 {LEDEN_TEKST} regel 4: van wie tekent voor De Beuk is geen mailadres ingevuld"
        " → vul het in de ledenlijst in, bij Mail",
        f"M05 {LEDEN_TEKST} regel 5: naar 'ed,eik@eik.example' kan geen mail worden gestuurd"
        " → herstel het mailadres; het heeft de vorm naam@organisatie.nl",
    ]
    assert feiten(proef) == [("klaargezet", "De Linde")]


@pytest.mark.melding("M05")
def test_a_sender_with_an_address_that_no_server_takes_is_told(proef: Proef) -> None:
    netwerk(proef, LINDE, verzending=AFZENDER.replace("coordinator@", "coördinator@"))

    assert _meldingen(proef, code=3) == [
        f"M05 {VERZENDING} regel 3: van 'coördinator@netwerk.test' kan geen mail worden gestuurd"
        " → herstel het mailadres"
    ]


@pytest.mark.melding("M06")
def test_a_document_that_is_not_there_or_is_a_concept_is_not_sent(proef: Proef) -> None:
    netwerk(proef, LINDE, BEUK, EIK)
    document(proef, "De Beuk", concept=True)
    document(proef, "De Eik").unlink()

    assert _meldingen(proef, code=3) == [
        f"M06 {MAP} -: voor De Linde is er nog geen convenant → maak het met genereer convenant",
        f"M06 {MAP} -: voor De Beuk is er alleen een concept → maak het met genereer convenant",
        f"M06 {MAP}/convenant-de-eik-proef.docx -: het document voor De Eik is hier niet meer, of kan niet worden"
        " geopend → maak het met genereer convenant",
    ]
    assert feiten(proef) == []


@pytest.mark.parametrize("uitgave", [{"publiek": True}, {"met_herkomst": True}])
def test_an_edition_that_nobody_signs_is_never_sent(proef: Proef, uitgave: dict[str, Any]) -> None:
    netwerk(proef, LINDE)
    document(proef, "De Linde", **uitgave)

    assert [melding[:3] for melding in _meldingen(proef, code=3)] == ["M06"]


@pytest.mark.melding("M07")
def test_a_document_that_was_edited_by_hand_is_not_sent(proef: Proef) -> None:
    netwerk(proef, LINDE)
    document(proef, "De Linde").write_bytes(b"PK anders")

    assert _meldingen(proef, code=3) == [
        f"M07 {MAP}/convenant-de-linde-proef.docx -: dit document is met de hand bewerkt"
        " → maak het opnieuw met genereer convenant --overschrijf; uw versie wordt opzijgezet"
    ]


@pytest.mark.melding("M08")
def test_a_document_with_another_text_than_that_of_today_is_not_sent(proef: Proef) -> None:
    netwerk(proef, LINDE, BEUK)
    document(proef, "De Linde", tekst="a" * 64)
    pad = document(proef, "De Beuk")
    herkomst = pad.with_suffix(".herkomst.json")
    herkomst.write_text(herkomst.read_text(encoding="utf-8").replace('"tekst"', '"oud"'), encoding="utf-8")

    assert _meldingen(proef, code=3) == [
        f"M08 {MAP}/convenant-de-linde-proef.docx -: in dit document staat een andere tekst dan nu in het convenant"
        " → maak het opnieuw met genereer convenant",
        f"M08 {MAP}/convenant-de-beuk-proef.docx -: van dit document is niet bekend welke tekst erin staat"
        " → maak het opnieuw met genereer convenant",
    ]


@pytest.mark.melding("M09")
def test_a_covenant_with_a_gap_goes_to_nobody(proef: Proef) -> None:
    netwerk(proef, LINDE, convenant=TEKST.replace("looptijd: 5\n", ""))

    assert _meldingen(proef, code=3) == [
        f"D02 {CONVENANT} regel 1: 'looptijd' ontbreekt (hoeveel jaren het convenant geldt) → vul hier 'looptijd' in",
        f"M09 {CONVENANT} regel 1: in het convenant ontbreekt een feit, dus staat niet vast wat er wordt getekend"
        " → vul het aan; zie genereer controleer",
    ]


@pytest.mark.melding("M10")
@pytest.mark.parametrize("inhoud", ["{", "[]", '{"sha256": "a", "organisatie": 3}', '{"a":' * 5000])
def test_a_run_record_that_cannot_be_read_is_told(proef: Proef, inhoud: str) -> None:
    netwerk(proef, LINDE)
    document(proef, "De Linde").with_suffix(".herkomst.json").write_text(inhoud, encoding="utf-8")

    assert _meldingen(proef, code=3) == [
        f"M10 {MAP}/convenant-de-linde-proef.herkomst.json -: dit bestand is beschadigd, of van een andere vorm dan"
        " genereer schrijft → maak het document opnieuw",
        f"M06 {MAP} -: voor De Linde is er nog geen convenant → maak het met genereer convenant",
    ]


@pytest.mark.melding("M25")
def test_two_documents_for_one_organisation_are_told_and_neither_is_sent(proef: Proef) -> None:
    netwerk(proef, LINDE)
    document(proef, "De Linde")
    document(proef, "De Linde", naam="convenant-linde")

    assert _meldingen(proef, code=3) == [
        f"M25 {MAP} -: voor De Linde staan hier 2 documenten: convenant-de-linde-proef.docx en convenant-linde.docx"
        " → haal weg wat niet meer geldt, met het bestand .herkomst.json dat erbij hoort"
    ]


@pytest.mark.melding("M11")
@pytest.mark.parametrize("server", ["smtp.netwerk.example", "192.0.2.1", "127.0.0.1.netwerk.example"])
def test_a_mail_server_without_tls_that_is_not_on_this_computer_is_refused(proef: Proef, server: str) -> None:
    netwerk(proef, LINDE, verzending=f"{AFZENDER}smtp:\n  server: {server}\n  beveiliging: geen\n")
    document(proef, "De Linde")

    assert _meldingen(proef, "--smtp", "--ja", code=3) == [
        f"M11 {VERZENDING} regel 7: de verbinding met {server} heeft geen beveiliging → kies starttls of tls"
    ]


def test_the_configuration_is_checked_like_the_rest_of_the_dossier(proef: Proef) -> None:
    netwerk(proef, LINDE, verzending="afzender:\n  naam: A\n  mial: a@b.nl\nherinneren_na: 0\n")

    assert [melding for melding in proef.meldingen() if VERZENDING in melding] == [
        f"D01 {VERZENDING} regel 3: 'mial' is geen bekend veld → bedoelde u 'mail'?",
        f"D02 {VERZENDING} regel 2: 'mail' ontbreekt (mailadres van de afzender) → vul hier 'mail' in",
        f"D03 {VERZENDING} regel 4: 'herinneren na' is 0, maar moet minstens 1 zijn → controleer het getal",
    ]


def test_a_folder_with_the_text_of_a_mail_alone_is_no_document_type(proef: Proef) -> None:
    (proef.pad / "templates" / "brief").mkdir()
    (proef.pad / "templates" / "brief" / "bericht.md").write_text("Onderwerp: A\nB\n", encoding="utf-8")

    assert "brief" not in proef.genereer("--help").uit
    assert proef.genereer("controleer").code == 0


def test_a_check_of_everything_looks_at_the_text_of_the_mail_too(proef: Proef) -> None:
    _bericht(proef, "Onderwerp: A\nBeste {{ partij.organistie }},\n")

    gedaan = proef.genereer("controleer", "--formaat", "json")

    [melding] = [m for m in gedaan.meldingen if BERICHT in m]
    assert melding.startswith(f"S04 {BERICHT} regel 2: ")
