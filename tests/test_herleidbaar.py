"""Every figure on paper goes back to where it was typed, and follows when that is changed.

By default a few of the changes are made of each document; `GENEREER_MUTATIES=1 pytest tests/test_herleidbaar.py -s`
makes all of them and says how many there were.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest
from lxml import etree

from pipeline.afleiding import Afleiding, Spoor
from pipeline.dossier.netwerk import Huisstijl
from pipeline.lijn import lees_netwerk, maak, naspeuring_van
from pipeline.lijn.herleiden import open_document
from pipeline.lijn.herleiding import Vraag
from pipeline.spoor import Naspeuring
from pipeline.uitkomst import Uitkomst
from pipeline.vul.feiten import gevolgde_feiten
from pipeline.werkmap import Werkmap
from pipeline.word.huisstijl import Aankleding
from pipeline.word.pakket import open_pakket
from pipeline.word.plekken import plekken
from pipeline.word.sporen import Sporen
from pipeline.word.teruglezen import Bevinding
from tests.conftest import Proef
from tests.hulp import delen_van
from tests.hulp_herkomst import DOCUMENTEN, Document, Feiten, gelezen, gevuld, opdracht_voor, sjabloon
from tests.hulp_mutaties import gevolg_van, mutaties
from tests.hulp_voorbeelden import voorbeeldwerkmap
from tests.hulp_word import W

ALLES = os.environ.get("GENEREER_MUTATIES") == "1"
T = TypeVar("T")
AANKLEDING = Aankleding(Huisstijl().hoofdkleur, Huisstijl().accentkleur, None)
_STEEKPROEF = 7
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_GETAL = re.compile(r"\w*\d\w*(?:[.,]\d+)*")
_PAGINAVELD = re.compile(r"\s*(PAGE|NUMPAGES|PAGEREF)\b")
# Figures that no single change moves, though a change of several would.
BEWEEGT_NIET = {
    r"\.nummer$": "the number of an item in its list: it goes when the list gets shorter than it, and item 1 stays",
    r"^financieel\.dekking\[2\]\.totaal$": "0: no row of the sheet is of that kind, so no row has a figure for it",
}


def _gemaakt(document: Document, map_: Path) -> tuple[Werkmap, Path]:
    """A werkmap with the shipped dossiers in which the document was made."""
    werkmap = voorbeeldwerkmap(map_)
    netwerk = lees_netwerk(werkmap, werkmap.netwerken / document.netwerk)
    opdracht = opdracht_voor(document, werkmap)
    resultaat = maak(werkmap, opdracht, netwerk, sjabloon(document.soort), overschrijf=False)
    assert resultaat.uitkomst is Uitkomst.GOED, resultaat.meldingen
    return werkmap, map_ / resultaat.pad


def _getallen(alinea: etree._Element) -> Iterator[str]:
    """The figures in a paragraph that are no number of a page; those of a text box in it belong to that box."""
    tekst, in_veld = "", 0
    for knoop in alinea.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}instrText", f"{W}fldChar"):
        if next(knoop.iterancestors(f"{W}p")) is not alinea:
            continue
        eenvoudig = next(knoop.iterancestors(f"{W}fldSimple"), None)
        if knoop.tag == f"{W}instrText" and _PAGINAVELD.match(knoop.text or ""):
            in_veld = 1
        elif knoop.tag == f"{W}fldChar" and knoop.get(f"{W}fldCharType") == "end":
            in_veld = 0
        elif knoop.tag != f"{W}fldChar" and not in_veld:
            tekst += knoop.text or "" if knoop.tag == f"{W}t" and eenvoudig is None else " "
    yield from _GETAL.findall(tekst)


def _op_papier(pad: Path) -> dict[str, set[str]]:
    """The places of each figure in a Word file: body, tables, text boxes, headers and footers."""
    pakket, _ = open_pakket(pad.read_bytes(), pad.name)
    assert pakket is not None
    uit: dict[str, set[str]] = {}
    for deel in pakket.tekstdelen():
        for plek in plekken(pakket.boom(deel), deel, pakket.stijlen):
            for getal in _getallen(plek.alinea):
                uit.setdefault(getal, set()).add(str(plek))
    return uit


def _in_grafieken(pad: Path) -> list[float]:
    """The figures in the charts of a Word file."""
    delen = [deel for naam, deel in delen_van(pad.read_bytes()).items() if re.fullmatch(r"word/charts/\w+\.xml", naam)]
    punten = [p for deel in delen for w in etree.fromstring(deel).iter(f"{C}val") for p in w.iter(f"{C}v")]
    return [float(punt.text or "nan") for punt in punten]


@pytest.mark.parametrize("document", DOCUMENTEN, ids=str)
def test_every_figure_of_a_document_goes_back_to_a_place(document: Document, tmp_path: Path) -> None:
    werkmap, pad = _gemaakt(document, tmp_path / "werkmap")
    op_papier = _op_papier(pad)
    geopend, _ = open_document(werkmap, pad, pad.name)
    assert geopend is not None
    alles, _ = geopend.antwoord(Vraag())
    assert alles is not None
    assert not alles.is_bewerkt
    assert [waarde.gedrukt for waarde in alles.herleidingen if waarde.bevinding is not Bevinding.KLOPT] == []

    assert [(waarde.waar, waarde.tekst) for waarde in alles.herleidingen if not waarde.bronnen] == []
    nergens = []
    for getal, plaatsen in op_papier.items():
        antwoord, _ = geopend.antwoord(Vraag(getal))
        gevonden = (
            {waarde.waar for waarde in antwoord.herleidingen if waarde.bronnen} if antwoord is not None else set()
        )
        nergens += [(getal, plaats) for plaats in plaatsen - gevonden]
    assert nergens == []
    uit_grafieken = [waarde.tekst for waarde in alles.herleidingen if re.match(r"grafiek .*, groep ", waarde.waar)]
    assert len(uit_grafieken) == len(_in_grafieken(pad))
    assert len(op_papier) > 5


def _zonder_regel(spoor: Spoor) -> Iterator[str]:
    """The facts above the sources that were worked out from more than one and do not say how."""
    if isinstance(spoor, Afleiding) and not spoor.regel:
        if len(spoor.delen) > 1:
            yield spoor.pad
        for deel in spoor.delen:
            yield from _zonder_regel(deel)


@pytest.mark.parametrize("document", DOCUMENTEN, ids=str)
def test_every_figure_that_was_worked_out_says_how(document: Document) -> None:
    netwerk = gelezen(document.netwerk)
    stuk = gevuld(opdracht_voor(document), netwerk.dossier, netwerk.bron)
    assert stuk is not None
    getallen = {
        nummer
        for alinea in stuk.sporen.alineas
        for begin, einde, nummer in alinea.waarden
        if re.search(r"\d", alinea.tekst[begin:einde])
    }
    zonder = set()
    for nummer in getallen:
        feit = stuk.sporen.feiten[nummer]
        for spoor in feit.sporen:
            zonder |= {f"{feit.pad}: {pad}" for pad in _zonder_regel(spoor)}
    assert sorted(zonder) == []


@pytest.mark.parametrize("document", DOCUMENTEN, ids=str)
def test_a_figure_moves_with_the_places_that_it_names_and_with_no_other(document: Document) -> None:
    netwerk = gelezen(document.netwerk)
    stuk = gevuld(opdracht_voor(document), netwerk.dossier, netwerk.bron)
    assert stuk is not None
    feiten = Feiten.van(stuk)
    alle = list(mutaties(document, feiten))
    gekozen = alle if ALLES else alle[3 :: max(len(alle) // _STEEKPROEF, 1)]

    gevolgen = [gevolg for mutatie in gekozen if (gevolg := gevolg_van(mutatie, feiten)) is not None]

    assert len(gevolgen) == len(gekozen)
    assert [regel for gevolg in gevolgen for regel in gevolg.ongezien] == []
    assert any(gevolg.bewogen for gevolg in gevolgen)
    if ALLES:
        bewogen = frozenset[str]().union(*(gevolg.bewogen for gevolg in gevolgen))
        stil = {pad for pad in feiten.getallen() - bewogen if not any(re.search(p, pad) for p in BEWEEGT_NIET)}
        print(f"\n{document}: {len(alle)} wijzigingen, {len(feiten.getallen())} getallen, {len(bewogen)} bewogen")  # noqa: T201
        assert stil == set()


class _Niemand(Naspeuring):
    """Follows nothing: every fact is what it was."""

    def gevolgd(self, waarde: T, pad: str, spoor: Spoor | None = None) -> T:  # noqa: ARG002
        return waarde


@pytest.mark.parametrize("document", DOCUMENTEN, ids=str)
def test_a_document_that_is_followed_is_the_same_as_one_that_is_not(document: Document) -> None:
    netwerk, opdracht = gelezen(document.netwerk), opdracht_voor(document)
    gekleed = sjabloon(document.soort).gekleed(AANKLEDING)
    sporen = Sporen(naspeuring_van(netwerk.bron))

    zonder, _ = gekleed.vul(gevolgde_feiten(opdracht, netwerk.dossier, _Niemand()), "Logo")
    with sporen.naspeuring.actief():
        feiten = gevolgde_feiten(opdracht, netwerk.dossier, sporen.naspeuring)
        gevolgd, meldingen = gekleed.vul(feiten, "Logo", None, sporen)

    assert zonder is not None
    assert gevolgd is not None, meldingen
    assert sporen.alineas
    assert list(gevolgd.delen) == list(zonder.delen)
    assert [naam for naam, deel in gevolgd.delen.items() if deel != zonder.delen[naam]] == []


def _waarden_van(proef: Proef, document: str, waarde: str) -> list[tuple[str, list[str]]]:
    """Where a value stands and which places it comes from, as the command tells it."""
    antwoord = proef.genereer("herleid", document, "--waarde", waarde, "--formaat", "json")
    return [(w["feit"], [f"{b['bestand']} {b['plek']}" for b in w["bronnen"]]) for w in antwoord.json["waarden"]]


def test_a_line_of_a_text_file_that_a_figure_names_changes_it(huis: Proef) -> None:
    document = "outputs/utrecht-zuid/2024/jaarverslag-2024-utrecht-zuid.docx"
    huis.genereer("jaarverslag", "--netwerk", "utrecht-zuid")
    ((feit, (plaats,)),) = {(f, tuple(p)) for f, p in _waarden_van(huis, document, "380")}
    bestand, _, regel = plaats.partition(" regel ")
    regels = (huis.pad / bestand).read_text(encoding="utf-8").split("\n")
    assert "380" in regels[int(regel) - 1]
    regels[int(regel) - 1] = regels[int(regel) - 1].replace("380", "391")
    (huis.pad / bestand).write_text("\n".join(regels), encoding="utf-8")

    huis.genereer("jaarverslag", "--netwerk", "utrecht-zuid")

    assert {naam for naam, _ in _waarden_van(huis, document, "391")} == {feit}
    assert huis.genereer("herleid", document, "--waarde", "380").code == Uitkomst.INVOER


def test_a_cell_of_a_workbook_that_a_figure_names_changes_it(huis: Proef) -> None:
    document = "outputs/utrecht/transmurale-afspraken/verantwoording-transmurale-afspraken-utrecht.docx"
    huis.genereer("verantwoording")
    boek_pad = "inputs/netwerken/utrecht/projecten/transmurale-afspraken/begroting.xlsx"
    voor = dict(_waarden_van(huis, document, "13.200,00"))
    genoemd = [feit for feit, plaatsen in voor.items() if f"{boek_pad} Realisatie!C7" in plaatsen]
    assert genoemd
    boek = openpyxl.load_workbook(huis.pad / boek_pad)
    assert boek["Realisatie"]["C7"].value == 2200
    boek["Realisatie"]["C7"] = 2900
    boek.save(huis.pad / boek_pad)

    huis.genereer("verantwoording")

    na = dict(_waarden_van(huis, document, "13.900,00"))
    assert set(genoemd) <= set(na)


def test_a_figure_of_an_interim_edition_names_its_quarters_and_until_when_it_goes(huis: Proef) -> None:
    document = "outputs/utrecht/transmurale-afspraken/verantwoording-transmurale-afspraken-utrecht-tot-2024-12.docx"
    huis.genereer("verantwoording", "--tot", "2024Q4")
    boek_pad = "inputs/netwerken/utrecht/projecten/transmurale-afspraken/begroting.xlsx"
    voor = {feit: bron for feit, bron in _waarden_van(huis, document, "480,00") if feit.endswith("gerealiseerd")}
    ((feit, plaatsen),) = voor.items()
    # The quarters of this line and of no other: the one that counts, and the one after it that does not.
    genoemd = [plaats for plaats in plaatsen if " Realisatie!B" in plaats]
    assert genoemd == [f"{boek_pad} Realisatie!B{rij}" for rij in (39, 40)]
    assert "de opdracht --tot" in plaatsen
    boek = openpyxl.load_workbook(huis.pad / boek_pad)
    assert [boek["Realisatie"][cel].value for cel in ("B40", "C40")] == ["2025Q1", 455]
    boek["Realisatie"]["B40"] = "2024Q4"
    boek.save(huis.pad / boek_pad)

    huis.genereer("verantwoording", "--tot", "2024Q4")

    assert feit in dict(_waarden_van(huis, document, "935,00"))


def test_until_when_an_interim_edition_goes_comes_from_the_order_and_from_no_file(huis: Proef) -> None:
    huis.genereer("verantwoording", "--tot", "2024Q4")
    document = "outputs/utrecht/transmurale-afspraken/verantwoording-transmurale-afspraken-utrecht-tot-2024-12.docx"

    antwoord = huis.genereer("herleid", document, "--waarde", "het vierde kwartaal van 2024", "--formaat", "json").json

    (bron,) = {tuple(bron.items()) for waarde in antwoord["waarden"] for bron in waarde["bronnen"]}
    assert dict(bron) == {
        "bestand": "de opdracht",
        "plek": "--tot",
        "feit": "document.tot",
        "waarde": "het vierde kwartaal van 2024",
    }
    assert antwoord["bestanden"] == []
