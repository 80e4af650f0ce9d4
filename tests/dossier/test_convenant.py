import datetime

from pipeline.dossier.ondertekening import Ondertekenaars, ondertekenaars
from tests.hulp_convenant import CONTRIBUTIE, TEKST, convenant_van, lijst_van


def wie(alle: Ondertekenaars) -> list[tuple[str, str, int, bool]]:
    return [(deel.organisatie, deel.lid.naam, len(deel.leden), deel.met_addendum) for deel in alle.lijst]


def tekenen(*leden: str, meer: str = "") -> Ondertekenaars:
    convenant = convenant_van(TEKST + meer)
    return ondertekenaars(lijst_van(*leden), convenant.ondertekening, convenant.geldig)


def test_a_covenant_of_five_years_from_1_january_2022_ends_on_31_december_2026() -> None:
    assert convenant_van().einddatum.start == datetime.date(2026, 12, 31)


def test_a_covenant_without_a_first_day_has_a_gap_for_its_last() -> None:
    convenant = convenant_van(TEKST.replace("ingangsdatum: 1-1-2022\n", ""))

    assert str(convenant.einddatum) == "[nog in te vullen: ingangsdatum]"


def test_articles_and_their_paragraphs_are_numbered() -> None:
    tekst = TEKST + "  - titel: Werking\n    leden: [Vijf jaar lang., Elk jaar wordt bekeken hoe het gaat.]\n"

    eerste, tweede = convenant_van(tekst).genummerde_artikelen

    assert (eerste.nummer, eerste.titel, eerste.tekst, eerste.leden) == (1, "Samenwerken", "Wij werken samen.", ())
    assert [(lid.nummer, lid.tekst) for lid in tweede.leden] == [
        ("2.1", "Vijf jaar lang."),
        ("2.2", "Elk jaar wordt bekeken hoe het gaat."),
    ]


def test_goals_are_counted_over_all_themes() -> None:
    themas = "    - {naam: A, doelen: [een, twee]}\n    - {naam: B, doelen: [drie]}\n"
    doelen = convenant_van(TEKST + f"meerjarendoelen:\n  periode: 2022\n  themas:\n{themas}").meerjarendoelen

    assert doelen is not None
    assert doelen.aantal == 3


def test_who_was_a_member_signs_the_covenant_and_who_came_later_an_addendum() -> None:
    alle = tekenen(
        "naam: Altijd",
        "naam: Proef, stand: proefjaar, toegetreden_op: 1-3-2025",
        "naam: Later, toegetreden_op: 1-3-2023, getekend_op: 1-2-2023",
        "naam: Vraagt, stand: aanvraag",
        "naam: Eerder weg, stand: opgezegd, opgezegd_per: 31-12-2021",
        "naam: Later weg, stand: opgezegd, opgezegd_per: 31-12-2022",
        "naam: Na het einde, stand: proefjaar, toegetreden_op: 1-1-2027",
    )

    assert [deel.lid.naam for deel in alle.van_convenant] == ["Altijd", "Later weg"]
    assert [deel.lid.naam for deel in alle.van_addendum] == ["Proef", "Later"]
    assert [deel.lid.naam for deel in alle.getekend] == ["Later"]


ZORGGROEP = (
    "naam: Hospice Oost, moederorganisatie: Zorggroep Oost, ondertekenaar: Merel Fictief",
    "naam: Zorggroep Oost, moederorganisatie: Zorggroep Oost",
    "naam: Alleen",
    "naam: Thuis Noord, moederorganisatie: Zorggroep Noord",
    "naam: Hospice Noord, moederorganisatie: Zorggroep Noord, ondertekenaar: Robin Fictief",
)


def test_each_member_signs_unless_the_covenant_says_otherwise() -> None:
    assert [deel.organisatie for deel in tekenen(*ZORGGROEP).lijst] == [
        "Hospice Oost", "Zorggroep Oost", "Alleen", "Thuis Noord", "Hospice Noord",
    ]  # fmt: skip


def test_a_parent_signs_once_through_itself_or_else_through_the_member_with_a_signatory() -> None:
    samen = "ondertekening:\n  wie: per moederorganisatie\n"

    assert wie(tekenen(*ZORGGROEP, meer=samen)) == [
        ("Zorggroep Oost", "Zorggroep Oost", 2, False),
        ("Alleen", "Alleen", 1, False),
        ("Zorggroep Noord", "Hospice Noord", 2, False),
    ]


def test_a_signatory_has_a_gap_for_a_name_or_function_that_is_not_known() -> None:
    zonder, met = tekenen("naam: De Eik", "naam: De Linde, ondertekenaar: Merel Fictief, functie: directeur").lijst

    assert (str(zonder.naam), str(zonder.functie)) == (
        "[nog in te vullen: ondertekenaar]",
        "[nog in te vullen: functie]",
    )
    assert (met.naam, met.functie) == ("Merel Fictief", "directeur")


def test_who_joins_has_a_gap_for_a_trial_year_of_which_the_first_day_is_not_known() -> None:
    dag, jaar = tekenen("naam: A, toegetreden_op: 1-3-2025", "naam: B, toegetreden_op: 2025").van_addendum

    assert str(getattr(dag.proefjaar_tot, "einde", None)) == "2026-02-28"
    assert str(jaar.proefjaar_tot) == "[nog in te vullen: einde van het proefjaar]"
    assert str(getattr(jaar.lid_vanaf, "start", None)) == "2025-01-01"


def test_a_signatory_knows_the_fee_of_each_member_that_it_signs_for() -> None:
    convenant = convenant_van(TEKST + CONTRIBUTIE + "ondertekening:\n  wie: per moederorganisatie\n")
    leden = lijst_van(
        "naam: Oost, moederorganisatie: Zorg, aantal_medewerkers: 5",
        "naam: West, moederorganisatie: Zorg, aantal_medewerkers: 50",
        "naam: Zuid, moederorganisatie: Zorg",
    )

    [zorg] = ondertekenaars(leden, convenant.ondertekening, convenant.geldig, convenant.contributie).lijst

    assert [str(regel.te_betalen) for regel in zorg.contributies] == ["100", "300", "[nog in te vullen: contributie]"]
    assert [regel.te_doen for regel in zorg.contributies] == [
        None, None, "vul in de ledenlijst het aantal medewerkers of leden in",
    ]  # fmt: skip
    assert tekenen("naam: Oost").lijst[0].contributies == ()


def test_the_members_for_whom_is_signed_are_grouped_and_who_joined_later_is_not_among_them() -> None:
    alle = tekenen("naam: A", "naam: B", "naam: Later, toegetreden_op: 1-3-2023")

    assert alle.aantal_leden == 2
    assert [(groep.categorie, groep.aantal) for groep in alle.leden_per_categorie] == [("Hospices", 2)]


def test_a_covenant_that_could_not_be_read_still_tells_who_would_sign() -> None:
    convenant = convenant_van(TEKST.replace("1-1-2022", "ooit") + "ondertekening:\n  wie: niemand\n")
    leden = lijst_van("naam: De Linde", "naam: Proef, stand: proefjaar", "naam: Vraagt, stand: aanvraag")

    alle = ondertekenaars(leden, convenant.ondertekening, convenant.geldig)

    assert [(deel.lid.naam, deel.met_addendum) for deel in alle.lijst] == [("De Linde", False), ("Proef", True)]
