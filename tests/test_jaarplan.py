"""The plan of Rotterdam for 2025 (source 004) and its evaluation, as documents."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator

from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.conftest import PROJECT, Proef
from tests.hulp import delen_van, werkbladen
from tests.hulp_word import W, alineas

AFGEROND = "De percentages zijn afgerond op hele procenten."


def maak(huis: Proef, document: str, *, tot: str | None = None) -> bytes:
    erbij = ("--tot", tot) if tot is not None else ()
    gedaan = huis.genereer(document, "--netwerk", "rotterdam", "--formaat", "json", *erbij)
    assert (gedaan.code, [m for m in gedaan.json["meldingen"] if m["ernst"] == "fout"]) == (0, [])
    einde = "-tot-2025-09" if tot is not None else ""
    pad = huis.pad / "outputs" / "rotterdam" / "2025" / f"{document}-2025-rotterdam{einde}.docx"
    assert [str(fout) for fout in OpenXmlValidator().validate(pad).errors] == []
    return pad.read_bytes()


def _tekst(deel: etree._Element) -> str:
    return "".join(t.text or "" for t in deel.iter(f"{W}t")).strip()


def test_the_plan_and_the_evaluation_name_the_8_goals_and_17_results(huis: Proef) -> None:
    plan, evaluatie = (" ".join(alineas(maak(huis, document))) for document in ("jaarplan", "jaarplanevaluatie"))
    nummers = {"1.1", "2.1", "2.2", "2.3", "3.1", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "6.1", "6.2", "7.1", "7.2"}
    for nummer in nummers | {"8.1", "8.2"}:
        assert re.search(rf"(?<![\d.]){re.escape(nummer)}(?!\d)", plan), nummer
        assert re.search(rf"(?<![\d.]){re.escape(nummer)}(?!\d)", evaluatie), nummer


def test_22_of_30_meetings_and_207_participants_of_21_organisations_stand_in_the_evaluation(huis: Proef) -> None:
    tekst = " ".join(alineas(maak(huis, "jaarplanevaluatie")))
    assert "22 van de 30" in tekst
    assert "207 deelnemers" in tekst
    assert "21 organisaties" in tekst


def test_goal_7_has_the_one_status_that_its_source_gives_it(huis: Proef) -> None:
    regels = alineas(maak(huis, "jaarplanevaluatie"))
    begin = regels.index("7. Palliatieve zorg bij de ziekte van Parkinson")
    deel = regels[begin : regels.index("8. Palliatieve zorg voor dak- en thuislozen")]
    assert [regel for regel in deel if "ehaald" in regel] == ["✖ Niet behaald"] * 3
    assert deel.count("geldt voor het hele doel") == 2
    assert not any("0 netwerkbijeenkomsten" in regel for regel in regels)


def test_an_outcome_without_a_target_or_with_a_target_of_nothing_says_which(proef: Proef) -> None:
    shutil.copy(PROJECT / "inputs" / "statuscodes.yaml", proef.pad / "inputs" / "statuscodes.yaml")
    (proef.jaar / "jaarplan.yaml").write_text(
        "doelen:\n  - thema: Klachten\n    aanpak: Luisteren.\n    resultaten:\n"
        "      - {tekst: Geen klacht, doelwaarde: 0, realisatie: 3, eenheid: klachten, status: niet behaald,"
        " toelichting: Drie.}\n"
        "      - {tekst: Een gesprek, realisatie: 4, status: behaald}\n",
        encoding="utf-8",
    )

    gedaan = proef.genereer("jaarplanevaluatie")

    assert gedaan.code == 0
    document = proef.pad / "outputs" / "proef" / "2024" / "jaarplanevaluatie-2024-proef.docx"
    gevonden = [alinea for alinea in alineas(document.read_bytes()) if alinea.startswith("Aantal:")]
    assert gevonden == ["Aantal: 3 klachten (streefgetal: 0)", "Aantal: 4 (geen streefgetal)"] * 2


def test_a_maximum_is_printed_as_one_and_without_a_share(proef: Proef) -> None:
    shutil.copy(PROJECT / "inputs" / "statuscodes.yaml", proef.pad / "inputs" / "statuscodes.yaml")
    kop = [
        "Doel",
        "Thema",
        "Aanpak",
        "Resultaat",
        "Doelwaarde",
        "Richting",
        "Eenheid",
        "Realisatie",
        "Status",
        "Toelichting",
    ]
    rijen: list[list[object]] = [
        [1, "Rust", "Bellen.", "Weinig bezoeken", 10, "hoogstens", "bezoeken", 14, "niet behaald", "Het was druk."],
        [1, None, None, "Hoogstens 48.000 kilometer", 48000, None, "kilometer", 40159, "behaald", "Samen gereden."],
    ]
    (proef.jaar / "jaarplan.xlsx").write_bytes(werkbladen({"Jaarplan": [kop, *rijen]}))

    papier = {}
    for document in ("jaarplan", "jaarplanevaluatie"):
        assert proef.genereer(document).code == 0
        pad = proef.pad / "outputs" / "proef" / "2024" / f"{document}-2024-proef.docx"
        papier[document] = [alinea for alinea in alineas(pad.read_bytes()) if "hoogstens" in alinea]

    assert papier["jaarplan"] == ["Streefgetal: hoogstens 10 bezoeken", "Streefgetal: hoogstens 48.000 kilometer"]
    assert (
        papier["jaarplanevaluatie"]
        == [
            "Aantal: 14 bezoeken (streefgetal: hoogstens 10)",
            "Aantal: 40.159 kilometer (streefgetal: hoogstens 48.000)",
        ]
        * 2
    )


def test_each_status_is_a_colour_and_a_sign_and_a_word(huis: Proef) -> None:
    wortel = etree.fromstring(delen_van(maak(huis, "jaarplanevaluatie"))["word/document.xml"])
    tekens = {"C8E6C9": "✔ Behaald", "FFE0B2": "◐ Gedeeltelijk behaald", "FFCDD2": "✖ Niet behaald"}
    gezien: set[str] = set()
    for cel in wortel.iter(f"{W}tc"):
        vlak = cel.find(f"{W}tcPr/{W}shd")
        kleur = vlak.get(f"{W}fill", "") if vlak is not None else ""
        if kleur in tekens:
            gezien.add(kleur)
            tekst = " ".join("".join(t.text or "" for t in cel.iter(f"{W}t")).split())
            assert tekst.startswith(tekens[kleur])
    assert gezien == set(tekens)


def test_the_word_of_a_status_stands_in_its_colour_and_its_sign_in_a_font_that_has_it(huis: Proef) -> None:
    wortel = etree.fromstring(delen_van(maak(huis, "jaarplanevaluatie"))["word/document.xml"])
    runs = [run for run in wortel.iter(f"{W}r") if _tekst(run) in {"✔", "Behaald"} and run.find(f"{W}rPr") is not None]

    opmaak = {
        (_tekst(run), *((deel.tag.removeprefix(W), deel.get(f"{W}val")) for deel in run.iterfind(f"{W}rPr/*")))
        for run in runs
        if run.find(f"{W}rPr/{W}color") is not None
    }
    assert opmaak == {
        ("✔", ("rStyle", "Statussymbool"), ("color", "1B5E20")),
        ("Behaald", ("color", "1B5E20")),
    }


def test_a_status_goes_back_to_its_sign_its_word_and_the_line_that_chose_it_and_not_to_its_colour(huis: Proef) -> None:
    maak(huis, "jaarplanevaluatie")
    codes = (huis.pad / "inputs" / "statuscodes.yaml").read_text(encoding="utf-8").splitlines()
    plekken = {regel.strip(): f"regel {nummer}" for nummer, regel in reversed(list(enumerate(codes, 1)))}
    map_ = huis.pad / "outputs" / "rotterdam" / "2025"
    record = json.loads((map_ / "jaarplanevaluatie-2025-rotterdam.waarden.json").read_text(encoding="utf-8"))

    def plaatsen(nummers: list[int]) -> Iterator[tuple[str, str]]:
        for stap in (record["sporen"][nummer] for nummer in nummers):
            if isinstance(stap[1], list):
                yield from ((record["bestanden"][bestand], plek) for bestand, plek in stap[1])
            else:
                yield from plaatsen(stap[2])

    alinea = next(waarden for tekst, waarden in record["alineas"]["word/document.xml"] if tekst == "✔ Behaald")
    [(begin, einde, feit)] = alinea
    genoemd = {plek for naam, plek in plaatsen(record["feiten"][feit][1]) if naam == "inputs/statuscodes.yaml"}
    assert (begin, einde) == (0, len("✔ Behaald"))
    assert {plekken["symbool: ✔"], plekken["label: Behaald"]} <= genoemd
    assert plekken["tekstkleur: '1B5E20'"] not in genoemd


def test_the_legend_names_its_axis(huis: Proef) -> None:
    assert any(
        "Eindstatus: hoe het aan het eind van 2025 is afgelopen" in a for a in alineas(maak(huis, "jaarplanevaluatie"))
    )


def test_an_interim_edition_tells_the_progress_and_nothing_of_how_it_ended(huis: Proef) -> None:
    tekst = " ".join(alineas(maak(huis, "jaarplanevaluatie", tot="2025Q3")))
    assert "Tussenstand jaarplan 2025" in tekst
    assert "Voortgang tijdens het jaar: hoe het er tot en met het derde kwartaal van 2025 voor staat" in tekst
    assert "op de vragen aan de coördinatoren van het Parkinsonnetwerk" in tekst
    assert "De voortgang tijdens het jaar is fictief" in tekst
    for eind in ("Behaald", "behaald", "Eindstatus", "22 van de 30", "207 deelnemers", "Nog geen status"):
        assert eind not in tekst, eind


def test_the_evaluation_tells_nothing_of_the_progress(huis: Proef) -> None:
    woorden = ("Op schema", "Vraagt aandacht", "Niet haalbaar", "Bijsturing")
    tussenstand, evaluatie = (" ".join(alineas(maak(huis, "jaarplanevaluatie", tot=tot))) for tot in ("2025Q3", None))

    assert [woord for woord in woorden if woord not in tussenstand] == []
    assert [woord for woord in woorden if woord in evaluatie] == []


def test_the_counts_on_paper_are_the_number_of_results_also_without_a_status(huis: Proef) -> None:
    pad = huis.pad / "inputs" / "netwerken" / "rotterdam" / "2025" / "jaarplan.yaml"
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count("        status: behaald\n") == 4
    pad.write_text(tekst.replace("        status: behaald\n", "", 2), encoding="utf-8")

    wortel = etree.fromstring(delen_van(maak(huis, "jaarplanevaluatie"))["word/document.xml"])

    tabel = next(t for t in wortel.iter(f"{W}tbl") if "Aantal resultaten" in _tekst(t))
    rijen = ["|".join(_tekst(cel) for cel in rij.iter(f"{W}tc")) for rij in tabel.iter(f"{W}tr")]
    assert rijen[1:] == [
        "✔ Behaald|12|71%",
        "◐ Gedeeltelijk behaald|1|6%",
        "✖ Niet behaald|2|12%",
        "Nog geen status|2|12%",
        "Alle resultaten|17|100%",
    ]
    assert "nog geen status: 2" in _tekst(wortel)
    assert f"{AFGEROND} Opgeteld zijn ze daardoor 101%." in _tekst(wortel)


def test_nothing_is_said_of_rounding_where_the_percentages_add_up(huis: Proef) -> None:
    assert AFGEROND not in " ".join(alineas(maak(huis, "jaarplanevaluatie")))
