import subprocess
import sys

import pytest

from tests.conftest import PROJECT
from tests.hulp_convenant import CONTRIBUTIE, TEKST, convenant_van

HEEL = (
    TEKST
    + CONTRIBUTIE
    + """\
aanhef: Wij doen het samen.
structuur: [{titel: Opbouw, tekst: Een stuurgroep.}]
voorwaarden: [Wie halen wil, brengt ook.]
definities: [{begrip: Zorg, tekst: Wat wij doen.}]
meerjarendoelen: {periode: 2022, themas: [{naam: A, doelen: [een, twee]}]}
"""
)


def test_the_fingerprint_of_a_covenant_is_the_same_in_every_version() -> None:
    assert convenant_van().tekst == "453f8aa97db22a410ecaef77ca53780c849d9b5ab79d309a9c5068f3e2f8421d"


def test_another_process_gives_the_same_fingerprint() -> None:
    code = "from tests.hulp_convenant import convenant_van; print(convenant_van().tekst)"

    for zaad in ("1", "2"):
        uit = subprocess.run(
            [sys.executable, "-c", code],
            cwd=PROJECT,
            env={"PYTHONHASHSEED": zaad, "PYTHONPATH": str(PROJECT)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert uit.stdout.strip() == convenant_van().tekst


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("Wij werken samen.", "Wij werken niet samen."),
        ("titel: Samenwerken", "titel: Samen werken"),
        ("titel: Convenant", "titel: Overeenkomst"),
        ("looptijd: 5", "looptijd: 4"),
        ("ingangsdatum: 1-1-2022", "ingangsdatum: 2-1-2022"),
        ("klein: 100", "klein: 100,01"),
        ("Wij doen het samen.", "Wij doen het."),
        ("Een stuurgroep.", "Geen stuurgroep."),
        ("Wie halen wil, brengt ook.", "Wie halen wil, haalt."),
        ("Wat wij doen.", "Wat u doet."),
        ("[een, twee]", "[twee, een]"),
        ("periode: 2022", "periode: 2023"),
    ],
)
def test_whatever_is_agreed_changes_the_fingerprint(oud: str, nieuw: str) -> None:
    assert oud in HEEL

    assert convenant_van(HEEL.replace(oud, nieuw)).tekst != convenant_van(HEEL).tekst


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("titel: Convenant\n", "# Een opmerking\ntitel:   Convenant   # nog een\n"),
        ("Wij werken samen.", "'Wij  werken\n      samen.'"),
        ("titel: Convenant\ningangsdatum: 1-1-2022", "ingangsdatum: 1 januari 2022\ntitel: Convenant"),
        ("klein: 100", "klein: '€ 100,00'"),
        ("looptijd: 5", "looptijd: 5\ntoelichting_gegevens: Alles is fictief."),
        ("looptijd: 5", "looptijd: 5\neigen: {zaal: De Linde}"),
        ("looptijd: 5", "looptijd: 5\nondertekening: {wie: per moederorganisatie, plaats: Utrecht}"),
    ],
)
def test_how_it_was_typed_and_what_is_no_agreement_leave_the_fingerprint(oud: str, nieuw: str) -> None:
    assert oud in HEEL

    assert convenant_van(HEEL.replace(oud, nieuw)).tekst == convenant_van(HEEL).tekst


def test_an_accent_counts_the_same_however_it_is_stored() -> None:
    heel, los = (TEKST.replace("Samenwerken", naam) for naam in ("Co\u00f6rdinatie", "Coo\u0308rdinatie"))

    assert convenant_van(heel).tekst == convenant_van(los).tekst


@pytest.mark.parametrize("weg", ["looptijd: 5\n", "  klein: 100\n", "    tekst: Een stuurgroep.\n"])
def test_a_covenant_with_a_gap_has_no_fingerprint(weg: str) -> None:
    tekst = HEEL.replace("[{titel: Opbouw, tekst: Een stuurgroep.}]", "\n  - titel: Opbouw\n    tekst: Een stuurgroep.")
    assert weg in tekst

    assert convenant_van(tekst.replace(weg, "")).tekst is None
