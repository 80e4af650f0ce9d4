from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dossier.basis import Gat
from pipeline.dossier.contributie import Contributieregeling, Contributies, Reden, contributies
from tests.hulp_convenant import CONTRIBUTIE, TEKST, convenant_van, lijst_van


def regeling(meer: str = "") -> Contributieregeling:
    gelezen = convenant_van(TEKST + CONTRIBUTIE + meer).contributie
    assert gelezen is not None
    return gelezen


def van(*leden: str, meer: str = "", jaar: int | None = None) -> Contributies:
    return contributies(lijst_van(*leden), regeling(meer), jaar)


@pytest.mark.parametrize(
    ("gegevens", "bedrag", "grond"),
    [
        ("aantal_medewerkers: 19", 100, "19 medewerkers: klein"),
        ("aantal_medewerkers: 21", 300, "21 medewerkers: groot"),
        ("aantal_leden: 1", 100, "1 lid: klein"),
        ("aantal_medewerkers: 1, aantal_leden: 3", 100, "1 medewerker en 3 leden: klein"),
        ("aantal_medewerkers: 500, vrijwilligersorganisatie: ja", 0, "vrijwilligersorganisatie"),
        ("aantal_medewerkers: 500, vrijwilligersorganisatie: nee", 300, "500 medewerkers: groot"),
    ],
)
def test_the_amount_follows_from_the_flag_and_the_size(gegevens: str, bedrag: int, grond: str) -> None:
    [deel] = van(f"naam: De Linde, {gegevens}").regels

    assert deel.bedrag == Decimal(bedrag)
    assert (deel.grond, deel.reden) == (grond, None)


@pytest.mark.parametrize(
    ("gegevens", "reden"),
    [
        ("plaats: Zeist", Reden.OMVANG),
        ("aantal_medewerkers: 20", Reden.GRENS),
        ("aantal_medewerkers: 20, aantal_leden: 4", Reden.GRENS),
        ("aantal_medewerkers: 4, aantal_leden: 60", Reden.PEIL),
    ],
)
def test_what_cannot_be_told_has_a_reason_and_no_amount(gegevens: str, reden: Reden) -> None:
    [deel] = van(f"naam: De Linde, {gegevens}").regels

    assert (deel.bedrag, deel.reden) == (None, reden)


@pytest.mark.parametrize(("inclusief", "bedrag"), [("ja", 100), ("nee", 300)])
def test_exactly_the_border_is_what_the_covenant_says(inclusief: str, bedrag: int) -> None:
    [deel] = van("naam: De Linde, aantal_medewerkers: 20", meer=f"  grens_inclusief: {inclusief}\n").regels

    assert deel.bedrag == bedrag


@pytest.mark.parametrize(("peil", "bedrag"), [("medewerkers", 100), ("leden", 300)])
def test_of_two_sizes_the_one_counts_that_the_covenant_says(peil: str, bedrag: int) -> None:
    leden = ("naam: De Linde, aantal_medewerkers: 4, aantal_leden: 60", "naam: De Eik, aantal_medewerkers: 60")

    twee, een = van(*leden, meer=f"  peil: {peil}\n").regels

    assert twee.bedrag == bedrag
    assert een.bedrag == 300  # where one size is known there is nothing to choose


def test_the_total_is_that_of_what_is_known_and_says_how_many_are_not() -> None:
    alle = van(
        "naam: A, aantal_medewerkers: 4",
        "naam: B, aantal_medewerkers: 40",
        "naam: C, aantal_medewerkers: 400",
        "naam: D, vrijwilligersorganisatie: ja",
        "naam: E",
    )

    assert [(int(deel.bedrag), deel.aantal, int(deel.totaal)) for deel in alle.per_bedrag] == [
        (0, 1, 0),
        (100, 1, 100),
        (300, 2, 600),
    ]
    assert alle.totaal == Decimal(700)
    assert (len(alle.bekend), [deel.lid.naam for deel in alle.onbekend]) == (4, ["E"])
    assert not alle.is_volledig


def test_who_only_applied_or_left_does_not_pay_and_who_is_in_the_trial_year_does() -> None:
    leden = (
        "naam: Vraagt, stand: aanvraag, aantal_medewerkers: 4",
        "naam: Proef, stand: proefjaar, toegetreden_op: 1-11-2025, aantal_medewerkers: 4",
        "naam: Ging, stand: opgezegd, opgezegd_per: 31-12-2025, aantal_medewerkers: 4",
    )

    assert [deel.lid.naam for deel in van(*leden).regels] == ["Proef"]
    assert [deel.lid.naam for deel in van(*leden, jaar=2025).regels] == ["Proef", "Ging"]
    assert [deel.lid.naam for deel in van(*leden, jaar=2024).regels] == ["Ging"]
    assert [deel.lid.naam for deel in van(*leden, jaar=2026).regels] == ["Proef"]


def test_a_size_that_could_not_be_read_makes_the_amount_and_the_total_a_gap() -> None:
    alle = van("naam: A, aantal_medewerkers: veel", "naam: B, aantal_medewerkers: 40")

    assert str(alle.regels[0].bedrag) == "[nog in te vullen: aantal medewerkers]"
    assert isinstance(alle.totaal, Gat)
    assert [str(deel.bedrag) for deel in alle.per_bedrag] == ["300", "[nog in te vullen: aantal medewerkers]"]


OMVANG = st.one_of(st.none(), st.integers(0, 60))
LID = st.tuples(OMVANG, OMVANG, st.sampled_from(["ja", "nee", None]))


@given(st.lists(LID, min_size=1, max_size=30), st.sampled_from(["", "  grens_inclusief: ja\n", "  peil: leden\n"]))
def test_every_member_has_an_amount_or_a_reason_and_the_sums_agree(
    leden: list[tuple[int | None, int | None, str | None]], meer: str
) -> None:
    regels = []
    for nummer, feiten in enumerate(leden):
        velden = ("aantal_medewerkers", "aantal_leden", "vrijwilligersorganisatie")
        bekend = [f"{veld}: {feit}" for veld, feit in zip(velden, feiten, strict=True) if feit is not None]
        regels.append(", ".join([f"naam: Lid {nummer}", *bekend]))

    alle = van(*regels, meer=meer)

    assert all((deel.bedrag is None) == (deel.reden is not None) for deel in alle.regels)
    assert {deel.bedrag for deel in alle.bekend} <= {Decimal(0), Decimal(100), Decimal(300)}
    assert alle.totaal == sum((deel.totaal for deel in alle.per_bedrag), Decimal(0))
    assert (
        len(alle.bekend) + len(alle.onbekend)
        == len(leden)
        == sum(d.aantal for d in alle.per_bedrag) + len(alle.onbekend)
    )
    assert alle.totaal <= 300 * len(leden)
