import datetime
import sys
from typing import Any

import openpyxl
import pytest

from tests.conftest import Proef
from tests.hulp import als_gewone_gebruiker
from tests.hulp_convenant import LEDEN_TEKST, TEKST, convenant_van
from tests.hulp_mail import AFZENDER, BEUK, EIK, LINDE, MAP, REGISTER, document, gebeurtenissen, netwerk, schrijf_feit

BOEK = "outputs/proef/register.xlsx"
VANDAAG = datetime.date.today()
NU = convenant_van().tekst or ""


def _dagen_geleden(dagen: int) -> str:
    return (VANDAAG - datetime.timedelta(days=dagen)).isoformat()


def _register(proef: Proef, *opties: str, code: int = 0) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """The line of each signatory, and the meldingen."""
    gedaan = proef.genereer("register", "--formaat", "json", *opties)
    assert gedaan.code == code, gedaan.uit + gedaan.fout
    return {regel["organisatie"]: regel for regel in gedaan.json["regels"]}, gedaan.meldingen


def test_every_step_from_not_made_to_signed_has_its_own_word_and_day(proef: Proef) -> None:
    namen = ("Niets", "Stuk", "Klaar", "Weg", "Half", "Terug", "Getekend", "Lijst")
    leden = [f"naam: {naam}" for naam in namen[:-1]]
    netwerk(proef, *leden, "naam: Lijst, getekend_op: mei 2022")
    for naam in ("Stuk", "Klaar"):
        document(proef, naam)
    dag = _dagen_geleden(1)
    schrijf_feit(proef, "klaargezet", "Klaar", dag)
    schrijf_feit(proef, "begonnen", "Half", dag)
    schrijf_feit(proef, "begonnen", "Weg", dag)
    schrijf_feit(proef, "geweigerd", "Weg", dag, reden="550")
    for feit in ("verstuurd", "ontvangen"):
        schrijf_feit(proef, feit, "Terug", dag)
    for feit in ("verstuurd", "getekend"):
        schrijf_feit(proef, feit, "Getekend", dag)

    regels, meldingen = _register(proef)

    assert {naam: regel["stand"] for naam, regel in regels.items()} == {
        "Niets": "nog niet gemaakt",
        "Stuk": "gemaakt",
        "Klaar": "bericht staat klaar",
        "Weg": "mail geweigerd",
        "Half": "niet zeker of verstuurd",
        "Terug": "terug",
        "Getekend": "getekend",
        "Lijst": "getekend",
    }
    dagen = ("klaargezet", "verstuurd", "ontvangen", "getekend")
    assert [regels["Terug"][naam] for naam in dagen] == [None, dag, dag, None]
    assert regels["Getekend"]["tekst"] == NU
    assert (regels["Lijst"]["getekend"], regels["Lijst"]["tekst"]) == ("2022-05-01/2022-05-31", None)
    assert meldingen == []


def test_who_had_no_answer_for_too_long_stands_on_top_longest_ago_first(proef: Proef) -> None:
    netwerk(proef, "naam: Net niet", LINDE, BEUK, EIK)
    for naam, dagen in (("Net niet", 21), ("De Linde", 22), ("De Beuk", 40), ("De Eik", 40)):
        schrijf_feit(proef, "verstuurd", naam, _dagen_geleden(dagen))
    schrijf_feit(proef, "ontvangen", "De Eik", _dagen_geleden(1))

    regels, _ = _register(proef)

    assert [(naam, regel["herinneren"]) for naam, regel in regels.items()] == [
        ("De Beuk", 40),
        ("De Linde", 22),
        ("Net niet", None),
        ("De Eik", None),
    ]


def test_after_how_many_days_somebody_is_reminded_is_a_choice(proef: Proef) -> None:
    netwerk(proef, LINDE, verzending=f"{AFZENDER}herinneren_na: 3\n")
    schrijf_feit(proef, "verstuurd", "De Linde", _dagen_geleden(4))

    assert _register(proef)[0]["De Linde"]["herinneren"] == 4


def test_what_came_back_and_what_was_signed_is_written_down_with_the_text_that_was_sent(proef: Proef) -> None:
    netwerk(proef, LINDE)
    schrijf_feit(proef, "verstuurd", "De Linde", "2026-01-05", tekst="a" * 64)

    proef.genereer("register", "--ontvangen", "de linde", "--op", "12-01-2026")
    proef.genereer("register", "--getekend", "De Linde")

    terug, getekend = gebeurtenissen(proef)[1:]
    velden = ("feit", "organisatie", "document", "dag", "tekst")
    assert [terug[veld] for veld in velden] == ["ontvangen", "De Linde", "convenant", "2026-01-12", "a" * 64]
    assert [getekend[veld] for veld in velden] == ["getekend", "De Linde", "convenant", VANDAAG.isoformat(), "a" * 64]


def test_a_mail_that_was_sent_by_hand_can_be_written_down(proef: Proef) -> None:
    netwerk(proef, LINDE)
    document(proef, "De Linde")

    regels, meldingen = _register(proef, "--verstuurd", "De Linde", "--op", _dagen_geleden(30))

    assert meldingen == []
    assert (regels["De Linde"]["stand"], regels["De Linde"]["herinneren"]) == ("verstuurd", 30)
    assert gebeurtenissen(proef)[0]["tekst"] == NU


@pytest.mark.melding("M22")
def test_what_was_never_sent_cannot_come_back(proef: Proef) -> None:
    netwerk(proef, LINDE)

    _, terug = _register(proef, "--ontvangen", "De Linde", code=3)
    _, verstuurd = _register(proef, "--verstuurd", "De Linde", code=3)

    assert terug == [
        f"M22 {REGISTER} -: voor De Linde is nog geen convenant verstuurd, dus is niet bekend welke tekst dit is"
        " → vul eerst in wanneer het is verstuurd: genereer register --verstuurd 'De Linde'"
    ]
    assert verstuurd == [
        f"M22 {REGISTER} -: voor De Linde is nog geen convenant gemaakt, dus is niet bekend welke tekst dit is"
        " → maak het met genereer convenant"
    ]
    assert gebeurtenissen(proef) == []


@pytest.mark.parametrize(
    ("opties", "fout"),
    [
        (("--ontvangen", "De Linden"), "'De Linden' tekent niets; bedoelde u 'De Linde'?"),
        (
            ("--ontvangen", "De Linde", "--op", "juni 2025"),
            "'juni 2025' is geen dag; schrijf een dag met maand en jaar",
        ),
        (("--ontvangen", "De Linde", "--op", "1-1-2999"), "01-01-2999 moet nog komen"),
        (("--op", "1-1-2026"), "--op hoort bij --verstuurd, --ontvangen of --getekend"),
    ],
)
def test_a_name_or_a_day_that_cannot_be_is_wrong_use_and_nothing_is_written(
    proef: Proef, opties: tuple[str, ...], fout: str
) -> None:
    netwerk(proef, LINDE)

    gedaan = proef.genereer("register", *opties)

    assert gedaan.code == 2
    assert fout in gedaan.fout
    assert gebeurtenissen(proef) == []


@pytest.mark.melding("M19")
def test_a_signature_under_another_text_than_that_of_today_is_told(proef: Proef) -> None:
    netwerk(proef, LINDE, f"{BEUK}, getekend_op: 2026-02-01")
    schrijf_feit(proef, "getekend", "De Linde", "2026-01-05", tekst="a" * 64)
    schrijf_feit(proef, "verstuurd", "De Beuk", "2026-01-05", tekst="b" * 64)

    regels, meldingen = _register(proef)

    advies = "leg de nieuwe tekst voor, of zet de getekende tekst terug"
    nu = f"dan nu in het convenant staat ({NU[:8]}) → {advies}"
    assert meldingen == [
        f"M19 {REGISTER} -: De Linde tekende een andere tekst (aaaaaaaa) {nu}",
        f"M19 {LEDEN_TEKST} regel 4: De Beuk tekende een andere tekst (bbbbbbbb) {nu}",
    ]
    assert regels["De Linde"]["opmerkingen"] == ["getekend is een andere tekst dan die van nu"]


def test_an_older_text_that_was_sent_is_not_reminded_but_sent_anew(proef: Proef) -> None:
    netwerk(proef, LINDE)
    schrijf_feit(proef, "verstuurd", "De Linde", _dagen_geleden(60), tekst="a" * 64)

    regel = _register(proef)[0]["De Linde"]

    assert (regel["herinneren"], regel["opmerkingen"]) == (
        None,
        ["verstuurd is een andere tekst dan die van nu: verstuur de nieuwe"],
    )


@pytest.mark.melding("M20")
def test_the_same_organisation_that_signs_twice_is_told(proef: Proef) -> None:
    netwerk(proef, LINDE)
    schrijf_feit(proef, "getekend", "De Linde", "2026-01-05")
    schrijf_feit(proef, "getekend", "De Linde", "2026-01-09")

    assert _register(proef)[1] == [
        f"M20 {REGISTER} -: voor De Linde zijn er 2 handtekeningen: De Linde (05-01-2026) en De Linde (09-01-2026)"
        " → kijk welke geldt, en haal de datum van de andere weg"
    ]


@pytest.mark.melding("M20")
def test_two_members_that_sign_where_their_parent_signs_for_both_are_told(proef: Proef) -> None:
    convenant = f"{TEKST}ondertekening: {{wie: per moederorganisatie}}\n"
    netwerk(
        proef,
        "naam: De Linde, moederorganisatie: De Bomen, getekend_op: 5-1-2022",
        "naam: De Beuk, moederorganisatie: De Bomen, getekend_op: 9-1-2022",
        convenant=convenant,
    )

    assert _register(proef)[1] == [
        f"M20 {LEDEN_TEKST} regel 4: voor De Bomen zijn er 2 handtekeningen: De Linde (05-01-2022) en De Beuk"
        " (09-01-2022) → kijk welke geldt, en haal de datum van de andere weg"
    ]


def test_one_signature_that_stands_in_list_and_journal_counts_once(proef: Proef) -> None:
    netwerk(proef, f"{LINDE}, getekend_op: 5-1-2026")
    schrijf_feit(proef, "getekend", "De Linde", "2026-01-05")

    regels, meldingen = _register(proef)

    assert (regels["De Linde"]["tekst"], meldingen) == (NU, [])


@pytest.mark.melding("M24")
def test_who_has_a_document_or_an_event_and_does_not_sign_is_not_lost(proef: Proef) -> None:
    netwerk(proef, LINDE)
    document(proef, "De Beuk")
    schrijf_feit(proef, "getekend", "De Eik", "2026-01-05")

    regels, meldingen = _register(proef)

    slot = "→ controleer de naam in de ledenlijst"
    assert meldingen == [
        f"M24 {REGISTER} -: De Eik staat niet (meer) bij wie het convenant tekent; hier is het getekend {slot}",
        f"M24 {MAP} -: De Beuk staat niet (meer) bij wie het convenant tekent; hier is het gemaakt {slot}",
    ]
    assert [(naam, regel["stand"]) for naam, regel in regels.items()] == [
        ("De Linde", "nog niet gemaakt"),
        ("De Eik", "getekend"),
        ("De Beuk", "gemaakt"),
    ]


def test_the_workbook_has_a_line_for_each_signatory_with_dates_that_excel_sorts(proef: Proef) -> None:
    netwerk(proef, "naam: '=1+1', mail: x@y.example", LINDE)
    schrijf_feit(proef, "verstuurd", "De Linde", _dagen_geleden(40))

    assert proef.genereer("register").code == 0

    blad = openpyxl.load_workbook(proef.pad / BOEK)["Register"]
    rijen = [[cel.value for cel in rij] for rij in blad.iter_rows(min_row=6)]
    assert rijen[0][:5] == ["Organisatie", "Leden", "Document", "Stand", "Wat te doen"]
    assert rijen[1][:5] == ["De Linde", 1, "convenant", "verstuurd", "Herinner: 40 dagen geleden verstuurd"]
    verstuurd = rijen[1][6]
    assert isinstance(verstuurd, datetime.datetime)
    assert verstuurd.date() == VANDAAG - datetime.timedelta(days=40)
    assert rijen[2][0] == "=1+1"
    assert blad["A8"].data_type == "s"


def test_the_same_register_gives_the_same_workbook(proef: Proef) -> None:
    netwerk(proef, LINDE)
    proef.genereer("register")
    eerste = (proef.pad / BOEK).read_bytes()
    (proef.pad / BOEK).unlink()

    proef.genereer("register")

    assert (proef.pad / BOEK).read_bytes() == eerste


@pytest.mark.melding("M21")
def test_a_workbook_that_somebody_changed_stays_and_the_run_goes_on(proef: Proef) -> None:
    netwerk(proef, LINDE)
    proef.genereer("register")
    (proef.pad / BOEK).write_bytes(b"veranderd")

    regels, meldingen = _register(proef)

    assert meldingen == [
        f"M21 {BOEK} -: dit werkboek is niet bijgewerkt: dit document is met de hand bewerkt"
        " → sluit het in Excel, of gebruik --overschrijf: dan wordt het opzijgezet"
    ]
    assert list(regels) == ["De Linde"]
    assert (proef.pad / BOEK).read_bytes() == b"veranderd"
    assert [melding[:3] for melding in _register(proef, "--overschrijf")[1]] == ["U04"]


@pytest.mark.melding("M21")
@pytest.mark.skipif(sys.platform == "win32", reason="chmod takes no right to write away")
def test_a_workbook_that_is_open_elsewhere_stays_and_the_run_goes_on(proef: Proef) -> None:
    netwerk(proef, LINDE)
    proef.genereer("register")
    schrijf_feit(proef, "verstuurd", "De Linde", "2026-01-05")
    (proef.pad / BOEK).chmod(0o444)

    gedaan = als_gewone_gebruiker(proef.pad, "register")

    assert gedaan.returncode == 0, gedaan.stderr
    assert "M21" in gedaan.stdout
    assert "verstuurd" in gedaan.stdout


@pytest.mark.melding("M18")
def test_a_folder_where_the_journal_has_to_be_is_told(proef: Proef) -> None:
    netwerk(proef, LINDE)
    (proef.pad / REGISTER).mkdir(parents=True)

    _, meldingen = _register(proef, code=7)

    assert meldingen == [
        f"M18 {REGISTER} -: het register kan niet worden gelezen of geschreven (er staat een map waar een bestand"
        " hoort)"
        " → sluit het bestand in andere programma's, en probeer opnieuw"
    ]


@pytest.mark.melding("M28")
@pytest.mark.parametrize("feit", ["ontvangen", "getekend"])
def test_what_came_back_or_was_signed_before_it_was_sent_is_refused(proef: Proef, feit: str) -> None:
    netwerk(proef, LINDE)
    schrijf_feit(proef, "verstuurd", "De Linde", "2026-01-05")

    _, meldingen = _register(proef, f"--{feit}", "De Linde", "--op", "4-1-2001", code=3)

    assert meldingen == [
        f"M28 {REGISTER} -: convenant van De Linde: '{feit}' op 04-01-2001 is eerder dan het is verstuurd (05-01-2026)"
        " → controleer --op; klopt een eerdere dag niet, herroep die dan met --herroep 'De Linde'"
    ]
    assert len(gebeurtenissen(proef)) == 1


@pytest.mark.melding("M29")
@pytest.mark.parametrize(
    ("dag", "waarom"),
    [("2001-01-04", "is eerder dan het is verstuurd (05-01-2026)"), ("2999-01-04", "moet nog komen")],
)
def test_a_signature_in_the_file_that_cannot_be_is_told_and_does_not_count(proef: Proef, dag: str, waarom: str) -> None:
    netwerk(proef, LINDE)
    schrijf_feit(proef, "verstuurd", "De Linde", "2026-01-05")
    schrijf_feit(proef, "getekend", "De Linde", dag)

    regels, meldingen = _register(proef)

    leesbaar = "-".join(reversed(dag.split("-")))
    assert regels["De Linde"]["stand"] == "verstuurd"
    assert meldingen == [
        f"M29 {REGISTER} -: convenant van De Linde: 'getekend' op {leesbaar} {waarom}; het telt niet mee"
        " → herroep het met genereer register --herroep 'De Linde', en vul de goede dag in"
    ]


@pytest.mark.melding("M30")
@pytest.mark.melding("M31")
def test_a_mistake_is_revoked_and_stays_in_the_journal(proef: Proef) -> None:
    netwerk(proef, LINDE)
    schrijf_feit(proef, "verstuurd", "De Linde", "2026-01-05", bericht="<1@x>")
    _register(proef, "--getekend", "De Linde", "--op", "6-1-2026")

    regels, meldingen = _register(proef, "--herroep", "De Linde")
    _, niets = _register(proef, "--herroep", "De Linde", code=3)

    assert regels["De Linde"]["stand"] == "verstuurd"
    assert meldingen == [f"M31 {REGISTER} -: convenant van De Linde: 'getekend' op 06-01-2026 telt niet meer mee"]
    assert niets == [
        f"M30 {REGISTER} -: voor De Linde is niets met de hand ingevuld bij convenant"
        " → kijk met genereer register wat er staat"
    ]
    verstuurd, getekend, herroepen = gebeurtenissen(proef)
    assert (verstuurd["feit"], getekend["feit"], herroepen["feit"]) == ("verstuurd", "getekend", "herroepen")
    assert herroepen["betreft"] == getekend["keten"]
