"""A document far larger than any that a network makes: it is made, checked and followed as every other one."""

import shutil

from tests.conftest import PROJECT, Proef

DOELEN, PER_DOEL = 500, 5
_STAND = ((30, "behaald"), (22, "gedeeltelijk behaald"), (0, "niet behaald"), (0, "vervallen"))


def _jaarplan() -> str:
    regels = ["doelen:"]
    for doel in range(1, DOELEN + 1):
        regels += [f"  - thema: Thema {doel} (fictief)", "    aanpak: Samen.", "    resultaten:"]
        for nummer in range(1, PER_DOEL + 1):
            bereikt, status = _STAND[(doel + nummer) % 4]
            regels += [f"      - tekst: Resultaat {nummer} van doel {doel}", "        doelwaarde: 30"]
            regels += [f"        realisatie: {bereikt}", f"        status: {status}"]
            regels += [f"        toelichting: Zo ging het met deel {nummer} van doel {doel}."]
    return "\n".join(regels) + "\n"


def test_a_plan_of_hundreds_of_goals_is_evaluated_and_each_figure_in_it_can_be_followed(proef: Proef) -> None:
    shutil.copy(PROJECT / "inputs" / "statuscodes.yaml", proef.pad / "inputs" / "statuscodes.yaml")
    (proef.jaar / "jaarplan.yaml").write_text(_jaarplan(), encoding="utf-8")

    gedaan = proef.genereer("jaarplanevaluatie", "--formaat", "json")
    assert (gedaan.code, gedaan.meldingen) == (0, [])

    [document] = (proef.pad / "outputs").rglob("jaarplanevaluatie*.docx")
    antwoord = proef.genereer("herleid", str(document), "--waarde", "276.4", "--formaat", "json").json
    assert len(antwoord["waarden"]) == 2  # in the table, and with its explanation
    assert {waarde["feit"] for waarde in antwoord["waarden"]} == {"evaluatie.doelen[276].resultaten[4].nummer"}
    assert {waarde["bevinding"] for waarde in antwoord["waarden"]} == {"ongewijzigd"}
