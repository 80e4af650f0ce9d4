"""What a plan of a year contradicts, told with its place."""

import shutil

import pytest

from tests.conftest import PROJECT, Proef

PLAN = "inputs/netwerken/proef/2024/jaarplan.yaml"
CODES = "inputs/netwerken/proef/statuscodes.yaml"


def meldingen(proef: Proef, plan: str, codes: str | None = None) -> list[str]:
    shutil.copy(PROJECT / "inputs" / "statuscodes.yaml", proef.pad / "inputs" / "statuscodes.yaml")
    (proef.pad / PLAN).write_text(plan, encoding="utf-8")
    if codes is not None:
        (proef.pad / CODES).write_text(codes, encoding="utf-8")
    return [m for m in proef.meldingen() if m[0] in "ED"]


def doel(*resultaten: str, rest: str = "") -> str:
    regels = "".join(f"      - {resultaat}\n" for resultaat in resultaten)
    return f"doelen:\n  - thema: Scholing\n    aanpak: Samen.\n{rest}    resultaten:\n{regels}"


BEHAALD = "{tekst: Een module, status: behaald, toelichting: Die is er.}"
NIET_BEHAALD = "{tekst: Twee, status: niet behaald, toelichting: Nee.}"


@pytest.mark.parametrize(
    "plan",
    [
        doel("{tekst: Dertig keer, doelwaarde: 30, realisatie: 30, status: behaald}"),
        doel("{tekst: Dertig keer, doelwaarde: 30, realisatie: 22, status: gedeeltelijk behaald, toelichting: Druk.}"),
        doel("{tekst: Dertig keer, doelwaarde: 30, realisatie: 0, status: niet behaald, toelichting: Druk.}"),
        doel("{tekst: Dertig keer, doelwaarde: 30, realisatie: 0, status: vervallen, toelichting: Niet meer nodig.}"),
        doel(
            BEHAALD, "{tekst: Twee, status: niet behaald, toelichting: Nee.}", rest="    status: gedeeltelijk behaald\n"
        ),
        doel("{tekst: Een plan}"),
    ],
)
def test_a_plan_that_fits_gives_nothing(proef: Proef, plan: str) -> None:
    assert meldingen(proef, plan) == []


@pytest.mark.melding("E01")
@pytest.mark.parametrize(
    "bereikt, status, label",
    [
        (22, "behaald", "Behaald"),
        (30, "gedeeltelijk behaald", "Gedeeltelijk behaald"),
        (1, "niet behaald", "Niet behaald"),
    ],
)
def test_a_status_that_its_own_figures_contradict_is_told(proef: Proef, bereikt: int, status: str, label: str) -> None:
    plan = doel(f"{{tekst: Keren, doelwaarde: 30, realisatie: {bereikt}, status: {status}, toelichting: Zo ging het.}}")
    assert meldingen(proef, plan) == [
        f"E01 {PLAN} regel 5: resultaat 1.1 is '{label}', maar de cijfers zeggen {bereikt} van 30"
        " → herstel de status of een van de getallen"
    ]


HOOGSTENS = [
    "{tekst: Bezoeken, doelwaarde: 10, richting: hoogstens, realisatie: %s, status: %s, toelichting: Druk.}",
    "{tekst: Hoogstens 10 bezoeken, doelwaarde: 10, realisatie: %s, status: %s, toelichting: Druk.}",
    "{tekst: Er zijn maximaal tien bezoeken, doelwaarde: 10, realisatie: %s, status: %s, toelichting: Druk.}",
    "{tekst: 10 bezoeken of minder, doelwaarde: 10, realisatie: %s, status: %s, toelichting: Druk.}",
]


@pytest.mark.parametrize("vorm", HOOGSTENS)
@pytest.mark.parametrize(
    "bereikt, status", [(14, "niet behaald"), (14, "gedeeltelijk behaald"), (10, "behaald"), (0, "behaald")]
)
def test_a_target_that_is_a_maximum_is_reached_by_staying_under_it(
    proef: Proef, vorm: str, bereikt: int, status: str
) -> None:
    assert meldingen(proef, doel(vorm % (bereikt, status))) == []


@pytest.mark.parametrize("vorm", HOOGSTENS)
@pytest.mark.parametrize("bereikt, status", [(14, "behaald"), (10, "niet behaald")])
def test_a_status_that_a_maximum_contradicts_is_told(proef: Proef, vorm: str, bereikt: int, status: str) -> None:
    extra = "; is het streefgetal een minimum, vul dan in: richting: minstens"
    advies = extra if bereikt > 10 and "richting" not in vorm else ""
    assert meldingen(proef, doel(vorm % (bereikt, status))) == [
        f"E01 {PLAN} regel 5: resultaat 1.1 is '{status.capitalize()}', maar de cijfers zeggen {bereikt}"
        f" bij hoogstens 10 → herstel de status of een van de getallen{advies}"
    ]


def test_more_than_the_target_and_not_reached_is_told_with_how_to_say_that_it_is_a_maximum(proef: Proef) -> None:
    vorm = "{tekst: Bezoeken, doelwaarde: 10, realisatie: 14, status: niet behaald, toelichting: Druk.}"
    assert meldingen(proef, doel(vorm)) == [
        f"E01 {PLAN} regel 5: resultaat 1.1 is 'Niet behaald', maar de cijfers zeggen 14 van 10 → herstel de"
        " status of een van de getallen; is het streefgetal een maximum, vul dan in: richting: hoogstens"
    ]


def test_what_was_filled_in_goes_before_what_the_sentence_says(proef: Proef) -> None:
    vorm = "{tekst: Scholing voor maximaal 30 mensen, doelwaarde: 30, richting: minstens, realisatie: 22, %s}"
    assert meldingen(proef, doel(vorm % "status: gedeeltelijk behaald, toelichting: Druk.")) == []


@pytest.mark.parametrize(
    "bereikt, status, past",
    [
        (27, "behaald", True),
        (27, "gedeeltelijk behaald", False),
        (15, "gedeeltelijk behaald", True),
        (14, "niet behaald", True),
        (14, "gedeeltelijk behaald", False),
        (0, "niet behaald", True),
    ],
)
def test_from_which_share_a_result_is_reached_is_a_rule_of_the_status_codes(
    proef: Proef, bereikt: int, status: str, past: bool
) -> None:
    regel = "grenzen: {behaald_vanaf: 90, gedeeltelijk_vanaf: 50}\n"
    codes = regel + (PROJECT / "inputs" / "statuscodes.yaml").read_text(encoding="utf-8")
    plan = doel(f"{{tekst: Keren, doelwaarde: 30, realisatie: {bereikt}, status: {status}, toelichting: Zo ging het.}}")
    gevonden = meldingen(proef, plan, codes)
    assert [melding[:3] for melding in gevonden] == ([] if past else ["E01"])


@pytest.mark.melding("E02")
def test_a_result_that_was_not_reached_needs_a_reason(proef: Proef) -> None:
    assert meldingen(proef, doel("{tekst: Een module, status: niet behaald}")) == [
        f"E02 {PLAN} regel 5: resultaat 1.1 is 'Niet behaald', en nergens staat waarom"
        " → schrijf bij 'toelichting' waarom"
    ]


@pytest.mark.melding("E03")
def test_a_result_of_which_no_explanation_speaks_is_told(proef: Proef) -> None:
    plan = doel(BEHAALD, "{tekst: Een scenario, status: behaald}", rest="    toelichting: Het ging goed.\n")
    assert meldingen(proef, plan) == [
        f"E03 {PLAN} regel 7: van resultaat 1.2 staat niet apart wat ervan kwam → schrijf het bij 'toelichting'"
    ]


@pytest.mark.melding("E04")
@pytest.mark.parametrize(
    "zin", ["De test loopt door in 2025.", "Dementie is gepland voor 2025.", "Het komt beschikbaar in Q1 2025."]
)
def test_going_on_in_words_alone_is_told(proef: Proef, zin: str) -> None:
    plan = doel(f"{{tekst: Een module, status: behaald, toelichting: {zin}}}")
    assert meldingen(proef, plan) == [
        f"E04 {PLAN} regel 5: de toelichting noemt 2025, maar 'loopt_door_in' is niet ingevuld"
        " → vul in: loopt_door_in: 2025"
    ]
    assert meldingen(proef, plan.replace("status:", "loopt_door_in: 2025, status:")) == []


@pytest.mark.melding("E05")
def test_a_goal_that_its_results_contradict_is_told(proef: Proef) -> None:
    plan = doel(BEHAALD, NIET_BEHAALD, rest="    status: niet behaald\n")
    assert meldingen(proef, plan) == [
        f"E05 {PLAN} regel 4: doel 1 is 'Niet behaald', maar uit de resultaten volgt 'Gedeeltelijk behaald'"
        " → herstel een van de twee, of haal deze weg"
    ]


@pytest.mark.melding("E06")
def test_participants_that_do_not_add_up_are_told(proef: Proef) -> None:
    rest = "    deelnemers: [{organisatie: A, aantal: 67}, {organisatie: B, aantal: 40}]\n    deelnemers_totaal: {}\n"
    assert meldingen(proef, doel(BEHAALD, rest=rest.replace("{}", "107"))) == []
    assert meldingen(proef, doel(BEHAALD, rest=rest.replace("{}", "207"))) == [
        f"E06 {PLAN} regel 5: het totaal is 207, maar de organisaties samen zijn 107"
        " → herstel het totaal of een van de aantallen"
    ]


@pytest.mark.melding("E07")
def test_colours_of_a_network_without_enough_contrast_are_told_with_their_ratio(proef: Proef) -> None:
    codes = (
        "eindstatus:\n  - {code: behaald, label: Behaald, letter: B, symbool: ✔, vulling: '00B050',"
        " tekstkleur: 'FFFFFF', gewicht: geheel}\n"
    )
    assert meldingen(proef, doel(BEHAALD), codes) == [
        f"E07 {CODES} regel 2: 'Behaald': tekst en vlak hebben een contrast van 2,86 : 1; nodig is 4,5 : 1"
        " → kies een donkerdere tekst of een lichter vlak"
    ]


@pytest.mark.melding("E08")
def test_a_status_that_no_list_has_is_told_with_the_nearest(proef: Proef) -> None:
    plan = doel("{tekst: Een module, status: gedeeltelijk behaalt, toelichting: Bijna.}")
    assert meldingen(proef, plan) == [
        f"E08 {PLAN} regel 5: status 'gedeeltelijk behaalt' is niet bekend → bedoelde u 'gedeeltelijk behaald'?"
    ]


@pytest.mark.parametrize("status", ["Gedeeltelijk behaald", "gedeeltelijk  behaald", "' GEDEELTELIJK BEHAALD '"])
def test_a_status_may_have_any_capitals_and_spaces(proef: Proef, status: str) -> None:
    assert meldingen(proef, doel(f"{{tekst: Een module, status: {status}, toelichting: Bijna.}}")) == []


@pytest.mark.melding("E13")
def test_organisations_with_few_participants_are_counted(proef: Proef) -> None:
    rest = "    deelnemers: [{organisatie: A, aantal: 67}, {organisatie: B, aantal: 4}, {organisatie: C, aantal: 1}]\n"
    assert meldingen(proef, doel(BEHAALD, rest=rest)) == [
        f"E13 {PLAN} regel 4: 2 van de 3 organisaties hadden minder dan 5 deelnemers; een lezer kan weten wie dat waren"
        " → vraag of zij zo op papier mogen; 'deelnemers_gegroepeerd' neemt kleine organisaties samen"
    ]
    assert meldingen(proef, doel(BEHAALD, rest=rest.replace("4", "5").replace(": 1", ": 5"))) == []


@pytest.mark.melding("E02", "E12")
@pytest.mark.parametrize(
    ("opdracht", "codes"),
    [(("jaarplan",), set()), (("jaarplanevaluatie",), {"E02"}), (("jaarplanevaluatie", "--tot", "2024Q3"), {"E12"})],
)
def test_what_is_missing_on_one_axis_holds_up_no_document_that_does_not_show_it(
    proef: Proef, opdracht: tuple[str, ...], codes: set[str]
) -> None:
    plan = doel("{tekst: Een module, status: niet behaald, voortgang: vraagt aandacht}")
    assert {melding[:3] for melding in meldingen(proef, plan)} == {"E02", "E12"}

    gedaan = proef.genereer(*opdracht, "--formaat", "json")

    assert {melding[:3] for melding in gedaan.meldingen} == codes
    assert gedaan.code == (3 if codes else 0)
