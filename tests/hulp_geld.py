"""A project with a budget in the proef werkmap, and workbooks as finance sends them back."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence

import openpyxl
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.dossier.basis import Opbouw
from pipeline.dossier.begroting import Begroting
from pipeline.dossier.geldregels import BEGROTINGSBLADEN
from pipeline.excel.werkboek import lees_werkboek
from pipeline.melding import Melding
from tests.conftest import Proef
from tests.hulp import delen_van, werkbladen, zip_van

PROJECT = "inputs/netwerken/proef/projecten/plan/project.yaml"
BEGROTING = "inputs/netwerken/proef/projecten/plan/begroting.xlsx"
VERANTWOORDING = "inputs/netwerken/proef/projecten/plan/verantwoording.yaml"

KOLOMMEN = (
    "regel_id", "fase", "kostensoort", "omschrijving", "eenheid", "aantal", "tarief", "bedrag", "btw_pct",
    "btw_verrekenbaar", "bedrag_subsidiabel", "financier", "toelichting",
)  # fmt: skip
DEKKINGSKOLOMMEN = ("bron", "partij", "bedrag", "status", "toelichting")
REALISATIEKOLOMMEN = ("regel_id", "kwartaal", "realisatie", "prognose_rest", "toelichting")

PLAN = """\
titel: Samen afspreken
financier: fonds
aanvrager: Hospice De Linde
netwerken: [Netwerk Proef]
looptijd: jan 2024 – dec 2025
producten: [werkboekje]
fasen:
  - titel: Verkennen
    periode: jan 2024 – jun 2024
    activiteiten:
      - tekst: Gesprekken voeren
      - tekst: Keuzes maken
        wanneer: Q2 2024
  - titel: Uitvoeren
    periode: jul 2024 – dec 2025
    activiteiten:
      - tekst: Scholing geven
financien:
  aangevraagd: 1600
  kostensoorten:
    - naam: projectleiding
    - naam: bijeenkomsten
"""

VERSLAG = """\
periode: jan 2024 – dec 2025
gerealiseerd: Alles is gedaan.
wijze: In groepen.
doelen: Gehaald.
verplichtingen: Nageleefd.
activiteiten:
  - fase: 1
    activiteit: 1
    voortgang: uitgevoerd
  - fase: 1
    activiteit: 2
    voortgang: uitgevoerd
  - fase: 2
    activiteit: 1
    voortgang: uitgevoerd
producten:
  - product: werkboekje
    voortgang: uitgevoerd
"""

FONDS = "naam: Fonds Proef\n"

# Two lines that a person can add up: 20 x 60 = 1.200, of which half from the grant, and 4 x 250 = 1.000.
R001: Mapping[str, object] = {
    "regel_id": "R001", "fase": 1, "kostensoort": "projectleiding", "omschrijving": "uren projectleider",
    "eenheid": "uur", "aantal": 20, "tarief": 60, "bedrag": 1200, "bedrag_subsidiabel": 600,
}  # fmt: skip
R002: Mapping[str, object] = {
    "regel_id": "R002", "fase": 2, "kostensoort": "bijeenkomsten", "omschrijving": "scholing", "eenheid": "stuk",
    "aantal": 4, "tarief": 250, "bedrag": 1000, "bedrag_subsidiabel": 1000,
}  # fmt: skip
SUBSIDIE: Mapping[str, object] = {"bron": "subsidie", "partij": "Fonds Proef", "bedrag": 1600, "status": "aangevraagd"}
EIGEN: Mapping[str, object] = {"bron": "eigen bijdrage", "partij": "Netwerk", "bedrag": 600, "status": "toegezegd"}
LEESWIJZER = (("Versie", "1"), ("Valuta", "EUR"), ("Btw", "bedragen inclusief btw"))


def als_rijen(kolommen: Sequence[str], regels: Iterable[Mapping[str, object]]) -> list[list[object]]:
    """The header and a row for each line."""
    return [[*kolommen], *([regel.get(kolom) for kolom in kolommen] for regel in regels)]


def bladen(
    regels: Iterable[Mapping[str, object]] = (R001, R002),
    dekking: Iterable[Mapping[str, object]] = (SUBSIDIE, EIGEN),
    realisatie: Iterable[Mapping[str, object]] = (),
    leeswijzer: Iterable[Sequence[object]] = LEESWIJZER,
) -> dict[str, list[list[object]]]:
    """The sheets of a budget as rows of cells: the header in row 1, the first line in row 2."""
    return {
        "Leeswijzer": [list(rij) for rij in leeswijzer],
        "Begroting": als_rijen(KOLOMMEN, regels),
        "Dekking": als_rijen(DEKKINGSKOLOMMEN, dekking),
        "Realisatie": als_rijen(REALISATIEKOLOMMEN, realisatie),
    }


def begrotingsboek(
    *regels: Mapping[str, object],
    dekking: Iterable[Mapping[str, object]] = (SUBSIDIE, EIGEN),
    realisatie: Iterable[Mapping[str, object]] = (),
    leeswijzer: Iterable[Sequence[object]] = LEESWIJZER,
) -> bytes:
    """A budget as a workbook; with no lines given, the good one of this file."""
    return werkbladen(bladen(regels or (R001, R002), dekking, realisatie, leeswijzer))


def bewerkt(inhoud: bytes, doe: Callable[[Worksheet], object], blad: str = "Begroting") -> bytes:
    """A workbook after somebody did something to one of its sheets."""
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    vel = boek[blad]
    assert isinstance(vel, Worksheet)
    doe(vel)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def met_cel(inhoud: bytes, adres: str, waarde: object, blad: str = "Begroting") -> bytes:
    """A workbook in which one cell holds something else."""

    def zet(vel: Worksheet) -> None:
        vel[adres] = waarde  # type: ignore[assignment]

    return bewerkt(inhoud, zet, blad)


def met_formule(
    inhoud: bytes, adres: str, formule: str, waarde: str | None, blad: str = "Begroting", soort: str | None = None
) -> bytes:
    """A workbook in which a cell holds a formula with what a program left as its outcome; openpyxl writes no such."""
    deel = f"xl/worksheets/sheet{openpyxl.load_workbook(io.BytesIO(inhoud)).sheetnames.index(blad) + 1}.xml"
    delen = delen_van(inhoud)
    boom = etree.fromstring(delen[deel])
    ruimte = boom.nsmap[None]
    [cel] = [c for c in boom.iter(f"{{{ruimte}}}c") if c.get("r") == adres]
    for kind in list(cel):
        cel.remove(kind)
    if "t" in cel.attrib:
        del cel.attrib["t"]
    if soort is not None:
        cel.set("t", soort)
    etree.SubElement(cel, f"{{{ruimte}}}f").text = formule
    if waarde is not None:
        etree.SubElement(cel, f"{{{ruimte}}}v").text = waarde
    delen[deel] = etree.tostring(boom, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zip_van(delen)


def schrijf_project(proef: Proef, plan: str = PLAN, fonds: str | None = FONDS) -> None:
    """Write the plan of the project, and the profile of its funder; of the document types only one stays."""
    for map_ in (proef.pad / "templates").iterdir():
        if map_.name != "jaarverslag":
            shutil.rmtree(map_)
    pad = proef.pad / PROJECT
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(plan, encoding="utf-8")
    if fonds is not None:
        schrijf_financier(proef, fonds)


def schrijf_financier(proef: Proef, profiel: str, naam: str = "fonds") -> None:
    """Write the profile of a funder."""
    pad = proef.pad / "inputs" / "financiers" / f"{naam}.yaml"
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(profiel, encoding="utf-8")


def schrijf_begroting(proef: Proef, inhoud: bytes) -> None:
    """Put a workbook where the budget of the project stands, and the project with it where there is none yet."""
    if not (proef.pad / PROJECT).exists():
        schrijf_project(proef)
    (proef.pad / BEGROTING).write_bytes(inhoud)


def schrijf_verantwoording(proef: Proef, tekst: str) -> None:
    """Write the account of the project."""
    (proef.pad / VERANTWOORDING).write_text(tekst, encoding="utf-8")


def meldingen_bij(proef: Proef, inhoud: bytes) -> list[str]:
    """What the command line says of a project with this workbook as its budget."""
    schrijf_begroting(proef, inhoud)
    return proef.genereer("controleer", "--formaat", "json").meldingen


def lees(inhoud: bytes) -> tuple[Begroting, list[str]]:
    """A workbook read as a budget, and what reading it tells: code, cell and text."""
    kaart, gevonden = lees_werkboek(inhoud, BEGROTING, BEGROTINGSBLADEN)
    opbouw = Opbouw()
    assert kaart is not None, [melding.tekst for melding in gevonden]
    begroting = Begroting.model_validate(kaart, context=opbouw)
    return begroting, [kort(melding) for melding in (*gevonden, *opbouw.meldingen)]


def kort(melding: Melding) -> str:
    """A melding as code, sheet and cell, and text."""
    return f"{melding.code} {melding.plaats.blad}!{melding.plaats.cel}: {melding.tekst}"
