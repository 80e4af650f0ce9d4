"""A survey in the proef werkmap: answers as Forms exports them, and the story that says what the columns are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.conftest import Proef
from tests.hulp import werkboek

EVALUATIE = "inputs/netwerken/proef/2024/netwerkevaluatie.yaml"
ENQUETE = "inputs/netwerken/proef/2024/enquete.xlsx"

KOP = ("ID", "Voltooiingstijd", "Uw rol", "Uw cijfer", "De lijnen zijn kort", "Wat mist u", "Toelichting", "Mag dat")

# The first line of each list is line 11 (groups) and 14 (questions).
VERHAAL = """\
periode: 2024
inleiding: Een vragenlijst.
gaat_goed:
  punten: [korte lijnen]
uitdagingen:
  punten: [weinig tijd]
conclusie: Het gaat goed.
ontwikkelpunten: Rollen verduidelijken.
rapportcijfer: {vraag: cijfer}
doelgroepen:
  - {naam: zorgverleners, antwoorden: [Zorgverlener]}
  - {naam: bestuurders}
vragen:
  - {vraag: nummer, kolom: ID, soort: kenmerk}
  - {vraag: tijd, kolom: Voltooiingstijd, soort: tijdstip}
  - {vraag: rol, kolom: Uw rol, soort: groep}
  - {vraag: cijfer, kolom: Uw cijfer, soort: cijfer}
  - {vraag: lijnen, kolom: De lijnen zijn kort, soort: keuze, opties: [oneens, neutraal, eens]}
  - {vraag: missen, kolom: Wat mist u, soort: meerkeuze, opties: [scholing, 'overleg, ook digitaal']}
  - {vraag: uitleg, kolom: Toelichting, soort: open}
  - {vraag: toestemming, kolom: Mag dat, soort: toestemming}
"""


def antwoord(nummer: object, rol: object = "Zorgverlener", cijfer: object = 8, **rest: object) -> tuple[object, ...]:
    """A row of answers."""
    anders = {"tijd": "2024-03-01", "lijnen": "eens", "missen": "scholing;", "uitleg": None, "mag": None} | rest
    return (nummer, anders["tijd"], rol, cijfer, anders["lijnen"], anders["missen"], anders["uitleg"], anders["mag"])


def groep(aantal: int, rol: str = "Zorgverlener", cijfer: object = 8, vanaf: int = 1) -> list[tuple[object, ...]]:
    """Rows of people who answer the same."""
    return [antwoord(nummer, rol, cijfer) for nummer in range(vanaf, vanaf + aantal)]


def enquete(rijen: Iterable[Sequence[object]], kop: Sequence[object] = KOP) -> bytes:
    """A sheet with the header in row 1 and the first respondent in row 2."""
    return werkboek([kop, *rijen], "Antwoorden")


def schrijf(proef: Proef, rijen: Iterable[Sequence[object]] | None, verhaal: str = VERHAAL) -> None:
    """Write a survey; None for no answers."""
    (proef.pad / EVALUATIE).write_text(verhaal, encoding="utf-8")
    (proef.pad / ENQUETE).unlink(missing_ok=True)
    if rijen is not None:
        (proef.pad / ENQUETE).write_bytes(enquete(rijen))


def meldingen(proef: Proef, rijen: Iterable[Sequence[object]] | None, verhaal: str = VERHAAL) -> list[str]:
    """What is told of a survey."""
    schrijf(proef, rijen, verhaal)
    return [m for m in proef.meldingen() if m[0] in "VDXW"]
