import pytest

from tests.conftest import Proef
from tests.hulp import LEDEN, ledenlijst, schrijf_leden
from tests.hulp_convenant import CONTRIBUTIE, CONVENANT, LEDEN_TEKST, TEKENT, TEKST, meldingen_bij, schrijf_convenant

DOELEN = """\
meerjarendoelen:
  periode: 2022 – 2025
  themas:
    - naam: Scholing
      doelen: [Iedereen is geschoold.]
"""


def test_a_good_covenant_with_a_good_list_gives_no_melding(proef: Proef) -> None:
    leden = f"naam: De Linde, aantal_medewerkers: 12, {TEKENT}"

    assert meldingen_bij(proef, leden, convenant=TEKST + CONTRIBUTIE) == []


@pytest.mark.melding("C01")
def test_years_behind_the_title_that_are_not_those_of_the_covenant_are_told_with_both(proef: Proef) -> None:
    schrijf_convenant(proef, TEKST.replace("\ningangsdatum", "\nperiode_in_titel: 2022 – 2025\ningangsdatum"))

    gedaan = proef.genereer("controleer", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"C01 {CONVENANT} regel 2: hier staat 2022-2025, maar 5 jaar vanaf 01-01-2022 is tot en met 31-12-2026"
        " → herstel de jaren, of de ingangsdatum en de looptijd"
    ]


def test_years_in_the_title_itself_count_too(proef: Proef) -> None:
    schrijf_convenant(proef, TEKST.replace("titel: Convenant", "titel: Convenant 2022-2025"))

    assert proef.meldingen() == [
        f"C01 {CONVENANT} regel 1: hier staat 2022-2025, maar 5 jaar vanaf 01-01-2022 is tot en met 31-12-2026"
        " → herstel de jaren, of de ingangsdatum en de looptijd"
    ]


@pytest.mark.parametrize("jaren", ["2022 – 2026", "1 januari 2022 – 31 december 2026", "jan 2022 – dec 2026"])
def test_the_right_years_give_no_melding_however_exactly_they_are_written(proef: Proef, jaren: str) -> None:
    schrijf_convenant(proef, f"periode_in_titel: {jaren}\n{TEKST}")

    assert proef.meldingen() == []


def test_a_day_too_few_in_the_title_is_told_with_its_days(proef: Proef) -> None:
    schrijf_convenant(proef, f"periode_in_titel: 1 januari 2022 – 30 december 2026\n{TEKST}")

    assert proef.meldingen() == [
        f"C01 {CONVENANT} regel 1: hier staat 01-01-2022 t/m 30-12-2026, maar 5 jaar vanaf 01-01-2022 is tot en met"
        " 31-12-2026 → herstel de jaren, of de ingangsdatum en de looptijd"
    ]


@pytest.mark.melding("C02")
def test_goals_that_stop_before_the_covenant_are_told(proef: Proef) -> None:
    schrijf_convenant(proef, TEKST + DOELEN)

    assert proef.meldingen() == [
        f"C02 {CONVENANT} regel 8: de doelen gelden van 01-01-2022 t/m 31-12-2025, het convenant van 01-01-2022 t/m"
        " 31-12-2026 → maak doelen voor de hele looptijd, of leg vast wanneer er nieuwe komen"
    ]


def test_goals_for_all_years_of_the_covenant_and_more_give_no_melding(proef: Proef) -> None:
    schrijf_convenant(proef, TEKST + DOELEN.replace("2022 – 2025", "2021 – 2026"))

    assert proef.meldingen() == []


@pytest.mark.melding("C03")
def test_a_list_of_more_than_a_year_before_the_covenant_is_told(proef: Proef) -> None:
    assert meldingen_bij(proef, f"naam: De Linde, {TEKENT}", peildatum="30-12-2020") == [
        f"C03 {LEDEN_TEKST} regel 1: de ledenlijst is van 30-12-2020, het convenant gaat in op 01-01-2022"
        " → loop de ledenlijst na en zet de datum erbij"
    ]


@pytest.mark.parametrize("peildatum", ["1-1-2021", "2021", "2022"])
def test_a_list_of_at_most_a_year_before_the_covenant_gives_no_melding(proef: Proef, peildatum: str) -> None:
    assert meldingen_bij(proef, f"naam: De Linde, {TEKENT}", peildatum=peildatum) == []


@pytest.mark.melding("C04")
def test_a_size_of_exactly_the_border_is_told_where_the_covenant_does_not_say_what_that_is(proef: Proef) -> None:
    lid = f"naam: De Linde, aantal_medewerkers: 20, {TEKENT}"

    assert meldingen_bij(proef, lid, convenant=TEKST + CONTRIBUTIE) == [
        f"C04 {LEDEN_TEKST} regel 3: De Linde heeft 20 medewerkers; de grens is 20"
        " → zet in convenant.yaml bij 'contributie' 'grens_inclusief: ja' (dat is klein) of 'nee' (groot)"
    ]
    assert meldingen_bij(proef, lid, convenant=TEKST + CONTRIBUTIE + "  grens_inclusief: nee\n") == []


@pytest.mark.melding("C05")
def test_members_of_unknown_size_are_told_together_and_no_more_than_five_by_name(proef: Proef) -> None:
    namen = ["De Eik", "De Linde", "Het Hof", "Oost", "Rozenhof", "Zonnehuis", "Waterrijk"]
    leden = [f"naam: {naam}, {TEKENT}" for naam in namen]

    assert meldingen_bij(proef, *leden, convenant=TEKST + CONTRIBUTIE) == [
        f"C05 {LEDEN_TEKST} regel 3: van 7 leden is de omvang niet bekend, dus ook de contributie niet: De Eik;"
        " De Linde; Het Hof; Oost; Rozenhof; en nog 2 → vul het aantal medewerkers of leden in"
    ]


def test_a_volunteer_organisation_needs_no_size_but_its_category_is_no_proof_that_it_is_one(proef: Proef) -> None:
    ja = f"naam: VPTZ West, vrijwilligersorganisatie: ja, {TEKENT}"
    leeg = f"naam: VPTZ Oost, {TEKENT}"

    assert meldingen_bij(proef, ja, leeg, convenant=TEKST + CONTRIBUTIE) == [
        f"C05 {LEDEN_TEKST} regel 4: van 1 lid is de omvang niet bekend, dus ook de contributie niet: VPTZ Oost"
        " → vul het aantal medewerkers of leden in"
    ]


@pytest.mark.melding("C06")
def test_employees_and_members_on_two_sides_of_the_border_are_told(proef: Proef) -> None:
    lid = f"naam: De Linde, aantal_medewerkers: 4, aantal_leden: 60, {TEKENT}"

    assert meldingen_bij(proef, lid, convenant=TEKST + CONTRIBUTIE) == [
        f"C06 {LEDEN_TEKST} regel 3: De Linde heeft 4 medewerkers en 60 leden; de grens van 20 ligt daartussen"
        " → zet in convenant.yaml bij 'contributie' 'peil: medewerkers' of 'peil: leden'"
    ]
    assert meldingen_bij(proef, lid, convenant=TEKST + CONTRIBUTIE + "  peil: leden\n") == []


@pytest.mark.melding("C07")
def test_an_article_without_text_is_told(proef: Proef) -> None:
    schrijf_convenant(proef, TEKST + "  - titel: Werking\n")

    assert proef.meldingen() == [
        f"C07 {CONVENANT} regel 7: artikel 'Werking' heeft geen tekst → vul 'tekst' of 'leden' in, of haal het weg"
    ]


@pytest.mark.melding("C08")
def test_small_members_that_pay_more_than_large_ones_are_told(proef: Proef) -> None:
    schrijf_convenant(proef, TEKST + CONTRIBUTIE.replace("klein: 100", "klein: 300,50"))

    assert proef.meldingen() == [
        f"C08 {CONVENANT} regel 8: klein betaalt € 300,50, groot € 300,00 → zijn de twee bedragen verwisseld?"
    ]


@pytest.mark.parametrize(
    ("veld", "tekst", "melding"),
    [
        ("klein", "PM", "D04 {c} regel 8: 'PM' is geen bedrag of getal → vul een getal in, zoals 1234,50; laat de"
         " regel weg als het nog niet bekend is"),
        ("klein", "-5", "D03 {c} regel 8: 'klein' is -5, maar moet minstens 0 zijn → controleer het getal"),
        ("grens", "0", "D03 {c} regel 10: 'grens' is 0, maar moet minstens 1 zijn → controleer het getal"),
    ],
)  # fmt: skip
def test_a_fee_that_cannot_be_read_is_told_and_never_0(proef: Proef, veld: str, tekst: str, melding: str) -> None:
    goed = {"klein": "100", "grens": "20"}[veld]
    convenant = TEKST + CONTRIBUTIE.replace(f"{veld}: {goed}", f"{veld}: {tekst}")

    lid = f"naam: De Linde, aantal_medewerkers: 12, {TEKENT}"
    assert meldingen_bij(proef, lid, convenant=convenant) == [melding.format(c=CONVENANT)]


def test_a_covenant_that_begins_in_a_month_and_not_on_a_day_is_refused(proef: Proef) -> None:
    schrijf_convenant(proef, TEKST.replace("1-1-2022", "januari 2022"))

    assert proef.meldingen() == [
        f"D05 {CONVENANT} regel 2: 'januari 2022' is geen dag → schrijf een dag met maand en jaar, zoals '12 juni 2024'"
    ]


def test_numbers_in_the_text_are_compared_with_the_lists_of_the_covenant(proef: Proef) -> None:
    tekst = TEKST.replace("Wij werken samen.", "Drie doelen in twee thema's, acht essenties, vijf voorwaarden.")
    schrijf_convenant(
        proef,
        tekst
        + DOELEN.replace("2025", "2026")
        + "essenties: [Markering, Deskundigheid]\nvoorwaarden: [Visie, Scholing]\n",
    )

    advies = "herstel de tekst, of vul de lijst aan"
    assert proef.meldingen() == [
        f"T06 {CONVENANT} regel 6: de tekst noemt 'Drie doelen', maar er staat er 1 in het dossier → {advies}",
        f"T06 {CONVENANT} regel 6: de tekst noemt 'acht essenties', maar er staan er 2 in het dossier → {advies}",
        f"T06 {CONVENANT} regel 6: de tekst noemt 'vijf voorwaarden', maar er staan er 2 in het dossier → {advies}",
        f"T06 {CONVENANT} regel 6: de tekst noemt 'twee thema's', maar er staat er 1 in het dossier → {advies}",
    ]


def test_the_size_of_a_member_is_found_by_its_cell(proef: Proef) -> None:
    schrijf_convenant(proef, TEKST + CONTRIBUTIE)
    kop = ("Naam", "Categorie", "Aantal leden", "Ondertekenaar", "Mail")
    lid = ("Huisartsen Oost", "Huisartsen", 20, "Merel Fictief", "merel@voorbeeld.nl")
    schrijf_leden(proef, ledenlijst(lid, kop=kop))

    assert proef.meldingen() == [
        f"C04 {LEDEN} Leden!C4: Huisartsen Oost heeft 20 leden; de grens is 20"
        " → zet in convenant.yaml bij 'contributie' 'grens_inclusief: ja' (dat is klein) of 'nee' (groot)"
    ]
